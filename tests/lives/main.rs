//! The five reference lives, through the real reader, engine and JSON, to the cent.
#![allow(clippy::expect_used, clippy::panic, reason = "what cannot be read must stop the test")]

#[path = "../support/mod.rs"]
mod support;

use serde_json::{Value, json};
use support::{row, run_json, text};

fn expected(life: &str) -> Value {
    let lives: Value =
        serde_json::from_str(include_str!("../vectors/reference_lives.json")).expect("the vectors are JSON");
    row(&lives, "id", life)["expected"].clone()
}

/// A scenario of one strategy with ample cash.
fn scenario(months: u32, accounts: Value, events: Value, strategy: Value) -> Value {
    json!({
        "format": "mingzhang/scenario", "version": 1, "title": "life",
        "start": "2026-01-01", "span": {"months": months},
        "borrower": {"cash": "900000.00"},
        "accounts": accounts, "events": events, "strategies": [strategy],
    })
}

fn huabei(opening: &Value, overrides: &Value) -> Value {
    json!({"id": "huabei", "terms": "huabei@2024-01-01", "limit": "90000.00", "bill_day": 1,
        "overrides": overrides, "opening": {"bill": opening}})
}

/// The sum of what was charged on a day, by kind of entry.
fn charged(run: &Value, on: &str, kind: &str) -> Vec<String> {
    let entries = run["ledger"].as_array().expect("a ledger").iter();
    let found = entries.filter(|entry| entry["on"] == on && entry["kind"] == kind);
    found.map(|entry| text(&entry["amount"]).to_owned()).collect()
}

fn month<'r>(run: &'r Value, month: &str) -> &'r Value {
    row(&run["months"], "month", month)
}

fn assert_checks_hold(run: &Value) {
    for check in run["checks"].as_array().expect("checks") {
        assert_eq!(check["holds"], true, "{check}");
    }
}

#[test]
fn minimum_still_spending() {
    let want = expected("minimum-still-spending");
    let shop = json!([{"id": "shop", "purchase": {"account": "huabei", "amount": "1500.00", "when": {"monthly": {"day": 15}}}}]);
    let opening = json!({"on": "2026-01-01", "due": "2026-01-09", "purchases": "3000.00"});
    let run = run_json(&scenario(
        24,
        json!([huabei(&opening, &json!({}))]),
        shop,
        json!({"id": "m", "pay": "minimum"}),
    ));
    for bill in want["bills"].as_array().expect("bills") {
        let on = text(&bill["on"]);
        assert_eq!(row(&run["statements"], "on", on)["minimum"], bill["minimum"], "{on}");
        let interest = charged(&run, on, "interest");
        assert_eq!(interest.first().map_or("0.00", String::as_str), text(&bill["interest"]), "{on}");
    }
    for figure in ["total_paid", "interest", "final_debt", "final_carried"] {
        assert_eq!(run["summary"][figure], want[figure], "{figure}");
    }
    assert_eq!(charged(&run, "2027-12-31", "closing"), [text(&want["closing_accrual"])]);
    assert_checks_hold(&run);
}

fn missed(overrides: &Value) -> Value {
    let opening = json!({"on": "2026-01-01", "due": "2026-01-09", "purchases": "6000.00"});
    let strategy = json!({"id": "s", "pay": "full", "actions": [
        {"skip": {"account": "huabei", "month": "2026-01"}},
        {"extra": {"on": "2026-01-20", "account": "huabei", "amount": "2000.00"}}]});
    run_json(&scenario(6, json!([huabei(&opening, overrides)]), json!([]), strategy))
}

#[test]
fn missed_bill() {
    let want = expected("missed-bill");
    let run = missed(&json!({}));
    let bill = row(&run["statements"], "on", "2026-02-01");
    let wanted = &want["overdue_reach=bill"]["bill 2026-02-01"];
    assert_eq!((&bill["total"], &bill["minimum"]), (&wanted["total"], &wanted["minimum"]));
    assert_eq!(charged(&run, "2026-02-01", "penalty"), ["57.00"]);
    assert_eq!(charged(&run, "2026-03-01", "penalty"), ["16.00"]);
    assert_eq!(run["summary"]["worst_days_overdue"], want["overdue_reach=bill"]["worst_days_overdue"]);
    for (at, mark) in want["overdue_reach=bill"]["record"].as_object().expect("a record") {
        assert_eq!(month(&run, at)["accounts"][0]["record"], *mark, "{at}");
    }
    assert_checks_hold(&run);
}

#[test]
fn missed_minimum_only() {
    let want = expected("missed-bill")["overdue_reach=minimum"]["bill 2026-02-01"].clone();
    let run = missed(&json!({"overdue_reach": "minimum"}));
    assert_eq!(charged(&run, "2026-02-01", "interest"), [text(&want["interest"])]);
    assert_eq!(charged(&run, "2026-02-01", "penalty"), [text(&want["penalty"])]);
    assert_eq!(row(&run["statements"], "on", "2026-02-01")["minimum"], want["minimum"]);
    assert_checks_hold(&run);
}

fn phone(quota: &str) -> Value {
    let account = json!({"id": "huabei", "terms": "huabei@2024-01-01", "limit": "90000.00", "bill_day": 1,
        "overrides": {"free_quota_yuan": quota}});
    let event = json!([{"id": "phone", "purchase": {"account": "huabei", "amount": "5999.00",
        "when": {"on": "2026-01-20"}, "instalments": {"periods": 12}}}]);
    run_json(&scenario(14, json!([account]), event, json!({"id": "s", "pay": "full"})))
}

#[test]
fn quota_too_small() {
    let want = expected("quota-too-small");
    let run = phone("0.00");
    let no_quota = &want["no_quota"];
    assert_eq!(run["summary"]["fees"], no_quota["fee"]);
    for (on, period) in
        [("2026-02-01", "period_1"), ("2026-03-01", "periods_2_to_12"), ("2027-01-01", "periods_2_to_12")]
    {
        let both = [charged(&run, on, "bill"), charged(&run, on, "fee")].concat();
        assert_eq!(json!(both), no_quota[period], "{on}");
    }
    let run = phone("3000.00");
    let excess = &want["free_quota_3000_fee_on_excess"];
    assert_eq!(run["summary"]["fees"], excess["fee"]);
    assert_eq!(json!(charged(&run, "2026-02-01", "fee")), json!([excess["fee_period_1"]]));
    assert_eq!(json!(charged(&run, "2026-03-01", "fee")), json!([excess["fee_later"]]));
    assert_checks_hold(&run);
}

#[test]
fn converted_bill() {
    let want = expected("converted-bill");
    let opening = json!({"on": "2026-03-01", "due": "2026-03-09", "purchases": "6000.00"});
    let mut life = scenario(
        8,
        json!([huabei(&opening, &json!({}))]),
        json!([]),
        json!({"id": "s", "pay": "minimum", "actions": [
        {"convert_bill": {"account": "huabei", "on": "2026-03-05", "amount": "4800.00", "periods": 6}}]}),
    );
    life["start"] = json!("2026-03-01");
    let run = run_json(&life);
    assert_eq!(run["summary"]["fees"], want["fee"]);
    let bill = row(&run["statements"], "on", "2026-03-01");
    assert_eq!(
        (text(&bill["total"]), &bill["minimum"], &bill["amended"]),
        ("2036.00", &want["minimum"], &json!(true))
    );
    assert_checks_hold(&run);
}

fn jiebei(effect: &str, actions: Value) -> Value {
    let account = json!({"id": "jiebei", "terms": "jiebei@2024-01-01", "limit": "30000.00", "overrides": {"prepay_effect": effect}});
    let draw = json!([{"id": "j", "draw": {"account": "jiebei", "amount": "10000.00", "on": "2026-01-15", "periods": 12, "method": "equal_payment"}}]);
    run_json(&scenario(13, json!([account]), draw, json!({"id": "s", "pay": "minimum", "actions": actions})))
}

/// Principal and interest of the period that falls due on a day.
fn period(run: &Value, on: &str) -> (String, String) {
    let due = |kind| charged(run, on, kind).first().cloned().unwrap_or_default();
    (due("due"), due("interest"))
}

fn cents(amount: &str) -> i64 {
    amount.replace('.', "").parse().expect("an amount")
}

/// The payment of a period: principal and interest.
fn payment(run: &Value, on: &str) -> i64 {
    let (principal, interest) = period(run, on);
    cents(&principal) + cents(&interest)
}

#[test]
fn jiebei_as_agreed() {
    let want = expected("jiebei-missed-and-prepaid");
    let run = jiebei("lower_payment", json!([]));
    assert_eq!(payment(&run, "2026-02-15"), cents(text(&want["payment"])));
    assert_eq!(payment(&run, "2027-01-15"), cents(text(&want["last"])));
    assert_eq!(run["summary"]["interest"], want["interest"]);
    assert_eq!(run["summary"]["outcome"], "clear");
    assert_eq!(run["summary"]["debt_free_on"], "2027-01-15");
}

#[test]
fn jiebei_missed() {
    let agreed = jiebei("lower_payment", json!([]));
    let want = expected("jiebei-missed-and-prepaid")["a_period_of_15_mar_missed_both_paid_15_apr"].clone();
    let run = jiebei("lower_payment", json!([{"skip": {"account": "jiebei", "month": "2026-03"}}]));
    assert_eq!(charged(&run, "2026-04-15", "penalty"), ["14.83"]);
    assert_eq!(run["summary"]["penalties"], "14.83");
    assert_eq!(run["summary"]["worst_days_overdue"], want["worst_days_overdue"]);
    for (at, mark) in want["record"].as_object().expect("a record") {
        assert_eq!(month(&run, at)["accounts"][0]["record"], *mark, "{at}");
    }
    for on in ["2026-04-15", "2026-05-15", "2027-01-15"] {
        assert_eq!(period(&run, on), period(&agreed, on), "{on}");
    }
    assert_checks_hold(&run);
}

#[test]
fn jiebei_prepaid() {
    let want = expected("jiebei-missed-and-prepaid")["b_3000_prepaid_on_1_may"].clone();
    let prepay = json!([{"extra": {"on": "2026-05-01", "account": "jiebei", "amount": "3000.00"}}]);
    let agreed: i64 = ["2026-02-15", "2026-03-15", "2026-04-15"]
        .iter()
        .map(|on| cents(&period(&jiebei("lower_payment", json!([])), on).1))
        .sum();
    for (effect, key) in [("lower_payment", "lower_payment"), ("shorten_term", "shorten_term")] {
        let run = jiebei(effect, prepay.clone());
        assert_eq!(json!(charged(&run, "2026-05-01", "interest")), json!([want["accrued_first"]]));
        assert_eq!(
            charged(&run, "2026-05-01", "payment"),
            [text(&want["accrued_first"]), text(&want["principal"])]
        );
        let later = cents(text(&run["summary"]["interest"])) - agreed;
        assert_eq!(later, cents(text(&want[key]["interest_from_15_apr_on"])), "{effect}");
        assert_checks_hold(&run);
    }
    let lower = jiebei("lower_payment", prepay.clone());
    assert_eq!(payment(&lower, "2026-05-15"), cents(text(&want["lower_payment"]["payment"])));
    assert_eq!(payment(&lower, "2027-01-15"), cents(text(&want["lower_payment"]["last"])));
    let shorter = jiebei("shorten_term", prepay);
    assert_eq!(json!(period(&shorter, "2026-10-15").0), want["shorten_term"]["last_principal"]);
    assert_eq!(period(&shorter, "2026-11-15").0, "");
}
