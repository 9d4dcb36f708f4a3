//! Words and numbers: the only place that makes sentences, complete in both languages by construction.

mod figures;
mod names;
mod sentences;
mod ui;

pub use figures::*;
pub use names::*;
pub use sentences::*;
pub use ui::Texts;

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
