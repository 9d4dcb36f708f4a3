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
}

impl Col {
    /// A column of names.
    pub fn left(head: &'static str, widest: impl Into<String>) -> Self {
        Self { head, widest: widest.into(), is_right: false }
    }

    /// A column of figures.
    pub fn right(head: &'static str, widest: impl Into<String>) -> Self {
        Self { head, widest: widest.into(), is_right: true }
    }
}

/// Room left and right of each cell.
const PADDING: f32 = space::S;
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
    let widths = widths(ui, table);
    let mut clicked = None;
    egui::ScrollArea::horizontal().id_salt((table.id, "sideways")).auto_shrink([false, false]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let mut builder = TableBuilder::new(ui)
                .id_salt(table.id)
                .sense(Sense::click())
                .auto_shrink([false, true])
                .cell_layout(Layout::left_to_right(Align::Center));
            for width in &widths {
                builder = builder.column(Column::exact(*width));
            }
            if let Some(row) = table.scroll_to {
                builder = builder.scroll_to_row(row, None);
            }
            let with_head = builder.header(size::ROW, |mut header| {
                for col in table.cols {
                    header.col(|ui| head(ui, tokens, col));
                }
            });
            with_head.body(|body| {
                body.rows(size::ROW, table.rows, |mut row| {
                    let place = row.index();
                    row.set_selected(table.chosen == Some(place));
                    for (at, col) in table.cols.iter().enumerate() {
                        row.col(|ui| {
                            hairline(ui, tokens);
                            aligned(ui, col.is_right, |ui| cell(ui, place, at));
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

fn head(ui: &mut Ui, tokens: &Tokens, col: &Col) {
    hairline(ui, tokens);
    aligned(ui, col.is_right, |ui| {
        let text = egui::RichText::new(col.head).size(size::CAPTION).color(tokens.muted);
        ui.add(egui::Label::new(text).wrap_mode(egui::TextWrapMode::Extend));
    });
}

fn hairline(ui: &Ui, tokens: &Tokens) {
    let rect: Rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom().round() - 0.5, (1.0, tokens.hairline));
}

fn aligned(ui: &mut Ui, is_right: bool, add: impl FnOnce(&mut Ui)) {
    let layout =
        if is_right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    ui.with_layout(layout, |ui| {
        ui.add_space(PADDING);
        add(ui);
    });
}

/// As wide as the widest text; what is left over is shared evenly, so that columns fill the card.
fn widths(ui: &Ui, table: &Table<'_>) -> Vec<f32> {
    let measure = |text: &str, size: f32| {
        let galley =
            ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size), egui::Color32::BLACK);
        galley.size().x
    };
    let needed: Vec<f32> = table
        .cols
        .iter()
        .enumerate()
        .map(|(at, col)| {
            let sample = if at == 0 && table.has_samples { SAMPLE } else { 0.0 };
            let text = measure(col.head, size::CAPTION).max(measure(&col.widest, size::BODY) + sample);
            (text + 2.0 * PADDING).ceil()
        })
        .collect();
    let sum: f32 = needed.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "a table has a handful of columns")]
    let spare = ((ui.available_width() - sum) / needed.len().max(1) as f32).max(0.0).floor();
    needed.into_iter().map(|width| width + spare).collect()
}
