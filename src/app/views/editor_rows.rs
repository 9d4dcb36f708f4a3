//! Rows that details of the left panel are made of: a day, a date, a whole number, the way to take something out.

use std::fmt::Debug;
use std::hash::Hash;
use std::ops::RangeInclusive;

use eframe::egui::{Id, Rect, Ui, pos2};

use super::editor::push;
use crate::app::command::Command;
use crate::app::edit::Edit;
use crate::app::state::Detail;
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::field::{self, Row};
use crate::app::widgets::link;
use crate::calendar::Day;
use crate::language;

/// The room of the mark that opens details.
pub const MARK: f32 = 18.0;

/// A row that is typed into.
pub fn row<'a>(view: &AppView<'a>, id: Id, name: &'a str, text: String, invalid: &'a str) -> Row<'a> {
    Row { id, name, note: "", free: 0.0, text, invalid, hint: view.texts.type_hint }
}

/// A row whose text `parse` reads.
pub fn typed<T>(
    ui: &mut Ui,
    view: &AppView<'_>,
    row: Row<'_>,
    parse: impl Fn(&str) -> Option<T>,
    (edit, out): (impl FnOnce(T) -> Edit, &mut Vec<Command>),
) {
    push(field::row(ui, view.tokens, row, parse, None), edit, out);
}

/// A date that `allowed` lets stand.
pub fn date(
    ui: &mut Ui,
    view: &AppView<'_>,
    (id, name): (impl Hash + Debug, &str),
    day: Day,
    allowed: impl Fn(&Day) -> bool,
    command: (impl FnOnce(Day) -> Edit, &mut Vec<Command>),
) {
    let row = row(view, Id::unique(("date", id)), name, day.to_string(), view.texts.not_a_date);
    typed(ui, view, row, |text| Day::parse(text.trim()).filter(&allowed), command);
}

/// A whole number of a range.
pub fn whole(
    ui: &mut Ui,
    view: &AppView<'_>,
    (id, name): (impl Hash + Debug, &str),
    (number, range): (u16, RangeInclusive<u16>),
    command: (impl FnOnce(u16) -> Edit, &mut Vec<Command>),
) {
    let invalid = language::whole_between((*range.start()).into(), (*range.end()).into(), view.language);
    let row = row(view, Id::unique(("whole", id)), name, number.to_string(), &invalid);
    let parse = |text: &str| text.trim().parse::<u16>().ok().filter(|number| range.contains(number));
    typed(ui, view, row, parse, command);
}

/// A day of the month.
pub fn day_of_month(
    ui: &mut Ui,
    view: &AppView<'_>,
    id: impl Hash + Debug,
    day: u8,
    (edit, out): (impl FnOnce(u8) -> Edit, &mut Vec<Command>),
) {
    let narrow = |day: u16| edit(u8::try_from(day).unwrap_or(31));
    whole(ui, view, (id, view.texts.day_of_month), (day.into(), 1..=31), (narrow, out));
}

/// The way to take out what is called so.
pub fn remove(ui: &mut Ui, view: &AppView<'_>, name: &str, edit: Edit, out: &mut Vec<Command>) {
    let remove = link::quiet(ui, view.tokens, view.texts.remove);
    link::named(&remove, &format!("{} {name}", view.texts.remove));
    if remove.clicked() {
        out.push(Command::Edit(edit));
    }
}

/// The mark in a row that opens its details, before the well where the row has one.
pub fn mark(
    ui: &Ui,
    view: &AppView<'_>,
    row: Rect,
    has_well: bool,
    (detail, name): (Detail, &str),
    out: &mut Vec<Command>,
) {
    let right = if has_well { row.right() - field::WELL - space::XS } else { row.right() };
    let mark = Rect::from_min_max(pos2(right - MARK, row.top()), pos2(right, row.top() + size::ROW));
    let spoken = format!("{} {name}", view.texts.details);
    if link::more(ui, view.tokens, mark, Id::unique(("details", detail)), &spoken) {
        out.push(Command::ToggleDetail(detail));
    }
}
