//! Unpaid amounts with their due date, and what tells them apart.

use std::collections::BTreeMap;

use mingzhang::calendar::Day;
use mingzhang::ledger::{Component, Entry, Segment};
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

/// Takes a penalty that is given up out of what is unpaid: of a line the oldest first, of a loan that of the period that
/// owes so much.
pub fn waive(parts: &mut Vec<Part>, entry: &Entry, is_line: bool) {
    let owed = Money::from_cents(entry.cause.inputs[2]);
    let is_meant = |part: &Part| part.sort == Sort::Penalty && (is_line || part.loan == entry.item);
    // penalties of one period may have been posted one by one
    let mut sums: BTreeMap<Day, Money> = BTreeMap::new();
    for part in parts.iter().filter(|part| is_meant(part)) {
        *sums.entry(part.due).or_default() += part.amount;
    }
    // a loan that was called in on a due day has two of that day
    let exact = sums.iter().find(|(_, sum)| **sum == owed);
    let due = exact.or_else(|| sums.iter().find(|(_, sum)| **sum > owed)).map(|(due, _)| *due);
    let mut left = entry.amount;
    for part in parts.iter_mut().filter(|part| is_meant(part) && (is_line || Some(part.due) == due)) {
        let taken = left.min(part.amount);
        part.amount -= taken;
        left -= taken;
    }
    parts.retain(|part| part.amount.is_positive());
}
