//! Contracts that change while they run: limits, values, the end of an account.

use serde_json::{Value, json};

use crate::lives::{buys, cents, draws, empty_line, entries, extra, facility, line, live, splits, sum};
use crate::support::{row, text};

fn limit(on: &str, limit: &str, until: Option<&str>) -> Value {
    let mut change = json!({"account": "line", "on": on, "limit": limit});
    if let Some(until) = until {
        change["until"] = json!(until);
    }
    json!({"id": format!("limit-{on}"), "limit_change": change})
}

fn terms(on: &str, values: &Value) -> Value {
    json!({"id": format!("terms-{on}"), "terms_change": {"account": "line", "on": on, "values": values}})
}

fn closed(account: &str, on: &str) -> Value {
    json!({"id": format!("closed-{on}"), "close_account": {"account": account, "on": on}})
}

fn refused(run: &Value) -> &str {
    text(&run["summary"]["refused"])
}

/// The line on the last evening of a month.
fn evening<'r>(run: &'r Value, month: &str) -> &'r Value {
    &row(&run["months"], "month", month)["accounts"][0]
}

#[test]
fn a_limit_holds_from_its_day_and_what_is_owed_above_it_stays() {
    let events = json!([
        buys("2026-01-05", "3000.00"),
        limit("2026-01-10", "2000.00", None),
        buys("2026-01-11", "1.00")
    ]);
    let run = live(2, "9000.00", &json!([empty_line(&json!({}))]), &json!({ "events": events }));
    assert_eq!(refused(&run), "1.00");
    let january = evening(&run, "2026-01");
    assert_eq!((text(&january["limit"]), text(&january["available"])), ("2000.00", "0.00"));
    assert_eq!(january["debt"], "3000.00");
}

#[test]
fn a_limit_for_a_time_ends_on_the_morning_after() {
    let events = json!([
        limit("2026-01-10", "30000.00", Some("2026-01-20")),
        buys("2026-01-20", "21000.00"),
        buys("2026-01-21", "1.00")
    ]);
    let run = live(1, "90000.00", &json!([empty_line(&json!({}))]), &json!({ "events": events }));
    assert_eq!(refused(&run), "1.00", "on its last day the higher limit holds, on the next the old one");
    assert_eq!(evening(&run, "2026-01")["limit"], "20000.00");
}

#[test]
fn a_limit_that_was_changed_since_does_not_fall_back() {
    let events =
        json!([limit("2026-01-10", "30000.00", Some("2026-01-20")), limit("2026-01-15", "25000.00", None)]);
    let run = live(1, "0.00", &json!([empty_line(&json!({}))]), &json!({ "events": events }));
    assert_eq!(evening(&run, "2026-01")["limit"], "25000.00");
}

#[test]
fn what_events_and_reviews_move_at_a_time_is_taken_back_exactly() {
    let rules = json!([{"id": "raise", "day": 15, "effect": {"multiply": "1.1"}, "cooldown_days": 3650}]);
    let events = json!([limit("2026-01-10", "30000.00", Some("2026-01-20"))]);
    let line = empty_line(&json!({ "limit_review": rules }));
    let run = live(1, "0.00", &json!([line]), &json!({ "events": events }));
    let moves = run["limit_moves"].as_array().expect("a list").iter();
    let told: Vec<_> = moves.map(|act| (text(&act["on"]), text(&act["by"]), text(&act["after"]))).collect();
    // a tenth of the lasting 20,000; a tenth of 30,000 would leave 23,000, and a plain return to 20,000 loses the review
    let want = [
        ("2026-01-10", "event", "30000.00"),
        ("2026-01-15", "review", "32000.00"),
        ("2026-01-21", "event_ends", "22000.00"),
    ];
    assert_eq!(told, want);
}

#[test]
fn nights_before_a_change_keep_their_rate() {
    let events = json!([terms("2026-01-19", &json!({"daily_rate": "0.0003"}))]);
    let run = live(2, "9000.00", &json!([line("line", "3000.00")]), &json!({ "events": events }));
    // 2,700 from the due day: ten nights at 0.05 %, then thirteen at 0.03 %; 31.05 or 18.63 at one rate
    assert_eq!(sum(&run, "2026-02-01", "interest"), 1_350 + 1_053);
    let nights = &entries(&run, "2026-02-01", "interest")[0]["cause"]["inputs"]["nights"];
    let told: Vec<(i64, &str)> = nights
        .as_array()
        .expect("stretches")
        .iter()
        .map(|night| (night["nights"].as_i64().expect("a count"), text(&night["rate"])))
        .collect();
    assert_eq!(told, [(10, "0.000500"), (13, "0.000300")]);
    assert_eq!(
        run["checks"].as_array().expect("checks").iter().filter(|check| check["holds"] != true).count(),
        0
    );
}

#[test]
fn what_has_grown_is_shown_at_the_rates_that_held() {
    let events = json!([terms("2026-01-19", &json!({"daily_rate": "0.0003"}))]);
    let run = live(2, "9000.00", &json!([line("line", "3000.00")]), &json!({ "events": events }));
    // on the evening of 31 January 22 nights have passed
    assert_eq!(cents(&evening(&run, "2026-01")["accrued"]), 1_350 + 972);
}

#[test]
fn a_minimum_follows_the_terms_of_the_day_on_which_the_bill_closes() {
    let events = json!([
        buys("2026-01-05", "1000.00"),
        buys("2026-02-05", "1000.00"),
        terms("2026-02-01", &json!({"min_ratio": "0.2"}))
    ]);
    let run = live(3, "9000.00", &json!([empty_line(&json!({}))]), &json!({"events": events, "pay": "full"}));
    let minimum = |on: &str| text(&row(&run["statements"], "on", on)["minimum"]).to_owned();
    assert_eq!((minimum("2026-02-01"), minimum("2026-03-01")), ("200.00".to_owned(), "200.00".to_owned()));
    let later = json!([buys("2026-01-05", "1000.00"), terms("2026-02-02", &json!({"min_ratio": "0.2"}))]);
    let run = live(2, "9000.00", &json!([empty_line(&json!({}))]), &json!({ "events": later }));
    assert_eq!(
        row(&run["statements"], "on", "2026-02-01")["minimum"],
        "100.00",
        "a closed bill keeps its minimum"
    );
}

#[test]
fn plans_keep_what_was_agreed() {
    let rates = json!({"instalment_rates": [{"periods": 3, "rate": "0.06"}]});
    let mut second = splits("2026-02-20", "3000.00");
    second["id"] = json!("second");
    let events = json!([splits("2026-01-05", "3000.00"), terms("2026-01-10", &rates), second]);
    let run = live(6, "9000.00", &json!([empty_line(&json!({}))]), &json!({"events": events, "pay": "full"}));
    // 23 a period for the first plan, 60 for the second
    let fees = ["2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"].map(|on| sum(&run, on, "fee"));
    assert_eq!(fees, [2_300, 8_300, 8_300, 6_000]);
}

#[test]
fn a_closed_account_takes_nothing_and_goes_on_asking() {
    let events = json!([
        splits("2026-01-05", "3000.00"),
        closed("line", "2026-01-20"),
        buys("2026-01-25", "1.00"),
        limit("2026-02-01", "9000.00", None)
    ]);
    let run = live(4, "9000.00", &json!([empty_line(&json!({}))]), &json!({"events": events, "pay": "full"}));
    assert_eq!(refused(&run), "1.00");
    assert_eq!(evening(&run, "2026-02")["limit"], "0.00", "a closed account gets no limit any more");
    assert_eq!(run["summary"]["total_paid"], "3069.00", "the plan goes on to its end");
}

#[test]
fn a_closed_facility_lends_nothing() {
    let events = json!([closed("loans", "2026-01-10"), draws("500.00", "2026-01-20", 3, 13)]);
    let actions = json!([extra("loans", "2026-01-25", "1.00")]);
    let rest = json!({"events": events, "actions": actions});
    let run = live(1, "100.00", &json!([facility("20000.00")]), &rest);
    assert_eq!(run["summary"]["final_debt"], "0.00");
}

#[test]
fn an_amount_says_where_a_changed_value_comes_from() {
    let events = json!([terms("2026-01-19", &json!({"daily_rate": "0.0003"}))]);
    let run = live(3, "9000.00", &json!([line("line", "3000.00")]), &json!({ "events": events }));
    let cause = &entries(&run, "2026-03-01", "interest")[0]["cause"];
    assert_eq!((&cause["field"], &cause["source"]), (&json!("daily_rate"), &Value::Null));
}

/// 3,000 in three equal parts, drawn on 10 January; on 20 February the rate falls; 3,000 more on 25 February.
fn two_draws(reach: &str) -> Value {
    let change = json!({"id": "lower", "terms_change": {"account": "loans", "on": "2026-02-20",
        "values": {"daily_rate": "0.0003"}}});
    let events =
        json!([draws("3000.00", "2026-01-10", 3, 15), change, draws("3000.00", "2026-02-25", 3, 20)]);
    let mut loans = facility("20000.00");
    loans["overrides"] = json!({"daily_rate": "0.0005", "rate_change_reach": reach});
    live(6, "90000.00", &json!([loans]), &json!({ "events": events }))
}

#[test]
fn a_loan_keeps_the_rate_at_which_it_was_drawn() {
    let run = two_draws("new_loans");
    let interest = |on: &str| sum(&run, on, "interest");
    // 36 nights of 3,000, 28 of 2,000 and 31 of 1,000, all at 0.05 %
    let first = ["2026-02-15", "2026-03-15", "2026-04-15"].map(interest);
    assert_eq!(first, [5_400, 2_800, 1_550], "at 0.03 % from the change on: 26.40 or 16.80 in March");
    // 23 nights of 3,000, 31 of 2,000 and 30 of 1,000 at 0.03 %
    assert_eq!(["2026-03-20", "2026-04-20", "2026-05-20"].map(interest), [2_070, 1_860, 900]);
}

#[test]
fn where_the_terms_say_so_a_running_loan_goes_over_with_its_next_period() {
    let run = two_draws("all_loans");
    let interest = |on: &str| sum(&run, on, "interest");
    // the period from 15 February to 15 March began before the change; the next one has 31 nights of 1,000 at 0.03 %
    assert_eq!(["2026-02-15", "2026-03-15", "2026-04-15"].map(interest), [5_400, 2_800, 930]);
}

#[test]
fn an_equal_payment_is_worked_out_anew_when_a_loan_goes_over() {
    let change = json!({"id": "free", "terms_change": {"account": "loans", "on": "2026-02-20",
        "values": {"daily_rate": "0"}}});
    let mut draw = draws("3000.00", "2026-01-15", 4, 15);
    draw["draw"]["method"] = json!("equal_payment");
    let mut loans = facility("20000.00");
    loans["overrides"] = json!({"daily_rate": "0.0005", "rate_change_reach": "all_loans"});
    let run = live(6, "90000.00", &json!([loans]), &json!({"events": [draw, change]}));
    // what is left after the second period is free from then on: two equal parts, to the cent
    let due = |on: &str| sum(&run, on, "due");
    let rest = 300_000 - due("2026-02-15") - due("2026-03-15");
    assert_eq!((due("2026-04-15"), due("2026-05-15")), (rest - rest / 2, rest / 2));
    assert_eq!(sum(&run, "2026-04-15", "interest"), 0);
}
