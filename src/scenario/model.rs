//! The scenario as plain values. Reading, checking and writing it are the business of the neighbouring files.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::calendar::{Day, Month};
use crate::choice::choice;
use crate::money::Money;
use crate::rate::Rate;
use crate::reading::schema::{Id, Share};
use crate::terms::{Value, ValueName, overrides_schema};
use crate::words::Words;

/// The file: the only thing that is saved and undone.
///
/// Always true after reading: ids are unique in their list, every account, income and plan that is named exists, dates lie
/// in the span, and amounts and rates lie in their legal ranges.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// What the scenario is called.
    pub title: Words,
    /// Who it is about and what it shows, in a short paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Words>,
    /// A question for the class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<Words>,
    /// The first day of a month: the first day that is simulated.
    pub start: Day,
    /// How long it runs.
    pub span: Span,
    /// The person.
    pub borrower: Borrower,
    /// Debt relations, in the order that decides ties.
    #[schemars(length(max = 50))]
    pub accounts: Vec<Account>,
    /// What happens, in the order in which things of one day are taken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 20_000))]
    pub events: Vec<Event>,
    /// Ways to repay. At least one.
    #[schemars(length(min = 1, max = 50))]
    pub strategies: Vec<Strategy>,
}

/// How long a run lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// A number of months, 1 to 1,200.
    Months(#[schemars(range(min = 1, max = 1_200))] u32),
    /// Until carried debt has ended, or is seen never to end, or the given months are over.
    UntilClear {
        /// At most so many months, 1 to 1,200.
        #[schemars(range(min = 1, max = 1_200))]
        at_most: u32,
    },
}

impl Span {
    /// The most months that a run may take.
    pub const fn at_most(self) -> u32 {
        match self {
            Self::Months(months) | Self::UntilClear { at_most: months } => months,
        }
    }
}

/// The person whose debt is simulated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Borrower {
    /// Cash in hand at the start.
    pub cash: Money,
    /// The first shown score, 350 to 950. A shortcut: one constant shifts the model's own figure to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 350, max = 950))]
    pub score: Option<u16>,
    /// What lenders know beside payments.
    #[serde(skip_serializing_if = "Profile::is_empty")]
    pub profile: Profile,
    /// Money that comes in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1_000))]
    pub incomes: Vec<Income>,
    /// Living costs: they come before debt.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1_000))]
    pub costs: Vec<Cost>,
}

/// Facts about the person that the teaching score reads; each may be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// How complete the personal details are, in percent, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub profile_complete: Option<u8>,
    /// Months with the same job, phone and address at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 1_200))]
    pub stable_months: Option<u16>,
    /// Whether social security is paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social_security: Option<bool>,
    /// Whether the housing provident fund is paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provident_fund: Option<bool>,
    /// Credit applications in the three months before the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub applications_last_3_months: Option<u8>,
}

impl Profile {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One date, or a repetition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// On one date.
    On(Day),
    /// On a day of each month; 29 to 31 clamp to the month's end.
    Monthly(Monthly),
}

/// A repetition in each month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Monthly {
    /// Day of the month, 1 to 31.
    #[schemars(range(min = 1, max = 31))]
    pub day: u8,
    /// First month; the first of the run when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Month>,
    /// Last month; the last of the run when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Month>,
}

/// Money that comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Income {
    /// Its name in this file.
    #[schemars(with = "Id")]
    pub id: String,
    /// What to call it on screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    /// Each time.
    pub amount: Money,
    /// When.
    pub when: When,
}

/// A living cost: paid before debt, from cash; the rest may go on the strategy's `living_on` line or is unmet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Its name in this file.
    #[schemars(with = "Id")]
    pub id: String,
    /// What to call it on screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    /// Each time.
    pub amount: Money,
    /// When.
    pub when: When,
}

/// One debt relation under one set of terms.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Its name in this file.
    #[schemars(with = "Id")]
    pub id: String,
    /// What to call it on screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    /// Terms: `huabei` (newest at the start), or as of a date: `huabei@2024-01-01`.
    pub terms: String,
    /// The most principal that may be owed.
    pub limit: Money,
    /// Day of the month on which the bill closes. Lines only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 31))]
    pub bill_day: Option<u8>,
    /// Day of the month by which a bill is to be paid. Lines only; the terms' table gives it when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 31))]
    pub due_day: Option<u8>,
    /// Values that differ from the terms file.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(schema_with = "overrides_schema")]
    pub overrides: BTreeMap<ValueName, Value>,
    /// What is owed at the start.
    #[serde(skip_serializing_if = "Opening::is_empty")]
    pub opening: Opening,
}

/// What an account owes at the start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Purchases of the open cycle. Lines only.
    #[serde(skip_serializing_if = "Money::is_zero")]
    pub unbilled: Money,
    /// Ordinary principal carried from earlier bills; it bears interest from the start. Lines only.
    #[serde(skip_serializing_if = "Money::is_zero")]
    pub rolled: Money,
    /// A bill already closed. Lines only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bill: Option<OpeningBill>,
    /// Loans already drawn. Loan facilities only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 500))]
    pub loans: Vec<OpeningLoan>,
}

impl Opening {
    /// Whether nothing is owed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A bill that closed on or before the start and is not past due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningBill {
    /// The day on which it closed; not after the start.
    pub on: Day,
    /// Its due day; not before the start.
    pub due: Day,
    /// New ordinary purchases on it that are unpaid.
    pub purchases: Money,
    /// Interest on it that is unpaid.
    #[serde(skip_serializing_if = "Money::is_zero")]
    pub interest: Money,
}

choice!(
    /// How a loan is repaid.
    Method {
        /// Equal payments of principal and interest (每月等额).
        EqualPayment = "equal_payment",
        /// Equal parts of principal, with interest on what is left (等额本金).
        EqualPrincipal = "equal_principal",
        /// Interest each period, the principal at the end (先息后本).
        InterestFirst = "interest_first",
    }
);

/// A loan drawn before the start, given by its contract; all periods up to the start were paid on time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningLoan {
    /// Its name in this file.
    #[schemars(with = "Id")]
    pub id: String,
    /// The day on which it was drawn.
    pub drawn: Day,
    /// What was lent.
    pub principal: Money,
    /// Number of monthly periods, 1 to 360.
    #[schemars(range(min = 1, max = 360))]
    pub periods: u16,
    /// How it is repaid.
    pub method: Method,
    /// Day of the month on which periods fall due; the day of the draw when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 31))]
    pub due_day: Option<u8>,
    /// Periods already paid: those due before the start.
    #[schemars(range(max = 360))]
    pub periods_paid: u16,
}

/// Something that happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Event {
    /// Its name in this file.
    #[schemars(with = "Id")]
    pub id: String,
    /// What to call it on screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    /// What it is.
    #[serde(flatten)]
    pub what: What,
}

/// The kinds of event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Something is bought.
    Purchase(Purchase),
    /// An income differs for a while.
    IncomeChange(IncomeChange),
    /// A loan is drawn.
    Draw(Draw),
}

/// Something is bought on a line: all or nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Purchase {
    /// The line.
    #[schemars(with = "Id")]
    pub account: String,
    /// Each time.
    pub amount: Money,
    /// When.
    pub when: When,
    /// Split at checkout.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instalments: Option<Instalments>,
    /// Whether cash is used when the line cannot.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub else_cash: bool,
}

/// A purchase split at checkout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instalments {
    /// Number of monthly periods; one that the terms have a rate for.
    #[schemars(range(min = 1, max = 120))]
    pub periods: u8,
}

/// An income differs from one day to another, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IncomeChange {
    /// The income.
    #[schemars(with = "Id")]
    pub income: String,
    /// First day.
    pub from: Day,
    /// Last day; the end of the run when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// The amount in that time; 0 = no income day.
    pub amount: Money,
}

/// A loan is drawn from a facility; refused when frozen or without room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// The facility.
    #[schemars(with = "Id")]
    pub account: String,
    /// What is lent.
    pub amount: Money,
    /// The day.
    pub on: Day,
    /// Number of monthly periods, 1 to 360.
    #[schemars(range(min = 1, max = 360))]
    pub periods: u16,
    /// How it is repaid.
    pub method: Method,
    /// Day of the month on which periods fall due; the day of the draw when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 31))]
    pub due_day: Option<u8>,
}

/// How the borrower decides what to pay, when, in what order, and what else they do.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Strategy {
    /// Its name in this file.
    #[schemars(with = "Id")]
    pub id: String,
    /// What to call it on screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    /// How much.
    pub pay: Pay,
    /// Where money beyond what is required goes first.
    #[serde(skip_serializing_if = "Order::is_default")]
    pub order: Order,
    /// What is served first when cash does not cover what is required.
    #[serde(skip_serializing_if = "WhenShort::is_default")]
    pub when_short: WhenShort,
    /// Cash that payments beyond the required ones leave untouched.
    #[serde(skip_serializing_if = "Money::is_zero")]
    pub keep_back: Money,
    /// The line that takes living costs which cash does not cover.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Id>")]
    pub living_on: Option<String>,
    /// Day of the month for payments beyond the required ones; the last due day of the month when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 31))]
    pub extra_day: Option<u8>,
    /// What else the borrower does, in the order in which it is done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1_000))]
    pub actions: Vec<Action>,
}

/// How much is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Pay {
    /// What is required.
    Minimum,
    /// Every bill in full.
    Full,
    /// A fixed amount a month over all accounts, and never less than required.
    Fixed(Money),
    /// A share of the month's income so far, and never less than required.
    ShareOfIncome(#[schemars(with = "Share")] Rate),
    /// All cash that is not known to be needed before the next income.
    SpareCash,
}

/// Where money beyond what is required goes first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// As the accounts stand in the file.
    #[default]
    FileOrder,
    /// The highest contract rate.
    HighestRate,
    /// The smallest balance.
    SmallestBalance,
    /// The longest past due.
    MostOverdueFirst,
    /// What the next yuan saves most.
    MarginalSaving,
    /// These accounts, then the rest in file order.
    Custom(#[schemars(with = "Vec<Id>", length(max = 50))] Vec<String>),
}

impl Order {
    /// Whether it is the order of the file.
    pub fn is_default(&self) -> bool {
        *self == Self::FileOrder
    }
}

choice!(
    /// What is served first when cash does not cover what is required.
    WhenShort {
        /// As the accounts stand in the file.
        FileOrder = "file_order",
        /// As money beyond the required is ordered.
        ByOrder = "by_order",
        /// The longest past due.
        MostOverdueFirst = "most_overdue_first",
    }
);

#[expect(clippy::derivable_impls, reason = "the enum is declared by a macro that knows no default")]
impl Default for WhenShort {
    fn default() -> Self {
        Self::FileOrder
    }
}

impl WhenShort {
    /// Whether it is the order of the file.
    pub fn is_default(&self) -> bool {
        *self == Self::FileOrder
    }
}

/// Something that the borrower does beside paying as told by [`Pay`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// An extra payment on a date.
    Extra {
        /// The day.
        on: Day,
        /// The account that gets it.
        #[schemars(with = "Id")]
        account: String,
        /// How much, as far as cash goes.
        amount: Money,
    },
    /// Part of an open bill is turned into instalments.
    ConvertBill {
        /// The line.
        #[schemars(with = "Id")]
        account: String,
        /// The day, between the bill day and its due day.
        on: Day,
        /// How much of the bill's new purchases.
        amount: Money,
        /// Number of monthly periods.
        #[schemars(range(min = 1, max = 120))]
        periods: u8,
    },
    /// All that remains of one plan is paid at once.
    Payoff {
        /// The line.
        #[schemars(with = "Id")]
        account: String,
        /// The id of the purchase that made the plan.
        #[schemars(with = "Id")]
        plan: String,
        /// The day.
        on: Day,
    },
    /// No payment to an account in a month.
    Skip {
        /// The account.
        #[schemars(with = "Id")]
        account: String,
        /// The month.
        month: Month,
    },
    /// Payments to an account come late.
    Late {
        /// The account.
        #[schemars(with = "Id")]
        account: String,
        /// Days after the due day.
        #[schemars(range(min = 1, max = 255))]
        days: u8,
        /// First month of due days that are missed.
        from: Month,
        /// Last month of due days that are missed.
        until: Month,
    },
    /// A loan is drawn when cash does not cover what is due elsewhere.
    BorrowToRepay {
        /// The facility that lends.
        #[schemars(with = "Id")]
        from: String,
        /// The accounts that are paid, in this order.
        #[schemars(with = "Vec<Id>", length(min = 1, max = 50))]
        r#for: Vec<String>,
        /// How much of what they ask is covered.
        cover: Cover,
        /// At most so much over the whole run.
        at_most: Money,
        /// Periods of each loan.
        #[schemars(range(min = 1, max = 360))]
        periods: u16,
        /// How each loan is repaid.
        method: Method,
    },
}

choice!(
    /// How much of other accounts a new loan covers.
    Cover {
        /// What is required that day.
        Minimum = "minimum",
        /// All that is billed.
        Full = "full",
    }
);
