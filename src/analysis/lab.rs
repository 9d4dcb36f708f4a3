//! A scenario with everything that was worked out of it.

use super::compare::{Comparison, compare};
use crate::bureau::ScoreModel;
use crate::reading::Problem;
use crate::scenario::{Scenario, contracts};
use crate::simulation::{AccountTerms, Prepared};
use crate::terms::{Catalog, Resolved};

/// The resolved contracts of a scenario and the runs of all its strategies.
///
/// Always true: `contracts` has the order of the scenario's accounts.
#[derive(Clone, Debug, PartialEq)]
pub struct Lab {
    /// The contract of each account, with the origin of every value.
    pub contracts: Vec<Resolved>,
    /// All runs.
    pub comparison: Comparison,
}

impl Lab {
    /// Resolves the contracts of a checked scenario and runs every strategy.
    ///
    /// # Errors
    /// What is wrong with the terms that the accounts name.
    pub fn run(scenario: &Scenario, catalog: &Catalog, model: &ScoreModel) -> Result<Self, Vec<Problem>> {
        let contracts = contracts(scenario, catalog)?;
        let terms = contracts.iter().map(|c| AccountTerms { contract: &c.contract, group: &c.group });
        let comparison = compare(&Prepared::new(scenario, terms.collect(), model));
        Ok(Self { contracts, comparison })
    }
}
