//! Figures that others published, reproduced to the cent. Expected values are those of
//! `tests/vectors/published_examples.json`; the table below says for each example what reproduces it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "an example that is not as its table row says must stop the test"
)]

mod calc;
mod calculators;
mod cards;
mod engine;
mod example;
mod lived_mistakes;
mod mistakes;
mod others;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeSet;

use example::Example;

/// What reproduces an example.
enum How {
    /// A scenario with the example's terms, lived through by the engine.
    Engine(fn(&Example<'_>)),
    /// A calculator, or the library's arithmetic of rates.
    Calc(fn(&Example<'_>)),
}

use How::{Calc, Engine};

const EXAMPLES: &[(&str, How)] = &[
    ("huabei-fenqi-alipay-01", Engine(engine::instalments)),
    ("huabei-fenqi-alipay-02", Engine(engine::instalments)),
    ("huabei-fenqi-alipay-03", Engine(engine::instalments)),
    ("huabei-fenqi-alipay-05", Engine(engine::instalments)),
    ("huabei-fenqi-alipay-07", Engine(engine::instalments)),
    ("huabei-fenqi-alipay-08", Engine(engine::instalments)),
    ("huabei-fenqi-classic-3", Engine(engine::instalments)),
    ("huabei-fenqi-classic-6", Engine(engine::instalments)),
    ("huabei-fenqi-classic-9", Engine(engine::instalments)),
    ("huabei-fenqi-classic-12", Engine(engine::instalments)),
    ("huabei-fenqi-1200x3-fee-per-period", Engine(engine::instalments)),
    ("huabei-overdue-500x5", Engine(engine::overdue_dates)),
    ("huabei-10000-per-day", Engine(engine::overdue_up_to_a_year)),
    ("huabei-min-10000", Engine(engine::minimum_then_interest)),
    ("huabei-overdue-1000x30", Engine(engine::overdue_days)),
    ("huabei-overdue-1000x90", Engine(engine::overdue_days)),
    ("huabei-rate-band", Calc(calc::rate_band)),
    ("jiebei-3000-ep-m1", Engine(engine::first_month_of_equal_principal)),
    ("jiebei-10000-5bp", Engine(engine::interest_by_the_day)),
    ("jiebei-rate-range", Engine(engine::interest_over_a_range)),
    ("jiebei-penalty-7.5-per-day", Engine(engine::penalty_by_the_day)),
    ("lc-afterdue-huabei", Engine(engine::rest_after_due_with_the_first_night_free)),
    ("lc-min-ceil", Engine(engine::smallest_minimum)),
    ("rate-approx-072-3", Calc(calc::rule_of_thumb)),
    ("rate-approx-072-6", Calc(calc::rule_of_thumb)),
    ("rate-approx-072-12", Calc(calc::rule_of_thumb)),
    ("rate-approx-088", Calc(calc::rule_of_thumb)),
    ("rate-06x12-irr", Calc(calc::solved_rate)),
    ("rate-05x12-approx", Calc(calc::rule_of_thumb)),
    (
        "loan-10000-6.8",
        Engine(|example| {
            engine::payment_of_a_rate_a_year(example);
            calc::rounded_payments(example);
        }),
    ),
    (
        "loan-200k-360-equal-payment",
        Engine(|example| {
            engine::payment_of_a_rate_a_year(example);
            calc::unrounded_payments(example);
        }),
    ),
    ("loan-200k-360-equal-principal", Calc(calc::equal_parts_unrounded)),
    ("loan-300k-360-equal-principal", Calc(calc::equal_parts_unrounded)),
    (
        "dcc-10000-normal",
        Engine(|example| {
            engine::payment_of_a_rate_a_year(example);
            calc::with_guarantee_fee(example);
        }),
    ),
    ("dcc-alloc-interest-first", Engine(engine::allocation)),
    ("dcc-pay-on-due-date", Engine(engine::paid_on_the_due_day)),
    ("dcc-combined-overdue-rate", Calc(calc::combined_rate)),
    ("dcc-all-in-20", Calc(calc::dated_rate)),
    ("derived-jiebei-10000-4bp-equal_payment", Engine(engine::equal_payment_schedule)),
    ("derived-jiebei-10000-4bp-interest_first", Engine(engine::interest_first_schedule)),
    ("derived-jiebei-10000-4bp-equal_payment-30day", Engine(engine::thirty_day_payment)),
    ("card-xiaoming-10000", Engine(cards::full_interest)),
    ("card-cmb-1000", Engine(cards::full_interest)),
    ("card-li-3000-min5pct", Engine(cards::full_interest)),
    ("card-bocom-1500-m1", Engine(cards::full_interest)),
    ("card-icbc-residual-5000", Engine(cards::residual_from_the_due_day)),
    ("card-cash-2000", Engine(cards::cash_advance)),
    (
        "card-min-10000-with-interest",
        Engine(|example| {
            cards::minimum_with_interest(example);
            calculators::minimum_with_interest(example);
        }),
    ),
    (
        "card-min-5000-then-4500",
        Engine(|example| {
            cards::two_minimums(example);
            calculators::minimum_of_two_bills(example);
        }),
    ),
    (
        "card-cmb-bill-instalment-6000",
        Engine(|example| {
            cards::split_bill(example);
            calculators::bank_instalment(example);
        }),
    ),
    (
        "card-instalment-800x6",
        Engine(|example| {
            cards::split_at_checkout(example);
            calculators::bank_instalment(example);
        }),
    ),
    ("card-grace-longest", Engine(cards::longest_free_period)),
    (
        "rate-12000-last-month",
        Engine(|example| {
            cards::every_payment_of_a_plan(example);
            calculators::bank_instalment(example);
        }),
    ),
    ("lc-full-5000-part", Engine(cards::full_interest_of_purchases)),
    ("lc-late-fee-partial", Engine(cards::late_fee)),
    ("lc-baitiao", Engine(others::penalty_of_a_bill_without_interest)),
    ("lc-fenfu-on-time", Engine(others::interest_by_the_day_of_use)),
    ("xiaomi-loan-penalty", Engine(others::penalty_rate_and_nights)),
    ("loan-10000-6.8-compound", Calc(calculators::compounded)),
    ("dcc-post-compensation", Engine(others::damages_of_a_day)),
    ("cap-4xLPR-3.85", Calc(others::four_times_the_lpr)),
    ("cap-4xLPR-3.65", Calc(others::four_times_the_lpr)),
    ("cap-4xLPR-3.45", Calc(others::four_times_the_lpr)),
    ("cap-4xLPR-3.0", Calc(others::four_times_the_lpr)),
];

#[test]
fn the_table_names_every_example_once() {
    let examples = example::all();
    let published: BTreeSet<&str> = examples.iter().filter_map(|example| example["id"].as_str()).collect();
    let named: BTreeSet<&str> = EXAMPLES.iter().map(|(id, _)| *id).collect();
    assert_eq!(published, named);
    assert_eq!((examples.len(), EXAMPLES.len()), (named.len(), named.len()), "an id stands twice");
}

#[test]
fn every_example_is_reproduced_to_the_cent() {
    for json in &example::all() {
        let example = Example::new(json);
        let found = EXAMPLES.iter().find(|(id, _)| *id == example.id());
        let (_, how) = found.expect("the table is complete");
        let (Engine(reproduce) | Calc(reproduce)) = how;
        reproduce(&example);
        assert_eq!(example.left_out(), [""; 0], "{}: figures not compared", example.id());
    }
}
