//! A random life: the scenario, its contracts, and the runs of its strategies.

use mingzhang::bureau::ScoreModel;
use mingzhang::calendar::Day;
use mingzhang::scenario::{self, Scenario, Strategy};
use mingzhang::simulation::{AccountTerms, Prepared, Run, Step, simulate, simulate_in_order};
use mingzhang::terms::{Catalog, CommonTerms, Contract, LineTerms, LoanTerms, Resolved};
use serde_json::Value;

use crate::story::Story;

/// What all lives share; reading it takes longer than living.
pub struct World {
    catalog: Catalog,
    model: ScoreModel,
}

impl World {
    pub fn new() -> Self {
        Self { catalog: Catalog::bundled(), model: ScoreModel::bundled() }
    }
}

/// A scenario that loads.
pub struct Life<'w> {
    world: &'w World,
    pub scenario: Scenario,
    pub contracts: Vec<Resolved>,
}

impl<'w> Life<'w> {
    /// Reads a scenario that must be sound.
    pub fn read(world: &'w World, json: &Value) -> Self {
        let loaded = scenario::read(&json.to_string(), &world.catalog);
        let scenario = loaded.unwrap_or_else(|problems| panic!("{problems:#?}\n{json:#}")).scenario;
        let contracts =
            scenario::contracts(&scenario, &world.catalog).expect("a read scenario has sound terms");
        Self { world, scenario, contracts }
    }

    pub fn prepared(&self) -> Prepared<'_> {
        let terms = self.contracts.iter().map(|c| AccountTerms { contract: &c.contract, group: &c.group });
        Prepared::new(&self.scenario, terms.collect(), &self.world.model)
    }

    /// The run of a strategy.
    pub fn run(&self, strategy: usize) -> Run {
        simulate(&self.prepared(), strategy).expect("there is such a strategy")
    }

    /// The run of the first strategy with the steps of each day in another order.
    pub fn run_in_order(&self, order: &[Step; 10]) -> Run {
        simulate_in_order(&self.prepared(), 0, order).expect("there is a first strategy")
    }
}

/// A run with all that it is judged by.
pub struct Book<'l> {
    pub scenario: &'l Scenario,
    pub contracts: &'l [Resolved],
    pub strategy: &'l Strategy,
    pub run: &'l Run,
    /// The run told again, from its ledger alone; the first thing in it that cannot be, when there is one.
    pub story: Result<Story, String>,
}

impl<'l> Book<'l> {
    /// Opens a run for judging.
    pub fn open(life: &'l Life<'_>, run: &'l Run) -> Self {
        Self::judged_by(life, run, &life.scenario.strategies[run.strategy])
    }

    /// Opens a run as if it had been made under another strategy.
    pub fn judged_by(life: &'l Life<'_>, run: &'l Run, strategy: &'l Strategy) -> Self {
        let (scenario, contracts) = (&life.scenario, life.contracts.as_slice());
        Self { scenario, contracts, strategy, run, story: Story::tell(scenario, contracts, run) }
    }

    pub fn story(&self) -> Result<&Story, String> {
        self.story.as_ref().map_err(Clone::clone)
    }

    /// The days of the run.
    pub fn days(&self) -> impl Iterator<Item = Day> + use<> {
        days(self.run.start, self.run.end)
    }

    pub fn common(&self, account: usize) -> &CommonTerms {
        self.contracts[account].contract.common()
    }

    /// The contract of an account that is a line.
    pub fn line(&self, account: usize) -> Option<&LineTerms> {
        match &self.contracts.get(account)?.contract {
            Contract::Line(line) => Some(line),
            Contract::Loan(_) => None,
        }
    }

    /// The contract of an account that is a facility.
    pub fn facility(&self, account: usize) -> Option<&LoanTerms> {
        match &self.contracts.get(account)?.contract {
            Contract::Line(_) => None,
            Contract::Loan(loan) => Some(loan),
        }
    }

    /// Bill day and due day of a line.
    pub fn line_days(&self, account: usize) -> Option<(u8, u8)> {
        let given = &self.scenario.accounts[account];
        let bill_day = given.bill_day?;
        let table = self.line(account)?.due_day_of.iter().find(|row| row.bill_day == bill_day);
        Some((bill_day, given.due_day.or(table.map(|row| row.due_day))?))
    }

    /// The due day of the bill of a line that closed on a day.
    pub fn due_of(&self, account: usize, close: Day) -> Day {
        let opening = self.scenario.accounts[account].opening.bill.filter(|bill| bill.on == close);
        let (bill_day, due_day) = self.line_days(account).expect("a line has days");
        let months = i32::from(due_day < bill_day);
        opening.map_or_else(|| (close.month() + months).day(due_day), |bill| bill.due)
    }
}

impl Book<'_> {
    /// The last day of the grace after a due day of a line: before the next bill closes.
    pub fn grace_end(&self, account: usize, due: Day) -> Day {
        let end = due + i32::from(self.common(account).grace_days);
        let Some((bill_day, _)) = self.line_days(account) else { return end };
        let next = days(due + 1, end).find(|day| day.month().day(bill_day) == *day);
        next.map_or(end, |close| close - 1)
    }
}

/// All days from one to another, both included.
pub fn days(first: Day, last: Day) -> impl Iterator<Item = Day> {
    (first.count()..=last.count()).map(Day::from_count)
}

/// Fails with a message unless something holds.
pub fn ensure(holds: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(message()) }
}
