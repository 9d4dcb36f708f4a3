//! The cheapest way that choosing an order anew each month can find, by trying all of them.

use mingzhang::ledger::Rule;
use mingzhang::money::Money;
use mingzhang::simulation::{Prepared, Run, State, resume, resume_months, simulate_months};

/// What is tried: the sequences of accounts, once with plans paid off early and once without. They stand in the file behind
/// `first` other strategies, all of those that pay plans before the others.
#[derive(Clone, Copy)]
pub struct Choices<'o> {
    pub orders: &'o [Vec<usize>],
    pub first: usize,
    /// What the strategies pay a month.
    pub budget: Money,
    /// Months that have a choice of their own; what is chosen in the last of them goes on.
    pub months: usize,
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

/// Tries every choice of each month.
pub fn best(prepared: &Prepared<'_>, choices: Choices<'_>) -> Found {
    let mut found = NOTHING;
    Search::new(prepared, choices).explore(None, &mut |search, next| search.go_on(next, &mut found));
    found
}

/// The best of those that are best in their first month as far as `looks` tells: the same choices in a life that does not hold
/// what nobody knows in that month.
pub fn best_without_foresight(prepared: &Prepared<'_>, choices: Choices<'_>, looks: Choices<'_>) -> Found {
    let looks = Search::new(prepared, looks).each_first();
    let least = looks.iter().map(|found| found.cost).min().expect("choices");
    let lives = Search::new(prepared, choices).each_first();
    let best = looks.iter().zip(lives).filter(|(looks, _)| looks.cost == least).map(|(_, life)| life);
    best.min_by_key(|life| life.cost).expect("choices")
}

const NOTHING: Found = Found { cost: Money::LARGEST, way: Vec::new(), lived: 0 };

struct Search<'s, 'a> {
    prepared: &'s Prepared<'a>,
    choices: Choices<'s>,
    way: Vec<usize>,
}

impl<'s, 'a> Search<'s, 'a> {
    fn new(prepared: &'s Prepared<'a>, choices: Choices<'s>) -> Self {
        Self { prepared, choices, way: Vec::new() }
    }

    /// The best for each choice of the first month.
    fn each_first(&mut self) -> Vec<Found> {
        let mut all = Vec::new();
        self.explore(None, &mut |search, next| {
            let mut found = NOTHING;
            search.go_on(next, &mut found);
            all.push(found);
        });
        all
    }

    /// Lives every choice of the month that comes next, and tells those that differ.
    fn explore(&mut self, before: Option<&State<'s>>, tell: &mut dyn FnMut(&mut Self, Next<'s, '_>)) {
        let Choices { orders, first, budget, .. } = self.choices;
        let (month, count) = (self.way.len(), orders.len());
        // beginnings of sequences that come to the same whatever follows, with and without plans
        let mut known: Vec<(bool, Vec<usize>)> = Vec::new();
        let mut lives: Vec<(bool, Run)> = Vec::new();
        for choice in 0..2 * count {
            let (plans, order) = (choice < count, &orders[choice % count]);
            if known.iter().any(|(with, begins)| *with == plans && order.starts_with(begins)) {
                continue;
            }
            let state = self.lived(before, first + choice);
            let run = resume(self.prepared, state.clone()).expect("a strategy");
            let spent = has_spent(&run, month, budget);
            known.push((plans, if spent { begins(&run, month, order) } else { order.clone() }));
            let same =
                |(with, other): &&(bool, Run)| (spent || *with == plans) && is_same(other, &run, month);
            let is_known = lives.iter().any(|life| same(&life));
            self.way.push(first + choice);
            tell(self, Next { state, run: &run, is_known });
            self.way.pop();
            lives.push((plans, run));
        }
    }

    /// The life as far as the month that comes next, under a strategy.
    fn lived(&self, before: Option<&State<'s>>, strategy: usize) -> State<'s> {
        let months = self.way.len() + 1;
        let state = match before {
            Some(state) => resume_months(self.prepared, state.clone().under(strategy), months),
            None => simulate_months(self.prepared, strategy, months),
        };
        state.expect("a strategy")
    }

    /// Notes a life, and tries what can follow while it can still cost less than the best.
    fn go_on(&mut self, next: Next<'s, '_>, found: &mut Found) {
        let Next { state, run, is_known } = next;
        found.lived += 1;
        if run.months.last().is_some_and(|last| last.debt.is_zero()) && cost(run) < found.cost {
            (found.cost, found.way) = (cost(run), self.way.clone());
        }
        let so_far = cost_of(run, self.way.len());
        if self.way.len() < self.choices.months && !is_known && so_far <= found.cost {
            self.explore(Some(&state), &mut |search, next| search.go_on(next, found));
        }
    }
}

/// A choice of a month: the life put aside behind it, and lived to its end under it.
struct Next<'s, 'r> {
    state: State<'s>,
    run: &'r Run,
    /// Whether an earlier choice of the month comes to the same.
    is_known: bool,
}

/// The life under a strategy for each month, the last of which goes on to the end.
pub fn lived(prepared: &Prepared<'_>, way: &[usize]) -> Run {
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
    cost_of(run, run.months.len())
}

/// The same of the first months.
fn cost_of(run: &Run, months: usize) -> Money {
    run.months.iter().take(months).map(|row| row.interest + row.fees + row.penalties).sum()
}
