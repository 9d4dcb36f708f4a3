//! What happened, as plain values: components, entries with their causes, statements, claims, prospects.

mod balances;
mod claim;
mod collection;
mod entry;
mod journal;
mod prospect;
mod rule;
mod standing;
mod statement;

pub use balances::{Balances, Component};
pub use claim::{Claim, ClaimRef};
pub use collection::{Act, FiveClass};
pub use entry::{AccountIx, Cause, Entry, Kind, Kinds, Segment, SegmentRange, Side};
pub use journal::{At, Charge, Journal, rounding_code};
pub use prospect::{Asks, Part, Prospect};
pub use rule::{Input, Rule, RuleSpec, Unit};
pub use standing::{Mark, Stage};
pub use statement::{Statement, StatementLine};
