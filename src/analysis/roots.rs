//! Where a value becomes nothing: how rates are solved. All of it is basic arithmetic, so that the bits are the same on
//! every machine.

use crate::rate::Rate;

/// When a root is close enough.
#[derive(Clone, Copy, Debug)]
pub(super) struct Close {
    /// How far apart the two ends may be.
    pub apart: f64,
    /// How far from nothing the value may be.
    pub value: f64,
}

/// A place with the value there.
pub(super) type At = (f64, f64);

/// Rates are shown with six decimals.
#[expect(clippy::cast_possible_truncation, reason = "a solved rate is far below the largest that has room")]
pub(super) fn six_decimals(rate: f64) -> Rate {
    Rate::from_units((libm::round(rate * 1e6) as i64) * 1_000_000)
}

/// Narrows a root down by false position; the end that stays twice counts half (the Illinois rule), so that both
/// ends close in. Far fewer values are needed than by halving. The values at both ends differ in their sign.
pub(super) fn narrow(mut value: impl FnMut(f64) -> f64, mut low: At, mut high: At, close: Close) -> f64 {
    let mut stayed = 0_i8;
    for _ in 0..100 {
        let guess = (low.0 * high.1 - high.0 * low.1) / (high.1 - low.1);
        if high.0 - low.0 < close.apart || !guess.is_finite() {
            break;
        }
        let at = value(guess);
        if at.abs() < close.value {
            return guess;
        }
        if at.is_sign_positive() == low.1.is_sign_positive() {
            high.1 *= if stayed == 1 { 0.5 } else { 1.0 };
            (low, stayed) = ((guess, at), 1);
        } else {
            low.1 *= if stayed == -1 { 0.5 } else { 1.0 };
            (high, stayed) = ((guess, at), -1);
        }
    }
    f64::midpoint(low.0, high.0)
}

/// Steps in which a range is searched for roots.
const STEPS: u32 = 1_000;

/// Every root of a value in a range, rising: where it changes its sign between two steps, and where it only touches
/// nothing. Two roots that lie closer than a thousandth of the range may be missed.
pub(super) fn all_roots(value: impl Fn(f64) -> f64, range: (f64, f64), close: Close) -> Vec<f64> {
    let place = |step: u32| range.0 + (range.1 - range.0) * f64::from(step) / f64::from(STEPS);
    let known: Vec<At> = (0..=STEPS).map(|step| (place(step), value(place(step)))).collect();
    let mut roots = Vec::new();
    for (at, pair) in known.windows(2).enumerate() {
        let &[low, high] = pair else { continue };
        if low.1.is_sign_positive() != high.1.is_sign_positive() {
            roots.push(narrow(&value, low, high, close));
        } else if let Some(&next) = known.get(at + 2) {
            roots.extend(touched(&value, [low, high, next], close));
        }
    }
    roots
}

/// The place between three of one sign at which the value comes down to nothing without changing its sign.
fn touched(value: impl Fn(f64) -> f64, [low, middle, high]: [At; 3], close: Close) -> Option<f64> {
    let is_one_sign = middle.1.is_sign_positive() == high.1.is_sign_positive();
    let is_valley = middle.1.abs() <= low.1.abs() && middle.1.abs() < high.1.abs();
    if !is_one_sign || !is_valley {
        return None;
    }
    let (mut from, mut to) = (low.0, high.0);
    for _ in 0..80 {
        let (left, right) = (from + (to - from) / 3.0, to - (to - from) / 3.0);
        if value(left).abs() < value(right).abs() { to = right } else { from = left }
    }
    let at = f64::midpoint(from, to);
    (value(at).abs() < close.value).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOSE: Close = Close { apart: 1e-13, value: 1e-14 };

    #[test]
    fn finds_every_root_also_one_that_is_only_touched() {
        let near = |roots: Vec<f64>, wanted: &[f64]| {
            assert_eq!(roots.len(), wanted.len(), "{roots:?}");
            roots
                .iter()
                .zip(wanted)
                .for_each(|(root, wanted)| assert!((root - wanted).abs() < 1e-6, "{root}"));
        };
        near(all_roots(|x| (x - 1.0) * (x - 2.5), (0.0, 4.001), CLOSE), &[1.0, 2.5]);
        near(all_roots(|x| (x - 1.234) * (x - 1.234), (0.0, 4.001), CLOSE), &[1.234]);
        near(all_roots(|x| x * x + 0.001, (-1.0, 1.0), CLOSE), &[]);
    }
}
