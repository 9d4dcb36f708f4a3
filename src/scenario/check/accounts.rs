//! Terms, kinds, and the days on which bills close and are due.

use super::facts::{At, Facts};
use crate::calendar::{Day, Month};
use crate::reading::decode::join;
use crate::reading::{Code, Problem};
use crate::scenario::model::{Account, Scenario, What};
use crate::terms::{Catalog, Contract, Kind, LineTerms, Resolved, Value, ValueName};

/// What is known of the terms of an account.
pub struct Known {
    /// Its kind, if the terms are there at all.
    pub kind: Option<Kind>,
    /// Its contract, if nothing is wrong with it.
    pub resolved: Option<Resolved>,
}

/// Resolves the terms of every account; what is wrong, or not pinned, is noted.
pub fn contracts(scenario: &Scenario, catalog: &Catalog, problems: &mut Vec<Problem>) -> Vec<Known> {
    let resolve = |(index, account): (usize, &Account)| {
        let at = At::new("accounts", index);
        let resolved = catalog.resolve(&account.terms, scenario.start, &account.overrides);
        let resolved = resolved.map_err(|found| {
            let outer = at.problem(Code::UnknownTerms, "").place.path;
            problems.extend(found.into_iter().map(|problem| problem.inside(&outer)));
        });
        let resolved = resolved.ok().map(|resolved| with_changes(scenario, catalog, account, resolved));
        if let Some(resolved) = &resolved
            && !account.terms.contains('@')
        {
            let problem = at.problem(Code::TermsUnpinned, "terms").with("found", &account.terms);
            problems.push(problem.with("instead", resolved.pinned()));
        }
        if let Some(resolved) = &resolved {
            prices(account, resolved, at, problems);
        }
        Known { kind: catalog.kind_of(&account.terms), resolved }
    };
    scenario.accounts.iter().enumerate().map(resolve).collect()
}

/// Fees of a band are for numbers of periods that the contract offers.
fn prices(account: &Account, resolved: &Resolved, at: At, problems: &mut Vec<Problem>) {
    let name = ValueName::PricesByScore;
    let (Some(origin), Contract::Line(terms)) = (resolved.origins.get(&name), &resolved.contract) else {
        return;
    };
    let rest = if origin.overridden { format!("overrides.{}", name.word()) } else { "terms".to_owned() };
    periods_of_bands(&origin.value, (account, terms), at, &rest, problems);
}

/// Notes a fee of a band for a number of periods that the contract does not offer.
pub fn periods_of_bands(
    value: &Value,
    (account, terms): (&Account, &LineTerms),
    at: At,
    rest: &str,
    problems: &mut Vec<Problem>,
) {
    if let Some(periods) = value.period_beyond(&terms.instalment_rates) {
        let legal: Vec<u8> = terms.instalment_rates.iter().map(|row| row.periods).collect();
        let problem = at.problem(Code::PricePeriods, rest).with("found", periods);
        problems.push(problem.with("account", &account.id).with("legal", join(&legal)));
    }
}

/// The contract with what events change in it, in the order of their days. What may not change is noted with the events.
fn with_changes(
    scenario: &Scenario,
    catalog: &Catalog,
    account: &Account,
    mut resolved: Resolved,
) -> Resolved {
    let changes = scenario.events.iter().zip(0..).filter_map(|(event, at)| match &event.what {
        What::TermsChange(change) if change.account == account.id => Some((change.on, at, &change.values)),
        _ => None,
    });
    let mut changes: Vec<_> = changes.collect();
    changes.sort_by_key(|&(on, at, _)| (on, at));
    let mut values = account.overrides.clone();
    for (on, at, changed) in changes {
        values.extend(changed.iter().map(|(name, value)| (*name, value.clone())));
        if let Ok(later) = catalog.resolve(&account.terms, scenario.start, &values) {
            resolved.change((at, on), changed, later);
        }
    }
    resolved
}

/// Checks the keys and days of every account.
pub fn check(facts: &Facts<'_>, problems: &mut Vec<Problem>) {
    for (index, account) in facts.scenario.accounts.iter().enumerate() {
        let at = At::new("accounts", index);
        match facts.known[index].kind {
            Some(Kind::Loan) => {
                stranger(account.bill_day.is_some(), "bill_day", Kind::Loan, at, problems);
                stranger(account.due_day.is_some(), "due_day", Kind::Loan, at, problems);
            }
            Some(Kind::Revolving) => line(facts, index, at, problems),
            None => {}
        }
    }
}

/// Notes a key that accounts of the kind do not have.
pub fn stranger(there: bool, key: &str, kind: Kind, at: At, problems: &mut Vec<Problem>) {
    if there {
        let problem = at.problem(Code::KeyNotOfKind, key).with("key", key);
        problems.push(problem.with("kind", kind.word()));
    }
}

fn line(facts: &Facts<'_>, index: usize, at: At, problems: &mut Vec<Problem>) {
    let account = &facts.scenario.accounts[index];
    let Some(bill_day) = account.bill_day else {
        problems.push(at.problem(Code::MissingBillDay, ""));
        return;
    };
    match (facts.due_day(index), facts.line(index)) {
        (Some(due_day), _) => between(bill_day, due_day, at, problems),
        (None, Some((_, terms))) => {
            let problem = at.problem(Code::DueDayUnknown, "bill_day").with("found", bill_day);
            problems.push(problem.with("table", due_day_table(terms)));
        }
        (None, None) => {}
    }
}

fn due_day_table(terms: &LineTerms) -> String {
    let row = |row: &crate::terms::DueDayOf| format!("{}→{}", row.bill_day, row.due_day);
    let rows: Vec<String> = terms.due_day_of.iter().map(row).collect();
    rows.join(", ")
}

/// Every due day must lie after its bill and before the next bill, in months of every length; or be the bill day itself.
fn between(bill_day: u8, due_day: u8, at: At, problems: &mut Vec<Problem>) {
    if bill_day == due_day {
        return;
    }
    let first = Month::new(2027, 1);
    let wrong = (0..24).map(|k| first + k).find(|month| {
        let due = due_of(*month, bill_day, due_day);
        due <= month.day(bill_day) || due >= (*month + 1).day(bill_day)
    });
    if let Some(month) = wrong {
        let problem = at.problem(Code::DueDayNotBetween, "due_day");
        let problem = problem.with("bill_day", bill_day).with("due_day", due_day);
        let problem = problem.with("bill", month.day(bill_day)).with("due", due_of(month, bill_day, due_day));
        problems.push(problem.with("next", (month + 1).day(bill_day)));
    }
}

/// The due date of the bill of a month: in the month itself if its day is later than the bill day, else in the next.
fn due_of(month: Month, bill_day: u8, due_day: u8) -> Day {
    if due_day >= bill_day { month.day(due_day) } else { (month + 1).day(due_day) }
}

/// The first bill day after a day.
pub fn next_bill(after: Day, bill_day: u8) -> Day {
    let this = after.month().day(bill_day);
    if this > after { this } else { (after.month() + 1).day(bill_day) }
}
