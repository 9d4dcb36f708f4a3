//! Personal plans of lines: all that is owed in equal parts on the bills to come.

use serde_json::{Value, json};

use crate::lives::{cents, entries, extra, line, live, skips, sum};
use crate::support::text;

/// A bill of 3,000.00 of 1 January that is missed on the 9th, under overrides, with actions and events.
fn missed(overrides: &Value, cash: &str, actions: &[Value], events: &Value) -> Value {
    let mut account = line("line", "3000.00");
    account["overrides"] = overrides.clone();
    let mut all = vec![skips("line", "2026-01")];
    all.extend_from_slice(actions);
    live(12, cash, &json!([account]), &json!({"actions": all, "events": events}))
}

fn re_plan(on: &str, periods: u32) -> Value {
    json!({"re_plan": {"account": "line", "on": on, "periods": periods}})
}

fn buys(on: &str) -> Value {
    json!({"id": format!("on-{on}"), "purchase": {"account": "line", "amount": "100.00", "when": {"on": on}}})
}

fn offered() -> Value {
    json!({"re_plan_most_periods": 60})
}

/// What the bills of a run ask for: the day and the total.
fn bills(run: &Value) -> Vec<(&str, &str)> {
    let statements = run["statements"].as_array().expect("statements");
    statements.iter().map(|bill| (text(&bill["on"]), text(&bill["total"]))).collect()
}

#[test]
fn all_that_is_owed_becomes_equal_parts_that_bear_nothing() {
    let run = missed(&offered(), "9000.00", &[re_plan("2026-01-21", 6)], &json!([]));
    // 3,000 and a penalty of 3,000 × 0.0005 × 12 nights: 3,018.00 in six parts of 503.00
    let due: Vec<_> = (2..=7).map(|month| (format!("2026-{month:02}-01"), "503.00".to_owned())).collect();
    let asked: Vec<_> =
        bills(&run)[1..].iter().map(|(on, total)| ((*on).to_owned(), (*total).to_owned())).collect();
    assert_eq!(asked, due);
    assert_eq!(text(&run["summary"]["interest"]), "0.00");
    assert_eq!(text(&run["summary"]["penalties"]), "18.00");
    assert_eq!(text(&run["summary"]["final_debt"]), "0.00");
    // without the plan, penalty until the bill of February is paid: 3,000 × 0.0005 × 31 nights
    let without = missed(&json!({}), "9000.00", &[re_plan("2026-01-21", 6)], &json!([]));
    assert_eq!(text(&without["summary"]["penalties"]), "46.50");
}

#[test]
fn days_overdue_and_collection_end_with_the_agreement() {
    let ladder = json!([{"from_days_overdue": 1, "every_days": 1, "act": "call"}]);
    let terms = json!({"re_plan_most_periods": 60, "ladder": ladder});
    let run = missed(&terms, "9000.00", &[re_plan("2026-01-21", 6)], &json!([]));
    // a call on each of the days 10 to 20; none on the 21st or later
    let acts: Vec<_> = run["acts"].as_array().expect("acts").iter().map(|act| text(&act["on"])).collect();
    assert_eq!((acts.len(), acts[0], acts[acts.len() - 1]), (11, "2026-01-10", "2026-01-20"));
    assert_eq!(run["months"][0]["accounts"][0]["days_overdue"], 0);
}

#[test]
fn a_plan_may_bear_interest_on_what_is_on_no_bill() {
    let terms =
        json!({"re_plan_most_periods": 60, "re_plan_stops_interest": false, "re_plan_fee_rate": "0.01"});
    let run = missed(&terms, "9000.00", &[re_plan("2026-01-21", 6)], &json!([]));
    // the fee is 1 % of 3,018.00: 3,048.18 in parts of 508.03; 3,048.18 × 0.0005 × 11 nights, then 2,540.15 × 28
    assert_eq!(sum(&run, "2026-01-21", "fee"), 3_018);
    assert_eq!((sum(&run, "2026-02-01", "interest"), sum(&run, "2026-03-01", "interest")), (1_676, 3_556));
    assert_eq!(bills(&run)[1], ("2026-02-01", "524.79"));
}

#[test]
fn new_spending_is_refused_while_the_plan_runs() {
    let events = json!([buys("2026-02-15"), buys("2026-03-08"), buys("2026-03-15")]);
    let run = missed(&offered(), "9000.00", &[re_plan("2026-01-21", 2)], &events);
    // the last part is paid on 9 March
    assert_eq!(text(&run["summary"]["refused"]), "200.00");
    assert_eq!(sum(&run, "2026-03-15", "purchase"), 10_000);
    assert_eq!(text(&run["months"][1]["accounts"][0]["available"]), "0.00");
}

#[test]
fn a_missed_bill_ends_the_plan() {
    let actions = [re_plan("2026-01-21", 6), skips("line", "2026-03")];
    let run = missed(&offered(), "9000.00", &actions, &json!([]));
    // 503.00 was paid in February; on 9 March the part on the bill and the four to come are past due
    let overdue: Vec<i64> =
        entries(&run, "2026-03-09", "overdue").iter().map(|e| cents(&e["amount"])).collect();
    assert_eq!(overdue, [50_300, 4 * 50_300]);
    // 2,515.00 × 0.0005 × 23 nights: 28.92
    assert_eq!(sum(&run, "2026-04-01", "penalty"), 2_892);
    let again = [re_plan("2026-01-21", 6), skips("line", "2026-03"), re_plan("2026-03-20", 3)];
    let run = missed(&offered(), "9000.00", &again, &json!([]));
    // a second plan after the first has ended: 2,515.00 and 13.83 in three parts
    assert_eq!(bills(&run)[3], ("2026-04-01", "842.95"));
}

#[test]
fn the_open_bill_asks_for_what_was_paid_of_it() {
    let mut account = line("line", "3000.00");
    account["overrides"] = offered();
    let actions = json!([extra("line", "2026-01-04", "400.00"), re_plan("2026-01-05", 4)]);
    let run = live(8, "9000.00", &json!([account]), &json!({"actions": actions}));
    let first = &run["statements"][0];
    assert_eq!((text(&first["total"]), &first["amended"]), ("400.00", &json!(true)));
    assert_eq!(bills(&run)[1], ("2026-02-01", "650.00"));
    assert_eq!(run["summary"]["worst_days_overdue"], 0);
}

#[test]
fn plans_of_before_and_purchases_of_the_cycle_are_part_of_it() {
    let split = json!({"id": "phone", "purchase": {"account": "line", "amount": "1200.00", "when": {"on": "2026-01-02"},
        "instalments": {"periods": 12}}});
    let terms =
        json!({"re_plan_most_periods": 60, "free_quota_yuan": "0.00", "early_payoff_fee": "charge_current"});
    let mut account = line("line", "3000.00");
    account["overrides"] = terms;
    let rest = json!({"actions": [re_plan("2026-01-05", 6)], "events": [split, buys("2026-01-03")]});
    let run = live(8, "9000.00", &json!([account]), &rest);
    // 3,000 of the bill, 1,200 of the phone, 100 of the cycle, and the fee of the phone's next period: 7.50 = 90 ÷ 12
    assert_eq!(sum(&run, "2026-01-05", "fee"), 750);
    assert_eq!(bills(&run)[1], ("2026-02-01", "717.95"));
    assert_eq!(text(&run["summary"]["fees"]), "7.50");
}
