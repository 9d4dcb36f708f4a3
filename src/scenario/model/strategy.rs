//! How the borrower pays, and what else they do.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Method, When};
use crate::calendar::{Day, Month};
use crate::choice::choice;
use crate::money::Money;
use crate::rate::Rate;
use crate::reading::schema::{Id, Share};
use crate::words::Words;

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
    /// Whether money beyond what is required may pay off instalment plans early, each whole or not at all.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub may_pay_off_plans: bool,
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
        /// What to call the plan that it makes, so that it can be paid off.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<Id>")]
        id: Option<String>,
    },
    /// All that remains of one plan is paid at once.
    Payoff {
        /// The line.
        #[schemars(with = "Id")]
        account: String,
        /// The id of the purchase or of the conversion that made the plan.
        #[schemars(with = "Id")]
        plan: String,
        /// The day.
        on: Day,
    },
    /// All that is owed of one loan is paid at once.
    PayoffLoan {
        /// The facility.
        #[schemars(with = "Id")]
        account: String,
        /// The id of the loan: of the draw, or of the loan at the start.
        #[schemars(with = "Id")]
        loan: String,
        /// The day.
        on: Day,
    },
    /// The lender is asked to let the loans of a facility run longer.
    Extend {
        /// The facility.
        #[schemars(with = "Id")]
        account: String,
        /// The day.
        on: Day,
        /// By how many months.
        #[schemars(range(min = 1, max = 360))]
        months: u16,
    },
    /// The lender is asked for a personal plan of what is owed.
    RePlan {
        /// The account.
        #[schemars(with = "Id")]
        account: String,
        /// The day.
        on: Day,
        /// In how many monthly periods.
        #[schemars(range(min = 1, max = 360))]
        periods: u16,
    },
    /// An earlier late record is repaid in cash.
    RepayRecord {
        /// The record (see `borrower.records`).
        #[schemars(with = "Id")]
        record: String,
        /// The day.
        on: Day,
        /// What it takes; all of the record's amount if left out.
        #[serde(skip_serializing_if = "Option::is_none")]
        amount: Option<Money>,
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
    /// Room that payments freed is spent again.
    SpendBack {
        /// The line.
        #[schemars(with = "Id")]
        account: String,
        /// The share of the principal repaid since the last time.
        #[schemars(with = "Share")]
        share: Rate,
        /// When.
        when: When,
    },
    /// Somebody outside is paid before any lender, as far as cash goes. It counts as living.
    PayFirst {
        /// How much.
        amount: Money,
        /// When.
        when: When,
    },
    /// A due day is forgotten, and noticed some days later.
    Forget {
        /// The account.
        #[schemars(with = "Id")]
        account: String,
        /// Which due days.
        bills: Forgotten,
        /// Days until it is noticed and paid.
        #[schemars(range(min = 1, max = 255))]
        days: u8,
    },
    /// The lender takes what is due from the borrower's own money at the end of each due day, also when the strategy would
    /// not pay.
    AutoDebit {
        /// The account.
        #[schemars(with = "Id")]
        account: String,
        /// How much is taken.
        pays: Cover,
        /// Where it is taken from, the first source first. Credit is no source: no line may repay another.
        #[schemars(length(min = 1, max = 2))]
        sources: Vec<Source>,
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
    /// A loan is drawn that pays off all that is owed elsewhere.
    Consolidate(Consolidation),
}

/// A loan that pays off named accounts, each in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consolidation {
    /// The facility that lends.
    #[schemars(with = "Id")]
    pub from: String,
    /// The day.
    pub on: Day,
    /// The accounts that are paid off, in this order: each whole, or not at all where the loan does not reach.
    #[schemars(with = "Vec<Id>", length(min = 1, max = 50))]
    pub r#for: Vec<String>,
    /// Periods of the loan.
    #[schemars(range(min = 1, max = 360))]
    pub periods: u16,
    /// How the loan is repaid.
    pub method: Method,
    /// At most so much is lent, without a fee that is added; what the room allows if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Money>,
    /// The accounts among them that are closed once they are paid off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<Id>", length(max = 50))]
    pub close: Vec<String>,
}

/// Which due days are forgotten, by their months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Forgotten {
    /// Each so many months, counted from the first month of the run.
    Every(#[schemars(range(min = 1, max = 120))] u8),
    /// These months.
    Months(#[schemars(length(min = 1, max = 1_200))] Vec<Month>),
}

choice!(
    /// The borrower's own money that an automatic payment is taken from.
    Source {
        /// Cash beyond what the strategy keeps back.
        Cash = "cash",
        /// What the strategy keeps back.
        KeptBack = "kept_back",
    }
);

choice!(
    /// How much of other accounts a new loan covers.
    Cover {
        /// What is required that day.
        Minimum = "minimum",
        /// All that is billed.
        Full = "full",
    }
);
