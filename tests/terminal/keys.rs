//! The JSON of `run` and `compare` has exactly the keys of the contract, which `keys.txt` holds.

use std::fs;

use serde_json::{Value, json};

use super::call::{BUILT_IN, finish, program};
use super::shapes::Shapes;

/// A life with every key that a file can have, as far as one life can.
const EVERYTHING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/terminal/everything.json");

/// The JSON of a call that goes well; it may warn. A path may have blanks.
fn json_of(arguments: &[&str]) -> Value {
    let said = finish(program().args(arguments).args(["--format", "json"]), b"");
    assert_eq!(said.code, 0, "{arguments:?}: {}", said.err);
    serde_json::from_str(&said.out).expect("JSON")
}

/// The JSON of all runs of a file or a built-in scenario, and of their comparison.
fn outputs(scenario: &str) -> (Vec<Value>, Value) {
    let comparison = json_of(&["compare", scenario]);
    let ids = comparison["runs"].as_array().expect("runs").iter().map(|run| run["strategy"]["id"].as_str());
    let run = |id: Option<&str>| json_of(&["run", scenario, "--strategy", id.expect("an id")]);
    (ids.map(run).collect(), comparison)
}

/// A debt on which nothing is ever paid: it never clears.
fn never_clears() -> Value {
    json!({"format": "mingzhang/scenario", "version": 1, "title": "never", "start": "2026-01-01",
        "span": {"until_clear": {"at_most": 60}}, "borrower": {"cash": "0.00"},
        "accounts": [{"id": "line", "terms": "huabei@2024-01-01", "limit": "9000.00", "bill_day": 1,
            "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-09", "purchases": "2000.00"}}}],
        "strategies": [{"id": "s", "pay": "minimum"}]})
}

/// A card on which interest is at stake at the end of the month.
fn at_stake() -> Value {
    json!({"format": "mingzhang/scenario", "version": 1, "title": "at stake", "start": "2026-01-01",
        "span": {"months": 1}, "borrower": {"cash": "0.00"},
        "accounts": [{"id": "card", "terms": "card@2024-01-01", "limit": "9000.00", "bill_day": 15,
            "opening": {"unbilled": "2000.00"}}],
        "strategies": [{"id": "s", "pay": "minimum"}]})
}

/// A line whose limit is looked at each month and raised for a while.
fn reviewed() -> Value {
    let rules = json!([{"id": "cut", "effect": {"multiply": "0.9"}},
        {"id": "festival", "during": {"from": "2026-01-10", "until": "2026-01-20"}, "effect": {"add": "500.00"}}]);
    json!({"format": "mingzhang/scenario", "version": 1, "title": "reviewed", "start": "2026-01-01",
        "span": {"months": 2}, "borrower": {"cash": "0.00"},
        "accounts": [{"id": "line", "terms": "huabei@2024-01-01", "limit": "9000.00", "bill_day": 1,
            "overrides": {"limit_review": rules}}],
        "events": [{"id": "lower", "limit_change": {"account": "line", "on": "2026-02-10", "limit": "5000.00"}}],
        "strategies": [{"id": "s", "pay": "minimum"}]})
}

#[test]
fn the_json_has_exactly_the_keys_of_the_contract() {
    let folder = tempfile::tempdir().expect("a folder");
    let never = folder.path().join("never.json");
    fs::write(&never, never_clears().to_string()).expect("a file");
    let stake = folder.path().join("stake.json");
    fs::write(&stake, at_stake().to_string()).expect("a file");
    let moved = folder.path().join("reviewed.json");
    fs::write(&moved, reviewed().to_string()).expect("a file");
    let made = [
        EVERYTHING,
        moved.to_str().expect("UTF-8"),
        never.to_str().expect("UTF-8"),
        stake.to_str().expect("UTF-8"),
    ];
    let mut shapes = Shapes::read(include_str!("keys.txt"));
    for scenario in BUILT_IN.iter().chain(&made) {
        let (runs, comparison) = outputs(scenario);
        runs.iter().for_each(|run| shapes.walk("run", "run", run));
        shapes.walk("comparison", "comparison", &comparison);
        assert!(runs.iter().all(|run| run["format"] == "mingzhang/run" && run["version"] == 1));
        assert_eq!(
            (&comparison["format"], &comparison["version"]),
            (&"mingzhang/comparison".into(), &1.into())
        );
    }
    assert!(shapes.differences.is_empty(), "{:#?}", shapes.differences);
    assert!(shapes.never_met().is_empty(), "nothing was ever behind {:?}", shapes.never_met());
}

/// The life shows what it is for: each kind of entry that this version makes, and each kind of trouble.
#[test]
fn the_life_with_everything_has_every_kind_of_entry() {
    let (runs, _) = outputs(EVERYTHING);
    let entries = || runs.iter().flat_map(|run| run["ledger"].as_array().expect("a ledger"));
    let kinds = "opening income living purchase draw bill due interest fee penalty payment carry overdue convert closing";
    for kind in kinds.split(' ') {
        assert!(entries().any(|entry| entry["kind"] == kind), "{kind}");
    }
    for rule in
        ["purchase_in_cash", "living_on_line", "borrow_to_repay", "payoff_fee", "pay_off_plan", "pay_extra"]
    {
        assert!(entries().any(|entry| entry["cause"]["rule"] == rule), "{rule}");
    }
    assert!(runs.iter().any(|run| run["summary"]["refused"] != "0.00" && run["summary"]["unmet"] != "0.00"));
}

#[test]
fn a_bill_of_nothing_makes_no_statement_and_a_loan_has_none() {
    for scenario in BUILT_IN {
        for run in outputs(scenario).0 {
            let statements = run["statements"].as_array().expect("statements");
            // what was on it may be gone since: a personal plan, a refund
            let asks = |bill: &Value| bill["total"] != "0.00" || bill["amended"] == true;
            assert!(statements.iter().all(|bill| asks(bill) && bill["account"] != "jiebei"));
        }
    }
    // A bill of 2,000, all paid by its due day: it opened on the day on which the run does, and no other follows.
    let folder = tempfile::tempdir().expect("a folder");
    let paid = folder.path().join("paid.json");
    let mut life = never_clears();
    life["borrower"]["cash"] = json!("2000.00");
    life["span"] = json!({"months": 3});
    life["strategies"][0]["pay"] = json!("full");
    fs::write(&paid, life.to_string()).expect("a file");
    let (runs, _) = outputs(paid.to_str().expect("UTF-8"));
    let days: Vec<&Value> =
        runs[0]["statements"].as_array().expect("statements").iter().map(|bill| &bill["on"]).collect();
    assert_eq!(days, ["2026-01-01"]);
}
