//! What a scenario must fulfil beyond its shape: references, kinds, dates, and what can be known of money before a run.

mod accounts;
mod actions;
mod borrow;
mod events;
mod facts;
mod help;
mod ideas;
mod ids;
mod loans;
mod opening;
mod plans;
mod size;
mod strategies;
mod time;

use self::facts::Facts;
use super::model::Scenario;
use crate::reading::Problem;
use crate::terms::{Catalog, Resolved};

/// Everything that is wrong with a scenario, warnings and notes included, with paths but without lines.
///
/// It looks at what one value alone cannot say. Ranges of single values are held by reading; what was put together by
/// other means can be looked at whole by reading what [`super::write`] makes of it.
///
/// ```
/// use mingzhang::{scenario, terms::Catalog};
/// let catalog = Catalog::bundled();
/// let text = include_str!("../../../scenarios/minimum-still-spending.json");
/// let mut scenario = scenario::read(text, &catalog).unwrap().scenario;
/// assert!(scenario::check(&scenario, &catalog).is_empty());
/// scenario.strategies[0].living_on = Some("huabay".into());
/// let problems = scenario::check(&scenario, &catalog);
/// assert_eq!(problems[0].code.word(), "unknown_account");
/// assert_eq!(problems[0].place.path, "strategies[0].living_on");
/// assert_eq!(problems[0].values["nearest"], "huabei");
/// ```
pub fn check(scenario: &Scenario, catalog: &Catalog) -> Vec<Problem> {
    let mut problems = Vec::new();
    ids::check(scenario, &mut problems);
    let contracts = accounts::contracts(scenario, catalog, &mut problems);
    let facts = Facts::new(scenario, &contracts);
    time::check(&facts, &mut problems);
    size::check(&facts, &mut problems);
    accounts::check(&facts, &mut problems);
    help::check(&facts, &mut problems);
    opening::check(&facts, &mut problems);
    events::check(&facts, &mut problems);
    ideas::check(&facts, &mut problems);
    strategies::check(&facts, &mut problems);
    problems
}

/// The contract of every account, in the order of the file.
///
/// # Errors
/// What is wrong with the terms that the accounts name. A scenario that was read has no such problem.
pub fn contracts(scenario: &Scenario, catalog: &Catalog) -> Result<Vec<Resolved>, Vec<Problem>> {
    let mut problems = Vec::new();
    let contracts = accounts::contracts(scenario, catalog, &mut problems);
    problems.retain(Problem::is_error);
    let all: Option<Vec<Resolved>> = contracts.into_iter().map(|known| known.resolved).collect();
    all.filter(|_| problems.is_empty()).ok_or(problems)
}
