//! Acceleration: all that is left of a loan becomes due at once.

use super::facility::Facility;
use super::loan::{DueItem, Loan, penalty_from, rounding};
use crate::calendar::Day;
use crate::ledger::{Cause, Charge, Component, Journal, Kind, Rule};
use crate::money::Money;
use crate::terms::{AccelerationReach, LoanTerms};

impl Facility<'_> {
    /// Step 8. Loans that were missed for so long or so often as the contract says become due at once: their principal is
    /// overdue since today, with the interest to today. A missed period of a personal plan ends all of it in the same
    /// way. Tells the rule by which the first of them was called in.
    pub fn accelerate(&mut self, on: Day, journal: &mut Journal) -> Option<Rule> {
        let terms = self.terms;
        let broken = self.plans.then(|| self.end_broken_plan(on, journal)).flatten();
        if terms.acceleration_after_days == 0 && terms.acceleration_missed_periods == 0 {
            return broken;
        }
        if !self.loans.iter().any(|loan| is_reached(loan, on, terms)) {
            return broken;
        }
        let all = terms.acceleration_reach == AccelerationReach::Account;
        let mut called_by = broken;
        for place in 0..self.loans.len() {
            let called = self
                .loans
                .get(place)
                .is_some_and(|loan| loan.schedule.rest.is_positive() && (all || is_reached(loan, on, terms)));
            if called {
                called_by = called_by.or(self.call_in(place, on, Rule::Accelerated, journal));
            }
        }
        called_by
    }

    /// A personal plan of which a period is past due is over; what is left of it becomes due.
    fn end_broken_plan(&mut self, on: Day, journal: &mut Journal) -> Option<Rule> {
        if !self.loans.iter().any(|loan| loan.planned && loan.oldest_past_due().is_some()) {
            return None;
        }
        self.plans = false;
        let mut called_by = None;
        for place in 0..self.loans.len() {
            let Some(loan) = self.loans.get_mut(place).filter(|loan| loan.planned) else { continue };
            loan.planned = false;
            if loan.schedule.rest.is_positive() {
                called_by = called_by.or(self.call_in(place, on, Rule::PlanBroken, journal));
            }
        }
        called_by
    }

    fn call_in(&mut self, place: usize, on: Day, rule: Rule, journal: &mut Journal) -> Option<Rule> {
        let loan = self.loans.get_mut(place)?;
        let at = crate::ledger::At { account: self.account, on, item: loan.item };
        let first = journal.segments.len();
        loan.schedule.period_interest(on, loan.terms).gather(&mut journal.segments);
        let charge =
            Charge { rule: Rule::AcceleratedInterest, kind: Kind::Interest, to: Component::Interest };
        let interest = journal.charge_nights(at, charge, first, rounding(loan.terms));
        let principal = loan.schedule.call_in();
        let cause = Cause::given(rule, principal);
        journal.shift(at, Kind::Overdue, Component::LoanFuture, Component::Overdue, principal, cause);
        self.balances.raise(Component::Interest, interest);
        self.balances.shift(Component::LoanFuture, Component::Overdue, principal);
        loan.items.push(DueItem {
            due: on,
            principal,
            interest,
            penalty: Money::ZERO,
            past_due: true,
            nights_from: penalty_from(on, loan.terms),
        });
        self.note_oldest();
        Some(rule)
    }

    /// The next day after `on` on which a loan that is past due will have been so for long enough.
    pub fn next_acceleration(&self, on: Day) -> Option<Day> {
        let days = i32::from(self.terms.acceleration_after_days);
        if days == 0 {
            return None;
        }
        let all = self.terms.acceleration_reach == AccelerationReach::Account;
        if !self.loans.iter().any(|loan| loan.schedule.rest.is_positive()) {
            return None;
        }
        let loans = self.loans.iter().filter(|loan| all || loan.schedule.rest.is_positive());
        loans.filter_map(|loan| Some(loan.oldest_past_due()? + days)).filter(|&day| day > on).min()
    }
}

/// Whether a loan was missed for so long or so often that it is called in.
fn is_reached(loan: &Loan<'_>, on: Day, terms: &LoanTerms) -> bool {
    let (days, periods) = (terms.acceleration_after_days, terms.acceleration_missed_periods);
    let missed = || loan.items.iter().filter(|item| item.past_due).count();
    let long = days > 0 && loan.oldest_past_due().is_some_and(|due| on - due >= i32::from(days));
    long || (periods > 0 && missed() >= usize::from(periods))
}
