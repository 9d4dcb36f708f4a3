//! The middle: a sentence, the timeline, the charts, and the tables below them.

use eframe::egui::{Margin, ScrollArea, Ui, vec2};

use super::{assess, card, charts, compare, free_by, ledger, months, rates, sentence, statements, timeline};
use crate::app::command::{Command, tab_name};
use crate::app::state::Tab;
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::plot::measure;
use crate::app::widgets::{link, text};
use crate::language;
use crate::simulation::Run;

/// Under this height there is room for one chart only.
const ONE_CHART: f32 = 350.0;
/// The least height of the table card: its tabs and four rows.
const LEAST_TABLE: f32 = 158.0;

/// The middle.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = space::S;
    sentence::show(ui, view, out);
    timeline::show(ui, view, out);
    let left = ui.available_height();
    let table = table_height(view, left);
    let charts = left - table - space::S;
    ui.allocate_ui(vec2(ui.available_width(), charts), |ui| charts::show(ui, view, charts < ONE_CHART, out));
    card(ui, view.tokens, Margin { left: 4, right: 4, top: 6, bottom: 4 }, |ui| tables(ui, view, out));
}

/// A share of the height, more where there are many strategies to compare. The same for all tabs: the charts stand
/// still when another is chosen.
fn table_height(view: &AppView<'_>, left: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a scenario has few strategies")]
    let rows = view.strategy_count() as f32;
    let wanted = (86.0 + size::ROW * rows).max(left * 0.32);
    wanted.clamp(LEAST_TABLE, (left * 0.46).max(LEAST_TABLE))
}

fn tables(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let width = ui.available_width();
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        ui.spacing_mut().item_spacing.x = space::L;
        for tab in Tab::ALL {
            if link::tab(ui, view.tokens, tab_name(tab, view.texts), tab == view.state.tab).clicked() {
                out.push(Command::ShowTab(tab));
            }
        }
        ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            ui.add_space(space::S);
            beside_tabs(ui, view, width, out);
        });
    });
    match view.state.tab {
        Tab::Compare => compare::show(ui, view, out),
        Tab::Months => months::show(ui, view, out),
        Tab::Statements => statements::show(ui, view, out),
        Tab::Ledger => ledger::show(ui, view, out),
        Tab::Rates => rates::show(ui, view),
        Tab::FreeBy => free_by::show(ui, view, out),
        Tab::Assess => assess::show(ui, view, out),
    }
}

fn beside_tabs(ui: &mut Ui, view: &AppView<'_>, width: f32, out: &mut Vec<Command>) {
    let texts = view.texts;
    match view.state.tab {
        Tab::Compare => {
            let note = texts.cheapest_note.to_owned();
            caption(ui, view, language::labelled_note(view.scenario(), note, view.language));
        }
        Tab::Ledger => {
            let text = if view.state.only_month { texts.whole_run } else { texts.this_month_only };
            if link::quiet(ui, view.tokens, text).clicked() {
                out.push(Command::ToggleOnlyMonth);
            }
        }
        Tab::Months => {
            let note = match months::left_out(ui, view, width) {
                0 if view.run().is_some_and(Run::closes_with_accrual) => view.texts.closing_note.to_owned(),
                0 => view.strategy_name(view.state.strategy),
                count => language::columns_left_out(count, view.language),
            };
            caption(ui, view, language::labelled_note(view.scenario(), note, view.language));
        }
        Tab::Rates => {
            caption(ui, view, rates::marks(view));
        }
        Tab::FreeBy => {
            let note = language::free_by_note(view.language).to_owned();
            caption(ui, view, language::labelled_note(view.scenario(), note, view.language));
        }
        Tab::Statements | Tab::Assess => {
            let note = view.strategy_name(view.state.strategy);
            caption(ui, view, language::labelled_note(view.scenario(), note, view.language));
        }
    }
}

/// A note beside the tabs, in two lines at most: where there is no room for it, the table is worth more.
fn caption(ui: &mut Ui, view: &AppView<'_>, note: String) {
    if measure(ui, &note, size::CAPTION) < 1.8 * ui.available_width() {
        text::caption(ui, view.tokens, note);
    }
}

/// A note in the place of a table without rows.
pub fn nothing(ui: &mut Ui, view: &AppView<'_>, note: &str) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            ui.add_space(space::S);
            text::muted(ui, view.tokens, note);
        });
    });
}
