//! A revolving line: what is owed on it, and what a day changes.

use super::bill::Asks;
use super::cash::CashTaken;
use super::month::MonthBook;
use super::parts::Parts;
use super::plan::{Plan, Split};
use super::postings::{Posted, value_lag};
use super::refund::Rare;
use super::steps::Steps;
use crate::calendar::Day;
use crate::ledger::{AccountIx, At, Balances, Cause, Component, Journal, Kind, Rule, Side};
use crate::money::Money;
use crate::rate::{Rate, Rounding};
use crate::scenario::Opening;
use crate::terms::{DueDayOf, LineTerms, QuotaOverflow, QuotaRenews, StatementDayPurchase};

/// The bill that is open from its close to the end of its due day.
#[derive(Clone, Copy, Debug, serde::Deserialize, serde::Serialize)]
pub(super) struct OpenBill {
    pub on: Day,
    pub due: Day,
    /// Its place among the run's statements.
    pub statement: usize,
    pub minimum: Money,
    /// Everything paid to the line since the close.
    pub paid: Money,
    /// What it asks for as it closed, less what was converted.
    pub asks: Asks,
    /// Whether the minimum was not on offer.
    pub whole_bill_due: bool,
}

/// The ordinary purchases of one day.
#[derive(Clone, Copy, Debug, serde::Deserialize, serde::Serialize)]
pub(super) struct Bought {
    pub on: Day,
    pub amount: Money,
    /// The place of the first of them in the ledger.
    pub first_entry: u32,
}

/// A revolving line under one contract.
///
/// Always true: `balances[overdue, interest, fee, penalty]` equal the sums of `parts`; `rolled`, less cash that was
/// taken, and `overdue` equal the last step of theirs; `billed` and `plan_due` are nothing unless a bill is open.
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
pub struct Line<'t> {
    pub(super) account: AccountIx,
    #[serde(skip, default = "crate::terms::any_line")]
    pub(super) terms: &'t LineTerms,
    pub(super) days: DueDayOf,
    pub(super) limit: Money,
    pub(super) balances: Balances,
    pub(super) parts: Parts,
    pub(super) bill: Option<OpenBill>,
    pub(super) plans: Vec<Plan>,
    /// What few lines ever have.
    pub(super) rare: Option<Box<Rare>>,
    pub(super) rolled_steps: Steps,
    pub(super) overdue_steps: Steps,
    /// Purchases since they were posted, on terms under which they may bear from there.
    pub(super) posted: Option<Box<Posted>>,
    /// Billed interest whose due day is over, on terms under which it bears interest.
    pub(super) late_interest: Option<Box<Steps>>,
    /// The running month, where interest is counted by the month.
    pub(super) month: Option<Box<MonthBook>>,
    /// Cash that was taken, on terms that give some.
    pub(super) cash: Option<Box<CashTaken>>,
    /// The first evening whose night is on no bill yet.
    pub(super) billed_until: Day,
    pub(super) free_quota: Money,
    pub(super) quota_used: Money,
    /// Free principal on bills that is not repaid yet; it gives quota back when the terms say so.
    pub(super) free_on_bills: Money,
    /// Purchases of the given day, for terms that put them on the next bill.
    pub(super) bought_today: Bought,
    /// The first entry that belongs to the next statement.
    pub(super) cycle_start: u32,
    /// Minimums that were missed in a row.
    pub(super) missed_in_row: u8,
}

/// The plan is larger than what is left of the quota, and the terms then refuse it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverQuota;

impl<'t> Line<'t> {
    /// Opens the line with what is owed at the start, and writes the opening entries.
    pub fn open(
        account: AccountIx,
        (terms, days): (&'t LineTerms, DueDayOf),
        limit: Money,
        opening: &Opening,
        start: Day,
        journal: &mut Journal,
    ) -> Self {
        let mut line = Self {
            account,
            terms,
            days,
            limit,
            balances: Balances::default(),
            parts: Parts::default(),
            bill: None,
            plans: Vec::new(),
            rare: None,
            rolled_steps: Steps::default(),
            overdue_steps: Steps::default(),
            posted: Posted::under(terms),
            late_interest: terms.interest_on_interest.then(Box::default),
            cash: (terms.cash_advance_share_of_limit != Rate::ZERO).then(Box::default),
            missed_in_row: 0,
            month: terms.month.as_ref().map(|_| Box::default()),
            billed_until: start,
            free_quota: terms.free_quota_yuan,
            quota_used: Money::ZERO,
            free_on_bills: Money::ZERO,
            bought_today: Bought { on: start, amount: Money::ZERO, first_entry: 0 },
            cycle_start: 0,
        };
        line.cycle_start = journal.mark();
        line.open_balance(start, Component::Rolled, opening.rolled, journal);
        line.rolled_steps.set(start, opening.rolled);
        if let Some(bill) = &opening.bill {
            line.open_balance(start, Component::Billed, bill.purchases, journal);
            line.note_posting(Component::Billed, (start - 1, start), bill.purchases);
            line.open_balance(start, Component::Interest, bill.interest, journal);
            line.parts.add(bill.due, Component::Interest, bill.interest);
            line.present_bill(bill.on, bill.due, Balances::default(), false, journal);
        } else {
            // without a bill, the first close brings forward what is carried: its opening entry is no line of that bill
            line.cycle_start = journal.mark();
        }
        line.open_balance(start, Component::Unbilled, opening.unbilled, journal);
        line.note_posting(Component::Unbilled, (start - 1, start), opening.unbilled);
        line.begin_month();
        line
    }

    /// Notes a rise or fall of purchases that may come to bear from the day on which they were posted. Purchases from
    /// before the run bear from its first evening, as all that is owed at the start.
    pub(super) fn note_posting(&mut self, component: Component, (made, from): (Day, Day), amount: Money) {
        let Some(posted) = self.posted.as_mut().filter(|_| !amount.is_zero()) else { return };
        match component {
            Component::Unbilled => posted.cycle.note(made, from, amount),
            Component::Billed => posted.billed.note(made, from, amount),
            _ => {}
        }
    }

    fn open_balance(&mut self, on: Day, component: Component, amount: Money, journal: &mut Journal) {
        self.balances.raise(component, amount);
        let cause = Cause::given(Rule::OpeningBalance, amount);
        journal.post(self.at(on, 0), Kind::Opening, Side::Lender, component.into(), amount, cause);
    }

    pub(super) const fn at(&self, on: Day, item: u32) -> At {
        At { account: self.account, on, item }
    }

    /// The contract that it is under.
    pub const fn terms(&self) -> &'t LineTerms {
        self.terms
    }

    /// The eleven components.
    pub const fn balances(&self) -> &Balances {
        &self.balances
    }

    /// Limit less all principal; below zero where the limit is exceeded.
    pub fn room(&self) -> Money {
        self.limit - self.balances.principal()
    }

    /// Moves an amount between components, in the balances and in the journal.
    pub(super) fn shift(
        &mut self,
        at: At,
        kind: Kind,
        move_: (Component, Component),
        amount: Money,
        cause: Cause,
        journal: &mut Journal,
    ) {
        let (from, to) = move_;
        self.balances.shift(from, to, amount);
        journal.shift(at, kind, from, to, amount, cause);
    }

    /// The evening from which a payment counts; a night that was billed in advance does not change any more.
    pub(super) fn counts_from(&self, paid_on: Day) -> Day {
        (paid_on + value_lag(self.terms)).max(self.billed_until)
    }

    /// A living cost goes on the line. The caller has checked the room.
    pub fn take_living(&mut self, on: Day, item: u32, amount: Money, cause: Cause, journal: &mut Journal) {
        self.take_unbilled((on, item), (Kind::Living, Side::Living), amount, cause, journal);
    }

    /// An ordinary purchase goes on the line. The caller has checked the room.
    pub fn take_purchase(&mut self, on: Day, item: u32, amount: Money, cause: Cause, journal: &mut Journal) {
        self.take_unbilled((on, item), (Kind::Purchase, Side::Shop), amount, cause, journal);
    }

    /// Principal of the open cycle, for whatever it was taken.
    pub(super) fn take_unbilled(
        &mut self,
        (on, item): (Day, u32),
        (kind, from): (Kind, Side),
        amount: Money,
        cause: Cause,
        journal: &mut Journal,
    ) {
        self.remember_purchase(on, amount, journal);
        self.balances.raise(Component::Unbilled, amount);
        journal.post(self.at(on, item), kind, from, Side::Unbilled, amount, cause);
    }

    fn remember_purchase(&mut self, on: Day, amount: Money, journal: &Journal) {
        if self.bought_today.on != on || self.bought_today.amount.is_zero() {
            self.bought_today = Bought { on, amount: Money::ZERO, first_entry: journal.mark() };
        }
        self.bought_today.amount += amount;
        let posted = on + i32::from(self.terms.posting_lag_days);
        self.note_posting(Component::Unbilled, (on, posted), amount);
    }

    /// A purchase split at checkout, all or nothing; `prices` is the contract whose fees hold for it. The caller has checked
    /// the room.
    ///
    /// # Errors
    /// [`OverQuota`]: nothing is changed then.
    pub fn purchase_split(
        &mut self,
        on: Day,
        item: u32,
        price: Money,
        split: Split<'_>,
        journal: &mut Journal,
    ) -> Result<(), OverQuota> {
        let free = if split.help.is_some() { Money::ZERO } else { self.free_part(price)? };
        self.quota_used += free;
        let mut plan = Plan::new(split.prices, item, on, price, free, split.periods);
        plan.help = split.help;
        self.plans.push(plan);
        self.balances.raise(Component::PlanFuture, price);
        let cause = Cause::given(Rule::PurchaseInInstalments, price);
        journal.post(self.at(on, item), Kind::Purchase, Side::Shop, Side::PlanFuture, price, cause);
        Ok(())
    }

    /// The part of a checkout plan that bears no fee.
    fn free_part(&self, price: Money) -> Result<Money, OverQuota> {
        let left = self.free_quota_left();
        match self.terms.free_quota_overflow {
            _ if price <= left => Ok(price),
            QuotaOverflow::FeeOnExcess => Ok(left),
            QuotaOverflow::FeeOnAll => Ok(Money::ZERO),
            QuotaOverflow::Refuse => Err(OverQuota),
        }
    }

    /// What is left of the free quota; nothing where it was cut below what is used.
    pub fn free_quota_left(&self) -> Money {
        (self.free_quota - self.quota_used).or_zero()
    }

    /// Gives quota back for free principal that was repaid, where the terms renew it.
    pub(super) fn renew_quota(&mut self, repaid: Money) {
        let back = repaid.min(self.free_on_bills);
        self.free_on_bills -= back;
        if self.terms.free_quota_renews == QuotaRenews::AsRepaid {
            self.quota_used -= back;
        }
    }

    /// Purchases that a bill closing on `on` takes.
    pub(super) fn purchases_for(&self, on: Day) -> Money {
        let unbilled = self.balances[Component::Unbilled];
        self.waiting(on).map_or(unbilled, |waiting| unbilled - waiting.amount.min(unbilled))
    }

    /// Purchases of a bill day that wait for the next bill.
    pub(super) fn waiting(&self, on: Day) -> Option<Bought> {
        let waits = self.terms.statement_day_purchase == StatementDayPurchase::NextBill;
        let waiting = waits && self.bought_today.on == on && self.bought_today.amount.is_positive();
        waiting.then_some(self.bought_today)
    }

    pub(super) fn rounding(&self) -> Rounding {
        self.terms.common.interest_rounding.rounding()
    }

    /// Fees of plan periods not yet on a bill.
    pub fn committed_fees(&self) -> Money {
        let of_plans: Money = self.plans.iter().map(Plan::unbilled_fees).sum();
        of_plans + self.rare.as_ref().map_or(Money::ZERO, |rare| rare.owed_fees())
    }

    /// The oldest due date of which anything is unpaid. What the open bill asks for is not past due before its due day,
    /// or its grace, has ended.
    pub fn oldest_due(&self) -> Option<Day> {
        let open = self.bill_due();
        self.parts.oldest().filter(|&due| open.is_none_or(|open| due < open))
    }
}
