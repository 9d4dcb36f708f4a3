//! What a scenario must fulfil beyond its shape.

use super::model::Scenario;
use crate::reading::Problem;
use crate::terms::Catalog;

/// Everything that is wrong with a scenario.
pub fn check(_scenario: &Scenario, _catalog: &Catalog) -> Vec<Problem> {
    Vec::new()
}
