//! The typed contract: what an account's terms say once every value has its type.

use super::choice::{
    AccelerationReach, AllocationKind, DayCount, EarlyPayoffFee, FirstDue, FirstOverdueNight, FreezeReach,
    InterestBase, LateInterestUntil, MinBase, MinForm, MinRounding, MonthEnd, OriginationFee, OverdueReach,
    PaymentValueDate, PenaltyMode, PrepayEffect, QuotaOverflow, QuotaRenews, RateChangeReach, RefundOrder,
    RemainderPeriod, ResidualFrom, RoundingChoice, StatementDayPurchase, StatementNight,
};
use super::court::CourtFee;
use super::help::FeeHelp;
use super::ladder::Rung;
use super::later::{LaterTerms, PricedTerms, Version};
use super::month::MonthTerms;
use super::review::ReviewRule;
use super::values::{DueDayOf, PeriodRate};
use crate::money::Money;
use crate::rate::Rate;

/// What both kinds of contract set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonTerms {
    /// Interest a night.
    pub daily_rate: Rate,
    /// Penalty a night: contract rate × multiplier, exact.
    pub penalty_rate: Rate,
    /// Whether the night of the due day counts.
    pub first_overdue_night: FirstOverdueNight,
    /// Rounding of interest and penalty.
    pub interest_rounding: RoundingChoice,
    /// Days after a due day within which a payment still keeps it.
    pub grace_days: u8,
    /// Order of kinds inside one due date.
    pub allocation_order: [AllocationKind; 4],
    /// Whose past-due debt freezes the account.
    pub freeze_reach: FreezeReach,
    /// Days between the cure and the end of a freeze.
    pub unfreeze_after_days: u16,
    /// First day overdue of each stage M1 to M7.
    pub stage_days: [u16; 7],
    /// First day overdue of each of the five classes after the first.
    pub five_class_days: [u16; 4],
    /// What is done about a debt that is past due, from which day on.
    pub ladder: Vec<Rung>,
    /// Days overdue from which on the lender has written the debt off in its books; 0 never.
    pub write_off_days: u16,
    /// The fee of the court that a debtor bears who loses a suit.
    pub court_fees: Vec<CourtFee>,
    /// Rules by which limit and interest-free quota are looked at again.
    pub limit_review: Vec<ReviewRule>,
    /// The personal plan that is offered to somebody who cannot pay as agreed.
    pub re_plan: RePlanTerms,
}

/// The personal plan that a lender offers to somebody who cannot pay as agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RePlanTerms {
    /// The most periods; 0 = not offered.
    pub most_periods: u16,
    /// Whether what is planned bears no more interest.
    pub stops_interest: bool,
    /// Days past due from which it is offered.
    pub least_days_overdue: u16,
    /// Fee ÷ what is planned.
    pub fee_rate: Rate,
}

impl RePlanTerms {
    /// No plan is offered.
    pub const NONE: Self =
        Self { most_periods: 0, stops_interest: true, least_days_overdue: 0, fee_rate: Rate::ZERO };
}

impl CommonTerms {
    /// Whether anything is done about a debt that is past due.
    pub const fn is_collected(&self) -> bool {
        !self.ladder.is_empty() || self.write_off_days > 0
    }
}

/// The resolved contract of a revolving line. Field names are those of [`ValueName`](super::ValueName).
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is documented at the value name it is read from")]
pub struct LineTerms {
    pub common: CommonTerms,
    pub due_day_of: Vec<DueDayOf>,
    pub min_ratio: Rate,
    pub min_rollover_share: Rate,
    pub min_floor_yuan: Money,
    pub min_rounding: MinRounding,
    pub overdue_reach: OverdueReach,
    pub late_fee_rate: Rate,
    pub late_fee_floor_yuan: Money,
    pub late_fee_cap_yuan: Money,
    pub statement_day_purchase: StatementDayPurchase,
    pub interest_base: InterestBase,
    pub residual_from: ResidualFrom,
    pub posting_lag_days: u8,
    pub statement_night: StatementNight,
    pub payment_value_date: PaymentValueDate,
    pub instalment_rates: Vec<PeriodRate>,
    pub fee_campaigns: Vec<FeeHelp>,
    pub fee_rounding: RoundingChoice,
    pub remainder_period: RemainderPeriod,
    pub early_payoff_fee: EarlyPayoffFee,
    pub refund_order: RefundOrder,
    pub refund_fee: EarlyPayoffFee,
    pub bill_instalment_first_due: FirstDue,
    pub free_quota_yuan: Money,
    pub free_quota_overflow: QuotaOverflow,
    pub free_quota_renews: QuotaRenews,
    pub minimum_while_group_overdue: bool,
    pub cash_advance_share_of_limit: Rate,
    pub cash_advance_fee_rate: Rate,
    pub cash_advance_fee_floor_yuan: Money,
    pub cash_advance_fee_cap_yuan: Money,
    pub cash_advance_min_share: Rate,
    pub grace_tolerance_yuan: Money,
    pub interest_on_interest: bool,
    pub min_over_limit_share: Rate,
    pub allocation_switch_day: u16,
    pub stop_after_missed_minimums: u8,
    pub later: Vec<LaterTerms>,
    pub bands: Vec<PricedTerms<Self>>,
    pub version: Version,
    pub min_form: MinForm,
    pub min_base: MinBase,
    /// What interest by the month is worked out with; none where it is counted by nights.
    pub month: Option<Box<MonthTerms>>,
}

/// The resolved contract of a loan facility. Field names are those of [`ValueName`](super::ValueName).
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is documented at the value name it is read from")]
pub struct LoanTerms {
    pub common: CommonTerms,
    pub penalty_mode: PenaltyMode,
    pub late_interest_until: LateInterestUntil,
    pub day_count: DayCount,
    pub prepay_effect: PrepayEffect,
    /// What interest is worked out with, and penalty.
    pub rates: LoanRates,
    pub payment_rounding: RoundingChoice,
    pub payment_unit_yuan: Money,
    pub month_end: MonthEnd,
    pub principal_grace_periods: u16,
    pub acceleration_after_days: u16,
    pub acceleration_missed_periods: u16,
    pub acceleration_reach: AccelerationReach,
    pub rate_change_reach: RateChangeReach,
    pub later: Vec<LaterTerms<Self>>,
    pub bands: Vec<PricedTerms<Self>>,
    pub version: Version,
    pub extension_most_months: u16,
    pub extension_fee_rate: Rate,
    pub extension_stops_overdue: bool,
    /// What a loan costs on the day on which it is drawn.
    pub origination: OriginationTerms,
    pub repays_other_debts: bool,
}

/// What a loan costs on the day on which it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OriginationTerms {
    /// Fee ÷ amount lent.
    pub fee_rate: Rate,
    /// The fee is at least this, and at most what is lent.
    pub fee_floor_yuan: Money,
    /// What becomes of it.
    pub mode: OriginationFee,
}

impl OriginationTerms {
    /// No fee.
    pub const NONE: Self =
        Self { fee_rate: Rate::ZERO, fee_floor_yuan: Money::ZERO, mode: OriginationFee::Added };
}

/// The rates of a loan with the days that they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanRates {
    /// Contract rate.
    pub interest: Rate,
    /// Contract rate × multiplier, exact.
    pub penalty: Rate,
    /// The days that both are for: 1 where the contract gives a rate a night, else those of a year; `None` where they
    /// are those of each calendar year.
    pub over: Option<u32>,
}

/// The resolved contract of one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contract {
    /// Of a revolving line.
    Line(LineTerms),
    /// Of a loan facility.
    Loan(LoanTerms),
}

impl Contract {
    /// The same, to be changed.
    pub const fn common_mut(&mut self) -> &mut CommonTerms {
        match self {
            Self::Line(line) => &mut line.common,
            Self::Loan(loan) => &mut loan.common,
        }
    }

    /// What both kinds set.
    pub const fn common(&self) -> &CommonTerms {
        match self {
            Self::Line(line) => &line.common,
            Self::Loan(loan) => &loan.common,
        }
    }
}
