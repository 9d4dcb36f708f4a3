//! Where something is: the way to a value, and the line and column of an offset.

use std::cell::{Cell, RefCell};
use std::fmt::Display;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::code::Code;
use super::problem::{Place, Problem};

/// A problem with its offset in the text, before line and column are known.
#[derive(Clone, Debug)]
pub struct Found {
    /// The problem; its place has the path only.
    pub problem: Problem,
    offset: usize,
    known: Option<(usize, usize)>,
}

impl Found {
    /// A problem of the text as such, which has no path.
    pub fn new(code: Code, offset: usize) -> Self {
        Self::of(Problem::new(code, ""), offset)
    }

    /// A problem at an offset.
    pub const fn of(problem: Problem, offset: usize) -> Self {
        Self { problem, offset, known: None }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.problem = self.problem.with(name, value);
        self
    }

    /// The same on a line that is already known.
    #[must_use]
    pub const fn on(mut self, line: usize, column: usize) -> Self {
        self.known = Some((line, column));
        self
    }
}

/// The most problems that are listed. A hostile file could have millions; the rest are counted and said to be there.
pub const MOST_LISTED: usize = 1_000;

/// Where problems are collected while a file is read.
#[derive(Debug, Default)]
pub struct Notes {
    listed: RefCell<Vec<Found>>,
    more: Cell<usize>,
}

impl Notes {
    /// Adds one; only counts it when the list is full.
    pub fn add(&self, found: Found) {
        self.add_with(|| found);
    }

    /// Adds one that is made only while there is room for it.
    pub fn add_with(&self, found: impl FnOnce() -> Found) {
        if self.listed.borrow().len() < MOST_LISTED {
            let found = found();
            self.listed.borrow_mut().push(found);
        } else {
            self.more.set(self.more.get() + 1);
        }
    }

    /// Whether there is none so far.
    pub fn is_empty(&self) -> bool {
        self.listed.borrow().is_empty()
    }

    /// All problems in the order of the text, each with its line and column.
    pub fn into_problems(self, text: &str) -> Vec<Problem> {
        let mut problems = place_all(self.listed.into_inner(), text);
        if self.more.get() > 0 {
            let last = problems.last().map(|problem| problem.place.clone()).unwrap_or_default();
            let rest = Problem::new(Code::MoreProblems, "").with("more", self.more.get());
            problems.push(Problem { place: Place { path: String::new(), ..last }, ..rest });
        }
        problems
    }
}

/// Gives each problem its line and column, in the order of the text. One pass, however many there are.
pub fn place_all(mut found: Vec<Found>, text: &str) -> Vec<Problem> {
    found.sort_by_key(|one| one.offset);
    let mut walk = Walk::default();
    let place = |one: Found| {
        let (line, column) = one.known.unwrap_or_else(|| walk.to(text, one.offset));
        let mut problem = one.problem;
        (problem.place.line, problem.place.column) = (line, column);
        problem
    };
    found.into_iter().map(place).collect()
}

/// Line and column, both from 1, of one offset; columns are counted in characters.
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    Walk::default().to(text, offset)
}

/// A position that moves forward through a text.
#[derive(Default)]
struct Walk {
    offset: usize,
    breaks: usize,
    characters: usize,
}

impl Walk {
    fn to(&mut self, text: &str, offset: usize) -> (usize, usize) {
        let end = text.floor_char_boundary(offset.min(text.len()));
        for character in text.get(self.offset..end).unwrap_or_default().chars() {
            if character == '\n' {
                self.breaks += 1;
                self.characters = 0;
            } else {
                self.characters += 1;
            }
        }
        self.offset = end.max(self.offset);
        (self.breaks + 1, self.characters + 1)
    }
}

/// One step on the way from the root to a value.
#[derive(Clone, Copy, Debug)]
pub enum Step<'p> {
    /// Nowhere: the root itself.
    Root,
    /// The value of a key.
    Key(&'p str),
    /// An element of a list, from 0.
    Index(usize),
}

/// The way to a value: cheap to extend, made into text only for a problem.
#[derive(Clone, Copy, Debug)]
pub struct Trail<'p> {
    /// Where the step is taken from.
    pub parent: Option<&'p Trail<'p>>,
    /// The last step.
    pub step: Step<'p>,
}

impl Trail<'_> {
    /// Such as `accounts[1].opening`.
    pub fn path(&self) -> String {
        let mut path = self.parent.map(Trail::path).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Key(key) => push_key(&mut path, key),
            Step::Index(index) => path.push_str(&format!("[{index}]")),
        }
        path
    }
}

/// Adds a key to a path; one that is not a plain word is quoted.
pub fn push_key(path: &mut String, key: &str) {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if !plain {
        let short: String = key.chars().take(40).filter(|c| !c.is_control()).collect();
        path.push_str(&format!("[{short:?}]"));
        return;
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

/// The offset of the value that a path names, or of the nearest value around it that is there.
pub fn offset_of(root: &Value<'_>, path: &str) -> usize {
    let mut value = root;
    for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
        let next = match (step.strip_suffix(']'), value) {
            (Some(index), Value::Array(list)) => index.parse().ok().and_then(|i: usize| list.elements.get(i)),
            (None, Value::Object(object)) => object.get(step).map(|property| &property.value),
            _ => None,
        };
        match next {
            Some(next) => value = next,
            None => break,
        }
    }
    value.start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes() {
        assert_eq!(line_and_column("{\n \"钱\": x", 10), (2, 7));
        assert_eq!(line_and_column("", 5), (1, 1));
    }

    #[test]
    fn writes_paths() {
        let root = Trail { parent: None, step: Step::Root };
        let accounts = Trail { parent: Some(&root), step: Step::Key("accounts") };
        let second = Trail { parent: Some(&accounts), step: Step::Index(1) };
        let odd = Trail { parent: Some(&second), step: Step::Key("a b") };
        assert_eq!(odd.path(), "accounts[1][\"a b\"]");
    }
}
