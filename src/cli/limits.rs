//! What lenders moved beside entries, line by line, with what was known that day.

use super::paragraph::paragraph;
use super::source::Ready;
use crate::language::{self, Language};
use crate::lender::review::ReviewFacts;
use crate::simulation::{LimitMove, MovedBy, Run};
use crate::terms::ReviewRule;

/// The acts that are meant: each with a line for what its rule had seen. Empty when there is none.
pub fn acts(ready: &Ready, run: &Run, is_meant: impl Fn(&LimitMove) -> bool, language: Language) -> String {
    run.moves.iter().filter(|act| is_meant(act)).map(|act| act_text(ready, run, act, language)).collect()
}

fn act_text(ready: &Ready, run: &Run, act: &LimitMove, language: Language) -> String {
    let rule = rule_of(ready, act);
    let account = ready.account_name(act.account.index());
    let id = match act.by {
        MovedBy::Event(place) | MovedBy::EventEnds(place) => {
            ready.scenario.events.get(place as usize).map(|event| event.id.as_str())
        }
        MovedBy::Rule(_) | MovedBy::RuleEnds(_) => rule.map(|rule| rule.id.as_str()),
        MovedBy::Action(place) => action_of(ready, run, place, language),
    };
    let id = id.unwrap_or("?");
    let line = paragraph("· ", &language::act_line(act, account, id, language));
    let (Some(rule), MovedBy::Rule(_), Some(facts)) = (rule, act.by, facts_of(run, act)) else {
        return line;
    };
    let met = rule.when.iter().map(|condition| {
        let text = language::fact_met(condition, facts.get(condition.fact), language);
        paragraph("    ", &text)
    });
    line + &met.collect::<String>()
}

/// What the action of the strategy that acted is called.
fn action_of(ready: &Ready, run: &Run, place: u32, language: Language) -> Option<&'static str> {
    let action = ready.scenario.strategies.get(run.strategy)?.actions.get(place as usize)?;
    Some(language::action_name(action, language))
}

/// The rule of the contract that acted.
fn rule_of<'r>(ready: &'r Ready, act: &LimitMove) -> Option<&'r ReviewRule> {
    let (MovedBy::Rule(place) | MovedBy::RuleEnds(place)) = act.by else { return None };
    let contract = ready.lab.contracts.get(act.account.index())?;
    contract.contract.common().limit_review.get(usize::from(place))
}

/// What was known on the day of an act.
fn facts_of<'r>(run: &'r Run, act: &LimitMove) -> Option<&'r ReviewFacts> {
    let is_it =
        |record: &&crate::simulation::ReviewRecord| record.on == act.on && record.account == act.account;
    run.reviews.iter().find(is_it).map(|record| &record.facts)
}
