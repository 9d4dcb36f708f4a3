//! What the document comes to: the runs of all strategies, and what is wrong with it if they cannot be made.

use std::sync::Arc;

use super::document::Document;
use crate::analysis::{Comparison, FigureId, FigureWhy};
use crate::charts::{self, ChartModel};
use crate::ledger::{Component, Entry, Kind, Side, Statement, StatementLine};
use crate::money::Money;
use crate::reading::Problem;
use crate::scenario::Scenario;
use crate::simulation::Run;
use crate::terms::{Catalog, Resolved};

/// Simulates and compares all strategies of a scenario. The one door to the engine.
///
/// # Errors
/// What is wrong with the scenario.
pub fn run_all(scenario: &Scenario, catalog: &Catalog) -> Result<Comparison, Vec<Problem>> {
    let problems: Vec<Problem> = crate::scenario::check::check(scenario, catalog);
    if problems.iter().any(Problem::is_error) {
        return Err(problems);
    }
    Ok(super::standin::compare(scenario))
}

/// Why a figure of a run is what it is: the entries that it sums. The one door to the analysis.
pub fn why(run: &Run, figure: FigureId, month: Option<usize>) -> FigureWhy {
    let of_month = month.and_then(|place| run.months.get(place)).map(|row| row.month);
    let is_in = |entry: &Entry| of_month.is_none_or(|month| entry.on.month() == month);
    let pick = |entry: &Entry| -> Option<i8> {
        let charged = |side| entry.to == side && entry.from == Side::Lender && entry.kind != Kind::Opening;
        let found = match figure {
            FigureId::Cost => charged(Side::Interest) || charged(Side::Fee) || charged(Side::Penalty),
            FigureId::Interest => charged(Side::Interest),
            FigureId::Fees => charged(Side::Fee),
            FigureId::Penalties => charged(Side::Penalty),
            FigureId::TotalPaid => entry.kind == Kind::Payment,
            FigureId::Purchases => entry.kind == Kind::Purchase,
            FigureId::Living => entry.kind == Kind::Living,
            FigureId::Income => entry.kind == Kind::Income,
            _ => false,
        };
        found.then_some(1)
    };
    let entries: Vec<(usize, i8)> = run
        .ledger
        .iter()
        .enumerate()
        .filter(|(_, entry)| is_in(entry))
        .filter_map(|(place, entry)| pick(entry).map(|sign| (place, sign)))
        .collect();
    let sum = entries
        .iter()
        .filter_map(|(place, _)| run.ledger.get(*place))
        .map(|entry| entry.amount)
        .sum();
    let row = month.map_or(run.months.last(), |place| run.months.get(place));
    let value = match figure {
        FigureId::Debt => row.map(|row| row.debt),
        FigureId::Carried => row.map(|row| row.carried),
        FigureId::Cash => row.map(|row| row.cash),
        FigureId::Unmet => row.map(|row| row.unmet),
        FigureId::Refused => row.map(|row| row.refused),
        FigureId::PeakDebt => Some(run.totals.peak_debt),
        FigureId::DebtFreeOn | FigureId::WorstDaysOverdue | FigureId::Score => None,
        _ => Some(sum),
    };
    FigureWhy {
        figure,
        month: of_month,
        value,
        entries,
    }
}

/// The lines of a bill; their amounts add up to its total.
pub fn statement_lines(run: &Run, statement: &Statement) -> Vec<StatementLine> {
    let brought = Statement::BROUGHT_FORWARD.iter().zip(statement.brought_forward);
    let brought = brought
        .filter(|(_, amount)| !amount.is_zero())
        .map(|(&component, amount)| StatementLine {
            on: statement.on,
            rule: None,
            amount,
            component,
            item: 0,
        });
    let (start, end) = statement.entries;
    let entries = run.ledger.get(start as usize..end as usize).unwrap_or_default();
    let charged = entries.iter().filter(|entry| entry.on <= statement.on);
    let lines = charged.filter_map(|entry| {
        let component = entry
            .to
            .component()
            .filter(|component| *component != Component::Unbilled)?;
        (entry.kind != Kind::Payment).then_some(StatementLine {
            on: entry.on,
            rule: Some(entry.cause.rule),
            amount: entry.amount,
            component,
            item: entry.item,
        })
    });
    brought.chain(lines).collect()
}

/// A result that could be made, with the scenario that it is of.
#[derive(Clone, Debug)]
pub struct Good {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The runs.
    pub comparison: Arc<Comparison>,
    /// The contract of each account; none for one that cannot be resolved.
    pub terms: Vec<Option<Resolved>>,
}

/// What an edit moved for the chosen strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Cost before and now.
    pub cost: (Money, Money),
    /// Debt at the end, before and now.
    pub debt: (Money, Money),
}

/// The results on screen.
///
/// Always true: the last good result stays while the document has problems.
#[derive(Debug)]
pub struct Results {
    catalog: Catalog,
    revision: u64,
    good: Option<Good>,
    previous: Option<Arc<Comparison>>,
    problems: Vec<Problem>,
    charts: Option<(usize, ChartModel)>,
}

impl Results {
    /// No result yet.
    pub fn new(catalog: Catalog) -> Self {
        Self {
            catalog,
            revision: 0,
            good: None,
            previous: None,
            problems: Vec::new(),
            charts: None,
        }
    }

    /// The terms that scenarios may name.
    pub const fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The last good result.
    pub const fn good(&self) -> Option<&Good> {
        self.good.as_ref()
    }

    /// What is wrong with the document, or worth knowing.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether the result is that of the document.
    pub fn is_current(&self) -> bool {
        !self.problems.iter().any(Problem::is_error)
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
        };
        (moved.cost.0 != moved.cost.1 || moved.debt.0 != moved.debt.1).then_some(moved)
    }

    /// A new step begins: what is on screen becomes the ghost.
    pub fn keep_as_previous(&mut self) {
        self.previous = self.good.as_ref().map(|good| Arc::clone(&good.comparison));
        self.charts = None;
    }

    /// Another document: nothing to compare with.
    pub fn forget(&mut self) {
        self.previous = None;
        self.revision = 0;
    }

    /// Problems of a file that was not opened, or of one that was, with warnings.
    pub fn set_problems(&mut self, problems: Vec<Problem>) {
        self.problems = problems;
    }

    /// Runs the document again if it changed, and rebuilds the pictures if they are of something else.
    pub fn refresh(&mut self, document: &Document, chosen: usize) {
        if self.revision != document.revision() {
            self.revision = document.revision();
            self.run(document);
            self.charts = None;
        }
        if self
            .charts
            .as_ref()
            .is_none_or(|(strategy, _)| *strategy != chosen)
        {
            self.charts = self.good.as_ref().map(|good| {
                let previous = self.previous.as_deref();
                (
                    chosen,
                    charts::build(&good.scenario, &good.comparison, previous, chosen),
                )
            });
        }
    }

    fn run(&mut self, document: &Document) {
        match run_all(document.scenario(), &self.catalog) {
            Ok(comparison) => {
                self.problems.retain(|problem| !problem.is_error());
                self.good = Some(Good {
                    scenario: Arc::clone(document.scenario()),
                    comparison: Arc::new(comparison),
                    terms: resolve(document.scenario(), &self.catalog),
                });
            }
            Err(problems) => self.problems = problems,
        }
    }
}

fn resolve(scenario: &Scenario, catalog: &Catalog) -> Vec<Option<Resolved>> {
    let resolve = |account: &crate::scenario::Account| {
        catalog
            .resolve(&account.terms, scenario.start, &account.overrides)
            .ok()
    };
    scenario.accounts.iter().map(resolve).collect()
}

/// A sum that must agree with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its name.
    pub id: &'static str,
    /// Whether it does.
    pub holds: bool,
    /// One side.
    pub left: Money,
    /// The other.
    pub right: Money,
}

/// The checks of a run with the sums behind them.
pub fn checks(run: &Run, summary: &crate::analysis::Summary) -> [Check; 3] {
    let check = |id, left: Money, right: Money| Check {
        id,
        holds: left == right,
        left,
        right,
    };
    let into = |entry: &Entry| {
        if entry.to.component().is_some() {
            entry.amount
        } else {
            Money::ZERO
        }
    };
    let out_of = |entry: &Entry| {
        let pays = entry.kind == Kind::Payment && entry.to.component().is_some();
        if entry.from.component().is_some() {
            -entry.amount
        } else if pays {
            -(entry.amount + entry.amount)
        } else {
            Money::ZERO
        }
    };
    let booked = run.ledger.iter().map(|entry| into(entry) + out_of(entry)).sum();
    let cash = summary.opening_cash + summary.income - summary.living - summary.total_paid;
    let worth = (summary.final_cash - summary.final_debt) - (summary.opening_cash - summary.opening_debt);
    let flows = summary.income - summary.living - summary.purchases - summary.cost;
    [
        check("balances", booked, summary.final_debt),
        check("cash", cash, summary.final_cash),
        check("worth", worth, flows),
    ]
}
