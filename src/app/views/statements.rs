//! The bills of the chosen run. A click shows the lines of a bill on the right.

use eframe::egui::Ui;

use super::middle::nothing;
use crate::app::command::Command;
use crate::app::state::SideTab;
use crate::app::view::AppView;
use crate::app::widgets::link;
use crate::app::widgets::table::{self, Col, Table};
use crate::language;
use crate::ledger::Statement;
use crate::money::Money;
use crate::simulation::Run;

/// The place of the column of totals.
const TOTAL: usize = 3;

/// The table.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let Some(run) = view.run().filter(|run| !run.statements.is_empty()) else {
        nothing(ui, view, view.texts.no_statements);
        return;
    };
    let texts = view.texts;
    let widest = |of: fn(&Statement) -> Money| {
        language::amount(run.statements.iter().map(of).max().unwrap_or_default())
    };
    let cols = [
        Col::left(texts.account, widest_account(view)),
        Col::left(texts.closed_on, "2026-01-01"),
        Col::left(texts.due_on, "2026-01-01"),
        Col::right(texts.total, widest(|statement| statement.total)),
        Col::right(texts.minimum, widest(|statement| statement.minimum)),
        Col::right(texts.paid_by_due, widest(|statement| statement.paid_by_due)),
    ];
    let of_month = |statement: &Statement| month_of(run, statement) == Some(view.state.month);
    let table = Table {
        id: "statements",
        cols: &cols,
        rows: run.statements.len(),
        chosen: run.statements.iter().position(of_month),
        has_samples: false,
        scroll_to: run.statements.iter().position(of_month),
    };
    let mut chosen = None;
    let clicked = table::show(ui, view.tokens, &table, |ui, row, at| {
        let Some(statement) = run.statements.get(row) else {
            return;
        };
        let text = text(view, statement, at);
        if at != TOTAL {
            ui.label(text);
        } else if figure(ui, view, statement, &text) {
            chosen = Some(row);
        }
    });
    if let Some(month) =
        clicked.or(chosen).and_then(|row| run.statements.get(row)).and_then(|found| month_of(run, found))
    {
        out.push(Command::SetMonth(month));
        out.push(Command::ShowSide(SideTab::Statement));
    }
}

/// The total of a bill: what the keyboard can reach of its row.
fn figure(ui: &mut Ui, view: &AppView<'_>, statement: &Statement, text: &str) -> bool {
    let name = format!("{} {} {} {text}", account(view, statement.account), statement.on, view.texts.total);
    link::figure(ui, view.tokens, text, &name, false).clicked()
}

/// The place of the month in which a bill is due.
pub fn month_of(run: &Run, statement: &Statement) -> Option<usize> {
    usize::try_from(statement.due.month() - run.start.month()).ok()
}

fn widest_account(view: &AppView<'_>) -> String {
    let names = view.scenario().accounts.iter().map(|account| view.account_name(account));
    names.max_by_key(String::len).unwrap_or_default()
}

/// The name of the account of a bill or an entry.
pub fn account(view: &AppView<'_>, account: crate::ledger::AccountIx) -> String {
    let accounts = view.good().map(|good| &good.scenario.accounts);
    let account = accounts.and_then(|accounts| accounts.get(account.index()));
    account.map_or_else(|| "—".to_owned(), |account| view.account_name(account))
}

fn text(view: &AppView<'_>, statement: &Statement, at: usize) -> String {
    match at {
        0 => account(view, statement.account),
        1 => statement.on.to_string(),
        2 => statement.due.to_string(),
        3 => language::amount(statement.total),
        4 => language::amount(statement.minimum),
        _ => language::amount(statement.paid_by_due),
    }
}
