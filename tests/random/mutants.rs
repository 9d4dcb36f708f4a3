//! Every invariant can fail: finished runs are spoilt in many ways, and days are lived in a wrong order.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang::ledger::{FiveClass, Kind, Rule};
use mingzhang::money::Money;
use mingzhang::scenario::Strategy;
use mingzhang::simulation::{DAY, Run, Step};

use crate::dice::Dice;
use crate::invariants::INVARIANTS;
use crate::life::{Book, Life, World};
use crate::maker;
use crate::tamper::Case;

const CENT: Money = Money::from_cents(1);
/// Lives that are spoilt.
const LIVES: u64 = 260;

const fn other_class(class: FiveClass) -> FiveClass {
    if matches!(class, FiveClass::Loss) { FiveClass::Normal } else { FiveClass::Loss }
}

/// A way to spoil a run, where there is anything to spoil, and the invariants that notice it each time.
type Mutant = (&'static str, fn(&mut Case) -> Option<()>, &'static [&'static str]);

const MUTANTS: &[Mutant] = &[
    (
        "a payment is a cent short",
        |case| case.add_cents(-1, |e| e.kind == Kind::Payment),
        &["the engine's checks", "causes", "debt", "components", "cash", "months"],
    ),
    ("a night is counted twice", |case| case.double_a_night(false), &["causes"]),
    (
        "a night is counted twice, with its interest",
        |case| case.double_a_night(true),
        &["debt", "components"],
    ),
    (
        "nights of a line on another base",
        |case| case.another_base(Rule::AfterDueInterest),
        &["nights of lines"],
    ),
    ("nights of a loan on another base", |case| case.another_base(Rule::LoanInterestToDate), &["components"]),
    ("an entry goes to another component", Case::another_component, &["the engine's checks", "components"]),
    (
        "a payment is dropped",
        |case| case.drop_entry(|e| e.kind == Kind::Payment),
        &["debt", "components", "cash"],
    ),
    (
        "interest is dropped",
        |case| case.drop_entry(|e| e.kind == Kind::Interest),
        &["debt", "components", "months"],
    ),
    ("an entry stands on an earlier day", Case::earlier_day, &["order of the ledger"]),
    (
        "a bill asks for a cent more",
        |case| case.statement(|bill| bill.total += CENT),
        &["the engine's checks", "statement totals"],
    ),
    ("a minimum is a cent less", |case| case.statement(|bill| bill.minimum -= CENT), &["minimums"]),
    (
        "a minimum above the total",
        |case| case.statement(|bill| bill.minimum = bill.total + CENT),
        &["the engine's checks", "minimums"],
    ),
    (
        "a bill counts a cent that was not paid",
        |case| case.statement(|bill| bill.paid_by_due += CENT),
        &["paid by due"],
    ),
    ("another mark in the record", Case::another_mark, &["record"]),
    ("a price is forgotten", |case| case.run.prices.pop().map(|_| ()), &["prices by score"]),
    ("a price at another score", Case::another_score, &["prices by score"]),
    ("a campaign is forgotten", |case| case.run.helps.pop().map(|_| ()), &["campaigns and coupons"]),
    (
        "a fee is borne a cent too high",
        |case| case.add_cents(1, |e| e.kind == Kind::Borne),
        &["causes", "plans"],
    ),
    ("a late record is forgotten", |case| case.run.records.pop().map(|_| ()), &["late records"]),
    ("a late record is repaid a day later", Case::later_repaid, &["late records"]),
    ("an act of a collector is forgotten", Case::forget_act, &["collection"]),
    ("an act of a collector at night", Case::act_at_night, &["collection", "bounds of collection"]),
    ("another class", |case| case.account(|m| m.five_class = other_class(m.five_class)), &["classes"]),
    (
        "penalty of a loan is posted a day before its nights end",
        Case::earlier_penalty,
        &["late interest of loans"],
    ),
    ("a loan is said to pay off more", Case::lend_more, &["consolidated"]),
    ("a contract is said to forbid what it does not", Case::forbid, &["purpose of loans"]),
    (
        "the fee of a loan is dropped",
        |case| case.drop_entry(|e| e.cause.rule == Rule::OriginationFee),
        &["fees of loans", "debt"],
    ),
    ("a day overdue too many", |case| case.account(|m| m.days_overdue += 1), &["days overdue"]),
    (
        "the worst age a day more",
        |case| {
            case.run.totals.worst_days_overdue += 1;
            Some(())
        },
        &["worst days"],
    ),
    ("a score above 950", |case| case.month(|m| m.score = 951), &["the engine's checks", "score"]),
    ("a score one more", |case| case.month(|m| m.score += 1), &["score"]),
    ("room for a cent more", |case| case.account(|m| m.available += CENT), &["room"]),
    (
        "frozen where it is not, or not where it is",
        |case| case.account(|m| m.frozen = !m.frozen),
        &["freeze"],
    ),
    (
        "a peak a cent higher",
        |case| {
            case.run.totals.peak_debt += CENT;
            Some(())
        },
        &["peak"],
    ),
    ("clear where it is not, or not where it is", Case::another_outcome, &["outcome"]),
    (
        "a plan's period a cent short",
        |case| case.add_cents(-1, |e| e.cause.rule == Rule::PlanPeriod),
        &["causes", "components", "plans"],
    ),
    (
        "a plan's fee a cent more",
        |case| case.add_cents(1, |e| e.cause.rule == Rule::PlanFee),
        &["causes", "debt", "plans"],
    ),
    (
        "fees to come are too many",
        |case| {
            case.run.accounts.last_mut()?.committed_fees += Money::LARGEST;
            Some(())
        },
        &["committed fees"],
    ),
    ("a loan is called in without terms for it", Case::called_in_without_terms, &["called in"]),
    ("a loan's period is dropped", |case| case.drop_entry(|e| e.kind == Kind::Due), &["components", "loans"]),
    (
        "an income is a cent more",
        |case| case.add_cents(1, |e| e.kind == Kind::Income),
        &["causes", "cash", "months", "incomes"],
    ),
    (
        "a cent more comes back",
        |case| case.add_cents(1, |e| e.kind == Kind::Reimbursement),
        &["causes", "cash", "months", "returns"],
    ),
    (
        "a living cost is forgotten",
        |case| {
            let outside = |rule: Rule| matches!(rule, Rule::PayFirst | Rule::RepayRecord);
            case.drop_entry(|e| e.kind == Kind::Living && !outside(e.cause.rule))
        },
        &["months", "living"],
    ),
    ("an unmet cost is forgotten", Case::forget_unmet, &["months", "living"]),
    (
        "a purchase is dropped",
        |case| case.drop_entry(|e| e.kind == Kind::Purchase && e.cause.rule != Rule::SpendBack),
        &["months", "purchases"],
    ),
    ("a refusal is forgotten", Case::forget_refusal, &["months", "purchases"]),
    ("a refusal for another reason", Case::another_reason, &["refusals"]),
    ("a month pays a cent more", |case| case.month(|m| m.paid += CENT), &["the engine's checks", "months"]),
    ("a month ends with a cent more", |case| case.month(|m| m.cash += CENT), &["cash"]),
    ("a purchase above every limit", Case::above_the_limit, &["limits"]),
    ("a limit moves a cent further", Case::another_limit, &["moved by acts"]),
    ("a limit that an event sets is not set", Case::forget_a_limit, &["limits set by events"]),
    ("a review is not carried out", Case::forget_a_review, &["reviews decided"]),
    ("a lender sees another delay", Case::another_fact, &["known at reviews"]),
    ("something younger is paid first", Case::younger_first, &["due dates"]),
    ("a skipped month is paid in", Case::judge_skips, &["withheld"]),
    ("more is paid than the strategy says", Case::judge_pays_less, &["budget"]),
    ("what is kept back is paid", Case::judge_keeps_all, &["kept back"]),
    ("more is paid outside than was promised", Case::judge_promises_nothing, &["habits"]),
    ("more is borrowed than the strategy says", Case::judge_borrows_less, &["borrowed"]),
    (
        "points take a cent more",
        |case| case.add_cents(1, |e| e.cause.rule == Rule::PointsOffset),
        &["causes", "ideas"],
    ),
    (
        "a red packet is lost",
        |case| case.drop_entry(|e| matches!(e.cause.rule, Rule::RedPacket | Rule::RedPacketShare)),
        &["cash", "months"],
    ),
    (
        "a line pays for nothing",
        |case| case.drop_entry(|e| e.cause.rule == Rule::PayLinked),
        &["cash", "months", "ideas"],
    ),
];

/// The names of the invariants that fail.
fn failing(life: &Life<'_>, run: &Run, strategy: &Strategy) -> Vec<&'static str> {
    let book = Book::judged_by(life, run, strategy);
    INVARIANTS.iter().filter(|(_, holds)| holds(&book).is_err()).map(|(name, _)| *name).collect()
}

/// How often a mutant could be made, and how often each invariant noticed.
#[derive(Default)]
struct Noticed {
    made: u32,
    missed: Vec<u64>,
    by: BTreeMap<&'static str, u32>,
}

impl Noticed {
    fn add(&mut self, seed: u64, failing: &[&'static str]) {
        self.made += 1;
        if failing.is_empty() {
            self.missed.push(seed);
        }
        failing.iter().for_each(|name| *self.by.entry(name).or_default() += 1);
    }

    /// The invariants that noticed it each time.
    fn always(&self) -> Vec<&'static str> {
        self.by.iter().filter(|(_, times)| **times == self.made).map(|(name, _)| *name).collect()
    }
}

#[test]
fn every_spoilt_run_is_noticed() {
    let world = World::new();
    let lives: Vec<_> = (0..LIVES).map(|seed| Life::read(&world, &maker::scenario(seed))).collect();
    let (mut named, mut wrong) = (BTreeSet::new(), Vec::new());
    for (what, spoil, caught_by) in MUTANTS {
        let mut noticed = Noticed::default();
        for (life, seed) in lives.iter().zip(0..) {
            let (run, strategy) = (life.run(0), life.scenario.strategies[0].clone());
            let mut case = Case { scenario: life.scenario.clone(), strategy, run, dice: Dice::new(seed) };
            if spoil(&mut case).is_some() {
                noticed.add(seed, &failing(life, &case.run, &case.strategy));
            }
        }
        println!("{what}: {} runs, always noticed by {:?}", noticed.made, noticed.always());
        let late = caught_by.iter().find(|name| !noticed.always().contains(name));
        if noticed.made < 3 || !noticed.missed.is_empty() || late.is_some() {
            let Noticed { made, missed, by } = &noticed;
            wrong.push(format!(
                "{what}: {made} runs, missed in lives {missed:?}, {late:?} not always: {by:?}"
            ));
        }
        named.extend(*caught_by);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // months are spoilt in a test of their own
    let tried: BTreeSet<_> = named
        .into_iter()
        .chain(["months of lines"])
        .chain(SWAPS.iter().flat_map(|swap| swap.2.iter().copied()))
        .collect();
    let never: Vec<_> =
        INVARIANTS.iter().filter(|(name, _)| !tried.contains(name)).map(|(name, _)| name).collect();
    assert!(never.is_empty(), "invariants without a mutant: {never:?}");
}

#[test]
fn a_month_that_bears_a_cent_more_is_noticed() {
    let (world, mut noticed) = (World::new(), 0);
    for seed in maker::MONTHS..maker::MONTHS + LIVES {
        let life = Life::read(&world, &maker::scenario(seed));
        let mut run = life.run(0);
        for rule in [Rule::MonthInterest, Rule::MonthPenalty] {
            let found = run.ledger.iter_mut().find(|entry| entry.cause.rule == rule);
            found.into_iter().for_each(|entry| entry.amount += CENT);
        }
        noticed += u32::from(failing(&life, &run, &life.scenario.strategies[0]).contains(&"months of lines"));
    }
    assert!(noticed >= 20, "noticed in {noticed} lives");
}

/// Two steps of a day that change places, and invariants that notice it in some run.
type Swap = (Step, Step, &'static [&'static str]);

const SWAPS: &[Swap] = &[
    (Step::Borrower, Step::DueDayEnds, &["missed only without cash"]),
    (Step::Due, Step::Borrower, &["missed only without cash", "nights of loans", "paid by due"]),
    (Step::DueDayEnds, Step::Lender, &["freeze"]),
    (Step::DueDayEnds, Step::Evening, &["components", "freeze", "record"]),
    (Step::Events, Step::Due, &["purchases of bills"]),
    (Step::Lender, Step::Evening, &["freeze", "record"]),
    (Step::Bureau, Step::Evening, &["record"]),
    (Step::Money, Step::Borrower, &["missed only without cash", "paid by due"]),
    (Step::Events, Step::Lender, &["freeze"]),
    (Step::Nights, Step::Borrower, &["worst days"]),
    (Step::Borrower, Step::Arrangements, &["ideas"]),
    (Step::Arrangements, Step::DueDayEnds, &["ideas"]),
];

fn swapped(one: Step, other: Step) -> [Step; 10] {
    DAY.map(|step| match step {
        _ if step == one => other,
        _ if step == other => one,
        _ => step,
    })
}

#[test]
fn a_day_in_a_wrong_order_is_noticed() {
    let world = World::new();
    let lives: Vec<_> = (0..LIVES).map(|seed| Life::read(&world, &maker::scenario(seed))).collect();
    for (one, other, caught_by) in SWAPS {
        let mut noticed = Noticed::default();
        for (life, seed) in lives.iter().zip(0..) {
            let run = life.run_in_order(&swapped(*one, *other));
            if run != life.run(0) {
                noticed.add(seed, &failing(life, &run, &life.scenario.strategies[0]));
            }
        }
        let seen = noticed.made as usize - noticed.missed.len();
        println!(
            "{one:?} and {other:?} swapped: {} other runs, {seen} noticed, by {:?}",
            noticed.made, noticed.by
        );
        for name in *caught_by {
            assert!(noticed.by.contains_key(name), "{one:?} and {other:?}: {name} never notices");
        }
    }
}
