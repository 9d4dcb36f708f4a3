//! What a contract says: values with a date, a source and a grade; never a constant in code.

mod any;
mod catalog;
mod choice;
mod contract;
mod court;
mod file;
mod help;
mod ladder;
mod later;
mod legal;
mod month;
mod price;
mod read_review;
pub mod read_value;
mod review;
mod schema;
mod typed;
mod used;
mod values;

pub(crate) use crate::choice::choice;
pub(crate) use any::{any_common, any_line, any_loan};
pub use catalog::{BUNDLED, Catalog, Origin, Resolved};
pub use choice::{
    AccelerationReach, AllocationKind, DayCount, EarlyPayoffFee, FirstDue, FirstOverdueNight, FreezeReach,
    InterestBase, InterestPeriod, LateInterestUntil, MinBase, MinForm, MinRounding, MonthBase, MonthEnd,
    MonthPayments, MonthRateFrom, OriginationFee, OverdueReach, PaymentValueDate, PenaltyMode, PrepayEffect,
    QuotaOverflow, QuotaRenews, RateChangeReach, RefundOrder, RemainderPeriod, ResidualFrom, RoundingChoice,
    StatementDayPurchase, StatementNight,
};
pub use contract::{Values, contract};
pub use court::{CourtFee, court_band};
pub use file::{Dated, FORMAT, Grade, Source, TermsFile, VERSION};
pub use help::{Bearer, BudgetShort, FeeHelp, HelpRefusal, MOST_HELPS, coupon};
pub use ladder::{CollectionAct, FIRST_HOUR, LAST_HOUR, MOST_CALLS_A_DAY, Rung, ThirdParty};
pub use later::{LaterTerms, Version, Versioned};
pub use legal::{LegalLine, LegalLines};
pub use month::{MonthRate, MonthTerms, Promotion};
pub use price::{PriceBand, SCORES, band_of};
pub use review::{
    CENT, Condition, During, FactUnit, ReviewEffect, ReviewFact, ReviewOf, ReviewRule, Thousandths,
    written as fact_written,
};
pub use schema::{overrides as overrides_schema, schema};
pub use typed::{CommonTerms, Contract, LineTerms, LoanRates, LoanTerms, OriginationTerms, RePlanTerms};
pub use values::{DueDayOf, Kind, PeriodRate, Shape, Value, ValueName};
