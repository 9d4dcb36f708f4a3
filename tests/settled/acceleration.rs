//! Loans that become due at once when they were missed for too long or too often.

use serde_json::{Value, json};

use crate::lives::{entries, facility, live, skips, sum};

/// Two loans of 3,000.00 in three parts: due on the 15th, and on the 20th.
fn misses(overrides: &Value, months: &[&str], months_of_run: u32) -> Value {
    let mut account = facility("20000.00");
    account["overrides"] = overrides.clone();
    let draw = |id: &str, day: u32| {
        json!({"id": id, "draw": {"account": "loans", "amount": "3000.00", "on": "2026-01-10", "periods": 3,
            "method": "equal_principal", "due_day": day}})
    };
    let actions: Vec<Value> = months.iter().map(|month| skips("loans", month)).collect();
    let rest = json!({"events": [draw("one", 15), draw("two", 20)], "actions": actions});
    live(months_of_run, "90000.00", &json!([account]), &rest)
}

fn called(run: &Value) -> Vec<(String, String, String)> {
    let ledger = run["ledger"].as_array().expect("a ledger").iter();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let is_it = |entry: &&Value| entry["cause"]["rule"] == "accelerated";
    let told = |entry: &Value| (word(&entry["on"]), word(&entry["amount"]), word(&entry["from"]));
    ledger.filter(is_it).map(told).collect()
}

fn on(day: &str, amount: &str) -> (String, String, String) {
    (day.to_owned(), amount.to_owned(), "loan_future".to_owned())
}

#[test]
fn nothing_is_called_in_unless_the_terms_say_so() {
    assert_eq!(called(&misses(&json!({}), &["2026-02", "2026-03"], 5)), []);
}

#[test]
fn a_loan_is_called_in_when_it_was_past_due_for_so_many_days() {
    let run = misses(&json!({"acceleration_after_days": 10}), &["2026-02"], 3);
    // missed on 15 and 20 February: ten days later each, on days on which nothing else happens
    assert_eq!(called(&run), [on("2026-02-25", "2000.00"), on("2026-03-02", "2000.00")]);
    // interest to the day: 2,000 × 0.0004 × 10 nights
    let interest = entries(&run, "2026-02-25", "interest");
    assert_eq!(
        (interest[0]["amount"].as_str(), interest[0]["cause"]["rule"].as_str()),
        (Some("8.00"), Some("accelerated_interest"))
    );
    // on 15 March, its day: 1,000 for 28 nights and 2,000 for 18 at 1.5 × 0.0004; of the other 1,000 for 23 and 2,000
    // for 13. Without acceleration another 1,000 would fall due.
    assert_eq!(sum(&run, "2026-03-15", "due"), 0);
    assert_eq!(sum(&run, "2026-03-15", "penalty"), 1_680 + 2_160 + 1_380 + 1_560);
}

#[test]
fn a_loan_is_called_in_at_the_end_of_the_due_day_that_is_one_too_many() {
    let run = misses(&json!({"acceleration_missed_periods": 2}), &["2026-02", "2026-03"], 4);
    // its own period of 1,000.00 fell due that day, and 1,000.00 is left; no night has passed since
    assert_eq!(called(&run), [on("2026-03-15", "1000.00"), on("2026-03-20", "1000.00")]);
    assert_eq!(entries(&run, "2026-03-15", "interest").len(), 1);
}

#[test]
fn one_loan_may_call_in_all_of_the_account() {
    let all = json!({"acceleration_missed_periods": 1, "acceleration_reach": "account"});
    assert_eq!(
        called(&misses(&all, &["2026-02"], 3)),
        [on("2026-02-15", "2000.00"), on("2026-02-15", "3000.00")]
    );
    let own = json!({"acceleration_missed_periods": 1});
    assert_eq!(
        called(&misses(&own, &["2026-02"], 3)),
        [on("2026-02-15", "2000.00"), on("2026-02-20", "2000.00")]
    );
}

#[test]
fn what_is_paid_before_the_day_is_not_called_in() {
    let mut account = facility("20000.00");
    account["overrides"] = json!({"acceleration_after_days": 10});
    let draw = json!({"id": "one", "draw": {"account": "loans", "amount": "3000.00", "on": "2026-01-10", "periods": 3,
        "method": "equal_principal", "due_day": 15}});
    let late = json!([{"late": {"account": "loans", "days": 9, "from": "2026-02", "until": "2026-02"}}]);
    let run = live(3, "90000.00", &json!([account]), &json!({"events": [draw], "actions": late}));
    assert_eq!(called(&run), []);
}

#[test]
fn what_was_called_in_is_required_like_anything_past_due() {
    let run = misses(&json!({"acceleration_missed_periods": 1}), &["2026-02"], 4);
    // the borrower pays everything on the next decision day
    assert_eq!(run["summary"]["final_debt"], "0.00");
    assert_eq!(
        sum(&run, "2026-03-15", "payment"),
        sum(&run, "2026-03-15", "penalty") + 600_000 + interest(&run)
    );
}

fn interest(run: &Value) -> i64 {
    ["2026-02-15", "2026-02-20"].iter().map(|day| sum(run, day, "interest")).sum()
}
