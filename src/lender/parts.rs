//! Amounts that remember their due date.

use crate::calendar::Day;
use crate::ledger::Component;
use crate::money::Money;

/// An amount owed since a due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The due date of the bill that first showed it.
    pub due: Day,
    /// Overdue, interest, fee or penalty.
    pub component: Component,
    /// What is unpaid.
    pub amount: Money,
}

/// The parts of a line, oldest due date first.
///
/// Always true: no part is empty; due dates never fall.
#[derive(Clone, Debug, Default)]
pub struct Parts(Vec<Part>);

impl Parts {
    /// Adds an amount. Due dates come in order, because bills do.
    pub fn add(&mut self, due: Day, component: Component, amount: Money) {
        if amount.is_positive() {
            self.0.push(Part { due, component, amount });
        }
    }

    /// The oldest due date of which anything is unpaid.
    pub fn oldest(&self) -> Option<Day> {
        self.0.first().map(|part| part.due)
    }

    /// What is unpaid of due dates before `day`.
    pub fn before(&self, day: Day) -> Money {
        self.0.iter().take_while(|part| part.due < day).map(|part| part.amount).sum()
    }

    /// Takes up to `money` from each part of a component and due date, telling each amount taken and what was owed.
    pub fn take(
        &mut self,
        due: Day,
        component: Component,
        mut money: Money,
        mut tell: impl FnMut(Money, Money),
    ) {
        for part in self.0.iter_mut().take_while(|part| part.due <= due) {
            if part.due == due && part.component == component && money.is_positive() {
                let taken = money.min(part.amount);
                tell(taken, part.amount);
                part.amount -= taken;
                money -= taken;
            }
        }
    }

    /// Takes an amount from a component, the oldest due date first, and drops what is gone.
    pub fn take_oldest(&mut self, component: Component, mut money: Money) {
        for part in self.0.iter_mut().filter(|part| part.component == component) {
            let taken = money.min(part.amount);
            part.amount -= taken;
            money -= taken;
        }
        self.sweep();
    }

    /// Drops what was paid.
    pub fn sweep(&mut self) {
        self.0.retain(|part| part.amount.is_positive());
    }
}
