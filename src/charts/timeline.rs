//! What happens when, for the lane above the charts.

use crate::calendar::{Day, Month};
use crate::scenario::{Scenario, What, When};
use crate::simulation::ItemRef;

/// What kind of thing a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Money that comes in.
    Income,
    /// Something that is bought.
    Purchase,
    /// An income that differs for a while.
    Change,
    /// A loan that is drawn.
    Draw,
    /// A living cost that comes once.
    Cost,
    /// Something that lenders get to know, or change.
    Notice,
}

/// One thing on the lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The place of its month.
    pub month: usize,
    /// The day.
    pub on: Day,
    /// The kind.
    pub kind: MarkKind,
    /// Whether it comes again in later months.
    pub repeats: bool,
    /// What it stands for in the scenario.
    pub item: ItemRef,
}

/// The marks of a scenario over its months, in the order of their days. What repeats is marked once, at its first day.
pub fn timeline(scenario: &Scenario, months: &[Month]) -> Vec<Mark> {
    let incomes = (0u32..)
        .zip(&scenario.borrower.incomes)
        .map(|(place, income)| (ItemRef::Income(place), MarkKind::Income, income.when));
    let events = (0u32..)
        .zip(&scenario.events)
        .filter_map(|(place, event)| event_mark(ItemRef::Event(place), &event.what));
    let mut marks: Vec<Mark> =
        incomes.chain(events).filter_map(|(item, kind, when)| mark(months, item, kind, when)).collect();
    marks.sort_by_key(|mark| mark.on);
    marks
}

fn event_mark(item: ItemRef, what: &What) -> Option<(ItemRef, MarkKind, When)> {
    let kind = match what {
        What::Purchase(_) => MarkKind::Purchase,
        What::IncomeChange(change) => return Some((item, MarkKind::Change, When::On(change.from))),
        What::Draw(_) | What::CashAdvance(_) => MarkKind::Draw,
        What::Windfall(_) | What::Reimbursement(_) | What::Refund(_) => MarkKind::Income,
        What::Cost(_) => MarkKind::Cost,
        What::LimitChange(_) | What::TermsChange(_) | What::CloseAccount(_) => MarkKind::Notice,
        What::ProfileChange(_) | What::Application(_) => MarkKind::Notice,
    };
    what.when().map(|when| (item, kind, when))
}

fn mark(months: &[Month], item: ItemRef, kind: MarkKind, when: When) -> Option<Mark> {
    let first = *months.first()?;
    let (on, repeats) = match when {
        When::On(day) => (day, false),
        When::Monthly(monthly) => {
            let from = monthly.from.unwrap_or(first).max(first);
            (from.day(monthly.day), monthly.until != Some(from))
        }
    };
    let month = usize::try_from(on.month() - first).ok()?;
    (month < months.len()).then_some(Mark { month, on, kind, repeats, item })
}
