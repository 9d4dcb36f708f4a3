use super::Policy;
use crate::borrower::Purse;
use crate::money::Money;
use crate::rate::Rounding;
use crate::scenario::Pay;

/// A share of what came in since the first of the month, half-up to the cent, and what was put by.
pub struct ShareOfIncome;

impl Policy for ShareOfIncome {
    fn word(&self) -> &'static str {
        "share_of_income"
    }
    fn beyond(&self, pay: &Pay, purse: &Purse) -> Money {
        match pay {
            Pay::ShareOfIncome(share) => {
                let budget = share.of(purse.income_this_month).round(Rounding::HalfUp);
                (budget + purse.put_by - purse.paid_this_month).or_zero()
            }
            _ => Money::ZERO,
        }
    }
}
