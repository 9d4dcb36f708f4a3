//! What of a contract may change while it runs, and what it is from then on.

use super::typed::LineTerms;
use super::values::ValueName;

impl ValueName {
    /// The values that may change while a line runs. Others shape its calendar, or what is already counted.
    pub const CHANGES: [Self; 24] = [
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
}

/// The contract of a line from a day of the run on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaterTerms {
    /// The event that brings it, by its place in the scenario.
    pub event: u32,
    /// The whole contract from then on.
    pub terms: LineTerms,
}

impl LineTerms {
    /// The contract that held before a later one.
    pub fn before(&self, later: &LaterTerms) -> &Self {
        let at = self.later.iter().position(|other| other.event == later.event).unwrap_or(0);
        at.checked_sub(1).and_then(|at| self.later.get(at)).map_or(self, |earlier| &earlier.terms)
    }
}
