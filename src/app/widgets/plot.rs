//! A chart: horizontal grid, few ticks, labels at the ends of lines, one cursor. Paints a [`Chart`] and says which month
//! the pointer chose.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, CursorIcon, FontId, Galley, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke,
    Ui, WidgetInfo, pos2, vec2,
};

use super::dash;
use super::link::cut;
use crate::app::tokens::{CURSOR_PATTERN, GHOST_PATTERN, LineStyle, Tokens, size, space};
use crate::calendar::Month;
use crate::charts::{Chart, Series, month_ticks};
use crate::language;

/// What a plot needs beside the chart.
pub struct Plot<'a> {
    /// The chart.
    pub chart: &'a Chart,
    /// Months along the flat axis.
    pub months: &'a [Month],
    /// The month under the cursor.
    pub cursor: usize,
    /// The chosen strategy: its line is heavier.
    pub chosen: usize,
    /// The label at the end of each series; empty for none.
    pub ends: Vec<String>,
    /// The text of a tick.
    pub tick: Box<dyn Fn(i64) -> String + 'a>,
    /// The text of a month under the pointer.
    pub hover: Box<dyn Fn(usize) -> String + 'a>,
    /// What the chart shows, in one sentence.
    pub summary: &'a str,
    /// Room left of the plot, the same in charts below each other.
    pub left: f32,
    /// Room right of the plot for labels, the same in charts below each other.
    pub right: f32,
    /// The painted height.
    pub height: f32,
}

/// What came of a plot.
pub struct Painted {
    /// The plot without its labels.
    pub rect: Rect,
    /// The month that was clicked or dragged to.
    pub month: Option<usize>,
}

/// Where months and values lie.
#[derive(Clone, Copy)]
struct Frame {
    rect: Rect,
    months: usize,
    low: f32,
    high: f32,
}

#[expect(clippy::cast_precision_loss, reason = "pixels need far fewer digits than amounts have")]
impl Frame {
    fn x(&self, month: usize) -> f32 {
        let span = self.months.saturating_sub(1).max(1) as f32;
        self.rect.left() + self.rect.width() * month as f32 / span
    }

    fn y(&self, units: i64) -> f32 {
        let share = (units as f32 - self.low) / (self.high - self.low);
        self.rect.bottom() - self.rect.height() * share
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the months there are"
    )]
    fn month_at(&self, x: f32) -> usize {
        let span = self.months.saturating_sub(1) as f32;
        let share = (x - self.rect.left()) / self.rect.width().max(1.0);
        (share * span).round().clamp(0.0, span) as usize
    }
}

/// Room for the month labels below a plot.
const BELOW: f32 = 22.0;
/// The least distance between labels at line ends.
const LABEL_STEP: f32 = 15.0;

/// Paints a chart over the whole width.
pub fn show(ui: &mut Ui, tokens: &Tokens, plot: &Plot<'_>) -> Painted {
    let (outer, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), plot.height), Sense::click_and_drag());
    let rect = Rect::from_min_max(outer.min + vec2(plot.left, space::S), outer.max - vec2(plot.right, BELOW));
    let frame = frame(plot, rect);
    let painter = ui.painter_at(outer.expand(2.0));
    grid(ui, &painter, tokens, plot, &frame);
    series(&painter, tokens, plot, &frame);
    cursor(&painter, tokens, plot, &frame);
    end_labels(ui, &painter, tokens, plot, &frame, outer);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, plot.summary));
    let month = pointer(&response, plot, &frame);
    Painted { rect, month }
}

#[expect(clippy::cast_precision_loss, reason = "pixels need far fewer digits than amounts have")]
fn frame(plot: &Plot<'_>, rect: Rect) -> Frame {
    let axis = &plot.chart.axis;
    Frame { rect, months: plot.months.len(), low: axis.low as f32, high: axis.high as f32 }
}

/// The month that is clicked or dragged to; a tooltip for the one that is only pointed at.
fn pointer(response: &Response, plot: &Plot<'_>, frame: &Frame) -> Option<usize> {
    let chosen = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged());
    if let Some(at) = chosen {
        return Some(frame.month_at(at.x));
    }
    let over = response.hover_pos().filter(|at| frame.rect.expand(space::S).contains(*at));
    if let Some(at) = over {
        let text = (plot.hover)(frame.month_at(at.x));
        response.clone().on_hover_cursor(CursorIcon::PointingHand).on_hover_text_at_pointer(text);
    }
    None
}

fn grid(ui: &Ui, painter: &Painter, tokens: &Tokens, plot: &Plot<'_>, frame: &Frame) {
    let font = FontId::proportional(size::CAPTION);
    let every = sparse(plot, frame);
    for (place, &tick) in plot.chart.axis.ticks.iter().enumerate() {
        let y = frame.y(tick).round() + 0.5;
        painter.hline(frame.rect.x_range(), y, (1.0, tokens.hairline));
        if place % every != 0 {
            continue;
        }
        let at = pos2(frame.rect.left() - space::S, y);
        painter.text(at, Align2::RIGHT_CENTER, (plot.tick)(tick), font.clone(), tokens.muted);
    }
    let label = measure(ui, "2026-01", size::CAPTION);
    for place in month_ticks(plot.months, most_labels(frame.rect.width(), label)) {
        let Some(month) = plot.months.get(place) else {
            continue;
        };
        let at = pos2(frame.x(place), frame.rect.bottom() + 6.0);
        painter.text(at, Align2::CENTER_TOP, language::month(*month), font.clone(), tokens.muted);
    }
}

/// In a low plot only each so-many-th line is labelled, so that labels do not touch.
fn sparse(plot: &Plot<'_>, frame: &Frame) -> usize {
    let step = match *plot.chart.axis.ticks.as_slice() {
        [low, next, ..] => frame.y(low) - frame.y(next),
        _ => LABEL_STEP,
    };
    (1u8..16).find(|every| step * f32::from(*every) >= LABEL_STEP).map_or(1, usize::from)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a plot is a few thousand points wide"
)]
fn most_labels(width: f32, label: f32) -> usize {
    ((width / (label + space::XL)) as usize).clamp(1, 10)
}

/// The width of a text.
pub fn measure(ui: &Ui, text: &str, size: f32) -> f32 {
    let font = FontId::proportional(size);
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::BLACK).size().x
}

/// The colour of a series: that of its strategy, or of its place among the parts.
pub fn colour(tokens: &Tokens, place: usize, series: &Series) -> Color32 {
    match (series.is_ghost, series.component) {
        (true, _) => tokens.muted,
        (false, Some(_)) => tokens.line(place),
        (false, None) => tokens.line(series.strategy),
    }
}

fn series(painter: &Painter, tokens: &Tokens, plot: &Plot<'_>, frame: &Frame) {
    // The chosen line is painted last, so that it lies above the others.
    let is_chosen = |series: &Series| !series.is_ghost && series.strategy == plot.chosen;
    let all = || plot.chart.series.iter().enumerate();
    for (place, series) in all().filter(|(_, s)| !is_chosen(s)).chain(all().filter(|(_, s)| is_chosen(s))) {
        let colour = colour(tokens, place, series);
        if series.component.is_some() {
            area(painter, series, tokens.area(place), colour, frame);
        } else {
            let path = path(series, frame);
            let (width, pattern) = match (series.is_ghost, is_chosen(series)) {
                (true, _) => (1.0, GHOST_PATTERN),
                (false, true) => (size::CHOSEN_LINE, LineStyle::of(series.strategy).pattern()),
                (false, false) => (size::LINE, LineStyle::of(series.strategy).pattern()),
            };
            line(painter, &path, Stroke::new(width, colour), pattern);
        }
    }
}

fn path(series: &Series, frame: &Frame) -> Vec<Pos2> {
    series.points.iter().map(|point| pos2(frame.x(point.month), frame.y(point.value.units()))).collect()
}

/// A line in a pattern of dashes and gaps.
pub fn line(painter: &Painter, path: &[Pos2], stroke: Stroke, (dashes, gaps): (&[f32], &[f32])) {
    if let [only] = path {
        painter.circle_filled(*only, stroke.width, stroke.color);
    } else if dashes.is_empty() {
        painter.add(Shape::line(path.to_vec(), stroke));
    } else {
        let dashes = dash::dashes(path, dashes, gaps);
        painter.extend(dashes.into_iter().map(|dash| Shape::line(dash, stroke)));
    }
}

/// An area between two lines, as one quad for each month: any outline is painted right, also a hollow one.
fn area(painter: &Painter, series: &Series, fill: Color32, edge: Color32, frame: &Frame) {
    let corners: Vec<[Pos2; 2]> = series
        .points
        .iter()
        .map(|point| {
            let x = frame.x(point.month);
            [pos2(x, frame.y(point.value.units())), pos2(x, frame.y(point.base.units()))]
        })
        .collect();
    let mut mesh = eframe::egui::Mesh::default();
    for pair in corners.windows(2) {
        if let [[top, bottom], [next_top, next_bottom]] = *pair {
            let first = u32::try_from(mesh.vertices.len()).unwrap_or(0);
            for corner in [top, bottom, next_top, next_bottom] {
                mesh.colored_vertex(corner, fill);
            }
            mesh.add_triangle(first, first + 1, first + 2);
            mesh.add_triangle(first + 1, first + 2, first + 3);
        }
    }
    painter.add(Shape::mesh(mesh));
    painter.add(Shape::line(path(series, frame), Stroke::new(1.0, edge)));
}

fn cursor(painter: &Painter, tokens: &Tokens, plot: &Plot<'_>, frame: &Frame) {
    if plot.months.is_empty() {
        return;
    }
    let x = frame.x(plot.cursor).round() + 0.5;
    let path = [pos2(x, frame.rect.top()), pos2(x, frame.rect.bottom())];
    line(painter, &path, Stroke::new(1.0, tokens.muted), CURSOR_PATTERN);
    for (place, series) in
        plot.chart.series.iter().enumerate().filter(|(_, s)| !s.is_ghost && s.component.is_none())
    {
        if let Some(point) = series.at(plot.cursor) {
            let at = pos2(frame.x(plot.cursor), frame.y(point.value.units()));
            painter.circle(at, 4.0, tokens.surface, Stroke::new(1.5, colour(tokens, place, series)));
        }
    }
}

/// The label at the end of a line.
struct End {
    y: f32,
    text: Arc<Galley>,
    is_chosen: bool,
}

/// Labels at the ends of lines, pushed apart where they would cover each other. Where there is no room for all, that of the
/// chosen strategy stays.
fn end_labels(ui: &Ui, painter: &Painter, tokens: &Tokens, plot: &Plot<'_>, frame: &Frame, outer: Rect) {
    let mut labels: Vec<End> = Vec::new();
    for ((place, series), text) in plot.chart.series.iter().enumerate().zip(&plot.ends) {
        let Some(point) = series.points.last().filter(|_| !text.is_empty()) else {
            continue;
        };
        let colour = colour(tokens, place, series);
        let galley = cut(ui, text, FontId::proportional(size::CAPTION), colour, plot.right - space::S);
        let middle = match series.component {
            Some(_) => i64::midpoint(point.base.units(), point.value.units()),
            None => point.value.units(),
        };
        let is_chosen = series.strategy == plot.chosen;
        labels.push(End { y: frame.y(middle), text: galley, is_chosen });
    }
    labels.sort_by(|a, b| a.y.total_cmp(&b.y));
    let (top, bottom) = (outer.top() + LABEL_STEP / 2.0, outer.bottom() - LABEL_STEP / 2.0);
    fit(&mut labels, bottom - top);
    let lowest = (frame.rect.bottom() + 2.0).max(top + room(&labels)).min(bottom);
    push_apart(&mut labels, top, lowest);
    for End { y, text, .. } in labels {
        let rect = Align2::LEFT_CENTER.anchor_size(pos2(frame.rect.right() + space::S, y), text.size());
        painter.galley(rect.min, text, tokens.ink);
    }
}

/// The height from the middle of the first of some labels to that of the last.
#[expect(clippy::cast_precision_loss, reason = "a chart has a handful of lines")]
fn room(labels: &[End]) -> f32 {
    labels.len().saturating_sub(1) as f32 * LABEL_STEP
}

/// Leaves the lowest labels out that there is no room for.
fn fit(labels: &mut Vec<End>, height: f32) {
    while room(labels) > height {
        let Some(leaves) = labels.iter().rposition(|label| !label.is_chosen) else { return };
        labels.remove(leaves);
    }
}

/// Moves sorted labels down until none covers the next, then up again if the last fell out below.
fn push_apart(labels: &mut [End], top: f32, bottom: f32) {
    let mut least = top;
    for label in labels.iter_mut() {
        label.y = label.y.max(least);
        least = label.y + LABEL_STEP;
    }
    let mut most = bottom;
    for label in labels.iter_mut().rev() {
        label.y = label.y.min(most);
        most = label.y - LABEL_STEP;
    }
}

/// Room that labels need: the widest of them, within a share of the width.
pub fn room_for_ends<'a>(ui: &Ui, labels: impl Iterator<Item = &'a String>, width: f32) -> f32 {
    let widest = labels.map(|text| measure(ui, text, size::CAPTION)).fold(0.0, f32::max);
    (widest + space::M).min(width * 0.32)
}
