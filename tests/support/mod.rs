//! What several tests share: from scenario text to the JSON of a run, through the real reader and engine.
#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::expect_used, clippy::panic, reason = "what cannot be read must stop the test")]

use mingzhang::analysis::Lab;
use mingzhang::bureau::ScoreModel;
use mingzhang::scenario::{self, Scenario};
use mingzhang::terms::Catalog;
use serde_json::Value;

/// Reads a scenario that must be sound.
pub fn read(text: &str) -> Scenario {
    match scenario::read(text, &Catalog::bundled()) {
        Ok(loaded) => loaded.scenario,
        Err(problems) => panic!("{problems:#?}\n{text}"),
    }
}

/// Runs every strategy.
pub fn lab(scenario: &Scenario) -> Lab {
    Lab::run(scenario, &Catalog::bundled(), &ScoreModel::bundled())
        .expect("the terms of a read scenario resolve")
}

/// The JSON of the first strategy's run.
pub fn run_json(scenario: &Value) -> Value {
    let scenario = read(&scenario.to_string());
    mingzhang::report::run(&scenario, &lab(&scenario), 0).expect("there is a strategy")
}

/// The text of a JSON string.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}"))
}

/// The first row of a list whose key has a value.
pub fn row<'v>(list: &'v Value, key: &str, wanted: &str) -> &'v Value {
    let rows = list.as_array().expect("a list");
    rows.iter().find(|row| row[key] == wanted).unwrap_or_else(|| panic!("no {key} {wanted}"))
}
