//! Tables: rows of 26 points, hairlines between them, columns as wide as their figures.

use eframe::egui::{self, Align, FontId, Layout, Rect, Sense, Ui, vec2};
use egui_extras::{Column, TableBuilder};

use crate::app::tokens::{Tokens, size, space};

/// A column.
pub struct Col {
    /// Its head.
    pub head: &'static str,
    /// The widest text below the head.
    pub widest: String,
    /// Whether it is read from the right, as amounts are.
    pub is_right: bool,
    /// What the head says when the pointer rests on it; nothing where it is plain.
    pub hint: &'static str,
}

impl Col {
    /// A column of names.
    pub fn left(head: &'static str, widest: impl Into<String>) -> Self {
        Self { head, widest: widest.into(), is_right: false, hint: "" }
    }

    /// A column of figures.
    pub fn right(head: &'static str, widest: impl Into<String>) -> Self {
        Self { head, widest: widest.into(), is_right: true, hint: "" }
    }

    /// The same with something to say about the head.
    pub fn hinted(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }
}

/// The text that is likely the widest: a wide character counts as two.
pub fn widest(texts: impl Iterator<Item = String>) -> String {
    let width = |text: &String| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    texts.max_by_key(width).unwrap_or_default()
}

/// Room left and right of each cell.
const PADDING: f32 = space::S;
/// The same where there is little room.
const LEAST_PADDING: f32 = 3.0;
/// Room before a name for the sample of a line.
const SAMPLE: f32 = 32.0;

/// What a table shows.
pub struct Table<'a> {
    /// Stays the same in every language.
    pub id: &'static str,
    /// Columns from the left.
    pub cols: &'a [Col],
    /// Number of rows.
    pub rows: usize,
    /// The row that is filled.
    pub chosen: Option<usize>,
    /// Whether the first column leaves room for a sample of a line.
    pub has_samples: bool,
    /// A row that must be seen.
    pub scroll_to: Option<usize>,
}

/// Draws a table with virtual rows and gives the row that was clicked beside its figures.
pub fn show(
    ui: &mut Ui,
    tokens: &Tokens,
    table: &Table<'_>,
    mut cell: impl FnMut(&mut Ui, usize, usize),
) -> Option<usize> {
    let (widths, padding) = widths(ui, table);
    let mut clicked = None;
    let scroll_to = newly_wanted(ui, table);
    egui::ScrollArea::horizontal().id_salt((table.id, "sideways")).auto_shrink([false, false]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let mut builder = TableBuilder::new(ui)
                .id_salt(table.id)
                .sense(Sense::click())
                .auto_shrink([false, true])
                .min_scrolled_height(0.0)
                .cell_layout(Layout::left_to_right(Align::Center));
            for width in &widths {
                builder = builder.column(Column::exact(*width));
            }
            if let Some(row) = scroll_to {
                builder = builder.scroll_to_row(row, None);
            }
            let with_head = builder.header(size::ROW, |mut header| {
                for col in table.cols {
                    header.col(|ui| head(ui, tokens, col, padding));
                }
            });
            with_head.body(|body| {
                body.rows(size::ROW, table.rows, |mut row| {
                    let place = row.index();
                    row.set_selected(table.chosen == Some(place));
                    for (at, col) in table.cols.iter().enumerate() {
                        row.col(|ui| {
                            hairline(ui, tokens);
                            aligned(ui, col.is_right, padding, |ui| cell(ui, place, at));
                        });
                    }
                    if row.response().clicked() {
                        clicked = Some(place);
                    }
                });
            });
        },
    );
    clicked
}

/// The row that must be seen, when it is another than before: afterwards the user may scroll away.
fn newly_wanted(ui: &Ui, table: &Table<'_>) -> Option<usize> {
    let id = egui::Id::unique(("scrolled-to", table.id));
    let before: Option<Option<usize>> = ui.data(|data| data.get_temp(id));
    ui.data_mut(|data| data.insert_temp(id, table.scroll_to));
    table.scroll_to.filter(|_| before != Some(table.scroll_to))
}

fn head(ui: &mut Ui, tokens: &Tokens, col: &Col, padding: f32) {
    hairline(ui, tokens);
    aligned(ui, col.is_right, padding, |ui| {
        let text = egui::RichText::new(col.head).size(size::CAPTION).color(tokens.muted);
        let label = ui.add(egui::Label::new(text).wrap_mode(egui::TextWrapMode::Extend));
        if !col.hint.is_empty() {
            label.on_hover_cursor(egui::CursorIcon::Help).on_hover_text(col.hint);
        }
    });
}

fn hairline(ui: &Ui, tokens: &Tokens) {
    let rect: Rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom().round() - 0.5, (1.0, tokens.hairline));
}

fn aligned(ui: &mut Ui, is_right: bool, padding: f32, add: impl FnOnce(&mut Ui)) {
    let layout =
        if is_right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    ui.with_layout(layout, |ui| {
        ui.add_space(padding);
        add(ui);
    });
}

/// As wide as the widest text; what is left over is shared evenly, so that columns fill the card. Where there is too
/// little room, the padding gives way before the table scrolls sideways.
fn widths(ui: &Ui, table: &Table<'_>) -> (Vec<f32>, f32) {
    let texts: Vec<f32> =
        table.cols.iter().enumerate().map(|(at, col)| text_width(ui, table, at, col)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a table has a handful of columns")]
    let count = texts.len().max(1) as f32;
    let spare = ui.available_width() - texts.iter().sum::<f32>();
    let padding = (spare / count / 2.0).floor().clamp(LEAST_PADDING, PADDING);
    let more = (spare / count - 2.0 * padding).floor().max(0.0);
    (texts.into_iter().map(|width| width + 2.0 * padding + more).collect(), padding)
}

/// The least width at which a table of these columns need not scroll sideways.
pub fn least_width(ui: &Ui, table: &Table<'_>) -> f32 {
    let texts = table.cols.iter().enumerate().map(|(at, col)| text_width(ui, table, at, col));
    texts.map(|width| width + 2.0 * LEAST_PADDING).sum()
}

fn text_width(ui: &Ui, table: &Table<'_>, at: usize, col: &Col) -> f32 {
    let measure = |text: &str, size: f32| {
        let font = FontId::proportional(size);
        ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::BLACK).size().x
    };
    let sample = if at == 0 && table.has_samples { SAMPLE } else { 0.0 };
    measure(col.head, size::CAPTION).max(measure(&col.widest, size::BODY) + sample).ceil()
}
