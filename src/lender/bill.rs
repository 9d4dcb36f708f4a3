//! The bill of a line: its close, its minimum and its amendment.

use super::line::{Line, OpenBill};
use super::minimum_form::{ordinary_part, rounded};
use super::plan::Plan;
use super::refund::BillChange;
use crate::calendar::Day;
use crate::ledger::{Balances, Cause, Component, Journal, Kind, Rule, Side, Statement};
use crate::money::Money;
use crate::rate::{Rate, Rounding};
use crate::terms::{FirstDue, LineTerms, MinForm, StatementDayPurchase};

/// Why a conversion was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConversionRefusal {
    /// No bill is open, or the account is past due.
    NotOpen,
    /// More than the new purchases on the bill.
    TooLarge,
}

impl Line<'_> {
    /// Step 4: closes the bill of day `on`. Nights before `on` are billed, plan periods fall due, purchases of the
    /// cycle go on the bill, and the minimum is fixed. `group_past_due`: another account of the group is past due.
    pub fn close_bill(&mut self, on: Day, due: Day, group_past_due: bool, journal: &mut Journal) {
        if self.bill.is_some() {
            self.end_due_day(on, journal);
        }
        let mut before = self.balances;
        before.lower(Component::Rolled, self.bill_cash(on, journal));
        self.bill_nights(on, due, journal);
        self.bill_plans(on, due, journal);
        if self.rare.is_some() {
            self.note_plan(self.billed_until);
        }
        let waiting = self.waiting(on).map(|_| on);
        if let Some(posted) = &mut self.posted {
            posted.billed.take_cycle(&mut posted.cycle, waiting);
        }
        let unbilled = self.purchases_for(on);
        let cause = Cause::given(Rule::BillPurchases, unbilled);
        let purchases = (Component::Unbilled, Component::Billed);
        self.shift(self.at(on, 0), Kind::Bill, purchases, unbilled, cause, journal);
        let whole_bill_due = group_past_due && !self.terms.minimum_while_group_overdue;
        self.present_bill(on, due, before, whole_bill_due, journal);
        self.begin_month();
    }

    pub(super) fn add_part(&mut self, due: Day, component: Component, amount: Money) {
        self.balances.raise(component, amount);
        self.parts.add(due, component, amount);
    }

    fn bill_plans(&mut self, on: Day, due: Day, journal: &mut Journal) {
        if self.rare.is_some() {
            self.forget_plan();
            self.bill_owed_fees(on, due, journal);
        }
        let waits = self.terms.statement_day_purchase == StatementDayPurchase::NextBill;
        for place in 0..self.plans.len() {
            if self.plans.get(place).is_some_and(|plan| !(waits && plan.made_on == on)) {
                self.bill_period(place, on, due, journal);
            }
        }
        self.plans.retain(|plan| !plan.is_billed());
    }

    /// Puts the next period of a plan and its fee on the bill.
    fn bill_period(&mut self, place: usize, on: Day, due: Day, journal: &mut Journal) {
        let Some(plan) = self.plans.get_mut(place).filter(|plan| !plan.is_billed()) else { return };
        plan.billed_periods += 1;
        let (principal, cause) = plan.period_principal(plan.billed_periods);
        let (fee, fee_cause) = plan.period_fee(plan.billed_periods);
        let borne = plan.help.map(|_| plan.borne(plan.billed_periods));
        let free = principal.min(plan.free_left);
        plan.free_left -= free;
        let item = plan.item;
        self.free_on_bills += free;
        let at = self.at(on, item);
        let period = (Component::PlanFuture, Component::PlanDue);
        self.shift(at, Kind::Bill, period, principal, cause, journal);
        journal.post(at, Kind::Fee, Side::Lender, Side::Fee, fee, fee_cause);
        self.add_part(due, Component::Fee, fee);
        if let Some((borne, cause)) = borne {
            journal.post(at, Kind::Borne, Side::Bearer, Side::Lender, borne, cause);
        }
    }

    /// Fixes total and minimum of what is on the bill now, and writes the statement unless nothing is asked for.
    pub(super) fn present_bill(
        &mut self,
        on: Day,
        due: Day,
        before: Balances,
        whole_bill_due: bool,
        journal: &mut Journal,
    ) {
        let entries = (self.cycle_start, journal.mark());
        let waiting_from = self.waiting(on).map_or(entries.1, |waiting| waiting.first_entry);
        self.cycle_start = waiting_from;
        let total = self.billed_debt();
        if total.is_zero() {
            self.bill = None;
            self.missed_in_row = 0;
            return;
        }
        let asks = self.asks(total, due);
        let minimum = if whole_bill_due { total } else { minimum(self.terms, asks) };
        let statement = journal.statements.len();
        self.bill = Some(OpenBill { on, due, statement, minimum, paid: Money::ZERO, asks, whole_bill_due });
        journal.statements.push(Statement {
            account: self.account,
            on,
            due,
            total,
            minimum,
            paid_by_due: Money::ZERO,
            amended: false,
            brought_forward: Statement::BROUGHT_FORWARD.map(|component| before[component]),
            entries,
            waiting_from,
            amendment: (0, 0),
        });
    }

    /// What is on a bill of a total that closes now.
    fn asks(&self, total: Money, due: Day) -> Asks {
        let (billed, rolled) = (self.balances[Component::Billed], self.balances[Component::Rolled]);
        let (interest, above_limit) = (self.loose_interest(due), (-self.room()).or_zero());
        let cash = self.cash.as_ref().map_or(Money::ZERO, |cash| cash.billed);
        Asks { billed, rolled, interest, in_full: total - billed - rolled - interest, above_limit, cash }
    }

    /// Everything that was put on a bill and is unpaid.
    pub fn billed_debt(&self) -> Money {
        let ahead = self.balances[Component::Unbilled] + self.balances[Component::PlanFuture];
        self.balances.debt() - ahead - self.cash_ahead()
    }

    /// What must still be paid to keep the open bill: both the rest of the minimum and all that enters it whole.
    pub fn unpaid_minimum(&self) -> Money {
        self.bill.as_ref().map_or(Money::ZERO, |bill| {
            let loose = self.loose_interest(bill.due);
            let in_full = self.in_full();
            let in_full = if in_full == loose { Money::ZERO } else { in_full };
            (bill.minimum - bill.paid).max(in_full).or_zero()
        })
    }

    /// The day on which the open bill closed.
    pub fn bill_closed_on(&self) -> Option<Day> {
        self.bill.as_ref().map(|bill| bill.on)
    }

    /// The due day of the open bill.
    pub fn bill_due(&self) -> Option<Day> {
        self.bill.as_ref().map(|bill| bill.due)
    }

    /// Turns part of the open bill's new purchases into a plan and amends the bill; `prices` is the contract whose fees
    /// hold for it.
    ///
    /// # Errors
    /// Says why nothing was changed.
    pub fn convert_bill(
        &mut self,
        on: Day,
        item: u32,
        amount: Money,
        (periods, prices): (u8, &LineTerms),
        journal: &mut Journal,
    ) -> Result<(), ConversionRefusal> {
        let bill =
            self.bill.filter(|bill| bill.on <= on && on <= bill.due).ok_or(ConversionRefusal::NotOpen)?;
        if self.parts.before(on).is_positive() {
            return Err(ConversionRefusal::NotOpen);
        }
        if amount > self.balances[Component::Billed] {
            return Err(ConversionRefusal::TooLarge);
        }
        if amount.is_zero() {
            return Ok(());
        }
        let before = journal.mark();
        let cause = Cause::given(Rule::ConvertBill, amount);
        let converted = (Component::Billed, Component::PlanFuture);
        self.shift(self.at(on, item), Kind::Convert, converted, amount, cause, journal);
        self.note_posting(Component::Billed, (on, on), -amount);
        let in_full_before = self.in_full();
        self.plans.push(Plan::new(prices, item, on, amount, Money::ZERO, periods));
        if self.terms.bill_instalment_first_due == FirstDue::ThisDue {
            self.bill_period(self.plans.len() - 1, on, bill.due, journal);
            self.plans.retain(|plan| !plan.is_billed());
        }
        let added = self.in_full() - in_full_before;
        let change = BillChange { billed: amount, in_full: -added, ..BillChange::default() };
        self.amend(bill, change, (before, journal.mark()), journal);
        Ok(())
    }

    fn in_full(&self) -> Money {
        self.billed_debt() - self.balances[Component::Billed] - self.rolled_on_bill()
    }

    /// Total and minimum of the open bill are worked out again from what it was when it closed.
    pub(super) fn amend(
        &mut self,
        bill: OpenBill,
        change: BillChange,
        entries: (u32, u32),
        journal: &mut Journal,
    ) {
        let bill = bill.less(change);
        let total = bill.asks.total();
        let minimum = if bill.whole_bill_due { total } else { minimum(self.terms, bill.asks) };
        self.bill = Some(OpenBill { minimum, ..bill });
        if let Some(statement) = journal.statements.get_mut(bill.statement) {
            let first = if statement.amended { statement.amendment.0 } else { entries.0 };
            (statement.total, statement.minimum) = (total, minimum);
            (statement.amended, statement.amendment) = (true, (first, entries.1));
        }
    }
}

/// What a bill asks for, by how it enters the minimum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Asks {
    /// New purchases.
    pub billed: Money,
    /// Principal carried from earlier bills.
    pub rolled: Money,
    /// Interest of the bill, where the form of the minimum does not ask for it whole.
    pub interest: Money,
    /// What enters whole.
    pub in_full: Money,
    /// Principal above the limit.
    pub above_limit: Money,
    /// Cash in what is carried.
    pub cash: Money,
}

impl Asks {
    /// The total of the bill.
    pub fn total(&self) -> Money {
        self.billed + self.rolled + self.interest + self.in_full
    }
}

/// The least that keeps a bill: a share of new and carried purchases, raised to the floor, and all else whole. Of cash
/// that was taken, and then of purchases above the limit, a share of their own enters whole, new purchases first.
/// Other forms: see `ordinary_part`.
///
/// ```text
/// cash    = ceil_cent(cash_advance_min_share × cash), taken out of rolled
/// over    = ceil_cent(min_over_limit_share × above the limit), taken out of billed, then rolled
/// within  = billed + rolled, less both
/// minimum = max(ceil_cent(min_ratio × billed + min_rollover_share × rolled), min(min_floor_yuan, within)) + cash + over + in_full
/// ```
pub fn minimum(terms: &LineTerms, asks: Asks) -> Money {
    let cash = share_up(terms.cash_advance_min_share, asks.cash).min(asks.rolled);
    let ordinary = asks.billed + asks.rolled - cash;
    let over = share_up(terms.min_over_limit_share, asks.above_limit).min(ordinary);
    let billed = (asks.billed - over).or_zero();
    let within = ordinary - over;
    if terms.min_form != MinForm::Purchases {
        return ordinary_part(terms, asks, within) + cash + over + asks.in_full;
    }
    let share = terms.min_ratio.of(billed) + terms.min_rollover_share.of(within - billed);
    let ratio_part = rounded(share, terms.min_rounding);
    ratio_part.max(terms.min_floor_yuan.min(within)).min(within) + cash + over + asks.in_full
}

/// A share of an amount, up to the cent. Few bills have any such amount.
fn share_up(share: Rate, of: Money) -> Money {
    if of.is_zero() { of } else { share.of(of).round(Rounding::Up) }
}
