//! Strategies: the accounts that they name, and whether a share of the income can be known in time.

use std::collections::BTreeSet;

use super::facts::{At, Facts};
use super::{actions, borrow};
use crate::reading::{Code, Problem};
use crate::scenario::model::{Order, Pay, Strategy, What, When};
use crate::terms::Kind;

/// Checks every strategy.
pub fn check(facts: &Facts<'_>, problems: &mut Vec<Problem>) {
    for (index, strategy) in facts.scenario.strategies.iter().enumerate() {
        let at = At::new("strategies", index);
        if let Order::Custom(order) = &strategy.order {
            distinct(facts, order, at, "order.custom", problems);
        }
        if let Some(line) = &strategy.living_on {
            facts.account_of(Kind::Revolving, line, at, "living_on", problems);
        }
        income_in_time(facts, strategy, at, problems);
        actions::check(facts, strategy, at, problems);
        borrow::check_loops(strategy, at, problems);
    }
}

/// Accounts that are there, each named once.
pub fn distinct(facts: &Facts<'_>, ids: &[String], at: At, rest: &str, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (position, id) in ids.iter().enumerate() {
        let rest = format!("{rest}[{position}]");
        facts.account(id, at, &rest, problems);
        if !seen.insert(id) {
            problems.push(at.problem(Code::DuplicateItem, &rest).with("found", id));
        }
    }
}

/// Warns when a share of the month's income is to be paid on a day before any income.
fn income_in_time(facts: &Facts<'_>, strategy: &Strategy, at: At, problems: &mut Vec<Problem>) {
    let incomes = &facts.scenario.borrower.incomes;
    let (Pay::ShareOfIncome(_), Some(extra_day)) = (strategy.pay, extra_day(facts, strategy)) else {
        return;
    };
    let day_of = |when: When| match when {
        When::On(day) => day.day_of_month(),
        When::Monthly(monthly) => monthly.day,
    };
    let earliest = incomes.iter().map(|income| day_of(income.when)).min();
    if let Some(earliest) = earliest.filter(|day| *day > extra_day) {
        let problem = at.problem(Code::IncomeAfterExtraDay, "pay").with("extra_day", extra_day);
        problems.push(problem.with("income_day", earliest));
    }
}

/// The day for payments beyond the required ones: the strategy's own, or the latest due day that the file knows.
fn extra_day(facts: &Facts<'_>, strategy: &Strategy) -> Option<u8> {
    let lines = (0..facts.scenario.accounts.len()).filter_map(|index| facts.due_day(index));
    let loans = facts.scenario.accounts.iter().flat_map(|account| &account.opening.loans);
    let loans = loans.map(|loan| loan.due_day.unwrap_or_else(|| loan.drawn.day_of_month()));
    let draws = facts.scenario.events.iter().filter_map(|event| match &event.what {
        What::Draw(draw) => Some(draw.due_day.unwrap_or_else(|| draw.on.day_of_month())),
        _ => None,
    });
    strategy.extra_day.or_else(|| lines.chain(loans).chain(draws).max())
}
