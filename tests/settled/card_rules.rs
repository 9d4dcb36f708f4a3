//! What cards do to what was missed: interest on interest, principal first, a stop; and purchases above the limit.

use serde_json::{Value, json};

use crate::lives::{cents, entries, extra, live, skips, sum};
use crate::support::text;

/// A card on which purchases are posted the same day, without grace, and with none of the rules of this page.
fn card(bill_day: u32, overrides: Value) -> Value {
    let mut terms = json!({"posting_lag_days": 0, "grace_days": 0, "grace_tolerance_yuan": "0",
        "interest_on_interest": false, "min_over_limit_share": "0", "allocation_switch_day": 0,
        "stop_after_missed_minimums": 0});
    overrides.as_object().expect("values").iter().for_each(|(name, value)| terms[name] = value.clone());
    json!({"id": "line", "terms": "card@2024-01-01", "limit": "20000.00", "bill_day": bill_day, "overrides": terms})
}

fn buys(id: &str, on: &str) -> Value {
    json!({"id": id, "purchase": {"account": "line", "amount": "1000.00", "when": {"on": on}}})
}

/// The interest on interest of a day, in cents.
fn compound(run: &Value, on: &str) -> i64 {
    let of_rule = |entry: &&&Value| entry["cause"]["rule"] == "interest_on_interest";
    entries(run, on, "interest").iter().filter(of_rule).map(|entry| cents(&entry["amount"])).sum()
}

/// The minimum of 25 February is paid; 26.60 of interest on the bill of 5 March, due on the 25th, are not.
fn unpaid_interest(more: &[Value]) -> Value {
    let mut actions = vec![skips("line", "2026-03"), skips("line", "2026-04")];
    actions.extend_from_slice(more);
    let rest = json!({"events": [buys("buy", "2026-01-10")], "actions": actions});
    live(6, "9000.00", &json!([card(5, json!({"interest_on_interest": true}))]), &rest)
}

#[test]
fn billed_interest_that_is_unpaid_bears_interest_by_the_month() {
    let run = unpaid_interest(&[]);
    assert_eq!((sum(&run, "2026-03-05", "interest"), compound(&run, "2026-03-05")), (2_660, 0));
    // 900 × 20 and 810 × 11 are 13.46; 26.60 × 11 nights are 0.1463
    assert_eq!(compound(&run, "2026-04-05"), 15);
    assert_eq!(sum(&run, "2026-04-05", "interest"), 1_346 + 15);
    // 26.60 × 20 nights, then 40.21 with what was billed in April × 10; every night since March would be on 40.21
    assert_eq!(compound(&run, "2026-05-05"), 47);
}

#[test]
fn a_payment_of_interest_stops_what_it_bears() {
    let run = unpaid_interest(&[extra("line", "2026-03-30", "20.00")]);
    // 26.60 × 5, 6.60 × 6
    assert_eq!(compound(&run, "2026-04-05"), 9);
}

#[test]
fn late_fees_and_penalty_never_bear() {
    let bears = |cap: &str| {
        let rest = json!({"events": [buys("buy", "2026-01-10")], "actions": [skips("line", "2026-03"), skips("line", "2026-04")]});
        let terms =
            json!({"interest_on_interest": true, "late_fee_cap_yuan": cap, "penalty_multiplier": "2"});
        compound(&live(6, "9000.00", &json!([card(5, terms)]), &rest), "2026-05-05")
    };
    assert_eq!((bears("500"), bears("0")), (47, 47));
}

/// A bill of 15 December, due on 5 January, on a card with a limit of 4,000 on which 5,000 are owed.
fn minimum_above_the_limit(share: &str) -> i64 {
    let mut card = card(15, json!({"min_over_limit_share": share}));
    card["limit"] = json!("4000.00");
    card["opening"] = json!({"rolled": "2000.00", "bill": {"on": "2025-12-15", "due": "2026-01-05", "purchases": "3000.00"}});
    let run = live(1, "9000.00", &json!([card]), &json!({}));
    cents(&run["statements"][0]["minimum"])
}

#[test]
fn purchases_above_the_limit_enter_the_minimum_whole() {
    // 10 % of 5,000
    assert_eq!(minimum_above_the_limit("0"), 50_000);
    // 1,000 above the limit, and 10 % of the 4,000 within it; 1,000 beside 10 % of all would be 1,500
    assert_eq!(minimum_above_the_limit("1"), 140_000);
    assert_eq!(minimum_above_the_limit("0.5"), 95_000);
}

/// Nothing of a bill due on 5 January is paid, but for one payment. Tells where it went.
fn paid_late(on: &str, amount: &str, switch: u32) -> Vec<(String, String)> {
    let mut card = card(15, json!({"allocation_switch_day": switch}));
    card["opening"] = json!({"bill": {"on": "2025-12-15", "due": "2026-01-05", "purchases": "1000.00", "interest": "50.00"}});
    let months = ["2026-01", "2026-02", "2026-03", "2026-04"];
    let mut actions: Vec<Value> = months.iter().map(|month| skips("line", month)).collect();
    actions.push(extra("line", on, amount));
    let run = live(4, "9000.00", &json!([card]), &json!({"actions": actions}));
    let told = |entry: &&Value| (text(&entry["to"]).to_owned(), text(&entry["amount"]).to_owned());
    entries(&run, on, "payment").iter().map(told).collect()
}

#[test]
fn from_a_day_overdue_on_payments_clear_principal_first() {
    let to = |component: &str, amount: &str| (component.to_owned(), amount.to_owned());
    // 5 January is 90 days before 5 April, and 91 before the 6th
    assert_eq!(paid_late("2026-04-05", "30.00", 91), [to("interest", "30.00")]);
    assert_eq!(paid_late("2026-04-06", "30.00", 91), [to("overdue", "30.00")]);
    assert_eq!(paid_late("2026-04-06", "30.00", 0), [to("interest", "30.00")]);
}

#[test]
fn principal_first_is_principal_of_every_due_date() {
    let parts = paid_late("2026-04-06", "230.00", 91);
    // 100 of January, 90 of February, 40 of March: no charge of January comes before them
    let amounts: Vec<_> = parts.iter().map(|(to, amount)| (to.as_str(), amount.as_str())).collect();
    assert_eq!(amounts, [("overdue", "100.00"), ("overdue", "90.00"), ("overdue", "40.00")]);
}

#[test]
fn a_card_is_stopped_after_minimums_missed_in_a_row_until_a_bill_is_kept() {
    let refused = |missed: &[&str], stop: u32| {
        let mut actions: Vec<Value> = missed.iter().map(|month| skips("line", month)).collect();
        actions.push(extra("line", "2026-04-02", "500.00"));
        let events =
            json!([buys("buy", "2026-01-10"), buys("cured", "2026-04-10"), buys("kept", "2026-04-26")]);
        let cards = json!([card(5, json!({"stop_after_missed_minimums": stop}))]);
        let run = live(5, "9000.00", &cards, &json!({"events": events, "actions": actions}));
        cents(&run["summary"]["refused"])
    };
    // nothing is past due since 2 April; the bill that is due on the 25th is kept
    assert_eq!(refused(&["2026-02", "2026-03"], 2), 100_000);
    assert_eq!(refused(&["2026-02", "2026-03"], 3), 0);
    assert_eq!(refused(&["2026-02", "2026-03"], 0), 0);
    assert_eq!(refused(&["2026-03"], 2), 0, "one missed, one kept before");
}
