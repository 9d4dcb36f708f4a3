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

/// What an order does with a lump when `money` is left. By saving, one that spares nothing is left alone, and money does not
/// wait at its turn: what is kept for it is no longer in hand.
pub fn at_lump(order: &Order, claim: &Claim, money: Money) -> Lump {
    let by_saving = *order == Order::MarginalSaving;
    match claim.saves_per_yuan_day {
        Rate::ZERO if by_saving => Lump::PassOver,
        _ if money >= claim.amount => Lump::Pay,
        _ if by_saving => Lump::PassOver,
        _ => Lump::Wait,
    }
}
