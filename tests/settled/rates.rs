//! What the rates of a run are of: nothing that an account charged is missing from its loans.

use mingzhang::analysis::calc::Basis;
use mingzhang::analysis::{DebtRates, RateOf, run_rates};
use mingzhang::ledger::{AccountIx, Component, Entry};
use mingzhang::money::Money;
use mingzhang::scenario::BUILT_IN;
use mingzhang::simulation::Run;
use mingzhang::terms::Contract;
use serde_json::json;

use crate::lives::scenario;
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

#[test]
fn a_loan_from_before_the_run_has_the_rate_of_its_contract() {
    // 0.04 % a night; its first payment of the run is for 31 nights, of which 23 lie before the start
    let loans = json!([{"id": "old", "drawn": "2025-11-09", "principal": "20000.00", "periods": 12,
                        "method": "equal_payment", "periods_paid": 1}]);
    let facility =
        json!({"id": "jb", "terms": "jiebei@2024-01-01", "limit": "30000.00", "opening": {"loans": loans}});
    let life = scenario(12, "90000.00", &json!([facility]), &json!({"pay": "minimum"}));
    let lab = lab(&read(&life.to_string()));
    let rates = run_rates(&lab.comparison.runs[0], &lab.contracts, Basis::Actual365);
    for of in [RateOf::Account, RateOf::Loan] {
        let debt = rates.debts.iter().find(|debt| debt.of == of).expect("a debt");
        assert_eq!(debt.from.to_string(), "2025-12-09");
        let a_year = debt.rates[0].effective.to_string();
        assert!(a_year.starts_with("0.15"), "{a_year}: 1.0004 over 30.4 nights, twelve times, is 15.7 %");
    }
    let whole = rates.debts.iter().find(|debt| debt.of == RateOf::Run).expect("the run");
    assert_eq!(whole.from.to_string(), "2026-01-01");
}
