//! Terms of loans beyond a rate a night: rates a year, ends of months, payments in whole units, grace, flat rates.

use serde_json::{Value, json};

use crate::lives::{cents, entries, facility, live, sum};

/// A loan of 12,000.00 drawn on a day, under overrides.
fn lent(overrides: &Value, drawn: &str, periods: u32, method: &str, actions: &Value) -> Value {
    let mut account = facility("90000.00");
    account["overrides"] = overrides.clone();
    let draw = json!({"id": "loan", "draw": {"account": "loans", "amount": "12000.00", "on": drawn, "periods": periods,
        "method": method}});
    live(periods + 2, "90000.00", &json!([account]), &json!({"events": [draw], "actions": actions}))
}

fn days(run: &Value, kind: &str) -> Vec<String> {
    let ledger = run["ledger"].as_array().expect("a ledger").iter().filter(|entry| entry["kind"] == kind);
    ledger.map(|entry| entry["on"].as_str().expect("a day").to_owned()).collect()
}

/// Interest and principal of the period that falls due on a day.
fn asked(run: &Value, on: &str) -> (i64, i64) {
    (sum(run, on, "interest"), sum(run, on, "due"))
}

fn extra(on: &str, amount: &str) -> Value {
    json!([{"extra": {"account": "loans", "on": on, "amount": amount}}])
}

#[test]
fn a_rate_a_year_is_divided_by_the_days_of_its_count() {
    // 12,000 × 7.2 % over 31 nights of January and February
    let interest = |count: &str| {
        let overrides = json!({"annual_rate": "0.072", "day_count": count});
        asked(&lent(&overrides, "2026-01-15", 3, "interest_first", &json!([])), "2026-02-15").0
    };
    assert_eq!(interest("actual/365"), 7_338); // 73.3808…
    assert_eq!(interest("actual"), 7_338);
    assert_eq!(interest("actual/360"), 7_440);
    assert_eq!(interest("actual/364"), 7_358); // 73.5824…
    assert_eq!(interest("actual/actual"), 7_338);
    assert_eq!(interest("30/360"), 7_200);
    assert_eq!(interest("thirty"), 7_200);
}

#[test]
fn a_leap_year_has_days_of_its_own() {
    let overrides = json!({"annual_rate": "0.0732", "day_count": "actual/actual"});
    let mut account = facility("90000.00");
    account["overrides"] = overrides;
    let draw = json!({"id": "loan", "draw": {"account": "loans", "amount": "10000.00", "on": "2027-12-15", "periods": 2,
        "method": "interest_first"}});
    let run = live(30, "90000.00", &json!([account]), &json!({"events": [draw]}));
    // 17 nights of 2027: 10,000 × 7.32 % × 17 ÷ 365 = 34.0931…; 14 of 2028, ÷ 366: 28.00. Over 365 alone: 62.17.
    assert_eq!(sum(&run, "2028-01-15", "interest"), 6_209);
    let nights = &entries(&run, "2028-01-15", "interest")[0]["cause"]["inputs"]["nights"];
    assert_eq!((&nights[0]["over"], &nights[1]["over"]), (&json!(365), &json!(366)));
    assert_eq!(entries(&run, "2028-01-15", "interest")[0]["cause"]["field"], "annual_rate");
}

#[test]
fn interest_of_a_rate_a_year_is_rounded_once_to_the_day_of_an_early_payment() {
    let overrides = json!({"annual_rate": "0.068", "day_count": "actual/360"});
    let run = lent(&overrides, "2026-01-15", 3, "interest_first", &extra("2026-01-20", "2000.00"));
    // 12,000 × 6.8 % × 5 ÷ 360 = 11.3333…; the rest 10,011.33 × 6.8 % × 26 ÷ 360 = 49.1667…
    assert_eq!((sum(&run, "2026-01-20", "interest"), sum(&run, "2026-02-15", "interest")), (1_133, 4_917));
}

#[test]
fn penalty_of_a_rate_a_year_runs_over_the_same_days() {
    let overrides = json!({"annual_rate": "0.072", "day_count": "actual/360"});
    let skip = json!([{"skip": {"account": "loans", "month": "2026-02"}}]);
    let run = lent(&overrides, "2026-01-15", 3, "equal_principal", &skip);
    // 4,000 missed for 28 nights at 7.2 % × 1.5 over 360
    assert_eq!(sum(&run, "2026-03-15", "penalty"), 3_360);
}

#[test]
fn the_end_of_a_month_is_taken_as_the_contract_says() {
    let dues = |end: &str, drawn: &str| {
        let overrides = json!({"month_end": end});
        days(&lent(&overrides, drawn, 4, "equal_principal", &json!([])), "due")
    };
    assert_eq!(dues("clamp", "2026-01-31"), ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]);
    assert_eq!(dues("stay", "2026-01-31"), ["2026-02-28", "2026-03-28", "2026-04-28", "2026-05-28"]);
    assert_eq!(dues("clamp", "2026-02-28"), ["2026-03-28", "2026-04-28", "2026-05-28", "2026-06-28"]);
    assert_eq!(dues("stick", "2026-02-28"), ["2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"]);
}

#[test]
fn a_payment_in_whole_units_leaves_the_rest_to_the_last_period() {
    // 12,000 at 6 % a year of months of thirty: the exact payment over six months is 2,035.1455…
    let overrides = |rounding: &str| json!({"annual_rate": "0.06", "day_count": "30/360", "payment_unit_yuan": "10.00", "payment_rounding": rounding});
    let payment = |rounding: &str, on: &str| {
        let run = lent(&overrides(rounding), "2026-01-15", 6, "equal_payment", &json!([]));
        let (interest, principal) = asked(&run, on);
        interest + principal
    };
    assert_eq!((payment("half_up", "2026-02-15"), payment("up", "2026-02-15")), (204_000, 204_000));
    assert_eq!(payment("down", "2026-02-15"), 203_000);
    // rounded down the last asks for more, up for less
    assert!(payment("down", "2026-07-15") > 203_514 && payment("up", "2026-07-15") < 203_514);
}

#[test]
fn the_first_periods_may_ask_for_interest_alone() {
    let overrides = json!({"annual_rate": "0.06", "day_count": "30/360", "principal_grace_periods": 2});
    let run = lent(&overrides, "2026-01-15", 4, "equal_payment", &json!([]));
    assert_eq!((asked(&run, "2026-02-15"), asked(&run, "2026-03-15")), ((6_000, 0), (6_000, 0)));
    // two equal payments of 12,000 at 0.5 % a month: 6,045.04 (exact 6,045.0374…), of which 60.00 is interest
    assert_eq!(asked(&run, "2026-04-15"), (6_000, 598_504));
    // 6,014.96 × 0.5 % = 30.0748
    assert_eq!(asked(&run, "2026-05-15"), (3_007, 601_496));
    let run = lent(&overrides, "2026-01-15", 4, "equal_principal", &json!([]));
    assert_eq!((asked(&run, "2026-03-15"), asked(&run, "2026-04-15")), ((6_000, 0), (6_000, 600_000)));
}

#[test]
fn a_flat_rate_runs_on_what_was_lent() {
    let overrides = json!({"annual_rate": "0.06", "day_count": "30/360"});
    let run = lent(&overrides, "2026-01-15", 4, "flat", &json!([]));
    // every period 12,000 × 0.5 % = 60.00; on what is left it would be 60, 45, 30, 15
    for on in ["2026-02-15", "2026-03-15", "2026-04-15", "2026-05-15"] {
        assert_eq!(asked(&run, on), (6_000, 300_000), "{on}");
    }
    assert_eq!(cents(&run["summary"]["interest"]), 24_000);
    // what is prepaid bears no more: 15 days on 12,000 are 30.00, so 2,970.00 of principal, and the base is 9,030.00
    let run = lent(&overrides, "2026-01-15", 4, "flat", &extra("2026-02-01", "3000.00"));
    // 16 days are counted to the 1st, 14 to the 15th
    assert_eq!((sum(&run, "2026-02-01", "interest"), sum(&run, "2026-02-15", "interest")), (3_200, 2_107));
}
