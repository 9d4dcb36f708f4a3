//! What an account will ask for, told to a payer who looks ahead.

use super::facility::Facility;
use super::line::Line;
use super::loan::{DueItem, Loan, rounding};
use super::plan::Plan;
use super::quote::saves_a_night;
use crate::calendar::Day;
use crate::ledger::{AccountIx, Asks, ClaimRef, Component, Part, Prospect};
use crate::money::Money;
use crate::rate::Rate;
use crate::terms::PrepayEffect;

/// Periods of a loan that are told; what is owed after them is told with the last.
const MOST_PERIODS: usize = 120;

impl Line<'_> {
    /// What is billed or carried, and each plan. Purchases of the open cycle bear nothing and are not told.
    pub(super) fn prospects(&self, account: AccountIx, on: Day, tell: &mut Vec<Prospect>) {
        let common = &self.terms.common;
        let charges = [Component::Interest, Component::Fee, Component::Penalty];
        let charges: Money = charges.into_iter().map(|component| self.balances[component]).sum();
        let grown = self.accrued(on);
        let line = Prospect {
            account,
            part: ClaimRef::Line,
            owed: (self.billed_debt() + self.cash_ahead() - charges).or_zero(),
            charges,
            grown: (grown.interest + grown.penalty).round(self.rounding()),
            at_stake: self.at_stake_of_bill(on).round(self.rounding()),
            rate: self.nightly_of_month().unwrap_or(common.daily_rate),
            required: self.unpaid_minimum().max(self.required(on)),
            required_on: self.oldest_due().or(self.bill_due()).unwrap_or(on),
            asks: Asks::Share {
                share: self.terms.min_rollover_share,
                floor: self.terms.min_floor_yuan,
                closes: self.days.bill_day,
                due: self.days.due_day,
            },
        };
        if (line.owed + line.charges).is_positive() {
            tell.push(line);
        }
        tell.extend(self.plans.iter().map(|plan| self.prospect_of_plan(account, plan, on)));
    }

    fn prospect_of_plan(&self, account: AccountIx, plan: &Plan, on: Day) -> Prospect {
        let rule = self.terms.early_payoff_fee;
        let part = |(due, period): (Day, u8)| {
            let mut before = plan.clone();
            before.billed_periods = period - 1;
            Part {
                due,
                principal: plan.period_principal(period).0,
                fee: plan.period_fee(period).0,
                payoff_fee: before.payoff_fee(rule),
            }
        };
        Prospect {
            account,
            part: ClaimRef::Plan(plan.item, plan.made_on),
            owed: plan.unbilled_principal(),
            charges: Money::ZERO,
            grown: Money::ZERO,
            at_stake: Money::ZERO,
            rate: if self.bears(plan) { self.terms.common.daily_rate } else { Rate::ZERO },
            required: Money::ZERO,
            required_on: on,
            asks: Asks::Plan(self.periods_ahead(plan, on).map(part).collect()),
        }
    }
}

impl Facility<'_> {
    /// Each loan that is open.
    pub(super) fn prospects(&self, account: AccountIx, on: Day, tell: &mut Vec<Prospect>) {
        let loans = self.loans.iter().zip(0..).filter(|(loan, _)| loan.is_open());
        tell.extend(loans.map(|(loan, place)| prospect_of_loan(loan, (account, place), on)));
    }
}

fn prospect_of_loan(loan: &Loan<'_>, (account, place): (AccountIx, u16), on: Day) -> Prospect {
    let due: Money = loan.items.iter().map(|item| item.principal).sum();
    let required: Money = loan.items.iter().map(|item| item.unpaid() + loan.grown(item, on)).sum();
    Prospect {
        account,
        part: ClaimRef::Loan(place),
        owed: loan.schedule.rest + due,
        charges: required - due,
        grown: loan.schedule.period_interest(on, loan.terms).round(rounding(loan.terms)),
        at_stake: Money::ZERO,
        rate: saves_a_night(loan),
        required,
        required_on: loan.items.iter().map(|item: &DueItem| item.due).min().unwrap_or(on),
        asks: Asks::Parts {
            parts: parts_ahead(loan),
            shrink: loan.terms.prepay_effect == PrepayEffect::LowerPayment,
        },
    }
}

/// The periods to come, each paid on its date.
fn parts_ahead(loan: &Loan<'_>) -> Vec<Part> {
    let mut ahead = loan.schedule;
    let mut parts = Vec::new();
    while ahead.rest.is_positive() && parts.len() < MOST_PERIODS {
        let period = ahead.pass_period(loan.terms);
        let principal =
            if parts.len() + 1 == MOST_PERIODS { period.principal + period.rest } else { period.principal };
        parts.push(Part { due: period.due, principal, fee: Money::ZERO, payoff_fee: Money::ZERO });
    }
    parts
}
