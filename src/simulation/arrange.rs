//! What a lender agrees to when it is asked: extensions and personal plans.

use super::run::NoteKind;
use super::world::{World, ix};
use crate::calendar::Day;
use crate::ledger::{AccountIx, Cause, Kind, Rule, Side};
use crate::lender::{Account, Facility, OfferRefusal};
use crate::money::Money;

impl<'p> World<'p, '_> {
    /// The loans of a facility run longer, when the terms allow it and cash covers what is to be paid at once.
    pub(super) fn extend(&mut self, account: &str, months: u16, today: Day) {
        let Some((place, facility)) = self.facility(account) else { return };
        let cost = facility.extension_cost(today, months);
        let Ok(cost) = cost.and_then(|cost| self.covers(cost)) else {
            let why = cost.err().unwrap_or(OfferRefusal::NotCovered);
            return self.note(today, ix(place), NoteKind::OfferRefused(why));
        };
        if let Some(Account::Facility(facility)) = self.accounts.get_mut(place) {
            facility.extend(today, months, cost, &mut self.journal);
        }
        self.count_payment(cost);
        self.note(today, ix(place), NoteKind::Extended);
    }

    /// What is owed becomes a personal plan, when the terms allow it. Nothing is lent from then on while it runs.
    pub(super) fn re_plan(&mut self, action: usize, account: &str, periods: u16, today: Day) {
        let item = self.action_item(action);
        let Some(place) = self.prepared.account_by_id(account) else { return };
        let Some(account) = self.accounts.get_mut(place) else { return };
        if let Err(why) = account.re_plan(today, item, periods, &mut self.journal) {
            return self.note(today, ix(place), NoteKind::OfferRefused(why));
        }
        if let Some(freeze) = self.freezes.get_mut(place) {
            (freeze.frozen, freeze.clean_since, self.any_frozen) = (true, None, true);
        }
        self.due_entries = usize::MAX;
        self.note(today, ix(place), NoteKind::RePlanned);
    }

    /// Repays a late record that the borrower brings along, when cash beyond what is kept back covers it. It is no debt of
    /// an account, so that what it takes is a living cost.
    pub(super) fn repay_record(&mut self, action: usize, record: &str, amount: Option<Money>, today: Day) {
        let records = self.prepared.scenario.borrower.records.iter().zip(0..);
        let Some((given, place)) = records.into_iter().find(|(given, _)| given.id == record) else { return };
        let amount = amount.unwrap_or(given.amount);
        if amount > self.cash - self.strategy.keep_back || !self.records.repay_earlier(place, today) {
            return self.note(today, AccountIx::NONE, NoteKind::RecordNotRepaid);
        }
        self.cash -= amount;
        let sides = (Side::Cash, Side::Living);
        let cause = Cause::given(Rule::RepayRecord, amount);
        self.post_cash(today, self.action_item(action), Kind::Living, sides, amount, cause);
    }

    fn facility(&self, account: &str) -> Option<(usize, &Facility<'p>)> {
        let place = self.prepared.account_by_id(account)?;
        match self.accounts.get(place)? {
            Account::Facility(facility) => Some((place, facility)),
            Account::Line(_) => None,
        }
    }

    fn covers(&self, cost: Money) -> Result<Money, OfferRefusal> {
        if cost <= self.cash { Ok(cost) } else { Err(OfferRefusal::NotCovered) }
    }
}
