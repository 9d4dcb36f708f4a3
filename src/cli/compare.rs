//! `mingzhang compare`: all strategies side by side.

use clap::Args;

use super::answer::Answer;
use super::arguments::File;
use super::format::{Format, Formatted, pretty};
use super::{compare_text, source};
use crate::language::Language;
use crate::report;

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    file: File,
    #[command(flatten)]
    formatted: Formatted,
}

/// Runs and compares all strategies.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    let ready = match source::ready(&arguments.file, language) {
        Ok(ready) => ready,
        Err(refused) => return refused,
    };
    let json = || report::comparison(&ready.scenario, &ready.lab);
    let out = match arguments.formatted.format {
        Format::Text => compare_text::text(&ready, language),
        Format::Json => pretty(&json()),
        Format::Csv => report::csv::summaries(&json()),
    };
    Answer::fine(out, ready.warnings)
}
