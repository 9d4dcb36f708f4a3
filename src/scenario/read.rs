//! Text in, scenario out, or everything that is wrong with the text.

mod accounts;
mod borrow;
mod borrower;
mod events;
mod habits;
mod ideas;
mod kept;
mod strategies;

use self::accounts::MOST_ACCOUNTS;
pub use self::borrower::MOST_FLOWS;
use self::kept::{Kept, Lost};
use super::check::check;
use super::model::{Scenario, Span};
use crate::calendar::Day;
use crate::reading::decode::Item;
use crate::reading::json::Document;
use crate::reading::number::whole;
use crate::reading::place::{Found, Notes, offset_of};
use crate::reading::texts::{day, words};
use crate::reading::{Code, Problem, header};
use crate::terms::Catalog;

/// The `format` of a scenario file.
pub const FORMAT: &str = "mingzhang/scenario";
/// The newest `version` that can be read.
pub const VERSION: u32 = 1;
/// The longest run in months.
pub const MOST_MONTHS: u32 = 1_200;
/// The most events of a scenario.
const MOST_EVENTS: usize = 20_000;

/// A scenario that can be simulated, with what is worth knowing about its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The scenario: every check holds.
    pub scenario: Scenario,
    /// Warnings and notes, in the order of the file.
    pub warnings: Vec<Problem>,
}

/// Reads and checks a scenario.
///
/// Nothing is half-loaded: there is a scenario only when nothing is wrong.
///
/// ```
/// use mingzhang::{scenario, terms::Catalog};
/// let text = r#"{"format": "mingzhang/scenario", "version": 1, "title": "t", "start": "2026-01-01",
///     "span": {"months": 12}, "borrower": {"cash": "3,000"}, "accounts": [], "strategies": [{"id": "a", "pay": "ful"}]}"#;
/// let problems = scenario::read(text, &Catalog::bundled()).unwrap_err();
/// let places: Vec<_> = problems.iter().map(|p| (p.code.word(), p.place.path.as_str(), p.place.line)).collect();
/// assert_eq!(places, [("number_separator", "borrower.cash", 2), ("unknown_word", "strategies[0].pay", 2)]);
/// ```
///
/// # Errors
/// All problems in the order of the text, warnings and notes among them.
pub fn read(text: &str, catalog: &Catalog) -> Result<Loaded, Vec<Problem>> {
    read_document(&Document::parse(text)?, catalog)
}

/// Reads and checks the bytes of a scenario file.
///
/// # Errors
/// As [`read`], and for bytes that are no UTF-8 text.
pub fn read_bytes(bytes: &[u8], catalog: &Catalog) -> Result<Loaded, Vec<Problem>> {
    read_document(&Document::parse_bytes(bytes)?, catalog)
}

fn read_document(document: &Document<'_>, catalog: &Catalog) -> Result<Loaded, Vec<Problem>> {
    let notes = Notes::default();
    let part = document.read(&notes, part);
    if let Some(part) = &part {
        for problem in check(&part.scenario, catalog) {
            if let Some(problem) = part.lost.restore(problem) {
                let offset = offset_of(&document.root, &problem.place.path);
                notes.add(Found::of(problem, offset));
            }
        }
    }
    let complete = part.filter(|part| part.lost.is_empty());
    let problems = notes.into_problems(document.text);
    match complete {
        Some(part) if !problems.iter().any(Problem::is_error) => {
            Ok(Loaded { scenario: part.scenario, warnings: problems })
        }
        _ => Err(problems),
    }
}

/// What could be read, and which elements of its lists could not.
struct Part {
    scenario: Scenario,
    lost: Lost,
}

const KEYS: &[&str] = &[
    "format",
    "version",
    "title",
    "text",
    "question",
    "twist",
    "start",
    "span",
    "borrower",
    "accounts",
    "events",
    "ideas",
    "strategies",
];

fn part(item: Item<'_, '_>) -> Option<Part> {
    let fields = item.object(KEYS)?;
    header::check(&fields, FORMAT, VERSION)?;
    let title = fields.required("title", words);
    let (text, question) = (fields.optional("text", words), fields.optional("question", words));
    let twist = fields.optional("twist", words);
    let (start, span) = (fields.required("start", start), fields.required("span", span));
    let borrower = fields.required("borrower", borrower::borrower);
    let accounts = fields.required("accounts", |item| kept::list(item, MOST_ACCOUNTS, accounts::account));
    let events = fields.or("events", Kept::default(), |item| kept::list(item, MOST_EVENTS, events::event));
    let ideas = fields.or("ideas", Vec::new(), ideas::list);
    let strategies = fields.required("strategies", strategies::list);
    let mut lost = Lost::default();
    // Without a start, a length and a borrower there is nothing to check the rest against.
    let (start, span, borrower) = (start?, span?, borrower?);
    let scenario = Scenario {
        title: lost.or(title, super::Words::Same(String::new())),
        text: lost.or(text, None),
        question: lost.or(question, None),
        twist: lost.or(twist, None),
        start,
        span,
        borrower: borrower.into_borrower(&mut lost),
        accounts: lost.list("accounts", accounts),
        events: lost.list("events", events),
        ideas: lost.or(ideas, Vec::new()),
        strategies: lost.list("strategies", strategies),
    };
    Some(Part { scenario, lost })
}

fn start(item: Item<'_, '_>) -> Option<Day> {
    let day = day(item)?;
    if day.day_of_month() == 1 {
        return Some(day);
    }
    let problem = item.problem(Code::StartNotFirst).with("found", day);
    item.refuse(problem.with("instead", day.month().first()))
}

fn span(item: Item<'_, '_>) -> Option<Span> {
    let months = |item: Item<'_, '_>| whole(item, 1, MOST_MONTHS);
    item.variant(&[], &["months", "until_clear"], |kind, item| match (kind, item?) {
        ("months", item) => months(item).map(Span::Months),
        (_, item) => {
            let at_most = item.object(&["at_most"])?.required("at_most", months)?;
            Some(Span::UntilClear { at_most })
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_bundled_scenario() {
        let text = include_str!("../../scenarios/minimum-still-spending.json");
        let loaded = read(text, &Catalog::bundled()).unwrap();
        assert_eq!(loaded.scenario.strategies.len(), 3);
    }
}
