//! Ids that stand twice.

use std::collections::BTreeMap;

use super::facts::At;
use crate::reading::{Code, Problem};
use crate::scenario::model::Scenario;

/// Every list has ids of its own. Events and the loans of all accounts share one family, because a run names a loan or a
/// plan by its id alone.
pub fn check(scenario: &Scenario, problems: &mut Vec<Problem>) {
    let borrower = &scenario.borrower;
    let incomes = borrower.incomes.iter().map(|income| income.id.as_str());
    unique(incomes.enumerate().map(|(i, id)| (id, At::new("borrower.incomes", i))), problems);
    let costs = borrower.costs.iter().map(|cost| cost.id.as_str());
    unique(costs.enumerate().map(|(i, id)| (id, At::new("borrower.costs", i))), problems);
    let records = borrower.records.iter().map(|record| record.id.as_str());
    unique(records.enumerate().map(|(i, id)| (id, At::new("borrower.records", i))), problems);
    let coupons = borrower.coupons.iter().map(|coupon| coupon.id.as_str());
    unique(coupons.enumerate().map(|(i, id)| (id, At::new("borrower.coupons", i))), problems);
    let accounts = scenario.accounts.iter().map(|account| account.id.as_str());
    unique(accounts.enumerate().map(|(i, id)| (id, At::new("accounts", i))), problems);
    let strategies = scenario.strategies.iter().map(|strategy| strategy.id.as_str());
    unique(strategies.enumerate().map(|(i, id)| (id, At::new("strategies", i))), problems);
    unique(loans(scenario).chain(events(scenario)), problems);
}

fn loans(scenario: &Scenario) -> impl Iterator<Item = (&str, At)> {
    scenario.accounts.iter().enumerate().flat_map(|(i, account)| {
        let loans = account.opening.loans.iter().enumerate();
        loans.map(move |(k, loan)| (loan.id.as_str(), At::new("accounts", i).inner("opening.loans", k)))
    })
}

fn events(scenario: &Scenario) -> impl Iterator<Item = (&str, At)> {
    let events = scenario.events.iter().enumerate();
    events.map(|(i, event)| (event.id.as_str(), At::new("events", i)))
}

fn unique<'s>(ids: impl Iterator<Item = (&'s str, At)>, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<&str, At> = BTreeMap::new();
    for (id, at) in ids {
        match seen.get(id) {
            Some(first) => {
                let first = first.problem(Code::DuplicateId, "id").place.path;
                problems.push(at.problem(Code::DuplicateId, "id").with("found", id).with("first", first));
            }
            None => {
                seen.insert(id, at);
            }
        }
    }
}
