//! Words and numbers: the only place that makes sentences, complete in both languages by construction.

mod fill;
mod problems;

pub use problems::{problem_line, problem_sentence};

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
