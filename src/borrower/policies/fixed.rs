use super::Policy;
use crate::borrower::Purse;
use crate::money::Money;
use crate::scenario::Pay;

/// A fixed amount a month over all accounts: on the extra day, what is left of it and what was put by.
pub struct Fixed;

impl Policy for Fixed {
    fn word(&self) -> &'static str {
        "fixed"
    }
    fn beyond(&self, pay: &Pay, purse: &Purse) -> Money {
        match pay {
            Pay::Fixed(budget) => (*budget + purse.put_by - purse.paid_this_month).or_zero(),
            _ => Money::ZERO,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_paid_this_month_counts() {
        let purse = Purse { paid_this_month: Money::from_cents(120_000), ..Purse::default() };
        let left = |budget| Fixed.beyond(&Pay::Fixed(Money::from_cents(budget)), &purse).cents();
        assert_eq!((left(300_000), left(100_000)), (180_000, 0));
    }
}
