//! Borrowing from one account to repay others: from a facility, for others than itself, and never in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{At, Facts};
use super::strategies::distinct;
use super::time::in_run;
use crate::reading::{Code, Problem};
use crate::scenario::model::{Action, Consolidation, Strategy};
use crate::terms::Kind;

/// Checks one action of the given word.
pub fn check(
    facts: &Facts<'_>,
    from: &str,
    targets: &[String],
    (at, word): (At, &str),
    problems: &mut Vec<Problem>,
) {
    facts.account_of(Kind::Loan, from, at, &format!("{word}.from"), problems);
    distinct(facts, targets, at, &format!("{word}.for"), problems);
    if let Some(position) = targets.iter().position(|target| target == from) {
        let rest = format!("{word}.for[{position}]");
        problems.push(at.problem(Code::BorrowForItself, &rest).with("found", from));
    }
}

/// Checks a consolidation: what is closed afterwards is among what is paid off.
pub fn check_consolidation(facts: &Facts<'_>, asked: &Consolidation, at: At, problems: &mut Vec<Problem>) {
    in_run(facts, asked.on, at, "consolidate.on", problems);
    check(facts, &asked.from, &asked.r#for, (at, "consolidate"), problems);
    distinct(facts, &asked.close, at, "consolidate.close", problems);
    for (position, id) in asked.close.iter().enumerate().filter(|(_, id)| !asked.r#for.contains(id)) {
        let problem = at.problem(Code::CloseNotPaid, &format!("consolidate.close[{position}]"));
        problems.push(problem.with("found", id));
    }
}

/// Who borrows to repay whom.
type Edges<'s> = BTreeMap<&'s str, BTreeSet<&'s str>>;

/// Notes each action that closes a circle of facilities which borrow to repay each other.
pub fn check_loops(strategy: &Strategy, at: At, problems: &mut Vec<Problem>) {
    let mut edges = Edges::new();
    for (position, action) in strategy.actions.iter().enumerate() {
        let Action::BorrowToRepay { from, r#for, .. } = action else {
            continue;
        };
        let mut others = r#for.iter().filter(|target| *target != from);
        if let Some(back) = others.find_map(|target| way(&edges, target, from)) {
            let at = at.inner("actions", position);
            let circle = [vec![from.as_str()], back].concat().join(" → ");
            problems.push(at.problem(Code::BorrowLoop, "borrow_to_repay.for").with("circle", circle));
        }
        edges.entry(from).or_default().extend(r#for.iter().map(String::as_str));
    }
}

/// A way along the edges from one account to another, both included.
fn way<'s>(edges: &Edges<'s>, start: &'s str, goal: &str) -> Option<Vec<&'s str>> {
    let mut came_from: BTreeMap<&str, &'s str> = BTreeMap::new();
    let mut open = vec![start];
    while let Some(last) = open.pop() {
        if last == goal {
            return Some(back_to(start, last, &came_from));
        }
        for target in edges.get(last).into_iter().flatten() {
            if *target != start && !came_from.contains_key(target) {
                came_from.insert(target, last);
                open.push(target);
            }
        }
    }
    None
}

fn back_to<'s>(start: &'s str, goal: &'s str, came_from: &BTreeMap<&str, &'s str>) -> Vec<&'s str> {
    let mut path = vec![goal];
    let mut last = goal;
    while last != start
        && let Some(before) = came_from.get(last)
    {
        path.push(before);
        last = before;
    }
    path.reverse();
    path
}
