//! Small lives in which the order of a day shows.

use serde_json::{Value, json};

fn life(months: u32, cash: &str, accounts: &Value, rest: &Value) -> Value {
    let mut life = json!({
        "format": "mingzhang/scenario", "version": 1, "title": "order",
        "start": "2026-01-01", "span": {"months": months}, "borrower": {"cash": cash},
        "accounts": accounts, "strategies": [{"id": "s", "pay": "full"}],
    });
    for (key, value) in rest.as_object().expect("keys of a scenario") {
        match key.as_str() {
            "incomes" | "costs" => life["borrower"][key] = value.clone(),
            "pay" | "actions" | "living_on" => life["strategies"][0][key] = value.clone(),
            _ => life[key] = value.clone(),
        }
    }
    life
}

fn huabei(due_day: u8, purchases: &str) -> Value {
    json!({"id": "huabei", "terms": "huabei@2024-01-01", "limit": "10000.00", "bill_day": 1, "due_day": due_day,
        "opening": {"bill": {"on": "2026-01-01", "due": format!("2026-01-{due_day:02}"), "purchases": purchases}}})
}

/// A bill of 3,000 paid on its due day, the 9th.
pub fn bill_paid_in_time() -> Value {
    life(3, "9000.00", &json!([huabei(9, "3000.00")]), &json!({}))
}

/// The wage comes on the due day, and nothing was there before.
pub fn wage_on_the_due_day() -> Value {
    let wage = json!([{"id": "wage", "amount": "5000.00", "when": {"monthly": {"day": 9}}}]);
    life(3, "0.00", &json!([huabei(9, "3000.00")]), &json!({"incomes": wage}))
}

/// Bought on the bill day, on a line that is paid in full.
pub fn bought_on_the_bill_day() -> Value {
    let shop = json!([{"id": "shop", "purchase":
        {"account": "huabei", "amount": "1000.00", "when": {"on": "2026-02-01"}}}]);
    life(3, "9000.00", &json!([huabei(9, "3000.00")]), &json!({"events": shop}))
}

/// A dear thing is bought in cash on payday.
pub fn cash_purchase_on_payday() -> Value {
    let shop = json!([{"id": "shop", "purchase": {"account": "huabei", "amount": "12000.00",
        "when": {"on": "2026-01-20"}, "else_cash": true}}]);
    let wage = json!([{"id": "wage", "amount": "8000.00", "when": {"on": "2026-01-20"}}]);
    life(3, "9000.00", &json!([huabei(9, "3000.00")]), &json!({"events": shop, "incomes": wage}))
}

/// The bill is paid five days late.
pub fn five_days_late() -> Value {
    let late = json!([{"late": {"account": "huabei", "days": 5, "from": "2026-01", "until": "2026-01"}}]);
    life(3, "9000.00", &json!([huabei(9, "3000.00")]), &json!({"actions": late}))
}

/// The bill is missed; something is to be bought on the day after.
pub fn shopping_after_a_missed_bill() -> Value {
    let shop = json!([{"id": "shop", "purchase":
        {"account": "huabei", "amount": "1000.00", "when": {"on": "2026-01-10"}}}]);
    let skip = json!([{"skip": {"account": "huabei", "month": "2026-01"}}]);
    life(3, "9000.00", &json!([huabei(9, "3000.00")]), &json!({"events": shop, "actions": skip}))
}

/// The bill of which nothing is paid is due on the last day of the month.
pub fn missed_on_the_last_day() -> Value {
    let skip = json!([{"skip": {"account": "huabei", "month": "2026-01"}}]);
    life(3, "9000.00", &json!([huabei(31, "3000.00")]), &json!({"actions": skip}))
}

/// Paid on the last day of the month, the due day.
pub fn paid_on_the_last_day() -> Value {
    life(3, "9000.00", &json!([huabei(31, "3000.00")]), &json!({}))
}

/// A loan period falls due on the 15th and is paid that day.
pub fn loan_period() -> Value {
    let jiebei = json!({"id": "jiebei", "terms": "jiebei@2024-01-01", "limit": "30000.00"});
    let draw = json!([{"id": "loan", "draw": {"account": "jiebei", "amount": "10000.00", "on": "2026-01-15",
        "periods": 2, "method": "equal_payment"}}]);
    life(4, "9000.00", &json!([jiebei]), &json!({"events": draw}))
}

/// A loan period falls due on the 15th, there is no cash, and a line pays it.
pub fn loan_paid_by_a_line() -> Value {
    let line = json!({"id": "huabei", "terms": "huabei@2024-01-01", "limit": "10000.00", "bill_day": 1});
    let jiebei = json!({"id": "jiebei", "terms": "jiebei@2024-01-01", "limit": "30000.00", "opening": {"loans": [
        {"id": "loan", "drawn": "2025-12-15", "principal": "9000.00", "periods": 12, "method": "equal_payment", "periods_paid": 0}]}});
    let link = json!([{"linked_repayment": {"from": "huabei", "for": "jiebei"}}]);
    life(1, "0.00", &json!([line, jiebei]), &json!({"ideas": link}))
}

/// A bill of 3,000 that is paid in full on its due day brings 5.00.
pub fn bill_with_a_red_packet() -> Value {
    let packet = json!([{"red_packet": {"gives": {"fixed": "5.00"}}}]);
    life(1, "9000.00", &json!([huabei(9, "3000.00")]), &json!({"ideas": packet}))
}

/// Living costs of the bill day find no cash and go on the line.
pub fn living_on_the_line() -> Value {
    let rent = json!([{"id": "rent", "amount": "1000.00", "when": {"on": "2026-02-01"}}]);
    let wage = json!([{"id": "wage", "amount": "3000.00", "when": {"monthly": {"day": 5}}}]);
    let rest = json!({"costs": rent, "incomes": wage, "living_on": "huabei"});
    life(3, "0.00", &json!([huabei(9, "3000.00")]), &rest)
}

/// A thing is bought for cash on the due day, and cash does not cover both.
pub fn cash_purchase_on_the_due_day() -> Value {
    let shop = json!([{"id": "shop", "purchase": {"account": "huabei", "amount": "12000.00",
        "when": {"on": "2026-01-09"}, "else_cash": true}}]);
    life(3, "14000.00", &json!([huabei(9, "3000.00")]), &json!({"events": shop}))
}

/// Five days late, with something to be bought on the day on which all is paid.
pub fn shopping_on_the_day_of_the_cure() -> Value {
    let mut late = five_days_late();
    late["events"] = json!([{"id": "shop", "purchase":
        {"account": "huabei", "amount": "1000.00", "when": {"on": "2026-01-14"}}}]);
    late
}

/// The wage comes and something is bought on the last day of the month.
pub fn wage_and_shopping_on_the_last_day() -> Value {
    let shop = json!([{"id": "shop", "purchase":
        {"account": "huabei", "amount": "1000.00", "when": {"on": "2026-01-31"}}}]);
    let wage = json!([{"id": "wage", "amount": "5000.00", "when": {"on": "2026-01-31"}}]);
    life(3, "9000.00", &json!([huabei(9, "3000.00")]), &json!({"events": shop, "incomes": wage}))
}

/// The line is full, there is no cash, and a higher limit for a time begins on the day of the rent.
pub fn living_on_a_limit_that_begins_today() -> Value {
    let mut line = huabei(9, "3000.00");
    line["limit"] = json!("3000.00");
    line["overrides"] = json!({"limit_review": [{"id": "festival", "effect": {"add": "1000.00"},
        "during": {"from": "2026-01-05", "until": "2026-01-31"}}]});
    let rent = json!([{"id": "rent", "amount": "1000.00", "when": {"on": "2026-01-05"}}]);
    life(1, "0.00", &json!([line]), &json!({"costs": rent, "living_on": "huabei"}))
}

/// Every life, for what changes nothing in any of them.
pub const ALL: &[fn() -> Value] = &[
    bill_paid_in_time,
    wage_on_the_due_day,
    bought_on_the_bill_day,
    cash_purchase_on_payday,
    five_days_late,
    shopping_after_a_missed_bill,
    missed_on_the_last_day,
    paid_on_the_last_day,
    loan_period,
    living_on_the_line,
    cash_purchase_on_the_due_day,
    shopping_on_the_day_of_the_cure,
    wage_and_shopping_on_the_last_day,
    living_on_a_limit_that_begins_today,
    loan_paid_by_a_line,
    bill_with_a_red_packet,
];
