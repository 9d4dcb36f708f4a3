//! No dead terms: for each value of each kind of contract there is a life whose figures change when nothing but that
//! value is set to something else.
#![allow(clippy::expect_used, clippy::panic, reason = "a life that cannot be read must stop the test")]

#[path = "terms/lives.rs"]
mod lives;
#[path = "support/mod.rs"]
mod support;

use std::collections::BTreeSet;

use lives::*;
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
    (ValueName::PricesByScore, minimum_payer, cheaper_for_all),
    (ValueName::FeeCampaigns, splitter, || json!([{"id": "all", "bearer": "merchant"}])),
];

const OF_A_LOAN: &[Row] = &[
    (ValueName::GraceDays, missed_loan, || json!(20)),
    (ValueName::DailyRate, missed_loan, || json!("0.0003")),
    (ValueName::DayCount, missed_loan, || json!("thirty")),
    (ValueName::PenaltyMultiplier, missed_loan, || json!("1")),
    (ValueName::PenaltyMode, missed_loan, || json!("add")),
    (ValueName::LateInterestUntil, missed_loan, || json!("period_end")),
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
    (ValueName::OriginationFeeRate, missed_loan, || json!("0.01")),
    (ValueName::OriginationFeeFloorYuan, missed_loan, || json!("30.00")),
    (ValueName::OriginationFeeMode, lent_at_a_fee, || json!("deducted")),
    (ValueName::RepaysOtherDebts, consolidator, || json!(false)),
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
    (ValueName::PricesByScore, missed_loan, cheaper_for_all),
];

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
