//! How a loan runs by its contract: its dates, its nights, its principal.

use std::sync::Arc;

use super::annuity::Annuity;
use super::loan::{equal_part, equal_payment, period_principal, rounding};
use crate::calendar::{Day, Month, MonthSpan};
use crate::ledger::{Cause, Rule, Segment};
use crate::money::Money;
use crate::rate::Accrual;
use crate::scenario::Method;
use crate::terms::{DayCount, LoanTerms, PrepayEffect};

/// What is agreed when a loan is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The day of the draw.
    pub drawn: Day,
    /// What is lent.
    pub principal: Money,
    /// Monthly periods; at least 1.
    pub periods: u16,
    /// How it is repaid.
    pub method: Method,
    /// Day of the month on which periods fall due.
    pub due_day: u8,
}

/// Where a loan stands in its contract. Plain values: a copy can be run ahead.
///
/// Always true: nights are posted up to `nights_from`; `next_due` is the due date of period `periods_due + 1`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Schedule {
    method: Method,
    /// The month of the draw.
    drawn: Month,
    due_day: u8,
    periods: u16,
    /// Periods that have fallen due.
    periods_due: u16,
    /// Principal of periods to come.
    pub rest: Money,
    /// Payment a period of equal payments; principal part of equal principal; nothing for interest first.
    instalment: Money,
    /// First evening of the period that runs.
    period_from: Day,
    /// First evening of nights that are not posted yet.
    nights_from: Day,
    next_due: Day,
}

impl Schedule {
    /// The schedule of a loan that is drawn, fixed by the contract from the drawing day on, and what its equal
    /// payments are divided by.
    pub fn new(agreed: Agreement, terms: &LoanTerms) -> (Self, Option<Arc<Annuity>>) {
        let mut schedule = Self {
            method: agreed.method,
            drawn: agreed.drawn.month(),
            due_day: agreed.due_day,
            periods: agreed.periods.max(1),
            periods_due: 0,
            rest: agreed.principal,
            instalment: Money::ZERO,
            period_from: agreed.drawn,
            nights_from: agreed.drawn,
            next_due: agreed.drawn,
        };
        schedule.next_due = schedule.due_date(1);
        let equal = schedule.method == Method::EqualPayment;
        let annuity = equal.then(|| {
            let nights = schedule.nights_ahead(agreed.drawn, terms);
            Arc::new(Annuity::new(terms.common.daily_rate, nights.get(1..).unwrap_or_default()))
        });
        schedule.instalment = schedule.fresh_instalment(agreed.drawn, annuity.as_deref(), terms);
        (schedule, annuity)
    }

    /// Lets the first periods pass as paid on their due days, without entries: a loan that runs at the start.
    pub fn pass_paid(&mut self, periods_paid: u16, terms: &LoanTerms) {
        for _ in 0..periods_paid.min(self.periods) {
            let due = self.next_due;
            let (_, principal) = self.period_asked(terms);
            self.enter_next_period(due, principal);
        }
    }

    /// The due date of a period, 1 to `periods`: the due day of that many months after the month of the draw.
    fn due_date(&self, period: u16) -> Day {
        (self.drawn + i32::from(period)).day(self.due_day)
    }

    /// The loan's day in a month.
    pub fn due_in(&self, span: &MonthSpan) -> Day {
        span.day(self.due_day)
    }

    /// Whether a period of the contract lies in a month.
    pub fn has_period_in(&self, month: Month) -> bool {
        (1..=i32::from(self.periods)).contains(&(month - self.drawn))
    }

    /// Whether the loan was drawn in a month: its periods begin in the next.
    pub fn starts_in(&self, month: Month) -> bool {
        self.drawn >= month
    }

    /// The due date of the next period, while one is to come.
    pub fn next_due(&self) -> Option<Day> {
        self.rest.is_positive().then_some(self.next_due)
    }

    /// Nights of the running period before `to`, by the contract's count.
    fn nights_of_period(&self, to: Day, terms: &LoanTerms) -> i32 {
        match terms.day_count {
            DayCount::Actual => to - self.period_from,
            DayCount::Thirty if Some(to) == self.next_due() => 30,
            DayCount::Thirty => (to - self.period_from).min(30),
        }
    }

    /// Nights before `to` that are not posted yet.
    fn nights_until(&self, to: Day, terms: &LoanTerms) -> i32 {
        self.nights_of_period(to, terms) - self.nights_of_period(self.nights_from, terms)
    }

    /// The stretch that makes the interest of the period up to `to`: nights since the last posting.
    pub fn period_interest(&self, to: Day, terms: &LoanTerms) -> Option<Segment> {
        if !self.rest.is_positive() {
            return None;
        }
        let nights = self.nights_until(to, terms);
        let daily_rate = terms.common.daily_rate;
        (nights > 0).then_some(Segment { base: self.rest, daily_rate, from: self.nights_from, to, nights })
    }

    /// Forgets the nights before `on`, which were posted.
    pub fn restart_nights(&mut self, on: Day) {
        self.nights_from = on;
    }

    /// Interest and principal of the period that comes next, paid on its due date.
    fn period_asked(&self, terms: &LoanTerms) -> (Money, Money) {
        let stretch = self.period_interest(self.next_due, terms);
        let interest = stretch.map_or(Accrual::ZERO, |s| s.accrual()).round(rounding(terms));
        (interest, self.period_principal(interest).0)
    }

    /// The principal of the period that falls due now, given its interest, with its cause.
    pub fn period_principal(&self, interest: Money) -> (Money, Cause) {
        let last = self.periods_due + 1 >= self.periods;
        let part = period_principal(self.method, self.instalment, interest, self.rest, last);
        let cause = match self.method {
            _ if part >= self.rest => Cause::given(Rule::LastPeriodPrincipal, part),
            Method::EqualPayment => {
                let inputs = [self.instalment.cents(), interest.cents(), 0, 0, 0];
                Cause::new(Rule::EqualPaymentPrincipal, inputs)
            }
            _ => Cause::given(Rule::EqualPrincipalPart, part),
        };
        (part, cause)
    }

    /// Moves on to the period after `due`, whose principal left `rest`.
    pub fn enter_next_period(&mut self, due: Day, principal: Money) {
        self.rest -= principal;
        self.periods_due += 1;
        self.period_from = due;
        self.nights_from = due;
        self.next_due = self.due_date(self.periods_due + 1);
    }

    /// What equal payments or equal parts come to over the dates that are left, from `today` on.
    fn fresh_instalment(&self, today: Day, annuity: Option<&Annuity>, terms: &LoanTerms) -> Money {
        match self.method {
            Method::EqualPayment => {
                let nights = self.nights_to_next(today, terms);
                let payment = annuity.and_then(|a| a.payment(self.rest, self.periods_due + 1, nights));
                let exact =
                    || equal_payment(self.rest, terms.common.daily_rate, &self.nights_ahead(today, terms));
                payment.unwrap_or_else(exact)
            }
            Method::EqualPrincipal => equal_part(self.rest, self.periods.saturating_sub(self.periods_due)),
            Method::InterestFirst => Money::ZERO,
        }
    }

    /// Nights from `today` to the next date.
    fn nights_to_next(&self, today: Day, terms: &LoanTerms) -> i32 {
        self.nights_of_period(self.next_due, terms) - self.nights_of_period(today, terms)
    }

    /// Nights to each date that is left, counted from `today` or the date before.
    fn nights_ahead(&self, today: Day, terms: &LoanTerms) -> Vec<i32> {
        let mut nights = Vec::with_capacity(usize::from(self.periods.saturating_sub(self.periods_due)));
        let mut before = self.next_due;
        for period in self.periods_due + 1..=self.periods {
            if nights.is_empty() {
                nights.push(self.nights_to_next(today, terms));
                continue;
            }
            let due = self.due_date(period);
            nights.push(if terms.day_count == DayCount::Thirty { 30 } else { due - before });
            before = due;
        }
        nights
    }

    /// Takes an early payment of principal, after interest to the day was posted.
    pub fn prepay_principal(&mut self, on: Day, money: Money, annuity: Option<&Annuity>, terms: &LoanTerms) {
        self.rest -= money;
        if terms.prepay_effect == PrepayEffect::LowerPayment && self.rest.is_positive() {
            self.instalment = self.fresh_instalment(on, annuity, terms);
        }
    }

    /// What the contract asks for on dates strictly after `today` and strictly before `until`, paid on time.
    pub fn asked_between(&self, today: Day, until: Day, terms: &LoanTerms) -> Money {
        let mut ahead = *self;
        let mut sum = Money::ZERO;
        while let Some(due) = ahead.next_due().filter(|&due| due < until) {
            let (interest, principal) = ahead.period_asked(terms);
            if due > today {
                sum += principal + interest;
            }
            ahead.enter_next_period(due, principal);
        }
        sum
    }
}
