//! The scenario as plain values. Reading, checking and writing it are the business of the neighbouring files.

mod account;
mod event;
mod idea;
mod strategy;

pub use account::*;
pub use event::*;
pub use idea::*;
pub use strategy::*;

use schemars::JsonSchema;
use serde::Serialize;

use crate::calendar::{Day, Month};
use crate::money::Money;
use crate::reading::schema::Id;
use crate::terms::FeeHelp;
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
    /// One thing to change, and what to look at then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub twist: Option<Words>,
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
    /// Hypothetical arrangements that are switched on, in the order in which they act.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 20))]
    pub ideas: Vec<Idea>,
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

impl Scenario {
    /// The last month that a run may reach; one that ends when it is clear may reach fewer.
    pub fn last_month(&self) -> Month {
        self.start.month() + (i32::try_from(self.span.at_most()).unwrap_or(1) - 1)
    }
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
    /// Times overdue before the start that the record still holds, of debts that are no account of this file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1_000))]
    pub records: Vec<PastRecord>,
    /// Coupons that bear fees of plans made at the checkout, in the order in which they are asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50))]
    pub coupons: Vec<FeeHelp>,
    /// Money that comes in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1_000))]
    pub incomes: Vec<Income>,
    /// Living costs: they come before debt.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1_000))]
    pub costs: Vec<Cost>,
}

/// A time overdue of a debt that is no account of this file. The action `repay_record` repays it in cash; a day of
/// repayment written here moves none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PastRecord {
    /// Its name in this file.
    #[schemars(with = "Id")]
    pub id: String,
    /// What to call it on screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    /// The most that was past due in a month.
    pub amount: Money,
    /// The due date that was missed, before the start.
    pub from: Day,
    /// The day of repayment; left out while it is not repaid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repaid_on: Option<Day>,
}

/// Facts about the person that the teaching score reads; each may be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema, serde::Deserialize)]
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
