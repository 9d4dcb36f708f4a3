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
    /// Adds an amount after those of its due date.
    pub fn add(&mut self, due: Day, component: Component, amount: Money) {
        if amount.is_positive() {
            let place = self.0.iter().rposition(|part| part.due <= due).map_or(0, |last| last + 1);
            self.0.insert(place, Part { due, component, amount });
        }
    }

    /// Gives what is unpaid of a component and due date a later due date. Returns the amount.
    pub fn postpone(&mut self, component: Component, due: Day, later: Day) -> Money {
        let is_meant = |part: &&mut Part| part.due == due && part.component == component;
        let moved = self.0.iter_mut().filter(is_meant).map(|part| {
            part.due = later;
            part.amount
        });
        let moved = moved.sum();
        self.0.sort_by_key(|part| part.due);
        moved
    }

    /// The oldest due date of which anything is unpaid.
    pub fn oldest(&self) -> Option<Day> {
        self.0.first().map(|part| part.due)
    }

    /// The oldest due date of which anything of a component is unpaid.
    pub fn oldest_of(&self, component: Component) -> Option<Day> {
        self.0.iter().find(|part| part.component == component).map(|part| part.due)
    }

    /// What is unpaid of due dates before `day`.
    pub fn before(&self, day: Day) -> Money {
        self.0.iter().take_while(|part| part.due < day).map(|part| part.amount).sum()
    }

    /// What is unpaid of a component with due dates after `day`.
    pub fn of_after(&self, component: Component, day: Day) -> Money {
        let parts = self.0.iter().rev().take_while(|part| part.due > day);
        parts.filter(|part| part.component == component).map(|part| part.amount).sum()
    }

    /// What is unpaid of a component with due dates before `day`.
    pub fn of_before(&self, component: Component, day: Day) -> Money {
        let parts = self.0.iter().take_while(|part| part.due < day);
        parts.filter(|part| part.component == component).map(|part| part.amount).sum()
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

    /// Nothing is unpaid any more.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Drops what was paid.
    pub fn sweep(&mut self) {
        self.0.retain(|part| part.amount.is_positive());
    }
}
