//! A line pays a facility: what is due or past due there, and cash does not cover, moves over to the line.

use super::{Arrangement, World};
use crate::calendar::Day;
use crate::ledger::{Cause, Rule};
use crate::lender::Account;
use crate::money::Money;
use crate::scenario::LinkedRepayment;

impl Arrangement for LinkedRepayment {
    fn act(&self, world: &mut World<'_, '_>, idea: usize, today: Day) {
        let places = world.prepared.account_by_id(&self.from).zip(world.prepared.account_by_id(&self.r#for));
        let Some((line, facility)) = places.filter(|_| world.month.decided_on == Some(today)) else { return };
        let need = world.accounts.get(facility).map_or(Money::ZERO, |account| account.required(today));
        let (cash, room) = (world.cash, world.available(line));
        let moved = world.ideas.get(idea).map_or(Money::ZERO, |book| book.moved);
        let left = self.at_most_a_month.map_or(room, |most| (most - moved).or_zero());
        let amount = (need - cash).min(left).min(room);
        if !amount.is_positive() {
            return;
        }
        let inputs = [need.cents(), cash.cents(), left.cents(), room.cents(), 0];
        let (item, cause) = (world.prepared.idea_item(idea), Cause::new(Rule::LinkedRepayment, inputs));
        if let Some(Account::Line(line)) = world.accounts.get_mut(line) {
            line.lend_linked(today, item, amount, cause, &mut world.journal);
            world.cash += amount;
        }
        if let Some(book) = world.ideas.get_mut(idea) {
            book.moved += amount;
        }
        world.pay(facility, today, Rule::PayLinked, amount);
    }
}
