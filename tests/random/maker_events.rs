//! Random events beside purchases, draws and changes of an income. They have dice of their own, and stand behind the
//! others, so that a life without them is the life that it would be if they were not known.

use mingzhang::calendar::Day;
use serde_json::{Value, json};

use crate::dice::Dice;
use crate::maker::Maker;

/// An event for which money may come back: its id, and the first day on which it may.
struct Spent {
    id: String,
    first: Day,
    /// Whether it is a purchase, which a shop may take back.
    bought: bool,
    split: bool,
}

impl Maker {
    /// What lines do with refunds, and which loans a change reaches; with dice of its own, as the events.
    pub fn more_overrides(&self, seed: u64, accounts: &mut [Value]) {
        let mut reach = Dice::new(seed ^ 0x11EA_C401);
        for account in accounts.iter_mut().filter(|account| !account["bill_day"].is_u64()) {
            if reach.chance(25) {
                account["overrides"]["rate_change_reach"] = json!("all_loans");
            }
        }
        let mut dice = Dice::new(seed ^ 0x2EF0_4D55);
        for account in accounts.iter_mut().filter(|account| account["bill_day"].is_u64()) {
            if dice.chance(30) {
                account["overrides"]["refund_order"] =
                    json!(dice.one_of(&["unbilled_first", "oldest_first"]));
            }
            if dice.chance(40) {
                let fees = ["drop_unbilled", "charge_all", "charge_current"];
                account["overrides"]["refund_fee"] = json!(dice.one_of(&fees));
            }
        }
        // the day from which on the law puts principal first
        let mut law = Dice::new(seed ^ 0x57A9_1DA1);
        let silent = |account: &&mut Value| account["overrides"]["allocation_switch_day"].is_null();
        for account in accounts.iter_mut().filter(|account| account["bill_day"].is_u64()).filter(silent) {
            if law.chance(70) {
                account["overrides"]["allocation_switch_day"] = json!(91);
            }
        }
    }

    /// In four of ten lives up to six more events.
    pub fn more_events(&mut self, seed: u64, events: &mut Vec<Value>) {
        let dice = std::mem::replace(&mut self.dice, Dice::new(seed ^ 0x5E7_B4C3));
        if self.dice.chance(40) {
            let mut spent: Vec<Spent> = events.iter().filter_map(|event| self.spent(event)).collect();
            for n in 1..=self.dice.between(1, 6) {
                let id = format!("more-{n}");
                if let Some(mut event) = self.one_more(&id, &mut spent) {
                    event["id"] = json!(id);
                    events.push(event);
                }
            }
        }
        self.dice = dice;
    }

    fn spent(&self, event: &Value) -> Option<Spent> {
        let purchase = event.get("purchase")?;
        let first = self.first_of(purchase.get("when")?);
        let split = purchase.get("instalments").is_some();
        Some(Spent { id: event["id"].as_str()?.to_owned(), first, bought: true, split })
    }

    fn one_more(&mut self, id: &str, spent: &mut Vec<Spent>) -> Option<Value> {
        let on = self.any_day();
        let amount = self.dice.amount(50, 6_000);
        match self.dice.between(1, 16) {
            1 => Some(json!({"windfall": {"amount": amount, "on": on.to_string()}})),
            2 => {
                spent.push(Spent { id: id.to_owned(), first: on, bought: false, split: false });
                Some(json!({"cost": {"amount": amount, "on": on.to_string()}}))
            }
            3..=4 => self.reimbursement(spent),
            5..=10 => self.refund(spent),
            13..=15 => self.contract_event(on),
            11 => Some(json!({"profile_change": self.profile_change(on)})),
            _ => Some(json!({"application": {"on": on.to_string()}})),
        }
    }

    /// Another limit, another rate of a line, or the end of an account.
    fn contract_event(&mut self, on: Day) -> Option<Value> {
        let accounts = self.account_ids();
        let account = accounts[self.dice.place(accounts.len())].clone();
        let line = self.lines.iter().any(|line| line.id == account);
        let on_text = on.to_string();
        match self.dice.between(1, 10) {
            1..=5 => {
                let mut change =
                    json!({"account": account, "on": on_text, "limit": self.dice.amount(0, 20_000)});
                if let Some(until) = self.later_than(on).filter(|_| self.dice.chance(40)) {
                    change["until"] = json!(until.to_string());
                }
                Some(json!({ "limit_change": change }))
            }
            6..=9 => {
                let rates = ["0.0003", "0.00061", "0", "0.0005"];
                let mut values = json!({"daily_rate": self.dice.one_of(&rates)});
                if self.dice.chance(30) {
                    values["penalty_multiplier"] = json!(self.dice.one_of(&["1", "1.5", "2"]));
                }
                if !line && self.dice.chance(50) {
                    values["annual_rate"] = json!(self.dice.one_of(&["0.0731", "0.18", "0"]));
                }
                Some(json!({"terms_change": {"account": account, "on": on_text, "values": values}}))
            }
            10 => Some(json!({"close_account": {"account": account, "on": on_text}})),
            _ => None,
        }
    }

    /// Most often of what was bought in instalments.
    fn refund(&mut self, spent: &[Spent]) -> Option<Value> {
        let only_split = self.dice.chance(70);
        let is_meant = |of: &&Spent| of.split || (of.bought && !only_split);
        let bought: Vec<&Spent> = spent.iter().filter(is_meant).collect();
        let of = *bought.get(self.dice.place(bought.len().max(1)))?;
        let on = self.later_than(of.first)?;
        let mut refund = json!({"of": of.id, "on": on.to_string()});
        if self.dice.chance(60) {
            refund["amount"] = json!(self.dice.amount(1, 1_500));
        }
        Some(json!({ "refund": refund }))
    }

    fn reimbursement(&mut self, spent: &[Spent]) -> Option<Value> {
        let of = spent.get(self.dice.place(spent.len().max(1)))?;
        let on = self.later_than(of.first)?;
        let mut back = json!({"for": of.id, "on": on.to_string()});
        match self.dice.between(1, 3) {
            1 => back["amount"] = json!(self.dice.amount(1, 2_000)),
            2 => back["share"] = json!(self.dice.one_of(&["0.5", "0.333", "1", "0.07"])),
            _ => {}
        }
        Some(json!({"reimbursement": back}))
    }

    /// A day of the run after a day.
    fn later_than(&mut self, day: Day) -> Option<Day> {
        let last = (self.start + (self.months - 1)).last();
        let left = (last - day).min(120);
        (left > 0).then(|| day + self.dice.between(1, left))
    }

    fn profile_change(&mut self, on: Day) -> Value {
        let all = [
            ("profile_complete", json!(self.dice.between(0, 100))),
            ("stable_months", json!(self.dice.between(0, 30))),
            ("social_security", json!(self.dice.chance(50))),
            ("provident_fund", json!(self.dice.chance(50))),
        ];
        let place = self.dice.place(all.len());
        let mut change = json!({"on": on.to_string()});
        for (at, (key, value)) in all.into_iter().enumerate() {
            if at == place || self.dice.chance(30) {
                change[key] = value;
            }
        }
        change
    }
}
