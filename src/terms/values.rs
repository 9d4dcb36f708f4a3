//! The names and types of all values that a terms file may hold.

use serde::{Deserialize, Serialize};

use super::choice::{
    AccelerationReach, AllocationKind, DayCount, EarlyPayoffFee, FirstDue, FirstOverdueNight, FreezeReach,
    InterestBase, InterestPeriod, LateInterestUntil, MinBase, MinForm, MinRounding, MonthBase, MonthEnd,
    MonthPayments, MonthRateFrom, OriginationFee, OverdueReach, PaymentValueDate, PenaltyMode, PrepayEffect,
    QuotaOverflow, QuotaRenews, RateChangeReach, RefundOrder, RemainderPeriod, ResidualFrom, RoundingChoice,
    StatementDayPurchase, StatementNight,
};
use super::court::CourtFee;
use super::help::FeeHelp;
use super::ladder::Rung;
use super::month::Promotion;
use super::price::PriceBand;
use super::review::ReviewRule;
use crate::choice::choice;
use crate::money::Money;
use crate::rate::Rate;

choice!(
    /// What kind of debt relation a contract makes.
    Kind {
        /// A line that is spent from, billed and repaid each month.
        Revolving = "revolving",
        /// A facility from which loans with schedules are drawn.
        Loan = "loan",
    }
);

/// One value of a contract, as a terms file or an override gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A rate, share or multiplier.
    Rate(Rate),
    /// An amount.
    Money(Money),
    /// A count, for instance of days.
    Whole(u32),
    /// Yes or no.
    Flag(bool),
    /// One of the words that [`Shape::Word`] lists.
    Word(&'static str),
    /// Due day of each bill day that may be chosen.
    DueDays(Vec<DueDayOf>),
    /// Total fee rate of each number of periods.
    PeriodRates(Vec<PeriodRate>),
    /// The order in which a payment clears kinds of money.
    Order(Vec<AllocationKind>),
    /// First days overdue, of the stages M1 to M7 or of the classes after the first.
    Days(Vec<u32>),
    /// What is done about a debt that is past due.
    Ladder(Vec<Rung>),
    /// The fee of a lost suit, in bands of the claim.
    CourtFees(Vec<CourtFee>),
    /// The rules by which a limit is looked at again.
    Review(Vec<ReviewRule>),
    /// Rates a year that hold for a time.
    Promotions(Vec<Promotion>),
    /// Prices by the score that is shown when they are agreed.
    Prices(Vec<PriceBand>),
    /// Campaigns that bear fees of plans.
    Campaigns(Vec<FeeHelp>),
}

/// A bill day with the due day that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct DueDayOf {
    /// Day of the month on which the bill closes.
    pub bill_day: u8,
    /// Day of the month by which it is to be paid.
    pub due_day: u8,
}

/// The total fee of a plan as a fraction of its principal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PeriodRate {
    /// Number of monthly periods.
    pub periods: u8,
    /// Total fee over all periods ÷ principal.
    pub rate: Rate,
}

/// The type of a value, with what is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A fraction from 0 to 10.
    Rate,
    /// An amount.
    Money,
    /// A whole number up to the given one.
    Whole(u32),
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of `{bill_day, due_day}`.
    DueDays,
    /// A list of `{periods, rate}`.
    PeriodRates,
    /// All four kinds of money, each once.
    Order,
    /// So many rising day counts.
    Days(usize),
    /// A list of rungs.
    Ladder,
    /// A list of `{over_yuan, fixed_yuan, rate}`.
    CourtFees,
    /// A list of rules.
    Review,
    /// A list of `{until, rate}`.
    Promotions,
    /// A list of bands with their prices.
    Prices,
    /// A list of campaigns.
    Campaigns,
}

/// The most days from a purchase to its posting.
const MOST_POSTING_LAG: u32 = 5;

/// The most days of grace: a period ends before the next one falls due.
const MOST_GRACE: u32 = 20;

/// Declares [`ValueName`] with the shape of each, the kinds of contract that have it, and what holds where terms are
/// silent: nothing (they must name it), or a neutral value that leaves the mechanism out.
macro_rules! value_names {
    ($($(#[$doc:meta])* $variant:ident = $word:literal : $shape:expr, $line:literal, $loan:literal, $silent:expr;)+) => {
        choice!(
            /// The name of a value that a contract sets. Units are part of the name or of its description.
            ValueName { $($(#[$doc])* $variant = $word),+ }
        );
        impl ValueName {
            /// The type of the value.
            pub const fn shape(self) -> Shape {
                match self { $(Self::$variant => $shape),+ }
            }
            /// Whether contracts of this kind have the value.
            pub const fn belongs_to(self, kind: Kind) -> bool {
                let (line, loan) = match self { $(Self::$variant => ($line, $loan)),+ };
                match kind { Kind::Revolving => line, Kind::Loan => loan }
            }
            /// What holds where terms do not name the value; `None` where they must.
            pub fn when_silent(self) -> Option<Value> {
                match self { $(Self::$variant => $silent),+ }
            }
        }
    };
}

value_names! {
    /// Interest a night on carried or lent principal.
    DailyRate = "daily_rate": Shape::Rate, true, true, None;
    /// The due day that goes with each bill day.
    DueDayOf = "due_day_of": Shape::DueDays, true, false, None;
    /// Share of new ordinary purchases in the minimum.
    MinRatio = "min_ratio": Shape::Rate, true, false, None;
    /// Share of principal carried from earlier bills in the minimum.
    MinRolloverShare = "min_rollover_share": Shape::Rate, true, false, None;
    /// The ratio part of the minimum is raised to this amount.
    MinFloorYuan = "min_floor_yuan": Shape::Money, true, false, None;
    /// Rounding of the ratio part.
    MinRounding = "min_rounding": Shape::Word(MinRounding::WORDS), true, false, None;
    /// What the minimum is made of.
    MinForm = "min_form": Shape::Word(MinForm::WORDS), true, false, Some(Value::Word("purchases"));
    /// The balance that the share in a minimum of another form is of.
    MinBase = "min_base": Shape::Word(MinBase::WORDS), true, false, Some(Value::Word("after_interest"));
    /// What a missed minimum makes overdue.
    OverdueReach = "overdue_reach": Shape::Word(OverdueReach::WORDS), true, false, None;
    /// Late fee ÷ what is missing of a minimum.
    LateFeeRate = "late_fee_rate": Shape::Rate, true, false, Some(Value::Rate(Rate::ZERO));
    /// A late fee is at least this.
    LateFeeFloorYuan = "late_fee_floor_yuan": Shape::Money, true, false, Some(Value::Money(Money::ZERO));
    /// A late fee is at most this; nothing where there is no late fee.
    LateFeeCapYuan = "late_fee_cap_yuan": Shape::Money, true, false, Some(Value::Money(Money::ZERO));
    /// Penalty rate ÷ contract rate.
    PenaltyMultiplier = "penalty_multiplier": Shape::Rate, true, true, None;
    /// Penalty instead of contract interest, or beside it.
    PenaltyMode = "penalty_mode": Shape::Word(PenaltyMode::WORDS), false, true, None;
    /// Whether the night of the due day counts.
    FirstOverdueNight = "first_overdue_night": Shape::Word(FirstOverdueNight::WORDS), true, true, Some(Value::Word("count"));
    /// The bill of a purchase on the bill day.
    StatementDayPurchase = "statement_day_purchase": Shape::Word(StatementDayPurchase::WORDS), true, false, Some(Value::Word("this_bill"));
    /// What bears interest of a bill that was not paid in full.
    InterestBase = "interest_base": Shape::Word(InterestBase::WORDS), true, false, None;
    /// What interest is counted by.
    InterestPeriod = "interest_period": Shape::Word(InterestPeriod::WORDS), true, false, Some(Value::Word("night"));
    /// How the rate a year becomes one a month.
    MonthRate = "month_rate": Shape::Word(MonthRateFrom::WORDS), true, false, Some(Value::Word("nominal"));
    /// What bears the interest of a month.
    MonthBase = "month_base": Shape::Word(MonthBase::WORDS), true, false, Some(Value::Word("opening"));
    /// Whether the payments of a month lower what bears in it.
    MonthPayments = "month_payments": Shape::Word(MonthPayments::WORDS), true, false, Some(Value::Word("after"));
    /// Interest of a month is a multiple of this.
    InterestUnitYuan = "interest_unit_yuan": Shape::Money, true, false, Some(Value::Money(Money::from_cents(1)));
    /// Rates a year that hold for months that begin up to a last one.
    PromotionalRates = "promotional_rates": Shape::Promotions, true, false, Some(Value::Promotions(Vec::new()));
    /// Since when an unpaid rest bears interest under `residual`.
    ResidualFrom = "residual_from": Shape::Word(ResidualFrom::WORDS), true, false, Some(Value::Word("posting"));
    /// Days from a purchase to the evening on which it is posted.
    PostingLagDays = "posting_lag_days": Shape::Whole(MOST_POSTING_LAG), true, false, Some(Value::Whole(0));
    /// The bill of the night that follows a bill day.
    StatementNight = "statement_night": Shape::Word(StatementNight::WORDS), true, false, Some(Value::Word("before_statement"));
    /// The evening from which a payment lowers what bears interest.
    PaymentValueDate = "payment_value_date": Shape::Word(PaymentValueDate::WORDS), true, false, Some(Value::Word("same_day"));
    /// Rounding of interest and penalty when billed or due.
    InterestRounding = "interest_rounding": Shape::Word(RoundingChoice::WORDS), true, true, None;
    /// The order in which a payment clears what is owed, inside one due date.
    AllocationOrder = "allocation_order": Shape::Order, true, true, None;
    /// Total fee rate for each number of periods.
    InstalmentRates = "instalment_rates": Shape::PeriodRates, true, false, None;
    /// Rounding of the total fee of a plan.
    FeeRounding = "fee_rounding": Shape::Word(RoundingChoice::WORDS), true, false, None;
    /// The period that takes cents which do not divide.
    RemainderPeriod = "remainder_period": Shape::Word(RemainderPeriod::WORDS), true, false, None;
    /// Fees of periods not yet billed, when a plan is paid off.
    EarlyPayoffFee = "early_payoff_fee": Shape::Word(EarlyPayoffFee::WORDS), true, false, None;
    /// What a refund lowers first.
    RefundOrder = "refund_order": Shape::Word(RefundOrder::WORDS), true, false, Some(Value::Word("unbilled_first"));
    /// Fees of periods that a refund takes away; those already billed are never given back.
    RefundFee = "refund_fee": Shape::Word(EarlyPayoffFee::WORDS), true, false, Some(Value::Word("drop_unbilled"));
    /// First due day of a converted bill.
    BillInstalmentFirstDue = "bill_instalment_first_due": Shape::Word(FirstDue::WORDS), true, false, None;
    /// Largest principal that may be split without a fee.
    FreeQuotaYuan = "free_quota_yuan": Shape::Money, true, false, Some(Value::Money(Money::ZERO));
    /// What happens above the quota.
    FreeQuotaOverflow = "free_quota_overflow": Shape::Word(QuotaOverflow::WORDS), true, false, Some(Value::Word("fee_on_excess"));
    /// Whether used quota comes back.
    FreeQuotaRenews = "free_quota_renews": Shape::Word(QuotaRenews::WORDS), true, false, Some(Value::Word("never"));
    /// Share of the limit that may be taken in cash; 0 = none.
    CashAdvanceShareOfLimit = "cash_advance_share_of_limit": Shape::Rate, true, false, Some(Value::Rate(Rate::ZERO));
    /// Fee of cash ÷ amount taken.
    CashAdvanceFeeRate = "cash_advance_fee_rate": Shape::Rate, true, false, Some(Value::Rate(Rate::ZERO));
    /// A fee of cash is at least this.
    CashAdvanceFeeFloorYuan = "cash_advance_fee_floor_yuan": Shape::Money, true, false, Some(Value::Money(Money::ZERO));
    /// A fee of cash is at most this.
    CashAdvanceFeeCapYuan = "cash_advance_fee_cap_yuan": Shape::Money, true, false, Some(Value::Money(Money::LARGEST));
    /// Share of cash on a bill that enters the minimum whole; the rest counts as carried.
    CashAdvanceMinShare = "cash_advance_min_share": Shape::Rate, true, false, Some(Value::Rate(Rate::ONE));
    /// Days after a due day within which a payment still keeps it.
    GraceDays = "grace_days": Shape::Whole(MOST_GRACE), true, true, Some(Value::Whole(0));
    /// What may be missing of a minimum that is kept, or of a bill that is cleared, when its grace ends.
    GraceToleranceYuan = "grace_tolerance_yuan": Shape::Money, true, false, Some(Value::Money(Money::ZERO));
    /// Whether billed interest that is unpaid after its due day bears interest.
    InterestOnInterest = "interest_on_interest": Shape::Flag, true, false, Some(Value::Flag(false));
    /// Share of purchases above the limit that enters the minimum whole.
    MinOverLimitShare = "min_over_limit_share": Shape::Rate, true, false, Some(Value::Rate(Rate::ZERO));
    /// From this day overdue on, payments clear principal first; 0 = never.
    AllocationSwitchDay = "allocation_switch_day": Shape::Whole(3_650), true, false, Some(Value::Whole(0));
    /// Minimums missed in a row after which nothing can be bought until a bill is kept; 0 = no such rule.
    StopAfterMissedMinimums = "stop_after_missed_minimums": Shape::Whole(24), true, false, Some(Value::Whole(0));
    /// Whose past-due debt freezes the account.
    FreezeReach = "freeze_reach": Shape::Word(FreezeReach::WORDS), true, true, None;
    /// Days between the cure and the end of a freeze.
    UnfreezeAfterDays = "unfreeze_after_days": Shape::Whole(3_650), true, true, Some(Value::Whole(0));
    /// Whether the minimum stays on offer while another account of the group is past due.
    MinimumWhileGroupOverdue = "minimum_while_group_overdue": Shape::Flag, true, false, Some(Value::Flag(true));
    /// How the nights of a loan period are counted.
    DayCount = "day_count": Shape::Word(DayCount::WORDS), false, true, None;
    /// Interest a year; above 0 it stands in the place of the rate a night.
    AnnualRate = "annual_rate": Shape::Rate, true, true, Some(Value::Rate(Rate::ZERO));
    /// Rounding of a payment that is worked out.
    PaymentRounding = "payment_rounding": Shape::Word(RoundingChoice::WORDS), false, true, Some(Value::Word("half_up"));
    /// A payment that is worked out is a multiple of this.
    PaymentUnitYuan = "payment_unit_yuan": Shape::Money, false, true, Some(Value::Money(Money::from_cents(1)));
    /// The due day in months that are shorter than it.
    MonthEnd = "month_end": Shape::Word(MonthEnd::WORDS), false, true, Some(Value::Word("clamp"));
    /// First periods of a loan that ask for interest alone.
    PrincipalGracePeriods = "principal_grace_periods": Shape::Whole(360), false, true, Some(Value::Whole(0));
    /// Days past due after which all that is left of a loan is due at once; 0 = never.
    AccelerationAfterDays = "acceleration_after_days": Shape::Whole(3_650), false, true, Some(Value::Whole(0));
    /// Periods past due at which all that is left of a loan is due at once; 0 = never.
    AccelerationMissedPeriods = "acceleration_missed_periods": Shape::Whole(360), false, true, Some(Value::Whole(0));
    /// The loans that become due at once.
    AccelerationReach = "acceleration_reach": Shape::Word(AccelerationReach::WORDS), false, true, Some(Value::Word("loan"));
    /// Loans that a change of the contract reaches.
    RateChangeReach = "rate_change_reach": Shape::Word(RateChangeReach::WORDS), false, true, Some(Value::Word("new_loans"));
    /// Months by which a lender lets loans run longer, over the whole run; 0 = not offered.
    ExtensionMostMonths = "extension_most_months": Shape::Whole(360), false, true, Some(Value::Whole(0));
    /// Fee of an extension ÷ principal of the loans.
    ExtensionFeeRate = "extension_fee_rate": Shape::Rate, false, true, Some(Value::Rate(Rate::ZERO));
    /// Whether an extension puts off what is due and past due, or only what is still to come.
    ExtensionStopsOverdue = "extension_stops_overdue": Shape::Flag, false, true, Some(Value::Flag(true));
    /// The most periods of a personal plan; 0 = not offered.
    RePlanMostPeriods = "re_plan_most_periods": Shape::Whole(360), true, true, Some(Value::Whole(0));
    /// Whether what is planned anew bears no more interest.
    RePlanStopsInterest = "re_plan_stops_interest": Shape::Flag, true, true, Some(Value::Flag(true));
    /// Days past due from which a personal plan is offered.
    RePlanLeastDaysOverdue = "re_plan_least_days_overdue": Shape::Whole(3_650), true, true, Some(Value::Whole(0));
    /// Fee of a personal plan ÷ what is planned.
    RePlanFeeRate = "re_plan_fee_rate": Shape::Rate, true, true, Some(Value::Rate(Rate::ZERO));
    /// Fee of a loan on the day on which it is drawn ÷ amount lent.
    OriginationFeeRate = "origination_fee_rate": Shape::Rate, false, true, Some(Value::Rate(Rate::ZERO));
    /// A fee of a loan is at least this, and at most what is lent.
    OriginationFeeFloorYuan = "origination_fee_floor_yuan": Shape::Money, false, true, Some(Value::Money(Money::ZERO));
    /// Whether the fee of a loan is added to it, or taken off what is paid out.
    OriginationFeeMode = "origination_fee_mode": Shape::Word(OriginationFee::WORDS), false, true, Some(Value::Word("added"));
    /// Whether a loan may repay other debts.
    RepaysOtherDebts = "repays_other_debts": Shape::Flag, false, true, Some(Value::Flag(true));
    /// Until when what is past due bears that is paid between two of the loan's days.
    LateInterestUntil = "late_interest_until": Shape::Word(LateInterestUntil::WORDS), false, true, Some(Value::Word("day"));
    /// What an early payment changes.
    PrepayEffect = "prepay_effect": Shape::Word(PrepayEffect::WORDS), false, true, None;
    /// First day overdue of each stage M1 to M7.
    StageDays = "stage_days": Shape::Days(7), true, true, None;
    /// First day overdue of each of the five classes after the first.
    FiveClassDays = "five_class_days": Shape::Days(4), true, true, Some(Value::Days(vec![1, 91, 271, 361]));
    /// What is done about a debt that is past due.
    Ladder = "ladder": Shape::Ladder, true, true, Some(Value::Ladder(Vec::new()));
    /// Days overdue from which on the lender has written the debt off in its books; 0 never.
    WriteOffDays = "write_off_days": Shape::Whole(3_650), true, true, Some(Value::Whole(0));
    /// The fee of the court, in bands of the claim, which the debtor bears who loses a suit.
    CourtFees = "court_fees": Shape::CourtFees, true, true, Some(Value::CourtFees(Vec::new()));
    /// Rules by which limit and interest-free quota are looked at again.
    LimitReview = "limit_review": Shape::Review, true, true, Some(Value::Review(Vec::new()));
    /// Rates and fees by the score that is shown on the day on which they are agreed.
    PricesByScore = "prices_by_score": Shape::Prices, true, true, Some(Value::Prices(Vec::new()));
    /// Campaigns in which somebody else bears fees of plans made at the checkout.
    FeeCampaigns = "fee_campaigns": Shape::Campaigns, true, false, Some(Value::Campaigns(Vec::new()));
}
