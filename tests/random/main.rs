//! Random lives over everything that a scenario can say, and what must hold in every one of them. The invariants are
//! the test's own, worked out of the conventions; the engine's checks are only one of them.
#![allow(clippy::expect_used, clippy::panic, reason = "a life that cannot be judged must stop the test")]

mod borrow;
mod cash;
mod collection;
mod cut;
mod dice;
mod helps;
mod ideas;
mod invariants;
mod life;
mod loan_nights;
mod loans;
mod maker;
mod maker_accounts;
mod maker_borrow;
mod maker_dates;
mod maker_events;
mod maker_habits;
mod maker_ideas;
mod maker_reviews;
mod maker_strategies;
mod months;
mod mutants;
mod nights;
mod parts;
mod planned;
mod plans;
mod prices;
mod reach;
mod record;
mod reviews;
mod statements;
mod story;
mod strategies;
mod tamper;
mod twins;
mod unpaid;
mod wishes;

use std::collections::BTreeMap;
use std::time::Instant;

use invariants::INVARIANTS;
use life::{Book, Life, World};
use reach::Reach;

/// How many lives are lived; another number may be asked for.
fn lives() -> u64 {
    std::env::var("RANDOM_LIVES").ok().and_then(|lives| lives.parse().ok()).unwrap_or(10_000)
}

/// Every life, with each of its strategies, under every invariant.
#[test]
fn everything_holds_in_ten_thousand_random_lives() {
    let (began, lives) = (Instant::now(), lives());
    let found = std::thread::scope(|scope| {
        let workers = [0, 1].map(|half| scope.spawn(move || live(half, lives)));
        workers.map(|worker| worker.join().expect("no life panics"))
    });
    let [mut found, other] = found;
    found.reach.add(&other.reach);
    found.failures.extend(other.failures);
    println!("{lives} lives in {:.1?}\n{}", began.elapsed(), found.reach);
    found.assert_none_failed();
    found.reach.assert_enough();
}

/// What a worker saw.
#[derive(Default)]
struct Found {
    reach: Reach,
    /// The invariant that failed first, and how, by seed and strategy.
    failures: BTreeMap<(u64, usize), (&'static str, String)>,
}

/// The lives with even seeds or with odd ones.
fn live(half: u64, lives: u64) -> Found {
    let world = World::new();
    let mut found = Found::default();
    let cards = maker::CARDS + half..maker::CARDS + lives / 10;
    let months = maker::MONTHS + half..maker::MONTHS + lives / 20;
    for seed in (half..lives).step_by(2).chain(cards.step_by(2)).chain(months.step_by(2)) {
        let life = Life::read(&world, &maker::scenario(seed));
        for strategy in 0..life.scenario.strategies.len() {
            let run = life.run(strategy);
            assert!(run == life.run(strategy), "life {seed}, strategy {strategy}: not the same run twice");
            let book = Book::open(&life, &run);
            let broken = INVARIANTS.iter().find_map(|(name, holds)| Some((*name, holds(&book).err()?)));
            found.failures.extend(broken.map(|broken| ((seed, strategy), broken)));
            found.reach.count(&book, strategy == 0);
        }
    }
    found
}

impl Found {
    /// Shows how often each invariant failed, and the shortest of its lives whole.
    fn assert_none_failed(&self) {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        self.failures.values().for_each(|(name, _)| *counts.entry(name).or_default() += 1);
        for name in counts.keys() {
            let of_name = self.failures.iter().filter(|(_, (broken, _))| broken == name);
            let texts = of_name.map(|(seed, (_, why))| (maker::scenario(seed.0).to_string(), seed, why));
            let shortest = texts.min_by_key(|(text, ..)| text.len()).expect("the name failed");
            println!("{name}: life and strategy {:?}: {}\n{}", shortest.1, shortest.2, shortest.0);
        }
        assert!(counts.is_empty(), "runs in which an invariant fails: {counts:?}");
    }
}
