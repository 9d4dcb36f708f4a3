//! The assessment report of an account: what a review of its limit looks at, what is known today, which rule that sets
//! off, and what would come of doing something else. Every suggestion is found by changing a copy of the scenario and
//! running it; nothing is estimated.

use super::suggest::{Suggestion, suggestions};
use crate::bureau::ScoreModel;
use crate::calendar::{Day, Month};
use crate::choice::choice;
use crate::lender::review::{ReviewFacts, Target, deciding, moved, rests};
use crate::money::Money;
use crate::scenario::Scenario;
use crate::simulation::{AccountTerms, MoveOf, MovedBy, Prepared, Run, simulate};
use crate::terms::{
    Condition, Contract, Resolved, ReviewEffect, ReviewFact, ReviewOf, ReviewRule, Thousandths,
};

/// What is to be assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The account, by its place.
    pub account: usize,
    /// The strategy, by its place.
    pub strategy: usize,
    /// The month; the first of the run when none is named.
    pub month: Option<Month>,
}

choice!(
    /// What a fact is about: the reasons for which an amount is small.
    FactGroup {
        /// What comes in, and what is owed beside it.
        Income = "income",
        /// How debts were kept.
        History = "history",
        /// How the account is used.
        Habits = "habits",
        /// Requests for more credit.
        Demand = "demand",
        /// What the lender is told.
        Data = "data",
    }
);

impl ReviewFact {
    /// What the fact is about.
    pub const fn group(self) -> FactGroup {
        match self {
            Self::DebtToIncome | Self::MonthlyIncome => FactGroup::Income,
            Self::Score | Self::KeptMonthsInARow | Self::DaysOverdue | Self::WorstDaysOverdue => {
                FactGroup::History
            }
            Self::Utilisation | Self::MinimumMonthsInARow => FactGroup::Habits,
            Self::UnusedMonthsInARow | Self::ApplicationsLast3Months => FactGroup::Demand,
            Self::ProfileComplete | Self::StableMonths | Self::SocialSecurity | Self::ProvidentFund => {
                FactGroup::Data
            }
        }
    }
}

/// A condition of a rule, and whether it holds today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// The rule, by its place in the contract's list.
    pub rule: usize,
    /// What it asks of the fact.
    pub condition: Condition,
    /// Whether that holds.
    pub holds: bool,
}

/// A fact with everything that looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// The fact.
    pub fact: ReviewFact,
    /// Its value today; nothing where it is not known.
    pub value: Option<Thousandths>,
    /// The conditions of the contract's rules on it.
    pub conditions: Vec<Weighed>,
}

/// A factor of the teaching score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreFactor {
    /// Its place in the model.
    pub place: usize,
    /// Its share of the score, in thousandths.
    pub weight: Thousandths,
    /// Its points that evening.
    pub points: i16,
    /// The points that it can have at most.
    pub most: i16,
}

/// What a review would decide about an amount on what is known today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The amount.
    pub of: ReviewOf,
    /// What it is before.
    pub before: Money,
    /// The rule that decides, by its place; none when no rule holds.
    pub rule: Option<usize>,
    /// The last day on which that rule still rests.
    pub rests_until: Option<Day>,
    /// What it becomes.
    pub after: Money,
}

/// What a life comes to: figures of the account on the last evening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comes {
    /// The limit.
    pub limit: Money,
    /// The free quota.
    pub quota: Money,
    /// The score.
    pub score: i32,
}

/// A suggestion with what came of it when it was run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// What is done otherwise.
    pub suggestion: Suggestion,
    /// What it comes to at the end.
    pub comes: Comes,
    /// The first month that ends with a higher limit than without it.
    pub limit_since: Option<Month>,
    /// The first month that ends with a higher quota.
    pub quota_since: Option<Month>,
    /// The first month that ends with a higher score.
    pub score_since: Option<Month>,
}

/// The assessment report of one account under one strategy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// What was asked.
    pub account: usize,
    /// The strategy.
    pub strategy: usize,
    /// The day on which the lender is taken to look: the update day of the score.
    pub on: Day,
    /// Whether the contract has any rules for its limit.
    pub has_rules: bool,
    /// The score of that day.
    pub score: i32,
    /// Limit and quota before anything moves that day.
    pub limit: Money,
    /// The free quota.
    pub quota: Money,
    /// Every fact that can be looked at, in the order of their groups.
    pub factors: Vec<Factor>,
    /// The factors of the score, the constant that the model does not explain last.
    pub score_factors: Vec<ScoreFactor>,
    /// What would be decided about the limit, and about the quota of a line.
    pub verdicts: Vec<Verdict>,
    /// The life as it is, on its last evening.
    pub comes: Comes,
    /// The day of the first act on limit or quota after today in the life as it is.
    pub next_act: Option<Day>,
    /// What was tried.
    pub tried: Vec<Tried>,
}

/// What runs of a scenario need beside it.
#[derive(Clone, Copy)]
pub struct Bench<'b> {
    /// The resolved contracts, in the order of the accounts.
    pub contracts: &'b [Resolved],
    /// The score model.
    pub model: &'b ScoreModel,
}

/// Assesses an account. `None` when there is no such account, strategy or month.
pub fn assess(scenario: &Scenario, bench: Bench<'_>, asked: Asked) -> Option<Assessment> {
    let contract = &bench.contracts.get(asked.account)?.contract;
    let rules = &contract.common().limit_review;
    let watched = watched(bench.contracts, asked.account);
    let live = |scenario: &Scenario| run_of(scenario, bench, &watched, asked.strategy);
    let run = live(scenario)?;
    let month = asked.month.unwrap_or_else(|| run.start.month());
    let place = run.place_of(month)?;
    let on = month.day(bench.model.update_day);
    let facts = facts_on(&run, asked.account, on)?;
    let amounts =
        [ReviewOf::Limit, ReviewOf::Quota].map(|of| before(&run, scenario, contract, asked.account, of, on));
    let is_line = matches!(contract, Contract::Line(_));
    let judged = [ReviewOf::Limit, ReviewOf::Quota].into_iter().zip(amounts);
    let judged = judged.filter(|(of, _)| is_line || *of == ReviewOf::Limit);
    let comes = comes(&run, asked.account)?;
    let tried = suggestions(scenario, rules, &facts, (asked, on), amounts[0]);
    let tried = tried.into_iter().filter_map(|(suggestion, changed)| {
        let other = live(&with_the_same_offset(scenario, changed, &run, live))?;
        try_out(suggestion, (&run, &other), asked.account)
    });
    Some(Assessment {
        account: asked.account,
        strategy: asked.strategy,
        on,
        has_rules: !rules.is_empty(),
        score: facts.get(ReviewFact::Score).map_or(0, |score| i32::try_from(score / 1000).unwrap_or(0)),
        limit: amounts[0],
        quota: amounts[1],
        factors: factors(rules, &facts),
        score_factors: score_factors(bench.model, run.months.get(place)?.factors),
        verdicts: judged
            .map(|(of, before)| verdict(&run, rules, &facts, (asked.account, on), (of, before)))
            .collect(),
        comes,
        next_act: run.moves.iter().find(|act| act.is_of(asked.account) && act.on > on).map(|act| act.on),
        tried: tried.collect(),
    })
}

/// The contracts, with a rule at the end of the account's list that looks at everything and moves nothing: so the run
/// tells on each update day what a lender would know.
fn watched(contracts: &[Resolved], account: usize) -> Vec<Contract> {
    let mut contracts: Vec<Contract> = contracts.iter().map(|resolved| resolved.contract.clone()).collect();
    if let Some(contract) = contracts.get_mut(account) {
        let watch = ReviewRule {
            id: String::new(),
            day: None,
            during: None,
            when: Vec::new(),
            effect: ReviewEffect::Add(Money::ZERO),
            of: ReviewOf::Limit,
            floor: Money::ZERO,
            ceiling: None,
            step: crate::terms::CENT,
            cooldown_days: 0,
        };
        contract.common_mut().limit_review.push(watch);
    }
    contracts
}

fn run_of(scenario: &Scenario, bench: Bench<'_>, contracts: &[Contract], strategy: usize) -> Option<Run> {
    let groups = bench.contracts.iter().map(|resolved| resolved.group.as_str());
    let terms = contracts.iter().zip(groups).map(|(contract, group)| AccountTerms { contract, group });
    simulate(&Prepared::new(scenario, terms.collect(), bench.model), strategy)
}

/// A score that the file gives holds for the life as it is. What the model does not explain of it stays the same when the
/// profile is another, so that another profile shows in the score from the first day on.
fn with_the_same_offset(
    scenario: &Scenario,
    mut changed: Scenario,
    run: &Run,
    live: impl Fn(&Scenario) -> Option<Run>,
) -> Scenario {
    if scenario.borrower.score.is_none() || scenario.borrower.profile == changed.borrower.profile {
        return changed;
    }
    let offset = run.months.first().and_then(|row| row.factors.last().copied()).unwrap_or(0);
    changed.borrower.score = None;
    let own = live(&changed).map(|own| own.totals.first_score + i32::from(offset));
    let own = own.and_then(|score| u16::try_from(score).ok());
    changed.borrower.score = own.or(scenario.borrower.score);
    changed
}

/// What was known on an evening; of several reviews of a day the last.
fn facts_on(run: &Run, account: usize, on: Day) -> Option<ReviewFacts> {
    let is_it =
        |record: &&crate::simulation::ReviewRecord| record.on == on && record.account.index() == account;
    run.reviews.iter().rfind(is_it).map(|record| record.facts)
}

/// An amount before the acts of a day's evening.
fn before(
    run: &Run,
    scenario: &Scenario,
    contract: &Contract,
    account: usize,
    of: ReviewOf,
    on: Day,
) -> Money {
    let what = match of {
        ReviewOf::Limit => MoveOf::Limit,
        ReviewOf::Quota => MoveOf::Quota,
    };
    let acts = run.moves.iter().filter(|act| act.is_of(account) && act.what == what);
    let begins = || match (of, contract) {
        (ReviewOf::Limit, _) => scenario.accounts.get(account).map_or(Money::ZERO, |account| account.limit),
        (ReviewOf::Quota, Contract::Line(line)) => line.free_quota_yuan,
        (ReviewOf::Quota, Contract::Loan(_)) => Money::ZERO,
    };
    acts.take_while(|act| act.on < on).last().map_or_else(begins, |act| act.after)
}

fn factors(rules: &[ReviewRule], facts: &ReviewFacts) -> Vec<Factor> {
    let of = |&fact: &ReviewFact| {
        let value = facts.get(fact);
        let conditions = rules.iter().enumerate().flat_map(|(rule, found)| {
            let asked = found.when.iter().filter(move |condition| condition.fact == fact);
            asked.map(move |&condition| Weighed { rule, condition, holds: condition.holds(value) })
        });
        Factor { fact, value, conditions: conditions.collect() }
    };
    let mut factors: Vec<Factor> = ReviewFact::ALL.iter().map(of).collect();
    factors.sort_by_key(|factor| factor.fact.group());
    factors
}

fn score_factors(model: &ScoreModel, points: [i16; crate::simulation::FACTORS]) -> Vec<ScoreFactor> {
    let span = i64::from(model.highest - model.lowest);
    let of = |(place, points)| {
        let weight = model.factors.get(place).map_or(0, |factor: &crate::bureau::Factor| factor.weight);
        let most = i16::try_from(span * weight / 1000).unwrap_or(i16::MAX);
        ScoreFactor { place, weight, points, most }
    };
    points.into_iter().enumerate().map(of).collect()
}

/// What the rules that last would decide, all looked at together.
fn verdict(
    run: &Run,
    rules: &[ReviewRule],
    facts: &ReviewFacts,
    (account, on): (usize, Day),
    (of, before): (ReviewOf, Money),
) -> Verdict {
    let lasting = rules.iter().enumerate().filter(|(_, rule)| rule.during.is_none());
    let Some((place, rule)) = deciding(lasting, Target::Amount(of), facts) else {
        return Verdict { of, before, rule: None, rests_until: None, after: before };
    };
    let by = u16::try_from(place).map(MovedBy::Rule);
    let earlier = run.moves.iter().rfind(|act| act.is_of(account) && act.on < on && by == Ok(act.by));
    let acted = earlier.map(|act| act.on);
    let rests_until = acted.filter(|_| rests(rule, acted, on)).map(|day| day + i32::from(rule.cooldown_days));
    let after = if rests_until.is_some() { before } else { moved(rule, before).unwrap_or(before) };
    Verdict { of, before, rule: Some(place), rests_until, after }
}

/// The figures of the account on the last evening of a run.
fn comes(run: &Run, account: usize) -> Option<Comes> {
    let last = run.months.len().checked_sub(1)?;
    let month = run.accounts_of(last).get(account)?;
    Some(Comes { limit: month.limit, quota: month.free_quota, score: run.months.last()?.score })
}

/// A life that was changed beside the life as it is.
fn try_out(suggestion: Suggestion, (run, other): (&Run, &Run), account: usize) -> Option<Tried> {
    let since = |higher: fn(&Run, &Run, usize, usize) -> bool| {
        let place =
            (0..run.months.len().min(other.months.len())).find(|&month| higher(run, other, month, account));
        place.and_then(|place| run.months.get(place)).map(|row| row.month)
    };
    Some(Tried {
        suggestion,
        comes: comes(other, account)?,
        limit_since: since(|run, other, month, account| {
            amounts(other, month, account).0 > amounts(run, month, account).0
        }),
        quota_since: since(|run, other, month, account| {
            amounts(other, month, account).1 > amounts(run, month, account).1
        }),
        score_since: since(|run, other, month, _| {
            other.months.get(month).map(|row| row.score) > run.months.get(month).map(|row| row.score)
        }),
    })
}

/// Limit and quota on the last evening of a month.
fn amounts(run: &Run, month: usize, account: usize) -> (Money, Money) {
    run.accounts_of(month).get(account).map_or_else(Default::default, |month| (month.limit, month.free_quota))
}
