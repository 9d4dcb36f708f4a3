//! Contracts that change while they run because the file says so: limits, values, the end.

use super::agenda::bit;
use super::review::what_of;
use super::run::{LimitMove, MovedBy};
use super::world::{World, ix};
use crate::calendar::Day;
use crate::lender::Account;
use crate::money::Money;
use crate::scenario::LimitChange;
use crate::terms::{Contract, LineTerms, ReviewOf, Versioned};

/// What an event has moved for a time.
#[derive(Clone, Copy, Debug, serde::Deserialize, serde::Serialize)]
pub(super) struct Lent {
    event: u32,
    account: usize,
    of: ReviewOf,
    amount: Money,
    /// The last day of it.
    until: Day,
}

impl<'p> World<'p, '_> {
    /// The limit of an account is another one; that of a closed account stays nothing.
    pub(super) fn change_limit(&mut self, event: u32, change: &LimitChange, today: Day) {
        let Some(place) = self.event_account(event).filter(|&place| self.closed & bit(place) == 0) else {
            return;
        };
        let by = MovedBy::Event(event);
        let lasting = self.set_anew((by, place), ReviewOf::Limit, change.limit, today, change.until);
        if let Some(until) = change.until {
            let amount = change.limit - lasting;
            self.lent.push(Lent { event, account: place, of: ReviewOf::Limit, amount, until });
            self.work_on(until + 1);
        }
    }

    /// The account goes on under the contract that the event brings.
    pub(super) fn change_terms(&mut self, event: u32, today: Day) {
        let Some(place) = self.event_account(event) else { return };
        let prepared = self.prepared;
        let contract = prepared.terms.get(place).map(|terms| terms.contract);
        match contract {
            Some(Contract::Line(first)) => self.change_line(event, place, first, today),
            Some(Contract::Loan(first)) => {
                let later = first.later.iter().find(|later| later.event == event);
                if let (Some(later), Some(Account::Facility(facility))) =
                    (later, self.accounts.get_mut(place))
                {
                    facility.change_terms(&later.terms);
                }
            }
            None => {}
        }
    }

    fn change_line(&mut self, event: u32, place: usize, first: &'p LineTerms, today: Day) {
        let Some(later) = first.later.iter().find(|later| later.event == event) else { return };
        let score = self.pricing_score(place);
        let quota = later.terms.free_quota_yuan;
        if quota != first.before(later).free_quota_yuan {
            self.set_anew((MovedBy::Event(event), place), ReviewOf::Quota, quota, today, None);
        }
        if let Some(Account::Line(line)) = self.accounts.get_mut(place) {
            line.change_terms(today, later.terms.at_score(score));
        }
        self.note_price(place, today, 0);
    }

    /// No purchase and no draw any more. What is owed goes on as agreed.
    pub(super) fn close_account(&mut self, event: u32, today: Day) {
        if let Some(place) = self.event_account(event) {
            self.close(place, MovedBy::Event(event), today);
        }
    }

    /// See [`Self::close_account`].
    pub(super) fn close(&mut self, place: usize, by: MovedBy, today: Day) {
        self.set_anew((by, place), ReviewOf::Limit, Money::ZERO, today, None);
        self.closed |= bit(place);
    }

    /// Sets an amount whatever was there for a time, which is not taken back any more. Returns what was there to last.
    fn set_anew(
        &mut self,
        (by, place): (MovedBy, usize),
        of: ReviewOf,
        after: Money,
        on: Day,
        until: Option<Day>,
    ) -> Money {
        let before = self.amount_of(place, of);
        let lasting = (before - self.lent_to(place, of)).or_zero();
        self.forget_lent(place, of);
        self.set_amount(place, of, after);
        let account = ix(place);
        self.moves.push(LimitMove { on, account, what: what_of(of), by, before, after, until });
        lasting
    }

    /// What events have moved on an account for a time.
    pub(super) fn lent_by_events(&self, place: usize, of: ReviewOf) -> Money {
        self.lent.iter().filter(|lent| lent.account == place && lent.of == of).map(|lent| lent.amount).sum()
    }

    fn forget_lent(&mut self, place: usize, of: ReviewOf) {
        self.lent.retain(|lent| lent.account != place || lent.of != of);
        self.forget_lent_by_rules(place, of);
    }

    /// Step 1: what an event moved for a time is taken back exactly.
    #[inline(never)]
    pub(super) fn end_events(&mut self, today: Day) {
        while let Some(at) = self.lent.iter().position(|lent| lent.until < today) {
            let Lent { event, account: place, of, amount, .. } = self.lent.remove(at);
            let before = self.amount_of(place, of);
            let after = (before - amount).or_zero();
            self.set_amount(place, of, after);
            let (account, by, what) = (ix(place), MovedBy::EventEnds(event), what_of(of));
            self.moves.push(LimitMove { on: today, account, what, by, before, after, until: None });
        }
    }
}
