//! What of a contract may change while it runs, and what it is from then on.

use super::typed::{LineTerms, LoanTerms};
use super::values::{Kind, ValueName};
use crate::calendar::Day;

impl ValueName {
    /// The values of a line that may change while it runs. Others shape its calendar, or what is already counted.
    const OF_LINES: [Self; 25] = [
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
        Self::PricesByScore,
    ];

    /// The values of a facility that may change while it runs: those that a loan takes along when it is drawn.
    const OF_LOANS: [Self; 15] = [
        Self::DailyRate,
        Self::AnnualRate,
        Self::PenaltyMultiplier,
        Self::PenaltyMode,
        Self::LateInterestUntil,
        Self::DayCount,
        Self::PaymentRounding,
        Self::PaymentUnitYuan,
        Self::MonthEnd,
        Self::PrincipalGracePeriods,
        Self::PrepayEffect,
        Self::OriginationFeeRate,
        Self::OriginationFeeFloorYuan,
        Self::OriginationFeeMode,
        Self::PricesByScore,
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

/// Which of the contracts of an account one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Version {
    /// The event that brought it, by its place in the scenario; none for the contract of the start.
    pub event: Option<u32>,
    /// The band whose prices it has, by its place in the contract; none for the contract without prices of a band.
    pub band: Option<u8>,
}

/// The contract of those who show a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedTerms<T> {
    /// The least score.
    pub at_least: u16,
    /// The whole contract.
    pub terms: T,
}

/// A contract that may have prices by score, and others after it.
pub trait Versioned: Sized {
    /// Which of the contracts it is.
    fn own(&self) -> Version;
    /// The same, to be changed.
    fn own_mut(&mut self) -> &mut Version;
    /// The contracts of its bands; none of a contract that is one of a band itself.
    fn bands(&self) -> &[PricedTerms<Self>];
    /// The same, to be changed.
    fn bands_mut(&mut self) -> &mut Vec<PricedTerms<Self>>;
    /// Those that events bring.
    fn later(&self) -> &[LaterTerms<Self>];

    /// Notes the event that brings the contract.
    fn brought_by(&mut self, event: u32) {
        self.own_mut().event = Some(event);
        self.bands_mut().iter_mut().for_each(|band| band.terms.brought_by(event));
    }

    /// The contract of a version.
    fn version(&self, version: Version) -> &Self {
        let brought = self.later().iter().find(|later| Some(later.event) == version.event);
        let whole = brought.map_or(self, |later| &later.terms);
        let band = version.band.and_then(|band| whole.bands().get(usize::from(band)));
        band.map_or(whole, |band| &band.terms)
    }

    /// The contract of those who show a score; of an unknown score, the one without prices of a band.
    fn at_score(&self, score: Option<u16>) -> &Self {
        let reached = |band: &&PricedTerms<Self>| score.is_some_and(|score| band.at_least <= score);
        self.bands().iter().rfind(reached).map_or(self, |band| &band.terms)
    }
}

/// Both kinds of contract keep their versions alike.
macro_rules! versioned {
    ($kind:ty) => {
        impl Versioned for $kind {
            fn own(&self) -> Version {
                self.version
            }
            fn own_mut(&mut self) -> &mut Version {
                &mut self.version
            }
            fn bands(&self) -> &[PricedTerms<Self>] {
                &self.bands
            }
            fn bands_mut(&mut self) -> &mut Vec<PricedTerms<Self>> {
                &mut self.bands
            }
            fn later(&self) -> &[LaterTerms<Self>] {
                &self.later
            }
        }
    };
}

versioned!(LineTerms);
versioned!(LoanTerms);

impl LineTerms {
    /// The contract that held before a later one.
    pub fn before(&self, later: &LaterTerms) -> &Self {
        let at = self.later.iter().position(|other| other.event == later.event).unwrap_or(0);
        at.checked_sub(1).and_then(|at| self.later.get(at)).map_or(self, |earlier| &earlier.terms)
    }
}

impl LoanTerms {
    /// The contract of a loan that the event at a place draws on a day; without a place: that something draws after the
    /// events of the day.
    pub fn drawn(&self, on: Day, event: Option<u32>) -> &Self {
        let is_before = |later: &&LaterTerms<Self>| {
            later.on < on || (later.on == on && event.is_none_or(|event| later.event < event))
        };
        self.later.iter().rfind(is_before).map_or(self, |later| &later.terms)
    }
}
