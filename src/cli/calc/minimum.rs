//! `mingzhang calc minimum`: a balance of which only the minimum is paid.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::super::answer::Answer;
use super::super::paragraph::paragraph;
use super::values::{amount, chosen, day, rate};
use super::{Written, figures, table};
use crate::analysis::calc::{MinimumAsked, MinimumPath, minimum_path};
use crate::calendar::Day;
use crate::language::{self, Language};
use crate::money::Money;
use crate::rate::Rate;
use crate::report;
use crate::terms::MinRounding;

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    /// New purchases on the first bill
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    balance: Money,
    /// Interest on the first bill
    #[arg(long, value_name = "AMOUNT", value_parser = amount, default_value = "0")]
    interest: Money,
    /// Share of the balance that the minimum asks for
    #[arg(long, value_name = "RATE", value_parser = rate, default_value = "0.1")]
    ratio: Rate,
    /// The least that the minimum asks for
    #[arg(long, value_name = "AMOUNT", value_parser = amount, default_value = "50")]
    floor: Money,
    /// How the share becomes money
    #[arg(long, default_value = "ceil_cent", value_parser = PossibleValuesParser::new(MinRounding::WORDS))]
    min_rounding: String,
    /// Interest a day, such as 0.0004 or 0.04%
    #[arg(long, value_name = "RATE", value_parser = rate)]
    daily_rate: Rate,
    /// The day on which the first bill closes
    #[arg(long, value_name = "DATE", value_parser = day, default_value = "2026-01-01")]
    bill: Day,
    /// Day of the month by which bills are to be paid
    #[arg(long, value_name = "DAY", value_parser = clap::value_parser!(u8).range(1..=31), default_value = "10")]
    due_day: u8,
    /// Bills to list
    #[arg(long, value_name = "N", default_value = "12")]
    rows: usize,
    #[command(flatten)]
    written: Written,
}

/// Prints the bills and what they come to.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    let found = minimum_path(&MinimumAsked {
        balance: arguments.balance,
        interest: arguments.interest,
        ratio: arguments.ratio,
        floor: arguments.floor,
        rounding: chosen(MinRounding::from_word, &arguments.min_rounding, MinRounding::CeilCent),
        daily_rate: arguments.daily_rate,
        bill: arguments.bill,
        due_day: arguments.due_day,
    });
    let text = |path: &MinimumPath| text(path, arguments.rows, language);
    arguments.written.answer(found, language, text, report::calc::minimum)
}

fn text(path: &MinimumPath, most: usize, language: Language) -> String {
    let found = language::minimum_text(path, language);
    let more = match found.rows.len().saturating_sub(most) {
        0 => String::new(),
        count => paragraph("", &language::rows_left_out(count, language)),
    };
    format!("{}{more}\n{}", table(&found, most), figures(&found))
}
