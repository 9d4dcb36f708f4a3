//! What the record keeps of a time overdue, and for how long.

use serde_json::{Value, json};

use crate::lives::{buys, draws, empty_line, facility, line, live, scenario, skips};
use crate::support::{run_json, text};

fn shown(run: &Value) -> Vec<Option<u64>> {
    run["months"].as_array().expect("months").iter().map(|month| month["records_shown"].as_u64()).collect()
}

#[test]
fn a_time_overdue_is_kept_from_its_first_month_until_five_years_after_its_repayment() {
    let rest = json!({"actions": [skips("line", "2026-01"), skips("line", "2026-02")]});
    let run = live(4, "9000.00", &json!([line("line", "3000.00")]), &rest);
    // At the end of February the bill of January is 50 days late, and its penalty of 3,000 × 0.0005 × 23 nights was
    // billed on 1 February: 3,034.50. Five years run from the repayment, not from 9 January.
    let record = json!({
        "account": "line", "earlier": null, "from": "2026-01-09", "noted_on": "2026-01-31", "worst": 2,
        "amount": "3034.50", "repaid_on": "2026-03-09", "shown_until": "2031-03-09", "repaired": false});
    assert_eq!(run["records"], json!([record]));
    assert_eq!(shown(&run), [Some(1); 4]);
}

#[test]
fn a_delay_that_is_cured_within_the_month_is_not_kept() {
    let actions = json!([{"late": {"account": "line", "days": 5, "from": "2026-01", "until": "2026-01"}}]);
    let run = live(2, "9000.00", &json!([line("line", "3000.00")]), &json!({"actions": actions}));
    assert_eq!((&run["summary"]["worst_days_overdue"], &run["records"]), (&json!(4), &json!([])));
}

#[test]
fn each_time_overdue_has_its_own_record() {
    let rest = json!({"events": [buys("2026-02-20", "500.00")],
        "actions": [skips("line", "2026-01"), skips("line", "2026-03")]});
    let run = live(5, "9000.00", &json!([line("line", "3000.00")]), &rest);
    let records = run["records"].as_array().expect("records").iter();
    let dates: Vec<_> = records.map(|r| [text(&r["from"]), text(&r["repaid_on"])]).collect();
    assert_eq!(dates, [["2026-01-09", "2026-02-09"], ["2026-03-09", "2026-04-09"]]);
    assert_eq!(shown(&run), [1, 1, 2, 2, 2].map(Some));
}

/// The months of 2026 with records brought along, on an account on which nothing is owed.
fn brought_along(records: &Value) -> Value {
    let life = crate::lives::scenario(5, "9000.00", &json!([empty_line(&json!({}))]), &json!({}));
    let mut life = life;
    life["borrower"]["records"] = records.clone();
    crate::support::run_json(&life)
}

#[test]
fn small_records_repaid_in_time_for_the_repair_are_shown_no_more() {
    let run = brought_along(&json!([
        {"id": "small", "amount": "6800.00", "from": "2023-05-10", "repaid_on": "2026-02-10"},
        {"id": "large", "amount": "12300.00", "from": "2024-03-10", "repaid_on": "2026-02-10"},
        {"id": "open", "amount": "500.00", "from": "2025-06-10"}]));
    let until: Vec<_> = (0..3).map(|place| run["records"][place]["shown_until"].clone()).collect();
    assert_eq!(until, [json!("2026-03-31"), json!("2031-02-10"), json!(null)]);
    let repaired: Vec<_> = (0..3).map(|place| run["records"][place]["repaired"].clone()).collect();
    assert_eq!(repaired, [json!(true), json!(false), json!(false)], "above 10,000; not repaid");
    assert_eq!(shown(&run), [3, 3, 3, 2, 2].map(Some), "gone after the end of the month after the repayment");
}

#[test]
fn a_record_that_was_repaid_five_years_ago_is_shown_no_more() {
    let records = json!([{"id": "old", "amount": "500.00", "from": "2019-01-10", "repaid_on": "2021-03-15"}]);
    assert_eq!(shown(&brought_along(&records)), [1, 1, 0, 0, 0].map(Some));
}

#[test]
fn a_facility_is_settled_in_the_month_of_its_last_payment() {
    let rest = json!({"events": [draws("1000.00", "2026-01-10", 2, 10)]});
    let run = live(5, "9000.00", &json!([facility("20000.00")]), &rest);
    let marks: Vec<_> = (0..5).map(|month| text(&run["months"][month]["accounts"][0]["record"])).collect();
    assert_eq!(marks, ["N", "N", "C", "*", "*"], "a line that is cleared shows N, as it stays open");
}

#[test]
fn a_record_is_repaid_in_cash_by_an_action() {
    let repays = |record: &str, on: &str| json!({"repay_record": {"record": record, "on": on}});
    let lived = |cash: &str, actions: Value| {
        let mut life = scenario(5, cash, &json!([empty_line(&json!({}))]), &json!({"actions": actions}));
        life["borrower"]["records"] = json!([
            {"id": "small", "amount": "6800.00", "from": "2023-05-10"},
            {"id": "large", "amount": "12300.00", "from": "2024-03-10"}]);
        run_json(&life)
    };
    // 13,000 is enough for one of them. The small one first: shown no more from May, as it is repaired
    let small = lived("13000.00", json!([repays("small", "2026-03-10"), repays("large", "2026-03-11")]));
    assert_eq!(shown(&small), [2, 2, 2, 2, 1].map(Some));
    assert_eq!(
        (text(&small["summary"]["final_cash"]), text(&small["summary"]["living"])),
        ("6200.00", "6800.00")
    );
    // the large one first: above ¥10,000, shown for five years; what is left does not cover the other
    let large = lived("13000.00", json!([repays("large", "2026-03-10"), repays("small", "2026-03-11")]));
    assert_eq!(shown(&large), [Some(2); 5]);
    assert_eq!(text(&large["records"][1]["shown_until"]), "2031-03-10");
    assert_eq!(large["records"][0]["repaid_on"], Value::Null);
    assert_eq!(text(&large["summary"]["final_cash"]), "700.00");
    // another amount than that of the record; a second time it does nothing
    let less = json!({"repay_record": {"record": "small", "on": "2026-04-01", "amount": "5000.00"}});
    let once = lived("13000.00", json!([less, repays("small", "2026-04-02")]));
    assert_eq!(text(&once["summary"]["final_cash"]), "8000.00");
    // a day too late for the repair
    assert_eq!(text(&once["records"][0]["shown_until"]), "2031-04-01");
}
