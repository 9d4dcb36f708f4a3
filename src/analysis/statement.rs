//! The lines of a bill, derived from the ledger when they are shown.

use crate::calendar::Day;
use crate::ledger::{Component, Entry, Kind, Rule, Side, Statement, StatementLine};
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
    brought_forward + added(run, statement).map(|(_, (_, amount))| amount).sum()
}

fn lines<'r>(run: &'r Run, statement: &'r Statement) -> impl Iterator<Item = StatementLine> + 'r {
    let line = |(entry, (component, amount)): (&Entry, Told)| StatementLine {
        on: entry.on,
        rule: Some(entry.cause.rule),
        amount,
        component,
        item: entry.item,
    };
    brought_forward(statement).chain(added(run, statement).map(line))
}

/// The component and the amount of a line.
type Told = (Component, Money);

/// What the entries of the cycle add to a bill.
fn added<'r>(run: &'r Run, statement: &'r Statement) -> impl Iterator<Item = (&'r Entry, Told)> + 'r {
    let ((first, last), waiting) = (statement.entries, statement.waiting_from);
    // the entries of the close itself are the last of the range; earlier ones count only on the open cycle
    let cycle =
        entries_of(run, (first, waiting), statement).filter_map(|e| Some((e, line_of(e, statement.on)?)));
    let at_close = entries_of(run, (waiting, last), statement).filter(|e| e.to != Side::Unbilled);
    let closed = at_close.filter_map(|e| Some((e, line_of(e, statement.on)?)));
    let amendment = entries_of(run, statement.amendment, statement);
    cycle.chain(closed).chain(amendment.filter_map(|e| Some((e, amended_line(e)?))))
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

/// The line that an entry of the cycle makes: what enters the bill at its close, or moved in the open cycle.
#[inline]
fn line_of(entry: &Entry, close: Day) -> Option<Told> {
    let (from, to) = (entry.from.component(), entry.to.component());
    let at_close = entry.on == close;
    let line = |component, amount| Some((component, amount));
    match (entry.kind, from, to) {
        (Kind::Opening | Kind::Purchase | Kind::Living, _, Some(Component::Unbilled)) => {
            line(Component::Billed, entry.amount)
        }
        // what is left of a bill that counts as cleared
        (Kind::Carry, _, Some(Component::Unbilled)) => line(Component::Billed, entry.amount),
        (Kind::Opening, _, Some(component)) => line(component, entry.amount),
        // hypothetical: taken to pay somewhere else
        (Kind::Arrangement, None, Some(Component::Unbilled)) => line(Component::Billed, entry.amount),
        (Kind::Refund | Kind::Arrangement, Some(Component::Unbilled), _) => {
            line(Component::Billed, -entry.amount)
        }
        (Kind::Payment, _, Some(Component::Unbilled)) => line(Component::Billed, -entry.amount),
        (Kind::Bill, Some(Component::PlanFuture | Component::Rolled), Some(component)) if at_close => {
            line(component, entry.amount)
        }
        // charged when the cash was taken: brought forward, as after any other day of the cycle
        _ if entry.cause.rule == Rule::CashAdvanceFee => None,
        (Kind::Interest | Kind::Penalty | Kind::Fee, _, Some(component)) if at_close => {
            line(component, entry.amount)
        }
        _ => None,
    }
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
