//! What is agreed when a loan is drawn.

use crate::calendar::Day;
use crate::money::Money;
use crate::scenario::Method;

/// The terms of one draw: what it is, and how it is repaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement<'d> {
    /// The day of the draw.
    pub drawn: Day,
    /// What is lent.
    pub principal: Money,
    /// Periods; at least 1.
    pub periods: u16,
    /// How it is repaid.
    pub method: Method,
    /// Day of the month on which periods fall due.
    pub due_day: u8,
    /// The first due date, where it is not that day of the month after the draw. Later ones have `due_day`.
    pub first_due: Option<Day>,
    /// The payment of a period, or its part of principal, where it is agreed and not worked out.
    pub instalment: Option<Money>,
    /// The due date of every period, rising, where they are no days of months; else empty.
    pub dates: &'d [Day],
}

impl Agreement<'_> {
    /// A loan in monthly periods from the month after the draw on, whose payment is worked out.
    pub const fn monthly(drawn: Day, principal: Money, periods: u16, method: Method, due_day: u8) -> Self {
        Self { drawn, principal, periods, method, due_day, first_due: None, instalment: None, dates: &[] }
    }
}
