//! The book that a run is written into.

use super::balances::Component;
use super::entry::{AccountIx, Cause, Entry, Kind, Segment, SegmentRange, Side};
use super::rule::Rule;
use super::statement::Statement;
use crate::calendar::Day;
use crate::money::Money;
use crate::rate::{Accrual, Rounding};

/// Where a movement is written: the account and the day.
#[derive(Clone, Copy, Debug)]
pub struct At {
    /// The account.
    pub account: AccountIx,
    /// The day on which it is written.
    pub on: Day,
    /// What it belongs to; 0 = nothing.
    pub item: u32,
}

/// Entries, stretches of nights and statements, in the order in which they happened.
///
/// Always true: no entry of amount 0 is written.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
pub struct Journal {
    /// Everything that moved.
    pub entries: Vec<Entry>,
    /// Stretches of nights that causes refer to.
    pub segments: Vec<Segment>,
    /// All bills.
    pub statements: Vec<Statement>,
}

impl Journal {
    /// Writes a movement, unless its amount is 0.
    pub fn post(&mut self, at: At, kind: Kind, from: Side, to: Side, amount: Money, cause: Cause) {
        if amount.is_positive() {
            let At { account, on, item } = at;
            self.entries.push(Entry { on, value_from: on, account, kind, from, to, item, amount, cause });
        }
    }

    /// Writes a move between two components of an account.
    pub fn shift(&mut self, at: At, kind: Kind, from: Component, to: Component, amount: Money, cause: Cause) {
        self.post(at, kind, from.into(), to.into(), amount, cause);
    }

    /// Gathers a stretch of nights for the next charge, when there is one.
    pub fn gather(&mut self, stretch: Option<Segment>) {
        if let Some(stretch) = stretch {
            self.segments.push(stretch);
        }
    }

    /// Writes what the lender charges: one rounding over stretches of nights that were gathered from place
    /// `first` of the segments on. Returns the amount; stretches of an amount of 0 are dropped.
    pub fn charge_nights(&mut self, at: At, charge: Charge, first: usize, rounding: Rounding) -> Money {
        self.charge(at, charge, first, [rounding_code(rounding), 0], |exact| exact.round(rounding))
    }

    /// The same, rounded to a multiple of so many cents.
    pub fn charge_units(
        &mut self,
        at: At,
        charge: Charge,
        first: usize,
        (rounding, unit): (Rounding, u32),
    ) -> Money {
        let inputs = [rounding_code(rounding), i64::from(unit)];
        self.charge(at, charge, first, inputs, |exact| {
            let units = exact.round_over(unit, rounding).cents();
            Money::from_cents(units.saturating_mul(i64::from(unit)))
        })
    }

    fn charge(
        &mut self,
        at: At,
        charge: Charge,
        first: usize,
        [rounding, unit]: [i64; 2],
        amount: impl FnOnce(Accrual) -> Money,
    ) -> Money {
        let stretches = self.segments.get(first..).unwrap_or_default();
        if stretches.is_empty() {
            return Money::ZERO;
        }
        let exact = stretches.iter().fold(Accrual::ZERO, |sum, s| sum + s.accrual());
        let amount = amount(exact);
        if amount.is_zero() {
            self.segments.truncate(first);
            return amount;
        }
        let segments = SegmentRange { start: place(first), count: place(stretches.len()) };
        let cause = Cause { rule: charge.rule, inputs: [rounding, unit, 0, 0, 0], segments };
        self.post(at, charge.kind, Side::Lender, charge.to.into(), amount, cause);
        amount
    }

    /// Lets the entries from place `first` on count from an earlier day.
    pub fn count_from(&mut self, first: u32, day: Day) {
        let entries = self.entries.iter_mut().skip(first as usize);
        entries.filter(|entry| entry.on > day).for_each(|entry| entry.value_from = day);
    }

    /// The place after the last entry.
    pub fn mark(&self) -> u32 {
        place(self.entries.len())
    }
}

/// What a charge for nights is written as.
#[derive(Clone, Copy, Debug)]
pub struct Charge {
    /// The rule.
    pub rule: Rule,
    /// The kind of entry.
    pub kind: Kind,
    /// The component that it raises.
    pub to: Component,
}

impl Segment {
    /// The exact interest of this stretch.
    pub fn accrual(&self) -> Accrual {
        Accrual::nights(self.base, self.rate, self.nights).over(self.over)
    }
}

/// A place in a list as a cause holds it. Lists stay far below 2³² places.
fn place(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The input value that stands for a rounding (see `Unit::Rounding`).
pub const fn rounding_code(rounding: Rounding) -> i64 {
    match rounding {
        Rounding::HalfUp => 0,
        Rounding::HalfEven => 1,
        Rounding::Down => 2,
        Rounding::Up => 3,
    }
}
