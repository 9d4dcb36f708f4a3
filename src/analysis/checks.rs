//! Identities that hold in every run, each with the two sums behind it.

use super::statement::statement_lines;
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
        /// Net worth moved by income less living, purchases and cost.
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
    let summary = Summary::of(run);
    CheckId::ALL.iter().map(|&id| check(id, run, &summary)).collect()
}

fn check(id: CheckId, run: &Run, summary: &Summary) -> Check {
    let (left, right, all) = match id {
        CheckId::Components => components(run),
        CheckId::Cash => cash(run, summary),
        CheckId::NetWorth => net_worth(summary),
        CheckId::Months => months(run, summary),
        CheckId::Statements => statements(run),
        CheckId::NothingNegative => nothing_negative(run),
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

fn components(run: &Run) -> Sides {
    let count = run.accounts_of(0).len();
    let mut rebuilt = vec![Balances::default(); count];
    let mut entries = run.ledger.iter().peekable();
    let mut all = true;
    for (place, month) in run.months.iter().enumerate() {
        while let Some(entry) = entries.next_if(|entry| entry.on <= month.month.last()) {
            if let Some(balances) = rebuilt.get_mut(entry.account.index()) {
                apply(entry, balances);
            }
        }
        all &= run.accounts_of(place).iter().zip(&rebuilt).all(|(shown, made)| shown.components == *made);
    }
    let shown = run.months.last().map_or(Money::ZERO, |month| month.debt);
    (shown, rebuilt.iter().map(Balances::debt).sum(), all)
}

/// How an entry moves cash.
pub fn cash_of(entry: &Entry) -> Money {
    match (entry.kind, entry.from, entry.to) {
        (Kind::Draw, ..) | (_, _, Side::Cash) => entry.amount,
        (_, Side::Cash, _) => -entry.amount,
        _ => Money::ZERO,
    }
}

fn cash(run: &Run, summary: &Summary) -> Sides {
    let moved: Money = run.ledger.iter().map(cash_of).sum();
    (summary.final_cash, summary.opening_cash + moved, true)
}

fn net_worth(summary: &Summary) -> Sides {
    let moved = (summary.final_cash - summary.final_debt) - (summary.opening_cash - summary.opening_debt);
    (moved, summary.income - summary.living - summary.purchases - summary.cost, true)
}

fn months(run: &Run, summary: &Summary) -> Sides {
    let of_entries: Money = run
        .ledger
        .iter()
        .filter(|entry| entry.from == Side::Lender && !matches!(entry.kind, Kind::Opening | Kind::Draw))
        .map(|entry| entry.amount)
        .sum();
    let paid: Money = run.ledger.iter().filter(|e| e.kind == Kind::Payment).map(|e| e.amount).sum();
    (summary.cost, of_entries, paid == summary.total_paid)
}

fn statements(run: &Run) -> Sides {
    let lines = |s| statement_lines(run, s).iter().map(|line| line.amount).sum::<Money>();
    let all = run.statements.iter().all(|s| lines(s) == s.total && s.minimum <= s.total);
    let totals = run.statements.iter().map(|s| s.total).sum();
    (totals, run.statements.iter().map(lines).sum(), all)
}

fn nothing_negative(run: &Run) -> Sides {
    let negative = |amount: Money| (-amount).or_zero();
    let cash: Money = run.months.iter().map(|month| negative(month.cash)).sum();
    let components = run.accounts.iter().flat_map(|account| account.components.iter());
    let below: Money = components.map(|(_, amount)| negative(amount)).sum();
    let mut running = run.totals.opening_cash;
    let never = run.ledger.iter().all(|entry| {
        running += cash_of(entry);
        running >= Money::ZERO
    });
    (cash + below, Money::ZERO, never)
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
