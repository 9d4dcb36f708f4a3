//! Platform ideas: what a platform could do and, as far as is known, none does. Each is off unless the scenario lists it,
//! and is labelled hypothetical wherever it shows.

use schemars::JsonSchema;
use serde::Serialize;

use crate::money::Money;
use crate::rate::Rate;
use crate::reading::schema::{Id, Share};

/// A hypothetical arrangement between a platform and the borrower.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Idea {
    /// What is due on a facility, and cash does not cover, is paid from the free room of a line.
    LinkedRepayment(LinkedRepayment),
    /// Several accounts share one limit.
    PooledLimit(PooledLimit),
    /// Payments earn points, and points take penalties away.
    Points(Points),
    /// What is paid in full by its due day brings a little cash.
    RedPacket(RedPacket),
}

/// On a decision day, after the borrower has paid, what a facility still asks for and cash does not cover is paid from
/// the room of a line; there it is like a purchase of that day. Nothing moves while the line is frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkedRepayment {
    /// The line that pays.
    #[schemars(with = "Id")]
    pub from: String,
    /// The facility that is paid.
    #[schemars(with = "Id")]
    pub r#for: String,
    /// At most this much in a month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most_a_month: Option<Money>,
}

/// The room of each account is the shared limit less the principal of all of them, and never more than its own limit
/// leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PooledLimit {
    /// The accounts that share it, each named once.
    #[schemars(with = "Vec<Id>", length(min = 1, max = 50))]
    pub accounts: Vec<String>,
    /// What may be owed on all of them together, in principal.
    pub limit: Money,
}

/// What is paid in a day to the accounts earns whole points; in the evening they take away penalties that are owed there,
/// in the order of the file, as whole points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// The accounts; all when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<Id>", length(min = 1, max = 50))]
    pub accounts: Vec<String>,
    /// How much is to be paid for a point, at least a cent.
    pub point_for: Money,
    /// What a point takes away, at least a cent.
    pub worth: Money,
}

/// A bill, or a period of a loan, of which nothing is unpaid when its due day has come and all payments are made, brings
/// cash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedPacket {
    /// The accounts; all when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<Id>", length(min = 1, max = 50))]
    pub accounts: Vec<String>,
    /// How much.
    pub gives: Gift,
}

/// How much a red packet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gift {
    /// The same each time.
    Fixed(Money),
    /// A share of what the bill or the period asked for.
    Share(SharedGift),
}

/// A red packet that grows with what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedGift {
    /// The share.
    #[schemars(with = "Share")]
    pub of: Rate,
    /// At most this much each time.
    pub at_most: Money,
}

impl Idea {
    /// The words by which files name the kinds, in their order.
    pub const WORDS: &'static [&'static str] = &["linked_repayment", "pooled_limit", "points", "red_packet"];

    /// The word by which files name the kind.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::LinkedRepayment(_) => "linked_repayment",
            Self::PooledLimit(_) => "pooled_limit",
            Self::Points(_) => "points",
            Self::RedPacket(_) => "red_packet",
        }
    }
}
