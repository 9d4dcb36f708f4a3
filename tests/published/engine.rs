//! Examples lived through by the engine: a scenario with the example's terms, read by the real reader.

use mingzhang::calendar::Day;
use mingzhang::money::Money;
use mingzhang::rate::Rate;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::calc::percent_a_year;
use crate::calculators::{instalment_percent, merchant_plan};
use crate::example::{Example, number, printed};
use crate::support::{row, run_json, text};

/// More than anything owed here: a payment is cut to what is owed.
pub const AMPLE: &str = "90000000.00";

/// A life with ample cash. Lines are paid in full, loans as agreed, but for the actions.
fn live(start: Day, months: i32, account: &Value, events: &Value, actions: &Value) -> Value {
    run_json(&json!({
        "format": "mingzhang/scenario", "version": 1, "title": "example",
        "start": start, "span": {"months": months}, "borrower": {"cash": AMPLE},
        "accounts": [account], "events": events,
        "strategies": [{"id": "s", "pay": "full", "actions": actions}],
    }))
}

fn huabei(overrides: &Value) -> Value {
    json!({"id": "a", "terms": "huabei@2024-01-01", "limit": AMPLE, "bill_day": 1, "overrides": overrides})
}

fn jiebei(overrides: &Value) -> Value {
    json!({"id": "a", "terms": "jiebei@2024-01-01", "limit": AMPLE, "overrides": overrides})
}

pub fn day(date: &str) -> Day {
    Day::parse(date).unwrap_or_else(|| panic!("{date} is no date"))
}

/// What an example leaves open: any January will do.
fn january() -> Day {
    day("2026-01-01")
}

/// All entries of a kind on a day.
pub fn sum(run: &Value, on: &str, kind: &str) -> Decimal {
    let entries = run["ledger"].as_array().expect("a ledger").iter();
    let found = entries.filter(|entry| entry["on"] == on && entry["kind"] == kind);
    found.map(|entry| number(text(&entry["amount"]))).sum()
}

pub fn total(run: &Value, figure: &str) -> Decimal {
    number(text(&run["summary"][figure]))
}

/// The nights that the first charge of a kind was made for.
fn nights(run: &Value, kind: &str) -> Decimal {
    let charge = row(&run["ledger"], "kind", kind);
    Decimal::from(
        charge["cause"]["inputs"]["nights"][0]["nights"].as_i64().expect("a charge tells its nights"),
    )
}

/// Pays nothing in the months from the one of `from` to the one of `until`, then everything on `until`.
fn pays_all_on(from: Day, until: Day) -> Value {
    let months = until.month() - from.month();
    let skips = (0..=months).map(|k| json!({"skip": {"account": "a", "month": from.month() + k}}));
    let extra = json!({"extra": {"account": "a", "on": until, "amount": AMPLE}});
    skips.chain([extra]).collect()
}

/// A purchase split at checkout: what each bill asks for, and what it all comes to.
pub fn instalments(example: &Example<'_>) {
    let (price, periods) = (example.money("principal_yuan"), example.count("periods"));
    let rate = example.rate("total_fee_rate");
    let account = huabei(&json!({"instalment_rates": [{"periods": periods, "rate": rate}]}));
    let event = json!([{"id": "e", "purchase": {"account": "a", "amount": price,
        "when": {"on": "2026-01-20"}, "instalments": {"periods": periods}}}]);
    let run = live(january(), periods + 2, &account, &event, &json!([]));
    for (period, on) in [("first_period", "2026-02-01"), ("regular_period", "2026-03-01")] {
        let (principal, fee) = (sum(&run, on, "bill"), sum(&run, on, "fee"));
        example.also(&format!("{period}_principal"), principal);
        example.also(&format!("{period}_fee"), fee);
        example.also(&format!("{period}_payment"), principal + fee);
        example.may(&format!("{period}_payment"), principal + fee);
    }
    example.may("total_fee", total(&run, "fees"));
    example.may("total_repaid", total(&run, "total_paid"));
    example.may("principal_per_period", sum(&run, "2026-03-01", "bill"));
    example.may("fee_per_period", sum(&run, "2026-03-01", "fee"));
    example.may("naive_lump_sum_after_3_months", total(&run, "total_paid"));
    example.may("annualised_simple", printed(instalment_percent(rate, periods), 1));
    merchant_plan(example);
}

/// A bill of which all is missed and paid so many nights after its due day.
fn missed(unpaid: Money, daily_rate: Rate, due: Day, nights: i32) -> Value {
    let start = due.month().first();
    let mut account = huabei(&json!({"daily_rate": daily_rate}));
    account["due_day"] = json!(due.day_of_month());
    account["opening"] = json!({"bill": {"on": start, "due": due, "purchases": unpaid}});
    live(start, nights / 28 + 4, &account, &json!([]), &pays_all_on(due, due + nights))
}

pub fn overdue_dates(example: &Example<'_>) {
    let date = |input| day(&format!("2026-{}", example.word(input)));
    let due = date("due");
    let run = missed(example.money("unpaid"), example.rate("daily_rate"), due, date("paid") - due);
    example.is("days", nights(&run, "penalty"));
    example.is("interest", total(&run, "penalties"));
}

pub fn overdue_days(example: &Example<'_>) {
    let (unpaid, days) = (example.money("unpaid"), example.count("days"));
    let run = missed(unpaid, example.rate("daily_rate"), january() + 8, days);
    example.is("interest", total(&run, "penalties"));
}

pub fn overdue_up_to_a_year(example: &Example<'_>) {
    let (unpaid, rate) = (example.money("unpaid"), example.rate("daily_rate"));
    for (figure, days) in [("day_1", 1), ("days_10", 10), ("days_30", 30), ("days_365", 365)] {
        example.is(figure, total(&missed(unpaid, rate, january() + 8, days), "penalties"));
    }
    let percent = percent_a_year(rate);
    example.also("annual_percent", percent);
    example.is("quoted_annual_percent", printed(percent, 0)); // the page drops the decimals
}

/// A bill kept at its minimum; the next bill closes as many nights after the due day as the example counts.
pub fn minimum_then_interest(example: &Example<'_>) {
    let due = january() + (31 - example.count("days"));
    let overrides = json!({"min_ratio": example.word("min_ratio"), "daily_rate": example.word("daily_rate")});
    let mut account = huabei(&overrides);
    account["due_day"] = json!(due.day_of_month());
    account["opening"] = json!({"bill": {"on": january(), "due": due, "purchases": example.word("bill")}});
    let mut scenario = json!({
        "format": "mingzhang/scenario", "version": 1, "title": "example",
        "start": january(), "span": {"months": 3}, "borrower": {"cash": AMPLE},
        "accounts": [account], "strategies": [{"id": "s", "pay": "minimum"}],
    });
    let run = run_json(&scenario);
    example.is("minimum", number(text(&run["statements"][0]["minimum"])));
    let components = &run["months"][0]["accounts"][0]["components"];
    example.is("rest", number(text(&components["rolled"])));
    example.is("interest", sum(&run, "2026-02-01", "interest"));
    scenario["strategies"][0]["pay"] = json!("full");
    assert_eq!(total(&run_json(&scenario), "interest"), Decimal::ZERO, "paid in full it costs nothing");
}

/// More than the minimum is paid before the due day, and the source lets the night of the due day go free.
pub fn rest_after_due_with_the_first_night_free(example: &Example<'_>) {
    let (due, next) = (example.day("due"), example.day("next_statement"));
    let start = due.month().first();
    let terms = json!({"first_overdue_night": "skip", "daily_rate": example.word("daily_rate")});
    let mut account = huabei(&terms);
    account["bill_day"] = json!(next.day_of_month());
    account["due_day"] = json!(due.day_of_month());
    let buys = json!([{"id": "e", "purchase": {"account": "a", "amount": example.word("bill"), "when": {"on": start}}}]);
    let pays = json!({"extra": {"account": "a", "on": due - 7, "amount": example.word("paid_before_due")}});
    let run = run_json(&json!({
        "format": "mingzhang/scenario", "version": 1, "title": "example",
        "start": start, "span": {"months": 2}, "borrower": {"cash": AMPLE}, "accounts": [account], "events": buys,
        "strategies": [{"id": "s", "pay": "minimum", "actions": [pays]}],
    }));
    example.is("interest", sum(&run, &next.to_string(), "interest"));
    example.is("late_fee", total(&run, "penalties") + total(&run, "fees"));
}

pub fn smallest_minimum(example: &Example<'_>) {
    let terms = json!({"min_ratio": example.word("min_ratio"), "min_floor_yuan": "0"});
    let mut account = huabei(&terms);
    account["opening"] =
        json!({"bill": {"on": january(), "due": january() + 8, "purchases": example.word("bill")}});
    let run = live(january(), 1, &account, &json!([]), &json!([]));
    example.is("minimum", number(text(&run["statements"][0]["minimum"])));
}

pub fn paid_on_the_due_day(example: &Example<'_>) {
    let (due, paid) = (example.day("due"), example.value("pay"));
    assert_eq!(text(&paid[0]), due.to_string());
    let mut account = huabei(&json!({}));
    account["bill_day"] = json!(20);
    account["due_day"] = json!(due.day_of_month());
    account["opening"] =
        json!({"bill": {"on": (due - 10), "due": due, "purchases": example.word("principal_due")}});
    let run = live(due, 2, &account, &json!([]), &json!([]));
    assert_eq!(sum(&run, text(&paid[0]), "payment"), number(text(&paid[1])));
    example.is("due_now", number(text(&run["months"][0]["debt"])));
    assert_eq!((example.told("penalty"), total(&run, "penalties")), (&json!("none"), Decimal::ZERO));
    assert_eq!(run["summary"]["worst_days_overdue"], 0);
}

/// A loan of one period whose interest comes to the example's, paid in part a day late.
pub fn allocation(example: &Example<'_>) {
    let (due, paid) = (example.day("due"), example.value("pay"));
    let words = |kind: &Value| match text(kind) {
        "normal_interest" => "interest",
        "penalty_interest" => "penalty",
        _ => "principal",
    };
    let order = example.value("order").as_array().expect("an order is a list").iter().map(words);
    let order: Vec<&str> = order.chain(["fee"]).collect();
    // Twenty nights at 0.005 make 100 of 1,000; a fifth of that rate is the example's penalty of 36.5 % a year.
    let penalty_share = example.number("penalty_annual") / Decimal::from(365) / number("0.005");
    let account = jiebei(&json!({"daily_rate": "0.005", "allocation_order": order,
        "penalty_multiplier": penalty_share.normalize().to_string()}));
    let draw = json!([{"id": "e", "draw": {"account": "a", "amount": example.word("principal_due"),
        "on": (due - 20), "periods": 1, "method": "interest_first", "due_day": due.day_of_month()}}]);
    let actions = json!([{"skip": {"account": "a", "month": due.month()}},
        {"extra": {"account": "a", "on": paid[0], "amount": paid[1]}}]);
    let run = live((due - 20).month().first(), 3, &account, &draw, &actions);
    assert_eq!(sum(&run, &due.to_string(), "interest"), example.number("interest_due"));
    let left = &run["months"][1]["accounts"][0]["components"];
    example.is("principal_left", number(text(&left["overdue"])));
    example.is("penalty_left", number(text(&left["penalty"])));
    example.is("interest_left", number(text(&left["interest"])));
}

/// Interest of a loan that is held for so many nights and then repaid whole.
fn held(principal: Money, daily_rate: &str, nights: i32) -> Decimal {
    let drawn = january() + 14;
    let draw = json!([{"id": "e", "draw": {"account": "a", "amount": principal, "on": drawn, "periods": 12,
        "method": "interest_first"}}]);
    let extra = json!([{"extra": {"account": "a", "on": drawn + nights, "amount": AMPLE}}]);
    let run = live(january(), 14, &jiebei(&json!({"daily_rate": daily_rate})), &draw, &extra);
    assert_eq!(total(&run, "final_debt"), Decimal::ZERO);
    total(&run, "interest")
}

pub fn interest_by_the_day(example: &Example<'_>) {
    let (principal, rate) = (example.money("principal"), example.word("daily_rate"));
    for (figure, nights) in [("per_day", 1), ("days_30", 30), ("days_365", 365)] {
        example.is(figure, held(principal, rate, nights));
    }
}

pub fn interest_over_a_range(example: &Example<'_>) {
    let (principal, days) = (example.money("principal"), example.count("days"));
    for end in ["low", "high"] {
        let rate = example.word(&format!("daily_rate_{end}"));
        example.is(&format!("per_day_{end}"), held(principal, rate, 1));
        example.is(&format!("month_{end}"), held(principal, rate, days));
        example.also(
            &format!("annual_{end}_percent"),
            percent_a_year(example.rate(&format!("daily_rate_{end}"))),
        );
    }
}

pub fn penalty_by_the_day(example: &Example<'_>) {
    let principal = example.money("principal");
    let rates = json!({"daily_rate": example.word("daily_rate"),
        "penalty_multiplier": example.word("penalty_multiplier")});
    let (drawn, due) = (day("2026-01-15"), day("2026-02-15"));
    let draw = json!([{"id": "e", "draw": {"account": "a", "amount": principal, "on": drawn, "periods": 1,
        "method": "interest_first"}}]);
    let late = |nights: i32| {
        let actions = pays_all_on(due, due + nights);
        total(&live(january(), 15, &jiebei(&rates), &draw, &actions), "penalties")
    };
    let a_year = late(example.count("days"));
    example.is("per_day", late(1));
    example.is("per_year", a_year);
    let percent = a_year / principal.to_decimal() * Decimal::ONE_HUNDRED;
    example.is("annual_percent", percent.trunc_with_scale(2)); // the page cuts 27.375 off
}

fn lent(example: &Example<'_>, method: &str, overrides: &Value) -> Value {
    let periods = example.count("periods");
    let draw = json!([{"id": "e", "draw": {"account": "a", "amount": example.word("principal"),
        "on": "2026-01-15", "periods": periods, "method": method}}]);
    live(january(), periods + 2, &jiebei(overrides), &draw, &json!([]))
}

pub fn first_month_of_equal_principal(example: &Example<'_>) {
    assert_eq!((example.count("days_per_month"), example.count("month")), (30, 1));
    let terms = json!({"daily_rate": example.word("daily_rate"), "day_count": "thirty"});
    let run = lent(example, "equal_principal", &terms);
    example.is("principal_part", sum(&run, "2026-02-15", "due"));
    example.is("interest", sum(&run, "2026-02-15", "interest"));
}

pub fn thirty_day_payment(example: &Example<'_>) {
    let daily_rate = (example.number("monthly_rate") / Decimal::from(30)).normalize();
    let run =
        lent(example, "equal_payment", &json!({"daily_rate": daily_rate.to_string(), "day_count": "thirty"}));
    example.is("payment", sum(&run, "2026-03-15", "due") + sum(&run, "2026-03-15", "interest"));
}

/// A rate a year over 360 days, thirty to a month: the payment that the page prints.
pub fn payment_of_a_rate_a_year(example: &Example<'_>) {
    let run = lent(
        example,
        "equal_payment",
        &json!({"annual_rate": example.word("annual"), "day_count": "30/360"}),
    );
    let payment = sum(&run, "2026-03-15", "due") + sum(&run, "2026-03-15", "interest");
    example.may("payment", payment);
    example.also("payment", payment);
}

pub fn equal_payment_schedule(example: &Example<'_>) {
    schedule(example, "equal_payment");
}

pub fn interest_first_schedule(example: &Example<'_>) {
    schedule(example, "interest_first");
}

/// Every row: date, days, principal, interest, payment.
fn schedule(example: &Example<'_>, method: &str) {
    assert_eq!((example.word("disbursed"), example.count("due_day")), ("2026-01-15", 15));
    let run = lent(example, method, &json!({"daily_rate": example.word("daily_rate")}));
    let rows = example.told("schedule_date_days_principal_interest_payment").as_array().expect("rows");
    assert_eq!(rows.len(), usize::try_from(example.count("periods")).unwrap_or(0));
    for expected in rows {
        let on = text(&expected[0]);
        let interest = row(&run["ledger"], "on", on);
        assert_eq!(interest["cause"]["inputs"]["nights"][0]["nights"], expected[1], "{on}");
        for (place, kind) in [(2, "due"), (3, "interest"), (4, "payment")] {
            assert_eq!(sum(&run, on, kind), number(text(&expected[place])), "{on}: {kind}");
        }
    }
    example.is("total_interest", total(&run, "interest"));
}
