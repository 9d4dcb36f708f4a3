use super::Policy;
use crate::borrower::Purse;
use crate::money::Money;
use crate::scenario::Pay;

/// All cash but what is kept back and what is known to be needed before the next income.
pub struct SpareCash;

impl Policy for SpareCash {
    fn word(&self) -> &'static str {
        "spare_cash"
    }
    fn beyond(&self, _: &Pay, purse: &Purse) -> Money {
        (purse.cash - purse.keep_back - purse.needed_before_next_income).or_zero()
    }
    fn looks_ahead(&self) -> bool {
        true
    }
}
