//! What the scenario is about, as its file tells it: the story, a question for the class, one thing to change.

use eframe::egui::{CollapsingHeader, RichText, Ui};

use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::text;
use crate::language;
use crate::scenario::Words;

/// The section; nothing where the file tells nothing.
pub fn show(ui: &mut Ui, view: &AppView<'_>) {
    let (texts, scenario) = (view.texts, view.scenario());
    let parts: [(&str, Option<&Words>); 3] = [
        ("", scenario.text.as_ref()),
        (texts.class_question, scenario.question.as_ref()),
        (texts.twist, scenario.twist.as_ref()),
    ];
    if parts.iter().all(|(_, words)| words.is_none()) {
        return;
    }
    let head = RichText::new(texts.about_scenario).color(view.tokens.ink).strong();
    CollapsingHeader::new(head).id_salt("about").show_unindented(ui, |ui| {
        for (name, words) in parts.into_iter().filter_map(|(name, words)| Some((name, words?))) {
            ui.add_space(space::XS);
            if !name.is_empty() {
                text::body(ui, view.tokens, name);
            }
            text::muted(ui, view.tokens, language::words(words, view.language));
        }
    });
    text::rule(ui, view.tokens);
}
