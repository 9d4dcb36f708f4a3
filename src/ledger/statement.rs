//! What a lender asks for at the end of a cycle.

use super::balances::Component;
use super::entry::AccountIx;
use super::rule::Rule;
use crate::calendar::Day;
use crate::money::Money;

/// A bill. Kept as figures and a range of the ledger; its lines are derived when they are shown.
///
/// Always true: the total is above zero; the minimum is at most the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Statement {
    /// The line.
    pub account: AccountIx,
    /// The day on which it closed.
    pub on: Day,
    /// The day by which it is to be paid.
    pub due: Day,
    /// What is asked for, as amended by a conversion.
    pub total: Money,
    /// The least that keeps it, as amended by a conversion.
    pub minimum: Money,
    /// What was paid to the line from the close to the end of the due day, wherever it was put.
    pub paid_by_due: Money,
    /// Whether a conversion changed it after it closed.
    pub amended: bool,
    /// What was owed from earlier bills when it closed: overdue, rolled, interest, fee, penalty, plan_due.
    pub brought_forward: [Money; 6],
    /// Entries of the ledger between the close before (exclusive) and this close (inclusive).
    pub entries: (u32, u32),
    /// Purchases of the close day from this entry on wait for the next bill; the end of `entries` when none wait.
    pub waiting_from: u32,
    /// Entries of the amendment, when there is one.
    pub amendment: (u32, u32),
}

impl Statement {
    /// The component of each place of [`Statement::brought_forward`].
    pub const BROUGHT_FORWARD: [Component; 6] = [
        Component::Overdue,
        Component::Rolled,
        Component::Interest,
        Component::Fee,
        Component::Penalty,
        Component::PlanDue,
    ];
}

/// One line of a statement. The amounts of all lines add up to the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementLine {
    /// The day of the movement; for what is brought forward the day of the close.
    pub on: Day,
    /// The rule of the entry; none for what is brought forward from the bill before.
    pub rule: Option<Rule>,
    /// The amount; below zero for what was paid or converted before or after the close.
    pub amount: Money,
    /// The component that it was billed in.
    pub component: Component,
    /// The entry's item (see `Entry::item`).
    pub item: u32,
}
