//! Every entry of the chosen run. A click on a row asks for its Why.

use eframe::egui::Ui;

use super::middle::nothing;
use super::statements::account;
use crate::app::command::Command;
use crate::app::state::WhyTarget;
use crate::app::view::AppView;
use crate::app::widgets::link;
use crate::app::widgets::table::{self, Col, Table};
use crate::language;
use crate::ledger::{Entry, Kind, Side};
use crate::simulation::Run;

/// The place of the column of amounts.
const AMOUNT: usize = 3;

/// The table.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let Some(run) = view.run() else {
        nothing(ui, view, view.texts.why_hint);
        return;
    };
    let shown = shown(view, run);
    if shown.is_empty() {
        nothing(ui, view, view.texts.no_entries);
        return;
    }
    let cols = cols(view, run);
    let asked = view.state.why.last().copied();
    let is_asked = |place: usize| {
        matches!(asked, Some(WhyTarget::Entry { strategy, entry })
            if strategy == view.state.strategy && entry == shown.start + place)
    };
    let table = Table {
        id: "ledger",
        cols: &cols,
        rows: shown.len(),
        chosen: (0..shown.len()).find(|place| is_asked(*place)),
        has_samples: false,
        scroll_to: None,
    };
    let mut chosen = None;
    let clicked = table::show(ui, view.tokens, &table, |ui, row, at| {
        let Some(entry) = run.ledger.get(shown.start + row) else {
            return;
        };
        let text = text(view, entry, at);
        if at != AMOUNT {
            ui.label(text);
        } else if figure(ui, view, entry, &text) {
            chosen = Some(row);
        }
    });
    if let Some(row) = clicked.or(chosen) {
        out.push(Command::Why(WhyTarget::Entry { strategy: view.state.strategy, entry: shown.start + row }));
    }
}

/// The amount of an entry: what the keyboard can reach of its row.
fn figure(ui: &mut Ui, view: &AppView<'_>, entry: &Entry, text: &str) -> bool {
    let name = format!("{} {} {text}", entry.on, language::entry_kind_name(entry, view.language));
    link::figure(ui, view.tokens, text, &name, false).clicked()
}

/// The entries shown: all, or those of the month under the cursor. Entries are in the order of their days.
fn shown(view: &AppView<'_>, run: &Run) -> std::ops::Range<usize> {
    match run.months.get(view.state.month).filter(|_| view.state.only_month) {
        Some(row) => {
            let (first, last) = (row.month.first(), row.month.last());
            run.ledger.partition_point(|entry| entry.on < first)
                ..run.ledger.partition_point(|entry| entry.on <= last)
        }
        None => 0..run.ledger.len(),
    }
}

fn cols(view: &AppView<'_>, run: &Run) -> [Col; 5] {
    let (texts, language) = (view.texts, view.language);
    let longest = |names: &mut dyn Iterator<Item = String>| names.max_by_key(String::len).unwrap_or_default();
    let name = |kind: &Kind| match view.scenario().ideas.is_empty() {
        true => language::kind_name(*kind, language).to_owned(),
        false => language::kind_names(*kind, language),
    };
    let kinds = longest(&mut Kind::ALL.iter().map(name));
    let side = longest(&mut Side::ALL.iter().map(|side| language::side_name(*side, language).to_owned()));
    let amount = run.ledger.iter().map(|entry| entry.amount).max().unwrap_or_default();
    let accounts = longest(&mut view.scenario().accounts.iter().map(|a| view.account_name(a)));
    [
        Col::left(texts.date, "2026-01-01"),
        Col::left(texts.what, kinds),
        Col::left(texts.account, accounts),
        Col::right(texts.amount, language::amount(amount)),
        Col::left(texts.from_to, format!("{side} → {side}")),
    ]
}

fn text(view: &AppView<'_>, entry: &Entry, at: usize) -> String {
    let language = view.language;
    match at {
        0 => entry.on.to_string(),
        1 => language::entry_kind_name(entry, language),
        2 => account(view, entry.account),
        3 => language::amount(entry.amount),
        _ => format!(
            "{} → {}",
            language::side_name(entry.from, language),
            language::side_name(entry.to, language)
        ),
    }
}
