//! `mingzhang solve`: the fixed amount a month that ends all debt by a month.

use clap::Args;

use super::answer::{Answer, WRONG_USE};
use super::explain::month;
use super::ideas_text;
use super::paragraph::{paragraph, table_width};
use super::question::Question;
use super::source::Ready;
use super::table::Table;
use crate::analysis::{Bench, Solved, months_around, solve};
use crate::bureau::ScoreModel;
use crate::calendar::Month;
use crate::language::{self, Language};
use crate::report;

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    question: Question,
    /// The month by whose end all debt is to be gone [default: the last of the run]
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    by: Option<Month>,
}

/// Finds the amounts for the month and those around it.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    let question = &arguments.question;
    question.answer(language, |ready, strategy| {
        let by = arguments.by.unwrap_or_else(|| ready.scenario.last_month());
        inside(ready, by, language)?;
        let model = ScoreModel::bundled();
        let bench = Bench { contracts: &ready.lab.contracts, model: &model };
        let solved = solve(&ready.scenario, bench, strategy, &months_around(by)).unwrap_or_default();
        let text = || text(ready, strategy, &solved, language);
        let json = || report::solved(&ready.scenario, strategy, by, &solved);
        Ok(question.formatted.write(text, json, report::csv::solved))
    })
}

/// A month outside the run has no amount.
fn inside(ready: &Ready, by: Month, language: Language) -> Result<(), Answer> {
    let (first, last) = (ready.scenario.start.month(), ready.scenario.last_month());
    if (first..=last).contains(&by) {
        return Ok(());
    }
    let [by, first, last] = [by, first, last].map(|month| month.to_string());
    Err(Answer::refused(WRONG_USE, language::outside_run(&by, &first, &last, language)))
}

fn text(ready: &Ready, strategy: usize, solved: &[Solved], language: Language) -> String {
    let title = language::words(&ready.scenario.title, language);
    let strategy = language::strategy_at(&ready.scenario, strategy, language);
    let mut table = Table::new(language::solve_heads(language), 1);
    for one in solved {
        table.row(vec![
            language::month(one.by),
            language::way_short(one.way, language),
            language::amount(one.most_paid),
            language::short_outcome(one.summary.outcome, language),
            language::amount(one.summary.cost),
            language::days(one.summary.worst_days_overdue, language),
        ]);
    }
    let parts = [
        format!("{title} · {strategy}\n\n"),
        table.text(table_width()),
        "\n".to_owned(),
        ideas_text::text(ready, language),
        paragraph("", language::solve_line(language)),
        paragraph("", language::model_line(language)),
    ];
    parts.concat()
}
