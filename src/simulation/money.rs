//! Step 2: money that comes in, then living costs.

use super::prepared::{Happening, Prepared};
use super::run::{ItemRef, NoteKind, Unmet};
use super::world::{World, ix};
use crate::calendar::Day;
use crate::ledger::{AccountIx, Cause, Kind, Rule, Side, rounding_code};
use crate::lender::Account;
use crate::money::Money;
use crate::rate::Rounding;
use crate::scenario::{Reimbursement, What};

/// Shares of an amount are rounded to the nearest cent, a tie up.
const SHARE: Rounding = Rounding::HalfUp;

/// What was had of something the last time, and what came back of it since.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize, serde::Serialize)]
pub(super) struct Had {
    pub amount: Money,
    pub returned: Money,
    pub way: Way,
}

/// How something was had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub(super) enum Way {
    /// In cash, or as a living cost.
    #[default]
    Cash,
    /// On a line, at once.
    Line,
    /// On a line, split at checkout.
    Split,
}

impl Had {
    /// What has not come back.
    pub fn left(&self) -> Money {
        self.amount - self.returned
    }
}

impl World<'_, '_> {
    /// Step 2. Incomes arrive, then what comes in once; living costs leave, then those that come once.
    #[inline(never)]
    pub(super) fn move_money(&mut self, today: Day) {
        let (happenings, day) = self.happenings();
        while let Some(&(_, what)) = happenings.get(self.month.next_money).filter(|(on, _)| *on <= day) {
            self.month.next_money += 1;
            match what {
                Happening::Income(place) => self.receive(place, today),
                Happening::Cost(place) => self.live(place, today),
                Happening::Gain(event) => self.gain(event, today),
                Happening::Blow(event) => self.suffer(event, today),
                Happening::Event(_) => {}
            }
        }
    }

    fn receive(&mut self, income: u32, today: Day) {
        let amount = self.prepared.income_amount(income, today);
        let item = self.prepared.income_item(income);
        self.take_in(item, today, amount, Rule::Income);
    }

    fn take_in(&mut self, item: u32, today: Day, amount: Money, rule: Rule) {
        self.cash += amount;
        self.month.income += amount;
        self.month.income_today |= amount.is_positive();
        let cause = Cause::given(rule, amount);
        self.post_cash(today, item, Kind::Income, (Side::Income, Side::Cash), amount, cause);
    }

    fn gain(&mut self, event: u32, today: Day) {
        let prepared = self.prepared;
        match prepared.scenario.events.get(event as usize).map(|event| &event.what) {
            Some(What::Windfall(windfall)) => {
                self.take_in(Prepared::event_item(event), today, windfall.amount, Rule::Windfall);
            }
            Some(What::Reimbursement(back)) => self.reimburse(event, back, today),
            _ => {}
        }
    }

    /// What was had the last time comes back, as far as it has not come back yet. It is no income.
    fn reimburse(&mut self, event: u32, back: &Reimbursement, today: Day) {
        let place = self.returned_place(&back.r#for);
        let had = place.and_then(|place| self.had.get(place)).copied().unwrap_or_default();
        let left = had.left();
        let (wanted, cause) = match back.share {
            Some(share) => {
                let inputs = [had.amount.cents(), share.units(), rounding_code(SHARE), left.cents(), 0];
                (share.of(had.amount).round(SHARE), Cause::new(Rule::ReimbursedShare, inputs))
            }
            None => {
                let asked = back.amount.unwrap_or(left);
                (asked, Cause::new(Rule::Reimbursement, [asked.cents(), left.cents(), 0, 0, 0]))
            }
        };
        let amount = wanted.min(left);
        if left.is_zero() {
            self.note(today, self.account_of(&back.r#for), NoteKind::NothingToReturn);
        }
        if let Some(had) = place.and_then(|place| self.had.get_mut(place)) {
            had.returned += amount;
        }
        self.cash += amount;
        let (item, sides) = (Prepared::event_item(event), (Side::Income, Side::Cash));
        self.post_cash(today, item, Kind::Reimbursement, sides, amount, cause);
    }

    /// The place of an event among those for which money may come back.
    pub(super) fn returned_place(&self, id: &str) -> Option<usize> {
        let events = &self.prepared.scenario.events;
        let of = |&&at: &&u32| events.get(at as usize).is_some_and(|event| event.id == id);
        let event = self.prepared.returnable.iter().find(of)?;
        self.prepared.returnable.binary_search(event).ok()
    }

    /// The account of the event of an id; none where it names none.
    pub(super) fn account_of(&self, id: &str) -> AccountIx {
        let events = self.prepared.scenario.events.iter().zip(&self.prepared.event_accounts);
        let account = events.into_iter().find(|(event, _)| event.id == id).and_then(|(_, account)| *account);
        account.map_or(AccountIx::NONE, ix)
    }

    /// Remembers what was had of an event for which money may come back.
    pub(super) fn note_had(&mut self, event: u32, amount: Money, way: Way) {
        if let Ok(place) = self.prepared.returnable.binary_search(&event)
            && let Some(had) = self.had.get_mut(place)
        {
            *had = Had { amount, returned: Money::ZERO, way };
        }
    }

    fn live(&mut self, cost: u32, today: Day) {
        let Some(given) = self.prepared.scenario.borrower.costs.get(cost as usize) else { return };
        self.live_on(self.prepared.cost_item(cost), ItemRef::Cost(cost), today, given.amount);
    }

    fn suffer(&mut self, event: u32, today: Day) {
        let prepared = self.prepared;
        if let Some(What::Cost(cost)) = prepared.scenario.events.get(event as usize).map(|event| &event.what)
        {
            let had = self.live_on(Prepared::event_item(event), ItemRef::Event(event), today, cost.amount);
            self.note_had(event, had, Way::Cash);
        }
    }

    /// A living cost takes cash; the rest goes on the `living_on` line as far as its room goes; what is left is unmet.
    /// Returns what was had.
    fn live_on(&mut self, item: u32, of: ItemRef, today: Day, amount: Money) -> Money {
        let cash = self.cash;
        let paid = amount.min(cash);
        self.cash -= paid;
        let cause = Cause::new(Rule::LivingFromCash, [amount.cents(), cash.cents(), 0, 0, 0]);
        self.post_cash(today, item, Kind::Living, (Side::Cash, Side::Living), paid, cause);
        let missing = amount - paid;
        if missing.is_zero() {
            return amount;
        }
        let left = missing - self.live_on_line(item, today, (amount, cash));
        if left.is_positive() {
            self.unmet.push(Unmet { on: today, cost: of, amount: left });
        }
        amount - left
    }

    fn live_on_line(&mut self, item: u32, today: Day, (cost, cash): (Money, Money)) -> Money {
        let line = self.strategy.living_on.as_deref().and_then(|id| self.prepared.account_by_id(id));
        let Some(place) = line else { return Money::ZERO };
        let room = self.available(place);
        let taken = (cost - cash).min(room);
        let cause = Cause::new(Rule::LivingOnLine, [cost.cents(), cash.cents(), room.cents(), 0, 0]);
        if let Some(Account::Line(line)) = self.accounts.get_mut(place) {
            line.take_living(today, item, taken, cause, &mut self.journal);
        }
        taken
    }
}
