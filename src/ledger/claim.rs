//! What a payment may be given to on a day.

use super::entry::AccountIx;
use crate::calendar::Day;
use crate::money::Money;
use crate::rate::Rate;

/// The part of an account that a claim stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimRef {
    /// What bears or will bear interest on a line.
    Line,
    /// Purchases of the open cycle of a line.
    Unbilled,
    /// A loan, by its place in the facility's drawing order.
    Loan(u16),
    /// What is not billed yet of an instalment plan, by what made it (see `Entry::item`) and the day on which it was made.
    Plan(u32, Day),
}

/// Something that the next yuan may go to, as quoted by the lender. Strategies see claims and never terms.
///
/// Always true: `required ≤ amount`, and a claim of an account that asks nothing and can take nothing is not quoted.
/// What is due at a later date at no cost until then saves from that date on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The account.
    pub account: AccountIx,
    /// Which part of it.
    pub part: ClaimRef,
    /// The most that it can take today.
    pub amount: Money,
    /// What must be paid today.
    pub required: Money,
    /// The oldest due date of which anything is unpaid.
    pub due: Option<Day>,
    /// Whether it can only be cleared at once.
    pub lump: bool,
    /// The contract rate a night; of a plan, the rate that its fee comes to.
    pub nominal_rate: Rate,
    /// What a yuan paid today saves on each later night. For a lump: the rate a night at which its amount would grow to
    /// what it spares, each part on its due day; 0 when it spares no more than it takes.
    pub saves_per_yuan_day: Rate,
    /// What clearing it today saves at once: fees that are dropped, or interest that is charged only if it is not cleared.
    pub saves_at_once: Money,
    /// Fees that are owed whether or not it is paid early. They save nothing, and are part of `amount`.
    pub sunk_fee: Money,
    /// Age of the oldest unpaid due item in days; 0 when nothing is past due.
    pub days_overdue: i32,
}
