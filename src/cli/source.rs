//! FILE: a path, standard input or a built-in scenario; and everything that is wrong with it, line by line.

use std::fmt::Write as _;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::answer::{Answer, FILE_HAS_PROBLEMS, WRONG_USE};
use super::arguments::{self, Chosen, ExtraTerms, File};
use crate::analysis::Lab;
use crate::bureau::ScoreModel;
use crate::language::{self, Language};
use crate::reading::{Code, Problem, Severity};
use crate::scenario::{BUILT_IN, Loaded, Scenario, built_in, read_bytes, store};
use crate::simulation::{HelpUse, Run};
use crate::terms::Catalog;

/// Where a scenario comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Source {
    BuiltIn(&'static str, &'static str),
    StandardInput,
    Path(PathBuf),
}

/// What was read, with what it is called in messages and commands.
pub struct Read {
    /// As messages call it.
    pub name: String,
    /// The scenario, or everything that is wrong.
    pub loaded: Result<Loaded, Vec<Problem>>,
}

/// A scenario that was read and run.
pub struct Ready {
    /// As it can be given to another command, with the terms beside those of the program.
    pub call: String,
    /// The scenario.
    pub scenario: Scenario,
    /// The runs of all its strategies.
    pub lab: Lab,
    /// What each account is called.
    account_names: Vec<String>,
    /// Warnings, as lines for standard error.
    pub warnings: String,
}

impl Source {
    /// A file comes before a built-in scenario of the same name, as it does in the window.
    fn of(file: Option<&Path>) -> Self {
        let Some(file) = file else {
            return BUILT_IN.first().map_or(Self::StandardInput, |&(name, text)| Self::BuiltIn(name, text));
        };
        let known = file.to_str().and_then(|name| BUILT_IN.iter().find(|(known, _)| *known == name));
        match known {
            Some(&(name, text)) if !file.exists() => Self::BuiltIn(name, text),
            None if file.as_os_str() == "-" => Self::StandardInput,
            _ => Self::Path(file.to_owned()),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::BuiltIn(name, _) => (*name).to_owned(),
            Self::StandardInput => "-".to_owned(),
            Self::Path(path) => path.display().to_string(),
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, Problem> {
        match self {
            Self::BuiltIn(name, _) => Ok(built_in(name).unwrap_or_default().as_bytes().to_vec()),
            Self::StandardInput => store::read_all(io::stdin().lock(), Path::new("-")),
            Self::Path(path) => store::read_file(path),
        }
    }
}

/// The terms that FILE may name: those of the program and those that the arguments add.
///
/// # Errors
/// The answer that lists what is wrong with every file.
pub fn catalog(extra: &ExtraTerms, language: Language) -> Result<Catalog, Answer> {
    let mut catalog = Catalog::bundled();
    let mut err = String::new();
    for path in &extra.terms {
        for wrong in store::load_terms(path, &mut catalog).err().unwrap_or_default() {
            err += &lines(&wrong.path.display().to_string(), &wrong.problems, language);
        }
    }
    if err.is_empty() {
        Ok(catalog)
    } else {
        Err(Answer { out: String::new(), err, code: FILE_HAS_PROBLEMS })
    }
}

/// Reads and checks FILE.
pub fn read(file: &File, catalog: &Catalog) -> Read {
    let source = Source::of(file.file.as_deref());
    let bytes = source.bytes().map_err(|problem| vec![problem]);
    Read { name: source.name(), loaded: bytes.and_then(|bytes| read_bytes(&bytes, catalog)) }
}

/// Reads, checks and runs FILE.
///
/// # Errors
/// The answer that lists what is wrong.
pub fn ready(file: &File, language: Language) -> Result<Ready, Answer> {
    let catalog = catalog(&file.extra, language)?;
    let Read { name, loaded } = read(file, &catalog);
    let refuse = |problems: Vec<Problem>| refusal(&name, &problems, language);
    let Loaded { scenario, warnings } = loaded.map_err(refuse)?;
    let lab = Lab::run(&scenario, &catalog, &ScoreModel::bundled()).map_err(refuse)?;
    let serious: Vec<Problem> = warnings.into_iter().filter(|one| one.severity != Severity::Note).collect();
    let warnings = lines(&name, &serious, language);
    let called = |account| language::account_name(account, &catalog, language).to_owned();
    let account_names = scenario.accounts.iter().map(called).collect();
    let call = file.extra.terms.iter().fold(name, |call, path| format!("{call} --terms {}", path.display()));
    Ok(Ready { call, scenario, lab, account_names, warnings })
}

/// The answer for a FILE of the window that is not there, and that may have been meant as a subcommand.
pub fn missing(file: &Path, language: Language) -> Option<Answer> {
    let Source::Path(path) = Source::of(Some(file)) else { return None };
    if path.exists() {
        return None;
    }
    let problem = store::disk_problem(&path, &ErrorKind::NotFound.into());
    let mut answer = refusal(&path.display().to_string(), &[problem], language);
    answer.err.push_str(&language::subcommand_names(&arguments::Command::names(), language));
    answer.err.push('\n');
    Some(answer)
}

/// The answer for a file with problems. One that is not there may have been meant as a built-in scenario.
pub fn refusal(name: &str, problems: &[Problem], language: Language) -> Answer {
    let mut err = lines(name, problems, language);
    if problems.iter().any(|problem| problem.code == Code::FileNotFound) {
        let names: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
        err.push_str(&language::built_in_names(&names.join(", "), language));
        err.push('\n');
    }
    Answer { out: String::new(), err, code: FILE_HAS_PROBLEMS }
}

/// One line for each problem: `FILE:line:column path: sentence`; warnings and notes say that they are such.
pub fn lines(name: &str, problems: &[Problem], language: Language) -> String {
    let mut text = String::new();
    for problem in problems {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}: {}", place(name, problem), sentence(problem, language));
    }
    text
}

fn place(name: &str, problem: &Problem) -> String {
    let place = &problem.place;
    let position = if place.line == 0 { String::new() } else { format!(":{}:{}", place.line, place.column) };
    let gap = if place.path.is_empty() { "" } else { " " };
    format!("{name}{position}{gap}{}", place.path)
}

fn sentence(problem: &Problem, language: Language) -> String {
    let sentence = language::problem_text(problem, language);
    match problem.severity {
        Severity::Error => sentence,
        other => format!("{}: {sentence}", language::severity_name(other, language)),
    }
}

impl Ready {
    /// What came of a campaign or a coupon of a run.
    pub fn help_line(&self, used: &HelpUse, run: &Run, language: Language) -> Option<String> {
        let account = used.account.index();
        let help = used.help(&self.lab.contracts.get(account)?.contract, &self.scenario)?;
        let name = language::name_or_id(help.name.as_ref(), &help.id, language);
        let item = language::item_name(&self.scenario, run, used.item, language);
        let what: Vec<&str> = item.as_deref().into_iter().chain([self.account_name(account)]).collect();
        Some(language::help_line(used, &what.join(", "), name, language))
    }

    /// The place of the chosen strategy.
    ///
    /// # Errors
    /// The answer that names the strategies there are.
    pub fn strategy(&self, chosen: &Chosen, language: Language) -> Result<usize, Answer> {
        let Some(wanted) = &chosen.strategy else { return Ok(0) };
        let found = self.scenario.strategies.iter().position(|strategy| strategy.id == *wanted);
        found.ok_or_else(|| {
            let sentence = language::unknown_strategy(wanted, &self.strategy_ids(), language);
            Answer::refused(WRONG_USE, sentence)
        })
    }

    /// The ids of all strategies, for a sentence.
    pub fn strategy_ids(&self) -> String {
        let ids: Vec<&str> = self.scenario.strategies.iter().map(|strategy| strategy.id.as_str()).collect();
        ids.join(", ")
    }

    /// What an account is called; empty beyond the list.
    pub fn account_name(&self, place: usize) -> &str {
        self.account_names.get(place).map_or("", String::as_str)
    }

    /// The place of an account.
    pub fn account(&self, id: &str) -> Option<usize> {
        self.scenario.accounts.iter().position(|account| account.id == id)
    }
}
