//! A life that is put aside at a month's end, printed, read, and taken up again is the life that was not interrupted.

use mingzhang::money::Money;
use mingzhang::simulation::{AccountMonth, Run, State, resume, resume_months, simulate_months};

use super::life::{Life, World};
use super::{lives, maker};

/// One life in ten, each strategy, cut after a month of its own.
#[test]
fn a_life_that_is_cut_goes_on_from_its_printed_state() {
    let world = World::new();
    let (mut cuts, mut late) = (0_u32, 0_u32);
    for seed in (0..lives()).chain(maker::CARDS..maker::CARDS + lives() / 10).step_by(10) {
        let life = Life::read(&world, &maker::scenario(seed));
        for strategy in 0..life.scenario.strategies.len() {
            let whole = life.run(strategy);
            let months = 1 + usize::try_from(seed / 10).unwrap_or(0) % whole.months.len().max(1);
            let (printed, again) = cut(&life, strategy, months);
            assert!(
                again == whole,
                "life {seed}, strategy {strategy}, month {months}: {}",
                differs(&whole, &again)
            );
            assert!(printed.len() > 500, "life {seed}: a state of nothing");
            cuts += 1;
            let owed_late = |account: &&AccountMonth| account.days_overdue > 0;
            late += u32::from(whole.accounts_of(months - 1).iter().any(|account| owed_late(&account)));
        }
    }
    println!("{cuts} lives were cut, {late} of them while something was past due");
    assert!(late * 10 > cuts, "too few lives are cut while something is past due");
}

/// A state says nothing about another life, however near it is: here one cent of the cash in hand is different.
#[test]
fn a_state_of_another_scenario_is_not_taken_up() {
    let world = World::new();
    let life = Life::read(&world, &maker::scenario(1));
    let mut other = Life::read(&world, &maker::scenario(1));
    other.scenario.borrower.cash += Money::from_cents(1);
    let printed =
        serde_json::to_string(&simulate_months(&life.prepared(), 0, 1).expect("a strategy")).expect("JSON");
    let read = || serde_json::from_str::<State<'_>>(&printed).expect("what was written can be read");
    assert!(resume(&life.prepared(), read()).is_some(), "its own scenario");
    let prepared = other.prepared();
    assert!(resume(&prepared, read()).is_none(), "another scenario");
    assert!(resume_months(&prepared, read(), 2).is_none(), "another scenario");
}

/// The state after some months as it is printed, and the run that goes on from there.
fn cut(life: &Life, strategy: usize, months: usize) -> (String, Run) {
    let prepared = life.prepared();
    let state = simulate_months(&prepared, strategy, months).expect("a strategy");
    let printed = serde_json::to_string(&state).expect("a state can be written");
    let read: State<'_> = serde_json::from_str(&printed).expect("what was written can be read");
    let again = resume(&prepared, read).expect("a strategy");
    (printed, again)
}

/// The first line in which the two differ, as they are shown for debugging.
fn differs(whole: &Run, again: &Run) -> String {
    let (whole, again) = (format!("{whole:#?}"), format!("{again:#?}"));
    let same = whole.lines().zip(again.lines()).take_while(|(one, other)| one == other).count();
    let around =
        |text: &str| text.lines().skip(same.saturating_sub(20)).take(30).collect::<Vec<_>>().join("\n");
    format!("without a cut\n{}\nwith a cut\n{}", around(&whole), around(&again))
}
