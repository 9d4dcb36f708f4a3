//! The two charts: debt and score, on one time and under one cursor.

use eframe::egui::{Align, Layout, Margin, RichText, Ui};

use super::card;
use crate::app::command::Command;
use crate::app::probe::{self, PlotReport, SeriesReport};
use crate::app::state::ChartChoice;
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::plot::{self, Plot};
use crate::app::widgets::{link, text};
use crate::charts::{Chart, ChartModel, Series};
use crate::language;

/// The share of the debt chart where both are shown.
const DEBT_SHARE: f32 = 0.64;
/// Margins of a chart card with its border.
const AROUND: f32 = 16.0;
const MARGIN: Margin = Margin { left: 10, right: 10, top: 8, bottom: 6 };
/// A plot is never lower than this.
const LEAST_PLOT: f32 = 60.0;

/// The charts, or the chosen one of them where there is room for one only.
pub fn show(ui: &mut Ui, view: &AppView<'_>, has_one_chart: bool, out: &mut Vec<Command>) {
    let Some(model) = view.results.charts() else {
        return;
    };
    ui.spacing_mut().item_spacing.y = space::S;
    let height = ui.available_height();
    if has_one_chart {
        one(ui, view, model, view.state.chart, height - AROUND, true, out);
        return;
    }
    let debt = ((height - space::S) * DEBT_SHARE).floor();
    one(ui, view, model, ChartChoice::Debt, debt - AROUND, false, out);
    one(ui, view, model, ChartChoice::Score, height - space::S - debt - AROUND, false, out);
}

fn one(
    ui: &mut Ui,
    view: &AppView<'_>,
    model: &ChartModel,
    which: ChartChoice,
    height: f32,
    has_choice: bool,
    out: &mut Vec<Command>,
) {
    let chart = chart(view, model, which);
    let summary = view.good().map_or_else(String::new, |good| {
        language::chart_summary(chart.summary, &good.scenario, view.language)
    });
    card(ui, view.tokens, MARGIN, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let top = ui.cursor().top();
        let fits = head(ui, view, which, &summary, has_choice, out);
        if !fits {
            text::caption(ui, view.tokens, &summary);
        }
        let left = height - (ui.cursor().top() - top);
        let painted = plot::show(ui, view.tokens, &plot(ui, view, model, which, &summary, left));
        if let Some(month) = painted.month {
            out.push(Command::SetMonth(month));
        }
        probe::note_plot(ui, report(view, which, chart, painted.rect));
    });
}

fn plot<'a>(
    ui: &Ui,
    view: &'a AppView<'_>,
    model: &'a ChartModel,
    which: ChartChoice,
    summary: &'a str,
    height: f32,
) -> Plot<'a> {
    let chart = chart(view, model, which);
    let (left, right) = gutters(ui, view);
    Plot {
        chart,
        months: &model.months,
        cursor: view.state.month,
        chosen: view.state.strategy,
        ends: ends(view, chart),
        tick: Box::new(move |units| tick(view, which, chart, units)),
        hover: Box::new(move |month| hover(view, chart, model, month)),
        summary,
        left,
        right,
        height: height.max(LEAST_PLOT),
    }
}

const fn chart<'m>(view: &AppView<'_>, model: &'m ChartModel, which: ChartChoice) -> &'m Chart {
    match which {
        ChartChoice::Debt if view.state.by_parts => &model.parts,
        ChartChoice::Debt => &model.debt,
        ChartChoice::Score => &model.score,
    }
}

/// Title and unit, the sentence of the chart where there is room for it, and the switches. Says whether there was room.
fn head(
    ui: &mut Ui,
    view: &AppView<'_>,
    which: ChartChoice,
    summary: &str,
    has_choice: bool,
    out: &mut Vec<Command>,
) -> bool {
    let row = ui.horizontal(|ui| {
        title(ui, view, which, has_choice, out);
        let mut fits = true;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if which == ChartChoice::Debt {
                parts_switch(ui, view, out);
            }
            fits = plot::measure(ui, summary, size::CAPTION) <= ui.available_width();
            if fits {
                text::caption(ui, view.tokens, summary);
            }
        });
        fits
    });
    row.inner
}

fn title(ui: &mut Ui, view: &AppView<'_>, which: ChartChoice, has_choice: bool, out: &mut Vec<Command>) {
    let (texts, tokens) = (view.texts, view.tokens);
    let (title, unit) = match which {
        ChartChoice::Debt => (texts.debt, texts.debt_unit),
        ChartChoice::Score => (texts.score, texts.score_unit),
    };
    if has_choice {
        for (choice, name) in [(ChartChoice::Debt, texts.debt), (ChartChoice::Score, texts.score)] {
            if link::tab(ui, tokens, name, choice == which).clicked() {
                out.push(Command::ShowChart(choice));
            }
        }
    } else {
        ui.label(RichText::new(title).color(tokens.ink).strong());
    }
    text::caption(ui, tokens, format!("· {unit}"));
}

fn parts_switch(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let name = if view.state.by_parts { view.texts.lines } else { view.texts.parts };
    if link::quiet(ui, view.tokens, name).clicked() {
        out.push(Command::ToggleParts);
    }
    ui.add_space(space::S);
}

/// Room left and right of both plots, so that their months lie below each other.
pub fn gutters(ui: &Ui, view: &AppView<'_>) -> (f32, f32) {
    let Some(model) = view.results.charts() else {
        return (0.0, 0.0);
    };
    let debt = chart(view, model, ChartChoice::Debt);
    let ticks = debt.axis.ticks.iter().map(|&units| tick(view, ChartChoice::Debt, debt, units));
    let left = ticks.map(|text| plot::measure(ui, &text, size::CAPTION)).fold(24.0, f32::max);
    let labels: Vec<String> = ends(view, debt).into_iter().chain(ends(view, &model.score)).collect();
    (left.ceil() + space::M, plot::room_for_ends(ui, labels.iter(), ui.available_width()))
}

fn tick(view: &AppView<'_>, which: ChartChoice, chart: &Chart, units: i64) -> String {
    match which {
        ChartChoice::Debt => language::axis_amount(units, chart.axis.high, view.language),
        ChartChoice::Score => units.to_string(),
    }
}

/// The label at the end of each line: its name and its last value.
fn ends(view: &AppView<'_>, chart: &Chart) -> Vec<String> {
    chart.series.iter().map(|series| end(view, series)).collect()
}

fn end(view: &AppView<'_>, series: &Series) -> String {
    if series.is_ghost {
        return view.texts.before.to_owned();
    }
    let Some(last) = series.points.last() else {
        return String::new();
    };
    match series.component {
        Some(component) => language::component_name(component, view.language).to_owned(),
        None => language::end_of_line(&view.strategy_name(series.strategy), last.value),
    }
}

/// All values of a month, a line each.
fn hover(view: &AppView<'_>, chart: &Chart, model: &ChartModel, month: usize) -> String {
    let head = model.months.get(month).map_or_else(String::new, |month| language::month(*month));
    let value = |series: &Series| -> Option<String> {
        let point = series.at(month)?;
        let name = match (series.is_ghost, series.component) {
            (true, _) => view.texts.before.to_owned(),
            (false, Some(component)) => language::component_name(component, view.language).to_owned(),
            (false, None) => view.strategy_name(series.strategy),
        };
        let value = match (point.value, point.base) {
            (crate::charts::Value::Money(top), crate::charts::Value::Money(base)) => {
                language::amount(top - base)
            }
            (value, _) => language::value(value),
        };
        Some(format!("{name}  {value}"))
    };
    let values = chart.series.iter().filter_map(value);
    std::iter::once(head).chain(values).collect::<Vec<_>>().join("\n")
}

fn report(view: &AppView<'_>, which: ChartChoice, chart: &Chart, rect: eframe::egui::Rect) -> PlotReport {
    let id = match which {
        ChartChoice::Debt => "debt",
        ChartChoice::Score => "score",
    };
    let series = chart.series.iter().enumerate();
    let series =
        series.map(|(place, series)| SeriesReport::new(&series.id, plot::colour(view.tokens, place, series)));
    PlotReport { id, rect: [rect.left(), rect.top(), rect.right(), rect.bottom()], series: series.collect() }
}
