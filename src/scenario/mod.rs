//! What the user writes: a borrower, accounts, events, strategies and a span of months.

pub mod check;
mod model;
mod read;

pub use crate::words::Words;
pub use model::*;
pub use read::{FORMAT, Loaded, MOST_MONTHS, VERSION, read, read_bytes};
