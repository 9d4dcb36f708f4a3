//! How the days of a loan are counted, and the stretches that its rate runs over.

use crate::calendar::{Day, Month};
use crate::ledger::Segment;
use crate::money::Money;
use crate::rate::{Accrual, Rate, Rounding};
use crate::terms::{DayCount, LoanRates};

/// The days that 365 and 366 both divide: a period over two calendar years is one whole count of them.
const BOTH_YEARS: u32 = 365 * 366;

/// Days from one date to another by a count, the first counted and the last not. Under thirty to a month a 31st counts as
/// a 30th.
pub fn days_between(count: DayCount, from: Day, to: Day) -> i32 {
    if !count.is_thirty() {
        return to - from;
    }
    let of_month = |day: Day| i32::from(day.day_of_month()).min(30);
    30 * (to.month() - from.month()) + of_month(to) - of_month(from)
}

/// Nights on one balance: one stretch, or one for each calendar year where nights are over the days of their year.
#[derive(Clone, Copy, Debug)]
pub struct Stretches {
    rest: Option<Segment>,
    by_year: bool,
}

impl Stretches {
    /// Nothing.
    pub const NONE: Self = Self { rest: None, by_year: false };

    /// `nights` on `base` at one of the rates of a loan.
    pub fn new(base: Money, rate: Rate, rates: &LoanRates, (from, to): (Day, Day), nights: i32) -> Self {
        if nights <= 0 || !base.is_positive() {
            return Self::NONE;
        }
        let segment = Segment { base, rate, over: rates.over.unwrap_or(1), from, to, nights };
        Self { rest: Some(segment), by_year: rates.over.is_none() }
    }

    /// The exact sum.
    pub fn accrual(self) -> Accrual {
        if !self.by_year {
            return self.rest.map_or(Accrual::ZERO, |stretch| stretch.accrual());
        }
        self.fold(Accrual::ZERO, |sum, stretch| sum + stretch.accrual())
    }

    /// The sum, rounded once.
    pub fn round(self, rounding: Rounding) -> Money {
        if self.rest.is_none() {
            return Money::ZERO;
        }
        self.accrual().round(rounding)
    }

    /// Puts the stretches behind others.
    pub fn gather(self, into: &mut Vec<Segment>) {
        if self.by_year {
            into.extend(self);
        } else if let Some(stretch) = self.rest {
            into.push(stretch);
        }
    }
}

impl Iterator for Stretches {
    type Item = Segment;

    fn next(&mut self) -> Option<Segment> {
        let whole = self.rest.take()?;
        if !self.by_year {
            return Some(whole);
        }
        let (new_year, over) = year_of(whole.from);
        if whole.to <= new_year {
            return Some(Segment { over, ..whole });
        }
        let nights = new_year - whole.from;
        self.rest = Some(Segment { from: new_year, nights: whole.nights - nights, ..whole });
        Some(Segment { to: new_year, nights, over, ..whole })
    }
}

/// The first day of the next year, and the days of this one.
fn year_of(day: Day) -> (Day, u32) {
    let january = day.month() + (1 - day.month().number());
    let (first, next) = (january.first(), (january + 12).first());
    (next, (next - first).unsigned_abs())
}

/// A length of time as whole parts of the days that a rate is for: growth = rate × count ÷ [`parts`].
pub fn growth_count(rates: &LoanRates, from: Day, nights: i32) -> i32 {
    if rates.over.is_some() {
        return nights;
    }
    let whole = Stretches {
        rest: Some(Segment { base: Money::ZERO, rate: Rate::ZERO, over: 1, from, to: from + nights, nights }),
        by_year: true,
    };
    let count = |part: Segment| part.nights * i32::try_from(BOTH_YEARS / part.over).unwrap_or(1);
    whole.map(count).sum()
}

/// The years from one date to another, as whole parts and what they are parts of.
pub fn years_between(count: DayCount, from: Day, to: Day) -> (i32, u32) {
    let rates = LoanRates { interest: Rate::ZERO, penalty: Rate::ZERO, over: count.year() };
    (growth_count(&rates, from, days_between(count, from, to)), parts(&rates))
}

/// What a [`growth_count`] is over.
pub fn parts(rates: &LoanRates) -> u32 {
    rates.over.unwrap_or(BOTH_YEARS)
}

/// The day of the month on which a period falls due that lies in a month, for a loan of so many months after the one
/// before its first period: see [`crate::terms::MonthEnd`].
pub fn due_day_in(end: crate::terms::MonthEnd, due_day: u8, drawn: Month, month: Month) -> u8 {
    use crate::terms::MonthEnd;
    match end {
        MonthEnd::Clamp => due_day,
        MonthEnd::Stick if drawn.day(due_day) == drawn.last() => 31,
        MonthEnd::Stick => due_day,
        // of two years one has a February of 28 days: no later month cuts the day further
        MonthEnd::Stay => {
            let months = (1..=(month - drawn).clamp(0, 24)).map(|k| drawn + k).chain([month]);
            months.map(|month| month.day(due_day).day_of_month()).min().unwrap_or(due_day)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::MonthEnd;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn nights_are_over_the_days_of_their_year() {
        let rates = LoanRates { interest: Rate::parse("0.0732").unwrap(), penalty: Rate::ZERO, over: None };
        // 10,000 × 7.32 %: 17 nights of 2027 over 365, 14 of 2028 over 366
        let base = Money::from_cents(1_000_000);
        let days = (day("2027-12-15"), day("2028-01-15"));
        let parts: Vec<Segment> = Stretches::new(base, rates.interest, &rates, days, 31).collect();
        let told: Vec<(i32, u32)> = parts.iter().map(|part| (part.nights, part.over)).collect();
        assert_eq!(told, [(17, 365), (14, 366)]);
        // 34.0931… + 28.00
        let interest = Stretches::new(base, rates.interest, &rates, days, 31).round(Rounding::HalfUp);
        assert_eq!(interest.to_string(), "62.09");
        assert_eq!(growth_count(&rates, days.0, 31), 17 * 366 + 14 * 365);
    }

    #[test]
    fn months_of_thirty_count_a_31st_as_a_30th() {
        let count = |from: &str, to: &str| days_between(DayCount::Thirty360, day(from), day(to));
        assert_eq!(count("2026-01-31", "2026-02-28"), 28);
        assert_eq!(count("2026-01-15", "2026-03-31"), 75);
        assert_eq!(days_between(DayCount::Actual360, day("2026-01-15"), day("2026-03-31")), 75);
    }

    #[test]
    fn the_ends_of_months_are_taken_in_three_ways() {
        let dues = |end, due_day, drawn: &str| -> Vec<u8> {
            let drawn = Month::parse(drawn).unwrap();
            let months = (1..=4).map(|k| drawn + k);
            months.map(|month| month.day(due_day_in(end, due_day, drawn, month)).day_of_month()).collect()
        };
        assert_eq!(dues(MonthEnd::Clamp, 31, "2026-01"), [28, 31, 30, 31]);
        assert_eq!(dues(MonthEnd::Stay, 31, "2026-01"), [28, 28, 28, 28]);
        assert_eq!(dues(MonthEnd::Stay, 31, "2026-03"), [30, 30, 30, 30]);
        assert_eq!(dues(MonthEnd::Stick, 30, "2026-04"), [31, 30, 31, 31]);
        assert_eq!(dues(MonthEnd::Stick, 29, "2026-04"), [29, 29, 29, 29]);
        assert_eq!(dues(MonthEnd::Stick, 28, "2026-02"), [31, 30, 31, 30]);
    }
}
