//! The dates of a loan: they follow on the draw and on each other, and are said in one way.

use super::facts::At;
use crate::calendar::Day;
use crate::reading::{Code, Problem};
use crate::scenario::model::{Draw, OpeningLoan};

/// What a file says of the due dates of a loan.
#[derive(Clone, Copy)]
pub struct DueDates<'s> {
    drawn: Day,
    periods: u16,
    due_day: Option<u8>,
    first_due: Option<Day>,
    due_dates: &'s [Day],
}

impl<'s> From<&'s OpeningLoan> for DueDates<'s> {
    fn from(loan: &'s OpeningLoan) -> Self {
        let &OpeningLoan { drawn, periods, due_day, first_due, .. } = loan;
        Self { drawn, periods, due_day, first_due, due_dates: &loan.due_dates }
    }
}

impl OpeningLoan {
    /// Periods that fall due before a day: at the start of a scenario, those that count as paid.
    pub fn periods_due_before(&self, day: Day) -> u16 {
        DueDates::from(self).due_before(day)
    }
}

impl<'s> From<&'s Draw> for DueDates<'s> {
    fn from(draw: &'s Draw) -> Self {
        let &Draw { on, periods, due_day, first_due, .. } = draw;
        Self { drawn: on, periods, due_day, first_due, due_dates: &draw.due_dates }
    }
}

impl DueDates<'_> {
    /// The due date of a period, 1 to the last.
    pub fn due(&self, period: u16) -> Day {
        if let Some(&last) = self.due_dates.last() {
            return self.due_dates.get(usize::from(period.max(1)) - 1).copied().unwrap_or(last);
        }
        let first = self.first_due.map_or(self.drawn.month() + 1, Day::month);
        let day = self.due_day.unwrap_or_else(|| self.first_due.unwrap_or(self.drawn).day_of_month());
        (first + (i32::from(period) - 1)).day(day)
    }

    /// Periods that fall due before a day.
    pub fn due_before(&self, day: Day) -> u16 {
        let periods = (1..=self.periods).take_while(|&period| self.due(period) < day);
        u16::try_from(periods.count()).unwrap_or(u16::MAX)
    }

    /// Checks the dates; `rest` is the path to the loan, with a dot at its end where it is not empty.
    pub fn check(&self, at: At, rest: &str, problems: &mut Vec<Problem>) {
        let ways = [self.due_day.is_some(), self.first_due.is_some(), !self.due_dates.is_empty()];
        if ways.iter().filter(|&&way| way).count() > 1 {
            problems.push(at.problem(Code::DatesTwice, &format!("{rest}due_dates")));
        }
        if let Some(first) = self.first_due.filter(|&first| first <= self.drawn) {
            let problem = at.problem(Code::FirstDueTooEarly, &format!("{rest}first_due"));
            problems.push(problem.with("found", first).with("drawn", self.drawn));
        }
        let count = self.due_dates.len();
        if count > 0 && count != usize::from(self.periods) {
            let problem = at.problem(Code::DueDatesCount, &format!("{rest}due_dates"));
            problems.push(problem.with("found", count).with("periods", self.periods));
        }
        let mut before = self.drawn;
        for (index, &due) in self.due_dates.iter().enumerate() {
            if due <= before {
                let problem = at.problem(Code::DueDatesNotRising, &format!("{rest}due_dates[{index}]"));
                problems.push(problem.with("found", due).with("before", before));
            }
            before = due.max(before);
        }
    }
}
