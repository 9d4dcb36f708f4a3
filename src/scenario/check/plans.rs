//! Plans that the file asks for: the contract of the day must have a fee rate for their number of periods.

use std::collections::BTreeSet;

use super::facts::{At, Facts};
use crate::calendar::Day;
use crate::reading::decode::join;
use crate::reading::{Code, Problem};
use crate::scenario::model::{Monthly, When};
use crate::terms::LineTerms;

/// A place in time: a day, and among the events of the day the place of one in the file.
type Moment = (Day, usize);

/// The place of what the borrower does: after all events of its day.
pub const AFTER_EVENTS: usize = usize::MAX;

/// A plan that is asked for: of how many periods, when, and at which place of the day.
#[derive(Clone, Copy)]
pub struct Asked {
    /// Monthly periods.
    pub periods: u8,
    /// The day, or each of the days.
    pub when: When,
    /// The event that asks, or [`AFTER_EVENTS`].
    pub place: usize,
}

impl Asked {
    /// The first time from a moment on; none where there is none in the run.
    fn first_from(self, facts: &Facts<'_>, begin: Moment) -> Option<Moment> {
        let at = |day: Day| (day, self.place);
        match self.when {
            When::On(day) => Some(at(day)).filter(|moment| *moment >= begin),
            When::Monthly(Monthly { day, from, until }) => {
                let start = facts.start.month();
                let first = from.unwrap_or(start).max(start).max(begin.0.month());
                let late = i32::from(at(first.day(day)) < begin);
                let last = until.unwrap_or_else(|| facts.end.month()).min(facts.end.month());
                (first + late <= last).then(|| at((first + late).day(day)))
            }
        }
    }
}

/// The first contract of a line under which the plan is asked for and not offered is noted.
pub fn offered(
    facts: &Facts<'_>,
    line: usize,
    asked: Asked,
    at: At,
    rest: &str,
    problems: &mut Vec<Problem>,
) {
    let Some((account, terms)) = facts.line(line) else { return };
    let contracts = contracts(terms);
    let ends = contracts.iter().skip(1).map(|&(begin, _)| Some(begin)).chain([None]);
    for (&(begin, terms), end) in contracts.iter().zip(ends) {
        let first = asked.first_from(facts, begin).filter(|first| end.is_none_or(|end| *first < end));
        let legal: Vec<u8> = terms.instalment_rates.iter().map(|row| row.periods).collect();
        if let Some((on, _)) = first.filter(|_| !legal.contains(&asked.periods)) {
            let code = if begin == START { Code::PeriodsNotOffered } else { Code::PeriodsGone };
            let problem = at.problem(code, rest).with("found", asked.periods);
            let problem = problem.with("account", &account.id).with("legal", join(&legal));
            problems.push(if begin == START {
                problem
            } else {
                problem.with("from", begin.0).with("on", on)
            });
            return;
        }
    }
}

/// The numbers of periods that some contract of a line offers, rising.
pub fn periods_at_any_time(terms: &LineTerms) -> Vec<u8> {
    let all = contracts(terms).into_iter().flat_map(|(_, terms)| &terms.instalment_rates);
    all.map(|row| row.periods).collect::<BTreeSet<u8>>().into_iter().collect()
}

/// When the contract of the start begins.
const START: Moment = (Day::FIRST, 0);

/// The contracts of a line, each with the moment from which on it holds.
fn contracts(terms: &LineTerms) -> Vec<(Moment, &LineTerms)> {
    let moment = |on: Day, event: u32| (on, usize::try_from(event).unwrap_or(AFTER_EVENTS));
    let later = terms.later.iter().map(|later| (moment(later.on, later.event), &later.terms));
    [(START, terms)].into_iter().chain(later).collect()
}
