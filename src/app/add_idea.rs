//! The hypothetical arrangements that the window can switch on, each made so that the scenario stays sound, and the amount of
//! each that it can change.

use crate::money::Money;
use crate::rate::Rate;
use crate::scenario::{Gift, Idea, LinkedRepayment, Points, PooledLimit, RedPacket, Scenario, SharedGift};

/// What can be switched on in a scenario, in the order of a menu. An account without a bill day is a facility.
pub fn ideas(scenario: &Scenario) -> Vec<Idea> {
    let line = scenario.accounts.iter().find(|account| account.bill_day.is_some());
    let facility = scenario.accounts.iter().find(|account| account.bill_day.is_none());
    let mut ideas = Vec::new();
    ideas.extend(line.zip(facility).map(|(line, facility)| {
        let at_most_a_month = Some(Money::from_cents(100_000));
        let (from, paid) = (line.id.clone(), facility.id.clone());
        Idea::LinkedRepayment(LinkedRepayment { from, r#for: paid, at_most_a_month })
    }));
    if scenario.accounts.len() > 1 {
        let accounts = scenario.accounts.iter().map(|account| account.id.clone()).collect();
        let limit = scenario.accounts.iter().map(|account| account.limit).max().unwrap_or_default();
        ideas.push(Idea::PooledLimit(PooledLimit { accounts, limit }));
    }
    let (point_for, worth) = (Money::from_cents(1_000), Money::from_cents(10));
    ideas.push(Idea::Points(Points { accounts: Vec::new(), point_for, worth }));
    let of = Rate::from_units(Rate::ONE.units() / 100);
    let gives = Gift::Share(SharedGift { of, at_most: Money::from_cents(500) });
    ideas.push(Idea::RedPacket(RedPacket { accounts: Vec::new(), gives }));
    ideas
}

/// The amount of an idea that the window shows; a linked repayment without a bound has none.
pub const fn amount_of(idea: &mut Idea) -> Option<&mut Money> {
    match idea {
        Idea::LinkedRepayment(link) => link.at_most_a_month.as_mut(),
        Idea::PooledLimit(pool) => Some(&mut pool.limit),
        Idea::Points(points) => Some(&mut points.worth),
        Idea::RedPacket(packet) => match &mut packet.gives {
            Gift::Fixed(amount) => Some(amount),
            Gift::Share(gift) => Some(&mut gift.at_most),
        },
    }
}

/// The least that the amount of an idea may be: a point is worth something.
pub const fn least_of(idea: &Idea) -> Money {
    match idea {
        Idea::Points(_) => Money::from_cents(1),
        _ => Money::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::edit::{AmountField, Edit};
    use crate::scenario::{BUILT_IN, check, read, write};
    use crate::terms::Catalog;

    #[test]
    fn what_is_offered_leaves_the_scenario_sound_and_can_be_taken_out() {
        let catalog = Catalog::bundled();
        for (name, text) in BUILT_IN {
            let scenario = read(text, &catalog).unwrap().scenario;
            let place = scenario.ideas.len();
            for idea in ideas(&scenario) {
                let next = Edit::AddIdea(idea.clone()).apply(&scenario);
                let wrong: Vec<_> = check(&next, &catalog).into_iter().filter(|p| p.is_error()).collect();
                assert!(wrong.is_empty(), "{name}, {idea:?}: {wrong:?}");
                assert_eq!(Edit::RemoveIdea(place).apply(&next), scenario, "{name}, {idea:?}");
                // nothing that can be typed makes a file that cannot be read
                let none = Edit::Amount(AmountField::Idea(place), Money::ZERO).apply(&next);
                assert!(read(&write(&none, &catalog), &catalog).is_ok(), "{name}, {idea:?}");
            }
        }
    }
}
