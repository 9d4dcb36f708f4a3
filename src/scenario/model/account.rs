//! Accounts, and what is owed on them at the start.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::calendar::Day;
use crate::choice::choice;
use crate::money::Money;
use crate::reading::schema::Id;
use crate::terms::{Value, ValueName, overrides_schema};
use crate::words::Words;

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
        /// Equal parts of principal, with interest on all that was lent to the end (平息).
        Flat = "flat",
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
    /// Periods already paid: those due before the start.
    #[schemars(range(max = 360))]
    pub periods_paid: u16,
}
