//! A loan facility: its loans, and what a day changes.

use super::agreement::Agreement;
use super::loan::{DueItem, Loan, penalty_from, rounding};
use super::nights::Accrued;
use crate::calendar::{Day, MonthSpan};
use crate::ledger::{AccountIx, At, Balances, Cause, Charge, Component, Journal, Kind, Rule, Side};
use crate::money::Money;
use crate::scenario::OpeningLoan;
use crate::terms::{LoanTerms, RateChangeReach, Versioned};

/// A facility under one contract. Loans stand in drawing order.
///
/// Always true: `loan_future` is the sum of the loans' `rest`; `loan_due` and `overdue` are the principal of items
/// whose due day has not ended, or has; `oldest` is the oldest due date of all past-due items; while `awaits_end` is not set,
/// every item is past due.
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
pub struct Facility<'t> {
    pub(super) account: AccountIx,
    #[serde(skip, default = "crate::terms::any_loan")]
    pub(super) terms: &'t LoanTerms,
    pub(super) limit: Money,
    pub(super) balances: Balances,
    pub(super) loans: Vec<Loan<'t>>,
    oldest: Option<Day>,
    awaits_end: bool,
    /// Months by which loans were extended so far.
    pub(super) extended: u16,
    /// Whether there was a personal plan.
    pub(super) plans: bool,
}

/// What a new loan is asked to be. The due day is that of the draw unless it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanRequest<'d> {
    /// What made it (see `Entry::item`).
    pub item: u32,
    /// What it is to be.
    pub agreed: Agreement<'d>,
    /// The score that its price goes by, where the contract has prices by score.
    pub score: Option<u16>,
}

impl<'d> LoanRequest<'d> {
    /// At the price of the contract itself.
    pub const fn plain(item: u32, agreed: Agreement<'d>) -> Self {
        Self { item, agreed, score: None }
    }
}

impl<'t> Facility<'t> {
    /// Opens the facility without loans.
    pub fn open(account: AccountIx, terms: &'t LoanTerms, limit: Money) -> Self {
        let (balances, loans) = (Balances::default(), Vec::new());
        Self {
            account,
            terms,
            limit,
            balances,
            loans,
            oldest: None,
            awaits_end: false,
            extended: 0,
            plans: false,
        }
    }

    /// Adds a loan that runs at the start and writes its opening entry.
    pub fn open_loan(&mut self, item: u32, given: &'t OpeningLoan, start: Day, journal: &mut Journal) {
        let mut loan = Loan::new(LoanRequest::plain(item, Agreement::of_opening(given)), self.terms);
        loan.schedule.pass_paid(given.periods_paid, loan.terms);
        let rest = loan.schedule.rest;
        self.balances.raise(Component::LoanFuture, rest);
        let cause = Cause::given(Rule::OpeningBalance, rest);
        journal.post(self.at(start, item), Kind::Opening, Side::Lender, Side::LoanFuture, rest, cause);
        self.loans.push(loan);
        self.loans.sort_by_key(|loan| loan.drawn);
    }

    pub(super) const fn at(&self, on: Day, item: u32) -> At {
        At { account: self.account, on, item }
    }

    /// The eleven components.
    pub const fn balances(&self) -> &Balances {
        &self.balances
    }

    /// Limit less all principal; below zero where the limit is exceeded.
    pub fn room(&self) -> Money {
        self.limit - self.balances.principal()
    }

    /// Loans that are drawn from now on have another contract. Those that run keep theirs, or go over to it with their next
    /// period where the contract says so, at the price of the score at which they were drawn.
    pub fn change_terms(&mut self, terms: &'t LoanTerms) {
        self.terms = terms;
        if terms.rate_change_reach == RateChangeReach::AllLoans {
            let running = self.loans.iter_mut().filter(|loan| !loan.planned);
            running.for_each(|loan| loan.next_terms = Some(terms.at_score(loan.score)));
        }
    }

    /// Step 4: periods that fall due on `on`, and the penalty of past-due items on every due day of their loan.
    pub fn fall_due(&mut self, on: Day, span: &MonthSpan, journal: &mut Journal) {
        for place in 0..self.loans.len() {
            let Some(loan) =
                self.loans.get(place).filter(|loan| loan.is_open() && loan.schedule.has_day(on, span))
            else {
                continue;
            };
            let (items, next) = (loan.items.len(), loan.schedule.next_due());
            for item in 0..items {
                self.post_penalty(place, item, on, journal);
            }
            if next == Some(on) {
                self.period_due(place, on, journal);
            }
        }
    }

    fn period_due(&mut self, place: usize, on: Day, journal: &mut Journal) {
        let Some(loan) = self.loans.get(place) else { return };
        let terms = loan.terms;
        let at = self.at(on, loan.item);
        let first = journal.segments.len();
        loan.schedule.period_interest(on, terms).gather(&mut journal.segments);
        let charge = Charge { rule: Rule::LoanInterest, kind: Kind::Interest, to: Component::Interest };
        let interest = journal.charge_nights(at, charge, first, rounding(terms));
        let (principal, cause) = loan.schedule.period_principal(interest);
        journal.shift(at, Kind::Due, Component::LoanFuture, Component::LoanDue, principal, cause);
        self.balances.raise(Component::Interest, interest);
        self.balances.shift(Component::LoanFuture, Component::LoanDue, principal);
        if let Some(loan) = self.loans.get_mut(place) {
            loan.schedule.enter_next_period(on, principal);
            let item = DueItem {
                due: on,
                principal,
                interest,
                penalty: Money::ZERO,
                past_due: false,
                nights_from: on,
            };
            loan.items.extend((item.unpaid().is_positive()).then_some(item));
            loan.asked = (item.unpaid().is_positive()).then_some((on, item.unpaid()));
            loan.begin_period(on);
        }
        self.awaits_end = true;
        self.note_oldest();
    }

    /// Posts what an item's nights have grown to since they were last posted: one rounding of each kind.
    pub(super) fn post_penalty(&mut self, place: usize, item: usize, on: Day, journal: &mut Journal) {
        let Some(loan) = self.loans.get_mut(place) else { return };
        let at = At { account: self.account, on, item: loan.item };
        let terms = loan.terms;
        let bears = |due: &&DueItem| due.past_due || due.due < on;
        let Some(until) = loan.items.get(item).filter(bears).map(|due| loan.bears_until(due, on)) else {
            return;
        };
        let Some(due) = loan.items.get_mut(item) else { return };
        let (penalty, added) =
            (Loan::penalty_stretch(due, until, terms), Loan::added_stretch(due, until, terms));
        let rounding = rounding(terms);
        let first = journal.segments.len();
        penalty.gather(&mut journal.segments);
        let charge = Charge { rule: Rule::LoanPenalty, kind: Kind::Penalty, to: Component::Penalty };
        let penalty = journal.charge_nights(at, charge, first, rounding);
        let first = journal.segments.len();
        added.gather(&mut journal.segments);
        let rule = if due.past_due { Rule::LoanInterest } else { Rule::LoanGraceInterest };
        let charge = Charge { rule, kind: Kind::Interest, to: Component::Interest };
        let added = journal.charge_nights(at, charge, first, rounding);
        due.penalty += penalty;
        due.interest += added;
        due.nights_from = due.nights_from.max(until);
        self.balances.raise(Component::Penalty, penalty);
        self.balances.raise(Component::Interest, added);
    }

    /// Whether any item's due day may not have ended.
    pub const fn has_day_to_end(&self) -> bool {
        self.awaits_end
    }

    fn grace(&self) -> i32 {
        i32::from(self.terms.common.grace_days)
    }

    /// The last day of the grace of what fell due on `on` and is unpaid, where there is one.
    pub fn grace_ends(&self, on: Day) -> Option<Day> {
        let items = self.loans.iter().flat_map(|loan| &loan.items);
        let in_grace = self.grace() > 0 && items.clone().any(|item| item.due == on);
        in_grace.then(|| on + self.grace())
    }

    /// Step 7: what fell due by today, its grace being over, and is unpaid is overdue since its due day.
    pub fn end_due_day(&mut self, on: Day, journal: &mut Journal) {
        let (account, grace) = (self.account, self.grace());
        let balances = &mut self.balances;
        self.awaits_end = false;
        for loan in &mut self.loans {
            let at = At { account, on, item: loan.item };
            for item in loan.items.iter_mut().filter(|item| !item.past_due && item.due + grace <= on) {
                item.past_due = true;
                item.nights_from = item.nights_from.max(penalty_from(item.due, loan.terms));
                let first = journal.mark();
                let cause = Cause::given(Rule::MissedPeriod, item.principal);
                journal.shift(
                    at,
                    Kind::Overdue,
                    Component::LoanDue,
                    Component::Overdue,
                    item.principal,
                    cause,
                );
                journal.count_from(first, item.due);
                balances.shift(Component::LoanDue, Component::Overdue, item.principal);
            }
            self.awaits_end |= loan.items.iter().any(|item| !item.past_due);
        }
        self.note_oldest();
    }

    /// What has grown since it was last posted, over all loans.
    pub fn accrued(&self, until: Day) -> Accrued {
        let mut grown = Accrued::default();
        for loan in &self.loans {
            grown.interest += loan.schedule.period_interest(until, loan.terms).accrual();
            for item in &loan.items {
                grown.interest += Loan::added_stretch(item, until, loan.terms).accrual();
                grown.penalty += Loan::penalty_stretch(item, until, loan.terms).accrual();
            }
        }
        grown
    }

    /// The stretches of nights before `until` that are not posted: of interest, or of penalty.
    pub fn open_stretches(
        &self,
        until: Day,
        penalty: bool,
    ) -> impl Iterator<Item = crate::ledger::Segment> + '_ {
        self.loans.iter().flat_map(move |loan| {
            let running = (!penalty).then(|| loan.schedule.period_interest(until, loan.terms));
            let items = loan.items.iter().flat_map(move |item| {
                if penalty {
                    Loan::penalty_stretch(item, until, loan.terms)
                } else {
                    Loan::added_stretch(item, until, loan.terms)
                }
            });
            running.into_iter().flatten().chain(items)
        })
    }

    /// The oldest due date of which anything is past due.
    pub const fn oldest_due(&self) -> Option<Day> {
        self.oldest
    }

    /// Keeps `oldest` true after items came or went.
    pub(super) fn note_oldest(&mut self) {
        self.oldest = self.loans.iter().filter_map(Loan::oldest_past_due).min();
    }

    /// Whether a period of this due date is unpaid.
    pub(super) fn asks_for(&self, due: Day) -> bool {
        self.loans.iter().flat_map(|loan| &loan.items).any(|item| item.due == due)
    }

    /// The loans in drawing order.
    pub fn loans(&self) -> &[Loan<'t>] {
        &self.loans
    }

    /// Forgets loans of which nothing is owed.
    pub fn drop_closed(&mut self) {
        self.loans.retain(Loan::is_open);
    }
}
