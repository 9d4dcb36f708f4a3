//! What the window can change in a scenario. Each edit is a value; applying one is a pure function.

use super::add_idea::least_of;
pub use super::amount_field::AmountField;
use super::edit_account::{DayField, LoanEdit, LoanKey, add_loan, remove_account};
use super::edit_event::{EventEdit, EventKey};
use super::edit_help::HelpAt;
use crate::calendar::Month;
use crate::money::Money;
use crate::rate::Rate;
use crate::scenario::{
    Account, Action, Event, Idea, IncomeChange, Monthly, Order, Pay, Purchase, Scenario, Span, Strategy,
    What, When, WhenShort, Words,
};
use crate::terms::{FeeHelp, Value, ValueName};

/// One change of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// What the scenario is called, in every language.
    Title(String),
    /// An amount.
    Amount(AmountField, Money),
    /// A rate of an account's terms, by its name; none takes the override away.
    Rate(usize, ValueName, Option<Rate>),
    /// How many months are simulated at most.
    Months(u32),
    /// The score at the start.
    FirstScore(u16),
    /// A monthly purchase on the first line.
    AddPurchase,
    /// An income that stops for three months.
    AddIncomeChange,
    /// An event as it is offered.
    AddEvent(What),
    /// Something of an event beside its amount.
    Event(usize, EventEdit),
    /// An event is taken out.
    RemoveEvent(usize),
    /// How much a strategy pays.
    Pay(usize, Pay),
    /// Where a strategy's further money goes first.
    Order(usize, Order),
    /// Another strategy.
    AddStrategy(Pay),
    /// The same as a strategy, by its place, but that it pays a fixed amount a month.
    TryFixed(usize, Money),
    /// A strategy is taken out; the last one stays.
    RemoveStrategy(usize),
    /// Another action of a strategy.
    AddAction(usize, Action),
    /// An action of a strategy is taken out.
    RemoveAction(usize, usize),
    /// The day of the month on which an income comes or a living cost goes.
    Day(DayField, u8),
    /// Another account.
    AddAccount(Box<Account>),
    /// An account is taken out; one that anything else names stays, and so does the last.
    RemoveAccount(usize),
    /// Another loan that runs at the start, on an account.
    AddLoan(usize),
    /// Something of a loan that runs at the start beside its principal: account, loan.
    Loan(usize, usize, LoanEdit),
    /// Such a loan is taken out: account, loan.
    RemoveLoan(usize, usize),
    /// Something of a campaign or a coupon: the list that it is in, as it is to be.
    Help(HelpAt, Vec<FeeHelp>),
    /// A hypothetical arrangement is switched on.
    AddIdea(Idea),
    /// One is switched off.
    RemoveIdea(usize),
}

/// What makes two edits parts of one step: the same number under the same hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditKey {
    /// What the scenario is called.
    Title,
    /// An amount.
    Amount(AmountField),
    /// A rate of an account's terms.
    Rate(usize, ValueName),
    /// The months.
    Months,
    /// The score at the start.
    FirstScore,
    /// Something of an event.
    Event(usize, EventKey),
    /// Something of a campaign or a coupon.
    Help(HelpAt),
    /// A day of the month.
    Day(DayField),
    /// Something of a loan.
    Loan(usize, usize, LoanKey),
}

impl Edit {
    /// The number that is edited; none for edits that are a step of their own.
    pub const fn key(&self) -> Option<EditKey> {
        match self {
            Self::Title(_) => Some(EditKey::Title),
            Self::Amount(field, _) => Some(EditKey::Amount(*field)),
            Self::Rate(account, name, _) => Some(EditKey::Rate(*account, *name)),
            Self::Months(_) => Some(EditKey::Months),
            Self::FirstScore(_) => Some(EditKey::FirstScore),
            Self::Help(at, _) => Some(EditKey::Help(*at)),
            Self::Day(field, _) => Some(EditKey::Day(*field)),
            Self::Loan(account, loan, edit) => Some(EditKey::Loan(*account, *loan, edit.key())),
            Self::Event(place, edit) => match edit.key() {
                Some(key) => Some(EditKey::Event(*place, key)),
                None => None,
            },
            _ => None,
        }
    }

    /// The scenario after this edit. An address that is not there changes nothing.
    pub fn apply(&self, scenario: &Scenario) -> Scenario {
        let mut next = scenario.clone();
        match self {
            Self::Title(title) => next.title = Words::Same(title.clone()),
            Self::Amount(field, amount) => set_amount(&mut next, *field, *amount),
            Self::Rate(account, name, rate) => set_rate(&mut next, *account, *name, *rate),
            Self::Months(months) => next.span = with_months(next.span, *months),
            Self::FirstScore(score) => next.borrower.score = Some(*score),
            Self::AddPurchase => add_purchase(&mut next),
            Self::AddIncomeChange => add_income_change(&mut next),
            Self::AddEvent(what) => {
                let stem = what.word().replace('_', "-");
                add_event(&mut next, &stem, what.clone());
            }
            Self::Event(place, edit) => edit.apply(&mut next, *place),
            Self::RemoveEvent(place) => remove(&mut next.events, *place),
            Self::Pay(place, pay) => set_pay(&mut next, *place, *pay),
            Self::Order(place, order) => {
                if let Some(strategy) = next.strategies.get_mut(*place) {
                    strategy.order = order.clone();
                }
            }
            Self::AddStrategy(pay) => add_strategy(&mut next, *pay),
            Self::TryFixed(place, amount) => try_fixed(&mut next, *place, *amount),
            Self::RemoveStrategy(place) if next.strategies.len() > 1 => remove(&mut next.strategies, *place),
            Self::RemoveStrategy(_) => {}
            Self::AddAction(place, action) => {
                if let Some(strategy) = next.strategies.get_mut(*place) {
                    strategy.actions.push(action.clone());
                }
            }
            Self::RemoveAction(place, action) => {
                if let Some(strategy) = next.strategies.get_mut(*place) {
                    remove(&mut strategy.actions, *action);
                }
            }
            Self::Help(at, list) => at.set(&mut next, list.clone()),
            Self::Day(field, day) => field.set(&mut next, *day),
            Self::AddAccount(account) => next.accounts.push((**account).clone()),
            Self::RemoveAccount(place) => remove_account(&mut next, *place),
            Self::AddLoan(account) => add_loan(&mut next, *account),
            Self::Loan(account, loan, edit) => edit.apply(&mut next, (*account, *loan)),
            Self::RemoveLoan(account, loan) => {
                if let Some(account) = next.accounts.get_mut(*account) {
                    remove(&mut account.opening.loans, *loan);
                }
            }
            Self::AddIdea(idea) => next.ideas.push(idea.clone()),
            Self::RemoveIdea(place) => remove(&mut next.ideas, *place),
        }
        next
    }
}

pub(super) fn remove<T>(list: &mut Vec<T>, place: usize) {
    if place < list.len() {
        list.remove(place);
    }
}

fn set_amount(scenario: &mut Scenario, field: AmountField, amount: Money) {
    let least = match field {
        AmountField::Idea(place) => scenario.ideas.get(place).map(least_of).unwrap_or_default(),
        _ => Money::ZERO,
    };
    if let Some(place) = field.place(scenario) {
        *place = amount.max(least);
    }
    if let AmountField::Fixed(place) = field {
        forget_name(scenario, place);
    }
}

/// A name such as "1,600 a month" would lie after another amount: the name made from what is paid takes its place.
fn forget_name(scenario: &mut Scenario, place: usize) {
    if let Some(strategy) = scenario.strategies.get_mut(place) {
        strategy.name = None;
    }
}

fn set_pay(scenario: &mut Scenario, place: usize, pay: Pay) {
    if let Some(strategy) = scenario.strategies.get_mut(place) {
        strategy.pay = pay;
    }
    forget_name(scenario, place);
}

fn set_rate(scenario: &mut Scenario, account: usize, name: ValueName, rate: Option<Rate>) {
    let Some(account) = scenario.accounts.get_mut(account) else {
        return;
    };
    match rate {
        Some(rate) => account.overrides.insert(name, Value::Rate(rate)),
        None => account.overrides.remove(&name),
    };
}

const fn with_months(span: Span, months: u32) -> Span {
    match span {
        Span::Months(_) => Span::Months(months),
        Span::UntilClear { .. } => Span::UntilClear { at_most: months },
    }
}

/// An id that the list does not have yet: `stem`, `stem-2`, `stem-3`, …
pub(super) fn free_id<'a>(stem: &str, taken: impl Iterator<Item = &'a str> + Clone) -> String {
    let is_free = |id: &String| !taken.clone().any(|other| other == id);
    let candidates = std::iter::once(stem.to_owned()).chain((2..).map(|n| format!("{stem}-{n}")));
    candidates.into_iter().find(is_free).unwrap_or_default()
}

fn add_purchase(scenario: &mut Scenario) {
    let Some(line) = scenario.accounts.iter().find(|account| account.bill_day.is_some()) else {
        return;
    };
    let purchase = Purchase {
        account: line.id.clone(),
        amount: Money::from_cents(50_000),
        when: When::Monthly(Monthly { day: 15, from: None, until: None }),
        instalments: None,
        else_cash: false,
    };
    add_event(scenario, "purchase", What::Purchase(purchase));
}

fn add_income_change(scenario: &mut Scenario) {
    let Some(income) = scenario.borrower.incomes.first() else {
        return;
    };
    // The third month, or the first of a shorter run, so that the change lies in the run.
    let first: Month = scenario.start.month() + if scenario.span.at_most() > 5 { 2 } else { 0 };
    let months = i32::try_from(scenario.span.at_most()).unwrap_or(1).min(3);
    let change = IncomeChange {
        income: income.id.clone(),
        from: first.first(),
        until: Some((first + (months - 1)).last()),
        amount: Money::ZERO,
    };
    add_event(scenario, "income-change", What::IncomeChange(change));
}

fn add_event(scenario: &mut Scenario, stem: &str, what: What) {
    let id = free_id(stem, scenario.events.iter().map(|event| event.id.as_str()));
    scenario.events.push(Event { id, name: None, what });
}

/// The name is made from what is paid.
fn try_fixed(scenario: &mut Scenario, place: usize, amount: Money) {
    let id = strategy_id(scenario, "fixed");
    let like = scenario.strategies.get(place).cloned();
    scenario.strategies.extend(like.map(|like| Strategy { id, name: None, pay: Pay::Fixed(amount), ..like }));
}

fn strategy_id(scenario: &Scenario, stem: &str) -> String {
    free_id(stem, scenario.strategies.iter().map(|strategy| strategy.id.as_str()))
}

fn add_strategy(scenario: &mut Scenario, pay: Pay) {
    let stem = match pay {
        Pay::Minimum => "minimum",
        Pay::Full => "full",
        Pay::Fixed(_) => "fixed",
        Pay::ShareOfIncome(_) => "share",
        Pay::SpareCash => "spare-cash",
    };
    scenario.strategies.push(Strategy {
        id: strategy_id(scenario, stem),
        name: None,
        pay,
        order: Order::default(),
        may_pay_off_plans: false,
        when_short: WhenShort::default(),
        keep_back: Money::ZERO,
        living_on: None,
        extra_day: None,
        actions: Vec::new(),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_free_ids() {
        let taken = ["minimum", "minimum-2"];
        assert_eq!(free_id("minimum", taken.into_iter()), "minimum-3");
        assert_eq!(free_id("full", taken.into_iter()), "full");
    }
}
