//! How a loan runs by its contract: its dates, its nights, its principal.

mod days;

use std::sync::Arc;

use crate::calendar::{Day, Month};
use crate::ledger::{Cause, Rule};
use crate::lender::agreement::Agreement;
use crate::lender::annuity::Annuity;
use crate::lender::counting::{Stretches, days_between, due_day_in, growth_count};
use crate::lender::loan::rounding;
use crate::lender::payment::{payment_by, period_principal};
use crate::money::Money;
use crate::scenario::Method;
use crate::terms::{DayCount, LoanTerms, MonthEnd, PrepayEffect, RoundingChoice};

/// A period of a loan that is paid on its due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContractPeriod {
    /// Its due date.
    pub due: Day,
    /// Days that bear interest, by the contract's count.
    pub days: i32,
    /// Principal.
    pub principal: Money,
    /// Interest, rounded once.
    pub interest: Money,
    /// Principal that is owed after it.
    pub rest: Money,
}

/// All periods of a loan by its contract, each paid on its due date.
pub fn contract_periods(agreed: Agreement<'_>, terms: &LoanTerms) -> Vec<ContractPeriod> {
    let (mut schedule, _) = Schedule::new(agreed, terms);
    (0..agreed.periods).map(|_| schedule.pass_period(terms)).collect()
}

/// Where a loan stands in its contract. Plain values: a copy can be run ahead.
///
/// Always true: nights are posted up to `nights_from`; `next_due` is the due date of period `periods_due + 1`.
#[derive(Clone, Copy, Debug, serde::Deserialize, serde::Serialize)]
pub(super) struct Schedule<'d> {
    method: Method,
    /// The month before that of the first period.
    drawn: Month,
    due_day: u8,
    month_end: MonthEnd,
    /// Whether the first period is not counted as a whole one.
    first_is_odd: bool,
    /// Its dates, where they are no days of months. A printed state says only that there are some.
    #[serde(skip)]
    dates: &'d [Day],
    has_dates: bool,
    /// First periods that ask for interest alone.
    grace: u16,
    /// Whether it bears interest.
    bears: bool,
    periods: u16,
    /// Periods that have fallen due.
    periods_due: u16,
    /// Principal of periods to come.
    pub rest: Money,
    /// What was lent less what was prepaid: a flat rate runs on it.
    lent: Money,
    /// Payment a period of equal payments; principal part of equal principal; nothing for interest first.
    instalment: Money,
    /// First evening of the period that runs.
    period_from: Day,
    /// First evening of nights that are not posted yet.
    nights_from: Day,
    next_due: Day,
}

impl<'d> Schedule<'d> {
    /// The schedule of a loan that is drawn, fixed by the contract from the drawing day on, and what its equal
    /// payments are divided by.
    pub fn new(agreed: Agreement<'d>, terms: &LoanTerms) -> (Self, Option<Arc<Annuity>>) {
        let mut schedule = Self {
            method: agreed.method,
            drawn: agreed.first_due.map_or(agreed.drawn.month(), |due| due.month() + -1),
            due_day: agreed.due_day,
            month_end: terms.month_end,
            first_is_odd: agreed.first_due.is_some() || agreed.due_day != agreed.drawn.day_of_month(),
            dates: agreed.dates,
            has_dates: !agreed.dates.is_empty(),
            grace: terms.principal_grace_periods,
            bears: true,
            periods: agreed.periods.max(1),
            periods_due: 0,
            rest: agreed.principal,
            lent: agreed.principal,
            instalment: Money::ZERO,
            period_from: agreed.drawn,
            nights_from: agreed.drawn,
            next_due: agreed.drawn,
        };
        schedule.next_due = schedule.due_date(1);
        if let Some(instalment) = agreed.instalment {
            schedule.instalment = instalment;
            return (schedule, None);
        }
        let annuity = schedule.is_plain(terms).then(|| {
            let days = schedule.days_ahead(agreed.drawn, terms);
            Arc::new(Annuity::new(terms.rates.interest, days.get(1..).unwrap_or_default()))
        });
        schedule.instalment = schedule.fresh_instalment(agreed.drawn, annuity.as_deref(), terms);
        (schedule, annuity)
    }

    /// Whether payments can be worked out by an annuity: a rate a night, all periods with principal, half-up to the cent.
    fn is_plain(&self, terms: &LoanTerms) -> bool {
        self.method == Method::EqualPayment
            && terms.rates.over == Some(1)
            && terms.principal_grace_periods == 0
            && terms.payment_unit_yuan <= Money::from_cents(1)
            && terms.payment_rounding == RoundingChoice::HalfUp
    }

    /// The period that comes next, paid on its due date; then it is over.
    pub fn pass_period(&mut self, terms: &LoanTerms) -> ContractPeriod {
        let (due, days) = (self.next_due, self.nights_to_next(self.period_from, terms));
        let (interest, principal) = self.period_asked(terms);
        self.enter_next_period(due, principal);
        ContractPeriod { due, days, principal, interest, rest: self.rest }
    }

    /// Lets the first periods pass as paid on their due days, without entries: a loan that runs at the start.
    pub fn pass_paid(&mut self, periods_paid: u16, terms: &LoanTerms) {
        for _ in 0..periods_paid.min(self.periods) {
            self.pass_period(terms);
        }
    }

    /// The due date of a period, 1 to `periods`: the date that was agreed, or the due day of that many months after
    /// the month of the draw.
    fn due_date(&self, period: u16) -> Day {
        if let Some(&last) = self.dates.last() {
            return self.dates.get(usize::from(period.max(1)) - 1).copied().unwrap_or(last);
        }
        self.due_in_month(self.drawn + i32::from(period))
    }

    fn due_in_month(&self, month: Month) -> Day {
        month.day(due_day_in(self.month_end, self.due_day, self.drawn, month))
    }

    /// The due date of the next period, while one is to come.
    pub fn next_due(&self) -> Option<Day> {
        self.rest.is_positive().then_some(self.next_due)
    }

    /// Nights of the running period before `to`, by the contract's count.
    fn nights_of_period(&self, to: Day, terms: &LoanTerms) -> i32 {
        let count = terms.day_count;
        let whole = self.counts_whole(self.periods_due + 1);
        match count {
            DayCount::Thirty if to == self.next_due => 30,
            DayCount::Thirty => (to - self.period_from).min(30),
            DayCount::Thirty360 if whole && to == self.next_due => 30,
            DayCount::Thirty360 if whole => days_between(count, self.period_from, to).min(30),
            _ => days_between(count, self.period_from, to),
        }
    }

    /// Whether a period is a whole month: not one between dates of its own, nor a first one that another due day makes
    /// longer or shorter.
    fn counts_whole(&self, period: u16) -> bool {
        self.dates.is_empty() && (period > 1 || !self.first_is_odd)
    }

    /// Nights of a whole period to come.
    fn nights_of(&self, period: u16, terms: &LoanTerms) -> i32 {
        match terms.day_count {
            DayCount::Thirty => 30,
            DayCount::Thirty360 if self.counts_whole(period) => 30,
            count => days_between(count, self.due_date(period - 1), self.due_date(period)),
        }
    }

    /// Nights before `to` that are not posted yet.
    fn nights_until(&self, to: Day, terms: &LoanTerms) -> i32 {
        if !terms.day_count.is_thirty() {
            return to - self.nights_from;
        }
        self.nights_of_period(to, terms) - self.nights_of_period(self.nights_from, terms)
    }

    /// The stretches that make the interest of the period up to `to`: nights since the last posting.
    pub fn period_interest(&self, to: Day, terms: &LoanTerms) -> Stretches {
        if !self.rest.is_positive() || !self.bears {
            return Stretches::NONE;
        }
        let nights = self.nights_until(to, terms);
        let base = if self.method == Method::Flat { self.lent } else { self.rest };
        Stretches::new(base, terms.rates.interest, &terms.rates, (self.nights_from, to), nights)
    }

    /// Forgets the nights before `on`, which were posted.
    pub fn restart_nights(&mut self, on: Day) {
        self.nights_from = on;
    }

    /// Interest and principal of the period that comes next, paid on its due date.
    pub fn period_asked(&self, terms: &LoanTerms) -> (Money, Money) {
        let interest = self.period_interest(self.next_due, terms).round(rounding(terms));
        (interest, self.period_principal(interest).0)
    }

    /// The principal of the period that falls due now, given its interest, with its cause.
    pub fn period_principal(&self, interest: Money) -> (Money, Cause) {
        let last = self.periods_due + 1 >= self.periods;
        let in_grace = self.periods_due < self.grace;
        let method = if in_grace { Method::InterestFirst } else { self.method };
        let part = period_principal(method, self.instalment, interest, self.rest, last);
        let cause = match method {
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
                let exact = || payment_by(terms).payment(self.rest, &self.days_ahead(today, terms));
                payment.unwrap_or_else(exact)
            }
            Method::EqualPrincipal | Method::Flat => {
                let left = self.periods.saturating_sub(self.first_ahead() - 1);
                payment_by(terms).part(self.rest, left)
            }
            Method::InterestFirst => Money::ZERO,
        }
    }

    /// The next period that asks for principal.
    fn first_ahead(&self) -> u16 {
        self.periods_due.max(self.grace) + 1
    }

    /// Nights from `today` to the next date.
    fn nights_to_next(&self, today: Day, terms: &LoanTerms) -> i32 {
        self.nights_of_period(self.next_due, terms) - self.nights_of_period(today, terms)
    }

    /// The length of each period ahead that asks for principal, counted from `today` or the date before, as parts of the
    /// days that the rate is for.
    fn days_ahead(&self, today: Day, terms: &LoanTerms) -> Vec<i32> {
        let (first, runs) = (self.first_ahead(), self.periods_due + 1);
        let length = |period: u16| {
            let (from, nights) = if period == runs {
                (today, self.nights_to_next(today, terms))
            } else {
                (self.due_date(period - 1), self.nights_of(period, terms))
            };
            growth_count(&terms.rates, from, nights)
        };
        (first..=self.periods).map(length).collect()
    }

    /// The payment is worked out anew on the first day of a period, over the dates that are left.
    pub fn work_out_payment(&mut self, on: Day, terms: &LoanTerms) {
        self.instalment = self.fresh_instalment(on, None, terms);
    }

    /// Takes an early payment of principal, after interest to the day was posted.
    pub fn prepay_principal(&mut self, on: Day, money: Money, annuity: Option<&Annuity>, terms: &LoanTerms) {
        self.rest -= money;
        self.lent -= money;
        if terms.prepay_effect == PrepayEffect::LowerPayment && self.rest.is_positive() {
            self.instalment = self.fresh_instalment(on, annuity, terms);
        }
    }

    /// Runs so many months longer from `on` on, with principal that is put back into it. A loan whose dates are over, or
    /// were given one by one, goes on in months.
    pub fn extend(&mut self, on: Day, months: u16, back: Money, terms: &LoanTerms) {
        let left = self.periods.saturating_sub(self.periods_due);
        if self.dates.is_empty() {
            while self.due_date(self.periods_due + 1) <= on {
                self.period_from = self.due_date(self.periods_due + 1);
                self.periods_due += 1;
            }
        } else {
            self.begin_anew(on);
        }
        self.nights_from = self.nights_from.max(self.period_from);
        self.rest += back;
        self.periods = self.periods_due.saturating_add(left).saturating_add(months);
        self.next_due = self.due_date(self.periods_due + 1);
        self.instalment = self.fresh_instalment(on, None, terms);
    }

    /// Becomes a plan of monthly periods: equal parts without interest, or equal payments at the contract rate.
    pub fn re_plan(&mut self, on: Day, periods: u16, owed: Money, terms: &LoanTerms) {
        self.begin_anew(on);
        self.bears = !terms.common.re_plan.stops_interest;
        self.method = if self.bears { Method::EqualPayment } else { Method::EqualPrincipal };
        (self.rest, self.lent, self.periods) = (owed, owed, periods.max(1));
        self.next_due = self.due_date(1);
        self.instalment = self.fresh_instalment(on, None, terms);
    }

    /// Periods begin in the month after `on`, on the same day as before.
    fn begin_anew(&mut self, on: Day) {
        (self.drawn, self.dates, self.has_dates, self.first_is_odd) = (on.month(), &[], false, true);
        (self.periods_due, self.grace) = (0, 0);
        (self.period_from, self.nights_from) = (on, on);
    }

    /// Gives back the dates that a printed state does not hold.
    pub fn link(&mut self, dates: &'d [Day]) {
        if self.has_dates {
            self.dates = dates;
        }
    }

    /// Nothing is left to fall due; returns what was.
    pub fn call_in(&mut self) -> Money {
        std::mem::replace(&mut self.rest, Money::ZERO)
    }

    /// What the contract asks for on dates strictly after `today` and strictly before `until`, paid on time.
    pub fn asked_between(&self, today: Day, until: Day, terms: &LoanTerms) -> Money {
        let (mut ahead, mut sum) = (*self, Money::ZERO);
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
