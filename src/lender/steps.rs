//! Evening balances over time, from which interest is computed.

use crate::calendar::Day;
use crate::ledger::Segment;
use crate::money::Money;
use crate::rate::{Accrual, Rate};

/// The evening balance of one interest-bearing component since the last bill.
///
/// Always true: dates rise strictly; each balance holds from its evening to the next step's.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize)]
pub struct Steps(Vec<(Day, Money)>);

impl Steps {
    /// The balance on the evening of `on` and after. A step on or after that day is replaced.
    pub fn set(&mut self, on: Day, balance: Money) {
        while self.0.last().is_some_and(|&(day, _)| day >= on) {
            self.0.pop();
        }
        if self.balance() != balance {
            self.0.push((on, balance));
        }
    }

    /// Raises the balances from the evening of `from` on by an amount, which may be below zero.
    pub fn raise_from(&mut self, from: Day, by: Money) {
        if by.is_zero() {
            return;
        }
        let place = self.0.partition_point(|&(day, _)| day < from);
        if self.0.get(place).is_none_or(|&(day, _)| day != from) {
            let before =
                place.checked_sub(1).and_then(|at| self.0.get(at)).map_or(Money::ZERO, |step| step.1);
            self.0.insert(place, (from, before));
        }
        self.0.iter_mut().skip(place).for_each(|step| step.1 += by);
    }

    /// Whether there is a step after the evening of `on`.
    pub fn is_known_beyond(&self, on: Day) -> bool {
        self.0.last().is_some_and(|&(day, _)| day > on)
    }

    /// The balance after the last step.
    pub fn balance(&self) -> Money {
        self.0.last().map_or(Money::ZERO, |&(_, balance)| balance)
    }

    /// The stretches of nights before `until` on which something was owed.
    pub fn stretches(&self, until: Day, daily_rate: Rate) -> impl Iterator<Item = Segment> + '_ {
        self.0.iter().enumerate().filter_map(move |(at, &(from, base))| {
            let to = self.0.get(at + 1).map_or(until, |&(next, _)| next.min(until));
            let nights = to - from;
            (nights > 0 && base.is_positive()).then_some(Segment {
                base,
                rate: daily_rate,
                over: 1,
                from,
                to,
                nights,
            })
        })
    }

    /// Puts the stretches of nights before `until` behind others.
    pub fn gather(&self, until: Day, daily_rate: Rate, into: &mut Vec<Segment>) {
        for stretch in self.stretches(until, daily_rate) {
            into.push(stretch);
        }
    }

    /// The exact interest of the nights before `until`.
    pub fn accrued(&self, until: Day, daily_rate: Rate) -> Accrual {
        self.stretches(until, daily_rate).fold(Accrual::ZERO, |sum, s| sum + s.accrual())
    }

    /// Forgets the nights before `on`, which were billed.
    pub fn restart(&mut self, on: Day) {
        if self.0.is_empty() {
            return;
        }
        let ahead = self.0.last().filter(|&&(day, _)| day > on).copied();
        let balance = self.0.iter().rev().find(|&&(day, _)| day <= on).map_or(Money::ZERO, |&(_, b)| b);
        self.0.clear();
        self.set(on, balance);
        self.0.extend(ahead);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_balance_that_falls_makes_two_stretches() {
        let mut steps = Steps::default();
        steps.set(day("2026-01-09"), Money::from_cents(600_000));
        steps.set(day("2026-01-20"), Money::from_cents(400_000));
        let nights: Vec<i32> =
            steps.stretches(day("2026-02-01"), Rate::ONE).map(|segment| segment.nights).collect();
        assert_eq!(nights, [11, 12]);
        steps.restart(day("2026-02-01"));
        assert_eq!(steps.balance(), Money::from_cents(400_000));
        assert!(steps.accrued(day("2026-02-01"), Rate::ONE).is_zero());
    }

    #[test]
    fn a_rise_in_the_past_lifts_all_that_follows() {
        let mut steps = Steps::default();
        steps.set(day("2026-01-01"), Money::from_cents(500));
        steps.set(day("2026-01-11"), Money::from_cents(300));
        steps.raise_from(day("2026-01-09"), Money::from_cents(100));
        let told: Vec<(i64, i32)> =
            steps.stretches(day("2026-01-21"), Rate::ONE).map(|s| (s.base.cents(), s.nights)).collect();
        assert_eq!(told, [(500, 8), (600, 2), (400, 10)]);
    }

    #[test]
    fn a_change_on_the_same_day_counts_from_that_evening() {
        let mut steps = Steps::default();
        steps.set(day("2026-01-09"), Money::from_cents(100));
        steps.set(day("2026-01-09"), Money::ZERO);
        assert_eq!(steps.stretches(day("2026-02-01"), Rate::ONE).count(), 0);
    }
}
