//! Things to click that look like text: figures, tabs, rows.

use eframe::egui::{
    Align2, CursorIcon, FontId, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use crate::app::tokens::{LineStyle, Tokens, size, space};
use crate::app::widgets::plot;

/// A figure that explains itself when clicked: underlined under the pointer, focused like a button.
pub fn figure(ui: &mut Ui, tokens: &Tokens, text: &str, name: &str, is_underlined: bool) -> Response {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size::BODY), tokens.ink);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    let shows_line = is_underlined || response.hovered() || response.has_focus();
    let colour = if response.hovered() || response.has_focus() { tokens.accent } else { tokens.ink };
    ui.painter().galley_with_override_text_color(rect.min, galley, colour);
    if shows_line {
        ui.painter().hline(rect.x_range(), rect.bottom().round() - 0.5, (1.0, colour));
    }
    named(&response, name);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A name on the left and a figure on the right that explains itself: all of the row can be clicked.
pub fn pair(ui: &mut Ui, tokens: &Tokens, name: &str, value: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::click());
    let is_hot = response.hovered() || response.has_focus();
    let colour = if is_hot { tokens.accent } else { tokens.ink };
    let font = FontId::proportional(size::BODY);
    let value_galley = ui.painter().layout_no_wrap(value.to_owned(), font.clone(), colour);
    let at = Align2::RIGHT_CENTER.anchor_size(rect.right_center(), value_galley.size());
    let room = (at.left() - rect.left() - space::S).max(0.0);
    let name_galley = cut(ui, name, font, tokens.muted, room);
    let left = Align2::LEFT_CENTER.anchor_size(rect.left_center(), name_galley.size());
    ui.painter().galley(left.min, name_galley, tokens.muted);
    ui.painter().galley(at.min, value_galley, colour);
    if is_hot {
        ui.painter().hline(at.x_range(), at.bottom().round() - 0.5, (1.0, colour));
    }
    named(&response, &format!("{name} {value}"));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Tells the screen reader what a click does.
pub fn named(response: &Response, name: &str) {
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
}

/// A text like a link, muted until the pointer is on it.
pub fn quiet(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    quiet_of(ui, tokens, text, size::BODY)
}

/// The same in another size.
pub fn quiet_of(ui: &mut Ui, tokens: &Tokens, text: &str, size: f32) -> Response {
    quiet_within(ui, tokens, text, (size, 3.0))
}

/// The same as a caption, as high as its text.
pub fn caption(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    quiet_within(ui, tokens, text, (size::CAPTION, 0.0))
}

fn quiet_within(ui: &mut Ui, tokens: &Tokens, text: &str, (size, margin): (f32, f32)) -> Response {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size), tokens.muted);
    let padding = vec2(0.0, margin);
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * padding, Sense::click());
    let is_hot = response.hovered() || response.has_focus();
    let colour = if is_hot { tokens.accent } else { tokens.muted };
    ui.painter().galley_with_override_text_color(rect.min + padding, galley, colour);
    named(&response, text);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A text that turns something on or off: in ink with a thin line below while it is on.
pub fn switch(ui: &mut Ui, tokens: &Tokens, text: &str, is_on: bool) -> Response {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size::BODY), tokens.muted);
    let padding = vec2(0.0, 3.0);
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * padding, Sense::click());
    let is_hot = response.hovered() || response.has_focus();
    let rest = if is_on { tokens.ink } else { tokens.muted };
    let colour = if is_hot { tokens.accent } else { rest };
    ui.painter().galley_with_override_text_color(rect.min + padding, galley, colour);
    if is_on {
        ui.painter().hline(rect.x_range(), rect.bottom().round() - 0.5, (1.0, colour));
    }
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, is_on, text));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// One tab of a row: the chosen one in ink with an accent line below.
pub fn tab(ui: &mut Ui, tokens: &Tokens, text: &str, is_chosen: bool) -> Response {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size::BODY), tokens.ink);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(0.0, 10.0), Sense::click());
    let is_hot = is_chosen || response.hovered() || response.has_focus();
    let colour = if is_hot { tokens.ink } else { tokens.muted };
    ui.painter().galley_with_override_text_color(pos2(rect.left(), rect.top() + 3.0), galley, colour);
    if is_chosen || response.has_focus() {
        let y = rect.bottom().round() - 1.0;
        ui.painter().hline(rect.x_range(), y, (2.0, tokens.accent));
    }
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Tab, enabled, is_chosen, text));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A row of a list over the whole width: a line sample, a name, and a fill when chosen.
pub fn strategy_row(ui: &mut Ui, tokens: &Tokens, place: usize, name: &str, is_chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::click());
    if is_chosen || response.hovered() {
        let fill = if is_chosen { tokens.selection } else { tokens.soft };
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), f32::from(size::INPUT_RADIUS), fill);
    }
    focus_ring(ui, tokens, &response, rect.expand2(vec2(6.0, 0.0)));
    let sample = Rect::from_min_size(rect.min, Vec2::new(26.0, rect.height()));
    line_sample(ui, tokens, place, sample);
    let left = sample.right() + space::XS;
    elided(ui, tokens, name, pos2(left, rect.center().y), rect.right() - left - 18.0);
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, is_chosen, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A ring around what has the keyboard's focus.
pub fn focus_ring(ui: &Ui, tokens: &Tokens, response: &Response, rect: Rect) {
    if response.has_focus() {
        let radius = f32::from(size::INPUT_RADIUS);
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, tokens.accent), StrokeKind::Inside);
    }
}

/// A piece of a strategy's line.
pub fn line_sample(ui: &Ui, tokens: &Tokens, place: usize, rect: Rect) {
    let y = rect.center().y.round() + 0.5;
    let path = [pos2(rect.left(), y), pos2(rect.right() - 2.0, y)];
    let stroke = Stroke::new(size::LINE, tokens.line(place));
    plot::line(ui.painter(), &path, stroke, LineStyle::of(place).pattern());
}

/// One line of text from a left middle point, cut with an ellipsis where there is no room.
pub fn elided(ui: &Ui, tokens: &Tokens, text: &str, at: eframe::egui::Pos2, width: f32) {
    let galley = cut(ui, text, FontId::proportional(size::BODY), tokens.ink, width);
    let rect = Align2::LEFT_CENTER.anchor_size(at, galley.size());
    ui.painter().galley(rect.min, galley, tokens.ink);
}

/// A text on one line, cut with an ellipsis where it is wider than allowed.
pub fn cut(
    ui: &Ui,
    text: &str,
    font: FontId,
    colour: eframe::egui::Color32,
    width: f32,
) -> std::sync::Arc<eframe::egui::Galley> {
    let mut job = eframe::egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = eframe::egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

/// Three dots over a row: there is more to set. Says whether they were used.
pub fn more(ui: &Ui, tokens: &Tokens, rect: Rect, id: Id, name: &str) -> bool {
    let response = ui.interact(rect, id, Sense::click());
    let is_hot = response.hovered() || response.has_focus();
    let colour = if is_hot { tokens.accent } else { tokens.muted };
    for nth in [-4.0, 0.0, 4.0] {
        ui.painter().circle_filled(rect.center().round() + vec2(nth, 0.0), 1.2, colour);
    }
    named(&response, name);
    response.on_hover_text(name).on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// A small cross over a row; seen while the row is pointed at or the cross has the keyboard. Says whether it was used.
pub fn remove(ui: &Ui, tokens: &Tokens, rect: Rect, id: Id, name: &str, is_shown: bool) -> bool {
    let response = ui.interact(rect, id, Sense::click());
    if is_shown || response.hovered() || response.has_focus() {
        let is_hot = response.hovered() || response.has_focus();
        let colour = if is_hot { tokens.warn } else { tokens.muted };
        let arm = Vec2::splat(3.5);
        let (middle, stroke) = (rect.center().round(), Stroke::new(1.2, colour));
        ui.painter().line_segment([middle - arm, middle + arm], stroke);
        let arm = vec2(arm.x, -arm.y);
        ui.painter().line_segment([middle - arm, middle + arm], stroke);
    }
    named(&response, name);
    response.on_hover_text(name).on_hover_cursor(CursorIcon::PointingHand).clicked()
}
