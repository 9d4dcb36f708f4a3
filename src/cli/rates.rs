//! `mingzhang rates`: what each debt of a run costs a year, all costs, and the lender's side.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::answer::Answer;
use super::ideas_text;
use super::paragraph::{paragraph, table_width};
use super::question::Question;
use super::source::Ready;
use super::table::Table;
use crate::analysis::calc::Basis;
use crate::analysis::{AccountCost, CostItem, DebtRates, RunRates, run_rates};
use crate::language::{self, Language};
use crate::money::Money;
use crate::report;
use crate::simulation::Run;
use crate::terms::LegalLines;

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    question: Question,
    /// How the years between dates are counted
    #[arg(long, default_value = "actual/365", value_parser = PossibleValuesParser::new(Basis::WORDS))]
    day_count: String,
}

/// Runs the chosen strategy and works out its rates.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    let question = &arguments.question;
    let basis = Basis::from_word(&arguments.day_count).unwrap_or(Basis::Actual365);
    question.answer(language, |ready, strategy| {
        let Some(run) = ready.lab.comparison.runs.get(strategy) else { return Ok(String::new()) };
        let rates = run_rates(run, &ready.lab.contracts, basis);
        let text = || text(ready, run, &rates, language);
        let json = || report::rates(&ready.scenario, &ready.lab, strategy, &rates).unwrap_or_default();
        Ok(question.formatted.write(text, json, report::csv::rates))
    })
}

fn text(ready: &Ready, run: &Run, rates: &RunRates, language: Language) -> String {
    let [of_rates, of_costs, of_lenders, of_lines] = language::rate_titles(language);
    let mut parts = vec![
        format!("{of_rates}\n{}{}", debts(ready, run, rates, language), remarks(rates, language)),
        format!("{of_costs}\n{}", costs(ready, rates, language)),
        format!("{of_lenders}\n{}", lenders(rates, language)),
    ];
    let marks = LegalLines::bundled();
    let marks = marks.on(run.start);
    if !marks.is_empty() {
        let lines = marks.iter().map(|line| paragraph("  · ", &language::legal_line(line, language)));
        let note = paragraph("", language::legal_note(language));
        parts.push(format!("{of_lines}\n{}{note}", lines.collect::<String>()));
    }
    parts.push(ideas_text::text(ready, language) + &paragraph("", language::model_line(language)));
    parts.join("\n")
}

fn debts(ready: &Ready, run: &Run, rates: &RunRates, language: Language) -> String {
    let mut table = Table::new(language::rate_heads(language), 2);
    for debt in &rates.debts {
        let [advertised, naive, simple, compounded] = language::rate_cells(debt, language);
        let amounts = [debt.lent, debt.cost].map(language::amount);
        let name = debt_name(ready, run, debt, language);
        table.row([vec![name, advertised], amounts.to_vec(), vec![naive, simple, compounded]].concat());
    }
    table.text(table_width())
}

fn debt_name(ready: &Ready, run: &Run, debt: &DebtRates, language: Language) -> String {
    let item = language::item_name(&ready.scenario, run, debt.item, language);
    language::debt_name(debt.of, ready.account_name(debt.account.index()), item.as_deref(), language)
}

fn remarks(rates: &RunRates, language: Language) -> String {
    let mut text = paragraph("", language::naive_line(language));
    if rates.debts.iter().any(|debt| debt.rates.len() > 1) {
        text += &paragraph("", language::several_rates_line(language));
    }
    text
}

/// A row for each rule that charged something, and the annual all-in cost below them.
fn costs(ready: &Ready, rates: &RunRates, language: Language) -> String {
    let mut table = Table::new(language::cost_heads(language), 2);
    for cost in rates.costs.iter().filter(|cost| cost.lent.is_positive()) {
        let name = ready.account_name(cost.account.index()).to_owned();
        let amount = |item: &CostItem| language::amount(item.amount);
        let rule = |item: &CostItem| item.rule.word().to_owned();
        cost.normal.iter().for_each(|item| {
            table.row(vec![name.clone(), rule(item), amount(item), String::new()]);
        });
        cost.contingent.iter().for_each(|item| {
            table.row(vec![name.clone(), rule(item), String::new(), amount(item)]);
        });
        table.row(all_in(&name, cost, language));
    }
    table.text(table_width())
}

fn all_in(name: &str, cost: &AccountCost, language: Language) -> Vec<String> {
    let [normal, all] =
        [&cost.normal_rates, &cost.all_rates].map(|rates| language::all_rates(rates, |rate| rate.effective));
    let contingent = if cost.contingent.is_empty() { String::new() } else { all };
    vec![name.to_owned(), language::all_in(language).to_owned(), normal, contingent]
}

fn lenders(rates: &RunRates, language: Language) -> String {
    let mut table = Table::new(language::lender_heads(language), 1);
    for side in &rates.lenders {
        let amounts: [Money; 8] = [
            side.opening,
            side.lent,
            side.interest,
            side.fees,
            side.penalties,
            side.waived + side.given,
            side.paid,
            side.owed,
        ];
        let name = language::words(&side.lender, language).to_owned();
        table.row([name].into_iter().chain(amounts.map(language::amount)).collect());
    }
    let notes = rates.lenders.iter().flat_map(|side| language::lender_notes(side, language));
    table.text(table_width()) + &notes.map(|note| paragraph("", &note)).collect::<String>()
}
