//! What a borrower does from habit: spending back what payments freed, paying somebody else first; and what lenders take
//! of themselves on due days.

use super::run::NoteKind;
use super::world::{World, ix};
use crate::calendar::Day;
use crate::ledger::{Cause, Component, Entry, Kind, Rule, Side, rounding_code};
use crate::lender::Account;
use crate::money::Money;
use crate::rate::{Rate, Rounding};
use crate::scenario::When;

impl World<'_, '_> {
    /// Whether something falls on today.
    pub(super) fn is_on(&self, when: When, today: Day) -> bool {
        match when {
            When::On(day) => day == today,
            When::Monthly(monthly) => self.month.span.is_some_and(|span| {
                span.day(monthly.day) == today
                    && monthly.from.is_none_or(|from| from <= span.month)
                    && monthly.until.is_none_or(|until| span.month <= until)
            }),
        }
    }

    /// Spends a share of the principal that payments to a line repaid since the last time, up to the line's room.
    pub(super) fn spend_back(&mut self, action: usize, account: &str, share: Rate, today: Day) {
        let Some(place) = self.prepared.account_by_id(account) else { return };
        let freed = self.freed_since(action, place);
        if freed.is_zero() {
            return self.note(today, ix(place), NoteKind::NothingFreed);
        }
        let room = self.available(place);
        let amount = share.of(freed).round(Rounding::HalfUp).min(room);
        if room.is_zero() {
            self.note(today, ix(place), NoteKind::SpendBackNoRoom);
        }
        let rounding = rounding_code(Rounding::HalfUp);
        let inputs = [share.units(), freed.cents(), rounding, room.cents(), 0];
        let (item, cause) = (self.action_item(action), Cause::new(Rule::SpendBack, inputs));
        if let Some(Account::Line(line)) = self.accounts.get_mut(place).filter(|_| amount.is_positive()) {
            line.take_purchase(today, item, amount, cause, &mut self.journal);
        }
    }

    /// Principal repaid on an account since an action last asked.
    fn freed_since(&mut self, action: usize, account: usize) -> Money {
        let seen = self.counted.get(action).copied().unwrap_or(0);
        let entries = self.journal.entries.get(seen..).unwrap_or_default().iter();
        let frees = |entry: &&Entry| {
            let principal = entry.to.component().is_some_and(Component::is_principal);
            entry.kind == Kind::Payment && principal && entry.account == ix(account)
        };
        let freed = entries.filter(frees).map(|entry| entry.amount).sum();
        let now = self.journal.entries.len();
        self.counted.resize(self.strategy.actions.len(), 0);
        if let Some(seen) = self.counted.get_mut(action) {
            *seen = now;
        }
        freed
    }

    /// Somebody outside gets money before any lender, as far as cash goes.
    pub(super) fn pay_first(&mut self, action: usize, promised: Money, today: Day) {
        let cash = self.cash;
        let paid = promised.min(cash);
        if paid < promised {
            self.note(today, crate::ledger::AccountIx::NONE, NoteKind::PayFirstShort);
        }
        self.cash -= paid;
        let cause = Cause::new(Rule::PayFirst, [promised.cents(), cash.cents(), 0, 0, 0]);
        let sides = (Side::Cash, Side::Living);
        self.post_cash(today, self.action_item(action), Kind::Living, sides, paid, cause);
    }

    /// Lenders take what is due today from the borrower's own money, where that was agreed.
    pub(super) fn debit(&mut self, today: Day) {
        for place in 0..self.agenda.debits.len() {
            let Some(&debit) = self.agenda.debits.get(place) else { continue };
            let is_due = self.accounts.get(debit.account).is_some_and(|account| account.is_due_on(today));
            if !is_due {
                continue;
            }
            let need = self.need_of(debit.account, debit.pays, today);
            let kept = self.strategy.keep_back.min(self.cash);
            let beyond = if debit.cash { self.cash - kept } else { Money::ZERO };
            let money = beyond + if debit.kept_back { kept } else { Money::ZERO };
            let paid = self.pay(debit.account, today, Rule::PayAutoDebit, need.min(money));
            if paid < need {
                self.note(today, ix(debit.account), NoteKind::AutoDebitShort);
            }
        }
    }
}
