//! What a month is known to bring before it is lived, whatever the strategy.

use super::prepared::{Happening, Prepared};
use crate::calendar::{Day, MonthSpan};

/// What happens in a month and on which of its days something is to be done. Day d is bit d−1.
///
/// Nearly all months of a scenario that are equally long are alike: they share one plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct MonthPlan {
    /// What happens, as (day of the month, what), in order.
    pub happenings: Vec<(u8, Happening)>,
    /// Money comes or goes.
    pub money: u32,
    /// Events.
    pub events: u32,
    /// A bill of a line closes.
    pub bills: u32,
    /// A line has its due day.
    pub line_dues: u32,
    /// The bureau writes or shows something.
    pub bureau: u32,
    /// The last due day over all lines.
    pub last_line_due: u32,
}

/// Plans among which that of a month is looked for: of four lengths of months, before and after a change.
const LATELY: usize = 8;

/// The plans of all months of a scenario.
///
/// Always true: `of_month` has a place for each month.
#[derive(Clone, Debug, Default)]
pub(super) struct MonthPlans {
    plans: Vec<MonthPlan>,
    /// The place of each month's plan.
    of_month: Vec<usize>,
}

impl MonthPlans {
    /// The plans of the months of a scenario that is ready otherwise.
    pub fn of(prepared: &Prepared<'_>) -> Self {
        let mut all = Self::default();
        for span in &prepared.months {
            let plan = MonthPlan::of(prepared, span);
            let lately = all.plans.len().saturating_sub(LATELY)..all.plans.len();
            let known = lately.rev().find(|&place| all.plans.get(place) == Some(&plan));
            let place = known.unwrap_or(all.plans.len());
            if known.is_none() {
                all.plans.push(plan);
            }
            all.of_month.push(place);
        }
        all
    }

    /// The plan of the month at a place.
    pub fn get(&self, month: usize) -> Option<&MonthPlan> {
        self.plans.get(*self.of_month.get(month)?)
    }
}

impl MonthPlan {
    fn of(prepared: &Prepared<'_>, span: &MonthSpan) -> Self {
        let happenings = prepared.happenings_of(span);
        let days = |is_event: bool| {
            let of_kind = happenings.iter().filter(|(_, what)| what.is_event() == is_event);
            of_kind.fold(0, |days, &(day, _)| days | 1 << (day - 1))
        };
        let lines = || prepared.line_days.iter().flatten();
        let dues = (0..prepared.line_days.len()).flat_map(|place| prepared.line_due_days(place, span));
        Self {
            money: days(false),
            events: days(true),
            bills: lines().fold(0, |days, line| days | span.bit(span.day(line.bill_day))),
            line_dues: lines().fold(0, |days, line| days | span.bit(span.day(line.due_day))),
            bureau: span.bit(span.day(prepared.model.update_day)) | span.bit(span.last()),
            last_line_due: dues.max().map_or(0, |due| span.bit(due)),
            happenings,
        }
    }
}

impl MonthSpan {
    /// The bit of a day in a mask of the month's days; none when it lies in another month.
    pub(super) fn bit(&self, day: Day) -> u32 {
        let offset = day - self.first;
        if (0..i32::from(self.days)).contains(&offset) { 1 << offset } else { 0 }
    }
}
