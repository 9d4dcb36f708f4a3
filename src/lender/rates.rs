//! Rates that changed while a line ran: nights before a change keep the rate that held on them.

use super::line::Line;
use super::nights::Accrued;
use crate::calendar::Day;
use crate::ledger::Segment;
use crate::rate::{Accrual, Rate};
use crate::terms::LineTerms;

/// The rates of the nights before a day.
#[derive(Clone, Copy, Debug, serde::Deserialize, serde::Serialize)]
pub struct OldRates {
    /// The first night that bears other rates.
    until: Day,
    interest: Rate,
    penalty: Rate,
}

impl<'t> Line<'t> {
    /// From the evening of `on` the line has another contract, or another price. Its calendar and what bears interest are
    /// the same. Where interest is counted by the month, the running month bears the new rate.
    pub fn change_terms(&mut self, on: Day, terms: &'t LineTerms) {
        let (old, new) = (&self.terms.common, &terms.common);
        let is_other = (old.daily_rate, old.penalty_rate) != (new.daily_rate, new.penalty_rate);
        // where nothing reaches back beyond the last bill, no night before today is left to be charged
        let is_fresh = on <= self.billed_until && self.posted.is_none();
        if is_other && self.month.is_none() && !is_fresh {
            let (interest, penalty) = (old.daily_rate, old.penalty_rate);
            self.rare.get_or_insert_default().old_rates.push(OldRates { until: on, interest, penalty });
        }
        self.terms = terms;
    }

    /// Rates that held before the contract changed.
    pub(super) fn old_rates(&self) -> &[OldRates] {
        self.rare.as_ref().map_or(&[], |rare| &rare.old_rates)
    }

    /// Cuts the stretches from a place on where the rate changed inside them.
    pub(super) fn cut_by_rate(&self, segments: &mut Vec<Segment>, first: usize, penalty: bool) {
        if self.old_rates().is_empty() {
            return;
        }
        for whole in segments.split_off(first) {
            self.each_rate(whole, penalty, |part| segments.push(part));
        }
    }

    pub(super) fn each_rate(&self, whole: Segment, penalty: bool, mut tell: impl FnMut(Segment)) {
        let mut rest = whole;
        for old in self.old_rates() {
            let to = rest.to.min(old.until);
            if to > rest.from {
                let rate = if penalty { old.penalty } else { old.interest };
                tell(Segment { to, nights: to - rest.from, rate, ..rest });
                rest = Segment { from: to, nights: rest.to - to, ..rest };
            }
        }
        if rest.nights > 0 {
            tell(rest);
        }
    }

    fn over_rates(&self, stretches: impl Iterator<Item = Segment>, penalty: bool) -> Accrual {
        let mut sum = Accrual::ZERO;
        stretches.for_each(|whole| self.each_rate(whole, penalty, |part| sum += part.accrual()));
        sum
    }

    /// What has grown, where the rate changed.
    pub(super) fn accrued_over_rates(&self, until: Day) -> Accrued {
        let (base, common) = (self.terms.interest_base, &self.terms.common);
        let mut charged = Vec::new();
        if let Some(posted) = &self.posted {
            posted.billed.charged(base, until, common.daily_rate, |stretch| charged.push(stretch));
        }
        let rolled = self.rolled_steps.stretches(until, common.daily_rate);
        let late = self.late_interest.iter().flat_map(|late| late.stretches(until, common.daily_rate));
        let cash = self.cash.iter().flat_map(|cash| cash.steps.stretches(until, common.daily_rate));
        let overdue = self.overdue_steps.stretches(until, common.penalty_rate);
        let plan = self.plan_steps().into_iter().flat_map(|plan| plan.stretches(until, common.daily_rate));
        let carried = rolled.chain(charged).chain(late).chain(cash);
        let interest = self.over_rates(carried.chain(plan), false);
        Accrued { interest, penalty: self.over_rates(overdue, true) }
    }
}
