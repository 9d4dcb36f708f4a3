//! The views: one file each. A view reads [`AppView`] and pushes commands.

mod about;
mod assess;
mod calculators;
mod charts;
mod compare;
mod cursor_bar;
mod dialogs;
mod editor;
mod editor_accounts;
mod editor_events;
mod editor_help;
mod editor_ideas;
mod editor_rows;
mod editor_strategies;
mod free_by;
pub mod hero;
mod ledger;
mod menu;
mod middle;
mod months;
mod notes;
mod past_due;
mod problems;
mod rates;
mod sentence;
mod side;
mod statement;
mod statements;
mod timeline;
mod why;
mod why_entry;
mod why_figure;

use eframe::egui::{CentralPanel, Frame, Id, Margin, Panel, ScrollArea, Stroke, Ui};

use super::command::Command;
use super::tokens::{Tokens, size};
use super::view::AppView;

/// The whole window.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let bar = |margin: Margin| Frame::new().fill(view.tokens.surface).inner_margin(margin);
    let wide = Margin::symmetric(14, 0);
    Panel::top("menu").frame(bar(Margin::symmetric(6, 0))).exact_size(size::MENU_BAR).show(ui, |ui| {
        menu::show(ui, view, out);
    });
    Panel::top("hero").frame(bar(wide)).exact_size(size::HERO_BAR).show(ui, |ui| hero::show(ui, view, out));
    Panel::bottom("cursor").frame(bar(wide)).exact_size(size::CURSOR_BAR).show(ui, |ui| {
        cursor_bar::show(ui, view, out);
    });
    if view.state.shows_left(view.width) {
        let panel = Panel::left("scenario");
        side_panel(panel, size::LEFT, ui, view.tokens, |ui| {
            scrolled(ui, String::new(), |ui| editor::show(ui, view, out));
        });
    }
    if view.state.shows_right(view.width) {
        let top = format!("{:?} {:?}", view.state.side, view.state.why.last());
        side_panel(Panel::right("why"), size::RIGHT, ui, view.tokens, |ui| {
            side::tabs(ui, view, out);
            scrolled(ui, top, |ui| side::show(ui, view, out));
        });
    }
    let ground = Frame::new().fill(view.tokens.ground).inner_margin(Margin::symmetric(12, 8));
    CentralPanel::default().frame(ground).show(ui, |ui| middle::show(ui, view, out));
    dialogs::show(ui, view, out);
}

/// A panel beside the charts.
fn side_panel(panel: Panel, width: f32, ui: &mut Ui, tokens: &Tokens, add: impl FnOnce(&mut Ui)) {
    let frame =
        Frame::new().fill(tokens.surface).inner_margin(Margin { left: 14, right: 4, top: 8, bottom: 0 });
    panel.frame(frame).exact_size(width).resizable(false).show(ui, add);
}

/// What scrolls when it is taller than its panel. It is at its top whenever `of` is shown for the first time.
fn scrolled(ui: &mut Ui, of: String, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(Id::unique(of)).auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 0, right: 10, top: 4, bottom: 16 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui);
        });
    });
}

/// A card on the ground.
fn card<R>(ui: &mut Ui, tokens: &Tokens, margin: Margin, add: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.hairline))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(margin)
        .show(ui, add)
        .inner
}
