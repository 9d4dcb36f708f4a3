//! Debts that are paid with a new loan.

use super::run::{ItemRef, MovedBy, NoteKind};
use super::world::{World, ix};
use crate::calendar::Day;
use crate::ledger::{Cause, Rule};
use crate::lender::{Account, Agreement, FeeOfLoans, LoanRequest};
use crate::money::Money;
use crate::scenario::{Action, Consolidation, Cover};

impl World<'_, '_> {
    /// When cash does not cover what other accounts ask today: draws the rest as a loan, then pays them in order.
    pub(super) fn borrow_to_repay(&mut self, place: usize, action: &Action, today: Day) {
        let Action::BorrowToRepay { from, r#for, cover, at_most, periods, method } = action else { return };
        let paid: Vec<usize> = r#for.iter().filter_map(|id| self.prepared.account_by_id(id)).collect();
        let needs: Vec<(usize, Money)> = paid
            .into_iter()
            .filter(|&account| !self.is_withheld(account, today))
            .map(|account| (account, self.need_of(account, *cover, today)))
            .collect();
        let need: Money = needs.iter().map(|&(_, need)| need).sum();
        if need <= self.cash {
            return;
        }
        let Some((from, costs)) = self.lender_of_debts(from, today) else { return };
        let left = *at_most - self.borrowed.get(place).copied().unwrap_or_default();
        let room = costs.most_within(self.available(from));
        let most = left.min(room).or_zero();
        let lent = costs.lent_for(need - self.cash, most).unwrap_or(most);
        let fee = costs.taken_off(lent);
        if lent > fee {
            let agreed = Agreement::monthly(today, lent, *periods, *method, today.day_of_month());
            let inputs = [need.cents(), self.cash.cents(), left.cents(), room.cents(), fee.cents()];
            let request = LoanRequest::plain(self.item_of_loan(place), agreed);
            self.draw(from, today, request, Cause::new(Rule::BorrowToRepay, inputs));
            if let Some(borrowed) = self.borrowed.get_mut(place) {
                *borrowed += lent;
            }
        } else {
            let why = if left.is_positive() { NoteKind::BorrowNoRoom } else { NoteKind::BorrowUsedUp };
            self.note(today, ix(from), why);
        }
        for (account, need) in needs {
            self.pay(account, today, Rule::PayBorrowed, need);
        }
    }

    /// A loan pays off accounts, each whole, in listed order, as far as it may; what is left out has a note. Then accounts
    /// of which nothing is owed any more are closed where that is asked for.
    pub(super) fn consolidate(&mut self, place: usize, asked: &Consolidation, today: Day) {
        let Some((from, costs)) = self.lender_of_debts(&asked.from, today) else { return };
        let room = costs.most_within(self.available(from));
        let most = asked.at_most.unwrap_or(room).min(room);
        let (mut debts, mut lent) = (Money::ZERO, Money::ZERO);
        let (mut paid, mut left_out) = (Vec::new(), Vec::new());
        for account in asked.r#for.iter().filter_map(|id| self.prepared.account_by_id(id)) {
            let owed = self.accounts.get(account).map_or(Money::ZERO, |account| account.payoff(today));
            match costs.lent_for(debts + owed, most) {
                _ if owed.is_zero() => paid.push(account),
                Some(enough) => {
                    (debts, lent) = (debts + owed, enough);
                    paid.push(account);
                }
                None => left_out.push(account),
            }
        }
        if lent.is_positive() {
            let agreed = Agreement::monthly(today, lent, asked.periods, asked.method, today.day_of_month());
            let inputs = [debts.cents(), costs.taken_off(lent).cents(), 0, 0, 0];
            let request = LoanRequest::plain(self.action_item(place), agreed);
            self.draw(from, today, request, Cause::new(Rule::Consolidate, inputs));
        } else if left_out.is_empty() {
            self.note(today, ix(from), NoteKind::NothingToConsolidate);
        }
        left_out.into_iter().for_each(|account| self.note(today, ix(account), NoteKind::NotConsolidated));
        self.settle_and_close(place, &paid, &asked.close, today);
    }

    fn settle_and_close(&mut self, action: usize, paid: &[usize], close: &[String], today: Day) {
        for &place in paid {
            let Some(account) = self.accounts.get_mut(place) else { continue };
            let taken = account.settle(today, &mut self.journal);
            self.count_payment(taken);
            let id = self.prepared.scenario.accounts.get(place).map(|account| &account.id);
            if id.is_some_and(|id| close.contains(id)) {
                self.close(place, MovedBy::Action(u32::try_from(action).unwrap_or(u32::MAX)), today);
            }
        }
    }

    /// The facility that is to repay other debts, and what its loans cost. Where its contract forbids that, a note says so,
    /// and there is none.
    fn lender_of_debts(&mut self, id: &str, today: Day) -> Option<(usize, FeeOfLoans)> {
        let place = self.prepared.account_by_id(id)?;
        let Account::Facility(facility) = self.accounts.get(place)? else { return None };
        if facility.repays_other_debts() {
            return Some((place, facility.fee_of_loans()));
        }
        self.note(today, ix(place), NoteKind::PurposeForbids);
        None
    }

    /// An item of its own for each loan that an action draws: entries tell the loans apart, and name the action.
    fn item_of_loan(&mut self, action: usize) -> u32 {
        let item = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        self.items.push(ItemRef::Action(u32::try_from(action).unwrap_or(u32::MAX)));
        item
    }

    pub(super) fn need_of(&self, account: usize, cover: Cover, today: Day) -> Money {
        self.accounts.get(account).map_or(Money::ZERO, |account| match cover {
            Cover::Minimum => account.required(today),
            Cover::Full => account.full(today, false),
        })
    }
}
