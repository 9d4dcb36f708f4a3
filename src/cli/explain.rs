//! `mingzhang explain`: why a figure, an entry or the entries of a day are what they are.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::answer::{Answer, WRONG_USE};
use super::arguments::{Chosen, File};
use super::source::{self, Ready};
use super::{explain_entry, explain_figure};
use crate::analysis::FigureId;
use crate::calendar::{Day, Month};
use crate::language::{self, Language};
use crate::simulation::Run;

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    file: File,
    #[command(flatten)]
    chosen: Chosen,
    #[command(flatten)]
    asked: Asked,
    /// Only the entries of this account; with --on
    #[arg(long, value_name = "ID", conflicts_with_all = ["entry", "figure"])]
    account: Option<String>,
    /// The figure of this month [default: the whole run]
    #[arg(long, value_name = "YYYY-MM", value_parser = month, conflicts_with_all = ["entry", "on"])]
    month: Option<Month>,
}

/// What to explain: exactly one.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Asked {
    /// Number of an entry
    #[arg(long, value_name = "N")]
    entry: Option<usize>,
    /// All entries of this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Day>,
    /// A figure
    #[arg(long, value_parser = PossibleValuesParser::new(FigureId::WORDS))]
    figure: Option<String>,
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "a date is written like 2026-03-09".to_owned())
}

/// Reads a month.
pub fn month(text: &str) -> Result<Month, String> {
    Month::parse(text).ok_or_else(|| "a month is written like 2026-03".to_owned())
}

/// A run that is asked about.
#[derive(Clone, Copy)]
pub struct Question<'q> {
    /// The scenario with all its runs.
    pub ready: &'q Ready,
    /// The run of the chosen strategy.
    pub run: &'q Run,
    /// The language of the answer.
    pub language: Language,
}

/// Explains.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    result(arguments, language).unwrap_or_else(|refused| refused)
}

fn result(arguments: &Arguments, language: Language) -> Result<Answer, Answer> {
    let ready = source::ready(&arguments.file, language)?;
    let strategy = ready.strategy(&arguments.chosen, language)?;
    let run = ready.lab.comparison.runs.get(strategy);
    let run = run.ok_or_else(|| Answer::refused(WRONG_USE, language::no_such_entry(0, 0, language)))?;
    let out = out(arguments, Question { ready: &ready, run, language })?;
    Ok(Answer::fine(out, ready.warnings))
}

fn out(arguments: &Arguments, question: Question<'_>) -> Result<String, Answer> {
    let Asked { entry, on, figure } = &arguments.asked;
    if let Some(entry) = *entry {
        return question.entry(entry);
    }
    if let Some(day) = *on {
        return question.day(day, arguments.account.as_deref());
    }
    // The parser lets no other word through, and one of the three is there.
    let figure = figure.as_deref().and_then(FigureId::from_word).unwrap_or(FigureId::Cost);
    question.figure(figure, arguments.month)
}

impl Question<'_> {
    fn refuse<T>(self, sentence: String) -> Result<T, Answer> {
        Err(Answer::refused(WRONG_USE, sentence))
    }

    fn entry(self, entry: usize) -> Result<String, Answer> {
        let count = self.run.ledger.len();
        match explain_entry::text(self, entry) {
            Some(text) => Ok(text),
            None => self.refuse(language::no_such_entry(entry, count, self.language)),
        }
    }

    fn day(self, day: Day, account: Option<&str>) -> Result<String, Answer> {
        let (start, end) = (self.run.start, self.run.end);
        if day < start || day > end {
            let [day, start, end] = [day, start, end].map(|day| day.to_string());
            return self.refuse(language::outside_run(&day, &start, &end, self.language));
        }
        let account = account.map(|id| self.account(id)).transpose()?;
        Ok(explain_entry::day(self, day, account))
    }

    fn account(self, id: &str) -> Result<usize, Answer> {
        if let Some(place) = self.ready.account(id) {
            return Ok(place);
        }
        let accounts = &self.ready.scenario.accounts;
        let ids: Vec<&str> = accounts.iter().map(|account| account.id.as_str()).collect();
        self.refuse(language::no_such_account(id, &ids.join(", "), self.language))
    }

    fn figure(self, figure: FigureId, month: Option<Month>) -> Result<String, Answer> {
        let (first, last) = (self.run.start.month(), self.run.end.month());
        match month {
            Some(_) if figure.is_of_whole_run() => self.refuse(language::no_month_for(figure, self.language)),
            Some(month) if month < first || month > last => {
                let [month, first, last] = [month, first, last].map(|month| month.to_string());
                self.refuse(language::outside_run(&month, &first, &last, self.language))
            }
            _ => Ok(explain_figure::text(self, figure, month)),
        }
    }

    /// The id of the strategy, as it is given to another command.
    pub fn strategy_id(&self) -> &str {
        self.ready.scenario.strategies.get(self.run.strategy).map_or("", |strategy| &strategy.id)
    }

    /// What the strategy is called.
    pub fn strategy_name(&self) -> String {
        let name = language::strategy_at(&self.ready.scenario, self.run.strategy, self.language);
        language::name_and_id(&name, self.strategy_id())
    }
}
