//! Prices by score: at which score something is agreed, and what holds where no band is reached. Every figure is worked
//! out by hand.

use serde_json::{Value, json};

use crate::lives::{draws, earns, entries, facility, line, scenario, splits, sum};
use crate::support::{row, run_json, text};

/// A life of somebody who shows a score; a profile that is complete from 20 January on raises it on 6 February.
fn life_at(score: u32, months: u32, account: &Value, events: &Value) -> Value {
    let wage = json!([earns("wage", 1, "90000.00")]);
    let rest = json!({"events": events, "incomes": wage});
    let mut life = scenario(months, "90000.00", &json!([account]), &rest);
    life["borrower"]["score"] = json!(score);
    life["borrower"]["profile"] = json!({"profile_complete": 20});
    life
}

fn completes_profile() -> Value {
    json!({"id": "complete", "profile_change": {"on": "2026-01-20", "profile_complete": 100}})
}

fn priced(mut account: Value, bands: &Value) -> Value {
    account["overrides"]["prices_by_score"] = bands.clone();
    account
}

fn changes(account: &str, on: &str, values: &Value) -> Value {
    json!({"id": format!("change-{on}"), "terms_change": {"account": account, "on": on, "values": values}})
}

fn two_bands() -> Value {
    json!([{"at_least": 600, "daily_rate": "0.0005"}, {"at_least": 700, "daily_rate": "0.0003"}])
}

/// Score and band of each price that was agreed, with its day.
fn prices(run: &Value) -> Vec<(&str, i64, Option<i64>)> {
    let all = run["prices"].as_array().expect("a list").iter();
    all.map(|one| (text(&one["on"]), one["score"].as_i64().expect("a score"), one["at_least"].as_i64()))
        .collect()
}

#[test]
fn a_loan_has_the_price_of_the_score_at_its_draw() {
    let account = priced(facility("20000.00"), &two_bands());
    let interest = |score| {
        let run = run_json(&life_at(score, 3, &account, &json!([draws("10000.00", "2026-01-15", 2, 15)])));
        sum(&run, "2026-02-15", "interest")
    };
    // 10,000 for 31 nights; 599 is below the first band, where the contract's own 0.04 % holds
    assert_eq!([599, 600, 699, 700].map(interest), [12_400, 15_500, 15_500, 9_300]);
}

#[test]
fn a_loan_keeps_its_price_when_the_score_rises() {
    let account = priced(facility("900000.00"), &two_bands());
    let events = json!([
        draws("10000.00", "2026-01-15", 2, 15),
        completes_profile(),
        draws("10000.00", "2026-02-10", 2, 10)
    ]);
    let run = run_json(&life_at(699, 4, &account, &events));
    // the first: 5,000 for 28 nights at 0.05 %; the second: 10,000 for 28 nights at 0.03 %
    assert_eq!([sum(&run, "2026-03-15", "interest"), sum(&run, "2026-03-10", "interest")], [7_000, 8_400]);
    let told = prices(&run);
    assert_eq!(
        (told[0].0, told[0].2, told[1].0, told[1].2),
        ("2026-01-15", Some(600), "2026-02-10", Some(700))
    );
}

#[test]
fn a_loan_that_ran_before_has_the_price_of_the_contract_itself() {
    let mut account = priced(facility("20000.00"), &two_bands());
    account["opening"] = json!({"loans": [{"id": "old", "principal": "10000.00", "drawn": "2025-12-15", "periods": 10,
        "method": "equal_principal", "due_day": 15, "periods_paid": 0}]});
    let run = run_json(&life_at(900, 2, &account, &json!([])));
    assert_eq!(
        sum(&run, "2026-01-15", "interest"),
        12_400,
        "31 nights at 0.04 %: no score of that day is known"
    );
    assert_eq!(prices(&run), []);
}

#[test]
fn a_loan_goes_over_to_a_changed_contract_at_the_score_of_its_draw() {
    let mut account = priced(facility("20000.00"), &two_bands());
    account["overrides"]["rate_change_reach"] = json!("all_loans");
    let dearer =
        json!([{"at_least": 600, "daily_rate": "0.0006"}, {"at_least": 700, "daily_rate": "0.0002"}]);
    let events = json!([
        draws("10000.00", "2026-01-15", 2, 15),
        completes_profile(),
        changes("loans", "2026-02-12", &json!({ "prices_by_score": dearer }))
    ]);
    let run = run_json(&life_at(690, 4, &account, &events));
    // 5,000 for 28 nights at 0.06 %, not at the 0.02 % of those who show 700 by then
    assert_eq!(sum(&run, "2026-03-15", "interest"), 8_400);
}

#[test]
fn the_rate_of_a_line_is_set_when_its_bill_has_closed() {
    let account = priced(line("line", "3000.00"), &json!([{"at_least": 700, "daily_rate": "0.0003"}]));
    let run = run_json(&life_at(690, 4, &account, &json!([completes_profile()])));
    // 2,700 for 23 nights; 2,700 for 8 and 2,430 for 20, though 700 is shown from 6 February on, all at 0.05 %
    assert_eq!([sum(&run, "2026-02-01", "interest"), sum(&run, "2026-03-01", "interest")], [3_105, 3_510]);
    // from 1 March on: 2,430 for 8 nights and 2,187 for 23 at 0.03 %
    assert_eq!(sum(&run, "2026-04-01", "interest"), 2_092);
    let told: Vec<_> = prices(&run).into_iter().map(|(on, _, band)| (on, band)).collect();
    let want =
        [("2026-01-01", None), ("2026-02-01", None), ("2026-03-01", Some(700)), ("2026-04-01", Some(700))];
    assert_eq!(told, want);
    let interest = entries(&run, "2026-04-01", "interest")[0];
    assert_eq!(interest["cause"]["field"], "prices_by_score");
    assert_eq!(entries(&run, "2026-03-01", "interest")[0]["cause"]["field"], "daily_rate");
}

#[test]
fn penalty_is_a_multiple_of_the_price_that_holds() {
    let mut account = priced(line("line", "3000.00"), &json!([{"at_least": 700, "daily_rate": "0.0003"}]));
    account["overrides"]["penalty_multiplier"] = json!("1.5");
    let mut life = life_at(700, 2, &account, &json!([]));
    life["strategies"][0]["actions"] = json!([{"skip": {"account": "line", "month": "2026-01"}}]);
    // 3,000 for 23 nights at 0.045 %
    assert_eq!(sum(&run_json(&life), "2026-02-01", "penalty"), 3_105);
}

#[test]
fn a_plan_has_the_fee_of_the_day_on_which_it_is_made() {
    let bands = json!([{"at_least": 700, "instalment_rates": [{"periods": 3, "rate": "0.01"}]}]);
    let account = priced(line("line", "3000.00"), &bands);
    let again = json!({"id": "again", "purchase": {"account": "line", "amount": "3000.00", "when": {"on": "2026-02-10"},
        "instalments": {"periods": 3}}});
    let mut life =
        life_at(690, 4, &account, &json!([splits("2026-01-15", "3000.00"), completes_profile(), again]));
    life["strategies"][0]["actions"] =
        json!([{"convert_bill": {"account": "line", "on": "2026-01-05", "amount": "600.00", "periods": 3}}]);
    let run = run_json(&life);
    let fees = |on: &str| -> Vec<(&str, &str)> {
        entries(&run, on, "fee")
            .iter()
            .map(|fee| (text(&fee["amount"]), text(&fee["cause"]["field"])))
            .collect()
    };
    // 2.3 % of 3,000 in three; the converted 600 falls on the bill of 1 January first
    assert_eq!(fees("2026-02-01"), [("4.60", "instalment_rates"), ("23.00", "instalment_rates")]);
    // 1 % of the second purchase
    assert_eq!(fees("2026-03-01")[2], ("10.00", "prices_by_score"));
    assert_eq!(row(&run["prices"], "ref", "again")["at_least"], 700);
}

#[test]
fn a_change_of_the_contract_sets_the_rate_of_a_line_that_day() {
    let account = priced(line("line", "3000.00"), &json!([{"at_least": 700, "daily_rate": "0.0003"}]));
    let events = json!([changes("line", "2026-01-19", &json!({"prices_by_score": []}))]);
    let run = run_json(&life_at(700, 2, &account, &events));
    // 2,700: ten nights at 0.03 %, then thirteen at 0.05 %
    assert_eq!(sum(&run, "2026-02-01", "interest"), 810 + 1_755);
}

#[test]
fn a_band_outlasts_a_change_of_the_rate_that_it_stands_in_the_place_of() {
    let account = priced(line("line", "3000.00"), &json!([{"at_least": 700, "annual_rate": "0.1095"}]));
    let events = json!([changes("line", "2026-01-19", &json!({"daily_rate": "0.0004"}))]);
    let interest = |score| sum(&run_json(&life_at(score, 2, &account, &events)), "2026-02-01", "interest");
    // 10.95 % a year is 0.03 % a night; below the band ten nights at 0.05 % and thirteen at 0.04 %
    assert_eq!([interest(700), interest(699)], [1_863, 1_350 + 1_404]);
}

#[test]
fn a_month_of_interest_has_the_price_of_the_bill_before_it() {
    let mut account = priced(line("line", "3000.00"), &json!([{"at_least": 700, "annual_rate": "0.06"}]));
    account["overrides"]["interest_period"] = json!("month");
    account["overrides"]["annual_rate"] = json!("0.12");
    let run = run_json(&life_at(690, 4, &account, &json!([completes_profile()])));
    // the month to 1 March began at 690: 2,430 are left of 2,700; the month to 1 April bears on 2,187 at 0.5 %
    assert_eq!([sum(&run, "2026-03-01", "interest"), sum(&run, "2026-04-01", "interest")], [2_430, 1_094]);
}
