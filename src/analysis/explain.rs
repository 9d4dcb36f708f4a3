//! Why a number is what it is, from causes alone.

use crate::calendar::Month;
use crate::ledger::{Entry, Input, Kind, Rule, Segment, Side};
use crate::money::Money;
use crate::simulation::{MonthRow, Run};
use crate::terms::{ValueName, choice};

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

choice!(
    /// A figure that can be asked for its Why, over the whole run or one month.
    FigureId {
        /// The day on which carried debt ended.
        DebtFreeOn = "debt_free_on",
        /// Interest, fees and penalties.
        Cost = "cost",
        /// Interest charged.
        Interest = "interest",
        /// Fees charged.
        Fees = "fees",
        /// Penalty interest charged.
        Penalties = "penalties",
        /// Payments to lenders.
        TotalPaid = "paid",
        /// Things bought.
        Purchases = "purchases",
        /// Living costs had.
        Living = "living",
        /// Money that came in.
        Income = "income",
        /// Living costs that could not be met.
        Unmet = "unmet",
        /// Purchases that were refused.
        Refused = "refused",
        /// Debt on the last evening.
        Debt = "debt",
        /// Debt beyond what is still free, on the last evening.
        Carried = "carried",
        /// Cash on the last evening.
        Cash = "cash",
        /// The highest evening debt.
        PeakDebt = "peak_debt",
        /// The worst age of an unpaid due item.
        WorstDaysOverdue = "worst_days_overdue",
        /// The score.
        Score = "score",
    }
);

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
        inputs: inputs.map(|(&input, value)| InputValue { input, value }).collect(),
        segments: run.segments_of(&found.cause).to_vec(),
        field: spec.field,
    })
}

/// Explains a figure of the whole run, or of one month. The entries, each with its sign, add up to the value.
pub fn explain_figure(run: &Run, figure: FigureId, month: Option<Month>) -> FigureWhy {
    let sign_of = sign_of(figure);
    let within = |entry: &Entry| match (month, is_stock(figure)) {
        (None, _) => true,
        (Some(month), true) => entry.on <= month.last(),
        (Some(month), false) => entry.on.month() == month,
    };
    let entries = run.ledger.iter().enumerate().filter(|(_, entry)| within(entry));
    let signed = entries.filter_map(|(place, entry)| match sign_of(entry) {
        0 => None,
        sign => Some((place, sign)),
    });
    FigureWhy { figure, month, value: value_of(run, figure, month), entries: signed.collect() }
}

/// Whether a figure stands on an evening, rather than flows in a time.
const fn is_stock(figure: FigureId) -> bool {
    matches!(figure, FigureId::Debt | FigureId::Carried)
}

/// How an entry counts in a figure: +1, −1, or not at all.
fn sign_of(figure: FigureId) -> fn(&Entry) -> i8 {
    const fn when(holds: bool) -> i8 {
        if holds { 1 } else { 0 }
    }
    fn charged(entry: &Entry, to: Side) -> bool {
        matches!(entry.kind, Kind::Interest | Kind::Fee | Kind::Penalty | Kind::Closing) && entry.to == to
    }
    match figure {
        FigureId::Interest => |e| when(charged(e, Side::Interest)),
        FigureId::Fees => |e| when(charged(e, Side::Fee)),
        FigureId::Penalties => |e| when(charged(e, Side::Penalty)),
        FigureId::Cost => |e| when(e.from == Side::Lender && !matches!(e.kind, Kind::Opening | Kind::Draw)),
        FigureId::TotalPaid => |e| when(e.kind == Kind::Payment),
        FigureId::Purchases => |e| when(e.kind == Kind::Purchase),
        FigureId::Living => |e| when(e.kind == Kind::Living),
        FigureId::Income => |e| when(e.kind == Kind::Income),
        FigureId::Debt => debt_sign,
        _ => |_| 0,
    }
}

/// How an entry changes debt: moves between components do not.
fn debt_sign(entry: &Entry) -> i8 {
    match (entry.kind, entry.from.component(), entry.to.component()) {
        (Kind::Payment, _, Some(_)) => -1,
        (_, None, Some(_)) => 1,
        _ => 0,
    }
}

/// The value of a figure, where it is money.
fn value_of(run: &Run, figure: FigureId, month: Option<Month>) -> Option<Money> {
    let rows = || run.months.iter().filter(move |row| month.is_none_or(|month| row.month == month));
    let sum = |column: fn(&MonthRow) -> Money| Some(rows().map(column).sum());
    let last = |column: fn(&MonthRow) -> Money| rows().next_back().map(column);
    match figure {
        FigureId::Cost => sum(|m| m.interest + m.fees + m.penalties),
        FigureId::Interest => sum(|m| m.interest),
        FigureId::Fees => sum(|m| m.fees),
        FigureId::Penalties => sum(|m| m.penalties),
        FigureId::TotalPaid => sum(|m| m.paid),
        FigureId::Purchases => sum(|m| m.purchases),
        FigureId::Living => sum(|m| m.living),
        FigureId::Income => sum(|m| m.income),
        FigureId::Unmet => sum(|m| m.unmet),
        FigureId::Refused => sum(|m| m.refused),
        FigureId::Debt => last(|m| m.debt),
        FigureId::Carried => last(|m| m.carried),
        FigureId::Cash => last(|m| m.cash),
        FigureId::PeakDebt => Some(run.totals.peak_debt),
        FigureId::DebtFreeOn | FigureId::WorstDaysOverdue | FigureId::Score => None,
    }
}
