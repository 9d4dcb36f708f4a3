//! What a borrower knows on a decision day.

use crate::ledger::AccountIx;
use crate::money::Money;
use crate::rate::Rate;

/// Cash, and what has come and gone since the first of the month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purse {
    /// Cash in hand.
    pub cash: Money,
    /// What payments beyond the required ones leave untouched.
    pub keep_back: Money,
    /// All payments to all accounts since the first of the month.
    pub paid_this_month: Money,
    /// Income received since the first of the month.
    pub income_this_month: Money,
    /// What an earlier extra day put by for a claim that is paid whole or not at all.
    pub put_by: Money,
    /// What is known to be needed after today and before the next income.
    pub needed_before_next_income: Money,
}

/// What an account asks for on a decision day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Required {
    /// The account.
    pub account: AccountIx,
    /// What must be paid today.
    pub amount: Money,
    /// The contract rate a night.
    pub nominal_rate: Rate,
    /// What a yuan paid today saves on each later night.
    pub saves_per_yuan_day: Rate,
    /// Age of the oldest unpaid due item in days.
    pub days_overdue: i32,
}
