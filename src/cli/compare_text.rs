//! The text of a comparison: a table of strategies, how far their costs compare, and what did not go as planned.

use super::paragraph::{paragraph, table_width};
use super::source::Ready;
use super::table::{Table, width};
use crate::analysis::{self, Noted, Summary};
use crate::language::{self, Language};
use crate::simulation::Run;

/// Columns that the name of a strategy may take before its row is broken in two.
const LONGEST_NAME: usize = 24;

/// The text.
pub fn text(ready: &Ready, language: Language) -> String {
    let mut text = title(ready, language) + "\n\n";
    let ideas = super::ideas_text::text(ready, language);
    if !ideas.is_empty() {
        text.push_str(&(ideas + "\n"));
    }
    text.push_str(&table(ready, language).text(table_width()));
    text.push('\n');
    if ready.lab.comparison.cheapest.contains(&true) {
        text.push_str(&paragraph("", language::cheapest_mark(language)));
    }
    text.push_str(&relieved(ready, language));
    text.push_str(&lives(ready, language));
    text.push_str(&notes(ready, language));
    let ids = language::strategy_ids(&ready.call, &ready.strategy_ids(), language);
    text.push_str(&paragraph("", &ids));
    text.push_str(&paragraph("", language::model_line(language)));
    text
}

fn title(ready: &Ready, language: Language) -> String {
    let runs = &ready.lab.comparison.runs;
    let start = ready.scenario.start;
    let end = runs.iter().map(|run| run.end).max().unwrap_or(start);
    let title = language::words(&ready.scenario.title, language);
    language::comparison_title(title, (start, end), runs.len(), language)
}

fn table(ready: &Ready, language: Language) -> Table {
    let comparison = &ready.lab.comparison;
    let mut table = Table::new(language::compare_heads(language), 1);
    for (place, summary) in comparison.summaries.iter().enumerate() {
        let is_cheapest = comparison.cheapest.get(place) == Some(&true);
        table.row(row(short(&name(ready, place, language)), summary, is_cheapest, language));
    }
    table
}

fn row(name: String, summary: &Summary, is_cheapest: bool, language: Language) -> Vec<String> {
    let rate = summary.annual_rate.map(|rate| language::rounded_percent(rate.effective));
    vec![
        name,
        language::short_outcome(summary.outcome, language),
        language::amount(summary.interest),
        language::amount(summary.fees),
        language::amount(summary.penalties),
        format!("{}{}", language::amount(summary.cost), if is_cheapest { '*' } else { ' ' }),
        language::amount(summary.final_debt),
        language::days(summary.worst_days_overdue, language),
        format!("{}→{}", summary.first_score, summary.final_score),
        rate.unwrap_or_else(|| "—".to_owned()),
    ]
}

fn name(ready: &Ready, place: usize, language: Language) -> String {
    language::strategy_at(&ready.scenario, place, language)
}

/// A name cut to what a column holds.
fn short(name: &str) -> String {
    if width(name) <= LONGEST_NAME {
        return name.to_owned();
    }
    let mut cut = String::new();
    for character in name.chars() {
        if width(&cut) + 3 > LONGEST_NAME {
            break;
        }
        cut.push(character);
    }
    format!("{}…", cut.trim_end())
}

/// What was taken off costs: no column of the table has it.
fn relieved(ready: &Ready, language: Language) -> String {
    let summaries = ready.lab.comparison.summaries.iter().enumerate();
    let relieved = summaries.filter(|(_, summary)| summary.waived.is_positive());
    let line = |(place, summary): (usize, &Summary)| {
        paragraph("", &language::relieved_line(&name(ready, place, language), summary.waived, language))
    };
    relieved.map(line).collect()
}

/// Whether all lived the same life; if not, in words how they differ.
fn lives(ready: &Ready, language: Language) -> String {
    let comparison = &ready.lab.comparison;
    let is_one_life = comparison.lives.iter().all(|life| *life == 0);
    let mut text = String::new();
    if comparison.runs.len() > 1 {
        text.push_str(&paragraph("", language::same_life(is_one_life, language)));
    }
    let Some(first) = comparison.summaries.first() else { return text };
    let first_name = name(ready, 0, language);
    for (place, (summary, life)) in comparison.summaries.iter().zip(&comparison.lives).enumerate() {
        let than = (*life != 0).then(|| (first_name.as_str(), had(summary) - had(first)));
        if than.is_some() || (place == 0 && lacks(summary)) {
            let everyone = language::all_strategies(language).to_owned();
            let name = if is_one_life { everyone } else { name(ready, place, language) };
            let line = language::life_line(&name, than, summary.refused, summary.unmet, language);
            text.push_str(&paragraph("  · ", &line));
        }
    }
    text
}

fn had(summary: &Summary) -> crate::money::Money {
    summary.living + summary.purchases
}

fn lacks(summary: &Summary) -> bool {
    summary.refused.is_positive() || summary.unmet.is_positive()
}

fn notes(ready: &Ready, language: Language) -> String {
    let mut text = String::new();
    let comparison = &ready.lab.comparison;
    for (place, (run, summary)) in comparison.runs.iter().zip(&comparison.summaries).enumerate() {
        let name = name(ready, place, language);
        let mut add = |line: &str| text.push_str(&paragraph("  · ", line));
        if summary.penalties.is_positive() && summary.worst_days_overdue == 0 {
            add(&language::late_by_a_night(&name, summary.penalties, language));
        }
        note_lines(ready, run, language).iter().for_each(|line| add(&format!("{name}: {line}")));
    }
    text
}

/// What did not go as the strategy said, each kind once for each account.
pub fn note_lines(ready: &Ready, run: &Run, language: Language) -> Vec<String> {
    let line = |&Noted { kind, account, first, times }: &Noted| {
        let account = account.index();
        let line = language::note_line(kind, ready.account_name(account), times, first, language);
        let field = kind.field().zip(ready.lab.contracts.get(account));
        let behind = field.and_then(|(name, contract)| {
            let origin = contract.origin_on(name, first)?;
            Some(language::value_lines(&contract.id, name, origin, language))
        });
        [vec![line], behind.unwrap_or_default()].concat().join(" ")
    };
    analysis::notes(run).iter().map(line).collect()
}
