//! The terminal: arguments in, text out. One file for each subcommand; `arguments` lists them once.
//!
//! Every subcommand is a function from its arguments to an answer: two texts and an exit code. Only `answer` and `source`
//! touch the outside world, beside the variables of the environment that choose language and width.

mod answer;
mod arguments;
mod assess;
mod assess_text;
mod calc;
mod check;
mod compare;
mod compare_text;
mod explain;
mod explain_entry;
mod explain_figure;
mod format;
mod help;
mod ideas_text;
mod lacks;
mod limits;
mod paragraph;
mod question;
mod rates;
mod run;
mod run_text;
mod schema;
mod solve;
mod source;
mod table;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use self::answer::{Answer, WRONG_USE};
use crate::language::{self, Language};
use crate::terms::Catalog;

/// What the arguments ask for.
#[derive(Debug)]
pub enum Asked {
    /// The window.
    Window {
        /// The scenario; the first built-in one when there is none.
        file: Option<PathBuf>,
        /// The terms that scenarios may name.
        catalog: Catalog,
        /// The language that the arguments ask for.
        asked: Option<Language>,
        /// The language of the system.
        of_system: Language,
    },
    /// Nothing more: the terminal has answered, and the program ends with this.
    Answered(ExitCode),
}

/// Reads the arguments (the program's name first), and answers whatever is asked of the terminal.
pub fn answer(arguments: impl IntoIterator<Item = OsString>) -> Asked {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let of_system = language_of_system(|name| std::env::var(name).ok(), sys_locale::get_locale);
    let arguments = match arguments::read(&arguments, of_system) {
        Err(refused) => return Asked::Answered(refused.say()),
        Ok(arguments) => arguments,
    };
    let asked = arguments.language();
    let language = asked.unwrap_or(of_system);
    match arguments.command {
        Some(command) => Asked::Answered(command.answer(language).say(language)),
        None => match window(&arguments, language) {
            Err(refused) => Asked::Answered(refused.say(language)),
            Ok(catalog) => Asked::Window { file: arguments.file, catalog, asked, of_system },
        },
    }
}

/// The terms for the window, unless the file or the terms that it is to open with are not there or not sound.
fn window(arguments: &arguments::Arguments, language: Language) -> Result<Catalog, Answer> {
    match arguments.file.as_deref().and_then(|file| source::missing(file, language)) {
        Some(missing) => Err(missing),
        None => source::catalog(&arguments.extra, language),
    }
}

/// Says that this build has no window, and which command does the same in the terminal.
pub fn no_window(file: Option<&Path>, language: Language) -> ExitCode {
    let file = file.map_or_else(|| "FILE".to_owned(), |path| path.display().to_string());
    Answer::refused(WRONG_USE, language::no_window(&file, language)).say(language)
}

/// The language of the user: the first that is set of `LC_ALL`, `LC_MESSAGES` and `LANG` decides; where none is, the
/// system's own setting.
fn language_of_system(
    variable: impl Fn(&str) -> Option<String>,
    setting: impl FnOnce() -> Option<String>,
) -> Language {
    let values = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
    let set = values.into_iter().find(|value| !value.is_empty());
    set.or_else(setting).map_or(Language::En, |locale| Language::of_locale(&locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(set: &[(&str, &str)]) -> Language {
        let value =
            |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).into());
        language_of_system(value, || None)
    }

    #[test]
    fn without_a_variable_the_setting_of_the_system_decides() {
        let chinese = || Some("zh-Hans-CN".to_owned());
        assert_eq!(language_of_system(|_| None, chinese), Language::Zh);
        assert_eq!(
            language_of_system(|name| (name == "LANG").then(|| "C".to_owned()), chinese),
            Language::En
        );
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
