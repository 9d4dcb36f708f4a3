//! What a shop takes back: what it lowers first, what a plan loses, and what comes back in cash.

use mingzhang::simulation::NoteKind;
use serde_json::{Value, json};

use crate::lives::{buys, cents, days, empty_line, entries, extra, live, scenario, skips, splits, sum};
use crate::support::{lab, read, row, run_json, text};

/// The purchase of 5 January comes back on a day, in part or whole.
fn refund(on: &str, amount: Option<&str>) -> Value {
    let mut refund = json!({"of": "on-2026-01-05", "on": on});
    if let Some(amount) = amount {
        refund["amount"] = json!(amount);
    }
    json!({"id": format!("back-{on}"), "refund": refund})
}

fn all_checks_hold(run: &Value) {
    for check in run["checks"].as_array().expect("checks") {
        assert_eq!(check["holds"], true, "{check}");
    }
}

/// A life of four months on an empty line, under overrides.
fn life_under(overrides: &Value, events: &Value, rest: &Value) -> Value {
    let mut rest = rest.clone();
    rest["events"] = events.clone();
    let run = live(4, "9000.00", &json!([empty_line(overrides)]), &rest);
    all_checks_hold(&run);
    run
}

fn life(events: &Value, rest: &Value) -> Value {
    life_under(&json!({}), events, rest)
}

/// What refunds of a day lower, in their order, with the amounts in cents.
fn lowered(run: &Value, on: &str) -> Vec<(String, i64)> {
    let refunds = entries(run, on, "refund").into_iter();
    let part = |entry: &Value| if entry["to"] == "cash" { "cash" } else { text(&entry["from"]) }.to_owned();
    refunds.map(|entry| (part(entry), cents(&entry["amount"]))).collect()
}

fn parts(parts: &[(&str, i64)]) -> Vec<(String, i64)> {
    parts.iter().map(|&(part, amount)| (part.to_owned(), amount)).collect()
}

/// A component of the line on the last evening of a month.
fn component(run: &Value, month: &str, component: &str) -> i64 {
    cents(&row(&run["months"], "month", month)["accounts"][0]["components"][component])
}

#[test]
fn what_is_not_billed_yet_is_never_billed() {
    let run = life(&json!([buys("2026-01-05", "800.00"), refund("2026-01-10", Some("300.00"))]), &json!({}));
    assert_eq!(lowered(&run, "2026-01-10"), parts(&[("unbilled", 30_000)]));
    assert_eq!(row(&run["statements"], "on", "2026-02-01")["total"], "500.00");
    let summary = &run["summary"];
    assert_eq!((text(&summary["purchases"]), text(&summary["returned"])), ("800.00", "300.00"));
}

#[test]
fn an_open_bill_and_its_minimum_fall() {
    let run =
        life(&json!([buys("2026-01-05", "3000.00"), refund("2026-02-05", Some("1000.00"))]), &json!({}));
    let bill = row(&run["statements"], "on", "2026-02-01");
    assert_eq!((text(&bill["total"]), text(&bill["minimum"])), ("2000.00", "200.00"));
    assert_eq!(bill["amended"], true);
    assert_eq!(sum(&run, "2026-02-09", "payment"), 20_000, "and not 300 as the bill closed");
    assert_eq!(sum(&run, "2026-02-09", "carry"), 180_000);
}

#[test]
fn what_is_carried_bears_less_from_that_evening() {
    let events = json!([buys("2026-01-05", "3000.00"), refund("2026-02-19", Some("1000.00"))]);
    let run = life(&events, &json!({}));
    assert_eq!(lowered(&run, "2026-02-19"), parts(&[("rolled", 100_000)]));
    // 2,700 for ten nights from the due day, then 1,700 for ten
    assert_eq!(sum(&run, "2026-03-01", "interest"), 2_200);
}

#[test]
fn what_is_overdue_falls_with_its_penalty() {
    let events = json!([buys("2026-01-05", "3000.00"), refund("2026-02-20", Some("1000.00"))]);
    let run = life(&events, &json!({"actions": [skips("line", "2026-02")]}));
    assert_eq!(lowered(&run, "2026-02-20"), parts(&[("overdue", 100_000)]));
    // 3,000 for eleven nights, then 2,000 for nine
    assert_eq!(sum(&run, "2026-03-01", "penalty"), 1_650 + 900);
}

#[test]
fn what_is_not_owed_any_more_comes_back_in_cash() {
    let events = json!([buys("2026-01-05", "3000.00"), refund("2026-02-20", None)]);
    let run = life(&events, &json!({"pay": "full"}));
    assert_eq!(lowered(&run, "2026-02-20"), parts(&[("cash", 300_000)]));
    assert_eq!(run["summary"]["final_cash"], "9000.00");
}

#[test]
fn a_bill_that_was_paid_in_part_takes_what_is_left_of_it() {
    let events = json!([buys("2026-01-05", "3000.00"), refund("2026-02-05", Some("500.00"))]);
    let run = life(&events, &json!({"actions": [extra("line", "2026-02-02", "2800.00")]}));
    assert_eq!(lowered(&run, "2026-02-05"), parts(&[("billed", 20_000), ("cash", 30_000)]));
    assert_eq!(days(&run, "payment"), ["2026-02-02"], "2,800 are more than the minimum of 2,800");
}

#[test]
fn the_oldest_falls_first_where_the_terms_say_so() {
    let events = json!([
        buys("2026-01-05", "3000.00"),
        buys("2026-02-20", "400.00"),
        refund("2026-02-25", Some("1000.00"))
    ]);
    let run = life(&events, &json!({}));
    assert_eq!(lowered(&run, "2026-02-25"), parts(&[("unbilled", 40_000), ("rolled", 60_000)]));
    let run = life_under(&json!({"refund_order": "oldest_first"}), &events, &json!({}));
    assert_eq!(lowered(&run, "2026-02-25"), parts(&[("rolled", 100_000)]));
}

#[test]
fn of_a_plan_the_last_periods_go_first() {
    // 3,000 in three periods of 1,000 with a fee of 23 each.
    let events = json!([splits("2026-01-05", "3000.00"), refund("2026-02-15", Some("1500.00"))]);
    let run = life(&events, &json!({"pay": "full"}));
    assert_eq!(lowered(&run, "2026-02-15"), parts(&[("plan_future", 150_000)]));
    assert_eq!(row(&run["statements"], "on", "2026-03-01")["total"], "523.00", "and not 250 with 23");
    let bills = run["statements"].as_array().expect("bills");
    assert_eq!(bills.len(), 2, "April has none");
    assert_eq!(run["summary"]["fees"], "46.00", "of the period that is gone there is no fee");
}

#[test]
fn a_plan_that_is_taken_back_whole_is_gone() {
    let fees = |rule: &str| {
        let events = json!([splits("2026-01-05", "3000.00"), refund("2026-02-15", None)]);
        let run = life_under(&json!({ "refund_fee": rule }), &events, &json!({"pay": "full"}));
        assert_eq!(lowered(&run, "2026-02-15"), parts(&[("plan_future", 200_000), ("cash", 100_000)]));
        assert_eq!(component(&run, "2026-02", "plan_future"), 0);
        text(&run["summary"]["fees"]).to_owned()
    };
    // The fee of the period that was billed stays in each; the fees of the two that are gone by the terms.
    assert_eq!(["drop_unbilled", "charge_current", "charge_all"].map(fees), ["23.00", "46.00", "69.00"]);
}

#[test]
fn fees_of_periods_taken_back_are_on_the_next_bill() {
    let events = json!([splits("2026-01-05", "3000.00"), refund("2026-02-15", Some("1500.00"))]);
    let run = life_under(&json!({"refund_fee": "charge_all"}), &events, &json!({"pay": "full"}));
    let february = row(&run["months"], "month", "2026-02");
    assert_eq!(february["accounts"][0]["committed_fees"], "46.00", "one of a period, one that is owed");
    assert_eq!(row(&run["statements"], "on", "2026-03-01")["total"], "546.00");
    // The next period stays, so that `charge_current` has nothing to charge.
    let run = life_under(&json!({"refund_fee": "charge_current"}), &events, &json!({"pay": "full"}));
    assert_eq!(run["summary"]["fees"], "46.00");
}

#[test]
fn a_period_on_the_open_bill_falls_after_those_to_come() {
    let events = json!([splits("2026-01-05", "3000.00"), refund("2026-02-05", Some("2400.00"))]);
    let run = life(&events, &json!({}));
    assert_eq!(lowered(&run, "2026-02-05"), parts(&[("plan_future", 200_000), ("plan_due", 40_000)]));
    let bill = row(&run["statements"], "on", "2026-02-01");
    assert_eq!((text(&bill["total"]), text(&bill["minimum"])), ("623.00", "623.00"));
}

#[test]
fn quota_and_room_come_back() {
    let mut other = splits("2026-02-20", "3000.00");
    other["id"] = json!("other");
    let fees = |on: &str| {
        let events = json!([splits("2026-01-05", "3000.00"), refund(on, None), other]);
        life_under(&json!({"free_quota_yuan": "3000.00"}), &events, &json!({"pay": "full"}))
    };
    let run = fees("2026-02-05");
    assert_eq!(run["summary"]["fees"], "0.00", "the quota does not renew by repaying, but does by a refund");
    // Of what was repaid on the 9th the quota stays used: 1,000 of the other plan bear 2.3 %, of which two periods are billed.
    assert_eq!(fees("2026-02-15")["summary"]["fees"], "15.34");
    let february = row(&run["months"], "month", "2026-02");
    assert_eq!(february["accounts"][0]["available"], "17000.00");
}

#[test]
fn a_refund_of_a_bill_day_waits_as_its_purchases_do() {
    let terms = json!({"statement_day_purchase": "next_bill"});
    let events = json!([
        buys("2026-01-05", "800.00"),
        buys("2026-02-01", "500.00"),
        refund("2026-02-01", Some("300.00"))
    ]);
    let run = life_under(&terms, &events, &json!({"pay": "full"}));
    assert_eq!(row(&run["statements"], "on", "2026-02-01")["total"], "800.00", "and not 500");
    assert_eq!(row(&run["statements"], "on", "2026-03-01")["total"], "200.00");
    let run = life(&events, &json!({"pay": "full"}));
    assert_eq!(row(&run["statements"], "on", "2026-02-01")["total"], "1000.00");
}

#[test]
fn what_was_paid_in_cash_comes_back_in_cash_and_what_was_refused_not_at_all() {
    let mut cash = buys("2026-01-05", "8000.00");
    cash["purchase"]["else_cash"] = json!(true);
    let mut small = empty_line(&json!({}));
    small["limit"] = json!("100.00");
    let told = |purchase: &Value| {
        let events = json!([purchase, refund("2026-01-20", Some("500.00")), refund("2026-01-25", None)]);
        let life = scenario(1, "9000.00", &json!([small]), &json!({ "events": events }));
        let notes =
            lab(&read(&life.to_string())).comparison.runs[0].notes.iter().map(|n| n.what).collect::<Vec<_>>();
        (lowered(&run_json(&life), "2026-01-20"), notes)
    };
    assert_eq!(told(&cash), (parts(&[("cash", 50_000)]), vec![]));
    let nothing = NoteKind::NothingToReturn;
    assert_eq!(told(&buys("2026-01-05", "8000.00")), (Vec::new(), vec![nothing, nothing]));
}

#[test]
fn no_more_comes_back_than_was_bought() {
    let events = json!([
        buys("2026-01-05", "800.00"),
        refund("2026-01-10", Some("500.00")),
        refund("2026-01-12", Some("500.00")),
        refund("2026-01-14", None)
    ]);
    let run = life(&events, &json!({}));
    assert_eq!(run["summary"]["returned"], "800.00");
    assert_eq!(days(&run, "refund"), ["2026-01-10", "2026-01-12"]);
}

#[test]
fn a_bill_in_its_grace_is_still_amended() {
    let events = json!([buys("2026-01-05", "1000.00"), refund("2026-02-11", Some("500.00"))]);
    let terms = json!({"grace_days": 3, "min_ratio": "0.1", "min_floor_yuan": "0"});
    let run = life_under(&terms, &events, &json!({"pay": "minimum"}));
    let bill = row(&run["statements"], "on", "2026-02-01");
    // due on the 9th; of 1,000 with a minimum of 100, which was paid, 500 came back two days later
    assert_eq!((text(&bill["total"]), text(&bill["minimum"])), ("500.00", "50.00"));
    assert_eq!(text(&bill["paid_by_due"]), "100.00");
    // 400 × 20 nights since the due day
    assert_eq!(sum(&run, "2026-03-01", "interest"), 400);
}
