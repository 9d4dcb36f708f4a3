//! JSON and CSV: how amounts and rates are written, the columns of the tables, the same bytes everywhere.

use serde_json::Value;

use super::call::{BUILT_IN, finish, json, out, program, strategies};

const SUMMARY: &str = "outcome debt_free_on never_clears_since total_paid interest fees penalties waived cost purchases \
    living income returned unmet refused opening_debt opening_cash final_debt final_carried final_cash peak_debt peak_debt_on \
    worst_days_overdue lowest_score final_score annual_rate_simple annual_rate_effective";

fn rows(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

#[test]
fn money_has_two_decimals_and_rates_six() {
    let run = json("run quota-too-small --strategy convert --format json");
    let decimals = |value: &Value| value.as_str().and_then(|text| Some(text.split_once('.')?.1.len()));
    for key in ["interest", "fees", "cost", "final_debt", "peak_debt"] {
        assert_eq!(decimals(&run["summary"][key]), Some(2), "{key}");
    }
    assert_eq!(decimals(&run["summary"]["annual_rate_effective"]), Some(6));
    let fee = rows(&run["ledger"]).iter().find(|entry| entry["cause"]["rule"] == "plan_fee").expect("a fee");
    assert_eq!(fee["cause"]["inputs"]["total_rate"], "0.045000");
    assert_eq!(run["terms"][0]["overrides"]["free_quota_yuan"], "3000.00");
}

#[test]
fn every_check_of_every_run_holds() {
    for scenario in BUILT_IN {
        for strategy in strategies(scenario) {
            let run = json(&format!("run {scenario} --strategy {strategy} --format json"));
            assert!(rows(&run["checks"]).iter().all(|check| check["holds"] == true), "{scenario} {strategy}");
        }
    }
}

/// The same call in surroundings that must not matter.
#[test]
fn data_is_the_same_bytes_everywhere() {
    for arguments in [
        "compare borrow-to-repay --format json",
        "run jiebei-overdue-huabei-due --strategy jiebei-first --format json",
        "compare quota-too-small --format csv",
        "run quota-too-small --format csv",
        "schema",
        "schema terms",
    ] {
        let first = out(arguments);
        assert!(first.ends_with('\n') && !first.ends_with("\n\n"), "{arguments}");
        assert_eq!(out(arguments), first, "{arguments}");
        let surroundings =
            [("LANG", "C"), ("LANG", "zh_CN.UTF-8"), ("LC_ALL", "zh_CN.UTF-8"), ("TZ", "Pacific/Kiritimati")];
        for (name, value) in surroundings {
            let said = finish(program().args(arguments.split(' ')).env(name, value), b"");
            assert_eq!(said.out, first, "{name}={value} {arguments}");
        }
        for language in ["zh", "en"] {
            assert_eq!(out(&format!("{arguments} --lang {language}")), first);
        }
    }
}

#[test]
fn csv_of_a_run_has_its_months() {
    let run = json("run --format json");
    let csv = out("run --format csv");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        lines[0],
        "month,debt,carried,cash,income,living,purchases,paid,interest,fees,penalties,waived,returned,unmet,refused,records_shown,score,days_overdue"
    );
    assert_eq!(lines.len(), 1 + rows(&run["months"]).len());
    for (line, month) in lines[1..].iter().zip(rows(&run["months"])) {
        let fields: Vec<&str> = line.split(',').collect();
        assert_eq!((fields[0], fields[1]), (text(&month["month"]), text(&month["debt"])));
        assert_eq!(fields[16], month["score"].to_string());
    }
}

#[test]
fn csv_of_a_comparison_has_its_summaries() {
    let comparison = json("compare --format json");
    let csv = out("compare --format csv");
    let lines: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    let keys = format!("strategy same_life_as_first {SUMMARY}");
    assert_eq!(lines[0], keys.split_whitespace().collect::<Vec<_>>());
    for (line, run) in lines[1..].iter().zip(rows(&comparison["runs"])) {
        assert_eq!(line[0], text(&run["strategy"]["id"]));
        let cost = lines[0].iter().position(|key| *key == "cost").expect("a column");
        assert_eq!(line[cost], text(&run["summary"]["cost"]));
    }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
