//! `mingzhang calc rate`: the annual rate of flows of money, and effective beside nominal rates.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::super::answer::{Answer, WRONG_USE};
use super::super::paragraph::paragraph;
use super::values::{chosen, rate};
use super::{Written, figures, flows};
use crate::analysis::calc::{
    Basis, FlowsAsked, OddPeriod, effective_of, nominal_of, rates_of, unit_period_rate,
};
use crate::language::{self, Language};
use crate::rate::Rate;
use crate::report;
use crate::simulation::AnnualRate;

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Money received: DATE=AMOUNT, PERIOD=AMOUNT or FROM..TO=AMOUNT; may stand several times
    #[arg(long, value_name = "WHEN=AMOUNT")]
    got: Vec<String>,
    /// Money paid, written in the same way
    #[arg(long, value_name = "WHEN=AMOUNT")]
    paid: Vec<String>,
    /// File of flows, or - for standard input: a date or period and an amount a line, below zero when paid
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// How the years between dates are counted
    #[arg(long, default_value = "actual/365", value_parser = PossibleValuesParser::new(Basis::WORDS))]
    day_count: String,
    /// Periods in a year: of flows, and of the rate that is compounded
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=366), default_value = "12")]
    per_year: u16,
    /// Odd days of the first period by Regulation Z: 19/30 are 19 days of a unit period of 30; payments count whole periods after them
    #[arg(long, value_name = "DAYS/PERIOD", value_parser = odd_period, requires = "paid", conflicts_with = "csv")]
    odd: Option<OddPeriod>,
    /// A nominal annual rate, to be made effective
    #[arg(long, value_name = "RATE", value_parser = rate, conflicts_with_all = ["got", "paid", "csv", "effective", "odd"])]
    nominal: Option<Rate>,
    /// An effective annual rate, to be made nominal
    #[arg(long, value_name = "RATE", value_parser = rate, conflicts_with_all = ["got", "paid", "csv", "odd"])]
    effective: Option<Rate>,
    #[command(flatten)]
    written: Written,
}

/// Solves or converts.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    let times = arguments.per_year;
    match (arguments.nominal, arguments.effective) {
        (Some(nominal), _) => converted(arguments, nominal, effective_of(nominal, times), language),
        (None, Some(effective)) => converted(arguments, nominal_of(effective, times), effective, language),
        (None, None) => solved(arguments, language).unwrap_or_else(|refused| refused),
    }
}

fn converted(arguments: &Arguments, nominal: Rate, effective: Rate, language: Language) -> Answer {
    let text = |(): &()| figures(&language::converted_text(nominal, effective, language));
    let json = |(): &()| report::calc::converted(nominal, effective, arguments.per_year);
    arguments.written.answer(Ok(()), language, text, json)
}

fn odd_period(text: &str) -> Result<OddPeriod, String> {
    OddPeriod::parse(text).ok_or_else(|| "odd days are written like 19/30, fewer than the period".to_owned())
}

/// By unit periods with an odd first period.
fn by_unit_periods(arguments: &Arguments, odd: OddPeriod, language: Language) -> Result<Answer, Answer> {
    let wrong = |sentence| Answer::refused(WRONG_USE, sentence);
    let got = flows::of_arguments(&arguments.got, false, language).map_err(wrong)?;
    let paid = flows::of_arguments(&arguments.paid, false, language).map_err(wrong)?;
    let found = unit_period_rate(&got, &paid, arguments.per_year, odd);
    let text = |rate: &Option<Rate>| figures(&language::unit_period_text(*rate, language));
    let json = |rate: &Option<Rate>| report::calc::unit_period(*rate, arguments.per_year, odd);
    Ok(arguments.written.answer(found, language, text, json))
}

fn solved(arguments: &Arguments, language: Language) -> Result<Answer, Answer> {
    if let Some(odd) = arguments.odd {
        return by_unit_periods(arguments, odd, language);
    }
    let wrong = |sentence| Answer::refused(WRONG_USE, sentence);
    let mut all = flows::of_arguments(&arguments.got, false, language).map_err(wrong)?;
    all.extend(flows::of_arguments(&arguments.paid, true, language).map_err(wrong)?);
    if let Some(path) = &arguments.csv {
        all.extend(flows::of_file(path, language)?);
    }
    let found = rates_of(&FlowsAsked {
        flows: all,
        periods_a_year: arguments.per_year,
        basis: chosen(Basis::from_word, &arguments.day_count, Basis::Actual365),
    });
    let text = |rates: &Vec<AnnualRate>| text(rates, arguments.per_year, language);
    Ok(arguments.written.answer(found, language, text, |rates| report::calc::rates(rates)))
}

fn text(rates: &[AnnualRate], periods_a_year: u16, language: Language) -> String {
    let found = language::rates_text(rates, periods_a_year, language);
    found.notes.iter().map(|note| paragraph("", note)).collect()
}
