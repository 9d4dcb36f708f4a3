//! How a line takes payments.

use super::line::Line;
use super::plan::Plan;
use crate::calendar::Day;
use crate::ledger::{Cause, Component, Journal, Kind, Rule, Side};
use crate::money::Money;
use crate::terms::AllocationKind;

/// Principal inside one due date: what enters the minimum whole comes first.
const PRINCIPAL: [Component; 4] =
    [Component::Overdue, Component::PlanDue, Component::Rolled, Component::Billed];

/// A payment on its way through the components of a line.
struct Purse {
    on: Day,
    why: Rule,
    left: Money,
}

impl Line<'_> {
    /// Takes a payment of at most `money`: oldest due date first; inside one, the contract's order of kinds. What
    /// has no due date comes last. Returns what was taken; future plan periods take nothing.
    pub fn pay(&mut self, on: Day, why: Rule, money: Money, journal: &mut Journal) -> Money {
        let (mut purse, mark) = (Purse { on, why, left: money }, self.month_mark());
        if self.is_principal_first(on) {
            self.pay_overdue(&mut purse, journal);
        }
        while purse.left.is_positive() {
            let Some(due) = self.next_due() else { break };
            self.pay_due_date(due, &mut purse, journal);
        }
        for component in [Component::Rolled, Component::Unbilled] {
            let paid = self.pay_component(component, self.balances[component], &mut purse, journal);
            if let Some(cash) = self.cash.as_mut().filter(|_| component == Component::Rolled) {
                cash.lower(paid);
            }
        }
        let taken = money - purse.left;
        self.count_payment(taken, journal);
        self.note_payment(on);
        self.note_month(mark);
        taken
    }

    /// The oldest due date of which anything is unpaid, the open bill included.
    fn next_due(&self) -> Option<Day> {
        let on_bill = [Component::PlanDue, Component::Rolled, Component::Billed];
        let bill =
            self.bill_due().filter(|_| on_bill.iter().any(|&c| self.principal_on_bill(c).is_positive()));
        [self.parts.oldest(), bill].into_iter().flatten().min()
    }

    /// Whether the account is overdue for so long that payments clear overdue principal before interest and fees.
    fn is_principal_first(&self, on: Day) -> bool {
        let from = self.terms.allocation_switch_day;
        from > 0 && self.oldest_due().is_some_and(|due| on - due >= i32::from(from))
    }

    /// Pays overdue principal, oldest due date first.
    fn pay_overdue(&mut self, purse: &mut Purse, journal: &mut Journal) {
        while purse.left.is_positive() {
            let Some(due) = self.parts.oldest_of(Component::Overdue) else { break };
            self.pay_parts(due, Component::Overdue, purse, journal);
            self.parts.sweep();
        }
    }

    fn pay_due_date(&mut self, due: Day, purse: &mut Purse, journal: &mut Journal) {
        for kind in self.terms.common.allocation_order {
            match kind {
                AllocationKind::Penalty => self.pay_parts(due, Component::Penalty, purse, journal),
                AllocationKind::Interest => self.pay_parts(due, Component::Interest, purse, journal),
                AllocationKind::Fee => self.pay_parts(due, Component::Fee, purse, journal),
                AllocationKind::Principal => self.pay_principal(due, purse, journal),
            }
        }
        self.parts.sweep();
    }

    fn pay_principal(&mut self, due: Day, purse: &mut Purse, journal: &mut Journal) {
        self.pay_parts(due, Component::Overdue, purse, journal);
        if self.bill_due() == Some(due) {
            for component in PRINCIPAL.into_iter().skip(1) {
                let taken = self.pay_component(component, self.principal_on_bill(component), purse, journal);
                if let Some(cash) = self.cash.as_mut().filter(|_| component == Component::Rolled) {
                    cash.lower_billed(taken);
                }
            }
        }
    }

    /// Of most components nothing is owed: that costs a comparison here, and the rest is kept out of line.
    #[inline(always)]
    fn pay_parts(&mut self, due: Day, component: Component, purse: &mut Purse, journal: &mut Journal) {
        if !self.balances[component].is_zero() {
            self.take_parts(due, component, purse, journal);
        }
    }

    #[inline(never)]
    fn take_parts(&mut self, due: Day, component: Component, purse: &mut Purse, journal: &mut Journal) {
        let (at, why, mut left) = (self.at(purse.on, 0), purse.why, purse.left);
        let mut paid = Money::ZERO;
        self.parts.take(due, component, purse.left, |taken, owed| {
            post_payment(at, why, component, taken, left, owed, journal);
            left -= taken;
            paid += taken;
        });
        purse.left = left;
        self.balances.lower(component, paid);
        if component == Component::Overdue {
            self.renew_quota(paid);
        }
    }

    #[inline(always)]
    fn pay_component(
        &mut self,
        component: Component,
        owed: Money,
        purse: &mut Purse,
        journal: &mut Journal,
    ) -> Money {
        if owed.is_zero() || purse.left.is_zero() {
            return Money::ZERO;
        }
        self.take_component(component, owed, purse, journal)
    }

    #[inline(never)]
    fn take_component(
        &mut self,
        component: Component,
        owed: Money,
        purse: &mut Purse,
        journal: &mut Journal,
    ) -> Money {
        let taken = purse.left.min(owed);
        post_payment(self.at(purse.on, 0), purse.why, component, taken, purse.left, owed, journal);
        purse.left -= taken;
        self.balances.lower(component, taken);
        self.note_posting(component, (purse.on, self.counts_from(purse.on)), -taken);
        if component == Component::PlanDue {
            self.renew_quota(taken);
        }
        taken
    }

    /// Counts a payment towards the open bill.
    fn count_payment(&mut self, taken: Money, journal: &mut Journal) {
        if let Some(bill) = &mut self.bill {
            bill.paid += taken;
            if let Some(statement) = journal.statements.get_mut(bill.statement) {
                statement.paid_by_due = bill.paid;
            }
        }
    }

    /// What a plan made by `item` costs to pay off now, fees included; `None` when no such plan runs.
    pub fn payoff_amount(&self, item: u32) -> Option<Money> {
        let plan = self.plans.iter().find(|plan| plan.item == item)?;
        Some(plan.unbilled_principal() + plan.payoff_fee(self.terms.early_payoff_fee))
    }

    /// Pays off all that is not yet billed of the oldest running plan made by an item, or of the one that it made on a
    /// day. Returns what was paid.
    pub fn pay_off(&mut self, (item, made_on): (u32, Option<Day>), on: Day, journal: &mut Journal) -> Money {
        let is_it = |plan: &Plan| plan.item == item && made_on.is_none_or(|day| plan.made_on == day);
        let Some(place) = self.plans.iter().position(is_it) else { return Money::ZERO };
        let plan = self.plans.remove(place);
        let (principal, fee) = (plan.unbilled_principal(), plan.payoff_fee(self.terms.early_payoff_fee));
        let (at, money) = (self.at(on, item), principal + fee);
        journal.post(at, Kind::Fee, Side::Lender, Side::Fee, fee, Cause::given(Rule::PayoffFee, fee));
        post_payment(at, Rule::PayOffPlan, Component::Fee, fee, money, fee, journal);
        post_payment(at, Rule::PayOffPlan, Component::PlanFuture, principal, principal, principal, journal);
        self.balances.lower(Component::PlanFuture, principal);
        self.free_on_bills += plan.free_left;
        self.renew_quota(plan.free_left);
        self.note_plan(self.counts_from(on));
        self.count_payment(money, journal);
        money
    }

    /// What must be paid on `day`: the unpaid minimum of a bill whose due day has come, else what is past due.
    pub fn required(&self, day: Day) -> Money {
        match self.bill_due() {
            Some(due) if due <= day => self.unpaid_minimum(),
            _ => self.past_due_before(day),
        }
    }

    /// Whether anything is unpaid whose due day was over when the day began, also while its grace runs.
    pub fn was_due_before(&self, day: Day) -> bool {
        match self.bill_due() {
            Some(due) if due < day => self.unpaid_minimum().is_positive(),
            _ => self.parts.oldest().is_some_and(|due| due < day),
        }
    }

    /// What is past due at the start of `day`: everything with an earlier due date.
    pub fn past_due_before(&self, day: Day) -> Money {
        self.parts.before(day)
    }
}

/// Writes the part of a payment that a component takes.
pub(super) fn post_payment(
    at: crate::ledger::At,
    why: Rule,
    component: Component,
    taken: Money,
    money: Money,
    owed: Money,
    journal: &mut Journal,
) {
    let cause = Cause::new(why, [money.cents(), owed.cents(), 0, 0, 0]);
    journal.post(at, Kind::Payment, Side::Cash, component.into(), taken, cause);
}
