//! The amount that ends debt by a month: its texts to the letter, and that it is what it says.

use serde_json::Value;

use super::call::{finish, program, say};
use super::goldens::hold;

const CALL: &str = "solve jiebei-overdue-huabei-due --strategy oldest-first --by 2026-09";

#[test]
fn texts_of_amounts() {
    for language in ["zh", "en"] {
        let said = say(&format!("{CALL} --lang {language}"));
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        hold(&format!("solve.{language}.txt"), &said.out);
    }
}

/// The day on which a run of a built-in scenario is free of debt when a strategy pays a fixed amount.
fn free_on(scenario: &str, strategy: usize, amount: i64) -> Option<String> {
    let text = mingzhang::scenario::built_in(scenario).expect("built in");
    let mut file: Value = serde_json::from_str(text).expect("JSON");
    file["strategies"][strategy]["pay"] = serde_json::json!({"fixed": format!("{amount}.00")});
    let id = file["strategies"][strategy]["id"].as_str().expect("an id").to_owned();
    let said = finish(
        program().args(["run", "-", "--strategy", &id, "--format", "json"]),
        file.to_string().as_bytes(),
    );
    let run: Value = serde_json::from_str(&said.out).expect("JSON");
    run["summary"]["debt_free_on"].as_str().map(str::to_owned)
}

#[test]
fn the_amount_is_enough_and_one_yuan_less_is_not() {
    for (scenario, strategy, id, by) in [
        ("minimum-still-spending", 1, "fixed", "2026-12"),
        ("pay-off-early", 0, "highest-rate", "2026-11"),
        ("interest-first-or-equal", 0, "interest-first", "2027-01"),
    ] {
        let said = say(&format!("solve {scenario} --strategy {id} --by {by} --format json"));
        let found: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}", said.err));
        let month = found["months"].as_array().expect("months").iter().find(|month| month["by"] == by);
        let month = month.expect("the month that was asked for");
        assert_eq!(month["way"], "pays", "{scenario}");
        let amount =
            month["fixed"].as_str().expect("an amount").trim_end_matches(".00").parse().expect("yuan");
        let last = format!("{by}-31");
        let in_time = |day: Option<String>| day.is_some_and(|day| day <= last);
        assert!(in_time(free_on(scenario, strategy, amount)), "{scenario}: {amount} is not enough");
        assert!(!in_time(free_on(scenario, strategy, amount - 1)), "{scenario}: {amount} is too much");
    }
}

#[test]
fn what_cannot_be_or_needs_nothing_is_told() {
    let said = say("solve jiebei-overdue-huabei-due --by 2026-03 --format json");
    let found: Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(found["months"][0]["way"], "not_enough");
    assert_eq!(found["months"][0]["fixed"], Value::Null);
    let said = say("solve interest-first-or-equal --strategy interest-first --by 2027-01 --format json");
    let found: Value = serde_json::from_str(&said.out).expect("JSON");
    let last = found["months"].as_array().and_then(|months| months.last()).expect("a month");
    assert_eq!((&last["way"], &last["fixed"]), (&"required".into(), &"0.00".into()));
    let outside = say("solve minimum-still-spending --by 2050-01 --lang en");
    assert!(outside.code == 2 && outside.err.contains("2050-01"), "{}", outside.err);
    let csv = say("solve minimum-still-spending --strategy fixed --format csv");
    assert!(csv.out.starts_with("by,way,fixed,left,most_paid,outcome,"), "{}", csv.out);
}
