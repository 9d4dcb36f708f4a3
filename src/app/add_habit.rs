//! The habits that the window can add to a strategy, each made so that the scenario stays sound.

use crate::calendar::Month;
use crate::money::Money;
use crate::rate::Rate;
use crate::scenario::{
    Account, Action, Consolidation, Cover, Forgotten, Method, Monthly, Scenario, Source, Strategy, When,
};

/// What can be added to a strategy, in the order of a menu. `month` is the one that may be skipped.
pub fn habits(scenario: &Scenario, strategy: &Strategy, month: Month) -> Vec<Action> {
    let monthly = |day| When::Monthly(Monthly { day, from: None, until: None });
    let mut habits = vec![Action::PayFirst { amount: Money::from_cents(50_000), when: monthly(1) }];
    if let Some(line) = scenario.accounts.iter().find(|account| account.bill_day.is_some()) {
        let share = Rate::from_units(Rate::ONE.units() / 2);
        habits.push(Action::SpendBack { account: line.id.clone(), share, when: monthly(20) });
    }
    let Some(account) = scenario.accounts.first().map(|account| account.id.clone()) else { return habits };
    let is_late = |action: &Action| matches!(action, Action::Late { account: of, .. } if *of == account);
    if !strategy.actions.iter().any(is_late) {
        let from = scenario.start.month();
        let until = scenario.last_month();
        habits.push(Action::Late { account: account.clone(), days: 3, from, until });
    }
    for account in scenario.accounts.iter().map(|account| account.id.clone()) {
        let skip = Action::Skip { account: account.clone(), month };
        habits.extend((!strategy.actions.contains(&skip)).then_some(skip));
        habits.push(Action::Forget { account, bills: Forgotten::Every(3), days: 5 });
    }
    habits.push(Action::AutoDebit { account, pays: Cover::Minimum, sources: vec![Source::Cash] });
    habits.extend(consolidation(scenario).map(Action::Consolidate));
    habits
}

/// A loan that pays off all lines, from a facility of which nothing is owed at the start if there is one.
fn consolidation(scenario: &Scenario) -> Option<Consolidation> {
    let (lines, facilities): (Vec<&Account>, Vec<&Account>) =
        scenario.accounts.iter().partition(|account| account.bill_day.is_some());
    let unused = facilities.iter().find(|account| account.opening.loans.is_empty());
    let from = unused.or(facilities.first())?.id.clone();
    let r#for: Vec<String> = lines.into_iter().map(|line| line.id.clone()).collect();
    (!r#for.is_empty()).then(|| Consolidation {
        from,
        on: scenario.start.month().last(),
        r#for,
        periods: 12,
        method: Method::EqualPayment,
        at_most: None,
        close: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::edit::Edit;
    use crate::scenario::{BUILT_IN, check, read};
    use crate::terms::Catalog;

    #[test]
    fn what_is_offered_leaves_the_scenario_sound() {
        let catalog = Catalog::bundled();
        for (name, text) in BUILT_IN {
            let scenario = read(text, &catalog).unwrap().scenario;
            for (place, strategy) in scenario.strategies.iter().enumerate() {
                for habit in habits(&scenario, strategy, scenario.last_month()) {
                    let next = Edit::AddAction(place, habit.clone()).apply(&scenario);
                    let wrong: Vec<_> = check(&next, &catalog).into_iter().filter(|p| p.is_error()).collect();
                    assert!(wrong.is_empty(), "{name}, {habit:?}: {wrong:?}");
                }
            }
        }
    }
}
