//! The annual rates that solve flows of money, dated or in even periods.

use super::super::roots::{Close, all_roots, six_decimals};
use super::{Basis, MOST_FLOWS, Refusal};
use crate::calendar::Day;
use crate::lender::years_between;
use crate::money::Money;
use crate::simulation::AnnualRate;

/// When money flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// On a date.
    Day(Day),
    /// At the end of so many even periods; 0 is the beginning.
    Period(u32),
}

/// Money that flows: above zero when it is received, below when it is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// When.
    pub when: When,
    /// How much.
    pub amount: Money,
}

/// Flows whose rate is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowsAsked {
    /// All by date, or all by period.
    pub flows: Vec<Flow>,
    /// Even periods in a year; simple rates are so many times the rate of one. At least 1.
    pub periods_a_year: u16,
    /// How the years between dates are counted.
    pub basis: Basis,
}

/// Every annual rate from −99 % to 3,000 % at which what is received and what is paid are worth the same, rising; none
/// where there is no such rate.
///
/// `Σ amount ÷ (1 + effective)^years = 0`; `simple = periods_a_year × ((1 + effective)^(1 ÷ periods_a_year) − 1)`.
/// Flows that change their direction more than once can have several rates: then none of them says what a debt costs.
///
/// # Errors
/// Says why there can be no rate.
pub fn rates_of(asked: &FlowsAsked) -> Result<Vec<AnnualRate>, Refusal> {
    let flows = &asked.flows;
    if flows.len() > MOST_FLOWS {
        return Err(Refusal::TooManyFlows { found: flows.len() });
    }
    let is_dated = |flow: &Flow| matches!(flow.when, When::Day(_));
    if flows.iter().any(is_dated) && !flows.iter().all(is_dated) {
        return Err(Refusal::MixedFlows);
    }
    let paid = flows.iter().any(|flow| flow.amount < Money::ZERO);
    if !paid || !flows.iter().any(|flow| flow.amount.is_positive()) {
        return Err(Refusal::OneDirection);
    }
    let first = flows.iter().map(|flow| flow.when).min().unwrap_or(When::Period(0));
    let times = flows.iter().map(|flow| (years(first, flow.when, asked), flow.amount.to_pixel_scale()));
    Ok(solve(&times.collect::<Vec<_>>(), asked.periods_a_year))
}

fn years(first: When, when: When, asked: &FlowsAsked) -> f64 {
    match (first, when) {
        (When::Day(first), When::Day(day)) => {
            let (count, over) = years_between(asked.basis, first, day);
            f64::from(count) / f64::from(over)
        }
        (_, When::Period(period)) => f64::from(period) / f64::from(asked.periods_a_year.max(1)),
        _ => 0.0,
    }
}

/// Solved to far more than the six decimals that are shown.
const CLOSE: Close = Close { apart: 1e-13, value: 1e-13 };

/// The logarithms of 1 − 99 % and 1 + 3,000 %: rates are searched in even steps of these.
const RANGE: (f64, f64) = (-4.605_170_185_988_091, 3.433_987_204_485_146);

/// Every rate that solves amounts after so many years. The years are counted from the first amount on.
pub(super) fn solve(flows: &[(f64, f64)], periods_a_year: u16) -> Vec<AnnualRate> {
    let whole: f64 = flows.iter().map(|(_, amount)| amount.abs()).sum();
    let last = flows.iter().map(|(years, _)| *years).fold(0.0, f64::max);
    if whole <= 0.0 || last <= 0.0 {
        return Vec::new();
    }
    // below a rate of nothing the worth at the last date is taken, so that no power grows beyond all bounds
    let value = |log: f64| {
        let at = if log < 0.0 { last } else { 0.0 };
        flows.iter().map(|(years, amount)| amount / whole * libm::exp(log * (at - years))).sum()
    };
    let periods = f64::from(periods_a_year.max(1));
    let annual = |log: f64| AnnualRate {
        simple: six_decimals(periods * libm::expm1(log / periods)),
        effective: six_decimals(libm::expm1(log)),
    };
    let mut rates: Vec<AnnualRate> = all_roots(value, RANGE, CLOSE).into_iter().map(annual).collect();
    rates.dedup();
    rates
}

/// The rate of a debt that is lent first and then paid: it has one at most. `None` where it has none.
pub(super) fn rate_of_debt(flows: &[(f64, f64)]) -> Option<AnnualRate> {
    solve(flows, 12).first().copied()
}

/// The rate of a debt that is paid at the end of each month.
pub(super) fn monthly_payments(lent: Money, paid: impl Iterator<Item = Money>) -> Option<AnnualRate> {
    let paid = (1_u32..).zip(paid).map(|(month, sum)| (f64::from(month) / 12.0, -sum.to_pixel_scale()));
    rate_of_debt(&[(0.0, lent.to_pixel_scale())].into_iter().chain(paid).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(flows: &[(u32, i64)], periods_a_year: u16) -> FlowsAsked {
        let flow = |&(period, cents): &(u32, i64)| Flow {
            when: When::Period(period),
            amount: Money::from_cents(cents),
        };
        FlowsAsked { flows: flows.iter().map(flow).collect(), periods_a_year, basis: Basis::Actual365 }
    }

    fn effective(flows: &[(u32, i64)]) -> Vec<String> {
        rates_of(&asked(flows, 1)).unwrap().iter().map(|rate| rate.effective.to_string()).collect()
    }

    #[test]
    fn solves_from_nearly_nothing_left_to_thirty_one_times_as_much() {
        assert_eq!(effective(&[(0, 100_000), (1, -1_001)]), ["-0.98999"]);
        assert_eq!(effective(&[(0, 100_000), (1, -3_099_999)]), ["29.99999"]);
        assert_eq!(effective(&[(0, 100_000), (1, -100_000)]), ["0"]);
        assert_eq!(effective(&[(0, 100_000), (1, -3_100_100)]), [""; 0]);
        assert_eq!(effective(&[(0, 1), (200, -1)]), ["0"]);
    }

    #[test]
    fn all_of_several_rates_are_told() {
        // (1 + r) is 1.1 or 1.2: −1000 + 2300 ÷ (1 + r) − 1320 ÷ (1 + r)²
        assert_eq!(effective(&[(0, -100_000), (1, 230_000), (2, -132_000)]), ["0.1", "0.2"]);
        // −0.5, 0.1 and 4: three changes of direction; (1 + r − 0.5)(1 + r − 1.1)(1 + r − 5) multiplied out
        assert_eq!(
            effective(&[(0, 100_000), (1, -660_000), (2, 855_000), (3, -275_000)]),
            ["-0.5", "0.1", "4"]
        );
    }

    #[test]
    fn a_rate_that_is_only_touched_is_found() {
        let found = effective(&[(0, -100_000), (1, 220_000), (2, -121_000)]);
        assert_eq!(found, ["0.1"]);
    }

    #[test]
    fn flows_of_one_direction_have_no_rate() {
        assert_eq!(rates_of(&asked(&[(0, 100), (1, 100)], 12)), Err(Refusal::OneDirection));
        assert_eq!(rates_of(&asked(&[], 12)), Err(Refusal::OneDirection));
        let mut mixed = asked(&[(0, 100), (1, -110)], 12);
        mixed.flows.push(Flow { when: When::Day(Day::FIRST), amount: Money::from_cents(1) });
        assert_eq!(rates_of(&mixed), Err(Refusal::MixedFlows));
    }
}
