//! `mingzhang run`: one strategy in full.

use clap::Args;

use super::answer::Answer;
use super::arguments::{Chosen, File};
use super::format::{Format, Formatted, pretty};
use super::{run_text, source};
use crate::language::Language;
use crate::report;

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    file: File,
    #[command(flatten)]
    chosen: Chosen,
    #[command(flatten)]
    formatted: Formatted,
}

/// Runs the chosen strategy.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    result(arguments, language).unwrap_or_else(|refused| refused)
}

fn result(arguments: &Arguments, language: Language) -> Result<Answer, Answer> {
    let ready = source::ready(&arguments.file, language)?;
    let strategy = ready.strategy(&arguments.chosen, language)?;
    let json = || report::run(&ready.scenario, &ready.lab, strategy).unwrap_or_default();
    let out = match arguments.formatted.format {
        Format::Text => run_text::text(&ready, strategy, language),
        Format::Json => pretty(&json()),
        Format::Csv => report::csv::months(&json()),
    };
    Ok(Answer::fine(out, ready.warnings))
}
