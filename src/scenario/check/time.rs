//! The days of the run, and whether things fall into it.

use std::fmt::Display;

use super::facts::{At, Facts};
use crate::calendar::{Day, Month};
use crate::reading::{Code, Problem};
use crate::scenario::model::{Monthly, PastRecord, When};
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
    for (index, record) in borrower.records.iter().enumerate() {
        past_record(facts, record, At::new("borrower.records", index), problems);
    }
    for (index, income) in borrower.incomes.iter().enumerate() {
        when(facts, income.when, At::new("borrower.incomes", index), "when", problems);
    }
    for (index, cost) in borrower.costs.iter().enumerate() {
        when(facts, cost.when, At::new("borrower.costs", index), "when", problems);
    }
}

/// What was missed was due before the run, and is repaid later, at most on its last day.
fn past_record(facts: &Facts<'_>, record: &PastRecord, at: At, problems: &mut Vec<Problem>) {
    if record.from >= facts.start {
        let problem = at.problem(Code::RecordAfterStart, "from").with("found", record.from);
        problems.push(problem.with("start", facts.start));
    }
    match record.repaid_on {
        Some(repaid) if repaid <= record.from => {
            let problem = at.problem(Code::RepaidBeforeMissed, "repaid_on").with("found", repaid);
            problems.push(problem.with("from", record.from));
        }
        Some(repaid) if repaid > facts.end => in_run(facts, repaid, at, "repaid_on", problems),
        _ => {}
    }
}

/// A date or a repetition: it must happen in the run.
pub fn when(facts: &Facts<'_>, when: When, at: At, rest: &str, problems: &mut Vec<Problem>) {
    match when {
        When::On(day) => in_run(facts, day, at, &format!("{rest}.on"), problems),
        When::Monthly(Monthly { from, until, .. }) => {
            months(facts, (from, until), at, &format!("{rest}.monthly"), problems);
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
pub fn months(
    facts: &Facts<'_>,
    stretch: (Option<Month>, Option<Month>),
    at: At,
    rest: &str,
    problems: &mut Vec<Problem>,
) {
    let run = (facts.start.month(), facts.end.month());
    problems.extend(wrong_stretch(stretch, run).map(|wrong| wrong.problem(at, rest)));
}

/// A stretch of days must not end before it begins, and must meet the run.
pub fn days(
    facts: &Facts<'_>,
    stretch: (Option<Day>, Option<Day>),
    at: At,
    rest: &str,
    problems: &mut Vec<Problem>,
) {
    let run = (facts.start, facts.end);
    problems.extend(wrong_stretch(stretch, run).map(|wrong| wrong.problem(at, rest)));
}

/// What is wrong with a stretch of time.
struct Wrong {
    code: Code,
    values: [(&'static str, String); 4],
}

impl Wrong {
    fn problem(self, at: At, rest: &str) -> Problem {
        let problem = at.problem(self.code, rest);
        self.values.into_iter().fold(problem, |problem, (name, value)| problem.with(name, value))
    }
}

/// A missing end is that of the run.
fn wrong_stretch<T: PartialOrd + Display>(
    (from, until): (Option<T>, Option<T>),
    (start, end): (T, T),
) -> Option<Wrong> {
    let code = match (&from, &until) {
        (Some(from), Some(until)) if from > until => Code::EndsBeforeBegins,
        (Some(from), _) if *from > end => Code::NeverInRun,
        (_, Some(until)) if *until < start => Code::NeverInRun,
        _ => return None,
    };
    let text = |end: Option<T>| end.map_or_else(String::new, |end| end.to_string());
    let (from, until) = (text(from), text(until));
    let values = [("from", from), ("until", until), ("start", start.to_string()), ("end", end.to_string())];
    Some(Wrong { code, values })
}
