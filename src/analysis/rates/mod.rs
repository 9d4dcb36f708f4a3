//! What a run's debts cost a year: advertised, naive and true, debt by debt; all costs of each account; the lender's side.
//!
//! All of it is read from the ledger and the contracts. Nothing here changes a run.

mod account;
mod lenders;
mod plan;

pub use account::{AccountCost, CostItem};
pub use lenders::LenderSide;

use super::agreed::loan_terms;
use super::calc::{Basis, Flow, FlowsAsked, When, rates_of};
use super::true_rate::{add, annual_rate, flows, flows_where};
use crate::calendar::Day;
use crate::choice::choice;
use crate::ledger::{AccountIx, Entry, Kind, Side};
use crate::money::Money;
use crate::rate::Rate;
use crate::simulation::{AnnualRate, Run};
use crate::terms::{Contract, LoanTerms, Resolved};

choice!(
    /// What a rate is of.
    RateOf {
        /// The whole run.
        Run = "run",
        /// An account.
        Account = "account",
        /// The plans that one purchase or conversion made.
        Plan = "plan",
        /// The loans that one draw, opening loan or action made.
        Loan = "loan",
    }
);

/// The rate that a contract names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advertised {
    /// Interest a night.
    Daily(Rate),
    /// The fee of all periods together, as a share of the principal that bears it.
    TotalFee {
        /// The share.
        rate: Rate,
        /// Number of monthly periods.
        periods: u8,
    },
}

/// What a debt costs a year, said in three ways.
///
/// Always true: `lent` is above zero; `cost` is what was or is still to be paid back, less `lent`.
#[derive(Clone, Debug, PartialEq)]
pub struct DebtRates {
    /// What it is of.
    pub of: RateOf,
    /// The account; [`AccountIx::NONE`] for the run.
    pub account: AccountIx,
    /// What made it (see `Entry::item`); 0 for accounts and the run.
    pub item: u32,
    /// The first day on which anything flowed.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// All that was lent.
    pub lent: Money,
    /// What came on top of it.
    pub cost: Money,
    /// The rate that the contract names; none for the run.
    pub advertised: Option<Advertised>,
    /// Cost ÷ lent, spread evenly over the time, as if all of it were owed to the end.
    pub naive: Option<Rate>,
    /// Every annual rate that solves the flows, rising; none where there is no such rate from −99 % to 3,000 %.
    pub rates: Vec<AnnualRate>,
}

/// All rates of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct RunRates {
    /// How the years between flows are counted.
    pub basis: Basis,
    /// The run, its accounts, and their plans and loans; what lent nothing is left out.
    pub debts: Vec<DebtRates>,
    /// All costs of each account, in the order of the scenario.
    pub costs: Vec<AccountCost>,
    /// What each lender got and still has to get.
    pub lenders: Vec<LenderSide>,
}

/// Works out all rates of a run. `contracts` has the order of the scenario's accounts.
pub fn run_rates(run: &Run, contracts: &[Resolved], basis: Basis) -> RunRates {
    let mut debts: Vec<DebtRates> = whole(run, basis).into_iter().collect();
    for (ix, contract) in (0..).map(AccountIx).zip(contracts) {
        debts.extend(of_account(run, ix, contract, basis));
        debts.extend(items_of(run, ix).into_iter().filter_map(|item| match &contract.contract {
            Contract::Line(_) => plan::rates(run, ix, item, basis),
            Contract::Loan(terms) => of_loan(run, ix, item, terms, basis),
        }));
    }
    let costs = (0..).map(AccountIx).zip(contracts).map(|(ix, _)| account::cost(run, ix, basis)).collect();
    RunRates { basis, debts, costs, lenders: lenders::sides(run, contracts) }
}

fn whole(run: &Run, basis: Basis) -> Option<DebtRates> {
    let flows = flows(run);
    let lent = lent_in(&flows, &gifts(run, |_| true));
    debt(RateOf::Run, AccountIx::NONE, 0, (&flows, lent), basis).map(spread_over_days)
}

fn of_account(run: &Run, ix: AccountIx, contract: &Resolved, basis: Basis) -> Option<DebtRates> {
    let flows = account::all_flows(run, ix);
    let lent = account::lent(run, ix, &flows);
    let found = debt(RateOf::Account, ix, 0, (&flows, lent), basis).map(spread_over_days)?;
    Some(DebtRates { advertised: Some(Advertised::Daily(contract.contract.common().daily_rate)), ..found })
}

/// Loans of a facility: what was drawn, what was paid to them, and all that is owed on them at the end, whatever was
/// charged included; what is posted at the end for an account as a whole is the account's. A loan that is not paid back by
/// then has no number of periods yet: its cost is spread over days.
fn of_loan(run: &Run, ix: AccountIx, item: u32, terms: &LoanTerms, basis: Basis) -> Option<DebtRates> {
    let mut flows = dated_flows(run, |entry| entry.account == ix && entry.item == item);
    let entries = run.ledger.iter().filter(|entry| entry.account == ix && entry.item == item);
    let owed: Money = entries.map(raised_by).sum();
    let lent = lent_in(&flows, &[]);
    if owed.is_positive() {
        flows.push((run.end, -owed));
    }
    let found = debt(RateOf::Loan, ix, item, (&flows, lent), basis)?;
    let found = if owed.is_positive() { spread_over_days(found) } else { spread_over_periods(found, &flows) };
    let is_draw = |entry: &&Entry| {
        (entry.account, entry.item) == (ix, item) && matches!(entry.kind, Kind::Opening | Kind::Draw)
    };
    let draw = run.ledger.iter().find(is_draw);
    let daily_rate = draw.map_or(terms, |draw| loan_terms(run, terms, draw)).common.daily_rate;
    Some(DebtRates { advertised: Some(Advertised::Daily(daily_rate)), ..found })
}

/// The flows of some entries, without what is owed at the end. A loan that is owed at the start is lent on the day from
/// which its first interest counts: else interest of nights before the run would be that of a shorter time.
fn dated_flows(run: &Run, wanted: impl Fn(&Entry) -> bool) -> Vec<(Day, Money)> {
    let mut flows = flows_where(run, |entry| entry.kind != Kind::Opening && wanted(entry));
    let openings = run.ledger.iter().filter(|entry| entry.kind == Kind::Opening && wanted(entry));
    flows.extend(openings.map(|entry| (bears_from(run, entry), entry.amount)));
    flows.sort_by_key(|&(day, _)| day);
    let mut of_days = Vec::with_capacity(flows.len());
    flows.into_iter().for_each(|(day, amount)| add(&mut of_days, day, amount));
    of_days
}

/// The first evening of the interest that what an entry lends was charged first, if that was before the entry.
fn bears_from(run: &Run, lends: &Entry) -> Day {
    let is_of =
        |entry: &&Entry| entry.account == lends.account && entry.item == lends.item && lends.item != 0;
    let charged = run.ledger.iter().filter(is_of).find(|entry| entry.cause.segments.count > 0);
    let stretches = charged.and_then(|entry| run.segments.get(entry.cause.segments.range()));
    let first = stretches.and_then(|stretches| stretches.iter().map(|stretch| stretch.from).min());
    first.map_or(lends.on, |first| first.min(lends.on))
}

/// By how much an entry raises what is owed.
fn raised_by(entry: &Entry) -> Money {
    let of = |side: Side| if side.is_component() { entry.amount } else { Money::ZERO };
    if entry.kind == Kind::Payment { -of(entry.to) } else { of(entry.to) - of(entry.from) }
}

/// What made debts of an account that have rates of their own, in the order in which they began.
fn items_of(run: &Run, ix: AccountIx) -> Vec<u32> {
    let makes = |side: Side, kind: Kind| match side {
        Side::PlanFuture => matches!(kind, Kind::Purchase | Kind::Convert),
        Side::LoanFuture => matches!(kind, Kind::Draw | Kind::Opening),
        _ => false,
    };
    let mut items: Vec<u32> = Vec::new();
    for entry in run.ledger.iter().filter(|entry| entry.account == ix && makes(entry.to, entry.kind)) {
        if entry.item != 0 && !items.contains(&entry.item) {
            items.push(entry.item);
        }
    }
    items
}

/// Cash that lenders gave away, by its day: it flows to the borrower and is not lent.
fn gifts(run: &Run, wanted: impl Fn(&Entry) -> bool) -> Vec<(Day, Money)> {
    flows_where(run, |entry| entry.gives() && wanted(entry))
}

/// What was lent: of each day what flowed to the borrower beyond what flowed back, without gifts.
fn lent_in(flows: &[(Day, Money)], gifts: &[(Day, Money)]) -> Money {
    let given_on = |day: Day| gifts.iter().filter(|gift| gift.0 == day).map(|gift| gift.1).sum::<Money>();
    flows.iter().map(|&(day, amount)| (amount - given_on(day)).or_zero()).sum()
}

/// The rates of dated flows, of which so much was lent; none where nothing was.
fn debt(
    of: RateOf,
    account: AccountIx,
    item: u32,
    (flows, lent): (&[(Day, Money)], Money),
    basis: Basis,
) -> Option<DebtRates> {
    let cost: Money = flows.iter().map(|&(_, amount)| -amount).sum();
    let from = flows.iter().map(|&(day, _)| day).min()?;
    let until = flows.iter().map(|&(day, _)| day).max()?;
    lent.is_positive().then(|| DebtRates {
        of,
        account,
        item,
        from,
        until,
        lent,
        cost,
        advertised: None,
        naive: None,
        rates: solved(flows, basis),
    })
}

/// Every rate of dated flows. Of more flows than a calculator takes, the one that the summary has too.
fn solved(flows: &[(Day, Money)], basis: Basis) -> Vec<AnnualRate> {
    let flow = |&(day, amount): &(Day, Money)| Flow { when: When::Day(day), amount };
    let asked = FlowsAsked { flows: flows.iter().map(flow).collect(), periods_a_year: 12, basis };
    rates_of(&asked).unwrap_or_else(|_| annual_rate(flows).into_iter().collect())
}

fn spread_over_days(debt: DebtRates) -> DebtRates {
    let naive = part(debt.cost, 365, debt.lent, debt.until - debt.from);
    DebtRates { naive, ..debt }
}

/// As many periods as there are days on which something was to be paid.
fn spread_over_periods(debt: DebtRates, flows: &[(Day, Money)]) -> DebtRates {
    let mut days: Vec<Day> =
        flows.iter().filter(|(_, amount)| *amount < Money::ZERO).map(|&(day, _)| day).collect();
    days.sort_unstable();
    days.dedup();
    let periods = i32::try_from(days.len()).unwrap_or(i32::MAX);
    DebtRates { naive: part(debt.cost, 12, debt.lent, periods), ..debt }
}

/// `above × times ÷ (below × over)` in six decimals, half-up; none below zero or over nothing.
fn part(above: Money, times: i32, below: Money, over: i32) -> Option<Rate> {
    let divisor = i128::from(below.cents()) * i128::from(over);
    if divisor <= 0 || above < Money::ZERO {
        return None;
    }
    let dividend = i128::from(above.cents()) * i128::from(times) * 1_000_000;
    let millionths = (2 * dividend + divisor).div_euclid(2 * divisor);
    i64::try_from(millionths).ok()?.checked_mul(1_000_000).map(Rate::from_units)
}

impl Advertised {
    /// The annual rate that is usually told beside it: nights × 365, a total fee as it stands.
    pub fn a_year(self) -> Rate {
        match self {
            Self::Daily(rate) => Rate::from_units(rate.units().saturating_mul(365)),
            Self::TotalFee { rate, .. } => rate,
        }
    }
}
