//! What is past due on the last evening of the month under the cursor: how long, how much, and what lenders do about it.

use eframe::egui::Ui;

use super::statement::pair;
use super::statements::account;
use crate::app::view::AppView;
use crate::app::widgets::text;
use crate::language;
use crate::ledger::{AccountIx, Component};
use crate::simulation::{AccountMonth, Run};

/// The section; nothing where nothing is past due.
pub fn show(ui: &mut Ui, view: &AppView<'_>, run: &Run) {
    let states = run.accounts_of(view.state.month).iter().zip(0..);
    let mut overdue = states.filter(|(state, _)| state.days_overdue > 0).peekable();
    if overdue.peek().is_none() {
        return;
    }
    text::rule(ui, view.tokens);
    text::head(ui, view.tokens, view.texts.past_due_at_end);
    for (state, place) in overdue {
        text::caption(ui, view.tokens, account(view, AccountIx(place)));
        one(ui, view, state);
    }
}

fn one(ui: &mut Ui, view: &AppView<'_>, state: &AccountMonth) {
    let (texts, tokens) = (view.texts, view.tokens);
    pair(ui, tokens, texts.how_long, &language::overdue_state(state, view.language), true);
    pair(ui, tokens, texts.overdue_principal, &language::amount(state.components[Component::Overdue]), true);
    pair(ui, tokens, texts.owed_in_all, &language::amount(state.components.debt()), true);
    if let Some(line) = language::collection_state(state, view.language) {
        pair(ui, tokens, texts.collection, &line, true);
    }
    if state.written_off {
        pair(ui, tokens, texts.books, texts.written_off, true);
    }
}
