//! What all checks look at: ids by list, the kind and contract of each account, the days of the run.

use std::collections::BTreeMap;

use super::accounts::Known;
use crate::calendar::{Day, Month};
use crate::reading::decode::suggest;
use crate::reading::{Code, Problem};
use crate::scenario::model::{Account, Scenario};
use crate::terms::{Contract, Kind, LineTerms};

/// A place in one of the lists of a scenario; made into text only for a problem.
#[derive(Clone, Copy)]
pub struct At {
    list: &'static str,
    index: usize,
    inner: Option<(&'static str, usize)>,
}

impl At {
    /// An element of a list of the file.
    pub const fn new(list: &'static str, index: usize) -> Self {
        Self { list, index, inner: None }
    }

    /// An element of a list inside this element.
    pub const fn inner(self, list: &'static str, index: usize) -> Self {
        Self { inner: Some((list, index)), ..self }
    }

    /// A problem with something inside the element; with the element itself for an empty rest.
    pub fn problem(self, code: Code, rest: &str) -> Problem {
        let Self { list, index, .. } = self;
        let outer = match self.inner {
            None => format!("{list}[{index}]"),
            Some((inner, position)) => format!("{list}[{index}].{inner}[{position}]"),
        };
        Problem::new(code, rest).inside(&outer)
    }
}

/// The facts of a scenario.
pub struct Facts<'s> {
    /// The scenario itself.
    pub scenario: &'s Scenario,
    /// What is known of the terms of each account.
    pub known: &'s [Known],
    /// The first day of the run.
    pub start: Day,
    /// The last day of the longest run.
    pub end: Day,
    accounts: BTreeMap<&'s str, usize>,
    incomes: BTreeMap<&'s str, usize>,
    events: BTreeMap<&'s str, usize>,
}

impl<'s> Facts<'s> {
    /// Collects the facts.
    pub fn new(scenario: &'s Scenario, known: &'s [Known]) -> Self {
        let months = i32::try_from(scenario.span.at_most()).unwrap_or(1).max(1);
        Self {
            scenario,
            known,
            start: scenario.start,
            end: (scenario.start.month() + (months - 1)).last(),
            accounts: by_id(scenario.accounts.iter().map(|account| account.id.as_str())),
            incomes: by_id(scenario.borrower.incomes.iter().map(|income| income.id.as_str())),
            events: by_id(scenario.events.iter().map(|event| event.id.as_str())),
        }
    }

    /// The account of an id; if there is none, that is noted.
    pub fn account(&self, id: &str, at: At, rest: &str, problems: &mut Vec<Problem>) -> Option<usize> {
        let found = self.accounts.get(id).copied();
        if found.is_none() {
            problems.push(unknown(at.problem(Code::UnknownAccount, rest), id, &self.accounts));
        }
        found
    }

    /// The account of an id, if it is of a kind or its kind is not known. Anything else is noted.
    pub fn account_of(
        &self,
        kind: Kind,
        id: &str,
        at: At,
        rest: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<usize> {
        let index = self.account(id, at, rest, problems)?;
        if self.known[index].kind.is_none_or(|found| found == kind) {
            return Some(index);
        }
        let code = match kind {
            Kind::Revolving => Code::NotALine,
            Kind::Loan => Code::NotAFacility,
        };
        let legal = self.ids_of(kind);
        problems.push(at.problem(code, rest).with("found", id).with("legal", legal));
        None
    }

    fn ids_of(&self, kind: Kind) -> String {
        let accounts = self.scenario.accounts.iter().zip(self.known);
        let of_kind = accounts.filter(|(_, known)| known.kind == Some(kind));
        let ids: Vec<&str> = of_kind.map(|(account, _)| account.id.as_str()).collect();
        crate::reading::decode::join(&ids)
    }

    /// Notes an income that is not there.
    pub fn income(&self, id: &str, at: At, rest: &str, problems: &mut Vec<Problem>) {
        if !self.incomes.contains_key(id) {
            problems.push(unknown(at.problem(Code::UnknownIncome, rest), id, &self.incomes));
        }
    }

    /// The index of an event.
    pub fn event(&self, id: &str) -> Option<usize> {
        self.events.get(id).copied()
    }

    /// The account of an index with its contract, if it is a line whose terms are known.
    pub fn line(&self, index: usize) -> Option<(&'s Account, &'s LineTerms)> {
        match &self.known[index].resolved.as_ref()?.contract {
            Contract::Line(terms) => Some((&self.scenario.accounts[index], terms)),
            Contract::Loan(_) => None,
        }
    }

    /// The due day of a line: its own, or the one that the terms give for its bill day.
    pub fn due_day(&self, index: usize) -> Option<u8> {
        let (account, terms) = self.line(index)?;
        account.due_day.or_else(|| {
            let bill_day = account.bill_day?;
            let row = terms.due_day_of.iter().find(|row| row.bill_day == bill_day);
            row.map(|row| row.due_day)
        })
    }

    /// Whether a day lies in the run.
    pub fn in_run(&self, day: Day) -> bool {
        (self.start..=self.end).contains(&day)
    }

    /// Whether a month lies in the run.
    pub fn has_month(&self, month: Month) -> bool {
        (self.start.month()..=self.end.month()).contains(&month)
    }
}

fn by_id<'s>(ids: impl Iterator<Item = &'s str>) -> BTreeMap<&'s str, usize> {
    let mut map = BTreeMap::new();
    for (index, id) in ids.enumerate() {
        map.entry(id).or_insert(index);
    }
    map
}

fn unknown(problem: Problem, id: &str, legal: &BTreeMap<&str, usize>) -> Problem {
    suggest(problem.with("found", id), id, legal.keys().copied())
}
