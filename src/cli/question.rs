//! A question about one strategy of a scenario: the arguments that say which, and its answer in any format.

use clap::Args;

use super::answer::Answer;
use super::arguments::{Chosen, File};
use super::format::Formatted;
use super::source::{self, Ready};
use crate::language::Language;

/// The arguments.
#[derive(Debug, Args)]
pub struct Question {
    #[command(flatten)]
    file: File,
    #[command(flatten)]
    chosen: Chosen,
    #[command(flatten)]
    pub formatted: Formatted,
}

impl Question {
    /// What `tell` says of the scenario and of the place of its strategy, or why neither can be had.
    pub fn answer(
        &self,
        language: Language,
        tell: impl FnOnce(&Ready, usize) -> Result<String, Answer>,
    ) -> Answer {
        self.told(language, tell).unwrap_or_else(|refused| refused)
    }

    fn told(
        &self,
        language: Language,
        tell: impl FnOnce(&Ready, usize) -> Result<String, Answer>,
    ) -> Result<Answer, Answer> {
        let ready = source::ready(&self.file, language)?;
        let strategy = ready.strategy(&self.chosen, language)?;
        let out = tell(&ready, strategy)?;
        Ok(Answer::fine(out, ready.warnings))
    }
}
