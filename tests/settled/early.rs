//! Plans paid off by order: what a lump is given, what waits for it, and what the next yuan saves.

use mingzhang::scenario::built_in;
use serde_json::{Value, json};

use crate::lives::{days, empty_line, entries, live, sum};
use crate::support::{run_json, text};

fn bundled() -> Value {
    let text = built_in("pay-off-early").expect("it comes with the program");
    serde_json::from_str(text).expect("JSON")
}

/// The cost of the bundled life under one of its strategies, with one rule for fees on early payoff.
fn cost(strategy: usize, early_payoff_fee: &str) -> String {
    let mut life = bundled();
    life["accounts"][0]["overrides"]["early_payoff_fee"] = json!(early_payoff_fee);
    let chosen = life["strategies"][strategy].clone();
    life["strategies"] = json!([chosen]);
    text(&run_json(&life)["summary"]["cost"]).to_owned()
}

/// Worked out day by day outside the program: bills on the 1st, minimums on the 9th, spare cash on the 20th.
#[test]
fn a_sunk_fee_has_no_marginal_saving() {
    let costs: Vec<String> = (0..3).map(|strategy| cost(strategy, "charge_all")).collect();
    assert_eq!(costs, ["1381.14", "1231.96", "1700.30"], "highest rate first, marginal saving, minimum");
}

#[test]
fn with_dropped_fees_money_that_was_put_by_in_time_wins() {
    let costs: Vec<String> = (0..3).map(|strategy| cost(strategy, "drop_unbilled")).collect();
    assert_eq!(costs, ["571.00", "615.96", "1700.30"], "the bonus of March was not known in January");
}

#[test]
fn the_figures_that_the_text_names_are_those_of_the_file() {
    let life = bundled();
    let run = run_json(&life);
    assert_eq!(sum(&run, "2026-01-01", "purchase"), 1_200_000);
    let fees: i64 = ["01", "02", "03", "04"].iter().map(|m| sum(&run, &format!("2026-{m}-01"), "fee")).sum();
    assert_eq!(fees + sum(&run, "2026-04-20", "fee"), 105_600, "8.8 % of 12,000, also when closed early");
    assert_eq!(days(&run, "payment").iter().filter(|day| **day == "2026-04-20").count(), 1);
}

#[test]
fn money_is_put_by_for_a_plan_that_is_paid_whole() {
    let events = json!([{"id": "bike", "purchase": {"account": "line", "amount": "3000.00",
        "when": {"on": "2026-01-01"}, "instalments": {"periods": 3}}}]);
    let rest = json!({"events": events, "pay": {"fixed": "2000.00"}, "order": "marginal_saving",
        "may_pay_off_plans": true, "extra_day": 20});
    let run = live(3, "9000.00", &json!([empty_line(&json!({}))]), &rest);
    assert_eq!(sum(&run, "2026-01-20", "payment"), 0, "977 does not cover 2,000");
    assert_eq!(sum(&run, "2026-02-20", "payment"), 100_000, "1,954 cover 1,000; 977 alone would not");
    let without = json!({"events": events, "pay": {"fixed": "2000.00"}, "extra_day": 20});
    let run = live(3, "9000.00", &json!([empty_line(&json!({}))]), &without);
    assert_eq!(
        sum(&run, "2026-02-20", "payment"),
        0,
        "a plan is left alone unless the strategy may pay it off"
    );
}

#[test]
fn a_bill_that_bears_since_the_posting_saves_at_once_when_it_is_cleared() {
    let card = json!({"id": "line", "terms": "huabei@2024-01-01", "limit": "20000.00", "bill_day": 1,
        "overrides": {"interest_base": "full", "daily_rate": "0.0004"}});
    let rolled = json!({"id": "rolled", "terms": "huabei@2024-01-01", "limit": "20000.00", "bill_day": 1,
        "opening": {"rolled": "5000.00"}});
    let events = json!([{"id": "coat", "purchase": {"account": "line", "amount": "1000.00", "when": {"on": "2026-01-05"}}}]);
    let first = |order: &str| {
        let rest = json!({"events": events, "pay": {"fixed": "1000.00"}, "order": order, "extra_day": 3});
        let run = live(2, "9000.00", &json!([rolled, card]), &rest);
        text(&entries(&run, "2026-02-03", "payment")[0]["account"]).to_owned()
    };
    assert_eq!(first("marginal_saving"), "line", "11.60 of interest are dropped at once");
    assert_eq!(first("highest_rate"), "rolled");
}
