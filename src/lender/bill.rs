//! The bill of a line: its close, its minimum, its amendment and the end of its due day.

use super::line::{Line, OpenBill};
use super::plan::Plan;
use super::refund::BillChange;
use crate::calendar::Day;
use crate::ledger::{
    Balances, Cause, Charge, Component, Journal, Kind, Rule, Side, Statement, rounding_code,
};
use crate::money::Money;
use crate::rate::Rounding;
use crate::terms::{
    FirstDue, InterestBase, LineTerms, MinRounding, OverdueReach, StatementDayPurchase, StatementNight,
};

/// Why a conversion was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConversionRefusal {
    /// No bill is open, or the account is past due.
    NotOpen,
    /// More than the new purchases on the bill.
    TooLarge,
}

impl Line<'_> {
    /// Step 4: closes the bill of day `on`. Nights before `on` are billed, plan periods fall due, purchases of the
    /// cycle go on the bill, and the minimum is fixed. `group_past_due`: another account of the group is past due.
    pub fn close_bill(&mut self, on: Day, due: Day, group_past_due: bool, journal: &mut Journal) {
        if self.bill.is_some() {
            self.end_due_day(on, journal);
        }
        let before = self.balances;
        self.bill_nights(on, due, journal);
        self.bill_plans(on, due, journal);
        let waiting = self.waiting(on).map(|_| on);
        if let Some(posted) = &mut self.posted {
            posted.billed.take_cycle(&mut posted.cycle, waiting);
        }
        let unbilled = self.purchases_for(on);
        let cause = Cause::given(Rule::BillPurchases, unbilled);
        let purchases = (Component::Unbilled, Component::Billed);
        self.shift(self.at(on, 0), Kind::Bill, purchases, unbilled, cause, journal);
        let whole_bill_due = group_past_due && !self.terms.minimum_while_group_overdue;
        self.present_bill(on, due, before, whole_bill_due, journal);
    }

    fn bill_nights(&mut self, on: Day, due: Day, journal: &mut Journal) {
        let common = &self.terms.common;
        let (at, rounding) = (self.at(on, 0), self.rounding());
        let until = on + i32::from(self.terms.statement_night == StatementNight::ThroughStatement);
        let first = journal.segments.len();
        let rule = self.gather_interest(until, journal);
        let charge = Charge { rule, kind: Kind::Interest, to: Component::Interest };
        let interest = journal.charge_nights(at, charge, first, rounding);
        let first = journal.segments.len();
        self.overdue_steps.stretches(until, common.penalty_rate).for_each(|s| journal.segments.push(s));
        let charge = Charge { rule: Rule::OverduePenalty, kind: Kind::Penalty, to: Component::Penalty };
        let penalty = journal.charge_nights(at, charge, first, rounding);
        self.rolled_steps.restart(until);
        self.overdue_steps.restart(until);
        self.billed_until = until;
        self.add_part(due, Component::Interest, interest);
        self.add_part(due, Component::Penalty, penalty);
    }

    /// Gathers the nights before `until` that bear interest: those of the last bill since it was posted, if it was
    /// not cleared, then those of what is carried. Tells the rule that they are charged by.
    pub(super) fn gather_interest(&self, until: Day, journal: &mut Journal) -> Rule {
        let (base, rate) = (self.terms.interest_base, self.terms.common.daily_rate);
        let first = journal.segments.len();
        if let Some(posted) = &self.posted {
            posted.billed.charged(base, until, rate, |stretch| journal.segments.push(stretch));
        }
        let rule = match base {
            _ if journal.segments.len() == first => Rule::AfterDueInterest,
            InterestBase::Full => Rule::FullInterest,
            _ => Rule::ResidualInterest,
        };
        self.rolled_steps.stretches(until, rate).for_each(|stretch| journal.segments.push(stretch));
        rule
    }

    pub(super) fn add_part(&mut self, due: Day, component: Component, amount: Money) {
        self.balances.raise(component, amount);
        self.parts.add(due, component, amount);
    }

    fn bill_plans(&mut self, on: Day, due: Day, journal: &mut Journal) {
        if !self.owed_fees.is_empty() {
            self.bill_owed_fees(on, due, journal);
        }
        let waits = self.terms.statement_day_purchase == StatementDayPurchase::NextBill;
        for place in 0..self.plans.len() {
            if self.plans.get(place).is_some_and(|plan| !(waits && plan.made_on == on)) {
                self.bill_period(place, on, due, journal);
            }
        }
        self.plans.retain(|plan| !plan.is_billed());
    }

    /// Puts the next period of a plan and its fee on the bill.
    fn bill_period(&mut self, place: usize, on: Day, due: Day, journal: &mut Journal) {
        let Some(plan) = self.plans.get_mut(place).filter(|plan| !plan.is_billed()) else { return };
        plan.billed_periods += 1;
        let (principal, cause) = plan.period_principal(plan.billed_periods);
        let (fee, fee_cause) = plan.period_fee(plan.billed_periods);
        let free = principal.min(plan.free_left);
        plan.free_left -= free;
        let item = plan.item;
        self.free_on_bills += free;
        let at = self.at(on, item);
        let period = (Component::PlanFuture, Component::PlanDue);
        self.shift(at, Kind::Bill, period, principal, cause, journal);
        journal.post(at, Kind::Fee, Side::Lender, Side::Fee, fee, fee_cause);
        self.add_part(due, Component::Fee, fee);
    }

    /// Fixes total and minimum of what is on the bill now, and writes the statement unless nothing is asked for.
    pub(super) fn present_bill(
        &mut self,
        on: Day,
        due: Day,
        before: Balances,
        whole_bill_due: bool,
        journal: &mut Journal,
    ) {
        let entries = (self.cycle_start, journal.mark());
        let waiting_from = self.waiting(on).map_or(entries.1, |waiting| waiting.first_entry);
        self.cycle_start = waiting_from;
        let total = self.billed_debt();
        if total.is_zero() {
            self.bill = None;
            return;
        }
        let billed = self.balances[Component::Billed];
        let rolled = self.balances[Component::Rolled];
        let in_full = total - billed - rolled;
        let minimum = if whole_bill_due { total } else { minimum(self.terms, billed, rolled, in_full) };
        let statement = journal.statements.len();
        self.bill = Some(OpenBill {
            on,
            due,
            statement,
            minimum,
            paid: Money::ZERO,
            billed,
            rolled,
            in_full,
            whole_bill_due,
        });
        journal.statements.push(Statement {
            account: self.account,
            on,
            due,
            total,
            minimum,
            paid_by_due: Money::ZERO,
            amended: false,
            brought_forward: Statement::BROUGHT_FORWARD.map(|component| before[component]),
            entries,
            waiting_from,
            amendment: (0, 0),
        });
    }

    /// Everything that was put on a bill and is unpaid.
    pub fn billed_debt(&self) -> Money {
        self.balances.debt() - self.balances[Component::Unbilled] - self.balances[Component::PlanFuture]
    }

    /// What must still be paid to keep the open bill: both the rest of the minimum and all that enters it whole.
    pub fn unpaid_minimum(&self) -> Money {
        self.bill.as_ref().map_or(Money::ZERO, |bill| {
            let in_full =
                self.billed_debt() - self.balances[Component::Billed] - self.balances[Component::Rolled];
            (bill.minimum - bill.paid).max(in_full).or_zero()
        })
    }

    /// The day on which the open bill closed.
    pub fn bill_closed_on(&self) -> Option<Day> {
        self.bill.as_ref().map(|bill| bill.on)
    }

    /// The due day of the open bill.
    pub fn bill_due(&self) -> Option<Day> {
        self.bill.as_ref().map(|bill| bill.due)
    }

    /// Turns part of the open bill's new purchases into a plan and amends the bill.
    ///
    /// # Errors
    /// Says why nothing was changed.
    pub fn convert_bill(
        &mut self,
        on: Day,
        item: u32,
        amount: Money,
        periods: u8,
        journal: &mut Journal,
    ) -> Result<(), ConversionRefusal> {
        let bill =
            self.bill.filter(|bill| bill.on <= on && on <= bill.due).ok_or(ConversionRefusal::NotOpen)?;
        if self.parts.before(on).is_positive() {
            return Err(ConversionRefusal::NotOpen);
        }
        if amount > self.balances[Component::Billed] {
            return Err(ConversionRefusal::TooLarge);
        }
        let before = journal.mark();
        let cause = Cause::given(Rule::ConvertBill, amount);
        let converted = (Component::Billed, Component::PlanFuture);
        self.shift(self.at(on, item), Kind::Convert, converted, amount, cause, journal);
        self.note_posting(Component::Billed, (on, on), -amount);
        let in_full_before = self.in_full();
        self.plans.push(Plan::new(self.terms, item, on, amount, Money::ZERO, periods));
        if self.terms.bill_instalment_first_due == FirstDue::ThisDue {
            self.bill_period(self.plans.len() - 1, on, bill.due, journal);
            self.plans.retain(|plan| !plan.is_billed());
        }
        let added = self.in_full() - in_full_before;
        let change = BillChange { billed: amount, in_full: -added, ..BillChange::default() };
        self.amend(bill, change, (before, journal.mark()), journal);
        Ok(())
    }

    fn in_full(&self) -> Money {
        self.billed_debt() - self.balances[Component::Billed] - self.balances[Component::Rolled]
    }

    /// Total and minimum of the open bill are worked out again from what it was when it closed.
    pub(super) fn amend(
        &mut self,
        bill: OpenBill,
        change: BillChange,
        entries: (u32, u32),
        journal: &mut Journal,
    ) {
        let bill = bill.less(change);
        let total = bill.billed + bill.rolled + bill.in_full;
        let minimum = if bill.whole_bill_due {
            total
        } else {
            minimum(self.terms, bill.billed, bill.rolled, bill.in_full)
        };
        self.bill = Some(OpenBill { minimum, ..bill });
        if let Some(statement) = journal.statements.get_mut(bill.statement) {
            let first = if statement.amended { statement.amendment.0 } else { entries.0 };
            (statement.total, statement.minimum) = (total, minimum);
            (statement.amended, statement.amendment) = (true, (first, entries.1));
        }
    }

    /// Step 7: the end of the open bill's due day. Kept: the rest of the new purchases is carried. Missed: overdue.
    pub fn end_due_day(&mut self, on: Day, journal: &mut Journal) {
        let Some(due) = self.bill_due().filter(|&due| due <= on) else { return };
        let (missing, next_due) = (self.unpaid_minimum(), self.due_after_bill());
        let (left, bears_from) = (self.billed_debt(), self.bears_from(due));
        if let Some(posted) = self.posted.as_mut().filter(|_| left.is_positive()) {
            posted.billed.decide(bears_from);
        }
        self.bill = None;
        if missing.is_zero() {
            self.carry_rest(due, journal);
        } else {
            match self.terms.overdue_reach {
                OverdueReach::Bill => self.miss_bill(due, journal),
                OverdueReach::Minimum => self.miss_minimum(due, missing, journal),
            }
            self.charge_late_fee((due, next_due), missing, journal);
        }
        self.note_carried(due);
    }

    /// What was bearing nights goes on bearing; what is new bears from the night that the terms name.
    fn note_carried(&mut self, due: Day) {
        let from = self.bears_from(due);
        self.rolled_steps.set(from, self.balances[Component::Rolled]);
        self.overdue_steps.set(from, self.balances[Component::Overdue]);
    }

    /// The due day of the bill after the open one.
    fn due_after_bill(&self) -> Day {
        let closes_in = self.bill.map_or_else(|| Day::LAST.month(), |bill| bill.on.month() + 1);
        let next_month = i32::from(self.days.due_day <= self.days.bill_day);
        (closes_in + next_month).day(self.days.due_day)
    }

    /// A fee on what is missing of the minimum. The next bill is the first that shows it, so it has that due date.
    fn charge_late_fee(&mut self, (due, next_due): (Day, Day), missing: Money, journal: &mut Journal) {
        let (rate, rounding) = (self.terms.late_fee_rate, self.terms.fee_rounding.rounding());
        let (least, most) = (self.terms.late_fee_floor_yuan, self.terms.late_fee_cap_yuan);
        let fee = rate.of(missing).round(rounding).max(least).min(most);
        let inputs = [missing.cents(), rate.units(), rounding_code(rounding), least.cents(), most.cents()];
        let cause = Cause::new(Rule::LateFee, inputs);
        journal.post(self.at(due, 0), Kind::Penalty, Side::Lender, Side::Penalty, fee, cause);
        self.add_part(next_due, Component::Penalty, fee);
    }

    fn carry_rest(&mut self, due: Day, journal: &mut Journal) {
        let unpaid = self.balances[Component::Billed];
        let cause = Cause::given(Rule::CarryRest, unpaid);
        let carried = (Component::Billed, Component::Rolled);
        self.shift(self.at(due, 0), Kind::Carry, carried, unpaid, cause, journal);
    }

    fn miss_bill(&mut self, due: Day, journal: &mut Journal) {
        for component in [Component::PlanDue, Component::Rolled, Component::Billed] {
            let unpaid = self.balances[component];
            self.miss(due, component, unpaid, Cause::given(Rule::MissedBill, unpaid), journal);
        }
    }

    fn miss_minimum(&mut self, due: Day, missing: Money, journal: &mut Journal) {
        let charges = [Component::Interest, Component::Fee, Component::Penalty, Component::Overdue];
        let mut left = charges.iter().fold(missing, |rest, &c| rest - self.balances[c]).or_zero();
        for component in [Component::PlanDue, Component::Rolled, Component::Billed] {
            let unpaid = self.balances[component];
            let taken = left.min(unpaid);
            let cause = Cause::new(Rule::MissedMinimum, [left.cents(), unpaid.cents(), 0, 0, 0]);
            self.miss(due, component, taken, cause, journal);
            left -= taken;
        }
        self.carry_rest(due, journal);
    }

    fn miss(&mut self, due: Day, component: Component, amount: Money, cause: Cause, journal: &mut Journal) {
        self.shift(self.at(due, 0), Kind::Overdue, (component, Component::Overdue), amount, cause, journal);
        self.parts.add(due, Component::Overdue, amount);
    }
}

/// The least that keeps a bill: a share of new and carried purchases, raised to the floor, and all else whole.
///
/// ```text
/// max(ceil_cent(min_ratio × billed + min_rollover_share × rolled), min(min_floor_yuan, billed + rolled)) + in_full
/// ```
pub fn minimum(terms: &LineTerms, billed: Money, rolled: Money, in_full: Money) -> Money {
    let share = terms.min_ratio.of(billed) + terms.min_rollover_share.of(rolled);
    let ordinary = billed + rolled;
    let ratio_part = match terms.min_rounding {
        MinRounding::CeilCent => share.round(Rounding::Up),
        MinRounding::FloorYuan => {
            let cents = share.round(Rounding::Down).cents();
            Money::from_cents(cents - cents % 100)
        }
    };
    ratio_part.max(terms.min_floor_yuan.min(ordinary)).min(ordinary) + in_full
}
