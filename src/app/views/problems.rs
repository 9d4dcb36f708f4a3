//! What is wrong with the file: each problem with its place, its text and a hint, while the last good result stays.

use eframe::egui::Ui;

use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::text;
use crate::language;
use crate::reading::Problem;

/// The tab.
pub fn show(ui: &mut Ui, view: &AppView<'_>) {
    let problems = view.results.problems();
    if problems.is_empty() {
        text::muted(ui, view.tokens, view.texts.no_problems);
        return;
    }
    if !view.results.is_current() {
        text::warning(ui, view.tokens, view.texts.last_good);
        ui.add_space(space::S);
    }
    for (place, problem) in problems.iter().enumerate() {
        if place > 0 {
            text::rule(ui, view.tokens);
        }
        one(ui, view, problem);
    }
}

fn one(ui: &mut Ui, view: &AppView<'_>, problem: &Problem) {
    let place = language::place_of(problem, view.language);
    if !place.is_empty() {
        text::caption(ui, view.tokens, place);
    }
    let sentence = language::problem_text(problem, view.language);
    if problem.is_error() {
        text::warning(ui, view.tokens, sentence);
    } else {
        text::body(ui, view.tokens, sentence);
    }
}
