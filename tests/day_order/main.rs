//! The order of a day: for each pair of its steps, a small life in which swapping the two changes a figure.
//! The right figure is asserted and the wrong one quoted; what a swap cannot change is listed with the reason.
#![allow(clippy::expect_used, clippy::panic, reason = "a life that cannot be read must stop the test")]

mod lives;
#[path = "../support/mod.rs"]
mod support;
mod swaps;

use mingzhang::analysis::{Comparison, Lab, Summary};
use mingzhang::bureau::ScoreModel;
use mingzhang::scenario::contracts;
use mingzhang::simulation::{AccountTerms, DAY, Prepared, Step, simulate_in_order};
use mingzhang::terms::Catalog;
use serde_json::{Value, json};

use swaps::{NO_MATTER, SWAPS, Swap};

fn swapped((first, second): (Step, Step)) -> [Step; 10] {
    DAY.map(|step| match step {
        _ if step == first => second,
        _ if step == second => first,
        _ => step,
    })
}

fn run_in_order(life: &Value, order: &[Step; 10]) -> Value {
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
    for Swap { pairs, life, figure: pointer, right, wrong, because } in SWAPS {
        let life = life();
        assert_eq!(figure(&run_in_order(&life, &DAY), pointer), *right, "{because}: {pointer}");
        for steps in *pairs {
            let run = run_in_order(&life, &swapped(*steps));
            assert_eq!(figure(&run, pointer), *wrong, "{steps:?}, {because}: {pointer}");
        }
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
    let listed = SWAPS.iter().flat_map(|swap| swap.pairs).chain(NO_MATTER.iter().map(|(steps, _)| steps));
    let mut listed: Vec<_> = listed.copied().collect();
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
