//! The left panel: the numbers that matter most, each typed exactly or dragged, each re-run at once.

use eframe::egui::{Id, Ui};

use super::{editor_accounts, editor_strategies};
use crate::app::command::Command;
use crate::app::edit::{AmountField, Edit};
use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::field::{self, Change, Row};
use crate::app::widgets::{link, text};
use crate::language;
use crate::scenario::{Event, What, When};

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

/// A row for an amount of the scenario, if the scenario has it.
pub fn amount(ui: &mut Ui, view: &AppView<'_>, name: &str, at: AmountField, out: &mut Vec<Command>) {
    let Some(amount) = at.get(view.scenario()) else {
        return;
    };
    let words = (view.texts.not_an_amount, view.texts.drag_hint);
    let change = field::amount_row(ui, view.tokens, Id::unique(("amount", at)), name, amount, words);
    push(change, |amount| Edit::Amount(at, amount), out);
}

/// A change of a field as commands.
pub fn push<T>(change: Change<T>, edit: impl FnOnce(T) -> Edit, out: &mut Vec<Command>) {
    match change {
        Change::None => {}
        Change::To(value) => out.push(Command::Edit(edit(value))),
        Change::End => out.push(Command::EndEdit),
    }
}

fn borrower(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let (texts, borrower) = (view.texts, &view.scenario().borrower);
    text::head(ui, view.tokens, texts.borrower);
    for (place, income) in borrower.incomes.iter().enumerate() {
        let name =
            timed(view, language::name_or_id(income.name.as_ref(), &income.id, view.language), income.when);
        amount(ui, view, &name, AmountField::Income(place), out);
    }
    for (place, cost) in borrower.costs.iter().enumerate() {
        let name = timed(view, language::name_or_id(cost.name.as_ref(), &cost.id, view.language), cost.when);
        amount(ui, view, &name, AmountField::Cost(place), out);
    }
    amount(ui, view, texts.cash, AmountField::Cash, out);
    whole(ui, view, texts.first_score, Whole::Score, out);
    whole(ui, view, texts.months, Whole::Months, out);
}

/// A name with the day on which it comes.
pub fn timed(view: &AppView<'_>, name: &str, when: When) -> String {
    language::timed(name, when, view.language)
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

fn spending(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    text::head(ui, view.tokens, view.texts.spending);
    for (place, event) in view.scenario().events.iter().enumerate() {
        if let What::Purchase(purchase) = &event.what {
            let name = timed(view, &language::event_name(event, view.language), purchase.when);
            event_row(ui, view, &name, AmountField::Purchase(place), place, out);
        }
    }
    if view.scenario().accounts.iter().any(|account| account.bill_day.is_some())
        && link::quiet(ui, view.tokens, view.texts.add_purchase).clicked()
    {
        out.push(Command::Edit(Edit::AddPurchase));
    }
}

fn events(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    text::head(ui, view.tokens, view.texts.events);
    for (place, event) in view.scenario().events.iter().enumerate() {
        if let Some((name, field)) = change(view, event, place) {
            event_row(ui, view, &name, field, place, out);
        }
    }
    if !view.scenario().borrower.incomes.is_empty()
        && link::quiet(ui, view.tokens, view.texts.add_income_change).clicked()
    {
        out.push(Command::Edit(Edit::AddIncomeChange));
    }
}

/// An event that is no purchase.
fn change(view: &AppView<'_>, event: &Event, place: usize) -> Option<(String, AmountField)> {
    let name = language::event_name(event, view.language);
    match &event.what {
        What::Purchase(_) => None,
        What::IncomeChange(change) => Some((
            language::from_month(&name, change.from, change.until, view.language),
            AmountField::Change(place),
        )),
        What::Draw(draw) => Some((timed(view, &name, When::On(draw.on)), AmountField::Draw(place))),
    }
}

/// An event can be taken out again: by its context menu, and by the small word below it while it is pointed at.
fn event_row(
    ui: &mut Ui,
    view: &AppView<'_>,
    name: &str,
    field: AmountField,
    place: usize,
    out: &mut Vec<Command>,
) {
    let row = ui.scope(|ui| amount(ui, view, name, field, out)).response;
    let menu = row.interact(eframe::egui::Sense::click());
    menu.context_menu(|ui| {
        if ui.button(view.texts.remove).clicked() {
            out.push(Command::Edit(Edit::RemoveEvent(place)));
            ui.close();
        }
    });
    ui.add_space(space::XS / 4.0);
}
