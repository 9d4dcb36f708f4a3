//! The assessment report in the terminal: its texts to the letter, and its JSON.

use std::fs;

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::call::{finish, program, say};
use super::goldens::hold;

fn life() -> Value {
    let rules = json!([
        {"id": "cut", "when": [{"fact": "minimum_months_in_a_row", "at_least": 3}], "effect": {"multiply": "0.5"}, "floor": "4000.00", "cooldown_days": 365},
        {"id": "raise", "when": [{"fact": "kept_months_in_a_row", "at_least": 1}, {"fact": "utilisation", "below": "0.5"}],
            "effect": {"add": "2000.00"}, "ceiling": "30000.00", "cooldown_days": 90},
        {"id": "quota", "of": "quota", "when": [{"fact": "score", "at_least": 600, "below": 700}], "effect": {"set": "3000.00"}},
        {"id": "festival", "during": {"from": "2026-05-01", "until": "2026-05-10"}, "effect": {"add": "1000.00"}}]);
    json!({"format": "mingzhang/scenario", "version": 1, "title": "reviewed", "start": "2026-01-01", "span": {"months": 8},
        "borrower": {"cash": "9000.00", "score": 640, "profile": {"profile_complete": 40, "applications_last_3_months": 2},
            "incomes": [{"id": "wage", "amount": "6000.00", "when": {"monthly": {"day": 5}}}]},
        "accounts": [{"id": "line", "terms": "huabei@2024-01-01", "limit": "10000.00", "bill_day": 1,
            "overrides": {"limit_review": rules, "free_quota_yuan": "1000.00"},
            "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-09", "purchases": "9000.00"}}}],
        "strategies": [{"id": "s", "pay": "minimum"}]})
}

/// What a call says of the life, which lies in a file of its own.
fn of_life(arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("life.json");
    fs::write(&file, life().to_string()).expect("a file");
    let (command, rest) = arguments.split_first().expect("a command");
    let said = finish(program().arg(command).arg(&file).args(rest), b"");
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments:?}");
    said.out
}

#[test]
fn texts_of_a_report() {
    for language in ["zh", "en"] {
        let said = of_life(&["assess", "--month", "2026-04", "--lang", language]);
        assert!(said.lines().all(|line| line.width() <= 100 && line.trim_end() == line), "{said}");
        hold(&format!("assess.{language}.txt"), &said);
    }
}

#[test]
fn what_moved_is_told_by_run_and_explain() {
    let run = of_life(&["run", "--lang", "en"]);
    assert!(run.contains("limit 10,000.00 → 5,000.00, rule cut"), "{run}");
    assert!(run.contains("months in a row at the minimum 3 (≥ 3)"), "{run}");
    let why = of_life(&["explain", "--figure", "limit", "--month", "2026-04", "--lang", "en"]);
    assert!(why.contains("the limit in the scenario file") && why.contains("rule cut"), "{why}");
    assert!(!why.contains("festival"), "that is of May: {why}");
}

#[test]
fn the_json_has_each_factor_verdict_and_suggestion() {
    let found: Value = serde_json::from_str(&of_life(&["assess", "--format", "json"])).expect("JSON");
    assert_eq!((&found["format"], &found["version"]), (&json!("mingzhang/assessment"), &json!(1)));
    assert_eq!(found["factors"].as_array().map(Vec::len), Some(14));
    assert_eq!(found["verdicts"][1]["after"], "3000.00", "the quota by its score");
    let ids: Vec<&Value> =
        found["suggestions"].as_array().expect("a list").iter().map(|row| &row["id"]).collect();
    assert_eq!(
        ids,
        ["pay_in_full", "do_not_apply", "complete_profile", "show_contributions", "repay", "wait"]
    );
    let csv = of_life(&["assess", "--format", "csv"]);
    assert_eq!(csv.lines().count(), 7, "{csv}");
}

#[test]
fn what_cannot_be_assessed_is_told() {
    let outside = say("assess quota-too-small --month 2050-01 --lang en");
    assert_eq!((outside.code, outside.out.as_str()), (2, ""));
    assert!(outside.err.contains("2050-01"), "{}", outside.err);
    let nobody = say("assess quota-too-small --account nobody --lang en");
    assert!(nobody.code == 2 && nobody.err.contains("nobody"), "{}", nobody.err);
}
