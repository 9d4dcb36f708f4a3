//! Claims that are paid whole or not at all: pay, wait, or pass over.

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

/// What an order does with a lump when `money` is left. Where it `waits` it does so for the lump whose turn it is; by saving,
/// one that spares nothing is left alone.
pub fn at_lump(order: &Order, claim: &Claim, money: Money, waits: bool) -> Lump {
    match claim.saves_per_yuan_day {
        Rate::ZERO if *order == Order::MarginalSaving => Lump::PassOver,
        _ if money >= claim.amount => Lump::Pay,
        _ if waits => Lump::Wait,
        _ => Lump::PassOver,
    }
}
