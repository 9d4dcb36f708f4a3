//! Every mechanism, switched on and off: `docs/mechanisms.md` is written from these runs.
//!
//! A line of `table.json` names a scenario, the switch, and one figure of the run. The figure with the mechanism must
//! differ from that without, and each rule of the line must occur in the ledger with it. So a line falls when the
//! mechanism does nothing: then both runs are equal, and its rules are in neither. A line may ask another command of the
//! terminal than `run`; a calculator needs no scenario.
//!
//! `UPDATE_MECHANISMS=1 cargo test --test mechanisms` writes the page anew; `MECHANISM=NAME` runs one line. `do-nothing` takes
//! the code of each mechanism away and looks whether its line falls.
#![allow(clippy::expect_used, clippy::panic, reason = "a line that cannot be run must stop the test")]

mod ask;
mod edit;
mod explain;
mod needed;
mod page;
#[path = "../support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

use mingzhang::scenario::built_in;
use serde::Deserialize;
use serde_json::Value;

/// A line of the table as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    /// What it shows, one of [`needed::NEEDED`].
    mechanism: String,
    /// A built-in scenario, or a file beside the table; nothing for a calculator.
    #[serde(default)]
    scenario: String,
    /// Its strategy.
    #[serde(default)]
    strategy: String,
    /// What the terminal is asked instead of `run`, without the scenario, its strategy and the format.
    #[serde(default)]
    command: Vec<String>,
    /// What it is asked without the mechanism, where that is the switch.
    off_command: Option<Vec<String>>,
    /// What is changed in the file for both runs.
    #[serde(default)]
    also: Vec<edit::Edit>,
    /// What is changed for the run without the mechanism.
    #[serde(default)]
    off: Vec<edit::Edit>,
    /// The strategy without the mechanism, where that is the switch.
    off_strategy: Option<String>,
    /// Where the figure stands in the JSON of a run.
    figure: String,
    /// Rules that occur in the ledger of the run with it.
    #[serde(default)]
    rules: Vec<String>,
}

/// A line with its two figures.
struct Shown {
    line: Line,
    on: String,
    off: String,
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mechanisms"))
}

fn table() -> Vec<Line> {
    let text = fs::read_to_string(folder().join("table.json")).expect("the table");
    serde_json::from_str(&text).expect("a table of lines")
}

fn scenario(line: &Line) -> Value {
    if line.scenario.is_empty() {
        return Value::Null;
    }
    let file = || fs::read_to_string(folder().join(format!("{}.json", line.scenario))).expect("a scenario");
    let text = built_in(&line.scenario).map_or_else(file, str::to_owned);
    let mut scenario = serde_json::from_str(&text).expect("JSON");
    line.also.iter().for_each(|edit| edit.apply(&mut scenario));
    scenario
}

/// The JSON that a line looks at.
fn answer(line: &Line, command: &[String], scenario: &Value, strategy: &str) -> Value {
    if command.is_empty() { run(scenario, strategy) } else { ask::json(line, command, scenario, strategy) }
}

fn run(scenario: &Value, strategy: &str) -> Value {
    let scenario = support::read(&scenario.to_string());
    let place = scenario.strategies.iter().position(|known| known.id == strategy);
    let place = place.unwrap_or_else(|| panic!("no strategy {strategy}"));
    mingzhang::report::run(&scenario, &support::lab(&scenario), place).expect("a run")
}

fn figure(run: &Value, line: &Line) -> String {
    match run.pointer(&line.figure).unwrap_or_else(|| panic!("{}: no {}", line.mechanism, line.figure)) {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn rules_of(run: &Value) -> BTreeSet<&str> {
    let entries = run["ledger"].as_array().into_iter().flatten();
    entries.filter_map(|entry| entry["cause"]["rule"].as_str()).collect()
}

/// Runs a line with and without its mechanism; says what does not hold of it.
fn show(line: Line) -> Result<Shown, String> {
    let with = scenario(&line);
    let mut without = with.clone();
    line.off.iter().for_each(|edit| edit.apply(&mut without));
    let on = answer(&line, &line.command, &with, &line.strategy);
    let (off_command, off_strategy) = (line.off_command.as_ref(), line.off_strategy.as_ref());
    let off =
        answer(&line, off_command.unwrap_or(&line.command), &without, off_strategy.unwrap_or(&line.strategy));
    let seen = rules_of(&on);
    if let Some(rule) = line.rules.iter().find(|rule| !seen.contains(rule.as_str())) {
        return Err(format!("{}: {rule} is not in the ledger", line.mechanism));
    }
    let (on, off) = (figure(&on, &line), figure(&off, &line));
    if on == off {
        return Err(format!("{}: {} is {on} with and without it", line.mechanism, line.figure));
    }
    Ok(Shown { on, off, line })
}

#[test]
fn every_mechanism_moves_its_figure() {
    let (mut shown, mut wrong) = (Vec::new(), Vec::new());
    let only = env::var("MECHANISM").ok();
    for line in table().into_iter().filter(|line| only.as_ref().is_none_or(|only| *only == line.mechanism)) {
        match show(line) {
            Ok(line) => shown.push(line),
            Err(why) => wrong.push(why),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    if only.is_some() {
        return;
    }
    let page = page::page(&shown);
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/mechanisms.md"));
    if env::var_os("UPDATE_MECHANISMS").is_some() {
        fs::write(path, &page).expect("written");
    }
    let there = fs::read_to_string(path).unwrap_or_default();
    assert!(there == page, "docs/mechanisms.md is not what the runs say: UPDATE_MECHANISMS=1 writes it anew");
}

#[test]
fn every_mechanism_that_is_needed_has_a_line() {
    let there: BTreeSet<String> = table().into_iter().map(|line| line.mechanism).collect();
    let needed: BTreeSet<String> = needed::NEEDED.iter().map(|(name, _)| (*name).to_owned()).collect();
    let missing: Vec<_> = needed.difference(&there).collect();
    let unknown: Vec<_> = there.difference(&needed).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "missing: {missing:?}, unknown: {unknown:?}");
}

/// The places whose code `do-nothing` takes away are there, and each mechanism has some.
#[test]
fn every_mechanism_names_its_code() {
    let text = fs::read_to_string(folder().join("do_nothing.json")).expect("the list");
    let list: BTreeMap<String, Vec<BTreeMap<String, String>>> = serde_json::from_str(&text).expect("places");
    let needed: BTreeSet<&str> = needed::NEEDED.iter().map(|(name, _)| *name).collect();
    let listed: BTreeSet<&str> =
        list.iter().filter(|(_, places)| !places.is_empty()).map(|(name, _)| name.as_str()).collect();
    assert_eq!(listed, needed);
    for (mechanism, place) in
        list.iter().flat_map(|(name, places)| places.iter().map(move |place| (name, place)))
    {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&place["in"]);
        let source =
            fs::read_to_string(&path).unwrap_or_else(|_| panic!("{mechanism}: no {}", path.display()));
        let code = place.get("fn").or_else(|| place.get("text")).expect("a function or a text");
        assert_eq!(source.matches(code.as_str()).count(), 1, "{mechanism}: {code} in {}", place["in"]);
    }
}
