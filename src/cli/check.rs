//! `mingzhang check`: everything that is wrong with a scenario, and what is worth knowing about it.

use clap::Args;

use super::answer::Answer;
use super::arguments::File;
use super::source::{self, Read};
use crate::language::{self, Language};
use crate::reading::{Problem, Severity};

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    file: File,
}

/// Reads and checks; nothing is run.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    let catalog = match source::catalog(&arguments.file.extra, language) {
        Ok(catalog) => catalog,
        Err(refused) => return refused,
    };
    let Read { name, loaded } = source::read(&arguments.file, &catalog);
    match loaded {
        Ok(loaded) => {
            let count = |severity| loaded.warnings.iter().filter(|one| one.severity == severity).count();
            let (warnings, notes) = (count(Severity::Warning), count(Severity::Note));
            let out = language::can_run(&name, warnings, notes, language) + "\n";
            Answer::fine(out, source::lines(&name, &loaded.warnings, language))
        }
        Err(problems) => {
            let errors = problems.iter().filter(|problem| problem.is_error()).map(Problem::count).sum();
            let mut answer = source::refusal(&name, &problems, language);
            answer.err.push_str(&language::cannot_run(&name, errors, language));
            answer.err.push('\n');
            answer
        }
    }
}
