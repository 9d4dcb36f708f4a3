//! Cash taken on a card. Every figure is worked out by hand: yuan × nights × 0.0005.

use serde_json::{Value, json};

use crate::lives::{cents, entries, extra, live, skips, sum};
use crate::support::text;

/// A card with bills of the 5th, due on the 25th, that gives half of its limit of 20,000 in cash.
fn card(overrides: Value) -> Value {
    let mut terms = json!({"posting_lag_days": 0, "grace_days": 0, "grace_tolerance_yuan": "0", "interest_on_interest": false});
    overrides.as_object().expect("values").iter().for_each(|(name, value)| terms[name] = value.clone());
    json!({"id": "line", "terms": "card@2024-01-01", "limit": "20000.00", "bill_day": 5, "overrides": terms})
}

fn takes(on: &str, amount: &str) -> Value {
    json!({"id": format!("cash-{on}"), "cash_advance": {"account": "line", "amount": amount, "when": {"on": on}}})
}

fn buys(on: &str) -> Value {
    json!({"id": "buy", "purchase": {"account": "line", "amount": "1000.00", "when": {"on": on}}})
}

fn lived(overrides: Value, events: Value, pay: &str, actions: Value) -> Value {
    live(4, "9000.00", &json!([card(overrides)]), &json!({"events": events, "pay": pay, "actions": actions}))
}

fn interest_of_cash(run: &Value, on: &str) -> i64 {
    let of_cash = |entry: &&&Value| entry["cause"]["rule"] == "cash_advance_interest";
    entries(run, on, "interest").iter().filter(of_cash).map(|entry| cents(&entry["amount"])).sum()
}

#[test]
fn cash_bears_from_its_first_night_and_costs_a_fee() {
    let run = lived(json!({}), json!([takes("2026-01-10", "1000.00")]), "minimum", json!([]));
    assert_eq!(sum(&run, "2026-01-10", "draw"), 100_000);
    assert_eq!(sum(&run, "2026-01-10", "fee"), 1_000, "1 %, which is also the least");
    // 1,000 × 26 nights to the bill; a purchase would be free to the due day
    assert_eq!(interest_of_cash(&run, "2026-02-05"), 1_300);
    let bill = &run["statements"][0];
    // all of it, with the fee and the interest; a share of 10 % would ask for 123
    assert_eq!((text(&bill["total"]), text(&bill["minimum"])), ("1023.00", "1023.00"));
    assert_eq!(sum(&run, "2026-02-25", "payment"), 102_300);
    // 1,000 × 20 more until it is paid
    assert_eq!(interest_of_cash(&run, "2026-03-05"), 1_000);
}

#[test]
fn a_fee_stays_within_its_limits() {
    let fee = |amount: &str, terms: Value| {
        sum(&lived(terms, json!([takes("2026-01-10", amount)]), "minimum", json!([])), "2026-01-10", "fee")
    };
    assert_eq!(fee("200.00", json!({})), 1_000, "2.00 is raised");
    assert_eq!(fee("8000.00", json!({})), 8_000);
    assert_eq!(fee("8000.00", json!({"cash_advance_fee_cap_yuan": "50.00"})), 5_000, "80.00 is cut");
}

#[test]
fn a_share_of_cash_enters_the_minimum_whole() {
    let terms = json!({"cash_advance_min_share": "0.5"});
    let run = lived(terms, json!([takes("2026-01-10", "1000.00")]), "minimum", json!([]));
    // 500, 10 % of the other 500, and 23.00 of charges
    assert_eq!(text(&run["statements"][0]["minimum"]), "573.00");
}

#[test]
fn a_bill_with_cash_on_it_leaves_its_purchases_free_when_it_is_cleared() {
    let events = json!([buys("2026-01-10"), takes("2026-01-20", "500.00")]);
    let run = lived(json!({}), events, "full", json!([]));
    // 500 × 16 nights to the bill and 500 × 20 to the payment, and nothing on the purchase
    assert_eq!((sum(&run, "2026-02-05", "interest"), sum(&run, "2026-03-05", "interest")), (400, 500));
}

#[test]
fn cash_taken_while_a_bill_is_open_is_on_the_next() {
    let events = json!([buys("2026-01-10"), takes("2026-02-10", "500.00")]);
    let run = lived(json!({}), events, "full", json!([]));
    let bills = &run["statements"];
    assert_eq!((text(&bills[0]["total"]), text(&bills[0]["paid_by_due"])), ("1000.00", "1000.00"));
    // the purchase is cleared; 500 × 23 nights, and the fee
    assert_eq!(sum(&run, "2026-03-05", "interest"), 575);
    assert_eq!(text(&bills[1]["total"]), "515.75");
    let line =
        bills[1]["lines"].as_array().expect("lines").iter().find(|line| line["rule"] == "bill_cash_advance");
    assert_eq!(line.map(|line| text(&line["amount"])), Some("500.00"));
    assert_eq!(run["summary"]["worst_days_overdue"], 0);
}

#[test]
fn a_missed_minimum_makes_cash_on_the_bill_overdue_and_no_other() {
    let events = json!([takes("2026-01-10", "1000.00"), takes("2026-02-10", "500.00")]);
    let run = lived(json!({"overdue_reach": "bill"}), events, "minimum", json!([skips("line", "2026-02")]));
    assert_eq!(sum(&run, "2026-02-25", "overdue"), 100_000);
    // 1,000 × 20 and 500 × 23 of interest; 1,000 × 8 of penalty
    assert_eq!(interest_of_cash(&run, "2026-03-05"), 1_000 + 575);
    assert_eq!(sum(&run, "2026-03-05", "penalty"), 400);
}

#[test]
fn cash_missed_beyond_its_grace_bears_penalty_since_the_due_day() {
    let run = lived(
        json!({"grace_days": 3}),
        json!([takes("2026-01-10", "1000.00")]),
        "minimum",
        json!([skips("line", "2026-02")]),
    );
    assert_eq!(sum(&run, "2026-02-28", "overdue"), 100_000);
    assert_eq!(interest_of_cash(&run, "2026-03-05"), 1_000);
    assert_eq!(sum(&run, "2026-03-05", "penalty"), 400);
}

#[test]
fn cash_is_paid_before_other_carried_principal() {
    // 900 carried since 25 February beside 500 of cash on the bill of 5 March; 540.35 is paid on the 10th
    let events = json!([buys("2026-01-10"), takes("2026-02-26", "500.00")]);
    let run = lived(json!({}), events, "minimum", json!([extra("line", "2026-03-10", "540.35")]));
    // 26.60 and 1.75 of interest, 10.00 of fee, 500 of cash, 2.00 of the rest: cash bore five nights of this bill
    assert_eq!(interest_of_cash(&run, "2026-04-05"), 125);
}

#[test]
fn cash_above_its_share_of_the_limit_is_refused_with_a_note() {
    let events = json!([takes("2026-01-10", "9000.00"), takes("2026-01-11", "1000.01")]);
    let run = lived(json!({}), events, "minimum", json!([]));
    assert_eq!((sum(&run, "2026-01-10", "draw"), sum(&run, "2026-01-11", "draw")), (900_000, 0));
}

/// What the lines of a bill add up to, in cents.
fn lines(bill: &Value) -> i64 {
    bill["lines"].as_array().expect("lines").iter().map(|line| cents(&line["amount"])).sum()
}

#[test]
fn a_fee_of_the_bill_day_is_on_its_bill_once() {
    let run = lived(json!({}), json!([takes("2026-02-05", "1000.00")]), "full", json!([]));
    let bill = &run["statements"][0];
    assert_eq!((text(&bill["on"]), text(&bill["total"])), ("2026-02-05", "1010.00"));
    assert_eq!(lines(bill), 101_000, "as brought forward and as charged that day it would be 1,020.00");
}

#[test]
fn a_fee_between_two_conversions_is_no_part_of_the_bill_that_they_amend() {
    let convert =
        |on: &str| json!({"convert_bill": {"account": "line", "on": on, "amount": "300.00", "periods": 3}});
    let terms = json!({"bill_instalment_first_due": "next_bill"});
    let events = json!([buys("2026-01-10"), takes("2026-02-15", "500.00")]);
    let run = lived(terms, events, "full", json!([convert("2026-02-10"), convert("2026-02-20")]));
    let bill = &run["statements"][0];
    // 1,000 less 300 twice; with the fee of 10.00 the lines would come to 410.00
    assert_eq!((text(&bill["total"]), lines(bill)), ("400.00", 40_000));
}

#[test]
fn a_review_that_stops_use_stops_cash_too() {
    let rules = json!([{"id": "stop", "day": 20, "when": [{"fact": "minimum_months_in_a_row", "at_least": 1}],
        "effect": {"freeze_days": 10}, "cooldown_days": 3650}]);
    let events = ["2026-03-20", "2026-03-30", "2026-03-31"].map(|on| takes(on, "100.00"));
    let events: Vec<Value> = [buys("2026-01-10")].into_iter().chain(events).collect();
    let run = lived(json!({"limit_review": rules}), json!(events), "minimum", json!([]));
    let drawn = ["2026-03-20", "2026-03-30", "2026-03-31"].map(|on| sum(&run, on, "draw"));
    // February's minimum is known on the evening of 20 March; ten days later is the last without use
    assert_eq!(drawn, [10_000, 0, 10_000]);
}

#[test]
fn cash_keeps_the_rate_of_its_nights_when_the_terms_change() {
    let change = json!({"id": "dearer", "terms_change": {"account": "line", "on": "2026-01-20",
        "values": {"daily_rate": "0.001", "cash_advance_fee_rate": "0.05"}}});
    let events = json!([takes("2026-01-10", "1000.00"), change, takes("2026-02-05", "400.00")]);
    let run = lived(json!({}), events, "full", json!([]));
    assert_eq!((sum(&run, "2026-01-10", "fee"), sum(&run, "2026-02-05", "fee")), (1_000, 2_000));
    // 1,000 × 10 nights at 0.0005 and 11 at 0.001 by the end of January; 16 by the bill: 26.00 at one rate
    assert_eq!(text(&run["months"][0]["accounts"][0]["accrued"]), "16.00");
    assert_eq!(interest_of_cash(&run, "2026-02-05"), 500 + 1_600);
}
