//! Why an entry has its amount: the formula with its numbers, the rule, the contract and the source, and the amount
//! worked out again from the cause alone.

use super::explain::Question;
use super::paragraph::paragraph;
use crate::analysis::{
    Explanation, RestsOn, evaluate_cause, explain_entry, help_of, prices_of_nights, rests_on,
};
use crate::calendar::Day;
use crate::language::{self, Inputs, Language};
use crate::ledger::{Entry, Rule, Side};
use crate::simulation::ItemRef;
use crate::terms::{Resolved, ValueName};

/// An entry; `None` beyond the end of the ledger.
pub fn text(question: Question<'_>, place: usize) -> Option<String> {
    let entry = question.run.ledger.get(place)?;
    let explanation = explain_entry(question.run, place)?;
    Some(head(question, place, entry) + &why(question, entry, &explanation))
}

/// All entries of a day, or those of one account.
pub fn day(question: Question<'_>, day: Day, account: Option<usize>) -> String {
    let of_account = |entry: &Entry| account.is_none_or(|account| entry.account.index() == account);
    let places = question.run.ledger.iter().enumerate();
    let wanted = places.filter(|(_, entry)| entry.on == day && of_account(entry));
    let texts: Vec<String> = wanted.filter_map(|(place, _)| text(question, place)).collect();
    if texts.is_empty() {
        return paragraph("", &language::no_entries_on(day, question.language));
    }
    texts.join("\n")
}

/// `#42 · 2026-02-01 · 花呗 · 利息 · 31.05 · 机构 → 利息`
fn head(question: Question<'_>, place: usize, entry: &Entry) -> String {
    let language = question.language;
    let mut parts = vec![format!("#{place}"), entry.on.to_string()];
    if entry.value_from != entry.on {
        parts.push(language::counts_from(entry.value_from, language));
    }
    parts.extend(account_name(question, entry));
    parts.push(language::entry_kind_name(entry, language));
    parts.push(language::amount(entry.amount));
    parts.push(sides(question, entry));
    parts.extend(item(question, entry));
    parts.join(" · ") + "\n"
}

/// The account of an entry; none for income and for costs paid in cash.
pub fn account_name(question: Question<'_>, entry: &Entry) -> Option<String> {
    Some(question.ready.account_name(entry.account.index()).to_owned()).filter(|name| !name.is_empty())
}

/// Where an entry comes from and where it goes.
pub fn sides(question: Question<'_>, entry: &Entry) -> String {
    let [from, to] = [entry.from, entry.to].map(|side| language::side_name(side, question.language));
    format!("{from} → {to}")
}

/// What an entry belongs to: its name in the file and its id.
fn item(question: Question<'_>, entry: &Entry) -> Option<String> {
    let (scenario, language) = (&question.ready.scenario, question.language);
    let named = |name: Option<&crate::scenario::Words>, id: &str| {
        language::name_and_id(language::name_or_id(name, id, language), id)
    };
    match *question.run.items.get(entry.item as usize)? {
        ItemRef::None => None,
        ItemRef::Event(at) => scenario.events.get(at as usize).map(|one| named(one.name.as_ref(), &one.id)),
        ItemRef::Income(at) => {
            scenario.borrower.incomes.get(at as usize).map(|one| named(one.name.as_ref(), &one.id))
        }
        ItemRef::Cost(at) => {
            scenario.borrower.costs.get(at as usize).map(|one| named(one.name.as_ref(), &one.id))
        }
        ItemRef::Action(at) => Some(format!("actions[{at}]")),
        ItemRef::OpeningLoan(account, at) => {
            let loans = &scenario.accounts.get(account.index())?.opening.loans;
            loans.get(at as usize).map(|loan| loan.id.clone())
        }
        ItemRef::Idea(at) => {
            scenario.ideas.get(at as usize).map(|idea| language::labelled_idea(idea, language))
        }
    }
}

fn why(question: Question<'_>, entry: &Entry, explanation: &Explanation) -> String {
    let (language, rule) = (question.language, explanation.rule);
    let numbers = Inputs { inputs: &explanation.inputs, segments: &explanation.segments, plus: "\n    + " };
    let kind = language::entry_kind_name(entry, language);
    let amount = language::amount(entry.amount);
    let mut text = format!("{kind} {amount} = {}\n", language::formula(rule, numbers, language));
    let mut add = |line: &str| text.push_str(&paragraph("  · ", line));
    add(&language::rule_line(rule, language));
    if explanation.inputs.len() > 1 || !explanation.segments.is_empty() {
        add(&language::formula_line(rule, language));
    }
    contract_lines(question, entry, rule).iter().for_each(|line| add(line));
    let again = evaluate_cause(&entry.cause, question.run.segments_of(&entry.cause)).ok();
    if let Some(used) = of_plan(rule).then(|| help_of(question.run, entry)).flatten() {
        question.ready.help_line(used, question.run, language).iter().for_each(|line| add(line));
    }
    add(&language::recomputed(again, entry.amount, language));
    text
}

/// Whether an entry of a rule belongs to a period of a plan, whose fee somebody else may bear.
const fn of_plan(rule: Rule) -> bool {
    let period = matches!(rule, Rule::PlanPeriod | Rule::PlanPeriodCut | Rule::PurchaseInInstalments);
    period || matches!(rule, Rule::PlanFeeRest | Rule::FeeBorne)
}

/// The values of the contract behind an entry with their sources, or where else its number comes from.
fn contract_lines(question: Question<'_>, entry: &Entry, rule: Rule) -> Vec<String> {
    let language = question.language;
    let contract = question.ready.lab.contracts.get(entry.account.index());
    let fields = fields(rule, entry.to);
    match contract.filter(|_| !fields.is_empty()) {
        Some(contract) => {
            let lines = |field: &ValueName| rests_on(question.run, contract, entry, *field);
            let values = fields.iter().flat_map(lines).collect::<Vec<_>>();
            let mut lines: Vec<String> =
                values.iter().flat_map(|value| value_lines(contract, value, language)).collect();
            if values.iter().all(|value| value.price.is_none()) {
                let nights = prices_of_nights(question.run, contract, entry);
                lines.extend(nights.into_iter().map(|price| language::price_line(price, language)));
            }
            lines
        }
        None => vec![language::basis_line(rule, language)],
    }
}

/// A value of the contract with its source, and before it the price by score that it is.
fn value_lines(contract: &Resolved, value: &RestsOn<'_>, language: Language) -> Vec<String> {
    let &RestsOn { name, origin, price } = value;
    let mut lines = Vec::from_iter(price.map(|price| language::price_line(price, language)));
    lines.extend(language::value_lines(&contract.id, name, origin, language));
    lines
}

/// The values of the contract that an amount rests on. A penalty rests on two: its rate is their product.
fn fields(rule: Rule, to: Side) -> Vec<ValueName> {
    match rule.spec().field {
        Some(ValueName::PenaltyMultiplier) => vec![ValueName::DailyRate, ValueName::PenaltyMultiplier],
        Some(field) if rule == Rule::ClosingAccrual && to == Side::Penalty => {
            vec![field, ValueName::PenaltyMultiplier]
        }
        field => field.into_iter().collect(),
    }
}
