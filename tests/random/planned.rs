//! Personal plans, told again from entries: whether one runs on an evening.

use std::collections::BTreeMap;

use mingzhang::calendar::Day;
use mingzhang::ledger::{Component, Entry, Kind, Side};
use mingzhang::money::Money;
use mingzhang::simulation::{NoteKind, Run};

use crate::story::Evening;
use crate::unpaid::Unpaid;

/// What is still to fall due of each loan of an account, by its item, and which of them are a personal plan.
#[derive(Debug, Default)]
pub struct Planned {
    left: BTreeMap<u32, Money>,
    items: Vec<u32>,
    /// Whether there is a plan of a line.
    of_line: bool,
}

impl Planned {
    /// Takes in an entry of the account.
    pub fn take(&mut self, entry: &Entry) {
        let left = self.left.entry(entry.item).or_default();
        match entry.kind {
            Kind::Payment if entry.to == Side::LoanFuture => *left -= entry.amount,
            Kind::Payment => {}
            _ if entry.from == Side::LoanFuture => *left -= entry.amount,
            _ if entry.to == Side::LoanFuture => *left += entry.amount,
            _ => {}
        }
    }

    /// Whether a plan runs on an evening: something of it is owed, and no period of it was missed. All loans of the
    /// account that are owed become one plan.
    pub fn runs(
        &mut self,
        account: usize,
        run: &Run,
        (unpaid, now): (&Unpaid, &Evening),
        evening: Day,
    ) -> bool {
        let begins = run.notes.iter().any(|note| {
            note.on == evening && note.account.index() == account && note.what == NoteKind::RePlanned
        });
        if unpaid.is_line {
            self.of_line |= begins;
            // nothing else is split while it runs
            let parts = now.balances[Component::PlanFuture] + now.balances[Component::PlanDue];
            self.of_line &= parts.is_positive() && !now.is_past_due(evening);
            return self.of_line;
        }
        let left = &self.left;
        let owed = |item: &u32| unpaid.owes(*item) || left.get(item).is_some_and(|left| left.is_positive());
        if begins {
            self.items = left.keys().copied().filter(owed).collect();
        }
        if self.items.iter().any(|&item| unpaid.is_missed(item, evening)) {
            self.items.clear();
        }
        self.items.retain(owed);
        !self.items.is_empty()
    }
}
