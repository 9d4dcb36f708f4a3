//! The lives in which values of contracts are changed.

use serde_json::{Value, json};

/// Half the limit each month.
pub fn reviewed() -> Value {
    json!([{"id": "half", "effect": {"multiply": "0.5"}}])
}

/// Another rate for whoever shows any score.
pub fn cheaper_for_all() -> Value {
    json!([{"at_least": 350, "daily_rate": "0.0002"}])
}

pub fn life(accounts: &Value, events: &Value, pay: &str, actions: &Value) -> Value {
    json!({
        "format": "mingzhang/scenario", "version": 1, "title": "terms",
        "start": "2026-01-01", "span": {"months": 8}, "borrower": {"cash": "90000.00"},
        "accounts": accounts, "events": events, "strategies": [{"id": "s", "pay": pay, "actions": actions}],
    })
}

pub fn huabei(purchases: &str) -> Value {
    json!({"id": "huabei", "terms": "huabei@2024-01-01", "limit": "20000.00", "bill_day": 1,
        "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-09", "purchases": purchases}}})
}

pub fn jiebei() -> Value {
    json!({"id": "jiebei", "terms": "jiebei@2024-01-01", "limit": "20000.00"})
}

pub fn buys(id: &str, on: &str, amount: &str) -> Value {
    json!({"id": id, "purchase": {"account": "huabei", "amount": amount, "when": {"on": on}}})
}

pub fn splits(id: &str, on: &str, amount: &str) -> Value {
    json!({"id": id, "purchase": {"account": "huabei", "amount": amount, "when": {"on": on}, "instalments": {"periods": 6}}})
}

pub fn draws(id: &str, on: &str, amount: &str) -> Value {
    json!({"id": id, "draw": {"account": "jiebei", "amount": amount, "on": on, "periods": 6, "method": "equal_payment"}})
}

pub fn skips(account: &str, month: &str) -> Value {
    json!({"skip": {"account": account, "month": month}})
}

pub fn extra(account: &str, on: &str, amount: &str) -> Value {
    json!({"extra": {"account": account, "on": on, "amount": amount}})
}

/// Pays the minimum of a bill, of a small purchase, and of one made on a bill day.
pub fn minimum_payer() -> Value {
    let events = json!([buys("small", "2026-01-20", "66.66"), buys("bill-day", "2026-03-01", "1234.56")]);
    life(&json!([huabei("433.33")]), &events, "minimum", &json!([]))
}

/// The same with interest by the month and a minimum that is a share of the balance.
pub fn payer_by_the_month() -> Value {
    let mut life = minimum_payer();
    life["accounts"][0]["overrides"] = json!({"interest_period": "month", "min_form": "percentage"});
    life
}

/// The same where an unpaid rest bears since it was posted.
pub fn payer_since_posting() -> Value {
    let mut life = minimum_payer();
    life["accounts"][0]["overrides"] = json!({"interest_base": "residual"});
    life
}

/// Sends back a plan, and a purchase of which a part is carried and another unbilled.
pub fn returner() -> Value {
    let events = json!([
        splits("phone", "2026-01-05", "3000.00"),
        buys("coat", "2026-01-06", "2000.00"),
        buys("shoes", "2026-02-20", "400.00"),
        {"id": "phone-back", "refund": {"of": "phone", "on": "2026-02-21"}},
        {"id": "coat-back", "refund": {"of": "coat", "on": "2026-02-22", "amount": "900.00"}},
    ]);
    life(&json!([huabei("433.33")]), &events, "minimum", &json!([]))
}

/// Misses two bills, pays a part between, and wants to buy something while late and soon after.
pub fn misser() -> Value {
    let events = json!([buys("early", "2026-01-05", "800.00"), buys("late", "2026-03-20", "70.00")]);
    let actions = json!([
        skips("huabei", "2026-01"),
        skips("huabei", "2026-02"),
        extra("huabei", "2026-02-20", "500.00")
    ]);
    life(&json!([huabei("3000.00")]), &events, "minimum", &actions)
}

/// The same where a missed minimum costs a fee.
pub fn misser_with_a_fee() -> Value {
    let mut life = misser();
    life["accounts"][0]["overrides"] = json!({"late_fee_rate": "0.05", "late_fee_cap_yuan": "500.00"});
    life
}

/// Pays the first bill two days late.
pub fn late_payer() -> Value {
    let actions = json!([{"late": {"account": "huabei", "days": 2, "from": "2026-01", "until": "2026-01"}}]);
    life(&json!([huabei("3000.00")]), &json!([]), "minimum", &actions)
}

/// Keeps the first bill, does not pay the interest of the second until a part of it much later.
pub fn misser_of_interest() -> Value {
    let actions = json!([
        skips("huabei", "2026-02"),
        skips("huabei", "2026-03"),
        extra("huabei", "2026-03-20", "10.00")
    ]);
    life(&json!([huabei("3000.00")]), &json!([]), "minimum", &actions)
}

/// Misses two bills, pays all that is past due, and buys something before the next due day.
pub fn buyer_after_a_cure() -> Value {
    let actions = json!([
        skips("huabei", "2026-01"),
        skips("huabei", "2026-02"),
        extra("huabei", "2026-02-20", "4000.00")
    ]);
    life(&json!([huabei("3000.00")]), &json!([buys("cured", "2026-02-25", "70.00")]), "minimum", &actions)
}

/// Takes cash and pays the minimum.
pub fn taker_of_cash() -> Value {
    let cash = json!({"id": "cash", "cash_advance": {"account": "huabei", "amount": "1000.00", "when": {"on": "2026-01-20"}}});
    let mut line = huabei("3000.00");
    line["overrides"] = json!({"cash_advance_share_of_limit": "0.5", "cash_advance_fee_rate": "0.01"});
    life(&json!([line]), &json!([cash]), "minimum", &json!([]))
}

/// Owes more than the limit.
pub fn owner_above_the_limit() -> Value {
    let mut line = huabei("3000.00");
    line["limit"] = json!("2000.00");
    life(&json!([line]), &json!([]), "minimum", &json!([]))
}

/// Splits purchases, converts a part of a bill, and pays one plan off.
pub fn splitter() -> Value {
    let events = json!([splits("tie", "2026-01-20", "1001.00"), splits("odd", "2026-01-21", "777.77")]);
    let actions = json!([
        {"convert_bill": {"account": "huabei", "on": "2026-01-05", "amount": "1500.00", "periods": 6}},
        {"payoff": {"account": "huabei", "plan": "odd", "on": "2026-04-09"}}]);
    life(&json!([huabei("3000.00")]), &events, "full", &actions)
}

/// Splits a purchase above the free quota, and another when part of the first is repaid.
pub fn user_of_a_quota() -> Value {
    let events = json!([splits("first", "2026-01-20", "1500.00"), splits("second", "2026-04-20", "900.00")]);
    let mut line = huabei("3000.00");
    line["overrides"] = json!({"free_quota_yuan": "1000.00"});
    life(&json!([line]), &events, "full", &json!([]))
}

/// Keeps the line at its minimum while a loan period is missed.
pub fn neighbour_of_a_missed_loan() -> Value {
    let events = json!([draws("loan", "2026-01-15", "6000.00"), buys("phone", "2026-03-20", "900.00")]);
    life(&json!([huabei("3000.00"), jiebei()]), &events, "minimum", &json!([skips("jiebei", "2026-03")]))
}

/// Misses a period, pays a part of it, prepays later, and wants to draw again while late and soon after.
pub fn missed_loan() -> Value {
    let events = json!([draws("loan", "2026-01-15", "10000.00"), draws("again", "2026-04-20", "1000.00")]);
    let actions = json!([
        skips("jiebei", "2026-03"),
        extra("jiebei", "2026-03-25", "300.00"),
        extra("jiebei", "2026-05-01", "3000.00")
    ]);
    life(&json!([jiebei()]), &events, "minimum", &actions)
}

/// The same where a loan costs a fee on its first day.
pub fn lent_at_a_fee() -> Value {
    let mut life = missed_loan();
    life["accounts"][0]["overrides"] = json!({"origination_fee_rate": "0.01"});
    life
}

/// Pays off a line with a loan.
pub fn consolidator() -> Value {
    let loan = json!([{"consolidate": {"from": "jiebei", "on": "2026-01-05", "for": ["huabei"], "periods": 6,
        "method": "equal_payment"}}]);
    life(&json!([jiebei(), huabei("3000.00")]), &json!([]), "minimum", &loan)
}

/// A loan runs when the contract changes.
pub fn lent_before_a_change() -> Value {
    let change = json!({"id": "change", "terms_change": {"account": "jiebei", "on": "2026-03-01",
        "values": {"daily_rate": "0.0003"}}});
    let events = json!([draws("loan", "2026-01-15", "10000.00"), change]);
    life(&json!([jiebei()]), &events, "minimum", &json!([]))
}

/// The same two lives where a court decides soon.
pub fn sued() -> Value {
    decided_on(misser(), 10)
}

pub fn sued_for_a_loan() -> Value {
    decided_on(missed_loan(), 5)
}

pub fn decided_on(mut life: Value, days: u32) -> Value {
    life["accounts"][0]["overrides"] = json!({"ladder": [{"from_days_overdue": days, "act": "judgment"}]});
    life
}

/// A loan lent on a 31st.
pub fn lent_at_the_end_of_a_month() -> Value {
    life(&json!([jiebei()]), &json!([draws("loan", "2026-01-31", "6000.00")]), "minimum", &json!([]))
}

/// Two loans; in one month the one that falls due first is missed, and that calls it in.
pub fn two_loans_one_missed() -> Value {
    let events = json!([draws("one", "2026-01-15", "6000.00"), draws("two", "2026-01-31", "6000.00")]);
    let mut account = jiebei();
    account["overrides"] = json!({"acceleration_missed_periods": 1});
    let late = json!([{"late": {"account": "jiebei", "days": 3, "from": "2026-03", "until": "2026-03"}}]);
    life(&json!([account]), &events, "minimum", &late)
}

/// Misses a bill and agrees on a personal plan of all that is owed.
pub fn misser_with_a_plan() -> Value {
    let mut life = misser();
    life["accounts"][0]["overrides"] = json!({"re_plan_most_periods": 60});
    let plan = json!({"re_plan": {"account": "huabei", "on": "2026-03-20", "periods": 3}});
    life["strategies"][0]["actions"] = json!([skips("huabei", "2026-03"), plan]);
    life
}

/// Misses a period and asks for a longer term, or for a personal plan.
pub fn missed_and_extended() -> Value {
    let ask = json!({"extend": {"account": "jiebei", "on": "2026-03-25", "months": 3}});
    missed_and_asked(&json!({"extension_most_months": 12}), &ask)
}

pub fn missed_and_planned() -> Value {
    let ask = json!({"re_plan": {"account": "jiebei", "on": "2026-03-25", "periods": 12}});
    missed_and_asked(&json!({"re_plan_most_periods": 60}), &ask)
}

pub fn missed_and_asked(overrides: &Value, ask: &Value) -> Value {
    let mut account = jiebei();
    account["overrides"] = overrides.clone();
    let events = json!([draws("loan", "2026-01-15", "6000.00")]);
    life(&json!([account]), &events, "minimum", &json!([skips("jiebei", "2026-03"), ask]))
}

/// Wants to draw while a bill is missed.
pub fn neighbour_of_a_missed_bill() -> Value {
    let events = json!([draws("loan", "2026-01-20", "6000.00")]);
    life(&json!([jiebei(), huabei("3000.00")]), &events, "minimum", &json!([skips("huabei", "2026-01")]))
}
