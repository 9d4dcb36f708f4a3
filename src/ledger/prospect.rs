//! What a debt will ask for, as plain values.

use super::claim::ClaimRef;
use super::entry::AccountIx;
use crate::calendar::Day;
use crate::money::Money;
use crate::rate::Rate;

/// What a debt comes to if nothing but what it asks for is paid, as told by the lender. It stands beside a [`super::Claim`] of
/// the same part, or alone where nothing may be paid today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prospect {
    /// The account.
    pub account: AccountIx,
    /// Which part of it.
    pub part: ClaimRef,
    /// Principal.
    pub owed: Money,
    /// Charges that are owed beside it. A payment clears them first.
    pub charges: Money,
    /// Interest that has grown and is not asked for yet.
    pub grown: Money,
    /// Interest that is charged on the next due day if all that is owed is not cleared by then.
    pub at_stake: Money,
    /// What principal bears a night.
    pub rate: Rate,
    /// What is asked for already of principal and charges.
    pub required: Money,
    /// The day on which that is to be paid; a day that is over means at once.
    pub required_on: Day,
    /// What it will ask for later.
    pub asks: Asks,
}

/// How a debt asks for its principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Each month's bill asks for a share of what it carries, at least for the floor, with the interest up to the bill.
    Share {
        /// The share of principal.
        share: Rate,
        /// The least, as far as so much is owed.
        floor: Money,
        /// The day of the month on which bills close, 1 to 31.
        closes: u8,
        /// The day of the month on which they are due, 1 to 31.
        due: u8,
    },
    /// Parts on dates of their own, each with the interest since the date before. What is paid early makes all parts smaller
    /// where `shrink` says so, else it spares the last ones.
    Parts {
        /// They add up to the principal that is not asked for yet, by rising dates.
        parts: Vec<Part>,
        /// Whether later parts become smaller.
        shrink: bool,
    },
    /// The same, paid early only as a whole.
    Plan(Vec<Part>),
}

/// A part of a debt that is due on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The day.
    pub due: Day,
    /// Principal.
    pub principal: Money,
    /// Its fee.
    pub fee: Money,
    /// Fees that are charged when all is paid off while this part is the next.
    pub payoff_fee: Money,
}
