//! Lenders react to what a day left unpaid: freezes begin and end.

use super::agenda::bit;
use super::run::NoteKind;
use super::world::{World, ix};
use crate::calendar::Day;
use crate::ledger::Rule;
use crate::lender::Account;
use crate::terms::FreezeReach;

impl World<'_, '_> {
    /// Step 8. On most days nothing is past due or was, and lenders have nothing to react to.
    pub(super) fn react(&mut self, today: Day) {
        let any = self.oldest_due().is_some_and(|due| due <= today);
        if any || self.past_due != 0 || self.any_frozen {
            self.react_to(today, any);
        }
    }

    /// What is past due is collected. An account is frozen while anything is past due on it, or on its group
    /// where the contract says so, and while its lender has stopped it. What is stopped is frozen already: it was past
    /// due before, or was frozen when a personal plan began.
    #[inline(never)]
    fn react_to(&mut self, today: Day, any: bool) {
        self.past_due = if any { self.past_due_accounts(today) } else { 0 };
        self.records.date_repayments(self.past_due, today);
        if self.past_due == 0 && !self.any_frozen {
            return;
        }
        if any {
            self.accelerate(today);
        }
        self.collect(today);
        for place in 0..self.accounts.len() {
            let Some(common) = self.accounts.get(place).map(Account::common) else { continue };
            let (reach, days) = (common.freeze_reach, common.unfreeze_after_days);
            let own = self.past_due & bit(place) != 0;
            let stopped = self.accounts.get(place).is_some_and(Account::is_stopped);
            let past_due = own || stopped || (reach == FreezeReach::Group && self.group_is_past_due(place));
            let thaw = self.freeze(place, past_due, today, i32::from(days));
            if let Some(day) = thaw {
                self.work_on(day);
            }
        }
        self.any_frozen = self.freezes.iter().any(|freeze| freeze.frozen);
    }

    /// Loans that were missed for too long become due at once.
    fn accelerate(&mut self, today: Day) {
        for place in 0..self.accounts.len() {
            let Some(Account::Facility(facility)) = self.accounts.get_mut(place) else { continue };
            let (called, next) =
                (facility.accelerate(today, &mut self.journal), facility.next_acceleration(today));
            if let Some(rule) = called {
                let what =
                    if rule == Rule::PlanBroken { NoteKind::PlanBroken } else { NoteKind::Accelerated };
                self.note(today, ix(place), what);
            }
            if let Some(day) = next.filter(|day| !self.pending.contains(day)) {
                self.work_on(day);
            }
        }
    }

    /// The accounts on which anything is past due, one bit each.
    fn past_due_accounts(&self, today: Day) -> u64 {
        let places = self.accounts.iter().enumerate();
        places.fold(0, |mask, (place, a)| if a.is_past_due(today) { mask | bit(place) } else { mask })
    }

    /// Whether anything of another account of the group was past due when lenders last looked.
    pub(super) fn group_is_past_due(&self, place: usize) -> bool {
        self.prepared.peers.get(place).is_some_and(|peers| self.past_due & peers != 0)
    }

    /// Debts past due are collected. The collectors come when a debt is first past due on an account that has a ladder.
    fn collect(&mut self, today: Day) {
        if self.collections.is_none() && self.prepared.collects {
            self.collections = Some(Box::new(self.prepared.collections()));
        }
        if let Some(collections) = &mut self.collections {
            let (accounts, past_due) = (&self.accounts, self.past_due);
            let oldest_due = |place: usize| accounts.get(place).and_then(Account::oldest_due);
            collections.look(today, |place| oldest_due(place).filter(|_| past_due & bit(place) != 0));
            for account in collections.decided() {
                if let Some(account) = self.accounts.get_mut(account.index()) {
                    account.lose_suit(today, &mut self.journal);
                }
            }
            let days: Vec<Day> = collections.court_days().collect();
            days.into_iter().for_each(|day| self.work_on(day));
        }
    }

    /// How often the debtor was contacted about an account in the month that runs.
    pub(super) fn contacts_this_month(&self, place: usize) -> u16 {
        let (Some(collections), Some(span)) = (&self.collections, self.month.span) else { return 0 };
        collections.contacts_since(ix(place), span.first)
    }

    /// Sets or lifts a freeze; tells the day on which it is to be lifted when that is still to come.
    fn freeze(&mut self, place: usize, past_due: bool, today: Day, days: i32) -> Option<Day> {
        let freeze = self.freezes.get_mut(place)?;
        if past_due {
            (freeze.frozen, freeze.clean_since) = (true, None);
            return None;
        }
        if !freeze.frozen {
            return None;
        }
        let first_clean = freeze.clean_since.is_none();
        let thaw = *freeze.clean_since.get_or_insert(today) + days;
        freeze.frozen = today < thaw;
        (freeze.frozen && first_clean).then_some(thaw)
    }
}
