//! `--terms`: terms files of the user's own beside those that come with the program.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::call::{Said, finish, program};

const LINE: &str = include_str!("../../assets/terms/huabei.json");
const SCENARIO: &str = include_str!("../../scenarios/minimum-still-spending.json");

/// The terms of the bundled line under another id, with twice its daily rate.
fn dear(id: &str) -> String {
    let text = LINE.replacen("\"huabei\"", &format!("{id:?}"), 1);
    let rate = |percent: &str| format!("\"daily_rate\": [{{\"from\": \"2015-04-01\", \"value\": {percent:?}");
    assert!(text.contains(&rate("0.0005")), "the bundled rate is written as this test expects");
    text.replace(&rate("0.0005"), &rate("0.001"))
}

/// A folder with a scenario that names the terms `dear`, and with these terms files in a folder of their own.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let terms = folder.path().join("terms");
    fs::create_dir(&terms).expect("a folder in it");
    for (name, text) in files {
        fs::write(terms.join(name), text).expect("written");
    }
    let scenario = SCENARIO.replace("\"huabei@2024-01-01\"", "\"dear@2024-01-01\"");
    assert_ne!(scenario, SCENARIO, "the scenario names the line as this test expects");
    fs::write(folder.path().join("mine.json"), scenario).expect("written");
    folder
}

/// A call inside the folder.
fn say(folder: &Path, arguments: &str) -> Said {
    finish(program().current_dir(folder).args(arguments.split_whitespace()), b"")
}

fn interest(said: &Said) -> String {
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let run: Value = serde_json::from_str(&said.out).expect("JSON");
    run["months"][1]["interest"].as_str().expect("an amount").to_owned()
}

#[test]
fn a_terms_file_of_the_users_own_works_like_a_bundled_one() {
    let folder = folder(&[("dear.json", &dear("dear")), ("notes.txt", "no terms at all")]);
    let folder = folder.path();
    let run = "run mine.json --strategy minimum --terms terms --format json";
    // 2,700.00 × 0.05 % × 23 nights are 31.05 under the bundled terms: tests/lives.
    assert_eq!(interest(&say(folder, run)), "62.10");
    assert_eq!(say(folder, run), say(folder, run), "the same input gives the same bytes");
    let one_file = "run mine.json --strategy minimum --terms terms/dear.json --format json";
    assert_eq!(interest(&say(folder, one_file)), "62.10");
    for command in ["compare mine.json", "check mine.json", "explain mine.json --figure interest"] {
        let said = say(folder, &format!("{command} --terms terms --lang en"));
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{command}");
    }
}

#[test]
fn calls_that_are_suggested_name_the_terms() {
    let folder = folder(&[("dear.json", &dear("dear"))]);
    let said = say(folder.path(), "compare mine.json --terms terms --lang en");
    assert!(said.out.contains("mingzhang run mine.json --terms terms --strategy"), "{}", said.out);
}

#[test]
fn without_its_terms_a_scenario_is_refused() {
    let folder = folder(&[]);
    let said = say(folder.path(), "check mine.json --lang en");
    assert_eq!(said.code, 1);
    assert!(said.err.contains("accounts[0].terms"), "{}", said.err);
}

#[test]
fn an_id_that_is_taken_is_told_with_its_place() {
    let twice = dear("dear");
    let folder = folder(&[("a.json", &twice), ("b.json", &twice), ("c.json", LINE)]);
    let said = say(folder.path(), "check mine.json --terms terms --lang en");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    let lines: Vec<&str> = said.err.lines().collect();
    let starts = [
        "terms/b.json:4:9 id: The id “dear” is given by “terms/a.json” already.",
        "terms/c.json:4:9 id: Terms with the id “huabei” come with the program.",
    ];
    assert_eq!(lines.len(), starts.len(), "{}", said.err);
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{line}");
    }
    let said = say(folder.path(), "check mine.json --terms terms --lang zh");
    assert!(said.err.contains("程序自带的条款里已有"), "{}", said.err);
}

#[test]
fn everything_that_is_wrong_with_every_file_is_listed() {
    let broken = dear("dear")
        .replace("\"0.001\"", "\"0.1%\"")
        .replace("\"kind\": \"revolving\"", "\"kind\": \"line\"");
    let folder = folder(&[("a.json", &broken), ("b.json", "{"), ("c.json", SCENARIO)]);
    let said = say(folder.path(), "run mine.json --terms terms --lang en");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    for start in ["terms/a.json:9", "terms/a.json:", "terms/b.json:1:", "terms/c.json:1:"] {
        assert!(said.err.lines().any(|line| line.starts_with(start)), "{start}: {}", said.err);
    }
}

#[test]
fn a_folder_that_is_not_there_or_holds_nothing_is_told() {
    let folder = folder(&[]);
    let said = say(folder.path(), "check mine.json --terms terms --lang en");
    assert!(said.err.starts_with("terms: There is no terms file in the folder"), "{}", said.err);
    let said = say(folder.path(), "check mine.json --terms gone --lang en");
    assert!(said.err.starts_with("gone: “gone” is not there."), "{}", said.err);
    assert_eq!(said.code, 1);
    // The window asks the same before it opens.
    let said = say(folder.path(), "mine.json --terms gone --lang en");
    assert!(said.err.starts_with("gone: “gone” is not there."), "{}", said.err);
}

#[test]
fn terms_before_the_subcommand_are_not_dropped_in_silence() {
    let folder = folder(&[("dear.json", &dear("dear"))]);
    let said = say(folder.path(), "--terms terms check mine.json --lang en");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("`--terms` must stand after the subcommand"), "{}", said.err);
}

/// A value that another one switches off is none either: a line with a rate a year has none a night.
#[test]
fn assumptions_are_values_that_the_contract_uses() {
    let run: Value =
        serde_json::from_str(&super::call::out("run zero-until-june --format json")).expect("JSON");
    let assumptions = run["assumptions"].as_array().expect("assumptions");
    let of = |value: &str| assumptions.iter().any(|one| one["id"] == format!("general-line.{value}"));
    assert!(of("min_form") && of("overdue_reach"), "{assumptions:?}");
    assert!(!of("daily_rate") && !of("min_rollover_share"), "{assumptions:?}");
}

/// What a product is silent about is no assumption of a run.
#[test]
fn assumptions_are_values_that_the_terms_name() {
    let run: Value =
        serde_json::from_str(&super::call::out("run borrow-to-repay --format json")).expect("JSON");
    let assumptions = run["assumptions"].as_array().expect("assumptions");
    assert!(!assumptions.is_empty());
    for assumption in assumptions {
        let id = assumption["id"].as_str().expect("an id");
        let (terms, value) = id.split_once('.').expect("terms and a value");
        let file = mingzhang::terms::BUNDLED.iter().find(|(name, _)| *name == format!("{terms}.json"));
        assert!(file.expect("a bundled file").1.contains(&format!("\"{value}\":")), "{id}");
    }
}
