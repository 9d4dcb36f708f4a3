//! What happens: purchases, changes of income, draws.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Method, When};
use crate::calendar::Day;
use crate::money::Money;
use crate::reading::schema::Id;
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
