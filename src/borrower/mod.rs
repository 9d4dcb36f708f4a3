//! How a borrower pays: how much (one file per policy), and in what order. It sees claims, prospects and cash, never terms.

mod debt;
mod lump;
mod order;
mod outlook;
mod policies;
mod position;

pub use lump::{Lump, at_lump};
pub use order::{rank_claims, rank_required};
pub use outlook::{Given, Means};
pub use policies::{POLICIES, Policy, policy};
pub use position::{Purse, Required};
