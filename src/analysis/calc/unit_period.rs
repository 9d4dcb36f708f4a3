//! The annual rate by unit periods with an odd first period, as Regulation Z of the United States (appendix J) works it out.

use super::super::roots::{Close, all_roots, six_decimals};
use super::rate::{Flow, When};
use super::{MOST_FLOWS, Refusal};
use crate::money::Money;
use crate::rate::Rate;

/// Days by which the first period is longer than whole unit periods, and the days of a unit period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OddPeriod {
    /// Odd days; fewer than `of`.
    pub days: u16,
    /// Days of a unit period, at least 1.
    pub of: u16,
}

impl OddPeriod {
    /// Reads `19/30`.
    pub fn parse(text: &str) -> Option<Self> {
        let (days, of) = text.split_once('/')?;
        let odd = Self { days: days.parse().ok()?, of: of.parse().ok()? };
        (odd.of > 0 && odd.days < odd.of && odd.of <= 366).then_some(odd)
    }

    fn share(self) -> f64 {
        f64::from(self.days) / f64::from(self.of.max(1))
    }
}

/// Solved to far more than the six decimals that are shown.
const CLOSE: Close = Close { apart: 1e-13, value: 1e-13 };
/// The largest annual rate that is looked for: 3,000 %.
const HIGHEST: f64 = 30.0;
/// The lowest rate of a unit period.
const LOWEST: f64 = -0.99;

/// `periods_a_year` × the rate `i` of a unit period, with Σ received ÷ (1 + i)^t = Σ paid ÷ ((1 + f × i) × (1 + i)^t).
/// Every payment comes so many whole periods and the odd days after the beginning. The smallest such rate from −99 % a
/// period to 3,000 % a year; `None` where there is none.
///
/// ```
/// use mingzhang::analysis::calc::{OddPeriod, unit_period_rate, written_flows};
/// let flows = |text| written_flows(text).unwrap();
/// let odd = OddPeriod::parse("19/30").unwrap();
/// let rate = unit_period_rate(&flows("0=6000"), &flows("1..36=200"), 12, odd).unwrap().unwrap();
/// assert_eq!(rate.to_decimal().round_dp(4).to_string(), "0.1182");
/// ```
///
/// # Errors
/// Flows by date, too many flows, or none in one of the directions.
pub fn unit_period_rate(
    received: &[Flow],
    paid: &[Flow],
    periods_a_year: u16,
    odd: OddPeriod,
) -> Result<Option<Rate>, Refusal> {
    if received.is_empty() || paid.is_empty() {
        return Err(Refusal::OneDirection);
    }
    if received.len() + paid.len() > MOST_FLOWS {
        return Err(Refusal::TooManyFlows { found: received.len() + paid.len() });
    }
    let (received, paid) = (in_periods(received)?, in_periods(paid)?);
    let whole: f64 = received.iter().map(|(_, amount)| amount).sum();
    let worth = |flows: &[(f64, f64)], rate: f64| -> f64 {
        flows.iter().map(|(t, amount)| amount / whole * libm::pow(1.0 + rate, -t)).sum()
    };
    let value = |rate: f64| worth(&received, rate) - worth(&paid, rate) / (1.0 + odd.share() * rate);
    let periods = f64::from(periods_a_year.max(1));
    let roots = all_roots(value, (LOWEST, HIGHEST / periods), CLOSE);
    Ok(roots.first().map(|rate| six_decimals(rate * periods)))
}

fn in_periods(flows: &[Flow]) -> Result<Vec<(f64, f64)>, Refusal> {
    let of = |flow: &Flow| match flow.when {
        When::Period(period) => Ok((f64::from(period), flow.amount.max(-flow.amount).to_pixel_scale())),
        When::Day(_) => Err(Refusal::MixedFlows),
    };
    let flows: Result<Vec<_>, Refusal> =
        flows.iter().filter(|flow| flow.amount != Money::ZERO).map(of).collect();
    flows.and_then(|flows| if flows.is_empty() { Err(Refusal::OneDirection) } else { Ok(flows) })
}

#[cfg(test)]
mod tests {
    use super::super::written_flows;
    use super::*;

    /// The examples of appendix J, paragraph (c)(1), to the two decimals that it prints.
    #[test]
    fn the_examples_of_appendix_j_are_reproduced() {
        for (got, paid, a_year, odd, printed) in [
            ("0=5000", "1..24=230", 12, "0/30", "9.69"),
            ("0=6000", "1..36=200", 12, "19/30", "11.82"),
            ("0=5000", "0..23=219.17", 24, "6/15", "10.34"),
            ("0=10000", "1..40=385", 4, "39/90", "8.97"),
            ("0=500", "4..33=17.60", 52, "4/7", "14.96"),
        ] {
            let flows = |text| written_flows(text).unwrap();
            let odd = OddPeriod::parse(odd).unwrap();
            let rate = unit_period_rate(&flows(got), &flows(paid), a_year, odd).unwrap().unwrap();
            let percent = rate.to_decimal() * rust_decimal::Decimal::ONE_HUNDRED;
            assert_eq!(percent.round_dp(2).to_string(), printed, "{got} {paid}");
        }
    }

    #[test]
    fn an_odd_period_is_a_part_of_a_period() {
        assert_eq!(OddPeriod::parse("30/30"), None);
        assert_eq!(OddPeriod::parse("1/0"), None);
        assert_eq!(OddPeriod::parse("half"), None);
    }
}
