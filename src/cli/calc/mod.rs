//! `mingzhang calc`: what one loan, plan or purchase comes to. One file for each calculator.

mod flows;
mod instalment;
mod loan;
mod minimum;
mod payoff;
mod purchase;
mod rate;
mod values;

use clap::{Args, Subcommand, ValueEnum};

use super::answer::{Answer, WRONG_USE};
use super::format::pretty;
use super::paragraph::{paragraph, table_width};
use super::table::{Table, width};
use crate::analysis::calc::Refusal;
use crate::language::{self, CalcText, Language};
use crate::report;

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    calculator: Calculator,
}

#[derive(Debug, Subcommand)]
enum Calculator {
    /// A loan: its whole schedule and its annual rates
    Loan(loan::Arguments),
    /// An instalment plan: its periods, its fee and its annual rates
    Instalment(instalment::Arguments),
    /// A balance of which only the minimum is paid: how long, and how much interest
    Minimum(minimum::Arguments),
    /// Paying off an instalment plan early, under each rule for its fees
    Payoff(payoff::Arguments),
    /// The annual rate of flows of money; effective and nominal rates
    Rate(rate::Arguments),
    /// A purchase above the interest-free quota: the ways side by side
    Purchase(purchase::Arguments),
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, in their language
    #[default]
    Text,
    /// For programs: everything, the same in every language
    Json,
    /// For spreadsheets: the schedule, or what else has rows, the same in every language
    Csv,
}

/// The format of an answer.
#[derive(Debug, Args)]
struct Written {
    /// Format of the result
    #[arg(long, value_enum, default_value_t, hide_default_value = false)]
    format: Format,
}

/// Calculates.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    match &arguments.calculator {
        Calculator::Loan(arguments) => loan::answer(arguments, language),
        Calculator::Instalment(arguments) => instalment::answer(arguments, language),
        Calculator::Minimum(arguments) => minimum::answer(arguments, language),
        Calculator::Payoff(arguments) => payoff::answer(arguments, language),
        Calculator::Rate(arguments) => rate::answer(arguments, language),
        Calculator::Purchase(arguments) => purchase::answer(arguments, language),
    }
}

impl Written {
    /// The answer in the format that is asked for; a refusal is wrong use.
    fn answer<T>(
        &self,
        found: Result<T, Refusal>,
        language: Language,
        text: impl FnOnce(&T) -> String,
        json: impl FnOnce(&T) -> serde_json::Value,
    ) -> Answer {
        match found {
            Err(refusal) => {
                let option = language::calc_refusal_option(refusal, language).unwrap_or_default();
                Answer::refused(WRONG_USE, language::calc_refusal(refusal, language) + &option)
            }
            Ok(found) if self.format == Format::Json => Answer::fine(pretty(&json(&found)), String::new()),
            Ok(found) if self.format == Format::Csv => {
                Answer::fine(report::csv::calculated(&json(&found)), String::new())
            }
            Ok(found) => {
                let text = text(&found) + "\n" + &paragraph("", language::calc_line(language));
                Answer::fine(text, String::new())
            }
        }
    }
}

/// Figures below each other, their names in a column.
fn figures(found: &CalcText) -> String {
    let widest = found.figures.iter().map(|(name, _)| width(name)).max().unwrap_or_default();
    let line = |(name, value): &(&str, String)| {
        format!("{name}{}  {value}\n", " ".repeat(widest.saturating_sub(width(name))))
    };
    found.figures.iter().map(line).collect()
}

/// The table of an answer, in the width of the terminal; at most so many rows.
fn table(found: &CalcText, most: usize) -> String {
    let mut table = Table::new(found.heads.iter().copied(), found.words);
    found.rows.iter().take(most).for_each(|row| table.row(row.clone()));
    table.text(table_width())
}
