//! What the user writes: a borrower, accounts, events, strategies and a span of months.

mod built_in;
mod check;
mod layout;
mod mark;
mod model;
mod read;
mod schema;
pub mod store;
mod write;

pub use crate::words::Words;
pub use built_in::{BUILT_IN, built_in};
pub use check::{check, contracts};
pub use model::*;
pub use read::{FORMAT, Loaded, MOST_MONTHS, VERSION, read, read_bytes};
pub use schema::schema;
pub use write::{pinned, write};
