//! Random costs of loans on their first day, contracts that lend for no other debts, and loans that pay off other debts.
//! They have dice of their own, and their actions stand behind the others, so that a life without them is the life that
//! it would be if they were not known.

use serde_json::{Value, json};

use crate::dice::Dice;
use crate::maker::Maker;

impl Maker {
    /// In one of four lives with facilities: costs of their loans, and debts that are consolidated.
    pub fn add_borrowing(&mut self, seed: u64, accounts: &mut [Value], strategies: &mut [Value]) {
        let dice = std::mem::replace(&mut self.dice, Dice::new(seed ^ 0xC0_4501_1DA7));
        if !self.facilities.is_empty() && self.dice.chance(25) {
            for account in accounts.iter_mut().filter(|account| account.get("bill_day").is_none()) {
                self.cost_of_loans(&mut account["overrides"]);
            }
            if self.account_ids().len() > 1 {
                for strategy in strategies {
                    let action = self.dice.chance(70).then(|| self.consolidate());
                    match strategy["actions"].as_array_mut() {
                        Some(actions) => actions.extend(action),
                        None => strategy["actions"] = json!(action.into_iter().collect::<Vec<_>>()),
                    }
                }
            }
        }
        self.dice = dice;
    }

    fn cost_of_loans(&mut self, overrides: &mut Value) {
        if self.dice.chance(60) {
            overrides["origination_fee_rate"] = json!(self.dice.one_of(&["0.005", "0.01", "0.0333", "1.2"]));
            overrides["origination_fee_floor_yuan"] = json!(self.dice.one_of(&["0", "0", "30.00", "900.00"]));
            overrides["origination_fee_mode"] = json!(self.dice.one_of(&["added", "deducted"]));
        }
        if self.dice.chance(40) {
            overrides["late_interest_until"] = json!("period_end");
        }
        if self.dice.chance(12) {
            overrides["repays_other_debts"] = json!(false);
        }
    }

    fn consolidate(&mut self) -> Value {
        let from = self.facilities[self.dice.place(self.facilities.len())].clone();
        let mut others = self.account_ids();
        others.retain(|id| *id != from);
        self.dice.shuffle(&mut others);
        let count = self.dice.place(others.len()) + 1;
        others.truncate(count);
        let close: Vec<&String> = others.iter().filter(|_| self.dice.chance(30)).collect();
        let method = self.dice.one_of(&["equal_payment", "equal_principal", "interest_first"]);
        let mut action = json!({"from": from, "on": self.any_day().to_string(), "for": others, "close": close,
            "periods": self.dice.one_of(&[1, 3, 12, 24]), "method": method});
        if self.dice.chance(30) {
            action["at_most"] = json!(self.dice.amount(500, 9_000));
        }
        json!({ "consolidate": action })
    }
}
