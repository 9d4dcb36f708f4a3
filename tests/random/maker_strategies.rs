//! Random strategies with actions that often can be done.

use mingzhang::calendar::Day;
use serde_json::{Value, json};

use crate::dice::Dice;
use crate::maker::Maker;

impl Maker {
    /// One strategy or two.
    pub fn strategies(&mut self) -> Vec<Value> {
        let count = self.dice.between(1, 2);
        (1..=count).map(|n| self.strategy(n)).collect()
    }

    fn strategy(&mut self, n: i32) -> Value {
        let mut strategy = json!({"id": format!("way-{n}"), "pay": self.pay(), "order": self.order()});
        strategy["when_short"] = json!(self.dice.one_of(&["file_order", "by_order", "most_overdue_first"]));
        if self.dice.chance(25) {
            strategy["keep_back"] = json!(self.dice.amount(0, 2_000));
        }
        if !self.splits.is_empty() && self.habits(n).chance(35) {
            strategy["may_pay_off_plans"] = json!(true);
        }
        if !self.lines.is_empty() && self.dice.chance(35) {
            let place = self.dice.place(self.lines.len());
            strategy["living_on"] = json!(self.lines[place].id);
        }
        if self.dice.chance(35) {
            strategy["extra_day"] = json!(self.telling_day());
        }
        strategy["actions"] = json!(self.actions());
        strategy
    }

    /// Dice for what was added to strategies: the throws of everything else stay as they are.
    fn habits(&self, n: i32) -> Dice {
        let telling: i32 = self.telling.iter().map(|&day| i32::from(day)).sum();
        let places = [n, self.months, self.start.number(), telling];
        Dice::new(places.into_iter().fold(0, |seed, place| seed * 1009 + u64::from(place.unsigned_abs())))
    }

    fn pay(&mut self) -> Value {
        match self.dice.between(1, 6) {
            1 => json!("minimum"),
            2 => json!("full"),
            3 => json!({"fixed": self.dice.amount(200, 6_000)}),
            4 => json!({"share_of_income": self.dice.one_of(&["0.1", "0.25", "0.333", "0.8", "1"])}),
            5 => json!("spare_cash"),
            _ => self.dice.one_of(&["minimum", "full"]).into(),
        }
    }

    fn order(&mut self) -> Value {
        let words =
            ["file_order", "highest_rate", "smallest_balance", "most_overdue_first", "marginal_saving"];
        if self.dice.chance(80) {
            return json!(self.dice.one_of(&words));
        }
        let mut ids = self.account_ids();
        self.dice.shuffle(&mut ids);
        let count = self.dice.between(1, i32::try_from(ids.len()).expect("at most four"));
        ids.truncate(usize::try_from(count).expect("at least one"));
        json!({ "custom": ids })
    }

    pub fn account_ids(&self) -> Vec<String> {
        self.lines.iter().map(|line| line.id.clone()).chain(self.facilities.iter().cloned()).collect()
    }

    pub fn any_account(&mut self) -> String {
        let ids = self.account_ids();
        ids[self.dice.place(ids.len())].clone()
    }

    fn actions(&mut self) -> Vec<Value> {
        let mut actions = Vec::new();
        let mut late = Vec::new();
        for _ in 0..self.dice.one_of(&[0, 0, 1, 1, 2, 3, 4, 6]) {
            match self.dice.between(1, 12) {
                1..=3 => actions.push(self.extra()),
                4..=7 if !self.lines.is_empty() => actions.push(self.convert_bill()),
                8 if !self.splits.is_empty() => actions.push(self.payoff()),
                9..=10 => actions.push(self.skip()),
                11 => actions.extend(self.late(&mut late)),
                12 if !self.loans.is_empty() => actions.push(self.payoff_loan()),
                _ => {}
            }
        }
        if !self.facilities.is_empty() && self.dice.chance(25) {
            actions.push(self.offer());
        }
        if !self.lines.is_empty() && self.dice.chance(20) {
            actions.push(self.personal_plan());
        }
        for record in self.unrepaid.clone() {
            let (on, chance) = (self.any_day().to_string(), self.dice.chance(60));
            actions.extend(chance.then(|| json!({"repay_record": {"record": record, "on": on}})));
        }
        if self.account_ids().len() > 1 && !self.facilities.is_empty() && self.dice.chance(20) {
            actions.push(self.borrow_to_repay());
        }
        actions
    }

    fn extra(&mut self) -> Value {
        let on = self.any_day().to_string();
        json!({"extra": {"on": on, "account": self.any_account(), "amount": self.dice.amount(1, 6_000)}})
    }

    fn convert_bill(&mut self) -> Value {
        let place = self.dice.place(self.lines.len());
        let on = self.day_of_open_bill(place);
        let amount = if self.dice.chance(75) { self.dice.amount(1, 400) } else { self.dice.amount(1, 5_000) };
        let periods = self.dice.one_of(&[3, 6, 9, 12]);
        json!({"convert_bill": {"account": self.lines[place].id, "on": on.to_string(), "amount": amount, "periods": periods}})
    }

    /// A day between a bill and its due day, both included, as far as the run goes.
    fn day_of_open_bill(&mut self, line: usize) -> Day {
        let month = self.any_month();
        let (bill_day, due_day) = (self.lines[line].bill_day, self.lines[line].due_day);
        let on = month.day(bill_day);
        let due = if due_day >= bill_day { month.day(due_day) } else { (month + 1).day(due_day) };
        let last = (self.start + (self.months - 1)).last();
        (on + self.dice.between(0, due - on)).min(last)
    }

    fn payoff(&mut self) -> Value {
        let place = self.dice.place(self.splits.len());
        let (first, last) = (self.splits[place].first, (self.start + (self.months - 1)).last());
        let on = (first + self.dice.between(0, 120)).min(last);
        let split = &self.splits[place];
        json!({"payoff": {"account": split.account, "plan": split.event, "on": on.to_string()}})
    }

    fn payoff_loan(&mut self) -> Value {
        let (account, loan, first) = self.loans[self.dice.place(self.loans.len())].clone();
        let last = (self.start + (self.months - 1)).last();
        let on = (first + self.dice.between(0, 200)).min(last);
        json!({"payoff_loan": {"account": account, "loan": loan, "on": on.to_string()}})
    }

    fn offer(&mut self) -> Value {
        let account = self.facilities[self.dice.place(self.facilities.len())].clone();
        let (on, count) = (self.any_day().to_string(), self.dice.one_of(&[1, 3, 6, 12]));
        if self.dice.chance(50) {
            return json!({"extend": {"account": account, "on": on, "months": count}});
        }
        json!({"re_plan": {"account": account, "on": on, "periods": count}})
    }

    fn personal_plan(&mut self) -> Value {
        let account = self.lines[self.dice.place(self.lines.len())].id.clone();
        let (on, count) = (self.any_day().to_string(), self.dice.one_of(&[1, 2, 6, 18, 60]));
        json!({"re_plan": {"account": account, "on": on, "periods": count}})
    }

    fn skip(&mut self) -> Value {
        let month = self.any_month().to_string();
        json!({"skip": {"account": self.any_account(), "month": month}})
    }

    /// One late stretch for each account at most: two in one month would contradict each other.
    fn late(&mut self, taken: &mut Vec<String>) -> Option<Value> {
        let account = self.any_account();
        let (from, until) = self.two_months();
        let days = if self.dice.chance(80) { self.dice.between(1, 20) } else { self.dice.between(1, 255) };
        let free = !taken.contains(&account);
        taken.push(account.clone());
        let late =
            json!({"account": account, "days": days, "from": from.to_string(), "until": until.to_string()});
        free.then(|| json!({ "late": late }))
    }

    fn borrow_to_repay(&mut self) -> Value {
        let place = self.dice.place(self.facilities.len());
        let from = self.facilities[place].clone();
        let mut others = self.account_ids();
        others.retain(|id| *id != from);
        self.dice.shuffle(&mut others);
        let mut action = self.loan();
        if let Some(action) = action.as_object_mut() {
            action.remove("due_day");
        }
        action["from"] = json!(from);
        action["for"] = json!(others);
        action["cover"] = json!(self.dice.one_of(&["minimum", "full"]));
        action["at_most"] = json!(self.dice.amount(500, 30_000));
        json!({ "borrow_to_repay": action })
    }
}
