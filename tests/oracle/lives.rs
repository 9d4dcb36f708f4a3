//! Random lives in the scenario file's own format (conventions §1), the same one for the same seed. They lean
//! towards the days and amounts on which two engines are most likely to part.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::json::{day_in_month, day_months_later, month_name};

/// A scenario with one strategy, whose id is "only".
pub fn scenario(seed: u64) -> Value {
    let mut dice = Dice(seed);
    let months = dice.between(6, 30);
    let start = Date::new(2019, 1, 1).expect("a date of the calendar");
    let start = day_months_later(start, dice.between(0, 107), 1);
    let line = dice.chance(85).then(|| LineDays::roll(&mut dice));
    let facility = line.is_none() || dice.chance(65);
    let mut life = Lives { dice, start, months, line, facility };
    json!({
        "format": "mingzhang/scenario", "version": 1,
        "title": format!("Random life {seed}"),
        "start": start.to_string(),
        "span": {"months": months},
        "borrower": life.borrower(),
        "accounts": life.accounts(),
        "events": life.events(),
        "strategies": [life.strategy()],
    })
}

/// splitmix64: small, known, and the same on every machine.
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        let count = u64::try_from(high - low + 1).expect("low is not above high");
        low + i32::try_from(self.next() % count).expect("less than an i32 was asked for")
    }

    pub fn chance(&mut self, percent: i32) -> bool {
        self.between(1, 100) <= percent
    }

    pub fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.index(choices.len())]
    }

    fn index(&mut self, count: usize) -> usize {
        let last = i32::try_from(count).expect("lists here are short") - 1;
        usize::try_from(self.between(0, last)).expect("never below zero")
    }

    /// An amount up to `most` yuan, half of them with odd cents.
    fn amount(&mut self, least: i32, most: i32) -> String {
        let cents = if self.chance(50) { self.between(0, 99) } else { 0 };
        format!("{}.{cents:02}", self.between(least, most))
    }
}

/// The due day that goes with a bill day when the file writes none (conventions §1, `due_day_of`).
fn due_day_of(bill_day: i32) -> i32 {
    match bill_day {
        1 => 9,
        5 => 15,
        10 => 20,
        other => panic!("bill day {other} needs a due_day"),
    }
}

#[derive(Clone, Copy)]
struct LineDays {
    bill_day: i32,
    due_day: i32,
}

impl LineDays {
    fn roll(dice: &mut Dice) -> Self {
        let bill_day = dice.one_of(&[1, 5, 10]);
        let later = dice.between(bill_day + 1, 28);
        let due_day = match dice.between(1, 10) {
            1..=6 => due_day_of(bill_day),
            7 => later,
            8 if bill_day > 1 => dice.between(1, bill_day - 1),
            _ => dice.between(29, 31),
        };
        Self { bill_day, due_day }
    }

    fn falls_in_next_month(self) -> bool {
        self.due_day < self.bill_day
    }
}

struct Lives {
    dice: Dice,
    start: Date,
    months: i32,
    line: Option<LineDays>,
    facility: bool,
}

impl Lives {
    fn borrower(&mut self) -> Value {
        let cash = match self.dice.between(1, 4) {
            1 => "0.00".to_owned(),
            2 => self.dice.amount(10_000, 60_000),
            _ => self.dice.amount(1, 6_000),
        };
        json!({"cash": cash, "incomes": self.incomes(), "costs": self.costs()})
    }

    fn incomes(&mut self) -> Vec<Value> {
        let day = self.telling_day();
        let wage = self.dice.amount(1_500, 12_000);
        let mut incomes = vec![json!({"id": "wage", "amount": wage, "when": {"monthly": {"day": day}}})];
        if self.dice.chance(30) {
            let amount = self.dice.amount(100, 5_000);
            let when = json!({"on": self.any_day().to_string()});
            incomes.push(json!({"id": "gift", "amount": amount, "when": when}));
        }
        incomes
    }

    fn costs(&mut self) -> Vec<Value> {
        let count = self.dice.between(0, 2);
        (1..=count)
            .map(|n| {
                let amount = self.dice.amount(200, 6_000);
                json!({"id": format!("cost-{n}"), "amount": amount, "when": self.when()})
            })
            .collect()
    }

    /// A day of the month, most often one on which something else happens too.
    fn telling_day(&mut self) -> i32 {
        let line = self.line.unwrap_or(LineDays { bill_day: 1, due_day: 15 });
        match self.dice.between(1, 6) {
            1 => line.bill_day,
            2 => line.due_day,
            3 => self.dice.between(29, 31),
            4 => 1,
            _ => self.dice.between(1, 28),
        }
    }

    fn any_month(&mut self) -> Date {
        let months = self.dice.between(0, self.months - 1);
        day_months_later(self.start, months, 1)
    }

    fn any_day(&mut self) -> Date {
        let month = self.any_month();
        let day = self.telling_day();
        day_in_month(month, day)
    }

    fn when(&mut self) -> Value {
        if self.dice.chance(25) {
            return json!({"on": self.any_day().to_string()});
        }
        let mut monthly = json!({"day": self.telling_day()});
        let (one, other) = (self.any_month(), self.any_month());
        if self.dice.chance(30) {
            monthly["from"] = json!(month_name(one.min(other)));
        }
        if self.dice.chance(30) {
            monthly["until"] = json!(month_name(one.max(other)));
        }
        json!({ "monthly": monthly })
    }

    fn accounts(&mut self) -> Vec<Value> {
        let mut accounts = Vec::new();
        if let Some(line) = self.line {
            accounts.push(self.huabei(line));
        }
        if self.facility {
            accounts.push(self.jiebei());
        }
        if self.dice.chance(40) {
            accounts.reverse();
        }
        accounts
    }

    fn huabei(&mut self, line: LineDays) -> Value {
        let limit =
            if self.dice.chance(30) { self.dice.amount(500, 2_500) } else { self.dice.amount(5_000, 30_000) };
        let mut account = json!({
            "id": "huabei", "terms": "huabei", "limit": limit, "bill_day": line.bill_day,
            "overrides": self.line_overrides(), "opening": self.line_opening(line),
        });
        if due_day_of(line.bill_day) != line.due_day {
            account["due_day"] = json!(line.due_day);
        }
        account
    }

    fn line_overrides(&mut self) -> Value {
        let mut overrides = json!({});
        let choices = [
            ("min_floor_yuan", ["0", "10", "100"]),
            ("min_rollover_share", ["0.05", "0.50", "1.00"]),
            ("min_ratio", ["0.05", "0.20", "0.10"]),
            ("overdue_reach", ["minimum", "minimum", "bill"]),
            ("daily_rate", ["0.00035", "0.0005", "0.00045"]),
            ("freeze_reach", ["own", "own", "group"]),
        ];
        for (name, values) in choices {
            if self.dice.chance(25) {
                overrides[name] = json!(self.dice.one_of(&values));
            }
        }
        overrides
    }

    fn line_opening(&mut self, line: LineDays) -> Value {
        let mut opening = json!({"unbilled": "0.00", "rolled": "0.00"});
        if self.dice.chance(40) {
            opening["unbilled"] = json!(self.dice.amount(1, 3_000));
        }
        if self.dice.chance(35) {
            opening["rolled"] = json!(self.dice.amount(1, 5_000));
        }
        if self.dice.chance(70) {
            self.add_opening_bill(&mut opening, line);
        }
        opening
    }

    /// Only a bill that is still open at the start can be given: that of the first day, or an older one
    /// due in the first month.
    fn add_opening_bill(&mut self, opening: &mut Value, line: LineDays) {
        let (on, due) = if line.bill_day == 1 {
            (self.start, day_in_month(self.start, line.due_day))
        } else if line.falls_in_next_month() {
            let on = day_months_later(self.start, -1, line.bill_day);
            (on, day_in_month(self.start, line.due_day))
        } else {
            return;
        };
        let purchases = self.dice.amount(1, 8_000);
        opening["bill"] = json!({"on": on.to_string(), "due": due.to_string(), "purchases": purchases});
        if self.dice.chance(30) {
            opening["bill"]["interest"] = json!(self.dice.amount(0, 60));
        }
    }

    fn jiebei(&mut self) -> Value {
        let mut overrides = json!({});
        if self.dice.chance(25) {
            overrides["daily_rate"] = json!(self.dice.one_of(&["0.0003", "0.00045", "0.0006"]));
        }
        if self.dice.chance(25) {
            overrides["penalty_multiplier"] = json!(self.dice.one_of(&["1", "1.3", "2"]));
        }
        let loans: Vec<_> = (1..=self.dice.between(0, 2)).map(|n| self.opening_loan(n)).collect();
        json!({
            "id": "jiebei", "terms": "jiebei@2024-01-01", "limit": self.dice.amount(3_000, 40_000),
            "overrides": overrides, "opening": {"loans": loans},
        })
    }

    /// Its next due date is in the first month, so the periods paid are those of the months before.
    fn opening_loan(&mut self, n: i32) -> Value {
        let mut loan = self.loan();
        let periods = loan["periods"].as_i64().and_then(|p| i32::try_from(p).ok());
        let paid = self.dice.between(0, periods.expect("a loan has periods") - 1);
        let day = self.telling_day();
        let drawn = day_months_later(self.start, -paid - 1, day);
        loan["id"] = json!(format!("loan-{n}"));
        loan["drawn"] = json!(drawn.to_string());
        loan["principal"] = json!(self.dice.amount(500, 12_000));
        loan["periods_paid"] = json!(paid);
        loan
    }

    /// What opening loans and draws have in common.
    fn loan(&mut self) -> Value {
        let methods = ["equal_payment", "equal_principal", "interest_first"];
        let mut loan = json!({
            "periods": self.dice.one_of(&[3, 6, 9, 12]),
            "method": self.dice.one_of(&methods),
        });
        if self.dice.chance(50) {
            loan["due_day"] = json!(self.telling_day());
        }
        loan
    }

    fn events(&mut self) -> Vec<Value> {
        let mut events = Vec::new();
        for _ in 0..self.dice.between(1, 6) {
            let roll = self.dice.between(1, 10);
            let event = match roll {
                1..=5 if self.line.is_some() => self.purchase(),
                6..=7 if self.facility => self.draw(),
                _ => self.income_change(),
            };
            events.push(event);
        }
        for (n, event) in events.iter_mut().enumerate() {
            event["id"] = json!(format!("event-{}", n + 1));
        }
        events
    }

    fn purchase(&mut self) -> Value {
        let most = if self.dice.chance(15) { 30_000 } else { 2_500 };
        let amount = self.dice.amount(1, most);
        let mut purchase = json!({"account": "huabei", "amount": amount, "when": self.when()});
        if self.dice.chance(30) {
            purchase["else_cash"] = json!(true);
        }
        json!({ "purchase": purchase })
    }

    fn draw(&mut self) -> Value {
        let mut draw = self.loan();
        draw["account"] = json!("jiebei");
        draw["amount"] = json!(self.dice.amount(500, 15_000));
        draw["on"] = json!(self.any_day().to_string());
        json!({ "draw": draw })
    }

    fn income_change(&mut self) -> Value {
        let (one, other) = (self.any_day(), self.any_day());
        let amount = if self.dice.chance(35) { "0.00".to_owned() } else { self.dice.amount(500, 9_000) };
        let mut change = json!({"income": "wage", "from": one.min(other).to_string(), "amount": amount});
        if self.dice.chance(75) {
            change["until"] = json!(one.max(other).to_string());
        }
        json!({ "income_change": change })
    }

    fn strategy(&mut self) -> Value {
        let pay = self.dice.one_of(&["minimum", "minimum", "full"]);
        let mut strategy = json!({"id": "only", "pay": pay});
        if self.dice.chance(20) {
            strategy["keep_back"] = json!(self.dice.amount(100, 2_000));
        }
        if self.line.is_some() && self.dice.chance(25) {
            strategy["living_on"] = json!("huabei");
        }
        let skips: Vec<_> = (0..self.dice.one_of(&[0, 0, 1, 2])).map(|_| self.skip()).collect();
        if !skips.is_empty() {
            strategy["actions"] = json!(skips);
        }
        strategy
    }

    fn skip(&mut self) -> Value {
        let line = self.line.is_some() && (!self.facility || self.dice.chance(50));
        let account = if line { "huabei" } else { "jiebei" };
        json!({"skip": {"account": account, "month": month_name(self.any_month())}})
    }
}
