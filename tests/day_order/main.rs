//! The order of a day: for each pair of its steps, a small life in which swapping the two changes a figure.
//! The right figure is asserted and the wrong one quoted; what a swap cannot change is listed with the reason.
#![allow(clippy::expect_used, clippy::panic, reason = "a life that cannot be read must stop the test")]

mod lives;
#[path = "../support/mod.rs"]
mod support;

use mingzhang::analysis::{Comparison, Lab, Summary};
use mingzhang::bureau::ScoreModel;
use mingzhang::scenario::contracts;
use mingzhang::simulation::{AccountTerms, DAY, Prepared, Step, simulate_in_order};
use mingzhang::terms::Catalog;
use serde_json::{Value, json};

use Step::{Borrower, Bureau, Due, DueDayEnds, Evening, Events, Lender, Money, Nights};

/// Two steps, a life, the figure that a swap changes, and what goes wrong.
struct Swap {
    steps: (Step, Step),
    life: fn() -> Value,
    figure: &'static str,
    right: &'static str,
    wrong: &'static str,
    because: &'static str,
}

const fn swap(
    steps: (Step, Step),
    life: fn() -> Value,
    figure: &'static str,
    right: &'static str,
    wrong: &'static str,
    because: &'static str,
) -> Swap {
    Swap { steps, life, figure, right, wrong, because }
}

const SWAPS: &[Swap] = &[
    swap(
        (Nights, Money),
        lives::living_on_a_limit_that_begins_today,
        "/summary/unmet",
        "0.00",
        "1000.00",
        "a limit for a time begins after the living costs of its first day",
    ),
    swap(
        (Nights, Events),
        lives::cash_purchase_on_payday,
        "/summary/refused",
        "0.00",
        "12000.00",
        "events before money: the wage of the day is not there yet",
    ),
    swap(
        (Nights, Due),
        lives::bought_on_the_bill_day,
        "/months/1/paid",
        "1000.00",
        "0.00",
        "bills before events: a purchase of the bill day waits for the next bill",
    ),
    swap(
        (Nights, Borrower),
        lives::five_days_late,
        "/summary/worst_days_overdue",
        "4",
        "0",
        "the evening before is looked at after the payment that ends the delay",
    ),
    swap(
        (Nights, DueDayEnds),
        lives::bill_paid_in_time,
        "/summary/penalties",
        "0.00",
        "46.50",
        "the due day ends in the morning, before the payment",
    ),
    swap(
        (Nights, Lender),
        lives::five_days_late,
        "/summary/worst_days_overdue",
        "4",
        "0",
        "the evening before is looked at after the payment that ends the delay",
    ),
    swap(
        (Nights, Bureau),
        lives::five_days_late,
        "/summary/final_score",
        "656",
        "684",
        "the delay is forgotten before the bureau hears of it",
    ),
    swap(
        (Nights, Evening),
        lives::paid_on_the_last_day,
        "/months/0/debt",
        "0.00",
        "3000.00",
        "the snapshot is taken in the morning, before the payment",
    ),
    swap(
        (Money, Events),
        lives::cash_purchase_on_payday,
        "/summary/refused",
        "0.00",
        "12000.00",
        "the wage of the day cannot be spent on that day",
    ),
    swap(
        (Money, Due),
        lives::living_on_the_line,
        "/months/1/paid",
        "1000.00",
        "0.00",
        "living costs of the bill day are not on the bill",
    ),
    swap(
        (Money, Borrower),
        lives::wage_on_the_due_day,
        "/summary/penalties",
        "0.00",
        "33.00",
        "the wage of the due day comes too late",
    ),
    swap(
        (Money, DueDayEnds),
        lives::bill_paid_in_time,
        "/summary/penalties",
        "0.00",
        "46.50",
        "the due day ends before the payment",
    ),
    swap(
        (Money, Lender),
        lives::wage_on_the_due_day,
        "/summary/penalties",
        "0.00",
        "33.00",
        "the wage of the due day comes too late",
    ),
    swap(
        (Money, Bureau),
        lives::wage_on_the_due_day,
        "/summary/penalties",
        "0.00",
        "33.00",
        "the wage of the due day comes too late",
    ),
    swap(
        (Money, Evening),
        lives::wage_and_shopping_on_the_last_day,
        "/months/0/income",
        "5000.00",
        "0.00",
        "the wage of the last day is not in its month",
    ),
    swap(
        (Events, Due),
        lives::bought_on_the_bill_day,
        "/months/1/paid",
        "1000.00",
        "0.00",
        "a purchase of the bill day waits for the next bill",
    ),
    swap(
        (Events, Borrower),
        lives::cash_purchase_on_the_due_day,
        "/summary/penalties",
        "25.00",
        "0.00",
        "the bill is paid before the purchase takes the cash",
    ),
    swap(
        (Events, DueDayEnds),
        lives::bill_paid_in_time,
        "/summary/penalties",
        "0.00",
        "46.50",
        "the due day ends before the payment",
    ),
    swap(
        (Events, Lender),
        lives::missed_on_the_last_day,
        "/months/0/accounts/0/frozen",
        "true",
        "false",
        "the lender looks before the bill is overdue and freezes a day late",
    ),
    swap(
        (Events, Bureau),
        lives::shopping_on_the_day_of_the_cure,
        "/summary/refused",
        "1000.00",
        "0.00",
        "a purchase of the day sees the freeze lifted on its evening",
    ),
    swap(
        (Events, Evening),
        lives::wage_and_shopping_on_the_last_day,
        "/months/0/purchases",
        "1000.00",
        "0.00",
        "the purchase of the last day is not in its month",
    ),
    swap(
        (Due, Borrower),
        lives::loan_period,
        "/summary/penalties",
        "0.00",
        "177.06",
        "the period falls due after the day's payments",
    ),
    swap(
        (Due, DueDayEnds),
        lives::loan_period,
        "/summary/penalties",
        "0.00",
        "177.06",
        "the period falls due after the day's payments",
    ),
    swap(
        (Due, Lender),
        lives::loan_period,
        "/summary/penalties",
        "0.00",
        "177.06",
        "the period falls due after the day's payments",
    ),
    swap(
        (Due, Bureau),
        lives::loan_period,
        "/summary/penalties",
        "0.00",
        "177.06",
        "the period falls due after the day's payments",
    ),
    swap(
        (Due, Evening),
        lives::loan_period,
        "/summary/penalties",
        "0.00",
        "177.06",
        "the period falls due after the day's payments",
    ),
    swap(
        (Borrower, DueDayEnds),
        lives::bill_paid_in_time,
        "/summary/penalties",
        "0.00",
        "46.50",
        "the due day ends before the payment",
    ),
    swap(
        (Borrower, Lender),
        lives::bill_paid_in_time,
        "/summary/penalties",
        "0.00",
        "46.50",
        "the due day ends before the payment",
    ),
    swap(
        (Borrower, Bureau),
        lives::bill_paid_in_time,
        "/summary/penalties",
        "0.00",
        "46.50",
        "the due day ends before the payment",
    ),
    swap(
        (Borrower, Evening),
        lives::paid_on_the_last_day,
        "/months/0/paid",
        "3000.00",
        "0.00",
        "the payment of the last day is not in its month",
    ),
    swap(
        (DueDayEnds, Lender),
        lives::shopping_after_a_missed_bill,
        "/summary/refused",
        "1000.00",
        "0.00",
        "the lender looks before the bill is overdue and freezes a day late",
    ),
    swap(
        (DueDayEnds, Bureau),
        lives::shopping_after_a_missed_bill,
        "/summary/refused",
        "1000.00",
        "0.00",
        "the lender looks before the bill is overdue and freezes a day late",
    ),
    swap(
        (DueDayEnds, Evening),
        lives::missed_on_the_last_day,
        "/months/0/accounts/0/components/overdue",
        "3000.00",
        "0.00",
        "the snapshot is taken before the bill is overdue",
    ),
    swap(
        (Lender, Evening),
        lives::missed_on_the_last_day,
        "/months/0/accounts/0/frozen",
        "true",
        "false",
        "the snapshot is taken before the freeze",
    ),
    swap(
        (Bureau, Evening),
        lives::five_days_late,
        "/months/0/accounts/0/record",
        "N",
        "*",
        "the snapshot is taken before the month has its mark",
    ),
];

/// Pairs whose order changes nothing.
const NO_MATTER: &[((Step, Step), &str)] = &[(
    (Lender, Bureau),
    "a freeze is no fact of the bureau or of a review, and a mark, a score or a limit does not freeze",
)];

fn swapped((first, second): (Step, Step)) -> [Step; 9] {
    DAY.map(|step| match step {
        _ if step == first => second,
        _ if step == second => first,
        _ => step,
    })
}

fn run_in_order(life: &Value, order: &[Step; 9]) -> Value {
    let scenario = support::read(&life.to_string());
    let contracts = contracts(&scenario, &Catalog::bundled()).expect("the terms of a read scenario resolve");
    let terms = contracts.iter().map(|c| AccountTerms { contract: &c.contract, group: &c.group }).collect();
    let model = ScoreModel::bundled();
    let run = simulate_in_order(&Prepared::new(&scenario, terms, &model), 0, order).expect("a strategy");
    let summaries = vec![Summary::of(&run)];
    let comparison = Comparison { runs: vec![run], summaries, lives: vec![0], cheapest: vec![false] };
    mingzhang::report::run(&scenario, &Lab { contracts, comparison }, 0).expect("a run")
}

fn figure(run: &Value, pointer: &str) -> String {
    match run.pointer(pointer).unwrap_or_else(|| panic!("no figure {pointer}")) {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[test]
fn a_swap_changes_the_figure() {
    for Swap { steps, life, figure: pointer, right, wrong, because } in SWAPS {
        let told = format!("{steps:?}, {because}: {pointer}");
        let life = life();
        assert_eq!(figure(&run_in_order(&life, &DAY), pointer), *right, "{told}");
        assert_eq!(figure(&run_in_order(&life, &swapped(*steps)), pointer), *wrong, "{told}");
    }
}

#[test]
fn what_does_not_matter_changes_nothing() {
    for (steps, because) in NO_MATTER {
        for life in lives::ALL {
            let life = life();
            assert_eq!(
                run_in_order(&life, &DAY),
                run_in_order(&life, &swapped(*steps)),
                "{steps:?}: {because}\n{life:#}"
            );
        }
    }
}

#[test]
fn every_pair_of_steps_is_in_one_of_the_lists() {
    let listed = SWAPS.iter().map(|swap| swap.steps).chain(NO_MATTER.iter().map(|(steps, _)| *steps));
    let mut listed: Vec<_> = listed.collect();
    for (place, first) in DAY.iter().enumerate() {
        for second in &DAY[place + 1..] {
            let found = listed.iter().position(|steps| *steps == (*first, *second));
            listed.remove(found.unwrap_or_else(|| panic!("{first:?}, {second:?} is not listed")));
        }
    }
    assert!(listed.is_empty(), "listed twice or in the wrong order: {listed:?}");
}

/// Within step 2 income comes before living costs: a wage of the day pays the rent of the day.
#[test]
fn income_comes_before_living_costs() {
    let mut life = lives::wage_on_the_due_day();
    life["borrower"]["costs"] = json!([{"id": "rent", "amount": "2000.00", "when": {"monthly": {"day": 9}}}]);
    assert_eq!(figure(&run_in_order(&life, &DAY), "/summary/unmet"), "0.00");
}
