//! The fixed amount a month that ends all debt by a month: found by running the scenario, not by a formula.

use rayon::prelude::*;

use super::assess::Bench;
use super::summary::Summary;
use crate::calendar::Month;
use crate::money::Money;
use crate::scenario::{Pay, Scenario};
use crate::simulation::{AccountTerms, Prepared, Run, simulate};

/// Amounts are tried in whole yuan.
const STEP: i64 = 100;

/// Months from the one that is asked for to those that are shown beside it: alone, an amount looks like an advice.
const BESIDE: [i32; 6] = [-6, -3, 0, 3, 6, 12];

/// A month with others around it, rising.
pub fn months_around(by: Month) -> [Month; 6] {
    BESIDE.map(|months| by + months)
}

/// How a life gets free of debt by a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// What is required is enough.
    Required,
    /// This fixed amount a month is enough, and one yuan less is not.
    Pays(Money),
    /// Also all cash is not enough; so much is carried, or has grown without being billed, at the end of the month then.
    NotEnough(Money),
}

/// A month with the payment that ends all debt by its last day.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved {
    /// The month.
    pub by: Month,
    /// How.
    pub way: Way,
    /// The most that is then paid in one month: more than the amount where more is required.
    pub most_paid: Money,
    /// What the life comes to when it is paid so.
    pub summary: Summary,
}

impl Solved {
    fn of(by: Month, way: Way, run: &Run) -> Self {
        Self { by, way, most_paid: most_paid(run), summary: Summary::of(run) }
    }
}

/// Finds for each month the fixed amount that ends all debt by its last day, everything else as the strategy says it. `None`
/// when there is no such strategy. Months outside the run are left out.
///
/// The amount is what `pay: {"fixed": …}` means: over all accounts, and never less than required. Debt has ended when
/// nothing is carried any more up to the end of the run, see [`crate::simulation::Outcome::Clear`]. A life in which a larger
/// amount ends debt later than a smaller one (a plan that is paid off whole, for instance) may have a smaller amount that is
/// enough, too; what is always true is that the amount told is enough and one yuan less is not.
///
/// ```
/// use mingzhang::analysis::{Bench, Lab, Way, solve};
/// use mingzhang::bureau::ScoreModel;
/// use mingzhang::calendar::Month;
/// use mingzhang::scenario::{self, built_in};
/// use mingzhang::terms::Catalog;
///
/// let (catalog, model) = (Catalog::bundled(), ScoreModel::bundled());
/// let text = built_in("pay-off-early").unwrap();
/// let scenario = scenario::read(text, &catalog).unwrap().scenario;
/// let lab = Lab::run(&scenario, &catalog, &model).unwrap();
/// let bench = Bench { contracts: &lab.contracts, model: &model };
/// let by = [Month::parse("2026-09").unwrap(), Month::parse("2026-03").unwrap()];
/// let solved = solve(&scenario, bench, 0, &by).unwrap();
/// assert!(matches!(solved[0].way, Way::Pays(_)));
/// assert!(matches!(solved[1].way, Way::NotEnough(left) if left.is_positive()), "not with this income");
/// assert!(solve(&scenario, bench, 99, &by).is_none());
/// ```
pub fn solve(
    scenario: &Scenario,
    bench: Bench<'_>,
    strategy: usize,
    months: &[Month],
) -> Option<Vec<Solved>> {
    let life = Life { scenario, bench, strategy };
    let (all, required) = (life.paying(Money::LARGEST)?, life.paying(Money::ZERO)?);
    let inside = |&&by: &&Month| all.start.month() <= by && by <= scenario.last_month();
    let inside: Vec<Month> = months.iter().filter(inside).copied().collect();
    inside.into_par_iter().map(|by| life.free_by(by, &all, &required)).collect()
}

/// A scenario under one of its strategies, whose amount is changed.
struct Life<'s> {
    scenario: &'s Scenario,
    bench: Bench<'s>,
    strategy: usize,
}

impl Life<'_> {
    /// The run in which so much is paid a month.
    fn paying(&self, amount: Money) -> Option<Run> {
        let mut scenario = self.scenario.clone();
        scenario.strategies.get_mut(self.strategy)?.pay = Pay::Fixed(amount);
        let contracts = self.bench.contracts.iter();
        let terms = contracts.map(|c| AccountTerms { contract: &c.contract, group: &c.group });
        simulate(&Prepared::new(&scenario, terms.collect(), self.bench.model), self.strategy)
    }

    /// `all` and `required` are the runs with all cash and with what is required alone.
    fn free_by(&self, by: Month, all: &Run, required: &Run) -> Option<Solved> {
        if !is_free_by(all, by) {
            let left = left_at_end(all, by);
            return Some(Solved::of(by, Way::NotEnough(left), all));
        }
        if is_free_by(required, by) {
            return Some(Solved::of(by, Way::Required, required));
        }
        let (mut less, mut enough) = (0, self.most_needed(all, by)?);
        while enough - less > 1 {
            let middle = less.midpoint(enough);
            if is_free_by(&self.paying(Money::from_cents(middle * STEP))?, by) {
                enough = middle;
            } else {
                less = middle;
            }
        }
        let amount = Money::from_cents(enough * STEP);
        Some(Solved::of(by, Way::Pays(amount), &self.paying(amount)?))
    }

    /// An amount in yuan that is enough, from which the search goes down. With all cash no month paid more than its dearest
    /// one; to pay so much is as a rule the same life, and saves most of the search.
    fn most_needed(&self, all: &Run, by: Month) -> Option<i64> {
        let yuan = most_paid(all).cents() / STEP + 1;
        let is_enough = is_free_by(&self.paying(Money::from_cents(yuan * STEP))?, by);
        Some(if is_enough { yuan } else { Money::LARGEST.cents() / STEP })
    }
}

fn most_paid(run: &Run) -> Money {
    run.months.iter().map(|row| row.paid).max().unwrap_or_default()
}

fn is_free_by(run: &Run, by: Month) -> bool {
    Summary::without_rate(run).debt_free_on().is_some_and(|day| day <= by.last())
}

/// What keeps a life from being free of debt at the end of a month.
fn left_at_end(run: &Run, by: Month) -> Money {
    let Some(place) = run.place_of(by) else { return Money::ZERO };
    let carried = run.months.get(place).map_or(Money::ZERO, |row| row.carried);
    carried + run.accounts_of(place).iter().map(|account| account.accrued).sum::<Money>()
}
