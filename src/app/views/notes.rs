//! What did not go as the strategy or the file said, in the chosen run.

use eframe::egui::Ui;

use crate::analysis::{Noted, notes};
use crate::app::view::AppView;
use crate::app::widgets::text;
use crate::language;

/// A note, and the value of the contract that it comes from with its source, where there is one.
struct Told {
    line: String,
    behind: Vec<String>,
}

/// The section; nothing where all went as said.
pub fn show(ui: &mut Ui, view: &AppView<'_>) {
    let told = told(view);
    if told.is_empty() {
        return;
    }
    text::rule(ui, view.tokens);
    text::head(ui, view.tokens, view.texts.notes);
    for note in told {
        text::body(ui, view.tokens, note.line);
        for line in note.behind {
            text::caption(ui, view.tokens, line);
        }
    }
}

/// How many notes there are.
pub fn count(view: &AppView<'_>) -> usize {
    view.run().map_or(0, |run| notes(run).len())
}

fn told(view: &AppView<'_>) -> Vec<Told> {
    view.run().map(|run| notes(run).iter().map(|note| tell(view, note)).collect()).unwrap_or_default()
}

fn tell(view: &AppView<'_>, note: &Noted) -> Told {
    let place = note.account.index();
    let account = view.good().and_then(|good| good.scenario.accounts.get(place));
    let account = account.map(|account| view.account_name(account)).unwrap_or_default();
    let behind = note.kind.field().zip(view.terms(place)).and_then(|(name, contract)| {
        let origin = contract.origin_on(name, note.first)?;
        Some(language::value_lines(&contract.id, name, origin, view.language))
    });
    let line = language::note_line(note.kind, &account, note.times, note.first, view.language);
    Told { line, behind: behind.unwrap_or_default() }
}
