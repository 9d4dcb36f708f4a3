//! Scenario in, text out: the same bytes for the same scenario, in an order and layout that compare well.

use serde::Serialize;
use serde_json::Value;

use super::layout::lay_out;
use super::model::Scenario;
use super::read::{FORMAT, VERSION};
use crate::terms::Catalog;

/// The file around a scenario.
#[derive(Serialize)]
struct File<'s> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    scenario: &'s Scenario,
}

/// The text of a scenario file, with the terms of every account pinned.
///
/// Reading it gives [`pinned`]`(scenario)` again, and writing that gives the same bytes.
///
/// ```
/// use mingzhang::{scenario, terms::Catalog};
/// let catalog = Catalog::bundled();
/// let text = include_str!("../../scenarios/minimum-still-spending.json");
/// let scenario = scenario::read(text, &catalog).unwrap().scenario;
/// let written = scenario::write(&scenario, &catalog);
/// assert!(written.starts_with("{\n  \"format\": \"mingzhang/scenario\",\n  \"version\": 1,\n  \"title\": {"));
/// assert_eq!(scenario::read(&written, &catalog).unwrap().scenario, scenario);
/// ```
pub fn write(scenario: &Scenario, catalog: &Catalog) -> String {
    let scenario = pinned(scenario, catalog);
    let file = File { format: FORMAT, version: VERSION, scenario: &scenario };
    // Plain strings, numbers and lists only: nothing of a scenario can fail to become JSON.
    let value = serde_json::to_value(&file).unwrap_or(Value::Null);
    lay_out(&value)
}

/// The scenario with the terms of every account pinned to the version that its start resolves to. Terms that are pinned
/// already, or unknown, stay as they are.
pub fn pinned(scenario: &Scenario, catalog: &Catalog) -> Scenario {
    let mut pinned = scenario.clone();
    for account in pinned.accounts.iter_mut().filter(|account| !account.terms.contains('@')) {
        if let Ok(resolved) = catalog.resolve(&account.terms, scenario.start, &account.overrides) {
            account.terms = resolved.pinned();
        }
    }
    pinned
}
