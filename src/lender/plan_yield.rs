//! What an early payoff spares, as a rate a night, so that it can be ranked beside debts that bear interest by the night.
//! Whole numbers only: the same bits everywhere. The rate ranks claims; it never becomes money.

use crate::money::Money;
use crate::rate::Rate;

/// Discount factors are held as whole counts of this.
const FACTOR: u128 = 1_000_000_000_000_000_000;
/// The highest rate a night, or a month, that is looked for, in units of [`Rate`].
const MOST: i64 = Rate::ONE.units() / 2;

/// The rate a night at which `price`, paid today, is worth what it spares at later dates (nights from today, amount);
/// 0 when it spares no more than it takes. A factor of `1 / (1 + rate × nights)` stands for each stretch between dates,
/// as in the payment of a loan.
pub(super) fn nightly_yield(price: Money, spared: &[(i32, Money)]) -> Rate {
    let total: Money = spared.iter().map(|&(_, amount)| amount).sum();
    if total <= price || !price.is_positive() {
        return Rate::ZERO;
    }
    let (mut low, mut high) = (0, MOST);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if is_worth(price, spared, middle) { low = middle } else { high = middle }
    }
    Rate::from_units(low)
}

/// Whether what is spared is worth at least the price at a rate.
fn is_worth(price: Money, spared: &[(i32, Money)], rate: i64) -> bool {
    let one = Rate::ONE.units().unsigned_abs();
    let (mut factor, mut until, mut worth) = (FACTOR, 0, 0_u128);
    for &(nights, amount) in spared {
        let growth = rate.unsigned_abs() * u64::from((nights - until).max(0).unsigned_abs());
        factor = factor * u128::from(one) / (u128::from(one) + u128::from(growth));
        until = nights;
        worth += factor * u128::from(amount.cents().unsigned_abs());
    }
    worth >= FACTOR * u128::from(price.cents().unsigned_abs())
}

/// The rate a night that a plan's fee comes to: the rate a month that solves equal instalments, × 12 ÷ 365.
pub(super) fn nightly_of_plan(principal: Money, total_fee: Money, periods: u8) -> Rate {
    let asked = |period: u8| {
        let share = |k: i64| (principal + total_fee).cents() * k / i64::from(periods.max(1));
        let (before, after) = (share(i64::from(period) - 1), share(i64::from(period)));
        (i32::from(period), Money::from_cents(after - before))
    };
    let asked: Vec<(i32, Money)> = (1..=periods).map(asked).collect();
    Rate::from_units(nightly_yield(principal, &asked).units() * 12 / 365)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fee_of_a_plan_comes_to_its_published_annual_rate() {
        // twelve times the monthly internal rate of 8.8 % over 12 periods is 15.86 %, of 2.5 % over 3 it is 14.94 %
        for (rate, periods, simple) in [(88, 12, 15_86), (25, 3, 14_94), (75, 12, 13_57)] {
            let fee = Money::from_cents(1_200_000 * rate / 1000);
            let nightly = nightly_of_plan(Money::from_cents(1_200_000), fee, periods);
            assert_eq!((nightly.units() * 365 + 50_000_000) / 100_000_000, simple, "{rate}/{periods}");
        }
    }

    #[test]
    fn a_sunk_fee_spares_nothing() {
        let spared = [(30, Money::from_cents(108_800)), (60, Money::from_cents(108_800))];
        assert_eq!(nightly_yield(Money::from_cents(217_600), &spared), Rate::ZERO);
        assert!(nightly_yield(Money::from_cents(200_000), &spared) > Rate::ZERO);
        assert_eq!(nightly_yield(Money::ZERO, &spared), Rate::ZERO);
    }

    #[test]
    fn one_part_spared_gives_simple_interest() {
        let spared = [(100, Money::from_cents(105_000))];
        let rate = nightly_yield(Money::from_cents(100_000), &spared);
        assert!((499_999_998..=500_000_000).contains(&rate.units()), "{rate}");
    }
}
