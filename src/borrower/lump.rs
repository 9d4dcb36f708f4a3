//! Claims that are paid whole or not at all: pay, wait, or pass over.

use super::order::NIGHTS_OF_MONTH;
use crate::ledger::Claim;
use crate::money::Money;
use crate::rate::Rate;
use crate::scenario::Order;

/// What becomes of money that reaches a claim which only takes its whole amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lump {
    /// It is paid.
    Pay,
    /// The money waits for it.
    Wait,
    /// The next claim gets the money.
    PassOver,
}

/// What an order does with a lump when `money` is left; `behind` are the claims ranked after it.
///
/// An order that ranks by anything but saving waits for what it ranks first. By saving, a lump that spares nothing is
/// left alone, and money waits only when the fees that are dropped sooner are more than what the claims behind it bear
/// until then. What will come in is not known: as much as today is taken for each month.
pub fn at_lump(order: &Order, claim: &Claim, money: Money, behind: &[Claim]) -> Lump {
    let by_saving = *order == Order::MarginalSaving;
    match claim.saves_per_yuan_day {
        Rate::ZERO if by_saving => Lump::PassOver,
        _ if money >= claim.amount => Lump::Pay,
        _ if !by_saving || waiting_saves(claim, money, behind) => Lump::Wait,
        _ => Lump::PassOver,
    }
}

/// Whether waiting for a lump saves more than giving the money to the claims behind it, as far as can be told today.
///
/// Gained: the dropped fees, less what the same money would save behind it, for the share of the plan's life by which
/// it is closed sooner. Lost: what bears behind it while money waits, a month's money more each month.
fn waiting_saves(claim: &Claim, money: Money, behind: &[Claim]) -> bool {
    let bearing = || behind.iter().filter(|other| !other.lump && other.saves_per_yuan_day > Rate::ZERO);
    let Some(best) = bearing().map(|other| i128::from(other.saves_per_yuan_day.units())).max() else {
        return true;
    };
    let owed: Money = bearing().map(|other| other.amount).sum();
    let cents = |money: Money| i128::from(money.cents());
    let (owed, money, amount) = (cents(owed), cents(money).max(1), cents(claim.amount));
    let (one, rate) = (i128::from(Rate::ONE.units()), i128::from(claim.saves_per_yuan_day.units()));
    let dropped = cents(claim.saves_at_once);
    let life = (dropped * one / (rate * amount).max(1)).max(1);
    let sooner = (owed * NIGHTS_OF_MONTH / money).min(2 * life);
    let gained = dropped * (rate - best).max(0) / rate * sooner / (2 * life);
    let months = (amount - 1) / money;
    let lost = best * money.min(owed) * NIGHTS_OF_MONTH * months * (months + 1) / (2 * one);
    gained > lost
}
