//! An account of either kind, behind the questions that simulation asks of both.

use super::facility::Facility;
use super::line::Line;
use super::nights::Accrued;
use super::offer::OfferRefusal;
use crate::calendar::{Day, MonthSpan};
use crate::ledger::{AccountIx, At, Balances, Claim, ClaimRef, Component, Journal, Kind, Prospect, Rule};
use crate::money::Money;
use crate::terms::CommonTerms;

/// A line or a facility.
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
#[expect(
    clippy::large_enum_variant,
    reason = "accounts are few; a box would be one more step in every question"
)]
pub enum Account<'t> {
    /// A revolving line.
    Line(Line<'t>),
    /// A loan facility.
    Facility(Facility<'t>),
}

impl Account<'_> {
    /// What both kinds of contract set.
    pub fn common(&self) -> &CommonTerms {
        match self {
            Self::Line(line) => &line.terms.common,
            Self::Facility(facility) => &facility.terms.common,
        }
    }

    /// The eleven components.
    pub const fn balances(&self) -> &Balances {
        match self {
            Self::Line(line) => line.balances(),
            Self::Facility(facility) => facility.balances(),
        }
    }

    /// The limit.
    pub const fn limit(&self) -> Money {
        match self {
            Self::Line(line) => line.limit,
            Self::Facility(facility) => facility.limit,
        }
    }

    /// Sets the limit. What is owed stays as it is due; a limit below it leaves no room.
    pub const fn set_limit(&mut self, limit: Money) {
        match self {
            Self::Line(line) => line.limit = limit,
            Self::Facility(facility) => facility.limit = limit,
        }
    }

    /// Principal that may be split without a fee, used or not.
    pub const fn free_quota(&self) -> Money {
        match self {
            Self::Line(line) => line.free_quota,
            Self::Facility(_) => Money::ZERO,
        }
    }

    /// What is left of the free quota.
    pub fn free_quota_left(&self) -> Money {
        match self {
            Self::Line(line) => line.free_quota_left(),
            Self::Facility(_) => Money::ZERO,
        }
    }

    /// Sets the free quota. Plans that run keep the part that is free.
    pub const fn set_free_quota(&mut self, quota: Money) {
        if let Self::Line(line) = self {
            line.free_quota = quota;
        }
    }

    /// Limit less all principal.
    pub fn room(&self) -> Money {
        self.limit() - self.balances().principal()
    }

    /// All that is owed becomes a personal plan, when the terms allow it.
    ///
    /// # Errors
    /// Why the lender does not agree; nothing is changed then.
    pub fn re_plan(
        &mut self,
        on: Day,
        item: u32,
        periods: u16,
        journal: &mut Journal,
    ) -> Result<(), OfferRefusal> {
        match self {
            Self::Line(line) => {
                let periods = line.re_plan_offered(on, periods)?;
                line.re_plan(on, item, periods, journal);
            }
            Self::Facility(facility) => {
                facility.re_plan_offered(on, periods)?;
                facility.re_plan(on, periods, journal);
            }
        }
        Ok(())
    }

    /// What has grown since it was last billed or posted.
    pub fn accrued(&self, until: Day) -> Accrued {
        match self {
            Self::Line(line) => line.accrued(until),
            Self::Facility(facility) => facility.accrued(until),
        }
    }

    /// Interest that is charged only if a bill is not cleared, rounded for showing.
    pub fn at_stake(&self, until: Day) -> Money {
        match self {
            Self::Line(line) => line.at_stake(until).round(line.rounding()),
            Self::Facility(_) => Money::ZERO,
        }
    }

    /// The oldest due date of which anything is unpaid.
    pub fn oldest_due(&self) -> Option<Day> {
        match self {
            Self::Line(line) => line.oldest_due(),
            Self::Facility(facility) => facility.oldest_due(),
        }
    }

    /// Age in days of the oldest unpaid due item on the evening of `on`.
    pub fn days_overdue(&self, on: Day) -> i32 {
        self.oldest_due().map_or(0, |due| (on - due).max(0))
    }

    /// Whether anything is past due on the evening of `on`, after due days ended.
    pub fn is_past_due(&self, on: Day) -> bool {
        self.oldest_due().is_some_and(|due| due <= on)
    }

    /// Whether anything is unpaid whose due day was over when the day began, also while its grace runs.
    pub fn was_due_before(&self, on: Day) -> bool {
        match self {
            Self::Line(line) => line.was_due_before(on),
            Self::Facility(facility) => facility.past_due_before(on).is_positive(),
        }
    }

    /// All that is past due on the evening of `on`, with the penalty to the day on a loan.
    pub fn past_due(&self, on: Day) -> Money {
        match self {
            Self::Line(line) => line.past_due_before(on + 1),
            Self::Facility(facility) => facility.required(on),
        }
    }

    /// A court decided against the debtor.
    pub fn lose_suit(&mut self, on: Day, journal: &mut Journal) {
        match self {
            Self::Line(line) => line.lose_suit(on),
            Self::Facility(facility) => facility.lose_suit(on, journal),
        }
    }

    /// What must be paid on `on`, a decision day: the unpaid minimum of a bill due that day; loan periods due that
    /// day; everything past due.
    pub fn required(&self, on: Day) -> Money {
        match self {
            Self::Line(line) => line.required(on),
            Self::Facility(facility) => facility.required(on),
        }
    }

    /// What a payer in full pays on `on`: all that is billed where a bill is due or `whole_bill` is asked for, else
    /// what is required.
    pub fn full(&self, on: Day, whole_bill: bool) -> Money {
        match self {
            Self::Line(line) if whole_bill || line.bill_due() == Some(on) => line.billed_debt(),
            _ => self.required(on),
        }
    }

    /// Whether something falls due on `on`: an open bill, or a loan period that is not paid yet.
    pub fn is_due_on(&self, on: Day) -> bool {
        match self {
            Self::Line(line) => line.bill_due() == Some(on),
            Self::Facility(facility) => facility.asks_for(on),
        }
    }

    /// Takes a payment towards what is billed or due. Returns what was taken.
    pub fn pay(&mut self, on: Day, why: Rule, money: Money, journal: &mut Journal) -> Money {
        match self {
            Self::Line(line) => line.pay(on, why, money, journal),
            Self::Facility(facility) => facility.pay_due(on, why, money, journal),
        }
    }

    /// Takes a payment towards anything that is owed. Returns what was taken.
    pub fn pay_extra(&mut self, on: Day, why: Rule, money: Money, journal: &mut Journal) -> Money {
        match self {
            Self::Line(line) => line.pay(on, why, money, journal),
            Self::Facility(facility) => facility.pay_extra(on, why, money, journal),
        }
    }

    /// Takes a payment towards one claim. Returns what was taken.
    pub fn pay_claim(&mut self, claim: &Claim, on: Day, money: Money, journal: &mut Journal) -> Money {
        match (self, claim.part) {
            (Self::Line(line), ClaimRef::Plan(item, made_on)) => {
                if money < claim.amount {
                    return Money::ZERO;
                }
                line.pay_off((item, Some(made_on)), on, journal)
            }
            (Self::Line(line), _) => line.pay(on, Rule::PayBeyond, money, journal),
            (Self::Facility(facility), ClaimRef::Loan(place)) => {
                facility.prepay(usize::from(place), on, Rule::PayBeyond, money, journal)
            }
            (Self::Facility(_), _) => Money::ZERO,
        }
    }

    /// The morning of the first of a month: closed loans are forgotten.
    pub fn begin_month(&mut self) {
        if let Self::Facility(facility) = self {
            facility.drop_closed();
        }
    }

    /// Whether step 7 has anything to do on `on`.
    pub fn has_day_to_end(&self, on: Day) -> bool {
        match self {
            Self::Line(line) => line.bill_due().is_some_and(|due| due <= on),
            Self::Facility(facility) => facility.has_day_to_end(),
        }
    }

    /// The day on which a bill or period that was due on `on` ends, when that is later.
    pub fn grace_ends(&self, on: Day) -> Option<Day> {
        match self {
            Self::Line(line) if line.bill_due() == Some(on) => line.bill_ends().filter(|&end| end > on),
            Self::Line(_) => None,
            Self::Facility(facility) => facility.grace_ends(on),
        }
    }

    /// Whether nothing is lent whatever is past due: minimums were missed in a row, or a personal plan runs.
    pub fn is_stopped(&self) -> bool {
        match self {
            Self::Line(line) => line.is_stopped() || line.plan_runs(),
            Self::Facility(facility) => facility.plan_runs(),
        }
    }

    /// Step 7: carried or overdue.
    pub fn end_due_day(&mut self, on: Day, journal: &mut Journal) {
        match self {
            Self::Line(line) => line.end_due_day(on, journal),
            Self::Facility(facility) => facility.end_due_day(on, journal),
        }
    }

    /// What is known on `today` to be asked for strictly after it and strictly before `until`.
    pub fn asked_between(&self, today: Day, until: Day) -> Money {
        match self {
            Self::Line(line) => {
                let asked = line.bill_due().is_some_and(|due| due > today && due < until);
                if asked { line.unpaid_minimum() } else { Money::ZERO }
            }
            Self::Facility(facility) => facility.asked_between(today, until),
        }
    }

    /// Fees of plan periods not yet on a bill.
    pub fn committed_fees(&self) -> Money {
        match self {
            Self::Line(line) => line.committed_fees(),
            Self::Facility(_) => Money::ZERO,
        }
    }

    /// The dates in a month on which a contract asks for something, as far as the loans still run; a loan that is
    /// past due after its last period keeps its day.
    pub fn loan_days(&self, span: &MonthSpan, mut tell: impl FnMut(Day)) {
        if let Self::Facility(facility) = self {
            facility.loans().iter().for_each(|loan| loan.tell_days(span, &mut tell));
        }
    }

    /// The last contractual due date of the loans in a month.
    pub fn last_contractual_due(&self, span: &MonthSpan) -> Option<Day> {
        match self {
            Self::Line(_) => None,
            Self::Facility(facility) => {
                facility.loans().iter().filter_map(|loan| loan.contractual_due_in(span)).max()
            }
        }
    }

    /// Quotes what the next yuan may go to on `on`; `plans`: also what paying off instalment plans early takes.
    pub fn quote(&self, account: AccountIx, on: Day, plans: bool, tell: &mut Vec<Claim>) {
        match self {
            Self::Line(line) => line.quote(account, on, plans, tell),
            Self::Facility(facility) => facility.quote(account, on, tell),
        }
    }

    /// Tells what each debt will ask for, whether or not anything may be paid to it on `on`.
    pub fn prospects(&self, account: AccountIx, on: Day, tell: &mut Vec<Prospect>) {
        match self {
            Self::Line(line) => line.prospects(account, on, tell),
            Self::Facility(facility) => facility.prospects(account, on, tell),
        }
    }

    /// The last day of the run: posts what has grown, one rounding each of interest and penalty.
    pub fn post_closing(&mut self, at: At, journal: &mut Journal) {
        let rounding = self.common().interest_rounding.rounding();
        for (to, penalty) in [(Component::Interest, false), (Component::Penalty, true)] {
            let first = journal.segments.len();
            match self {
                Self::Line(line) => line.gather_open(at.on, penalty, journal),
                Self::Facility(facility) => journal.segments.extend(facility.open_stretches(at.on, penalty)),
            }
            let charge = crate::ledger::Charge { rule: Rule::ClosingAccrual, kind: Kind::Closing, to };
            let amount = journal.charge_nights(at, charge, first, rounding);
            match self {
                Self::Line(line) => line.balances.raise(to, amount),
                Self::Facility(facility) => facility.balances.raise(to, amount),
            }
        }
    }
}
