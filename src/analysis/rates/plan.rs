//! Rates of instalment plans: what was split, against what the bills asked for on their due days.

use super::{Advertised, DebtRates, RateOf, debt, lent_in, spread_over_periods};
use crate::analysis::calc::Basis;
use crate::calendar::Day;
use crate::ledger::{AccountIx, Entry, Kind, Rule, Side};
use crate::money::Money;
use crate::rate::Rate;
use crate::simulation::Run;

/// The rates of the plans that one purchase or conversion made. What is not billed by the end of the run counts as paid
/// back on its last day, without the fees of periods to come.
pub(super) fn rates(run: &Run, ix: AccountIx, item: u32, basis: Basis) -> Option<DebtRates> {
    let entries = || run.ledger.iter().filter(|entry| entry.account == ix && entry.item == item);
    let mut flows: Vec<(Day, Money)> = entries().filter_map(|entry| flow(run, entry)).collect();
    let fees: Money = entries().filter(|entry| entry.kind == Kind::Fee).map(|entry| entry.amount).sum();
    let sum: Money = flows.iter().map(|&(_, amount)| amount).sum();
    let rest = sum + fees;
    if rest.is_positive() {
        flows.push((run.end, -rest));
    }
    flows.sort_by_key(|&(day, _)| day);
    let found = debt(RateOf::Plan, ix, item, (&flows, lent_in(&flows, &[])), basis)?;
    let advertised = entries().find_map(advertised);
    Some(DebtRates { advertised, ..spread_over_periods(found, &flows) })
}

/// What an entry of a plan lends, or asks for and when.
fn flow(run: &Run, entry: &Entry) -> Option<(Day, Money)> {
    let is_lent = entry.to == Side::PlanFuture && entry.kind != Kind::Payment;
    let is_paid_off = entry.kind == Kind::Payment && entry.to == Side::PlanFuture;
    let is_taken_back = entry.from == Side::PlanFuture && entry.to.component().is_none();
    match (entry.kind, entry.cause.rule) {
        _ if is_lent => Some((entry.on, entry.amount)),
        _ if is_paid_off || is_taken_back => Some((entry.on, -entry.amount)),
        (Kind::Fee, Rule::PayoffFee) => Some((entry.on, -entry.amount)),
        (Kind::Bill | Kind::Fee, _) => Some((due_of(run, entry), -entry.amount)),
        _ => None,
    }
}

/// The due day of the bill that an entry is on: the last that closed by then, or was open.
fn due_of(run: &Run, entry: &Entry) -> Day {
    let mut bills = run.statements.iter().filter(|bill| bill.account == entry.account && bill.on <= entry.on);
    bills.next_back().map_or(entry.on, |bill| bill.due.max(entry.on))
}

/// The fee rate that the bills of a plan were made with.
fn advertised(entry: &Entry) -> Option<Advertised> {
    if entry.cause.rule != Rule::PlanFee {
        return None;
    }
    let [_, rate, _, periods, _] = entry.cause.inputs;
    Some(Advertised::TotalFee { rate: Rate::from_units(rate), periods: u8::try_from(periods).ok()? })
}
