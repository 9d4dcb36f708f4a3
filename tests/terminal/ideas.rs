//! Hypothetical arrangements are labelled in every text and table of the terminal.

use super::call::{finish, program};

const SCENARIO: &str = include_str!("../mechanisms/platform-ideas.json");

fn said(arguments: &str, language: &str) -> String {
    let mut command = program();
    let said = finish(
        command.args(arguments.split(' ')).args(["--lang", language]).env("COLUMNS", "100"),
        SCENARIO.as_bytes(),
    );
    assert_eq!(said.code, 0, "{arguments}: {}", said.err);
    said.out
}

/// A text without its line breaks, which fall anywhere in Chinese.
fn packed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_text_whose_figures_they_move_says_so() {
    let calls = [
        "run - --strategy full",
        "compare -",
        "rates - --strategy full",
        "assess - --account huabei --strategy full",
        "solve - --strategy full",
    ];
    for call in calls {
        assert!(packed(&said(call, "zh")).contains("含设想(没有已知机构提供):关联自动还款"), "{call}");
        let english = packed(&said(call, "en"));
        assert!(english.contains("Hypothetical,offeredbynobodyknown:linkedrepayment"), "{call}: {english}");
    }
}

#[test]
fn an_entry_says_so_with_its_rule() {
    let told = said("explain - --strategy full --figure waived", "en");
    assert!(told.contains("Hypothetical"), "{told}");
    let why = said("explain - --strategy full --figure waived", "zh");
    assert!(why.contains("(设想)"), "{why}");
    let cost = said("run - --strategy full", "en");
    assert!(cost.contains("− waivers and red packets 82.00 (hypothetical)"), "{cost}");
}

/// The file without the key says nothing of them.
#[test]
fn without_them_nothing_is_said() {
    let mut scenario: serde_json::Value = serde_json::from_str(SCENARIO).expect("JSON");
    scenario.as_object_mut().expect("a scenario").remove("ideas");
    for call in ["run - --strategy full", "compare -"] {
        let mut command = program();
        let out =
            finish(command.args(call.split(' ')).args(["--lang", "en"]), scenario.to_string().as_bytes()).out;
        assert!(!out.to_lowercase().contains("hypothetical"), "{out}");
    }
}
