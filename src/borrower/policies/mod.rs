//! How much is paid: one file per policy, one line in [`POLICIES`].

mod fixed;
mod full;
mod minimum;
mod share_of_income;
mod spare_cash;

use super::position::Purse;
use crate::money::Money;
use crate::scenario::Pay;

/// How much a borrower pays.
///
/// Always true: what is required today is paid first under every policy, also beyond its budget.
pub trait Policy: Sync {
    /// The word that files use.
    fn word(&self) -> &'static str;

    /// Whether a bill is paid in full on its due day, rather than what is required.
    fn clears_bills(&self) -> bool {
        false
    }

    /// What may still go to claims on the extra day, by order; never below zero. It may exceed cash.
    fn beyond(&self, pay: &Pay, purse: &Purse) -> Money;

    /// Whether `beyond` may come to anything at all.
    fn pays_beyond(&self) -> bool {
        true
    }

    /// Whether the budget asks what is needed before the next income, which takes a look ahead.
    fn looks_ahead(&self) -> bool {
        false
    }
}

/// Every policy.
pub const POLICIES: &[&dyn Policy] =
    &[&minimum::Minimum, &full::Full, &fixed::Fixed, &share_of_income::ShareOfIncome, &spare_cash::SpareCash];

/// The policy that a file's `pay` names.
pub fn policy(pay: &Pay) -> &'static dyn Policy {
    match pay {
        Pay::Minimum => &minimum::Minimum,
        Pay::Full => &full::Full,
        Pay::Fixed(_) => &fixed::Fixed,
        Pay::ShareOfIncome(_) => &share_of_income::ShareOfIncome,
        Pay::SpareCash => &spare_cash::SpareCash,
    }
}
