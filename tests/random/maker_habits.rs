//! Random habits of borrowers. They have dice of their own, and stand behind the other actions, so that a life without
//! them is the life that it would be if they were not known.

use serde_json::{Value, json};

use crate::dice::Dice;
use crate::maker::Maker;

impl Maker {
    /// In three of ten lives up to three habits of each strategy.
    pub fn add_habits(&mut self, seed: u64, strategies: &mut [Value]) {
        let dice = std::mem::replace(&mut self.dice, Dice::new(seed ^ 0x4AB1_75C0));
        if self.dice.chance(30) {
            for strategy in strategies {
                let mut more: Vec<Value> =
                    (0..self.dice.between(0, 3)).filter_map(|_| self.habit()).collect();
                match strategy["actions"].as_array_mut() {
                    Some(actions) => actions.append(&mut more),
                    None if more.is_empty() => {}
                    None => strategy["actions"] = json!(more),
                }
            }
        }
        self.dice = dice;
    }

    fn habit(&mut self) -> Option<Value> {
        match self.dice.between(1, 5) {
            1 => Some(self.forget()),
            2 if !self.lines.is_empty() => Some(self.spend_back()),
            3 => {
                let (amount, when) = (self.dice.amount(1, 1_500), self.when());
                Some(json!({"pay_first": {"amount": amount, "when": when}}))
            }
            4 => Some(self.auto_debit()),
            _ => None,
        }
    }

    fn forget(&mut self) -> Value {
        let bills = if self.dice.chance(50) {
            json!({"every": self.dice.between(1, 6)})
        } else {
            json!({"months": [self.any_month().to_string()]})
        };
        json!({"forget": {"account": self.any_account(), "bills": bills, "days": self.dice.between(1, 25)}})
    }

    fn spend_back(&mut self) -> Value {
        let place = self.dice.place(self.lines.len());
        let account = self.lines[place].id.clone();
        let (share, when) = (self.dice.one_of(&["0.3", "0.5", "0.75", "1"]), self.when());
        json!({"spend_back": {"account": account, "share": share, "when": when}})
    }

    fn auto_debit(&mut self) -> Value {
        let sources = [json!(["cash"]), json!(["kept_back"]), json!(["cash", "kept_back"])];
        let sources = sources[self.dice.place(sources.len())].clone();
        let pays = self.dice.one_of(&["minimum", "full"]);
        json!({"auto_debit": {"account": self.any_account(), "pays": pays, "sources": sources}})
    }
}
