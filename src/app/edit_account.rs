//! What the window can change of accounts beside their amounts: which there are, the loans that run at the start, and the days
//! of incomes and living costs. Each edit is a pure function.

use super::edit::{free_id, remove};
use crate::calendar::Day;
use crate::money::Money;
use crate::scenario::{Account, Method, Opening, OpeningBill, OpeningLoan, Scenario, When};
use crate::terms::{Catalog, Contract, DueDayOf};

/// A day of the month that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayField {
    /// Of an income, by its place.
    Income(usize),
    /// Of a living cost.
    Cost(usize),
}

impl DayField {
    /// The day, where it is one of every month.
    pub fn get(self, scenario: &Scenario) -> Option<u8> {
        let when = match self {
            Self::Income(place) => scenario.borrower.incomes.get(place)?.when,
            Self::Cost(place) => scenario.borrower.costs.get(place)?.when,
        };
        if let When::Monthly(monthly) = when { Some(monthly.day) } else { None }
    }

    pub(super) fn set(self, scenario: &mut Scenario, day: u8) {
        let when = match self {
            Self::Income(place) => scenario.borrower.incomes.get_mut(place).map(|income| &mut income.when),
            Self::Cost(place) => scenario.borrower.costs.get_mut(place).map(|cost| &mut cost.when),
        };
        if let Some(When::Monthly(monthly)) = when {
            monthly.day = day;
        }
    }
}

/// A change of a loan that runs at the start. The periods that count as paid follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoanEdit {
    /// The day on which it was drawn; before the start.
    Drawn(Day),
    /// Its number of monthly periods.
    Periods(u16),
}

/// What makes two edits of a loan parts of one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoanKey {
    /// The day of the draw.
    Drawn,
    /// The periods.
    Periods,
}

impl LoanEdit {
    /// The value that is edited.
    pub const fn key(self) -> LoanKey {
        match self {
            Self::Drawn(_) => LoanKey::Drawn,
            Self::Periods(_) => LoanKey::Periods,
        }
    }

    pub(super) fn apply(self, scenario: &mut Scenario, (account, loan): (usize, usize)) {
        let start = scenario.start;
        let loans = scenario.accounts.get_mut(account).map(|account| &mut account.opening.loans);
        let Some(loan) = loans.and_then(|loans| loans.get_mut(loan)) else { return };
        match self {
            Self::Drawn(day) => loan.drawn = day,
            Self::Periods(periods) => loan.periods = periods,
        }
        loan.periods_paid = loan.periods_due_before(start);
    }
}

/// A loan of the month before the start.
pub(super) fn add_loan(scenario: &mut Scenario, account: usize) {
    let drawn = (scenario.start.month() + -1).day(scenario.start.day_of_month());
    let taken = scenario.accounts.iter().flat_map(|account| &account.opening.loans);
    let id = free_id("loan", taken.map(|loan| loan.id.as_str()));
    if let Some(account) = scenario.accounts.get_mut(account) {
        let mut loan = OpeningLoan {
            id,
            drawn,
            principal: Money::from_cents(1_000_000),
            periods: 12,
            method: Method::EqualPayment,
            due_day: None,
            first_due: None,
            due_dates: Vec::new(),
            instalment: None,
            periods_paid: 0,
        };
        loan.periods_paid = loan.periods_due_before(scenario.start);
        account.opening.loans.push(loan);
    }
}

/// Whether an account can be taken out: it is not the only one, and nothing else of the scenario names it.
pub fn can_be_removed(scenario: &Scenario, place: usize) -> bool {
    let Some(account) = scenario.accounts.get(place).filter(|_| scenario.accounts.len() > 1) else {
        return false;
    };
    // wherever a file names an account it has the id in quotes, the account itself among them
    serde_json::to_string(scenario).unwrap_or_default().matches(&format!("\"{}\"", account.id)).count() == 1
}

pub(super) fn remove_account(scenario: &mut Scenario, place: usize) {
    if can_be_removed(scenario, place) {
        remove(&mut scenario.accounts, place);
    }
}

/// The accounts that can be added: one under each of the terms that hold at the start.
pub fn offers(scenario: &Scenario, catalog: &Catalog) -> Vec<Account> {
    let offer = |id: &str| {
        let resolved = catalog.resolve(id, scenario.start, &Default::default()).ok()?;
        let (bill_day, due_day, opening) = match &resolved.contract {
            Contract::Loan(_) => (None, None, Opening::default()),
            Contract::Line(line) => {
                let listed = line.due_day_of.first().copied();
                let days = listed.unwrap_or(DueDayOf { bill_day: 1, due_day: 20 });
                let due_day = listed.is_none().then_some(days.due_day);
                (
                    Some(days.bill_day),
                    due_day,
                    Opening { bill: empty_bill(scenario.start, days), ..Opening::default() },
                )
            }
        };
        Some(Account {
            // an id of its own everywhere: what names it cannot be something else
            id: free_id(id, names(scenario).iter().map(String::as_str)),
            name: None,
            terms: resolved.pinned(),
            limit: Money::from_cents(1_000_000),
            bill_day,
            due_day,
            overrides: Default::default(),
            opening,
        })
    };
    catalog.files().filter_map(|file| offer(&file.id)).collect()
}

/// The last bill before the start, with nothing on it yet, where it can still be paid then. A line that is paid on its bill
/// day begins without one.
fn empty_bill(start: Day, days: DueDayOf) -> Option<OpeningBill> {
    if days.due_day == days.bill_day {
        return None;
    }
    let this = start.month().day(days.bill_day);
    let closed = if this <= start { start.month() } else { start.month() + -1 };
    let due_in = if days.due_day > days.bill_day { closed } else { closed + 1 };
    let (on, due) = (closed.day(days.bill_day), due_in.day(days.due_day));
    (due >= start && due > on).then_some(OpeningBill {
        on,
        due,
        purchases: Money::ZERO,
        interest: Money::ZERO,
    })
}

/// All ids of a scenario.
fn names(scenario: &Scenario) -> Vec<String> {
    let borrower = &scenario.borrower;
    let accounts = scenario.accounts.iter().map(|account| &account.id);
    let loans = scenario.accounts.iter().flat_map(|account| &account.opening.loans).map(|loan| &loan.id);
    let events = scenario.events.iter().map(|event| &event.id);
    let strategies = scenario.strategies.iter().map(|strategy| &strategy.id);
    let money =
        borrower.incomes.iter().map(|income| &income.id).chain(borrower.costs.iter().map(|cost| &cost.id));
    accounts.chain(loans).chain(events).chain(strategies).chain(money).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::edit::Edit;
    use crate::scenario::{BUILT_IN, check};

    fn scenario(name: &str) -> Scenario {
        let text = crate::scenario::built_in(name).unwrap();
        crate::scenario::read(text, &Catalog::bundled()).unwrap().scenario
    }

    fn errors(scenario: &Scenario) -> usize {
        check(scenario, &Catalog::bundled()).iter().filter(|problem| problem.is_error()).count()
    }

    #[test]
    fn every_account_that_is_offered_is_sound_and_can_be_taken_out_again() {
        let catalog = Catalog::bundled();
        for (name, _) in BUILT_IN {
            let before = scenario(name);
            let offers = offers(&before, &catalog);
            assert_eq!(offers.len(), catalog.files().count(), "{name}");
            for account in offers {
                let place = before.accounts.len();
                let with = Edit::AddAccount(Box::new(account)).apply(&before);
                assert_eq!(errors(&with), 0, "{name} {:?}", check(&with, &catalog));
                assert_eq!(Edit::RemoveAccount(place).apply(&with), before, "{name}");
            }
        }
    }

    #[test]
    fn what_is_named_elsewhere_stays() {
        let before = scenario("jiebei-overdue-huabei-due");
        for place in 0..before.accounts.len() {
            let after = Edit::RemoveAccount(place).apply(&before);
            assert_eq!(after.accounts.len() < before.accounts.len(), can_be_removed(&before, place));
            assert_eq!(errors(&after), 0);
        }
        let only = scenario("minimum-still-spending");
        assert_eq!(Edit::RemoveAccount(0).apply(&only), only);
    }

    #[test]
    fn loans_are_added_changed_and_taken_out() {
        let before = scenario("jiebei-overdue-huabei-due");
        let at = before.accounts.iter().position(|account| account.bill_day.is_none()).unwrap();
        let with = Edit::AddLoan(at).apply(&before);
        let place = with.accounts[at].opening.loans.len() - 1;
        assert_eq!(errors(&with), 0);
        let drawn = Day::parse("2025-10-05").unwrap();
        let earlier = Edit::Loan(at, place, LoanEdit::Drawn(drawn)).apply(&with);
        assert_eq!(earlier.accounts[at].opening.loans[place].periods_paid, 2);
        let longer = Edit::Loan(at, place, LoanEdit::Periods(24)).apply(&earlier);
        assert_eq!(errors(&longer), 0);
        assert_eq!(Edit::RemoveLoan(at, place).apply(&longer), before);
    }

    #[test]
    fn days_of_incomes_and_costs_move() {
        let before = scenario("minimum-still-spending");
        let after = Edit::Day(DayField::Income(0), 10).apply(&before);
        assert_eq!(DayField::Income(0).get(&after), Some(10));
        assert_eq!(DayField::Cost(0).get(&after), DayField::Cost(0).get(&before));
    }
}
