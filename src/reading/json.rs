//! JSON with the place of every value: strict, and with all duplicate keys found.

use std::collections::HashSet;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, parse_to_ast};

use super::code::Code;
use super::decode::Item;
use super::place::{Found, Notes, Step, Trail, line_and_column, offset_of, place_all};
use super::problem::{Place, Problem};
use super::{scan, syntax};

/// A parsed text.
///
/// Always true: it is plain JSON, nested at most [`scan::DEEPEST`] levels. Duplicate keys may still be there; reading reports them.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text without a byte-order mark.
    pub text: &'t str,
    /// Its value.
    pub root: Value<'t>,
}

impl<'t> Document<'t> {
    /// Parses a text.
    ///
    /// # Errors
    /// What keeps the text from being JSON: one problem, as everything behind it cannot be understood.
    pub fn parse(text: &'t str) -> Result<Self, Vec<Problem>> {
        let text = scan::without_mark(text);
        parse(text).map(|root| Self { text, root }).map_err(|found| place_all(vec![found], text))
    }

    /// Parses the bytes of a file.
    ///
    /// # Errors
    /// As [`Document::parse`], and for bytes that are no text.
    pub fn parse_bytes(bytes: &'t [u8]) -> Result<Self, Vec<Problem>> {
        let text = scan::text_of(bytes).map_err(|found| place_all(vec![found], ""))?;
        Self::parse(text)
    }

    /// Reads the value with a function that adds what is wrong to the notes.
    pub fn read<T>(&self, notes: &Notes, read: impl FnOnce(Item<'_, 't>) -> Option<T>) -> Option<T> {
        let trail = Trail { parent: None, step: Step::Root };
        find_duplicate_keys(&self.root, &trail, notes);
        read(Item::new(&self.root, &trail, notes))
    }

    /// Where the value of a path is, or the nearest value around it that is there.
    pub fn place_of(&self, path: &str) -> Place {
        let (line, column) = line_and_column(self.text, offset_of(&self.root, path));
        Place { path: path.to_owned(), line, column }
    }
}

fn parse(text: &str) -> Result<Value<'_>, Found> {
    scan::check_size(text.len())?;
    scan::check_text(text)?;
    match parse_to_ast(text, &CollectOptions::default(), &syntax::STRICT) {
        Ok(result) => result.value.ok_or_else(|| Found::new(Code::FileEmpty, 0)),
        Err(error) => Err(syntax::explain(text, &error)),
    }
}

/// Reports every key that stands twice in one object. The depth was limited before, so recursion is safe.
fn find_duplicate_keys(value: &Value<'_>, trail: &Trail<'_>, notes: &Notes) {
    match value {
        Value::Object(object) => {
            report_twice(object, trail, notes);
            for property in &object.properties {
                let step = Step::Key(property.name.as_str());
                let inner = Trail { parent: Some(trail), step };
                find_duplicate_keys(&property.value, &inner, notes);
            }
        }
        Value::Array(list) => {
            for (index, element) in list.elements.iter().enumerate() {
                let inner = Trail { parent: Some(trail), step: Step::Index(index) };
                find_duplicate_keys(element, &inner, notes);
            }
        }
        _ => {}
    }
}

fn report_twice(object: &Object<'_>, trail: &Trail<'_>, notes: &Notes) {
    let mut seen: HashSet<&str> = HashSet::with_capacity(object.properties.len());
    for property in &object.properties {
        let key = property.name.as_str();
        if !seen.insert(key) {
            let mut path = trail.path();
            super::place::push_key(&mut path, key);
            let problem = Problem::new(Code::DuplicateKey, path).with("key", key);
            notes.add(Found::of(problem, property.start()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<Code> {
        match Document::parse(text) {
            Err(problems) => problems.iter().map(|p| p.code).collect(),
            Ok(document) => {
                let notes = Notes::default();
                document.read(&notes, |_| Some(()));
                notes.into_problems(text).iter().map(|p| p.code).collect()
            }
        }
    }

    #[test]
    fn is_strict_and_says_what_is_wrong() {
        let cases = [
            ("{\"a\": 1, \"a\": 2}", Code::DuplicateKey),
            ("{\"a\": 1,}", Code::TrailingComma),
            ("{\"a\": 1} // c", Code::Comment),
            ("{'a': 1}", Code::SingleQuotes),
            ("{a: 1}", Code::UnquotedKey),
            ("{\"a\" 1}", Code::MissingColon),
            ("{\"a\": }", Code::MissingValue),
            ("{\"a\": ,}", Code::MissingValue),
            ("{\"a\": 1 \"b\": 2}", Code::MissingComma),
            ("{\"a\": [1, 2}", Code::UnexpectedMark),
            ("{\"a\": 1", Code::UnclosedObject),
            ("[1", Code::UnclosedList),
            ("[\"a", Code::UnclosedText),
            ("{} {}", Code::TextAfterEnd),
            ("{\"a\": 3,000.00}", Code::NumberSeparator),
            ("{\"a\": 007}", Code::BadNumber),
            ("{\"a\": .5}", Code::BadNumber),
            ("{\"a\": 0x10}", Code::BadNumber),
            ("{\"a\": True}", Code::UnexpectedWord),
            ("{\"a\": \"\\q\"}", Code::BadEscape),
            ("{\"a\": \"x\ny\"}", Code::ControlCharacter),
            ("\u{feff}{\"a\": 1, \"a\": 2}", Code::DuplicateKey),
        ];
        for (text, code) in cases {
            assert_eq!(codes(text), [code], "{text}");
        }
    }
}
