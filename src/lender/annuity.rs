//! What a loan of equal payments is divided by, worked out once for its whole contract.

use crate::money::Money;
use crate::rate::Rate;

/// One yuan in each period, valued on the due date before it: fractions of 2⁶⁴.
///
/// Always true: `later[k − 1]` is the value, on the due date of period k, of one yuan in each later period; it is
/// never too large, and too small by less than `2 (n + 1)²` fractions for n periods.
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
pub(super) struct Annuity {
    later: Vec<u128>,
    daily_rate: Rate,
}

impl Annuity {
    /// The annuity of periods whose nights are given from the second period on.
    pub fn new(daily_rate: Rate, nights: &[i32]) -> Self {
        let mut later = vec![0; nights.len() + 1];
        let mut shrinks = Shrinks { daily_rate, known: [0; 32] };
        let mut value = 0;
        for (slot, &n) in later.iter_mut().rev().skip(1).zip(nights.iter().rev()) {
            value = shrunk(ONE + value, shrinks.over(n));
            *slot = value;
        }
        Self { later, daily_rate }
    }

    /// The payment that clears `principal` over the periods from `first` on (1 to n), the first of them after
    /// `nights`: the same cent as `equal_payment` gives. `None` where the value here is too coarse to tell the cent.
    pub fn payment(&self, principal: Money, first: u16, nights: i32) -> Option<Money> {
        let later = *self.later.get(usize::from(first).checked_sub(1)?)?;
        let divisor = shrunk(ONE + later, shrink(self.daily_rate, nights));
        let periods = u128::try_from(self.later.len()).ok()?;
        // both this value and the one of `equal_payment` lie between these
        let slack = 2 * (periods + 2) * (periods + 2);
        let (low, high) = (divisor.checked_sub(slack)?, divisor + slack);
        let twice = 2 * u128::from(u64::try_from(principal.cents()).ok()?) * ONE;
        let cents = (twice + divisor) / (2 * divisor);
        let proven = 2 * cents * high <= twice + high && twice + low < 2 * (cents + 1) * low;
        proven.then(|| i64::try_from(cents).ok().map(Money::from_cents)).flatten()
    }
}

/// How an annuity that loans share is written: each with a copy.
pub(super) mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Annuity;

    #[expect(clippy::ref_option, reason = "the signature that serde asks for")]
    pub fn serialize<S: Serializer>(annuity: &Option<Arc<Annuity>>, to: S) -> Result<S::Ok, S::Error> {
        annuity.as_deref().serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Arc<Annuity>>, D::Error> {
        Ok(Option::deserialize(from)?.map(Arc::new))
    }
}

const ONE: u128 = 1 << 64;

/// What a yuan is worth so many nights earlier, in fractions of 2⁶⁴: too small by less than 2 of them.
fn shrink(daily_rate: Rate, nights: i32) -> u64 {
    let unit = Rate::ONE.units().unsigned_abs();
    let growth = unit + daily_rate.units().unsigned_abs() * u64::from(nights.max(0).unsigned_abs());
    u64::try_from(u128::from(u64::MAX) * u128::from(unit) / u128::from(growth)).unwrap_or(u64::MAX)
}

/// `value × factor`, rounded down to a fraction.
fn shrunk(value: u128, factor: u64) -> u128 {
    let halves = (u64::try_from(value >> 64), u64::try_from(value & (ONE - 1)));
    let product = |half: u64| u128::from(half) * u128::from(factor);
    match halves {
        (Ok(whole), Ok(part)) => product(whole) + (product(part) >> 64),
        _ => 0,
    }
}

/// The factors of whole months, which have few lengths.
struct Shrinks {
    daily_rate: Rate,
    known: [u64; 32],
}

impl Shrinks {
    fn over(&mut self, nights: i32) -> u64 {
        let known = usize::try_from(nights).ok().and_then(|n| self.known.get_mut(n));
        match known {
            Some(factor) if *factor > 0 => *factor,
            Some(factor) => {
                *factor = shrink(self.daily_rate, nights);
                *factor
            }
            None => shrink(self.daily_rate, nights),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lender::equal_payment;

    #[test]
    fn the_payment_is_the_same_cent_as_by_the_exact_sum() {
        let nights: Vec<i32> = (0..360).map(|k| 28 + (k * 7 + k / 5) % 4).collect();
        for (rate, cents) in
            [("0.0004", 9_000_000), ("0.000333", 123_457), ("0.01", 100_000_000_000), ("0", 1_000)]
        {
            let rate = Rate::parse(rate).unwrap();
            let annuity = Annuity::new(rate, &nights[1..]);
            for first in 1..=360_u16 {
                let exact = equal_payment(
                    Money::from_cents(cents),
                    rate,
                    &[&[17], &nights[usize::from(first)..]].concat(),
                );
                let fast = annuity.payment(Money::from_cents(cents), first, 17);
                assert!(fast.is_none_or(|fast| fast == exact), "{rate} {first}: {fast:?} {exact}");
                assert!(fast.is_some() || cents > 1_000_000_000 || rate == Rate::ZERO, "{rate} {first}");
            }
        }
    }
}
