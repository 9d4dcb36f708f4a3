//! What the document comes to: the runs of all strategies, and what is wrong with it if they cannot be made.

use std::sync::Arc;

use super::document::Document;
use super::state::WhyTarget;
use crate::analysis::calc::Basis;
use crate::analysis::{
    Assessment, AssessmentAsked, Bench, Check, Comparison, FigureWhy, Lab, RunRates, Solved, assess, checks,
    explain_figure, months_around, run_rates, solve,
};
use crate::bureau::ScoreModel;
use crate::charts::{self, ChartModel};
use crate::money::Money;
use crate::reading::Problem;
use crate::scenario::Scenario;
use crate::scenario::store::FileProblems;
use crate::terms::{Catalog, Resolved};

/// Simulates and compares all strategies of a scenario. The one door to the engine.
///
/// # Errors
/// What is wrong with the scenario. A result comes with what is worth knowing of it.
pub fn run_all(
    scenario: &Scenario,
    catalog: &Catalog,
    model: &ScoreModel,
) -> Result<(Lab, Vec<Problem>), Vec<Problem>> {
    let problems: Vec<Problem> = crate::scenario::check(scenario, catalog);
    if problems.iter().any(Problem::is_error) {
        return Err(problems);
    }
    Ok((Lab::run(scenario, catalog, model)?, problems))
}

/// A result that could be made, with the scenario that it is of.
#[derive(Clone, Debug)]
pub struct Good {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The runs.
    pub comparison: Arc<Comparison>,
    /// The contract of each account.
    pub terms: Vec<Resolved>,
}

/// What an edit moved for the chosen strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Cost before and now.
    pub cost: (Money, Money),
    /// Debt at the end, before and now.
    pub debt: (Money, Money),
    /// Purchases that were refused, before and now.
    pub refused: (Money, Money),
}

/// The results on screen.
///
/// Always true: the last good result stays while the document has problems.
#[derive(Debug)]
pub struct Results {
    catalog: Catalog,
    model: ScoreModel,
    revision: u64,
    good: Option<Good>,
    previous: Option<Arc<Comparison>>,
    /// Why a file was not opened or saved.
    of_file: Vec<Problem>,
    /// Why terms were not loaded, file by file.
    of_terms: Vec<FileProblems>,
    /// Of the document as it is now: why it cannot be run, or what is worth knowing.
    of_document: Vec<Problem>,
    charts: Option<(usize, ChartModel)>,
    checks: Vec<Check>,
    why: Option<(WhyTarget, FigureWhy)>,
    /// The rates of a strategy's run, once somebody looks at them.
    rates: Option<(usize, RunRates)>,
    assessment: Option<(AssessmentAsked, Option<Assessment>)>,
    /// What ends a strategy's debt around a month, by its place.
    free_by: Option<((usize, usize), Vec<Solved>)>,
}

impl Results {
    /// No result yet.
    pub fn new(catalog: Catalog) -> Self {
        Self {
            catalog,
            model: ScoreModel::bundled(),
            revision: 0,
            good: None,
            previous: None,
            of_file: Vec::new(),
            of_terms: Vec::new(),
            of_document: Vec::new(),
            charts: None,
            checks: Vec::new(),
            why: None,
            rates: None,
            assessment: None,
            free_by: None,
        }
    }

    /// The least that a score can be: its factors add to it.
    pub const fn lowest_score(&self) -> i32 {
        self.model.lowest
    }

    /// The terms that scenarios may name.
    pub const fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Other terms: the document is run again with them.
    pub fn set_catalog(&mut self, catalog: Catalog) {
        self.catalog = catalog;
        self.revision = 0;
    }

    /// The last good result.
    pub const fn good(&self) -> Option<&Good> {
        self.good.as_ref()
    }

    /// What is wrong with a file or with the document, or worth knowing.
    pub fn problems(&self) -> impl ExactSizeIterator<Item = &Problem> {
        let of_terms = self.of_terms.iter().flat_map(|file| &file.problems);
        let all: Vec<&Problem> = of_terms.chain(&self.of_file).chain(&self.of_document).collect();
        all.into_iter()
    }

    /// Of these, those of terms that were not loaded, file by file: the first ones.
    pub fn of_terms(&self) -> &[FileProblems] {
        &self.of_terms
    }

    /// Whether the document cannot be run, so that an earlier result is on screen.
    pub fn is_earlier(&self) -> bool {
        self.of_document.iter().any(Problem::is_error)
    }

    /// Whether a file could not be opened, loaded or saved.
    pub fn is_file_refused(&self) -> bool {
        let of_terms = self.of_terms.iter().flat_map(|file| &file.problems);
        of_terms.chain(&self.of_file).any(Problem::is_error)
    }

    /// The checks of the chosen strategy's run.
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// Why the figure that was asked for has its value.
    pub fn why(&self) -> Option<&FigureWhy> {
        self.why.as_ref().map(|(_, why)| why)
    }

    /// Works out the Why of a figure, once for each result and question.
    pub fn ask(&mut self, target: Option<WhyTarget>) {
        if target.is_some() && self.why.as_ref().map(|(asked, _)| *asked) == target {
            return;
        }
        self.why = target.and_then(|target| match target {
            WhyTarget::Figure { strategy, figure, month } => {
                let run = self.good.as_ref()?.comparison.runs.get(strategy)?;
                let month = month.and_then(|place| run.months.get(place)).map(|row| row.month);
                Some((target, explain_figure(run, figure, month)))
            }
            WhyTarget::Strategy(_) | WhyTarget::Entry { .. } => None,
        });
    }

    /// What the debts of the run that was asked for cost a year.
    pub fn rates(&self) -> Option<&RunRates> {
        self.rates.as_ref().map(|(_, rates)| rates)
    }

    /// Works out the rates of a strategy's run, once for each result: they are asked for while somebody looks at them.
    pub fn ask_rates(&mut self, strategy: usize) {
        if self.rates.as_ref().is_none_or(|(asked, _)| *asked != strategy) {
            self.rates = self.good.as_ref().and_then(|good| {
                let run = good.comparison.runs.get(strategy)?;
                Some((strategy, run_rates(run, &good.terms, Basis::Actual365)))
            });
        }
    }

    /// What ends the debt around the month that was asked for.
    pub fn free_by(&self) -> &[Solved] {
        self.free_by.as_ref().map_or(&[], |(_, solved)| solved)
    }

    /// Finds what ends a strategy's debt around a month, by its place, once for each result and question.
    pub fn ask_free_by(&mut self, strategy: usize, month: usize) {
        let Some(good) = &self.good else { return };
        if self.free_by.as_ref().is_none_or(|(known, _)| *known != (strategy, month)) {
            let by = good.scenario.start.month() + i32::try_from(month).unwrap_or_default();
            let bench = Bench { contracts: &good.terms, model: &self.model };
            let solved = solve(&good.scenario, bench, strategy, &months_around(by)).unwrap_or_default();
            self.free_by = Some(((strategy, month), solved));
        }
    }

    /// The assessment that is looked at.
    pub fn assessment(&self) -> Option<&Assessment> {
        self.assessment.as_ref().and_then(|(_, found)| found.as_ref())
    }

    /// Assesses an account under a strategy at a month, by their places, once for each result and question.
    pub fn assess(&mut self, asked: Option<(usize, usize)>, month: usize) {
        let Some((account, strategy)) = asked else { return };
        let Some(good) = &self.good else { return };
        let account = account.min(good.scenario.accounts.len().saturating_sub(1));
        let row = good.comparison.runs.get(strategy).and_then(|run| run.months.get(month));
        let asked = AssessmentAsked { account, strategy, month: row.map(|row| row.month) };
        if self.assessment.as_ref().is_none_or(|(known, _)| *known != asked) {
            let bench = Bench { contracts: &good.terms, model: &self.model };
            self.assessment = Some((asked, assess(&good.scenario, bench, asked)));
        }
    }

    /// The pictures of the last good result.
    pub fn charts(&self) -> Option<&ChartModel> {
        self.charts.as_ref().map(|(_, model)| model)
    }

    /// What the last step moved for a strategy.
    pub fn moved(&self, strategy: usize) -> Option<Moved> {
        let before = self.previous.as_ref()?.summaries.get(strategy)?;
        let now = self.good.as_ref()?.comparison.summaries.get(strategy)?;
        let moved = Moved {
            cost: (before.cost, now.cost),
            debt: (before.final_debt, now.final_debt),
            refused: (before.refused, now.refused),
        };
        let is_moved = [moved.cost, moved.debt, moved.refused].iter().any(|(before, now)| before != now);
        is_moved.then_some(moved)
    }

    /// A new step begins: what is on screen becomes the ghost.
    pub fn keep_as_previous(&mut self) {
        self.previous = self.good.as_ref().map(|good| Arc::clone(&good.comparison));
        self.charts = None;
    }

    /// There is nothing to compare with any more.
    pub fn drop_previous(&mut self) {
        self.previous = None;
        self.charts = None;
    }

    /// Another document: nothing to compare with.
    pub fn forget(&mut self) {
        self.previous = None;
        self.revision = 0;
    }

    /// Problems of a file that was not opened or saved; none once another is on the desk.
    pub fn set_file_problems(&mut self, problems: Vec<Problem>) {
        self.of_file = problems;
    }

    /// Problems of terms that were not loaded; none once others were.
    pub fn set_terms_problems(&mut self, problems: Vec<FileProblems>) {
        self.of_terms = problems;
    }

    /// Runs the document again if it changed, and rebuilds the pictures if they are of something else.
    pub fn refresh(&mut self, document: &Document, chosen: usize) {
        if self.revision != document.revision() {
            self.revision = document.revision();
            self.run(document);
            self.charts = None;
            self.why = None;
            self.rates = None;
            self.assessment = None;
            self.free_by = None;
        }
        if self.charts.as_ref().is_none_or(|(strategy, _)| *strategy != chosen) {
            let run = self.good.as_ref().and_then(|good| good.comparison.runs.get(chosen));
            self.checks = run.map(checks).unwrap_or_default();
            self.charts = self.good.as_ref().map(|good| {
                let previous = self.previous.as_deref();
                (chosen, charts::build(&good.scenario, &good.comparison, previous, chosen))
            });
        }
    }

    fn run(&mut self, document: &Document) {
        match run_all(document.scenario(), &self.catalog, &self.model) {
            Ok((Lab { contracts, comparison }, warnings)) => {
                self.of_document = warnings;
                self.good = Some(Good {
                    scenario: Arc::clone(document.scenario()),
                    comparison: Arc::new(comparison),
                    terms: contracts,
                });
            }
            Err(problems) => self.of_document = problems,
        }
    }
}
