//! Loans whose dates or payments are agreed: as other calculators print them.

use serde_json::{Value, json};

use crate::lives::{cents, facility, live, scenario};
use crate::support::{run_json, text};

/// 10,000.00 drawn on 15 January at 0.04 % a night in three periods, with what was agreed.
fn drawn(method: &str, agreed: &Value) -> Value {
    let mut draw =
        json!({"account": "loans", "amount": "10000.00", "on": "2026-01-15", "periods": 3, "method": method});
    agreed.as_object().expect("keys").iter().for_each(|(key, value)| draw[key] = value.clone());
    live(6, "90000.00", &json!([facility("20000.00")]), &json!({"events": [{"id": "one", "draw": draw}]}))
}

/// The days on which principal falls due, how much of it, and the interest of that day.
fn dues(run: &Value) -> Vec<(&str, i64, i64)> {
    let of = |kind: &'static str| {
        run["ledger"].as_array().expect("entries").iter().filter(move |e| e["kind"] == kind)
    };
    let interest = |on: &Value| of("interest").filter(|e| e["on"] == *on).map(|e| cents(&e["amount"])).sum();
    of("due").map(|e| (text(&e["on"]), cents(&e["amount"]), interest(&e["on"]))).collect()
}

#[test]
fn a_first_due_date_of_its_own_gives_the_later_ones_its_day() {
    let run = drawn("equal_principal", &json!({"first_due": "2026-03-03"}));
    // 47 nights to 3 March, then 31 and 30; with the day of the draw it would be 31, 28 and 31
    assert_eq!(
        dues(&run),
        [("2026-03-03", 333_333, 18_800), ("2026-04-03", 333_333, 8_267), ("2026-05-03", 333_334, 4_000)]
    );
}

#[test]
fn due_dates_may_be_given_one_by_one() {
    let run = drawn("equal_principal", &json!({"due_dates": ["2026-01-31", "2026-03-16", "2026-03-20"]}));
    // 16, 44 and 4 nights
    assert_eq!(
        dues(&run),
        [("2026-01-31", 333_333, 6_400), ("2026-03-16", 333_333, 11_733), ("2026-03-20", 333_334, 533)]
    );
}

#[test]
fn an_instalment_may_be_agreed() {
    let run = drawn("equal_payment", &json!({"instalment": "3000.00"}));
    // 31 nights: 124.00 of interest, so 2,876.00; 28 nights of 7,124.00: 79.79; the last period takes what is left
    assert_eq!(
        dues(&run),
        [("2026-02-15", 287_600, 12_400), ("2026-03-15", 292_021, 7_979), ("2026-04-15", 420_379, 5_213)]
    );
    let run = drawn("equal_principal", &json!({"instalment": "4000.00"}));
    let parts: Vec<i64> = dues(&run).iter().map(|due| due.1).collect();
    assert_eq!(parts, [400_000, 400_000, 200_000]);
}

#[test]
fn an_opening_loan_goes_on_to_the_cents_of_its_own_contract() {
    let loan = json!({"id": "old", "drawn": "2025-11-20", "principal": "10000.00", "periods": 4,
        "method": "equal_payment", "first_due": "2025-12-28", "instalment": "2600.00", "periods_paid": 1});
    let mut account = facility("20000.00");
    account["opening"] = json!({"loans": [loan]});
    let run = run_json(&scenario(4, "90000.00", &json!([account]), &json!({})));
    // 38 nights of 10,000: 152.00, so 2,448.00 was repaid on 28 December; 31 nights of 7,552.00: 93.64
    assert_eq!(text(&run["summary"]["opening_debt"]), "7552.00");
    assert_eq!(dues(&run)[0], ("2026-01-28", 250_636, 9_364));
}
