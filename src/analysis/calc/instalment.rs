//! An instalment plan with its fee.

use super::rate::rate_of_debt;
use super::{Refusal, naive_rate, plan_periods, some_amount};
use crate::choice::choice;
use crate::lender::{even_share, takes_remainder};
use crate::money::Money;
use crate::rate::{Rate, Rounding};
use crate::simulation::AnnualRate;
use crate::terms::RemainderPeriod;

choice!(
    /// Where the fee of a plan is rounded.
    FeeSplit {
        /// Once, over all periods; then it is cut to equal whole cents.
        Total = "total",
        /// In each period anew.
        PerPeriod = "per_period",
    }
);

/// The fee as a contract states it, as a share of the principal that bears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanRate {
    /// For all periods together.
    Total(Rate),
    /// For each period.
    PerPeriod(Rate),
}

/// A plan that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstalmentAsked {
    /// What is split.
    pub principal: Money,
    /// The part of it that bears no fee.
    pub free: Money,
    /// Monthly periods, 1 to [`super::MOST_PLAN_PERIODS`].
    pub periods: u32,
    /// The fee.
    pub rate: PlanRate,
    /// Where it is rounded.
    pub split: FeeSplit,
    /// How it is rounded there.
    pub rounding: Rounding,
    /// The period that takes the cents which do not divide.
    pub remainder: RemainderPeriod,
}

/// A period of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstalmentPeriod {
    /// Principal.
    pub principal: Money,
    /// Fee.
    pub fee: Money,
    /// Principal that is not billed after it.
    pub rest: Money,
}

impl InstalmentPeriod {
    /// What is paid.
    pub fn payment(&self) -> Money {
        self.principal + self.fee
    }
}

/// A plan to its end.
///
/// Always true: the principal of all periods adds up to what was split, and their fees to `fee`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstalmentPlan {
    /// All periods, in order.
    pub periods: Vec<InstalmentPeriod>,
    /// The fee of all periods.
    pub fee: Money,
    /// Fee ÷ (principal × years): as if all of it were owed to the end.
    pub naive: Rate,
    /// By even months, of equal instalments before they are rounded: 12 × the monthly rate, and compounded. `None` where
    /// it lies above 3,000 %.
    pub rate: Option<AnnualRate>,
}

/// A plan.
///
/// Principal, and a fee that is rounded as a whole, are cut to equal whole cents; one period takes the rest.
///
/// # Errors
/// Says which part of what is asked does not go together.
pub fn instalment(asked: &InstalmentAsked) -> Result<InstalmentPlan, Refusal> {
    let principal = some_amount(asked.principal)?;
    let count = plan_periods(asked.periods)?;
    let fee_base = (principal - asked.free).or_zero();
    let fees = Fees::of(asked, fee_base, count);
    let mut rest = principal;
    let period = |k: u8| {
        let part = even_share(principal, count, takes_remainder(asked.remainder, k, count));
        rest -= part;
        InstalmentPeriod { principal: part, fee: fees.of_period(k, count, asked.remainder), rest }
    };
    let periods: Vec<InstalmentPeriod> = (1..=count).map(period).collect();
    let fee = periods.iter().map(|period| period.fee).sum();
    Ok(InstalmentPlan {
        fee,
        naive: naive_rate(fee, principal, count.into()),
        rate: rate_before_rounding(asked, fee_base, count),
        periods,
    })
}

/// The fee of a plan, as it is rounded.
#[derive(Clone, Copy, Debug)]
enum Fees {
    /// All periods together.
    Whole(Money),
    /// Each period.
    Each(Money),
}

impl Fees {
    fn of(asked: &InstalmentAsked, base: Money, count: u8) -> Self {
        let exact = match asked.rate {
            PlanRate::Total(rate) => rate.of(base),
            PlanRate::PerPeriod(rate) => rate.of(Money::from_cents(base.cents() * i64::from(count))),
        };
        match asked.split {
            FeeSplit::Total => Self::Whole(exact.round(asked.rounding)),
            FeeSplit::PerPeriod => Self::Each(exact.round_over(count.into(), asked.rounding)),
        }
    }

    fn of_period(self, period: u8, count: u8, remainder: RemainderPeriod) -> Money {
        match self {
            Self::Whole(fee) => even_share(fee, count, takes_remainder(remainder, period, count)),
            Self::Each(fee) => fee,
        }
    }
}

/// The rate of equal instalments of principal and fee that were not rounded: it does not depend on cents.
fn rate_before_rounding(asked: &InstalmentAsked, fee_base: Money, count: u8) -> Option<AnnualRate> {
    let periods = f64::from(count);
    let total_rate = match asked.rate {
        PlanRate::Total(rate) => rate.to_f64(),
        PlanRate::PerPeriod(rate) => rate.to_f64() * periods,
    };
    let bears = fee_base.to_pixel_scale() / asked.principal.to_pixel_scale();
    let instalment = (1.0 + total_rate * bears) / periods;
    let paid = (1..=count).map(|month| (f64::from(month) / 12.0, -instalment));
    rate_of_debt(&[(0.0, 1.0)].into_iter().chain(paid).collect::<Vec<_>>())
}
