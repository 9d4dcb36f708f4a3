//! The order of a day.
//!
//! | step | what happens |
//! |---|---|
//! | nights | the nights since the last day that was worked on are behind: the age of what is overdue is noted; limits for a time end and begin |
//! | money | income arrives, then living costs leave |
//! | events | purchases and draws, in file order |
//! | due | loan periods fall due; bills close |
//! | borrower | actions, then payments |
//! | due day ends | what is unpaid is carried or overdue |
//! | lender | what is past due is collected; freezes begin and end |
//! | bureau | the month's record on its last day; the score on its update day; then limits are reviewed |
//! | evening | on the last day of a month: the snapshot |
//!
//! Interest is computed from dated steps, so nights need no work of their own here.

use super::run::Run;
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
    DueDayEnds,
    Lender,
    Bureau,
    Evening,
}

/// The order of a day.
pub const DAY: [Step; 9] = [
    Step::Nights,
    Step::Money,
    Step::Events,
    Step::Due,
    Step::Borrower,
    Step::DueDayEnds,
    Step::Lender,
    Step::Bureau,
    Step::Evening,
];

/// Simulates a scenario under one of its strategies, by its place. `None` when there is no such strategy.
///
/// Pure: the same input gives an equal run. It never panics on a checked scenario.
pub fn simulate(prepared: &Prepared<'_>, strategy: usize) -> Option<Run> {
    live(prepared, strategy, &DAY)
}

/// The same with another order of a day. It exists to show that the order matters.
pub fn simulate_in_order(prepared: &Prepared<'_>, strategy: usize, order: &[Step; 9]) -> Option<Run> {
    live(prepared, strategy, order)
}

/// Inlined with its steps one by one, so that the order of every day needs no choice while a run is made.
#[inline(always)]
fn live(prepared: &Prepared<'_>, strategy: usize, order: &[Step; 9]) -> Option<Run> {
    let &[first, second, third, fourth, fifth, sixth, seventh, eighth, ninth] = order;
    let mut world = World::open(prepared, strategy)?;
    for month in 0..prepared.months.len() {
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
        }
        if world.is_over(month) {
            break;
        }
    }
    Some(finish::finish(world))
}
