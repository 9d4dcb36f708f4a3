//! A purchase that could not be had, and why.

use crate::calendar::Day;
use crate::money::Money;

/// A purchase that could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Refusal {
    /// The day.
    pub on: Day,
    /// The event, by its place in the scenario.
    pub event: u32,
    /// How much.
    pub amount: Money,
    /// Why the line did not take it.
    pub reason: RefusalReason,
}

/// Why a line refused a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum RefusalReason {
    /// The account was closed.
    Closed,
    /// Purchases are stopped.
    Frozen,
    /// The room did not suffice.
    NoRoom,
    /// The account's own room did; that of a limit which it shares with others did not.
    NoSharedRoom,
    /// The plan is larger than the interest-free quota, and the terms then refuse it.
    OverQuota,
}
