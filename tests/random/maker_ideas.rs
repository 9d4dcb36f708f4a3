//! Random hypothetical arrangements. They have dice of their own, so that a life without them is the life that it would be if
//! they were not known.

use serde_json::{Value, json};

use crate::dice::Dice;
use crate::maker::Maker;

impl Maker {
    /// In one of four lives some arrangements, at most one of each kind, in any order.
    pub fn ideas(&mut self, seed: u64) -> Vec<Value> {
        let dice = std::mem::replace(&mut self.dice, Dice::new(seed ^ 0x1DEA_1DEA));
        let mut ideas = Vec::new();
        if self.dice.chance(25) {
            for idea in [Self::linked, Self::pooled, Self::points, Self::red_packet] {
                if self.dice.chance(60) {
                    ideas.extend(idea(self));
                }
            }
            self.dice.shuffle(&mut ideas);
        }
        self.dice = dice;
        ideas
    }

    fn linked(&mut self) -> Option<Value> {
        let lines: Vec<String> = self.lines.iter().map(|line| line.id.clone()).collect();
        let (from, paid) = (self.one_id(&lines)?, self.one_id(&self.facilities.clone())?);
        let mut link = json!({"from": from, "for": paid});
        if self.dice.chance(50) {
            link["at_most_a_month"] = json!(self.dice.amount(0, 2_000));
        }
        Some(json!({"linked_repayment": link}))
    }

    fn pooled(&mut self) -> Option<Value> {
        let all: Vec<String> =
            self.lines.iter().map(|line| line.id.clone()).chain(self.facilities.clone()).collect();
        let accounts: Vec<String> = all.into_iter().filter(|_| self.dice.chance(70)).collect();
        let limit = self.dice.amount(500, 40_000);
        (!accounts.is_empty()).then(|| json!({"pooled_limit": {"accounts": accounts, "limit": limit}}))
    }

    fn points(&mut self) -> Option<Value> {
        let mut points = json!({"point_for": self.dice.amount(1, 20), "worth": format!("0.{:02}", self.dice.between(1, 99))});
        self.maybe_some(&mut points);
        Some(json!({"points": points}))
    }

    fn red_packet(&mut self) -> Option<Value> {
        let gives = if self.dice.chance(50) {
            json!({"fixed": self.dice.amount(0, 10)})
        } else {
            let of = format!("0.0{:02}", self.dice.between(1, 99));
            json!({"share": {"of": of, "at_most": self.dice.amount(1, 20)}})
        };
        let mut packet = json!({"gives": gives});
        self.maybe_some(&mut packet);
        Some(json!({"red_packet": packet}))
    }

    /// In a third of lives an arrangement is about one account alone.
    fn maybe_some(&mut self, idea: &mut Value) {
        let lines: Vec<String> = self.lines.iter().map(|line| line.id.clone()).collect();
        let one = self.one_id(&[lines, self.facilities.clone()].concat());
        if let Some(one) = one.filter(|_| self.dice.chance(33)) {
            idea["accounts"] = json!([one]);
        }
    }

    fn one_id(&mut self, ids: &[String]) -> Option<String> {
        (!ids.is_empty()).then(|| ids[self.dice.place(ids.len())].clone())
    }
}
