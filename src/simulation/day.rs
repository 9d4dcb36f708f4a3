//! The order of a day.
//!
//! | step | what happens |
//! |---|---|
//! | nights | the nights since the last day that was worked on are behind: the age of what is overdue is noted; limits for a time end and begin |
//! | money | income arrives, then living costs leave |
//! | events | purchases and draws, in file order |
//! | due | loan periods fall due; bills close |
//! | borrower | actions, then payments |
//! | arrangements | hypothetical arrangements that the scenario switches on |
//! | due day ends | what is unpaid is carried or overdue |
//! | lender | what is past due is collected; freezes begin and end |
//! | bureau | the month's record on its last day; the score on its update day; then limits are reviewed |
//! | evening | on the last day of a month: the snapshot |
//!
//! Interest is computed from dated steps, so nights need no work of their own here.

use super::run::Run;
use super::state::State;
use super::world::World;
use super::{Prepared, finish};

/// A step of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table above says what each step does")]
pub enum Step {
    Nights,
    Money,
    Events,
    Due,
    Borrower,
    Arrangements,
    DueDayEnds,
    Lender,
    Bureau,
    Evening,
}

/// The order of a day.
pub const DAY: [Step; 10] = [
    Step::Nights,
    Step::Money,
    Step::Events,
    Step::Due,
    Step::Borrower,
    Step::Arrangements,
    Step::DueDayEnds,
    Step::Lender,
    Step::Bureau,
    Step::Evening,
];

/// Simulates a scenario under one of its strategies, by its place. `None` when there is no such strategy.
///
/// Pure: the same input gives an equal run. It never panics on a checked scenario.
pub fn simulate(prepared: &Prepared<'_>, strategy: usize) -> Option<Run> {
    let mut world = World::open(prepared, strategy)?;
    live(&mut world, &DAY, usize::MAX);
    Some(finish::finish(world))
}

/// Simulates the first months of a life and puts it aside. `None` when there is no such strategy.
///
/// ```
/// use mingzhang::bureau::ScoreModel;
/// use mingzhang::scenario::{self, BUILT_IN, contracts};
/// use mingzhang::simulation::{AccountTerms, Prepared, State, resume, simulate, simulate_months};
/// use mingzhang::terms::Catalog;
///
/// let (catalog, model) = (Catalog::bundled(), ScoreModel::bundled());
/// let scenario = scenario::read(BUILT_IN[0].1, &catalog).unwrap().scenario;
/// let resolved = contracts(&scenario, &catalog).unwrap();
/// let terms = resolved.iter().map(|r| AccountTerms { contract: &r.contract, group: &r.group });
/// let prepared = Prepared::new(&scenario, terms.collect(), &model);
///
/// let printed = serde_json::to_string(&simulate_months(&prepared, 0, 3).unwrap()).unwrap();
/// let state: State<'_> = serde_json::from_str(&printed).unwrap();
/// assert_eq!(resume(&prepared, state), simulate(&prepared, 0));
/// ```
pub fn simulate_months<'p>(prepared: &'p Prepared<'_>, strategy: usize, months: usize) -> Option<State<'p>> {
    let mut world = World::open(prepared, strategy)?;
    live(&mut world, &DAY, months);
    Some(State::of(world))
}

/// Takes up a life that was put aside and puts it aside again after so many months from the start, lived or not. `None`
/// when the scenario is not the one of the state, or has no such strategy.
pub fn resume_months<'p>(prepared: &'p Prepared<'_>, state: State<'p>, months: usize) -> Option<State<'p>> {
    let mut world = state.into_world(prepared)?;
    live(&mut world, &DAY, months);
    Some(State::of(world))
}

/// Takes up a life that was put aside and lives it to its end: the run is equal to one that was not interrupted. `None`
/// when the scenario is not the one of the state, or has no such strategy.
pub fn resume<'p>(prepared: &'p Prepared<'_>, state: State<'p>) -> Option<Run> {
    let mut world = state.into_world(prepared)?;
    live(&mut world, &DAY, usize::MAX);
    Some(finish::finish(world))
}

/// The same with another order of a day. It exists to show that the order matters.
pub fn simulate_in_order(prepared: &Prepared<'_>, strategy: usize, order: &[Step; 10]) -> Option<Run> {
    let mut world = World::open(prepared, strategy)?;
    live(&mut world, order, usize::MAX);
    Some(finish::finish(world))
}

/// Lives the months that are not lived yet, up to a number of months from the start or to the end.
///
/// Inlined with its steps one by one, so that the order of every day needs no choice while a run is made.
#[inline(always)]
fn live(world: &mut World<'_, '_>, order: &[Step; 10], months: usize) {
    let &[first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth] = order;
    while !world.over && world.months.len() < months {
        let month = world.months.len();
        world.begin_month(month);
        while let Some(day) = world.next_day() {
            world.work(first, day);
            world.work(second, day);
            world.work(third, day);
            world.work(fourth, day);
            world.work(fifth, day);
            world.work(sixth, day);
            world.work(seventh, day);
            world.work(eighth, day);
            world.work(ninth, day);
            world.work(tenth, day);
        }
        world.over = world.is_over(month);
    }
}
