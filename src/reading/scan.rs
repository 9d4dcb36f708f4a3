//! What is looked at before the JSON parser: size, encoding, nesting, and characters that it would let pass.

use super::code::Code;
use super::place::Found;

/// The largest file: 16 MiB.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024;
/// The deepest nesting of lists and objects. Legal files need fewer than ten levels.
pub const DEEPEST: usize = 64;

/// The text of a file's bytes, without a byte-order mark.
///
/// # Errors
/// [`Code::FileTooLarge`], [`Code::Utf16`] or [`Code::NotUtf8`] with the offset of the first wrong byte.
pub fn text_of(bytes: &[u8]) -> Result<&str, Found> {
    check_size(bytes.len())?;
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || looks_like_utf16(bytes) {
        return Err(Found::new(Code::Utf16, 0));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    Ok(without_mark(text))
}

/// The text without a byte-order mark, which is accepted.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Whether a length is legal.
pub fn check_size(bytes: usize) -> Result<(), Found> {
    if bytes <= LARGEST_FILE {
        return Ok(());
    }
    // Rounded up: a file one byte too large must not be said to have exactly 16 MiB.
    let tenths = (bytes as u64 * 10).div_ceil(1024 * 1024);
    let found = Found::new(Code::FileTooLarge, 0)
        .with("found", format!("{}.{} MiB", tenths / 10, tenths % 10))
        .with("most", "16 MiB");
    Err(found)
}

/// A zero byte beside a plain character at the start: UTF-16 without a mark.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0, 1..=0x7f, ..] | [1..=0x7f, 0, ..])
}

fn not_utf8(bytes: &[u8], offset: usize) -> Found {
    let byte = bytes.get(offset).copied().unwrap_or_default();
    let before = std::str::from_utf8(bytes.get(..offset).unwrap_or_default()).unwrap_or_default();
    let (line, column) = super::place::line_and_column(before, before.len());
    Found::new(Code::NotUtf8, 0)
        .with("offset", offset)
        .with("byte", format!("0x{byte:02X}"))
        .with("line", line)
        .with("column", column)
        .on(line, column)
}

/// Looks at every character once, without recursion, before anything recursive sees the text.
///
/// # Errors
/// The first of: nothing there, nested too deep, a full-width mark outside texts, a control character in a text.
pub fn check_text(text: &str) -> Result<(), Found> {
    if text.trim_matches(is_white).is_empty() {
        return Err(Found::new(Code::FileEmpty, 0));
    }
    let mut scan = Scan::default();
    for (offset, character) in text.char_indices() {
        if scan.in_text {
            scan.inside_text(offset, character)?;
        } else {
            scan.outside_text(text, offset, character)?;
        }
    }
    Ok(())
}

/// The white space of JSON.
pub const fn is_white(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}

#[derive(Default)]
struct Scan {
    depth: usize,
    in_text: bool,
    escaped: bool,
}

impl Scan {
    fn inside_text(&mut self, offset: usize, character: char) -> Result<(), Found> {
        match character {
            _ if self.escaped => self.escaped = false,
            '\\' => self.escaped = true,
            '"' => self.in_text = false,
            _ => {}
        }
        if character < ' ' {
            let code = format!("U+{:04X}", u32::from(character));
            return Err(Found::new(Code::ControlCharacter, offset).with("found", code));
        }
        Ok(())
    }

    fn outside_text(&mut self, text: &str, offset: usize, character: char) -> Result<(), Found> {
        match character {
            '"' => self.in_text = true,
            '{' | '[' => self.depth += 1,
            '}' | ']' => self.depth = self.depth.saturating_sub(1),
            _ if character.is_ascii() => {}
            _ => return Err(foreign(text, offset, character)),
        }
        if self.depth > DEEPEST {
            return Err(Found::new(Code::NestedTooDeep, offset).with("most", DEEPEST));
        }
        Ok(())
    }
}

/// A character that JSON does not know outside texts. Chinese keyboards make these easily.
fn foreign(text: &str, offset: usize, character: char) -> Found {
    match half_width(character) {
        Some(instead) if instead.is_ascii_digit() => {
            let number: String = text[offset..].chars().take_while(|c| half_width(*c).is_some()).collect();
            Found::new(Code::NumberFullWidth, offset)
                .with("found", &number)
                .with("instead", to_half_width(&number))
        }
        Some(instead) => {
            Found::new(Code::FullWidthMark, offset).with("found", character).with("instead", instead)
        }
        None => {
            let word: String = text[offset..].chars().take_while(|c| c.is_alphanumeric()).collect();
            let found = if word.is_empty() { character.to_string() } else { word };
            Found::new(Code::UnexpectedWord, offset).with("found", found)
        }
    }
}

/// The text with each full-width digit and mark replaced by the plain one.
pub fn to_half_width(text: &str) -> String {
    text.chars().map(|c| half_width(c).unwrap_or(c)).collect()
}

/// The plain character for a full-width one; `None` for all others.
pub fn half_width(character: char) -> Option<char> {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0),
        '\u{3000}' | '\u{a0}' => Some(' '),
        '“' | '”' | '„' | '«' | '»' => Some('"'),
        '‘' | '’' => Some('\''),
        '。' => Some('.'),
        '、' => Some(','),
        '【' => Some('['),
        '】' => Some(']'),
        '−' | '–' | '—' => Some('-'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_of(text: &str) -> Option<Code> {
        check_text(text).err().map(|found| found.problem.code)
    }

    #[test]
    fn finds_deep_nesting_at_once() {
        let brackets = "[".repeat(50_000_000);
        assert_eq!(code_of(&brackets), Some(Code::NestedTooDeep));
        let bytes = brackets.as_bytes();
        assert_eq!(text_of(bytes).err().map(|f| f.problem.code), Some(Code::FileTooLarge));
    }

    #[test]
    fn brackets_inside_a_text_do_not_nest() {
        assert_eq!(code_of(&format!("{{\"a\": \"{}\\\"[\"}}", "[".repeat(100))), None);
    }

    #[test]
    fn sees_what_a_chinese_keyboard_makes() {
        assert_eq!(code_of("{“a”: 1}"), Some(Code::FullWidthMark));
        assert_eq!(code_of("{\"a\": ３０００}"), Some(Code::NumberFullWidth));
        assert_eq!(code_of("{\"a\"： 1}"), Some(Code::FullWidthMark));
        assert_eq!(code_of("{\"三\": \"“千”，\"}"), None);
        assert_eq!(code_of(" \n\t"), Some(Code::FileEmpty));
    }

    #[test]
    fn knows_encodings() {
        let code = |bytes: &[u8]| text_of(bytes).err().map(|f| f.problem.code);
        assert_eq!(code(&[0xff, 0xfe, b'{', 0]), Some(Code::Utf16));
        assert_eq!(code(&[b'{', 0, b'}', 0]), Some(Code::Utf16));
        assert_eq!(code(b"{\"a\": \"\xb0\xa1\"}"), Some(Code::NotUtf8));
        assert_eq!(text_of("\u{feff}{}".as_bytes()).ok(), Some("{}"));
    }
}
