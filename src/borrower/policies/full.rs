use super::Policy;
use crate::borrower::Purse;
use crate::money::Money;
use crate::scenario::Pay;

/// Every bill in full on its due day, as far as cash goes; loans as their contracts ask.
pub struct Full;

impl Policy for Full {
    fn word(&self) -> &'static str {
        "full"
    }
    fn clears_bills(&self) -> bool {
        true
    }
    fn pays_beyond(&self) -> bool {
        false
    }
    fn beyond(&self, _: &Pay, _: &Purse) -> Money {
        Money::ZERO
    }
}
