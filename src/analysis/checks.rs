//! Identities that hold in every run, each with the two sums behind it.

use super::statement::sum_of_lines;
use super::summary::Summary;
use crate::ledger::{Balances, Component, Entry, Kind, Side};
use crate::money::Money;
use crate::simulation::Run;
use crate::terms::choice;

choice!(
    /// An identity.
    CheckId {
        /// Every component of every account on every month's last evening is what the entries make of it.
        Components = "components",
        /// Cash is what came in less what went out.
        Cash = "cash",
        /// Net worth moved by income and what came back, less living, purchases and cost.
        NetWorth = "net_worth",
        /// The months' flows add up to the entries.
        Months = "months",
        /// The lines of every bill add up to its total.
        Statements = "statements",
        /// No component, and no cash, is ever below zero.
        NothingNegative = "nothing_negative",
        /// The score stays in its range.
        ScoreRange = "score_range",
    }
);

/// An identity with its two sides. It holds when they are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// Which.
    pub id: CheckId,
    /// What the run says.
    pub left: Money,
    /// What the entries make of it.
    pub right: Money,
    /// Whether all of its instances hold, not only the sums shown.
    pub holds: bool,
}

/// All checks of a run.
pub fn checks(run: &Run) -> Vec<Check> {
    let (summary, tally) = (Summary::without_rate(run), Tally::of(run));
    CheckId::ALL.iter().map(|&id| check(id, run, &summary, &tally)).collect()
}

fn check(id: CheckId, run: &Run, summary: &Summary, tally: &Tally) -> Check {
    let (left, right, all) = match id {
        CheckId::Components => (summary.final_debt, tally.debt, tally.components_hold),
        CheckId::Cash => (summary.final_cash, summary.opening_cash + tally.cash, true),
        CheckId::NetWorth => net_worth(summary),
        CheckId::Months => (summary.cost, tally.charged, tally.paid == summary.total_paid),
        CheckId::Statements => statements(run),
        CheckId::NothingNegative => (below_zero(run), Money::ZERO, tally.cash_holds),
        CheckId::ScoreRange => score_range(run),
    };
    Check { id, left, right, holds: left == right && all }
}

type Sides = (Money, Money, bool);

/// Applies an entry to the balances of its account: `from` falls, `to` rises; a payment lowers `to`.
pub fn apply(entry: &Entry, balances: &mut Balances) {
    if let Some(from) = entry.from.component() {
        balances.lower(from, entry.amount);
    }
    if let Some(to) = entry.to.component() {
        if entry.kind == Kind::Payment {
            balances.lower(to, entry.amount);
        } else {
            balances.raise(to, entry.amount);
        }
    }
}

/// What the entries make of a run, in one pass over them.
struct Tally {
    /// Debt at the end.
    debt: Money,
    /// Cash that came in less cash that went out.
    cash: Money,
    /// All that lenders charged, less what they gave up or away.
    charged: Money,
    /// All that was paid.
    paid: Money,
    /// Whether every component of every month is what the entries make of it.
    components_hold: bool,
    /// Whether cash never fell below zero.
    cash_holds: bool,
}

impl Tally {
    fn of(run: &Run) -> Self {
        let zero = Money::ZERO;
        let mut tally = Self {
            debt: zero,
            cash: zero,
            charged: zero,
            paid: zero,
            components_hold: true,
            cash_holds: true,
        };
        let mut rebuilt = vec![Balances::default(); run.accounts_of(0).len()];
        let mut entries = run.ledger.as_slice();
        for (place, month) in run.months.iter().enumerate() {
            let last = month.month.last();
            while let [entry, later @ ..] = entries
                && entry.on <= last
            {
                entries = later;
                if let Some(balances) = rebuilt.get_mut(entry.account.index()) {
                    apply(entry, balances);
                }
                tally.add(entry, run.totals.opening_cash);
            }
            let shown = run.accounts_of(place).iter().map(|account| &account.components);
            tally.components_hold &= shown.eq(&rebuilt);
        }
        entries.iter().for_each(|entry| tally.add(entry, run.totals.opening_cash));
        tally.debt = rebuilt.iter().map(Balances::debt).sum();
        tally
    }

    fn add(&mut self, entry: &Entry, opening_cash: Money) {
        self.cash += cash_of(entry);
        self.cash_holds &= opening_cash + self.cash >= Money::ZERO;
        if entry.kind == Kind::Payment {
            self.paid += entry.amount;
        }
        if entry.charges() {
            self.charged += entry.amount;
        }
        if entry.relieves() {
            self.charged -= entry.amount;
        }
    }
}

/// How an entry moves cash.
pub fn cash_of(entry: &Entry) -> Money {
    match (entry.from, entry.to) {
        _ if entry.hands_out() => entry.amount,
        (_, Side::Cash) => entry.amount,
        (Side::Cash, _) => -entry.amount,
        _ => Money::ZERO,
    }
}

fn net_worth(summary: &Summary) -> Sides {
    let moved = (summary.final_cash - summary.final_debt) - (summary.opening_cash - summary.opening_debt);
    (moved, summary.income + summary.returned - summary.living - summary.purchases - summary.cost, true)
}

fn statements(run: &Run) -> Sides {
    let (mut sum, mut all) = (Money::ZERO, true);
    for statement in &run.statements {
        let asked = sum_of_lines(run, statement);
        sum += asked;
        all &= asked == statement.total && statement.minimum <= statement.total;
    }
    let totals = run.statements.iter().map(|s| s.total).sum();
    (totals, sum, all)
}

/// What months and accounts show below zero, together.
fn below_zero(run: &Run) -> Money {
    let negative = |amount: Money| (-amount).or_zero();
    let cash: Money = run.months.iter().map(|month| negative(month.cash)).sum();
    let components = run.accounts.iter().flat_map(|account| account.components.iter());
    cash + components.map(|(_, amount)| negative(amount)).sum()
}

fn score_range(run: &Run) -> Sides {
    let outside = run.months.iter().filter(|month| !(350..=950).contains(&month.score)).count();
    (Money::from_cents(i64::try_from(outside).unwrap_or(i64::MAX)), Money::ZERO, true)
}

impl Balances {
    /// The component that two balances differ in, for messages.
    pub fn first_difference(&self, other: &Self) -> Option<Component> {
        Component::ALL.iter().copied().find(|&component| self[component] != other[component])
    }
}
