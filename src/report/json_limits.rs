//! What lenders moved beside entries, what they knew, and what came of campaigns and coupons, as JSON.

use serde_json::{Map, Value, json};

use super::json_rows::Names;
use crate::simulation::{HelpCame, HelpOf, HelpUse, LimitMove, MovedBy, ReviewRecord, Run};
use crate::terms::{ReviewFact, fact_written};

/// The moves of a run, in order.
pub fn moves(run: &Run, names: &Names<'_>) -> Vec<Value> {
    run.moves.iter().map(|one| limit_move(one, names)).collect()
}

fn limit_move(act: &LimitMove, names: &Names<'_>) -> Value {
    let (by, rule, event) = match act.by {
        MovedBy::Rule(place) => ("review", Some(place), None),
        MovedBy::RuleEnds(place) => ("review_ends", Some(place), None),
        MovedBy::Event(place) => ("event", None, Some(place)),
        MovedBy::EventEnds(place) => ("event_ends", None, Some(place)),
        MovedBy::Action(_) => ("action", None, None),
    };
    let contract = names.contracts.get(act.account.index());
    let rules = contract.map(|contract| &contract.contract.common().limit_review);
    let rule = rules.zip(rule).and_then(|(rules, place)| rules.get(usize::from(place)));
    let event = event.and_then(|place| names.scenario.events.get(place as usize));
    json!({
        "on": act.on,
        "account": names.account(act.account.index()),
        "what": act.what,
        "by": by,
        "rule": rule.map(|rule| &rule.id),
        "event": event.map(|event| &event.id),
        "before": act.before,
        "after": act.after,
        "until": act.until,
    })
}

/// What was known at each review, in order.
pub fn reviews(run: &Run, names: &Names<'_>) -> Vec<Value> {
    run.reviews.iter().map(|record| review(record, names)).collect()
}

fn review(record: &ReviewRecord, names: &Names<'_>) -> Value {
    let facts = ReviewFact::ALL.iter().map(|&fact| {
        let value = record.facts.get(fact).filter(|&value| value != i64::MAX);
        (fact.word().to_owned(), value.map_or(Value::Null, |value| fact_written(fact, value)))
    });
    json!({
        "on": record.on,
        "account": names.account(record.account.index()),
        "facts": facts.collect::<Map<_, _>>(),
    })
}

/// What came of campaigns and coupons, in order.
pub fn helps(run: &Run, names: &Names<'_>) -> Vec<Value> {
    run.helps.iter().map(|used| help(run, used, names)).collect()
}

fn help(run: &Run, used: &HelpUse, names: &Names<'_>) -> Value {
    let account = used.account.index();
    let contract = names.contracts.get(account).map(|contract| &contract.contract);
    let meant = contract.and_then(|contract| used.help(contract, names.scenario));
    let (bearer, fee, borne, refused) = match used.came {
        HelpCame::Borne { bearer, fee, borne } => (Some(bearer), Some(fee), Some(borne), None),
        HelpCame::Refused(reason) => (None, None, None, Some(reason.word())),
    };
    let of = match used.of {
        HelpOf::Campaign(_) => "campaign",
        HelpOf::Coupon(_) => "coupon",
    };
    json!({
        "on": used.on,
        "account": names.account(account),
        "ref": names.item(run, used.item),
        "of": of,
        "id": meant.map(|help| &help.id),
        "bearer": bearer,
        "fee": fee,
        "borne": borne,
        "refused": refused,
    })
}
