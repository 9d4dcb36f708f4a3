//! The chosen run month by month: the table beside the charts. Each figure opens its Why.

use eframe::egui::Ui;

use super::middle::nothing;
use crate::analysis::FigureId;
use crate::app::command::Command;
use crate::app::state::WhyTarget;
use crate::app::view::AppView;
use crate::app::widgets::link;
use crate::app::widgets::table::{self, Col, Table};
use crate::language;
use crate::money::Money;
use crate::simulation::{MonthRow, Run};

type Column = (FigureId, fn(&MonthRow) -> Money);

const COLUMNS: [Column; 9] = [
    (FigureId::Debt, |row| row.debt),
    (FigureId::TotalPaid, |row| row.paid),
    (FigureId::Interest, |row| row.interest),
    (FigureId::Fees, |row| row.fees),
    (FigureId::Penalties, |row| row.penalties),
    (FigureId::Purchases, |row| row.purchases),
    (FigureId::Living, |row| row.living),
    (FigureId::Income, |row| row.income),
    (FigureId::Cash, |row| row.cash),
];

/// Columns that are shown only where they hold anything.
const RARE: [Column; 4] = [
    (FigureId::Waived, |row| row.waived),
    (FigureId::Returned, |row| row.returned),
    (FigureId::Unmet, |row| row.unmet),
    (FigureId::Refused, |row| row.refused),
];

/// What gives way first where there is too little room; the tables say how many columns did.
const GIVES_WAY: [FigureId; 6] = [
    FigureId::Income,
    FigureId::Living,
    FigureId::Fees,
    FigureId::Penalties,
    FigureId::Purchases,
    FigureId::Cash,
];

/// The table.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let Some(run) = view.run() else {
        nothing(ui, view, view.texts.why_hint);
        return;
    };
    let columns = fitting(ui, view, run);
    let cols = cols(view, run, &columns);
    let clicked = table::show(ui, view.tokens, &table(view, run, &cols), |ui, row, at| {
        if let Some(month) = run.months.get(row) {
            cell(ui, view, month, (row, at), &columns, out);
        }
    });
    if let Some(month) = clicked {
        out.push(Command::SetMonth(month));
    }
}

/// How many columns there is no room for.
pub fn left_out(ui: &Ui, view: &AppView<'_>, width: f32) -> usize {
    view.run().map_or(0, |run| all(run).len() - fitting_in(ui, view, run, width).len())
}

fn table<'c>(view: &AppView<'_>, run: &Run, cols: &'c [Col]) -> Table<'c> {
    Table {
        id: "months",
        cols,
        rows: run.months.len(),
        chosen: Some(view.state.month),
        has_samples: false,
        scroll_to: Some(view.state.month),
    }
}

fn all(run: &Run) -> Vec<Column> {
    let rare = RARE.into_iter().filter(|(_, of)| run.months.iter().any(|row| !of(row).is_zero()));
    COLUMNS.into_iter().chain(rare).collect()
}

fn fitting(ui: &Ui, view: &AppView<'_>, run: &Run) -> Vec<Column> {
    fitting_in(ui, view, run, ui.available_width())
}

fn fitting_in(ui: &Ui, view: &AppView<'_>, run: &Run, width: f32) -> Vec<Column> {
    let mut columns = all(run);
    for leaves in GIVES_WAY {
        let cols = cols(view, run, &columns);
        if table::least_width(ui, &table(view, run, &cols)) <= width {
            break;
        }
        columns.retain(|(figure, _)| *figure != leaves);
    }
    columns
}

fn cols(view: &AppView<'_>, run: &Run, columns: &[Column]) -> Vec<Col> {
    let widest = |of: fn(&MonthRow) -> Money| run.months.iter().map(of).max().unwrap_or_default();
    let amounts = columns.iter().map(|&(figure, of)| {
        Col::right(language::figure_name(figure, view.language), language::amount(widest(of)))
    });
    let mut cols = vec![Col::left(view.texts.month, "2026-01")];
    cols.extend(amounts);
    cols.push(Col::right(view.texts.score, "888"));
    cols
}

fn cell(
    ui: &mut Ui,
    view: &AppView<'_>,
    row: &MonthRow,
    (place, at): (usize, usize),
    columns: &[Column],
    out: &mut Vec<Command>,
) {
    if at == 0 {
        ui.label(language::month(row.month));
        return;
    }
    let (figure, text) = match columns.get(at - 1) {
        Some(&(figure, of)) => (figure, language::amount(of(row))),
        None => (FigureId::Score, row.score.to_string()),
    };
    let name = format!("{} {} {text}", row.month, language::figure_name(figure, view.language));
    if link::figure(ui, view.tokens, &text, &name, false).clicked() {
        let strategy = view.state.strategy;
        out.push(Command::SetMonth(place));
        out.push(Command::Why(WhyTarget::Figure { strategy, figure, month: Some(place) }));
    }
}
