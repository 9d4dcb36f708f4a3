//! Events: the accounts and incomes that they name, their dates, and the periods that the terms offer.

use super::facts::{At, Facts};
use super::time::{days, in_run, when};
use crate::reading::decode::join;
use crate::reading::{Code, Problem};
use crate::scenario::model::What;
use crate::terms::Kind;

/// Checks every event.
pub fn check(facts: &Facts<'_>, problems: &mut Vec<Problem>) {
    for (index, event) in facts.scenario.events.iter().enumerate() {
        let at = At::new("events", index);
        match &event.what {
            What::Purchase(purchase) => {
                when(facts, purchase.when, at, "purchase.when", problems);
                let account =
                    facts.account_of(Kind::Revolving, &purchase.account, at, "purchase.account", problems);
                if let (Some(account), Some(plan)) = (account, purchase.instalments) {
                    offered(facts, account, plan.periods, at, "purchase.instalments.periods", problems);
                }
            }
            What::IncomeChange(change) => {
                facts.income(&change.income, at, "income_change.income", problems);
                days(facts, (Some(change.from), change.until), at, "income_change.from", problems);
            }
            What::Draw(draw) => {
                facts.account_of(Kind::Loan, &draw.account, at, "draw.account", problems);
                in_run(facts, draw.on, at, "draw.on", problems);
            }
        }
    }
}

/// The terms of a line must have a fee rate for the number of periods.
pub fn offered(
    facts: &Facts<'_>,
    account: usize,
    periods: u8,
    at: At,
    rest: &str,
    problems: &mut Vec<Problem>,
) {
    let Some((account, terms)) = facts.line(account) else {
        return;
    };
    let legal: Vec<u8> = terms.instalment_rates.iter().map(|row| row.periods).collect();
    if !legal.contains(&periods) {
        let problem = at.problem(Code::PeriodsNotOffered, rest).with("found", periods);
        problems.push(problem.with("account", &account.id).with("legal", join(&legal)));
    }
}
