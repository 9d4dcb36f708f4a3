//! Grace after a due day, and what may be missing when it ends.

use serde_json::{Value, json};

use crate::lives::{cents, draws, earns, entries, extra, facility, live, skips, sum};
use crate::support::{row, text};

/// A card with bills of the 5th, due on the 25th, and three days of grace.
fn card(overrides: Value) -> Value {
    let mut terms = json!({"posting_lag_days": 0, "grace_days": 3, "grace_tolerance_yuan": "0",
        "interest_on_interest": false});
    overrides.as_object().expect("values").iter().for_each(|(name, value)| terms[name] = value.clone());
    json!({"id": "line", "terms": "card@2024-01-01", "limit": "20000.00", "bill_day": 5, "overrides": terms})
}

/// A purchase of 1,000 on 10 January, on the bill of 5 February; its minimum is 100.
fn lived(overrides: Value, actions: Value) -> Value {
    let buys = json!([{"id": "buy", "purchase": {"account": "line", "amount": "1000.00", "when": {"on": "2026-01-10"}}}]);
    live(4, "9000.00", &json!([card(overrides)]), &json!({"events": buys, "actions": actions}))
}

fn late(account: &str, days: u32) -> Value {
    json!([{"late": {"account": account, "days": days, "from": "2026-02", "until": "2026-02"}}])
}

#[test]
fn a_bill_paid_within_its_grace_is_kept_as_of_its_due_day() {
    let (graced, on_time) = (lived(json!({}), late("line", 2)), lived(json!({}), json!([])));
    assert_eq!(sum(&graced, "2026-02-27", "payment"), 10_000);
    let carried = entries(&graced, "2026-02-28", "carry")[0];
    assert_eq!((text(&carried["amount"]), text(&carried["value_from"])), ("900.00", "2026-02-25"));
    // 1,000 × 46 nights to the due day, 900 × 8 to the bill: as if it had been paid that day
    for run in [&graced, &on_time] {
        assert_eq!(sum(run, "2026-03-05", "interest"), 2_660);
        assert_eq!(run["summary"]["worst_days_overdue"], 0);
        assert_eq!(text(&run["summary"]["penalties"]), "0.00");
        assert_eq!(text(&run["statements"][0]["paid_by_due"]), "100.00");
    }
    let without = lived(json!({"grace_days": 0}), late("line", 2));
    assert_eq!(
        (&without["summary"]["worst_days_overdue"], sum(&without, "2026-02-25", "penalty")),
        (&json!(1), 1_000)
    );
}

#[test]
fn the_nights_of_the_grace_bear_on_what_is_left_when_it_ends() {
    let march =
        |actions| sum(&lived(json!({"interest_base": "after_due"}), actions), "2026-03-05", "interest");
    // 900 × 8, three of them in the grace
    assert_eq!(march(json!([])), 360);
    // 400 more are paid in the grace: 500 × 8
    assert_eq!(march(json!([extra("line", "2026-02-27", "400.00")])), 200);
    // a day too late: 900 × 4, 500 × 4
    assert_eq!(march(json!([extra("line", "2026-03-01", "400.00")])), 280);
}

#[test]
fn what_is_missing_when_the_grace_ends_is_overdue_since_the_due_day() {
    let run = lived(json!({}), late("line", 4));
    let overdue = entries(&run, "2026-02-28", "overdue")[0];
    assert_eq!((text(&overdue["amount"]), text(&overdue["value_from"])), ("100.00", "2026-02-25"));
    assert!(entries(&run, "2026-02-25", "overdue").is_empty());
    let february = &run["months"][1]["accounts"][0];
    assert_eq!((&february["days_overdue"], &february["frozen"]), (&json!(3), &json!(true)));
    // the fee, and 100 × 4 nights until it is paid
    assert_eq!(sum(&run, "2026-02-28", "penalty"), 1_000);
    assert_eq!(sum(&run, "2026-03-05", "penalty"), 20);
    assert_eq!(sum(&run, "2026-03-05", "interest"), 2_660, "1,000 × 46 and 900 × 8");
}

#[test]
fn an_income_within_the_grace_pays_what_was_due() {
    let worst = |grace: u32| {
        let rest = json!({"incomes": [earns("wage", 27, "5000.00")], "pay": "minimum",
            "costs": [{"id": "all", "amount": "5000.00", "when": {"on": "2026-01-30"}}],
            "events": [{"id": "buy", "purchase": {"account": "line", "amount": "1000.00", "when": {"on": "2026-01-10"}}}]});
        let run = live(3, "0.00", &json!([card(json!({"grace_days": grace}))]), &rest);
        (run["summary"]["worst_days_overdue"].clone(), sum(&run, "2026-02-27", "payment"))
    };
    assert_eq!(worst(3), (json!(0), 10_000));
    assert_eq!(worst(0), (json!(1), 10_000), "it is paid that day all the same, and was late");
    assert_eq!(worst(1), (json!(1), 10_000), "the grace was over the evening before");
}

#[test]
fn what_is_missing_within_the_tolerance_is_not_overdue() {
    let paid = |tolerance: &str| {
        let terms = json!({"grace_tolerance_yuan": tolerance});
        lived(terms, json!([skips("line", "2026-02"), extra("line", "2026-02-20", "92.00")]))
    };
    let run = paid("8.00");
    assert_eq!(run["summary"]["worst_days_overdue"], 0);
    assert_eq!(cents(&run["summary"]["penalties"]), 0);
    // carried all the same: 1,000 × 41, 908 × 13
    assert_eq!(sum(&run, "2026-03-05", "interest"), 2_640);
    assert_eq!(paid("7.99")["summary"]["worst_days_overdue"], 27, "8.00 are missing until 25 March");
}

#[test]
fn a_bill_that_is_cleared_but_for_the_tolerance_bears_nothing() {
    let paid = |amount: &str| {
        let actions = json!([skips("line", "2026-02"), extra("line", "2026-02-20", amount)]);
        lived(json!({"grace_tolerance_yuan": "10.00"}), actions)
    };
    let run = paid("990.00");
    assert_eq!(cents(&run["summary"]["interest"]), 0);
    // the rest is on the next bill like a purchase
    let bill = &run["statements"][1];
    assert_eq!(
        (text(&bill["on"]), text(&bill["total"]), text(&bill["minimum"])),
        ("2026-03-05", "10.00", "10.00")
    );
    assert_eq!(text(&row(&bill["lines"], "rule", "within_tolerance")["component"]), "billed");
    // a cent more is missing: 1,000 × 41, 10.01 × 13
    assert_eq!(sum(&paid("989.99"), "2026-03-05", "interest"), 2_057);
}

#[test]
fn charges_within_the_tolerance_are_due_with_the_next_bill() {
    let mut card = card(json!({"grace_tolerance_yuan": "10.00",
        "allocation_order": ["principal", "interest", "penalty", "fee"]}));
    card["bill_day"] = json!(15);
    card["opening"] = json!({"bill": {"on": "2025-12-15", "due": "2026-01-05", "purchases": "1000.00", "interest": "50.00"}});
    let actions = json!([skips("line", "2026-01"), extra("line", "2026-01-04", "1045.00")]);
    let run = live(3, "9000.00", &json!([card]), &json!({"actions": actions}));
    let moved = entries(&run, "2026-01-08", "carry")[0];
    assert_eq!(
        (text(&moved["cause"]["rule"]), text(&moved["from"]), text(&moved["to"])),
        ("within_tolerance", "interest", "interest")
    );
    assert_eq!(run["summary"]["worst_days_overdue"], 0);
    let bill = &run["statements"][1];
    assert_eq!((text(&bill["on"]), text(&bill["minimum"])), ("2026-01-15", "5.00"));
    assert_eq!(sum(&run, "2026-02-05", "payment"), 500);
}

#[test]
fn grace_ends_before_the_next_bill_closes() {
    let mut card = card(json!({}));
    card["due_day"] = json!(3);
    let buys = json!([{"id": "buy", "purchase": {"account": "line", "amount": "1000.00", "when": {"on": "2026-01-10"}}}]);
    let rest = json!({"events": buys, "actions": [skips("line", "2026-03")]});
    let run = live(3, "9000.00", &json!([card]), &rest);
    let overdue = entries(&run, "2026-03-04", "overdue")[0];
    assert_eq!(text(&overdue["value_from"]), "2026-03-03");
}

/// A loan of 1,200 in three parts of principal, due on the 10th: 400 and 14.88 of interest on 10 February.
fn loan(days_late: u32) -> Value {
    let mut facility = facility("20000.00");
    facility["overrides"] = json!({"grace_days": 3});
    let rest =
        json!({"events": [draws("1200.00", "2026-01-10", 3, 10)], "actions": late("loans", days_late)});
    live(4, "9000.00", &json!([facility]), &rest)
}

#[test]
fn a_loan_period_in_its_grace_stays_in_the_interest_base() {
    let kept = loan(2);
    assert_eq!(kept["summary"]["worst_days_overdue"], 0);
    // 400 × 2 nights × 0.0004 of interest, and no penalty
    assert_eq!(sum(&kept, "2026-02-12", "interest"), 32);
    assert_eq!(sum(&kept, "2026-02-12", "payment"), 41_488 + 32);
    assert_eq!(cents(&kept["summary"]["penalties"]), 0);
}

#[test]
fn a_loan_period_missed_beyond_its_grace_bears_penalty_since_its_due_day() {
    let missed = loan(5);
    let overdue = entries(&missed, "2026-02-13", "overdue")[0];
    assert_eq!((text(&overdue["amount"]), text(&overdue["value_from"])), ("400.00", "2026-02-10"));
    // 400 × 5 nights × 0.0006
    assert_eq!(sum(&missed, "2026-02-15", "penalty"), 120);
    assert_eq!(sum(&missed, "2026-02-15", "interest"), 0);
    assert_eq!(missed["summary"]["worst_days_overdue"], 4);
}
