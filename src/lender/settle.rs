//! An account is paid off: all that can be paid of it on a day.

use super::account::Account;
use super::facility::Facility;
use super::line::Line;
use super::plan::Plan;
use crate::calendar::Day;
use crate::ledger::{Component, Journal, Rule};
use crate::money::Money;

/// What everything but plans is paid by.
const WHY: Rule = Rule::PayConsolidated;

impl Account<'_> {
    /// What it takes today to pay all that can be paid. What has grown on a line since its last bill is on no bill yet, and
    /// comes with the next.
    pub fn payoff(&self, on: Day) -> Money {
        match self {
            Self::Line(line) => line.payoff(),
            Self::Facility(facility) => facility.payoff(on),
        }
    }

    /// Pays all that can be paid. Returns what was taken: [`Self::payoff`] of that day.
    pub fn settle(&mut self, on: Day, journal: &mut Journal) -> Money {
        match self {
            Self::Line(line) => line.settle(on, journal),
            Self::Facility(facility) => facility.settle(on, journal),
        }
    }
}

impl Line<'_> {
    fn payoff(&self) -> Money {
        let plans: Money = self
            .plans
            .iter()
            .map(|plan| plan.unbilled_principal() + plan.payoff_fee(self.terms.early_payoff_fee))
            .sum();
        self.balances.debt() - self.balances[Component::PlanFuture] + plans
    }

    /// Bills and purchases, then the plans that run, each with the fee of paying it off early.
    fn settle(&mut self, on: Day, journal: &mut Journal) -> Money {
        let owed = self.balances.debt() - self.balances[Component::PlanFuture];
        let mut paid = self.pay(on, WHY, owed, journal);
        while let Some(of) = self.plans.first().map(|plan: &Plan| (plan.item, Some(plan.made_on))) {
            paid += self.pay_off(of, on, journal);
        }
        paid
    }
}

impl Facility<'_> {
    fn payoff(&self, on: Day) -> Money {
        let to_come = (0..self.loans.len()).map(|place| self.clearing_amount(place, on));
        self.required(on) + to_come.sum()
    }

    /// What is due and past due, then each loan with the interest to the day.
    fn settle(&mut self, on: Day, journal: &mut Journal) -> Money {
        let mut paid = self.pay_due(on, WHY, self.required(on), journal);
        for place in 0..self.loans.len() {
            paid += self.prepay(place, on, WHY, self.clearing_amount(place, on), journal);
        }
        paid
    }
}
