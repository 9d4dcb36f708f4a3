//! Identities that hold in every run, each with the two sums behind it.

use super::statement::sum_of_lines;
use super::summary::Summary;
use crate::calendar::Day;
use crate::ledger::{Balances, Component, Entry, Kind, Kinds, Side};
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
    let cents = Money::from_cents;
    let (left, right, all) = match id {
        CheckId::Components => (summary.final_debt, tally.debt(), tally.differ == 0),
        CheckId::Cash => (summary.final_cash, summary.opening_cash + cents(tally.cash), true),
        CheckId::NetWorth => net_worth(summary),
        CheckId::Months => (summary.cost, cents(tally.charged), cents(tally.paid) == summary.total_paid),
        CheckId::Statements => statements(run),
        CheckId::NothingNegative => {
            let least = summary.opening_cash + cents(tally.least_cash);
            (below_zero(run, tally.signs < 0), Money::ZERO, least >= Money::ZERO)
        }
        CheckId::ScoreRange => score_range(run),
    };
    Check { id, left, right, holds: left == right && all }
}

/// What entries made of each side of the movements of one account, in cents: a component as an account shows it, any
/// other place by what came to it less what left it. A power of two, so that places are found by a shift.
type Sides = [i64; Side::COUNT.next_power_of_two()];

/// What the entries make of a run, in one pass over them, in cents. Sums that wrap differ where exact ones do, and are
/// made in fewer steps.
struct Tally {
    /// Account by account.
    sides: Vec<Sides>,
    /// The same for entries that touch no account.
    elsewhere: Sides,
    /// Cash that came in less cash that went out, and the least that this ever was.
    cash: i64,
    least_cash: i64,
    /// All that lenders charged, less what they gave up or away.
    charged: i64,
    /// All that was paid.
    paid: i64,
    /// Set where a component of some month is not what the entries make of it.
    differ: i64,
    /// Below zero where a component of some month is.
    signs: i64,
}

/// What is neither a payment nor just a charge or a movement from place to place.
const SELDOM: Kinds = Kinds::of(&[Kind::Opening, Kind::Draw, Kind::Arrangement, Kind::Waive]);

impl Tally {
    fn of(run: &Run) -> Self {
        let each = run.accounts_of(0).len();
        let (mut tally, mut entries) = (Self::before(each), run.ledger.as_slice());
        for (month, shown) in run.months.iter().zip(run.accounts.chunks(each.max(1))) {
            entries = tally.add_until(month.month.last(), entries);
            for (account, sides) in shown.iter().zip(&tally.sides) {
                let (differ, signs) = account.components.against(sides);
                tally.differ |= differ;
                tally.signs |= signs;
            }
        }
        tally.add_until(Day::from_count(i32::MAX), entries);
        tally
    }

    /// Before the first of the entries.
    fn before(accounts: usize) -> Self {
        let none = [0; Side::COUNT.next_power_of_two()];
        let sides = vec![none; accounts];
        Self { sides, elsewhere: none, cash: 0, least_cash: 0, charged: 0, paid: 0, differ: 0, signs: 0 }
    }

    /// Adds entries as long as they are not after a day. Returns the rest. On its own, so that a processor has room for
    /// all that each entry needs.
    #[inline(never)]
    fn add_until<'e>(&mut self, last: Day, mut entries: &'e [Entry]) -> &'e [Entry] {
        while let [entry, later @ ..] = entries
            && entry.on <= last
        {
            entries = later;
            self.add(entry);
        }
        entries
    }

    /// Debt at the end.
    fn debt(&self) -> Money {
        let components = self.sides.iter().flat_map(|sides| sides.iter().take(Component::ALL.len()));
        Money::from_cents(components.fold(0, |sum, cents| sum.wrapping_add(*cents)))
    }

    /// An entry moves money: `from` falls, `to` rises; a payment lowers `to`.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "there is a place for each side")]
    fn add(&mut self, entry: &Entry) {
        let (from, to, amount) = (entry.from as usize, entry.to as usize, entry.amount.cents());
        let sides = self.sides.get_mut(entry.account.index()).unwrap_or(&mut self.elsewhere);
        sides[from] = sides[from].wrapping_sub(amount);
        if entry.kind == Kind::Payment {
            sides[to] = sides[to].wrapping_sub(amount);
            self.paid = self.paid.wrapping_add(amount);
        } else {
            sides[to] = sides[to].wrapping_add(amount);
        }
        if entry.from == Side::Cash {
            self.cash = self.cash.wrapping_sub(amount);
            self.least_cash = self.least_cash.min(self.cash);
        } else if SELDOM.has(entry.kind) {
            let (cash, charged) = seldom(entry);
            self.cash = self.cash.wrapping_add(cash);
            self.charged = self.charged.wrapping_add(charged);
        } else if entry.from == Side::Lender {
            self.charged = self.charged.wrapping_add(amount);
        } else if entry.to == Side::Cash {
            self.cash = self.cash.wrapping_add(amount);
        }
    }
}

/// How an entry moves cash and all that was charged: see [`Entry::charges`] and [`Entry::relieves`].
#[cold]
fn seldom(entry: &Entry) -> (i64, i64) {
    let (charges, relieves) = (i64::from(entry.charges()), i64::from(entry.relieves()));
    (cash_of(entry).cents(), entry.amount.cents().wrapping_mul(charges - relieves))
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

/// What months and accounts show below zero, together. Accounts are only looked through where any is.
fn below_zero(run: &Run, any_account: bool) -> Money {
    let negative = |amount: Money| (-amount).or_zero();
    let cash: Money = run.months.iter().map(|month| negative(month.cash)).sum();
    let accounts = if any_account { run.accounts.as_slice() } else { &[] };
    let accounts = accounts.iter().map(|account| &account.components);
    cash + accounts.flat_map(Balances::iter).map(|(_, amount)| negative(amount)).sum()
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
