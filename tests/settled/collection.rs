//! Collection: what is done when, and for how long it counts.

use serde_json::{Value, json};

use crate::lives::{buys, extra, line, live, skips};
use crate::support::text;

/// A line of 3,000 due on 9 January that is not paid in some months, with a ladder.
fn unpaid(ladder: &Value, months: u32, rest: &Value) -> Value {
    let mut account = line("line", "3000.00");
    account["overrides"] = json!({"ladder": ladder});
    live(months, "9000.00", &json!([account]), rest)
}

/// The days and hours of one kind of act.
fn acts<'r>(run: &'r Value, act: &str) -> Vec<(&'r str, u64)> {
    let all = run["acts"].as_array().expect("acts").iter().filter(|row| row["act"] == act);
    all.map(|row| (text(&row["on"]), row["hour"].as_u64().expect("an hour"))).collect()
}

fn of_month<'r>(run: &'r Value, month: usize, key: &str) -> &'r Value {
    &run["months"][month]["accounts"][0][key]
}

#[test]
fn a_ladder_is_climbed_from_the_day_after_the_due_day() {
    let ladder = json!([
        {"from_days_overdue": 1, "until_days_overdue": 30, "act": "sms", "every_days": 7, "hour_from": 10},
        {"from_days_overdue": 1, "until_days_overdue": 2, "act": "call", "every_days": 1, "times_a_day": 2},
        {"from_days_overdue": 31, "act": "agency"}]);
    let run = unpaid(&ladder, 3, &json!({"actions": [skips("line", "2026-01"), skips("line", "2026-02")]}));
    // Due on 9 January: day 1 is the 10th, day 29 is 7 February, day 31 the 9th. Day 36 would be past the 30.
    let texts = ["2026-01-10", "2026-01-17", "2026-01-24", "2026-01-31", "2026-02-07"];
    assert_eq!(acts(&run, "sms"), texts.map(|day| (day, 10)));
    // Two calls between 9 and 20 o'clock: at 9, and half of eleven hours later.
    let calls = [("2026-01-10", 9), ("2026-01-10", 14), ("2026-01-11", 9), ("2026-01-11", 14)];
    assert_eq!(acts(&run, "call"), calls);
    assert_eq!(acts(&run, "agency"), [("2026-02-09", 9)]);
    let reached: Vec<_> = (0..3).map(|month| of_month(&run, month, "collection")).collect();
    assert_eq!(reached, [&json!("call"), &json!("agency"), &json!(null)], "paid on 9 March");
    let contacts: Vec<_> = (0..3).map(|month| of_month(&run, month, "contacts").as_u64()).collect();
    assert_eq!(contacts, [Some(8), Some(1), Some(0)], "handing it on is no contact");
}

#[test]
fn accounts_of_one_group_get_three_calls_a_day_together() {
    let ladder = json!([{"from_days_overdue": 1, "until_days_overdue": 1, "act": "call", "every_days": 1, "times_a_day": 2}]);
    let calls = |second: &str| {
        let (mut one, mut other) = (line("line", "3000.00"), line("other", "3000.00"));
        (one["overrides"], other["overrides"]) =
            (json!({"ladder": ladder}), json!({"ladder": ladder, "grace_days": 0}));
        other["terms"] = json!(second);
        other["due_day"] = json!(9);
        let rest = json!({"actions": [skips("line", "2026-01"), skips("other", "2026-01")]});
        let run = live(2, "9000.00", &json!([one, other]), &rest);
        let called = run["acts"].as_array().expect("acts").iter();
        called.map(|act| (text(&act["account"]).to_owned(), act["hour"].as_u64())).collect::<Vec<_>>()
    };
    let at = |account: &str, hour: u64| (account.to_owned(), Some(hour));
    let three = vec![at("line", 9), at("other", 9), at("line", 14)];
    assert_eq!(calls("huabei@2024-01-01"), three, "the fourth is not made");
    let four = [three, vec![at("other", 14)]].concat();
    assert_eq!(calls("card@2024-01-01"), four, "another lender counts its own");
}

#[test]
fn what_is_done_once_is_done_once_in_each_time_overdue() {
    let ladder = json!([{"from_days_overdue": 5, "act": "letter"}]);
    let rest = json!({"events": [buys("2026-02-20", "500.00")],
        "actions": [skips("line", "2026-01"), skips("line", "2026-03")]});
    let run = unpaid(&ladder, 4, &rest);
    assert_eq!(acts(&run, "letter"), [("2026-01-14", 9), ("2026-03-14", 9)]);
}

#[test]
fn what_was_reached_stays_until_nothing_is_past_due() {
    let ladder = json!([
        {"from_days_overdue": 1, "until_days_overdue": 5, "act": "call", "every_days": 1},
        {"from_days_overdue": 30, "act": "letter"}]);
    let actions = json!([
        skips("line", "2026-01"),
        skips("line", "2026-02"),
        skips("line", "2026-03"),
        extra("line", "2026-03-05", "3000.00")
    ]);
    let run = unpaid(&ladder, 4, &json!({"events": [buys("2026-01-20", "500.00")], "actions": actions}));
    // On 5 March the bill of January is paid; that of February is 50 days late at the end of the month.
    assert_eq!(of_month(&run, 1, "days_overdue"), 50);
    assert_eq!(of_month(&run, 2, "days_overdue"), 50);
    assert_eq!(acts(&run, "letter"), [("2026-02-08", 9)], "no second one for the younger bill");
    let reached: Vec<_> = (1..4).map(|month| of_month(&run, month, "collection")).collect();
    assert_eq!(reached, [&json!("letter"), &json!("letter"), &json!(null)]);
    assert_eq!(of_month(&run, 2, "contacts"), 0, "days 1 to 5 of the younger bill are long past");
}

#[test]
fn a_class_begins_on_its_first_day() {
    let actions: Vec<_> = (1..=12).map(|month| skips("line", &format!("2026-{month:02}"))).collect();
    let run = unpaid(&json!([]), 12, &json!({"actions": actions}));
    let at =
        |month: usize| (of_month(&run, month, "days_overdue").as_i64(), of_month(&run, month, "five_class"));
    assert_eq!(at(0), (Some(22), &json!("special_mention")));
    assert_eq!(at(2), (Some(81), &json!("special_mention")), "up to day 90");
    assert_eq!(at(3), (Some(111), &json!("substandard")), "from day 91 on");
    assert_eq!(at(8), (Some(264), &json!("substandard")), "up to day 270");
    assert_eq!(at(9), (Some(295), &json!("doubtful")));
    assert_eq!(at(11), (Some(356), &json!("doubtful")), "a loss only from day 361 on");
    assert!(run["acts"].as_array().is_some_and(Vec::is_empty), "an empty ladder does nothing");
}

/// The fee of article 13 up to 100,000.
fn court_fees() -> Value {
    json!([{"over_yuan": "0", "fixed_yuan": "50.00", "rate": "0"},
        {"over_yuan": "10000.00", "fixed_yuan": "50.00", "rate": "0.025"}])
}

fn charged(run: &Value) -> Vec<(&str, &str)> {
    let fees = run["ledger"].as_array().expect("entries").iter();
    let fees = fees.filter(|entry| entry["cause"]["rule"] == "court_fee");
    fees.map(|entry| (text(&entry["on"]), text(&entry["amount"]))).collect()
}

#[test]
fn a_debt_that_is_written_off_is_owed_all_the_same() {
    let lived = |write_off: u32| {
        let mut account = line("line", "3000.00");
        account["overrides"] = json!({"ladder": [], "write_off_days": write_off});
        let months = ["2026-01", "2026-02", "2026-03"];
        live(5, "9000.00", &json!([account]), &json!({"actions": months.map(|month| skips("line", month))}))
    };
    let (run, never) = (lived(60), lived(0));
    // 60 days after 9 January
    assert_eq!(acts(&run, "write_off"), [("2026-03-10", 9)]);
    let off: Vec<_> = (0..5).map(|month| of_month(&run, month, "written_off").as_bool()).collect();
    assert_eq!(off, [false, false, true, false, false].map(Some), "paid on 9 April");
    let debts = |run: &Value| (0..5).map(|month| of_month(run, month, "debt").clone()).collect::<Vec<_>>();
    assert_eq!((debts(&run), &run["ledger"]), (debts(&never), &never["ledger"]), "not a cent is let off");
}

#[test]
fn the_fee_of_a_lost_suit_goes_on_the_next_bill() {
    let mut account = line("line", "15000.00");
    account["overrides"] = json!({"ladder": [{"from_days_overdue": 20, "act": "judgment"}],
        "court_fees": court_fees()});
    let actions = json!([skips("line", "2026-01")]);
    let run = live(3, "90000.00", &json!([account]), &json!({"actions": actions}));
    // On 29 January 15,000 is past due: 50 + 2.5 % of what is above 10,000. The penalty that has grown is on no bill yet.
    assert_eq!(charged(&run), [("2026-02-01", "175.00")]);
    let bill = &run["statements"][1];
    // 15,000 × 0.0005 × 23 nights = 172.50
    assert_eq!((text(&bill["on"]), text(&bill["total"])), ("2026-02-01", "15347.50"));
}

#[test]
fn the_fee_of_a_lost_suit_is_owed_with_the_oldest_period_of_a_loan() {
    let mut account = crate::lives::facility("20000.00");
    account["overrides"] = json!({"ladder": [{"from_days_overdue": 5, "act": "judgment"}],
        "court_fees": court_fees()});
    let rest = json!({"events": [crate::lives::draws("3000.00", "2026-01-10", 3, 10)],
        "actions": [skips("loans", "2026-02")]});
    let run = live(4, "90000.00", &json!([account]), &rest);
    // The period of 10 February is five days late on the 15th, a day on which nothing else happens.
    assert_eq!(charged(&run), [("2026-02-15", "50.00")]);
    assert_eq!(of_month(&run, 1, "components")["penalty"], "50.00");
    assert_eq!(of_month(&run, 2, "components")["penalty"], "0.00", "paid on 10 March");
}
