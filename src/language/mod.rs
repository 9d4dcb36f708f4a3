//! Words and numbers: the only place that makes sentences, complete in both languages by construction.

mod action_words;
mod assess_words;
mod calc;
mod collection_words;
mod figures;
mod fill;
mod formula;
mod guide;
mod help_words;
mod idea_words;
mod limit_words;
mod names;
mod note_words;
mod problems;
mod rates;
mod rule_basis;
mod rule_words;
mod sentences;
mod solve_words;
mod term_words;
mod terminal;
mod terminal_why;
mod ui;
mod why_words;

pub use action_words::*;
pub use assess_words::*;
pub use calc::*;
pub use collection_words::*;
pub use figures::*;
pub use formula::{Inputs, formula, formula_names, input};
pub use guide::{Section, guide};
pub use help_words::*;
pub use idea_words::*;
pub use limit_words::*;
pub use names::*;
pub use note_words::*;
pub use problems::{place_of, problem_line, problem_text, severity_name};
pub use rates::*;
pub use rule_basis::*;
pub use rule_words::*;
pub use sentences::*;
pub use solve_words::*;
pub use term_words::*;
pub use terminal::*;
pub use terminal_why::*;
pub use ui::Texts;
pub use why_words::*;

use serde::{Deserialize, Serialize};

/// A language of the user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// 中文.
    #[default]
    Zh,
    /// English.
    En,
}
