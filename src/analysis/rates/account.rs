//! All costs of an account: those of keeping the contract, and those of missing it.

use super::{dated_flows, gifts, lent_in, solved};
use crate::analysis::calc::Basis;
use crate::calendar::Day;
use crate::ledger::{AccountIx, Balances, Component, Entry, Kind, Rule, Side};
use crate::money::Money;
use crate::simulation::{AnnualRate, Run};

/// What one rule charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostItem {
    /// The rule.
    pub rule: Rule,
    /// All that it charged in the run.
    pub amount: Money,
}

/// All costs of an account in a run.
///
/// Always true: the amounts of `normal` and `contingent` add up to the account's interest, fees and penalties.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountCost {
    /// The account.
    pub account: AccountIx,
    /// All that was lent.
    pub lent: Money,
    /// Interest and fees, which whoever keeps the contract pays too.
    pub normal: Vec<CostItem>,
    /// The annual rates of the flows without penalties.
    pub normal_rates: Vec<AnnualRate>,
    /// Penalties and late fees.
    pub contingent: Vec<CostItem>,
    /// The annual rates of all flows.
    pub all_rates: Vec<AnnualRate>,
}

pub(super) fn cost(run: &Run, ix: AccountIx, basis: Basis) -> AccountCost {
    let all = all_flows(run, ix);
    let owed = balances(run, ix).map_or(Money::ZERO, |balances| balances[Component::Penalty]);
    let mut normal = dated_flows(run, |entry| entry.account == ix && entry.to != Side::Penalty);
    normal.push((run.end, owed - debt_at_end(run, ix)));
    AccountCost {
        account: ix,
        lent: lent(run, ix, &all),
        normal: items(run, ix, |side| matches!(side, Side::Interest | Side::Fee)),
        normal_rates: solved(&normal, basis),
        contingent: items(run, ix, |side| side == Side::Penalty),
        all_rates: solved(&all, basis),
    }
}

/// All that flowed on an account; what is owed at the end counts as paid back on the last day.
pub(super) fn all_flows(run: &Run, ix: AccountIx) -> Vec<(Day, Money)> {
    let mut flows = dated_flows(run, |entry| entry.account == ix);
    flows.push((run.end, -debt_at_end(run, ix)));
    flows.retain(|(_, amount)| !amount.is_zero());
    flows
}

/// What was lent of all that flowed on an account.
pub(super) fn lent(run: &Run, ix: AccountIx, flows: &[(Day, Money)]) -> Money {
    lent_in(flows, &gifts(run, |entry| entry.account == ix))
}

fn balances(run: &Run, ix: AccountIx) -> Option<&Balances> {
    let last = run.months.len().checked_sub(1)?;
    run.accounts_of(last).get(ix.index()).map(|account| &account.components)
}

fn debt_at_end(run: &Run, ix: AccountIx) -> Money {
    balances(run, ix).map_or(Money::ZERO, Balances::debt)
}

/// What was charged into components, rule by rule in the order of their first charge.
fn items(run: &Run, ix: AccountIx, counts: impl Fn(Side) -> bool) -> Vec<CostItem> {
    let is_charge = |entry: &&Entry| {
        entry.account == ix && counts(entry.to) && !matches!(entry.kind, Kind::Payment | Kind::Opening)
    };
    let mut items: Vec<CostItem> = Vec::new();
    for entry in run.ledger.iter().filter(is_charge) {
        let rule = entry.cause.rule;
        match items.iter_mut().find(|item| item.rule == rule) {
            Some(item) => item.amount += entry.amount,
            None => items.push(CostItem { rule, amount: entry.amount }),
        }
    }
    items
}
