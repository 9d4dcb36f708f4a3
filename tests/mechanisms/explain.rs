//! Every rule occurs in a run of the table, and the terminal explains its entry: formula, inputs, rule, source, and the
//! amount worked out again.

use std::collections::BTreeMap;

use mingzhang::ledger::Rule;

use super::{ask, run, scenario, table};

/// An entry of a rule, and the life it occurs in.
struct Seen {
    scenario: String,
    strategy: String,
    entry: String,
    amount: String,
}

fn seen() -> BTreeMap<String, Seen> {
    let mut all = BTreeMap::new();
    for line in table().into_iter().filter(|line| !line.scenario.is_empty()) {
        let scenario = scenario(&line);
        let run = run(&scenario, &line.strategy);
        for entry in run["ledger"].as_array().expect("a ledger") {
            let rule = entry["cause"]["rule"].as_str().expect("a rule").to_owned();
            all.entry(rule).or_insert_with(|| Seen {
                scenario: scenario.to_string(),
                strategy: line.strategy.clone(),
                entry: entry["n"].to_string(),
                amount: super::support::text(&entry["amount"]).to_owned(),
            });
        }
    }
    all
}

fn explain(seen: &Seen, language: &str) -> String {
    let arguments =
        ["explain", "-", "--strategy", &seen.strategy, "--entry", &seen.entry, "--lang", language];
    ask::say(&arguments, &seen.scenario)
}

/// `1234.50` as it is shown: `1,234.50`.
fn shown(amount: &str) -> String {
    let (whole, cents) = amount.split_once('.').expect("two decimals");
    let mut text = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{text}.{cents}")
}

#[test]
fn every_rule_occurs_and_explains_itself() {
    let seen = seen();
    let missing: Vec<&str> =
        Rule::ALL.iter().map(|rule| rule.word()).filter(|rule| !seen.contains_key(*rule)).collect();
    assert!(missing.is_empty(), "no line of the table has an entry of {missing:?}");
    for (rule, entry) in &seen {
        // a number that the scenario sets itself has the scenario as its source, told with the value
        for (language, marks) in [
            ("zh", [["规则 ", "规则 "], ["来源 ", "情景文件里改过"], ["与分录相等", "与分录相等"]]),
            ("en", [["rule ", "rule "], ["source ", "changed in the scenario file"], [", equal", ", equal"]]),
        ] {
            let said = explain(entry, language);
            let unwrapped = said.split_whitespace().collect::<Vec<_>>().join(" ");
            // Chinese is broken between any two characters
            let packed: String = said.split_whitespace().collect();
            let has = |word: &&str| unwrapped.contains(*word) || packed.contains(&word.replace(' ', ""));
            for mark in &marks {
                assert!(mark.iter().any(has), "{rule}: no {mark:?} in\n{said}");
            }
            assert!(unwrapped.contains(&format!("{}{rule}", marks[0][0])), "{rule}: not named in\n{said}");
            assert!(unwrapped.contains(&shown(&entry.amount)), "{rule}: no {} in\n{said}", entry.amount);
        }
    }
}

/// An expression that does more than repeat its one input is shown as a formula.
#[test]
fn what_is_worked_out_shows_its_formula() {
    for (rule, entry) in &seen() {
        let spec = Rule::from_word(rule).expect("a rule").spec();
        let repeats = spec.inputs.len() == 1 && spec.expression == spec.inputs[0].name;
        let said = explain(entry, "en").split_whitespace().collect::<Vec<_>>().join(" ");
        let formula = format!("[{}]", spec.expression);
        assert_eq!(said.contains(&formula), !repeats, "{rule}: {formula}\n{said}");
    }
}

#[test]
fn amounts_are_shown_in_groups_of_three() {
    let of = |amount: &str| shown(amount);
    assert_eq!(
        (of("1.00"), of("999.00"), of("1234567.89")),
        ("1.00".into(), "999.00".into(), "1,234,567.89".into())
    );
}
