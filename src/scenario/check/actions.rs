//! Actions: accounts, plans, dates, and late months that overlap.

use super::borrow;
use super::facts::{At, Facts};
use super::plans::{self, AFTER_EVENTS, Asked};
use super::time::{first_of, in_run, months};
use crate::calendar::{Day, Month};
use crate::reading::decode::suggest;
use crate::reading::{Code, Problem};
use crate::scenario::model::{Action, Event, Forgotten, Purchase, Strategy, What, When};
use crate::terms::Kind;

/// Checks every action of a strategy.
pub fn check(facts: &Facts<'_>, strategy: &Strategy, at: At, problems: &mut Vec<Problem>) {
    for (position, action) in strategy.actions.iter().enumerate() {
        let at = at.inner("actions", position);
        match action {
            Action::Extra { on, account, .. } => {
                in_run(facts, *on, at, "extra.on", problems);
                facts.account(account, at, "extra.account", problems);
            }
            Action::ConvertBill { account, on, periods, id, .. } => {
                if let Some(id) = id {
                    own_id(facts, strategy, (position, id), at, problems);
                }
                in_run(facts, *on, at, "convert_bill.on", problems);
                let line = facts.account_of(Kind::Revolving, account, at, "convert_bill.account", problems);
                if let Some(line) = line {
                    let asked = Asked { periods: *periods, when: When::On(*on), place: AFTER_EVENTS };
                    plans::offered(facts, line, asked, at, "convert_bill.periods", problems);
                }
            }
            Action::Payoff { account, plan, on } => {
                payoff(facts, strategy, (account, plan, *on), at, problems)
            }
            Action::PayoffLoan { account, loan, on } => payoff_loan(facts, account, loan, *on, at, problems),
            Action::Extend { account, on, .. } => {
                in_run(facts, *on, at, "extend.on", problems);
                facts.account_of(Kind::Loan, account, at, "extend.account", problems);
            }
            Action::RePlan { account, on, .. } => {
                in_run(facts, *on, at, "re_plan.on", problems);
                facts.account(account, at, "re_plan.account", problems);
            }
            Action::RepayRecord { record, on, .. } => repay_record(facts, record, *on, at, problems),
            Action::Skip { account, month } => {
                facts.account(account, at, "skip.account", problems);
                skipped(facts, *month, at, problems);
            }
            Action::Late { account, from, until, .. } => {
                facts.account(account, at, "late.account", problems);
                months(facts, (Some(*from), Some(*until)), at, "late.from", problems);
                let earlier = strategy.actions.get(..position).unwrap_or_default();
                overlap(earlier, account, (*from, *until), at, problems);
            }
            Action::SpendBack { account, when, .. } => {
                facts.account_of(Kind::Revolving, account, at, "spend_back.account", problems);
                super::time::when(facts, *when, at, "spend_back.when", problems);
            }
            Action::PayFirst { when, .. } => super::time::when(facts, *when, at, "pay_first.when", problems),
            Action::Forget { account, bills, .. } => {
                facts.account(account, at, "forget.account", problems);
                forgotten(facts, bills, at, problems);
            }
            Action::AutoDebit { account, .. } => {
                facts.account(account, at, "auto_debit.account", problems);
            }
            Action::BorrowToRepay { from, r#for, .. } => {
                borrow::check(facts, from, r#for, (at, "borrow_to_repay"), problems);
            }
            Action::Consolidate(asked) => borrow::check_consolidation(facts, asked, at, problems),
        }
    }
}

fn forgotten(facts: &Facts<'_>, bills: &Forgotten, at: At, problems: &mut Vec<Problem>) {
    let Forgotten::Months(listed) = bills else { return };
    for (position, month) in listed.iter().enumerate().filter(|(_, month)| !facts.has_month(**month)) {
        let problem = at.problem(Code::OutsideRun, &format!("forget.bills.months[{position}]"));
        problems.push(problem.with("found", month).with("start", facts.start).with("end", facts.end));
    }
}

fn skipped(facts: &Facts<'_>, month: Month, at: At, problems: &mut Vec<Problem>) {
    if !facts.has_month(month) {
        let problem = at.problem(Code::OutsideRun, "skip.month").with("found", month);
        problems.push(problem.with("start", facts.start).with("end", facts.end));
    }
}

/// Two late actions of one account in one month would contradict each other.
fn overlap(
    earlier: &[Action],
    account: &str,
    (from, until): (Month, Month),
    at: At,
    problems: &mut Vec<Problem>,
) {
    let same = earlier.iter().find_map(|action| match action {
        Action::Late { account: other, from: first, until: last, .. }
            if other == account && *first <= until && from <= *last =>
        {
            Some((*first, *last))
        }
        _ => None,
    });
    if let Some((first, last)) = same {
        let problem = at.problem(Code::LateOverlaps, "late.from").with("account", account);
        problems.push(problem.with("from", first).with("until", last));
    }
}

/// The name of a conversion is none of an event, and none of an earlier conversion.
fn own_id(
    facts: &Facts<'_>,
    strategy: &Strategy,
    (position, id): (usize, &str),
    at: At,
    problems: &mut Vec<Problem>,
) {
    let earlier = strategy.actions.get(..position).unwrap_or_default();
    let first = match facts.event(id) {
        Some(event) => Some(format!("events[{event}].id")),
        None => conversion(earlier, id).map(|(other, ..)| format!("actions[{other}].convert_bill.id")),
    };
    if let Some(first) = first {
        let problem = at.problem(Code::DuplicateId, "convert_bill.id").with("found", id);
        problems.push(problem.with("first", first));
    }
}

/// The conversion of a name among actions: its place, its account and its day.
fn conversion<'a>(actions: &'a [Action], name: &str) -> Option<(usize, &'a str, Day)> {
    actions.iter().enumerate().find_map(|(place, action)| match action {
        Action::ConvertBill { id: Some(id), account, on, .. } if id == name => {
            Some((place, account.as_str(), *on))
        }
        _ => None,
    })
}

fn payoff(
    facts: &Facts<'_>,
    strategy: &Strategy,
    (account, plan, on): (&str, &str, Day),
    at: At,
    problems: &mut Vec<Problem>,
) {
    in_run(facts, on, at, "payoff.on", problems);
    let known = facts.account_of(Kind::Revolving, account, at, "payoff.account", problems).is_some();
    let event = facts.event(plan).map(|index| &facts.scenario.events[index]);
    let bought =
        event.and_then(plan_of).map(|bought| (bought.account.as_str(), first_of(facts, bought.when)));
    let converted = || conversion(&strategy.actions, plan).map(|(_, account, on)| (account, on));
    let Some((right, begins)) = bought.or_else(converted) else {
        unknown_plan(facts, strategy, plan, at, problems);
        return;
    };
    if known && right != account {
        let problem = at.problem(Code::PlanElsewhere, "payoff.plan").with("found", plan);
        problems.push(problem.with("account", account).with("right", right));
    }
    if on < begins && facts.in_run(on) {
        let problem = at.problem(Code::PlanNotYet, "payoff.on").with("found", on);
        problems.push(problem.with("plan", plan).with("first", begins));
    }
}

fn payoff_loan(facts: &Facts<'_>, account: &str, loan: &str, on: Day, at: At, problems: &mut Vec<Problem>) {
    in_run(facts, on, at, "payoff_loan.on", problems);
    let known = facts.account_of(Kind::Loan, account, at, "payoff_loan.account", problems).is_some();
    let Some((_, owner, drawn)) = loans(facts).find(|&(id, ..)| id == loan) else {
        let problem = at.problem(Code::UnknownLoan, "payoff_loan.loan").with("found", loan);
        let ids: Vec<&str> = loans(facts).map(|(id, ..)| id).collect();
        problems.push(suggest(problem, loan, ids.into_iter()));
        return;
    };
    if known && owner != account {
        let problem = at.problem(Code::LoanElsewhere, "payoff_loan.loan").with("found", loan);
        problems.push(problem.with("account", account).with("right", owner));
    }
    if on < drawn && facts.in_run(on) {
        let problem = at.problem(Code::LoanNotYet, "payoff_loan.on").with("found", on);
        problems.push(problem.with("loan", loan).with("first", drawn));
    }
}

/// A record that the file brings along, and that is not repaid by itself.
fn repay_record(facts: &Facts<'_>, record: &str, on: Day, at: At, problems: &mut Vec<Problem>) {
    in_run(facts, on, at, "repay_record.on", problems);
    let records = &facts.scenario.borrower.records;
    let Some(given) = records.iter().find(|given| given.id == record) else {
        let problem = at.problem(Code::UnknownRecord, "repay_record.record").with("found", record);
        problems.push(suggest(problem, record, records.iter().map(|given| given.id.as_str())));
        return;
    };
    if let Some(repaid) = given.repaid_on {
        let problem = at.problem(Code::RecordRepaid, "repay_record.record").with("found", record);
        problems.push(problem.with("repaid", repaid));
    }
}

/// Every loan that the file names: its id, its account, and the day on which it is drawn.
fn loans<'f>(facts: &Facts<'f>) -> impl Iterator<Item = (&'f str, &'f str, Day)> + use<'f> {
    let opening = facts.scenario.accounts.iter().flat_map(|account| {
        account.opening.loans.iter().map(|loan| (loan.id.as_str(), account.id.as_str(), loan.drawn))
    });
    let drawn = facts.scenario.events.iter().filter_map(|event| match &event.what {
        What::Draw(draw) => Some((event.id.as_str(), draw.account.as_str(), draw.on)),
        _ => None,
    });
    opening.chain(drawn)
}

fn unknown_plan(facts: &Facts<'_>, strategy: &Strategy, plan: &str, at: At, problems: &mut Vec<Problem>) {
    let bought = facts.scenario.events.iter().filter(|event| plan_of(event).is_some());
    let converted = strategy.actions.iter().filter_map(|action| match action {
        Action::ConvertBill { id, .. } => id.as_deref(),
        _ => None,
    });
    let problem = at.problem(Code::UnknownPlan, "payoff.plan").with("found", plan);
    problems.push(suggest(problem, plan, bought.map(|event| event.id.as_str()).chain(converted)));
}

/// The purchase of an event that makes a plan.
fn plan_of(event: &Event) -> Option<&Purchase> {
    match &event.what {
        What::Purchase(purchase) if purchase.instalments.is_some() => Some(purchase),
        _ => None,
    }
}
