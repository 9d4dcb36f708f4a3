//! What a collector did, and how a lender classes a debt.

use crate::calendar::Day;
use crate::choice::choice;
use crate::ledger::AccountIx;
use crate::terms::{CollectionAct, ThirdParty};

/// One thing that a collector did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Act {
    /// The day.
    pub on: Day,
    /// The account.
    pub account: AccountIx,
    /// What was done.
    pub act: CollectionAct,
    /// What somebody else got to hear.
    pub third_party: ThirdParty,
    /// The hour of the day.
    pub hour: u8,
    /// How old the oldest unpaid due item was that evening, in days.
    pub days_overdue: u16,
}

choice!(
    /// The five classes into which lenders put a debt, the best first.
    FiveClass {
        /// 正常: nothing is past due.
        Normal = "normal",
        /// 关注: worth watching.
        SpecialMention = "special_mention",
        /// 次级: the first class that counts as bad.
        Substandard = "substandard",
        /// 可疑: a loss is likely.
        Doubtful = "doubtful",
        /// 损失: nearly all of it is lost to the lender; the borrower owes it all the same.
        Loss = "loss",
    }
);

impl FiveClass {
    /// The class at a number of days overdue, given the first day of each class after the first.
    ///
    /// ```
    /// use mingzhang::ledger::FiveClass;
    /// let first_days = [1, 91, 271, 361];
    /// assert_eq!(FiveClass::at(90, &first_days), FiveClass::SpecialMention);
    /// assert_eq!(FiveClass::at(91, &first_days), FiveClass::Substandard);
    /// ```
    pub fn at(days_overdue: i32, first_days: &[u16; 4]) -> Self {
        let reached = first_days.iter().filter(|&&first| days_overdue >= i32::from(first)).count();
        Self::ALL.get(reached).copied().unwrap_or(Self::Loss)
    }
}
