//! A scenario made ready to run: terms resolved, dates sorted, names turned into places.

use super::agenda::bit;
use super::open::Opening;
use super::plan::MonthPlans;
use super::prices::priced;
use super::state::Mark;
use crate::bureau::ScoreModel;
use crate::calendar::{Day, Month, MonthSpan};
use crate::lender::Collections;
use crate::money::Money;
use crate::scenario::{IncomeChange, Monthly, Scenario, What, When};
use crate::simulation::ItemRef;
use crate::terms::{Contract, DueDayOf};

/// The contract of one account, and the group whose accounts share a freeze.
#[derive(Clone, Copy, Debug)]
pub struct AccountTerms<'a> {
    /// The resolved contract.
    pub contract: &'a Contract,
    /// The lender's group.
    pub group: &'a str,
}

/// What happens on a day, in the order in which things of one day are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Happening {
    Income(u32),
    /// An event by which money comes in.
    Gain(u32),
    Cost(u32),
    /// An event that is a living cost.
    Blow(u32),
    Event(u32),
}

impl Happening {
    /// Whether it is of step 3 and not of step 2.
    pub const fn is_event(self) -> bool {
        matches!(self, Self::Event(_))
    }

    /// What the event at a place is.
    const fn of(what: &What, at: u32) -> Self {
        match what {
            What::Windfall(_) | What::Reimbursement(_) => Self::Gain(at),
            What::Cost(_) => Self::Blow(at),
            _ => Self::Event(at),
        }
    }
}

/// Something that repeats each month.
#[derive(Clone, Copy, Debug)]
struct Repeated {
    day: u8,
    from: Month,
    until: Month,
    what: Happening,
}

/// A scenario ready to run under any of its strategies.
///
/// Always true: accounts and their terms have the same order; months cover the span without gaps.
#[derive(Clone, Debug)]
pub struct Prepared<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) terms: Vec<AccountTerms<'a>>,
    /// The other accounts of each account's group, one bit each.
    pub(super) peers: Vec<u64>,
    /// The accounts whose contract has prices by score, one bit each.
    pub(super) priced: u64,
    /// Whether any contract has a ladder.
    pub(super) collects: bool,
    pub(super) opening: Opening<'a>,
    /// Bill day and due day of each line.
    pub(super) line_days: Vec<Option<DueDayOf>>,
    pub(super) model: &'a ScoreModel,
    pub(super) months: Vec<MonthSpan>,
    /// What each month is known to bring.
    pub(super) plans: MonthPlans,
    repeated: Vec<Repeated>,
    dated: Vec<(Day, Happening)>,
    /// The changes of each income, the last of the file first.
    changes: Vec<Vec<IncomeChange>>,
    /// The account that each event names, by its place; none for events that name none.
    pub(super) event_accounts: Vec<Option<usize>>,
    /// The events for which money may come back, by their places, rising.
    pub(super) returnable: Vec<u32>,
    /// The last day on which the file dates anything that happens once or changes.
    pub(super) last_one_off: Option<Day>,
    pub(super) items: Vec<ItemRef>,
    pub(super) mark: Mark,
}

impl<'a> Prepared<'a> {
    /// Prepares a scenario. `terms` holds the resolved contract of each account, in file order; what is missing
    /// there is left out of the run, which a checked scenario never makes happen.
    pub fn new(scenario: &'a Scenario, terms: Vec<AccountTerms<'a>>, model: &'a ScoreModel) -> Self {
        let first = scenario.start.month();
        let count = i32::try_from(scenario.span.at_most()).unwrap_or(1);
        let last = first + (count - 1);
        let months = (0..count).map(|k| MonthSpan::of(first + k)).collect();
        let (mut repeated, mut dated) = happenings(scenario, first, last);
        repeated.sort_by_key(|repeated| (repeated.day, repeated.what));
        dated.sort();
        let (items, line_days) = (items(scenario), line_days(scenario, &terms));
        let mut prepared = Self {
            scenario,
            peers: peers(&terms),
            priced: priced(terms.iter().map(|account| account.contract)),
            collects: terms.iter().any(|account| account.contract.common().is_collected()),
            opening: Opening::new(scenario, &terms, &line_days, &items),
            line_days,
            terms,
            model,
            months,
            plans: MonthPlans::default(),
            repeated,
            dated,
            changes: scenario.incomes().iter().map(|income| changes_of(scenario, &income.id)).collect(),
            event_accounts: scenario.events.iter().map(|event| account_of(scenario, &event.what)).collect(),
            returnable: returnable(scenario),
            last_one_off: None,
            items,
            mark: Mark::default(),
        };
        prepared.last_one_off = last_one_off(&prepared);
        prepared.plans = MonthPlans::of(&prepared);
        prepared
    }

    /// The scenario.
    pub const fn scenario(&self) -> &'a Scenario {
        self.scenario
    }

    /// The place of an account by its name in the file.
    pub(super) fn account_by_id(&self, id: &str) -> Option<usize> {
        self.scenario.accounts.iter().position(|account| account.id == id)
    }

    /// The place of an event by its name in the file.
    pub(super) fn event_by_id(&self, id: &str) -> Option<u32> {
        self.scenario.events.iter().zip(0..).find(|(event, _)| event.id == id).map(|(_, at)| at)
    }

    /// The collectors of all accounts, before they did anything. A group has the place of its first account.
    pub(super) fn collections(&self) -> Collections<'_> {
        let groups = self.peers.iter().enumerate().map(|(place, peers)| peers | bit(place));
        let terms = self.terms.iter().map(|account| account.contract.common());
        Collections::new(terms.zip(groups.map(|group| group.trailing_zeros() as usize)))
    }

    /// How many entries a month has, about: a first guess at the size of the ledger.
    pub(super) fn entries_a_month(&self) -> usize {
        self.terms.len() * 8 + self.repeated.len() + 2
    }

    /// What happens in a month as (day of the month, what), in order.
    pub(super) fn happenings_of(&self, span: &MonthSpan) -> Vec<(u8, Happening)> {
        let runs = self.repeated.iter().filter(|r| r.from <= span.month && span.month <= r.until);
        let mut all: Vec<_> = runs.map(|r| (r.day.min(span.days), r.what)).collect();
        let from = self.dated.partition_point(|&(day, _)| day < span.first);
        let dated = self.dated.get(from..).unwrap_or_default().iter();
        let in_month = dated.take_while(|(day, _)| *day <= span.last());
        let day_of = |day: Day| u8::try_from(day - span.first + 1).unwrap_or(1);
        all.extend(in_month.map(|&(day, what)| (day_of(day), what)));
        all.sort_unstable();
        all
    }

    /// The amount of an income on a day: that of the last change in the file that covers it.
    pub(super) fn income_amount(&self, income: u32, on: Day) -> Money {
        let Some(given) = self.scenario.incomes().get(income as usize) else { return Money::ZERO };
        let changes = self.changes.get(income as usize).map_or(&[][..], Vec::as_slice);
        let covers = |c: &&IncomeChange| c.from <= on && c.until.is_none_or(|until| on <= until);
        changes.iter().find(covers).map_or(given.amount, |change| change.amount)
    }

    /// The next day after `today` on which money comes in; `None` when there is none in the span.
    pub(super) fn next_income_after(&self, today: Day) -> Option<Day> {
        let incomes = self.scenario.incomes().iter().zip(0..);
        incomes.filter_map(|(given, place)| self.next_of(given.when, place, today)).min()
    }

    fn next_of(&self, when: When, income: u32, today: Day) -> Option<Day> {
        self.days_of(when, today + 1).find(|&day| self.income_amount(income, day).is_positive())
    }

    /// The days of a `when` inside the span, from `from` on.
    fn days_of(&self, when: When, from: Day) -> impl Iterator<Item = Day> + '_ {
        let skip = self.months.partition_point(|span| span.last() < from);
        let spans = self.months.get(skip..).unwrap_or_default();
        let end = self.months.last().map_or(from, MonthSpan::last);
        let once = match when {
            When::On(day) => Some(day).filter(|&day| day >= from && day <= end),
            When::Monthly(_) => None,
        };
        let monthly = spans.iter().filter_map(move |span| match when {
            When::Monthly(m)
                if m.from.is_none_or(|f| f <= span.month) && m.until.is_none_or(|u| span.month <= u) =>
            {
                Some(span.day(m.day)).filter(|&day| day >= from)
            }
            _ => None,
        });
        once.into_iter().chain(monthly)
    }

    /// Living costs on days strictly after `today` and strictly before `until`.
    pub(super) fn living_between(&self, today: Day, until: Day) -> Money {
        let costs = self.scenario.borrower.costs.iter();
        costs
            .map(|cost| {
                let days = self.days_of(cost.when, today + 1).take_while(|&day| day < until).count();
                Money::from_cents(cost.amount.cents() * i64::try_from(days).unwrap_or(0))
            })
            .sum()
    }

    /// The due days of a line in a month. An opening bill has a due day of its own; the contract's day is that of no
    /// bill while only bills up to it have closed.
    pub(super) fn line_due_days(&self, place: usize, span: &MonthSpan) -> impl Iterator<Item = Day> + use<> {
        let days = self.line_days.get(place).copied().flatten();
        let opening = self.scenario.accounts.get(place).and_then(|account| account.opening.bill);
        let new = days.filter(|days| opening.is_none_or(|bill| closes_after(*days, span, bill.on)));
        let of_opening = opening.map(|bill| bill.due).filter(|&due| due >= span.first && due <= span.last());
        of_opening.into_iter().chain(new.map(|days| span.day(days.due_day)))
    }

    /// The item of an event.
    pub(super) fn event_item(event: u32) -> u32 {
        event + 1
    }

    /// The item of a loan of an account, by its id: a draw, or a loan at the start.
    pub(super) fn loan_item(&self, account: usize, id: &str) -> Option<u32> {
        let named = |item: &ItemRef| match *item {
            ItemRef::Event(at) => self
                .scenario
                .events
                .get(at as usize)
                .is_some_and(|event| event.id == id && matches!(event.what, What::Draw(_))),
            ItemRef::OpeningLoan(of, at) => self.scenario.accounts.get(of.index()).is_some_and(|given| {
                of.index() == account
                    && given.opening.loans.get(at as usize).is_some_and(|loan| loan.id == id)
            }),
            _ => false,
        };
        self.items.iter().position(named).map(count)
    }

    /// The item of a hypothetical arrangement.
    pub(super) fn idea_item(&self, idea: usize) -> u32 {
        count(self.items.len() - self.scenario.ideas.len() + idea)
    }

    pub(super) fn income_item(&self, income: u32) -> u32 {
        self.item_after_events(income)
    }

    pub(super) fn cost_item(&self, cost: u32) -> u32 {
        self.item_after_events(count(self.scenario.incomes().len()) + cost)
    }

    fn item_after_events(&self, place: u32) -> u32 {
        count(self.scenario.events.len()) + 1 + place
    }
}

impl Scenario {
    fn incomes(&self) -> &[crate::scenario::Income] {
        &self.borrower.incomes
    }
}

/// Whether the bill that is due in a month by contract closed after a day.
fn closes_after(days: DueDayOf, span: &MonthSpan, day: Day) -> bool {
    let closed = if days.due_day >= days.bill_day {
        span.day(days.bill_day)
    } else {
        (span.month + -1).day(days.bill_day)
    };
    closed > day
}

fn account_of(scenario: &Scenario, what: &What) -> Option<usize> {
    let id = what.account()?;
    scenario.accounts.iter().position(|account| account.id == id)
}

/// The places of events for which money may come back, rising.
fn returnable(scenario: &Scenario) -> Vec<u32> {
    let ids: Vec<&str> = scenario.events.iter().filter_map(|event| event.what.gives_back()).collect();
    if ids.is_empty() {
        return Vec::new();
    }
    let places = scenario.events.iter().zip(0..);
    places.filter(|(event, _)| ids.contains(&event.id.as_str())).map(|(_, at)| at).collect()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn peers(terms: &[AccountTerms<'_>]) -> Vec<u64> {
    let places = || terms.iter().enumerate();
    let others = |(place, account): (usize, &AccountTerms<'_>)| {
        let same = places().filter(|&(other, terms)| other != place && terms.group == account.group);
        same.fold(0, |mask, (other, _)| mask | bit(other))
    };
    places().map(others).collect()
}

fn changes_of(scenario: &Scenario, income: &str) -> Vec<IncomeChange> {
    let changes = scenario.events.iter().rev().filter_map(|event| match &event.what {
        What::IncomeChange(change) if change.income == income => Some(change.clone()),
        _ => None,
    });
    changes.collect()
}

/// The days of each line: its own due day, or the one that the contract's table gives to its bill day.
fn line_days(scenario: &Scenario, terms: &[AccountTerms<'_>]) -> Vec<Option<DueDayOf>> {
    let pairs = scenario.accounts.iter().zip(terms);
    pairs
        .map(|(account, terms)| {
            let Contract::Line(line) = terms.contract else { return None };
            let bill_day = account.bill_day?;
            let table = line.due_day_of.iter().find(|row| row.bill_day == bill_day).map(|row| row.due_day);
            Some(DueDayOf { bill_day, due_day: account.due_day.or(table)? })
        })
        .collect()
}

fn happenings(scenario: &Scenario, first: Month, last: Month) -> (Vec<Repeated>, Vec<(Day, Happening)>) {
    let (mut repeated, mut dated) = (Vec::new(), Vec::new());
    let mut add = |when: When, what: Happening| match when {
        When::On(day) => dated.push((day, what)),
        When::Monthly(m) => repeated.push(Repeated {
            day: m.day,
            from: m.from.unwrap_or(first),
            until: m.until.unwrap_or(last),
            what,
        }),
    };
    let borrower = &scenario.borrower;
    borrower.incomes.iter().zip(0..).for_each(|(income, at)| add(income.when, Happening::Income(at)));
    borrower.costs.iter().zip(0..).for_each(|(cost, at)| add(cost.when, Happening::Cost(at)));
    for (event, at) in scenario.events.iter().zip(0..) {
        if let Some(when) = event.what.when() {
            add(when, Happening::of(&event.what, at));
        }
    }
    (repeated, dated)
}

/// The last date on which the life still changes by what the file says, beside what repeats for ever. A change of
/// income, or a repetition that begins or ends, changes the life when it would next have happened.
fn last_one_off(prepared: &Prepared<'_>) -> Option<Day> {
    let scenario = prepared.scenario;
    let next = |when: When, day: Day| prepared.days_of(when, day).next();
    let of_when = |when: When| match when {
        When::On(day) => Some(day),
        When::Monthly(m) => {
            let for_ever = When::Monthly(Monthly { from: None, until: None, ..m });
            let begins = m.from.and_then(|from| next(for_ever, from.first()));
            begins.max(m.until.and_then(|until| next(for_ever, until.last() + 1)))
        }
    };
    let borrower = &scenario.borrower;
    let incomes = borrower.incomes.iter().filter_map(|income| of_when(income.when));
    let costs = borrower.costs.iter().filter_map(|cost| of_when(cost.when));
    let events = scenario.events.iter().filter_map(|event| match &event.what {
        What::IncomeChange(change) => {
            let income = borrower.incomes.iter().find(|income| income.id == change.income)?;
            let begins = next(income.when, change.from);
            begins.max(change.until.and_then(|until| next(income.when, until + 1)))
        }
        what => what.when().and_then(of_when).max(what.falls_back()),
    });
    incomes.chain(costs).chain(events).max()
}

/// What entries may belong to: nothing, events, incomes, costs, opening loans, ideas; actions follow in each run.
fn items(scenario: &Scenario) -> Vec<ItemRef> {
    let mut items = vec![ItemRef::None];
    items.extend(scenario.events.iter().zip(0..).map(|(_, at)| ItemRef::Event(at)));
    items.extend(scenario.incomes().iter().zip(0..).map(|(_, at)| ItemRef::Income(at)));
    items.extend(scenario.borrower.costs.iter().zip(0..).map(|(_, at)| ItemRef::Cost(at)));
    for (account, ix) in scenario.accounts.iter().zip(0..) {
        let loans = account.opening.loans.iter().zip(0..);
        items.extend(loans.map(|(_, at)| ItemRef::OpeningLoan(crate::ledger::AccountIx(ix), at)));
    }
    items.extend(scenario.ideas.iter().zip(0..).map(|(_, at)| ItemRef::Idea(at)));
    items
}
