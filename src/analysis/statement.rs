//! The lines of a bill, derived from the ledger when they are shown.

use crate::calendar::Day;
use crate::ledger::{Component, Entry, Kind, Kinds, Rule, Side, Statement, StatementLine};
use crate::money::Money;
use crate::simulation::Run;

/// What a bill asks for, line by line. The amounts add up to its total.
///
/// First what was owed from earlier bills, then what the cycle added, in the order of the ledger: purchases, plan
/// periods, interest, fees, penalties; what was paid before the close and what was converted after it count below
/// zero.
pub fn statement_lines(run: &Run, statement: &Statement) -> Vec<StatementLine> {
    lines(run, statement).collect()
}

/// What the lines of a bill add up to.
pub(super) fn sum_of_lines(run: &Run, statement: &Statement) -> Money {
    let brought_forward: Money = statement.brought_forward.iter().map(|amount| amount.or_zero()).sum();
    let amended: Money = amended(run, statement).map(|(_, (_, amount))| amount).sum();
    brought_forward + counted(run, statement).map(|(_, amount)| amount).sum() + amended
}

fn lines<'r>(run: &'r Run, statement: &'r Statement) -> impl Iterator<Item = StatementLine> + 'r {
    let line = |(entry, (component, amount)): (&Entry, Told)| StatementLine {
        on: entry.on,
        rule: Some(entry.cause.rule),
        amount,
        component,
        item: entry.item,
    };
    let told = |(entry, amount)| (entry, (component_of(entry, amount), amount));
    let counted = counted(run, statement).filter(|(_, amount)| !amount.is_zero()).map(told);
    brought_forward(statement).chain(counted.chain(amended(run, statement)).map(line))
}

/// The component and the amount of a line.
type Told = (Component, Money);

/// The entries of the cycle, each with what it adds to the bill.
fn counted<'r>(run: &'r Run, statement: &'r Statement) -> impl Iterator<Item = (&'r Entry, Money)> + 'r {
    let ((first, last), waiting, close) = (statement.entries, statement.waiting_from, statement.on);
    // the entries of the close itself are the last of the range; earlier ones count only on the open cycle
    let cycle = entries_of(run, (first, waiting), statement);
    let at_close = entries_of(run, (waiting, last), statement).filter(|e| e.to != Side::Unbilled);
    cycle.chain(at_close).map(move |entry| (entry, amount_on_bill(entry, close)))
}

/// The entries of the amendment that make lines.
fn amended<'r>(run: &'r Run, statement: &'r Statement) -> impl Iterator<Item = (&'r Entry, Told)> + 'r {
    entries_of(run, statement.amendment, statement).filter_map(|e| Some((e, amended_line(e)?)))
}

fn entries_of<'r>(
    run: &'r Run,
    (from, until): (u32, u32),
    statement: &Statement,
) -> impl Iterator<Item = &'r Entry> + 'r {
    let account = statement.account;
    let range = run.ledger.get(from as usize..until as usize).unwrap_or_default();
    range.iter().filter(move |entry| entry.account == account)
}

fn brought_forward(statement: &Statement) -> impl Iterator<Item = StatementLine> {
    let on = statement.on;
    let parts = Statement::BROUGHT_FORWARD.into_iter().zip(statement.brought_forward);
    parts.filter(|(_, amount)| amount.is_positive()).map(move |(component, amount)| StatementLine {
        on,
        rule: None,
        amount,
        component,
        item: 0,
    })
}

/// What uses the line on any day of the open cycle. A carry is what is left of a bill that counts as cleared.
const SPENDING: Kinds = Kinds::of(&[Kind::Opening, Kind::Purchase, Kind::Living, Kind::Carry]);
/// What counts on other days than the close, also where the open cycle does not rise.
const ANY_DAY: Kinds = Kinds::of(&[Kind::Opening, Kind::Refund, Kind::Arrangement]);

/// What an entry of the cycle adds to the bill: what enters at its close, or moved in the open cycle; most add nothing.
#[inline]
fn amount_on_bill(entry: &Entry, close: Day) -> Money {
    let on_cycle = entry.to == Side::Unbilled;
    if on_cycle && SPENDING.has(entry.kind) {
        entry.amount
    } else if on_cycle || entry.on == close || ANY_DAY.has(entry.kind) {
        seldom_on_bill(entry, entry.on == close)
    } else {
        Money::ZERO
    }
}

/// What an entry adds that is no spending of the open cycle.
fn seldom_on_bill(entry: &Entry, at_close: bool) -> Money {
    let (from, to, rises) = (entry.from, entry.to, entry.to.is_component());
    match entry.kind {
        Kind::Opening if rises => entry.amount,
        // hypothetical: taken to pay somewhere else
        Kind::Arrangement if to == Side::Unbilled && !from.is_component() => entry.amount,
        Kind::Refund | Kind::Arrangement if from == Side::Unbilled => -entry.amount,
        Kind::Payment if to == Side::Unbilled => -entry.amount,
        Kind::Bill if at_close && rises && matches!(from, Side::PlanFuture | Side::Rolled) => entry.amount,
        // a cash advance is charged when it is taken: brought forward, as after any other day of the cycle
        Kind::Interest | Kind::Penalty | Kind::Fee
            if at_close && rises && entry.cause.rule != Rule::CashAdvanceFee =>
        {
            entry.amount
        }
        _ => Money::ZERO,
    }
}

/// The component of an entry's line: what moved in the open cycle is billed as purchases, all else where it rises.
fn component_of(entry: &Entry, amount: Money) -> Component {
    let rises = entry.to.component().filter(|to| *to != Component::Unbilled && amount.is_positive());
    rises.unwrap_or(Component::Billed)
}

fn amended_line(entry: &Entry) -> Option<Told> {
    use Component::{Billed, Overdue, PlanDue, Rolled};
    match (entry.kind, entry.to.component()) {
        // paid at once, and never on a bill; on the next bill; part of a plan
        _ if matches!(entry.cause.rule, Rule::PayoffFee | Rule::CashAdvanceFee | Rule::RePlanFee) => None,
        (Kind::Arrangement, _) => {
            let from = entry.from.component().filter(|part| *part != Component::PlanFuture);
            from.map(|component| (component, -entry.amount))
        }
        (Kind::Waive, _) => Some((Component::Penalty, -entry.amount)),
        (Kind::Refund, _) => {
            let from =
                entry.from.component().filter(|part| [Billed, Rolled, PlanDue, Overdue].contains(part));
            from.map(|component| (component, -entry.amount))
        }
        (Kind::Convert, _) => Some((Component::Billed, -entry.amount)),
        (Kind::Bill | Kind::Fee, Some(component)) => Some((component, entry.amount)),
        _ => None,
    }
}
