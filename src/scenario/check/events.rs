//! Events: the accounts and incomes that they name, their dates, and the periods that the terms offer.

use super::accounts::periods_of_bands;
use super::facts::{At, Facts};
use super::help::named;
use super::loans::DueDates;
use super::plans::{self, Asked};
use super::time::{days, first_of, in_run, when};
use crate::calendar::Day;
use crate::rate::Rate;
use crate::reading::decode::{join, suggest};
use crate::reading::{Code, Problem};
use crate::scenario::model::{Draw, Event, TermsChange, What};
use crate::terms::{Kind, ValueName};

/// Checks every event.
pub fn check(facts: &Facts<'_>, problems: &mut Vec<Problem>) {
    for (index, event) in facts.scenario.events.iter().enumerate() {
        let at = At::new("events", index);
        match &event.what {
            What::Purchase(purchase) => {
                when(facts, purchase.when, at, "purchase.when", problems);
                let account =
                    facts.account_of(Kind::Revolving, &purchase.account, at, "purchase.account", problems);
                if let (Some(account), Some(plan)) = (account, &purchase.instalments) {
                    let asked = Asked { periods: plan.periods, when: purchase.when, place: index };
                    plans::offered(facts, account, asked, at, "purchase.instalments.periods", problems);
                    named(facts, account, plan, at, problems);
                }
            }
            What::IncomeChange(change) => {
                facts.income(&change.income, at, "income_change.income", problems);
                days(facts, (Some(change.from), change.until), at, "income_change.from", problems);
            }
            What::CashAdvance(cash) => {
                when(facts, cash.when, at, "cash_advance.when", problems);
                let account =
                    facts.account_of(Kind::Revolving, &cash.account, at, "cash_advance.account", problems);
                if let Some((account, terms)) = account.and_then(|account| facts.line(account))
                    && terms.cash_advance_share_of_limit == Rate::ZERO
                {
                    let problem = at.problem(Code::NoCashAdvance, "cash_advance.account");
                    problems.push(problem.with("account", &account.id));
                }
            }
            What::Draw(draw) => drawn(facts, draw, at, problems),
            What::Windfall(windfall) => in_run(facts, windfall.on, at, "windfall.on", problems),
            What::Cost(cost) => in_run(facts, cost.on, at, "cost.on", problems),
            What::Reimbursement(back) => {
                in_run(facts, back.on, at, "reimbursement.on", problems);
                returned(facts, &back.r#for, is_spent, at, "reimbursement.for", problems);
                // on the first day itself money comes before anything is bought
                not_before(facts, &back.r#for, (back.on, 1), at, "reimbursement.on", problems);
            }
            What::Refund(refund) => {
                in_run(facts, refund.on, at, "refund.on", problems);
                returned(facts, &refund.of, is_purchase, at, "refund.of", problems);
                not_before(facts, &refund.of, (refund.on, 0), at, "refund.on", problems);
            }
            What::LimitChange(change) => {
                facts.account(&change.account, at, "limit_change.account", problems);
                in_run(facts, change.on, at, "limit_change.on", problems);
                days(facts, (Some(change.on), change.until), at, "limit_change.until", problems);
            }
            What::TermsChange(change) => {
                in_run(facts, change.on, at, "terms_change.on", problems);
                may_change(facts, change, at, problems);
            }
            What::CloseAccount(closed) => {
                facts.account(&closed.account, at, "close_account.account", problems);
                in_run(facts, closed.on, at, "close_account.on", problems);
            }
            What::ProfileChange(change) => in_run(facts, change.on, at, "profile_change.on", problems),
            What::Application(application) => in_run(facts, application.on, at, "application.on", problems),
        }
    }
}

fn drawn(facts: &Facts<'_>, draw: &Draw, at: At, problems: &mut Vec<Problem>) {
    facts.account_of(Kind::Loan, &draw.account, at, "draw.account", problems);
    in_run(facts, draw.on, at, "draw.on", problems);
    DueDates::from(draw).check(at, "draw.", problems);
}

/// Only some values of a contract may change while it runs.
fn may_change(facts: &Facts<'_>, change: &TermsChange, at: At, problems: &mut Vec<Problem>) {
    let account = facts.account(&change.account, at, "terms_change.account", problems);
    let Some(kind) = account.and_then(|account| facts.known[account].kind) else { return };
    let may = ValueName::that_change(kind);
    for name in change.values.keys().filter(|name| !may.contains(name)) {
        let rest = format!("terms_change.values.{}", name.word());
        let problem = at.problem(Code::ValueFixed, &rest).with("name", name.word());
        problems.push(problem.with("legal", join(&may.iter().map(|name| name.word()).collect::<Vec<_>>())));
    }
    if let (Some(account), Some(prices)) = (account, change.values.get(&ValueName::PricesByScore)) {
        let rest = format!("terms_change.values.{}", ValueName::PricesByScore.word());
        if let Some(part) = prices.strange_to(kind) {
            let problem = at.problem(Code::ValueNotOfKind, &rest).with("name", part.word());
            problems.push(problem.with("kind", kind.word()));
        }
        if let Some(line) = facts.line(account) {
            periods_of_bands(prices, line, at, &rest, problems);
        }
    }
}

/// What money may come back for: a purchase, or a cost that comes once.
fn is_spent(event: &Event) -> bool {
    matches!(event.what, What::Purchase(_) | What::Cost(_))
}

/// What a shop may take back.
const fn is_purchase(event: &Event) -> bool {
    matches!(event.what, What::Purchase(_))
}

/// Money comes back for something that the file has.
fn returned(
    facts: &Facts<'_>,
    id: &str,
    may: fn(&Event) -> bool,
    at: At,
    rest: &str,
    problems: &mut Vec<Problem>,
) {
    let events = &facts.scenario.events;
    let found = facts.event(id).and_then(|index| events.get(index));
    if !found.is_some_and(may) {
        let legal = events.iter().filter(|event| may(event)).map(|event| event.id.as_str());
        let problem = at.problem(Code::UnknownPurchase, rest).with("found", id);
        problems.push(suggest(problem, id, legal));
    }
}

/// Money comes back `days` after the first time at the earliest.
fn not_before(
    facts: &Facts<'_>,
    id: &str,
    (on, days): (Day, i32),
    at: At,
    rest: &str,
    problems: &mut Vec<Problem>,
) {
    let spent = facts.event(id).and_then(|index| facts.scenario.events.get(index));
    let Some(when) = spent.filter(|event| is_spent(event)).and_then(|event| event.what.when()) else {
        return;
    };
    let first = first_of(facts, when);
    if on < first + days && facts.in_run(on) {
        let problem = at.problem(Code::BackTooEarly, rest).with("found", on);
        problems.push(problem.with("of", id).with("first", first));
    }
}
