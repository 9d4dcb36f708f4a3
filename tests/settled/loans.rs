//! Loans that count thirty nights in every period.

use serde_json::{Value, json};

use crate::lives::{draws, extra, facility, live, sum};

/// 3,000 in three parts that fall due on the 15th, at 0.04 % a night, with part repayments.
fn counts_thirty(drawn: &str, actions: &Value) -> Value {
    let mut account = facility("20000.00");
    account["overrides"] = json!({"day_count": "thirty"});
    let rest = json!({"events": [draws("3000.00", drawn, 3, 15)], "actions": actions});
    live(3, "90000.00", &json!([account]), &rest)
}

#[test]
fn thirty_nights_are_topped_up_after_a_part_repayment() {
    let parts = [extra("loans", "2026-01-25", "500.00"), extra("loans", "2026-02-25", "300.00")];
    let run = counts_thirty("2026-01-15", &json!(parts));
    // 3,000 × 0.0004 × 10 nights = 12.00, so 488.00 of principal; 2,512 × 0.0004 × 20 = 20.096. By the calendar it
    // would be 21 nights to 15 February, 21.10.
    assert_eq!((sum(&run, "2026-01-25", "interest"), sum(&run, "2026-02-15", "interest")), (1_200, 2_010));
    // 2,512 ÷ 3 = 837.33, which leaves 1,674.67 × 0.0004 × 10 = 6.69868, so 293.30 of principal; 1,381.37 × 0.0004 × 20
    // = 11.05096. By the calendar it would be 18 nights to 15 March, 9.95.
    assert_eq!((sum(&run, "2026-02-25", "interest"), sum(&run, "2026-03-15", "interest")), (670, 1_105));
}

#[test]
fn a_period_has_no_night_beyond_its_thirty() {
    // From 10 January to 12 February 33 nights pass, of which 30 count: 3,000 × 0.0004 × 30 = 36.00. Nothing is left to
    // top up on the 15th.
    let run = counts_thirty("2026-01-10", &json!([extra("loans", "2026-02-12", "500.00")]));
    assert_eq!((sum(&run, "2026-02-12", "interest"), sum(&run, "2026-02-15", "interest")), (3_600, 0));
}
