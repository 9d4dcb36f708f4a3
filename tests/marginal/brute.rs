//! The cheapest way that choosing an order anew each month can find, by trying all of them.

use mingzhang::ledger::Rule;
use mingzhang::money::Money;
use mingzhang::simulation::{Prepared, Run, resume, resume_months, simulate_months};

/// What is tried: the sequences of accounts, once with plans paid off early and once without. They stand in the file behind
/// `first` other strategies, all of those that pay plans before the others.
pub struct Choices<'o> {
    pub orders: &'o [Vec<usize>],
    pub first: usize,
    /// What the strategies pay a month.
    pub budget: Money,
}

/// The best that was found.
#[derive(Clone)]
pub struct Found {
    pub cost: Money,
    /// The strategy of each month; the last one goes on to the end.
    pub way: Vec<usize>,
    /// Lives that were lived to their end.
    pub lived: usize,
}

/// Tries every choice of each of the first `months` months; what is chosen in the last of them goes on.
pub fn best(prepared: &Prepared<'_>, choices: &Choices<'_>, months: usize) -> Found {
    let mut found = Found { cost: Money::LARGEST, way: Vec::new(), lived: 0 };
    explore(prepared, choices, months, &mut Vec::new(), &mut found);
    found
}

fn explore(
    prepared: &Prepared<'_>,
    choices: &Choices<'_>,
    months: usize,
    way: &mut Vec<usize>,
    found: &mut Found,
) {
    let (month, count) = (way.len(), choices.orders.len());
    // beginnings of sequences that come to the same whatever follows, with and without plans
    let mut known: Vec<(bool, Vec<usize>)> = Vec::new();
    let mut lives: Vec<(bool, Run)> = Vec::new();
    for choice in 0..2 * count {
        let (plans, order) = (choice < count, &choices.orders[choice % count]);
        if known.iter().any(|(with, begins)| *with == plans && order.starts_with(begins)) {
            continue;
        }
        way.push(choices.first + choice);
        let run = lived(prepared, way);
        found.lived += 1;
        let spent = has_spent(&run, month, choices.budget);
        known.push((plans, if spent { begins(&run, month, order) } else { order.clone() }));
        if run.months.last().is_some_and(|last| last.debt.is_zero()) && cost(&run) < found.cost {
            (found.cost, found.way) = (cost(&run), way.clone());
        }
        let same = |(with, other): &&(bool, Run)| (spent || *with == plans) && is_same(other, &run, month);
        if month + 1 < months && !lives.iter().any(|life| same(&life)) {
            explore(prepared, choices, months, way, found);
        }
        lives.push((plans, run));
        way.pop();
    }
}

/// The life under a strategy for each month, the last of which goes on to the end.
fn lived(prepared: &Prepared<'_>, way: &[usize]) -> Run {
    let (first, rest) = way.split_first().expect("a way has a month");
    let mut state = simulate_months(prepared, *first, 1).expect("a strategy");
    for (strategy, months) in rest.iter().zip(2..) {
        state = resume_months(prepared, state.under(*strategy), months).expect("a strategy");
    }
    resume(prepared, state).expect("a strategy")
}

/// As much of a sequence as decided where the money of a month went that was all spent.
fn begins(run: &Run, month: usize, order: &[usize]) -> Vec<usize> {
    let beyond = |rule: Rule| matches!(rule, Rule::PayBeyond | Rule::PayOffPlan);
    let of_month = run.months.get(month).map(|row| row.month);
    let paid = run.ledger.iter().filter(|e| Some(e.on.month()) == of_month && beyond(e.cause.rule));
    let touched: Vec<usize> = paid.map(|entry| entry.account.index()).collect();
    let last = order.iter().rposition(|account| touched.contains(account));
    order[..last.map_or(0, |last| last + 1)].to_vec()
}

/// Whether nothing of the money up to a month waits for a plan, or was left over.
fn has_spent(run: &Run, month: usize, budget: Money) -> bool {
    let paid: Money = run.months.iter().take(month + 1).map(|row| row.paid).sum();
    let given = budget.cents() * i64::try_from(month + 1).expect("few months");
    paid >= Money::from_cents(given)
}

/// Whether two lives are the same up to the end of a month.
fn is_same(one: &Run, other: &Run, month: usize) -> bool {
    let until = |run: &Run| {
        let last = run.months.get(month).map_or(run.end, |row| row.month.last());
        run.ledger.iter().take_while(|entry| entry.on <= last).count()
    };
    let (ends, other_ends) = (until(one), until(other));
    one.ledger[..ends] == other.ledger[..other_ends]
}

/// Interest, fees and penalties.
pub fn cost(run: &Run) -> Money {
    run.months.iter().map(|row| row.interest + row.fees + row.penalties).sum()
}
