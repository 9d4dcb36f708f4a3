//! The oracle: a second engine written only from the conventions, and random lives to try engines on.
//! Here it is held against the reference lives, which were worked out by hand and by other programs.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a life that the oracle cannot read must stop the test"
)]

mod card;
mod card_bill;
mod card_lives;
mod compare;
mod json;
mod lives;
mod plain;

#[path = "../support/mod.rs"]
mod support;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use compare::{Bill, Life, Month};
use json::number;
use plain::live;

/// How many random lives each general check goes through.
const LIVES: u64 = 600;

fn yuan(text: &str) -> Decimal {
    number(&json!(text))
}

fn bill<'a>(life: &'a Life, on: &str) -> &'a Bill {
    let found = life.bills.iter().find(|bill| bill.on.to_string() == on);
    found.expect("the life has a bill of this day")
}

fn sum(life: &Life, field: impl Fn(&Month) -> Decimal) -> Decimal {
    life.months.iter().map(field).sum()
}

fn scenario(months: i32, account: &Value, events: &Value, strategy: &Value) -> Value {
    json!({
        "start": "2026-01-01", "span": {"months": months},
        "borrower": {"cash": "100000.00"},
        "accounts": [account], "events": events, "strategies": [strategy],
    })
}

fn huabei(purchases: &str, overrides: &Value) -> Value {
    json!({"id": "huabei", "terms": "huabei", "limit": "50000.00", "bill_day": 1, "overrides": overrides,
        "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-09", "purchases": purchases}}})
}

#[test]
fn minimum_while_still_spending() {
    let shop = json!([{"id": "shop", "purchase":
        {"account": "huabei", "amount": "1500.00", "when": {"monthly": {"day": 15}}}}]);
    let strategy = json!({"id": "minimum", "pay": "minimum"});
    let life = live(&scenario(24, &huabei("3000.00", &json!({})), &shop, &strategy), "minimum");
    for (on, minimum, interest) in [
        ("2026-01-01", "300.00", "0.00"),
        ("2026-02-01", "451.05", "31.05"),
        ("2026-03-01", "576.60", "48.60"),
        ("2026-04-01", "694.97", "69.77"),
        ("2026-05-01", "793.58", "80.90"),
        ("2026-06-01", "887.69", "96.27"),
        ("2027-12-01", "1579.71", "186.07"),
    ] {
        assert_eq!(bill(&life, on).minimum, yuan(minimum), "minimum of {on}");
        assert_eq!(bill(&life, on).interest, yuan(interest), "interest of {on}");
    }
    let billed: Decimal = life.bills.iter().map(|bill| bill.interest).sum();
    let last = life.months.last().expect("the run has months");
    assert_eq!(billed, yuan("3176.12"));
    assert_eq!(life.closing_accrual, yuan("187.72"));
    assert_eq!(sum(&life, |month| month.interest), yuan("3363.84"));
    assert_eq!(sum(&life, |month| month.paid), yuan("28133.36"));
    assert_eq!(last.debt, yuan("14230.48"));
    assert_eq!(last.carried, yuan("12730.48"));
}

/// January is skipped but for 2,000 on the 20th; all that is required is paid on 9 February.
fn missed_bill(reach: &str) -> Life {
    let account = huabei("6000.00", &json!({"overdue_reach": reach}));
    let strategy = json!({"id": "full", "pay": "full", "actions": [
        {"skip": {"account": "huabei", "month": "2026-01"}},
        {"extra": {"on": "2026-01-20", "account": "huabei", "amount": "2000.00"}}]});
    live(&scenario(4, &account, &json!([]), &strategy), "full")
}

#[test]
fn missed_bill_overdue_as_a_whole() {
    let life = missed_bill("bill");
    let february = bill(&life, "2026-02-01");
    assert_eq!(february.penalty, yuan("57.00"));
    assert_eq!(february.interest, Decimal::ZERO);
    assert_eq!(february.total, yuan("4057.00"));
    assert_eq!(february.minimum, yuan("4057.00"));
    assert_eq!(february.paid_by_due, yuan("4057.00"));
    // 22 on the evening of 31 January is 23 on the bill day that follows.
    assert_eq!(life.months[0].days_overdue, [("huabei".to_owned(), 22)]);
    assert_eq!(life.worst_days_overdue, 30);
    assert_eq!(bill(&life, "2026-03-01").total, yuan("16.00"));
    assert_eq!(bill(&life, "2026-03-01").penalty, yuan("16.00"));
}

#[test]
fn missed_bill_overdue_up_to_its_minimum() {
    let life = missed_bill("minimum");
    let february = bill(&life, "2026-02-01");
    assert_eq!(february.interest, yuan("53.70"));
    assert_eq!(february.penalty, yuan("3.30"));
    assert_eq!(february.minimum, yuan("457.00"));
}

#[test]
fn loan_period_missed_and_paid_with_the_next() {
    let account = json!({"id": "jiebei", "terms": "jiebei@2024-01-01", "limit": "30000.00"});
    let draw = json!([{"id": "loan", "draw": {"account": "jiebei", "amount": "10000.00",
        "on": "2026-01-15", "periods": 12, "method": "equal_payment"}}]);
    let strategy = json!({"id": "late", "pay": "minimum",
        "actions": [{"skip": {"account": "jiebei", "month": "2026-03"}}]});
    let life = live(&scenario(14, &account, &draw, &strategy), "late");
    let paid: Vec<_> = life.months.iter().map(|month| month.paid).collect();
    let payment = yuan("900.41");
    assert_eq!(paid[..3], [Decimal::ZERO, payment, Decimal::ZERO]);
    assert_eq!(paid[3], payment + payment + yuan("14.83"));
    assert!(paid[4..12].iter().all(|month| *month == payment));
    assert_eq!(paid[12..], [yuan("900.42"), Decimal::ZERO]);
    assert_eq!(sum(&life, |month| month.interest), yuan("804.93"));
    assert_eq!(sum(&life, |month| month.penalties), yuan("14.83"));
    assert_eq!(life.worst_days_overdue, 30);
    assert_eq!(life.months[13].debt, Decimal::ZERO);
}

#[test]
fn the_other_methods_cost_what_was_published() {
    let account = json!({"id": "jiebei", "terms": "jiebei@2024-01-01", "limit": "30000.00"});
    let strategy = json!({"id": "minimum", "pay": "minimum"});
    for (method, interest) in [("equal_principal", "787.67"), ("interest_first", "1460.00")] {
        let draw = json!([{"id": "loan", "draw": {"account": "jiebei", "amount": "10000.00",
            "on": "2026-01-15", "periods": 12, "method": method}}]);
        let life = live(&scenario(14, &account, &draw, &strategy), "minimum");
        assert_eq!(sum(&life, |month| month.interest), yuan(interest), "{method}");
        assert_eq!(life.months[13].debt, Decimal::ZERO, "{method}");
    }
}

/// The same contract given as an opening loan goes on to the same cents.
#[test]
fn opening_loan_is_a_loan_lived_from_its_drawing_day() {
    let account = json!({"id": "jiebei", "terms": "jiebei@2024-01-01", "limit": "30000.00", "opening": {"loans": [
        {"id": "old", "drawn": "2025-10-15", "principal": "10000.00", "periods": 12,
         "method": "equal_payment", "periods_paid": 2}]}});
    let strategy = json!({"id": "minimum", "pay": "minimum"});
    let mut opened = scenario(10, &account, &json!([]), &strategy);
    let opened_life = live(&opened, "minimum");
    opened["start"] = json!("2025-10-01");
    opened["span"] = json!({"months": 13});
    opened["accounts"][0]["opening"] = json!({});
    opened["events"] = json!([{"id": "old", "draw": {"account": "jiebei", "amount": "10000.00",
        "on": "2025-10-15", "periods": 12, "method": "equal_payment"}}]);
    let drawn_life = live(&opened, "minimum");
    assert_eq!(opened_life.opening_debt, drawn_life.months[2].debt);
    for (one, other) in opened_life.months.iter().zip(&drawn_life.months[3..]) {
        assert_eq!(
            (one.paid, one.interest, one.debt),
            (other.paid, other.interest, other.debt),
            "{}",
            one.month
        );
    }
}

/// The identity of conventions §8, on random lives.
#[test]
fn money_is_neither_made_nor_lost() {
    for seed in 0..LIVES {
        let life = live(&lives::scenario(seed), "only");
        let last = life.months.last().expect("the run has months");
        let change = (last.cash - last.debt) - (life.opening_cash - life.opening_debt);
        let flows = sum(&life, |m| m.income - m.living - m.purchases - m.interest - m.penalties);
        assert_eq!(change, flows, "life {seed}");
        assert!(life.months.iter().all(|m| m.cash >= Decimal::ZERO), "life {seed}");
    }
}

#[test]
fn a_seed_is_always_the_same_life() {
    assert_eq!(lives::scenario(7), lives::scenario(7));
    assert_ne!(lives::scenario(7)["accounts"], lives::scenario(8)["accounts"]);
}

/// Random lives are of use only if they get into every kind of trouble often enough.
#[test]
fn random_lives_get_into_every_trouble() {
    let lived: Vec<_> = (0..LIVES).map(|seed| live(&lives::scenario(seed), "only")).collect();
    let often = |trouble: &str, shows: &dyn Fn(&Life) -> bool| {
        let count = lived.iter().filter(|life| shows(life)).count();
        assert!(count >= 40, "only {count} lives with {trouble}");
    };
    often("unmet costs", &|l| !sum(l, |m| m.unmet).is_zero());
    often("refused purchases", &|l| !sum(l, |m| m.refused).is_zero());
    often("penalties", &|l| !sum(l, |m| m.penalties).is_zero());
    often("two months overdue", &|l| l.worst_days_overdue > 60);
    often("no day overdue", &|l| l.worst_days_overdue == 0);
    often("interest on a bill", &|l| l.bills.iter().any(|b| !b.interest.is_zero()));
    often("penalty on a bill", &|l| l.bills.iter().any(|b| !b.penalty.is_zero()));
    often("a bill paid in part", &|l| {
        l.bills.iter().any(|b| !b.paid_by_due.is_zero() && b.paid_by_due < b.minimum)
    });
}

/// Both engines on the same random lives: every bill, month and penalty, to the cent.
#[test]
fn the_engine_agrees_on_five_thousand_lives() {
    let check = |seed: u64| {
        let scenario = lives::scenario(seed);
        let run = support::run_json(&scenario);
        let found = compare::differences(&live(&scenario, "only"), &run);
        assert!(found.is_empty(), "life {seed}:\n{}\n{scenario:#}", found.join("\n"));
    };
    std::thread::scope(|scope| {
        for first in 0..4 {
            scope.spawn(move || (first..5_000).step_by(4).for_each(check));
        }
    });
}

/// The same for bank cards with full interest, grace, cash and all that follows a missed minimum.
#[test]
fn the_engine_agrees_on_three_thousand_cards() {
    let check = |seed: u64| {
        let scenario = card_lives::scenario(seed);
        let run = support::run_json(&scenario);
        let found = compare::differences(&card::live(&scenario), &run);
        assert!(found.is_empty(), "card {seed}:\n{}\n{scenario:#}", found.join("\n"));
    };
    std::thread::scope(|scope| {
        for first in 0..2 {
            scope.spawn(move || (first..3_000).step_by(2).for_each(check));
        }
    });
}

/// Random cards are of use only if they get into every kind of trouble often enough.
#[test]
fn random_cards_get_into_every_trouble() {
    let lived: Vec<_> = (0..LIVES).map(|seed| card::live(&card_lives::scenario(seed))).collect();
    let often = |trouble: &str, shows: &dyn Fn(&Life) -> bool| {
        let count = lived.iter().filter(|life| shows(life)).count();
        assert!(count >= 40, "only {count} cards with {trouble}");
    };
    often("fees of cash", &|l| !sum(l, |m| m.fees).is_zero());
    often("penalties", &|l| !sum(l, |m| m.penalties).is_zero());
    often("three months overdue", &|l| l.worst_days_overdue > 91);
    often("no day overdue", &|l| l.worst_days_overdue == 0);
    often("interest on a bill", &|l| l.bills.iter().any(|b| !b.interest.is_zero()));
    often("a bill paid in part", &|l| {
        l.bills.iter().any(|b| !b.paid_by_due.is_zero() && b.paid_by_due < b.minimum)
    });
}
