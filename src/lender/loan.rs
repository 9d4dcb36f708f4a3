//! One loan: its schedule, its nights and what is due of it.

use crate::calendar::{Day, Month};
use crate::ledger::{Cause, Rule, Segment};
use crate::money::Money;
use crate::rate::{Accrual, Rate, Rounding};
use crate::scenario::Method;
use crate::terms::{DayCount, FirstOverdueNight, LoanTerms, PenaltyMode, PrepayEffect};

/// A period that fell due, until all of it is paid.
#[derive(Clone, Copy, Debug)]
pub(super) struct DueItem {
    pub due: Day,
    /// Unpaid principal: `loan_due` until the due day ends, `overdue` after.
    pub principal: Money,
    /// Unpaid interest.
    pub interest: Money,
    /// Penalty that was posted and is unpaid.
    pub penalty: Money,
    /// Whether the due day has ended.
    pub past_due: bool,
    /// The evening from which nights are not posted yet.
    pub nights_from: Day,
}

impl DueItem {
    pub fn unpaid(&self) -> Money {
        self.principal + self.interest + self.penalty
    }
}

/// A loan under one contract.
///
/// Always true: drawn principal = `rest` + principal of `items` + what was paid; while the loan runs, nights are
/// posted up to `nights_from`.
#[derive(Clone, Debug)]
pub struct Loan {
    /// What it belongs to (see `Entry::item`).
    pub item: u32,
    pub(super) method: Method,
    pub(super) drawn: Day,
    pub(super) due_day: u8,
    pub(super) periods: u16,
    /// Periods that have fallen due.
    pub(super) periods_due: u16,
    /// Principal of periods to come.
    pub(super) rest: Money,
    /// Payment a period of equal payments; principal part of equal principal; nothing for interest first.
    pub(super) instalment: Money,
    /// First evening of the period that runs.
    period_from: Day,
    /// First evening of nights that are not posted yet.
    nights_from: Day,
    pub(super) items: Vec<DueItem>,
}

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

impl Loan {
    /// Draws a loan. Its schedule is fixed by the contract from the drawing day on.
    pub fn new(item: u32, agreed: Agreement, terms: &LoanTerms) -> Self {
        let mut loan = Self {
            item,
            method: agreed.method,
            drawn: agreed.drawn,
            due_day: agreed.due_day,
            periods: agreed.periods.max(1),
            periods_due: 0,
            rest: agreed.principal,
            instalment: Money::ZERO,
            period_from: agreed.drawn,
            nights_from: agreed.drawn,
            items: Vec::new(),
        };
        loan.instalment = loan.fresh_instalment(agreed.drawn, terms);
        loan
    }

    /// Lets the first periods pass as paid on their due days, without entries: a loan that runs at the start.
    pub fn pass_paid(&mut self, periods_paid: u16, terms: &LoanTerms) {
        for _ in 0..periods_paid.min(self.periods) {
            let due = self.due_date(self.periods_due + 1);
            let interest =
                self.period_interest(due, terms).iter().fold(Accrual::ZERO, |sum, s| sum + s.accrual());
            let (principal, _) = self.period_principal(interest.round(rounding(terms)));
            self.enter_next_period(due, principal);
        }
    }

    /// The due date of a period, 1 to `periods`: the due day of that many months after the month of the draw.
    pub fn due_date(&self, period: u16) -> Day {
        self.due_in(self.drawn.month() + i32::from(period))
    }

    /// The loan's day in a month.
    pub fn due_in(&self, month: Month) -> Day {
        month.day(self.due_day)
    }

    /// Whether a period of the contract falls due in a month, as far as the loan still runs.
    pub fn contractual_due_in(&self, month: Month) -> Option<Day> {
        let period = month - self.drawn.month();
        let asked = period >= 1 && period <= i32::from(self.periods) && self.is_open();
        asked.then(|| self.due_in(month))
    }

    /// Whether the loan was drawn in a month: its periods begin in the next.
    pub fn starts_in(&self, month: Month) -> bool {
        self.drawn.month() >= month
    }

    /// Whether anything is owed.
    pub fn is_open(&self) -> bool {
        self.rest.is_positive() || !self.items.is_empty()
    }

    /// Whether nothing is due or past due, so that it can be prepaid.
    pub fn is_current(&self) -> bool {
        self.items.is_empty()
    }

    /// The due date of the next period, while one is to come.
    pub fn next_due(&self) -> Option<Day> {
        self.rest.is_positive().then(|| self.due_date(self.periods_due + 1))
    }

    fn periods_left(&self) -> u16 {
        self.periods.saturating_sub(self.periods_due)
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

    /// The stretch of nights on principal to come since the last posting.
    fn period_stretch(&self, to: Day, terms: &LoanTerms) -> Option<Segment> {
        let nights = self.nights_until(to, terms);
        let daily_rate = terms.common.daily_rate;
        (nights > 0 && self.rest.is_positive()).then_some(Segment {
            base: self.rest,
            daily_rate,
            from: self.nights_from,
            to,
            nights,
        })
    }

    /// The stretches that make the interest of the period up to `to`.
    pub(super) fn period_interest(&self, to: Day, terms: &LoanTerms) -> Option<Segment> {
        self.period_stretch(to, terms)
    }

    /// Forgets the nights before `on`, which were posted.
    pub(super) fn restart_nights(&mut self, on: Day) {
        self.nights_from = on;
    }

    /// The principal of the period that falls due now, given its interest, with its cause.
    pub(super) fn period_principal(&self, interest: Money) -> (Money, Cause) {
        let last = self.periods_due + 1 >= self.periods;
        let (part, cause) = match self.method {
            Method::EqualPayment => {
                let part = (self.instalment - interest).or_zero();
                let inputs = [self.instalment.cents(), interest.cents(), 0, 0, 0];
                (part, Cause::new(Rule::EqualPaymentPrincipal, inputs))
            }
            Method::EqualPrincipal => {
                (self.instalment, Cause::given(Rule::EqualPrincipalPart, self.instalment))
            }
            Method::InterestFirst => (Money::ZERO, Cause::given(Rule::EqualPrincipalPart, Money::ZERO)),
        };
        if last || part >= self.rest {
            (self.rest, Cause::given(Rule::LastPeriodPrincipal, self.rest))
        } else {
            (part, cause)
        }
    }

    /// Moves on to the period after `due`, whose principal left `rest`.
    pub(super) fn enter_next_period(&mut self, due: Day, principal: Money) {
        self.rest -= principal;
        self.periods_due += 1;
        self.period_from = due;
        self.nights_from = due;
    }

    /// What equal payments or equal parts come to over the dates that are left, from `today` on.
    fn fresh_instalment(&self, today: Day, terms: &LoanTerms) -> Money {
        match self.method {
            Method::EqualPayment => {
                let nights = self.nights_ahead(today, terms);
                equal_payment(self.rest, terms.common.daily_rate, &nights)
            }
            Method::EqualPrincipal => {
                Money::from_cents(self.rest.cents() / i64::from(self.periods_left().max(1)))
            }
            Method::InterestFirst => Money::ZERO,
        }
    }

    /// Nights to each date that is left, counted from `today` or the date before.
    fn nights_ahead(&self, today: Day, terms: &LoanTerms) -> Vec<i32> {
        let first = self.periods_due + 1;
        (first..=self.periods)
            .map(|period| match terms.day_count {
                DayCount::Thirty if period > first => 30,
                _ if period == first => {
                    self.nights_of_period(self.due_date(period), terms) - self.nights_of_period(today, terms)
                }
                _ => self.due_date(period) - self.due_date(period - 1),
            })
            .collect()
    }

    /// Takes an early payment of principal, after interest to the day was posted.
    pub(super) fn prepay_principal(&mut self, on: Day, principal: Money, terms: &LoanTerms) {
        self.rest -= principal;
        if terms.prepay_effect == PrepayEffect::LowerPayment && self.rest.is_positive() {
            self.instalment = self.fresh_instalment(on, terms);
        }
    }

    /// Exact penalty of an item for the nights before `until` that are not posted.
    pub(super) fn penalty_stretch(item: &DueItem, until: Day, terms: &LoanTerms) -> Option<Segment> {
        item_stretch(item, until, terms.common.penalty_rate)
    }

    /// Contract interest that goes on beside the penalty, where the terms add it.
    pub(super) fn added_stretch(item: &DueItem, until: Day, terms: &LoanTerms) -> Option<Segment> {
        match terms.penalty_mode {
            PenaltyMode::Add => item_stretch(item, until, terms.common.daily_rate),
            PenaltyMode::Replace => None,
        }
    }

    /// The age reference of the loan: its oldest due date of which anything is unpaid.
    pub fn oldest_due(&self) -> Option<Day> {
        self.items.first().map(|item| item.due)
    }

    /// What the contract asks for on dates strictly after `today` and strictly before `until`, paid on time.
    pub(super) fn asked_between(&self, today: Day, until: Day, terms: &LoanTerms) -> Money {
        let mut ahead = Self { items: Vec::new(), ..self.clone() };
        let mut sum = Money::ZERO;
        while let Some(due) = ahead.next_due().filter(|&due| due < until) {
            let stretch = ahead.period_interest(due, terms);
            let interest = stretch.map_or(Accrual::ZERO, |s| s.accrual()).round(rounding(terms));
            let (principal, _) = ahead.period_principal(interest);
            if due > today {
                sum += principal + interest;
            }
            ahead.enter_next_period(due, principal);
        }
        sum
    }
}

fn item_stretch(item: &DueItem, until: Day, daily_rate: Rate) -> Option<Segment> {
    let nights = until - item.nights_from;
    let bears = item.past_due && nights > 0 && item.principal.is_positive();
    bears.then_some(Segment { base: item.principal, daily_rate, from: item.nights_from, to: until, nights })
}

/// The rounding of a contract's interest.
pub(super) fn rounding(terms: &LoanTerms) -> Rounding {
    terms.common.interest_rounding.rounding()
}

/// The evening from which a missed item bears penalty.
pub(super) fn penalty_from(due: Day, terms: &LoanTerms) -> Day {
    match terms.common.first_overdue_night {
        FirstOverdueNight::Count => due,
        FirstOverdueNight::Skip => due + 1,
    }
}

/// The payment that clears `principal` in equal amounts after the given nights, half-up to the cent.
///
/// `payment = principal ÷ Σ_k Π_{j≤k} 1 / (1 + daily_rate × nights_j)`; without interest, an equal share.
///
/// ```
/// use mingzhang::{lender::equal_payment, money::Money, rate::Rate};
/// let thirty_days_each = [30; 12];
/// let payment = equal_payment(Money::from_cents(1_000_000), Rate::parse("0.0004").unwrap(), &thirty_days_each);
/// assert_eq!(payment.to_string(), "899.75");
/// ```
pub fn equal_payment(principal: Money, daily_rate: Rate, nights: &[i32]) -> Money {
    let mut factor = DISCOUNT_UNIT;
    let mut sum: u128 = 0;
    for &n in nights {
        let growth = Rate::ONE.units() + daily_rate.units() * i64::from(n.max(0));
        factor = factor * u128::from(Rate::ONE.units().unsigned_abs()) / u128::from(growth.unsigned_abs());
        sum += factor;
    }
    if sum == 0 {
        return principal;
    }
    let cents = u128::from(principal.cents().unsigned_abs());
    let half_up = (2 * cents * DISCOUNT_UNIT + sum) / (2 * sum);
    Money::from_cents(i64::try_from(half_up).unwrap_or(i64::MAX))
}

/// Discount factors are held as whole counts of 10⁻²⁴: exact far beyond the cent of any legal amount, and the same
/// bits everywhere.
const DISCOUNT_UNIT: u128 = 1_000_000_000_000_000_000_000_000;
