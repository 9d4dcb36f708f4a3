//! Random rules by which limits are looked at again.

use serde_json::{Value, json};

use crate::maker::Maker;

impl Maker {
    /// One to four rules over all that a rule can say.
    pub fn limit_review(&mut self) -> Value {
        (1..=self.dice.between(1, 4)).map(|n| self.review_rule(n)).collect()
    }

    fn review_rule(&mut self, n: i32) -> Value {
        let mut rule = json!({"id": format!("rule-{n}"), "when": self.review_conditions(), "effect": self.review_effect()});
        if self.dice.chance(20) && rule["effect"]["freeze_days"].is_null() {
            let (one, other) = (self.any_day(), self.any_day());
            rule["during"] = json!({"from": one.min(other).to_string(), "until": one.max(other).to_string()});
        } else {
            if self.dice.chance(50) {
                rule["day"] = json!(self.telling_day());
            }
            if self.dice.chance(60) {
                rule["cooldown_days"] = json!(self.dice.one_of(&[1, 30, 90, 400]));
            }
        }
        if self.dice.chance(25) {
            rule["of"] = json!("quota");
        }
        if self.dice.chance(50) {
            rule["floor"] = json!(self.dice.amount(0, 3_000));
        }
        if self.dice.chance(50) {
            rule["ceiling"] = json!(self.dice.amount(3_000, 60_000));
        }
        if self.dice.chance(30) {
            rule["step"] = json!(self.dice.one_of(&["100.00", "0.01", "33.33"]));
        }
        rule
    }

    fn review_effect(&mut self) -> Value {
        match self.dice.between(1, 10) {
            1..=3 => json!({"multiply": self.dice.one_of(&["0.5", "0.8", "0.333"])}),
            4..=6 => json!({"multiply": self.dice.one_of(&["1.1", "1.25", "2"])}),
            7 => json!({"set": self.dice.amount(0, 20_000)}),
            8 => json!({"freeze_days": self.dice.one_of(&[1, 10, 45])}),
            _ => json!({"add": self.dice.amount(1, 5_000)}),
        }
    }

    fn review_conditions(&mut self) -> Value {
        (0..self.dice.one_of(&[0, 1, 1, 2])).map(|_| self.review_condition()).collect()
    }

    fn review_condition(&mut self) -> Value {
        let (fact, low, high) = self.dice.one_of(&[
            ("score", 400, 800),
            ("minimum_months_in_a_row", 0, 4),
            ("kept_months_in_a_row", 0, 6),
            ("unused_months_in_a_row", 0, 3),
            ("days_overdue", 0, 40),
            ("worst_days_overdue", 0, 40),
            ("applications_last_3_months", 0, 3),
            ("profile_complete", 0, 100),
            ("stable_months", 0, 40),
            ("social_security", 0, 1),
            ("provident_fund", 0, 1),
            ("utilisation", 0, 1),
            ("debt_to_income", 0, 5),
            ("monthly_income", 0, 12_000),
        ]);
        let bound = self.dice.one_of(&["at_least", "at_least", "at_most", "below"]);
        let value = self.dice.between(low, high);
        let value = match fact {
            "utilisation" | "debt_to_income" => {
                json!(format!("{value}.{}", self.dice.one_of(&["0", "25", "5", "875"])))
            }
            "monthly_income" => json!(format!("{value}.00")),
            _ => json!(value),
        };
        json!({"fact": fact, bound: value})
    }
}
