//! What a lender agrees to: loans that run longer, and personal plans.

use serde_json::{Value, json};

use crate::lives::{cents, entries, facility, live, skips, sum};

/// 3,000.00 in three parts on the 15th at 0.04 % a night, with actions, under overrides.
fn lent(overrides: &Value, cash: &str, actions: &[Value]) -> Value {
    let mut account = facility("20000.00");
    account["overrides"] = overrides.clone();
    let draw = json!({"id": "one", "draw": {"account": "loans", "amount": "3000.00", "on": "2026-01-15", "periods": 3,
        "method": "equal_principal"}});
    live(12, cash, &json!([account]), &json!({"events": [draw], "actions": actions}))
}

fn extend(on: &str, months: u32) -> Value {
    json!({"extend": {"account": "loans", "on": on, "months": months}})
}

fn re_plan(on: &str, periods: u32) -> Value {
    json!({"re_plan": {"account": "loans", "on": on, "periods": periods}})
}

fn dues(run: &Value) -> Vec<(String, i64)> {
    let ledger = run["ledger"].as_array().expect("a ledger").iter().filter(|entry| entry["kind"] == "due");
    ledger.map(|e| (e["on"].as_str().expect("a day").to_owned(), cents(&e["amount"]))).collect()
}

fn on(day: &str, amount: i64) -> (String, i64) {
    (day.to_owned(), amount)
}

#[test]
fn an_extension_spreads_what_is_left_over_more_months() {
    let terms = json!({"extension_most_months": 3, "extension_fee_rate": "0.01"});
    let run = lent(&terms, "90000.00", &[extend("2026-02-20", 2)]);
    // 2,000 are left of two periods: 500 in four. The fee is 20.00, the interest of 5 nights 4.00, both paid that day
    assert_eq!(
        dues(&run),
        [
            on("2026-02-15", 100_000),
            on("2026-03-15", 50_000),
            on("2026-04-15", 50_000),
            on("2026-05-15", 50_000),
            on("2026-06-15", 50_000)
        ]
    );
    assert_eq!(sum(&run, "2026-02-20", "payment"), 2_400);
    assert_eq!(cents(&run["summary"]["fees"]), 2_000);
    // 23 nights are left of the period: 2,000 × 0.0004 × 23
    assert_eq!(sum(&run, "2026-03-15", "interest"), 1_840);
}

#[test]
fn an_extension_puts_off_what_is_past_due() {
    let terms = json!({"extension_most_months": 3});
    let run = lent(&terms, "90000.00", &[skips("loans", "2026-02"), extend("2026-03-01", 1)]);
    // 1,000 of 15 February goes back into the loan: 3,000 in three. Paid that day: interest of the missed period 37.20,
    // penalty 1,000 × 0.0006 × 14 = 8.40, and 2,000 × 0.0004 × 14 = 11.20
    assert_eq!(sum(&run, "2026-03-01", "arrangement"), 100_000);
    assert_eq!(sum(&run, "2026-03-01", "payment"), 3_720 + 840 + 1_120);
    assert_eq!(
        dues(&run)[1..],
        [on("2026-03-15", 100_000), on("2026-04-15", 100_000), on("2026-05-15", 100_000)]
    );
    assert_eq!(run["months"][2]["accounts"][0]["days_overdue"], 0);
}

#[test]
fn an_extension_may_leave_what_is_past_due_where_it_is() {
    let terms = json!({"extension_most_months": 3, "extension_stops_overdue": false});
    let run = lent(
        &terms,
        "90000.00",
        &[skips("loans", "2026-02"), skips("loans", "2026-03"), extend("2026-03-01", 1)],
    );
    assert_eq!(sum(&run, "2026-03-01", "arrangement"), 0);
    assert_eq!(dues(&run)[1], on("2026-03-15", 66_666));
    // since 15 February, and since 15 March
    assert_eq!(run["months"][2]["accounts"][0]["days_overdue"], 44);
}

#[test]
fn a_personal_plan_holds_all_that_is_owed_and_bears_nothing() {
    let terms = json!({"re_plan_most_periods": 60, "re_plan_least_days_overdue": 14});
    let run = lent(&terms, "90000.00", &[skips("loans", "2026-02"), re_plan("2026-03-01", 6)]);
    // 3,000 principal, interest 37.20 + 11.20, penalty 8.40: 3,056.80 in six parts of 509.46, the last 509.50
    let parts = dues(&run);
    assert_eq!(parts[1..6].iter().map(|due| due.1).collect::<Vec<_>>(), [50_946; 5]);
    assert_eq!((parts[1].0.as_str(), &parts[6]), ("2026-04-15", &on("2026-09-15", 50_950)));
    assert_eq!(sum(&run, "2026-04-15", "interest"), 0);
    assert_eq!(run["months"][2]["accounts"][0]["days_overdue"], 0);
    assert_eq!(run["summary"]["final_debt"], "0.00");
}

#[test]
fn a_personal_plan_may_go_on_bearing_interest_and_cost_a_fee() {
    let terms =
        json!({"re_plan_most_periods": 60, "re_plan_stops_interest": false, "re_plan_fee_rate": "0.02"});
    let run = lent(&terms, "90000.00", &[skips("loans", "2026-02"), re_plan("2026-03-01", 6)]);
    // the fee is 2 % of 3,056.80; 3,117.94 × 0.0004 × 45 nights to 15 April = 56.12
    assert_eq!((cents(&run["summary"]["fees"]), sum(&run, "2026-04-15", "interest")), (6_114, 5_612));
}

#[test]
fn a_missed_period_ends_a_personal_plan() {
    let terms = json!({"re_plan_most_periods": 60});
    let run = lent(
        &terms,
        "90000.00",
        &[skips("loans", "2026-02"), re_plan("2026-03-01", 6), skips("loans", "2026-05")],
    );
    // 509.46 was paid in April; in May all the rest is past due, and bears penalty from then
    let called: Vec<&Value> = entries(&run, "2026-05-15", "overdue");
    let amounts: Vec<i64> = called.iter().map(|entry| cents(&entry["amount"])).collect();
    assert_eq!(amounts, [50_946, 305_680 - 2 * 50_946]);
    // (3,056.80 − 509.46) × 0.0006 × 31 nights, in two items: 9.4760… and 37.9046…
    assert_eq!(sum(&run, "2026-06-15", "penalty"), 948 + 3_790);
}

#[test]
fn a_lender_says_why_it_does_not_agree() {
    let noted = |overrides: Value, cash: &str, actions: &[Value]| {
        let run = lent(&overrides, cash, actions);
        (sum(&run, "2026-03-01", "arrangement"), dues(&run).len())
    };
    // not offered; longer than allowed; not past due for long enough: the loan goes on as agreed
    assert_eq!(noted(json!({}), "90000.00", &[extend("2026-03-01", 1), re_plan("2026-03-01", 6)]), (0, 3));
    let terms =
        json!({"extension_most_months": 3, "re_plan_most_periods": 5, "re_plan_least_days_overdue": 1});
    assert_eq!(
        noted(terms.clone(), "90000.00", &[extend("2026-03-01", 4), re_plan("2026-03-01", 6)]),
        (0, 3)
    );
    assert_eq!(noted(terms, "90000.00", &[re_plan("2026-03-01", 5)]), (0, 3));
}

#[test]
fn nothing_is_lent_beside_a_personal_plan() {
    let mut account = facility("20000.00");
    account["overrides"] = json!({"re_plan_most_periods": 60});
    let draw = |id: &str, on: &str| {
        json!({"id": id, "draw": {"account": "loans", "amount": "3000.00", "on": on,
        "periods": 3, "method": "equal_principal"}})
    };
    let events = json!([draw("one", "2026-01-15"), draw("two", "2026-04-20"), draw("three", "2026-06-20")]);
    let rest = json!({"events": events, "actions": [re_plan("2026-03-01", 2)]});
    let run = live(8, "90000.00", &json!([account]), &rest);
    assert_eq!((sum(&run, "2026-04-20", "draw"), sum(&run, "2026-06-20", "draw")), (0, 300_000));
    assert_eq!(run["months"][2]["accounts"][0]["available"], "0.00");
}
