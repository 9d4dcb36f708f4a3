//! The figures that a whole run comes down to.

use crate::calendar::Day;
use crate::money::Money;
use crate::simulation::{AnnualRate, Outcome};

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
    pub waived: Money,
    pub cost: Money,
    pub purchases: Money,
    pub living: Money,
    pub income: Money,
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
    /// The day on which carried debt ended for good, if it did.
    pub fn debt_free_on(&self) -> Option<Day> {
        match self.outcome {
            Outcome::Clear(day) => Some(day),
            Outcome::Owing | Outcome::NeverClears(_) => None,
        }
    }
}
