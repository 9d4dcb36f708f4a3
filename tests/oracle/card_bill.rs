//! The bills of the plain card: how they close, what they ask for, how they are paid, and how their due days end.

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy as Rounding};
use serde_json::Value;

use crate::card::{Card, Charge, NOTHING, to_cents};
use crate::compare::Bill;
use crate::json::{all, day_in_month, day_months_later, days_between, falls_on, month_name, number};

impl Card {
    pub fn close_bill(&mut self, today: Date) {
        if today != day_in_month(today, self.bill_day) {
            return;
        }
        let (due, grown) = (self.due_of(today), std::mem::take(&mut self.grown));
        let interest =
            [grown.interest, grown.cash, grown.late].map(|exact| self.post(due, Charge::Interest, exact));
        let penalty = self.post(due, Charge::Penalty, grown.penalty);
        self.cash_billed += std::mem::take(&mut self.cash_fresh);
        self.billed = std::mem::take(&mut self.unbilled);
        self.bill_posted = std::mem::take(&mut self.cycle_posted);
        self.bill_stake = std::mem::take(&mut self.cycle_stake);
        let total = self.debt();
        if total.is_zero() {
            self.missed_in_row = 0;
            return;
        }
        let minimum = self.minimum();
        self.open = Some((due, minimum));
        let interest = interest.into_iter().sum();
        self.bills.push(Bill { on: today, due, total, minimum, interest, penalty, ..Bill::default() });
    }

    /// Cash and what is above the limit by shares of their own, the rest by ratio and floor, all else whole.
    fn minimum(&self) -> Decimal {
        let up = |exact: Decimal| exact.round_dp_with_strategy(2, Rounding::ToPositiveInfinity);
        let cash = up(self.term("cash_advance_min_share") * self.cash_billed);
        let carried = self.rolled + self.cash_billed - cash;
        let above = (self.principal() - number(&self.file["limit"])).max(NOTHING);
        let above = up(self.term("min_over_limit_share") * above).min(self.billed + carried);
        let from_new = above.min(self.billed);
        let (new, carried) = (self.billed - from_new, carried - (above - from_new));
        let share = up(self.term("min_ratio") * new + self.term("min_rollover_share") * carried);
        let share = share.max(self.term("min_floor_yuan").min(new + carried)).min(new + carried);
        share + cash + above + self.all_overdue() + self.charged(|_, _| true)
    }

    /// What enters the minimum whole and is unpaid.
    fn in_full(&self, due: Date) -> Decimal {
        self.all_overdue() + self.charged(|of, _| of <= due)
    }

    fn unpaid_minimum(&self) -> Option<Decimal> {
        let (due, minimum) = self.open?;
        let paid = self.bills.last().map_or(NOTHING, |bill| bill.paid_by_due);
        Some((minimum - paid).max(self.in_full(due)).max(NOTHING))
    }

    fn left_of_bill(&self, due: Date) -> Decimal {
        self.in_full(due) + self.billed + self.rolled + self.cash_billed
    }

    fn required(&self, today: Date) -> Decimal {
        match self.open {
            Some((due, _)) if due <= today => self.unpaid_minimum().unwrap_or(NOTHING),
            _ => {
                let overdue: Decimal =
                    self.overdue.iter().filter(|(due, _)| **due < today).map(|(_, a)| a).sum();
                overdue + self.charged(|due, _| due < today)
            }
        }
    }

    /// The borrower's step. Returns what was paid.
    pub fn is_paid(&mut self, strategy: &Value, cash: Decimal, has_income: bool, today: Date) -> Decimal {
        let extra = all(&strategy["actions"], "extra").find(|extra| falls_on(extra, today));
        let unpaid_before = match self.open {
            Some((due, _)) if due < today => self.unpaid_minimum().is_some_and(|unpaid| unpaid > NOTHING),
            _ => self.required(today) > NOTHING,
        };
        let due_day = today == day_in_month(today, self.due_day);
        if !due_day && extra.is_none() && !(has_income && unpaid_before) {
            return NOTHING;
        }
        let mut left = cash;
        if let Some(extra) = extra {
            left -= self.pay(number(&extra["amount"]).min(left), today);
        }
        let month = month_name(today);
        if !all(&strategy["actions"], "skip").any(|skip| skip["month"] == month) {
            left -= self.pay(self.required(today).min(left), today);
            if strategy["pay"] == "full" {
                let rest = match self.open {
                    Some((due, _)) if due == today => self.left_of_bill(due),
                    _ => self.required(today),
                };
                left -= self.pay(rest.min((left - number(&strategy["keep_back"])).max(NOTHING)), today);
            }
        }
        self.month.paid += cash - left;
        cash - left
    }

    /// Oldest due date first; inside one penalty, interest, fee, principal. Long overdue principal comes before all.
    fn pay(&mut self, money: Decimal, today: Date) -> Decimal {
        let mut left = money;
        let switch = self.count("allocation_switch_day");
        let age = self.oldest_past_due(today).map_or(0, |due| days_between(due, today));
        if switch > 0 && age >= switch {
            self.overdue.values_mut().for_each(|owed| take(&mut left, owed));
        }
        let open = self.open.map_or(Date::MAX, |(due, _)| due);
        let mut dues: Vec<Date> =
            self.overdue.keys().copied().chain(self.charges.keys().map(|key| key.0)).collect();
        dues.extend(self.open.map(|(due, _)| due));
        dues.sort_unstable();
        dues.dedup();
        for due in dues {
            self.charges
                .iter_mut()
                .filter(|(key, _)| key.0 == due)
                .for_each(|(_, owed)| take(&mut left, owed));
            self.overdue.iter_mut().filter(|(of, _)| **of == due).for_each(|(_, owed)| take(&mut left, owed));
            if due == open {
                take(&mut left, &mut self.cash_billed);
                take(&mut left, &mut self.rolled);
                let before = self.billed;
                take(&mut left, &mut self.billed);
                self.bill_posted.push((today, self.billed - before));
            }
        }
        take(&mut left, &mut self.cash_billed);
        take(&mut left, &mut self.cash_fresh);
        take(&mut left, &mut self.rolled);
        let before = self.unbilled;
        take(&mut left, &mut self.unbilled);
        self.cycle_posted.push((today, self.unbilled - before));
        self.charges.retain(|_, owed| !owed.is_zero());
        self.overdue.retain(|_, owed| !owed.is_zero());
        if self.open.is_some()
            && let Some(bill) = self.bills.last_mut()
        {
            bill.paid_by_due += money - left;
        }
        money - left
    }

    /// The end of a due day, or of its grace.
    pub fn end_due_day(&mut self, today: Date) {
        let Some((due, _)) = self.open.filter(|(due, _)| self.grace_end(*due) == today) else { return };
        let missing = self.unpaid_minimum().unwrap_or(NOTHING);
        let (left, in_full) = (self.left_of_bill(due), self.in_full(due));
        let is_older = self.overdue.keys().chain(self.charges.keys().map(|key| &key.0)).any(|of| *of < due);
        let tolerance = if is_older { NOTHING } else { self.term("grace_tolerance_yuan") };
        let closes = day_months_later(self.bills.last().expect("a bill is open").on, 1, self.bill_day);
        let next_due = self.due_of(closes);
        let nights = Decimal::from(days_between(due, today)) * self.term("daily_rate");
        self.open = None;
        if left > tolerance {
            self.grown.interest += self.bill_stake;
        }
        if missing <= tolerance {
            self.missed_in_row = 0;
            for of in [Charge::Penalty, Charge::Interest, Charge::Fee] {
                let unpaid = self.charges.remove(&(due, of)).unwrap_or_default();
                self.charge(next_due, of, unpaid);
            }
            let rest = std::mem::take(&mut self.billed);
            if left > tolerance {
                self.rolled += rest;
                self.grown.interest += rest * nights;
            } else {
                self.unbilled += rest;
                self.cycle_posted.push((today, rest));
            }
            return;
        }
        self.missed_in_row += 1;
        let whole_bill = self.file["overrides"]["overdue_reach"] == "bill";
        let mut reach = if whole_bill { Decimal::MAX } else { (missing - in_full).max(NOTHING) };
        let [cash, rolled, billed] = [self.cash_billed, self.rolled, self.billed].map(|owed| {
            let missed = reach.min(owed);
            reach -= missed;
            missed
        });
        self.cash_billed -= cash;
        self.rolled += self.billed - billed - rolled;
        *self.overdue.entry(due).or_default() += cash + rolled + billed;
        self.grown.cash -= cash * nights;
        self.grown.interest += (self.billed - billed - rolled) * nights;
        self.grown.penalty += (cash + rolled + billed) * nights * self.term("penalty_multiplier");
        self.billed = NOTHING;
        self.overdue.retain(|_, owed| !owed.is_zero());
        if self.file["overrides"]["interest_on_interest"] != false {
            self.grown.late += self.charged(|of, kind| of == due && kind == Charge::Interest) * nights;
        }
        let fee = to_cents(self.term("late_fee_rate") * missing);
        let fee = fee.max(self.term("late_fee_floor_yuan")).min(self.term("late_fee_cap_yuan"));
        self.charge(next_due, Charge::Penalty, fee);
        self.month.penalties += fee;
    }
}

fn take(left: &mut Decimal, owed: &mut Decimal) {
    let taken = (*left).min(*owed);
    *left -= taken;
    *owed -= taken;
}
