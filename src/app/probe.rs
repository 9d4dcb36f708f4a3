//! What the first settled frame looks like, written to the file that `MINGZHANG_PROBE` names: for scripts that measure.

use std::path::PathBuf;
use std::time::Instant;

use eframe::egui::{Context, Id, Rect, Shape, epaint::TextShape};
use serde::Serialize;

use super::tokens::name_of;
use super::view::AppView;
use super::views;

const VARIABLE: &str = "MINGZHANG_PROBE";

/// Waits for the first settled frame.
#[derive(Debug)]
pub struct Probe {
    path: PathBuf,
    started: Instant,
}

/// What a chart was painted like.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlotReport {
    /// `debt` or `score`.
    pub id: &'static str,
    /// Left, top, right, bottom of the plot, without its labels.
    pub rect: [f32; 4],
    /// Its lines.
    pub series: Vec<SeriesReport>,
}

/// How a line was painted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeriesReport {
    /// The id of the strategy or component.
    pub id: String,
    /// Such as `#C4520A`.
    pub colour: String,
}

impl SeriesReport {
    /// A line in a colour.
    pub fn new(id: &str, colour: eframe::egui::Color32) -> Self {
        Self { id: id.to_owned(), colour: name_of(colour) }
    }
}

/// A hero figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeroReport {
    /// Its id.
    pub id: &'static str,
    /// Its text.
    pub text: String,
}

/// A frame, as numbers and texts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Width and height in points.
    pub window: [f32; 2],
    /// Pixels per point.
    pub pixels_per_point: f32,
    /// Charts.
    pub plots: Vec<PlotReport>,
    /// Hero figures.
    pub hero: Vec<HeroReport>,
    /// Texts that did not fit.
    pub clipped: Vec<String>,
    /// Characters that no font has.
    pub missing_glyphs: Vec<char>,
    /// Milliseconds from the start of the program.
    pub first_frame_ms: u128,
}

/// Notes how a chart was painted in this frame.
pub fn note_plot(ctx: &Context, plot: PlotReport) {
    ctx.data_mut(|data| {
        let plots = data.get_temp_mut_or_default::<Vec<PlotReport>>(plots_id());
        plots.retain(|known| known.id != plot.id);
        plots.push(plot);
    });
}

fn plots_id() -> Id {
    Id::unique("mingzhang-plots")
}

impl Probe {
    /// A probe if the environment asks for one.
    pub fn from_environment(started: Instant) -> Option<Self> {
        let path = std::env::var_os(VARIABLE)?;
        Some(Self { path: path.into(), started })
    }

    /// Writes the report once a frame has settled; says whether it did.
    pub fn look(&self, ctx: &Context, view: &AppView<'_>, is_unsettled: bool) -> bool {
        if is_unsettled || ctx.cumulative_pass_nr() < 2 {
            ctx.request_repaint();
            return false;
        }
        let report = report(ctx, view, self.started.elapsed().as_millis());
        let text = serde_json::to_string_pretty(&report).unwrap_or_default();
        if let Err(error) = std::fs::write(&self.path, text) {
            eprintln!("{VARIABLE}: {}: {error}", self.path.display());
        }
        true
    }
}

/// What the frame that is being painted looks like.
pub fn report(ctx: &Context, view: &AppView<'_>, first_frame_ms: u128) -> Report {
    let texts = texts(ctx);
    let rect = ctx.content_rect();
    Report {
        window: [rect.width(), rect.height()],
        pixels_per_point: ctx.pixels_per_point(),
        plots: ctx.data(|data| data.get_temp(plots_id())).unwrap_or_default(),
        hero: views::hero::reports(view),
        clipped: texts.iter().filter(|text| text.is_clipped).map(|text| text.text.clone()).collect(),
        missing_glyphs: missing(ctx, &texts),
        first_frame_ms,
    }
}

struct Painted {
    text: String,
    is_clipped: bool,
}

/// Every text of this frame.
fn texts(ctx: &Context) -> Vec<Painted> {
    let layers: Vec<_> = ctx.memory(|memory| memory.layer_ids().collect());
    let mut texts = Vec::new();
    ctx.graphics(|graphics| {
        let lists = layers.iter().filter_map(|layer| graphics.get(*layer));
        for clipped in lists.flat_map(|list| list.all_entries()) {
            collect(&clipped.shape, clipped.clip_rect, &mut texts);
        }
    });
    texts
}

fn collect(shape: &Shape, clip: Rect, texts: &mut Vec<Painted>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, clip, texts)),
        Shape::Text(text) => texts.extend(painted(text, clip)),
        _ => {}
    }
}

/// A text that is seen at all. It is clipped when it was cut with an ellipsis or leaves its place sideways;
/// what is scrolled out at the top or bottom is not.
fn painted(text: &TextShape, clip: Rect) -> Option<Painted> {
    let rect = text.visual_bounding_rect();
    if rect.is_negative() || !clip.intersects(rect) {
        return None;
    }
    let leaves = rect.left() < clip.left() - 1.0 || rect.right() > clip.right() + 1.0;
    Some(Painted { text: text.galley.text().to_owned(), is_clipped: text.galley.elided || leaves })
}

fn missing(ctx: &Context, texts: &[Painted]) -> Vec<char> {
    let font = eframe::egui::FontId::proportional(super::tokens::size::BODY);
    let mut characters: Vec<char> = texts.iter().flat_map(|text| text.text.chars()).collect();
    characters.sort_unstable();
    characters.dedup();
    characters.retain(|character| !character.is_control());
    ctx.fonts_mut(|fonts| {
        characters.retain(|character| !fonts.has_glyph(&font, *character));
    });
    characters
}
