//! Words and numbers: the only place that makes sentences, complete in both languages by construction.

mod figures;
mod fill;
mod names;
mod problem_words;
mod problems;
mod sentences;
mod ui;
mod why_words;

pub use figures::*;
pub use names::*;
pub use problem_words::*;
pub use problems::{problem_line, problem_sentence};
pub use sentences::*;
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
