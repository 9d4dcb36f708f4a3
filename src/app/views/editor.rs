//! The left panel: the numbers that matter most, each typed exactly or dragged, each re-run at once.

use eframe::egui::{Id, Rect, Ui, pos2};

use super::{editor_accounts, editor_strategies};
use crate::app::command::Command;
use crate::app::edit::{AmountField, Edit};
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::field::{self, Change, Row};
use crate::app::widgets::{link, text};
use crate::language;
use crate::scenario::{Event, What};

/// The panel.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    borrower(ui, view, out);
    text::rule(ui, view.tokens);
    editor_accounts::show(ui, view, out);
    text::rule(ui, view.tokens);
    spending(ui, view, out);
    text::rule(ui, view.tokens);
    events(ui, view, out);
    text::rule(ui, view.tokens);
    editor_strategies::show(ui, view, out);
}

/// A row for an amount of the scenario, if the scenario has it. `note` is said behind the name where there is room.
pub fn amount(ui: &mut Ui, view: &AppView<'_>, names: (&str, &str), at: AmountField, out: &mut Vec<Command>) {
    amount_beside(ui, view, names, at, 0.0, out);
}

/// The same with room before the well.
fn amount_beside(
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
        amount(ui, view, (name, &day), AmountField::Income(place), out);
    }
    for (place, cost) in borrower.costs.iter().enumerate() {
        let name = language::name_or_id(cost.name.as_ref(), &cost.id, view.language);
        let day = language::day_of(cost.when, view.language);
        amount(ui, view, (name, &day), AmountField::Cost(place), out);
    }
    amount(ui, view, (texts.cash, ""), AmountField::Cash, out);
    whole(ui, view, texts.first_score, Whole::Score, out);
    whole(ui, view, texts.months, Whole::Months, out);
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

/// Events listed at most in each section; the file has the rest.
const MOST_EVENTS: usize = 40;

fn spending(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    text::head(ui, view.tokens, view.texts.spending);
    let purchase = |(place, event): (usize, &Event)| match &event.what {
        What::Purchase(purchase) => {
            Some((place, language::day_of(purchase.when, view.language), AmountField::Purchase(place)))
        }
        _ => None,
    };
    rows(ui, view, view.scenario().events.iter().enumerate().filter_map(purchase), out);
    if view.scenario().accounts.iter().any(|account| account.bill_day.is_some())
        && link::quiet(ui, view.tokens, view.texts.add_purchase).clicked()
    {
        out.push(Command::Edit(Edit::AddPurchase));
    }
}

fn events(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    text::head(ui, view.tokens, view.texts.events);
    let other = |(place, event): (usize, &Event)| {
        let (note, field) = change(view, event, place)?;
        Some((place, note, field))
    };
    rows(ui, view, view.scenario().events.iter().enumerate().filter_map(other), out);
    if !view.scenario().borrower.incomes.is_empty()
        && link::quiet(ui, view.tokens, view.texts.add_income_change).clicked()
    {
        out.push(Command::Edit(Edit::AddIncomeChange));
    }
}

/// A row for each event: its place, what is said behind its name, and its amount.
fn rows(
    ui: &mut Ui,
    view: &AppView<'_>,
    mut events: impl Iterator<Item = (usize, String, AmountField)>,
    out: &mut Vec<Command>,
) {
    for (place, note, field) in events.by_ref().take(MOST_EVENTS) {
        let name = view.scenario().events.get(place).map(|event| language::event_name(event, view.language));
        event_row(ui, view, (&name.unwrap_or_default(), &note), field, place, out);
    }
    let rest = events.count();
    if rest > 0 {
        text::caption(ui, view.tokens, language::and_more(rest, view.language));
    }
}

/// An event that is no purchase: when it is, and its amount.
fn change(view: &AppView<'_>, event: &Event, place: usize) -> Option<(String, AmountField)> {
    match &event.what {
        What::Purchase(_) => None,
        What::IncomeChange(change) => {
            Some((language::months_of(change.from, change.until, view.language), AmountField::Change(place)))
        }
        What::Draw(draw) => Some((draw.on.to_string(), AmountField::Draw(place))),
    }
}

/// The room of the mark that takes an event out.
const MARK: f32 = 18.0;

/// An event: its amount, and a mark to take it out again.
fn event_row(
    ui: &mut Ui,
    view: &AppView<'_>,
    name: (&str, &str),
    field: AmountField,
    place: usize,
    out: &mut Vec<Command>,
) {
    let row = ui.scope(|ui| amount_beside(ui, view, name, field, MARK, out)).response.rect;
    let right = row.right() - field::WELL - space::XS;
    let at = Rect::from_min_max(pos2(right - MARK, row.top()), pos2(right, row.top() + size::ROW));
    let spoken = format!("{} {}", view.texts.remove, name.0);
    if link::remove(
        ui,
        view.tokens,
        at,
        Id::unique(("remove", field)),
        &spoken,
        ui.rect_contains_pointer(row),
    ) {
        out.push(Command::Edit(Edit::RemoveEvent(place)));
    }
}
