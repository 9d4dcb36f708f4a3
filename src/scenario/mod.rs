//! What the user writes: a borrower, accounts, events, strategies and a span of months.

mod model;

pub use model::*;
