//! The hypothetical arrangements of the left panel: each with its label, its amount and the way to take it out.

use eframe::egui::{Id, Popup, Rect, Sense, Ui, pos2, vec2};

use super::editor::amount;
use crate::app::add_idea::ideas;
use crate::app::command::Command;
use crate::app::edit::{AmountField, Edit};
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::{link, text};
use crate::language;
use crate::scenario::Idea;

/// The room of the mark that takes an arrangement out.
const MARK: f32 = 18.0;

/// The section.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    text::head(ui, view.tokens, view.texts.ideas);
    for (place, idea) in view.scenario().ideas.iter().enumerate() {
        row(ui, view, place, idea, out);
        let told = language::idea_text(idea, &|id| view.name_of(id), view.language);
        text::caption(ui, view.tokens, told);
        amount(ui, view, (language::idea_amount(idea, view.language), ""), AmountField::Idea(place), out);
    }
    let button = link::quiet(ui, view.tokens, view.texts.add_idea);
    Popup::menu(&button).show(|ui| {
        for idea in ideas(view.scenario()) {
            if ui.button(language::labelled_idea(&idea, view.language)).clicked() {
                out.push(Command::Edit(Edit::AddIdea(idea)));
                ui.close();
            }
        }
    });
}

/// The name of an arrangement, and the mark that takes it out.
fn row(ui: &mut Ui, view: &AppView<'_>, place: usize, idea: &Idea, out: &mut Vec<Command>) {
    let name = language::labelled_idea(idea, view.language);
    let (rect, row) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::hover());
    link::elided(ui, view.tokens, &name, rect.left_center(), rect.width() - MARK - space::S);
    let mark = Rect::from_min_max(pos2(rect.right() - MARK, rect.top()), rect.max);
    let spoken = format!("{} {name}", view.texts.remove);
    if link::remove(
        ui,
        view.tokens,
        mark,
        Id::unique(("remove-idea", place)),
        &spoken,
        row.contains_pointer(),
    ) {
        out.push(Command::Edit(Edit::RemoveIdea(place)));
    }
}
