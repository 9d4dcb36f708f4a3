//! Until when what is past due on a loan bears: the day of the payment, or the end of the period in which it is paid.

use serde_json::{Value, json};

use crate::lives::{cents, entries, extra, facility, live, skips, sum};

/// 3,000.00 in three parts on the 15th at 0.04 % a night, penalty half as much again; February is skipped.
fn missed(overrides: &Value, actions: &[Value]) -> Value {
    let mut account = facility("20000.00");
    account["overrides"] = json!({"late_interest_until": "period_end"});
    for (key, value) in overrides.as_object().expect("keys") {
        account["overrides"][key] = value.clone();
    }
    let draw = json!({"id": "one", "draw": {"account": "loans", "amount": "3000.00", "on": "2026-01-15", "periods": 3,
        "method": "equal_principal"}});
    let actions = [vec![skips("loans", "2026-02")], actions.to_vec()].concat();
    live(6, "90000.00", &json!([account]), &json!({"events": [draw], "actions": actions}))
}

#[test]
fn a_period_that_is_paid_late_bears_to_its_end() {
    let pays = [extra("loans", "2026-02-25", "2000.00")];
    let to_the_day = missed(&json!({"late_interest_until": "day"}), &pays);
    // 1,000 × 0.0006 × 10 nights from 15 to 25 February, or × 28 nights to 15 March
    assert_eq!(sum(&to_the_day, "2026-02-25", "penalty"), 600);
    let run = missed(&json!({}), &pays);
    assert_eq!(sum(&run, "2026-02-25", "penalty"), 1_680);
    assert_eq!(sum(&run, "2026-03-15", "penalty"), 0);
}

#[test]
fn what_is_left_of_a_late_period_bears_again_from_its_end() {
    // 37.20 of interest and 16.80 of penalty are paid, and 446.00 of the principal
    let run = missed(
        &json!({}),
        &[
            extra("loans", "2026-02-25", "500.00"),
            extra("loans", "2026-03-01", "54.00"),
            skips("loans", "2026-03"),
        ],
    );
    assert_eq!((sum(&run, "2026-02-25", "penalty"), sum(&run, "2026-03-01", "penalty")), (1_680, 0));
    // 500 are left from 15 March on: × 0.0006 × 31 nights; and 1,000 of the second period
    let posted: Vec<i64> =
        entries(&run, "2026-04-15", "penalty").iter().map(|e| cents(&e["amount"])).collect();
    assert_eq!(posted, [930, 1_860]);
}

#[test]
fn a_payment_on_a_day_of_the_loan_bears_to_that_day() {
    let run = missed(&json!({}), &[]);
    assert_eq!(sum(&run, "2026-03-15", "penalty"), 1_680);
    assert_eq!(sum(&run, "2026-03-15", "payment"), 100_000 + 3_720 + 1_680 + 100_000 + 2_240);
}

#[test]
fn interest_beside_penalty_bears_to_the_end_too() {
    let run = missed(&json!({"penalty_mode": "add"}), &[extra("loans", "2026-02-25", "2000.00")]);
    // 28 nights of 1,000 at 0.06 % and at 0.04 %; and ten of 2,000 at 0.04 % for what is prepaid with the rest
    assert_eq!(sum(&run, "2026-02-25", "penalty"), 1_680);
    assert_eq!(sum(&run, "2026-02-25", "interest"), 1_120 + 800);
}
