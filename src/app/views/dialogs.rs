//! What lies over the window: questions, paths, help, notices, and the word while a file is dragged over it.

use eframe::egui::{
    Align2, Area, Frame, Id, Margin, Modal, Order, ScrollArea, Sides, Stroke, TextEdit, Ui, vec2,
};

use super::calculators;
use super::statement::pair;
use crate::app::command::Command;
use crate::app::state::{Dialog, Source, Then};
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::{field, link, text};
use crate::language;

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
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(16));
    let modal = Modal::new(Id::unique("dialog")).frame(frame).show(ui, |ui| {
        ui.set_width(match dialog {
            Dialog::Calculators => calculators::width(view.width),
            Dialog::Shortcuts => 560.0,
            _ => 420.0,
        });
        ui.spacing_mut().item_spacing.y = space::S;
        match dialog {
            Dialog::Unsaved(then) => unsaved(ui, view, then, out),
            Dialog::OpenPath(path) | Dialog::SavePath(path) | Dialog::TermsPath(path) => {
                ask_path(ui, view, dialog, path, out);
            }
            Dialog::Calculators => {
                calculators::show(ui, view, out);
                close(ui, view, out);
            }
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
fn ask_path(ui: &mut Ui, view: &AppView<'_>, dialog: &Dialog, path: &str, out: &mut Vec<Command>) {
    let texts = view.texts;
    let (asks, verb) = match dialog {
        Dialog::SavePath(_) => (texts.path_of_file, texts.save),
        Dialog::TermsPath(_) => (texts.path_of_terms, texts.load_terms),
        _ => (texts.path_of_file, texts.open),
    };
    let label = text::body(ui, view.tokens, asks);
    let (typed, has_entered) = path_field(ui, path, label.id);
    if typed != path {
        out.push(Command::ShowDialog(with_path(dialog, typed.clone())));
    }
    let is_ready = !typed.trim().is_empty();
    ui.add_space(space::S);
    let ((), (goes, cancels)) = Sides::new().show(
        ui,
        |_| {},
        |ui| {
            let button = eframe::egui::Button::new(verb.trim_end_matches('…'));
            (ui.add_enabled(is_ready, button).clicked(), ui.button(texts.cancel).clicked())
        },
    );
    if cancels {
        out.push(Command::CloseDialog);
    } else if is_ready && (goes || has_entered) {
        out.push(go(dialog, std::path::PathBuf::from(typed.trim())));
    }
}

/// The dialog with what is typed.
fn with_path(dialog: &Dialog, path: String) -> Dialog {
    match dialog {
        Dialog::SavePath(_) => Dialog::SavePath(path),
        Dialog::TermsPath(_) => Dialog::TermsPath(path),
        _ => Dialog::OpenPath(path),
    }
}

/// What a dialog is for, done with a path.
fn go(dialog: &Dialog, path: std::path::PathBuf) -> Command {
    match dialog {
        Dialog::SavePath(_) => Command::SaveTo(path),
        Dialog::TermsPath(_) => Command::LoadTerms(path),
        _ => Command::Proceed(Then::Open(Source::File(path))),
    }
}

/// The field of a path: it has the keyboard at once, with all selected. Gives what is typed, and whether Enter was pressed.
fn path_field(ui: &mut Ui, path: &str, label: Id) -> (String, bool) {
    let id = Id::unique("path");
    let mut typed = path.to_owned();
    let output = TextEdit::singleline(&mut typed).id(id).desired_width(f32::INFINITY).show(ui);
    let response = output.response.response.clone().labelled_by(label);
    let has_entered = response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
        field::select_all(ui, id, output.state, &typed);
    }
    (typed, has_entered)
}

fn shortcuts(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let height = (ui.content_rect().height() - 160.0).clamp(200.0, 560.0);
    let area = ScrollArea::vertical().id_salt(("guide", view.state.guides_opened));
    area.max_height(height).min_scrolled_height(height).auto_shrink([false, false]).show(ui, |ui| {
        // the bar lies over the right edge
        ui.set_width(ui.available_width() - space::M);
        for (head, lines) in language::guide(view.language) {
            text::head(ui, view.tokens, *head);
            for line in *lines {
                text::muted(ui, view.tokens, *line);
            }
            text::rule(ui, view.tokens);
        }
        text::head(ui, view.tokens, view.texts.shortcut);
        for command in Command::all() {
            if let Some(keys) = command.shortcut() {
                let keys = ui.format_shortcut(&keys);
                pair(ui, view.tokens, command.label(view.texts), &keys, false);
            }
        }
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
