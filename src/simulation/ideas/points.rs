//! Payments earn points, and points take penalties away.

use super::{Arrangement, World};
use crate::calendar::Day;
use crate::ledger::{Cause, Kind, Rule};
use crate::money::Money;
use crate::scenario::Points;

impl Arrangement for Points {
    /// Points of a day are earned before any is used. Money that a line paid for another account is no payment of the
    /// borrower and earns none.
    fn act(&self, world: &mut World<'_, '_>, idea: usize, today: Day) {
        let accounts = world.accounts_of(&self.accounts);
        let earned = self.earned(paid_today(world, &accounts, today));
        let Some(book) = world.ideas.get_mut(idea) else { return };
        book.points = book.points.saturating_add(earned);
        let mut points = book.points;
        if points == 0 {
            return;
        }
        let item = world.prepared.idea_item(idea);
        let mut relief = |owed: Money| {
            let amount = self.offset(points, owed);
            let inputs = [points, self.worth.cents(), owed.cents(), 0, 0];
            points -= self.used(amount);
            (amount, Cause::new(Rule::PointsOffset, inputs))
        };
        for place in accounts {
            if let Some(account) = world.accounts.get_mut(place) {
                account.waive_penalties(today, item, &mut relief, &mut world.journal);
            }
        }
        if let Some(book) = world.ideas.get_mut(idea) {
            book.points = points;
        }
    }
}

impl Points {
    /// Whole points for what was paid in a day.
    fn earned(&self, paid: Money) -> i64 {
        paid.cents().checked_div(self.point_for.cents()).unwrap_or(0)
    }

    /// What points take away of what is owed.
    fn offset(&self, points: i64, owed: Money) -> Money {
        Money::from_cents(points.saturating_mul(self.worth.cents())).min(owed)
    }

    /// Whole points that an amount takes.
    fn used(&self, amount: Money) -> i64 {
        let worth = self.worth.cents().max(1);
        amount.cents() / worth + i64::from(amount.cents() % worth > 0)
    }
}

/// What the borrower paid to accounts today.
fn paid_today(world: &World<'_, '_>, accounts: &[usize], today: Day) -> Money {
    let entries = world.journal.entries.iter().rev().take_while(|entry| entry.on == today);
    let paid = entries.filter(|entry| entry.kind == Kind::Payment && entry.cause.rule != Rule::PayLinked);
    paid.filter(|entry| accounts.contains(&entry.account.index())).map(|entry| entry.amount).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_whole_when_earned_and_when_used() {
        let (point_for, worth) = (Money::from_cents(1_000), Money::from_cents(10));
        let points = Points { accounts: Vec::new(), point_for, worth };
        assert_eq!(points.earned(Money::from_cents(9_999)), 9);
        let offset = points.offset(9, Money::from_cents(85));
        assert_eq!((offset, points.used(offset)), (Money::from_cents(85), 9));
        assert_eq!(points.offset(9, Money::from_cents(500)), Money::from_cents(90));
    }
}
