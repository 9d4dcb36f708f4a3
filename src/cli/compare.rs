//! `mingzhang compare`: all strategies side by side.

use clap::Args;

use super::answer::Answer;
use super::arguments::File;
use super::format::Formatted;
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
    let text = || compare_text::text(&ready, language);
    let out = arguments.formatted.write(text, json, report::csv::summaries);
    Answer::fine(out, ready.warnings)
}
