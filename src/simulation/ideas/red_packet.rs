//! A little cash for what is paid in full by its due day.

use super::{Arrangement, World, ix};
use crate::calendar::Day;
use crate::ledger::{Cause, Kind, Rule, Side, rounding_code};
use crate::lender::Account;
use crate::money::Money;
use crate::rate::Rounding;
use crate::scenario::{Gift, RedPacket};

/// Shares of an amount are rounded to the nearest cent, a tie up.
const SHARE: Rounding = Rounding::HalfUp;

impl Arrangement for RedPacket {
    fn act(&self, world: &mut World<'_, '_>, idea: usize, today: Day) {
        let item = world.prepared.idea_item(idea);
        for place in world.accounts_of(&self.accounts) {
            let cleared = world
                .accounts
                .get(place)
                .map_or_else(Vec::new, |account: &Account<'_>| account.cleared_on(today));
            for asked in cleared {
                let (amount, cause) = self.gives.of(asked);
                let at = world.at(ix(place), today, item);
                world.journal.post(at, Kind::Arrangement, Side::Lender, Side::Cash, amount, cause);
                world.cash += amount;
            }
        }
    }
}

impl Gift {
    /// What is given for something that asked for an amount, and why.
    fn of(self, asked: Money) -> (Money, Cause) {
        match self {
            Self::Fixed(amount) => (amount, Cause::given(Rule::RedPacket, amount)),
            Self::Share(gift) => {
                let inputs = [asked.cents(), gift.of.units(), rounding_code(SHARE), gift.at_most.cents(), 0];
                let amount = gift.of.of(asked).round(SHARE).min(gift.at_most);
                (amount, Cause::new(Rule::RedPacketShare, inputs))
            }
        }
    }
}
