//! The last steps of a day: due days end, and the evening is looked at.

use super::run::{AccountMonth, MonthRow, NoteKind};
use super::world::{World, ix};
use crate::calendar::Day;
use crate::ledger::{Entry, FiveClass, Kind, Mark, Rule, Side, Stage};
use crate::lender::Account;
use crate::money::Money;

impl World<'_, '_> {
    /// Step 7. What fell due by today is carried or overdue.
    #[inline(never)]
    pub(super) fn end_due_day(&mut self, today: Day) {
        // a bill that ends may be past due from here on without an entry of its own
        self.due_entries = usize::MAX;
        for place in 0..self.accounts.len() {
            let Some(account) = self.accounts.get_mut(place).filter(|a| a.has_day_to_end(today)) else {
                continue;
            };
            let before = self.journal.entries.len();
            account.end_due_day(today, &mut self.journal);
            let ended = self.journal.entries.get(before..).unwrap_or_default();
            let broken = ended.iter().any(|entry| entry.cause.rule == Rule::PlanBroken);
            if let Some(day) = account.grace_ends(today) {
                self.work_on(day);
            }
            if broken {
                self.note(today, ix(place), NoteKind::PlanBroken);
            }
        }
    }

    /// Whether an evening can bring anything new: entries since the last one, debt about to end, or a month's end.
    pub(super) fn is_evening_worth_it(&self, today: Day) -> bool {
        self.waits_for_zero() || self.has_new_entries() || self.is_last_day(today)
    }

    /// Whether nothing is carried and only what has grown keeps the run from being clear.
    fn waits_for_zero(&self) -> bool {
        self.clear_since.is_none() && !self.carries
    }

    fn has_new_entries(&self) -> bool {
        self.seen_entries != self.journal.entries.len()
    }

    /// Step 10. Every evening: peak and clearness. The last of a month: the snapshot; of the run: what has grown is
    /// posted first.
    #[inline(never)]
    pub(super) fn look_at_evening(&mut self, today: Day) {
        let last_of_month = self.is_last_day(today);
        let closes = last_of_month && self.ends_with(today);
        if closes {
            self.post_closing(today);
        }
        if self.waits_for_zero() || self.has_new_entries() {
            self.seen_entries = self.journal.entries.len();
            self.note_debt(today, closes);
        }
        if last_of_month {
            // entries of the closing may make it clear only now
            let closed = self.ends_with(today);
            self.take_snapshot(today, closed);
        }
    }

    fn post_closing(&mut self, today: Day) {
        for place in 0..self.accounts.len() {
            let at = self.at(ix(place), today, 0);
            if let Some(account) = self.accounts.get_mut(place) {
                account.post_closing(at, &mut self.journal);
            }
        }
    }

    /// `closed`: what had accrued was posted today, also where it came to nothing.
    fn note_debt(&mut self, today: Day, closed: bool) {
        let (mut debt, mut carries) = (Money::ZERO, false);
        for account in &self.accounts {
            debt += account.balances().debt();
            carries |= account.balances().is_carried();
        }
        if debt > self.totals.peak_debt {
            (self.totals.peak_debt, self.peak_debt_on) = (debt, today);
        }
        self.carries = carries;
        // what has grown is looked at last: it costs most, and while anything is carried it does not matter
        let clear =
            !self.carries && (closed || self.accounts.iter().all(|account| account.accrued(today).is_zero()));
        self.clear_since = if clear { self.clear_since.or(Some(today)) } else { None };
    }

    fn take_snapshot(&mut self, today: Day, closed: bool) {
        let Some(span) = self.month.span else { return };
        let score = self.scorer.shown();
        let mut row = MonthRow::empty(span.month, self.cash, score);
        for place in 0..self.accounts.len() {
            self.take_account(place, today, closed, &mut row);
        }
        let entries = self.journal.entries.get(self.month.first_entry..).unwrap_or_default();
        row.add(entries);
        let from = span.first;
        row.unmet =
            self.unmet.iter().rev().take_while(|unmet| unmet.on >= from).map(|unmet| unmet.amount).sum();
        row.refused = self.refusals.iter().rev().take_while(|r| r.on >= from).map(|r| r.amount).sum();
        self.months.push(row);
    }

    fn take_account(&mut self, place: usize, today: Day, closed: bool, row: &mut MonthRow) {
        let Some(account) = self.accounts.get(place) else { return };
        let common = account.common();
        let accrued = || account.accrued(today).shown(common.interest_rounding.rounding());
        let accrued = if closed { Money::ZERO } else { accrued() };
        let (at_stake, days_overdue) = (account.at_stake(today), account.days_overdue(today));
        row.debt += account.balances().debt();
        row.carried += account.balances().carried();
        let month = AccountMonth {
            components: *account.balances(),
            accrued,
            at_stake,
            at_stake_until: at_stake.is_positive().then(|| self.stake_day(place, today)).flatten(),
            committed_fees: account.committed_fees(),
            limit: account.limit(),
            available: self.available(place),
            free_quota: account.free_quota(),
            free_quota_left: account.free_quota_left(),
            frozen: self.is_frozen(place),
            days_overdue,
            stage: Stage::at(days_overdue, &common.stage_days),
            record: self.month.facts.get(place).map_or(Mark::Nothing, |facts| facts.mark),
            five_class: FiveClass::at(days_overdue, &common.five_class_days),
            collection: self.collections.as_ref().and_then(|c| c.reached(place)),
            written_off: self.collections.as_ref().is_some_and(|c| c.is_written_off(place)),
            contacts: self.contacts_this_month(place),
        };
        self.account_months.push(month);
    }

    /// On the last evening of a month: the last day on which the open bill of a line, or its next one, can be cleared.
    fn stake_day(&self, place: usize, today: Day) -> Option<Day> {
        let Some(Account::Line(line)) = self.accounts.get(place) else { return None };
        let next = || {
            let days = self.prepared.line_days.get(place).copied().flatten()?;
            let closes_in = today.month() + 1;
            let due_in = if days.due_day >= days.bill_day { closes_in } else { closes_in + 1 };
            Some(line.grace_end(due_in.day(days.due_day)))
        };
        line.bill_ends().or_else(next)
    }
}

impl MonthRow {
    /// A month before its entries are added.
    fn empty(month: crate::calendar::Month, cash: Money, score: crate::bureau::Score) -> Self {
        let zero = Money::ZERO;
        Self {
            month,
            debt: zero,
            carried: zero,
            cash,
            income: zero,
            living: zero,
            purchases: zero,
            paid: zero,
            interest: zero,
            fees: zero,
            penalties: zero,
            waived: zero,
            returned: zero,
            unmet: zero,
            refused: zero,
            records_shown: 0,
            score: score.value,
            factors: score.points,
        }
    }

    /// Adds the entries of the month to the flows that they belong to. Sums by kind need no branch for an entry.
    fn add(&mut self, entries: &[Entry]) {
        let mut sums = [Money::ZERO; Kind::ALL.len()];
        for entry in entries {
            if let Some(sum) = sums.get_mut(entry.kind as usize) {
                *sum += entry.amount;
            }
        }
        let of = |kind: Kind| sums.get(kind as usize).copied().unwrap_or_default();
        let closing = |side: Side| {
            let posted = entries.iter().rev().take_while(|entry| entry.kind == Kind::Closing);
            posted.filter(|entry| entry.to == side).map(|entry| entry.amount).sum::<Money>()
        };
        self.income = of(Kind::Income);
        self.living = of(Kind::Living);
        self.purchases = of(Kind::Purchase);
        self.returned = of(Kind::Reimbursement) + of(Kind::Refund);
        self.paid = of(Kind::Payment);
        self.interest = of(Kind::Interest) + closing(Side::Interest);
        self.fees = of(Kind::Fee);
        self.penalties = of(Kind::Penalty) + closing(Side::Penalty);
        self.waived = of(Kind::Waive);
        if of(Kind::Arrangement).is_positive() {
            let packets = entries.iter().filter(|entry| entry.kind == Kind::Arrangement && entry.relieves());
            self.waived += packets.map(|entry| entry.amount).sum();
        }
    }
}
