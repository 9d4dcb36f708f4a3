//! All strategies of a scenario side by side.

use rayon::prelude::*;

use super::summary::Summary;
use crate::simulation::{Prepared, Run, simulate};

/// The runs of all strategies of one scenario, in the order of the file.
///
/// Always true: all lists have the same length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// One run for each strategy.
    pub runs: Vec<Run>,
    /// One summary for each run.
    pub summaries: Vec<Summary>,
    /// The life that each run lived: runs with the same number had equal living, purchases, returned, unmet and refused.
    pub lives: Vec<usize>,
    /// Whether a run costs least among the runs of the same life; never set for a life of one run alone.
    pub cheapest: Vec<bool>,
}

/// Runs every strategy of a scenario, on all cores: no run looks at another, so that the result is the same on one.
pub fn compare(prepared: &Prepared<'_>) -> Comparison {
    let strategies = (0..prepared.scenario().strategies.len()).into_par_iter();
    let run = |strategy| simulate(prepared, strategy).map(|run| (Summary::of(&run), run));
    let (summaries, runs): (Vec<Summary>, Vec<Run>) = strategies.filter_map(run).unzip();
    let lives: Vec<usize> = summaries.iter().map(|summary| first_of_life(&summaries, summary)).collect();
    let cheapest = (0..runs.len()).map(|run| is_cheapest(run, &summaries, &lives)).collect();
    Comparison { runs, summaries, lives, cheapest }
}

fn first_of_life(summaries: &[Summary], of: &Summary) -> usize {
    summaries.iter().position(|other| other.life() == of.life()).unwrap_or(0)
}

fn is_cheapest(run: usize, summaries: &[Summary], lives: &[usize]) -> bool {
    let same_life = || lives.iter().zip(summaries).filter(|(life, _)| lives.get(run) == Some(life));
    let own = summaries.get(run).map(|summary| summary.cost);
    let least = same_life().map(|(_, summary)| summary.cost).min();
    same_life().count() > 1 && own == least
}
