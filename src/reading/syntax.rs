//! What the JSON parser's errors mean to somebody who wrote the file by hand.

use jsonc_parser::errors::{ParseError, ParseErrorKind as Kind};
use jsonc_parser::{ParseOptions, ParseStringErrorKind};

use super::code::Code;
use super::place::Found;

/// Plain JSON and nothing else.
pub const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// The problem that a parser's error stands for.
pub fn explain(text: &str, error: &ParseError) -> Found {
    let at = error.range().start.min(text.len());
    if let Some(number) = separated_number(text, at) {
        return number;
    }
    let code = code_of(text, at, error.kind());
    let word = word_at(text, at);
    if code == Code::MissingComma && leading_zero(text, at) {
        return Found::new(Code::BadNumber, at).with("found", number_around(text, at));
    }
    Found::new(code, at).with("found", word)
}

fn code_of(text: &str, at: usize, kind: &Kind) -> Code {
    match kind {
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => Code::Comment,
        Kind::ExpectedColonAfterObjectKey => Code::MissingColon,
        Kind::ExpectedObjectValue => Code::MissingValue,
        Kind::ExpectedStringObjectProperty => Code::UnquotedKey,
        Kind::ExpectedComma => Code::MissingComma,
        Kind::MultipleRootJsonValues => Code::TextAfterEnd,
        Kind::SingleQuotedStringsNotAllowed => Code::SingleQuotes,
        Kind::TrailingCommasNotAllowed => Code::TrailingComma,
        Kind::UnterminatedArray => Code::UnclosedList,
        Kind::UnterminatedObject => Code::UnclosedObject,
        Kind::NestingDepthExceeded => Code::NestedTooDeep,
        Kind::String(ParseStringErrorKind::UnterminatedStringLiteral) => Code::UnclosedText,
        Kind::String(_) => Code::BadEscape,
        Kind::UnexpectedWord => Code::UnexpectedWord,
        Kind::UnexpectedCloseBrace | Kind::UnexpectedCloseBracket if after_colon(text, at) => {
            Code::MissingValue
        }
        Kind::UnexpectedComma if after_colon(text, at) => Code::MissingValue,
        Kind::UnexpectedCloseBrace
        | Kind::UnexpectedCloseBracket
        | Kind::UnexpectedColon
        | Kind::UnexpectedComma
        | Kind::UnexpectedTokenInObject => Code::UnexpectedMark,
        Kind::UnexpectedToken => mark_or_word(text, at),
        Kind::BareDecimalPointNumbersNotAllowed
        | Kind::ExpectedDigit
        | Kind::ExpectedDigitFollowingNegativeSign
        | Kind::ExpectedPlusMinusOrDigitInNumberLiteral
        | Kind::HexadecimalNumbersNotAllowed
        | Kind::NonFiniteNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed => Code::BadNumber,
    }
}

fn mark_or_word(text: &str, at: usize) -> Code {
    let word = text[at..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if word { Code::UnexpectedWord } else { Code::UnexpectedMark }
}

fn after_colon(text: &str, at: usize) -> bool {
    text[..at].trim_end().ends_with(':')
}

/// The word or mark at an offset, as a reader sees it.
fn word_at(text: &str, at: usize) -> String {
    let plain = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.');
    let word: String = text[at..].chars().take_while(plain).collect();
    match text[at..].chars().next() {
        Some(mark) if word.is_empty() => mark.to_string(),
        _ => word,
    }
}

/// `3,000.00` without quotation marks: the parser stumbles behind the comma.
fn separated_number(text: &str, at: usize) -> Option<Found> {
    let number = number_around(text, at);
    let (first, rest) = number.split_once(',')?;
    let groups = || rest.split('.').next().unwrap_or_default().split(',');
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let fits = !first.is_empty() && digits(first) && groups().all(|group| group.len() == 3 && digits(group));
    fits.then(|| {
        let start = text[..at].rfind(|c| !in_number(c)).map_or(0, |before| before + 1);
        let plain = number.replace(',', "");
        Found::new(Code::NumberSeparator, start).with("found", &number).with("instead", plain)
    })
}

const fn in_number(character: char) -> bool {
    matches!(character, '0'..='9' | ',' | '.')
}

fn number_around(text: &str, at: usize) -> String {
    let start = text[..at]
        .rfind(|c| !in_number(c))
        .map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
    let number: String = text[start..].chars().take_while(|c| in_number(*c)).collect();
    number.trim_end_matches(',').to_owned()
}

/// `007`: the parser takes the first zero for the whole number.
fn leading_zero(text: &str, at: usize) -> bool {
    text[..at].ends_with('0') && text[at..].starts_with(|c: char| c.is_ascii_digit())
}
