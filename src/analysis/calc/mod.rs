//! Calculators: what one loan, plan or purchase comes to, as plain values. Pure functions; the rules of lenders are
//! those of `lender`, and only rates are solved in floats.

mod convert;
mod instalment;
mod loan;
mod minimum;
mod payoff;
mod plain;
mod purchase;
mod rate;
mod unit_period;
mod written;

pub use crate::terms::DayCount as Basis;
pub use convert::{effective_of, nominal_of};
pub use instalment::{FeeSplit, InstalmentAsked, InstalmentPeriod, InstalmentPlan, PlanRate, instalment};
pub use loan::{LoanAsked, LoanPeriod, LoanRate, LoanSchedule, loan};
pub use minimum::{MOST_BILLS, MinimumAsked, MinimumPath, MinimumRow, minimum_path};
pub use payoff::{Payoff, PayoffAsked, PayoffOffer, payoff};
pub use purchase::{Blocked, MerchantOffer, PurchaseAsked, PurchaseLoan, Way, WayFigures, Ways, purchase};
pub use rate::{Flow, FlowsAsked, When, rates_of};
pub use unit_period::{OddPeriod, unit_period_rate};
pub use written::{written_flows, written_moment};

use crate::calendar::Day;
use crate::money::Money;
use crate::rate::Rate;
use crate::terms::read_value::MOST_A_NIGHT;

/// The largest rate a year: 1,000 %.
const MOST_A_YEAR: Rate = Rate::from_units(10 * Rate::ONE.units());
/// The twelfth part of it, cut to six decimals.
const MOST_A_MONTH: Rate = Rate::from_units(833_333_000_000);

/// The most periods of a loan, as in files.
pub const MOST_PERIODS: u16 = 360;
/// The most periods of an instalment plan, as in files.
pub const MOST_PLAN_PERIODS: u8 = 60;
/// The most flows whose rate is solved.
pub const MOST_FLOWS: usize = 10_000;

/// Why a calculator has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// An amount of nothing, where something is needed.
    NoAmount,
    /// A number of periods outside 1 to `most`.
    Periods {
        /// What was asked for.
        found: u32,
        /// The most.
        most: u32,
    },
    /// Days are counted by the calendar, but no day of the loan is given.
    NoDay,
    /// The first due date does not lie after the day of the loan.
    FirstDue {
        /// The day of the loan.
        drawn: Day,
        /// The first due date.
        first_due: Day,
    },
    /// More periods are billed than leave one to pay off.
    Billed {
        /// What was asked for.
        found: u32,
        /// The most.
        most: u32,
    },
    /// Flows by date stand beside flows by period.
    MixedFlows,
    /// Fewer than two flows, or all in one direction.
    OneDirection,
    /// More flows than [`MOST_FLOWS`].
    TooManyFlows {
        /// How many there are.
        found: usize,
    },
    /// A rate above 1,000 % a year.
    RateTooHigh {
        /// What was asked for.
        found: Rate,
        /// The most for the same time.
        most: Rate,
    },
    /// A share above the whole.
    ShareAboveOne {
        /// What was asked for.
        found: Rate,
    },
    /// The goods that are cheaper cost as much or more.
    NotCheaper {
        /// Their price.
        found: Money,
        /// The price of the others.
        price: Money,
    },
}

/// The amount, unless it is nothing.
fn some_amount(amount: Money) -> Result<Money, Refusal> {
    if amount.is_positive() { Ok(amount) } else { Err(Refusal::NoAmount) }
}

/// The rate, unless it is far above any: mostly one that was meant for a longer time.
fn some_rate(rate: LoanRate) -> Result<(), Refusal> {
    let (found, most) = match rate {
        LoanRate::Daily(rate) => (rate, MOST_A_NIGHT),
        LoanRate::Monthly(rate) => (rate, MOST_A_MONTH),
        LoanRate::Annual(rate) => (rate, MOST_A_YEAR),
    };
    if found > most { Err(Refusal::RateTooHigh { found, most }) } else { Ok(()) }
}

/// The number of periods of a plan, where there may be so many.
fn plan_periods(found: u32) -> Result<u8, Refusal> {
    let refusal = Refusal::Periods { found, most: MOST_PLAN_PERIODS.into() };
    u8::try_from(found).ok().filter(|n| (1..=MOST_PLAN_PERIODS).contains(n)).ok_or(refusal)
}

/// Cost ÷ (what was lent × years), in six decimals, half-up: the rate that leaves out that the debt falls. Nothing where
/// nothing was lent or no month passed.
fn naive_rate(cost: Money, lent: Money, months: u32) -> Rate {
    let below = i128::from(lent.cents()) * i128::from(months);
    if below <= 0 {
        return Rate::ZERO;
    }
    let above = i128::from(cost.cents()) * 12 * 1_000_000;
    let millionths = (2 * above + below).div_euclid(2 * below);
    Rate::from_units(i64::try_from(millionths).unwrap_or(i64::MAX).saturating_mul(1_000_000))
}
