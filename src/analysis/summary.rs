//! The figures that a whole run comes down to.

use super::true_rate::annual_rate_of;
use crate::calendar::Day;
use crate::money::Money;
use crate::simulation::{AnnualRate, MonthRow, Outcome, Run};

/// The figures of a run, with the meaning that `docs/conventions.md` gives them.
///
/// Always true: `cost = interest + fees + penalties − waived`; each flow is the sum of the same column of the months.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are the words of the design")]
pub struct Summary {
    pub outcome: Outcome,
    pub total_paid: Money,
    pub interest: Money,
    pub fees: Money,
    pub penalties: Money,
    /// Charges that lenders gave up, and red packets.
    pub waived: Money,
    pub cost: Money,
    pub purchases: Money,
    pub living: Money,
    pub income: Money,
    /// What came back for things that were had.
    pub returned: Money,
    pub unmet: Money,
    pub refused: Money,
    pub opening_debt: Money,
    pub opening_cash: Money,
    pub final_debt: Money,
    pub final_carried: Money,
    pub final_cash: Money,
    pub peak_debt: Money,
    pub peak_debt_on: Day,
    pub worst_days_overdue: i32,
    pub first_score: i32,
    pub lowest_score: i32,
    pub final_score: i32,
    /// None without credit, or where no rate solves the flows.
    pub annual_rate: Option<AnnualRate>,
}

impl Summary {
    /// Sums up a run.
    pub fn of(run: &Run) -> Self {
        Self { annual_rate: annual_rate_of(run), ..Self::without_rate(run) }
    }

    /// The sums alone: solving the rate is most of the work.
    pub(super) fn without_rate(run: &Run) -> Self {
        let sum = |column: fn(&MonthRow) -> Money| run.months.iter().map(column).sum::<Money>();
        let last = |column: fn(&MonthRow) -> Money| run.months.last().map_or(Money::ZERO, column);
        let (interest, fees, penalties) = (sum(|m| m.interest), sum(|m| m.fees), sum(|m| m.penalties));
        let waived = sum(|m| m.waived);
        Self {
            outcome: run.outcome,
            total_paid: sum(|m| m.paid),
            interest,
            fees,
            penalties,
            waived,
            cost: interest + fees + penalties - waived,
            purchases: sum(|m| m.purchases),
            living: sum(|m| m.living),
            income: sum(|m| m.income),
            returned: sum(|m| m.returned),
            unmet: sum(|m| m.unmet),
            refused: sum(|m| m.refused),
            opening_debt: run.totals.opening_debt,
            opening_cash: run.totals.opening_cash,
            final_debt: last(|m| m.debt),
            final_carried: last(|m| m.carried),
            final_cash: last(|m| m.cash),
            peak_debt: run.totals.peak_debt,
            peak_debt_on: run.peak_debt_on,
            worst_days_overdue: run.totals.worst_days_overdue,
            first_score: run.totals.first_score,
            lowest_score: run.totals.lowest_score,
            final_score: run.months.last().map_or(run.totals.first_score, |m| m.score),
            annual_rate: None,
        }
    }

    /// The day on which carried debt ended for good, if it did.
    pub fn debt_free_on(&self) -> Option<Day> {
        match self.outcome {
            Outcome::Clear(day) => Some(day),
            Outcome::Owing | Outcome::NeverClears(_) => None,
        }
    }

    /// What was really had: two runs in which these agree lived the same life.
    pub const fn life(&self) -> [Money; 5] {
        [self.living, self.purchases, self.returned, self.unmet, self.refused]
    }
}
