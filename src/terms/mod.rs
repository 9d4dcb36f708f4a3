//! What a contract says: values with a date, a source and a grade; never a constant in code.

mod choice;
mod values;

pub(crate) use choice::choice;
pub use choice::{
    AllocationKind, DayCount, EarlyPayoffFee, FirstDue, FirstOverdueNight, FreezeReach, MinRounding,
    OverdueReach, PenaltyMode, PrepayEffect, QuotaOverflow, QuotaRenews, RemainderPeriod, RoundingChoice,
    StatementDayPurchase,
};
pub use values::{
    CommonTerms, Contract, DueDayOf, Kind, LineTerms, LoanTerms, PeriodRate, Shape, Value, ValueName,
};
