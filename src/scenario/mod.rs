//! What the user writes: a borrower, accounts, events, strategies and a span of months.

mod check;
mod model;
mod read;

pub use crate::words::Words;
pub use check::{check, contracts};
pub use model::*;
pub use read::{FORMAT, Loaded, MOST_MONTHS, VERSION, read, read_bytes};
