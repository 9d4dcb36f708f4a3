//! A debt as it is looked ahead: what a month makes of it, and what it takes.

use crate::calendar::{Day, Month};
use crate::ledger::{Asks, Part, Prospect};
use crate::rate::Rate;

/// Costs are counted in cents ÷ this, so that nights need no rounding.
pub(super) const CENT: i128 = Rate::ONE.units() as i128;

/// The days from one day of money by order to the next: the first is over, the last is not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub from: Day,
    pub until: Day,
    /// The month of the first day.
    pub month: Month,
}

impl Window {
    /// The day of a month that comes first in it.
    fn day(&self, day: u8) -> Day {
        let first = self.month.day(day);
        if first > self.from { first } else { (self.month + 1).day(day) }
    }
}

/// Where a debt stands. Amounts are cents, but what has grown and what things cost: see [`CENT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Debt {
    /// Principal.
    pub owed: i64,
    /// Charges that are asked for or billed.
    charges: i64,
    /// Interest that is not asked for yet.
    grown: i128,
    /// What is charged on the next due day if anything is owed then.
    at_stake: i64,
    /// What the open bill asks for, or what was asked for before: to be paid on the next due day, or once it may be paid.
    required: i64,
    /// Whether that was asked for before the days that are looked ahead.
    is_early: bool,
    /// The part that comes next.
    next: usize,
}

/// What days come to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Passed {
    pub cost: i128,
    /// Cents that are asked for.
    pub asked: i64,
}

/// What happens to a debt that is paid by bills.
#[derive(Clone, Copy)]
enum Event {
    PayLate,
    Close,
    Due,
}

impl Debt {
    pub fn of(prospect: &Prospect) -> Self {
        Self {
            owed: prospect.owed.cents(),
            charges: prospect.charges.cents(),
            grown: i128::from(prospect.grown.cents()) * CENT,
            at_stake: prospect.at_stake.cents(),
            required: prospect.required.cents(),
            is_early: true,
            next: 0,
        }
    }

    fn grow(&mut self, rate: Rate, nights: i32) -> i128 {
        let grown = i128::from(self.owed) * i128::from(rate.units()) * i128::from(nights.max(0));
        self.grown += grown;
        grown
    }

    /// Pays charges, then principal; returns what was paid.
    fn pay(&mut self, money: i64) -> i64 {
        let money = money.min(self.charges + self.owed);
        let charges = money.min(self.charges);
        self.charges -= charges;
        self.owed -= money - charges;
        money
    }

    /// What has grown is asked for: whole cents, the rest falls away.
    fn bill_grown(&mut self) {
        self.charges += i64::try_from((self.grown + CENT / 2) / CENT).unwrap_or(i64::MAX / 4);
        self.grown = 0;
    }

    /// The due day is over: what was at stake is charged unless all is cleared. Returns what it costs.
    fn lose_stake(&mut self) -> i128 {
        let lost = std::mem::take(&mut self.at_stake);
        if self.owed + self.charges == 0 {
            return 0;
        }
        self.charges += lost;
        i128::from(lost) * CENT
    }

    /// Only what is asked for is paid from one day of money to the next.
    pub fn pass(&mut self, prospect: &Prospect, window: Window) -> Passed {
        match &prospect.asks {
            Asks::Share { share, floor, closes, due } => {
                let days = (window.day(*closes), window.day(*due));
                self.pass_bills(prospect, window, days, |owed| {
                    share_of(*share, owed).max(floor.cents()).min(owed)
                })
            }
            Asks::Parts { parts, shrink } => self.pass_parts(prospect, parts, *shrink, window),
            Asks::Plan(parts) => self.pass_parts(prospect, parts, false, window),
        }
    }

    fn pass_bills(
        &mut self,
        prospect: &Prospect,
        window: Window,
        (close, due): (Day, Day),
        part: impl Fn(i64) -> i64,
    ) -> Passed {
        let late = prospect.required_on.max(window.from);
        let late = if late > window.until { due } else { late };
        let mut events = [(late, Event::PayLate), (close, Event::Close), (due, Event::Due)];
        events.sort_by_key(|&(day, _)| day);
        let (mut at, mut passed) = (window.from, Passed::default());
        for (day, event) in events {
            passed.cost += self.grow(prospect.rate, day - at);
            at = at.max(day);
            match event {
                Event::Close => {
                    self.bill_grown();
                    self.required = self.charges + part(self.owed);
                }
                Event::PayLate if !self.is_early => {}
                Event::PayLate | Event::Due => {
                    passed.asked += self.pay(self.required);
                    self.required = 0;
                    passed.cost += self.lose_stake();
                }
            }
        }
        passed.cost += self.grow(prospect.rate, window.until - at);
        self.is_early = false;
        passed
    }

    fn pass_parts(&mut self, prospect: &Prospect, parts: &[Part], shrink: bool, window: Window) -> Passed {
        let (mut at, mut passed) = (window.from, Passed::default());
        if self.required > 0 {
            at = prospect.required_on.clamp(window.from, window.until);
            passed.cost += self.grow(prospect.rate, at - window.from);
            passed.asked += self.pay(self.required);
            self.required = 0;
        }
        while let Some(part) = parts.get(self.next).filter(|part| part.due <= window.until) {
            passed.cost += self.grow(prospect.rate, part.due - at);
            at = at.max(part.due);
            if self.owed > 0 {
                passed.cost += i128::from(part.fee.cents()) * CENT;
                let principal = self.part_asked(parts, shrink);
                self.bill_grown();
                passed.asked += part.fee.cents() + self.pay(self.charges + principal);
            }
            self.next += 1;
        }
        passed.cost += self.grow(prospect.rate, window.until - at);
        passed
    }

    /// The principal of the next part, of what is still owed.
    fn part_asked(&self, parts: &[Part], shrink: bool) -> i64 {
        let Some((part, later)) = parts.get(self.next..).and_then(<[Part]>::split_first) else {
            return self.owed;
        };
        let (part, later) =
            (part.principal.cents(), later.iter().map(|part| part.principal.cents()).sum::<i64>());
        if later == 0 {
            return self.owed;
        }
        let scaled = i128::from(part) * i128::from(self.owed) / i128::from(part + later);
        if shrink { i64::try_from(scaled).unwrap_or(self.owed) } else { part.min(self.owed) }
    }

    /// Fees that are spared, and fees that are charged, when a plan is paid off now.
    pub fn fees_of_payoff(&self, prospect: &Prospect) -> (i64, i64) {
        let Asks::Plan(parts) = &prospect.asks else { return (0, 0) };
        let ahead = parts.get(self.next..).unwrap_or_default();
        let all: i64 = ahead.iter().map(|part| part.fee.cents()).sum();
        let charged = ahead.first().map_or(0, |part| part.payoff_fee.cents());
        (all - charged, charged)
    }

    /// Whether the next yuan saves anything here.
    pub fn saves(&self, prospect: &Prospect) -> bool {
        prospect.rate > Rate::ZERO || self.fees_of_payoff(prospect).0 > 0
    }

    /// Whether money pays all of it.
    pub fn is_covered(&self, prospect: &Prospect, money: i64) -> bool {
        money >= self.owed + self.fees_of_payoff(prospect).1
    }

    /// Takes money: what is taken, and what of it is a fee. A plan that it does not cover takes nothing.
    pub fn take(&mut self, prospect: &Prospect, money: i64) -> (i64, i64) {
        match prospect.asks {
            Asks::Plan(_) => {
                let fee = self.fees_of_payoff(prospect).1;
                if !self.is_covered(prospect, money) {
                    return (0, 0);
                }
                (std::mem::take(&mut self.owed) + fee, fee)
            }
            Asks::Parts { .. } => {
                self.bill_grown();
                (self.pay(money), 0)
            }
            Asks::Share { .. } => {
                let taken = self.pay(money);
                self.required = (self.required - taken).max(0);
                (taken, 0)
            }
        }
    }
}

/// A share of principal, up to the cent.
fn share_of(share: Rate, owed: i64) -> i64 {
    let exact = i128::from(owed) * i128::from(share.units());
    i64::try_from((exact + CENT - 1) / CENT).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{AccountIx, ClaimRef};
    use crate::money::Money;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn prospect(rate: &str, asks: Asks) -> Prospect {
        Prospect {
            account: AccountIx(0),
            part: ClaimRef::Line,
            owed: Money::from_cents(100_000),
            charges: Money::ZERO,
            grown: Money::ZERO,
            at_stake: Money::ZERO,
            rate: Rate::parse(rate).unwrap(),
            required: Money::ZERO,
            required_on: day("2026-01-25"),
            asks,
        }
    }

    /// Four parts of 250.00 from 2026-02-12 on, each with a fee of 5.00 that is charged once when all is paid off.
    fn parts() -> Vec<Part> {
        let (principal, fee) = (Money::from_cents(25_000), Money::from_cents(500));
        let due = |k: i32| (day("2026-01-25").month() + k).day(12);
        (1..=4).map(|k| Part { due: due(k), principal, fee, payoff_fee: fee }).collect()
    }

    fn to_february() -> Window {
        let from = day("2026-01-25");
        Window { from, until: day("2026-02-25"), month: from.month() }
    }

    #[test]
    fn a_month_of_a_rest_asks_for_its_share_and_interest() {
        let share = Rate::parse("0.05").unwrap();
        let asked = |floor: i64| {
            let asks = Asks::Share { share, floor: Money::from_cents(floor), closes: 1, due: 9 };
            let prospect = prospect("0.0005", asks);
            let mut debt = Debt::of(&prospect);
            let passed = debt.pass(&prospect, to_february());
            (passed.asked, debt.owed, passed.cost / CENT)
        };
        // 7 nights to the bill: 3.50; 15 nights before the due day and 16 after it bear 0.50, and less
        assert_eq!(asked(0), (5_000 + 350, 95_000, 750 + 760));
        assert_eq!(asked(50_000), (50_000 + 350, 50_000, 750 + 400));
    }

    #[test]
    fn what_is_at_stake_is_charged_unless_all_is_cleared_by_the_due_day() {
        let asks = Asks::Share { share: Rate::ZERO, floor: Money::ZERO, closes: 1, due: 9 };
        let prospect = Prospect { at_stake: Money::from_cents(2_000), ..prospect("0", asks) };
        let cost = |paid: i64| {
            let mut debt = Debt::of(&prospect);
            debt.take(&prospect, paid);
            debt.pass(&prospect, to_february()).cost / CENT
        };
        assert_eq!((cost(100_000), cost(99_999)), (0, 2_000));
    }

    #[test]
    fn a_loan_that_is_paid_early_asks_for_smaller_parts() {
        let asked = |shrink: bool| {
            let prospect = prospect("0", Asks::Parts { parts: parts(), shrink });
            let mut debt = Debt::of(&prospect);
            assert_eq!(debt.take(&prospect, 20_000), (20_000, 0));
            debt.pass(&prospect, to_february()).asked - 500
        };
        assert_eq!((asked(true), asked(false)), (20_000, 25_000));
    }

    #[test]
    fn a_plan_is_paid_whole_or_not_at_all() {
        let prospect = prospect("0", Asks::Plan(parts()));
        let mut debt = Debt::of(&prospect);
        assert_eq!(debt.fees_of_payoff(&prospect), (1_500, 500));
        assert_eq!(debt.take(&prospect, 100_499), (0, 0));
        debt.pass(&prospect, to_february());
        assert_eq!((debt.owed, debt.fees_of_payoff(&prospect)), (75_000, (1_000, 500)));
        assert_eq!(debt.take(&prospect, 80_000), (75_500, 500));
        assert_eq!(debt.owed, 0);
    }
}
