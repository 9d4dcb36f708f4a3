//! The plain engine of a bank card: every calendar day, every night, written from the conventions alone. It knows one card
//! with full interest, the strategies `minimum` and `full`, skipped months and extra payments.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy as Rounding};
use serde_json::Value;

use crate::compare::{Bill, Life, Month};
use crate::json::{all, date, day_in_month, day_months_later, days, days_between, falls_on, list};
use crate::json::{month_name, number, text, whole};

pub const NOTHING: Decimal = Decimal::ZERO;

/// Charges, in the order in which a payment clears them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Charge {
    Penalty,
    Interest,
    Fee,
}

/// What nights have grown to, exact, and not billed yet.
#[derive(Default)]
pub struct Grown {
    pub interest: Decimal,
    pub cash: Decimal,
    pub late: Decimal,
    pub penalty: Decimal,
}

#[derive(Default)]
pub struct Card {
    pub file: Value,
    pub bill_day: i32,
    pub due_day: i32,
    pub unbilled: Decimal,
    pub billed: Decimal,
    pub rolled: Decimal,
    /// Cash taken: on a bill, and since the last one closed.
    pub cash_billed: Decimal,
    pub cash_fresh: Decimal,
    pub overdue: BTreeMap<Date, Decimal>,
    pub charges: BTreeMap<(Date, Charge), Decimal>,
    /// Purchases since they were posted, and what was repaid of them: of the cycle and of the open bill.
    pub cycle_posted: Vec<(Date, Decimal)>,
    pub bill_posted: Vec<(Date, Decimal)>,
    pub cycle_stake: Decimal,
    pub bill_stake: Decimal,
    pub grown: Grown,
    /// Due day and minimum of the open bill.
    pub open: Option<(Date, Decimal)>,
    pub missed_in_row: i32,
    pub frozen: bool,
    pub bills: Vec<Bill>,
    pub month: Month,
}

/// Lives the scenario of one card under its only strategy.
pub fn live(scenario: &Value) -> Life {
    let start = date(&scenario["start"]);
    let end = day_months_later(start, whole(&scenario["span"]["months"]), 1);
    let (file, strategy) = (&scenario["accounts"][0], &scenario["strategies"][0]);
    let mut card = Card {
        file: file.clone(),
        bill_day: whole(&file["bill_day"]),
        due_day: whole(&file["due_day"]),
        ..Card::default()
    };
    let mut cash = number(&scenario["borrower"]["cash"]);
    let mut life = Life { opening_cash: cash, ..Life::default() };
    for today in days(start, end) {
        if today > start {
            card.night(today.saturating_sub(1.day()));
        }
        let income = income(scenario, today);
        cash += income;
        card.month.income += income;
        for cost in list(&scenario["borrower"]["costs"]).filter(|cost| falls_on(cost, today)) {
            let amount = number(&cost["amount"]);
            let paid = amount.min(cash);
            cash -= paid;
            card.month.living += paid;
            card.month.unmet += amount - paid;
        }
        for event in list(&scenario["events"]) {
            cash += card.event(event, cash, today);
        }
        card.close_bill(today);
        cash -= card.is_paid(strategy, cash, income > NOTHING, today);
        card.end_due_day(today);
        let oldest = card.oldest_past_due(today);
        card.frozen = oldest.is_some() || card.is_stopped();
        let age = oldest.map_or(0, |due| days_between(due, today));
        life.worst_days_overdue = life.worst_days_overdue.max(age);
        if days_between(today, end) == 1 {
            life.closing_accrual = card.post_closing(today);
        }
        if today == today.last_of_month() {
            let mut month = std::mem::take(&mut card.month);
            (month.month, month.cash, month.debt) = (month_name(today), cash, card.debt());
            month.carried = month.debt - card.unbilled - card.billed;
            month.days_overdue.push((text(&file["id"]).to_owned(), age));
            life.months.push(month);
        }
    }
    life.bills = card.bills;
    life
}

/// The last change in the file that covers the day wins.
fn income(scenario: &Value, today: Date) -> Decimal {
    let amount = |income: &Value| {
        let changes = all(&scenario["events"], "income_change").filter(|change| {
            let over = change.get("until").is_some_and(|until| date(until) < today);
            change["income"] == income["id"] && date(&change["from"]) <= today && !over
        });
        number(&changes.last().unwrap_or(income)["amount"])
    };
    list(&scenario["borrower"]["incomes"]).filter(|income| falls_on(income, today)).map(amount).sum()
}

impl Card {
    /// What the account's overrides say, else the terms of the card.
    pub fn term(&self, name: &str) -> Decimal {
        let default = match name {
            "daily_rate" => "0.0005",
            "min_ratio" | "min_rollover_share" => "0.1",
            "min_floor_yuan" => "50",
            "late_fee_rate" => "0.05",
            "late_fee_floor_yuan" | "grace_tolerance_yuan" | "cash_advance_fee_floor_yuan" => "10",
            "late_fee_cap_yuan" => "500",
            "cash_advance_share_of_limit" => "0.5",
            "cash_advance_fee_rate" => "0.01",
            "cash_advance_fee_cap_yuan" => "1000000000",
            "penalty_multiplier" | "cash_advance_min_share" | "min_over_limit_share" | "posting_lag_days" => {
                "1"
            }
            "grace_days" => "3",
            "allocation_switch_day" => "91",
            "stop_after_missed_minimums" => "2",
            other => panic!("{other} is no number of a card"),
        };
        let value = &self.file["overrides"][name];
        let written =
            value.as_str().map_or_else(|| value.as_i64().map(|n| n.to_string()), |t| Some(t.to_owned()));
        written.unwrap_or_else(|| default.to_owned()).parse().expect("a term is a number")
    }

    pub fn count(&self, name: &str) -> i32 {
        i32::try_from(self.term(name)).expect("a count")
    }

    pub fn charged(&self, is_it: impl Fn(Date, Charge) -> bool) -> Decimal {
        self.charges.iter().filter(|((due, of), _)| is_it(*due, *of)).map(|(_, amount)| amount).sum()
    }

    pub fn all_overdue(&self) -> Decimal {
        self.overdue.values().sum()
    }

    pub fn principal(&self) -> Decimal {
        self.unbilled + self.billed + self.rolled + self.cash_billed + self.cash_fresh + self.all_overdue()
    }

    pub fn debt(&self) -> Decimal {
        self.principal() + self.charged(|_, _| true)
    }

    fn room(&self) -> Decimal {
        if self.frozen { NOTHING } else { (number(&self.file["limit"]) - self.principal()).max(NOTHING) }
    }

    /// The last day of the grace after a due day: at the latest the day before the next bill closes.
    pub fn grace_end(&self, due: Date) -> Date {
        let last = due.saturating_add(self.count("grace_days").days());
        let after = days(due.saturating_add(1.day()), last.saturating_add(1.day()));
        let closes = after.into_iter().find(|day| *day == day_in_month(*day, self.bill_day));
        closes.map_or(last, |close| close.saturating_sub(1.day()))
    }

    /// The oldest due date that is past due: nothing of the open bill is.
    pub fn oldest_past_due(&self, today: Date) -> Option<Date> {
        let open = self.open.map_or(Date::MAX, |(due, _)| due);
        let dues = self.overdue.keys().copied().chain(self.charges.keys().map(|key| key.0));
        dues.filter(|due| *due <= today && *due < open).min()
    }

    /// The midnight after an evening.
    fn night(&mut self, evening: Date) {
        let rate = self.term("daily_rate");
        let posted = |list: &[(Date, Decimal)]| -> Decimal {
            let sum: Decimal =
                list.iter().filter(|(from, _)| *from <= evening).map(|(_, amount)| amount).sum();
            sum.max(NOTHING) * rate
        };
        self.cycle_stake += posted(&self.cycle_posted);
        if self.open.is_some_and(|(due, _)| evening < due) {
            self.bill_stake += posted(&self.bill_posted);
        }
        let due_over = self.open.map_or(evening.saturating_add(1.day()), |(due, _)| due);
        self.grown.interest += self.rolled * rate;
        self.grown.cash += (self.cash_billed + self.cash_fresh) * rate;
        self.grown.penalty += self.all_overdue() * rate * self.term("penalty_multiplier");
        if self.file["overrides"]["interest_on_interest"] != false {
            self.grown.late += self.charged(|due, of| of == Charge::Interest && due < due_over) * rate;
        }
    }

    /// A purchase or cash taken. Tells by how much cash rises.
    fn event(&mut self, event: &Value, cash: Decimal, today: Date) -> Decimal {
        let (purchase, advance) = (&event["purchase"], &event["cash_advance"]);
        if !advance.is_null() && falls_on(advance, today) {
            return self.take_cash(number(&advance["amount"]), today);
        }
        if purchase.is_null() || !falls_on(purchase, today) {
            return NOTHING;
        }
        let amount = number(&purchase["amount"]);
        if amount <= self.room() {
            let posted = today.saturating_add(self.count("posting_lag_days").days());
            self.cycle_posted.push((posted, amount));
            self.unbilled += amount;
            self.month.purchases += amount;
        } else if purchase["else_cash"] == true && amount <= cash {
            self.month.purchases += amount;
            return -amount;
        } else {
            self.month.refused += amount;
        }
        NOTHING
    }

    fn take_cash(&mut self, amount: Decimal, today: Date) -> Decimal {
        let most =
            (self.term("cash_advance_share_of_limit") * number(&self.file["limit"])).trunc_with_scale(2);
        if amount > self.room() || amount > most - self.cash_billed - self.cash_fresh {
            return NOTHING;
        }
        self.cash_fresh += amount;
        let fee = to_cents(self.term("cash_advance_fee_rate") * amount);
        let fee =
            fee.max(self.term("cash_advance_fee_floor_yuan")).min(self.term("cash_advance_fee_cap_yuan"));
        let closes = day_in_month(today, self.bill_day);
        let closes = if closes >= today { closes } else { day_months_later(today, 1, self.bill_day) };
        self.charge(self.due_of(closes), Charge::Fee, fee);
        self.month.fees += fee;
        amount
    }

    pub fn due_of(&self, close: Date) -> Date {
        day_months_later(close, i32::from(self.due_day <= self.bill_day), self.due_day)
    }

    pub fn charge(&mut self, due: Date, of: Charge, amount: Decimal) {
        *self.charges.entry((due, of)).or_default() += amount;
        self.charges.retain(|_, amount| !amount.is_zero());
    }

    pub fn post(&mut self, due: Date, of: Charge, exact: Decimal) -> Decimal {
        let amount = to_cents(exact);
        self.charge(due, of, amount);
        match of {
            Charge::Penalty => self.month.penalties += amount,
            _ => self.month.interest += amount,
        }
        amount
    }

    fn is_stopped(&self) -> bool {
        let most = self.count("stop_after_missed_minimums");
        most > 0 && self.missed_in_row >= most
    }

    /// What has grown is posted on the last day, one rounding of all interest and one of penalty.
    fn post_closing(&mut self, today: Date) -> Decimal {
        let Grown { interest, cash, late, penalty } = std::mem::take(&mut self.grown);
        self.post(today, Charge::Interest, interest + cash + late)
            + self.post(today, Charge::Penalty, penalty)
    }
}

pub fn to_cents(exact: Decimal) -> Decimal {
    exact.round_dp_with_strategy(2, Rounding::MidpointAwayFromZero)
}
