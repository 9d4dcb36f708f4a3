//! All strategies side by side.

use eframe::egui::{Rect, Ui, vec2};

use super::middle::nothing;
use crate::analysis::{Comparison, FigureId, Summary};
use crate::app::command::Command;
use crate::app::state::WhyTarget;
use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::link;
use crate::app::widgets::table::{self, Col, Table};
use crate::language;
use crate::money::Money;
use crate::simulation::Outcome;

/// What a column shows.
#[derive(Clone, Copy)]
enum Column {
    Name,
    DebtFree,
    Amount(FigureId, fn(&Summary) -> Money),
    Overdue,
    Rate,
    Life,
}

const COLUMNS: [Column; 9] = [
    Column::Name,
    Column::DebtFree,
    Column::Amount(FigureId::Interest, |summary| summary.interest),
    Column::Amount(FigureId::Fees, |summary| summary.fees),
    Column::Amount(FigureId::Penalties, |summary| summary.penalties),
    Column::Amount(FigureId::Cost, |summary| summary.cost),
    Column::Amount(FigureId::Debt, |summary| summary.final_debt),
    Column::Overdue,
    Column::Rate,
];

/// The table.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let Some(good) = view.good() else {
        nothing(ui, view, view.texts.why_hint);
        return;
    };
    let comparison = &*good.comparison;
    let columns = fitting(ui, view, comparison);
    let cols = cols(view, comparison, &columns);
    let clicked = table::show(ui, view.tokens, &table(view, comparison, &cols), |ui, row, at| {
        if let Some(column) = columns.get(at) {
            cell(ui, view, comparison, row, *column, out);
        }
    });
    if let Some(strategy) = clicked {
        out.push(Command::SelectStrategy(strategy));
    }
}

fn table<'c>(view: &AppView<'_>, comparison: &Comparison, cols: &'c [Col]) -> Table<'c> {
    Table {
        id: "compare",
        cols,
        rows: comparison.runs.len(),
        chosen: Some(view.state.strategy),
        has_samples: true,
        scroll_to: None,
    }
}

/// All columns, without the parts of the cost where there is no room for them: the cost's Why has them too.
fn fitting(ui: &Ui, view: &AppView<'_>, comparison: &Comparison) -> Vec<Column> {
    let mut columns = COLUMNS.to_vec();
    if comparison.lives.iter().any(|life| *life != 0) {
        columns.push(Column::Life);
    }
    for leaves in [FigureId::Fees, FigureId::Penalties, FigureId::Interest] {
        let cols = cols(view, comparison, &columns);
        if table::least_width(ui, &table(view, comparison, &cols)) <= ui.available_width() {
            break;
        }
        columns.retain(|column| !matches!(column, Column::Amount(figure, _) if *figure == leaves));
    }
    columns
}

fn cols(view: &AppView<'_>, comparison: &Comparison, columns: &[Column]) -> Vec<Col> {
    columns.iter().map(|column| col(view, comparison, *column)).collect()
}

fn col(view: &AppView<'_>, comparison: &Comparison, column: Column) -> Col {
    let texts = view.texts;
    let head = match column {
        Column::Name => texts.strategies,
        Column::DebtFree => texts.debt_free_head,
        Column::Amount(figure, _) => figure_head(view, figure),
        Column::Overdue => texts.overdue_head,
        Column::Rate => texts.annual_rate,
        Column::Life => texts.same_life,
    };
    let all = (0..comparison.runs.len()).map(|row| text(view, comparison, row, column));
    let widest = table::widest(all);
    let hint = match column {
        Column::DebtFree => texts.debt_free_hint,
        Column::Rate => texts.annual_rate_hint,
        Column::Life => texts.same_life_hint,
        _ => "",
    };
    let col = if matches!(column, Column::Name) { Col::left(head, widest) } else { Col::right(head, widest) };
    col.hinted(hint)
}

fn figure_head(view: &AppView<'_>, figure: FigureId) -> &'static str {
    match figure {
        FigureId::Debt => view.texts.final_debt,
        other => language::figure_name(other, view.language),
    }
}

fn text(view: &AppView<'_>, comparison: &Comparison, row: usize, column: Column) -> String {
    let Some(summary) = comparison.summaries.get(row) else {
        return String::new();
    };
    match column {
        Column::Name => view.strategy_name(row),
        Column::DebtFree => match summary.outcome {
            Outcome::Clear(day) => language::month(day.month()),
            Outcome::Owing => view.texts.still_owed.to_owned(),
            Outcome::NeverClears(_) => view.texts.never_clears.to_owned(),
        },
        Column::Amount(_, of) => language::amount(of(summary)),
        Column::Overdue => language::days(summary.worst_days_overdue, view.language),
        Column::Rate => summary
            .annual_rate
            .map_or_else(|| "—".to_owned(), |rate| language::rounded_percent(rate.effective)),
        Column::Life => life(view, comparison, row),
    }
}

/// How the life of a run differs from that of the first.
fn life(view: &AppView<'_>, comparison: &Comparison, row: usize) -> String {
    let same = comparison.lives.get(row) == comparison.lives.first();
    match (comparison.summaries.first(), comparison.summaries.get(row)) {
        (Some(first), Some(summary)) if !same => {
            language::life_difference(lived_on(summary) - lived_on(first), view.language)
        }
        _ => language::pick(view.language, "相同", "the same").to_owned(),
    }
}

/// What was really had: living and purchases.
fn lived_on(summary: &Summary) -> Money {
    summary.living + summary.purchases
}

fn cell(
    ui: &mut Ui,
    view: &AppView<'_>,
    comparison: &Comparison,
    row: usize,
    column: Column,
    out: &mut Vec<Command>,
) {
    let text = text(view, comparison, row, column);
    let figure = match column {
        Column::Name => {
            let rect = Rect::from_min_size(ui.cursor().min, vec2(26.0, ui.max_rect().height()));
            let rect = rect.with_min_y(ui.max_rect().top()).with_max_y(ui.max_rect().bottom());
            link::line_sample(ui, view.tokens, row, rect);
            ui.add_space(26.0 + space::XS);
            ui.add(eframe::egui::Label::new(text).truncate());
            return;
        }
        Column::Life => {
            ui.label(text);
            return;
        }
        Column::DebtFree => FigureId::DebtFreeOn,
        Column::Amount(figure, _) => figure,
        Column::Overdue => FigureId::WorstDaysOverdue,
        Column::Rate => {
            ui.label(text);
            return;
        }
    };
    let is_cheapest = comparison.cheapest.get(row) == Some(&true) && figure == FigureId::Cost;
    let name = format!("{}: {} {text}", view.strategy_name(row), figure_head(view, figure));
    if link::figure(ui, view.tokens, &text, &name, is_cheapest).clicked() {
        out.push(Command::SelectStrategy(row));
        out.push(Command::Why(WhyTarget::Figure { strategy: row, figure, month: None }));
    }
}
