//! The strategy's actions.

use super::prepared::Prepared;
use super::run::NoteKind;
use super::world::{World, ix};
use crate::calendar::Day;
use crate::ledger::Rule;
use crate::lender::{Account, ConversionRefusal};
use crate::money::Money;
use crate::scenario::{Action, Event, What};

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
                Action::Consolidate(asked) if asked.on == today => self.consolidate(place, asked, today),
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
        let Some(prices) = self.plan_prices(place) else { return };
        let Some(Account::Line(line)) = self.accounts.get_mut(place) else { return };
        match line.convert_bill(today, item, amount, (periods, prices), &mut self.journal) {
            Ok(()) => self.note_price(place, today, item),
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
}
