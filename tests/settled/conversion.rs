//! Conversions that are refused: a note is left, and nothing is converted.

use mingzhang::simulation::{Note, NoteKind};
use serde_json::{Value, json};

use crate::lives::{buys, days, extra, facility, line, scenario, skips};
use crate::support::{lab, read, run_json};

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
