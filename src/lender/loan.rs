//! One loan: its contract's schedule and what is due of it.

use std::sync::Arc;

use super::annuity::Annuity;
use super::counting::Stretches;
use super::facility::LoanRequest;
use super::schedule::Schedule;
use crate::calendar::{Day, MonthSpan};
use crate::money::Money;
use crate::rate::{Rate, Rounding};
use crate::terms::{FirstOverdueNight, LateInterestUntil, LoanTerms, PenaltyMode};

/// A period that fell due, until all of it is paid.
#[derive(Clone, Copy, Debug, serde::Deserialize, serde::Serialize)]
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
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
pub struct Loan<'d> {
    /// What it belongs to (see `Entry::item`).
    pub item: u32,
    /// The score that its price goes by; none where the contract has no prices by score, or it was not known.
    pub(super) score: Option<u16>,
    /// The day of the draw.
    pub(super) drawn: Day,
    pub(super) schedule: Schedule<'d>,
    /// What equal payments are divided by; none for other methods.
    #[serde(with = "super::annuity::shared")]
    annuity: Option<Arc<Annuity>>,
    pub(super) items: Vec<DueItem>,
    /// The contract that it runs under.
    #[serde(skip, default = "crate::terms::any_loan")]
    pub(super) terms: &'d LoanTerms,
    /// The contract from its next period on, where a change reaches it.
    #[serde(skip)]
    pub(super) next_terms: Option<&'d LoanTerms>,
    /// Whether it is a personal plan: a missed period ends it.
    pub(super) planned: bool,
    /// The last period that fell due: its day, and what it asked for. None when it was agreed anew since.
    pub(super) asked: Option<(Day, Money)>,
}

impl<'d> Loan<'d> {
    /// Draws a loan. Its schedule is fixed by the contract from the drawing day on.
    pub fn new(request: LoanRequest<'d>, terms: &'d LoanTerms) -> Self {
        let LoanRequest { item, agreed, score } = request;
        let (schedule, annuity) = Schedule::new(agreed, terms);
        Self {
            item,
            score,
            drawn: agreed.drawn,
            schedule,
            annuity,
            items: Vec::new(),
            terms,
            next_terms: None,
            planned: false,
            asked: None,
        }
    }

    /// The loan's days in a month, while anything of it is owed and once its periods have begun.
    pub fn tell_days(&self, span: &MonthSpan, tell: impl FnMut(Day)) {
        if self.is_open() {
            self.schedule.tell_days(span, tell);
        }
    }

    /// The last due date that the contract has in a month, as far as the loan still runs.
    pub fn contractual_due_in(&self, span: &MonthSpan) -> Option<Day> {
        self.is_open().then(|| self.schedule.contractual_due_in(span)).flatten()
    }

    /// Whether anything is owed.
    pub fn is_open(&self) -> bool {
        self.schedule.rest.is_positive() || !self.items.is_empty()
    }

    /// Whether nothing is due or past due, so that it can be prepaid.
    pub fn is_current(&self) -> bool {
        self.items.is_empty()
    }

    /// Runs so many months longer, with principal that is put back into it.
    pub(super) fn extend(&mut self, on: Day, months: u16, back: Money) {
        (self.annuity, self.asked) = (None, None);
        self.schedule.extend(on, months, back, self.terms);
    }

    /// Becomes a plan of all that is owed, which keeps what was agreed.
    pub(super) fn re_plan(&mut self, on: Day, periods: u16, owed: Money) {
        (self.annuity, self.asked) = (None, None);
        (self.planned, self.next_terms) = (true, None);
        self.schedule.re_plan(on, periods, owed, self.terms);
    }

    /// Takes an early payment of principal, after interest to the day was posted.
    pub(super) fn prepay_principal(&mut self, on: Day, money: Money) {
        self.schedule.restart_nights(on);
        self.schedule.prepay_principal(on, money, self.annuity.as_deref(), self.terms);
    }

    /// A period begins on `on`: a contract that was changed meanwhile holds from now on, and the payment is worked out anew
    /// over what is left. All penalty to the day was posted.
    pub(super) fn begin_period(&mut self, on: Day) {
        let Some(terms) = self.next_terms.take() else { return };
        (self.terms, self.annuity) = (terms, None);
        if self.schedule.rest.is_positive() {
            self.schedule.work_out_payment(on, terms);
        }
    }

    /// Penalty of an item for the nights before `until` that are not posted.
    pub(super) fn penalty_stretch(item: &DueItem, until: Day, terms: &LoanTerms) -> Stretches {
        item_stretch(item, until, terms.rates.penalty, terms)
    }

    /// Contract interest of a due item: beside the penalty where the terms add it, and while its grace runs.
    pub(super) fn added_stretch(item: &DueItem, until: Day, terms: &LoanTerms) -> Stretches {
        match terms.penalty_mode {
            _ if !item.past_due => stretch(item, until, terms.rates.interest, terms),
            PenaltyMode::Add => item_stretch(item, until, terms.rates.interest, terms),
            PenaltyMode::Replace => Stretches::NONE,
        }
    }

    /// What the nights of an item that are not posted come to, each kind rounded as it would be posted.
    pub(super) fn grown(&self, item: &DueItem, on: Day) -> Money {
        let until = self.bears_until(item, on);
        if until <= item.nights_from {
            return Money::ZERO;
        }
        let penalty = Self::penalty_stretch(item, until, self.terms).round(rounding(self.terms));
        penalty + Self::added_stretch(item, until, self.terms).round(rounding(self.terms))
    }

    /// Until when an item bears that is paid, or otherwise settled, on `on`: that day, or where the terms say so the
    /// loan's next day for what is past due.
    pub(super) fn bears_until(&self, item: &DueItem, on: Day) -> Day {
        match self.terms.late_interest_until {
            LateInterestUntil::PeriodEnd if item.past_due => self.schedule.day_from(on),
            _ => on,
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

fn item_stretch(item: &DueItem, until: Day, rate: Rate, terms: &LoanTerms) -> Stretches {
    if item.past_due { stretch(item, until, rate, terms) } else { Stretches::NONE }
}

fn stretch(item: &DueItem, until: Day, rate: Rate, terms: &LoanTerms) -> Stretches {
    let days = (item.nights_from, until);
    Stretches::new(item.principal, rate, &terms.rates, days, until - item.nights_from)
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
