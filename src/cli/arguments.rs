//! The arguments, and the one list of subcommands.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use super::answer::{Answer, WRONG_USE};
use super::help;
use crate::language::Language;

/// Declares the subcommands: each is a name, the module that answers it, and one line of help.
macro_rules! subcommands {
    ($($(#[doc = $help:literal])+ $name:ident = $module:ident;)+) => {
        /// A subcommand of the terminal.
        #[derive(Debug, Subcommand)]
        pub enum Command {
            $($(#[doc = $help])+ $name(super::$module::Arguments)),+
        }

        impl Command {
            /// The names of all subcommands, for a sentence.
            pub fn names() -> String {
                [$(stringify!($module)),+].join(", ")
            }

            /// What it has to say.
            pub fn answer(&self, language: Language) -> Answer {
                match self {
                    $(Self::$name(arguments) => super::$module::answer(arguments, language)),+
                }
            }
        }
    };
}

subcommands! {
    /// Run one strategy: its figures, months, bills and checks
    Run = run;
    /// Run all strategies and set them side by side
    Compare = compare;
    /// Say why a figure or an entry is what it is
    Explain = explain;
    /// What each debt of a run costs a year, all costs, and the lender's side
    Rates = rates;
    /// Assess an account: what its limit depends on, and what would change it
    Assess = assess;
    /// Find the fixed amount a month that ends all debt by a month
    Solve = solve;
    /// List everything that is wrong with a scenario, with places
    Check = check;
    /// Calculate one loan, instalment plan, minimum, payoff, rate or purchase
    Calc = calc;
    /// Print the JSON Schema of scenario or terms files
    Schema = schema;
}

/// A debt simulator: what each way of paying costs, to the cent, with a reason for every figure.
///
/// Without a subcommand it opens the window.
#[derive(Debug, Parser)]
#[command(name = "mingzhang", version, disable_help_subcommand = true)]
pub struct Arguments {
    /// What to do in the terminal; nothing = the window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Scenario file to open in the window
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub extra: ExtraTerms,
    /// Language of texts, never of JSON or CSV [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, global = true, value_name = "LANGUAGE", hide_possible_values = false)]
    lang: Option<Tongue>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Tongue {
    Zh,
    En,
}

/// The scenario that a subcommand works on.
#[derive(Debug, Args)]
pub struct File {
    /// Scenario: a path, - for standard input, or the name of a built-in one [default: the first built-in]
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub extra: ExtraTerms,
}

/// Terms beside those that come with the program.
#[derive(Clone, Debug, Default, Args)]
pub struct ExtraTerms {
    /// Folder of terms files (each *.json in it), or one terms file; may be given several times
    #[arg(long = "terms", value_name = "DIR")]
    pub terms: Vec<PathBuf>,
}

/// The strategy of a scenario.
#[derive(Debug, Args)]
pub struct Chosen {
    /// Id of the strategy [default: the first of the file]
    #[arg(long, value_name = "ID")]
    pub strategy: Option<String>,
}

/// Why the arguments were not accepted, or the help that they asked for.
#[derive(Debug)]
pub struct Refused(clap::Error);

impl Refused {
    /// Prints it: help on standard output, errors on standard error.
    pub fn say(&self) -> ExitCode {
        // A reader that has gone away is no failure, and nobody is left to be told.
        let _ = self.0.print();
        ExitCode::from(if self.0.use_stderr() { WRONG_USE } else { 0 })
    }
}

/// Reads the arguments, the program's name first. `otherwise` is the language of help and refusals when none is asked
/// for.
pub fn read(arguments: &[OsString], otherwise: Language) -> Result<Arguments, Refused> {
    let command = help::in_language(Arguments::command(), asked_language(arguments).unwrap_or(otherwise));
    let read = command.clone().try_get_matches_from(arguments);
    let read = read.and_then(|matches| Arguments::from_arg_matches(&matches)).map_err(Refused)?;
    let misplaced = match (&read.file, read.extra.terms.first()) {
        (Some(file), _) => format!("the file `{}`", file.display()),
        (None, Some(_)) => "`--terms`".to_owned(),
        (None, None) => return Ok(read),
    };
    if read.command.is_some() {
        let sentence = format!("{misplaced} must stand after the subcommand");
        return Err(Refused(command.clone().error(ErrorKind::ArgumentConflict, sentence)));
    }
    Ok(read)
}

impl Arguments {
    /// The language that is asked for.
    pub fn language(&self) -> Option<Language> {
        self.lang.map(|tongue| match tongue {
            Tongue::Zh => Language::Zh,
            Tongue::En => Language::En,
        })
    }
}

/// The language that `--lang` names, found before the arguments are read: help is needed when they are wrong, too.
fn asked_language(arguments: &[OsString]) -> Option<Language> {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    let value = words.find_map(|word| match word.strip_prefix("--lang")? {
        "" => Some(None),
        rest => rest.strip_prefix('=').map(Some),
    })?;
    match value.or_else(|| words.next())? {
        "zh" => Some(Language::Zh),
        "en" => Some(Language::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declaration_is_sound() {
        Arguments::command().debug_assert();
        help::in_language(Arguments::command(), Language::Zh).debug_assert();
    }

    #[test]
    fn finds_the_language_of_the_help() {
        let of = |line: &str| asked_language(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of("mingzhang run --lang zh --help"), Some(Language::Zh));
        assert_eq!(of("mingzhang --lang=en run"), Some(Language::En));
        assert_eq!(of("mingzhang run --lang"), None);
        assert_eq!(of("mingzhang run"), None);
    }
}
