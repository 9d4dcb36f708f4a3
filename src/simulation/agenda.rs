//! The strategy's actions with names turned into places and days sorted.

use super::prepared::Prepared;
use crate::calendar::{Day, Month, MonthSpan};
use crate::scenario::{Action, Strategy};

/// What a strategy's actions do when.
///
/// Always true: `dated` and `skips` rise; `often` rises.
#[derive(Default)]
pub(super) struct Agenda {
    /// Actions of one day, by their place in the strategy.
    dated: Vec<(Day, usize)>,
    /// Actions that every decision day looks at.
    often: Vec<usize>,
    /// Accounts to which nothing is paid in a month, one bit each.
    skips: Vec<(Month, u64)>,
    /// Payments that come late.
    pub lates: Vec<Late>,
    /// The last day that any action dates.
    pub last: Option<Day>,
}

/// Payments to an account that come late.
#[derive(Clone, Copy)]
pub(super) struct Late {
    pub account: usize,
    pub days: u8,
    pub from: Month,
    pub until: Month,
}

/// The bit of an account in a mask. A scenario has at most fifty accounts.
pub(super) fn bit(account: usize) -> u64 {
    1 << account.min(63)
}

impl Agenda {
    pub fn new(strategy: &Strategy, prepared: &Prepared<'_>) -> Self {
        let mut agenda = Self::default();
        for (place, action) in strategy.actions.iter().enumerate() {
            agenda.add(place, action, prepared);
        }
        agenda.dated.sort_unstable();
        agenda.skips.sort_unstable();
        agenda
    }

    fn add(&mut self, place: usize, action: &Action, prepared: &Prepared<'_>) {
        let last = match action {
            Action::Extra { on, .. }
            | Action::ConvertBill { on, .. }
            | Action::Payoff { on, .. }
            | Action::PayoffLoan { on, .. } => {
                self.dated.push((*on, place));
                Some(*on)
            }
            Action::Skip { account, month } => {
                self.skips.extend(prepared.account_by_id(account).map(|account| (*month, bit(account))));
                Some(month.last())
            }
            Action::Late { account, days, from, until } => {
                let late = |account| Late { account, days: *days, from: *from, until: *until };
                self.lates.extend(prepared.account_by_id(account).map(late));
                Some(until.last())
            }
            Action::BorrowToRepay { .. } => {
                self.often.push(place);
                None
            }
        };
        self.last = self.last.max(last);
    }

    /// The dated actions of a month.
    fn of_month(&self, span: &MonthSpan) -> &[(Day, usize)] {
        let from = self.dated.partition_point(|&(day, _)| day < span.first);
        let rest = self.dated.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|&(day, _)| day <= span.last())).unwrap_or_default()
    }

    /// The days of a month that actions name.
    pub fn days_in(&self, span: &MonthSpan) -> impl Iterator<Item = Day> + '_ {
        self.of_month(span).iter().map(|&(day, _)| day)
    }

    /// Gathers the actions that may do something in a month, in their listed order.
    pub fn gather(&self, span: &MonthSpan, into: &mut Vec<usize>) {
        into.clear();
        into.extend(self.of_month(span).iter().map(|&(_, place)| place));
        into.extend(&self.often);
        into.sort_unstable();
    }

    /// The accounts to which nothing is paid in a month.
    pub fn skipped_in(&self, month: Month) -> u64 {
        let from = self.skips.partition_point(|&(of, _)| of < month);
        let skips = self.skips.get(from..).unwrap_or_default().iter();
        skips.take_while(|&&(of, _)| of == month).fold(0, |mask, &(_, account)| mask | account)
    }
}
