//! The program's own source as text: what is code, what is a string, what is a comment.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file of this crate.
pub struct Source {
    /// Its path from the crate's root, with `/`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// Code without comments, and without the tests that stand at the end of a file.
    pub fn code(&self) -> String {
        let code = only(&self.text, &[Part::Code, Part::Text]);
        code.find("#[cfg(test)]").map_or(code.clone(), |end| code[..end].to_owned())
    }

    /// The same with every string empty.
    pub fn bare_code(&self) -> String {
        let code = only(&self.text, &[Part::Code]);
        code.find("#[cfg(test)]").map_or(code.clone(), |end| code[..end].to_owned())
    }

    /// All code, tests included, with every string empty.
    pub fn bare_code_with_tests(&self) -> String {
        only(&self.text, &[Part::Code])
    }

    /// The names of the modules from the crate's root down to this file: its room first. None for the root itself.
    pub fn modules(&self) -> Vec<&str> {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let names = inside.split('/').filter(|name| *name != "mod");
        names.filter(|_| inside != "lib" && inside != "main").collect()
    }

    /// The room that the file stands in.
    pub fn room(&self) -> Option<&str> {
        self.modules().first().copied()
    }
}

/// All Rust files under a folder of the crate, in the order of their paths.
pub fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    gather(&root.join(folder), &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a source file can be read");
        let inside = path.strip_prefix(root).expect("it lies in the crate");
        let names: Vec<_> = inside.iter().map(|name| name.to_string_lossy()).collect();
        Source { path: names.join("/"), text }
    };
    paths.into_iter().map(read).collect()
}

fn gather(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entries too").path();
        if path.is_dir() {
            gather(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push(path);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Code,
    Text,
    Comment,
}

/// Keeps the wanted parts of a source; line breaks always stay.
fn only(source: &str, wanted: &[Part]) -> String {
    let mut rest = source;
    let mut kept = String::with_capacity(source.len());
    while !rest.is_empty() {
        let (part, length) = next_part(rest);
        let (piece, after) = rest.split_at(length);
        kept.extend(piece.chars().filter(|&c| c == '\n' || wanted.contains(&part)));
        rest = after;
    }
    kept
}

/// What a source begins with, and how long that is.
fn next_part(source: &str) -> (Part, usize) {
    let until =
        |end: &str, from: usize| source[from..].find(end).map_or(source.len(), |at| from + at + end.len());
    let raw = source.strip_prefix('r').map(|rest| rest.bytes().take_while(|&b| b == b'#').count());
    match raw {
        Some(marks) if source[1 + marks..].starts_with('"') => {
            (Part::Text, until(&format!("\"{}", "#".repeat(marks)), marks + 2))
        }
        _ if source.starts_with("//") => (Part::Comment, source.find('\n').unwrap_or(source.len())),
        _ if source.starts_with("/*") => (Part::Comment, until("*/", 2)),
        _ if source.starts_with('"') => (Part::Text, end_of_text(source)),
        _ if source.starts_with('\'') => (Part::Code, end_of_character(source)),
        _ => (Part::Code, end_of_word(source)),
    }
}

fn end_of_text(source: &str) -> usize {
    let mut escaped = false;
    let end = source.char_indices().skip(1).find(|&(_, c)| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or(source.len(), |(at, _)| at + 1)
}

/// The end of a character such as `'"'`; of a lifetime only its mark.
fn end_of_character(source: &str) -> usize {
    let mut chars = source.char_indices().skip(1);
    let escape = chars.next().is_some_and(|(_, c)| c == '\\');
    let end = chars.nth(usize::from(escape));
    end.filter(|&(_, c)| c == '\'').map_or(1, |(at, _)| at + 1)
}

/// A whole name, so that an `r` inside one begins no raw text; else one character.
fn end_of_word(source: &str) -> usize {
    let word = source.find(|c: char| !is_of_name(c)).unwrap_or(source.len());
    if word > 0 { word } else { source.chars().next().map_or(0, char::len_utf8) }
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where a name or path stands in code, not as a part of a longer name.
pub fn places_of(code: &str, wanted: &str) -> Vec<usize> {
    let ends_in_name = wanted.chars().next_back().is_some_and(is_of_name);
    let whole = |&at: &usize| {
        let goes_on_before = code[..at].chars().next_back().is_some_and(is_of_name);
        let goes_on_after = code[at + wanted.len()..].chars().next().is_some_and(is_of_name);
        !goes_on_before && (!ends_in_name || !goes_on_after)
    };
    code.match_indices(wanted).map(|(at, _)| at).filter(whole).collect()
}

/// The line of a place in code, counted from 1.
pub fn line_of(code: &str, place: usize) -> usize {
    code[..place].matches('\n').count() + 1
}

/// The first names after `crate::`, of a path or of a list in braces.
pub fn rooms_named(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for at in places_of(code, "crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => found.extend(first_names(list).map(|name| (at, name))),
            None => found.push((at, name_at(rest))),
        }
    }
    found
}

fn name_at(text: &str) -> String {
    text.trim_start().chars().take_while(|&c| is_of_name(c)).collect()
}

/// The first name of each item of a list, up to its closing brace.
fn first_names(list: &str) -> impl Iterator<Item = String> {
    let mut depth = 0;
    let mut items = vec![String::new()];
    for c in list.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        match c {
            '}' if depth < 0 => break,
            ',' if depth == 0 => items.push(String::new()),
            _ => items.last_mut().into_iter().for_each(|item| item.push(c)),
        }
    }
    items.into_iter().map(|item| name_at(&item)).filter(|name| !name.is_empty())
}

/// How many levels each chain of `super::` goes up.
pub fn ways_up(code: &str) -> Vec<(usize, usize)> {
    let chains = places_of(code, "super::").into_iter().filter(|&at| !code[..at].ends_with("super::"));
    let level = |at: usize| {
        let mut rest = &code[at..];
        let mut levels = 0;
        while let Some(after) = rest.strip_prefix("super::") {
            (rest, levels) = (after, levels + 1);
        }
        (at, levels)
    };
    chains.map(level).collect()
}
