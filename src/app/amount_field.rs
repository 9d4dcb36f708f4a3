//! The addresses of the amounts that the window can change.

use super::add_idea::amount_of;
use crate::money::Money;
use crate::scenario::{Pay, Scenario, What};

/// The address of an amount in a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AmountField {
    /// Cash at the start.
    Cash,
    /// An income, by its place.
    Income(usize),
    /// A living cost.
    Cost(usize),
    /// The limit of an account.
    Limit(usize),
    /// Purchases on the opening bill of a line.
    OpeningBill(usize),
    /// Principal that a line carries at the start.
    Rolled(usize),
    /// The principal of an opening loan: account, loan.
    Loan(usize, usize),
    /// The price of a purchase, by the place of the event.
    Purchase(usize),
    /// The income during a change.
    Change(usize),
    /// What an event draws, as a loan or in cash.
    Draw(usize),
    /// The amount of another event that has one.
    Event(usize),
    /// The fixed payment of a strategy.
    Fixed(usize),
    /// What a strategy keeps back.
    KeepBack(usize),
    /// The amount of a hypothetical arrangement that has one.
    Idea(usize),
}

impl AmountField {
    /// The amount at this address; `None` where the scenario has none.
    pub fn get(self, scenario: &Scenario) -> Option<Money> {
        let opening = |account: usize| scenario.accounts.get(account).map(|account| &account.opening);
        let event = |place: usize| scenario.events.get(place).map(|event| &event.what);
        match self {
            Self::Cash => Some(scenario.borrower.cash),
            Self::Income(place) => scenario.borrower.incomes.get(place).map(|income| income.amount),
            Self::Cost(place) => scenario.borrower.costs.get(place).map(|cost| cost.amount),
            Self::Limit(place) => scenario.accounts.get(place).map(|account| account.limit),
            Self::OpeningBill(place) => opening(place)?.bill.map(|bill| bill.purchases),
            Self::Rolled(place) => Some(opening(place)?.rolled),
            Self::Loan(place, loan) => opening(place)?.loans.get(loan).map(|loan| loan.principal),
            Self::Purchase(place) => match event(place)? {
                What::Purchase(purchase) => Some(purchase.amount),
                _ => None,
            },
            Self::Change(place) => match event(place)? {
                What::IncomeChange(change) => Some(change.amount),
                _ => None,
            },
            Self::Draw(place) => match event(place)? {
                What::Draw(draw) => Some(draw.amount),
                What::CashAdvance(cash) => Some(cash.amount),
                _ => None,
            },
            Self::Event(place) => event_amount(&mut event(place)?.clone()).copied(),
            Self::Fixed(place) => match scenario.strategies.get(place)?.pay {
                Pay::Fixed(amount) => Some(amount),
                _ => None,
            },
            Self::KeepBack(place) => scenario.strategies.get(place).map(|strategy| strategy.keep_back),
            Self::Idea(place) => amount_of(&mut scenario.ideas.get(place)?.clone()).copied(),
        }
    }

    /// The place of the amount, to be written to.
    pub(super) fn place(self, scenario: &mut Scenario) -> Option<&mut Money> {
        match self {
            Self::Cash => Some(&mut scenario.borrower.cash),
            Self::Income(place) => scenario.borrower.incomes.get_mut(place).map(|income| &mut income.amount),
            Self::Cost(place) => scenario.borrower.costs.get_mut(place).map(|cost| &mut cost.amount),
            Self::Limit(place) => scenario.accounts.get_mut(place).map(|account| &mut account.limit),
            Self::OpeningBill(place) => {
                scenario.accounts.get_mut(place)?.opening.bill.as_mut().map(|bill| &mut bill.purchases)
            }
            Self::Rolled(place) => {
                scenario.accounts.get_mut(place).map(|account| &mut account.opening.rolled)
            }
            Self::Loan(place, loan) => {
                scenario.accounts.get_mut(place)?.opening.loans.get_mut(loan).map(|loan| &mut loan.principal)
            }
            Self::Purchase(place) | Self::Change(place) | Self::Draw(place) | Self::Event(place) => {
                event_amount(&mut scenario.events.get_mut(place)?.what)
            }
            Self::Fixed(place) => match &mut scenario.strategies.get_mut(place)?.pay {
                Pay::Fixed(amount) => Some(amount),
                _ => None,
            },
            Self::KeepBack(place) => {
                scenario.strategies.get_mut(place).map(|strategy| &mut strategy.keep_back)
            }
            Self::Idea(place) => amount_of(scenario.ideas.get_mut(place)?),
        }
    }
}

/// The amount of an event that names one.
const fn event_amount(what: &mut What) -> Option<&mut Money> {
    match what {
        What::Purchase(purchase) => Some(&mut purchase.amount),
        What::IncomeChange(change) => Some(&mut change.amount),
        What::Draw(draw) => Some(&mut draw.amount),
        What::CashAdvance(cash) => Some(&mut cash.amount),
        What::Windfall(windfall) => Some(&mut windfall.amount),
        What::Cost(cost) => Some(&mut cost.amount),
        What::Reimbursement(back) => back.amount.as_mut(),
        What::Refund(refund) => refund.amount.as_mut(),
        What::LimitChange(change) => Some(&mut change.limit),
        What::TermsChange(_) | What::CloseAccount(_) => None,
        What::ProfileChange(_) | What::Application(_) => None,
    }
}
