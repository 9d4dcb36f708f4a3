//! What somebody could do so that a lender sees other facts: each is a change of the scenario, to be run.

use super::assess::Asked;
use crate::calendar::Day;
use crate::lender::review::ReviewFacts;
use crate::money::Money;
use crate::scenario::{Action, Pay, Scenario, Span, Strategy, What};
use crate::terms::{ReviewFact, ReviewRule, Thousandths};

/// Months that are waited for.
const WAIT: u32 = 12;
/// The most months of a run.
const MOST_MONTHS: u32 = 1_200;

/// Something that is done otherwise. All but a payment and waiting hold from the first day of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// Every bill is paid in full.
    PayInFull,
    /// No month is skipped and no payment comes late.
    PayOnTime,
    /// No loan is drawn, and none was applied for.
    DoNotApply,
    /// All personal details are filled in.
    CompleteProfile,
    /// Social security and housing fund are paid and shown.
    ShowContributions,
    /// So much is repaid on the account on a day.
    Repay {
        /// The day.
        on: Day,
        /// How much.
        amount: Money,
    },
    /// Nothing is changed, for so many more months.
    Wait {
        /// How many.
        months: u32,
    },
}

impl Suggestion {
    /// Its word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::PayInFull => "pay_in_full",
            Self::PayOnTime => "pay_on_time",
            Self::DoNotApply => "do_not_apply",
            Self::CompleteProfile => "complete_profile",
            Self::ShowContributions => "show_contributions",
            Self::Repay { .. } => "repay",
            Self::Wait { .. } => "wait",
        }
    }
}

/// The suggestions that change anything, each with the scenario that it makes.
pub fn suggestions(
    scenario: &Scenario,
    rules: &[ReviewRule],
    facts: &ReviewFacts,
    (asked, on): (Asked, Day),
    limit: Money,
) -> Vec<(Suggestion, Scenario)> {
    let with = |change: &dyn Fn(&mut Scenario)| {
        let mut copy = scenario.clone();
        change(&mut copy);
        copy
    };
    let of_strategy = |change: fn(&mut Strategy)| {
        with(&|copy| copy.strategies.get_mut(asked.strategy).into_iter().for_each(change))
    };
    let mut all = vec![
        (Suggestion::PayInFull, of_strategy(|strategy| strategy.pay = Pay::Full)),
        (Suggestion::PayOnTime, of_strategy(pay_on_time)),
        (Suggestion::DoNotApply, with(&|copy| do_not_apply(copy, asked.strategy))),
        (Suggestion::CompleteProfile, with(&|copy| copy.borrower.profile.profile_complete = Some(100))),
        (Suggestion::ShowContributions, with(&show_contributions)),
    ];
    if let Some(amount) = repayment(rules, facts, limit) {
        let account =
            scenario.accounts.get(asked.account).map_or_else(String::new, |account| account.id.clone());
        let extra = Action::Extra { on, account, amount };
        let pays = |strategy: &mut Strategy| strategy.actions.push(extra.clone());
        let paid = with(&|copy| copy.strategies.get_mut(asked.strategy).into_iter().for_each(pays));
        all.push((Suggestion::Repay { on, amount }, paid));
    }
    let months = (scenario.span.at_most() + WAIT).min(MOST_MONTHS);
    let waited = months.saturating_sub(scenario.span.at_most());
    all.push((Suggestion::Wait { months: waited }, with(&|copy| copy.span = Span::Months(months))));
    all.retain(|(_, changed)| changed != scenario);
    all
}

fn pay_on_time(strategy: &mut Strategy) {
    strategy.actions.retain(|action| {
        !matches!(action, Action::Skip { .. } | Action::Late { .. } | Action::Forget { .. })
    });
}

fn do_not_apply(scenario: &mut Scenario, strategy: usize) {
    scenario.events.retain(|event| !matches!(event.what, What::Draw(_) | What::Application(_)));
    if let Some(strategy) = scenario.strategies.get_mut(strategy) {
        strategy
            .actions
            .retain(|action| !matches!(action, Action::BorrowToRepay { .. } | Action::Consolidate(_)));
    }
    let applied = &mut scenario.borrower.profile.applications_last_3_months;
    *applied = applied.map(|_| 0);
}

fn show_contributions(scenario: &mut Scenario) {
    let profile = &mut scenario.borrower.profile;
    (profile.social_security, profile.provident_fund) = (Some(true), Some(true));
}

/// What must be repaid so that the share in use falls below the nearest bound of a rule. The share is known in
/// thousandths, so the amount is that of the next thousandth above it.
fn repayment(rules: &[ReviewRule], facts: &ReviewFacts, limit: Money) -> Option<Money> {
    let used = facts.get(ReviewFact::Utilisation).filter(|&used| used < Thousandths::MAX)?;
    let conditions = rules.iter().flat_map(|rule| &rule.when);
    let bounds = conditions.filter(|condition| condition.fact == ReviewFact::Utilisation);
    let bound = bounds
        .flat_map(|condition| condition.bounds())
        .map(|(_, bound)| bound)
        .filter(|&bound| bound <= used);
    let (owed, kept) = (share(limit, used + 1), share(limit, bound.max()?));
    let amount = owed - (kept - Money::from_cents(1)).or_zero();
    amount.is_positive().then_some(amount)
}

/// So many thousandths of an amount, up to the next cent.
fn share(amount: Money, thousandths: Thousandths) -> Money {
    let exact = i128::from(amount.cents()) * i128::from(thousandths);
    Money::from_cents(i64::try_from((exact + 999) / 1000).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_cut_up_to_the_cent() {
        assert_eq!(share(Money::from_cents(1_000_050), 333), Money::from_cents(333_017));
    }
}
