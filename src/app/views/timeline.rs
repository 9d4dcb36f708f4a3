//! The lane above the charts: what happens when, and the due days of the chosen run.

use eframe::egui::{Align2, FontId, Margin, Rect, Sense, Ui, pos2, vec2};

use super::card;
use crate::app::command::Command;
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::link;
use crate::charts::{Mark, MarkKind};
use crate::language;
use crate::simulation::ItemRef;

/// The least distance between the names of two marks.
const GAP: f32 = space::M;

/// The lane.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let Some(charts) = view.results.charts() else {
        return;
    };
    let names: Vec<String> = charts.marks.iter().map(|mark| name(view, mark)).collect();
    card(ui, view.tokens, Margin::symmetric(10, 0), |ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
        let widths = super::charts::gutters(ui, view);
        let lane = Rect::from_min_max(
            pos2(rect.left() + widths.0, rect.top()),
            pos2(rect.right() - widths.1, rect.bottom()),
        );
        due_days(ui, view, lane);
        let mut free = rect.left();
        for (mark, name) in charts.marks.iter().zip(&names) {
            free = paint(ui, view, mark, name, lane, rect, free);
        }
        link::named(&response, &names.join(", "));
        if response.clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            out.push(Command::SetMonth(month_at(at.x, lane, charts.months.len())));
        }
        response.on_hover_text(names.join("\n"));
    });
}

#[expect(clippy::cast_precision_loss, reason = "there are at most 1,200 months")]
fn x(month: usize, lane: Rect, months: usize) -> f32 {
    lane.left() + lane.width() * month as f32 / months.saturating_sub(1).max(1) as f32
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the months there are"
)]
fn month_at(x: f32, lane: Rect, months: usize) -> usize {
    let last = months.saturating_sub(1) as f32;
    ((x - lane.left()) / lane.width().max(1.0) * last).round().clamp(0.0, last) as usize
}

/// A short stroke for each due day of the chosen run.
fn due_days(ui: &Ui, view: &AppView<'_>, lane: Rect) {
    let (Some(run), count) = (view.run(), view.month_count()) else {
        return;
    };
    let Some(first) = run.months.first() else {
        return;
    };
    for statement in &run.statements {
        if let Ok(month) = usize::try_from(statement.due.month() - first.month) {
            let at = x(month, lane, count).round() + 0.5;
            ui.painter().vline(at, (lane.bottom() - 5.0)..=lane.bottom() - 1.0, (1.0, view.tokens.muted));
        }
    }
}

/// Paints a mark and its name where there is room, and gives where the next name may begin.
fn paint(ui: &Ui, view: &AppView<'_>, mark: &Mark, name: &str, lane: Rect, rect: Rect, free: f32) -> f32 {
    let tokens = view.tokens;
    let at = pos2(x(mark.month, lane, view.month_count()).max(free + 4.0), rect.center().y - 1.0);
    let is_change = mark.kind == MarkKind::Change;
    let (symbol, colour) = if is_change { ("▲", tokens.warn) } else { ("●", tokens.muted) };
    let font = FontId::proportional(size::CAPTION);
    let room = rect.right() - at.x - space::M;
    if room < space::XL {
        return free;
    }
    let dot = ui.painter().text(at, Align2::LEFT_CENTER, symbol, FontId::proportional(9.0), colour);
    let galley = link::cut(ui, name, font, tokens.muted, room);
    let place = Align2::LEFT_CENTER.anchor_size(pos2(dot.right() + 3.0, at.y), galley.size());
    let right = place.right();
    ui.painter().galley(place.min, galley, tokens.muted);
    right + GAP
}

fn name(view: &AppView<'_>, mark: &Mark) -> String {
    let Some(good) = view.good() else {
        return String::new();
    };
    let (scenario, language) = (&good.scenario, view.language);
    let place = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
    let name = match mark.item {
        ItemRef::Income(at) => scenario
            .borrower
            .incomes
            .get(place(at))
            .map(|income| language::name_or_id(income.name.as_ref(), &income.id, language).to_owned()),
        ItemRef::Event(at) => {
            scenario.events.get(place(at)).map(|event| language::event_name(event, language))
        }
        _ => None,
    };
    language::mark(&name.unwrap_or_default(), mark.repeats, language)
}
