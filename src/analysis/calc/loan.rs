//! A loan with its whole schedule.

use super::super::true_rate::annual_rate;
use super::rate::monthly_payments;
use super::{MOST_PERIODS, Refusal, naive_rate, some_amount};
use crate::calendar::Day;
use crate::choice::choice;
use crate::lender::{equal_part, equal_payment_over, period_principal};
use crate::money::Money;
use crate::rate::{Accrual, Rate, Rounding};
use crate::scenario::Method;
use crate::simulation::AnnualRate;

choice!(
    /// How days are counted, and how many days a year has.
    Basis {
        /// Nights by the calendar, a year of 365.
        Actual365 = "actual/365",
        /// Nights by the calendar, a year of 360.
        Actual360 = "actual/360",
        /// Thirty to a month, a year of 360.
        Thirty360 = "30/360",
    }
);

impl Basis {
    /// Days of a year.
    pub const fn year(self) -> u32 {
        match self {
            Self::Actual365 => 365,
            Self::Actual360 | Self::Thirty360 => 360,
        }
    }

    /// Whether every month counts thirty days.
    pub const fn is_thirty(self) -> bool {
        matches!(self, Self::Thirty360)
    }

    /// Days from one date to another, the first counted and the last not. Under thirty a 31st counts as a 30th.
    pub fn days(self, from: Day, to: Day) -> i32 {
        if !self.is_thirty() {
            return to - from;
        }
        let of_month = |day: Day| i32::from(day.day_of_month()).min(30);
        30 * (to.month() - from.month()) + of_month(to) - of_month(from)
    }
}

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
    const fn over(self, basis: Basis) -> (Rate, u32) {
        match self {
            Self::Daily(rate) => (rate, 1),
            Self::Monthly(rate) => (rate, 30),
            Self::Annual(rate) => (rate, basis.year()),
        }
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
    pub basis: Basis,
    /// How the interest of a period becomes cents.
    pub rounding: Rounding,
    /// The day on which it is lent; needed where days are counted by the calendar.
    pub drawn: Option<Day>,
    /// The first due date; a month after the loan when left out. Later ones have the same day of the month.
    pub first_due: Option<Day>,
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
    let dates = dates(asked, count)?;
    let (rate, over) = asked.rate.over(asked.basis);
    let days: Vec<i32> = dates.iter().map(|&(_, days)| days).collect();
    let instalment = match asked.method {
        Method::EqualPayment => equal_payment_over(principal, rate, over, &days),
        Method::EqualPrincipal => equal_part(principal, count),
        Method::InterestFirst => Money::ZERO,
    };
    let mut rest = principal;
    let mut periods = Vec::with_capacity(dates.len());
    for (at, &(due, days)) in dates.iter().enumerate() {
        let interest = Accrual::nights(rest, rate, days).round_over(over, asked.rounding);
        let part = period_principal(asked.method, instalment, interest, rest, at + 1 == dates.len());
        rest -= part;
        periods.push(LoanPeriod { due, days, principal: part, interest, rest });
    }
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

/// Due date and days of each period.
fn dates(asked: &LoanAsked, count: u16) -> Result<Vec<(Option<Day>, i32)>, Refusal> {
    let Some(drawn) = asked.drawn else {
        let undated = asked.basis.is_thirty() && asked.first_due.is_none();
        return if undated { Ok(vec![(None, 30); usize::from(count)]) } else { Err(Refusal::NoDay) };
    };
    let first_due = asked.first_due.unwrap_or_else(|| (drawn.month() + 1).day(drawn.day_of_month()));
    if first_due <= drawn {
        return Err(Refusal::FirstDue { drawn, first_due });
    }
    let due_day = asked.first_due.unwrap_or(drawn).day_of_month();
    let due = |k: u16| (first_due.month() + i32::from(k)).day(due_day);
    let mut before = drawn;
    Ok((0..count)
        .map(|k| {
            let due = if k == 0 { first_due } else { due(k) };
            // thirty to every whole period, also where the ends of months are cut
            let whole = k > 0 || asked.first_due.is_none();
            let days = if asked.basis.is_thirty() && whole { 30 } else { asked.basis.days(before, due) };
            before = due;
            (Some(due), days)
        })
        .collect())
}

fn monthly_rate(principal: Money, periods: &[LoanPeriod]) -> Option<AnnualRate> {
    monthly_payments(principal, periods.iter().map(LoanPeriod::payment))
}

fn dated_rate(drawn: Day, principal: Money, periods: &[LoanPeriod]) -> Option<AnnualRate> {
    let paid = periods.iter().filter_map(|period| Some((period.due?, -period.payment())));
    annual_rate(&[(drawn, principal)].into_iter().chain(paid).collect::<Vec<_>>())
}
