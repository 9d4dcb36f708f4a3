//! Input of exact values: a name that can be dragged, and a well to type in. Never through a float.

use eframe::egui::{
    Align2, CursorIcon, FontId, Galley, Id, Key, Margin, Rect, Response, Role, Sense, TextEdit, Ui,
    UiBuilder, WidgetInfo, pos2,
    text::{CCursor, CCursorRange},
    vec2,
};

use crate::app::tokens::{Tokens, size, space};
use crate::app::widgets::{link, text};
use crate::language;
use crate::money::Money;

/// Width of the wells of the editor.
pub const WELL: f32 = 92.0;

/// What the user did to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<T> {
    /// Nothing.
    None,
    /// Another value; the hand may still be at it.
    To(T),
    /// The hand let go and takes back what it typed: Escape, or a text that is no value.
    Back,
    /// The hand let go.
    End,
}

/// A row with a name and a value in a well.
pub struct Row<'a> {
    /// Stays the same in every language.
    pub id: Id,
    /// What it is.
    pub name: &'a str,
    /// What is said behind the name where there is room, such as a day.
    pub note: &'a str,
    /// Room kept free before the well, for something else of the row.
    pub free: f32,
    /// The value as text.
    pub text: String,
    /// What to say when a text is no such value.
    pub invalid: &'a str,
    /// What the name says when the pointer rests on it.
    pub hint: &'a str,
}

/// A row of the editor. `parse` reads what is typed; `drag` moves the value by whole points of the pointer.
pub fn row<T>(
    ui: &mut Ui,
    tokens: &Tokens,
    row: Row<'_>,
    parse: impl Fn(&str) -> Option<T>,
    drag: Option<&dyn Fn(f32) -> T>,
) -> Change<T> {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::hover());
    let well = Rect::from_min_max(
        pos2(rect.right() - WELL, rect.top() + 1.0),
        pos2(rect.right(), rect.bottom() - 1.0),
    );
    let name_rect = Rect::from_min_max(rect.min, pos2(well.left() - space::XS - row.free, rect.bottom()));
    let name = name_of(ui, tokens, &row, name_rect, drag.is_some());
    let typed = well_of(ui, tokens, &row, well, &name, parse);
    match drag {
        Some(drag) if name.dragged() => Change::To(drag(name.drag_delta().x)),
        Some(_) if name.drag_stopped() => Change::End,
        _ => typed,
    }
}

fn name_of(ui: &mut Ui, tokens: &Tokens, row: &Row<'_>, rect: Rect, can_drag: bool) -> Response {
    let name = link::cut(ui, row.name, FontId::proportional(size::BODY), tokens.muted, rect.width());
    let note = link::cut(ui, row.note, FontId::proportional(size::CAPTION), tokens.muted, f32::INFINITY);
    let has_note = !row.note.is_empty() && name.size().x + space::S + note.size().x <= rect.width();
    let sense = if can_drag { Sense::drag() } else { Sense::hover() };
    let reach = Rect::from_min_size(rect.min, vec2(name.size().x, rect.height()));
    let response = ui.interact(reach, row.id.with("name"), sense);
    let colour =
        if can_drag && (response.hovered() || response.dragged()) { tokens.accent } else { tokens.muted };
    let middle = |galley: &Galley| rect.center().y - galley.size().y / 2.0;
    if has_note {
        let at = pos2(rect.left() + name.size().x + space::S, middle(&note));
        ui.painter().galley(at, note, tokens.muted);
    }
    let at = pos2(rect.left(), middle(&name));
    ui.painter().galley_with_override_text_color(at, name, colour);
    let spoken = format!("{} {}", row.name, row.note);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken.trim()));
    let response = response.on_hover_text(format!("{}\n{}", spoken.trim(), row.hint));
    if can_drag {
        return response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
    }
    response
}

fn well_of<T>(
    ui: &mut Ui,
    tokens: &Tokens,
    row: &Row<'_>,
    rect: Rect,
    name: &Response,
    parse: impl Fn(&str) -> Option<T>,
) -> Change<T> {
    let is_typing = ui.memory(|memory| memory.has_focus(row.id));
    let typed: Option<String> = ui.data(|data| data.get_temp(row.id)).filter(|_| is_typing);
    let mut buffer = typed.unwrap_or_else(|| row.text.clone());
    let is_invalid = is_typing && parse(&buffer).is_none();
    let edit = TextEdit::singleline(&mut buffer)
        .id(row.id)
        .align(Align2::RIGHT_CENTER)
        .margin(Margin::symmetric(8, 2))
        .desired_width(rect.width() - 16.0)
        .min_size(rect.size())
        .text_color(if is_invalid { tokens.warn } else { tokens.ink });
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    let output = edit.show(&mut child);
    let response = output.response.response.clone().labelled_by(name.id);
    if response.gained_focus() {
        select_all(ui, row.id, output.state, &buffer);
    }
    if is_invalid {
        text::warning(ui, tokens, row.invalid);
    }
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(row.id, buffer.clone()));
        return parse(&buffer).map_or(Change::None, Change::To);
    }
    if response.lost_focus() { let_go(ui, row.id, parse) } else { Change::None }
}

/// The hand lets go: what was typed stays, unless it is no value or was taken back. Enter does not let go of what is no
/// value: the text stays to be mended, with what is said about it, while the value goes back to what it was.
fn let_go<T>(ui: &Ui, id: Id, parse: impl Fn(&str) -> Option<T>) -> Change<T> {
    let typed = ui.data_mut(|data| data.remove_temp::<String>(id));
    let is_invalid = typed.as_ref().is_some_and(|text| parse(text).is_none());
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if is_invalid && pressed(Key::Enter) {
        ui.data_mut(|data| data.insert_temp(id, typed.unwrap_or_default()));
        ui.memory_mut(|memory| memory.request_focus(id));
        return Change::Back;
    }
    let is_cancelled = pressed(Key::Escape);
    if is_cancelled || is_invalid { Change::Back } else { Change::End }
}

/// A number that is clicked is usually typed anew.
pub fn select_all(ui: &Ui, id: Id, mut state: eframe::egui::text_edit::TextEditState, buffer: &str) {
    let end = CCursor::new(buffer.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ui, id);
}

/// Reads an amount as people type it: with or without separators between thousands, also in the wide digits of a Chinese
/// keyboard.
pub fn parse_amount(text: &str) -> Option<Money> {
    let kept = text.trim().chars().filter(|c| !matches!(c, ',' | '，' | ' ' | '¥' | '￥'));
    let plain: String = kept.map(narrow).collect();
    Money::parse(&plain).ok()
}

/// A wide digit or point as the narrow one.
fn narrow(wide: char) -> char {
    match wide {
        '０'..='９' | '．' => char::from_u32(u32::from(wide) - 0xFEE0).unwrap_or(wide),
        other => other,
    }
}

/// An amount moved by whole yuan: more for larger amounts, never below zero.
pub fn drag_amount(amount: Money, delta: f32) -> Money {
    #[expect(clippy::cast_possible_truncation, reason = "a pointer moves a few thousand points at most")]
    let points = delta.round() as i64;
    let yuan = match amount.cents() {
        0..=99_999 => 1,
        100_000..=999_999 => 10,
        1_000_000..=9_999_999 => 100,
        _ => 1_000,
    };
    let moved = amount.cents().saturating_add(points.saturating_mul(yuan * 100));
    Money::from_cents(moved.clamp(0, Money::LARGEST.cents()))
}

/// A row with an amount.
pub fn amount_row(ui: &mut Ui, tokens: &Tokens, row: Row<'_>, amount: Money) -> Change<Money> {
    let spec = Row { text: language::amount(amount), ..row };
    self::row(ui, tokens, spec, parse_amount, Some(&|delta| drag_amount(amount, delta)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_amounts_as_typed_and_nothing_else() {
        assert_eq!(parse_amount("3,000.50"), Some(Money::from_cents(300_050)));
        assert_eq!(parse_amount(" ¥1500 "), Some(Money::from_cents(150_000)));
        assert_eq!(parse_amount("８５００．５"), Some(Money::from_cents(850_050)));
        assert_eq!(parse_amount("0.001"), None);
        assert_eq!(parse_amount("1e3"), None);
        assert_eq!(parse_amount(""), None);
    }

    #[test]
    fn drags_whole_yuan_and_stays_in_range() {
        let at = |cents, delta| drag_amount(Money::from_cents(cents), delta).cents();
        assert_eq!(at(50_050, 3.0), 50_350);
        assert_eq!(at(150_000, -2.0), 148_000);
        assert_eq!(at(100, -50.0), 0);
    }
}
