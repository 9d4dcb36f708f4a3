//! The events that the window can add, each made so that the scenario stays sound: its day lies in the run, and what it
//! refers to is there.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::money::Money;
use crate::rate::Rate;
use crate::scenario::{
    Application, CashAdvance, CloseAccount, Event, LimitChange, OneOffCost, ProfileChange, Refund,
    Reimbursement, Scenario, TermsChange, What, When, Windfall,
};
use crate::terms::{Contract, Resolved, Value, ValueName};

/// A rate to begin with: 0.04 % a night.
const RATE: Rate = Rate::from_units(400_000_000);

/// What can be added to a scenario, in the order of a menu. `cash_line`: a line whose terms give cash.
pub fn offers(scenario: &Scenario, cash_line: Option<String>) -> Vec<What> {
    let on = some_day(scenario);
    let account = scenario.accounts.first().map(|account| account.id.clone());
    let line = scenario.accounts.iter().find(|account| account.bill_day.is_some());
    let amount = Money::from_cents(100_000);
    let bought = spent(scenario, |what| matches!(what, What::Purchase(_)));
    let spent = spent(scenario, |what| matches!(what, What::Purchase(_) | What::Cost(_)));
    let rate = BTreeMap::from([(ValueName::DailyRate, Value::Rate(RATE))]);
    let facts = ProfileChange {
        on,
        profile_complete: None,
        stable_months: Some(0),
        social_security: None,
        provident_fund: None,
    };
    let mut offers = vec![
        What::Windfall(Windfall { amount, on }),
        What::Cost(OneOffCost { amount, on }),
        What::ProfileChange(facts),
        What::Application(Application { on }),
    ];
    offers.extend(
        cash_line.map(|account| What::CashAdvance(CashAdvance { account, amount, when: When::On(on) })),
    );
    offers.extend(bought.map(|(of, on)| What::Refund(Refund { of, on, amount: Some(amount) })));
    offers.extend(spent.map(|(of, on)| {
        What::Reimbursement(Reimbursement { r#for: of, on, amount: Some(amount), share: None })
    }));
    offers.extend(
        account
            .clone()
            .map(|account| What::LimitChange(LimitChange { account, on, limit: amount, until: None })),
    );
    offers.extend(
        line.map(|line| What::TermsChange(TermsChange { account: line.id.clone(), on, values: rate })),
    );
    offers.extend(account.map(|account| What::CloseAccount(CloseAccount { account, on })));
    offers
}

/// The first line whose terms give cash.
pub fn cash_line<'t>(scenario: &Scenario, terms: impl Fn(usize) -> Option<&'t Resolved>) -> Option<String> {
    let gives = |place: usize| match &terms(place)?.contract {
        Contract::Line(line) => Some(line.cash_advance_share_of_limit != Rate::ZERO),
        Contract::Loan(_) => None,
    };
    let mut accounts = scenario.accounts.iter().enumerate();
    accounts.find(|&(place, _)| gives(place) == Some(true)).map(|(_, account)| account.id.clone())
}

/// The middle of the third month, or of the first of a shorter run.
fn some_day(scenario: &Scenario) -> Day {
    let months = if scenario.span.at_most() > 2 { 2 } else { 0 };
    (scenario.start.month() + months).day(15)
}

/// The first thing of a kind for which money may come back, and the day after its first time.
fn spent(scenario: &Scenario, is_it: fn(&What) -> bool) -> Option<(String, Day)> {
    let start = scenario.start.month();
    let end = scenario.last_month().last();
    let back = |event: &Event| {
        let first = match event.what.when().filter(|_| is_it(&event.what))? {
            When::On(day) => day,
            When::Monthly(monthly) => monthly.from.unwrap_or(start).max(start).day(monthly.day),
        };
        (first < end).then(|| (event.id.clone(), first + 1))
    };
    scenario.events.iter().find_map(back)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::edit::Edit;
    use crate::scenario::{BUILT_IN, check, contracts, read};
    use crate::terms::Catalog;

    #[test]
    fn what_is_offered_leaves_the_scenario_sound() {
        let catalog = Catalog::bundled();
        for (name, text) in BUILT_IN {
            let scenario = read(text, &catalog).unwrap().scenario;
            let terms = contracts(&scenario, &catalog).unwrap();
            let offers = offers(&scenario, cash_line(&scenario, |place| terms.get(place)));
            assert!(offers.len() >= 6, "{name}");
            for offer in offers {
                let word = offer.word();
                let next = Edit::AddEvent(offer).apply(&scenario);
                let wrong: Vec<_> = check(&next, &catalog).into_iter().filter(|p| p.is_error()).collect();
                assert!(wrong.is_empty(), "{name}, {word}: {wrong:?}");
            }
        }
    }
}
