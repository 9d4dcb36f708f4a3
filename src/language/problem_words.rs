//! Problems as sentences.

use super::Language;
use crate::reading::Problem;

/// Where a problem is: line, column and path, as far as they are known.
pub fn place_of(problem: &Problem, language: Language) -> String {
    let place = &problem.place;
    let position = match (place.line, language) {
        (0, _) => String::new(),
        (line, Language::Zh) => format!("第 {line} 行第 {} 列", place.column),
        (line, Language::En) => format!("line {line}, column {}", place.column),
    };
    match (position.is_empty(), place.path.is_empty()) {
        (_, true) => position,
        (true, false) => place.path.clone(),
        (false, false) => format!("{position} · {}", place.path),
    }
}

/// What is wrong, what is allowed, and what to try.
pub fn problem_text(problem: &Problem, language: Language) -> String {
    super::problem_sentence(problem, language)
}
