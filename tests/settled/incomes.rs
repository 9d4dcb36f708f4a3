//! Incomes and what repeats: which amount comes on which day, and what a day without an amount is.

use serde_json::{Value, json};

use crate::lives::{buys, cents, days, earns, empty_line, line, live, skips, sum, wage_is};

/// The income of each month.
fn incomes(run: &Value) -> Vec<i64> {
    run["months"].as_array().expect("months").iter().map(|month| cents(&month["income"])).collect()
}

fn with_changes(changes: &[Value]) -> Value {
    let rest = json!({"incomes": [earns("wage", 5, "1000.00")], "events": changes});
    live(6, "0.00", &json!([empty_line(&json!({}))]), &rest)
}

#[test]
fn of_changes_that_overlap_the_last_in_the_file_wins() {
    // The wide one covers the paydays of February to May, both ends being paydays; the narrow one that of March.
    let wide = wage_is("600.00", "2026-02-05", "2026-05-05");
    let narrow = wage_is("200.00", "2026-03-05", "2026-03-05");
    let narrow_last = with_changes(&[wide.clone(), narrow.clone()]);
    assert_eq!(incomes(&narrow_last), [100_000, 60_000, 20_000, 60_000, 60_000, 100_000]);
    // It begins and ends sooner than the other, which stands last: the file decides, not the dates.
    let wide_last = with_changes(&[narrow, wide]);
    assert_eq!(incomes(&wide_last), [100_000, 60_000, 60_000, 60_000, 60_000, 100_000]);
}

#[test]
fn a_change_without_an_end_lasts_until_another_stands_behind_it() {
    let mut open = wage_is("600.00", "2026-02-01", "");
    open["income_change"].as_object_mut().expect("keys").remove("until");
    let run = with_changes(&[open, wage_is("700.00", "2026-04-01", "2026-04-30")]);
    assert_eq!(incomes(&run), [100_000, 60_000, 60_000, 70_000, 60_000, 60_000]);
}

#[test]
fn an_income_of_nothing_is_no_income_day() {
    let paid_on = |wage: &str| {
        let events = json!([wage_is(wage, "2026-02-01", "2026-02-28"), buys("2026-01-20", "500.00")]);
        let wage = json!([earns("wage", 5, "100.00")]);
        let rest = json!({"incomes": wage, "events": events, "actions": [skips("line", "2026-01")]});
        days(&live(2, "9000.00", &json!([line("line", "3000.00")]), &rest), "payment")
    };
    // The bill of January is past due, so that an income day is a day of paying; the due day is the 9th.
    assert_eq!(paid_on("0.01"), ["2026-02-05", "2026-02-09"]);
    assert_eq!(paid_on("0.00"), ["2026-02-09"]);
}

#[test]
fn an_income_written_as_nothing_is_no_income_day() {
    let none = json!([earns("none", 5, "0.00")]);
    let rest = json!({"incomes": none, "actions": [skips("line", "2026-01")]});
    let run = live(2, "9000.00", &json!([line("line", "3000.00")]), &rest);
    assert_eq!(days(&run, "payment"), ["2026-02-09"]);
    assert!(days(&run, "income").is_empty(), "an entry has an amount above 0");
}

#[test]
fn a_repetition_without_dates_lasts_the_whole_run() {
    let monthly = |day: u32| json!({"monthly": {"day": day}});
    let shop = json!({"id": "shop", "purchase": {"account": "line", "amount": "10.00", "when": monthly(1)}});
    let rent = json!({"id": "rent", "amount": "20.00", "when": monthly(30)});
    let rest = json!({"incomes": [earns("wage", 31, "100.00")], "costs": [rent], "events": [shop]});
    let run = live(4, "9000.00", &json!([empty_line(&json!({}))]), &rest);
    // The 31st of a shorter month is its last day, and that of the month after is the 31st again.
    assert_eq!(days(&run, "income"), ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
    assert_eq!(days(&run, "living"), ["2026-01-30", "2026-02-28", "2026-03-30", "2026-04-30"]);
    assert_eq!(days(&run, "purchase"), ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]);
    assert_eq!(sum(&run, "2026-04-30", "income"), 10_000);
}
