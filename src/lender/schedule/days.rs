//! The days of a loan in a month.

use super::Schedule;
use crate::calendar::{Day, Month, MonthSpan};
use crate::terms::MonthEnd;

/// The most months from one day of a loan to the next, where its dates are given one by one.
const MOST_MONTHS_BETWEEN: i32 = 1_200;

impl Schedule<'_> {
    /// The loan's days in a month: those of its periods, and one in every month after the last.
    pub fn tell_days(&self, span: &MonthSpan, mut tell: impl FnMut(Day)) {
        let Some(last) = self.dates.last() else {
            if span.month > self.drawn {
                tell(self.day_of(span));
            }
            return;
        };
        self.dates.iter().copied().filter(|day| day.month() == span.month).for_each(&mut tell);
        if last.month() < span.month {
            tell(span.day(last.day_of_month()));
        }
    }

    fn day_of(&self, span: &MonthSpan) -> Day {
        match self.month_end {
            MonthEnd::Clamp => span.day(self.due_day),
            _ => self.due_in_month(span.month),
        }
    }

    /// Whether a day is one of the loan's: see [`Self::tell_days`].
    pub fn has_day(&self, on: Day, span: &MonthSpan) -> bool {
        if self.dates.is_empty() {
            return span.month > self.drawn && self.day_of(span) == on;
        }
        let mut found = false;
        self.tell_days(span, |day| found |= day == on);
        found
    }

    /// The loan's first day on or after a day.
    pub fn day_from(&self, on: Day) -> Day {
        let first_of = |month: Month| {
            let mut days = Vec::new();
            self.tell_days(&MonthSpan::of(month), |day| days.push(day));
            days.into_iter().filter(|&day| day >= on).min()
        };
        (0..=MOST_MONTHS_BETWEEN).find_map(|k| first_of(on.month() + k)).unwrap_or(on)
    }

    /// The last due date of the contract in a month.
    pub fn contractual_due_in(&self, span: &MonthSpan) -> Option<Day> {
        if !self.dates.is_empty() {
            return self.dates.iter().copied().rfind(|day| day.month() == span.month);
        }
        let has_period = (1..=i32::from(self.periods)).contains(&(span.month - self.drawn));
        has_period.then(|| self.day_of(span))
    }
}
