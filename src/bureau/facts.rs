//! What the score may look at.

use super::score::Milli;
use crate::ledger::Mark;
use crate::money::Money;
use crate::scenario::{Profile, ProfileChange};
use crate::terms::choice;

choice!(
    /// A fact that a rule of the score may read. Amounts are ratios; yes is 1, no is 0.
    Fact {
        /// Months in a row in which something was asked for and all was kept.
        KeptMonthsInARow = "kept_months_in_a_row",
        /// Months in a row in which a bill was not cleared in full.
        CarriedMonthsInARow = "carried_months_in_a_row",
        /// Months in a row in which something was asked for and every bill was cleared in full.
        FullMonthsInARow = "full_months_in_a_row",
        /// Principal ÷ limits on the last evening; it has no memory.
        Utilisation = "utilisation",
        /// Debt ÷ the income of the month.
        DebtToIncome = "debt_to_income",
        /// Credit applications in the last three months: those of the profile, loans drawn, and events.
        ApplicationsLast3Months = "applications_last_3_months",
        /// How complete the personal details are, in percent.
        ProfileComplete = "profile_complete",
        /// Months with the same job, phone and address.
        StableMonths = "stable_months",
        /// Whether social security is paid.
        SocialSecurity = "social_security",
        /// Whether the housing provident fund is paid.
        ProvidentFund = "provident_fund",
    }
);

/// What an account shows the bureau at the end of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountFacts {
    /// The month's mark in the record.
    pub mark: Mark,
    /// The stage of the worst evening of the month: 0 when nothing was past due.
    pub worst_stage: u8,
    /// Whether anything is past due on the last evening.
    pub past_due: bool,
}

/// What all accounts show together at the end of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct MonthFacts {
    /// Principal of all kinds.
    pub principal: Money,
    /// All limits.
    pub limits: Money,
    /// Debt.
    pub debt: Money,
    /// Income of the month.
    pub income: Money,
    /// Whether a bill or a period was asked for in the month.
    pub asked: bool,
    /// Whether a rest of a bill is carried on the last evening.
    pub carries: bool,
    /// Loans drawn in the month, and credit asked for elsewhere.
    pub draws: u8,
}

/// The facts as the rules see them, each in thousandths.
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
pub struct Facts {
    profile: Profile,
    months_passed: i64,
    /// The months that had passed when the profile last told how long the person is stable.
    stable_at: i64,
    kept_in_a_row: i64,
    carried_in_a_row: i64,
    full_in_a_row: i64,
    recent_draws: [u8; 3],
    last: MonthFacts,
}

impl Facts {
    /// The facts before the first month.
    pub fn new(profile: Profile, opening: MonthFacts) -> Self {
        Self {
            profile,
            months_passed: 0,
            stable_at: 0,
            kept_in_a_row: 0,
            carried_in_a_row: 0,
            full_in_a_row: 0,
            recent_draws: [0; 3],
            last: opening,
        }
    }

    /// What is known of the person changes; what `change` does not say stays.
    pub fn change_profile(&mut self, change: &ProfileChange) {
        let profile = &mut self.profile;
        profile.profile_complete = change.profile_complete.or(profile.profile_complete);
        profile.social_security = change.social_security.or(profile.social_security);
        profile.provident_fund = change.provident_fund.or(profile.provident_fund);
        if change.stable_months.is_some() {
            profile.stable_months = change.stable_months;
            self.stable_at = self.months_passed;
        }
    }

    /// Takes in a month that ended.
    pub fn take_month(&mut self, month: MonthFacts, any_late: bool) {
        self.months_passed += 1;
        self.recent_draws = [month.draws, self.recent_draws[0], self.recent_draws[1]];
        if any_late {
            self.kept_in_a_row = 0;
        } else if month.asked {
            self.kept_in_a_row += 1;
        }
        self.carried_in_a_row = if month.carries { self.carried_in_a_row + 1 } else { 0 };
        if month.carries || any_late {
            self.full_in_a_row = 0;
        } else if month.asked {
            self.full_in_a_row += 1;
        }
        self.last = month;
    }

    /// Every fact in its place, as [`Self::value`] tells it; the least of all values where nothing is known.
    pub(super) fn values(&self) -> [Milli; Fact::ALL.len()] {
        let mut values = [Milli::MIN; Fact::ALL.len()];
        for (value, &fact) in values.iter_mut().zip(Fact::ALL) {
            *value = self.value(fact).unwrap_or(Milli::MIN);
        }
        values
    }

    /// A fact in thousandths; `None` where nothing is known, so that no rule applies.
    #[inline(always)]
    pub fn value(&self, fact: Fact) -> Option<Milli> {
        let whole = |count: i64| Some(count * 1000);
        let flag = |known: Option<bool>| known.map(|yes| i64::from(yes) * 1000);
        match fact {
            Fact::KeptMonthsInARow => whole(self.kept_in_a_row),
            Fact::CarriedMonthsInARow => whole(self.carried_in_a_row),
            Fact::FullMonthsInARow => whole(self.full_in_a_row),
            Fact::Utilisation => ratio(self.last.principal, self.last.limits),
            Fact::DebtToIncome => ratio(self.last.debt, self.last.income),
            Fact::ApplicationsLast3Months => whole(self.applications()),
            Fact::ProfileComplete => self.profile.profile_complete.map(|percent| i64::from(percent) * 1000),
            Fact::StableMonths => {
                let since = self.months_passed - self.stable_at;
                self.profile.stable_months.map(|months| (i64::from(months) + since) * 1000)
            }
            Fact::SocialSecurity => flag(self.profile.social_security),
            Fact::ProvidentFund => flag(self.profile.provident_fund),
        }
    }

    /// Applications before the start count while the first three months last.
    fn applications(&self) -> i64 {
        let before = self.profile.applications_last_3_months.filter(|_| self.months_passed < 3);
        i64::from(before.unwrap_or(0)) + self.recent_draws.iter().map(|&draws| i64::from(draws)).sum::<i64>()
    }
}

/// A ratio in thousandths. Something owed against nothing counts as the largest ratio.
fn ratio(part: Money, whole: Money) -> Option<Milli> {
    if whole.is_positive() {
        let exact = || i128::from(part.cents()) * 1000 / i128::from(whole.cents());
        // nearly every amount fits 64 bits, where dividing is far cheaper
        let small = part.cents().checked_mul(1000).map(|milli| milli / whole.cents());
        Some(small.unwrap_or_else(|| exact().try_into().unwrap_or(i64::MAX)))
    } else {
        part.is_positive().then_some(i64::MAX)
    }
}
