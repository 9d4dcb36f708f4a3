//! What a period of a loan asks for: equal payments, equal parts of principal, and what is left to the last.

use super::counting::parts;
use crate::money::Money;
use crate::rate::{Rate, Rounding};
use crate::scenario::Method;
use crate::terms::LoanTerms;

/// How the payment of a loan is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaymentRule {
    /// The rate of the loan.
    pub rate: Rate,
    /// What the days are counted in: the days that the rate is for. 0 counts as 1; at most 133,590 = 365 × 366.
    pub over: u32,
    /// How the payment becomes a multiple of `unit`.
    pub rounding: Rounding,
    /// The payment is a multiple of this; less than a cent counts as a cent.
    pub unit: Money,
}

/// How the payments of a contract are worked out.
pub(super) fn payment_by(terms: &LoanTerms) -> PaymentRule {
    PaymentRule {
        rate: terms.rates.interest,
        over: parts(&terms.rates),
        rounding: terms.payment_rounding.rounding(),
        unit: terms.payment_unit_yuan,
    }
}

impl PaymentRule {
    /// Half-up to the cent.
    pub const fn to_the_cent(rate: Rate, over: u32) -> Self {
        Self { rate, over, rounding: Rounding::HalfUp, unit: Money::from_cents(1) }
    }

    /// The payment that clears `principal` in equal amounts after periods of the given days:
    /// `principal ÷ Σ_k Π_{j≤k} 1 / (1 + rate × days_j ÷ over)`; without interest, an equal share.
    pub fn payment(&self, principal: Money, days: &[i32]) -> Money {
        let (unit, sum) = self.factors(days);
        if sum == 0 {
            return principal;
        }
        let multiple = u128::from(self.unit.cents().max(1).unsigned_abs());
        let (twice, below) = (2 * u128::from(principal.cents().unsigned_abs()) * unit, sum * multiple);
        // each factor is too small by less than one: a half of a multiple that lies so near is meant to be one
        let halves = (twice + below / 2) / below;
        let slack = halves * multiple * u128::try_from(days.len()).unwrap_or(0);
        let is_exact = twice.checked_sub(halves * below).is_some_and(|over| over <= slack);
        let (whole, quarters) = match (is_exact, twice / below) {
            (true, _) => (halves / 2, halves % 2 * 2),
            (false, found) => (found / 2, found % 2 * 2 + 1),
        };
        let whole = i128::try_from(whole).unwrap_or(i128::MAX);
        let up = self.rounding.goes_up(i128::try_from(quarters).unwrap_or(0), 4, whole);
        self.multiples(whole + i128::from(up))
    }

    /// One in each period, valued on the first day: the unit that stands for one, and the sum.
    fn factors(&self, days: &[i32]) -> (u128, u128) {
        let over = i128::from(self.over.max(1));
        // the whole is held smaller by the days, so that the product below keeps its room
        let unit = DISCOUNT_UNIT / over.unsigned_abs();
        let whole = i128::from(Rate::ONE.units()) * over;
        let (mut factor, mut sum) = (unit, 0);
        for &n in days {
            let growth = whole + i128::from(self.rate.units()) * i128::from(n.max(0));
            factor = factor * whole.unsigned_abs() / growth.unsigned_abs();
            sum += factor;
        }
        (unit, sum)
    }

    /// The part of equal principal, cut to whole units; what does not divide is left to the last period.
    pub fn part(&self, rest: Money, periods_left: u16) -> Money {
        let unit = self.unit.cents().max(1);
        self.multiples(i128::from(rest.cents() / i64::from(periods_left.max(1)) / unit))
    }

    fn multiples(&self, count: i128) -> Money {
        let cents = count.saturating_mul(i128::from(self.unit.cents().max(1)));
        Money::from_cents(i64::try_from(cents).unwrap_or(i64::MAX))
    }
}

/// The payment that clears `principal` in equal amounts after the given nights, half-up to the cent.
///
/// ```
/// use mingzhang::{lender::equal_payment, money::Money, rate::Rate};
/// let thirty_days_each = [30; 12];
/// let payment = equal_payment(Money::from_cents(1_000_000), Rate::parse("0.0004").unwrap(), &thirty_days_each);
/// assert_eq!(payment.to_string(), "899.75");
/// ```
pub fn equal_payment(principal: Money, daily_rate: Rate, nights: &[i32]) -> Money {
    equal_payment_over(principal, daily_rate, 1, nights)
}

/// The same for a rate that is for `basis` days, such as a rate a year of 360: the exact growth of a period is
/// `rate × days ÷ basis`. A basis of 0 counts as 1.
///
/// ```
/// use mingzhang::{lender::equal_payment_over, money::Money, rate::Rate};
/// let payment = equal_payment_over(Money::from_cents(1_000_000), Rate::parse("0.068").unwrap(), 360, &[30; 12]);
/// assert_eq!(payment.to_string(), "864.35");
/// ```
pub fn equal_payment_over(principal: Money, rate: Rate, basis: u32, days: &[i32]) -> Money {
    PaymentRule::to_the_cent(rate, basis).payment(principal, days)
}

/// The principal that a period asks for.
///
/// `instalment` is the payment of equal payments and the part of equal principal; `rest` is what is owed before it. The
/// last period, and one that would ask for more than the rest, takes the rest.
pub fn period_principal(
    method: Method,
    instalment: Money,
    interest: Money,
    rest: Money,
    is_last: bool,
) -> Money {
    let part = match method {
        Method::EqualPayment => (instalment - interest).or_zero(),
        Method::EqualPrincipal | Method::Flat => instalment,
        Method::InterestFirst => Money::ZERO,
    };
    if is_last || part >= rest { rest } else { part }
}

/// The principal part of equal principal: whole cents, what does not divide is left to the last period.
pub fn equal_part(rest: Money, periods_left: u16) -> Money {
    PaymentRule::to_the_cent(Rate::ZERO, 1).part(rest, periods_left)
}

/// Discount factors are held as whole counts of 10⁻²⁴ ÷ the days that the rate is for: exact far beyond the cent of any
/// legal amount, and the same bits everywhere.
const DISCOUNT_UNIT: u128 = 1_000_000_000_000_000_000_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn pays(rate: &str, rounding: Rounding, unit: i64) -> Money {
        let rate = Rate::parse(rate).unwrap();
        let rule = PaymentRule { rate, over: 360, rounding, unit: Money::from_cents(unit) };
        rule.payment(Money::from_cents(1_000_000), &[30; 12])
    }

    #[test]
    fn a_payment_is_rounded_as_told_to_whole_units() {
        // 10,000 at 6.8 % a year over 12 months: 864.3491… (see the published example of 864.35)
        let to_the_cent = |rounding| pays("0.068", rounding, 1).to_string();
        assert_eq!(
            [Rounding::HalfUp, Rounding::Down, Rounding::Up].map(to_the_cent),
            ["864.35", "864.34", "864.35"]
        );
        let to_the_yuan = |rounding| pays("0.068", rounding, 100).to_string();
        assert_eq!(
            [Rounding::HalfUp, Rounding::Down, Rounding::Up].map(to_the_yuan),
            ["864.00", "864.00", "865.00"]
        );
    }

    #[test]
    fn what_divides_is_not_rounded_up() {
        // without interest 12 × 833.333…; of 2,100 at a tenth a period, two payments of 1,210 are exact
        assert_eq!(pays("0", Rounding::Up, 1).to_string(), "833.34");
        for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::Down, Rounding::Up] {
            let rule = PaymentRule {
                rate: Rate::parse("1.2").unwrap(),
                over: 360,
                rounding,
                unit: Money::from_cents(1_000),
            };
            assert_eq!(
                rule.payment(Money::from_cents(210_000), &[30, 30]).to_string(),
                "1210.00",
                "{rounding:?}"
            );
        }
    }
}
