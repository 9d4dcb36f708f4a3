//! Random scenarios in the file's own format, over everything that this version of the file can say. The same seed
//! gives the same scenario. Each is sound by construction: it must load without an error.

use mingzhang::calendar::{Day, Month};
use serde_json::{Value, json};

use crate::dice::Dice;

/// A line as far as the rest of the scenario must know it.
pub struct LineFacts {
    pub id: String,
    pub bill_day: u8,
    pub due_day: u8,
    /// Whether cash can be taken on it.
    pub cash: bool,
}

/// A purchase that is split at checkout, which a strategy may pay off.
pub struct SplitFacts {
    pub account: String,
    pub event: String,
    pub first: Day,
}

/// What is made so far, for the parts that refer to it.
pub struct Maker {
    pub dice: Dice,
    /// Whether lines have the values of cards too.
    pub cards: bool,
    /// Whether interest of lines may be by the month.
    pub monthly: bool,
    pub start: Month,
    pub months: i32,
    pub lines: Vec<LineFacts>,
    /// Late records without a day of repayment.
    pub unrepaid: Vec<String>,
    pub facilities: Vec<String>,
    pub splits: Vec<SplitFacts>,
    /// Loans that a strategy may pay off: account, id, and the first day.
    pub loans: Vec<(String, String, Day)>,
    /// Days of the month on which something is due or billed.
    pub telling: Vec<u8>,
}

/// Seeds from here on are lives with cards.
pub const CARDS: u64 = 1 << 32;

/// Seeds from here on are lives with interest by the month.
pub const MONTHS: u64 = 1 << 33;

/// The scenario of a seed, with one strategy or two.
pub fn scenario(seed: u64) -> Value {
    let mut dice = Dice::new(seed);
    let start = Month::new(2018, 1) + dice.between(0, 131);
    let months = match dice.between(1, 10) {
        1..=3 => dice.between(1, 6),
        4..=7 => dice.between(6, 24),
        _ => dice.between(24, 48),
    };
    let (lines, facilities, splits, telling) = (Vec::new(), Vec::new(), Vec::new(), vec![1, 29, 30, 31]);
    let (cards, monthly) = (seed >= CARDS, seed >= MONTHS);
    let (loans, unrepaid) = (Vec::new(), Vec::new());
    let mut maker =
        Maker { dice, cards, monthly, start, months, lines, facilities, splits, loans, unrepaid, telling };
    let mut accounts = maker.accounts();
    maker.more_overrides(seed, &mut accounts);
    crate::prices::add(seed, &mut accounts);
    let mut borrower = maker.borrower();
    let mut events = maker.events();
    maker.more_events(seed, &mut events);
    crate::maker_dates::agree(seed, &mut events);
    crate::helps::add(seed, &mut borrower, &mut accounts, &mut events);
    let span = if maker.dice.chance(8) {
        json!({"until_clear": {"at_most": months}})
    } else {
        json!({"months": months})
    };
    let mut strategies = maker.strategies();
    maker.add_habits(seed, &mut strategies);
    maker.add_borrowing(seed, &mut accounts, &mut strategies);
    let mut scenario = json!({
        "format": "mingzhang/scenario", "version": 1,
        "title": format!("Random life {seed}"),
        "start": start.first().to_string(), "span": span,
        "borrower": borrower, "accounts": accounts, "events": events,
        "strategies": strategies,
    });
    let ideas = maker.ideas(seed);
    if !ideas.is_empty() {
        scenario["ideas"] = json!(ideas);
    }
    scenario
}

impl Maker {
    /// A day of the month, most often one on which something else happens too.
    pub fn telling_day(&mut self) -> u8 {
        if self.dice.chance(60) {
            let place = self.dice.place(self.telling.len());
            return self.telling[place];
        }
        u8::try_from(self.dice.between(1, 31)).expect("a day of the month")
    }

    /// A month of the run.
    pub fn any_month(&mut self) -> Month {
        self.start + self.dice.between(0, self.months - 1)
    }

    /// Two months of the run, the earlier first.
    pub fn two_months(&mut self) -> (Month, Month) {
        let (one, other) = (self.any_month(), self.any_month());
        (one.min(other), one.max(other))
    }

    /// A day of the run.
    pub fn any_day(&mut self) -> Day {
        let month = self.any_month();
        month.day(self.telling_day())
    }

    fn borrower(&mut self) -> Value {
        let cash = match self.dice.between(1, 4) {
            1 => "0.00".to_owned(),
            2 => self.dice.amount(10_000, 60_000),
            _ => self.dice.amount(1, 6_000),
        };
        let mut borrower = json!({"cash": cash, "incomes": self.incomes(), "costs": self.costs()});
        if self.dice.chance(50) {
            borrower["score"] = json!(self.dice.between(350, 950));
        }
        if self.dice.chance(50) {
            borrower["profile"] = self.profile();
        }
        if self.dice.chance(25) {
            borrower["records"] = (0..self.dice.between(1, 3)).map(|n| self.past_record(n)).collect();
        }
        borrower
    }

    /// A time overdue before the start, repaid then, in the run or never.
    fn past_record(&mut self, n: i32) -> Value {
        let from = self.start.first() - self.dice.between(1, 2_500);
        let mut record = json!({"id": format!("record-{n}"), "from": from.to_string(),
            "amount": self.dice.amount(100, 15_000)});
        if self.dice.chance(80) {
            let last = (self.start + (self.months - 1)).last();
            record["repaid_on"] = json!((from + self.dice.between(1, last - from)).to_string());
        } else {
            self.unrepaid.push(format!("record-{n}"));
        }
        record
    }

    fn profile(&mut self) -> Value {
        let all = [
            ("profile_complete", json!(self.dice.between(0, 100))),
            ("stable_months", json!(self.dice.between(0, 60))),
            ("social_security", json!(self.dice.chance(50))),
            ("provident_fund", json!(self.dice.chance(50))),
            ("applications_last_3_months", json!(self.dice.between(0, 7))),
        ];
        all.into_iter().filter(|_| self.dice.chance(70)).map(|(key, value)| (key.to_owned(), value)).collect()
    }

    fn incomes(&mut self) -> Vec<Value> {
        let day = self.telling_day();
        let wage = self.dice.amount(2_000, 13_000);
        let mut incomes = vec![json!({"id": "wage", "amount": wage, "when": {"monthly": {"day": day}}})];
        if self.dice.chance(30) {
            let amount = self.dice.amount(100, 5_000);
            incomes.push(json!({"id": "side", "amount": amount, "when": self.when()}));
        }
        incomes
    }

    fn costs(&mut self) -> Vec<Value> {
        let count = self.dice.between(0, 3);
        (1..=count)
            .map(|n| {
                let amount = self.dice.amount(100, 3_500);
                json!({"id": format!("cost-{n}"), "amount": amount, "when": self.when()})
            })
            .collect()
    }

    /// A date, or a repetition that may begin late and end early.
    pub fn when(&mut self) -> Value {
        if self.dice.chance(25) {
            return json!({"on": self.any_day().to_string()});
        }
        let mut monthly = json!({"day": self.telling_day()});
        let (from, until) = self.two_months();
        if self.dice.chance(30) {
            monthly["from"] = json!(from.to_string());
        }
        if self.dice.chance(30) {
            monthly["until"] = json!(until.to_string());
        }
        json!({ "monthly": monthly })
    }

    fn events(&mut self) -> Vec<Value> {
        let count = self.dice.between(1, 7);
        (1..=count)
            .map(|n| {
                let id = format!("event-{n}");
                let cash = self.cards && self.lines.iter().any(|line| line.cash);
                let mut event = match self.dice.between(1, 10) {
                    1..=3 if cash => self.cash_advance(),
                    1..=6 if !self.lines.is_empty() => self.purchase(&id),
                    7..=8 if !self.facilities.is_empty() => self.draw(&id),
                    9 => self.income_change(),
                    _ if !self.lines.is_empty() => self.purchase(&id),
                    _ => self.draw(&id),
                };
                event["id"] = json!(id);
                event
            })
            .collect()
    }

    fn purchase(&mut self, id: &str) -> Value {
        let line = self.dice.place(self.lines.len());
        let account = self.lines[line].id.clone();
        let most = if self.dice.chance(15) { 30_000 } else { 2_500 };
        let (amount, when) = (self.dice.amount(1, most), self.when());
        let mut purchase = json!({"account": account, "amount": amount, "when": when});
        if self.dice.chance(40) {
            purchase["instalments"] = json!({"periods": self.dice.one_of(&[3, 6, 9, 12])});
            let first = self.first_of(&when);
            self.splits.push(SplitFacts { account, event: id.to_owned(), first });
        }
        if self.dice.chance(30) {
            purchase["else_cash"] = json!(true);
        }
        json!({ "purchase": purchase })
    }

    fn cash_advance(&mut self) -> Value {
        let lines: Vec<_> = self.lines.iter().filter(|line| line.cash).map(|line| line.id.clone()).collect();
        let account = lines[self.dice.place(lines.len())].clone();
        json!({"cash_advance": {"account": account, "amount": self.dice.amount(50, 3_000), "when": self.when()}})
    }

    /// The first day of what [`Maker::when`] made.
    pub fn first_of(&self, when: &Value) -> Day {
        if let Some(on) = when["on"].as_str() {
            return Day::parse(on).expect("a day was written");
        }
        let day = when["monthly"]["day"].as_u64().and_then(|day| u8::try_from(day).ok());
        let from = when["monthly"]["from"].as_str().and_then(Month::parse);
        from.unwrap_or(self.start).day(day.expect("a day was written"))
    }

    fn draw(&mut self, id: &str) -> Value {
        let place = self.dice.place(self.facilities.len());
        let mut draw = self.loan();
        draw["account"] = json!(self.facilities[place]);
        draw["amount"] = json!(self.dice.amount(500, 15_000));
        let on = self.any_day();
        draw["on"] = json!(on.to_string());
        self.loans.push((self.facilities[place].clone(), id.to_owned(), on));
        json!({ "draw": draw })
    }

    /// What opening loans and draws have in common.
    pub fn loan(&mut self) -> Value {
        let methods = ["equal_payment", "equal_principal", "interest_first", "flat"];
        let periods =
            if self.dice.chance(80) { self.dice.one_of(&[3, 6, 9, 12]) } else { self.dice.between(1, 36) };
        let mut loan = json!({"periods": periods, "method": self.dice.one_of(&methods)});
        if self.dice.chance(50) {
            loan["due_day"] = json!(self.telling_day());
        }
        loan
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
}
