//! `mingzhang calc minimum`: a balance of which only the minimum is paid.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::super::answer::Answer;
use super::super::paragraph::paragraph;
use super::super::table::Table;
use super::values::{amount, chosen, day, rate};
use super::{Written, figures, rate_rows, table_text};
use crate::analysis::calc::{MinimumAsked, MinimumPath, minimum_path};
use crate::calendar::Day;
use crate::language::{self, CalcFigure, Language};
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
    let mut table = Table::new(language::minimum_heads(language), 3);
    for (n, row) in path.rows.iter().take(most).enumerate() {
        table.row(vec![
            (n + 1).to_string(),
            row.bill.to_string(),
            row.due.to_string(),
            language::amount(row.total),
            language::amount(row.interest),
            language::amount(row.minimum),
            language::amount(row.rest),
        ]);
    }
    let left_out = path.rows.len().saturating_sub(most);
    let more = match left_out {
        0 => String::new(),
        count => paragraph("", &language::rows_left_out(count, language)),
    };
    let clear_on = path
        .clear_on
        .map_or_else(|| language::never_clears(path.rows.len(), language), |clear_on| clear_on.to_string());
    let mut rows = vec![
        (CalcFigure::Payments, path.rows.len().to_string()),
        (CalcFigure::ClearOn, clear_on),
        (CalcFigure::Interest, language::yuan(path.interest)),
        (CalcFigure::Paid, language::yuan(path.paid)),
    ];
    if path.clear_on.is_some() {
        rows.extend(rate_rows(path.rate, language));
    }
    format!("{}{more}\n{}", table_text(&table), figures(&rows, language))
}
