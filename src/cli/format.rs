//! The formats of results.

use clap::{Args, ValueEnum};
use serde_json::Value;

/// How a result is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, in their language
    #[default]
    Text,
    /// For programs: everything, the same in every language
    Json,
    /// For spreadsheets: one table, the same in every language
    Csv,
}

/// The format of a result.
#[derive(Debug, Args)]
pub struct Formatted {
    /// Format of the result
    #[arg(long, value_enum, default_value_t, hide_default_value = false)]
    pub format: Format,
}

impl Formatted {
    /// A result in the format that is asked for; the others are not made. CSV is a table of the JSON.
    pub fn write(
        &self,
        text: impl FnOnce() -> String,
        json: impl FnOnce() -> Value,
        csv: fn(&Value) -> String,
    ) -> String {
        match self.format {
            Format::Text => text(),
            Format::Json => pretty(&json()),
            Format::Csv => csv(&json()),
        }
    }
}

/// JSON with a line break at the end. The keys keep their order, so the same value gives the same bytes.
pub fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
