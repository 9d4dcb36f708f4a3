//! What a shop takes back.

use super::money::Way;
use super::prepared::Prepared;
use super::run::NoteKind;
use super::world::World;
use crate::calendar::Day;
use crate::ledger::{Cause, Kind, Rule, Side};
use crate::lender::{self, Account};
use crate::money::Money;
use crate::scenario::{Refund, What};

impl World<'_, '_> {
    /// A shop takes back what was bought the last time, as far as it was had and has not come back. On a bill day whose
    /// purchases wait for the next bill a refund waits too; `closed`: that bill has closed.
    pub(super) fn refund(&mut self, event: u32, refund: &Refund, today: Day, closed: bool) {
        let Some(had) = self.returned_place(&refund.of).and_then(|place| self.had.get_mut(place)) else {
            return;
        };
        let (way, left) = (had.way, had.left());
        let amount = refund.amount.map_or(left, |asked| asked.min(left));
        if amount.is_zero() {
            self.note(today, self.account_of(&refund.of), NoteKind::NothingToReturn);
            return;
        }
        let line = self.account_of(&refund.of).index();
        if let (Some(Account::Line(line)), false, true) = (self.accounts.get(line), closed, way != Way::Cash)
            && line.waits_for_close(today)
        {
            self.late_refunds.push(event);
            return;
        }
        had_back(self, &refund.of, amount);
        let item = Prepared::event_item(event);
        let rest = match (way, self.accounts.get_mut(line)) {
            (Way::Line | Way::Split, Some(Account::Line(line))) => {
                let of = self.prepared.event_by_id(&refund.of).map_or(0, Prepared::event_item);
                let back = lender::Refund { item, of, split: way == Way::Split, amount };
                line.refund(today, back, &mut self.journal)
            }
            _ => amount,
        };
        self.cash += rest;
        let cause = Cause::given(Rule::RefundInCash, rest);
        self.post_cash(today, item, Kind::Refund, (Side::Shop, Side::Cash), rest, cause);
    }

    /// Refunds of today whose bill has closed by now.
    pub(super) fn refund_late(&mut self, today: Day) {
        let prepared = self.prepared;
        for event in std::mem::take(&mut self.late_refunds) {
            if let Some(What::Refund(refund)) = prepared.scenario.events.get(event as usize).map(|e| &e.what)
            {
                self.refund(event, refund, today, true);
            }
        }
    }
}

/// Remembers what came back of an event.
fn had_back(world: &mut World<'_, '_>, id: &str, amount: Money) {
    if let Some(had) = world.returned_place(id).and_then(|place| world.had.get_mut(place)) {
        had.returned += amount;
    }
}
