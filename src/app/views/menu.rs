//! The menu bar: menus, the title, and the switches of language and theme.

use eframe::egui::{Align, Button, Layout, MenuBar, RichText, Ui};

use crate::app::built_in::{self, BUILT_IN};
use crate::app::command::{Command, Menu};
use crate::app::state::Source;
use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::link;
use crate::language;

/// The bar.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    MenuBar::new().ui(ui, |ui| {
        ui.set_min_height(ui.available_height());
        for menu in Menu::ALL {
            ui.menu_button(menu.label(view.texts), |ui| items(ui, view, menu, out));
        }
        ui.add_space(space::XL);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::S);
            switches(ui, view, out);
            ui.add_space(space::L);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| title(ui, view));
        });
    });
}

fn title(ui: &mut Ui, view: &AppView<'_>) {
    let texts = view.texts;
    let name = language::words(&view.scenario().title, view.language);
    let state = match (view.document.is_dirty(), view.document.path()) {
        (true, _) => texts.unsaved,
        (false, Some(_)) => texts.saved,
        (false, None) if view.document.is_built_in() => texts.built_in_state,
        (false, None) => texts.not_a_file_yet,
    };
    let text = format!("{name} — {state}");
    ui.add(eframe::egui::Label::new(RichText::new(text).color(view.tokens.muted)).truncate());
}

/// Switches of theme and language are named by what they switch to, those of the side panels by the panel.
fn switches(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let texts = view.texts;
    let theme = if view.prefs.is_dark { texts.light } else { texts.dark };
    if link::quiet(ui, view.tokens, theme).clicked() {
        out.push(Command::SwitchTheme);
    }
    ui.add_space(space::S);
    let language = link::quiet(ui, view.tokens, texts.switch_language);
    if language.on_hover_text(texts.switch_language_hint).clicked() {
        out.push(Command::SwitchLanguage);
    }
    ui.add_space(space::S);
    let (left, right) = (view.state.shows_left(view.width), view.state.shows_right(view.width));
    if link::switch(ui, view.tokens, texts.why, right).on_hover_text(texts.why_panel).clicked() {
        out.push(Command::ToggleRight);
    }
    ui.add_space(space::XS);
    if link::switch(ui, view.tokens, texts.scenario, left).on_hover_text(texts.scenario_panel).clicked() {
        out.push(Command::ToggleLeft);
    }
}

fn items(ui: &mut Ui, view: &AppView<'_>, menu: Menu, out: &mut Vec<Command>) {
    ui.set_min_width(200.0);
    for (place, group) in menu.groups().iter().enumerate() {
        if place > 0 {
            ui.separator();
        }
        for command in *group {
            item(ui, view, command, out);
        }
        if menu == Menu::File && place == 0 {
            built_in_menu(ui, view, out);
            recent_menu(ui, view, out);
        }
    }
}

fn item(ui: &mut Ui, view: &AppView<'_>, command: &Command, out: &mut Vec<Command>) {
    let mut button = Button::new(command.label(view.texts)).frame_when_inactive(false);
    if let Some(keys) = command.shortcut() {
        button = button.shortcut_text(ui.format_shortcut(&keys));
    }
    if ui.add_enabled(command.is_enabled(view), button).clicked() {
        out.push(command.clone());
        ui.close();
    }
}

fn built_in_menu(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    ui.menu_button(view.texts.built_in, |ui| {
        for (name, _) in BUILT_IN {
            if ui.button(built_in::title(name, view.language)).clicked() {
                out.push(Command::Open(Source::BuiltIn(name)));
                ui.close();
            }
        }
    });
}

fn recent_menu(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    ui.menu_button(view.texts.open_recent, |ui| {
        if view.prefs.recent.is_empty() {
            ui.weak(view.texts.no_recent);
        }
        for path in &view.prefs.recent {
            if ui.button(path.display().to_string()).clicked() {
                out.push(Command::Open(Source::File(path.clone())));
                ui.close();
            }
        }
    });
}
