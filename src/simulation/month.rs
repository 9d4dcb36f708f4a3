//! What is known of the month that runs, and its days as bits.

use crate::bureau::AccountFacts;
use crate::calendar::{Day, MonthSpan};
use crate::money::Money;

/// What is known of the month that runs.
#[derive(Default)]
pub(super) struct MonthState {
    pub span: Option<MonthSpan>,
    /// Its place in the span.
    pub place: usize,
    /// The first happening of its plan that step 2, or step 3, has not looked at.
    pub next_money: usize,
    pub next_event: usize,
    /// Bit d−1: day d of the month is still to be worked on.
    pub worked: u32,
    /// The bit of the day that is worked on.
    pub today: u32,
    /// Bit d−1: day d of the month is a decision day whatever happens.
    pub decisions: u32,
    /// Bit d−1: money comes or goes, or an event happens, on day d of the month.
    pub money: u32,
    pub events: u32,
    /// Bit d−1: a bill closes on day d of the month.
    pub bills: u32,
    /// Bit d−1: a loan has its day on day d of the month.
    pub loans: u32,
    /// Bit d−1: the bureau writes or shows something on day d of the month.
    pub bureau: u32,
    /// Bit d−1: on day d of the month a limit is looked at in the evening, or moves in the morning.
    pub reviews: u32,
    pub limits_move: u32,
    /// The actions that may do something this month, by their place.
    pub actions: Vec<usize>,
    pub first_entry: usize,
    pub paid: Money,
    pub income: Money,
    pub income_today: bool,
    /// The last day on which the borrower decided.
    pub decided_on: Option<Day>,
    pub draws: u8,
    pub asked: bool,
    /// Accounts to which nothing is paid this month, one bit each.
    pub skipped: u64,
    pub facts: Vec<AccountFacts>,
}

impl MonthState {
    /// A month before anything is known of it but how many accounts there are.
    pub fn of(accounts: usize) -> Self {
        Self { facts: vec![AccountFacts::default(); accounts], ..Self::default() }
    }
}
