//! What the scenario is called, and what it is about, as its file tells it: the story, a question for the class, one thing to
//! change.

use eframe::egui::{CollapsingHeader, Id, RichText, Ui};

use super::editor_rows;
use crate::app::command::Command;
use crate::app::edit::Edit;
use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::text;
use crate::language;
use crate::scenario::Words;

/// The section.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let head = RichText::new(view.texts.about_scenario).color(view.tokens.ink).strong();
    CollapsingHeader::new(head).id_salt("about").show_unindented(ui, |ui| {
        title(ui, view, out);
        story(ui, view);
    });
    text::rule(ui, view.tokens);
}

fn title(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let now = language::words(&view.scenario().title, view.language).to_owned();
    let row = editor_rows::row(view, Id::unique("title"), view.texts.title, now, view.texts.not_a_name);
    let parse = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    editor_rows::typed(ui, view, row, parse, (Edit::Title, out));
}

/// What the file tells. Once anything was changed, it says that this is of the numbers of before.
fn story(ui: &mut Ui, view: &AppView<'_>) {
    let (texts, scenario) = (view.texts, view.scenario());
    let parts: [(&str, Option<&Words>); 3] = [
        ("", scenario.text.as_ref()),
        (texts.class_question, scenario.question.as_ref()),
        (texts.twist, scenario.twist.as_ref()),
    ];
    if parts[0].1.is_some() && view.document.can_undo() {
        text::caption(ui, view.tokens, texts.edited_story);
    }
    for (name, words) in parts.into_iter().filter_map(|(name, words)| Some((name, words?))) {
        ui.add_space(space::XS);
        if !name.is_empty() {
            text::body(ui, view.tokens, name);
        }
        text::muted(ui, view.tokens, language::words(words, view.language));
    }
}
