//! Why a number is what it is, from causes alone.

use crate::calendar::Month;
use crate::ledger::{Input, Rule, Segment};
use crate::money::Money;
use crate::simulation::Run;
use crate::terms::ValueName;

/// An input of a rule with its value in the unit of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InputValue {
    /// Name and unit.
    pub input: Input,
    /// The value, as `Cause::inputs` holds it.
    pub value: i64,
}

/// Why an entry has its amount.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The entry's place in the ledger.
    pub entry: usize,
    /// The amount.
    pub amount: Money,
    /// The rule.
    pub rule: Rule,
    /// The rule's inputs.
    pub inputs: Vec<InputValue>,
    /// Stretches of nights, for rules that sum over them.
    pub segments: Vec<Segment>,
    /// The value of the contract behind it; its source is in the resolved terms of the account.
    pub field: Option<ValueName>,
}

/// A figure that can be asked for its Why, over the whole run or one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the variants are the words of the design")]
pub enum FigureId {
    DebtFreeOn,
    Cost,
    Interest,
    Fees,
    Penalties,
    TotalPaid,
    Purchases,
    Living,
    Income,
    Unmet,
    Refused,
    Debt,
    Carried,
    Cash,
    PeakDebt,
    WorstDaysOverdue,
    Score,
}

/// Why a figure has its value.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureWhy {
    /// The figure.
    pub figure: FigureId,
    /// The month that it is of; none for the whole run.
    pub month: Option<Month>,
    /// The value, for figures that are money.
    pub value: Option<Money>,
    /// Places in the ledger of the entries that it sums, each with +1 or −1; empty for figures that are no sum.
    pub entries: Vec<(usize, i8)>,
}

/// Explains one entry; `None` beyond the end of the ledger.
pub fn explain_entry(run: &Run, entry: usize) -> Option<Explanation> {
    let found = run.ledger.get(entry)?;
    let spec = found.cause.rule.spec();
    let inputs = spec.inputs.iter().zip(found.cause.inputs);
    Some(Explanation {
        entry,
        amount: found.amount,
        rule: found.cause.rule,
        inputs: inputs
            .map(|(&input, value)| InputValue { input, value })
            .collect(),
        segments: run.segments_of(&found.cause).to_vec(),
        field: spec.field,
    })
}
