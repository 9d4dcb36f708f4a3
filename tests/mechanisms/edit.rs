//! Changes of a scenario by the place of a value.

use serde::Deserialize;
use serde_json::{Map, Value};

/// One change: the value at a place, `/accounts/0/overrides/daily_rate`, is set; `null` takes it away, and `-` at the
/// end of a list adds to it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// The place.
    pub at: String,
    /// The value.
    pub to: Value,
}

impl Edit {
    /// Makes the change. Objects on the way that are not there are made.
    pub fn apply(&self, root: &mut Value) {
        let (way, last) = self.at.rsplit_once('/').expect("a place begins with a slash");
        let steps = way.split('/').skip(1);
        let holder = steps.fold(root, |value, step| match value {
            Value::Array(list) => list.get_mut(step.parse::<usize>().expect("a number")).expect("an item"),
            other => {
                other.as_object_mut().expect("an object").entry(step).or_insert_with(|| Map::new().into())
            }
        });
        match holder {
            Value::Object(map) if self.to.is_null() => {
                map.remove(last).unwrap_or_else(|| panic!("nothing at {}", self.at));
            }
            Value::Object(map) => {
                map.insert(last.to_owned(), self.to.clone());
            }
            Value::Array(list) if last == "-" => list.push(self.to.clone()),
            Value::Array(list) => {
                let place: usize = last.parse().expect("a number");
                if self.to.is_null() {
                    list.remove(place);
                } else {
                    list[place] = self.to.clone();
                }
            }
            other => panic!("{}: {other} holds nothing", self.at),
        }
    }
}
