//! Dates, months, ids and the words that people read.

use jsonc_parser::ast::Value;

use super::code::Code;
use super::decode::{Item, Type};
use crate::calendar::{Day, Month};
use crate::words::Words;

/// A date `YYYY-MM-DD` in the legal years.
pub fn day(item: Item<'_, '_>) -> Option<Day> {
    let Value::StringLit(literal) = item.value() else {
        return item.wrong_type(Type::Date);
    };
    let text = literal.value.as_ref();
    Day::parse(text).or_else(|| refuse_date(item, text))
}

fn refuse_date(item: Item<'_, '_>, text: &str) -> Option<Day> {
    let code = match parts(text) {
        Some((year, _, _)) if !(1990..=2199).contains(&year) => Code::DateOutOfRange,
        Some(_) => Code::DateImpossible,
        None => Code::DateFormat,
    };
    let problem = item.problem(code).with("found", text).with("instead", nearest_date(text));
    let problem = problem.with("first", Day::FIRST).with("last", Day::LAST);
    item.refuse(problem)
}

/// A month `YYYY-MM` in the legal years.
pub fn month(item: Item<'_, '_>) -> Option<Month> {
    let Value::StringLit(literal) = item.value() else {
        return item.wrong_type(Type::Month);
    };
    let text = literal.value.as_ref();
    Month::parse(text).or_else(|| {
        let problem = item.problem(Code::MonthFormat).with("found", text);
        let problem = problem.with("first", Day::FIRST.month()).with("last", Day::LAST.month());
        item.refuse(problem)
    })
}

/// Year, month and day of a text of the form `YYYY-MM-DD`, possible or not.
fn parts(text: &str) -> Option<(u16, u8, u8)> {
    let ascii = text.len() == 10 && text.is_ascii() && &text[4..5] == "-" && &text[7..8] == "-";
    let number = |range: std::ops::Range<usize>| {
        let part = text.get(range)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u16>().ok())?
    };
    let (year, month, day) =
        if ascii { (number(0..4)?, number(5..7)?, number(8..10)?) } else { return None };
    Some((year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

/// What was probably meant: the last day of the month for an impossible day; the same digits for other forms.
fn nearest_date(text: &str) -> String {
    if let Some((year, month, _)) = parts(text) {
        let last = Month::parse(&format!("{year:04}-{month:02}")).map(Month::last);
        return last.map_or_else(String::new, |day| day.to_string());
    }
    let half = super::scan::to_half_width(text);
    let numbers: Vec<&str> =
        half.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [year, month, day] = numbers[..] else {
        return String::new();
    };
    let date = format!("{year}-{month:0>2}-{day:0>2}");
    Day::parse(&date).map_or_else(String::new, |day| day.to_string())
}

/// The most characters of an id.
const ID_CHARACTERS: usize = 64;

/// A name in the file: 1 to 64 letters, digits, `-`, `_` or `.`; letters of any language.
pub fn id(item: Item<'_, '_>) -> Option<String> {
    let text = item.text()?;
    if is_id(text) {
        return Some(text.to_owned());
    }
    item.refuse(item.problem(Code::BadId).with("found", text).with("most", ID_CHARACTERS))
}

fn is_id(text: &str) -> bool {
    let legal = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    !text.is_empty() && text.chars().all(legal) && text.chars().count() <= ID_CHARACTERS
}

/// A text that has something to see.
pub fn shown_text(item: Item<'_, '_>) -> Option<String> {
    let text = item.text()?;
    if text.trim().is_empty() {
        return item.refuse(item.problem(Code::EmptyText));
    }
    Some(text.to_owned())
}

/// A text, or `{"zh": …, "en": …}`.
pub fn words(item: Item<'_, '_>) -> Option<Words> {
    match item.value() {
        Value::StringLit(_) => shown_text(item).map(Words::Same),
        Value::Object(_) => {
            let fields = item.object(&["zh", "en"])?;
            let (zh, en) = (fields.required("zh", shown_text), fields.required("en", shown_text));
            Some(Words::Both { zh: zh?, en: en? })
        }
        _ => item.wrong_type(Type::Words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::json::Document;
    use crate::reading::place::Notes;

    #[test]
    fn says_what_is_wrong_with_a_date() {
        let cases = [
            ("2026-02-30", Code::DateImpossible, "2026-02-28"),
            ("2026/2/3", Code::DateFormat, "2026-02-03"),
            ("2026年2月3日", Code::DateFormat, "2026-02-03"),
            ("1989-12-31", Code::DateOutOfRange, ""),
            ("2026-13-01", Code::DateImpossible, ""),
            ("soon", Code::DateFormat, ""),
        ];
        for (text, code, instead) in cases {
            let json = format!("\"{text}\"");
            let document = Document::parse(&json).unwrap();
            let notes = Notes::default();
            assert_eq!(document.read(&notes, day), None);
            let problem = notes.into_problems(&json).remove(0);
            assert_eq!((problem.code, &*problem.values["instead"]), (code, instead), "{text}");
        }
    }

    #[test]
    fn ids_may_be_chinese() {
        assert!(is_id("花呗-1"));
        assert!(!is_id(""));
        assert!(!is_id("a b"));
        assert!(!is_id("huabei@2024"));
    }
}
