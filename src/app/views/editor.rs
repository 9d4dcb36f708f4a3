//! The left panel: the numbers that matter most, each typed exactly or dragged, each re-run at once.

use eframe::egui::{Id, Ui};

use super::editor_rows::{self, MARK};
use super::{about, editor_accounts, editor_events, editor_ideas, editor_strategies};
use crate::app::command::Command;
use crate::app::edit::{AmountField, Edit};
use crate::app::edit_account::DayField;
use crate::app::state::Detail;
use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::field::{self, Change, Row};
use crate::app::widgets::text;
use crate::language;

/// The panel.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    about::show(ui, view, out);
    borrower(ui, view, out);
    text::rule(ui, view.tokens);
    editor_accounts::show(ui, view, out);
    text::rule(ui, view.tokens);
    editor_events::spending(ui, view, out);
    text::rule(ui, view.tokens);
    editor_events::events(ui, view, out);
    text::rule(ui, view.tokens);
    editor_strategies::show(ui, view, out);
    text::rule(ui, view.tokens);
    editor_ideas::show(ui, view, out);
}

/// A row for an amount of the scenario, if the scenario has it. `note` is said behind the name where there is room.
pub fn amount(ui: &mut Ui, view: &AppView<'_>, names: (&str, &str), at: AmountField, out: &mut Vec<Command>) {
    amount_beside(ui, view, names, at, 0.0, out);
}

/// The same with room before the well.
pub fn amount_beside(
    ui: &mut Ui,
    view: &AppView<'_>,
    (name, note): (&str, &str),
    at: AmountField,
    free: f32,
    out: &mut Vec<Command>,
) {
    let Some(amount) = at.get(view.scenario()) else {
        return;
    };
    let row = Row {
        id: Id::unique(("amount", at)),
        name,
        note,
        free,
        text: String::new(),
        invalid: view.texts.not_an_amount,
        hint: view.texts.drag_hint,
    };
    let change = field::amount_row(ui, view.tokens, row, amount);
    push(change, |amount| Edit::Amount(at, amount), out);
}

/// A change of a field as commands.
pub fn push<T>(change: Change<T>, edit: impl FnOnce(T) -> Edit, out: &mut Vec<Command>) {
    match change {
        Change::None => {}
        Change::To(value) => out.push(Command::Edit(edit(value))),
        Change::Back => out.push(Command::CancelEdit),
        Change::End => out.push(Command::EndEdit),
    }
}

fn borrower(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let (texts, borrower) = (view.texts, &view.scenario().borrower);
    text::head(ui, view.tokens, texts.borrower);
    for (place, income) in borrower.incomes.iter().enumerate() {
        let name = language::name_or_id(income.name.as_ref(), &income.id, view.language);
        let day = language::day_of(income.when, view.language);
        let open = (Detail::Income(place), DayField::Income(place));
        flow(ui, view, (name, &day), AmountField::Income(place), open, out);
    }
    for (place, cost) in borrower.costs.iter().enumerate() {
        let name = language::name_or_id(cost.name.as_ref(), &cost.id, view.language);
        let day = language::day_of(cost.when, view.language);
        let open = (Detail::Cost(place), DayField::Cost(place));
        flow(ui, view, (name, &day), AmountField::Cost(place), open, out);
    }
    amount(ui, view, (texts.cash, ""), AmountField::Cash, out);
    whole(ui, view, texts.first_score, Whole::Score, out);
    whole(ui, view, texts.months, Whole::Months, out);
}

/// Money that comes or goes every month: its amount, and on request its day.
fn flow(
    ui: &mut Ui,
    view: &AppView<'_>,
    names: (&str, &str),
    at: AmountField,
    (detail, field): (Detail, DayField),
    out: &mut Vec<Command>,
) {
    let Some(day) = field.get(view.scenario()) else {
        amount(ui, view, names, at, out);
        return;
    };
    let row = ui.scope(|ui| amount_beside(ui, view, names, at, MARK, out)).response.rect;
    editor_rows::mark(ui, view, row, true, (detail, names.0), out);
    if view.state.open == Some(detail) {
        ui.indent(detail, |ui| {
            editor_rows::day_of_month(ui, view, field, day, (|day| Edit::Day(field, day), out));
        });
        ui.add_space(space::XS);
    }
}

/// A whole number of the scenario.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whole {
    Score,
    Months,
}

fn whole(ui: &mut Ui, view: &AppView<'_>, name: &str, which: Whole, out: &mut Vec<Command>) {
    let scenario = view.scenario();
    let (id, value, range) = match which {
        Whole::Score => ("first-score", scenario.borrower.score.map_or(0, u32::from), 350..=950),
        Whole::Months => ("months", scenario.span.at_most(), 1..=crate::scenario::MOST_MONTHS),
    };
    if value == 0 {
        return;
    }
    let invalid = language::whole_between(*range.start(), *range.end(), view.language);
    let row = Row {
        id: Id::unique(id),
        name,
        note: "",
        free: 0.0,
        text: value.to_string(),
        invalid: &invalid,
        hint: view.texts.drag_hint,
    };
    let parse = |text: &str| text.trim().parse::<u32>().ok().filter(|number| range.contains(number));
    let drag = |delta: f32| dragged(value, delta, *range.start(), *range.end());
    let change = field::row(ui, view.tokens, row, parse, Some(&drag));
    let edit = |number: u32| match which {
        Whole::Score => Edit::FirstScore(u16::try_from(number).unwrap_or(950)),
        Whole::Months => Edit::Months(number),
    };
    push(change, edit, out);
}

fn dragged(value: u32, delta: f32, low: u32, high: u32) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "a pointer moves a few thousand points at most")]
    let moved = i64::from(value) + (delta / 2.0).round() as i64;
    u32::try_from(moved.max(0)).unwrap_or(high).clamp(low, high)
}
