//! How a facility takes payments.

use super::facility::Facility;
use super::loan::{DueItem, Loan, rounding};
use super::pay_line::post_payment;
use crate::calendar::Day;
use crate::ledger::{Charge, Component, Journal, Kind, Rule};
use crate::money::Money;
use crate::terms::AllocationKind;

impl Facility<'_> {
    /// Pays what is due or past due, oldest due date first, loans in drawing order. Returns what was taken.
    pub fn pay_due(&mut self, on: Day, why: Rule, money: Money, journal: &mut Journal) -> Money {
        let mut left = money;
        while left.is_positive() {
            let Some((place, item)) = self.oldest_item() else { break };
            self.post_penalty(place, item, on, journal);
            left -= self.pay_item(place, item, on, why, left, journal);
        }
        money - left
    }

    /// The item with the oldest due date that is due or past due.
    fn oldest_item(&self) -> Option<(usize, usize)> {
        let first =
            self.loans.iter().enumerate().filter_map(|(place, loan)| Some((loan.oldest_due()?, place)));
        first.min().map(|(_, place)| (place, 0))
    }

    fn pay_item(
        &mut self,
        place: usize,
        item: usize,
        on: Day,
        why: Rule,
        money: Money,
        journal: &mut Journal,
    ) -> Money {
        let mut left = money;
        let at = self.at(on, self.loans.get(place).map_or(0, |loan| loan.item));
        let Some(loan) = self.loans.get_mut(place) else { return Money::ZERO };
        let Some(due) = loan.items.get_mut(item) else { return Money::ZERO };
        for kind in self.terms.common.allocation_order {
            let Some((component, owed)) = owed_of(due, kind) else { continue };
            let (before, taken) = (*owed, left.min(*owed));
            if taken.is_zero() {
                continue;
            }
            *owed -= taken;
            post_payment(at, why, component, taken, left, before, journal);
            self.balances.lower(component, taken);
            left -= taken;
        }
        if due.unpaid().is_zero() {
            let was_past_due = due.past_due;
            loan.items.remove(item);
            if was_past_due {
                self.note_oldest();
            }
        }
        money - left
    }

    /// Pays early to one loan: interest to the day first, the rest is principal. An amount that does not exceed
    /// that interest is not taken, nor is any while something of the loan is due. Returns what was taken.
    pub fn prepay(&mut self, place: usize, on: Day, why: Rule, money: Money, journal: &mut Journal) -> Money {
        let Some(loan) = self.loans.get(place).filter(|loan| loan.is_current()) else { return Money::ZERO };
        let terms = loan.terms;
        let stretches = loan.schedule.period_interest(on, terms);
        let interest = stretches.round(rounding(terms));
        let rest = loan.schedule.rest;
        if money <= interest || rest.is_zero() {
            return Money::ZERO;
        }
        let at = self.at(on, loan.item);
        let first = journal.segments.len();
        stretches.gather(&mut journal.segments);
        let charge = Charge { rule: Rule::LoanInterestToDate, kind: Kind::Interest, to: Component::Interest };
        let interest = journal.charge_nights(at, charge, first, rounding(terms));
        let principal = (money - interest).min(rest);
        post_payment(at, why, Component::Interest, interest, money, interest, journal);
        post_payment(at, why, Component::LoanFuture, principal, money - interest, rest, journal);
        self.balances.lower(Component::LoanFuture, principal);
        if let Some(loan) = self.loans.get_mut(place) {
            loan.prepay_principal(on, principal);
        }
        interest + principal
    }

    /// Pays what is due or past due, then prepays loans in drawing order. Returns what was taken.
    pub fn pay_extra(&mut self, on: Day, why: Rule, money: Money, journal: &mut Journal) -> Money {
        let mut left = money - self.pay_due(on, why, money, journal);
        for place in 0..self.loans.len() {
            left -= self.prepay(place, on, why, left, journal);
        }
        money - left
    }

    /// What it takes to pay off a loan today: what is due of it with the penalty to the day, and what is left with the
    /// interest to the day. `None` when nothing of it is owed.
    pub fn payoff_amount(&self, item: u32, on: Day) -> Option<Money> {
        let place = self.place_of(item)?;
        let loan = self.loans.get(place)?;
        let due: Money = loan.items.iter().map(|item| item.unpaid() + loan.grown(item, on)).sum();
        Some(due + self.clearing_amount(place, on))
    }

    /// Pays off a loan: what is due of it, oldest first, whatever is due of other loans; then the rest. Returns what was
    /// taken.
    pub fn pay_off(&mut self, item: u32, on: Day, journal: &mut Journal) -> Money {
        let Some((place, amount)) = self.place_of(item).zip(self.payoff_amount(item, on)) else {
            return Money::ZERO;
        };
        let mut left = amount;
        while self.loans.get(place).is_some_and(|loan| !loan.is_current()) {
            self.post_penalty(place, 0, on, journal);
            let taken = self.pay_item(place, 0, on, Rule::PayOffLoan, left, journal);
            if taken.is_zero() {
                break;
            }
            left -= taken;
        }
        left -= self.prepay(place, on, Rule::PayOffLoan, left, journal);
        amount - left
    }

    fn place_of(&self, item: u32) -> Option<usize> {
        self.loans.iter().position(|loan| loan.item == item && loan.is_open())
    }

    /// What is due today or past due, with the penalty accrued to today, each item rounded as it would be posted.
    pub fn required(&self, on: Day) -> Money {
        let of = |loan: &Loan<'_>| -> Money {
            loan.items.iter().map(|item| item.unpaid() + loan.grown(item, on)).sum()
        };
        self.loans.iter().map(of).sum()
    }

    /// What it takes to clear a loan that is current today: principal and interest to the day.
    pub fn clearing_amount(&self, place: usize, on: Day) -> Money {
        self.loans.get(place).map_or(Money::ZERO, |loan| {
            loan.schedule.rest + loan.schedule.period_interest(on, loan.terms).round(rounding(loan.terms))
        })
    }

    /// What is past due at the start of `day`: items with an earlier due date.
    pub fn past_due_before(&self, day: Day) -> Money {
        let items = self.loans.iter().flat_map(|loan| &loan.items);
        items.filter(|item| item.due < day).map(DueItem::unpaid).sum()
    }

    /// What contracts ask for on dates strictly after `today` and strictly before `until`.
    pub fn asked_between(&self, today: Day, until: Day) -> Money {
        self.loans.iter().map(|loan| loan.schedule.asked_between(today, until, loan.terms)).sum()
    }
}

/// The part of an item that a kind of money clears.
fn owed_of(item: &mut DueItem, kind: AllocationKind) -> Option<(Component, &mut Money)> {
    match kind {
        AllocationKind::Penalty => Some((Component::Penalty, &mut item.penalty)),
        AllocationKind::Interest => Some((Component::Interest, &mut item.interest)),
        AllocationKind::Fee => None,
        AllocationKind::Principal if item.past_due => Some((Component::Overdue, &mut item.principal)),
        AllocationKind::Principal => Some((Component::LoanDue, &mut item.principal)),
    }
}
