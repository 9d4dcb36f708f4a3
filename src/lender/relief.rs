//! What hypothetical arrangements ask of a lender: to lend for a payment elsewhere, to give penalties up, and to tell what
//! was paid in full by its due day.

use super::account::Account;
use super::facility::Facility;
use super::line::Line;
use super::loan::{DueItem, Loan};
use super::refund::BillChange;
use crate::calendar::Day;
use crate::ledger::{Cause, Component, Journal, Kind, Side};
use crate::money::Money;

/// Tells how much of a penalty that is owed is given up, and why.
pub type Relief<'r> = &'r mut dyn FnMut(Money) -> (Money, Cause);

impl Account<'_> {
    /// Gives penalties up, as far as `relief` says of each: all of a line's together, each period's of a loan. `item` is
    /// what the entry of a line belongs to.
    pub fn waive_penalties(&mut self, on: Day, item: u32, relief: Relief<'_>, journal: &mut Journal) {
        if self.balances()[Component::Penalty].is_zero() {
            return;
        }
        match self {
            Self::Line(line) => line.waive_penalties(on, item, relief, journal),
            Self::Facility(facility) => facility.waive_penalties(on, relief, journal),
        }
    }

    /// What fell due on `on` and is paid in full, all payments of the day being made: the amount of each.
    pub fn cleared_on(&self, on: Day) -> Vec<Money> {
        match self {
            Self::Line(line) => line.cleared_on(on).into_iter().collect(),
            Self::Facility(facility) => facility.loans.iter().filter_map(|loan| cleared(loan, on)).collect(),
        }
    }
}

impl Line<'_> {
    /// Lends what pays another account. It is on the next bill, like a purchase. The caller has checked the room.
    pub fn lend_linked(&mut self, on: Day, item: u32, amount: Money, cause: Cause, journal: &mut Journal) {
        self.take_unbilled((on, item), (Kind::Arrangement, Side::Lender), amount, cause, journal);
    }

    /// Penalties of a line that are owed while a bill is open are on that bill, which is amended.
    fn waive_penalties(&mut self, on: Day, item: u32, relief: Relief<'_>, journal: &mut Journal) {
        let (before, (amount, cause)) = (journal.mark(), relief(self.balances[Component::Penalty]));
        journal.post(self.at(on, item), Kind::Waive, Side::Penalty, Side::Lender, amount, cause);
        self.balances.lower(Component::Penalty, amount);
        self.parts.take_oldest(Component::Penalty, amount);
        if let Some(bill) = self.bill.filter(|_| amount.is_positive()) {
            let change = BillChange { in_full: amount, ..BillChange::default() };
            self.amend(bill, change, (before, journal.mark()), journal);
        }
    }

    fn cleared_on(&self, on: Day) -> Option<Money> {
        let bill = self.bill.as_ref().filter(|bill| bill.due == on)?;
        Some(bill.asks.total()).filter(|total| total.is_positive() && self.billed_debt().is_zero())
    }
}

impl Facility<'_> {
    fn waive_penalties(&mut self, on: Day, relief: Relief<'_>, journal: &mut Journal) {
        let account = self.account;
        for loan in &mut self.loans {
            let at = crate::ledger::At { account, on, item: loan.item };
            for item in loan.items.iter_mut().filter(|item| item.penalty.is_positive()) {
                let (amount, cause) = relief(item.penalty);
                journal.post(at, Kind::Waive, Side::Penalty, Side::Lender, amount, cause);
                item.penalty -= amount;
                self.balances.lower(Component::Penalty, amount);
            }
            loan.items.retain(|item| item.unpaid().is_positive());
        }
        self.note_oldest();
    }
}

/// What a loan's period that fell due on `on` asked for, when nothing of it is unpaid.
fn cleared(loan: &Loan<'_>, on: Day) -> Option<Money> {
    let is_open = |item: &DueItem| item.due == on;
    loan.asked.filter(|&(due, _)| due == on && !loan.items.iter().any(is_open)).map(|(_, amount)| amount)
}
