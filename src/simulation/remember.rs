//! The bureau remembers: the score on its update day, the record on the last day of a month.

use super::world::{World, ix};
use crate::bureau::MonthFacts;
use crate::calendar::Day;
use crate::ledger::{AccountIx, Component, Entry, Mark, Stage};
use crate::lender::Account;

impl World<'_, '_> {
    /// Step 9. The score on its update day; the month's record on its last day.
    #[inline(never)]
    pub(super) fn remember(&mut self, today: Day) {
        let Some(span) = self.month.span else { return };
        if span.day(self.prepared.model.update_day) == today {
            self.scorer.update();
            let score = self.scorer.shown().value;
            self.totals.lowest_score = self.totals.lowest_score.min(score);
        }
        if span.last() == today {
            self.note_age(today);
            self.mark_accounts(today);
            let facts = self.month_facts();
            self.scorer.take_month(facts, &self.month.facts);
            self.remember_for_reviews();
        }
    }

    fn mark_accounts(&mut self, today: Day) {
        let entries = self.journal.entries.get(self.month.first_entry..).unwrap_or_default();
        for (place, (account, facts)) in self.accounts.iter().zip(&mut self.month.facts).enumerate() {
            let stage = Stage::at(account.days_overdue(today), &account.common().stage_days);
            let owes = account.balances().debt().is_positive();
            let owed = owes || is_touched(ix(place), entries);
            facts.past_due = account.is_past_due(today);
            facts.mark = match stage.0 {
                0 if !owes && owed && matches!(account, Account::Facility(_)) => Mark::Settled,
                0 if owed || facts.worst_stage > 0 => Mark::Kept,
                0 => Mark::Nothing,
                late => {
                    let from = account.oldest_due().unwrap_or(today);
                    self.records.note(ix(place), today, (from, late, account.past_due(today)));
                    Mark::Late(late)
                }
            };
        }
    }

    fn month_facts(&self) -> MonthFacts {
        let mut facts = MonthFacts {
            income: self.month.income,
            asked: self.month.asked,
            draws: self.month.draws,
            ..MonthFacts::default()
        };
        for account in &self.accounts {
            let balances = account.balances();
            facts.principal += balances.principal();
            facts.debt += balances.debt();
            facts.limits += account.limit();
            let carried_rest = balances[Component::Rolled] + balances[Component::Overdue];
            facts.carries |= matches!(account, Account::Line(_)) && carried_rest.is_positive();
        }
        facts
    }
}

/// Whether any entry touches an account.
fn is_touched(account: AccountIx, entries: &[Entry]) -> bool {
    entries.iter().any(|entry| entry.account == account)
}
