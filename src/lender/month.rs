//! Interest by the month: what bears for a month, what it has grown to, and how it comes onto a bill.
//!
//! A month runs from one bill day to the next. It is charged whole when the bill closes; what a run sees of a month that
//! is cut by its first or last day is charged by the days.

use super::line::Line;
use super::postings::bears_from_posting;
use crate::calendar::Day;
use crate::ledger::{Charge, Component, Journal, Kind, Rule, Segment};
use crate::money::Money;
use crate::rate::Accrual;
use crate::terms::{InterestBase, MonthBase, MonthPayments, MonthRate, MonthTerms};

/// What is remembered of the running month.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize, serde::Serialize)]
pub(super) struct MonthBook {
    /// Carried when it began.
    rolled: Money,
    /// Overdue when it began.
    overdue: Money,
    /// Billed interest when it began, where such bears itself.
    interest: Money,
    /// Purchases of the bill that closed then, on terms under which they may bear.
    billed: Money,
    /// Carried, overdue and billed principal that was paid or taken back since.
    paid: Money,
    /// The same of interest.
    paid_interest: Money,
    /// Whether that bill was not cleared.
    pub uncleared: bool,
}

/// Carried, overdue and billed principal, and interest.
pub(super) type MonthMark = (Money, Money);

impl Line<'_> {
    /// A bill has closed, or the run begins: so does a month.
    pub(super) fn begin_month(&mut self) {
        let (balances, terms) = (&self.balances, self.terms);
        let Some(book) = &mut self.month else { return };
        let when = |holds: bool, component: Component| if holds { balances[component] } else { Money::ZERO };
        **book = MonthBook {
            rolled: balances[Component::Rolled],
            overdue: balances[Component::Overdue],
            interest: when(terms.interest_on_interest, Component::Interest),
            billed: when(bears_from_posting(terms), Component::Billed),
            ..MonthBook::default()
        };
    }

    /// What may bear, before a payment or a refund; none where interest is counted by nights.
    pub(super) fn month_mark(&self) -> Option<MonthMark> {
        let owed = || {
            let principal = [Component::Rolled, Component::Overdue, Component::Billed];
            let principal = principal.map(|component| self.balances[component]).into_iter().sum();
            (principal, self.balances[Component::Interest])
        };
        self.month.is_some().then(owed)
    }

    /// Remembers what was paid or taken back since a mark.
    pub(super) fn note_month(&mut self, before: Option<MonthMark>) {
        let now = self.month_mark();
        if let (Some(book), Some(before), Some(now)) = (&mut self.month, before, now) {
            book.paid += (before.0 - now.0).or_zero();
            book.paid_interest += (before.1 - now.1).or_zero();
        }
    }

    /// The days of the running month.
    fn month_days(&self) -> i32 {
        let (begun, bill_day) = (self.billed_until, self.days.bill_day);
        let same_month = begun.month().day(bill_day);
        let closes = if same_month > begun { same_month } else { (begun.month() + 1).day(bill_day) };
        closes - (closes.month() + -1).day(bill_day)
    }

    fn month_rate(&self, terms: &MonthTerms, penalty: bool) -> MonthRate {
        if penalty { terms.penalty } else { terms.rate_in(self.billed_until.month()) }
    }

    /// The rate a night that the running month comes to, for ranking; none where interest is counted by nights.
    pub(super) fn nightly_of_month(&self) -> Option<crate::rate::Rate> {
        self.terms.month.as_ref().map(|terms| self.month_rate(terms, false).a_night())
    }

    /// A stretch of nights at the rate of the running month; unchanged where interest is counted by nights.
    pub(super) fn in_month(&self, stretch: Segment) -> Segment {
        self.terms.month.as_ref().map_or(stretch, |terms| self.dated(stretch, terms, false))
    }

    fn dated(&self, stretch: Segment, terms: &MonthTerms, penalty: bool) -> Segment {
        let rate = self.month_rate(terms, penalty);
        let days = self.month_days().unsigned_abs();
        Segment { rate: rate.rate, over: rate.months * days, ..stretch }
    }

    /// What the running month bears up to `until`: of interest, or of penalty.
    pub(super) fn month_stretches(&self, until: Day, penalty: bool, mut tell: impl FnMut(Segment)) {
        let (Some(book), Some(terms)) = (&self.month, &self.terms.month) else { return };
        if terms.base == MonthBase::AverageDaily {
            self.tell_evenings(until, penalty, |stretch| tell(self.dated(stretch, terms, penalty)));
            return;
        }
        let (days, from) = (self.month_days(), self.billed_until);
        let nights = (until - from).min(days);
        let bases = if penalty {
            [self.overdue_base(book, terms), Money::ZERO]
        } else {
            self.bases(book, terms, until)
        };
        let rate = self.month_rate(terms, penalty);
        let (nights, parts) = if nights == days { (1, 1) } else { (nights, days.unsigned_abs()) };
        for base in bases.into_iter().filter(|base| nights > 0 && base.is_positive()) {
            tell(Segment { base, rate: rate.rate, over: rate.months * parts, from, to: until, nights });
        }
    }

    /// The stretches of nights that bear, for the mean of the evenings.
    fn tell_evenings(&self, until: Day, penalty: bool, mut tell: impl FnMut(Segment)) {
        let rate = self.terms.common.daily_rate;
        if penalty {
            self.overdue_steps.stretches(until, rate).for_each(tell);
            return;
        }
        if let Some(posted) = &self.posted {
            posted.billed.charged(self.terms.interest_base, until, rate, &mut tell);
        }
        self.rolled_steps.stretches(until, rate).for_each(&mut tell);
        if let Some(cash) = &self.cash {
            cash.steps.stretches(until, rate).for_each(&mut tell);
        }
        if let Some(late) = &self.late_interest {
            late.stretches(until, rate).for_each(tell);
        }
    }

    /// What bears interest: principal, and interest that bears itself.
    fn bases(&self, book: &MonthBook, terms: &MonthTerms, until: Day) -> [Money; 2] {
        let purchases = if book.uncleared { book.billed } else { Money::ZERO };
        let after_overdue = (book.paid - book.overdue).or_zero();
        match (terms.base, terms.payments) {
            (MonthBase::Closing, payments) => {
                let open_from = self.bill_due().unwrap_or(until);
                let bears = self.terms.interest_on_interest;
                let late =
                    if bears { self.parts.of_before(Component::Interest, open_from) } else { Money::ZERO };
                let added = payments == MonthPayments::Before && book.uncleared;
                let (paid, paid_interest) =
                    if added { (book.paid, book.paid_interest) } else { Default::default() };
                [
                    self.balances[Component::Rolled] + paid,
                    late + if bears { paid_interest } else { Money::ZERO },
                ]
            }
            (_, MonthPayments::After) => {
                let principal = book.rolled + purchases - after_overdue;
                [principal.or_zero(), (book.interest - book.paid_interest).or_zero()]
            }
            (_, MonthPayments::Before) => {
                // only what is left of the purchases bears where the terms say so
                let residual = self.terms.interest_base == InterestBase::Residual;
                let paid = if residual { (after_overdue - book.rolled).or_zero() } else { Money::ZERO };
                [book.rolled + (purchases - paid).or_zero(), book.interest]
            }
        }
    }

    fn overdue_base(&self, book: &MonthBook, terms: &MonthTerms) -> Money {
        match (terms.base, terms.payments) {
            (MonthBase::Closing, _) => self.balances[Component::Overdue],
            (_, MonthPayments::After) => (book.overdue - book.paid).or_zero(),
            (_, MonthPayments::Before) => book.overdue,
        }
    }

    /// What the month has grown to, exact.
    pub(super) fn month_accrued(&self, until: Day, penalty: bool) -> Accrual {
        let mut sum = Accrual::ZERO;
        self.month_stretches(until, penalty, |stretch| sum += stretch.accrual());
        sum
    }

    /// Interest on the purchases of the open bill that is charged only if it is not cleared, to `until`.
    pub(super) fn month_at_stake(&self, until: Day) -> Accrual {
        let (Some(book), Some(terms)) = (&self.month, &self.terms.month) else { return Accrual::ZERO };
        let waits = self.bill.is_some() && terms.base == MonthBase::Opening && book.billed.is_positive();
        if !waits {
            return Accrual::ZERO;
        }
        let is_cheaper =
            terms.payments == MonthPayments::After || self.terms.interest_base == InterestBase::Residual;
        let base = if is_cheaper { self.balances[Component::Billed] } else { book.billed };
        let nights = until - self.billed_until;
        let night =
            Segment { base, rate: self.terms.common.daily_rate, over: 1, from: until, to: until, nights };
        self.dated(night, terms, false).accrual()
    }

    /// Bills the month up to `until`: interest, then penalty, each rounded once to whole units.
    pub(super) fn bill_month(&mut self, (on, due): (Day, Day), until: Day, journal: &mut Journal) {
        let unit = self.terms.month.as_ref().map_or(1, |terms| terms.unit_cents);
        let charges = [
            (false, Charge { rule: Rule::MonthInterest, kind: Kind::Interest, to: Component::Interest }),
            (true, Charge { rule: Rule::MonthPenalty, kind: Kind::Penalty, to: Component::Penalty }),
        ];
        for (penalty, charge) in charges {
            let first = journal.segments.len();
            self.month_stretches(until, penalty, |stretch| journal.segments.push(stretch));
            let amount = journal.charge_units(self.at(on, 0), charge, first, (self.rounding(), unit));
            self.add_part(due, charge.to, amount);
        }
    }
}
