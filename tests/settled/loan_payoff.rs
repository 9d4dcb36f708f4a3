//! One loan of several is paid off by its id.

use serde_json::{Value, json};

use crate::lives::{cents, entries, facility, live, skips, sum};

fn two_loans(cash: &str, more: &[Value]) -> Value {
    let draw = |id: &str, day: u32| {
        json!({"id": id, "draw": {"account": "loans", "amount": "3000.00", "on": "2026-01-10", "periods": 3,
            "method": "equal_principal", "due_day": day}})
    };
    let mut actions = more.to_vec();
    actions.push(json!({"payoff_loan": {"account": "loans", "loan": "two", "on": "2026-03-15"}}));
    let rest = json!({"events": [draw("one", 15), draw("two", 20)], "actions": actions});
    live(5, cash, &json!([facility("7000.00")]), &rest)
}

/// What a loan owes by its entries after a day.
fn paid(run: &Value, on: &str, loan: &str) -> i64 {
    let payments = entries(run, on, "payment");
    payments
        .iter()
        .filter(|p| p["cause"]["rule"] == "pay_off_loan")
        .map(|p| {
            let item = &p["account"];
            assert_eq!(item, "loans", "{loan}");
            cents(&p["amount"])
        })
        .sum()
}

#[test]
fn the_named_loan_is_paid_and_the_other_goes_on() {
    let run = two_loans("90000.00", &[]);
    // 2,000.00 of it are left after 20 February; 23 nights × 0.0004 are 18.40
    assert_eq!(paid(&run, "2026-03-15", "two"), 200_000 + 1_840);
    // the other pays its periods as agreed, and nothing falls due on the 20th any more
    assert_eq!((sum(&run, "2026-03-20", "due"), sum(&run, "2026-04-15", "due")), (0, 100_000));
    assert_eq!(run["summary"]["final_debt"], "0.00");
}

#[test]
fn what_is_past_due_of_it_is_paid_with_its_penalty() {
    let run = two_loans("90000.00", &[skips("loans", "2026-02")]);
    // 1,000.00 with its interest of 3,000 × 0.0004 × 41 = 49.20, penalty of 23 nights at 0.0006 = 13.80, and the rest as above
    assert_eq!(paid(&run, "2026-03-15", "two"), 100_000 + 4_920 + 1_380 + 200_000 + 1_840);
}

#[test]
fn without_enough_cash_nothing_is_paid_off() {
    let run = two_loans(
        "90000.00",
        &[json!({"extra": {"account": "loans", "on": "2026-03-01", "amount": "20000.00"}})],
    );
    // everything was prepaid: nothing is left of the loan
    assert_eq!(paid(&run, "2026-03-15", "two"), 0);
    let keeps = json!({"events": [{"id": "two", "draw": {"account": "loans", "amount": "3000.00", "on": "2026-01-10",
        "periods": 3, "method": "equal_principal"}}], "keep_back": "90000.00",
        "actions": [{"payoff_loan": {"account": "loans", "loan": "two", "on": "2026-03-15"}}]});
    let run = live(5, "90000.00", &json!([facility("7000.00")]), &keeps);
    assert_eq!(paid(&run, "2026-03-15", "two"), 0);
}

#[test]
fn principal_that_is_paid_off_is_room_again() {
    let again = json!({"id": "three", "draw": {"account": "loans", "amount": "3500.00", "on": "2026-03-16", "periods": 3,
        "method": "equal_principal"}});
    let draw = |id: &str| {
        json!({"id": id, "draw": {"account": "loans", "amount": "3000.00", "on": "2026-01-10",
        "periods": 12, "method": "interest_first"}})
    };
    let drawn = |actions: Value| {
        let rest = json!({"events": [draw("one"), draw("two"), again], "actions": actions});
        let run = live(4, "90000.00", &json!([facility("7000.00")]), &rest);
        entries(&run, "2026-03-16", "draw").len()
    };
    assert_eq!(drawn(json!([])), 0);
    assert_eq!(drawn(json!([{"payoff_loan": {"account": "loans", "loan": "one", "on": "2026-03-15"}}])), 1);
}
