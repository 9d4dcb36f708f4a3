//! The strategy's actions with names turned into places and days sorted.

use super::prepared::Prepared;
use crate::calendar::{Day, Month, MonthSpan};
use crate::scenario::{Action, Cover, Forgotten, Monthly, Source, Strategy, When};

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
    /// Actions of a day of each month.
    monthly: Vec<(Monthly, usize)>,
    /// Payments that come late.
    pub lates: Vec<Late>,
    /// What lenders take of themselves on due days.
    pub debits: Vec<Debit>,
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

/// What a lender takes of itself on the due days of an account.
#[derive(Clone, Copy)]
pub(super) struct Debit {
    pub account: usize,
    pub pays: Cover,
    /// Whether what is kept back is a source.
    pub kept_back: bool,
    /// Whether other cash is.
    pub cash: bool,
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
            | Action::PayoffLoan { on, .. }
            | Action::Extend { on, .. }
            | Action::RePlan { on, .. }
            | Action::RepayRecord { on, .. } => {
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
            Action::SpendBack { when, .. } | Action::PayFirst { when, .. } => self.add_when(place, *when),
            Action::Forget { account, bills, days } => {
                let months = forgotten(bills, prepared);
                let late = |account| move |month| Late { account, days: *days, from: month, until: month };
                let account = prepared.account_by_id(account);
                self.lates.extend(account.into_iter().flat_map(|a| months.iter().copied().map(late(a))));
                matches!(bills, Forgotten::Months(_)).then(|| months.last().map(|m| m.last())).flatten()
            }
            Action::AutoDebit { account, pays, sources } => {
                let (kept_back, cash) =
                    (sources.contains(&Source::KeptBack), sources.contains(&Source::Cash));
                let debit = |account| Debit { account, pays: *pays, kept_back, cash };
                self.debits.extend(prepared.account_by_id(account).map(debit));
                None
            }
            Action::Consolidate(asked) => {
                self.dated.push((asked.on, place));
                Some(asked.on)
            }
            Action::BorrowToRepay { .. } => {
                self.often.push(place);
                None
            }
        };
        self.last = self.last.max(last);
    }

    /// Notes the day or days of an action. Returns the last day on which it changes the life.
    fn add_when(&mut self, place: usize, when: When) -> Option<Day> {
        match when {
            When::On(day) => {
                self.dated.push((day, place));
                Some(day)
            }
            When::Monthly(monthly) => {
                self.monthly.push((monthly, place));
                let begins = monthly.from.map(|month| month.day(monthly.day));
                begins.max(monthly.until.map(|month| (month + 1).day(monthly.day)))
            }
        }
    }

    /// The actions of a day of a month, for months that repeat.
    fn of_months(&self, span: &MonthSpan) -> impl Iterator<Item = &(Monthly, usize)> + '_ {
        let month = span.month;
        self.monthly.iter().filter(move |(monthly, _)| {
            monthly.from.is_none_or(|from| from <= month) && monthly.until.is_none_or(|until| month <= until)
        })
    }

    /// The dated actions of a month.
    fn of_month(&self, span: &MonthSpan) -> &[(Day, usize)] {
        let from = self.dated.partition_point(|&(day, _)| day < span.first);
        let rest = self.dated.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|&(day, _)| day <= span.last())).unwrap_or_default()
    }

    /// Tells the days of a month that actions name.
    pub fn tell_days(&self, span: &MonthSpan, mut tell: impl FnMut(Day)) {
        self.of_month(span).iter().for_each(|&(day, _)| tell(day));
        self.of_months(span).for_each(|(monthly, _)| tell(span.day(monthly.day)));
    }

    /// Gathers the actions that may do something in a month, in their listed order.
    pub fn gather(&self, span: &MonthSpan, into: &mut Vec<usize>) {
        into.clear();
        into.extend(self.of_month(span).iter().map(|&(_, place)| place));
        into.extend(self.of_months(span).map(|&(_, place)| place));
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

/// The months whose due days are forgotten, rising.
fn forgotten(bills: &Forgotten, prepared: &Prepared<'_>) -> Vec<Month> {
    let mut months: Vec<Month> = match bills {
        Forgotten::Every(each) => {
            let spans = prepared.months.iter().skip(usize::from(*each).saturating_sub(1));
            spans.step_by(usize::from(*each).max(1)).map(|span| span.month).collect()
        }
        Forgotten::Months(listed) => listed.clone(),
    };
    months.sort_unstable();
    months
}
