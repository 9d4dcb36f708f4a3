//! What of a contract may change while it runs, and what it is from then on.

use super::typed::{LineTerms, LoanTerms};
use super::values::{Kind, ValueName};
use crate::calendar::Day;

impl ValueName {
    /// The values of a line that may change while it runs. Others shape its calendar, or what is already counted.
    const OF_LINES: [Self; 24] = [
        Self::DailyRate,
        Self::MinRatio,
        Self::MinRolloverShare,
        Self::MinFloorYuan,
        Self::MinRounding,
        Self::OverdueReach,
        Self::LateFeeRate,
        Self::LateFeeFloorYuan,
        Self::LateFeeCapYuan,
        Self::PenaltyMultiplier,
        Self::AllocationOrder,
        Self::InstalmentRates,
        Self::FeeRounding,
        Self::RemainderPeriod,
        Self::EarlyPayoffFee,
        Self::RefundOrder,
        Self::RefundFee,
        Self::FreeQuotaYuan,
        Self::FreeQuotaOverflow,
        Self::FreeQuotaRenews,
        Self::CashAdvanceFeeRate,
        Self::CashAdvanceFeeFloorYuan,
        Self::CashAdvanceFeeCapYuan,
        Self::CashAdvanceMinShare,
    ];

    /// The values of a facility that may change while it runs: those that a loan takes along when it is drawn.
    const OF_LOANS: [Self; 13] = [
        Self::DailyRate,
        Self::AnnualRate,
        Self::PenaltyMultiplier,
        Self::PenaltyMode,
        Self::DayCount,
        Self::PaymentRounding,
        Self::PaymentUnitYuan,
        Self::MonthEnd,
        Self::PrincipalGracePeriods,
        Self::PrepayEffect,
        Self::OriginationFeeRate,
        Self::OriginationFeeFloorYuan,
        Self::OriginationFeeMode,
    ];

    /// The values that may change while a contract of a kind runs.
    pub const fn that_change(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Revolving => &Self::OF_LINES,
            Kind::Loan => &Self::OF_LOANS,
        }
    }
}

/// A contract from a day of the run on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaterTerms<T = LineTerms> {
    /// The event that brings it, by its place in the scenario.
    pub event: u32,
    /// Its day.
    pub on: Day,
    /// The whole contract from then on.
    pub terms: T,
}

/// The contract that an event brought; without one, `first`.
fn version<'t, T>(first: &'t T, later: &'t [LaterTerms<T>], since: Option<u32>) -> &'t T {
    later.iter().find(|later| Some(later.event) == since).map_or(first, |later| &later.terms)
}

impl LineTerms {
    /// The contract that an event brought; without one that of the start.
    pub fn version(&self, since: Option<u32>) -> &Self {
        version(self, &self.later, since)
    }

    /// The contract that held before a later one.
    pub fn before(&self, later: &LaterTerms) -> &Self {
        let at = self.later.iter().position(|other| other.event == later.event).unwrap_or(0);
        at.checked_sub(1).and_then(|at| self.later.get(at)).map_or(self, |earlier| &earlier.terms)
    }
}

impl LoanTerms {
    /// The contract that an event brought; without one that of the start.
    pub fn version(&self, since: Option<u32>) -> &Self {
        version(self, &self.later, since)
    }

    /// The contract of a loan that the event at a place draws on a day; without a place: that something draws after the
    /// events of the day.
    pub fn drawn(&self, on: Day, event: Option<u32>) -> &Self {
        let is_before = |later: &&LaterTerms<Self>| {
            later.on < on || (later.on == on && event.is_none_or(|event| later.event < event))
        };
        self.later.iter().rfind(is_before).map_or(self, |later| &later.terms)
    }
}
