//! The annual rate that a run's flows come to.

use super::roots::{Close, narrow, six_decimals};
use crate::calendar::Day;
use crate::ledger::{Entry, Kind};
use crate::money::Money;
use crate::rate::Rate;
use crate::simulation::{AnnualRate, Run};

/// Net money lent on each day on which anything flowed: above zero when lent, below when paid back.
///
/// Purchases on credit, living costs on credit, draws and opening debt are lent; payments and what is owed at the
/// end are paid back.
pub fn flows(run: &Run) -> Vec<(Day, Money)> {
    let mut flows = flows_where(run, |_| true);
    add(&mut flows, run.end, -run.months.last().map_or(Money::ZERO, |month| month.debt));
    flows
}

/// The same of some entries only, and without what is owed at the end.
pub(super) fn flows_where(run: &Run, wanted: impl Fn(&Entry) -> bool) -> Vec<(Day, Money)> {
    let mut flows: Vec<(Day, Money)> = Vec::with_capacity(run.months.len() * 4);
    run.ledger.iter().filter(|entry| wanted(entry)).for_each(|entry| add(&mut flows, entry.on, lent(entry)));
    flows
}

fn add(flows: &mut Vec<(Day, Money)>, on: Day, amount: Money) {
    match flows.last_mut() {
        _ if amount.is_zero() => {}
        Some((day, sum)) if *day == on => *sum += amount,
        _ => flows.push((on, amount)),
    }
}

fn lent(entry: &Entry) -> Money {
    match entry.kind {
        Kind::Payment => -entry.amount,
        Kind::Refund if entry.from.component().is_some() => -entry.amount,
        Kind::Opening | Kind::Draw => entry.amount,
        Kind::Arrangement if entry.hands_out() => entry.amount,
        Kind::Purchase | Kind::Living if entry.to.component().is_some() => entry.amount,
        _ => Money::ZERO,
    }
}

/// The rate `e` with Σ flow ÷ (1 + e)^(days ÷ 365) = 0: the smallest root between 0 and 3,000 %.
///
/// `None` without credit or without a root; no cost is a rate of 0.
///
/// ```
/// use mingzhang::{analysis::annual_rate, calendar::Day, money::Money};
/// let day = |text| Day::parse(text).unwrap();
/// let flows = [(day("2026-01-01"), Money::from_cents(100_000)), (day("2027-01-01"), Money::from_cents(-120_000))];
/// assert_eq!(annual_rate(&flows).unwrap().effective.to_string(), "0.2");
/// assert_eq!(annual_rate(&[]), None);
/// ```
pub fn annual_rate(flows: &[(Day, Money)]) -> Option<AnnualRate> {
    let lent = flows.iter().any(|&(_, amount)| amount.is_positive());
    let cost: Money = flows.iter().map(|&(_, amount)| -amount).sum();
    if !lent || cost < Money::ZERO {
        return None;
    }
    if cost.is_zero() {
        return Some(AnnualRate { simple: Rate::ZERO, effective: Rate::ZERO });
    }
    let effective = smallest_root(&mut Valued::new(flows))?;
    let simple = 12.0 * (libm::pow(1.0 + effective, 1.0 / 12.0) - 1.0);
    Some(AnnualRate { simple: six_decimals(simple), effective: six_decimals(effective) })
}

/// The largest rate that is looked for: 3,000 % a year.
const HIGHEST: f64 = 30.0;

/// Walks up from 0 in steps that widen until the value changes its sign.
fn smallest_root(flows: &mut Valued) -> Option<f64> {
    let (mut low, mut step) = (0.0, 0.02);
    let mut at_low = flows.value(low);
    while low < HIGHEST {
        let high = if low + step < HIGHEST { low + step } else { HIGHEST };
        let at_high = flows.value(high);
        if at_high.is_sign_positive() != at_low.is_sign_positive() {
            let value = |rate| flows.value(rate);
            return Some(narrow(value, (low, at_low), (high, at_high), Close { apart: 1e-10, value: 1e-7 }));
        }
        (low, at_low, step) = (high, at_high, step * 1.3);
    }
    None
}

/// Flows, made ready to be valued at one rate after another.
///
/// They are valued stretch by stretch of 32 nights: inside a stretch by the power of a night, the stretch by the
/// power of 32. So no value waits for the one before, and a processor works on several stretches at once.
struct Valued {
    /// Nights since the stretch began (below 32), and yuan.
    flows: Vec<(usize, f64)>,
    /// Each stretch with flows: its place in time, and the place after its last flow.
    stretches: Vec<(usize, usize)>,
    /// The power of each stretch, kept for its room.
    powers: Vec<f64>,
}

/// Nights of a stretch.
const STRETCH: usize = 32;

impl Valued {
    fn new(flows: &[(Day, Money)]) -> Self {
        let first = flows.iter().map(|&(day, _)| day).min();
        let mut valued = Self {
            flows: Vec::with_capacity(flows.len()),
            stretches: Vec::with_capacity(flows.len().min(2_000)),
            powers: Vec::new(),
        };
        for &(day, amount) in flows {
            let nights = first.and_then(|first| usize::try_from(day - first).ok()).unwrap_or(0);
            valued.flows.push((nights % STRETCH, amount.to_pixel_scale()));
            let (stretch, end) = (nights / STRETCH, valued.flows.len());
            match valued.stretches.last_mut() {
                Some((of, last)) if *of == stretch => *last = end,
                _ => valued.stretches.push((stretch, end)),
            }
        }
        let count = valued.stretches.iter().map(|&(stretch, _)| stretch + 1).max();
        valued.powers.resize(count.unwrap_or(0), 1.0);
        valued
    }

    /// The value of all flows on the first day.
    fn value(&mut self, annual: f64) -> f64 {
        let night = libm::pow(1.0 + annual, -1.0 / 365.0);
        let mut nights = [1.0; STRETCH];
        let after = fill_powers(&mut nights, night);
        fill_powers(&mut self.powers, after);
        let (mut sum, mut from) = (0.0, 0);
        for &(stretch, end) in &self.stretches {
            let flows = self.flows.get(from..end).unwrap_or_default();
            let of_flow = |&(n, yuan): &(usize, f64)| yuan * nights.get(n).copied().unwrap_or(0.0);
            let value: f64 = flows.iter().map(of_flow).sum();
            sum += value * self.powers.get(stretch).copied().unwrap_or(0.0);
            from = end;
        }
        sum
    }
}

/// Fills a list with the powers of a factor, from 1 on. Returns the power after the last.
fn fill_powers(powers: &mut [f64], factor: f64) -> f64 {
    powers.iter_mut().fold(1.0, |power, slot| {
        *slot = power;
        power * factor
    })
}

/// The annual rate of a run.
pub fn annual_rate_of(run: &Run) -> Option<AnnualRate> {
    annual_rate(&flows(run))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn monthly(principal: i64, payment: i64, periods: i32) -> Vec<(Day, Money)> {
        let start = Day::parse("2026-01-01").unwrap().month();
        let mut flows = vec![(start.first(), Money::from_cents(principal))];
        flows.extend((1..=periods).map(|k| ((start + k).first(), Money::from_cents(-payment))));
        flows
    }

    #[test]
    fn a_fee_of_seven_and_a_half_percent_costs_nearly_twice_that_a_year() {
        // 10,000 in 12 periods with a 7.5 % fee: 12 × monthly IRR is 13.57 %
        let rate = annual_rate(&monthly(1_000_000, 89_583, 12)).unwrap();
        assert!((rate.simple.to_f64() - 0.1357).abs() < 0.001, "{rate:?}");
        assert!(rate.effective > rate.simple);
    }

    #[test]
    fn no_cost_is_no_rate_and_a_gift_has_none() {
        assert_eq!(annual_rate(&monthly(1_200, 100, 12)).unwrap().effective, Rate::ZERO);
        assert_eq!(annual_rate(&monthly(1_200, 50, 12)), None);
    }
}
