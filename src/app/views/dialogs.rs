//! What lies over the window: questions, paths, help, notices, and the word while a file is dragged over it.

use eframe::egui::{Align2, Area, Frame, Grid, Id, Margin, Modal, Order, Sides, Stroke, TextEdit, Ui, vec2};

use crate::app::command::Command;
use crate::app::state::{Dialog, Source, Then};
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::{link, text};

/// Whatever is open.
pub fn show(ui: &Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    match &view.state.dialog {
        Some(dialog) => modal(ui, view, dialog, out),
        None if view.is_waiting => waiting(ui, view, out),
        None => {}
    }
    if let Some(notice) = &view.state.notice {
        note(ui, view, notice, out);
    }
    if ui.input(|input| !input.raw.hovered_files.is_empty()) {
        over(ui, view, "drop", Align2::CENTER_CENTER, |ui| {
            text::body(ui, view.tokens, view.texts.drop_here);
        });
    }
}

fn modal(ui: &Ui, view: &AppView<'_>, dialog: &Dialog, out: &mut Vec<Command>) {
    let modal = Modal::new(Id::unique("dialog")).show(ui, |ui| {
        ui.set_width(420.0);
        ui.spacing_mut().item_spacing.y = space::S;
        match dialog {
            Dialog::Unsaved(then) => unsaved(ui, view, then, out),
            Dialog::OpenPath(path) => ask_path(ui, view, path, true, out),
            Dialog::SavePath(path) => ask_path(ui, view, path, false, out),
            Dialog::Shortcuts => shortcuts(ui, view, out),
            Dialog::About => about(ui, view, out),
        }
    });
    if modal.should_close() {
        out.push(Command::CloseDialog);
    }
}

fn unsaved(ui: &mut Ui, view: &AppView<'_>, then: &Then, out: &mut Vec<Command>) {
    let texts = view.texts;
    text::body(ui, view.tokens, texts.unsaved_question);
    ui.add_space(space::S);
    let (drop, (save, cancel)) = Sides::new().show(
        ui,
        |ui| ui.button(texts.dont_save).clicked(),
        |ui| (ui.button(texts.save_first).clicked(), ui.button(texts.cancel).clicked()),
    );
    if drop {
        out.push(Command::Proceed(then.clone()));
    } else if save {
        out.push(Command::SaveThen(then.clone()));
    } else if cancel {
        out.push(Command::CloseDialog);
    }
}

/// A path to type: the way that works without a dialog of the system.
fn ask_path(ui: &mut Ui, view: &AppView<'_>, path: &str, is_open: bool, out: &mut Vec<Command>) {
    let texts = view.texts;
    let label = text::body(ui, view.tokens, texts.path_of_file);
    let mut typed = path.to_owned();
    let edit = ui.add(TextEdit::singleline(&mut typed).id(Id::unique("path")).desired_width(f32::INFINITY));
    let edit = edit.labelled_by(label.id);
    let dialog = |path| {
        if is_open { Dialog::OpenPath(path) } else { Dialog::SavePath(path) }
    };
    if edit.changed() {
        out.push(Command::ShowDialog(dialog(typed.clone())));
    }
    let has_entered = edit.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
    if path.is_empty() && ui.memory(|memory| memory.focused().is_none()) {
        edit.request_focus();
    }
    let verb = if is_open { texts.open.trim_end_matches('…') } else { texts.save };
    ui.add_space(space::S);
    Sides::new().show(
        ui,
        |_| {},
        |ui| {
            let is_ready = !typed.trim().is_empty();
            let go = ui.add_enabled(is_ready, eframe::egui::Button::new(verb));
            if ui.button(texts.cancel).clicked() {
                out.push(Command::CloseDialog);
            }
            if is_ready && (go.clicked() || has_entered) {
                let path = std::path::PathBuf::from(typed.trim());
                out.push(if is_open {
                    Command::Proceed(Then::Open(Source::File(path)))
                } else {
                    Command::SaveTo(path)
                });
            }
        },
    );
}

fn shortcuts(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    text::head(ui, view.tokens, view.texts.shortcuts.trim_end_matches('…'));
    eframe::egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        Grid::new("shortcuts").num_columns(2).spacing(vec2(space::XL, space::XS)).show(ui, |ui| {
            for command in Command::all() {
                if let Some(keys) = command.shortcut() {
                    ui.label(command.label(view.texts));
                    text::caption(ui, view.tokens, ui.format_shortcut(&keys));
                    ui.end_row();
                }
            }
        });
    });
    close(ui, view, out);
}

fn about(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    text::head(ui, view.tokens, format!("{} {}", view.texts.window_title, env!("CARGO_PKG_VERSION")));
    text::body(ui, view.tokens, view.texts.about_text);
    close(ui, view, out);
}

fn close(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    ui.add_space(space::S);
    Sides::new().show(
        ui,
        |_| {},
        |ui| {
            if ui.button(view.texts.close).clicked() {
                out.push(Command::CloseDialog);
            }
        },
    );
}

/// While the system's dialog is open: a way back, and another way to name a file.
fn waiting(ui: &Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    over(ui, view, "waiting", Align2::CENTER_BOTTOM, |ui| {
        text::body(ui, view.tokens, view.texts.waiting);
        text::caption(ui, view.tokens, view.texts.waiting_hint);
        ui.horizontal(|ui| {
            if ui.button(view.texts.use_path).clicked() {
                out.push(Command::CloseDialog);
                out.push(Command::AskOpenPath);
            }
            if ui.button(view.texts.cancel).clicked() {
                out.push(Command::CloseDialog);
            }
        });
    });
}

fn note(ui: &Ui, view: &AppView<'_>, notice: &str, out: &mut Vec<Command>) {
    over(ui, view, "notice", Align2::CENTER_BOTTOM, |ui| {
        ui.horizontal(|ui| {
            text::body(ui, view.tokens, notice);
            if link::quiet(ui, view.tokens, view.texts.close).clicked() {
                out.push(Command::CloseNotice);
            }
        });
    });
}

/// A small card above everything else.
fn over(ui: &Ui, view: &AppView<'_>, id: &str, align: Align2, add: impl FnOnce(&mut Ui)) {
    let offset = if align == Align2::CENTER_BOTTOM { vec2(0.0, -48.0) } else { vec2(0.0, 0.0) };
    Area::new(Id::unique(("over", id))).order(Order::Foreground).anchor(align, offset).show(ui, |ui| {
        Frame::new()
            .fill(view.tokens.surface)
            .stroke(Stroke::new(1.0, view.tokens.accent))
            .corner_radius(size::CARD_RADIUS)
            .inner_margin(Margin::symmetric(16, 10))
            .show(ui, add);
    });
}
