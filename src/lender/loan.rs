//! One loan: its contract's schedule and what is due of it.

use std::sync::Arc;

use super::annuity::Annuity;
use super::schedule::{Agreement, Schedule};
use crate::calendar::{Day, MonthSpan};
use crate::ledger::Segment;
use crate::money::Money;
use crate::rate::{Rate, Rounding};
use crate::scenario::Method;
use crate::terms::{FirstOverdueNight, LoanTerms, PenaltyMode};

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
/// Always true: drawn principal = the schedule's `rest` + principal of `items` + what was paid.
#[derive(Clone, Debug)]
pub struct Loan {
    /// What it belongs to (see `Entry::item`).
    pub item: u32,
    /// The day of the draw.
    pub(super) drawn: Day,
    pub(super) schedule: Schedule,
    /// What equal payments are divided by; none for other methods.
    annuity: Option<Arc<Annuity>>,
    pub(super) items: Vec<DueItem>,
}

impl Loan {
    /// Draws a loan. Its schedule is fixed by the contract from the drawing day on.
    pub fn new(item: u32, agreed: Agreement, terms: &LoanTerms) -> Self {
        let (schedule, annuity) = Schedule::new(agreed, terms);
        Self { item, drawn: agreed.drawn, schedule, annuity, items: Vec::new() }
    }

    /// The loan's day in a month, while anything of it is owed and once its periods have begun.
    pub fn day_in(&self, span: &MonthSpan) -> Option<Day> {
        (self.is_open() && !self.schedule.starts_in(span.month)).then(|| self.schedule.due_in(span))
    }

    /// The due date that the contract has in a month, as far as the loan still runs.
    pub fn contractual_due_in(&self, span: &MonthSpan) -> Option<Day> {
        (self.is_open() && self.schedule.has_period_in(span.month)).then(|| self.schedule.due_in(span))
    }

    /// Whether anything is owed.
    pub fn is_open(&self) -> bool {
        self.schedule.rest.is_positive() || !self.items.is_empty()
    }

    /// Whether nothing is due or past due, so that it can be prepaid.
    pub fn is_current(&self) -> bool {
        self.items.is_empty()
    }

    /// Takes an early payment of principal, after interest to the day was posted.
    pub(super) fn prepay_principal(&mut self, on: Day, money: Money, terms: &LoanTerms) {
        self.schedule.restart_nights(on);
        self.schedule.prepay_principal(on, money, self.annuity.as_deref(), terms);
    }

    /// Exact penalty of an item for the nights before `until` that are not posted.
    pub(super) fn penalty_stretch(item: &DueItem, until: Day, terms: &LoanTerms) -> Option<Segment> {
        item_stretch(item, until, terms.common.penalty_rate)
    }

    /// Contract interest of a due item: beside the penalty where the terms add it, and while its grace runs.
    pub(super) fn added_stretch(item: &DueItem, until: Day, terms: &LoanTerms) -> Option<Segment> {
        match terms.penalty_mode {
            _ if !item.past_due => stretch(item, until, terms.common.daily_rate),
            PenaltyMode::Add => item_stretch(item, until, terms.common.daily_rate),
            PenaltyMode::Replace => None,
        }
    }

    /// The oldest due date of which anything is past due.
    pub(super) fn oldest_past_due(&self) -> Option<Day> {
        self.items.iter().find(|item| item.past_due).map(|item| item.due)
    }

    /// The oldest due date of which anything is unpaid.
    pub fn oldest_due(&self) -> Option<Day> {
        self.items.first().map(|item| item.due)
    }
}

fn item_stretch(item: &DueItem, until: Day, daily_rate: Rate) -> Option<Segment> {
    if item.past_due { stretch(item, until, daily_rate) } else { None }
}

fn stretch(item: &DueItem, until: Day, daily_rate: Rate) -> Option<Segment> {
    let nights = until - item.nights_from;
    let bears = nights > 0 && item.principal.is_positive();
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
    equal_payment_over(principal, daily_rate, 1, nights)
}

/// The same for a rate that is for `basis` days, such as a rate a year of 360: the exact growth of a period is
/// `rate × days ÷ basis`. A basis of 0 counts as 1; it is at most 366.
///
/// ```
/// use mingzhang::{lender::equal_payment_over, money::Money, rate::Rate};
/// let payment = equal_payment_over(Money::from_cents(1_000_000), Rate::parse("0.068").unwrap(), 360, &[30; 12]);
/// assert_eq!(payment.to_string(), "864.35");
/// ```
pub fn equal_payment_over(principal: Money, rate: Rate, basis: u32, days: &[i32]) -> Money {
    let basis = i128::from(basis.max(1));
    // the whole is held smaller by the basis, so that the product below keeps its room
    let unit = DISCOUNT_UNIT / basis.unsigned_abs();
    let whole = i128::from(Rate::ONE.units()) * basis;
    let mut factor = unit;
    let mut sum: u128 = 0;
    for &n in days {
        let growth = whole + i128::from(rate.units()) * i128::from(n.max(0));
        factor = factor * whole.unsigned_abs() / growth.unsigned_abs();
        sum += factor;
    }
    if sum == 0 {
        return principal;
    }
    let cents = u128::from(principal.cents().unsigned_abs());
    let half_up = (2 * cents * unit + sum) / (2 * sum);
    Money::from_cents(i64::try_from(half_up).unwrap_or(i64::MAX))
}

/// The principal that a period asks for.
///
/// `instalment` is the payment of equal payments and the part of equal principal; `rest` is what is owed before it. The
/// last period, and one that would ask for more than the rest, takes the rest.
pub fn period_principal(
    method: Method,
    instalment: Money,
    interest: Money,
    rest: Money,
    is_last: bool,
) -> Money {
    let part = match method {
        Method::EqualPayment => (instalment - interest).or_zero(),
        Method::EqualPrincipal => instalment,
        Method::InterestFirst => Money::ZERO,
    };
    if is_last || part >= rest { rest } else { part }
}

/// The principal part of equal principal: whole cents, what does not divide is left to the last period.
pub fn equal_part(rest: Money, periods_left: u16) -> Money {
    Money::from_cents(rest.cents() / i64::from(periods_left.max(1)))
}

/// Discount factors are held as whole counts of 10⁻²⁴: exact far beyond the cent of any legal amount, and the same
/// bits everywhere.
const DISCOUNT_UNIT: u128 = 1_000_000_000_000_000_000_000_000;
