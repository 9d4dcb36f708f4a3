//! Instalment plans: part of a line split over periods with a fee.

use crate::calendar::Day;
use crate::ledger::{Cause, Rule, rounding_code};
use crate::money::Money;
use crate::rate::{Rate, Rounding};
use crate::terms::{EarlyPayoffFee, LineTerms, RemainderPeriod};

/// The share of a total that falls on one of `periods`: whole cents; the period that takes the remainder has what does
/// not divide. No periods count as one.
pub fn even_share(total: Money, periods: u8, takes_remainder: bool) -> Money {
    let (cents, periods) = (total.cents(), i64::from(periods.max(1)));
    let rest = if takes_remainder { cents % periods } else { 0 };
    Money::from_cents(cents / periods + rest)
}

/// Whether a period, 1 to `periods`, takes the cents that do not divide.
pub fn takes_remainder(rule: RemainderPeriod, period: u8, periods: u8) -> bool {
    match rule {
        RemainderPeriod::First => period == 1,
        RemainderPeriod::Last => period == periods,
    }
}

/// The fee of paying off early: of the period that comes next, and of all that are not billed.
pub fn payoff_fee(rule: EarlyPayoffFee, next: Money, unbilled: Money) -> Money {
    match rule {
        EarlyPayoffFee::DropUnbilled => Money::ZERO,
        EarlyPayoffFee::ChargeAll => unbilled,
        EarlyPayoffFee::ChargeCurrent => next,
    }
}

/// How a purchase is split at the checkout.
#[derive(Clone, Copy, Debug)]
pub struct Split<'t> {
    /// Monthly periods.
    pub periods: u8,
    /// The contract whose fees hold for it.
    pub prices: &'t LineTerms,
    /// What somebody else bears of its fee. Such a plan uses no free quota.
    pub help: Option<Help>,
}

/// What somebody else bears of the fee of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Help {
    /// The share of each period's fee, cut to cents.
    pub share: Rate,
    /// What is set aside for all periods together.
    pub most: Money,
}

/// The whole fee of a plan, and what somebody would bear of it who bears a share of each period.
pub fn fee_borne(prices: &LineTerms, price: Money, periods: u8, share: Rate) -> (Money, Money) {
    let help = Some(Help { share, most: Money::LARGEST });
    let plan = Plan { help, ..Plan::new(prices, 0, Day::FIRST, price, Money::ZERO, periods) };
    (plan.total_fee(), (1..=plan.periods).map(|period| plan.borne(period).0).sum())
}

/// A plan as it runs.
///
/// Always true: the periods' principal adds up to `principal` and their fees to the total fee, to the cent.
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
pub struct Plan {
    /// What made it (see `Entry::item`).
    pub item: u32,
    /// The day on which it was made.
    pub made_on: Day,
    /// What was split.
    pub principal: Money,
    /// The part of the principal that bears the fee.
    pub fee_base: Money,
    /// Total fee ÷ fee-bearing principal.
    pub total_rate: Rate,
    /// Monthly periods.
    pub periods: u8,
    /// Periods already on a bill.
    pub billed_periods: u8,
    /// Free principal that is not on a bill yet.
    pub free_left: Money,
    /// What somebody else bears of its fee.
    pub help: Option<Help>,
    /// Principal of the last periods that a refund took away.
    taken_back: Money,
    remainder_period: RemainderPeriod,
    rounding: Rounding,
}

impl Plan {
    /// A plan over `periods`, of which `free` bears no fee.
    pub fn new(
        terms: &LineTerms,
        item: u32,
        made_on: Day,
        principal: Money,
        free: Money,
        periods: u8,
    ) -> Self {
        let found = terms.instalment_rates.iter().find(|row| row.periods == periods);
        Self {
            item,
            made_on,
            principal,
            fee_base: principal - free,
            total_rate: found.map_or(Rate::ZERO, |row| row.rate),
            periods: periods.max(1),
            billed_periods: 0,
            free_left: free,
            help: None,
            taken_back: Money::ZERO,
            remainder_period: terms.remainder_period,
            rounding: terms.fee_rounding.rounding(),
        }
    }

    /// A personal plan: what is owed over `periods`, without a fee.
    pub fn personal(
        terms: &LineTerms,
        item: u32,
        made_on: Day,
        owed: Money,
        free: Money,
        periods: u8,
    ) -> Self {
        Self { total_rate: Rate::ZERO, ..Self::new(terms, item, made_on, owed, free, periods) }
    }

    /// The fee of all periods.
    pub fn total_fee(&self) -> Money {
        self.total_rate.of(self.fee_base).round(self.rounding)
    }

    fn takes_remainder(&self, period: u8) -> bool {
        takes_remainder(self.remainder_period, period, self.periods)
    }

    /// The share of a total that falls on a period, 1 to `periods`.
    fn share(&self, total: Money, period: u8) -> Money {
        even_share(total, self.periods, self.takes_remainder(period))
    }

    /// The principal of a period, with its cause.
    pub fn period_principal(&self, period: u8) -> (Money, Cause) {
        let takes = i64::from(self.takes_remainder(period));
        let inputs = [self.principal.cents(), i64::from(self.periods), takes, 0, 0];
        let (share, back) = (self.share(self.principal, period), self.taken_back_of(period));
        if back.is_zero() {
            return (share, Cause::new(Rule::PlanPeriod, inputs));
        }
        let [principal, periods, ..] = inputs;
        let inputs = [principal, periods, takes, back.cents(), 0];
        (share - back, Cause::new(Rule::PlanPeriodCut, inputs))
    }

    /// What a refund took from a period: it takes the last one first.
    fn taken_back_of(&self, period: u8) -> Money {
        if self.taken_back.is_zero() {
            return Money::ZERO;
        }
        let later: Money = (period + 1..=self.periods).map(|later| self.share(self.principal, later)).sum();
        (self.taken_back - later).or_zero().min(self.share(self.principal, period))
    }

    /// Whether a refund took a period away.
    fn is_gone(&self, period: u8) -> bool {
        let back = self.taken_back_of(period);
        back.is_positive() && back == self.share(self.principal, period)
    }

    /// Takes principal of periods to come away, the last one first. Returns what is charged of the fees of periods
    /// that are gone by it.
    pub fn cut(&mut self, amount: Money, rule: EarlyPayoffFee) -> Money {
        let (next, before) = (self.next_fee(), self.unbilled_fees());
        self.taken_back += amount;
        payoff_fee(rule, next - self.next_fee(), before - self.unbilled_fees())
    }

    fn next_fee(&self) -> Money {
        self.period_fee(self.billed_periods + 1).0
    }

    /// The fee of a period whoever bears it; nothing for one that was taken back.
    fn whole_fee(&self, period: u8) -> Money {
        if self.is_gone(period) { Money::ZERO } else { self.share(self.total_fee(), period) }
    }

    /// What somebody else bears of the fee of a period, with its cause: a share, as far as what was set aside goes.
    pub fn borne(&self, period: u8) -> (Money, Cause) {
        let Some(help) = self.help else { return (Money::ZERO, Cause::given(Rule::FeeBorne, Money::ZERO)) };
        let share = |period| help.share.of(self.whole_fee(period)).round(Rounding::Down);
        let before: Money = (1..period).map(share).sum();
        let left = (help.most - before).or_zero();
        let (whole, rounding) = (self.whole_fee(period), rounding_code(Rounding::Down));
        let inputs = [whole.cents(), help.share.units(), rounding, left.cents(), 0];
        (share(period).min(left), Cause::new(Rule::FeeBorne, inputs))
    }

    /// The fee of all periods that the borrower bears.
    pub fn own_fee(&self) -> Money {
        match self.help {
            None => self.total_fee(),
            Some(_) => (1..=self.periods).map(|period| self.period_fee(period).0).sum(),
        }
    }

    /// The fee of a period that the borrower bears, with its cause; nothing for one that was taken back.
    pub fn period_fee(&self, period: u8) -> (Money, Cause) {
        if self.help.is_some() {
            let (whole, borne) = (self.whole_fee(period), self.borne(period).0);
            return (whole - borne, Cause::new(Rule::PlanFeeRest, [whole.cents(), borne.cents(), 0, 0, 0]));
        }
        let takes = i64::from(self.takes_remainder(period));
        let (base, rate) = (self.fee_base.cents(), self.total_rate.units());
        let inputs = [base, rate, rounding_code(self.rounding), i64::from(self.periods), takes];
        (self.whole_fee(period), Cause::new(Rule::PlanFee, inputs))
    }

    fn sum_over_unbilled(&self, of: impl Fn(u8) -> Money) -> Money {
        (self.billed_periods + 1..=self.periods).map(of).sum()
    }

    /// Principal not yet on a bill.
    pub fn unbilled_principal(&self) -> Money {
        self.sum_over_unbilled(|period| self.period_principal(period).0)
    }

    /// Fees of periods not yet on a bill.
    pub fn unbilled_fees(&self) -> Money {
        self.sum_over_unbilled(|period| self.period_fee(period).0)
    }

    /// Fees that fall due when the plan is paid off now.
    pub fn payoff_fee(&self, rule: EarlyPayoffFee) -> Money {
        payoff_fee(rule, self.next_fee(), self.unbilled_fees())
    }

    /// Whether every period is on a bill, or was taken back.
    pub fn is_billed(&self) -> bool {
        self.billed_periods >= self.periods
            || (self.taken_back.is_positive() && self.unbilled_principal().is_zero())
    }
}
