//! The days of the run, and whether things fall into it.

use super::facts::{At, Facts};
use crate::calendar::{Day, Month};
use crate::reading::{Code, Problem};
use crate::scenario::model::{Monthly, When};
use crate::scenario::read::MOST_FLOWS;

/// The run itself, incomes and living costs.
pub fn check(facts: &Facts<'_>, problems: &mut Vec<Problem>) {
    let borrower = &facts.scenario.borrower;
    if facts.end > Day::LAST {
        let months = Day::LAST.month() - facts.start.month() + 1;
        let problem = Problem::new(Code::SpanPastEnd, "span").with("last", Day::LAST);
        problems.push(problem.with("found", facts.scenario.span.at_most()).with("most", months));
    }
    let flows = borrower.incomes.len() + borrower.costs.len();
    if flows > MOST_FLOWS {
        let problem = Problem::new(Code::TooMany, "borrower").with("found", flows);
        problems.push(problem.with("most", MOST_FLOWS));
    }
    for (index, income) in borrower.incomes.iter().enumerate() {
        when(facts, income.when, At::new("borrower.incomes", index), "when", problems);
    }
    for (index, cost) in borrower.costs.iter().enumerate() {
        when(facts, cost.when, At::new("borrower.costs", index), "when", problems);
    }
}

/// A date or a repetition: it must happen in the run.
pub fn when(facts: &Facts<'_>, when: When, at: At, rest: &str, problems: &mut Vec<Problem>) {
    match when {
        When::On(day) => in_run(facts, day, at, &format!("{rest}.on"), problems),
        When::Monthly(Monthly { from, until, .. }) => {
            let from = from.unwrap_or_else(|| facts.start.month());
            let until = until.unwrap_or_else(|| facts.end.month());
            months(facts, from, until, at, &format!("{rest}.monthly"), problems);
        }
    }
}

/// The first day on which something happens in the run.
pub fn first_of(facts: &Facts<'_>, when: When) -> Day {
    match when {
        When::On(day) => day,
        When::Monthly(Monthly { day, from, .. }) => {
            let start = facts.start.month();
            from.unwrap_or(start).max(start).day(day)
        }
    }
}

/// A single day must lie in the run.
pub fn in_run(facts: &Facts<'_>, day: Day, at: At, rest: &str, problems: &mut Vec<Problem>) {
    if !facts.in_run(day) {
        let problem = at.problem(Code::OutsideRun, rest).with("found", day);
        problems.push(problem.with("start", facts.start).with("end", facts.end));
    }
}

/// A stretch of months must not end before it begins, and must meet the run.
pub fn months(facts: &Facts<'_>, from: Month, until: Month, at: At, rest: &str, problems: &mut Vec<Problem>) {
    let run = (facts.start.month(), facts.end.month());
    stretch(from, until, run, at.problem(Code::NeverInRun, rest), problems);
}

/// A stretch of days must not end before it begins, and must meet the run.
pub fn days(facts: &Facts<'_>, from: Day, until: Day, at: At, rest: &str, problems: &mut Vec<Problem>) {
    stretch(from, until, (facts.start, facts.end), at.problem(Code::NeverInRun, rest), problems);
}

fn stretch<T: PartialOrd + std::fmt::Display>(
    from: T,
    until: T,
    (start, end): (T, T),
    never: Problem,
    problems: &mut Vec<Problem>,
) {
    if from > until && until >= start && from <= end {
        let problem = Problem::new(Code::EndsBeforeBegins, never.place.path);
        problems.push(problem.with("from", from).with("until", until));
    } else if from > until || until < start || from > end {
        let problem = never.with("from", from).with("until", until);
        problems.push(problem.with("start", start).with("end", end));
    }
}
