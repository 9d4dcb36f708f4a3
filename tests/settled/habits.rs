//! Habits: spending back, paying somebody else first, forgetting, automatic payments.

use mingzhang::simulation::NoteKind;
use serde_json::{Value, json};

use crate::lives::{buys, days, entries, extra, facility, line, live, scenario, skips, sum};
use crate::support::{lab, read, text};

fn spends(share: &str) -> Value {
    json!({"spend_back": {"account": "line", "share": share, "when": {"monthly": {"day": 20}}}})
}

#[test]
fn what_payments_freed_since_the_last_time_is_spent_again() {
    let rest = json!({"pay": "full", "actions": [spends("0.5")]});
    let run = live(3, "9000.00", &json!([line("line", "3000.00")]), &rest);
    assert_eq!(sum(&run, "2026-01-20", "purchase"), 150_000, "half of 3,000");
    assert_eq!(sum(&run, "2026-02-20", "purchase"), 75_000, "half of 1,500, not of 4,500 in all");
    assert_eq!(sum(&run, "2026-03-20", "purchase"), 37_500);
}

#[test]
fn what_is_spent_back_is_cut_to_the_room() {
    let mut account = line("line", "3000.00");
    account["limit"] = json!("3000.00");
    let rest = json!({"pay": "full", "events": [buys("2026-01-15", "2500.00")], "actions": [spends("1")]});
    let run = live(1, "9000.00", &json!([account]), &rest);
    assert_eq!(sum(&run, "2026-01-20", "purchase"), 50_000, "of 3,000 freed 2,500 are spent already");
}

#[test]
fn somebody_else_gets_money_before_the_lender() {
    let first = |amount: &str| {
        let action = json!([{"pay_first": {"amount": amount, "when": {"on": "2026-01-09"}}}]);
        live(1, "400.00", &json!([line("line", "3000.00")]), &json!({"actions": action}))
    };
    let run = first("200.00");
    assert_eq!(sum(&run, "2026-01-09", "payment"), 20_000, "the minimum of 300 is short by 100");
    assert_eq!(sum(&run, "2026-01-09", "overdue"), 280_000);
    assert_eq!(sum(&run, "2026-01-09", "living"), 20_000, "counted as living");
    assert_eq!(sum(&first("900.00"), "2026-01-09", "living"), 40_000, "as far as cash goes");
}

#[test]
fn a_forgotten_bill_is_noticed_some_days_later() {
    let forgets = |bills: Value| {
        let action = json!([{"forget": {"account": "line", "bills": bills, "days": 6}}]);
        live(
            4,
            "90000.00",
            &json!([line("line", "3000.00")]),
            &json!({"actions": action, "pay": "full",
            "events": [buys("2026-01-20", "500.00"), buys("2026-02-20", "500.00"), buys("2026-03-20", "500.00")]}),
        )
    };
    let run = forgets(json!({"months": ["2026-01"]}));
    assert_eq!(days(&run, "payment")[0], "2026-01-15", "a skipped month would be paid in February");
    assert_eq!(run["summary"]["worst_days_overdue"], 5, "on the evening before it was paid");
    let run = forgets(json!({"every": 2}));
    let mut paid = days(&run, "payment");
    paid.dedup();
    assert_eq!(paid, ["2026-01-09", "2026-02-15", "2026-03-09", "2026-04-15"]);
}

#[test]
fn an_automatic_payment_comes_also_in_a_skipped_month() {
    let debit = |pays: &str, sources: Value, keep_back: &str| {
        let agreed = json!({"auto_debit": {"account": "line", "pays": pays, "sources": sources}});
        let rest = json!({"keep_back": keep_back, "actions": [skips("line", "2026-01"), agreed]});
        live(1, "9000.00", &json!([line("line", "3000.00")]), &rest)
    };
    let run = debit("minimum", json!(["cash"]), "0.00");
    assert_eq!(sum(&run, "2026-01-09", "payment"), 30_000);
    assert_eq!(text(&entries(&run, "2026-01-09", "payment")[0]["cause"]["rule"]), "pay_auto_debit");
    assert_eq!(sum(&debit("full", json!(["cash"]), "0.00"), "2026-01-09", "payment"), 300_000);
    let short = debit("minimum", json!(["cash"]), "8900.00");
    assert_eq!(sum(&short, "2026-01-09", "payment"), 10_000, "what is kept back is no source");
    assert_eq!(sum(&short, "2026-01-09", "overdue"), 290_000);
    let whole = debit("minimum", json!(["cash", "kept_back"]), "8900.00");
    assert_eq!(sum(&whole, "2026-01-09", "payment"), 30_000);
}

/// What a life notes.
fn notes(cash: &str, keep_back: &str, actions: &Value) -> Vec<NoteKind> {
    let rest = json!({"keep_back": keep_back, "actions": actions, "pay": "full"});
    let accounts = json!([line("line", "3000.00"), facility("0.00")]);
    let scenario = read(&scenario(1, cash, &accounts, &rest).to_string());
    lab(&scenario).comparison.runs[0].notes.iter().map(|note| note.what).collect()
}

#[test]
fn what_did_nothing_says_why() {
    let on = json!({"on": "2026-01-20"});
    let back = json!([{"spend_back": {"account": "line", "share": "1", "when": {"on": "2026-01-05"}}}]);
    assert_eq!(notes("9000.00", "0.00", &back), [NoteKind::NothingFreed]);
    let frozen = json!([skips("line", "2026-01"), extra("line", "2026-01-15", "100.00"),
        {"spend_back": {"account": "line", "share": "1", "when": on}}]);
    assert_eq!(notes("9000.00", "0.00", &frozen), [NoteKind::SpendBackNoRoom]);
    let late = json!([extra("line", "2026-01-20", "100.00")]);
    assert_eq!(notes("2000.00", "0.00", &late), [NoteKind::ExtraNoCash]);
    assert_eq!(notes("9000.00", "0.00", &late), [NoteKind::ExtraNotTaken]);
    let friend = json!([{"pay_first": {"amount": "9000.00", "when": on}}]);
    assert_eq!(notes("4000.00", "0.00", &friend), [NoteKind::PayFirstShort]);
    let debit = json!([{"auto_debit": {"account": "line", "pays": "full", "sources": ["kept_back"]}}]);
    assert_eq!(notes("2000.00", "0.00", &debit), [NoteKind::AutoDebitShort]);
    let borrow = |at_most: &str| {
        json!([{"borrow_to_repay": {"from": "loans", "for": ["line"], "cover": "minimum", "at_most": at_most,
            "periods": 3, "method": "equal_principal"}}])
    };
    assert_eq!(notes("100.00", "0.00", &borrow("500.00")), [NoteKind::BorrowNoRoom]);
    assert_eq!(notes("100.00", "0.00", &borrow("0.00")), [NoteKind::BorrowUsedUp]);
}
