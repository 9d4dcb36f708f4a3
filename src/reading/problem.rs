//! A problem as a value: what is wrong, with which values, and where. No sentences here.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::Serialize;

use super::code::{Code, Severity};

/// Something that is wrong with a file, or worth knowing.
///
/// Always true: `severity` is that of `code`, and `values` holds every name that the sentence of `code` speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How serious it is.
    pub severity: Severity,
    /// What it is.
    pub code: Code,
    /// Small named values: what was found, what is allowed.
    pub values: BTreeMap<&'static str, String>,
    /// Where it is.
    pub place: Place,
}

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Such as `accounts[1].opening.loans[0].due_day`; empty for the file as a whole.
    pub path: String,
    /// From 1; 0 when the values do not come from a text.
    pub line: usize,
    /// In characters, from 1; 0 when the values do not come from a text.
    pub column: usize,
}

impl Problem {
    /// A problem at a path whose line is not known (yet).
    pub fn new(code: Code, path: impl Into<String>) -> Self {
        Self {
            severity: code.severity(),
            code,
            values: BTreeMap::new(),
            place: Place { path: path.into(), ..Place::default() },
        }
    }

    /// The same with one more value. Long texts of the file are cut to what fits into a sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        // A list of what is allowed is of no use when it is cut.
        let text = value.to_string();
        self.values.insert(name, if name == "legal" { text } else { shorten(&text) });
        self
    }

    /// Whether the file cannot be used because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// How many problems this one tells of: one, or those that are not listed.
    pub fn count(&self) -> usize {
        let more = self.values.get("more").filter(|_| self.code == Code::MoreProblems);
        more.and_then(|more| more.parse().ok()).unwrap_or(1)
    }

    /// The same inside something else: `terms` inside `accounts[1]` is `accounts[1].terms`.
    #[must_use]
    pub fn inside(mut self, outer: &str) -> Self {
        let inner = std::mem::take(&mut self.place.path);
        self.place.path = match (outer.is_empty(), inner.is_empty()) {
            (true, _) => inner,
            (_, true) => outer.to_owned(),
            _ if inner.starts_with('[') => format!("{outer}{inner}"),
            _ => format!("{outer}.{inner}"),
        };
        self
    }
}

/// Characters of a text of the file that a sentence repeats.
const QUOTED: usize = 60;

/// One line, without control characters, at most a few words long.
fn shorten(text: &str) -> String {
    let clean = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let longer = text.chars().nth(QUOTED * 4).is_some();
    let most = if longer { QUOTED } else { QUOTED * 4 };
    let mut short: String = text.chars().take(most).map(clean).collect();
    if longer {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_long_texts() {
        let problem = Problem::new(Code::BadId, "accounts[0].id").with("found", "长".repeat(1_000));
        assert_eq!(problem.values["found"].chars().count(), QUOTED + 1);
    }

    #[test]
    fn nests_paths() {
        let path = |outer, inner| Problem::new(Code::BadId, inner).inside(outer).place.path;
        assert_eq!(path("accounts[1]", "terms"), "accounts[1].terms");
        assert_eq!(path("accounts[1]", ""), "accounts[1]");
        assert_eq!(path("", "terms"), "terms");
        assert_eq!(path("events", "[3]"), "events[3]");
    }
}
