//! What interest by the month is worked out with: the rate of a month, what it is of, and rates for a time.

use rust_decimal::Decimal;
use serde::Serialize;

use super::choice::{MonthBase, MonthPayments, MonthRateFrom};
use crate::calendar::Month;
use crate::money::Money;
use crate::rate::Rate;
use crate::reading::Code;
use crate::reading::decode::Item;
use crate::reading::number::rate;
use crate::reading::texts::month;

/// The most promotional rates of a contract.
pub const MOST_PROMOTIONS: usize = 20;

/// A rate a year that holds for months of interest that begin up to the end of a calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Promotion {
    /// The last calendar month.
    pub until: Month,
    /// The rate a year, such as 0.
    pub rate: Rate,
}

/// Reads promotional rates: their last months rise. An empty list leaves them out.
pub fn promotions(item: Item<'_, '_>) -> Option<Vec<Promotion>> {
    let rows = item.list_up_to(MOST_PROMOTIONS, |row| {
        let fields = row.object(&["until", "rate"])?;
        let (until, rate) = (fields.required("until", month), fields.required("rate", rate));
        Some(Promotion { until: until?, rate: rate? })
    })?;
    let twice = rows.windows(2).find(|pair| pair[0].until >= pair[1].until);
    match twice {
        Some(pair) => item.refuse(item.problem(Code::PromotionsNotRising).with("found", pair[1].until)),
        None => Some(rows),
    }
}

/// A rate with the months that it is for: interest of a month = balance × rate ÷ months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthRate {
    /// The rate.
    pub rate: Rate,
    /// 12 where it is one a year, 1 where it is one a month.
    pub months: u32,
}

impl MonthRate {
    /// The rate of a month that comes from one a year: its twelfth part, exact, or the rate that grows to it in twelve
    /// months, to twelve decimals.
    ///
    /// ```
    /// use mingzhang::{rate::Rate, terms::{MonthRate, MonthRateFrom}};
    /// let a_year = Rate::parse("0.12682503").unwrap();
    /// let a_month = MonthRate::from_annual(a_year, MonthRateFrom::Effective);
    /// assert_eq!((a_month.rate.to_string().as_str(), a_month.months), ("0.00999999999", 1));
    /// ```
    pub fn from_annual(annual: Rate, from: MonthRateFrom) -> Self {
        match from {
            MonthRateFrom::Nominal => Self { rate: annual, months: 12 },
            MonthRateFrom::Effective => Self { rate: twelfth_root(annual), months: 1 },
        }
    }

    /// The rate a night that comes to as much in 365 nights as twelve months do, rounded to twelve decimals; for
    /// showing and for ranking only.
    pub fn a_night(self) -> Rate {
        let a_year = i128::from(self.rate.units()) * 12;
        let days = i128::from(self.months) * 365;
        Rate::from_units(i64::try_from((a_year + days / 2) / days).unwrap_or(i64::MAX))
    }
}

/// The rate a month that grows to a rate a year in twelve months: the nearest of twelve decimals. Decimals are searched
/// by halves, so that the digits are the same on every machine.
fn twelfth_root(annual: Rate) -> Rate {
    let wanted = Decimal::ONE + annual.to_decimal();
    let grows_beyond = |monthly: Decimal| {
        let mut grown = Decimal::ONE;
        (0..12).for_each(|_| grown *= Decimal::ONE + monthly);
        grown > wanted
    };
    let (mut low, mut high) = (0, annual.units() + 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if grows_beyond(Rate::from_units(middle).to_decimal()) {
            high = middle;
        } else {
            low = middle;
        }
    }
    let half = Decimal::new(5, 13);
    let up = !grows_beyond(Rate::from_units(low).to_decimal() + half) && annual > Rate::ZERO;
    Rate::from_units(low + i64::from(up))
}

/// What a contract says of interest by the month.
#[derive(Clone, Debug)]
pub struct MonthSpec {
    /// The rate a year.
    pub annual: Rate,
    /// The rate a year of what is overdue.
    pub penalty: Rate,
    /// How a rate a year becomes one a month.
    pub from: MonthRateFrom,
    /// What bears.
    pub base: MonthBase,
    /// Whether payments of the month lower it.
    pub payments: MonthPayments,
    /// Interest is a multiple of this.
    pub unit: Money,
    /// Rates for a time, the first to end first.
    pub promotions: Vec<Promotion>,
}

/// The same, worked out once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthTerms {
    /// The rate that holds when no promotion does.
    pub rate: MonthRate,
    /// That of what is overdue.
    pub penalty: MonthRate,
    /// What bears.
    pub base: MonthBase,
    /// Whether payments of the month lower it.
    pub payments: MonthPayments,
    /// Interest is a multiple of so many cents.
    pub unit_cents: u32,
    promotions: Vec<(Month, MonthRate)>,
}

impl MonthTerms {
    /// The terms that a contract comes to.
    pub fn new(spec: &MonthSpec) -> Self {
        let of = |annual| MonthRate::from_annual(annual, spec.from);
        Self {
            rate: of(spec.annual),
            penalty: of(spec.penalty),
            base: spec.base,
            payments: spec.payments,
            unit_cents: u32::try_from(spec.unit.cents()).unwrap_or(u32::MAX).max(1),
            promotions: spec.promotions.iter().map(|one| (one.until, of(one.rate))).collect(),
        }
    }

    /// The rate of a month of interest that begins in a calendar month.
    pub fn rate_in(&self, month: Month) -> MonthRate {
        let holds = self.promotions.iter().find(|&&(until, _)| month <= until);
        holds.map_or(self.rate, |&(_, rate)| rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The twelfth roots to fifty decimals: 0.0099999999901…, 0.0187013222545…, 0.2211885503119….
    #[test]
    fn an_effective_rate_is_the_nearest_of_twelve_decimals() {
        let monthly = |text| twelfth_root(Rate::parse(text).unwrap()).to_string();
        assert_eq!(monthly("0.126825030"), "0.00999999999");
        assert_eq!(monthly("0.249"), "0.018701322255");
        assert_eq!(monthly("0"), "0");
        assert_eq!(monthly("10"), "0.221188550312");
    }
}
