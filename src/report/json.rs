//! Runs and comparisons as JSON. Language never changes it; the same input gives the same bytes.

use serde_json::{Map, Value, json};

use super::{json_limits as limits, json_rows as rows};
use crate::analysis::{Lab, Summary, checks};
use crate::scenario::{Idea, Scenario, Strategy};
use crate::simulation::{Outcome, Run};
use crate::terms::{Grade, Origin, Resolved, ValueName};

/// The version of the program that wrote it.
pub(super) const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// One run: `mingzhang run --format json`. `None` when the lab holds no run of that place.
pub fn run(scenario: &Scenario, lab: &Lab, strategy: usize) -> Option<Value> {
    let run = lab.comparison.runs.get(strategy)?;
    let summary = lab.comparison.summaries.get(strategy)?;
    let names = rows::Names { scenario, contracts: &lab.contracts };
    Some(json!({
        "mingzhang": PROGRAM,
        "format": "mingzhang/run",
        "version": 1,
        "scenario": head(scenario, run),
        "strategy": strategy_of(scenario.strategies.get(strategy)?),
        "terms": scenario.accounts.iter().zip(&lab.contracts).map(|(account, c)| terms(&account.id, c)).collect::<Vec<_>>(),
        "assumptions": assumptions_of_all(scenario, &lab.contracts),
        "summary": summary_of(summary),
        "months": rows::months(run, &names),
        "statements": run.statements.iter().map(|s| rows::statement(run, s, &names)).collect::<Vec<_>>(),
        "acts": run.acts.iter().map(|act| rows::act(act, &names)).collect::<Vec<_>>(),
        "records": run.records.iter().map(|record| rows::record(record, &names)).collect::<Vec<_>>(),
        "limit_moves": limits::moves(run, &names),
        "reviews": limits::reviews(run, &names),
        "prices": run.prices.iter().map(|set| rows::price(run, set, &names)).collect::<Vec<_>>(),
        "fee_help": limits::helps(run, &names),
        "ledger": run.ledger.iter().enumerate().map(|(n, e)| rows::entry(run, n, e, &names)).collect::<Vec<_>>(),
        "checks": checks(run).iter().map(|c| json!({"id": c.id, "holds": c.holds, "left": c.left, "right": c.right})).collect::<Vec<_>>(),
    }))
}

/// All runs of a scenario: `mingzhang compare --format json`.
pub fn comparison(scenario: &Scenario, lab: &Lab) -> Value {
    let comparison = &lab.comparison;
    let first = comparison.runs.first();
    let runs = comparison.runs.iter().enumerate().map(|(place, run)| {
        json!({
            "strategy": scenario.strategies.get(place).map(strategy_of),
            "summary": comparison.summaries.get(place).map(summary_of),
            "same_life_as_first": comparison.lives.get(place) == comparison.lives.first(),
            "months": rows::months(run, &rows::Names { scenario, contracts: &lab.contracts }),
        })
    });
    json!({
        "mingzhang": PROGRAM,
        "format": "mingzhang/comparison",
        "version": 1,
        "scenario": first.map(|run| head(scenario, run)),
        "runs": runs.collect::<Vec<_>>(),
    })
}

pub(super) fn head(scenario: &Scenario, run: &Run) -> Value {
    json!({"title": scenario.title, "start": run.start, "end": run.end, "months": run.months.len()})
}

pub(super) fn strategy_of(strategy: &Strategy) -> Value {
    json!({"id": strategy.id, "name": strategy.name})
}

fn terms(account: &str, contract: &Resolved) -> Value {
    let overridden = contract.origins.iter().filter(|(_, origin)| origin.overridden);
    let overrides: Map<String, Value> =
        overridden.map(|(name, origin)| (name.word().to_owned(), rows::term_value(&origin.value))).collect();
    json!({"account": account, "id": contract.id, "version": contract.version, "overrides": overrides})
}

/// Hypothetical arrangements that are switched on; then values that no public source supports, each once.
fn assumptions_of_all(scenario: &Scenario, contracts: &[Resolved]) -> Vec<Value> {
    let idea = |(place, idea): (usize, &Idea)| json!({"id": format!("ideas[{place}].{}", idea.word()), "value": idea, "grade": rows::HYPOTHETICAL});
    let mut all: Vec<Value> = scenario.ideas.iter().enumerate().map(idea).collect();
    for assumption in contracts.iter().flat_map(assumptions) {
        if !all.contains(&assumption) {
            all.push(assumption);
        }
    }
    all
}

fn assumptions(contract: &Resolved) -> Vec<Value> {
    let assumption = |(name, origin): (ValueName, &Origin)| json!({"id": format!("{}.{}", contract.id, name.word()), "value": rows::term_value(&origin.value), "grade": Grade::Unverified});
    contract.assumptions().map(assumption).collect()
}

pub(super) fn summary_of(summary: &Summary) -> Value {
    let (outcome, never_since) = match summary.outcome {
        Outcome::Clear(_) => ("clear", None),
        Outcome::Owing => ("owing", None),
        Outcome::NeverClears(since) => ("never_clears", Some(since)),
    };
    json!({
        "outcome": outcome,
        "debt_free_on": summary.debt_free_on(),
        "never_clears_since": never_since,
        "total_paid": summary.total_paid,
        "interest": summary.interest,
        "fees": summary.fees,
        "penalties": summary.penalties,
        "waived": summary.waived,
        "cost": summary.cost,
        "purchases": summary.purchases,
        "living": summary.living,
        "income": summary.income,
        "returned": summary.returned,
        "unmet": summary.unmet,
        "refused": summary.refused,
        "opening_debt": summary.opening_debt,
        "opening_cash": summary.opening_cash,
        "final_debt": summary.final_debt,
        "final_carried": summary.final_carried,
        "final_cash": summary.final_cash,
        "peak_debt": summary.peak_debt,
        "peak_debt_on": summary.peak_debt_on,
        "worst_days_overdue": summary.worst_days_overdue,
        "lowest_score": summary.lowest_score,
        "final_score": summary.final_score,
        "annual_rate_simple": summary.annual_rate.map(|rate| rows::six_decimals(rate.simple)),
        "annual_rate_effective": summary.annual_rate.map(|rate| rows::six_decimals(rate.effective)),
    })
}
