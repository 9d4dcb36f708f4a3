//! Which values of a contract have a part in what it does.

use super::catalog::{Origin, Resolved};
use super::file::Grade;
use super::values::{Value, ValueName};

impl Resolved {
    /// The values that the contract uses and no public source supports, in the order of their names.
    pub fn assumptions(&self) -> impl Iterator<Item = (ValueName, &Origin)> {
        let is_unverified =
            |origin: &Origin| origin.source.as_ref().is_some_and(|source| source.grade == Grade::Unverified);
        let origins = self.origins.iter().map(|(name, origin)| (*name, origin));
        origins.filter(move |(name, origin)| is_unverified(origin) && self.uses(*name))
    }

    /// Whether a value has a part in what the contract does. One that another value switches off, from the first day of
    /// the run to the last, has none.
    pub fn uses(&self, name: ValueName) -> bool {
        use ValueName as N;
        match name {
            N::DailyRate => self.ever(N::AnnualRate, |value| !value.is_above_zero()),
            N::AnnualRate => self.ever(N::AnnualRate, Value::is_above_zero),
            N::MonthRate | N::MonthBase | N::MonthPayments | N::InterestUnitYuan | N::PromotionalRates => {
                self.ever(N::InterestPeriod, |value| *value == Value::Word("month"))
            }
            N::ResidualFrom => self.ever(N::InterestBase, |value| *value == Value::Word("residual")),
            N::MinRatio => self.ever(N::MinForm, |value| *value != Value::Word("fixed")),
            N::MinRolloverShare => self.ever(N::MinForm, |value| *value == Value::Word("purchases")),
            N::MinBase => self.ever(N::MinForm, |value| *value != Value::Word("purchases")),
            N::LateFeeFloorYuan | N::LateFeeCapYuan => self.ever(N::LateFeeRate, Value::is_above_zero),
            N::CashAdvanceFeeRate
            | N::CashAdvanceFeeFloorYuan
            | N::CashAdvanceFeeCapYuan
            | N::CashAdvanceMinShare => self.ever(N::CashAdvanceShareOfLimit, Value::is_above_zero),
            N::ExtensionFeeRate | N::ExtensionStopsOverdue => {
                self.ever(N::ExtensionMostMonths, Value::is_above_zero)
            }
            N::RePlanStopsInterest | N::RePlanLeastDaysOverdue | N::RePlanFeeRate => {
                self.ever(N::RePlanMostPeriods, Value::is_above_zero)
            }
            N::AccelerationReach => {
                self.ever(N::AccelerationAfterDays, Value::is_above_zero)
                    || self.ever(N::AccelerationMissedPeriods, Value::is_above_zero)
            }
            _ => true,
        }
    }

    /// Whether something holds of a value on any day of the run.
    fn ever(&self, name: ValueName, holds: impl Fn(&Value) -> bool) -> bool {
        let changed = self.changes.iter().filter(|(_, changed, _)| *changed == name);
        let all = self.origins.get(&name).into_iter().chain(changed.map(|(.., origin)| origin));
        all.map(|origin| &origin.value).any(holds)
    }
}

impl Value {
    /// Whether it is a rate, an amount or a count above zero.
    const fn is_above_zero(&self) -> bool {
        match self {
            Self::Rate(rate) => rate.units() > 0,
            Self::Money(amount) => amount.is_positive(),
            Self::Whole(count) => *count > 0,
            _ => false,
        }
    }
}
