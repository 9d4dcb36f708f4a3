//! `mingzhang schema`: the JSON Schema of what the program reads.

use clap::{Args, ValueEnum};

use super::answer::Answer;
use super::format::pretty;
use crate::language::Language;
use crate::{scenario, terms};

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Kind of file
    #[arg(value_enum, default_value_t, value_name = "KIND")]
    kind: Kind,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Kind {
    /// What a user writes
    #[default]
    Scenario,
    /// What the contract of a product says
    Terms,
}

/// Prints a schema.
pub fn answer(arguments: &Arguments, _: Language) -> Answer {
    let schema = match arguments.kind {
        Kind::Scenario => scenario::schema(),
        Kind::Terms => terms::schema(),
    };
    Answer::fine(pretty(&schema), String::new())
}
