//! What the rates of a run are of: nothing that an account charged is missing from its loans.

use mingzhang::analysis::calc::Basis;
use mingzhang::analysis::{DebtRates, RateOf, run_rates};
use mingzhang::ledger::{AccountIx, Component, Entry};
use mingzhang::money::Money;
use mingzhang::scenario::BUILT_IN;
use mingzhang::simulation::Run;
use mingzhang::terms::Contract;

use crate::support::{lab, read};

/// What was charged to an account without belonging to any of its loans.
fn of_no_loan(run: &Run, account: AccountIx) -> Money {
    let entries = run.ledger.iter().filter(|entry| entry.account == account && entry.item == 0);
    let charged = |entry: &&Entry| {
        entry
            .to
            .component()
            .is_some_and(|to| [Component::Interest, Component::Fee, Component::Penalty].contains(&to))
    };
    entries.filter(charged).map(|entry| entry.amount).sum()
}

#[test]
fn the_costs_of_loans_make_up_that_of_their_account() {
    let mut missed = 0;
    for (name, text) in BUILT_IN {
        let lab = lab(&read(text));
        for run in &lab.comparison.runs {
            let rates = run_rates(run, &lab.contracts, Basis::Actual365);
            for (account, contract) in (0..).map(AccountIx).zip(&lab.contracts) {
                let cost = |of: RateOf| {
                    let wanted = |debt: &&DebtRates| debt.of == of && debt.account == account;
                    rates.debts.iter().filter(wanted).map(|debt| debt.cost).sum::<Money>()
                };
                if matches!(contract.contract, Contract::Loan(_)) {
                    let loans = cost(RateOf::Loan) + of_no_loan(run, account);
                    assert_eq!(loans, cost(RateOf::Account), "{name} {account:?}");
                    missed += usize::from(cost(RateOf::Loan).cents() > 1_500_000);
                }
            }
        }
    }
    assert_eq!(missed, 2, "two ways of not paying make a loan of 15,704.17 cost as much again");
}
