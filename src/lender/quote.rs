//! What an account quotes to a payer: what the next yuan may go to, and what it saves there.

use super::facility::Facility;
use super::line::Line;
use super::loan::Loan;
use super::plan::Plan;
use super::plan_yield::{nightly_of_plan, nightly_yield};
use crate::calendar::{Day, Month};
use crate::ledger::{AccountIx, Claim, ClaimRef, Component};
use crate::money::Money;
use crate::rate::{Accrual, Rate};

impl Line<'_> {
    /// One claim for what bears or will bear interest, one for each plan if asked for, one for the open cycle.
    pub(super) fn quote(&self, account: AccountIx, on: Day, plans: bool, tell: &mut Vec<Claim>) {
        let common = &self.terms.common;
        let overdue = self.balances[Component::Overdue].is_positive();
        let nightly = self.nightly_of_month().unwrap_or(common.daily_rate);
        let claim = Claim {
            account,
            part: ClaimRef::Line,
            amount: self.billed_debt() + self.cash_ahead(),
            required: self.required(on),
            due: self.oldest_due(),
            lump: false,
            nominal_rate: nightly,
            saves_per_yuan_day: if overdue { common.penalty_rate } else { nightly },
            saves_at_once: self.at_stake_of_bill(on).round(self.rounding()),
            sunk_fee: Money::ZERO,
            days_overdue: self.oldest_due().map_or(0, |due| (on - due).max(0)),
        };
        let nothing_asked =
            Claim { required: Money::ZERO, due: None, saves_at_once: Money::ZERO, days_overdue: 0, ..claim };
        if claim.amount.is_positive() {
            tell.push(claim);
        }
        if plans {
            tell.extend(self.plans.iter().filter_map(|plan| self.quote_plan(plan, on, nothing_asked)));
        }
        let unbilled = self.balances[Component::Unbilled];
        if unbilled.is_positive() {
            tell.push(Claim {
                part: ClaimRef::Unbilled,
                amount: unbilled,
                nominal_rate: Rate::ZERO,
                saves_per_yuan_day: Rate::ZERO,
                ..nothing_asked
            });
        }
    }

    /// A plan takes all that is not billed yet, and nothing less.
    fn quote_plan(&self, plan: &Plan, on: Day, blank: Claim) -> Option<Claim> {
        let fee = plan.payoff_fee(self.terms.early_payoff_fee);
        let amount = plan.unbilled_principal() + fee;
        let spared = self
            .periods_ahead(plan, on)
            .map(|(due, period)| (due - on, plan.period_principal(period).0 + plan.period_fee(period).0));
        let spared: Vec<(i32, Money)> = spared.collect();
        let bears = self.bears(plan).then_some(self.terms.common.daily_rate);
        let by_fee = || nightly_of_plan(plan.principal, plan.own_fee(), plan.periods);
        amount.is_positive().then(|| Claim {
            part: ClaimRef::Plan(plan.item, plan.made_on),
            amount,
            lump: true,
            nominal_rate: bears.unwrap_or_else(by_fee),
            saves_per_yuan_day: bears.unwrap_or_else(|| nightly_yield(amount, &spared)),
            saves_at_once: plan.unbilled_fees() - fee,
            sunk_fee: fee,
            ..blank
        })
    }

    /// The periods of a plan that are not billed yet, with the due days of their bills.
    pub(super) fn periods_ahead(&self, plan: &Plan, on: Day) -> impl Iterator<Item = (Day, u8)> {
        let next = self.next_close(on);
        let due = move |k| self.due_of_close(next + k);
        (plan.billed_periods + 1..=plan.periods).zip(0..).map(move |(period, k)| (due(k), period))
    }

    /// The month in which the next bill closes, after what closes today.
    fn next_close(&self, on: Day) -> Month {
        let month = on.month();
        if month.day(self.days.bill_day) > on { month } else { month + 1 }
    }

    /// The due day of the bill that closes in a month.
    fn due_of_close(&self, closes_in: Month) -> Day {
        let next_month = i32::from(self.days.due_day < self.days.bill_day);
        (closes_in + next_month).day(self.days.due_day)
    }

    /// Interest of the open bill that is charged only if it is not cleared by its due day, up to `on`.
    pub(super) fn at_stake_of_bill(&self, on: Day) -> Accrual {
        let (base, rate) = (self.terms.interest_base, self.terms.common.daily_rate);
        let mut sum = self.month_at_stake(on);
        if let Some(posted) = self.posted.as_ref().filter(|_| self.bill.is_some()) {
            posted.billed.stretches(base, on, rate, |stretch| {
                sum += self.in_month(stretch).accrual();
            });
        }
        sum
    }
}

impl Facility<'_> {
    /// One claim for each loan of which nothing is due or past due: principal, and interest to the day.
    pub(super) fn quote(&self, account: AccountIx, on: Day, tell: &mut Vec<Claim>) {
        let loans = self.loans.iter().zip(0..).filter(|(loan, _)| loan.is_current() && loan.is_open());
        tell.extend(loans.map(|(loan, place)| {
            let amount = self.clearing_amount(usize::from(place), on);
            quote_loan(loan, (account, place), amount)
        }));
    }
}

fn quote_loan(loan: &Loan<'_>, (account, place): (AccountIx, u16), amount: Money) -> Claim {
    let rate = loan.terms.common.daily_rate;
    Claim {
        account,
        part: ClaimRef::Loan(place),
        amount,
        required: Money::ZERO,
        due: None,
        lump: false,
        nominal_rate: rate,
        saves_per_yuan_day: saves_a_night(loan),
        saves_at_once: Money::ZERO,
        sunk_fee: Money::ZERO,
        days_overdue: 0,
    }
}

/// What a yuan saves on a night of the calendar, also where every month counts thirty.
pub(super) fn saves_a_night(loan: &Loan<'_>) -> Rate {
    let rate = loan.terms.common.daily_rate;
    if loan.terms.day_count.is_thirty() { Rate::from_units(rate.units() / 365 * 360) } else { rate }
}
