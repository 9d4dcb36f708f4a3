//! Money that comes or leaves once, what comes back, and what lenders get to know.

use mingzhang::simulation::NoteKind;
use serde_json::{Value, json};

use crate::lives::{buys, cents, days, earns, empty_line, entries, line, live, scenario, sum};
use crate::support::{lab, read, row, run_json, text};

fn cost(id: &str, amount: &str, on: &str) -> Value {
    json!({"id": id, "cost": {"amount": amount, "on": on}})
}

fn back(of: &str, on: &str, part: &Value) -> Value {
    let mut back = json!({"for": of, "on": on});
    back.as_object_mut().expect("keys").extend(part.as_object().expect("keys").clone());
    json!({"id": format!("back-{on}"), "reimbursement": back})
}

fn all_checks_hold(run: &Value) {
    for check in run["checks"].as_array().expect("checks") {
        assert_eq!(check["holds"], true, "{check}");
    }
}

/// A bill of 3,000 due on 9 January, 3,500 in cash, a wage of the 25th, and all spare cash for the bill.
fn spares(key: &str, value: &Value) -> Value {
    let mut rest = json!({"pay": "spare_cash", "incomes": [earns("wage", 25, "1000.00")]});
    rest[key] = value.clone();
    live(1, "3500.00", &json!([line("line", "3000.00")]), &rest)
}

#[test]
fn a_cost_that_comes_once_is_not_known_before() {
    let known = json!([{"id": "rent", "amount": "1000.00", "when": {"on": "2026-01-20"}}]);
    assert_eq!(
        sum(&spares("costs", &known), "2026-01-09", "payment"),
        250_000,
        "1,000 are kept for the rent"
    );
    let run = spares("events", &json!([cost("illness", "1000.00", "2026-01-20")]));
    assert_eq!(sum(&run, "2026-01-09", "payment"), 300_000, "nothing is kept for an illness");
    assert_eq!((sum(&run, "2026-01-20", "living"), text(&run["summary"]["unmet"])), (50_000, "500.00"));
    all_checks_hold(&run);
}

#[test]
fn nobody_counts_on_a_windfall() {
    // With it as the next income, the rent of the 20th would not be kept back on the 9th.
    let mut rest = json!({"pay": "spare_cash", "incomes": [earns("wage", 25, "1000.00")]});
    rest["costs"] = json!([{"id": "rent", "amount": "1000.00", "when": {"on": "2026-01-20"}}]);
    rest["events"] = json!([{"id": "prize", "windfall": {"amount": "700.00", "on": "2026-01-15"}}]);
    let run = live(1, "3500.00", &json!([line("line", "3000.00")]), &rest);
    assert_eq!(sum(&run, "2026-01-09", "payment"), 250_000);
    assert_eq!(sum(&run, "2026-01-15", "income"), 70_000);
    assert_eq!(run["summary"]["income"], "1700.00", "it is income all the same");
    all_checks_hold(&run);
}

#[test]
fn a_windfall_is_a_day_of_paying_while_anything_is_past_due() {
    let events = json!([{"id": "prize", "windfall": {"amount": "5000.00", "on": "2026-01-15"}}]);
    let run = live(1, "0.00", &json!([line("line", "3000.00")]), &json!({"events": events}));
    assert_eq!(days(&run, "payment"), ["2026-01-15"]);
}

#[test]
fn a_cost_that_comes_once_may_go_on_the_line() {
    let rest = json!({"events": [cost("illness", "1000.00", "2026-01-20")]});
    let mut life = scenario(1, "600.00", &json!([empty_line(&json!({}))]), &rest);
    life["strategies"][0]["living_on"] = json!("line");
    let run = run_json(&life);
    let had: Vec<(&str, i64)> = entries(&run, "2026-01-20", "living")
        .iter()
        .map(|entry| (text(&entry["to"]), cents(&entry["amount"])))
        .collect();
    assert_eq!(had, [("living", 60_000), ("unbilled", 40_000)]);
    assert_eq!(run["summary"]["unmet"], "0.00");
}

#[test]
fn money_comes_back_late_in_part_and_never_more_than_was_had() {
    let events = json!([
        cost("illness", "1000.00", "2026-01-05"),
        back("illness", "2026-02-10", &json!({"share": "0.5"})),
        back("illness", "2026-03-10", &json!({"amount": "500.00"})),
        back("illness", "2026-04-10", &json!({})),
    ]);
    let life = scenario(4, "600.00", &json!([]), &json!({"events": events}));
    let run = run_json(&life);
    // Only 600 of the 1,000 could be had: half of that comes back, then the other half and not 500, then nothing.
    assert_eq!(sum(&run, "2026-02-10", "reimbursement"), 30_000);
    assert_eq!(sum(&run, "2026-03-10", "reimbursement"), 30_000);
    assert_eq!(days(&run, "reimbursement"), ["2026-02-10", "2026-03-10"]);
    let summary = &run["summary"];
    assert_eq!((text(&summary["returned"]), text(&summary["income"])), ("600.00", "0.00"), "it is no income");
    assert_eq!((text(&summary["living"]), text(&summary["final_cash"])), ("600.00", "600.00"));
    all_checks_hold(&run);
    let notes = lab(&read(&life.to_string())).comparison.runs[0].notes.clone();
    let told: Vec<(String, NoteKind)> = notes.iter().map(|note| (note.on.to_string(), note.what)).collect();
    assert_eq!(told, [("2026-04-10".to_owned(), NoteKind::NothingToReturn)]);
}

#[test]
fn of_what_repeats_the_last_time_comes_back() {
    let shop = json!({"id": "trip", "purchase": {"account": "line", "amount": "80.00", "when": {"monthly": {"day": 3}}}});
    let events = json!([
        shop,
        back("trip", "2026-02-02", &json!({})),
        back("trip", "2026-02-28", &json!({"share": "0.25"})),
        back("trip", "2026-03-02", &json!({})),
    ]);
    let run = live(3, "1000.00", &json!([empty_line(&json!({}))]), &json!({"events": events, "pay": "full"}));
    let came = ["2026-02-02", "2026-02-28", "2026-03-02"].map(|on| sum(&run, on, "reimbursement"));
    assert_eq!(came, [8_000, 2_000, 6_000], "January whole, then February in two parts");
}

#[test]
fn a_purchase_that_was_refused_is_not_paid_back() {
    let events = json!([buys("2026-01-05", "30000.00"), back("on-2026-01-05", "2026-02-01", &json!({}))]);
    let run = live(2, "100.00", &json!([empty_line(&json!({}))]), &json!({"events": events}));
    assert_eq!(run["summary"]["returned"], "0.00");
    assert_eq!(run["summary"]["refused"], "30000.00");
}

/// The points of a factor in each month.
fn points(run: &Value, factor: &str) -> Vec<i64> {
    let months = run["months"].as_array().expect("months").iter();
    months.map(|month| month["factors"][factor].as_i64().expect("points")).collect()
}

#[test]
fn an_application_counts_for_three_months() {
    let asks = json!([{"id": "asks", "application": {"on": "2026-01-20"}}]);
    let behaviour =
        |events: &Value| points(&live(6, "0.00", &json!([]), &json!({"events": events})), "behaviour");
    let (without, with) = (behaviour(&json!([])), behaviour(&asks));
    let differs: Vec<bool> = without.iter().zip(&with).map(|(before, after)| after < before).collect();
    assert_eq!(differs, [false, true, true, true, false, false]);
}

#[test]
fn a_new_job_makes_the_stable_months_begin_anew() {
    let life = |months: u32, profile: &Value, events: &Value| {
        let mut life = scenario(months, "0.00", &json!([]), &json!({ "events": events }));
        life["borrower"]["profile"] = profile.clone();
        points(&run_json(&life), "identity")
    };
    let moves = json!([{"id": "moves", "profile_change": {"on": "2026-03-20", "stable_months": 0}}]);
    let moved = life(10, &json!({"stable_months": 40}), &moves);
    let stays = life(10, &json!({"stable_months": 40}), &json!([]));
    let begins = life(8, &json!({"stable_months": 0}), &json!([]));
    assert_eq!(moved[..3], stays[..3], "the score follows on its next update, in April");
    // Six months that ended, of which March is the first: from September on, as from July on for one who began in January.
    assert_eq!(moved[3..8], begins[1..6]);
    assert_eq!(moved[8], begins[6]);
    assert!(moved[8] > moved[7] && moved[3] < stays[3]);
    let learns = json!([{"id": "learns", "profile_change": {"on": "2026-03-20", "profile_complete": 100}}]);
    let told = life(4, &json!({"profile_complete": 50}), &learns);
    assert_eq!(told[3], life(4, &json!({"profile_complete": 100}), &json!([]))[3]);
    assert_eq!(told[2], life(4, &json!({"profile_complete": 50}), &json!([]))[2]);
}

#[test]
fn what_comes_back_is_told_apart_from_what_is_bought() {
    let events = json!([
        buys("2026-01-05", "500.00"),
        back("on-2026-01-05", "2026-02-20", &json!({"amount": "120.00"}))
    ]);
    let run = live(2, "1000.00", &json!([empty_line(&json!({}))]), &json!({"events": events, "pay": "full"}));
    let february = row(&run["months"], "month", "2026-02");
    assert_eq!((text(&february["returned"]), text(&february["purchases"])), ("120.00", "0.00"));
    assert_eq!(run["summary"]["purchases"], "500.00", "purchases stay whole");
}
