//! Sentences broken into lines that a terminal can hold.

use unicode_width::UnicodeWidthChar;

use super::table::width;

/// Columns of a line of prose.
pub const PROSE: usize = 80;
/// Columns of a table at most.
const WIDEST: usize = 100;
/// Columns below which no terminal is taken at its word.
const NARROWEST: usize = 40;

/// The columns that a table may take: 100, or fewer where `COLUMNS` says that the terminal has fewer.
pub fn table_width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|text| text.parse::<usize>().ok());
    columns.map_or(WIDEST, |columns| columns.clamp(NARROWEST, WIDEST))
}

/// A sentence in lines of at most [`PROSE`] columns, the first after `first`, the others after as many blanks.
///
/// Lines break at blanks, and between Chinese characters; a word that is longer than a line stays whole.
pub fn paragraph(first: &str, text: &str) -> String {
    let indent = " ".repeat(width(first));
    let mut out = first.to_owned();
    let mut used = width(first);
    for word in words(text) {
        let is_new_line = used == width(first);
        let wide = width(word.trim_end());
        if used + wide > PROSE && !is_new_line {
            out.truncate(out.trim_end().len());
            out.push('\n');
            out.push_str(&indent);
            used = width(first);
        }
        out.push_str(word);
        used += width(word);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Pieces after each of which a line may end. No piece begins with a mark that closes a sentence or a quotation.
fn words(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (place, character) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, character)) {
            pieces.push(text.get(start..place).unwrap_or_default());
            start = place;
        }
        before = Some(character);
    }
    pieces.push(text.get(start..).unwrap_or_default());
    pieces
}

fn may_break(before: char, next: char) -> bool {
    let is_wide = |c: char| c.width() == Some(2);
    let closes = |c: char| "。，、；：！？”）》".contains(c);
    if before == ' ' {
        return next != ' ';
    }
    (is_wide(before) || is_wide(next))
        && next != ' '
        && !closes(next)
        && !",.;:)".contains(next)
        && !"“（《(".contains(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_too_wide() {
        for text in ["还了最低后, 剩下的本金按夜计息。".repeat(12), "one two three, ".repeat(20)]
        {
            let lines = paragraph("  · ", &text);
            assert!(lines.lines().all(|line| width(line) <= PROSE), "{lines}");
            assert!(lines.lines().skip(1).all(|line| line.starts_with("    ")), "{lines}");
            let joined: String = lines.split_whitespace().collect();
            assert_eq!(joined.trim_start_matches('·'), text.split_whitespace().collect::<String>());
        }
    }

    #[test]
    fn keeps_long_words_whole() {
        let word = "x".repeat(200);
        assert_eq!(paragraph("· ", &word), format!("· {word}\n"));
    }
}
