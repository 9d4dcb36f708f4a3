//! A chart as plain values.

use super::axis::Axis;
use super::timeline::Mark;
use crate::calendar::Month;
use crate::ledger::Component;
use crate::money::Money;

/// What a point stands for, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// An amount.
    Money(Money),
    /// A score.
    Score(i32),
}

impl Value {
    /// The value in the smallest unit of its kind: cents, or points.
    pub fn units(self) -> i64 {
        match self {
            Self::Money(money) => money.cents(),
            Self::Score(score) => i64::from(score),
        }
    }
}

/// One month's end of one series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The place of the month in [`ChartModel::months`].
    pub month: usize,
    /// Where an area begins; nothing for a line.
    pub base: Value,
    /// Where the line runs.
    pub value: Value,
}

/// One line or one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// A name that stays the same in every language: the strategy's id, or the component's word.
    pub id: String,
    /// The strategy, by its place in the scenario.
    pub strategy: usize,
    /// The component, when the series is a part of one run.
    pub component: Option<Component>,
    /// Whether it shows the result before the last edit.
    pub is_ghost: bool,
    /// Month by month.
    pub points: Vec<Point>,
}

impl Series {
    /// The point of a month; runs that end earlier have none.
    pub fn at(&self, month: usize) -> Option<&Point> {
        self.points.get(month)
    }
}

/// What a chart says in one sentence; `language` makes the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summary {
    /// There is nothing to show.
    Empty,
    /// Who ends highest and who lowest, by place in the scenario.
    Ends {
        /// Months shown.
        months: usize,
        /// The strategy with the highest last value.
        highest: (usize, Value),
        /// The strategy with the lowest last value.
        lowest: (usize, Value),
    },
    /// The largest part of one run's debt at the end.
    LargestPart {
        /// Months shown.
        months: usize,
        /// The component.
        component: Component,
        /// Its amount.
        amount: Money,
        /// The whole debt.
        debt: Money,
    },
}

/// One chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Lines or areas, ghosts first so that they are painted below.
    pub series: Vec<Series>,
    /// The upright axis.
    pub axis: Axis,
    /// The sentence that says the same.
    pub summary: Summary,
}

/// All pictures of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartModel {
    /// Months along the flat axis.
    pub months: Vec<Month>,
    /// Debt at month ends, a line per strategy.
    pub debt: Chart,
    /// Debt of the chosen run, an area per component.
    pub parts: Chart,
    /// Score at month ends, a line per strategy.
    pub score: Chart,
    /// What happens when.
    pub marks: Vec<Mark>,
}
