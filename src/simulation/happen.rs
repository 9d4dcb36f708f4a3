//! Steps 1, 3 and 4: nights, events, and what falls due.

use super::agenda::bit;
use super::money::Way;
use super::prepared::{Happening, Prepared};
use super::refusal::{Refusal, RefusalReason};
use super::run::NoteKind;
use super::world::{Days, World, ix};
use crate::calendar::Day;
use crate::ledger::{Cause, Kind, Rule, Side};
use crate::lender::{Account, Agreement, LoanRequest, OverQuota};
use crate::money::Money;
use crate::scenario::{Draw, Instalments, Purchase, What};

impl<'p> World<'p, '_> {
    /// The oldest due date of all accounts of which anything is unpaid. Where there was none, there is none until a due day
    /// ends or a bill closes, which ends the bill before it.
    #[inline]
    pub(super) fn oldest_due(&mut self) -> Option<Day> {
        let entries = self.journal.entries.len();
        if self.due_entries == usize::MAX || (self.oldest_due.is_some() && self.due_entries != entries) {
            self.due_entries = entries;
            self.oldest_due = self.accounts.iter().filter_map(Account::oldest_due).min();
        }
        self.oldest_due
    }

    /// Step 1. The evening before was the last of its kind: it had the greatest age of what is overdue.
    #[inline(always)]
    pub(super) fn note_nights(&mut self, today: Day) {
        self.note_age(today - 1);
    }

    /// Notes the age of what is overdue on an evening, for the run, the month and the stage.
    #[inline(always)]
    pub(super) fn note_age(&mut self, evening: Day) {
        if self.oldest_due().is_some_and(|due| due < evening) {
            self.note_ages(evening);
        }
    }

    #[inline(never)]
    fn note_ages(&mut self, evening: Day) {
        let in_month = self.month.span.is_some_and(|span| span.first <= evening);
        for (place, (account, facts)) in self.accounts.iter().zip(&mut self.month.facts).enumerate() {
            let Some(due) = account.oldest_due().filter(|&due| due < evening) else { continue };
            let days = evening - due;
            self.totals.worst_days_overdue = self.totals.worst_days_overdue.max(days);
            if in_month {
                let stage = crate::ledger::Stage::at(days, &account.common().stage_days).0;
                facts.worst_stage = facts.worst_stage.max(stage);
                if let Some(reviews) = &mut self.reviews {
                    reviews.note_days(place, days);
                }
            }
        }
    }

    /// What happens in the month that runs, as (day of the month, what), in order, and the day of the month that is worked
    /// on.
    pub(super) fn happenings(&self) -> (&'p [(u8, Happening)], u8) {
        let plan = self.prepared.plans.get(self.month.place);
        let day = u8::try_from(self.month.today.trailing_zeros() + 1).unwrap_or(0);
        (plan.map_or(&[], |plan| plan.happenings.as_slice()), day)
    }

    /// Step 3. What happens beside money, in file order.
    #[inline(never)]
    pub(super) fn take_events(&mut self, today: Day) {
        let (happenings, day) = self.happenings();
        let prepared = self.prepared;
        while let Some(&(_, what)) = happenings.get(self.month.next_event).filter(|(on, _)| *on <= day) {
            self.month.next_event += 1;
            let Happening::Event(place) = what else { continue };
            match prepared.scenario.events.get(place as usize).map(|event| &event.what) {
                Some(What::Purchase(purchase)) => self.buy(place, purchase, today),
                Some(What::Draw(draw)) => self.draw_as_told(place, draw, today),
                Some(What::CashAdvance(cash)) => self.take_cash(place, cash.amount, today),
                Some(What::Refund(refund)) => self.refund(place, refund, today, false),
                Some(What::LimitChange(change)) => self.change_limit(place, change, today),
                Some(What::TermsChange(_)) => self.change_terms(place, today),
                Some(What::CloseAccount(_)) => self.close_account(place, today),
                Some(What::ProfileChange(change)) => self.scorer.change_profile(change),
                Some(What::Application(_)) => self.month.draws = self.month.draws.saturating_add(1),
                _ => {}
            }
        }
    }

    pub(super) fn event_account(&self, event: u32) -> Option<usize> {
        self.prepared.event_accounts.get(event as usize).copied().flatten()
    }

    /// All or nothing: on the line, else in cash where the file allows it, else refused.
    fn buy(&mut self, event: u32, purchase: &Purchase, today: Day) {
        let item = Prepared::event_item(event);
        let Some(place) = self.event_account(event) else { return };
        let Err(reason) = self.buy_on_line(place, item, purchase, today) else {
            let way = if purchase.instalments.is_some() { Way::Split } else { Way::Line };
            self.note_had(event, purchase.amount, way);
            return;
        };
        if purchase.else_cash && purchase.amount <= self.cash {
            self.cash -= purchase.amount;
            let cause = Cause::given(Rule::PurchaseInCash, purchase.amount);
            self.post_cash(today, item, Kind::Purchase, (Side::Cash, Side::Shop), purchase.amount, cause);
            self.note_had(event, purchase.amount, Way::Cash);
        } else {
            self.refusals.push(Refusal { on: today, event, amount: purchase.amount, reason });
        }
    }

    fn buy_on_line(
        &mut self,
        place: usize,
        item: u32,
        purchase: &Purchase,
        today: Day,
    ) -> Result<(), RefusalReason> {
        if self.closed & bit(place) != 0 {
            return Err(RefusalReason::Closed);
        }
        if self.is_frozen(place) {
            return Err(RefusalReason::Frozen);
        }
        if purchase.amount > self.room(place) {
            return Err(self.lack_of_room(place, purchase.amount));
        }
        if let Some(plan) = &purchase.instalments {
            return self.buy_split(place, item, (purchase.amount, plan), today);
        }
        let Some(Account::Line(line)) = self.accounts.get_mut(place) else {
            return Err(RefusalReason::NoRoom);
        };
        let cause = Cause::given(Rule::PurchaseOnLine, purchase.amount);
        line.take_purchase(today, item, purchase.amount, cause, &mut self.journal);
        Ok(())
    }

    /// Which room an amount exceeds: the account's own, or only one that it shares.
    #[cold]
    fn lack_of_room(&self, place: usize, amount: Money) -> RefusalReason {
        let own = self.accounts.get(place).map_or(Money::ZERO, Account::room);
        if amount > own { RefusalReason::NoRoom } else { RefusalReason::NoSharedRoom }
    }

    /// A purchase is split at the checkout: at the price of today, with what somebody else bears of its fee. The caller has
    /// checked the room.
    #[inline(never)]
    fn buy_split(
        &mut self,
        place: usize,
        item: u32,
        (amount, plan): (Money, &Instalments),
        today: Day,
    ) -> Result<(), RefusalReason> {
        let prices = self.plan_prices(place).ok_or(RefusalReason::NoRoom)?;
        let (split, told) = self.split_with_help(place, today, amount, plan, prices);
        let Some(Account::Line(line)) = self.accounts.get_mut(place) else {
            return Err(RefusalReason::NoRoom);
        };
        let bought = line.purchase_split(today, item, amount, split, &mut self.journal);
        bought.map_err(|OverQuota| RefusalReason::OverQuota)?;
        self.note_price(place, today, item);
        self.note_helps(told, item);
        Ok(())
    }

    /// Cash is taken on a line: cash rises.
    fn take_cash(&mut self, event: u32, amount: Money, today: Day) {
        let Some(place) = self.event_account(event) else { return };
        let (frozen, room) = (self.is_frozen(place), self.room(place).or_zero());
        match self.accounts.get_mut(place) {
            Some(Account::Line(line)) if !frozen && amount <= line.cash_left().min(room) => {
                line.take_cash(today, Prepared::event_item(event), amount, &mut self.journal);
                self.cash += amount;
            }
            _ => self.note(today, ix(place), NoteKind::CashRefused),
        }
    }

    fn draw_as_told(&mut self, event: u32, draw: &'p Draw, today: Day) {
        let Some(place) = self.event_account(event) else { return };
        let added = match self.accounts.get(place) {
            Some(Account::Facility(facility)) => facility.fee_of_loans().added(draw.amount),
            _ => Money::ZERO,
        };
        if draw.amount + added > self.available(place) {
            self.note(today, ix(place), NoteKind::DrawRefused);
            return;
        }
        let request = LoanRequest::plain(Prepared::event_item(event), Agreement::of_draw(draw));
        self.draw(place, today, request, Cause::given(Rule::Draw, draw.amount));
    }

    /// A loan is drawn: cash rises. The caller has checked room and freeze.
    pub(super) fn draw(&mut self, place: usize, today: Day, request: LoanRequest<'p>, cause: Cause) {
        let score = self.pricing_score(place);
        if let Some(Account::Facility(facility)) = self.accounts.get_mut(place) {
            let fee = facility.draw(today, LoanRequest { score, ..request }, cause, &mut self.journal);
            self.note_price(place, today, request.item);
            self.cash += request.agreed.principal;
            self.count_payment(fee);
            self.month.draws = self.month.draws.saturating_add(1);
            self.work_on_new_loan(place, today);
        }
    }

    /// A loan with dates of its own may have some in the month of its draw.
    fn work_on_new_loan(&mut self, place: usize, today: Day) {
        let (Some(span), Some(Account::Facility(facility))) = (self.month.span, self.accounts.get(place))
        else {
            return;
        };
        let mut days = Days { span: &span, mask: 0 };
        if let Some(loan) = facility.loans().last() {
            loan.tell_days(&span, |day| {
                if day > today {
                    days.add(day);
                }
            });
        }
        let month = &mut self.month;
        (month.loans, month.decisions) = (month.loans | days.mask, month.decisions | days.mask);
        month.worked |= days.mask;
    }

    /// Step 4. Loan periods fall due; bills close.
    #[inline(never)]
    pub(super) fn fall_due(&mut self, today: Day) {
        self.close_bills(today);
        if !self.late_refunds.is_empty() {
            self.refund_late(today);
        }
    }

    fn close_bills(&mut self, today: Day) {
        let Some(span) = self.month.span else { return };
        let days = self.prepared.line_days.iter();
        let (bills, loans) = (self.is_in(self.month.bills), self.is_in(self.month.loans));
        let mut closed = 0;
        for (place, (account, days)) in self.accounts.iter_mut().zip(days).enumerate() {
            match (account, days) {
                (Account::Facility(facility), _) if loans => {
                    let before = self.journal.entries.len();
                    facility.fall_due(today, &span, &mut self.journal);
                    self.month.asked |= self.journal.entries.len() > before;
                }
                (Account::Line(line), Some(days)) if bills && span.day(days.bill_day) == today => {
                    let opened_today = line.bill_closed_on() == Some(today);
                    if !opened_today {
                        let in_this_month = days.due_day >= days.bill_day;
                        let due = if in_this_month {
                            span.day(days.due_day)
                        } else {
                            (span.month + 1).day(days.due_day)
                        };
                        let peers = self.prepared.peers.get(place);
                        let others = peers.is_some_and(|peers| self.past_due & peers != 0);
                        line.close_bill(today, due, others, &mut self.journal);
                        closed |= bit(place);
                    }
                    self.month.asked |= line.bill_due().is_some();
                }
                _ => {}
            }
        }
        if closed != 0 {
            self.due_entries = usize::MAX;
        }
        let priced = closed & self.prepared.priced;
        if priced != 0 {
            (0..self.accounts.len())
                .filter(|&place| priced & bit(place) != 0)
                .for_each(|place| self.set_line_price(place, today));
        }
    }
}
