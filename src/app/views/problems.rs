//! What is wrong with the file: each problem with its place, its text and a hint, while the last good result stays.

use std::iter::Peekable;

use eframe::egui::Ui;

use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::text;
use crate::language;
use crate::reading::Problem;

/// The tab.
pub fn show(ui: &mut Ui, view: &AppView<'_>) {
    let problems = view.results.problems();
    if problems.len() == 0 {
        text::muted(ui, view.tokens, view.texts.no_problems);
        return;
    }
    if view.results.is_earlier() {
        text::warning(ui, view.tokens, view.texts.last_good);
        ui.add_space(space::S);
    } else if view.results.is_file_refused() {
        text::warning(ui, view.tokens, view.texts.file_refused);
        ui.add_space(space::S);
    }
    let mut above = heads(view);
    for (place, problem) in problems.enumerate() {
        if place > 0 {
            text::rule(ui, view.tokens);
        }
        if let Some((_, head)) = above.next_if(|(at, _)| *at == place) {
            text::head(ui, view.tokens, head);
        }
        one(ui, view, problem);
    }
}

/// The files of terms that were not loaded, each with the place of its first problem.
fn heads(view: &AppView<'_>) -> Peekable<impl Iterator<Item = (usize, String)>> {
    let files = view.results.of_terms().iter();
    let heads = files.scan(0, |next, file| {
        let at = *next;
        *next += file.problems.len();
        Some((at, file.path.display().to_string()))
    });
    heads.peekable()
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
