//! Cards: since when a bill that is not cleared bears interest, and on what. Every figure is worked out by hand:
//! yuan × nights × 0.0005.

use serde_json::{Value, json};

use crate::lives::{cents, entries, extra, live, skips, sum};
use crate::support::text;

/// A card with bills of the 5th, due on the 25th, on which purchases are posted the same day; without grace, and with
/// no interest on interest.
fn card(overrides: Value) -> Value {
    let mut card = json!({"id": "line", "terms": "card@2024-01-01", "limit": "20000.00", "bill_day": 5,
        "overrides": {"posting_lag_days": 0, "grace_days": 0, "grace_tolerance_yuan": "0", "interest_on_interest": false}});
    for (name, value) in overrides.as_object().expect("values of a contract") {
        card["overrides"][name] = value.clone();
    }
    card
}

fn buys(on: &str) -> Value {
    json!([{"id": "buy", "purchase": {"account": "line", "amount": "1000.00", "when": {"on": on}}}])
}

/// Four months with a purchase of 1,000 on 10 January, billed on 5 February; the minimum is paid.
fn lived(overrides: Value, actions: Value) -> Value {
    live(4, "9000.00", &json!([card(overrides)]), &json!({"events": buys("2026-01-10"), "actions": actions}))
}

/// Interest of the bill of 5 March, in cents.
fn march(overrides: Value) -> i64 {
    sum(&lived(overrides, json!([])), "2026-03-05", "interest")
}

#[test]
fn full_interest_bears_on_what_was_owed_each_night_since_the_posting() {
    // 1,000 × 46 nights to the due day, 900 × 8 to the bill
    assert_eq!(march(json!({})), 2_660);
    // the repaid 100 never bears: 900 × 54
    assert_eq!(march(json!({"interest_base": "residual"})), 2_430);
    // only after the due day: 900 × 8
    assert_eq!(march(json!({"interest_base": "residual", "residual_from": "due"})), 360);
    assert_eq!(march(json!({"interest_base": "after_due"})), 360);
}

#[test]
fn a_purchase_is_posted_days_later() {
    // 1,000 × 45 and 900 × 8
    assert_eq!(march(json!({"posting_lag_days": 1})), 2_610);
    assert_eq!(
        march(json!({"posting_lag_days": 1, "interest_base": "after_due"})),
        360,
        "nothing to be posted"
    );
}

#[test]
fn a_payment_may_count_from_the_next_evening() {
    // 1,000 × 47 and 900 × 7
    assert_eq!(march(json!({"payment_value_date": "next_day"})), 2_665);
}

#[test]
fn the_night_of_the_bill_day_is_billed_once() {
    let through = lived(json!({"statement_night": "through_statement"}), json!([]));
    let before = lived(json!({}), json!([]));
    // one night of 900 more on the first bill
    assert_eq!(sum(&through, "2026-03-05", "interest"), 2_705);
    // 900 × 20 and 810 × 11, a tie at half a cent; without its first night and with that of 5 April: 900 × 19, 810 × 12
    assert_eq!(sum(&before, "2026-04-05", "interest"), 1_346);
    assert_eq!(sum(&through, "2026-04-05", "interest"), 1_341);
}

#[test]
fn a_night_billed_in_advance_does_not_fall_by_a_payment_of_that_day() {
    let terms = json!({"statement_night": "through_statement"});
    let run = lived(terms, json!([extra("line", "2026-03-05", "527.05")]));
    // 27.05 of interest are paid, then 500 of 900: 400 × 31 nights from 6 March to 6 April
    let paid = sum(&run, "2026-03-25", "payment");
    assert_eq!(paid, 0, "the minimum was paid on the bill day");
    assert_eq!(sum(&run, "2026-04-05", "interest"), 620);
}

#[test]
fn a_cleared_bill_bears_nothing() {
    let rest = json!({"events": buys("2026-01-10"), "pay": "full"});
    let run = live(4, "9000.00", &json!([card(json!({}))]), &rest);
    assert_eq!(run["summary"]["interest"], "0.00");
    assert_eq!(run["summary"]["cost"], "0.00");
}

#[test]
fn a_rest_that_is_cleared_with_the_next_bill_leaves_its_purchases_free() {
    let second = json!({"id": "second", "purchase": {"account": "line", "amount": "500.00", "when": {"on": "2026-02-10"}}});
    let interest_of_april = |cleared: &str| {
        let events = json!([buys("2026-01-10")[0], second]);
        let rest = json!({"events": events, "actions": [extra("line", "2026-03-25", cleared)]});
        sum(&live(4, "9000.00", &json!([card(json!({}))]), &rest), "2026-04-05", "interest")
    };
    // the bill of March: 900 carried, 500 new, 26.60 of interest; 900 bears 20 nights more until it is paid
    assert_eq!(interest_of_april("1426.60"), 900);
    // a yuan less: the 500 bears 43 nights since its posting, the yuan the last 11
    assert_eq!(interest_of_april("1425.60"), 1_976);
}

#[test]
fn a_missed_bill_bears_since_the_posting_too() {
    let run = lived(json!({}), json!([skips("line", "2026-02")]));
    // 1,000 × 46; then 900 × 8 of interest, and 100 × 8 of penalty on the missed minimum
    assert_eq!(sum(&run, "2026-03-05", "interest"), 2_660);
    assert_eq!(sum(&run, "2026-03-05", "penalty"), 40);
}

#[test]
fn what_is_paid_before_the_bill_counts_for_the_purchases_posted_first() {
    let paid = || json!([extra("line", "2026-01-20", "300.00")]);
    let march = |overrides| sum(&lived(overrides, paid()), "2026-03-05", "interest");
    // 1,000 × 10, 700 × 36, 630 × 8; the minimum of 700 is 70
    assert_eq!(march(json!({})), 2_012);
    // 630 × 54
    assert_eq!(march(json!({"interest_base": "residual"})), 1_701);
}

#[test]
fn what_is_converted_bears_until_then() {
    let converts =
        json!({"convert_bill": {"account": "line", "on": "2026-02-10", "amount": "400.00", "periods": 6}});
    let run = lived(json!({}), json!([converts]));
    // 1,000 × 31, 600 × 15, 540 × 8
    assert_eq!(sum(&run, "2026-03-05", "interest"), 2_216);
}

#[test]
fn a_purchase_of_the_bill_day_bears_with_its_own_bill() {
    let interest = |goes: &str, on: &str| {
        let cards = json!([card(json!({"statement_day_purchase": goes}))]);
        sum(&live(4, "9000.00", &cards, &json!({"events": buys("2026-02-05")})), on, "interest")
    };
    // 1,000 × 20 and 900 × 8
    assert_eq!(interest("this_bill", "2026-03-05"), 1_360);
    assert_eq!(interest("next_bill", "2026-03-05"), 0);
    // 1,000 × 48 and 900 × 11
    assert_eq!(interest("next_bill", "2026-04-05"), 2_895);
}

/// The account at the end of a month.
fn evening(run: &Value, month: usize) -> &Value {
    &run["months"][month]["accounts"][0]
}

#[test]
fn until_the_due_day_interest_is_at_stake_and_no_debt() {
    let run = lived(json!({}), json!([]));
    let january = evening(&run, 0);
    // 1,000 × 21 nights; the bill is still to close
    assert_eq!((text(&january["at_stake"]), text(&january["at_stake_until"])), ("10.50", "2026-02-25"));
    assert_eq!((text(&january["debt"]), text(&january["accrued"])), ("1000.00", "0.00"));
    let february = evening(&run, 1);
    // decided: 1,000 × 46 and 900 × 3 have grown
    assert_eq!((text(&february["at_stake"]), text(&february["accrued"])), ("0.00", "24.35"));
    assert!(february["at_stake_until"].is_null());
    assert_eq!(text(&february["debt"]), "900.00");
}

#[test]
fn an_open_bill_is_at_stake_until_its_own_due_day() {
    let mut card = card(json!({}));
    (card["bill_day"], card["due_day"]) = (json!(15), json!(5));
    let run = live(3, "9000.00", &json!([card]), &json!({"events": buys("2026-01-10")}));
    let january = evening(&run, 0);
    assert_eq!((text(&january["at_stake"]), text(&january["at_stake_until"])), ("10.50", "2026-02-05"));
}

#[test]
fn the_end_of_a_run_posts_what_is_decided() {
    let rest = json!({"events": buys("2026-01-10")});
    let run = live(2, "9000.00", &json!([card(json!({}))]), &rest);
    assert_eq!(sum(&run, "2026-02-28", "closing"), 2_435);
    let undecided = live(1, "9000.00", &json!([card(json!({}))]), &rest);
    assert!(entries(&undecided, "2026-01-31", "closing").is_empty());
    assert_eq!(cents(&undecided["summary"]["final_debt"]), 100_000);
}

/// A bill of 5 February of which the minimum is missed, but for what is paid.
fn missed(overrides: Value, paid: &str) -> Value {
    lived(overrides, json!([skips("line", "2026-02"), extra("line", "2026-02-20", paid)]))
}

#[test]
fn a_missed_minimum_costs_a_fee_once_within_its_limits() {
    let fee = |overrides: Value, paid: &str| sum(&missed(overrides, paid), "2026-02-25", "penalty");
    // the minimum is 1,000 under a ratio of 1: 5 % of what is missing, at least 10, at most 500
    assert_eq!(fee(json!({"min_ratio": "1"}), "300.00"), 3_500);
    assert_eq!(fee(json!({"min_ratio": "1"}), "900.00"), 1_000, "5.00 is raised");
    assert_eq!(fee(json!({"min_ratio": "1", "late_fee_cap_yuan": "20.00"}), "300.00"), 2_000, "35.00 is cut");
    assert_eq!(fee(json!({"min_ratio": "1"}), "1000.00"), 0, "nothing is missing");
    assert_eq!(fee(json!({"late_fee_cap_yuan": "0"}), "1.00"), 0, "no fee in the terms");
}

#[test]
fn a_late_fee_bears_nothing_and_is_due_with_the_next_bill() {
    let (with, without) = (missed(json!({}), "1.00"), missed(json!({"late_fee_cap_yuan": "0"}), "1.00"));
    for (on, kind) in [("2026-03-05", "interest"), ("2026-03-05", "penalty"), ("2026-04-05", "interest")] {
        assert_eq!(sum(&with, on, kind), sum(&without, on, kind), "{on} {kind}");
    }
    // 99 of the minimum are missing: at least 10
    let bill = |run: &Value| cents(&run["statements"][1]["minimum"]);
    assert_eq!(bill(&with) - bill(&without), 1_000);
    assert_eq!(cents(&with["summary"]["penalties"]) - cents(&without["summary"]["penalties"]), 1_000);
}

/// What was missed is paid two days late, and nothing more: nothing is past due then, though the fee is still owed.
#[test]
fn a_late_fee_that_no_bill_shows_yet_is_not_past_due() {
    let actions = json!([skips("line", "2026-02"), extra("line", "2026-02-27", "100.00")]);
    let run = lived(json!({}), actions);
    assert_eq!(evening(&run, 1)["days_overdue"], 0);
    assert_eq!(text(&evening(&run, 1)["components"]["penalty"]), "10.00");
    assert_eq!(run["summary"]["worst_days_overdue"], 1);
}

#[test]
fn a_payment_of_a_due_day_waits_for_the_next_evening_too() {
    let april = |base: &str, counts: &str| {
        let terms = json!({"interest_base": base, "payment_value_date": counts});
        sum(&lived(terms, json!([])), "2026-04-05", "interest")
    };
    // 90 of the carried 900 are paid on 25 March, a due day: 900 × 20 and 810 × 11, or 900 × 21 and 810 × 10
    for base in ["after_due", "full"] {
        assert_eq!((april(base, "same_day"), april(base, "next_day")), (1_346, 1_350), "{base}");
    }
}
