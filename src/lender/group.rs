//! What the accounts of one lender's group share when a debtor is contacted.

use crate::calendar::Day;
use crate::terms::{FIRST_HOUR, LAST_HOUR, MOST_CALLS_A_DAY};

/// The calls that one debtor got from a group on one day, over all accounts, from the lender and from agencies.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize, serde::Serialize)]
pub struct GroupState {
    day: Option<Day>,
    calls: u8,
}

impl GroupState {
    /// Whether one more call may be made.
    ///
    /// ```
    /// use mingzhang::calendar::Day;
    /// use mingzhang::lender::GroupState;
    /// let (day, mut group) = (Day::FIRST, GroupState::default());
    /// for hour in [8, 12, 21] {
    ///     assert!(group.may_contact(day, hour));
    ///     group.note_call(day);
    /// }
    /// assert!(!group.may_contact(day, 15), "three calls were made");
    /// assert!(group.may_contact(day + 1, 15) && !group.may_contact(day + 1, 22) && !group.may_contact(day + 1, 7));
    /// ```
    pub fn may_contact(&self, day: Day, hour: u8) -> bool {
        let made = if self.day == Some(day) { self.calls } else { 0 };
        (FIRST_HOUR..LAST_HOUR).contains(&hour) && made < MOST_CALLS_A_DAY
    }

    /// A call was made.
    pub fn note_call(&mut self, day: Day) {
        if self.day != Some(day) {
            (self.day, self.calls) = (Some(day), 0);
        }
        self.calls += 1;
    }
}
