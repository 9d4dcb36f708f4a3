//! How a line takes back what was bought: what is owed falls, and what is not owed any more is given back.

use super::bill::Asks;
use super::line::{Line, OpenBill};
use super::plan::Plan;
use super::rates::OldRates;
use super::steps::Steps;
use crate::calendar::Day;
use crate::ledger::{Cause, Component, Journal, Kind, Rule, Side};
use crate::money::Money;
use crate::terms::{RefundOrder, StatementDayPurchase};

/// What few lines ever have.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize)]
pub struct Rare {
    /// Fees of periods that refunds took away, which the next bill charges, with what they belong to.
    fees: Vec<(u32, Money)>,
    /// Rates that held before the contract changed, in the order of their days.
    pub(super) old_rates: Vec<OldRates>,
    /// What was claimed in a suit that was lost since the last bill.
    pub(super) court_claim: Money,
    /// The item of the personal plan (see `Entry::item`), up to the bill after its last.
    pub(super) personal: Option<u32>,
    /// What is on no bill of a personal plan that bears interest, evening by evening.
    pub(super) plan_steps: Option<Steps>,
}

impl Rare {
    /// Fees that the next bill charges.
    pub fn owed_fees(&self) -> Money {
        self.fees.iter().map(|&(_, fee)| fee).sum()
    }
}

/// Something that a shop takes back.
#[derive(Clone, Copy, Debug)]
pub struct Refund {
    /// What the entries belong to.
    pub item: u32,
    /// The purchase (see `Entry::item`).
    pub of: u32,
    /// Whether it was split at checkout.
    pub split: bool,
    /// How much comes back.
    pub amount: Money,
}

/// A refund on its way through the components of a line.
struct Purse {
    on: Day,
    refund: Refund,
    left: Money,
    /// What the open bill asks for less.
    bill: BillChange,
}

/// What an amendment takes from an open bill, by how it enters the minimum.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BillChange {
    /// Of the new purchases.
    pub billed: Money,
    /// Of what was carried.
    pub rolled: Money,
    /// Of the interest that the form of the minimum does not ask for whole.
    pub interest: Money,
    /// Of what must be paid whole; below zero where it rises.
    pub in_full: Money,
}

/// What an ordinary purchase may lower, the newest first.
const ORDINARY: [Component; 4] =
    [Component::Unbilled, Component::Billed, Component::Rolled, Component::Overdue];
/// What a purchase in instalments may lower, the newest first.
const SPLIT: [Component; 3] = [Component::PlanFuture, Component::PlanDue, Component::Overdue];

impl Line<'_> {
    /// Whether what is given back on `on` waits for the close of that day's bill, as purchases of a bill day do.
    pub fn waits_for_close(&self, on: Day) -> bool {
        let closes = on.month().day(self.days.bill_day) == on && self.bill_closed_on() != Some(on);
        closes && self.terms.statement_day_purchase == StatementDayPurchase::NextBill
    }

    /// Takes back a purchase. What is owed falls in the order of the terms: of a purchase in instalments first its own
    /// periods to come, the last one first. The open bill is amended. Returns what nothing is owed for.
    pub fn refund(&mut self, on: Day, refund: Refund, journal: &mut Journal) -> Money {
        let (before, mark) = (journal.mark(), self.month_mark());
        let mut purse = Purse { on, refund, left: refund.amount, bill: BillChange::default() };
        let parts: &[Component] = if refund.split { &SPLIT } else { &ORDINARY };
        match self.terms.refund_order {
            RefundOrder::UnbilledFirst => {
                parts.iter().for_each(|&part| self.give_back(part, &mut purse, journal));
            }
            RefundOrder::OldestFirst => {
                parts.iter().rev().for_each(|&part| self.give_back(part, &mut purse, journal));
            }
        }
        self.amend_refunded(purse.bill, (before, journal.mark()), journal);
        self.note_evening(on);
        self.note_month(mark);
        purse.left
    }

    fn give_back(&mut self, part: Component, purse: &mut Purse, journal: &mut Journal) {
        match part {
            Component::PlanFuture => self.cut_plan(purse, journal),
            Component::Overdue => {
                let taken = self.lower_refunded(part, purse, journal);
                self.parts.take_oldest(part, taken);
                self.renew_quota(taken);
                purse.bill.in_full += taken;
            }
            Component::PlanDue => {
                let taken = self.lower_refunded(part, purse, journal);
                self.return_quota(taken);
                purse.bill.in_full += taken;
            }
            Component::Rolled => {
                // cash was not bought
                let owed = self.balances[part] - self.cash_taken();
                let taken = self.lower_by(part, owed, purse, journal);
                purse.bill.rolled += taken;
            }
            _ => {
                let taken = self.lower_refunded(part, purse, journal);
                let lag = if part == Component::Unbilled { self.terms.posting_lag_days } else { 0 };
                self.note_posting(part, (purse.on, purse.on + i32::from(lag)), -taken);
                if part == Component::Billed {
                    purse.bill.billed += taken;
                }
            }
        }
    }

    /// Lowers a component by what is left of a refund, as far as it goes.
    fn lower_refunded(&mut self, part: Component, purse: &mut Purse, journal: &mut Journal) -> Money {
        let owed = self.balances[part];
        self.lower_by(part, owed, purse, journal)
    }

    fn lower_by(&mut self, part: Component, owed: Money, purse: &mut Purse, journal: &mut Journal) -> Money {
        let taken = purse.left.min(owed);
        let cause = Cause::new(Rule::Refund, [purse.left.cents(), owed.cents(), 0, 0, 0]);
        let at = self.at(purse.on, purse.refund.item);
        journal.post(at, Kind::Refund, part.into(), Side::Shop, taken, cause);
        self.balances.lower(part, taken);
        purse.left -= taken;
        taken
    }

    /// Takes periods to come from the newest plan of a purchase, the last one first. The fees of periods that are
    /// gone are charged with the next bill as far as the terms say; quota comes back.
    fn cut_plan(&mut self, purse: &mut Purse, journal: &mut Journal) {
        let of = purse.refund.of;
        let Some(place) = self.plans.iter().rposition(|plan| plan.item == of) else { return };
        let Some(owed) = self.plans.get(place).map(Plan::unbilled_principal) else { return };
        let taken = self.lower_by(Component::PlanFuture, owed, purse, journal);
        let Some(plan) = self.plans.get_mut(place) else { return };
        let fee = plan.cut(taken, self.terms.refund_fee);
        let free = plan.free_left.min(plan.unbilled_principal());
        self.quota_used -= plan.free_left - free;
        plan.free_left = free;
        if fee.is_positive() {
            self.rare.get_or_insert_default().fees.push((purse.refund.item, fee));
        }
        self.plans.retain(|plan| !plan.is_billed());
    }

    /// Gives quota back for free principal that was taken back, whatever the terms say of repaid principal.
    fn return_quota(&mut self, taken: Money) {
        let back = taken.min(self.free_on_bills);
        self.free_on_bills -= back;
        self.quota_used -= back;
    }

    /// Fees of periods that a refund took away, on the bill that closes now.
    pub(super) fn bill_owed_fees(&mut self, on: Day, due: Day, journal: &mut Journal) {
        let fees = self.rare.as_mut().map(|rare| std::mem::take(&mut rare.fees));
        for (item, fee) in fees.unwrap_or_default() {
            let cause = Cause::given(Rule::RefundFee, fee);
            journal.post(self.at(on, item), Kind::Fee, Side::Lender, Side::Fee, fee, cause);
            self.add_part(due, Component::Fee, fee);
        }
    }

    fn amend_refunded(&mut self, change: BillChange, entries: (u32, u32), journal: &mut Journal) {
        let nothing = change.billed.is_zero() && change.rolled.is_zero() && change.in_full.is_zero();
        if let Some(bill) = self.bill.filter(|_| !nothing) {
            self.amend(bill, change, entries, journal);
        }
    }
}

impl OpenBill {
    /// The bill as it closed, less what was taken from it since.
    pub(super) fn less(self, change: BillChange) -> Self {
        let asks = Asks {
            billed: (self.asks.billed - change.billed).or_zero(),
            rolled: (self.asks.rolled - change.rolled).or_zero(),
            interest: (self.asks.interest - change.interest).or_zero(),
            in_full: (self.asks.in_full - change.in_full).or_zero(),
            ..self.asks
        };
        Self { asks, ..self }
    }
}
