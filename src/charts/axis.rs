//! Round ticks.

use crate::calendar::Month;

/// An upright axis in the smallest unit of its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Where the axis begins.
    pub low: i64,
    /// Where it ends; above `low`.
    pub high: i64,
    /// Round values from `low` to `high`; six at most.
    pub ticks: Vec<i64>,
}

const MOST_TICKS: i64 = 6;

impl Axis {
    /// The axis that holds `low ..= high` in steps of 1, 2, 2.5 or 5 × 10ⁿ, none finer than `finest`.
    pub fn round(low: i64, high: i64, finest: i64) -> Self {
        let high = high.max(low + finest);
        let mut step = finest;
        for next in steps(finest) {
            step = next;
            if high.div_ceil_to(step) - low.div_floor_to(step) < MOST_TICKS {
                break;
            }
        }
        let (first, last) = (low.div_floor_to(step), high.div_ceil_to(step));
        Self { low: first * step, high: last * step, ticks: (first..=last).map(|k| k * step).collect() }
    }
}

/// Rising round steps of whole multiples of `finest`.
fn steps(finest: i64) -> impl Iterator<Item = i64> {
    let of_power =
        |power| [2, 4, 5, 10].map(|halves: i64| halves.saturating_mul(10i64.saturating_pow(power)) / 2);
    (0..17u32).flat_map(of_power).filter(move |step| *step >= finest && step % finest == 0)
}

/// Division towards the floor and the ceiling, for counts of steps.
trait DivTo {
    fn div_floor_to(self, step: i64) -> i64;
    fn div_ceil_to(self, step: i64) -> i64;
}

impl DivTo for i64 {
    fn div_floor_to(self, step: i64) -> i64 {
        self.div_euclid(step)
    }
    fn div_ceil_to(self, step: i64) -> i64 {
        self.div_euclid(step) + i64::from(self.rem_euclid(step) != 0)
    }
}

/// The places of months that get a label: evenly spaced, `at_most` of them, years on their January.
pub fn month_ticks(months: &[Month], at_most: usize) -> Vec<usize> {
    let at_most = at_most.max(1);
    let spacing = [1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240, 600]
        .into_iter()
        .find(|step| months.len().div_ceil(*step) <= at_most)
        .unwrap_or(1_200);
    let first = months.first().map_or(1, |month| month.number());
    let offset = if spacing >= 12 { usize::try_from((13 - first) % 12).unwrap_or(0) } else { 0 };
    (offset..months.len()).step_by(spacing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_few_round_ticks() {
        let debt = Axis::round(0, 1_423_048, 100);
        assert_eq!(debt.ticks, [0, 500_000, 1_000_000, 1_500_000]);
        let score = Axis::round(626, 692, 5);
        assert_eq!((score.low, score.high), (620, 700));
        for high in [1, 99, 100, 101, 12_345, 1_423_048, 99_999_999_900] {
            let axis = Axis::round(0, high, 100);
            assert!(axis.ticks.len() <= 6 && axis.ticks.len() >= 2, "{axis:?}");
            assert!(axis.high >= high && axis.low == 0, "{axis:?}");
        }
    }

    #[test]
    fn labels_months_evenly_and_years_in_january() {
        let months: Vec<Month> = (0..24).map(|k| Month::new(2026, 4) + k).collect();
        assert_eq!(month_ticks(&months, 8), [0, 3, 6, 9, 12, 15, 18, 21]);
        let long: Vec<Month> = (0..120).map(|k| Month::new(2026, 4) + k).collect();
        let ticks = month_ticks(&long, 8);
        assert!(ticks.len() <= 8);
        assert!(ticks.iter().all(|&place| long[place].number() == 1));
    }
}
