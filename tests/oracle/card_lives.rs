//! Random lives with a bank card, made of the random lives with a line: the same borrower, purchases and skips, other terms.

use serde_json::{Map, Value, json};

use crate::json::list;
use crate::lives::{self, Dice};

/// Terms of a card that a life may set, with what it may set.
const TERMS: [(&str, [&str; 3]); 17] = [
    ("daily_rate", ["0.0005", "0.00035", "0.001"]),
    ("min_ratio", ["0.05", "0.2", "1"]),
    ("min_rollover_share", ["0.05", "0.5", "1"]),
    ("min_floor_yuan", ["0", "10", "200"]),
    ("overdue_reach", ["minimum", "bill", "bill"]),
    ("penalty_multiplier", ["1", "1.5", "2"]),
    ("late_fee_rate", ["0.05", "0", "0.1"]),
    ("late_fee_cap_yuan", ["500", "12.34", "0"]),
    ("grace_tolerance_yuan", ["0", "10", "300.00"]),
    ("min_over_limit_share", ["0", "0.5", "1"]),
    ("cash_advance_share_of_limit", ["0.5", "1", "0.1"]),
    ("cash_advance_fee_rate", ["0.01", "0.005", "0.0333"]),
    ("cash_advance_fee_floor_yuan", ["10", "2", "0"]),
    ("cash_advance_fee_cap_yuan", ["50", "1000000000", "20.55"]),
    ("cash_advance_min_share", ["1", "0.1", "0.333"]),
    ("late_fee_floor_yuan", ["10", "1", "0"]),
    ("interest_on_interest", ["true", "true", "false"]),
];
const COUNTS: [(&str, [u8; 3]); 4] = [
    ("grace_days", [0, 3, 10]),
    ("posting_lag_days", [0, 1, 3]),
    ("allocation_switch_day", [0, 31, 91]),
    ("stop_after_missed_minimums", [0, 1, 2]),
];

/// A scenario with one card and one strategy.
pub fn scenario(seed: u64) -> Value {
    // the first life from here on that has a line
    let mut lives = (seed * 7..).map(lives::scenario);
    let mut life = lives.find(|life| line(life).is_some()).expect("most lives have a line");
    let mut dice = Dice(seed.wrapping_mul(31) + 5);
    let given = line(&life).expect("it was looked for").clone();
    let bill_day = given["bill_day"].as_u64().expect("a line has a bill day");
    let due_day = given["due_day"].as_u64().unwrap_or(if bill_day == 1 { 9 } else { bill_day + 10 });
    life["accounts"] = json!([{"id": "huabei", "terms": "card@2024-01-01", "limit": given["limit"],
        "bill_day": bill_day, "due_day": due_day, "overrides": overrides(&mut dice)}]);
    life["events"] = events(&life);
    let strategy = &life["strategies"][0];
    let is_line = |action: &&Value| action["skip"]["account"] == "huabei";
    let mut actions: Vec<Value> = list(&strategy["actions"]).filter(is_line).cloned().collect();
    if dice.chance(40) {
        let month = &life["start"].as_str().expect("a start")[..8];
        let amount = format!("{}.{:02}", dice.between(1, 4_000), dice.between(0, 99));
        let on = format!("{month}{:02}", dice.between(1, 28));
        actions.push(json!({"extra": {"account": "huabei", "on": on, "amount": amount}}));
    }
    let mut new = json!({"id": "only", "pay": strategy["pay"], "actions": actions});
    if let Some(kept) = strategy.get("keep_back") {
        new["keep_back"] = kept.clone();
    }
    life["strategies"] = json!([new]);
    life
}

fn line(life: &Value) -> Option<&Value> {
    list(&life["accounts"]).find(|account| account.get("bill_day").is_some())
}

fn overrides(dice: &mut Dice) -> Map<String, Value> {
    let mut set = Map::new();
    for (name, values) in TERMS {
        if dice.chance(25) {
            let value = dice.one_of(&values);
            let flag = value.parse::<bool>().map(Value::from);
            set.insert(name.to_owned(), flag.unwrap_or_else(|_| json!(value)));
        }
    }
    for (name, values) in COUNTS {
        if dice.chance(40) {
            set.insert(name.to_owned(), json!(dice.one_of(&values)));
        }
    }
    set
}

/// Purchases and changes of income as they are; cash for each loan that was drawn.
fn events(life: &Value) -> Value {
    let events = list(&life["events"]).map(|event| match event.get("draw") {
        None => event.clone(),
        Some(draw) => json!({"id": event["id"], "cash_advance":
            {"account": "huabei", "amount": draw["amount"], "when": {"on": draw["on"]}}}),
    });
    events.collect()
}
