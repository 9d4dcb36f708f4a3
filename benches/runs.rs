//! Speed and memory of runs, with the limits of the design beside each figure.
//!
//! `cargo bench --no-default-features --bench runs`
#![allow(clippy::expect_used, clippy::panic, reason = "a scenario that cannot be run must stop the bench")]

use std::hint::black_box;
use std::time::Instant;

use mingzhang::analysis::{Lab, Summary, checks, compare};
use mingzhang::bureau::ScoreModel;
use mingzhang::ledger::Entry;
use mingzhang::scenario::{self, Scenario, contracts};
use mingzhang::simulation::{AccountTerms, Prepared, simulate};
use mingzhang::terms::{Catalog, Resolved};
use serde_json::{Value, json};

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler<mimalloc::MiMalloc> = divan::AllocProfiler::new(mimalloc::MiMalloc);

fn main() {
    // a filter on the command line asks for one bench alone
    if std::env::args().all(|argument| !argument.starts_with("one")) {
        table();
    }
    divan::main();
}

/// Accounts of the bench: lines and facilities in turn, so busy that each has at least eight entries a month.
fn account(place: usize) -> Value {
    let id = format!("a{place}");
    if place % 3 == 2 {
        let loans: Vec<Value> = (0..2)
            .map(|k| {
                json!({"id": format!("l{place}-{k}"), "drawn": "2025-12-15", "principal": "90000.00", "periods": 360,
                       "method": "equal_payment", "due_day": 15 + k, "periods_paid": 0})
            })
            .collect();
        json!({"id": id, "terms": "jiebei@2024-01-01", "limit": "300000.00", "opening": {"loans": loans}})
    } else {
        json!({"id": id, "terms": "huabei@2024-01-01", "limit": "60000.00", "bill_day": 1,
               "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-09", "purchases": "3000.00"}}})
    }
}

fn purchases(accounts: usize) -> Vec<Value> {
    let lines = (0..accounts).filter(|place| place % 3 != 2);
    let one = |place: usize, k: usize| {
        json!({"id": format!("p{place}-{k}"), "purchase": {"account": format!("a{place}"), "amount": "310.00",
               "when": {"monthly": {"day": 12 + 4 * k}}, "else_cash": true}})
    };
    lines.flat_map(|place| (0..3).map(move |k| one(place, k))).collect()
}

/// Half a year without payments in the middle of the span.
fn strategy(place: usize, accounts: usize, months: usize) -> Value {
    let pay = [
        json!("minimum"),
        json!({"fixed": "6000.00"}),
        json!("full"),
        json!("spare_cash"),
        json!({"share_of_income": "0.30"}),
    ];
    let middle = months / 2;
    let skipped = (0..6.min(months)).flat_map(|k| {
        let month = format!("{:04}-{:02}", 2026 + (middle + k) / 12, (middle + k) % 12 + 1);
        (0..accounts).map(move |a| json!({"skip": {"account": format!("a{a}"), "month": month.clone()}}))
    });
    json!({"id": format!("s{place}"), "pay": pay[place % pay.len()], "order": "highest_rate",
           "actions": skipped.collect::<Vec<_>>()})
}

fn life(months: usize, accounts: usize, strategies: usize) -> Scenario {
    let file = json!({
        "format": "mingzhang/scenario", "version": 1, "title": "bench", "start": "2026-01-01",
        "span": {"months": months},
        "borrower": {"cash": "20000.00", "score": 650,
            "incomes": [{"id": "wage", "amount": "26000.00", "when": {"monthly": {"day": 10}}}],
            "costs": [{"id": "living", "amount": "4000.00", "when": {"monthly": {"day": 11}}}]},
        "accounts": (0..accounts).map(account).collect::<Vec<_>>(),
        "events": purchases(accounts),
        "strategies": (0..strategies).map(|k| strategy(k, accounts, months)).collect::<Vec<_>>(),
    });
    match scenario::read(&file.to_string(), &Catalog::bundled()) {
        Ok(loaded) => loaded.scenario,
        Err(problems) => panic!("{problems:#?}"),
    }
}

struct Ready {
    scenario: Scenario,
    contracts: Vec<Resolved>,
    model: ScoreModel,
}

impl Ready {
    fn new(months: usize, accounts: usize, strategies: usize) -> Self {
        let scenario = life(months, accounts, strategies);
        let contracts = contracts(&scenario, &Catalog::bundled()).expect("bundled terms");
        Self { scenario, contracts, model: ScoreModel::bundled() }
    }

    fn prepared(&self) -> Prepared<'_> {
        let terms = self.contracts.iter().map(|c| AccountTerms { contract: &c.contract, group: &c.group });
        Prepared::new(&self.scenario, terms.collect(), &self.model)
    }
}

/// The best of many, in nanoseconds.
fn best(times: usize, mut work: impl FnMut()) -> f64 {
    let once = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1e9
    };
    (0..times).map(|_| once(&mut work)).fold(f64::INFINITY, f64::min)
}

/// The figures of the design's table, each with its limit.
fn table() {
    let ready = Ready::new(120, 3, 5);
    let prepared = ready.prepared();
    let run = simulate(&prepared, 0).expect("a strategy");
    let per = best(400, || drop(black_box(simulate(&prepared, 0)))) / 360.0;
    let entries = run.ledger.len() as f64 / 360.0;
    println!("one run, 120 months × 3 accounts: {per:.0} ns per account and month (limit 300, aim 150)");
    println!(
        "  {entries:.1} entries per account and month, {} bytes per entry (limit 96)",
        size_of::<Entry>()
    );
    println!(
        "  with checks: {:.0} ns (limit 300)",
        best(100, || {
            let run = simulate(&prepared, 0).expect("a strategy");
            black_box(checks(&run));
        }) / 360.0
    );
    println!(
        "  with summary and checks: {:.0} ns",
        best(100, || {
            let run = simulate(&prepared, 0).expect("a strategy");
            black_box((Summary::of(&run), checks(&run)));
        }) / 360.0
    );
    let one_core = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    println!(
        "comparison of 5 × 120 × 3: {:.3} ms on one core (limit 1), {:.3} ms on all",
        one_core.install(|| best(200, || drop(black_box(compare(&prepared))))) / 1e6,
        best(200, || drop(black_box(compare(&prepared)))) / 1e6
    );
    for months in [12, 120, 1200] {
        let ready = Ready::new(months, 3, 1);
        let prepared = ready.prepared();
        let per = best(50, || drop(black_box(simulate(&prepared, 0)))) / (months as f64 * 3.0);
        println!("  {months} months: {per:.0} ns per account and month");
    }
    let ready = Ready::new(360, 4, 8);
    let (catalog, model) = (Catalog::bundled(), ScoreModel::bundled());
    let edit = best(50, || {
        let lab = Lab::run(&ready.scenario, &catalog, &model).expect("bundled terms");
        black_box(mingzhang::charts::build(&ready.scenario, &lab.comparison, None, 0));
    });
    println!(
        "edit → runs of 8 strategies × 360 months × 4 accounts → charts: {:.2} ms (limit 4)",
        edit / 1e6
    );
    let ready = Ready::new(600, 10, 1);
    let run = simulate(&ready.prepared(), 0).expect("a strategy");
    let bytes = run.ledger.capacity() * size_of::<Entry>()
        + run.segments.capacity() * size_of::<mingzhang::ledger::Segment>()
        + run.accounts.capacity() * size_of::<mingzhang::simulation::AccountMonth>()
        + run.statements.capacity() * size_of::<mingzhang::ledger::Statement>();
    println!("memory of a 50-year, 10-account run: {:.1} MiB (limit 64)", bytes as f64 / 1_048_576.0);
}

#[divan::bench]
fn one_run(bencher: divan::Bencher<'_, '_>) {
    let ready = Ready::new(120, 3, 5);
    let prepared = ready.prepared();
    bencher.bench_local(|| simulate(&prepared, 0));
}
