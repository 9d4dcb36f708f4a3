//! A loan with its whole schedule.

use super::super::true_rate::annual_rate;
use super::plain::common_terms;
use super::rate::monthly_payments;
use super::{MOST_PERIODS, Refusal, naive_rate, some_amount, some_rate};
use crate::calendar::Day;
use crate::lender::{Agreement, ContractPeriod, contract_periods};
use crate::money::Money;
use crate::rate::Rate;
use crate::scenario::Method;
use crate::simulation::AnnualRate;
use crate::terms::{
    AccelerationReach, DayCount, LateInterestUntil, LoanRates, LoanTerms, MonthEnd, OriginationTerms,
    PenaltyMode, PrepayEffect, RateChangeReach, RoundingChoice,
};

/// A rate as a contract states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoanRate {
    /// For each day counted.
    Daily(Rate),
    /// For each month: a thirtieth of it for each day counted.
    Monthly(Rate),
    /// For each year: a part of it, by the days of the year, for each day counted.
    Annual(Rate),
}

impl LoanRate {
    /// The rate and the number of days that it is for.
    const fn over(self, basis: DayCount) -> LoanRates {
        let (interest, over) = match self {
            Self::Daily(rate) => (rate, Some(1)),
            Self::Monthly(rate) => (rate, Some(30)),
            Self::Annual(rate) => (rate, basis.year()),
        };
        LoanRates { interest, penalty: interest, over }
    }
}

/// A loan that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanAsked {
    /// What is lent.
    pub principal: Money,
    /// Monthly periods, 1 to [`MOST_PERIODS`].
    pub periods: u32,
    /// How it is repaid.
    pub method: Method,
    /// What it costs.
    pub rate: LoanRate,
    /// How days are counted.
    pub basis: DayCount,
    /// How the interest of a period becomes cents.
    pub rounding: RoundingChoice,
    /// How a payment that is worked out becomes a multiple of `payment_unit`.
    pub payment_rounding: RoundingChoice,
    /// What a payment that is worked out is a multiple of.
    pub payment_unit: Money,
    /// The payment of a period, or its part of principal, where it is given.
    pub instalment: Option<Money>,
    /// First periods that ask for interest alone.
    pub grace: u16,
    /// The due day in months that are shorter than it.
    pub month_end: MonthEnd,
    /// The day on which it is lent; needed where days are counted by the calendar.
    pub drawn: Option<Day>,
    /// The first due date; a month after the loan when left out. Later ones have the same day of the month.
    pub first_due: Option<Day>,
}

impl LoanAsked {
    /// A loan without a day and without anything particular: half-up to the cent, the payment worked out.
    pub const fn new(
        principal: Money,
        periods: u32,
        method: Method,
        rate: LoanRate,
        basis: DayCount,
    ) -> Self {
        Self {
            principal,
            periods,
            method,
            rate,
            basis,
            rounding: RoundingChoice::HalfUp,
            payment_rounding: RoundingChoice::HalfUp,
            payment_unit: Money::from_cents(1),
            instalment: None,
            grace: 0,
            month_end: MonthEnd::Clamp,
            drawn: None,
            first_due: None,
        }
    }
}

/// A period of a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanPeriod {
    /// Its due date, where the loan has a day.
    pub due: Option<Day>,
    /// Days that bear interest.
    pub days: i32,
    /// Principal.
    pub principal: Money,
    /// Interest, rounded once.
    pub interest: Money,
    /// Principal that is owed after it.
    pub rest: Money,
}

impl LoanPeriod {
    /// What is paid.
    pub fn payment(&self) -> Money {
        self.principal + self.interest
    }
}

/// A loan to its end.
///
/// Always true: the principal of all periods adds up to what was lent, and nothing is owed after the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoanSchedule {
    /// All periods, in order.
    pub periods: Vec<LoanPeriod>,
    /// Interest of all periods.
    pub interest: Money,
    /// Interest ÷ (principal × years): what advertisements like to show. `None` where a first due date makes the first
    /// period longer or shorter than a month.
    pub naive: Option<Rate>,
    /// By even months: 12 × the monthly rate, and compounded. `None` above 3,000 %, and under a first due date.
    pub monthly: Option<AnnualRate>,
    /// By the dates, over years of 365 days, where the loan has a day.
    pub dated: Option<AnnualRate>,
}

impl LoanSchedule {
    /// All that is paid.
    pub fn paid(&self) -> Money {
        self.periods.iter().map(LoanPeriod::payment).sum()
    }
}

/// The schedule of a loan.
///
/// The interest of a period is `rest × rate × days ÷ the days that the rate is for`, rounded once. Equal payments are the
/// principal ÷ the sum of discount factors, half-up to the cent, as everywhere in this program; the last period clears
/// what is left, also cents that rounding left over.
///
/// # Errors
/// Says which part of what is asked does not go together.
pub fn loan(asked: &LoanAsked) -> Result<LoanSchedule, Refusal> {
    let principal = some_amount(asked.principal)?;
    let most = u32::from(MOST_PERIODS);
    let count = u16::try_from(asked.periods).ok().filter(|n| (1..=MOST_PERIODS).contains(n));
    let count = count.ok_or(Refusal::Periods { found: asked.periods, most })?;
    some_rate(asked.rate)?;
    let agreed = agreed(asked, count)?;
    let shown = |due| asked.drawn.map(|_| due);
    let of = |p: ContractPeriod| LoanPeriod {
        due: shown(p.due),
        days: p.days,
        principal: p.principal,
        interest: p.interest,
        rest: p.rest,
    };
    let periods: Vec<LoanPeriod> = contract_periods(agreed, &terms(asked)).into_iter().map(of).collect();
    let interest = periods.iter().map(|period| period.interest).sum();
    let is_even = asked.first_due.is_none();
    Ok(LoanSchedule {
        interest,
        naive: is_even.then(|| naive_rate(interest, principal, asked.periods)),
        monthly: is_even.then(|| monthly_rate(principal, &periods)).flatten(),
        dated: asked.drawn.and_then(|drawn| dated_rate(drawn, principal, &periods)),
        periods,
    })
}

/// What is agreed. Without a day, where every period counts thirty, any day will do.
fn agreed(asked: &LoanAsked, periods: u16) -> Result<Agreement<'static>, Refusal> {
    let undated = asked.basis.is_thirty() && asked.first_due.is_none();
    let drawn = asked.drawn.or(undated.then_some(Day::FIRST)).ok_or(Refusal::NoDay)?;
    if let Some(first_due) = asked.first_due.filter(|&first_due| first_due <= drawn) {
        return Err(Refusal::FirstDue { drawn, first_due });
    }
    let due_day = asked.first_due.unwrap_or(drawn).day_of_month();
    let (first_due, instalment) = (asked.first_due, asked.instalment);
    let monthly = Agreement::monthly(drawn, asked.principal, periods, asked.method, due_day);
    Ok(Agreement { first_due, instalment, ..monthly })
}

/// The contract of a loan that is repaid as agreed: all other values have no part in it.
fn terms(asked: &LoanAsked) -> LoanTerms {
    let rates = asked.rate.over(asked.basis);
    LoanTerms {
        common: common_terms(rates.interest, rates.penalty, asked.rounding),
        penalty_mode: PenaltyMode::Replace,
        late_interest_until: LateInterestUntil::Day,
        day_count: asked.basis,
        prepay_effect: PrepayEffect::LowerPayment,
        rates,
        payment_rounding: asked.payment_rounding,
        payment_unit_yuan: asked.payment_unit,
        month_end: asked.month_end,
        principal_grace_periods: asked.grace,
        acceleration_after_days: 0,
        acceleration_missed_periods: 0,
        acceleration_reach: AccelerationReach::Loan,
        rate_change_reach: RateChangeReach::NewLoans,
        version: crate::terms::Version::default(),
        bands: Vec::new(),
        later: Vec::new(),
        extension_most_months: 0,
        extension_fee_rate: Rate::ZERO,
        extension_stops_overdue: false,
        origination: OriginationTerms::NONE,
        repays_other_debts: true,
    }
}

fn monthly_rate(principal: Money, periods: &[LoanPeriod]) -> Option<AnnualRate> {
    monthly_payments(principal, periods.iter().map(LoanPeriod::payment))
}

fn dated_rate(drawn: Day, principal: Money, periods: &[LoanPeriod]) -> Option<AnnualRate> {
    let paid = periods.iter().filter_map(|period| Some((period.due?, -period.payment())));
    annual_rate(&[(drawn, principal)].into_iter().chain(paid).collect::<Vec<_>>())
}
