//! No dead terms: for each value of each kind of contract there is a life whose figures change when nothing but that
//! value is set to something else.
#![allow(clippy::expect_used, clippy::panic, reason = "a life that cannot be read must stop the test")]

#[path = "support/mod.rs"]
mod support;

use std::collections::BTreeSet;

use mingzhang::terms::{Kind, ValueName};
use serde_json::{Value, json};

/// A value, the life in which it is set on the first account, and what it is set to.
type Row = (ValueName, fn() -> Value, fn() -> Value);

const OF_A_LINE: &[Row] = &[
    (ValueName::DailyRate, minimum_payer, || json!("0.0004")),
    (ValueName::DueDayOf, minimum_payer, || json!([{"bill_day": 1, "due_day": 15}])),
    (ValueName::MinRatio, minimum_payer, || json!("0.05")),
    (ValueName::MinRolloverShare, minimum_payer, || json!("1")),
    (ValueName::MinFloorYuan, minimum_payer, || json!("100")),
    (ValueName::MinRounding, minimum_payer, || json!("floor_yuan")),
    (ValueName::MinForm, minimum_payer, || json!("fixed")),
    (ValueName::MinBase, payer_by_the_month, || json!("before_interest")),
    (ValueName::AnnualRate, minimum_payer, || json!("0.12")),
    (ValueName::InterestPeriod, minimum_payer, || json!("month")),
    (ValueName::MonthRate, payer_by_the_month, || json!("effective")),
    (ValueName::MonthBase, payer_by_the_month, || json!("closing")),
    (ValueName::MonthPayments, payer_by_the_month, || json!("before")),
    (ValueName::InterestUnitYuan, payer_by_the_month, || json!("1")),
    (ValueName::PromotionalRates, payer_by_the_month, || json!([{"until": "2026-03", "rate": "0"}])),
    (ValueName::InterestRounding, minimum_payer, || json!("down")),
    (ValueName::StatementDayPurchase, minimum_payer, || json!("next_bill")),
    (ValueName::InterestBase, minimum_payer, || json!("full")),
    (ValueName::ResidualFrom, payer_since_posting, || json!("due")),
    (ValueName::PostingLagDays, payer_since_posting, || json!(1)),
    (ValueName::StatementNight, payer_since_posting, || json!("through_statement")),
    (ValueName::PaymentValueDate, payer_since_posting, || json!("next_day")),
    (ValueName::OverdueReach, misser, || json!("minimum")),
    (ValueName::LateFeeRate, misser_with_a_fee, || json!("0.10")),
    (ValueName::LateFeeFloorYuan, misser_with_a_fee, || json!("20.00")),
    (ValueName::LateFeeCapYuan, misser_with_a_fee, || json!("0")),
    (ValueName::PenaltyMultiplier, misser, || json!("1.5")),
    (ValueName::FirstOverdueNight, misser, || json!("skip")),
    (ValueName::AllocationOrder, misser, || json!(["principal", "interest", "penalty", "fee"])),
    (ValueName::StageDays, misser, || json!([1, 11, 21, 31, 41, 51, 61])),
    (ValueName::FiveClassDays, misser, || json!([1, 11, 21, 31])),
    (ValueName::Ladder, misser, || json!([])),
    (ValueName::WriteOffDays, misser, || json!(15)),
    (ValueName::CourtFees, sued, || json!([{"over_yuan": "0", "fixed_yuan": "50.00", "rate": "0"}])),
    (ValueName::UnfreezeAfterDays, misser, || json!(30)),
    (ValueName::FreezeReach, neighbour_of_a_missed_loan, || json!("own")),
    (ValueName::MinimumWhileGroupOverdue, neighbour_of_a_missed_loan, || json!(false)),
    (ValueName::CashAdvanceShareOfLimit, taker_of_cash, || json!("0.01")),
    (ValueName::CashAdvanceFeeRate, taker_of_cash, || json!("0.03")),
    (ValueName::CashAdvanceFeeFloorYuan, taker_of_cash, || json!("90.00")),
    (ValueName::CashAdvanceFeeCapYuan, taker_of_cash, || json!("5.00")),
    (ValueName::CashAdvanceMinShare, taker_of_cash, || json!("0.5")),
    (ValueName::GraceDays, late_payer, || json!(3)),
    (ValueName::GraceToleranceYuan, misser, || json!("2500.00")),
    (ValueName::InterestOnInterest, misser_of_interest, || json!(true)),
    (ValueName::MinOverLimitShare, owner_above_the_limit, || json!("1")),
    (ValueName::AllocationSwitchDay, misser_of_interest, || json!(1)),
    (ValueName::RePlanMostPeriods, misser_with_a_plan, || json!(0)),
    (ValueName::RePlanStopsInterest, misser_with_a_plan, || json!(false)),
    (ValueName::RePlanLeastDaysOverdue, misser_with_a_plan, || json!(60)),
    (ValueName::RePlanFeeRate, misser_with_a_plan, || json!("0.01")),
    (ValueName::StopAfterMissedMinimums, buyer_after_a_cure, || json!(2)),
    (ValueName::InstalmentRates, splitter, || json!([{"periods": 6, "rate": "0.05"}])),
    (ValueName::FeeRounding, splitter, || json!("half_up")),
    (ValueName::RemainderPeriod, splitter, || json!("last")),
    (ValueName::EarlyPayoffFee, splitter, || json!("charge_all")),
    (ValueName::RefundOrder, returner, || json!("oldest_first")),
    (ValueName::RefundFee, returner, || json!("charge_all")),
    (ValueName::BillInstalmentFirstDue, splitter, || json!("next_bill")),
    (ValueName::FreeQuotaYuan, splitter, || json!("500")),
    (ValueName::FreeQuotaOverflow, user_of_a_quota, || json!("fee_on_all")),
    (ValueName::FreeQuotaRenews, user_of_a_quota, || json!("as_repaid")),
    (ValueName::LimitReview, minimum_payer, reviewed),
];

const OF_A_LOAN: &[Row] = &[
    (ValueName::GraceDays, missed_loan, || json!(20)),
    (ValueName::DailyRate, missed_loan, || json!("0.0003")),
    (ValueName::DayCount, missed_loan, || json!("thirty")),
    (ValueName::PenaltyMultiplier, missed_loan, || json!("1")),
    (ValueName::PenaltyMode, missed_loan, || json!("add")),
    (ValueName::AnnualRate, missed_loan, || json!("0.072")),
    (ValueName::PaymentRounding, missed_loan, || json!("up")),
    (ValueName::PaymentUnitYuan, missed_loan, || json!("10.00")),
    (ValueName::MonthEnd, lent_at_the_end_of_a_month, || json!("stay")),
    (ValueName::PrincipalGracePeriods, missed_loan, || json!(2)),
    (ValueName::AccelerationAfterDays, missed_loan, || json!(5)),
    (ValueName::AccelerationMissedPeriods, missed_loan, || json!(1)),
    (ValueName::AccelerationReach, two_loans_one_missed, || json!("account")),
    (ValueName::RateChangeReach, lent_before_a_change, || json!("all_loans")),
    (ValueName::ExtensionMostMonths, missed_and_extended, || json!(0)),
    (ValueName::ExtensionFeeRate, missed_and_extended, || json!("0.01")),
    (ValueName::ExtensionStopsOverdue, missed_and_extended, || json!(false)),
    (ValueName::RePlanMostPeriods, missed_and_planned, || json!(0)),
    (ValueName::RePlanStopsInterest, missed_and_planned, || json!(false)),
    (ValueName::RePlanLeastDaysOverdue, missed_and_planned, || json!(60)),
    (ValueName::RePlanFeeRate, missed_and_planned, || json!("0.01")),
    (ValueName::PrepayEffect, missed_loan, || json!("shorten_term")),
    (ValueName::FirstOverdueNight, missed_loan, || json!("skip")),
    (ValueName::InterestRounding, missed_loan, || json!("down")),
    (ValueName::AllocationOrder, missed_loan, || json!(["principal", "interest", "penalty", "fee"])),
    (ValueName::StageDays, missed_loan, || json!([1, 11, 21, 31, 41, 51, 61])),
    (ValueName::FiveClassDays, missed_loan, || json!([1, 11, 21, 31])),
    (ValueName::Ladder, missed_loan, || json!([])),
    (ValueName::WriteOffDays, missed_loan, || json!(5)),
    (
        ValueName::CourtFees,
        sued_for_a_loan,
        || json!([{"over_yuan": "0", "fixed_yuan": "50.00", "rate": "0"}]),
    ),
    (ValueName::UnfreezeAfterDays, missed_loan, || json!(30)),
    (ValueName::FreezeReach, neighbour_of_a_missed_bill, || json!("own")),
    (ValueName::LimitReview, missed_loan, reviewed),
];

/// Half the limit each month.
fn reviewed() -> Value {
    json!([{"id": "half", "effect": {"multiply": "0.5"}}])
}

fn life(accounts: &Value, events: &Value, pay: &str, actions: &Value) -> Value {
    json!({
        "format": "mingzhang/scenario", "version": 1, "title": "terms",
        "start": "2026-01-01", "span": {"months": 8}, "borrower": {"cash": "90000.00"},
        "accounts": accounts, "events": events, "strategies": [{"id": "s", "pay": pay, "actions": actions}],
    })
}

fn huabei(purchases: &str) -> Value {
    json!({"id": "huabei", "terms": "huabei@2024-01-01", "limit": "20000.00", "bill_day": 1,
        "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-09", "purchases": purchases}}})
}

fn jiebei() -> Value {
    json!({"id": "jiebei", "terms": "jiebei@2024-01-01", "limit": "20000.00"})
}

fn buys(id: &str, on: &str, amount: &str) -> Value {
    json!({"id": id, "purchase": {"account": "huabei", "amount": amount, "when": {"on": on}}})
}

fn splits(id: &str, on: &str, amount: &str) -> Value {
    json!({"id": id, "purchase": {"account": "huabei", "amount": amount, "when": {"on": on}, "instalments": {"periods": 6}}})
}

fn draws(id: &str, on: &str, amount: &str) -> Value {
    json!({"id": id, "draw": {"account": "jiebei", "amount": amount, "on": on, "periods": 6, "method": "equal_payment"}})
}

fn skips(account: &str, month: &str) -> Value {
    json!({"skip": {"account": account, "month": month}})
}

fn extra(account: &str, on: &str, amount: &str) -> Value {
    json!({"extra": {"account": account, "on": on, "amount": amount}})
}

/// Pays the minimum of a bill, of a small purchase, and of one made on a bill day.
fn minimum_payer() -> Value {
    let events = json!([buys("small", "2026-01-20", "66.66"), buys("bill-day", "2026-03-01", "1234.56")]);
    life(&json!([huabei("433.33")]), &events, "minimum", &json!([]))
}

/// The same with interest by the month and a minimum that is a share of the balance.
fn payer_by_the_month() -> Value {
    let mut life = minimum_payer();
    life["accounts"][0]["overrides"] = json!({"interest_period": "month", "min_form": "percentage"});
    life
}

/// The same where an unpaid rest bears since it was posted.
fn payer_since_posting() -> Value {
    let mut life = minimum_payer();
    life["accounts"][0]["overrides"] = json!({"interest_base": "residual"});
    life
}

/// Sends back a plan, and a purchase of which a part is carried and another unbilled.
fn returner() -> Value {
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
fn misser() -> Value {
    let events = json!([buys("early", "2026-01-05", "800.00"), buys("late", "2026-03-20", "70.00")]);
    let actions = json!([
        skips("huabei", "2026-01"),
        skips("huabei", "2026-02"),
        extra("huabei", "2026-02-20", "500.00")
    ]);
    life(&json!([huabei("3000.00")]), &events, "minimum", &actions)
}

/// The same where a missed minimum costs a fee.
fn misser_with_a_fee() -> Value {
    let mut life = misser();
    life["accounts"][0]["overrides"] = json!({"late_fee_rate": "0.05", "late_fee_cap_yuan": "500.00"});
    life
}

/// Pays the first bill two days late.
fn late_payer() -> Value {
    let actions = json!([{"late": {"account": "huabei", "days": 2, "from": "2026-01", "until": "2026-01"}}]);
    life(&json!([huabei("3000.00")]), &json!([]), "minimum", &actions)
}

/// Keeps the first bill, does not pay the interest of the second until a part of it much later.
fn misser_of_interest() -> Value {
    let actions = json!([
        skips("huabei", "2026-02"),
        skips("huabei", "2026-03"),
        extra("huabei", "2026-03-20", "10.00")
    ]);
    life(&json!([huabei("3000.00")]), &json!([]), "minimum", &actions)
}

/// Misses two bills, pays all that is past due, and buys something before the next due day.
fn buyer_after_a_cure() -> Value {
    let actions = json!([
        skips("huabei", "2026-01"),
        skips("huabei", "2026-02"),
        extra("huabei", "2026-02-20", "4000.00")
    ]);
    life(&json!([huabei("3000.00")]), &json!([buys("cured", "2026-02-25", "70.00")]), "minimum", &actions)
}

/// Takes cash and pays the minimum.
fn taker_of_cash() -> Value {
    let cash = json!({"id": "cash", "cash_advance": {"account": "huabei", "amount": "1000.00", "when": {"on": "2026-01-20"}}});
    let mut line = huabei("3000.00");
    line["overrides"] = json!({"cash_advance_share_of_limit": "0.5", "cash_advance_fee_rate": "0.01"});
    life(&json!([line]), &json!([cash]), "minimum", &json!([]))
}

/// Owes more than the limit.
fn owner_above_the_limit() -> Value {
    let mut line = huabei("3000.00");
    line["limit"] = json!("2000.00");
    life(&json!([line]), &json!([]), "minimum", &json!([]))
}

/// Splits purchases, converts a part of a bill, and pays one plan off.
fn splitter() -> Value {
    let events = json!([splits("tie", "2026-01-20", "1001.00"), splits("odd", "2026-01-21", "777.77")]);
    let actions = json!([
        {"convert_bill": {"account": "huabei", "on": "2026-01-05", "amount": "1500.00", "periods": 6}},
        {"payoff": {"account": "huabei", "plan": "odd", "on": "2026-04-09"}}]);
    life(&json!([huabei("3000.00")]), &events, "full", &actions)
}

/// Splits a purchase above the free quota, and another when part of the first is repaid.
fn user_of_a_quota() -> Value {
    let events = json!([splits("first", "2026-01-20", "1500.00"), splits("second", "2026-04-20", "900.00")]);
    let mut line = huabei("3000.00");
    line["overrides"] = json!({"free_quota_yuan": "1000.00"});
    life(&json!([line]), &events, "full", &json!([]))
}

/// Keeps the line at its minimum while a loan period is missed.
fn neighbour_of_a_missed_loan() -> Value {
    let events = json!([draws("loan", "2026-01-15", "6000.00"), buys("phone", "2026-03-20", "900.00")]);
    life(&json!([huabei("3000.00"), jiebei()]), &events, "minimum", &json!([skips("jiebei", "2026-03")]))
}

/// Misses a period, pays a part of it, prepays later, and wants to draw again while late and soon after.
fn missed_loan() -> Value {
    let events = json!([draws("loan", "2026-01-15", "10000.00"), draws("again", "2026-04-20", "1000.00")]);
    let actions = json!([
        skips("jiebei", "2026-03"),
        extra("jiebei", "2026-03-25", "300.00"),
        extra("jiebei", "2026-05-01", "3000.00")
    ]);
    life(&json!([jiebei()]), &events, "minimum", &actions)
}

/// A loan runs when the contract changes.
fn lent_before_a_change() -> Value {
    let change = json!({"id": "change", "terms_change": {"account": "jiebei", "on": "2026-03-01",
        "values": {"daily_rate": "0.0003"}}});
    let events = json!([draws("loan", "2026-01-15", "10000.00"), change]);
    life(&json!([jiebei()]), &events, "minimum", &json!([]))
}

/// The same two lives where a court decides soon.
fn sued() -> Value {
    decided_on(misser(), 10)
}

fn sued_for_a_loan() -> Value {
    decided_on(missed_loan(), 5)
}

fn decided_on(mut life: Value, days: u32) -> Value {
    life["accounts"][0]["overrides"] = json!({"ladder": [{"from_days_overdue": days, "act": "judgment"}]});
    life
}

/// A loan lent on a 31st.
fn lent_at_the_end_of_a_month() -> Value {
    life(&json!([jiebei()]), &json!([draws("loan", "2026-01-31", "6000.00")]), "minimum", &json!([]))
}

/// Two loans; in one month the one that falls due first is missed, and that calls it in.
fn two_loans_one_missed() -> Value {
    let events = json!([draws("one", "2026-01-15", "6000.00"), draws("two", "2026-01-31", "6000.00")]);
    let mut account = jiebei();
    account["overrides"] = json!({"acceleration_missed_periods": 1});
    let late = json!([{"late": {"account": "jiebei", "days": 3, "from": "2026-03", "until": "2026-03"}}]);
    life(&json!([account]), &events, "minimum", &late)
}

/// Misses a bill and agrees on a personal plan of all that is owed.
fn misser_with_a_plan() -> Value {
    let mut life = misser();
    life["accounts"][0]["overrides"] = json!({"re_plan_most_periods": 60});
    let plan = json!({"re_plan": {"account": "huabei", "on": "2026-03-20", "periods": 3}});
    life["strategies"][0]["actions"] = json!([skips("huabei", "2026-03"), plan]);
    life
}

/// Misses a period and asks for a longer term, or for a personal plan.
fn missed_and_extended() -> Value {
    let ask = json!({"extend": {"account": "jiebei", "on": "2026-03-25", "months": 3}});
    missed_and_asked(&json!({"extension_most_months": 12}), &ask)
}

fn missed_and_planned() -> Value {
    let ask = json!({"re_plan": {"account": "jiebei", "on": "2026-03-25", "periods": 12}});
    missed_and_asked(&json!({"re_plan_most_periods": 60}), &ask)
}

fn missed_and_asked(overrides: &Value, ask: &Value) -> Value {
    let mut account = jiebei();
    account["overrides"] = overrides.clone();
    let events = json!([draws("loan", "2026-01-15", "6000.00")]);
    life(&json!([account]), &events, "minimum", &json!([skips("jiebei", "2026-03"), ask]))
}

/// Wants to draw while a bill is missed.
fn neighbour_of_a_missed_bill() -> Value {
    let events = json!([draws("loan", "2026-01-20", "6000.00")]);
    life(&json!([jiebei(), huabei("3000.00")]), &events, "minimum", &json!([skips("huabei", "2026-01")]))
}

/// The figures of a life; not what it says of its terms.
fn figures(life: &Value) -> [Value; 3] {
    let run = support::run_json(life);
    ["summary", "months", "statements"].map(|part| run[part].clone())
}

#[test]
fn every_value_moves_a_figure() {
    for (name, life, other) in OF_A_LINE.iter().chain(OF_A_LOAN) {
        let before = life();
        let mut after = before.clone();
        after["accounts"][0]["overrides"][name.word()] = other();
        assert_ne!(figures(&before), figures(&after), "{} is read by nothing", name.word());
    }
}

#[test]
fn every_value_of_each_kind_is_in_the_table() {
    for (kind, rows) in [(Kind::Revolving, OF_A_LINE), (Kind::Loan, OF_A_LOAN)] {
        let listed: BTreeSet<_> = rows.iter().map(|(name, ..)| *name).collect();
        let names = ValueName::ALL.iter().filter(|name| name.belongs_to(kind)).copied();
        assert_eq!(listed, names.collect(), "{kind:?}");
        assert_eq!(listed.len(), rows.len(), "{kind:?}: a name stands twice");
    }
}

/// The other way round: setting a value to what it is changes nothing, so the table shows the value and not the override.
#[test]
fn the_same_value_moves_nothing() {
    let before = minimum_payer();
    let mut after = before.clone();
    after["accounts"][0]["overrides"] = json!({"daily_rate": "0.0005", "min_ratio": "0.10"});
    assert_eq!(figures(&before), figures(&after));
}
