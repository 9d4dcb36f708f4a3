//! What a policy adds to the required amounts, and on which day.

use serde_json::{Value, json};

use crate::lives::{cents, days, draws, earns, extra, facility, line, live, sum, wage_is};

/// Earns 2,000.00 on the 5th and 1,000.05 on the 20th, and owes a bill of 3,000.
fn shares(share: &str, extra_day: u32) -> Value {
    let incomes = json!([earns("wage", 5, "2000.00"), earns("second", 20, "1000.05")]);
    let rest = json!({"pay": {"share_of_income": share}, "extra_day": extra_day, "incomes": incomes});
    live(2, "900.00", &json!([line("line", "3000.00")]), &rest)
}

#[test]
fn a_share_counts_what_came_in_since_the_first_of_the_month() {
    // The minimum of 300 is paid on the 9th. By the 15th 2,000.00 × 0.3 = 600.00: 300 more.
    let run = shares("0.3", 15);
    assert_eq!((sum(&run, "2026-01-09", "payment"), sum(&run, "2026-01-15", "payment")), (30_000, 30_000));
    // The day itself counts: 3,000.05 × 0.3 = 900.015, half-up 900.02; less 300.
    let run = shares("0.3", 20);
    assert_eq!(sum(&run, "2026-01-20", "payment"), 60_002);
    // February begins anew: payments of both decision days come to the same share.
    assert_eq!(cents(&run["months"][1]["paid"]), 90_002);
}

#[test]
fn what_is_required_is_paid_beyond_a_share() {
    // 3,000.05 × 0.05 = 150.00, less than the minimum of 300 that was paid.
    let run = shares("0.05", 20);
    assert_eq!(cents(&run["months"][0]["paid"]), 30_000);
}

#[test]
fn a_share_leaves_what_is_kept_back() {
    // By the 9th 2,000.00 × 1 = 2,000: 300 required and 1,700 more. Cash is 900 + 2,000 − 300, of which 2,000 stay.
    let rest = json!({"pay": {"share_of_income": "1"}, "keep_back": "2000.00", "incomes": [earns("wage", 5, "2000.00")]});
    let run = live(1, "900.00", &json!([line("line", "3000.00")]), &rest);
    assert_eq!(sum(&run, "2026-01-09", "payment"), 30_000 + 60_000);
}

/// On 9 January a minimum of 900 is due. Cash is 8,000; before the next income there may be needed: a period of a loan
/// on the 12th, living costs on the 9th, 15th, 20th and 31st, and the minimum of a second bill on the 18th.
fn spares(months: u32, incomes: &Value, events: &Value) -> i64 {
    let mut second = line("second", "1000.00");
    second["due_day"] = json!(18);
    second["opening"]["bill"]["due"] = json!("2026-01-18");
    let mut loans = facility("20000.00");
    loans["opening"] = json!({"loans": [{"id": "old", "drawn": "2025-12-12", "principal": "3000.00", "periods": 3,
        "method": "equal_principal", "periods_paid": 0}]});
    let cost = |day: u32, amount: &str| json!({"id": format!("on-{day}"), "amount": amount, "when": {"monthly": {"day": day}}});
    let costs = json!([cost(9, "50.00"), cost(15, "700.00"), cost(20, "400.00"), cost(31, "60.00")]);
    let rest = json!({"pay": "spare_cash", "extra_day": 9, "keep_back": "250.00", "incomes": incomes, "costs": costs,
        "events": events});
    let run = live(months, "8000.00", &json!([line("first", "9000.00"), second, loans]), &rest);
    sum(&run, "2026-01-09", "payment")
}

/// What cash comes to on the evening of 9 January before anything is kept: 8,000 less 50 of living.
const CASH: i64 = 795_000;
const KEPT_BACK: i64 = 25_000;
/// 3,000 ÷ 3, and 3,000 × 0.0004 × 31 nights = 37.20.
const LOAN_IN_JANUARY: i64 = 103_720;
/// 3,000 ÷ 3, and 2,000 × 0.0004 × 31 nights = 24.80.
const LOAN_IN_FEBRUARY: i64 = 102_480;
/// 10 % of 1,000.
const SECOND_MINIMUM: i64 = 10_000;

#[test]
fn spare_cash_is_what_is_not_needed_before_the_next_income() {
    // The cost of the 20th is that of the income's day, which is not before it; that of the 9th has left cash already.
    let needed = LOAN_IN_JANUARY + 70_000 + SECOND_MINIMUM;
    assert_eq!(spares(3, &json!([earns("wage", 20, "5000.00")]), &json!([])), CASH - KEPT_BACK - needed);
}

#[test]
fn without_an_income_ahead_spare_cash_looks_to_the_last_day() {
    // An income that came on the 5th does not come again in a run of one month; its last day counts.
    let needed = LOAN_IN_JANUARY + 70_000 + SECOND_MINIMUM + 40_000 + 6_000;
    assert_eq!(spares(1, &json!([]), &json!([])), CASH - KEPT_BACK - needed);
    let came = json!([earns("wage", 5, "100.00")]);
    assert_eq!(spares(1, &came, &json!([])), CASH + 10_000 - KEPT_BACK - needed);
}

#[test]
fn spare_cash_looks_beyond_an_income_of_nothing() {
    // To 20 February: costs of 15, 20 and 31 January, 9 and 15 February; two periods of the loan. Of bills only what is
    // closed is known: the second minimum of January.
    let costs = 70_000 + 40_000 + 6_000 + 5_000 + 70_000;
    let needed = costs + LOAN_IN_JANUARY + LOAN_IN_FEBRUARY + SECOND_MINIMUM;
    let changes = json!([wage_is("0.00", "2026-01-01", "2026-01-31")]);
    assert_eq!(spares(3, &json!([earns("wage", 20, "5000.00")]), &changes), CASH - KEPT_BACK - needed);
}

/// Pays 900 a month to a bill due on the 9th, a line without debt with a due day on the 20th, and a loan of one period
/// on 25 February.
fn by_default(actions: &Value) -> Value {
    let second = json!({"id": "second", "terms": "huabei@2024-01-01", "limit": "1000.00", "bill_day": 10});
    let accounts = json!([line("line", "3000.00"), second, facility("20000.00")]);
    let events = json!([draws("500.00", "2026-01-10", 1, 25)]);
    live(3, "9000.00", &accounts, &json!({"pay": {"fixed": "900.00"}, "events": events, "actions": actions}))
}

#[test]
fn the_extra_day_is_the_last_due_day_of_the_month() {
    let run = by_default(&json!([]));
    let paid = ["2026-01-09", "2026-01-20", "2026-02-09", "2026-02-25", "2026-03-09", "2026-03-20"];
    assert_eq!(days(&run, "payment"), paid, "a loan drawn in January has its first day in February");
    // 900 less the minimum of 300.
    assert_eq!(sum(&run, "2026-01-20", "payment"), 60_000);
    // Minimum: 210 of 2,100, and (2,700 × 11 nights + 2,100 × 12) × 0.0005 = 27.45. Loan: 500 and 500 × 0.0004 × 46
    // = 9.20. 900 less these is added on the 25th.
    assert_eq!(sum(&run, "2026-02-09", "payment"), 23_745);
    assert_eq!(sum(&run, "2026-02-25", "payment"), 90_000 - 23_745);
}

#[test]
fn the_last_due_day_is_the_one_known_that_morning() {
    // The loan is cleared on the 19th: 500 and 500 × 0.0004 × 40 = 8.00. On the 20th no later due day is known.
    let run = by_default(&json!([extra("loans", "2026-02-19", "600.00")]));
    assert_eq!(sum(&run, "2026-02-20", "payment"), 90_000 - 23_745 - 50_800);
    // It is cleared on the 20th, one night more: that morning the 25th was the last due day, and on the 25th the 20th is.
    let run = by_default(&json!([extra("loans", "2026-02-20", "600.00")]));
    assert_eq!(cents(&run["months"][1]["paid"]), 23_745 + 50_820);
}

#[test]
fn a_month_without_a_due_day_has_no_extra_day() {
    let events = json!([draws("3000.00", "2026-01-10", 3, 25)]);
    // The loan's day in the month in which it is drawn is no due date yet; here an action makes it a decision day.
    let actions = json!([extra("loans", "2026-01-25", "100.00")]);
    let rest = json!({"pay": {"fixed": "2000.00"}, "events": events, "actions": actions});
    let run = live(2, "9000.00", &json!([facility("20000.00")]), &rest);
    assert_eq!(days(&run, "payment"), ["2026-01-25", "2026-02-25"]);
    assert_eq!((sum(&run, "2026-01-25", "payment"), sum(&run, "2026-02-25", "payment")), (10_000, 200_000));
}
