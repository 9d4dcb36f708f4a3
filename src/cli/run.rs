//! `mingzhang run`: one strategy in full.

use clap::Args;

use super::answer::Answer;
use super::question::Question;
use super::run_text;
use crate::language::Language;
use crate::report;

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    question: Question,
}

/// Runs the chosen strategy.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    let question = &arguments.question;
    question.answer(language, |ready, strategy| {
        let text = || run_text::text(ready, strategy, language);
        let json = || report::run(&ready.scenario, &ready.lab, strategy).unwrap_or_default();
        Ok(question.formatted.write(text, json, report::csv::months))
    })
}
