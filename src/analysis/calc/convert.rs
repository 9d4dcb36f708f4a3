//! Effective and nominal annual rates.

use super::super::roots::six_decimals;
use crate::rate::Rate;

/// The effective rate of a nominal one that is compounded so many times a year: `(1 + nominal ÷ times)^times − 1`, in
/// six decimals. Times of 0 count as 1.
///
/// ```
/// use mingzhang::{analysis::calc::effective_of, rate::Rate};
/// assert_eq!(effective_of(Rate::parse("0.068").unwrap(), 12).to_string(), "0.07016");
/// ```
pub fn effective_of(nominal: Rate, times: u16) -> Rate {
    let times = f64::from(times.max(1));
    six_decimals(libm::expm1(times * libm::log1p(nominal.to_f64() / times)))
}

/// The nominal rate that comes to an effective one when it is compounded so many times a year:
/// `times × ((1 + effective)^(1 ÷ times) − 1)`, in six decimals. Times of 0 count as 1.
pub fn nominal_of(effective: Rate, times: u16) -> Rate {
    let times = f64::from(times.max(1));
    six_decimals(times * libm::expm1(libm::log1p(effective.to_f64()) / times))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back_is_the_same_rate() {
        for text in ["0", "0.000001", "0.12", "0.2", "1.5", "9.999999"] {
            let rate = Rate::parse(text).unwrap();
            for times in [1, 2, 4, 12, 52, 365] {
                // each way is rounded to six decimals once
                let back = effective_of(nominal_of(rate, times), times).to_f64();
                let most = 1.1e-6 * (1.0 + rate.to_f64());
                assert!((back - rate.to_f64()).abs() < most, "{text} {times}: {back}");
            }
            assert_eq!(effective_of(rate, 1), rate);
            assert_eq!(nominal_of(rate, 1), rate);
        }
    }
}
