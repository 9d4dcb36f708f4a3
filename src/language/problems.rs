//! The sentences of problems: what is wrong, what is allowed, what to try. Exhaustive in both languages.

mod en;
mod zh;

use super::Language;
use super::fill::fill;
use crate::reading::{Problem, Severity};

/// What is wrong, what is allowed, and what to try: the sentence of a problem, without its place.
///
/// ```
/// use mingzhang::language::{Language, problem_text};
/// use mingzhang::reading::{Code, Problem};
/// let problem = Problem::new(Code::AmountNegative, "accounts[0].limit").with("found", "-5");
/// assert_eq!(problem_text(&problem, Language::En), "The amount “-5” is below zero. Write 0 or more.");
/// ```
pub fn problem_text(problem: &Problem, language: Language) -> String {
    let template = match language {
        Language::Zh => zh::template(problem.code),
        Language::En => en::template(problem.code),
    };
    fill(template, &problem.values, language)
}

/// One line for a list of problems: how serious, where, and the sentence.
pub fn problem_line(problem: &Problem, language: Language) -> String {
    let sentence = problem_text(problem, language);
    let severity = severity_name(problem.severity, language);
    let place = place_of(problem, language);
    match language {
        Language::Zh if place.is_empty() => format!("{severity}：{sentence}"),
        Language::Zh => format!("{severity}，{place}：{sentence}"),
        Language::En if place.is_empty() => format!("{severity}: {sentence}"),
        Language::En => format!("{severity}, {place}: {sentence}"),
    }
}

/// How serious a problem is.
pub const fn severity_name(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::Zh) => "错误",
        (Severity::Error, Language::En) => "Error",
        (Severity::Warning, Language::Zh) => "提醒",
        (Severity::Warning, Language::En) => "Warning",
        (Severity::Note, Language::Zh) => "说明",
        (Severity::Note, Language::En) => "Note",
    }
}

/// Where a problem is: line, column and path, as far as they are known.
pub fn place_of(problem: &Problem, language: Language) -> String {
    let place = &problem.place;
    let position = match language {
        _ if place.line == 0 => String::new(),
        Language::Zh => format!("第 {} 行第 {} 列", place.line, place.column),
        Language::En => format!("line {} column {}", place.line, place.column),
    };
    [position, place.path.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Code;

    #[test]
    fn every_code_has_its_own_sentence_in_both_languages() {
        use std::collections::BTreeSet;
        for template in [zh::template as fn(Code) -> &'static str, en::template] {
            let all: BTreeSet<&str> = Code::ALL.iter().map(|code| template(*code)).collect();
            assert_eq!(all.len(), Code::ALL.len());
        }
    }

    #[test]
    fn both_languages_speak_of_the_same_values() {
        for code in Code::ALL {
            let names = |template: &'static str| {
                let parts = template.split('{').skip(1).filter_map(|part| part.split_once('}'));
                let names = parts
                    .map(|(name, _)| name)
                    .filter(|name| name.chars().all(|c| c == '_' || c == ':' || c.is_ascii_lowercase()));
                let mut names: Vec<&str> = names.collect();
                names.sort_unstable();
                names.dedup();
                names
            };
            assert_eq!(names(zh::template(*code)), names(en::template(*code)), "{code:?}");
        }
    }
}
