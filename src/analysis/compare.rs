//! All strategies of a scenario side by side.

use super::summary::Summary;
use crate::simulation::Run;

/// The runs of all strategies of one scenario, in the order of the file.
///
/// Always true: `runs`, `summaries` and `lives` have the same length.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// One run for each strategy.
    pub runs: Vec<Run>,
    /// One summary for each run.
    pub summaries: Vec<Summary>,
    /// The life that each run lived: runs with the same number had equal living, purchases, unmet and refused.
    pub lives: Vec<usize>,
    /// Whether a run costs least among the runs of the same life; never set for a life of one run alone.
    pub cheapest: Vec<bool>,
}
