//! A lender looks at a limit again: facts × rules → what moves. Pure; when it is asked is the business of simulation.

use crate::calendar::Day;
use crate::money::Money;
use crate::rate::Rounding;
use crate::terms::{Condition, ReviewEffect, ReviewFact, ReviewOf, ReviewRule, Thousandths};

/// What is known of an account and its borrower on a day; nothing where a fact is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct ReviewFacts([Option<Thousandths>; ReviewFact::ALL.len()]);

impl ReviewFacts {
    /// All facts, each as told.
    pub fn gather(value: impl Fn(ReviewFact) -> Option<Thousandths>) -> Self {
        let mut facts = Self::default();
        for (slot, fact) in facts.0.iter_mut().zip(ReviewFact::ALL) {
            *slot = value(*fact);
        }
        facts
    }

    /// The value of a fact.
    pub fn get(&self, fact: ReviewFact) -> Option<Thousandths> {
        self.0.get(fact as usize).copied().flatten()
    }

    /// Whether a condition holds.
    pub fn meets(&self, condition: &Condition) -> bool {
        condition.holds(self.get(condition.fact))
    }

    /// Whether all that a rule asks for holds.
    pub fn meet_all_of(&self, rule: &ReviewRule) -> bool {
        rule.when.iter().all(|condition| self.meets(condition))
    }
}

/// What a review moves: an amount, or the use of the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The limit or the quota.
    Amount(ReviewOf),
    /// Whether anything new can be had.
    Use,
}

/// What a rule is about.
pub const fn target(rule: &ReviewRule) -> Target {
    match rule.effect {
        ReviewEffect::FreezeDays(_) => Target::Use,
        _ => Target::Amount(rule.of),
    }
}

/// The rule that decides about a target among those that are looked at: the first whose conditions all hold. Where it
/// rests or would move nothing, no other takes its place.
pub fn deciding<'r>(
    rules: impl IntoIterator<Item = (usize, &'r ReviewRule)>,
    about: Target,
    facts: &ReviewFacts,
) -> Option<(usize, &'r ReviewRule)> {
    rules.into_iter().find(|(_, rule)| target(rule) == about && facts.meet_all_of(rule))
}

/// Whether a rule still rests on a day.
pub fn rests(rule: &ReviewRule, acted: Option<Day>, today: Day) -> bool {
    acted.is_some_and(|on| today - on <= i32::from(rule.cooldown_days))
}

/// What an amount becomes by a rule; `None` where it does not move.
///
/// Floor and ceiling bound what it moves to. An amount that lies beyond a bound already is never moved back to it by a
/// rule that points away from it.
pub fn moved(rule: &ReviewRule, before: Money) -> Option<Money> {
    let wished = match rule.effect {
        ReviewEffect::Multiply(factor) => cut(factor.of(before).round(Rounding::Down), rule.step),
        ReviewEffect::Set(amount) => amount,
        ReviewEffect::Add(amount) => Money::LARGEST.min(before + amount),
        ReviewEffect::FreezeDays(_) => return None,
    };
    let after = wished.min(rule.ceiling.unwrap_or(Money::LARGEST)).max(rule.floor);
    let same_way = (wished > before) == (after > before);
    (after != before && wished != before && same_way).then_some(after)
}

/// The largest multiple of a step that is not above an amount.
fn cut(amount: Money, step: Money) -> Money {
    let step = step.cents().max(1);
    Money::from_cents(amount.cents() / step * step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rate::Rate;

    fn rule(effect: ReviewEffect, floor: i64, ceiling: i64) -> ReviewRule {
        ReviewRule {
            id: "r".to_owned(),
            day: None,
            during: None,
            when: Vec::new(),
            effect,
            of: ReviewOf::Limit,
            floor: yuan(floor),
            ceiling: Some(yuan(ceiling)),
            step: yuan(100),
            cooldown_days: 90,
        }
    }

    fn yuan(yuan: i64) -> Money {
        Money::from_cents(yuan * 100)
    }

    fn times(factor: &str) -> ReviewEffect {
        ReviewEffect::Multiply(Rate::parse(factor).unwrap())
    }

    #[test]
    fn a_product_is_cut_to_whole_steps_and_held_between_the_bounds() {
        assert_eq!(moved(&rule(times("1.15"), 0, 50_000), yuan(3_500)), Some(yuan(4_000)));
        assert_eq!(moved(&rule(times("1.5"), 0, 50_000), yuan(40_000)), Some(yuan(50_000)));
        assert_eq!(moved(&rule(times("0.5"), 500, 50_000), yuan(600)), Some(yuan(500)));
        assert_eq!(moved(&rule(times("0.5"), 500, 50_000), yuan(500)), None);
    }

    #[test]
    fn a_bound_never_turns_a_rise_into_a_cut() {
        assert_eq!(moved(&rule(times("1.2"), 0, 50_000), yuan(60_000)), None);
        assert_eq!(moved(&rule(times("0.8"), 5_000, 50_000), yuan(3_000)), None);
        assert_eq!(
            moved(&rule(ReviewEffect::Add(yuan(1_000)), 5_000, 50_000), yuan(3_000)),
            Some(yuan(5_000))
        );
    }

    #[test]
    fn the_first_rule_that_holds_decides_also_when_it_rests() {
        let at_least = |least: i64| Condition {
            fact: ReviewFact::Score,
            at_least: Some(least * 1000),
            at_most: None,
            below: None,
        };
        let with = |least| ReviewRule { when: vec![at_least(least)], ..rule(times("1.2"), 0, 50_000) };
        let rules = [with(750), with(700), rule(ReviewEffect::FreezeDays(10), 0, 0)];
        let facts =
            |score: i64| ReviewFacts::gather(|fact| (fact == ReviewFact::Score).then_some(score * 1000));
        let place =
            |score| deciding(rules.iter().enumerate(), Target::Amount(ReviewOf::Limit), &facts(score));
        assert_eq!(place(760).map(|(place, _)| place), Some(0));
        assert_eq!(place(720).map(|(place, _)| place), Some(1));
        assert_eq!(place(650), None);
        let day = Day::parse("2026-03-06").unwrap();
        assert!(rests(&rules[0], Some(day), day + 90) && !rests(&rules[0], Some(day), day + 91));
    }

    #[test]
    fn what_is_not_known_meets_nothing() {
        let condition =
            Condition { fact: ReviewFact::ProfileComplete, at_least: Some(0), at_most: None, below: None };
        assert!(!ReviewFacts::default().meets(&condition));
    }
}
