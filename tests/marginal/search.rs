//! Every way of paying: in each month each order of debts that the money reaches, each plan paid off or not, and money
//! kept for a later month. Ways whose least cost is no better than what is looked for are left early; that least cost
//! is what the debts would bear if all money came at once, went to the highest rate first, and no plan's fee that can
//! still be dropped were paid.

use mingzhang::calendar::{Day, Month};
use mingzhang::ledger::Component;
use mingzhang::money::Money;
use mingzhang::scenario::Action;
use mingzhang::simulation::Run;

use crate::case::{Case, Debt, EXTRA_DAY, cost, so_far};

/// Ways of one level that are lived at a time.
const BATCH: usize = 64;
/// Nights of the shortest month.
const NIGHTS: i64 = 28;

/// A way of paying as far as it is chosen.
#[derive(Clone)]
struct Way {
    actions: Vec<Action>,
    /// The debts that have got money this month, one bit each.
    served: u32,
    cash: Money,
    /// What it costs at least when nothing more is paid this month, in cents.
    least: i64,
    /// What it costs at least whatever is paid this month.
    floor: i64,
    /// Whether a plan runs that cash does not cover.
    may_wait: bool,
}

/// The search for a way that costs less than a bound.
pub struct Search<'c> {
    case: &'c Case,
    /// The least cost that is known.
    pub best: i64,
}

impl<'c> Search<'c> {
    /// Looks for ways that cost less than `bound`.
    pub fn below(case: &'c Case, bound: i64) -> Self {
        let start =
            Way { actions: Vec::new(), served: 0, cash: Money::ZERO, least: 0, floor: 0, may_wait: true };
        let mut search = Self { case, best: bound };
        let mut ways = vec![start];
        for month in 0..case.decisions {
            let month = Month::new(2026, 1) + i32::try_from(month).expect("a few months");
            ways = search.month_of(ways, month.day(EXTRA_DAY));
        }
        search
    }

    /// All ways through one month that may still cost less than the best that is known.
    fn month_of(&mut self, ways: Vec<Way>, on: Day) -> Vec<Way> {
        let mut done: Vec<Way> = Vec::new();
        let mut open =
            self.lived(ways.into_iter().map(|way| Way { served: 0, floor: way.least, ..way }).collect(), on);
        while !open.is_empty() {
            let longer: Vec<Way> = open.iter().flat_map(|way| self.longer_by_one(way, on)).collect();
            done.extend(
                open.into_iter().filter(|way| way.may_wait || way.cash.is_zero() || self.took_all(way)),
            );
            open = self.lived(longer, on);
        }
        done.retain(|way| way.least < self.best);
        done
    }

    fn took_all(&self, way: &Way) -> bool {
        (0..self.case.debts.len()).all(|place| way.served & (1 << place) != 0)
    }

    /// The bit of the debt that is past due in January: it is required, and comes before money by order.
    fn first_in_turn(&self, on: Day) -> u32 {
        let missed = self.case.debts.iter().position(|&debt| debt == Debt::Missed);
        missed.filter(|_| on.month() == Month::new(2026, 1)).map_or(0, |at| 1 << at)
    }

    /// The way with one more debt served this month.
    fn longer_by_one(&self, way: &Way, on: Day) -> Vec<Way> {
        let case = self.case;
        let free = |place: &usize| way.served & (1 << place) == 0 && way.cash.is_positive();
        let first = self.first_in_turn(on) & !way.served;
        let in_turn = |place: &usize| first == 0 || first == 1 << place;
        let served = (0..case.debts.len()).filter(free).filter(in_turn).map(|place| {
            let account = format!("a{place}");
            let action = match case.debts[place] {
                Debt::Plan => Action::Payoff { account, plan: format!("plan-{place}"), on },
                _ => Action::Extra { on, account, amount: Money::MAX },
            };
            let actions = way.actions.iter().cloned().chain([action]).collect();
            Way { actions, served: way.served | 1 << place, ..way.clone() }
        });
        served.collect()
    }

    /// Lives every way, notes how it stands on the evening of the day, and leaves those that cost too much already.
    fn lived(&mut self, ways: Vec<Way>, on: Day) -> Vec<Way> {
        let mut kept = Vec::new();
        for batch in ways.chunks(BATCH) {
            let runs =
                self.case.live(batch.iter().map(|way| self.case.by_hand(way.actions.clone())).collect());
            for (way, run) in batch.iter().zip(runs) {
                self.best = self.best.min(cost(&run));
                let (spent, cash) = so_far(&run, on);
                // what took nothing is a way that is known without it; what is past due was paid as required
                let is_new = cash != way.cash || way.served == self.first_in_turn(on) || self.took_all(way);
                if way.served != 0 && !is_new {
                    continue;
                }
                let least = spent + self.least_ahead(&run, on, cash);
                let may_wait = self.is_plan_ahead(&run, on);
                if way.floor < self.best {
                    kept.push(Way { cash, least, may_wait, ..way.clone() });
                }
            }
        }
        kept
    }

    fn is_plan_ahead(&self, run: &Run, on: Day) -> bool {
        let accounts = run.accounts_of(place_of(on));
        accounts.iter().any(|account| account.components[Component::PlanFuture].is_positive())
    }

    /// What is still charged at least after the evening of a day.
    fn least_ahead(&self, run: &Run, on: Day, cash: Money) -> i64 {
        let accounts = run.accounts_of(place_of(on));
        let mut sum = 0;
        let mut bearing: Vec<(i64, i64)> = Vec::new();
        for (place, account) in accounts.iter().enumerate() {
            sum += account.accrued.cents() - 1;
            let plan = account.components[Component::PlanFuture];
            if self.case.sunk(place) {
                sum += account.committed_fees.cents();
            }
            let debt = account.components.debt() - plan;
            bearing.push((self.case.rate(place), debt.cents()));
        }
        bearing.sort_unstable_by_key(|&(rate, _)| -rate);
        let mut nights = 8;
        let mut money = cash.cents();
        for _ in 0..self.case.decisions {
            for (rate, debt) in &mut bearing {
                let paid = money.min(*debt);
                (money, *debt) = (money - paid, *debt - paid);
                sum += i64::try_from(i128::from(*debt) * i128::from(*rate) * nights / 1_000_000_000_000)
                    .expect("small");
            }
            nights = i128::from(NIGHTS);
            money += self.case.budget.cents();
        }
        sum
    }
}

fn place_of(on: Day) -> usize {
    usize::try_from(on.month() - Month::new(2026, 1)).expect("a month of the case")
}
