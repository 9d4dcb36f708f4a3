//! Random dates and payments of loans that are agreed. They have dice of their own, so that a life without them is the
//! life that it would be if they were not known.

use serde_json::{Map, Value, json};

use mingzhang::calendar::Day;

use crate::dice::Dice;

/// One of four loans that events draw has a first due date, due dates or a payment that is agreed.
pub fn agree(seed: u64, events: &mut [Value]) {
    let mut dice = Dice::new(seed ^ 0xDA7E_50F1);
    for event in events {
        if let Some(draw) = event.get_mut("draw").and_then(Value::as_object_mut) {
            agree_on(&mut dice, draw);
        }
    }
}

fn agree_on(dice: &mut Dice, draw: &mut Map<String, Value>) {
    let on = draw["on"].as_str().and_then(Day::parse).expect("a day was written");
    match dice.between(1, 12) {
        1 => {
            draw.remove("due_day");
            draw.insert("first_due".to_owned(), json!((on + dice.between(1, 70)).to_string()));
        }
        2 => {
            draw.remove("due_day");
            let mut due = on;
            let dates = (0..draw["periods"].as_i64().unwrap_or(1)).map(|_| {
                due = due + dice.between(1, 50);
                json!(due.to_string())
            });
            let dates: Vec<Value> = dates.collect();
            draw.insert("due_dates".to_owned(), json!(dates));
        }
        3 => {
            draw.insert("instalment".to_owned(), json!(dice.amount(50, 3_000)));
        }
        _ => {}
    }
}
