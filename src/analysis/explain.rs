//! Why a number is what it is, from causes alone.

use super::checks::cash_of;
use crate::calendar::{Day, Month};
use crate::ledger::{Component, Entry, Input, Kind, Rule, Segment, Side};
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
        /// Charges that lenders gave up, and red packets.
        Waived = "waived",
        /// Payments to lenders.
        TotalPaid = "paid",
        /// Things bought.
        Purchases = "purchases",
        /// Living costs had.
        Living = "living",
        /// Money that came in.
        Income = "income",
        /// What came back for purchases and costs.
        Returned = "returned",
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
        /// The limits of all accounts on the last evening.
        Limit = "limit",
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
    /// What was there before the first entry: opening cash for cash, nothing for all others.
    pub opening: Money,
    /// Places in the ledger of the entries that it sums, each with +1 or −1; empty for figures that are no sum.
    pub entries: Vec<(usize, i8)>,
}

impl FigureId {
    /// Whether the figure stands on an evening, rather than flows in a time.
    pub const fn is_stock(self) -> bool {
        matches!(self, Self::Debt | Self::Carried | Self::Cash | Self::PeakDebt | Self::Limit)
    }

    /// Whether only the run as a whole has the figure, and no single month.
    pub const fn is_of_whole_run(self) -> bool {
        matches!(self, Self::DebtFreeOn | Self::PeakDebt | Self::WorstDaysOverdue)
    }

    /// Whether the figure is the sum of entries of the ledger.
    pub const fn is_sum_of_entries(self) -> bool {
        let is_other = matches!(self, Self::Unmet | Self::Refused | Self::Score | Self::Limit);
        !is_other && !matches!(self, Self::DebtFreeOn | Self::WorstDaysOverdue)
    }
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

/// Explains a figure of the whole run, or of one month. Opening and entries, each with its sign, add up to the value.
pub fn explain_figure(run: &Run, figure: FigureId, month: Option<Month>) -> FigureWhy {
    let sign_of = sign_of(figure);
    let (from, until) = days_of(run, figure, month);
    let entries = run.ledger.iter().enumerate().filter(|(_, entry)| from <= entry.on && entry.on <= until);
    let signed = entries.filter_map(|(place, entry)| match sign_of(entry) {
        0 => None,
        sign => Some((place, sign)),
    });
    let opening = if figure == FigureId::Cash { run.totals.opening_cash } else { Money::ZERO };
    let value = value_of(run, figure, month);
    FigureWhy { figure, month, value, opening, entries: signed.collect() }
}

/// The days whose entries count: of the month for a flow, up to the evening for a stock.
fn days_of(run: &Run, figure: FigureId, month: Option<Month>) -> (Day, Day) {
    let last = month.map_or(run.end, Month::last);
    match (figure, month) {
        (FigureId::PeakDebt, _) => (run.start, run.peak_debt_on),
        (_, Some(month)) if !figure.is_stock() => (month.first(), last),
        _ => (run.start, last),
    }
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
        FigureId::Waived => |e| when(e.relieves()),
        FigureId::Cost => |e| if e.relieves() { -1 } else { when(e.charges()) },
        FigureId::TotalPaid => |e| when(e.kind == Kind::Payment),
        FigureId::Purchases => |e| when(e.kind == Kind::Purchase),
        FigureId::Living => |e| when(e.kind == Kind::Living),
        FigureId::Income => |e| when(e.kind == Kind::Income),
        FigureId::Returned => |e| when(matches!(e.kind, Kind::Reimbursement | Kind::Refund)),
        FigureId::Debt | FigureId::PeakDebt => |e| change(e, |_| true),
        FigureId::Carried => |e| change(e, |part| !matches!(part, Component::Unbilled | Component::Billed)),
        FigureId::Cash => |e| match cash_of(e) {
            moved if moved.is_zero() => 0,
            moved if moved.is_positive() => 1,
            _ => -1,
        },
        FigureId::Unmet
        | FigureId::Refused
        | FigureId::DebtFreeOn
        | FigureId::WorstDaysOverdue
        | FigureId::Score
        | FigureId::Limit => |_| 0,
    }
}

/// How an entry changes the sum of the components that count: moves between two of them do not.
fn change(entry: &Entry, counts: fn(Component) -> bool) -> i8 {
    let of = |side: Side| i8::from(side.component().is_some_and(counts));
    if entry.kind == Kind::Payment { -of(entry.to) } else { of(entry.to) - of(entry.from) }
}

/// The value of a figure, where it is money.
fn value_of(run: &Run, figure: FigureId, month: Option<Month>) -> Option<Money> {
    let rows = || run.months.iter().filter(move |row| month.is_none_or(|month| row.month == month));
    let sum = |column: fn(&MonthRow) -> Money| Some(rows().map(column).sum());
    let last = |column: fn(&MonthRow) -> Money| rows().next_back().map(column);
    match figure {
        FigureId::Cost => sum(|m| m.interest + m.fees + m.penalties - m.waived),
        FigureId::Interest => sum(|m| m.interest),
        FigureId::Fees => sum(|m| m.fees),
        FigureId::Penalties => sum(|m| m.penalties),
        FigureId::Waived => sum(|m| m.waived),
        FigureId::TotalPaid => sum(|m| m.paid),
        FigureId::Purchases => sum(|m| m.purchases),
        FigureId::Living => sum(|m| m.living),
        FigureId::Income => sum(|m| m.income),
        FigureId::Returned => sum(|m| m.returned),
        FigureId::Unmet => sum(|m| m.unmet),
        FigureId::Refused => sum(|m| m.refused),
        FigureId::Debt => last(|m| m.debt),
        FigureId::Carried => last(|m| m.carried),
        FigureId::Cash => last(|m| m.cash),
        FigureId::Limit => {
            let place = month.map_or(run.months.len().checked_sub(1), |month| run.place_of(month));
            place.map(|place| run.accounts_of(place).iter().map(|account| account.limit).sum())
        }
        FigureId::PeakDebt => Some(run.totals.peak_debt),
        FigureId::DebtFreeOn | FigureId::WorstDaysOverdue | FigureId::Score => None,
    }
}
