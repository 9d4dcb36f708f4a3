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

/// Marks that the lane tells of when it is pointed at.
const MOST_TOLD: usize = 20;

/// The lane.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let Some(charts) = view.results.charts() else {
        return;
    };
    card(ui, view.tokens, Margin::symmetric(10, 0), |ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
        let (left, right) = super::charts::gutters(ui, view);
        let lane = Rect::from_min_max(
            pos2(rect.left() + left, rect.top()),
            pos2(rect.right() - right, rect.bottom()),
        );
        due_days(ui, view, lane);
        let painted = marks(ui, view, &charts.marks, lane, rect);
        link::named(&response, &painted.join(", "));
        if response.clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            out.push(Command::SetMonth(month_at(at.x, lane, charts.months.len())));
        }
        response.on_hover_ui(|ui| tell(ui, view, &charts.marks));
    });
}

/// Paints marks as long as there is room, and gives the names of those.
fn marks(ui: &Ui, view: &AppView<'_>, marks: &[Mark], lane: Rect, rect: Rect) -> Vec<String> {
    let mut free = rect.left();
    let mut painted = Vec::new();
    for mark in marks {
        let name = label(view, mark);
        let Some(next) = paint(ui, view, mark, &name, lane, rect, free) else {
            break;
        };
        free = next;
        painted.push(name);
    }
    painted
}

/// All marks with their days, as far as a tooltip can hold them.
fn tell(ui: &mut Ui, view: &AppView<'_>, marks: &[Mark]) {
    for mark in marks.iter().take(MOST_TOLD) {
        ui.label(format!("{}  {}", mark.on, name(view, mark)));
    }
    if marks.len() > MOST_TOLD {
        ui.label(language::and_more(marks.len() - MOST_TOLD, view.language));
    }
    ui.label(view.texts.due_day_strokes);
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
            let bottom = lane.bottom() - 1.0;
            ui.painter().vline(at, (bottom - 4.0)..=bottom, (1.0, view.tokens.muted));
        }
    }
}

/// Paints a mark and its name, and gives where the next name may begin; nothing where there is no room.
fn paint(
    ui: &Ui,
    view: &AppView<'_>,
    mark: &Mark,
    name: &str,
    lane: Rect,
    rect: Rect,
    free: f32,
) -> Option<f32> {
    let tokens = view.tokens;
    let at = pos2(x(mark.month, lane, view.month_count()).max(free + 4.0), rect.center().y - 1.0);
    let (symbol, colour) =
        if mark.kind == MarkKind::Change { ("▲", tokens.warn) } else { ("●", tokens.muted) };
    let galley =
        ui.painter().layout_no_wrap(name.to_owned(), FontId::proportional(size::CAPTION), tokens.muted);
    if rect.right() - at.x < galley.size().x + space::L {
        return None;
    }
    if !mark.repeats {
        let month = pos2(x(mark.month, lane, view.month_count()), lane.bottom() - 5.0);
        ui.painter().text(month, Align2::CENTER_CENTER, symbol, FontId::proportional(8.0), colour);
    }
    let dot = ui.painter().text(at, Align2::LEFT_CENTER, symbol, FontId::proportional(9.0), colour);
    let place = Align2::LEFT_CENTER.anchor_size(pos2(dot.right() + 3.0, at.y), galley.size());
    ui.painter().galley(place.min, galley, tokens.muted);
    Some(place.right() + GAP)
}

/// What the lane says of a mark. What happens once carries its month: names stand where there is room.
fn label(view: &AppView<'_>, mark: &Mark) -> String {
    let name = name(view, mark);
    if mark.repeats { name } else { format!("{name} {}", mark.on.month()) }
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
