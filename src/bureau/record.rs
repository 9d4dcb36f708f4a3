//! Times overdue as the bureau keeps them: since when, how bad, when repaid, and until when they are shown.

use crate::calendar::Day;
use crate::ledger::AccountIx;
use crate::money::Money;

/// Whose record it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum RecordOf {
    /// Of an account of the scenario.
    Account(AccountIx),
    /// One that the borrower brings along, by its place in the file.
    Earlier(u32),
}

/// A time overdue in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct LateRecord {
    /// Whose it is.
    pub of: RecordOf,
    /// The due date that was missed.
    pub from: Day,
    /// The first day on which it is in the record.
    pub noted_on: Day,
    /// The worst mark, 1 to 7.
    pub worst: u8,
    /// The most that was past due in a month.
    pub amount: Money,
    /// The day on which nothing was past due any more.
    pub repaid_on: Option<Day>,
    /// The last day on which it is shown; none while it is not repaid.
    pub shown_until: Option<Day>,
    /// Whether a repair ends the showing early.
    pub repaired: bool,
}

impl LateRecord {
    /// Whether it is shown on a day.
    pub fn is_shown(&self, on: Day) -> bool {
        self.noted_on <= on && self.shown_until.is_none_or(|until| on <= until)
    }
}

/// The records of one run while it is lived: what is late at the end of a month is noted, and its repayment dated.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize)]
pub struct LateRecords {
    records: Vec<LateRecord>,
    /// The accounts whose last record is not repaid, one bit each.
    open: u64,
    /// Records that the borrower brought along and that were repaid in the run, by their place in the file.
    earlier: Vec<(u32, Day)>,
}

impl LateRecords {
    /// The last day of a month on which an account's mark is a number.
    pub fn note(&mut self, account: AccountIx, today: Day, late: (Day, u8, Money)) {
        let (from, mark, amount) = late;
        let bit = 1_u64 << account.index().min(63);
        let of = RecordOf::Account(account);
        if self.open & bit != 0
            && let Some(record) = self.records.iter_mut().rfind(|record| record.of == of)
        {
            (record.worst, record.amount) = (record.worst.max(mark), record.amount.max(amount));
            return;
        }
        self.open |= bit;
        let (repaid_on, shown_until) = (None, None);
        let noted_on = today;
        let worst = mark;
        self.records.push(LateRecord {
            of,
            from,
            noted_on,
            worst,
            amount,
            repaid_on,
            shown_until,
            repaired: false,
        });
    }

    /// An evening: accounts on which nothing is past due any more are repaid today.
    pub fn date_repayments(&mut self, past_due: u64, today: Day) {
        let repaid = self.open & !past_due;
        if repaid == 0 {
            return;
        }
        self.open &= past_due;
        for record in self.records.iter_mut().filter(|record| record.repaid_on.is_none()) {
            if let RecordOf::Account(account) = record.of
                && repaid & (1 << account.index().min(63)) != 0
            {
                record.repaid_on = Some(today);
            }
        }
    }

    /// A record that the borrower brought along is repaid. Tells whether it was not before.
    pub fn repay_earlier(&mut self, place: u32, on: Day) -> bool {
        let first = self.repaid_earlier(place).is_none();
        self.earlier.extend(first.then_some((place, on)));
        first
    }

    /// The day of the run on which a record that the borrower brought along was repaid.
    pub fn repaid_earlier(&self, place: u32) -> Option<Day> {
        self.earlier.iter().find(|(of, _)| *of == place).map(|&(_, on)| on)
    }

    /// Whether none was noted.
    pub const fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// All of them, in the order in which they were noted.
    pub fn into_records(self) -> Vec<LateRecord> {
        self.records
    }
}
