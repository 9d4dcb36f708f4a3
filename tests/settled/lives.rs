//! What the settled readings are shown on: scenarios of a few lines, and questions to their runs.

use serde_json::{Value, json};

use crate::support::{run_json, text};

/// The run of a life from January 2026 on.
pub fn live(months: u32, cash: &str, accounts: &Value, rest: &Value) -> Value {
    run_json(&scenario(months, cash, accounts, rest))
}

/// A life from January 2026 on. Keys of `rest` that belong to the borrower or the strategy go there.
pub fn scenario(months: u32, cash: &str, accounts: &Value, rest: &Value) -> Value {
    let mut life = json!({
        "format": "mingzhang/scenario", "version": 1, "title": "settled",
        "start": "2026-01-01", "span": {"months": months}, "borrower": {"cash": cash},
        "accounts": accounts, "strategies": [{"id": "s", "pay": "minimum"}],
    });
    for (key, value) in rest.as_object().expect("keys of a scenario") {
        match key.as_str() {
            "incomes" | "costs" => life["borrower"][key] = value.clone(),
            "pay" | "actions" | "extra_day" | "keep_back" | "order" | "may_pay_off_plans" | "living_on" => {
                life["strategies"][0][key] = value.clone()
            }
            _ => life[key] = value.clone(),
        }
    }
    life
}

/// A line with a bill of 1 January, due on the 9th.
pub fn line(id: &str, purchases: &str) -> Value {
    json!({"id": id, "terms": "huabei@2024-01-01", "limit": "20000.00", "bill_day": 1,
        "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-09", "purchases": purchases}}})
}

/// A line on which nothing is owed.
pub fn empty_line(overrides: &Value) -> Value {
    json!({"id": "line", "terms": "huabei@2024-01-01", "limit": "20000.00", "bill_day": 1, "overrides": overrides})
}

pub fn facility(limit: &str) -> Value {
    json!({"id": "loans", "terms": "jiebei@2024-01-01", "limit": limit})
}

pub fn buys(on: &str, amount: &str) -> Value {
    json!({"id": format!("on-{on}"), "purchase": {"account": "line", "amount": amount, "when": {"on": on}}})
}

pub fn splits(on: &str, amount: &str) -> Value {
    json!({"id": format!("on-{on}"), "purchase":
        {"account": "line", "amount": amount, "when": {"on": on}, "instalments": {"periods": 3}}})
}

pub fn draws(amount: &str, on: &str, periods: u32, due_day: u32) -> Value {
    json!({"id": format!("draw-{on}"), "draw": {"account": "loans", "amount": amount, "on": on, "periods": periods,
        "method": "equal_principal", "due_day": due_day}})
}

pub fn skips(account: &str, month: &str) -> Value {
    json!({"skip": {"account": account, "month": month}})
}

pub fn extra(account: &str, on: &str, amount: &str) -> Value {
    json!({"extra": {"account": account, "on": on, "amount": amount}})
}

/// An income of every month.
pub fn earns(id: &str, day: u32, amount: &str) -> Value {
    json!({"id": id, "amount": amount, "when": {"monthly": {"day": day}}})
}

/// The wage is another amount from a day on, until another day.
pub fn wage_is(amount: &str, from: &str, until: &str) -> Value {
    json!({"id": format!("{amount}-from-{from}"),
        "income_change": {"income": "wage", "from": from, "until": until, "amount": amount}})
}

pub fn cents(amount: &Value) -> i64 {
    text(amount).replace('.', "").parse().expect("an amount")
}

/// The entries of a kind on a day.
pub fn entries<'r>(run: &'r Value, on: &str, kind: &str) -> Vec<&'r Value> {
    let all = run["ledger"].as_array().expect("a ledger").iter();
    all.filter(|entry| entry["on"] == on && entry["kind"] == kind).collect()
}

/// The sum of a kind of entry on a day, in cents.
pub fn sum(run: &Value, on: &str, kind: &str) -> i64 {
    entries(run, on, kind).iter().map(|entry| cents(&entry["amount"])).sum()
}

/// The days of a kind of entry, each once.
pub fn days(run: &Value, kind: &str) -> Vec<String> {
    let all = run["ledger"].as_array().expect("a ledger").iter();
    let mut days: Vec<_> =
        all.filter(|entry| entry["kind"] == kind).map(|entry| text(&entry["on"]).to_owned()).collect();
    days.dedup();
    days
}
