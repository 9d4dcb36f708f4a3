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

    /// The text, with two blanks between columns. Where it would be wider than `most`, one blank does, and where that is
    /// still too wide, the first cell of a row stands on a line of its own.
    pub fn text(&self, most: usize) -> String {
        let widths = self.widths();
        let with_gaps = |gap: usize| widths.iter().sum::<usize>() + gap * widths.len().saturating_sub(1);
        match (with_gaps(2) <= most, with_gaps(1) <= most) {
            (true, _) => self.in_lines(&widths, "  "),
            (false, true) => self.in_lines(&widths, " "),
            (false, false) => self.stacked(&widths),
        }
    }

    fn in_lines(&self, widths: &[usize], gap: &str) -> String {
        let mut text = String::new();
        for line in self.heads() {
            self.line(&mut text, &line, widths, gap);
        }
        for row in &self.rows {
            self.line(&mut text, row, widths, gap);
        }
        text
    }

    /// Each row in two lines: its name, and below it all else.
    fn stacked(&self, widths: &[usize]) -> String {
        let indented = |row: &[String]| {
            let rest = row.get(1..).unwrap_or_default();
            [vec![String::new()], rest.to_vec()].concat()
        };
        let narrow = [&[0], widths.get(1..).unwrap_or_default()].concat();
        let mut text = String::new();
        for line in self.heads() {
            self.line(&mut text, &indented(&line), &narrow, " ");
        }
        for row in &self.rows {
            text.push_str(row.first().map_or("", String::as_str));
            text.push('\n');
            self.line(&mut text, &indented(row), &narrow, " ");
        }
        text
    }

    /// The lines of the head in which anything stands.
    fn heads(&self) -> Vec<Vec<String>> {
        let line = |at: usize| -> Vec<String> {
            self.columns
                .iter()
                .map(|(head, _)| head.get(at).copied().unwrap_or_default().to_owned())
                .collect()
        };
        [line(0), line(1)].into_iter().filter(|line| line.iter().any(|head| !head.is_empty())).collect()
    }

    fn widths(&self) -> Vec<usize> {
        let of_head = |head: &[&str; 2]| head.iter().map(|line| width(line)).max().unwrap_or_default();
        let widest =
            |place: usize| self.rows.iter().filter_map(move |row| row.get(place)).map(|cell| width(cell));
        let columns = self.columns.iter().enumerate();
        columns.map(|(place, (head, _))| widest(place).fold(of_head(head), usize::max)).collect()
    }

    fn line(&self, text: &mut String, cells: &[String], widths: &[usize], gap: &str) {
        let padded = cells.iter().zip(widths).zip(&self.columns).map(|((cell, most), (_, align))| {
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

    fn table() -> Table {
        let mut table = Table::new([["", "策略"], ["总", "成本"]], 1);
        table.row(vec!["只还最低".to_owned(), "3,363.84".to_owned()]);
        table.row(vec!["full".to_owned(), "0.00".to_owned()]);
        table
    }

    #[test]
    fn chinese_takes_two_columns() {
        let wide =
            ["                总", "策略          成本", "只还最低  3,363.84", "full          0.00", ""];
        assert_eq!(table().text(18), wide.join("\n"));
        assert!(table().text(17).contains("只还最低 3,363.84"));
    }

    #[test]
    fn names_go_above_where_there_is_no_room_beside() {
        let narrow = ["       总", "     成本", "只还最低", " 3,363.84", "full", "     0.00", ""];
        assert_eq!(table().text(16), narrow.join("\n"));
    }
}
