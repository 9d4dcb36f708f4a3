//! Rules that a text can be understood in two ways about: each is shown on a life in which the other reading would
//! give another figure. `docs/conventions.md` names these tests; where there was a choice, DECISIONS.md says why.
#![allow(clippy::expect_used, clippy::panic, reason = "a life that cannot be read must stop the test")]

mod acceleration;
mod assess;
mod budgets;
mod card_rules;
mod cards;
mod cash;
mod collection;
mod consolidation;
mod contracts;
mod conversion;
mod early;
mod events;
mod grace;
mod habits;
mod helps;
mod ideas;
mod incomes;
mod late_interest;
mod ledger;
mod limits;
mod line_plans;
mod lives;
mod loan_dates;
mod loan_payoff;
mod loan_terms;
mod loans;
mod month;
mod offers;
mod prices;
mod rates;
mod record;
mod refunds;
mod same_life;
#[path = "../support/mod.rs"]
mod support;

use lives::{buys, cents, days, draws, empty_line, entries, extra, facility, line, live, skips, splits, sum};
use serde_json::json;
use support::{row, text};

#[test]
fn full_pays_a_bill_on_its_own_due_day() {
    let events = json!([buys("2026-01-20", "500.00")]);
    let rest = json!({"pay": "full", "extra_day": 5, "events": events});
    let run = live(3, "9000.00", &json!([line("line", "3000.00")]), &rest);
    assert_eq!(days(&run, "payment"), ["2026-01-09", "2026-02-09"], "nothing on the fifth");
    assert_eq!(sum(&run, "2026-02-09", "payment"), 50_000);
}

#[test]
fn full_pays_what_is_required_on_other_decision_days() {
    let events = json!([buys("2026-01-05", "500.00")]);
    let rest =
        json!({"pay": "full", "extra_day": 5, "events": events, "actions": [skips("line", "2026-01")]});
    let run = live(3, "9000.00", &json!([line("line", "3000.00")]), &rest);
    assert_eq!(sum(&run, "2026-02-05", "payment"), 300_000, "what is past due, not the open bill");
    assert_eq!(sum(&run, "2026-02-09", "payment"), 50_000 + 3_450, "the rest of the bill, with its penalty");
}

#[test]
fn full_pays_everything_billed_on_a_late_day() {
    let late = json!([{"late": {"account": "line", "days": 25, "from": "2026-01", "until": "2026-01"}}]);
    let rest = json!({"pay": "full", "events": [buys("2026-01-05", "500.00")], "actions": late});
    let run = live(3, "9000.00", &json!([line("line", "3000.00")]), &rest);
    assert_eq!(sum(&run, "2026-02-03", "payment"), 300_000 + 50_000 + 3_450);
}

/// What the last payment of a day found owed: the principal of the period that it reached last.
fn last_reached(run: &serde_json::Value, on: &str) -> String {
    let paid = entries(run, on, "payment");
    text(&paid.last().expect("something was paid")["cause"]["inputs"]["owed"]).to_owned()
}

#[test]
fn a_facility_is_paid_by_due_date_over_all_its_loans() {
    // Three periods each: of 1,000 on the 13th, and of 2,000 on the 10th.
    let events = json!([draws("3000.00", "2026-01-13", 3, 13), draws("6000.00", "2026-01-20", 3, 10)]);
    let actions = json!([skips("loans", "2026-02"), extra("loans", "2026-02-20", "500.00")]);
    let run =
        live(3, "90000.00", &json!([facility("20000.00")]), &json!({"events": events, "actions": actions}));
    assert_eq!(last_reached(&run, "2026-02-20"), "2000.00", "the period of the 10th is older");
    let required = entries(&run, "2026-03-10", "payment");
    let asked: i64 = required.iter().map(|entry| cents(&entry["amount"])).sum();
    assert_eq!(cents(&required[0]["cause"]["inputs"]["money"]), asked, "one amount for all loans");
    assert!(required.iter().any(|entry| entry["cause"]["inputs"]["owed"] == "1000.00"));
    assert_eq!(last_reached(&run, "2026-03-10"), "2000.00", "the period of today is the youngest");
}

#[test]
fn loans_of_one_due_date_are_paid_in_drawing_order() {
    let events = json!([draws("3000.00", "2026-01-20", 3, 13), draws("6000.00", "2026-01-21", 3, 13)]);
    let actions = json!([skips("loans", "2026-02"), extra("loans", "2026-02-20", "500.00")]);
    let run =
        live(2, "90000.00", &json!([facility("20000.00")]), &json!({"events": events, "actions": actions}));
    assert_eq!(last_reached(&run, "2026-02-20"), "1000.00");
}

#[test]
fn borrow_to_repay_pays_in_listed_order_when_nothing_is_drawn() {
    let borrow = json!([{"borrow_to_repay": {"from": "loans", "for": ["b", "a"], "cover": "minimum",
        "at_most": "5000.00", "periods": 3, "method": "equal_principal"}}]);
    let accounts = json!([line("a", "3000.00"), line("b", "3000.00"), facility("0.00")]);
    let run = live(1, "400.00", &accounts, &json!({"actions": borrow}));
    let paid: Vec<_> = entries(&run, "2026-01-09", "payment")
        .iter()
        .map(|entry| (text(&entry["account"]), text(&entry["amount"]), text(&entry["cause"]["rule"])))
        .collect();
    assert_eq!(paid, [("b", "300.00", "pay_borrowed"), ("a", "100.00", "pay_borrowed")]);
}

#[test]
fn the_due_day_of_a_line_is_a_decision_day_without_a_bill() {
    let accounts = json!([empty_line(&json!({})), facility("20000.00")]);
    let rest =
        json!({"events": [draws("3000.00", "2026-01-15", 6, 15)], "actions": [skips("loans", "2026-03")]});
    let run = live(5, "90000.00", &accounts, &rest);
    assert_eq!(days(&run, "payment"), ["2026-02-15", "2026-04-09", "2026-04-15", "2026-05-15"]);
}

#[test]
fn the_day_of_a_loan_goes_on_after_its_last_period() {
    let actions = json!([skips("loans", "2026-02"), skips("loans", "2026-03"), skips("loans", "2026-04")]);
    let rest = json!({"events": [draws("3000.00", "2026-01-15", 1, 15)], "actions": actions});
    let run = live(6, "90000.00", &json!([facility("20000.00")]), &rest);
    assert_eq!(days(&run, "penalty"), ["2026-03-15", "2026-04-15", "2026-05-15"], "posted monthly");
    assert_eq!(days(&run, "payment"), ["2026-05-15"], "and paid on the first of these days that may pay");
}

#[test]
fn a_free_first_night_is_free_only_for_what_is_new() {
    let mut account = line("line", "1000.00");
    account["overrides"] = json!({"first_overdue_night": "skip"});
    account["opening"]["rolled"] = json!("2000.00");
    let run = live(2, "9000.00", &json!([account]), &json!({}));
    // 2,000 × 8 nights, what the minimum left of it, 1,700, × the night of the due day, 2,700 × 22 nights
    assert_eq!(sum(&run, "2026-02-01", "interest"), 800 + 85 + 2_970);
}

#[test]
fn the_whole_bill_is_the_minimum_when_the_group_was_past_due_the_evening_before() {
    let accounts = json!([empty_line(&json!({"minimum_while_group_overdue": false})), facility("20000.00")]);
    let events = json!([draws("3000.00", "2026-01-10", 6, 1),
        {"id": "shop", "purchase": {"account": "line", "amount": "1000.00", "when": {"monthly": {"day": 20, "until": "2026-02"}}}}]);
    let actions = json!([skips("loans", "2026-03"), skips("loans", "2026-04")]);
    let run = live(4, "90000.00", &accounts, &json!({"events": events, "actions": actions}));
    let minimum = |on| {
        let bill = row(&run["statements"], "on", on);
        cents(&bill["minimum"]) == cents(&bill["total"])
    };
    assert!(!minimum("2026-03-01"), "the loan is missed on that very day, which its evening shows");
    assert!(minimum("2026-04-01"));
}

#[test]
fn quota_comes_back_as_free_principal_is_repaid_and_that_is_repaid_first() {
    let renewing = |renews: &str| {
        let account = empty_line(&json!({"free_quota_yuan": "800.00", "free_quota_renews": renews}));
        // Periods of 500: the second is free for 300 of its 500, and only 300 of it are paid before the next purchase.
        let events = json!([splits("2026-01-20", "1500.00"), splits("2026-03-06", "800.00")]);
        let rest = json!({"events": events, "actions": [extra("line", "2026-03-05", "305.36")]});
        let run = live(6, "9000.00", &json!([account]), &rest);
        cents(&run["summary"]["fees"])
    };
    assert_eq!(renewing("as_repaid"), 1_610, "the second purchase is free whole");
    assert_eq!(renewing("never"), 1_610 + 1_840);
}

#[test]
fn a_payoff_counts_towards_the_open_bill() {
    let actions = json!([{"payoff": {"account": "line", "plan": "on-2026-01-20", "on": "2026-02-05"}}]);
    let rest = json!({"events": [splits("2026-01-20", "1500.00")], "actions": actions});
    let run = live(3, "9000.00", &json!([empty_line(&json!({}))]), &rest);
    let bill = row(&run["statements"], "on", "2026-02-01");
    assert_eq!(cents(&bill["paid_by_due"]), cents(&bill["total"]) + 100_000);
}

#[test]
fn marks_of_the_record() {
    let rest = json!({"events": [buys("2026-03-20", "3000.00")], "actions":
        [skips("line", "2026-04"), skips("line", "2026-05")]});
    let run = live(6, "9000.00", &json!([empty_line(&json!({}))]), &rest);
    let marks: Vec<_> = (0..6).map(|month| text(&run["months"][month]["accounts"][0]["record"])).collect();
    assert_eq!(marks, ["*", "*", "N", "1", "2", "N"]);

    let run = live(2, "9000.00", &json!([line("line", "3000.00")]), &json!({"pay": "full"}));
    let marks: Vec<_> = (0..2).map(|month| text(&run["months"][month]["accounts"][0]["record"])).collect();
    assert_eq!(marks, ["N", "*"], "owed for nine days of January, and paid");
}

#[test]
fn the_score_looks_at_the_worst_evening_of_the_month() {
    let after = |actions| {
        let rest = json!({"pay": "full", "events": [buys("2026-01-20", "500.00")], "actions": actions});
        let run = live(2, "9000.00", &json!([line("line", "3000.00")]), &rest);
        assert_eq!(run["months"][0]["accounts"][0]["record"], "N", "kept again on the last evening");
        run["months"][1]["factors"]["history"].as_i64().expect("points")
    };
    let late = json!([{"late": {"account": "line", "days": 5, "from": "2026-01", "until": "2026-01"}}]);
    assert!(after(late) < after(json!([])));
}

#[test]
fn what_a_file_dates_ahead_keeps_an_open_run_going() {
    let ends = |rest: serde_json::Value| {
        let mut rest = rest;
        rest["span"] = json!({"until_clear": {"at_most": 60}});
        rest["incomes"] = json!([{"id": "wage", "amount": "100.00", "when": {"monthly": {"day": 5}}}]);
        rest["pay"] = json!("full");
        let run = live(1, "90000.00", &json!([line("line", "3000.00")]), &rest);
        text(&run["scenario"]["end"]).to_owned()
    };
    let rent = |when| json!({"costs": [{"id": "rent", "amount": "10.00", "when": {"monthly": when}}]});
    assert_eq!(ends(json!({})), "2026-01-31");
    assert_eq!(ends(rent(json!({"day": 1}))), "2026-01-31");
    assert_eq!(ends(rent(json!({"day": 1, "from": "2026-06"}))), "2026-06-30");
    assert_eq!(ends(rent(json!({"day": 1, "until": "2026-08"}))), "2026-09-30", "the first month without it");
    let change = json!([{"id": "less", "income_change": {"income": "wage", "from": "2026-03-01", "until": "2026-09-15", "amount": "1.00"}}]);
    assert_eq!(ends(json!({"events": change})), "2026-10-31", "the first month with the old wage again");
}
