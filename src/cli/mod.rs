//! The terminal: arguments in, text out. One file for each subcommand; `arguments` lists them once.
//!
//! Every subcommand is a function from its arguments to an answer: two texts and an exit code. Only `answer` and `source`
//! touch the outside world, beside the variables of the environment that choose language and width.

mod answer;
mod arguments;
mod check;
mod compare;
mod compare_text;
mod explain;
mod explain_entry;
mod explain_figure;
mod format;
mod help;
mod lacks;
mod paragraph;
mod run;
mod run_text;
mod schema;
mod source;
mod table;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use self::answer::{Answer, WRONG_USE};
use crate::language::{self, Language};

/// What the arguments ask for.
#[derive(Debug)]
pub enum Asked {
    /// The window, with a scenario or with the first built-in one.
    Window(Option<PathBuf>, Language),
    /// Nothing more: the terminal has answered, and the program ends with this.
    Answered(ExitCode),
}

/// Reads the arguments (the program's name first), and answers whatever is asked of the terminal.
pub fn answer(arguments: impl IntoIterator<Item = OsString>) -> Asked {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let from_environment = language_of_environment(|name| std::env::var(name).ok());
    match arguments::read(&arguments, from_environment) {
        Err(refused) => Asked::Answered(refused.say()),
        Ok((arguments, language)) => match arguments.command {
            None => match arguments.file.as_deref().and_then(|file| source::missing(file, language)) {
                Some(missing) => Asked::Answered(missing.say(language)),
                None => Asked::Window(arguments.file, language),
            },
            Some(command) => Asked::Answered(command.answer(language).say(language)),
        },
    }
}

/// Says that this build has no window, and which command does the same in the terminal.
pub fn no_window(file: Option<&Path>, language: Language) -> ExitCode {
    let file = file.map_or_else(|| "FILE".to_owned(), |path| path.display().to_string());
    Answer::refused(WRONG_USE, language::no_window(&file, language)).say(language)
}

/// The language that the environment asks for: the first that is set of `LC_ALL`, `LC_MESSAGES` and `LANG` decides.
fn language_of_environment(variable: impl Fn(&str) -> Option<String>) -> Language {
    let values = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
    let set = values.into_iter().find(|value| !value.is_empty());
    set.map_or(Language::En, |locale| Language::of_locale(&locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(set: &[(&str, &str)]) -> Language {
        let value =
            |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).into());
        language_of_environment(value)
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        assert_eq!(language(&[]), Language::En);
        assert_eq!(language(&[("LANG", "zh_CN.UTF-8")]), Language::Zh);
        assert_eq!(language(&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")]), Language::En);
        assert_eq!(language(&[("LC_ALL", ""), ("LC_MESSAGES", "zh"), ("LANG", "C")]), Language::Zh);
        assert_eq!(language(&[("LANG", "de_DE.UTF-8")]), Language::En);
    }
}
