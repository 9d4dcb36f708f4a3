//! The annual rate that a run's flows come to.

use super::roots::{Close, narrow, six_decimals};
use crate::calendar::Day;
use crate::ledger::{Entry, Kind, Kinds};
use crate::money::Money;
use crate::rate::Rate;
use crate::simulation::{AnnualRate, Run};

/// Net money lent on each day on which anything flowed: above zero when lent, below when paid back.
///
/// Purchases on credit, living costs on credit, draws and opening debt are lent; payments and what is owed at the
/// end are paid back.
pub fn flows(run: &Run) -> Vec<(Day, Money)> {
    let mut flows = flows_where(run, |_| true);
    let owed = run.months.last().map_or(Money::ZERO, |month| month.debt);
    if !owed.is_zero() {
        add(&mut flows, run.end, -owed);
    }
    flows
}

/// The same of some entries only, and without what is owed at the end.
pub(super) fn flows_where(run: &Run, wanted: impl Fn(&Entry) -> bool) -> Vec<(Day, Money)> {
    let mut flows: Vec<(Day, Money)> = Vec::with_capacity(run.months.len() * 6);
    for entry in run.ledger.iter().filter(|entry| FLOWING.has(entry.kind) && wanted(entry)) {
        // nearly all are payments and what is bought
        let lent = match entry.kind {
            Kind::Payment => -entry.amount,
            Kind::Purchase | Kind::Living if !entry.to.is_component() => continue,
            Kind::Purchase | Kind::Living => entry.amount,
            _ => match seldom_lent(entry) {
                Some(lent) => lent,
                None => continue,
            },
        };
        add(&mut flows, entry.on, lent);
    }
    flows
}

/// Adds a flow to those of days that rise: one flow for each day.
#[inline]
pub(super) fn add(flows: &mut Vec<(Day, Money)>, on: Day, amount: Money) {
    match flows.last_mut() {
        Some((day, sum)) if *day == on => *sum += amount,
        _ => flows.push((on, amount)),
    }
}

/// Kinds of entries that may lend something or pay it back.
const FLOWING: Kinds = Kinds::of(&[
    Kind::Payment,
    Kind::Refund,
    Kind::Opening,
    Kind::Draw,
    Kind::Arrangement,
    Kind::Purchase,
    Kind::Living,
]);

/// What other entries lend than payments and what is bought.
#[inline(never)]
#[cold]
fn seldom_lent(entry: &Entry) -> Option<Money> {
    match entry.kind {
        Kind::Refund if entry.from.is_component() => Some(-entry.amount),
        Kind::Opening | Kind::Draw => Some(entry.amount),
        Kind::Arrangement if entry.hands_out() => Some(entry.amount),
        _ => None,
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
    let mut ready = Valued::new(flows);
    let lent = flows.iter().any(|&(_, amount)| amount.is_positive());
    if !lent || ready.total.is_positive() {
        return None;
    }
    if ready.total.is_zero() {
        return Some(AnnualRate { simple: Rate::ZERO, effective: Rate::ZERO });
    }
    smallest_root(&mut ready).map(shown)
}

/// A rate as it is shown.
fn shown(effective: f64) -> AnnualRate {
    let simple = 12.0 * (libm::pow(1.0 + effective, 1.0 / 12.0) - 1.0);
    AnnualRate { simple: six_decimals(simple), effective: six_decimals(effective) }
}

/// The largest rate that is looked for: 3,000 % a year.
const HIGHEST: f64 = 30.0;

/// Where the sum of the flows so far changes its sign once, from above zero to below, there is just one root above 0
/// (C. J. Norstrøm, "A Sufficient Condition for a Unique Nonnegative Internal Rate of Return", Journal of Financial and
/// Quantitative Analysis 7, 1972): any root found is it. Else the first change of sign on the way up from 0 has it.
fn smallest_root(flows: &mut Valued) -> Option<f64> {
    let start = flows.start();
    let only = start.filter(|_| flows.turns == 1);
    let found = only.and_then(|start| by_secants(flows, start, (0.0, HIGHEST)));
    found.or_else(|| walk_up(flows, start))
}

/// A rate to search from, and how fast the value rises there.
type Start = (f64, f64);

/// Walks up from 0 in steps that widen until the value changes its sign.
fn walk_up(flows: &mut Valued, start: Option<Start>) -> Option<f64> {
    let (mut low, mut at_low, mut step) = (0.0, flows.total.to_pixel_scale(), 0.02);
    while low < HIGHEST {
        let high = if low + step < HIGHEST { low + step } else { HIGHEST };
        let at_high = flows.value(high);
        if at_high.is_sign_positive() != at_low.is_sign_positive() {
            let slope = (at_high - at_low) / (high - low);
            let near =
                start.filter(|(rate, _)| low < *rate && *rate < high).map_or(low - at_low / slope, |s| s.0);
            let found = by_secants(flows, (near, slope), (low, high));
            let close = Close { apart: 1e-10, value: 1e-7 };
            return found
                .or_else(|| Some(narrow(|rate| flows.value(rate), (low, at_low), (high, at_high), close)));
        }
        (low, at_low, step) = (high, at_high, step * 1.3);
    }
    None
}

/// Values after which secants are not to be trusted.
const MOST_SECANTS: usize = 8;

/// Closes in on a root by secants until another step would change no decimal that is shown. `None` where they leave the
/// range or do not settle.
fn by_secants(flows: &mut Valued, (mut rate, mut slope): Start, (low, high): (f64, f64)) -> Option<f64> {
    let mut before = None;
    for _ in 0..MOST_SECANTS {
        let value = flows.value(rate);
        if let Some((other, there)) = before {
            slope = (value - there) / (rate - other);
        }
        let next = rate - value / slope;
        let step = (next - rate).abs();
        // so near, a secant is wrong by less than its step: the same decimals on both sides of it are the root's
        if before.is_some() && step < 1e-6 && shown(next - step) == shown(next + step) {
            return Some(next);
        }
        if !(low < next && next < high) {
            return None;
        }
        (before, rate) = (Some((rate, value)), next);
    }
    None
}

/// Flows, made ready to be valued at one rate after another.
///
/// The power of a flow's nights is the power of its nights inside a stretch of 32 times the power of the stretch: two
/// short tables. So no flow waits for the one before.
struct Valued {
    flows: Vec<Flow>,
    /// The power of each stretch, kept for its room.
    powers: Vec<f64>,
    /// The sum of all flows: the value at a rate of 0.
    total: Money,
    /// How often the sum of the flows so far changes its sign, seen from above zero; more than ever where days fall.
    turns: u32,
    /// Σ yuan × years^k about the middle of the time, for k = 1, 2, 3.
    moments: [f64; 3],
    /// Years from the first day to the middle of the time.
    middle: f64,
}

/// Yuan, and the nights since the first day: stretches, and nights inside the last of them.
struct Flow {
    yuan: f64,
    stretch: u32,
    night: u32,
}

/// Nights of a stretch.
const STRETCH: usize = 32;

impl Valued {
    fn new(flows: &[(Day, Money)]) -> Self {
        let first = flows.iter().map(|&(day, _)| day).min();
        let nights = |day: Day| first.and_then(|first| u32::try_from(day - first).ok()).unwrap_or(0);
        let last = flows.iter().map(|&(day, _)| day).max().map_or(0, nights);
        let middle = f64::from(last) / 2.0;
        let mut turning = Turning::default();
        let mut moments = [0.0; 3];
        let ready = |&(day, amount): &(Day, Money)| {
            let (nights, yuan) = (nights(day), amount.to_pixel_scale());
            turning.add(nights, amount);
            let mut moment = yuan;
            for sum in &mut moments {
                moment *= f64::from(nights) - middle;
                *sum += moment;
            }
            Flow { yuan, stretch: nights / STRETCH as u32, night: nights % STRETCH as u32 }
        };
        let ready: Vec<Flow> = flows.iter().map(ready).collect();
        let [first, second, third] = moments;
        Self {
            flows: ready,
            powers: vec![1.0; last as usize / STRETCH + 1],
            total: turning.sum,
            turns: turning.turns(),
            moments: [first / YEAR, second / (YEAR * YEAR), third / (YEAR * YEAR * YEAR)],
            middle: middle / YEAR,
        }
    }

    /// The value of all flows on the first day.
    #[expect(clippy::indexing_slicing, reason = "a night of a stretch is below 32")]
    fn value(&mut self, annual: f64) -> f64 {
        let night = libm::pow(1.0 + annual, -1.0 / YEAR);
        let mut nights = [1.0; STRETCH];
        let after = fill_powers(&mut nights, night);
        fill_powers(&mut self.powers, after);
        let value_of = |flow: &Flow| {
            let stretch = self.powers.get(flow.stretch as usize).copied().unwrap_or(0.0);
            flow.yuan * nights[flow.night as usize % STRETCH] * stretch
        };
        self.flows.iter().map(value_of).sum()
    }

    /// Where a cubic of the same moments is nothing: with x = ln(1 + rate), Σ yuan × exp(−x × years) about the middle of
    /// the time is nearly total − m₁x + m₂x² ÷ 2 − m₃x³ ÷ 6.
    fn start(&self) -> Option<Start> {
        let (total, [first, second, third]) = (self.total.to_pixel_scale(), self.moments);
        let (mut x, mut slope) = (0.0, 0.0);
        for _ in 0..6 {
            let value = total - x * (first - x * (second / 2.0 - x * third / 6.0));
            slope = -first + x * (second - x * third / 2.0);
            x -= value / slope;
        }
        let rate = libm::expm1(x);
        let slope = slope * libm::exp(-x * self.middle) / (1.0 + rate);
        (0.0 < rate && rate < HIGHEST && slope > 0.0).then_some((rate, slope))
    }
}

/// Days of a year.
const YEAR: f64 = 365.0;

/// The sum of flows so far, and how often it changed its sign.
#[derive(Default)]
struct Turning {
    sum: Money,
    is_below: bool,
    turns: u32,
    night: u32,
    is_out_of_order: bool,
}

impl Turning {
    fn add(&mut self, night: u32, amount: Money) {
        self.is_out_of_order |= night < self.night;
        self.night = night;
        self.sum += amount;
        let is_below = if self.sum.is_zero() { self.is_below } else { self.sum < Money::ZERO };
        self.turns += u32::from(is_below != self.is_below);
        self.is_below = is_below;
    }

    fn turns(&self) -> u32 {
        if self.is_out_of_order { u32::MAX } else { self.turns }
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
    fn one_turn_is_searched_from_a_guess_and_finds_what_the_walk_finds() {
        for (payment, periods) in [(90_000, 12), (35_000, 36), (12_345, 120), (15_000, 360), (700_000, 12)] {
            let flows = monthly(1_000_000, payment, periods);
            let (mut ready, mut again) = (Valued::new(&flows), Valued::new(&flows));
            assert_eq!(ready.turns, 1);
            let walked = walk_up(&mut again, None).map(shown);
            assert_eq!(smallest_root(&mut ready).map(shown), walked, "{payment} × {periods}");
        }
    }

    #[test]
    fn of_several_rates_the_smallest_is_found() {
        // 1000 − 3600 v + 4310 v² − 1716 v³ is nothing at 10, 20 and 30 %
        let day = Day::parse("2026-01-01").unwrap();
        let flows = [1_000, -3_600, 4_310, -1_716].map(|yuan| Money::from_cents(yuan * 100));
        let flows: Vec<(Day, Money)> = (0..4).map(|year| day + 365 * year).zip(flows).collect();
        assert_eq!(Valued::new(&flows).turns, 3);
        assert_eq!(annual_rate(&flows).unwrap().effective.to_string(), "0.1");
    }

    #[test]
    fn days_out_of_order_are_no_single_turn() {
        let mut flows = monthly(1_000_000, 90_000, 12);
        let rate = annual_rate(&flows);
        flows.reverse();
        assert!(Valued::new(&flows).turns > 1);
        assert_eq!(annual_rate(&flows), rate);
    }

    #[test]
    fn no_cost_is_no_rate_and_a_gift_has_none() {
        assert_eq!(annual_rate(&monthly(1_200, 100, 12)).unwrap().effective, Rate::ZERO);
        assert_eq!(annual_rate(&monthly(1_200, 50, 12)), None);
    }
}
