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

/// The two sides of an identity, and whether all of its other instances hold.
type Identity = (Money, Money, bool);

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

/// What entries made of each side of the movements of one account: a component as an account shows it, any other place
/// by what came to it less what left it.
type Sides = [Money; Side::COUNT];

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
        let accounts = run.accounts_of(0).len();
        // the last stands for entries that touch no account
        let mut rebuilt = vec![[Money::ZERO; Side::COUNT]; accounts + 1];
        let (mut flows, mut components_hold) = (Flows::default(), true);
        let mut entries = run.ledger.as_slice();
        for (place, month) in run.months.iter().enumerate() {
            let last = month.month.last();
            while let [entry, later @ ..] = entries
                && entry.on <= last
            {
                entries = later;
                if let Some(sides) = rebuilt.get_mut(entry.account.index().min(accounts)) {
                    apply(entry, sides);
                }
                flows.add(entry);
            }
            let shown = run.accounts_of(place).iter().map(|account| &account.components);
            components_hold &= shown.zip(&rebuilt).all(|(shown, sides)| shown.are(sides));
        }
        entries.iter().for_each(|entry| flows.add(entry));
        let debts = rebuilt.iter().take(accounts).flat_map(|sides| sides.iter().take(Component::ALL.len()));
        Self {
            debt: debts.copied().sum(),
            cash: flows.cash,
            charged: flows.charged(),
            paid: flows.sum(|kind, _, _| kind == Kind::Payment),
            components_hold,
            cash_holds: run.totals.opening_cash + flows.least_cash >= Money::ZERO,
        }
    }
}

/// An entry moves money: `from` falls, `to` rises; a payment lowers `to`.
#[expect(clippy::indexing_slicing, reason = "there is a place for each side")]
fn apply(entry: &Entry, sides: &mut Sides) {
    sides[entry.from as usize] -= entry.amount;
    sides[entry.to as usize] += if entry.kind == Kind::Payment { -entry.amount } else { entry.amount };
}

/// What flowed, by the kind of entry, whether it came from the lender, and whether it went to cash.
struct Flows {
    sums: [[[Money; 2]; 2]; Kind::ALL.len()],
    /// Cash that came in less cash that went out, and the least that this ever was.
    cash: Money,
    least_cash: Money,
}

impl Default for Flows {
    fn default() -> Self {
        let zero = Money::ZERO;
        Self { sums: [[[zero; 2]; 2]; Kind::ALL.len()], cash: zero, least_cash: zero }
    }
}

impl Flows {
    #[expect(clippy::indexing_slicing, reason = "there is a place for each kind")]
    fn add(&mut self, entry: &Entry) {
        self.cash += cash_of(entry);
        self.least_cash = self.least_cash.min(self.cash);
        let (by_lender, to_cash) = (entry.from == Side::Lender, entry.to == Side::Cash);
        self.sums[entry.kind as usize][usize::from(by_lender)][usize::from(to_cash)] += entry.amount;
    }

    /// The sum of all that is wanted: told the kind, whether it came from the lender, and whether it went to cash.
    fn sum(&self, wanted: impl Fn(Kind, bool, bool) -> bool) -> Money {
        let mut sum = Money::ZERO;
        for (&kind, sums) in Kind::ALL.iter().zip(&self.sums) {
            for (sums, by_lender) in sums.iter().zip([false, true]) {
                let cells = sums.iter().zip([false, true]);
                sum +=
                    cells.filter(|(_, to_cash)| wanted(kind, by_lender, *to_cash)).map(|(sum, _)| *sum).sum();
            }
        }
        sum
    }

    /// See [`Entry::charges`] and [`Entry::relieves`].
    fn charged(&self) -> Money {
        let lends = |kind| matches!(kind, Kind::Opening | Kind::Draw | Kind::Arrangement);
        let charged = self.sum(|kind, by_lender, _| by_lender && !lends(kind));
        let relieved =
            self.sum(|kind, _, to_cash| kind == Kind::Waive || (kind == Kind::Arrangement && to_cash));
        charged - relieved
    }
}

/// How an entry moves cash.
pub fn cash_of(entry: &Entry) -> Money {
    if entry.to == Side::Cash || entry.hands_out() {
        entry.amount
    } else if entry.from == Side::Cash {
        -entry.amount
    } else {
        Money::ZERO
    }
}

fn net_worth(summary: &Summary) -> Identity {
    let moved = (summary.final_cash - summary.final_debt) - (summary.opening_cash - summary.opening_debt);
    (moved, summary.income + summary.returned - summary.living - summary.purchases - summary.cost, true)
}

fn statements(run: &Run) -> Identity {
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
    let below = run.accounts.iter().map(|account| &account.components).filter(|c| c.is_any_negative());
    cash + below.flat_map(Balances::iter).map(|(_, amount)| negative(amount)).sum()
}

fn score_range(run: &Run) -> Identity {
    let outside = run.months.iter().filter(|month| !(350..=950).contains(&month.score)).count();
    (Money::from_cents(i64::try_from(outside).unwrap_or(i64::MAX)), Money::ZERO, true)
}

impl Balances {
    /// The component that two balances differ in, for messages.
    pub fn first_difference(&self, other: &Self) -> Option<Component> {
        Component::ALL.iter().copied().find(|&component| self[component] != other[component])
    }
}
