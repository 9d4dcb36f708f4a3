//! Debts that a loan pays off: what is paid, what the loan costs, what is closed, and contracts that forbid it.

use serde_json::{Value, json};

use crate::lives::{buys, cents, draws, entries, facility, line, live, sum};
use crate::support::text;

const DAY: &str = "2026-01-05";

fn consolidate(targets: &[&str], more: &Value) -> Value {
    let mut asked =
        json!({"from": "loans", "on": DAY, "for": targets, "periods": 3, "method": "equal_principal"});
    for (key, value) in more.as_object().expect("keys of the action") {
        asked[key] = value.clone();
    }
    json!([{ "consolidate": asked }])
}

/// A facility at 0.04 % a night whose loans cost a fee.
fn lender(overrides: &Value) -> Value {
    let mut account = facility("20000.00");
    account["overrides"] = overrides.clone();
    account
}

/// Line `a` with a bill of 3,000.00 and no cash, and a loan in three equal parts.
fn paid_off(overrides: &Value) -> Value {
    let rest = json!({"actions": consolidate(&["a"], &json!({}))});
    live(4, "0.00", &json!([line("a", "3000.00"), lender(overrides)]), &rest)
}

fn paid(run: &Value, on: &str) -> Vec<(String, i64)> {
    let told = |entry: &&Value| (text(&entry["account"]).to_owned(), cents(&entry["amount"]));
    entries(run, on, "payment").iter().map(told).collect()
}

fn of(account: &str, amount: i64) -> (String, i64) {
    (account.to_owned(), amount)
}

#[test]
fn a_loan_pays_the_whole_bill_and_nothing_is_due() {
    let run = paid_off(&json!({}));
    assert_eq!((sum(&run, DAY, "draw"), paid(&run, DAY)), (300_000, vec![of("a", 300_000)]));
    assert_eq!(sum(&run, "2026-02-01", "interest"), 0);
    // 3,000 × 0.0004 × 31 nights, and a third of the principal; without cash it is missed
    assert_eq!((sum(&run, "2026-02-05", "interest"), sum(&run, "2026-02-05", "due")), (3_720, 100_000));
}

#[test]
fn a_fee_is_added_to_the_loan_and_bears_with_it() {
    let run = paid_off(&json!({"origination_fee_rate": "0.02"}));
    assert_eq!((sum(&run, DAY, "draw"), sum(&run, DAY, "fee")), (300_000, 6_000));
    // 3,060 × 0.0004 × 31 = 37.944
    assert_eq!((sum(&run, "2026-02-05", "interest"), sum(&run, "2026-02-05", "due")), (3_794, 102_000));
    assert_eq!(cents(&run["summary"]["fees"]), 6_000);
}

#[test]
fn a_fee_that_is_taken_off_is_borrowed_too() {
    let run = paid_off(&json!({"origination_fee_rate": "0.02", "origination_fee_mode": "deducted"}));
    // 2 % of 3,061.22 is 61.22, so that 3,000.00 are paid out
    assert_eq!((sum(&run, DAY, "draw"), sum(&run, DAY, "fee")), (306_122, 6_122));
    assert_eq!(paid(&run, DAY), [of("loans", 6_122), of("a", 300_000)]);
    assert_eq!(sum(&run, "2026-02-05", "due"), 102_040);
    assert_eq!(run["months"][0]["cash"], "0.00");
}

#[test]
fn a_fee_is_at_least_its_floor_and_at_most_what_is_lent() {
    let fee = |rate: &str, floor: &str| {
        let terms = json!({"origination_fee_rate": rate, "origination_fee_floor_yuan": floor});
        sum(&paid_off(&terms), DAY, "fee")
    };
    assert_eq!(fee("0.001", "50.00"), 5_000);
    assert_eq!(fee("0", "9000.00"), 300_000);
}

#[test]
fn what_has_grown_on_a_line_comes_with_its_next_bill() {
    let mut card = line("a", "0.00");
    card["opening"] = json!({"rolled": "2000.00"});
    let rest = json!({"actions": consolidate(&["a"], &json!({}))});
    let run = live(2, "9000.00", &json!([card, facility("20000.00")]), &rest);
    assert_eq!(paid(&run, DAY), [of("a", 200_000)]);
    // four nights of 2,000 × 0.0005
    assert_eq!(sum(&run, "2026-02-01", "interest"), 400);
}

#[test]
fn plans_are_paid_off_by_the_rule_of_their_contract() {
    let mut card = line("line", "3000.00");
    card["overrides"] = json!({"early_payoff_fee": "charge_all", "free_quota_yuan": "0",
        "instalment_rates": [{"periods": 3, "rate": "0.025"}]});
    let split = json!({"id": "phone", "purchase": {"account": "line", "amount": "900.00",
        "when": {"on": "2026-01-03"}, "instalments": {"periods": 3}}});
    let events = json!([split, buys("2026-01-04", "100.00")]);
    let rest = json!({"events": events, "actions": consolidate(&["line"], &json!({}))});
    let run = live(3, "9000.00", &json!([card, facility("20000.00")]), &rest);
    // the bill, the purchase of the cycle, and 900 with all of its fee, 22.50
    assert_eq!(sum(&run, DAY, "draw"), 300_000 + 10_000 + 92_250);
    assert_eq!(sum(&run, DAY, "payment"), 402_250);
    assert_eq!(run["months"][0]["accounts"][0]["debt"], "0.00");
}

#[test]
fn a_loan_is_paid_off_with_its_interest_to_the_day() {
    let old = json!({"id": "old", "terms": "jiebei@2024-01-01", "limit": "9000.00"});
    let draw = json!({"id": "one", "draw": {"account": "old", "amount": "3000.00", "on": "2026-01-02", "periods": 3,
        "method": "equal_principal"}});
    let rest = json!({"events": [draw], "actions": consolidate(&["old"], &json!({"on": "2026-01-12"}))});
    let run = live(3, "0.00", &json!([old, facility("20000.00")]), &rest);
    // ten nights of 3,000 × 0.0004
    assert_eq!((sum(&run, "2026-01-12", "draw"), sum(&run, "2026-01-12", "payment")), (301_200, 301_200));
    assert_eq!(sum(&run, "2026-02-02", "due"), 0);
}

#[test]
fn an_account_is_paid_whole_or_not_at_all() {
    let accounts = |limit: &str| {
        json!([line("a", "3000.00"), line("b", "1000.00"), line("c", "500.00"), facility(limit)])
    };
    let life = |limit: &str, more: &Value| {
        let rest = json!({"actions": consolidate(&["a", "b", "c"], more)});
        paid(&live(1, "0.00", &accounts(limit), &rest), DAY)
    };
    assert_eq!(life("3600.00", &json!({})), [of("a", 300_000), of("c", 50_000)]);
    assert_eq!(life("20000.00", &json!({"at_most": "1200.00"})), [of("b", 100_000)]);
    assert_eq!(life("20000.00", &json!({"at_most": "499.99"})), []);
}

#[test]
fn what_is_paid_off_may_be_closed() {
    let bought = |close: &Value, limit: &str| {
        let rest = json!({"events": [buys("2026-02-10", "100.00")],
            "actions": consolidate(&["line"], &json!({"close": close}))});
        let run = live(2, "9000.00", &json!([line("line", "3000.00"), facility(limit)]), &rest);
        cents(&run["summary"]["purchases"])
    };
    assert_eq!(bought(&json!([]), "20000.00"), 10_000);
    assert_eq!(bought(&json!(["line"]), "20000.00"), 0);
    // what the loan did not reach to pay off stays open
    assert_eq!(bought(&json!(["line"]), "100.00"), 10_000);
}

#[test]
fn a_contract_may_forbid_to_repay_other_debts() {
    let lived = |actions: &Value, may: bool| {
        let rest = json!({"actions": actions});
        let terms = json!({ "repays_other_debts": may });
        live(3, "100.00", &json!([line("a", "3000.00"), lender(&terms)]), &rest)["months"].clone()
    };
    let borrow = json!([{"borrow_to_repay": {"from": "loans", "for": ["a"], "cover": "minimum",
        "at_most": "5000.00", "periods": 3, "method": "equal_principal"}}]);
    for actions in [consolidate(&["a"], &json!({})), borrow] {
        assert_eq!(lived(&actions, false), lived(&json!([]), false), "{actions}");
        assert_ne!(lived(&actions, true), lived(&json!([]), true), "{actions}");
    }
}

#[test]
fn what_is_borrowed_to_repay_covers_its_fee() {
    let terms = json!({"origination_fee_rate": "0.02", "origination_fee_mode": "deducted"});
    let borrow = json!([{"borrow_to_repay": {"from": "loans", "for": ["a"], "cover": "minimum",
        "at_most": "5000.00", "periods": 3, "method": "equal_principal"}}]);
    let rest = json!({"actions": borrow});
    let run = live(1, "100.00", &json!([line("a", "3000.00"), lender(&terms)]), &rest);
    // 300 are asked for, 100 are there: 204.08 less 2 %
    assert_eq!(sum(&run, "2026-01-09", "draw"), 20_408);
    assert_eq!(paid(&run, "2026-01-09"), [of("loans", 408), of("a", 30_000)]);
}

#[test]
fn a_fee_that_is_added_needs_room() {
    let lent = |limit: &str| {
        let mut account = lender(&json!({"origination_fee_rate": "0.02"}));
        account["limit"] = json!(limit);
        let rest = json!({"events": [draws("3000.00", DAY, 3, 5)]});
        sum(&live(1, "9000.00", &json!([account]), &rest), DAY, "draw")
    };
    assert_eq!((lent("3060.00"), lent("3059.99")), (300_000, 0));
}
