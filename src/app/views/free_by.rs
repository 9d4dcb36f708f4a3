//! What the chosen strategy would have to pay a month to be free of debt around the month under the cursor.

use eframe::egui::Ui;

use super::middle::nothing;
use crate::analysis::{Solved, Way};
use crate::app::command::Command;
use crate::app::edit::Edit;
use crate::app::view::AppView;
use crate::app::widgets::link;
use crate::app::widgets::table::{self, Col, Table};
use crate::language;

/// The place of the column that tries an amount.
const TRY: usize = 6;

/// The table. A click puts the cursor on a month; an amount can be tried as a strategy of its own.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let solved = view.results.free_by();
    let Some(run) = view.run().filter(|_| !solved.is_empty()) else {
        nothing(ui, view, view.texts.why_hint);
        return;
    };
    let place = |row: usize| solved.get(row).and_then(|one| usize::try_from(one.by - run.start.month()).ok());
    let rows: Vec<[String; 6]> = solved.iter().map(|one| cells(view, one)).collect();
    let cols = cols(view, &rows);
    let table = Table {
        id: "free-by",
        cols: &cols,
        rows: rows.len(),
        chosen: (0..rows.len()).find(|&row| place(row) == Some(view.state.month)),
        has_samples: false,
        scroll_to: None,
    };
    let clicked =
        table::show(ui, view.tokens, &table, |ui, row, at| match (rows.get(row), solved.get(row)) {
            (Some(cells), _) if at < TRY => drop(ui.label(cells.get(at).map_or("", String::as_str))),
            (_, Some(one)) => try_it(ui, view, one, out),
            _ => {}
        });
    out.extend(clicked.and_then(place).map(Command::SetMonth));
}

fn try_it(ui: &mut Ui, view: &AppView<'_>, one: &Solved, out: &mut Vec<Command>) {
    if let Way::Pays(amount) = one.way
        && link::quiet(ui, view.tokens, view.texts.try_it).clicked()
    {
        out.push(Command::Edit(Edit::TryFixed(view.state.strategy, amount)));
    }
}

fn cells(view: &AppView<'_>, one: &Solved) -> [String; 6] {
    [
        language::month(one.by),
        language::way_short(one.way, view.language),
        language::amount(one.most_paid),
        language::short_outcome(one.summary.outcome, view.language),
        language::amount(one.summary.cost),
        language::days(one.summary.worst_days_overdue, view.language),
    ]
}

fn cols(view: &AppView<'_>, rows: &[[String; 6]]) -> Vec<Col> {
    let widest = |at: usize| table::widest(rows.iter().filter_map(|row| row.get(at)).cloned());
    let heads = language::free_by_heads(view.language).into_iter().enumerate();
    let col = |(at, head)| if at == 0 { Col::left(head, widest(at)) } else { Col::right(head, widest(at)) };
    heads.map(col).chain([Col::left("", view.texts.try_it)]).collect()
}
