//! The assessment report as JSON.

use serde_json::{Map, Value, json};

use super::json::PROGRAM;
use super::json_rows::Names;
use crate::analysis::{Assessment, Factor, Lab, Suggestion, Tried, Verdict};
use crate::money::Money;
use crate::scenario::Scenario;
use crate::terms::{ReviewRule, fact_written};

/// The report: `mingzhang assess --format json`.
pub fn assessment(scenario: &Scenario, lab: &Lab, found: &Assessment) -> Value {
    let names = Names { scenario, contracts: &lab.contracts };
    let contract = lab.contracts.get(found.account);
    let rules = contract.map_or(&[][..], |resolved| &resolved.contract.common().limit_review);
    json!({
        "mingzhang": PROGRAM,
        "format": "mingzhang/assessment",
        "version": 1,
        "model": "teaching",
        "scenario": scenario.title,
        "strategy": scenario.strategies.get(found.strategy).map(|strategy| &strategy.id),
        "account": names.account(found.account),
        "on": found.on,
        "has_rules": found.has_rules,
        "limit": found.limit,
        "free_quota": found.quota,
        "score": found.score,
        "factors": found.factors.iter().map(|one| factor(one, rules)).collect::<Vec<_>>(),
        "score_factors": score_factors(found),
        "verdicts": found.verdicts.iter().map(|one| verdict(one, rules)).collect::<Vec<_>>(),
        "next_act": found.next_act,
        "as_it_is": {"limit": found.comes.limit, "free_quota": found.comes.quota, "score": found.comes.score},
        "suggestions": found.tried.iter().map(|one| suggestion(one, found)).collect::<Vec<_>>(),
    })
}

fn factor(factor: &Factor, rules: &[ReviewRule]) -> Value {
    let known = factor.value.filter(|&value| value != i64::MAX);
    let conditions = factor.conditions.iter().map(|weighed| {
        let mut row = Map::new();
        let rule = rules.get(weighed.rule);
        row.insert("rule".to_owned(), json!(rule.map(|rule| &rule.id)));
        row.insert("of".to_owned(), json!(rule.map(|rule| rule.of)));
        for key in ["at_least", "at_most", "below"] {
            let bound = weighed.condition.bounds().find(|(name, _)| *name == key).map(|(_, bound)| bound);
            row.insert(key.to_owned(), bound.map_or(Value::Null, |bound| fact_written(factor.fact, bound)));
        }
        row.insert("holds".to_owned(), json!(weighed.holds));
        Value::Object(row)
    });
    json!({
        "fact": factor.fact,
        "group": factor.fact.group(),
        "value": known.map(|value| fact_written(factor.fact, value)),
        "conditions": conditions.collect::<Vec<_>>(),
    })
}

fn score_factors(found: &Assessment) -> Vec<Value> {
    let of = |factor: &crate::analysis::ScoreFactor| {
        json!({
            "id": super::json_rows::FACTORS.get(factor.place),
            "weight": rust_decimal::Decimal::new(factor.weight, 3).to_string(),
            "points": factor.points,
            "most": factor.most,
        })
    };
    found.score_factors.iter().map(of).collect()
}

fn verdict(verdict: &Verdict, rules: &[ReviewRule]) -> Value {
    json!({
        "of": verdict.of,
        "rule": verdict.rule.and_then(|place| rules.get(place)).map(|rule| &rule.id),
        "rests_until": verdict.rests_until,
        "before": verdict.before,
        "after": verdict.after,
    })
}

fn suggestion(tried: &Tried, found: &Assessment) -> Value {
    let (on, amount, months): (_, Option<Money>, _) = match tried.suggestion {
        Suggestion::Repay { on, amount } => (Some(on), Some(amount), None),
        Suggestion::Wait { months } => (None, None, Some(months)),
        _ => (None, None, None),
    };
    json!({
        "id": tried.suggestion.word(),
        "on": on,
        "amount": amount,
        "months": months,
        "limit": tried.comes.limit,
        "free_quota": tried.comes.quota,
        "score": tried.comes.score,
        "limit_gain": tried.comes.limit - found.comes.limit,
        "quota_gain": tried.comes.quota - found.comes.quota,
        "score_gain": tried.comes.score - found.comes.score,
        "limit_since": tried.limit_since,
        "quota_since": tried.quota_since,
        "score_since": tried.score_since,
    })
}
