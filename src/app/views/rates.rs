//! What each debt of the chosen run costs a year: advertised, naive and true, with the lines that authorities name below.

use eframe::egui::Ui;

use super::middle::nothing;
use crate::analysis::DebtRates;
use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::table::{self, Col, Table};
use crate::app::widgets::text;
use crate::language;
use crate::simulation::Run;
use crate::terms::LegalLines;

/// The tab.
pub fn show(ui: &mut Ui, view: &AppView<'_>) {
    let (Some(run), Some(rates)) = (view.run(), view.results.rates()) else {
        nothing(ui, view, view.texts.why_hint);
        return;
    };
    for note in rates.lenders.iter().flat_map(|side| language::lender_notes(side, view.language)) {
        ui.horizontal(|ui| {
            ui.add_space(space::S);
            text::caption(ui, view.tokens, note);
        });
    }
    let rows: Vec<[String; 7]> = rates.debts.iter().map(|debt| row(view, run, debt)).collect();
    let cols = cols(view, &rows);
    let table = Table {
        id: "rates",
        cols: &cols,
        rows: rows.len(),
        chosen: None,
        has_samples: false,
        scroll_to: None,
    };
    table::show(ui, view.tokens, &table, |ui, row, at| {
        if let Some(cell) = rows.get(row).and_then(|cells| cells.get(at)) {
            ui.label(cell);
        }
    });
}

/// The reference lines of the run's first day, in one caption beside the tabs.
pub fn marks(view: &AppView<'_>) -> String {
    let lines = LegalLines::bundled();
    let start = view.scenario().start;
    let rate = |line: &crate::terms::LegalLine<'_>| language::percent(line.rate);
    let mut rates: Vec<String> = lines.on(start).iter().map(rate).collect();
    rates.dedup();
    language::marks_line(&rates.join(", "), view.language)
}

fn row(view: &AppView<'_>, run: &Run, debt: &DebtRates) -> [String; 7] {
    let account = view.scenario().accounts.get(debt.account.index());
    let account = account.map(|account| view.account_name(account)).unwrap_or_default();
    let item = language::item_name(view.scenario(), run, debt.item, view.language);
    let name = language::debt_name(debt.of, &account, item.as_deref(), view.language);
    let [advertised, naive, simple, compounded] = language::rate_cells(debt, view.language);
    let (lent, cost) = (language::amount(debt.lent), language::amount(debt.cost));
    [name, advertised, lent, cost, naive, simple, compounded]
}

fn cols(view: &AppView<'_>, rows: &[[String; 7]]) -> Vec<Col> {
    let heads = language::rate_tab_heads(view.language);
    let widest = |at: usize| table::widest(rows.iter().filter_map(|row| row.get(at)).cloned());
    let col = |(at, head): (usize, &'static str)| {
        let col = if at < 2 { Col::left(head, widest(at)) } else { Col::right(head, widest(at)) };
        col.hinted(language::rate_tab_hint(at, view.language))
    };
    heads.into_iter().enumerate().map(col).collect()
}
