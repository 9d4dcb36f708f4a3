//! One dated movement of money, with its cause.

use super::balances::Component;
use super::rule::Rule;
use crate::calendar::Day;
use crate::choice::choice;
use crate::money::Money;
use crate::rate::Rate;

/// The place of an account in the scenario's list.
///
/// [`AccountIx::NONE`] stands in entries that touch no account, such as income.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
pub struct AccountIx(pub u8);

impl AccountIx {
    /// No account.
    pub const NONE: Self = Self(u8::MAX);

    /// The place as an index; out of every list's range for [`AccountIx::NONE`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

choice!(
    /// What kind of movement an entry is.
    Kind {
        /// What was owed or held at the start.
        Opening = "opening",
        /// Money came in.
        Income = "income",
        /// A living cost left.
        Living = "living",
        /// Something was bought.
        Purchase = "purchase",
        /// A shop took something back.
        Refund = "refund",
        /// Money came back for something that was had.
        Reimbursement = "reimbursement",
        /// A loan was drawn.
        Draw = "draw",
        /// A bill closed.
        Bill = "bill",
        /// A loan period fell due.
        Due = "due",
        /// Interest was charged.
        Interest = "interest",
        /// A fee was charged.
        Fee = "fee",
        /// Somebody else bore a fee in the borrower's place.
        Borne = "borne",
        /// Penalty interest was charged.
        Penalty = "penalty",
        /// The borrower paid.
        Payment = "payment",
        /// A rest was carried beyond its due day, the minimum having been paid.
        Carry = "carry",
        /// Principal went past its due day.
        Overdue = "overdue",
        /// Part of a bill became instalments.
        Convert = "convert",
        /// The lender agreed to another way of repaying, or a hypothetical arrangement moved money.
        Arrangement = "arrangement",
        /// A charge was given up.
        Waive = "waive",
        /// What had accrued was posted at the end of the run.
        Closing = "closing",
    }
);

/// A set of kinds, one bit each: asking costs the same however many they are.
#[derive(Clone, Copy, Debug)]
pub struct Kinds(u32);

impl Kinds {
    /// The set of some kinds.
    pub const fn of(mut kinds: &[Kind]) -> Self {
        let mut bits = 0;
        while let [kind, rest @ ..] = kinds {
            bits |= 1 << *kind as u32;
            kinds = rest;
        }
        Self(bits)
    }

    /// Whether a kind is one of them.
    pub const fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u32) != 0
    }
}

choice!(
    /// One end of a movement: a component, or a place outside the accounts.
    Side {
        /// [`Component::Unbilled`]
        Unbilled = "unbilled",
        /// [`Component::Billed`]
        Billed = "billed",
        /// [`Component::Rolled`]
        Rolled = "rolled",
        /// [`Component::PlanFuture`]
        PlanFuture = "plan_future",
        /// [`Component::PlanDue`]
        PlanDue = "plan_due",
        /// [`Component::LoanFuture`]
        LoanFuture = "loan_future",
        /// [`Component::LoanDue`]
        LoanDue = "loan_due",
        /// [`Component::Overdue`]
        Overdue = "overdue",
        /// [`Component::Interest`]
        Interest = "interest",
        /// [`Component::Fee`]
        Fee = "fee",
        /// [`Component::Penalty`]
        Penalty = "penalty",
        /// Where things are bought.
        Shop = "shop",
        /// The borrower's cash.
        Cash = "cash",
        /// The lender.
        Lender = "lender",
        /// Who bears a fee in the borrower's place.
        Bearer = "bearer",
        /// Who pays the borrower.
        Income = "income",
        /// Living costs.
        Living = "living",
    }
);

impl Side {
    /// How many sides there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Whether the side is a component: those are the first.
    pub const fn is_component(self) -> bool {
        (self as usize) < Component::ALL.len()
    }

    /// The component, when the side is one.
    pub fn component(self) -> Option<Component> {
        Component::ALL.get(self as usize).copied()
    }
}

impl From<Component> for Side {
    fn from(component: Component) -> Self {
        match component {
            Component::Unbilled => Self::Unbilled,
            Component::Billed => Self::Billed,
            Component::Rolled => Self::Rolled,
            Component::PlanFuture => Self::PlanFuture,
            Component::PlanDue => Self::PlanDue,
            Component::LoanFuture => Self::LoanFuture,
            Component::LoanDue => Self::LoanDue,
            Component::Overdue => Self::Overdue,
            Component::Interest => Self::Interest,
            Component::Fee => Self::Fee,
            Component::Penalty => Self::Penalty,
        }
    }
}

/// A stretch of nights on one balance at one rate. Interest is a rounded sum over stretches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Segment {
    /// The balance carried over each night.
    pub base: Money,
    /// The rate, for so many days as `over` says.
    pub rate: Rate,
    /// The days that the rate is for: 1, or those of a year.
    pub over: u32,
    /// The first evening.
    pub from: Day,
    /// The morning after the last night.
    pub to: Day,
    /// Nights charged: `to − from`, or as the day count says.
    pub nights: i32,
}

/// Stretches of a run that belong to one cause: a range of `Run::segments`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct SegmentRange {
    /// First place.
    pub start: u32,
    /// How many.
    pub count: u32,
}

impl SegmentRange {
    /// The range as indices.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..(self.start + self.count) as usize
    }
}

/// Why an amount is what it is: a rule and its inputs, in the order that [`Rule::spec`] names them.
///
/// Always true: evaluating the rule's expression over the inputs and stretches gives the entry's amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Cause {
    /// The rule.
    pub rule: Rule,
    /// Inputs in the units of the rule's specification; unused places are 0.
    pub inputs: [i64; 5],
    /// Stretches of nights, for rules that sum over them.
    pub segments: SegmentRange,
}

impl Cause {
    /// A cause without stretches; inputs that are left out are 0.
    pub const fn new(rule: Rule, inputs: [i64; 5]) -> Self {
        Self { rule, inputs, segments: SegmentRange { start: 0, count: 0 } }
    }

    /// The cause of an amount that was simply given or moved whole.
    pub const fn given(rule: Rule, amount: Money) -> Self {
        Self::new(rule, [amount.cents(), 0, 0, 0, 0])
    }
}

/// One dated movement of money.
///
/// Always true: the amount is above zero. A component in `to` rises and in `from` falls; a payment runs from
/// cash to the component that it lowers; a draw, and an arrangement that runs from the lender, raise cash by the same
/// amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Entry {
    /// The day on which it is written.
    pub on: Day,
    /// The day from which it counts.
    pub value_from: Day,
    /// The account, or [`AccountIx::NONE`].
    pub account: AccountIx,
    /// The kind.
    pub kind: Kind,
    /// Where it comes from.
    pub from: Side,
    /// Where it goes.
    pub to: Side,
    /// What it belongs to: the place of an event, income, cost, plan or loan in the run's `refs`; 0 = nothing.
    pub item: u32,
    /// How much.
    pub amount: Money,
    /// Why.
    pub cause: Cause,
}

impl Entry {
    /// Whether the lender hands out money: principal is lent, or cash is given.
    pub const fn hands_out(&self) -> bool {
        // every entry of a run is asked: no branch between the comparisons
        (self.kind as u8 == Kind::Draw as u8)
            | ((self.kind as u8 == Kind::Arrangement as u8) & (self.from as u8 == Side::Lender as u8))
    }

    /// Whether the lender charges something.
    pub fn charges(&self) -> bool {
        self.from == Side::Lender && self.kind != Kind::Opening && !self.hands_out()
    }

    /// Whether the lender gives something up, or away: it makes debts cheaper.
    pub fn relieves(&self) -> bool {
        self.kind == Kind::Waive || self.gives()
    }

    /// Whether the lender gives cash away: it is neither lent nor paid back.
    pub fn gives(&self) -> bool {
        self.kind == Kind::Arrangement && self.to == Side::Cash
    }
}
