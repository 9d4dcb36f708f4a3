//! What stands on the morning of the first day.

use super::prepared::Prepared;
use super::run::ItemRef;
use super::world::ix;
use crate::bureau::MonthFacts;
use crate::ledger::Journal;
use crate::lender::{Account, Facility, Line};
use crate::scenario::{Order, Scenario, Strategy, When};
use crate::simulation::AccountTerms;
use crate::terms::{Contract, DueDayOf};

/// The accounts with what is owed on them, and the entries that say so. Every run of a scenario begins with a copy.
#[derive(Clone, Debug, Default)]
pub(super) struct Opening<'a> {
    pub accounts: Vec<Account<'a>>,
    pub journal: Journal,
}

impl<'a> Opening<'a> {
    pub fn new(
        scenario: &'a Scenario,
        terms: &[AccountTerms<'a>],
        line_days: &[Option<DueDayOf>],
        items: &[ItemRef],
    ) -> Self {
        let mut journal = Journal::default();
        let loans = items.iter().take_while(|item| !matches!(item, ItemRef::OpeningLoan(..))).count();
        let mut loan_item = u32::try_from(loans).unwrap_or(0);
        let start = scenario.start;
        let pairs = scenario.accounts.iter().zip(terms).enumerate();
        let accounts = pairs.map(|(place, (given, terms))| match terms.contract {
            Contract::Line(line) => {
                let days = line_days.get(place).copied().flatten();
                let days = days.unwrap_or(DueDayOf { bill_day: 1, due_day: 1 });
                let terms = (line, days);
                Account::Line(Line::open(ix(place), terms, given.limit, &given.opening, start, &mut journal))
            }
            Contract::Loan(loan) => {
                let mut facility = Facility::open(ix(place), loan, given.limit);
                for opening in &given.opening.loans {
                    facility.open_loan(loan_item, opening, start, &mut journal);
                    loan_item += 1;
                }
                Account::Facility(facility)
            }
        });
        Self { accounts: accounts.collect(), journal }
    }
}

/// What the bureau knows on the first morning.
pub(super) fn opening_facts(accounts: &[Account<'_>], prepared: &Prepared<'_>) -> MonthFacts {
    let mut facts = MonthFacts::default();
    for account in accounts {
        facts.principal += account.balances().principal();
        facts.debt += account.balances().debt();
        facts.limits += account.limit();
    }
    let incomes = prepared.scenario.borrower.incomes.iter();
    facts.income = incomes.filter(|i| matches!(i.when, When::Monthly(_))).map(|i| i.amount).sum();
    facts
}

/// The rank of each account in a custom order.
pub(super) fn custom_rank(prepared: &Prepared<'_>, strategy: &Strategy) -> Vec<usize> {
    let Order::Custom(ids) = &strategy.order else { return Vec::new() };
    let accounts = prepared.scenario.accounts.iter().enumerate();
    let named = ids.len();
    accounts
        .map(|(place, account)| ids.iter().position(|id| *id == account.id).unwrap_or(named + place))
        .collect()
}

/// The journal with the opening entries and room for the run.
pub(super) fn open_journal(prepared: &Prepared<'_>, months: usize) -> Journal {
    let opening = &prepared.opening.journal;
    let accounts = prepared.terms.len();
    let mut journal = Journal {
        entries: Vec::with_capacity(opening.entries.len() + months * prepared.entries_a_month()),
        segments: Vec::with_capacity(months * accounts * 2),
        statements: Vec::with_capacity(opening.statements.len() + months * accounts),
    };
    journal.entries.extend_from_slice(&opening.entries);
    journal.statements.extend_from_slice(&opening.statements);
    journal
}
