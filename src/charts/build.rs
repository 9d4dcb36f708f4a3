//! From a comparison to its pictures.

use super::axis::Axis;
use super::model::{Chart, ChartModel, Point, Series, Summary, Value};
use super::timeline::timeline;
use crate::analysis::Comparison;
use crate::calendar::Month;
use crate::ledger::Component;
use crate::money::Money;
use crate::scenario::Scenario;
use crate::simulation::{MonthRow, Run};

/// The finest step of an axis of money: one yuan.
const FINEST_MONEY: i64 = 100;
/// The finest step of an axis of scores.
const FINEST_SCORE: i64 = 5;

/// Builds all pictures: `chosen` is the strategy whose parts are shown, and whose line of the `previous` result
/// stays as a ghost.
pub fn build(
    scenario: &Scenario,
    comparison: &Comparison,
    previous: Option<&Comparison>,
    chosen: usize,
) -> ChartModel {
    let months = months(comparison);
    let debt = |row: &MonthRow| Value::Money(row.debt);
    let score = |row: &MonthRow| Value::Score(row.score);
    let ghost = previous.and_then(|comparison| comparison.runs.get(chosen));
    ChartModel {
        debt: line_chart(scenario, comparison, ghost, debt, debt_axis),
        score: line_chart(scenario, comparison, ghost, score, score_axis),
        parts: comparison.runs.get(chosen).map_or_else(empty, parts_chart),
        marks: timeline(scenario, &months),
        months,
    }
}

/// The months of the longest run.
fn months(comparison: &Comparison) -> Vec<Month> {
    let longest = comparison.runs.iter().max_by_key(|run| run.months.len());
    longest.map_or_else(Vec::new, |run| run.months.iter().map(|row| row.month).collect())
}

fn empty() -> Chart {
    Chart { series: Vec::new(), axis: Axis::round(0, FINEST_MONEY, FINEST_MONEY), summary: Summary::Empty }
}

fn line_chart(
    scenario: &Scenario,
    comparison: &Comparison,
    ghost: Option<&Run>,
    value: impl Fn(&MonthRow) -> Value,
    axis: impl Fn(i64, i64) -> Axis,
) -> Chart {
    let id = |run: &Run| scenario.strategies.get(run.strategy).map_or("", |strategy| &strategy.id).to_owned();
    let shown = months(comparison).len();
    let ghost = ghost.map(|run| {
        let mut ghost = Series { is_ghost: true, ..line(format!("ghost:{}", id(run)), run, &value) };
        ghost.points.truncate(shown);
        ghost
    });
    let lines = comparison.runs.iter().map(|run| line(id(run), run, &value));
    let series: Vec<Series> = ghost.into_iter().chain(lines).collect();
    let values = || series.iter().flat_map(|s| &s.points).map(|point| point.value.units());
    Chart {
        axis: axis(values().min().unwrap_or(0), values().max().unwrap_or(0)),
        summary: ends(&series),
        series,
    }
}

fn line(id: String, run: &Run, value: impl Fn(&MonthRow) -> Value) -> Series {
    let point = |(month, row): (usize, &MonthRow)| {
        let value = value(row);
        let base = match value {
            Value::Money(_) => Value::Money(Money::ZERO),
            Value::Score(_) => Value::Score(0),
        };
        Point { month, base, value }
    };
    Series {
        id,
        strategy: run.strategy,
        component: None,
        is_ghost: false,
        points: run.months.iter().enumerate().map(point).collect(),
    }
}

/// Debt is shown from nothing.
fn debt_axis(_: i64, high: i64) -> Axis {
    Axis::round(0, high, FINEST_MONEY)
}

/// A score is shown where it moves.
fn score_axis(low: i64, high: i64) -> Axis {
    Axis::round(low - FINEST_SCORE, high + FINEST_SCORE, FINEST_SCORE)
}

fn ends(series: &[Series]) -> Summary {
    let last = |s: &Series| s.points.last().map(|point| (s.strategy, point.value));
    let ends = || series.iter().filter(|s| !s.is_ghost).filter_map(last);
    // `rev` keeps the first of equals for the highest, as `min_by_key` does for the lowest.
    let highest = ends().rev().max_by_key(|(_, value)| value.units());
    let lowest = ends().min_by_key(|(_, value)| value.units());
    match (highest, lowest) {
        (Some(highest), Some(lowest)) => Summary::Ends {
            months: series.iter().filter(|s| !s.is_ghost).map(|s| s.points.len()).max().unwrap_or(0),
            highest,
            lowest,
        },
        _ => Summary::Empty,
    }
}

/// The components of one run, one upon the other, those that never hold anything left out.
fn parts_chart(run: &Run) -> Chart {
    let mut tops = vec![Money::ZERO; run.months.len()];
    let mut series = Vec::new();
    for &component in Component::ALL {
        let amounts: Vec<Money> =
            (0..run.months.len()).map(|month| amount_of(run, month, component)).collect();
        if amounts.iter().any(|amount| !amount.is_zero()) {
            series.push(area(run, component, &amounts, &mut tops));
        }
    }
    let high = tops.iter().map(|top| top.cents()).max().unwrap_or(0);
    Chart { axis: debt_axis(0, high), summary: largest_part(run), series }
}

fn amount_of(run: &Run, month: usize, component: Component) -> Money {
    run.accounts_of(month).iter().map(|account| account.components[component]).sum()
}

fn area(run: &Run, component: Component, amounts: &[Money], tops: &mut [Money]) -> Series {
    let points = amounts.iter().zip(tops).enumerate().map(|(month, (&amount, top))| {
        let base = *top;
        *top += amount;
        Point { month, base: Value::Money(base), value: Value::Money(*top) }
    });
    Series {
        id: component.word().to_owned(),
        strategy: run.strategy,
        component: Some(component),
        is_ghost: false,
        points: points.collect(),
    }
}

fn largest_part(run: &Run) -> Summary {
    let months = run.months.len();
    if run.months.last().is_some_and(|end| end.debt.is_zero()) {
        return Summary::Nothing { months };
    }
    let (Some(last), Some(end)) = (months.checked_sub(1), run.months.last()) else {
        return Summary::Empty;
    };
    let parts = Component::ALL.iter().map(|&component| (component, amount_of(run, last, component)));
    parts.max_by_key(|&(_, amount)| amount).map_or(Summary::Empty, |(component, amount)| {
        Summary::LargestPart { months, component, amount, debt: end.debt }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Lab;
    use crate::bureau::ScoreModel;
    use crate::charts::MarkKind;
    use crate::scenario::{BUILT_IN, read};
    use crate::terms::Catalog;

    /// Every built-in scenario with its comparison.
    fn all() -> Vec<(Scenario, Comparison)> {
        let (catalog, model) = (Catalog::bundled(), ScoreModel::bundled());
        let run = |(_, text): &(&str, &str)| {
            let scenario = read(text, &catalog).unwrap().scenario;
            let lab = Lab::run(&scenario, &catalog, &model).unwrap();
            (scenario, lab.comparison)
        };
        BUILT_IN.iter().map(run).collect()
    }

    #[test]
    fn lines_are_the_months_of_their_runs() {
        for (scenario, comparison) in all() {
            let model = build(&scenario, &comparison, None, 0);
            assert_eq!(model.debt.series.len(), comparison.runs.len());
            for (series, run) in model.debt.series.iter().zip(&comparison.runs) {
                let debts: Vec<Value> = run.months.iter().map(|row| Value::Money(row.debt)).collect();
                assert_eq!(series.points.iter().map(|point| point.value).collect::<Vec<_>>(), debts);
                assert_eq!(series.id, scenario.strategies[run.strategy].id);
            }
        }
    }

    #[test]
    fn parts_stand_upon_each_other_up_to_the_debt() {
        for (scenario, comparison) in all() {
            for (chosen, run) in comparison.runs.iter().enumerate() {
                let parts = build(&scenario, &comparison, None, chosen).parts;
                for pair in parts.series.windows(2) {
                    let tops = pair[0].points.iter().map(|point| point.value);
                    assert!(tops.eq(pair[1].points.iter().map(|point| point.base)));
                }
                let top = parts.series.last().map(|top| top.points.iter().map(|point| point.value).collect());
                let debts: Vec<Value> = run.months.iter().map(|row| Value::Money(row.debt)).collect();
                assert_eq!(top, Some(debts));
            }
        }
    }

    #[test]
    fn axes_hold_every_point_on_few_round_ticks() {
        for (scenario, comparison) in all() {
            let model = build(&scenario, &comparison, Some(&comparison), 0);
            for chart in [&model.debt, &model.parts, &model.score] {
                assert!((2..=6).contains(&chart.axis.ticks.len()), "{:?}", chart.axis);
                let range = chart.axis.low..=chart.axis.high;
                let mut points = chart.series.iter().flat_map(|series| &series.points);
                assert!(points.all(|point| range.contains(&point.value.units())));
            }
        }
    }

    #[test]
    fn a_ghost_lies_below_the_lines() {
        let (scenario, comparison) = all().remove(0);
        let model = build(&scenario, &comparison, Some(&comparison), 1);
        let ghost = &model.debt.series[0];
        assert!(ghost.is_ghost && ghost.strategy == 1);
        assert_eq!(model.debt.series.len(), comparison.runs.len() + 1);
    }

    #[test]
    fn says_who_ends_where_and_what_happens_when() {
        let (scenario, comparison) = all().remove(0);
        let model = build(&scenario, &comparison, None, 0);
        let Summary::Ends { months, highest, lowest } = model.debt.summary else {
            panic!("{:?}", model.debt.summary);
        };
        assert_eq!((months, highest.0), (24, 0));
        assert!(lowest.1.units() < highest.1.units());
        let kinds: Vec<(MarkKind, bool)> = model.marks.iter().map(|mark| (mark.kind, mark.repeats)).collect();
        assert_eq!(kinds, [(MarkKind::Income, true), (MarkKind::Purchase, true)]);
    }
}
