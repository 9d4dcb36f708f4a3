//! How good it is to rank by what the next yuan saves: on small lives, beside the best that can be had by choosing an order
//! anew each month, found by trying all of them, and beside every other order that a file can name.
//!
//! A case has two to four accounts with one debt each: a carried rest, a loan, or a plan that is paid off whole or not at
//! all, at least one of them a plan; minimums with floors; one account missed in one month; a fixed amount a month that
//! clears everything in about four to six months. Tried are all sequences of the accounts, with plans paid off early in
//! their turn (money waits for them) and with plans left alone, chosen anew in each of the first four to six months; the
//! choice of the last of them goes on until all is paid. So every life ends without debt, and what it cost, interest, fees
//! and penalties, can be compared as it is.
//!
//! The best knows the miss beforehand, a borrower who forgets a bill does not: where the miss is in the second month, the best
//! may pay an account in the first because nothing can be paid to it in the next. This is the bar all the same. A case that
//! stays above it is printed with its reason: what the best costs that chooses for the life without the miss in the months
//! before it, and for the life as it is from then on; and the first month in which the two lives part. The borrower can also do
//! what no sequence can, such as to keep back only a part of the money, and then costs less than the best. An order
//! that comes out cheaper by luck counts as the best too, but not as the best without foresight.
#![allow(clippy::expect_used, clippy::panic, reason = "a case that cannot be lived must stop the test")]

mod brute;
mod cases;
#[path = "../random/dice.rs"]
#[expect(dead_code, reason = "these cases need fewer throws than whole lives do")]
mod dice;
mod part;

use std::env;
use std::fmt::Write as _;

use brute::{Choices, Found, best, best_without_foresight, cost, lived};
use cases::{Case, NAMED, add_sequences, case, permutations};
use mingzhang::bureau::ScoreModel;
use mingzhang::money::Money;
use mingzhang::scenario;
use mingzhang::simulation::{AccountTerms, Prepared, simulate};
use mingzhang::terms::Catalog;
use part::part;
use rayon::prelude::*;

/// Cases; `MARGINAL_CASES` asks for another number.
const CASES: u64 = 300;
/// Of 100 cases, those that must come within 1 % of the best.
const NEAR: usize = 95;
/// The same, of the best that knows no more than the borrower does.
const FAIRLY_NEAR: usize = 99;

/// One percent, in hundredths of one.
const NEAR_BY: i64 = 100;

/// What came of a case.
struct Judged {
    seed: u64,
    told: String,
    named: Vec<Money>,
    best: Found,
    /// Why it is further than 1 % above the best.
    reason: Option<String>,
    /// Then, what the best costs that does not know a miss of the second month in the first.
    fair: Option<Money>,
}

impl Judged {
    fn marginal(&self) -> Money {
        self.named[0]
    }

    /// How much more than the best, in hundredths of a percent.
    fn above(&self) -> i64 {
        above(self.marginal(), self.best.cost.min(self.named.iter().copied().min().expect("orders")))
    }

    fn is_near(&self) -> bool {
        self.above() <= NEAR_BY
    }

    /// Whether it is as near to the best that knows no more than the borrower does.
    fn is_fairly_near(&self) -> bool {
        self.is_near() || self.fair.is_some_and(|fair| above(self.marginal(), fair) <= NEAR_BY)
    }
}

fn above(cost: Money, best: Money) -> i64 {
    (cost - best).cents() * 10_000 / best.cents().max(1)
}

fn judge(seed: u64, catalog: &Catalog, model: &ScoreModel) -> Judged {
    let Case { life, told, months, budget, count, missed_in } = case(seed);
    let read = scenario::read(&life.to_string(), catalog);
    let mut scenario = read.unwrap_or_else(|problems| panic!("{problems:#?}\n{life:#}")).scenario;
    let orders = permutations(count);
    add_sequences(&mut scenario, &orders);
    let contracts = scenario::contracts(&scenario, catalog).expect("sound terms");
    let terms = contracts.iter().map(|c| AccountTerms { contract: &c.contract, group: &c.group });
    let prepared = Prepared::new(&scenario, terms.collect(), model);
    let named = (0..NAMED.len()).map(|place| {
        let run = simulate(&prepared, place).expect("a strategy");
        let left = run.months.last().map(|month| month.debt);
        assert_eq!(left, Some(Money::ZERO), "case {seed}: {} does not end\n{told:?}", NAMED[place]);
        cost(&run)
    });
    let budget = Money::from_cents(i64::from(budget) * 100);
    let choices = Choices { orders: &orders, first: NAMED.len(), budget, months };
    let best = best(&prepared, choices);
    let mut judged =
        Judged { seed, told: told.join("; "), named: named.collect(), best, reason: None, fair: None };
    if !judged.is_near() {
        let looks = Choices { first: choices.first + 2 * orders.len(), ..choices };
        let fair = (missed_in > 0).then(|| best_without_foresight(&prepared, choices, looks));
        judged.fair = fair.map(|fair| fair.cost);
        judged.reason = Some(reason(&prepared, &judged));
    }
    judged
}

/// What the best knew, and where the two lives part.
fn reason(prepared: &Prepared<'_>, judged: &Judged) -> String {
    let known = judged.fair.map_or_else(String::new, |fair| {
        let above = percent(above(judged.marginal(), fair));
        format!("the best that does not know the miss beforehand costs {fair}: it is {above} above; ")
    });
    let own = simulate(prepared, 0).expect("a strategy");
    known + &part(&own, &lived(prepared, &judged.best.way))
}

fn percent(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02} %", hundredths.abs() / 100, hundredths.abs() % 100)
}

fn report(cases: &[Judged]) -> String {
    let mut text = String::new();
    let lived: usize = cases.iter().map(|case| case.best.lived).sum();
    let (near, fairly) = (count(cases, Judged::is_near), count(cases, Judged::is_fairly_near));
    writeln!(text, "{} cases, {lived} lives tried", cases.len()).expect("text");
    writeln!(text, "within 1 %: {near} of the best, {fairly} of the best without foresight").expect("text");
    for (place, order) in NAMED.iter().enumerate() {
        let sum: Money = cases.iter().map(|case| case.named[place]).sum();
        writeln!(text, "{order}: {sum} in all").expect("text");
    }
    let sum: Money = cases.iter().map(|case| case.best.cost).sum();
    writeln!(text, "the best: {sum} in all").expect("text");
    for case in cases {
        let Some(reason) = &case.reason else { continue };
        let (above, best) = (percent(case.above()), &case.best);
        let (own, seed, told) = (case.marginal(), case.seed, &case.told);
        writeln!(text, "case {seed}: {own} is {above} above {} of {:?}; {told}", best.cost, best.way)
            .expect("text");
        writeln!(text, "  {reason}").expect("text");
    }
    text
}

fn count(cases: &[Judged], is_near: impl Fn(&Judged) -> bool) -> usize {
    cases.iter().filter(|case| is_near(case)).count()
}

#[test]
fn marginal_saving_is_near_the_best_and_on_average_behind_no_other_order() {
    let cases = env::var("MARGINAL_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(CASES);
    let (catalog, model) = (Catalog::bundled(), ScoreModel::bundled());
    let judged: Vec<Judged> = (0..cases).into_par_iter().map(|seed| judge(seed, &catalog, &model)).collect();
    let told = report(&judged);
    println!("{told}");
    for (is_near, of_hundred) in
        [(Judged::is_near as fn(&Judged) -> bool, NEAR), (Judged::is_fairly_near, FAIRLY_NEAR)]
    {
        assert!(count(&judged, is_near) * 100 >= judged.len() * of_hundred, "{told}");
    }
    for (place, order) in NAMED.iter().enumerate() {
        let sum = |place: usize| -> Money { judged.iter().map(|case| case.named[place]).sum() };
        assert!(sum(0) <= sum(place), "{order} costs less\n{told}");
    }
}
