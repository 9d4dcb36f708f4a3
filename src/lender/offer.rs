//! What a lender offers to somebody who cannot pay as agreed: a longer term, and a personal plan.

use super::facility::Facility;
use super::loan::{Loan, rounding};
use super::pay_line::post_payment;
use crate::calendar::Day;
use crate::ledger::{At, Cause, Charge, Component, Journal, Kind, Rule, Side, rounding_code};
use crate::money::Money;
use crate::rate::Rate;
use crate::terms::RePlanTerms;

/// Why a lender does not agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
pub enum OfferRefusal {
    /// The terms offer nothing of the kind.
    NotOffered,
    /// More months or periods than the terms allow.
    TooLong,
    /// Nothing is owed that could be arranged.
    NothingOwed,
    /// Not past due for long enough.
    NotOverdueEnough,
    /// Cash does not cover what is to be paid at once.
    NotCovered,
    /// A personal plan runs already.
    PlanRuns,
}

/// Whether terms offer a personal plan to somebody who has been past due for some days, over so many periods.
///
/// # Errors
/// Why the lender does not agree.
pub(super) fn re_plan_offered(
    terms: &RePlanTerms,
    plan_runs: bool,
    owes: bool,
    (days_overdue, periods): (i32, u16),
) -> Result<(), OfferRefusal> {
    match () {
        () if terms.most_periods == 0 => Err(OfferRefusal::NotOffered),
        () if plan_runs => Err(OfferRefusal::PlanRuns),
        () if periods > terms.most_periods => Err(OfferRefusal::TooLong),
        () if !owes => Err(OfferRefusal::NothingOwed),
        () if days_overdue < i32::from(terms.least_days_overdue) => Err(OfferRefusal::NotOverdueEnough),
        () => Ok(()),
    }
}

impl Facility<'_> {
    /// What an extension asks for at once: the fee, and where arrears are put off, all interest and penalty to the day.
    ///
    /// # Errors
    /// Why the lender does not agree.
    pub fn extension_cost(&self, on: Day, months: u16) -> Result<Money, OfferRefusal> {
        let terms = self.terms;
        let places: Vec<usize> = self.extendable().collect();
        match () {
            () if terms.extension_most_months == 0 => Err(OfferRefusal::NotOffered),
            () if self.plan_runs() => Err(OfferRefusal::PlanRuns),
            () if self.extended.saturating_add(months) > terms.extension_most_months => {
                Err(OfferRefusal::TooLong)
            }
            () if places.is_empty() => Err(OfferRefusal::NothingOwed),
            () => Ok(places.into_iter().map(|place| self.extension_cost_of(place, on)).sum()),
        }
    }

    /// The loans of which principal can be put off, by their place.
    fn extendable(&self) -> impl Iterator<Item = usize> + '_ {
        let stops = self.terms.extension_stops_overdue;
        let has_principal = move |loan: &Loan<'_>| {
            loan.schedule.rest.is_positive()
                || (stops && loan.items.iter().any(|item| item.principal.is_positive()))
        };
        self.loans.iter().enumerate().filter(move |(_, loan)| has_principal(loan)).map(|(place, _)| place)
    }

    fn extension_cost_of(&self, place: usize, on: Day) -> Money {
        let Some(loan) = self.loans.get(place) else { return Money::ZERO };
        let fee = self.fee_of(self.put_off_of(loan), self.terms.extension_fee_rate);
        if !self.terms.extension_stops_overdue {
            return fee;
        }
        let charges = loan.items.iter().map(|item| item.unpaid() - item.principal + loan.grown(item, on));
        fee + charges.sum() + (self.clearing_amount(place, on) - loan.schedule.rest)
    }

    /// The principal that an extension is about.
    fn put_off_of(&self, loan: &Loan<'_>) -> Money {
        let arrears: Money = loan.items.iter().map(|item| item.principal).sum();
        if self.terms.extension_stops_overdue { loan.schedule.rest + arrears } else { loan.schedule.rest }
    }

    fn fee_of(&self, base: Money, fee_rate: Rate) -> Money {
        fee_rate.of(base).round(rounding(self.terms))
    }

    /// Lets the loans run longer. The caller has asked for `cost` by [`Self::extension_cost`], and it is in hand.
    pub fn extend(&mut self, on: Day, months: u16, cost: Money, journal: &mut Journal) {
        let places: Vec<usize> = self.extendable().collect();
        let mut left = cost;
        for place in places {
            left -= self.extend_loan(place, on, months, left, journal);
        }
        self.extended = self.extended.saturating_add(months);
        self.note_oldest();
    }

    /// Returns what was paid.
    fn extend_loan(
        &mut self,
        place: usize,
        on: Day,
        months: u16,
        money: Money,
        journal: &mut Journal,
    ) -> Money {
        let Some(loan) = self.loans.get(place) else { return Money::ZERO };
        let at = self.at(on, loan.item);
        let base = self.put_off_of(loan);
        let (mut left, mut back) = (money, Money::ZERO);
        if self.terms.extension_stops_overdue {
            let interest = self.post_to_date(place, on, journal);
            let items =
                self.loans.get_mut(place).map(|loan| std::mem::take(&mut loan.items)).unwrap_or_default();
            for item in items {
                left -= self.pay_now(at, Component::Penalty, item.penalty, left, journal);
                left -= self.pay_now(at, Component::Interest, item.interest, left, journal);
                let from = if item.past_due { Component::Overdue } else { Component::LoanDue };
                self.arrange(at, from, item.principal, Rule::PutOff, journal);
                back += item.principal;
            }
            left -= self.pay_now(at, Component::Interest, interest, left, journal);
        }
        let fee = self.post_fee(at, Rule::ExtensionFee, (base, self.terms.extension_fee_rate), journal);
        left -= self.pay_now(at, Component::Fee, fee, left, journal);
        if let Some(loan) = self.loans.get_mut(place) {
            loan.extend(on, months, back);
        }
        money - left
    }

    /// Whether a personal plan can be had.
    ///
    /// # Errors
    /// Why the lender does not agree.
    pub fn re_plan_offered(&self, on: Day, periods: u16) -> Result<(), OfferRefusal> {
        let days = self.oldest_due().map_or(0, |due| on - due);
        let owes = self.loans.iter().any(Loan::is_open);
        re_plan_offered(&self.terms.common.re_plan, self.plan_runs(), owes, (days, periods))
    }

    /// Each loan becomes a plan of all that is owed of it. The caller has asked [`Self::re_plan_offered`].
    pub fn re_plan(&mut self, on: Day, periods: u16, journal: &mut Journal) {
        for place in 0..self.loans.len() {
            if self.loans.get(place).is_some_and(Loan::is_open) {
                self.re_plan_loan(place, on, periods, journal);
            }
        }
        self.plans = true;
        self.note_oldest();
    }

    fn re_plan_loan(&mut self, place: usize, on: Day, periods: u16, journal: &mut Journal) {
        let Some(loan) = self.loans.get(place) else { return };
        let at = self.at(on, loan.item);
        let interest = self.post_to_date(place, on, journal);
        let Some(loan) = self.loans.get_mut(place) else { return };
        let (items, rest) = (std::mem::take(&mut loan.items), loan.schedule.rest);
        let owed = rest + interest + items.iter().map(super::loan::DueItem::unpaid).sum();
        let fee = self.post_fee(at, Rule::RePlanFee, (owed, self.terms.common.re_plan.fee_rate), journal);
        for item in &items {
            let from = if item.past_due { Component::Overdue } else { Component::LoanDue };
            self.arrange(at, from, item.principal, Rule::RePlanned, journal);
            self.arrange(at, Component::Penalty, item.penalty, Rule::RePlanned, journal);
            self.arrange(at, Component::Interest, item.interest, Rule::RePlanned, journal);
        }
        self.arrange(at, Component::Interest, interest, Rule::RePlanned, journal);
        self.arrange(at, Component::Fee, fee, Rule::RePlanned, journal);
        if let Some(loan) = self.loans.get_mut(place) {
            loan.re_plan(on, periods, owed + fee);
        }
    }

    /// Posts penalty and interest to the day; returns the interest of what is not due.
    fn post_to_date(&mut self, place: usize, on: Day, journal: &mut Journal) -> Money {
        let items = self.loans.get(place).map_or(0, |loan| loan.items.len());
        for item in 0..items {
            self.post_penalty(place, item, on, journal);
        }
        let Some(loan) = self.loans.get_mut(place) else { return Money::ZERO };
        let terms = loan.terms;
        let at = At { account: self.account, on, item: loan.item };
        let first = journal.segments.len();
        loan.schedule.period_interest(on, terms).gather(&mut journal.segments);
        let charge = Charge { rule: Rule::ArrangedInterest, kind: Kind::Interest, to: Component::Interest };
        let interest = journal.charge_nights(at, charge, first, rounding(terms));
        loan.schedule.restart_nights(on);
        self.balances.raise(Component::Interest, interest);
        interest
    }

    fn post_fee(
        &mut self,
        at: At,
        rule: Rule,
        (base, fee_rate): (Money, Rate),
        journal: &mut Journal,
    ) -> Money {
        let fee = self.fee_of(base, fee_rate);
        let code = rounding_code(rounding(self.terms));
        let cause = Cause::new(rule, [base.cents(), fee_rate.units(), code, 0, 0]);
        journal.post(at, Kind::Fee, Side::Lender, Side::Fee, fee, cause);
        self.balances.raise(Component::Fee, fee);
        fee
    }

    fn pay_now(&mut self, at: At, to: Component, owed: Money, money: Money, journal: &mut Journal) -> Money {
        post_payment(at, Rule::PayExtension, to, owed, money, owed, journal);
        self.balances.lower(to, owed);
        owed
    }

    fn arrange(&mut self, at: At, from: Component, amount: Money, rule: Rule, journal: &mut Journal) {
        let cause = Cause::given(rule, amount);
        journal.shift(at, Kind::Arrangement, from, Component::LoanFuture, amount, cause);
        self.balances.shift(from, Component::LoanFuture, amount);
    }

    /// Whether a personal plan runs: nothing is lent beside it.
    pub fn plan_runs(&self) -> bool {
        self.plans && self.loans.iter().any(|loan| loan.planned && loan.is_open())
    }
}
