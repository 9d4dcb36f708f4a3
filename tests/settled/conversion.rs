//! Conversions that are refused: a note is left, and nothing is converted.

use mingzhang::simulation::{Note, NoteKind};
use serde_json::{Value, json};

use crate::lives::{buys, days, empty_line, entries, extra, facility, line, scenario, skips, splits, sum};
use crate::support::{lab, read, row, run_json, text};

/// A bill of 3,000 from 1 to 9 January, of which the minimum is paid, and one of 500 and the rest in February.
fn life(actions: &Value) -> Value {
    let rest = json!({"events": [buys("2026-01-05", "500.00")], "actions": actions});
    scenario(2, "9000.00", &json!([line("line", "3000.00"), facility("0.00")]), &rest)
}

fn converts(on: &str, amount: &str) -> Value {
    json!({"convert_bill": {"account": "line", "on": on, "amount": amount, "periods": 6}})
}

/// The notes of a life as (day, what), all of them about its line.
fn notes(life: &Value) -> Vec<(String, NoteKind)> {
    let lab = lab(&read(&life.to_string()));
    let tell = |note: &Note| {
        assert_eq!(note.account.index(), 0);
        (note.on.to_string(), note.what)
    };
    lab.comparison.runs[0].notes.iter().map(tell).collect()
}

/// Says what was noted, after seeing that the life is the same as with an action of that day that does nothing: a
/// payment to a facility without loans. A day that an action names is a day of paying what is past due.
fn refused(before: &[Value], on: &str, amount: &str) -> Vec<(String, NoteKind)> {
    let then = |action: Value| life(&json!([before, &[action]].concat()));
    let with = then(converts(on, amount));
    let (run, without) = (run_json(&with), run_json(&then(extra("loans", on, "1.00"))));
    for part in ["summary", "months", "statements", "ledger"] {
        assert_eq!(run[part], without[part], "{on} {amount}: {part}");
    }
    notes(&with)
}

/// The day of a conversion that is carried out without a note.
fn carried_out(on: &str, amount: &str) {
    let life = life(&json!([converts(on, amount)]));
    assert_eq!(days(&run_json(&life), "convert"), [on], "{amount}");
    assert!(notes(&life).is_empty(), "{on} {amount}");
}

#[test]
fn a_conversion_above_the_new_purchases_is_refused_with_a_note() {
    let noted = refused(&[], "2026-01-05", "3000.01");
    assert_eq!(noted, [("2026-01-05".to_owned(), NoteKind::ConversionTooLarge)]);
    carried_out("2026-01-05", "3000.00");
    // The bill of February holds 2,700 that were carried, which cannot be converted, and 500 of new purchases.
    let noted = refused(&[], "2026-02-05", "500.01");
    assert_eq!(noted, [("2026-02-05".to_owned(), NoteKind::ConversionTooLarge)]);
    carried_out("2026-02-05", "500.00");
}

#[test]
fn a_conversion_without_an_open_bill_is_refused_with_a_note() {
    for on in ["2026-01-10", "2026-01-31", "2026-02-10"] {
        assert_eq!(refused(&[], on, "100.00"), [(on.to_owned(), NoteKind::ConversionNotOpen)]);
    }
    for on in ["2026-01-01", "2026-01-09", "2026-02-01", "2026-02-09"] {
        carried_out(on, "100.00");
    }
}

#[test]
fn a_conversion_while_past_due_is_refused_with_a_note() {
    let noted = refused(&[skips("line", "2026-01")], "2026-02-05", "100.00");
    assert_eq!(noted, [("2026-02-05".to_owned(), NoteKind::ConversionNotOpen)]);
}

#[test]
fn a_conversion_of_more_than_a_payment_left_is_refused_with_a_note() {
    let noted = refused(&[extra("line", "2026-01-04", "1000.00")], "2026-01-05", "2000.01");
    assert_eq!(noted, [("2026-01-05".to_owned(), NoteKind::ConversionTooLarge)]);
}

/// A payoff of the plan that the conversion made.
fn pays_off(plan: &str, on: &str) -> Value {
    json!({"payoff": {"account": "line", "plan": plan, "on": on}})
}

#[test]
fn a_conversion_may_have_a_name_by_which_it_is_paid_off() {
    let mut named = converts("2026-01-05", "1200.00");
    named["convert_bill"]["id"] = json!("spread");
    let run = run_json(&life(&json!([named, pays_off("spread", "2026-01-20")])));
    // 1,200 in six periods: 200 are on the bill of January; the other 1,000 are paid at once, without fees to come.
    let paid: Vec<(&str, &str)> = entries(&run, "2026-01-20", "payment")
        .iter()
        .map(|entry| (text(&entry["to"]), text(&entry["amount"])))
        .collect();
    assert_eq!(paid, [("plan_future", "1000.00")]);
    let january = row(&run["statements"], "on", "2026-01-01");
    let lines = january["lines"].as_array().expect("lines");
    assert!(lines.iter().any(|line| line["ref"] == "spread"), "lines name the plan: {lines:?}");
}

#[test]
fn a_conversion_of_nothing_leaves_the_bill_as_it_was() {
    let run = run_json(&life(&json!([converts("2026-01-05", "0.00")])));
    let bill = row(&run["statements"], "on", "2026-01-01");
    assert_eq!((&bill["amended"], text(&bill["total"])), (&json!(false), "3000.00"));
    assert!(days(&run, "convert").is_empty());
}

/// 3,000 in three periods of 1,000 with a fee of 23 each; the first is on the bill of 1 February.
fn paid_early(rule: &str, on: &str) -> (i64, String) {
    let rest = json!({"pay": "full", "events": [splits("2026-01-05", "3000.00")],
        "actions": [pays_off("on-2026-01-05", on)]});
    let line = empty_line(&json!({ "early_payoff_fee": rule }));
    let run = run_json(&scenario(5, "9000.00", &json!([line]), &rest));
    (sum(&run, on, "payment"), text(&run["summary"]["fees"]).to_owned())
}

#[test]
fn early_payoff_charges_of_the_fees_to_come_none_the_next_or_all() {
    let of = |fees: &str, paid: i64| (paid, fees.to_owned());
    // with one period billed and paid, two are left
    assert_eq!(paid_early("drop_unbilled", "2026-02-20"), of("23.00", 200_000));
    assert_eq!(paid_early("charge_current", "2026-02-20"), of("46.00", 202_300));
    assert_eq!(paid_early("charge_all", "2026-02-20"), of("69.00", 204_600));
    // before the first bill all three are
    assert_eq!(paid_early("drop_unbilled", "2026-01-20"), of("0.00", 300_000));
    assert_eq!(paid_early("charge_current", "2026-01-20"), of("23.00", 302_300));
    assert_eq!(paid_early("charge_all", "2026-01-20"), of("69.00", 306_900));
}

#[test]
fn the_limit_comes_back_period_by_period() {
    let rest = json!({"pay": "full", "events": [splits("2026-01-05", "3000.00")]});
    let run = run_json(&scenario(5, "9000.00", &json!([empty_line(&json!({}))]), &rest));
    let months = run["months"].as_array().expect("months").iter();
    let room: Vec<&str> = months.map(|month| text(&month["accounts"][0]["available"])).collect();
    assert_eq!(room, ["17000.00", "18000.00", "19000.00", "20000.00", "20000.00"]);
}

#[test]
fn a_payoff_between_two_conversions_is_no_line_of_the_bill() {
    let actions = json!([
        converts("2026-02-02", "100.00"),
        pays_off("plan", "2026-02-03"),
        converts("2026-02-04", "100.00")
    ]);
    let mut plan = splits("2026-01-05", "3000.00");
    plan["id"] = json!("plan");
    let rest = json!({"events": [plan, buys("2026-01-06", "500.00")], "actions": actions});
    let line = empty_line(&json!({"early_payoff_fee": "charge_all"}));
    let run = run_json(&scenario(2, "9000.00", &json!([line]), &rest));
    let checks = run["checks"].as_array().expect("checks");
    assert!(checks.iter().all(|check| check["holds"] == true), "{checks:?}");
}
