//! A personal plan of a line: all that is owed becomes one plan, and a missed bill ends it.

use super::cash::CashTaken;
use super::line::Line;
use super::offer::{OfferRefusal, re_plan_offered};
use super::plan::Plan;
use super::postings::Posted;
use super::refund::BillChange;
use super::steps::Steps;
use crate::calendar::Day;
use crate::ledger::{At, Cause, Charge, Component, Journal, Kind, Rule, Side, rounding_code};
use crate::money::Money;

/// What is on a bill and becomes part of a plan; charges that are posted on the day of the plan are not.
const ON_BILLS: [Component; 7] = [
    Component::Billed,
    Component::Rolled,
    Component::PlanDue,
    Component::Overdue,
    Component::Interest,
    Component::Fee,
    Component::Penalty,
];
/// What may be on no bill yet: the open cycle, and charges of the day.
const OFF_BILLS: [Component; 5] =
    [Component::Unbilled, Component::Rolled, Component::Interest, Component::Fee, Component::Penalty];

impl Line<'_> {
    /// Whether a personal plan can be had.
    ///
    /// # Errors
    /// Why the lender does not agree.
    pub fn re_plan_offered(&self, on: Day, periods: u16) -> Result<u8, OfferRefusal> {
        let owes = self.balances.debt().is_positive();
        let days = self.oldest_due().map_or(0, |due| on - due);
        re_plan_offered(&self.terms.common.re_plan, self.plan_runs(), owes, (days, periods))?;
        u8::try_from(periods).map_err(|_| OfferRefusal::TooLong)
    }

    /// Whether a personal plan runs: nothing is lent beside it.
    pub fn plan_runs(&self) -> bool {
        let personal = self.rare.as_ref().and_then(|rare| rare.personal);
        let due = || self.balances[Component::PlanDue].is_positive();
        personal.is_some_and(|item| self.is_to_come(item) || due())
    }

    fn is_to_come(&self, item: u32) -> bool {
        self.plans.iter().any(|plan| plan.item == item)
    }

    /// A bill closes, its nights being billed: a plan that is broken, or whose last part was on the bill before, is over.
    pub(super) fn forget_plan(&mut self) {
        let runs =
            self.rare.as_ref().and_then(|rare| rare.personal).is_some_and(|item| self.is_to_come(item));
        if let Some(rare) = self.rare.as_mut().filter(|_| !runs) {
            (rare.personal, rare.plan_steps) = (None, None);
        }
    }

    /// All that is owed becomes a plan in equal parts, the first on the next bill. The caller has asked
    /// [`Self::re_plan_offered`].
    pub fn re_plan(&mut self, on: Day, item: u32, periods: u8, journal: &mut Journal) {
        let at = self.at(on, item);
        let billed = ON_BILLS.map(|component| self.on_bill(component));
        self.post_to_date(at, journal);
        self.post_plan_fee(at, journal);
        let before = journal.mark();
        let loose = self.bill_due().map_or(Money::ZERO, |due| self.loose_interest(due));
        let mut moved = BillChange { interest: loose, in_full: -loose, ..BillChange::default() };
        for (component, amount) in ON_BILLS.into_iter().zip(billed) {
            self.arrange(at, component, amount, journal);
            match component {
                Component::Billed => moved.billed += amount,
                Component::Rolled => moved.rolled += amount,
                _ => moved.in_full += amount,
            }
        }
        let entries = (before, journal.mark());
        for component in OFF_BILLS {
            self.arrange(at, component, self.balances[component], journal);
        }
        if let Some(bill) = self.bill {
            self.amend(bill, moved, entries, journal);
        }
        self.begin_plan(at, periods, journal);
    }

    /// What the open bill asks for of a component; cash of the cycle and its fees are on no bill yet.
    fn on_bill(&self, component: Component) -> Money {
        match component {
            Component::Fee => {
                self.balances[component] - self.bill_due().map_or(Money::ZERO, |due| self.fees_ahead(due))
            }
            _ => self.principal_on_bill(component),
        }
    }

    fn arrange(&mut self, at: At, from: Component, amount: Money, journal: &mut Journal) {
        let cause = Cause::given(Rule::RePlanned, amount);
        self.shift(at, Kind::Arrangement, (from, Component::PlanFuture), amount, cause, journal);
    }

    /// Plans of before become part of it; what bore nights starts anew.
    fn begin_plan(&mut self, at: At, periods: u8, journal: &mut Journal) {
        let (owed, arranged) = (self.balances[Component::PlanFuture], self.plans_left());
        let cause = Cause::given(Rule::RePlanned, arranged);
        let kept = Component::PlanFuture;
        journal.shift(at, Kind::Arrangement, kept, kept, arranged, cause);
        let free = self.plans.drain(..).map(|plan| plan.free_left).sum::<Money>() + self.free_on_bills;
        self.free_on_bills = Money::ZERO;
        self.plans.push(Plan::personal(self.terms, at.item, at.on, owed, free, periods));
        self.parts.clear();
        self.posted = Posted::under(self.terms);
        self.late_interest = self.terms.interest_on_interest.then(Box::default);
        self.bought_today.amount = Money::ZERO;
        if let Some(cash) = &mut self.cash {
            **cash = CashTaken::default();
        }
        self.note_evening(at.on);
        let bears = !self.terms.common.re_plan.stops_interest;
        let rare = self.rare.get_or_insert_default();
        (rare.personal, rare.plan_steps) = (Some(at.item), bears.then(Steps::default));
        self.note_plan(at.on);
        self.begin_month();
    }

    fn plans_left(&self) -> Money {
        self.plans.iter().map(Plan::unbilled_principal).sum()
    }

    /// Posts interest and penalty to the day, and the fees of plans that end by it.
    fn post_to_date(&mut self, at: At, journal: &mut Journal) {
        self.post_nights((at.on, at.on), at.on, journal);
        let fee: Money = self.plans.iter().map(|plan| plan.payoff_fee(self.terms.early_payoff_fee)).sum();
        journal.post(at, Kind::Fee, Side::Lender, Side::Fee, fee, Cause::given(Rule::PayoffFee, fee));
        self.balances.raise(Component::Fee, fee);
    }

    fn post_plan_fee(&mut self, at: At, journal: &mut Journal) {
        let (rate, rounding) = (self.terms.common.re_plan.fee_rate, self.rounding());
        let owed = self.balances.debt();
        let fee = rate.of(owed).round(rounding);
        let cause = Cause::new(Rule::RePlanFee, [owed.cents(), rate.units(), rounding_code(rounding), 0, 0]);
        journal.post(at, Kind::Fee, Side::Lender, Side::Fee, fee, cause);
        self.balances.raise(Component::Fee, fee);
    }

    /// Whether a plan bears interest on what is on no bill of it.
    pub(super) fn bears(&self, plan: &Plan) -> bool {
        self.rare.as_ref().is_some_and(|rare| rare.plan_steps.is_some() && rare.personal == Some(plan.item))
    }

    /// The evening of what is left of a personal plan that bears interest.
    pub(super) fn note_plan(&mut self, on: Day) {
        let left = self.balances[Component::PlanFuture];
        if let Some(steps) = self.plan_steps_mut() {
            steps.set(on, left);
        }
    }

    fn plan_steps_mut(&mut self) -> Option<&mut Steps> {
        self.rare.as_mut().and_then(|rare| rare.plan_steps.as_mut())
    }

    /// What is left of a personal plan evening by evening, where it bears interest.
    pub(super) fn plan_steps(&self) -> Option<&Steps> {
        self.rare.as_ref().and_then(|rare| rare.plan_steps.as_ref())
    }

    /// Bills the nights of a personal plan that bears interest.
    pub(super) fn bill_plan_nights(&mut self, at: At, due: Day, until: Day, journal: &mut Journal) {
        let first = journal.segments.len();
        self.gather_plan_nights(until, journal);
        self.cut_by_rate(&mut journal.segments, first, false);
        let charge = Charge { rule: Rule::PlanInterest, kind: Kind::Interest, to: Component::Interest };
        let amount = journal.charge_nights(at, charge, first, self.rounding());
        self.add_part(due, Component::Interest, amount);
        if let Some(steps) = self.plan_steps_mut() {
            steps.restart(until);
        }
    }

    /// Gathers the nights before `until` of a personal plan that bears interest.
    pub(super) fn gather_plan_nights(&self, until: Day, journal: &mut Journal) {
        if let Some(steps) = self.plan_steps() {
            steps.gather(until, self.terms.common.daily_rate, &mut journal.segments);
        }
    }

    /// A missed bill ends a personal plan: all that is left of it is overdue since that due day.
    pub(super) fn break_plan(&mut self, due: Day, on: Day, journal: &mut Journal) {
        if self.rare.as_ref().is_none_or(|rare| rare.personal.is_none()) {
            return;
        }
        let left = self.balances[Component::PlanFuture];
        let cause = Cause::given(Rule::PlanBroken, left);
        let broken = (Component::PlanFuture, Component::Overdue);
        self.shift(self.at(on, 0), Kind::Overdue, broken, left, cause, journal);
        self.parts.add(due, Component::Overdue, left);
        self.plans.clear();
        self.note_plan(due);
        if let Some(rare) = &mut self.rare {
            rare.personal = None;
        }
    }
}
