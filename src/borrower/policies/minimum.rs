use super::Policy;
use crate::borrower::Purse;
use crate::money::Money;
use crate::scenario::Pay;

/// What is required, and nothing more.
pub struct Minimum;

impl Policy for Minimum {
    fn word(&self) -> &'static str {
        "minimum"
    }
    fn pays_beyond(&self) -> bool {
        false
    }
    fn beyond(&self, _: &Pay, _: &Purse) -> Money {
        Money::ZERO
    }
}
