//! Hypothetical arrangements of a platform, one file each. What the scenario does not list is not there at all.

mod linked_repayment;
mod points;
mod pooled_limit;
mod red_packet;

use super::world::{World, ix};
use crate::calendar::Day;
use crate::money::Money;
use crate::scenario::Idea;

/// What an arrangement does. Each of the two is nothing unless it says otherwise.
trait Arrangement {
    /// Acts in the step for arrangements of a day that is worked on; `idea` is its place in the scenario. It leaves alone
    /// what could not happen without an entry of that day, so that a day on which nothing else happens brings nothing.
    fn act(&self, _world: &mut World<'_, '_>, _idea: usize, _today: Day) {}

    /// Room that it leaves to an account; none where it does not ask about it. It may be below zero.
    fn room(&self, _world: &World<'_, '_>, _account: usize) -> Option<Money> {
        None
    }
}

/// The arrangement of an idea: one line for each.
fn arrangement(idea: &Idea) -> &dyn Arrangement {
    match idea {
        Idea::LinkedRepayment(link) => link,
        Idea::PooledLimit(pool) => pool,
        Idea::Points(points) => points,
        Idea::RedPacket(packet) => packet,
    }
}

/// What an arrangement remembers from day to day.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize, serde::Serialize)]
pub(super) struct IdeaBook {
    /// What a linked repayment has moved in the month that runs.
    moved: Money,
    /// Points that were earned and not used.
    points: i64,
}

impl IdeaBook {
    /// The first of a month.
    pub const fn begin_month(&mut self) {
        self.moved = Money::ZERO;
    }
}

impl World<'_, '_> {
    /// Step 6. What is switched on acts in the order of the file.
    #[inline(never)]
    pub(super) fn act_on_ideas(&mut self, today: Day) {
        let ideas = &self.prepared.scenario.ideas;
        for (place, idea) in ideas.iter().enumerate() {
            arrangement(idea).act(self, place, today);
        }
    }

    /// Room that is left to an account by limits that it shares, the least of them.
    #[inline(never)]
    pub(super) fn shared_room(&self, account: usize) -> Option<Money> {
        let ideas = self.prepared.scenario.ideas.iter();
        ideas.filter_map(|idea| arrangement(idea).room(self, account)).min()
    }

    /// The places of the accounts of an arrangement, in the order of the scenario; all where it names none.
    fn accounts_of(&self, named: &[String]) -> Vec<usize> {
        let given = self.prepared.scenario.accounts.iter().enumerate();
        given.filter(|(_, a)| named.is_empty() || named.contains(&a.id)).map(|(place, _)| place).collect()
    }
}
