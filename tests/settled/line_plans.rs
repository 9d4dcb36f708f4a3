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

/// A line with interest by the month at 12 % a year, 1 % a month, and a bill of 1,200.00 of 1 January, due that day and
/// missed: all of it is past due since then. A plan is asked for on a day.
fn by_the_month(overrides: &Value, on: &str, skipped: &[&str]) -> Value {
    let mut terms = json!({"annual_rate": "0.12", "overdue_reach": "bill", "re_plan_most_periods": 60});
    overrides.as_object().expect("values").iter().for_each(|(name, value)| terms[name] = value.clone());
    let account = json!({"id": "line", "terms": "general-line@2024-01-01", "limit": "20000.00", "bill_day": 1,
        "due_day": 1, "overrides": terms,
        "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-01", "purchases": "1200.00"}}});
    let mut actions: Vec<Value> = skipped.iter().map(|month| skips("line", month)).collect();
    actions.push(re_plan(on, 6));
    live(9, "9000.00", &json!([account]), &json!({ "actions": actions }))
}

/// What of a kind is posted in a run: the day and the amount.
fn posted<'r>(run: &'r Value, kind: &str) -> Vec<(&'r str, &'r str)> {
    let ledger = run["ledger"].as_array().expect("a ledger").iter();
    let of_kind = ledger.filter(|entry| entry["kind"] == kind);
    of_kind.map(|entry| (text(&entry["on"]), text(&entry["amount"]))).collect()
}

/// The totals of the bills after those of before a plan.
fn totals(run: &Value, before: usize) -> Vec<&str> {
    bills(run).into_iter().skip(before).map(|(_, total)| total).collect()
}

/// 1,200 × 1 % × 20 of the 31 days of January are 7.7419…: 1,207.74 in six parts of 201.29. Neither the other eleven days
/// nor a later month is on a bill. The mean of the evenings comes to the same: 1,200 on 20 of 31.
#[test]
fn a_plan_cuts_the_month_of_its_day_and_ends_its_interest() {
    for base in ["closing", "average_daily"] {
        let run = by_the_month(&json!({ "month_base": base }), "2026-01-21", &["2026-01"]);
        assert_eq!(posted(&run, "penalty"), [("2026-01-21", "7.74")], "{base}");
        assert_eq!(posted(&run, "interest"), [], "{base}");
        assert_eq!(totals(&run, 1), ["201.29"; 6], "{base}");
        assert_eq!(text(&run["summary"]["debt_free_on"]), "2026-07-01", "{base}");
    }
}

/// When the bill of 1 January had closed nothing was past due, so that January bears nothing; February begins with 1,200
/// past due, of which 14 of its 28 days bear 6.00: 1,206.00 in six parts of 201.00.
#[test]
fn a_plan_cuts_a_month_that_bears_on_its_opening() {
    let run = by_the_month(&json!({"month_base": "opening"}), "2026-02-15", &["2026-01", "2026-02"]);
    assert_eq!(posted(&run, "penalty"), [("2026-02-15", "6.00")]);
    assert_eq!(totals(&run, 2), ["201.00"; 6]);
}

/// What is on no bill bears each night the 365th part of 12 %, whatever a month is charged by: 1,207.74 × 0.12 × 11 ÷ 365
/// is 4.3677…, then 1,006.45 × 28 nights 9.2648…, 805.16 × 31 8.2060…, 603.87 × 30 5.9560…, 402.58 × 31 4.1029…,
/// 201.29 × 30 1.9853….
#[test]
fn a_plan_of_a_line_by_the_month_bears_by_the_night() {
    let terms = json!({"month_base": "closing", "re_plan_stops_interest": false});
    let run = by_the_month(&terms, "2026-01-21", &["2026-01"]);
    let interest: Vec<&str> = posted(&run, "interest").into_iter().map(|(_, amount)| amount).collect();
    assert_eq!(interest, ["4.37", "9.26", "8.21", "5.96", "4.10", "1.99"]);
    assert_eq!(totals(&run, 1), ["205.66", "210.55", "209.50", "207.25", "205.39", "203.28"]);
}

/// The second part is missed on 1 March: with the four to come 1,006.45 are past due, and bear whole months from then on:
/// 10.06 on each bill, on a base that has no penalty in it.
#[test]
fn a_plan_that_is_broken_bears_by_the_month_again() {
    let skipped = ["2026-01", "2026-03", "2026-04"];
    let run = by_the_month(&json!({"month_base": "closing"}), "2026-01-21", &skipped);
    let overdue: Vec<&str> =
        posted(&run, "overdue").into_iter().filter(|(on, _)| *on == "2026-03-01").map(|(_, a)| a).collect();
    assert_eq!(overdue, ["201.29", "805.16"]);
    assert_eq!(posted(&run, "penalty")[1..], [("2026-04-01", "10.06"), ("2026-05-01", "10.06")]);
}
