//! How much a scenario asks for: what it names is small, but months, strategies and repetitions multiply.

use super::facts::Facts;
use crate::reading::{Code, Problem};
use crate::scenario::model::{Monthly, Scenario, What, When};

/// The most steps of all runs together. It keeps a file from asking for more memory than a computer has: a step
/// makes a few entries.
pub const MOST_STEPS: u64 = 1_000_000;

/// All runs together must have at most [`MOST_STEPS`].
pub fn check(facts: &Facts<'_>, problems: &mut Vec<Problem>) {
    let steps = steps(facts.scenario);
    if steps > MOST_STEPS {
        let problem = Problem::new(Code::TooMuch, "span").with("found", steps);
        problems.push(problem.with("most", MOST_STEPS));
    }
}

/// Each month of an account, of a loan and of an instalment plan, and each time that something happens, once for
/// every strategy.
fn steps(scenario: &Scenario) -> u64 {
    let months = u64::from(scenario.span.at_most());
    let borrower = &scenario.borrower;
    let flows = borrower.incomes.iter().map(|income| income.when);
    let flows = flows.chain(borrower.costs.iter().map(|cost| cost.when));
    let flows: u64 = flows.map(|when| times(scenario, when)).sum();
    let events: u64 = scenario.events.iter().map(|event| steps_of(scenario, &event.what)).sum();
    let loans: usize = scenario.accounts.iter().map(|account| 1 + account.opening.loans.len()).sum();
    (flows + events + count(loans) * months) * count(scenario.strategies.len())
}

fn steps_of(scenario: &Scenario, what: &What) -> u64 {
    match what {
        What::Purchase(purchase) => {
            let periods = purchase.instalments.as_ref().map_or(0, |plan| u64::from(plan.periods));
            times(scenario, purchase.when) * (1 + periods)
        }
        What::CashAdvance(cash) => times(scenario, cash.when),
        What::Draw(_) => u64::from(scenario.span.at_most()),
        _ => 1,
    }
}

/// How often something happens in the longest run.
fn times(scenario: &Scenario, when: When) -> u64 {
    let When::Monthly(Monthly { from, until, .. }) = when else { return 1 };
    let months = i32::try_from(scenario.span.at_most()).unwrap_or(i32::MAX);
    let first = scenario.start.month();
    let begins = from.map_or(0, |from| (from - first).clamp(0, months));
    let ends = until.map_or(months, |until| (until - first + 1).clamp(0, months));
    u64::try_from(ends - begins).unwrap_or(0)
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::Catalog;

    fn steps_with(change: impl FnOnce(&mut Scenario)) -> u64 {
        let text = include_str!("../../../scenarios/minimum-still-spending.json");
        let mut scenario = crate::scenario::read(text, &Catalog::bundled()).unwrap().scenario;
        change(&mut scenario);
        steps(&scenario)
    }

    #[test]
    fn months_strategies_and_repetitions_multiply() {
        // one wage, one cost, one purchase and one account, each 24 times under 3 strategies
        assert_eq!(steps_with(|_| ()), 4 * 24 * 3);
        assert_eq!(steps_with(|s| s.strategies.truncate(1)), 4 * 24);
        let ends = |s: &mut Scenario| {
            let When::Monthly(monthly) = &mut s.borrower.costs[0].when else { panic!("a monthly cost") };
            monthly.until = Some(s.start.month() + 9);
        };
        assert_eq!(steps_with(ends), (3 * 24 + 10) * 3);
    }
}
