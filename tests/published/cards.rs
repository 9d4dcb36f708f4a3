//! Examples of bank cards, lived through by the engine under the generic terms with each example's own switches.

use mingzhang::calendar::Day;
use mingzhang::rate::Rate;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::calculators::instalment_percent;
use crate::engine::{AMPLE, day, sum, total};
use crate::example::{Example, number, printed};
use crate::support::{row, run_json, text};

/// A card on which purchases are posted the same day, so that an example's posting day is the day of its purchase. No
/// example has days of grace.
pub fn card(bill_day: u8, due_day: u8, overrides: Value) -> Value {
    let mut account = json!({"id": "a", "terms": "card@2024-01-01", "limit": AMPLE,
        "bill_day": bill_day, "due_day": due_day, "overrides": overrides});
    for (name, value) in
        [("posting_lag_days", json!(0)), ("grace_days", json!(0)), ("grace_tolerance_yuan", json!("0"))]
    {
        account["overrides"][name] = value;
    }
    account
}

/// A bill of 25 December, due on 5 January: the days that an example leaves open.
fn card_with_bill(purchases: &str, overrides: Value) -> Value {
    let mut account = card(25, 5, overrides);
    account["opening"] = json!({"bill": {"on": "2025-12-25", "due": "2026-01-05", "purchases": purchases}});
    account
}

pub fn live(start: Day, months: i32, account: &Value, events: &Value, actions: &Value) -> Value {
    run_json(&json!({
        "format": "mingzhang/scenario", "version": 1, "title": "example",
        "start": start.month().first(), "span": {"months": months}, "borrower": {"cash": AMPLE},
        "accounts": [account], "events": events,
        "strategies": [{"id": "s", "pay": "minimum", "actions": actions}],
    }))
}

pub fn buys(place: usize, on: Day, amount: &str) -> Value {
    json!({"id": format!("buy-{place}"), "purchase": {"account": "a", "amount": amount, "when": {"on": on}}})
}

pub fn pays(on: Day, amount: &str) -> Value {
    json!({"extra": {"account": "a", "on": on, "amount": amount}})
}

fn in_2026(date: &str) -> Day {
    day(&format!("2026-{date}"))
}

/// A purchase of which a part is paid on the due day: the bill after it charges every night since the posting.
pub fn full_interest(example: &Example<'_>) {
    let date = |input| in_2026(example.word(input));
    let (posted, paid, next) = (date("posting_date"), date("payment_date"), date("next_statement_date"));
    let through = example.value("statement_day_included").as_bool().expect("yes or no");
    let mut terms = json!({
        "daily_rate": example.word("daily_rate"),
        "payment_value_date": example.word("payment_effective"),
        "statement_night": if through { "through_statement" } else { "before_statement" },
    });
    if let Some(ratio) = example.optional("min_ratio") {
        terms["min_ratio"] = ratio.clone();
    }
    let account = card(next.day_of_month(), paid.day_of_month(), terms);
    let events = json!([buys(0, posted, example.word("purchase"))]);
    let run = live(posted, 4, &account, &events, &json!([pays(paid, example.word("payment"))]));
    assert_eq!(run["summary"]["penalties"], "0.00", "the minimum was paid");
    assert_eq!(sum(&run, &paid.to_string(), "payment"), example.number("payment"), "and nothing else");
    example.is("interest", sum(&run, &next.to_string(), "interest"));
    assert_eq!(row(&run["ledger"], "kind", "interest")["cause"]["rule"], "full_interest");
}

/// Several purchases and a payment before the due day.
pub fn full_interest_of_purchases(example: &Example<'_>) {
    let list = |input| example.value(input).as_array().expect("a list").iter();
    let dated = |pair: &Value| (day(text(&pair[0])), text(&pair[1]).to_owned());
    let bought: Vec<_> = list("purchases").map(dated).collect();
    let events: Value =
        bought.iter().enumerate().map(|(place, (on, amount))| buys(place, *on, amount)).collect();
    let actions: Value = list("payments").map(dated).map(|(on, amount)| pays(on, &amount)).collect();
    let (statement, due) = (example.day("statement"), example.day("due"));
    let terms = json!({"daily_rate": example.word("daily_rate")});
    let account = card(statement.day_of_month(), due.day_of_month(), terms);
    let run = live(bought[0].0, 4, &account, &events, &actions);
    let bill = &run["statements"][0];
    assert_eq!((text(&bill["on"]), text(&bill["due"])), (&*statement.to_string(), &*due.to_string()));
    example.is("minimum", number(text(&bill["minimum"])));
    example.is("interest", sum(&run, example.word("next_statement"), "interest"));
    example.is("late_fee", sum(&run, example.word("next_statement"), "penalty") + total(&run, "fees"));
}

/// Only the rest bears, since the due day, until it is paid before the next bill.
pub fn residual_from_the_due_day(example: &Example<'_>) {
    let terms = json!({"interest_base": "residual", "residual_from": "due", "daily_rate": example.word("daily_rate")});
    let account = card_with_bill(example.word("bill"), terms);
    let due = in_2026("01-05");
    let later = due + example.count("paid_rest_after_days");
    let actions = json!([pays(due, example.word("paid_on_due")), pays(later, example.word("rest"))]);
    let run = live(due, 3, &account, &json!([]), &actions);
    assert_eq!(sum(&run, &later.to_string(), "payment"), example.number("rest"));
    example.is("interest", total(&run, "interest"));
}

pub fn minimum_with_interest(example: &Example<'_>) {
    let mut account =
        card_with_bill(example.word("principal"), json!({"min_ratio": example.word("min_ratio")}));
    account["opening"]["bill"]["interest"] = json!(example.word("interest"));
    let run = live(in_2026("01-05"), 1, &account, &json!([]), &json!([]));
    example.is("minimum", number(text(&run["statements"][0]["minimum"])));
}

pub fn two_minimums(example: &Example<'_>) {
    let account = card_with_bill(example.word("first_bill"), json!({"min_ratio": example.word("min_ratio")}));
    let run = live(in_2026("01-05"), 2, &account, &json!([]), &json!([]));
    let bill = |place: usize, figure: &str| number(text(&run["statements"][place][figure]));
    example.is("first_minimum", bill(0, "minimum"));
    assert_eq!(bill(0, "paid_by_due"), example.number("paid"));
    let expected = text(example.told("next_minimum"));
    let (principal, rest) = expected.split_once(' ').expect("an amount, and what comes on top");
    assert_eq!(rest, "+ interest and fees");
    let on_top = sum(&run, "2026-01-25", "interest") + total(&run, "fees");
    assert!(on_top > Decimal::ZERO);
    assert_eq!(bill(1, "minimum"), number(principal) + on_top);
    example.also("next_principal_part", bill(1, "minimum") - on_top);
}

/// The fee of all periods together, from a fee of each.
fn all_periods(example: &Example<'_>, each: Decimal) -> Rate {
    let whole = each * Decimal::from(example.count("periods"));
    Rate::parse(&whole.normalize().to_string()).expect("a fee rate")
}

/// A whole bill is split: from the next bill on, each asks for a period and its fee.
pub fn split_bill(example: &Example<'_>) {
    let (periods, rate) =
        (example.count("periods"), all_periods(example, example.number("fee_rate_per_period")));
    let terms = json!({"instalment_rates": [{"periods": periods, "rate": rate}]});
    let account = card_with_bill(example.word("principal"), terms);
    let actions = json!([{"convert_bill": {"account": "a", "on": "2026-01-03",
        "amount": example.word("principal"), "periods": periods}}]);
    let run = live(in_2026("01-05"), periods + 2, &account, &json!([]), &actions);
    let (principal, fee) = (sum(&run, "2026-01-25", "bill"), sum(&run, "2026-01-25", "fee"));
    example.is("principal_per_period", principal);
    example.is("fee_per_period", fee);
    example.is("payment", principal + fee);
    example.also("irr_x12_percent", printed(instalment_percent(rate, periods), 2));
}

fn split_purchase(example: &Example<'_>, rate: Rate) -> Value {
    let periods = example.count("periods");
    let account = card(5, 25, json!({"instalment_rates": [{"periods": periods, "rate": rate}]}));
    let event = json!([{"id": "e", "purchase": {"account": "a", "amount": example.word("principal"),
        "when": {"on": "2026-01-20"}, "instalments": {"periods": periods}}}]);
    live(in_2026("01-01"), periods + 2, &account, &event, &json!([]))
}

pub fn split_at_checkout(example: &Example<'_>) {
    let rate = all_periods(example, example.number("fee_rate_per_period"));
    let run = split_purchase(example, rate);
    for on in ["2026-02-05", "2026-03-05"] {
        example.is("principal_per_period", sum(&run, on, "bill"));
        example.is("fee_per_period", sum(&run, on, "fee"));
    }
    let all: Decimal = number("133.33") * Decimal::from(5);
    assert_eq!(
        sum(&run, "2026-07-05", "bill"),
        example.number("principal") - all,
        "the remainder comes last"
    );
}

/// The fee is the same in the last month, in which little is owed.
pub fn every_payment_of_a_plan(example: &Example<'_>) {
    let (periods, percent) = (example.count("periods"), example.number("fee_percent_per_period"));
    let rate = all_periods(example, percent / Decimal::ONE_HUNDRED);
    let run = split_purchase(example, rate);
    for period in 0..periods {
        let due = (in_2026("02-01").month() + period).day(25);
        example.is("every_payment", sum(&run, &due.to_string(), "payment"));
    }
    assert_eq!(example.told("approx_formula"), "24*rate*n/(n+1)");
    let thumb = Decimal::from(24 * periods) * percent / Decimal::from(periods + 1);
    example.also("approx_percent", printed(thumb, 2));
    example.also("irr_x12_percent", printed(instalment_percent(rate, periods), 2));
}

/// A purchase of the bill day that waits for the next bill is free for longest; the page counts both end days.
pub fn longest_free_period(example: &Example<'_>) {
    assert_eq!(example.value("purchase_on_statement_day_goes_to"), "next bill");
    let days = |input| u8::try_from(example.count(input)).expect("a day of the month");
    let account =
        card(days("statement_day"), days("due_day"), json!({"statement_day_purchase": "next_bill"}));
    let bought = in_2026(example.word("purchase"));
    let run = live(bought, 3, &account, &json!([buys(0, bought, "1000.00")]), &json!([]));
    let due = day(text(&run["statements"][0]["due"]));
    example.also("difference", Decimal::from(due - bought));
    example.is("days", Decimal::from(due - bought + 1));
}

/// A part of the minimum is paid by the due day; the fee is on the rest of it.
pub fn late_fee(example: &Example<'_>) {
    let terms = json!({"late_fee_rate": example.word("rate"), "late_fee_floor_yuan": example.word("floor")});
    let account = card_with_bill("5000.00", terms);
    let due = in_2026("01-05");
    let actions =
        json!([{"skip": {"account": "a", "month": "2026-01"}}, pays(due, example.word("paid_by_due"))]);
    let run = live(due, 1, &account, &json!([]), &actions);
    assert_eq!(number(text(&run["statements"][0]["minimum"])), example.number("minimum"));
    example.is("late_fee", sum(&run, "2026-01-05", "penalty"));
}

/// Cash that is taken and repaid before any bill: the fee, and nights from the first on.
pub fn cash_advance(example: &Example<'_>) {
    let (taken, repaid) = (in_2026(example.word("withdrawn")), in_2026(example.word("repaid")));
    let terms = json!({"daily_rate": example.word("daily_rate"), "cash_advance_fee_rate": example.word("fee_rate"),
        "cash_advance_fee_floor_yuan": example.word("fee_min")});
    let account = card(15, 5, terms);
    let events = json!([{"id": "cash", "cash_advance":
        {"account": "a", "amount": example.word("amount"), "when": {"on": taken}}}]);
    let all = example.number("amount") + number(text(example.told("fee")));
    let run = live(taken, 2, &account, &events, &json!([pays(repaid, &all.to_string())]));
    example.is("fee", total(&run, "fees"));
    example.is("interest", total(&run, "interest"));
    example.also("days", Decimal::from(repaid - taken));
    assert_eq!(row(&run["ledger"], "kind", "interest")["cause"]["rule"], "cash_advance_interest");
}
