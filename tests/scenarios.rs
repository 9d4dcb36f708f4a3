//! The scenarios that come with the program: each tells a story in both languages, compares at least three ways, asks a
//! question, names one thing to change, and every exact figure of its words comes out of one of its runs.
#![allow(clippy::expect_used, clippy::panic, reason = "a scenario that cannot be read must stop the test")]

mod support;

use std::collections::BTreeSet;

use mingzhang::scenario::{BUILT_IN, Scenario};
use mingzhang::terms::Catalog;
use mingzhang::words::Words;
use serde_json::Value;

fn both(words: &Words) -> [&str; 2] {
    match words {
        Words::Same(_) => panic!("one text for both languages: {words:?}"),
        Words::Both { zh, en } => [zh, en],
    }
}

fn stories(scenario: &Scenario) -> Vec<&str> {
    let parts =
        [Some(&scenario.title), scenario.text.as_ref(), scenario.question.as_ref(), scenario.twist.as_ref()];
    parts.into_iter().flat_map(|words| both(words.expect("title, text, question and twist"))).collect()
}

#[test]
fn each_tells_compares_asks_and_turns() {
    for (name, text) in BUILT_IN {
        let scenario = support::read(text);
        assert!(scenario.strategies.len() >= 3, "{name} has fewer than three strategies");
        assert!(stories(&scenario).iter().all(|words| !words.is_empty()), "{name}");
        for strategy in &scenario.strategies {
            let words =
                strategy.name.as_ref().unwrap_or_else(|| panic!("{name}: {} has no name", strategy.id));
            assert!(both(words).iter().all(|words| !words.is_empty()), "{name}: {}", strategy.id);
        }
    }
}

/// Amounts with two decimals, as `20,248.00`.
fn exact_amounts(text: &str) -> BTreeSet<String> {
    let digits = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let numbers = text.split(|c| !digits(c)).map(|number| number.trim_matches([',', '.']));
    let exact = numbers.filter(|number| number.rsplit_once('.').is_some_and(|(_, cents)| cents.len() == 2));
    exact.map(|number| number.replace(',', "")).collect()
}

fn gather(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            into.insert(text.clone());
        }
        Value::Array(list) => list.iter().for_each(|value| gather(value, into)),
        Value::Object(map) => map.values().for_each(|value| gather(value, into)),
        _ => {}
    }
}

#[test]
fn every_exact_amount_of_a_story_comes_out_of_a_run() {
    for (name, text) in BUILT_IN {
        let scenario = support::read(text);
        let lab = support::lab(&scenario);
        let mut figures = BTreeSet::new();
        for place in 0..scenario.strategies.len() {
            gather(&mingzhang::report::run(&scenario, &lab, place).expect("a run"), &mut figures);
        }
        let story = [scenario.text.as_ref(), scenario.question.as_ref()];
        for amount in story.into_iter().flatten().flat_map(both).flat_map(exact_amounts) {
            assert!(figures.contains(&amount), "{name}: no run has the {amount} of its text");
        }
    }
}

#[test]
fn every_product_is_used() {
    let used: BTreeSet<String> = BUILT_IN
        .iter()
        .flat_map(|(_, text)| support::read(text).accounts)
        .map(|account| account.terms.split('@').next().unwrap_or_default().to_owned())
        .collect();
    for file in Catalog::bundled().files() {
        assert!(used.contains(&file.id), "no bundled scenario has an account under {}", file.id);
    }
}
