//! Small readers for objects, lists and variants. Each adds what is wrong to the notes and gives `None`.

use std::fmt::Display;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;

use super::code::Code;
use super::place::{Found, Notes, Step, Trail};
use super::problem::Problem;
use crate::choice::choice;

choice!(
    /// The types that a value can be asked for, and those that can be found.
    Type {
        /// `{…}`
        Object = "object",
        /// `[…]`
        List = "list",
        /// `"…"`
        Text = "text",
        /// A JSON number.
        Number = "number",
        /// `true` or `false`.
        Flag = "flag",
        /// `null`
        Null = "null",
        /// An amount: a text or a number.
        Amount = "amount",
        /// A rate: a text or a number.
        Rate = "rate",
        /// A whole number.
        Whole = "whole",
        /// `YYYY-MM-DD`
        Date = "date",
        /// `YYYY-MM`
        Month = "month",
        /// A text, or one for each language.
        Words = "words",
        /// A word, or an object with one key.
        Variant = "variant",
    }
);

/// A value of the file, with the way to it and the notes that take what is wrong with it.
#[derive(Clone, Copy)]
pub struct Item<'p, 't> {
    value: &'p Value<'t>,
    trail: &'p Trail<'p>,
    notes: &'p Notes,
}

impl<'p, 't> Item<'p, 't> {
    /// A value at a place.
    pub const fn new(value: &'p Value<'t>, trail: &'p Trail<'p>, notes: &'p Notes) -> Self {
        Self { value, trail, notes }
    }

    /// The value itself.
    pub const fn value(self) -> &'p Value<'t> {
        self.value
    }

    /// The path of the value.
    pub fn path(self) -> String {
        self.trail.path()
    }

    /// A problem with this value; add values to it and hand it to [`Item::refuse`].
    pub fn problem(self, code: Code) -> Problem {
        Problem::new(code, self.trail.path())
    }

    /// Notes a problem with this value.
    pub fn refuse<T>(self, problem: Problem) -> Option<T> {
        self.notes.add(Found::of(problem, self.value.start()));
        None
    }

    /// Notes that the value has the wrong type.
    pub fn wrong_type<T>(self, expected: Type) -> Option<T> {
        let problem = self.problem(Code::WrongType);
        let found = type_of(self.value).word();
        self.refuse(problem.with("expected", expected.word()).with("found", found))
    }

    /// The characters of a text.
    pub fn text(self) -> Option<&'p str> {
        match self.value {
            Value::StringLit(text) => Some(text.value.as_ref()),
            _ => self.wrong_type(Type::Text),
        }
    }

    /// One of a closed set of words.
    pub fn word(self, legal: &[&'static str]) -> Option<&'static str> {
        let found = self.text()?;
        let known = legal.iter().copied().find(|word| *word == found);
        known.or_else(|| self.unknown_word(found, legal))
    }

    fn unknown_word<T>(self, found: &str, legal: &[&'static str]) -> Option<T> {
        let problem = self.problem(Code::UnknownWord).with("found", found);
        self.refuse(suggest(problem, found, legal.iter().copied()))
    }

    /// The fields of an object; keys that are not legal are noted.
    pub fn object(self, legal: &[&'static str]) -> Option<Fields<'p, 't>> {
        let Value::Object(object) = self.value else {
            return self.wrong_type(Type::Object);
        };
        let mut strange = false;
        for property in &object.properties {
            let key = property.name.as_str();
            if !legal.contains(&key) {
                self.unknown_key(key, property.start(), legal);
                strange = true;
            }
        }
        Some(Fields { object, item: self, strange })
    }

    /// The fields of an object whose keys are names that the file makes up.
    pub fn free_object(self) -> Option<Fields<'p, 't>> {
        match self.value {
            Value::Object(object) => Some(Fields { object, item: self, strange: false }),
            _ => self.wrong_type(Type::Object),
        }
    }

    fn unknown_key(self, key: &str, offset: usize, legal: &[&'static str]) {
        self.notes.add_with(|| {
            let mut path = self.trail.path();
            super::place::push_key(&mut path, key);
            let problem = Problem::new(Code::UnknownKey, path).with("found", key);
            Found::of(suggest(problem, key, legal.iter().copied()), offset)
        });
    }

    /// The elements of a list, each with its place.
    pub fn each(self, mut with: impl FnMut(Item<'_, 't>)) -> Option<usize> {
        let Value::Array(list) = self.value else {
            return self.wrong_type(Type::List);
        };
        for (index, value) in list.elements.iter().enumerate() {
            let trail = Trail { parent: Some(self.trail), step: Step::Index(index) };
            with(Item::new(value, &trail, self.notes));
        }
        Some(list.elements.len())
    }

    /// Whether this is `[]`.
    pub fn is_empty_list(self) -> bool {
        matches!(self.value, Value::Array(list) if list.elements.is_empty())
    }

    /// The same for a list that may only have so many elements.
    pub fn list_up_to<T>(self, most: usize, read: impl FnMut(Item<'_, 't>) -> Option<T>) -> Option<Vec<T>> {
        match self.value {
            Value::Array(list) if list.elements.len() > most => {
                let problem = self.problem(Code::TooMany).with("found", list.elements.len());
                self.refuse(problem.with("most", most))
            }
            _ => self.list(read),
        }
    }

    /// A list of which every element can be read.
    pub fn list<T>(self, mut read: impl FnMut(Item<'_, 't>) -> Option<T>) -> Option<Vec<T>> {
        let mut good = Vec::new();
        let count = self.each(|item| good.extend(read(item)))?;
        (good.len() == count).then_some(good)
    }

    /// A value written as a word, or as an object with exactly one key that says what it is.
    pub fn variant<T>(
        self,
        words: &[&'static str],
        keys: &[&'static str],
        read: impl FnOnce(&'static str, Option<Item<'_, 't>>) -> Option<T>,
    ) -> Option<T> {
        match self.value {
            Value::StringLit(text) => {
                let found = text.value.as_ref();
                match words.iter().copied().find(|word| *word == found) {
                    Some(word) => read(word, None),
                    None => self.unknown_word(found, &[words, keys].concat()),
                }
            }
            Value::Object(_) => self.object(keys)?.exactly_one(keys, |key, item| read(key, Some(item))),
            _ => self.wrong_type(Type::Variant),
        }
    }
}

/// The fields of an object.
#[derive(Clone, Copy)]
pub struct Fields<'p, 't> {
    object: &'p Object<'t>,
    item: Item<'p, 't>,
    /// Whether a key is not legal, which is noted already.
    strange: bool,
}

impl<'p, 't> Fields<'p, 't> {
    /// The object as a value.
    pub const fn item(&self) -> Item<'p, 't> {
        self.item
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.object.get(key).is_some()
    }

    /// A field that must be there.
    pub fn required<T>(&self, key: &'static str, read: impl FnOnce(Item<'_, 't>) -> Option<T>) -> Option<T> {
        match self.object.get(key) {
            Some(property) => self.enter(key, &property.value, read),
            None => self.missing(key),
        }
    }

    /// A field that may be left out: `Some(None)`.
    pub fn optional<T>(
        &self,
        key: &'static str,
        read: impl FnOnce(Item<'_, 't>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.object.get(key) {
            Some(property) => self.enter(key, &property.value, read).map(Some),
            None => Some(None),
        }
    }

    /// A field that has a value of its own when it is left out.
    pub fn or<T>(
        &self,
        key: &'static str,
        default: T,
        read: impl FnOnce(Item<'_, 't>) -> Option<T>,
    ) -> Option<T> {
        match self.object.get(key) {
            Some(property) => self.enter(key, &property.value, read),
            None => Some(default),
        }
    }

    /// The one of several keys that is there. None or several are noted; none beside an unknown key is probably a misspelt
    /// one, which is noted already.
    pub fn exactly_one<T>(
        &self,
        keys: &[&'static str],
        read: impl FnOnce(&'static str, Item<'_, 't>) -> Option<T>,
    ) -> Option<T> {
        let mut present = keys.iter().copied().filter(|key| self.has(key));
        match (present.next(), present.next()) {
            (Some(key), None) => self.required(key, |item| read(key, item)),
            (None, _) if self.strange => None,
            (first, second) => {
                let found: Vec<&str> = first.into_iter().chain(second).chain(present).collect();
                let problem = self.item.problem(Code::NotExactlyOne);
                let problem = problem.with("legal", join(keys)).with("found", join(&found));
                self.item.refuse(problem)
            }
        }
    }

    /// Every field of the object, whatever its name.
    pub fn each(&self, mut with: impl FnMut(&str, Item<'_, 't>)) {
        for property in &self.object.properties {
            let key = property.name.as_str();
            let trail = Trail { parent: Some(self.item.trail), step: Step::Key(key) };
            with(key, Item::new(&property.value, &trail, self.item.notes));
        }
    }

    fn enter<T>(
        &self,
        key: &str,
        value: &Value<'t>,
        read: impl FnOnce(Item<'_, 't>) -> Option<T>,
    ) -> Option<T> {
        let trail = Trail { parent: Some(self.item.trail), step: Step::Key(key) };
        read(Item::new(value, &trail, self.item.notes))
    }

    fn missing<T>(&self, key: &'static str) -> Option<T> {
        let problem = self.item.problem(Code::MissingKey).with("key", key);
        self.item.refuse(problem)
    }
}

/// `true` or `false`.
pub fn flag(item: Item<'_, '_>) -> Option<bool> {
    match item.value {
        Value::BooleanLit(flag) => Some(flag.value),
        _ => item.wrong_type(Type::Flag),
    }
}

const fn type_of(value: &Value<'_>) -> Type {
    match value {
        Value::StringLit(_) => Type::Text,
        Value::NumberLit(_) => Type::Number,
        Value::BooleanLit(_) => Type::Flag,
        Value::Object(_) => Type::Object,
        Value::Array(_) => Type::List,
        Value::NullKeyword(_) => Type::Null,
    }
}

/// The most legal names that a sentence lists.
const NAMES: usize = 30;

/// Adds the legal names, and the nearest one as `nearest` (empty when none is near).
pub fn suggest<'n>(problem: Problem, found: &str, legal: impl Iterator<Item = &'n str> + Clone) -> Problem {
    let found = found.to_lowercase();
    let near = legal.clone().filter_map(|name| Some((distance(&found, name)?, name))).min();
    let mut names: Vec<&str> = legal.take(NAMES + 1).collect();
    if let Some(last) = names.get_mut(NAMES) {
        *last = "…";
    }
    problem.with("nearest", near.map_or("", |(_, name)| name)).with("legal", join(&names))
}

/// How far apart two names are, if it is no more than one slip in three letters.
fn distance(found: &str, name: &str) -> Option<usize> {
    let (found_length, name_length) = (found.chars().count(), name.chars().count());
    let tolerance = found_length.min(name_length) / 3;
    if found_length.abs_diff(name_length) > tolerance {
        return None;
    }
    Some(strsim::osa_distance(found, name)).filter(|distance| *distance <= tolerance)
}

/// Names as a list for a sentence.
pub fn join(names: &[impl Display]) -> String {
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::json::Document;

    fn problems(text: &str, read: impl FnOnce(Item<'_, '_>) -> Option<()>) -> Vec<Problem> {
        let document = Document::parse(text).unwrap();
        let notes = Notes::default();
        assert!(document.read(&notes, read).is_none());
        notes.into_problems(text)
    }

    #[test]
    fn names_the_nearest_legal_key() {
        let found = problems("{\"acounts\": 1}", |item| {
            item.object(&["accounts", "events"])?.required("accounts", |_| Some(()))
        });
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].values["nearest"], "accounts");
        assert_eq!((found[1].place.line, found[1].place.column), (1, 2));
    }

    #[test]
    fn wants_exactly_one_variant() {
        let read = |item: Item<'_, '_>| item.variant(&["full"], &["fixed", "share"], |_, _| Some(()));
        let code = |text: &str| problems(text, read)[0].code;
        assert_eq!(code("{}"), Code::NotExactlyOne);
        assert_eq!(code("{\"fixd\": 1}"), Code::UnknownKey);
        assert_eq!(code("{\"fixed\": 1, \"share\": 2}"), Code::NotExactlyOne);
        assert_eq!(code("\"ful\""), Code::UnknownWord);
        assert_eq!(code("7"), Code::WrongType);
    }
}
