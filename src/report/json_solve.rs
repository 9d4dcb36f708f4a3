//! The amounts that end debt in time, as JSON.

use serde_json::{Value, json};

use super::json::{PROGRAM, strategy_of, summary_of};
use crate::analysis::{Solved, Way};
use crate::calendar::Month;
use crate::money::Money;
use crate::scenario::Scenario;

/// `mingzhang solve --format json`.
pub fn solved(scenario: &Scenario, strategy: usize, by: Month, solved: &[Solved]) -> Value {
    json!({
        "mingzhang": PROGRAM,
        "format": "mingzhang/solved",
        "version": 1,
        "scenario": scenario.title,
        "strategy": scenario.strategies.get(strategy).map(strategy_of),
        "by": by,
        "months": solved.iter().map(month).collect::<Vec<_>>(),
    })
}

fn month(solved: &Solved) -> Value {
    let (way, amount, left) = match solved.way {
        Way::Required => ("required", Some(Money::ZERO), None),
        Way::Pays(amount) => ("pays", Some(amount), None),
        Way::NotEnough(left) => ("not_enough", None, Some(left)),
    };
    json!({"by": solved.by, "way": way, "fixed": amount, "left": left, "most_paid": solved.most_paid, "summary": summary_of(&solved.summary)})
}
