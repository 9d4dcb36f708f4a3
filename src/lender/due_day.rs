//! The end of a bill's due day, or of its grace: kept or missed, carried or overdue.

use super::line::Line;
use super::nights::Bearing;
use crate::calendar::Day;
use crate::ledger::{Cause, Component, Journal, Kind, Rule, Side, rounding_code};
use crate::money::Money;
use crate::terms::OverdueReach;

/// Charges of a bill, whose parts remember its due date.
const CHARGES: [Component; 3] = [Component::Interest, Component::Fee, Component::Penalty];

/// The bill that ends: when it was due, the day on whose evening it ends, and the due day of the next.
#[derive(Clone, Copy)]
struct Ending {
    due: Day,
    on: Day,
    next_due: Day,
}

impl Line<'_> {
    /// The last day on which a payment keeps the open bill: its due day, or the last of the grace after it.
    pub fn bill_ends(&self) -> Option<Day> {
        self.bill_due().map(|due| self.grace_end(due))
    }

    /// The last day of the grace after a due day; the due day itself where there is none. Grace ends at the latest on
    /// the evening before the next bill closes.
    pub fn grace_end(&self, due: Day) -> Day {
        let grace = i32::from(self.terms.common.grace_days);
        if grace == 0 {
            return due;
        }
        let same_month = due.month().day(self.days.bill_day);
        let closes = if same_month > due { same_month } else { (due.month() + 1).day(self.days.bill_day) };
        (due + grace).min(closes - 1).max(due)
    }

    /// Step 7: the end of the open bill's due day, or of its grace. Kept: the rest of the new purchases is carried.
    /// Missed: overdue since the due day. What is posted then counts from the due day.
    pub fn end_due_day(&mut self, on: Day, journal: &mut Journal) {
        let Some(due) = self.bill_due().filter(|_| self.bill_ends().is_some_and(|end| end <= on)) else {
            return;
        };
        let ending = Ending { due, on, next_due: self.due_after_bill() };
        let (missing, left, before) = (self.unpaid_minimum(), self.billed_debt(), self.bearing(due));
        let (first, tolerance) = (journal.mark(), self.tolerance(due));
        let (kept, cleared) = (missing <= tolerance, left <= tolerance);
        let bears_from = self.bears_from(due);
        if let Some(posted) = self.posted.as_mut().filter(|_| !cleared) {
            posted.billed.decide(bears_from);
        }
        if let Some(month) = self.month.as_mut().filter(|_| !cleared) {
            month.uncleared = true;
        }
        self.bill = None;
        if kept {
            if missing.is_positive() {
                self.postpone(ending, journal);
            }
            self.settle_loose_interest(due, (on, ending.next_due), journal);
            if cleared {
                self.renew_rest(ending, journal)
            } else {
                self.carry_rest(on, journal)
            }
            self.missed_in_row = 0;
        } else {
            match self.terms.overdue_reach {
                OverdueReach::Bill => self.miss_bill(ending, journal),
                OverdueReach::Minimum => self.miss_minimum(ending, missing, journal),
            }
            self.charge_late_fee(ending, missing, journal);
            self.break_plan(due, on, journal);
            self.missed_in_row = self.missed_in_row.saturating_add(1);
        }
        journal.count_from(first, due);
        self.note_turn(ending, before);
    }

    /// What may be missing of a bill that is still kept, or cleared: nothing while anything older is past due.
    fn tolerance(&self, due: Day) -> Money {
        let tolerance = self.terms.grace_tolerance_yuan;
        if tolerance.is_zero() || self.parts.before(due).is_positive() { Money::ZERO } else { tolerance }
    }

    /// Charges that are missing within the tolerance are asked for again with the next bill; so are plan periods, as
    /// carried principal.
    fn postpone(&mut self, ending: Ending, journal: &mut Journal) {
        let at = self.at(ending.on, 0);
        for component in CHARGES {
            let unpaid = self.parts.postpone(component, ending.due, ending.next_due);
            let cause = Cause::given(Rule::WithinTolerance, unpaid);
            self.shift(at, Kind::Carry, (component, component), unpaid, cause, journal);
        }
        let unpaid = self.balances[Component::PlanDue];
        let cause = Cause::given(Rule::WithinTolerance, unpaid);
        self.shift(at, Kind::Carry, (Component::PlanDue, Component::Rolled), unpaid, cause, journal);
    }

    /// What is left of a bill that counts as cleared is on the next bill, like a purchase of this day.
    fn renew_rest(&mut self, ending: Ending, journal: &mut Journal) {
        let unpaid = self.balances[Component::Billed];
        let cause = Cause::given(Rule::WithinTolerance, unpaid);
        let renewed = (Component::Billed, Component::Unbilled);
        self.shift(self.at(ending.on, 0), Kind::Carry, renewed, unpaid, cause, journal);
        self.note_posting(Component::Unbilled, (ending.on, ending.on), unpaid);
    }

    /// What was bearing nights goes on bearing; what is new bears from the night that the terms name.
    fn note_turn(&mut self, Ending { due, on, .. }: Ending, before: Bearing) {
        let (from, now) = (self.bears_from(due), self.bearing(due + 1));
        let in_grace = on > due;
        let turns = [
            (Some(&mut self.rolled_steps), before.rolled, now.rolled),
            (Some(&mut self.overdue_steps), before.overdue, now.overdue),
            (self.late_interest.as_deref_mut(), before.late_interest, now.late_interest),
            (self.cash.as_mut().map(|cash| &mut cash.steps), before.cash, now.cash),
        ];
        for (steps, before, now) in turns {
            match steps {
                // a payment of this day that counts from the next evening stays a step of its own
                Some(steps) if in_grace || steps.is_known_beyond(from) => {
                    steps.raise_from(from, now - before)
                }
                Some(steps) => steps.set(from, now),
                None => {}
            }
        }
    }

    /// The due day of the bill after the open one.
    fn due_after_bill(&self) -> Day {
        let closes_in = self.bill.map_or_else(|| Day::LAST.month(), |bill| bill.on.month() + 1);
        let next_month = i32::from(self.days.due_day < self.days.bill_day);
        (closes_in + next_month).day(self.days.due_day)
    }

    /// A fee on what is missing of the minimum. The next bill is the first that shows it, so it has that due date.
    fn charge_late_fee(&mut self, ending: Ending, missing: Money, journal: &mut Journal) {
        let (rate, rounding) = (self.terms.late_fee_rate, self.terms.fee_rounding.rounding());
        let (least, most) = (self.terms.late_fee_floor_yuan, self.terms.late_fee_cap_yuan);
        let fee = rate.of(missing).round(rounding).max(least).min(most);
        let inputs = [missing.cents(), rate.units(), rounding_code(rounding), least.cents(), most.cents()];
        let cause = Cause::new(Rule::LateFee, inputs);
        journal.post(self.at(ending.on, 0), Kind::Penalty, Side::Lender, Side::Penalty, fee, cause);
        self.add_part(ending.next_due, Component::Penalty, fee);
    }

    fn carry_rest(&mut self, on: Day, journal: &mut Journal) {
        let unpaid = self.balances[Component::Billed];
        let cause = Cause::given(Rule::CarryRest, unpaid);
        let carried = (Component::Billed, Component::Rolled);
        self.shift(self.at(on, 0), Kind::Carry, carried, unpaid, cause, journal);
    }

    fn miss_bill(&mut self, ending: Ending, journal: &mut Journal) {
        for component in [Component::PlanDue, Component::Rolled, Component::Billed] {
            let unpaid = self.principal_on_bill(component);
            self.miss(ending, component, unpaid, Cause::given(Rule::MissedBill, unpaid), journal);
        }
    }

    fn miss_minimum(&mut self, ending: Ending, missing: Money, journal: &mut Journal) {
        let charges = CHARGES.into_iter().chain([Component::Overdue]);
        let charged = charges.map(|c| self.balances[c]).sum::<Money>() - self.fees_ahead(ending.due);
        let mut left = (missing - charged).or_zero();
        for component in [Component::PlanDue, Component::Rolled, Component::Billed] {
            let unpaid = self.principal_on_bill(component);
            let taken = left.min(unpaid);
            let cause = Cause::new(Rule::MissedMinimum, [left.cents(), unpaid.cents(), 0, 0, 0]);
            self.miss(ending, component, taken, cause, journal);
            left -= taken;
        }
        self.carry_rest(ending.on, journal);
    }

    fn miss(
        &mut self,
        ending: Ending,
        component: Component,
        amount: Money,
        cause: Cause,
        journal: &mut Journal,
    ) {
        let overdue = (component, Component::Overdue);
        self.shift(self.at(ending.on, 0), Kind::Overdue, overdue, amount, cause, journal);
        self.parts.add(ending.due, Component::Overdue, amount);
        if let Some(cash) = self.cash.as_mut().filter(|_| component == Component::Rolled) {
            cash.lower_billed(amount);
        }
    }

    /// Whether the line takes no purchases because minimums were missed in a row.
    pub const fn is_stopped(&self) -> bool {
        let most = self.terms.stop_after_missed_minimums;
        most > 0 && self.missed_in_row >= most
    }
}
