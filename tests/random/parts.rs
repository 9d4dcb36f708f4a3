//! Unpaid amounts with their due date, and what tells them apart.

use mingzhang::calendar::Day;
use mingzhang::ledger::{Component, Segment};
use mingzhang::money::Money;

/// What kind of money a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Principal,
    Interest,
    Fee,
    Penalty,
}

/// An unpaid amount with its due date.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    pub due: Day,
    pub sort: Sort,
    pub amount: Money,
    /// The loan that it belongs to, by its item; 0 on a line.
    pub loan: u32,
    /// On the principal of a loan period: the evening from which nights are not posted yet.
    pub nights_from: Day,
    /// Whether it fell due because the lender called the loan in: that has no grace.
    pub called_in: bool,
}

/// Interest whose due day is over, on an evening.
#[derive(Clone, Copy, Debug, Default)]
pub struct LateInterest {
    pub cents: i64,
    /// What was not late the evening before.
    pub new_cents: i64,
    /// Its cents × the nights between its due day and this evening.
    pub nights_before: i64,
    pub in_grace: bool,
}

/// Stretches of one balance that follow on each other, as one: those of a contract that splits them at New Year.
pub fn joined(stretches: &[Segment]) -> Option<Segment> {
    let (first, last) = (*stretches.first()?, stretches.last()?);
    let whole = stretches.windows(2).all(|two| two[0].to == two[1].from && two[0].base == two[1].base);
    let nights = stretches.iter().map(|stretch| stretch.nights).sum();
    whole.then_some(Segment { to: last.to, nights, ..first })
}

/// The sort of a component whose parts remember their due date.
pub const fn dated(component: Component) -> Option<Sort> {
    match component {
        Component::Overdue => Some(Sort::Principal),
        Component::Interest => Some(Sort::Interest),
        Component::Fee => Some(Sort::Fee),
        Component::Penalty => Some(Sort::Penalty),
        _ => None,
    }
}
