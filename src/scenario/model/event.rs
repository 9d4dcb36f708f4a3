//! What happens: purchases and draws, money that comes or leaves once, and what changes.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Method, When};
use crate::calendar::Day;
use crate::money::Money;
use crate::rate::Rate;
use crate::reading::schema::{Id, Share};
use crate::terms::{Value, ValueName, overrides_schema};
use crate::words::Words;

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
    /// Cash is taken on a line.
    CashAdvance(CashAdvance),
    /// Money comes in once.
    Windfall(Windfall),
    /// A living cost comes once.
    Cost(OneOffCost),
    /// Money comes back for something that was had.
    Reimbursement(Reimbursement),
    /// A shop takes something back.
    Refund(Refund),
    /// The limit of an account changes.
    LimitChange(LimitChange),
    /// Values of a line's contract change.
    TermsChange(TermsChange),
    /// An account is closed.
    CloseAccount(CloseAccount),
    /// What lenders know of the person changes.
    ProfileChange(ProfileChange),
    /// Credit is asked for.
    Application(Application),
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instalments {
    /// Number of monthly periods; one that the terms have a rate for.
    #[schemars(range(min = 1, max = 120))]
    pub periods: u8,
    /// The campaign of the contract or the coupon that is to bear the fee; the first that is for the purchase when left
    /// out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Id>")]
    pub by: Option<String>,
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

/// Cash is taken on a line whose terms give some: all or nothing; refused when frozen or without room for cash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CashAdvance {
    /// The line.
    #[schemars(with = "Id")]
    pub account: String,
    /// Each time.
    pub amount: Money,
    /// When.
    pub when: When,
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
    /// The first due date, where it is not that day of the month after the draw; later ones have its day of the month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_due: Option<Day>,
    /// The due date of every period, rising, where they are no days of months.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 360))]
    pub due_dates: Vec<Day>,
    /// The payment of a period of equal payments, or its part of principal under other methods, where it is agreed and
    /// not worked out. The last period takes what is left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instalment: Option<Money>,
}

/// Money that comes in once, and that nobody counts on before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Windfall {
    /// How much.
    pub amount: Money,
    /// The day.
    pub on: Day,
}

/// A living cost that comes once and is not known before, such as an illness. It is paid like every living cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OneOffCost {
    /// How much.
    pub amount: Money,
    /// The day.
    pub on: Day,
}

/// Money that comes back for a purchase or a living cost, in cash, as far as that was had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("not" = {"required": ["amount", "share"]}))]
pub struct Reimbursement {
    /// The purchase or the one-off cost; of one that repeats, its last time before.
    #[schemars(with = "Id")]
    pub r#for: String,
    /// The day; it may be long after.
    pub on: Day,
    /// At most this much of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// This share of it, instead of an amount. With neither, all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Share>")]
    pub share: Option<Rate>,
}

/// A shop takes a purchase back, whole or in part: what is owed falls, and what is not owed any more comes in cash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refund {
    /// The purchase; of one that repeats, its last time.
    #[schemars(with = "Id")]
    pub of: String,
    /// The day; on the day of the purchase itself the refund must stand behind it in the file.
    pub on: Day,
    /// At most this much of it; all when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
}

/// An account has another limit from a day on. What is owed above it stays; nothing more fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitChange {
    /// The account.
    #[schemars(with = "Id")]
    pub account: String,
    /// The first day.
    pub on: Day,
    /// The limit from then on.
    pub limit: Money,
    /// The last day of a limit for a time; then the one before comes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// Values of a line's contract are others from a day on. Nights before it keep their rate, and plans what was agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsChange {
    /// The line.
    #[schemars(with = "Id")]
    pub account: String,
    /// The first day.
    pub on: Day,
    /// The values that change, under their names of the terms.
    #[schemars(schema_with = "overrides_schema")]
    pub values: BTreeMap<ValueName, Value>,
}

/// An account is closed: no purchases and no draws from that day on. What is owed goes on as agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseAccount {
    /// The account.
    #[schemars(with = "Id")]
    pub account: String,
    /// The day.
    pub on: Day,
}

/// What lenders know of the person from a day on; what is left out stays. The score follows on its next update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfileChange {
    /// The day.
    pub on: Day,
    /// How complete the personal details are, in percent, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub profile_complete: Option<u8>,
    /// Months with the same job, phone and address; 0 for new ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 1_200))]
    pub stable_months: Option<u16>,
    /// Whether social security is paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social_security: Option<bool>,
    /// Whether the housing provident fund is paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provident_fund: Option<bool>,
}

/// Credit is asked for somewhere else: a hard enquiry, which the score counts for three months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// The day.
    pub on: Day,
}

impl What {
    /// The word by which files name the kind.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Purchase(_) => "purchase",
            Self::IncomeChange(_) => "income_change",
            Self::Draw(_) => "draw",
            Self::CashAdvance(_) => "cash_advance",
            Self::Windfall(_) => "windfall",
            Self::Cost(_) => "cost",
            Self::Reimbursement(_) => "reimbursement",
            Self::Refund(_) => "refund",
            Self::LimitChange(_) => "limit_change",
            Self::TermsChange(_) => "terms_change",
            Self::CloseAccount(_) => "close_account",
            Self::ProfileChange(_) => "profile_change",
            Self::Application(_) => "application",
        }
    }

    /// When it happens; a change of income, which has a first and a last day, happens on neither.
    pub const fn when(&self) -> Option<When> {
        match self {
            Self::Purchase(purchase) => Some(purchase.when),
            Self::CashAdvance(cash) => Some(cash.when),
            Self::IncomeChange(_) => None,
            Self::Draw(draw) => Some(When::On(draw.on)),
            Self::Windfall(windfall) => Some(When::On(windfall.on)),
            Self::Cost(cost) => Some(When::On(cost.on)),
            Self::Reimbursement(back) => Some(When::On(back.on)),
            Self::Refund(refund) => Some(When::On(refund.on)),
            Self::LimitChange(change) => Some(When::On(change.on)),
            Self::TermsChange(change) => Some(When::On(change.on)),
            Self::CloseAccount(closed) => Some(When::On(closed.on)),
            Self::ProfileChange(change) => Some(When::On(change.on)),
            Self::Application(application) => Some(When::On(application.on)),
        }
    }

    /// The day on which a limit for a time falls back: the first after it.
    pub fn falls_back(&self) -> Option<Day> {
        match self {
            Self::LimitChange(change) => change.until.map(|until| until + 1),
            _ => None,
        }
    }

    /// Lets it happen once, on a day; a change of income, which has a first and a last day, stays as it is.
    pub const fn move_to(&mut self, day: Day) {
        match self {
            Self::Purchase(purchase) => purchase.when = When::On(day),
            Self::CashAdvance(cash) => cash.when = When::On(day),
            Self::IncomeChange(_) => {}
            Self::Draw(draw) => draw.on = day,
            Self::Windfall(windfall) => windfall.on = day,
            Self::Cost(cost) => cost.on = day,
            Self::Reimbursement(back) => back.on = day,
            Self::Refund(refund) => refund.on = day,
            Self::LimitChange(change) => change.on = day,
            Self::TermsChange(change) => change.on = day,
            Self::CloseAccount(closed) => closed.on = day,
            Self::ProfileChange(change) => change.on = day,
            Self::Application(application) => application.on = day,
        }
    }

    /// The account that it is about, by its id.
    pub fn account(&self) -> Option<&str> {
        match self {
            Self::Purchase(purchase) => Some(&purchase.account),
            Self::Draw(draw) => Some(&draw.account),
            Self::CashAdvance(cash) => Some(&cash.account),
            Self::LimitChange(change) => Some(&change.account),
            Self::TermsChange(change) => Some(&change.account),
            Self::CloseAccount(closed) => Some(&closed.account),
            _ => None,
        }
    }

    /// The event for which money comes back, by its id.
    pub fn gives_back(&self) -> Option<&str> {
        match self {
            Self::Reimbursement(back) => Some(&back.r#for),
            Self::Refund(refund) => Some(&refund.of),
            _ => None,
        }
    }
}
