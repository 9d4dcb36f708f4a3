//! The strategy's actions.

use super::prepared::Prepared;
use super::run::{ItemRef, NoteKind};
use super::world::{World, ix};
use crate::calendar::Day;
use crate::ledger::{Cause, Rule};
use crate::lender::{Account, Agreement, ConversionRefusal, LoanRequest};
use crate::money::Money;
use crate::scenario::{Action, Cover, Event, What};

impl World<'_, '_> {
    /// Carries out the actions of today, in their listed order.
    pub(super) fn act(&mut self, today: Day) {
        let strategy = self.strategy;
        let actions = std::mem::take(&mut self.month.actions);
        let listed = actions.iter().filter_map(|&place| Some((place, strategy.actions.get(place)?)));
        for (place, action) in listed {
            match action {
                Action::Extra { on, account, amount } if *on == today => {
                    self.pay_extra(account, *amount, today)
                }
                Action::ConvertBill { account, on, amount, periods, .. } if *on == today => {
                    self.convert(place, account, (*amount, *periods), today);
                }
                Action::Payoff { account, plan, on } if *on == today => self.pay_off(account, plan, today),
                Action::PayoffLoan { account, loan, on } if *on == today => {
                    self.pay_off_loan(account, loan, today);
                }
                Action::Extend { account, on, months } if *on == today => {
                    self.extend(account, *months, today);
                }
                Action::RePlan { account, on, periods } if *on == today => {
                    self.re_plan(place, account, *periods, today);
                }
                Action::RepayRecord { record, on, amount } if *on == today => {
                    self.repay_record(place, record, *amount, today);
                }
                Action::SpendBack { account, share, when } if self.is_on(*when, today) => {
                    self.spend_back(place, account, *share, today);
                }
                Action::PayFirst { amount, when } if self.is_on(*when, today) => {
                    self.pay_first(place, *amount, today);
                }
                Action::BorrowToRepay { .. } => self.borrow_to_repay(place, action, today),
                _ => {}
            }
        }
        self.month.actions = actions;
    }

    fn pay_extra(&mut self, account: &str, amount: Money, today: Day) {
        let money = amount.min(self.cash);
        let Some(place) = self.prepared.account_by_id(account) else { return };
        let Some(account) = self.accounts.get_mut(place) else { return };
        let taken = account.pay_extra(today, Rule::PayExtra, money, &mut self.journal);
        self.count_payment(taken);
        if taken.is_zero() && amount.is_positive() {
            let why = if money.is_zero() { NoteKind::ExtraNoCash } else { NoteKind::ExtraNotTaken };
            self.note(today, ix(place), why);
        }
    }

    fn convert(&mut self, action: usize, account: &str, (amount, periods): (Money, u8), today: Day) {
        let Some(place) = self.prepared.account_by_id(account) else { return };
        let item = self.action_item(action);
        let Some(Account::Line(line)) = self.accounts.get_mut(place) else { return };
        match line.convert_bill(today, item, amount, periods, &mut self.journal) {
            Ok(()) => {}
            Err(ConversionRefusal::NotOpen) => self.note(today, ix(place), NoteKind::ConversionNotOpen),
            Err(ConversionRefusal::TooLarge) => self.note(today, ix(place), NoteKind::ConversionTooLarge),
        }
    }

    pub(super) fn action_item(&self, action: usize) -> u32 {
        self.first_action_item + u32::try_from(action).unwrap_or(0)
    }

    /// Pays off the plan that a purchase or a conversion made, when cash beyond what is kept back covers all of it.
    fn pay_off(&mut self, account: &str, plan: &str, today: Day) {
        let Some(item) = self.plan_item(plan) else { return };
        let Some(place) = self.prepared.account_by_id(account) else { return };
        let cash = self.cash - self.strategy.keep_back;
        let Some(Account::Line(line)) = self.accounts.get_mut(place) else { return };
        match line.payoff_amount(item).filter(|&amount| amount <= cash) {
            Some(_) => {
                let paid = line.pay_off((item, None), today, &mut self.journal);
                self.count_payment(paid);
            }
            None => self.note(today, ix(place), NoteKind::PayoffNotDone),
        }
    }

    /// Pays off a loan, when cash beyond what is kept back covers all that is owed of it.
    fn pay_off_loan(&mut self, account: &str, loan: &str, today: Day) {
        let Some(place) = self.prepared.account_by_id(account) else { return };
        let cash = self.cash - self.strategy.keep_back;
        let item = self.prepared.loan_item(place, loan);
        let Some(Account::Facility(facility)) = self.accounts.get_mut(place) else { return };
        let owed = item.and_then(|item| facility.payoff_amount(item, today));
        match (item, owed.filter(|&amount| amount <= cash)) {
            (Some(item), Some(_)) => {
                let paid = facility.pay_off(item, today, &mut self.journal);
                self.count_payment(paid);
            }
            _ => self.note(today, ix(place), NoteKind::LoanPayoffNotDone),
        }
    }

    /// What made the plan of a name: a purchase, or a conversion of the strategy.
    fn plan_item(&self, plan: &str) -> Option<u32> {
        let events = self.prepared.scenario.events.iter().zip(0..);
        let bought = |(event, at): (&Event, u32)| {
            (event.id == plan && matches!(event.what, What::Purchase(_))).then(|| Prepared::event_item(at))
        };
        let converted =
            |action: &Action| matches!(action, Action::ConvertBill { id: Some(id), .. } if id == plan);
        let place = || self.strategy.actions.iter().position(converted);
        events.into_iter().find_map(bought).or_else(|| Some(self.action_item(place()?)))
    }

    /// When cash does not cover what other accounts ask today: draws the rest as a loan, then pays them in order.
    fn borrow_to_repay(&mut self, place: usize, action: &Action, today: Day) {
        let Action::BorrowToRepay { from, r#for, cover, at_most, periods, method } = action else { return };
        let Some(facility) = self.prepared.account_by_id(from) else { return };
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
        let left = *at_most - self.borrowed.get(place).copied().unwrap_or_default();
        let room = self.available(facility);
        let principal = (need - self.cash).min(left).min(room);
        if principal.is_positive() {
            let due_day = today.day_of_month();
            let agreed = Agreement::monthly(today, principal, *periods, *method, due_day);
            let inputs = [need.cents(), self.cash.cents(), left.cents(), room.cents(), 0];
            let request = LoanRequest { item: self.item_of_loan(place), agreed };
            self.draw(facility, today, request, Cause::new(Rule::BorrowToRepay, inputs));
            if let Some(borrowed) = self.borrowed.get_mut(place) {
                *borrowed += principal;
            }
        } else {
            let why = if left.is_positive() { NoteKind::BorrowNoRoom } else { NoteKind::BorrowUsedUp };
            self.note(today, ix(facility), why);
        }
        for (account, need) in needs {
            self.pay(account, today, Rule::PayBorrowed, need);
        }
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
