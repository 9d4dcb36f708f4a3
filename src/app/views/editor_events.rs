//! Purchases and all other events of the left panel: their amounts, and on request their names and days.

use eframe::egui::{Id, Popup, Rect, Sense, Ui, vec2};

use super::editor::amount_beside;
use super::editor_rows::{self as rows, MARK};
use crate::app::add_event::{cash_line, offers};
use crate::app::command::Command;
use crate::app::edit::{AmountField, Edit};
use crate::app::edit_event::EventEdit;
use crate::app::state::Detail;
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::{link, text};
use crate::calendar::Day;
use crate::language;
use crate::scenario::{Event, Purchase, What, When};
use crate::terms::Contract;

/// Events listed at most in each section; the file has the rest.
const MOST_EVENTS: usize = 40;
/// What is bought.
pub fn spending(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    text::head(ui, view.tokens, view.texts.spending);
    let purchase = |(place, event): (usize, &Event)| match &event.what {
        What::Purchase(purchase) => {
            Some((place, language::day_of(purchase.when, view.language), AmountField::Purchase(place)))
        }
        _ => None,
    };
    event_rows(ui, view, view.scenario().events.iter().enumerate().filter_map(purchase), out);
    if view.scenario().accounts.iter().any(|account| account.bill_day.is_some())
        && link::quiet(ui, view.tokens, view.texts.add_purchase).clicked()
    {
        out.push(Command::Edit(Edit::AddPurchase));
    }
}

/// What else happens.
pub fn events(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    text::head(ui, view.tokens, view.texts.events);
    let other = |(place, event): (usize, &Event)| {
        let (note, field) = change(view, event, place)?;
        Some((place, note, field))
    };
    event_rows(ui, view, view.scenario().events.iter().enumerate().filter_map(other), out);
    if !view.scenario().borrower.incomes.is_empty()
        && link::quiet(ui, view.tokens, view.texts.add_income_change).clicked()
    {
        out.push(Command::Edit(Edit::AddIncomeChange));
    }
    let button = link::quiet(ui, view.tokens, view.texts.add_event);
    Popup::menu(&button).show(|ui| {
        for what in offers(view.scenario(), cash_line(view.scenario(), |place| view.terms(place))) {
            if ui.button(language::event_kind_name(&what, view.language)).clicked() {
                out.push(Command::Edit(Edit::AddEvent(what)));
                ui.close();
            }
        }
    });
}

/// A row for each event: its place, what is said behind its name, and its amount.
fn event_rows(
    ui: &mut Ui,
    view: &AppView<'_>,
    mut events: impl Iterator<Item = (usize, String, AmountField)>,
    out: &mut Vec<Command>,
) {
    for (place, note, field) in events.by_ref().take(MOST_EVENTS) {
        let Some(event) = view.scenario().events.get(place) else {
            continue;
        };
        let name = language::event_name(event, view.language);
        event_row(ui, view, (&name, &note), field, place, out);
        if view.state.open == Some(Detail::Event(place)) {
            ui.indent(("event", place), |ui| details(ui, view, &name, event, place, out));
            ui.add_space(space::XS);
        }
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
        what => Some((language::day_of(what.when()?, view.language), AmountField::Event(place))),
    }
}

/// An event: its amount, and a mark that opens its details.
fn event_row(
    ui: &mut Ui,
    view: &AppView<'_>,
    name: (&str, &str),
    field: AmountField,
    place: usize,
    out: &mut Vec<Command>,
) {
    let has_amount = field.get(view.scenario()).is_some();
    let row = if has_amount {
        ui.scope(|ui| amount_beside(ui, view, name, field, MARK, out)).response.rect
    } else {
        bare_row(ui, view, name)
    };
    rows::mark(ui, view, row, has_amount, (Detail::Event(place), name.0), out);
}

/// An event without an amount: its name and its day.
fn bare_row(ui: &mut Ui, view: &AppView<'_>, (name, note): (&str, &str)) -> Rect {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::hover());
    let text = format!("{name} {note}");
    link::elided(ui, view.tokens, &text, rect.left_center(), rect.width() - MARK - space::S);
    rect
}

/// The name and the days of an event, and the way to take it out.
fn details(ui: &mut Ui, view: &AppView<'_>, name: &str, event: &Event, place: usize, out: &mut Vec<Command>) {
    name_row(ui, view, name, place, out);
    let texts = view.texts;
    match &event.what {
        What::Purchase(purchase) => {
            split(ui, view, purchase, place, out);
            match purchase.when {
                When::On(day) => {
                    date_row(ui, view, texts.date, day, place, EventEdit::On, out);
                    repeat(ui, view, texts.make_monthly, place, true, out);
                }
                When::Monthly(monthly) => {
                    day_row(ui, view, monthly.day, place, out);
                    repeat(ui, view, texts.make_once, place, false, out);
                }
            }
        }
        What::IncomeChange(change) => {
            date_row(ui, view, texts.from_day, change.from, place, EventEdit::From, out);
            let until = change.until.or_else(|| Some(view.run()?.end));
            if let Some(until) = until {
                date_row(ui, view, texts.until_day, until, place, EventEdit::Until, out);
            }
        }
        What::CashAdvance(cash) => match cash.when {
            When::On(day) => date_row(ui, view, texts.date, day, place, EventEdit::On, out),
            When::Monthly(monthly) => day_row(ui, view, monthly.day, place, out),
        },
        what => {
            if let Some(When::On(day)) = what.when() {
                date_row(ui, view, texts.date, day, place, EventEdit::On, out);
            }
        }
    }
    rows::remove(ui, view, name, Edit::RemoveEvent(place), out);
}

fn name_row(ui: &mut Ui, view: &AppView<'_>, name: &str, place: usize, out: &mut Vec<Command>) {
    let id = Id::unique(("event-name", place));
    let row = rows::row(view, id, view.texts.name, name.to_owned(), view.texts.not_a_name);
    let parse = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    rows::typed(ui, view, row, parse, (|text| Edit::Event(place, EventEdit::Name(text)), out));
}

fn day_row(ui: &mut Ui, view: &AppView<'_>, day: u8, place: usize, out: &mut Vec<Command>) {
    let edit = |day| Edit::Event(place, EventEdit::DayOfMonth(day));
    rows::day_of_month(ui, view, ("event", place), day, (edit, out));
}

fn date_row(
    ui: &mut Ui,
    view: &AppView<'_>,
    name: &str,
    day: Day,
    place: usize,
    edit: fn(Day) -> EventEdit,
    out: &mut Vec<Command>,
) {
    let edit = |day| Edit::Event(place, edit(day));
    rows::date(ui, view, (("event", name, place), name), day, |_| true, (edit, out));
}

/// In how many periods a purchase is split, of those that its account offers.
fn split(ui: &mut Ui, view: &AppView<'_>, purchase: &Purchase, place: usize, out: &mut Vec<Command>) {
    let account = view.scenario().accounts.iter().position(|account| account.id == purchase.account);
    let offered = match account.and_then(|account| view.terms(account)).map(|terms| &terms.contract) {
        Some(Contract::Line(line)) => line.instalment_rates.as_slice(),
        _ => &[],
    };
    if offered.is_empty() {
        return;
    }
    let now = purchase.instalments.as_ref().map(|plan| plan.periods);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for periods in std::iter::once(None).chain(offered.iter().map(|offer| Some(offer.periods))) {
            let name = match periods {
                None => view.texts.in_one.to_owned(),
                Some(periods) => language::periods(periods.into(), view.language),
            };
            if link::switch(ui, view.tokens, &name, periods == now).clicked() && periods != now {
                out.push(Command::Edit(Edit::Event(place, EventEdit::Split(periods))));
            }
        }
    });
}

fn repeat(ui: &mut Ui, view: &AppView<'_>, name: &str, place: usize, repeats: bool, out: &mut Vec<Command>) {
    if link::quiet(ui, view.tokens, name).clicked() {
        out.push(Command::Edit(Edit::Event(place, EventEdit::Repeats(repeats))));
    }
}
