//! The nights of a line: which of them bear, what they have grown to, and how they come onto a bill.

use super::line::Line;
use crate::calendar::Day;
use crate::ledger::{Charge, Component, Journal, Kind, Rule, Segment};
use crate::money::Money;
use crate::rate::{Accrual, Rounding};
use crate::terms::{FirstOverdueNight, InterestBase, StatementNight};

impl Line<'_> {
    /// Bills the nights up to the close of `on`: interest, that of cash, interest on interest, penalty, each rounded
    /// once.
    pub(super) fn bill_nights(&mut self, on: Day, due: Day, journal: &mut Journal) {
        let until = on + i32::from(self.terms.statement_night == StatementNight::ThroughStatement);
        self.post_nights((on, due), until, journal);
    }

    /// Posts the nights before `until`, with a due date.
    pub(super) fn post_nights(&mut self, (on, due): (Day, Day), until: Day, journal: &mut Journal) {
        if self.month.is_some() {
            self.bill_month((on, due), until, journal);
        } else {
            self.bill_each_night((on, due), until, journal);
        }
        self.rolled_steps.restart(until);
        self.overdue_steps.restart(until);
        if let Some(late) = &mut self.late_interest {
            late.restart(until);
        }
        if let Some(cash) = &mut self.cash {
            cash.steps.restart(until);
        }
        self.billed_until = until;
        if self.rare.is_some() {
            self.bill_court_fee(self.at(on, 0), due, journal);
            self.bill_plan_nights(self.at(on, 0), due, until, journal);
        }
    }

    fn bill_each_night(&mut self, (on, due): (Day, Day), until: Day, journal: &mut Journal) {
        let first = journal.segments.len();
        let rule = self.gather_interest(until, journal);
        self.bill_stretches((on, due), (rule, Component::Interest), first, journal);
        if self.cash.is_some() {
            let first = journal.segments.len();
            self.gather_cash(until, journal);
            self.bill_stretches((on, due), (Rule::CashAdvanceInterest, Component::Interest), first, journal);
        }
        if self.late_interest.is_some() {
            let first = journal.segments.len();
            self.gather_late_interest(until, journal);
            self.bill_stretches((on, due), (Rule::InterestOnInterest, Component::Interest), first, journal);
        }
        let first = journal.segments.len();
        self.overdue_steps.gather(until, self.terms.common.penalty_rate, &mut journal.segments);
        self.bill_stretches((on, due), (Rule::OverduePenalty, Component::Penalty), first, journal);
    }

    fn bill_stretches(
        &mut self,
        (on, due): (Day, Day),
        (rule, to): (Rule, Component),
        first: usize,
        journal: &mut Journal,
    ) {
        if journal.segments.len() == first {
            return;
        }
        let kind = if to == Component::Penalty { Kind::Penalty } else { Kind::Interest };
        self.cut_by_rate(&mut journal.segments, first, to == Component::Penalty);
        let amount = journal.charge_nights(self.at(on, 0), Charge { rule, kind, to }, first, self.rounding());
        self.add_part(due, to, amount);
    }

    /// Gathers the nights before `until` that bear interest: those of the last bill since it was posted, if it was
    /// not cleared, then those of what is carried. Tells the rule that they are charged by.
    fn gather_interest(&self, until: Day, journal: &mut Journal) -> Rule {
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
        self.rolled_steps.gather(until, rate, &mut journal.segments);
        rule
    }

    /// Gathers the nights before `until` of cash that was taken.
    fn gather_cash(&self, until: Day, journal: &mut Journal) {
        if let Some(cash) = &self.cash {
            cash.steps.gather(until, self.terms.common.daily_rate, &mut journal.segments);
        }
    }

    /// Gathers the nights before `until` of billed interest whose due day is over.
    fn gather_late_interest(&self, until: Day, journal: &mut Journal) {
        if let Some(late) = &self.late_interest {
            late.gather(until, self.terms.common.daily_rate, &mut journal.segments);
        }
    }

    /// Gathers all nights before `until` that are on no bill: of interest, or of penalty.
    pub(super) fn gather_open(&self, until: Day, penalty: bool, journal: &mut Journal) {
        let first = journal.segments.len();
        if self.month.is_some() {
            self.month_stretches(until, penalty, |stretch| journal.segments.push(stretch));
            if !penalty {
                self.gather_plan_nights(until, journal);
            }
        } else if penalty {
            self.overdue_steps.gather(until, self.terms.common.penalty_rate, &mut journal.segments);
        } else {
            self.gather_interest(until, journal);
            self.gather_cash(until, journal);
            self.gather_late_interest(until, journal);
            self.gather_plan_nights(until, journal);
        }
        self.cut_by_rate(&mut journal.segments, first, penalty);
    }

    /// Interest and penalty that have grown but are not billed, exact.
    pub fn accrued(&self, until: Day) -> Accrued {
        if self.month.is_some() {
            let plan = self.plan_steps().map(|plan| plan.accrued(until, self.terms.common.daily_rate));
            let interest = self.month_accrued(until, false) + plan.unwrap_or_default();
            return Accrued { interest, penalty: self.month_accrued(until, true) };
        }
        if !self.old_rates().is_empty() {
            return self.accrued_over_rates(until);
        }
        let (base, common) = (self.terms.interest_base, &self.terms.common);
        let mut interest = self.rolled_steps.accrued(until, common.daily_rate);
        if let Some(posted) = &self.posted {
            posted.billed.charged(base, until, common.daily_rate, |stretch| interest += stretch.accrual());
        }
        if let Some(late) = &self.late_interest {
            interest += late.accrued(until, common.daily_rate);
        }
        if let Some(plan) = self.plan_steps() {
            interest += plan.accrued(until, common.daily_rate);
        }
        if let Some(cash) = &self.cash {
            interest += cash.steps.accrued(until, common.daily_rate);
        }
        Accrued { interest, penalty: self.overdue_steps.accrued(until, common.penalty_rate) }
    }

    /// Interest since the posting day that is charged only if its bill is not cleared, exact; no part of debt.
    pub fn at_stake(&self, until: Day) -> Accrual {
        if self.posted.is_none() && self.month.is_none() {
            return Accrual::ZERO;
        }
        let (base, rate) = (self.terms.interest_base, self.terms.common.daily_rate);
        let mut sum = self.month_at_stake(until);
        let Some(posted) = &self.posted else { return sum };
        let open_bill = self.bill.is_some().then_some(&posted.billed);
        let mut add = |stretch: Segment| {
            self.each_rate(self.in_month(stretch), false, |part| sum += part.accrual());
        };
        for postings in open_bill.into_iter().chain([&posted.cycle]) {
            postings.stretches(base, until, rate, &mut add);
        }
        sum
    }

    /// The day from whose evening a newly carried or missed rest bears nights. Where it bears since it was posted, no
    /// night between is free.
    pub(super) fn bears_from(&self, due: Day) -> Day {
        if self.posted.is_some() {
            return self.counts_from(due);
        }
        match self.terms.common.first_overdue_night {
            FirstOverdueNight::Count => due,
            FirstOverdueNight::Skip => due + 1,
        }
    }

    /// Remembers the balances that bear nights after a payment.
    pub(super) fn note_payment(&mut self, paid_on: Day) {
        self.note_balances(paid_on, self.counts_from(paid_on));
    }

    /// Remembers the balances that bear nights after a day that changed them otherwise.
    pub(super) fn note_evening(&mut self, changed_on: Day) {
        self.note_balances(changed_on, changed_on.max(self.billed_until));
    }

    fn note_balances(&mut self, changed_on: Day, on: Day) {
        let mut rolled = self.balances[Component::Rolled];
        if let Some(cash) = &mut self.cash {
            rolled -= cash.total();
            cash.steps.set(on, cash.total());
        }
        self.rolled_steps.set(on, rolled);
        self.overdue_steps.set(on, self.balances[Component::Overdue]);
        let open_from = self.bill_due().unwrap_or(changed_on + 1);
        if let Some(late) = &mut self.late_interest {
            late.set(on, self.parts.of_before(Component::Interest, open_from));
        }
    }

    /// The balances that bear nights.
    pub(super) fn bearing(&self, until: Day) -> Bearing {
        let late_interest =
            self.late_interest.as_ref().map(|_| self.parts.of_before(Component::Interest, until));
        let cash = self.cash.as_ref().map_or(Money::ZERO, |cash| cash.total());
        Bearing {
            rolled: self.balances[Component::Rolled] - cash,
            cash,
            overdue: self.balances[Component::Overdue],
            late_interest: late_interest.unwrap_or_default(),
        }
    }
}

/// Balances that bear nights.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bearing {
    pub rolled: Money,
    /// Cash that was taken.
    pub cash: Money,
    pub overdue: Money,
    /// Billed interest whose due day is over, where it bears interest itself.
    pub late_interest: Money,
}

/// What has grown since it was last billed or posted, exact and outside debt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accrued {
    /// Interest.
    pub interest: Accrual,
    /// Penalty interest.
    pub penalty: Accrual,
}

impl Accrued {
    /// The sum as it is shown: one rounding.
    pub fn shown(self, rounding: Rounding) -> Money {
        (self.interest + self.penalty).round(rounding)
    }

    /// Whether nothing has grown.
    pub fn is_zero(self) -> bool {
        self.interest.is_zero() && self.penalty.is_zero()
    }
}
