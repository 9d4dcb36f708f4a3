//! Cash taken on a line: it bears from its first night, costs a fee, and enters the minimum by a share of its own.

use super::line::Line;
use super::steps::Steps;
use crate::calendar::Day;
use crate::ledger::{Cause, Component, Journal, Kind, Rule, Side, rounding_code};
use crate::money::Money;
use crate::rate::Rounding;

/// The cash in the carried principal of a line.
///
/// Always true: both amounts together are at most `rolled`, and the last step of their nights.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize)]
pub struct CashTaken {
    /// Taken since the last bill closed.
    pub fresh: Money,
    /// On a bill, and unpaid.
    pub billed: Money,
    /// Both, by evenings.
    pub steps: Steps,
}

impl CashTaken {
    /// All cash that is unpaid.
    pub fn total(&self) -> Money {
        self.fresh + self.billed
    }

    /// A part of what is on the bill was paid, or is overdue. Cash comes before other carried principal.
    pub fn lower_billed(&mut self, amount: Money) {
        self.billed -= amount.min(self.billed);
    }

    /// A part of all carried principal was paid.
    pub fn lower(&mut self, amount: Money) {
        let of_bill = amount.min(self.billed);
        self.billed -= of_bill;
        self.fresh -= (amount - of_bill).min(self.fresh);
    }
}

impl Line<'_> {
    /// Takes cash: principal that bears from this evening, and a fee that is due with the next bill. The caller has checked
    /// the room and [`Line::cash_left`].
    pub fn take_cash(&mut self, on: Day, item: u32, amount: Money, journal: &mut Journal) {
        let at = self.at(on, item);
        self.balances.raise(Component::Rolled, amount);
        journal.post(
            at,
            Kind::Draw,
            Side::Lender,
            Side::Rolled,
            amount,
            Cause::given(Rule::CashAdvance, amount),
        );
        let evening = on.max(self.billed_until);
        if let Some(cash) = &mut self.cash {
            cash.fresh += amount;
            cash.steps.set(evening, cash.total());
        }
        let (rate, rounding) = (self.terms.cash_advance_fee_rate, self.terms.fee_rounding.rounding());
        let (least, most) = (self.terms.cash_advance_fee_floor_yuan, self.terms.cash_advance_fee_cap_yuan);
        let fee = rate.of(amount).round(rounding).max(least).min(most);
        let inputs = [amount.cents(), rate.units(), rounding_code(rounding), least.cents(), most.cents()];
        journal.post(at, Kind::Fee, Side::Lender, Side::Fee, fee, Cause::new(Rule::CashAdvanceFee, inputs));
        self.add_part(self.due_of_bill_after(on), Component::Fee, fee);
    }

    /// What is left of the share of the limit that may be taken in cash, whatever room there is.
    pub fn cash_left(&self) -> Money {
        let Some(cash) = &self.cash else { return Money::ZERO };
        let most = self.terms.cash_advance_share_of_limit.of(self.limit).round(Rounding::Down);
        (most - cash.total()).or_zero()
    }

    /// All cash that is unpaid.
    pub(super) fn cash_taken(&self) -> Money {
        self.cash.as_ref().map_or(Money::ZERO, |cash| cash.total())
    }

    /// Cash taken since the last bill closed.
    pub(super) fn fresh_cash(&self) -> Money {
        self.cash.as_ref().map_or(Money::ZERO, |cash| cash.fresh)
    }

    /// What was taken, or charged for it, while a bill was open that does not ask for it.
    pub(super) fn cash_ahead(&self) -> Money {
        self.fresh_cash() + self.bill_due().map_or(Money::ZERO, |due| self.fees_ahead(due))
    }

    /// Unpaid fees that a later bill than that of a due day asks for.
    pub(super) fn fees_ahead(&self, due: Day) -> Money {
        if self.cash.is_some() { self.parts.of_after(Component::Fee, due) } else { Money::ZERO }
    }

    /// Carried principal that is on the open bill.
    pub(super) fn rolled_on_bill(&self) -> Money {
        self.balances[Component::Rolled] - self.fresh_cash()
    }

    /// What is unpaid of a component of principal, as far as the open bill asks for it.
    pub(super) fn principal_on_bill(&self, component: Component) -> Money {
        if component == Component::Rolled { self.rolled_on_bill() } else { self.balances[component] }
    }

    /// Cash of the cycle goes on the bill that closes. Returns the amount.
    pub(super) fn bill_cash(&mut self, on: Day, journal: &mut Journal) -> Money {
        let at = self.at(on, 0);
        let Some(cash) = &mut self.cash else { return Money::ZERO };
        let fresh = std::mem::take(&mut cash.fresh);
        cash.billed += fresh;
        let cause = Cause::given(Rule::BillCashAdvance, fresh);
        journal.shift(at, Kind::Bill, Component::Rolled, Component::Rolled, fresh, cause);
        fresh
    }

    /// The due day of the first bill that is still to close on `on` or later.
    fn due_of_bill_after(&self, on: Day) -> Day {
        let this_month = on.month().day(self.days.bill_day);
        let closes_here = this_month >= on && self.bill_closed_on() != Some(this_month);
        let closes = if closes_here { on.month() } else { on.month() + 1 };
        (closes + i32::from(self.days.due_day < self.days.bill_day)).day(self.days.due_day)
    }
}
