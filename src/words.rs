//! Texts that a file brings along: titles, names, explanations.

use schemars::JsonSchema;
use serde::Serialize;

/// A text in one language for all, or in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Words {
    /// The same in every language.
    Same(String),
    /// One for each language.
    Both {
        /// Chinese.
        zh: String,
        /// English.
        en: String,
    },
}
