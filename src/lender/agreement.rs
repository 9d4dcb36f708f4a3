//! What is agreed when a loan is drawn.

use crate::calendar::Day;
use crate::money::Money;
use crate::scenario::{Draw, Method, OpeningLoan};

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

impl<'d> Agreement<'d> {
    /// A loan in monthly periods from the month after the draw on, whose payment is worked out.
    pub const fn monthly(drawn: Day, principal: Money, periods: u16, method: Method, due_day: u8) -> Self {
        Self { drawn, principal, periods, method, due_day, first_due: None, instalment: None, dates: &[] }
    }

    /// What the file agrees of a loan that runs at the start.
    pub fn of_opening(loan: &'d OpeningLoan) -> Self {
        let &OpeningLoan { drawn, principal, periods, method, due_day, first_due, instalment, .. } = loan;
        let due_day = due_day_of(drawn, due_day, first_due);
        let monthly = Self::monthly(drawn, principal, periods, method, due_day);
        Self { first_due, instalment, dates: &loan.due_dates, ..monthly }
    }

    /// What the file agrees of a loan that it draws.
    pub fn of_draw(draw: &'d Draw) -> Self {
        let &Draw { on, amount, periods, method, due_day, first_due, instalment, .. } = draw;
        let due_day = due_day_of(on, due_day, first_due);
        let monthly = Self::monthly(on, amount, periods, method, due_day);
        Self { first_due, instalment, dates: &draw.due_dates, ..monthly }
    }
}

fn due_day_of(drawn: Day, due_day: Option<u8>, first_due: Option<Day>) -> u8 {
    due_day.unwrap_or_else(|| first_due.unwrap_or(drawn).day_of_month())
}
