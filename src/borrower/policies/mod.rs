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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario;
    use crate::terms::Catalog;

    /// What the word of a policy may stand with in a file.
    const WRITTEN: [&str; 3] = [r#""WORD""#, r#"{"WORD": "100.00"}"#, r#"{"WORD": "0.3"}"#];

    #[test]
    fn a_file_can_name_every_policy() {
        let text = include_str!("../../../scenarios/minimum-still-spending.json");
        for known in POLICIES {
            let read = |written: &str| {
                let pay = format!(r#""pay": {}"#, written.replace("WORD", known.word()));
                let text = text.replacen(r#""pay": "minimum""#, &pay, 1);
                scenario::read(&text, &Catalog::bundled()).ok()
            };
            let loaded = WRITTEN.iter().find_map(|written| read(written));
            let named = loaded.map(|loaded| policy(&loaded.scenario.strategies[0].pay).word());
            assert_eq!(named, Some(known.word()));
        }
    }
}
