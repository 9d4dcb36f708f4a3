//! The keys that JSON must have, read from `keys.txt`, and what a value has otherwise.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// Named objects, each with its keys in order and the shape behind each key.
pub struct Shapes<'t> {
    blocks: BTreeMap<&'t str, Vec<(&'t str, &'t str)>>,
    /// Every difference by its path, each once.
    pub differences: BTreeSet<String>,
    /// The keys, as `block.key`, that were met with a value behind them.
    met: BTreeSet<String>,
}

impl<'t> Shapes<'t> {
    /// Reads blocks: a name at the margin, keys with their shapes below it.
    pub fn read(text: &'t str) -> Self {
        let mut blocks: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        let mut block = "";
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix("  ").and_then(|row| row.split_once(' ')) {
                Some(row) => blocks.entry(block).or_default().push(row),
                None => block = line,
            }
        }
        Self { blocks, differences: BTreeSet::new(), met: BTreeSet::new() }
    }

    /// Walks a value that is to be of a shape; `path` is where it stands.
    pub fn walk(&mut self, path: &str, shape: &str, value: &Value) {
        if let Some(shape) = shape.strip_suffix('?') {
            if !value.is_null() {
                self.walk(path, shape, value);
            }
        } else if let Some(of) = shape.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            match value.as_array() {
                Some(list) => list.iter().for_each(|one| self.walk(&format!("{path}[]"), of, one)),
                None => self.differ(format!("{path} is no list")),
            }
        } else if self.blocks.contains_key(shape) {
            match value.as_object() {
                Some(object) => self.walk_keys(path, shape, object),
                None => self.differ(format!("{path} is no object")),
            }
        } else if !is_plain(shape, value) {
            self.differ(format!("{path} is no {shape}"));
        }
    }

    fn walk_keys(&mut self, path: &str, block: &str, object: &Map<String, Value>) {
        let keys = self.blocks.get(block).cloned().unwrap_or_default();
        for found in object.keys().filter(|found| keys.iter().all(|(key, _)| key != found)) {
            self.differ(format!("extra: {path}.{found}"));
        }
        let order = object.keys().filter(|found| keys.iter().any(|(key, _)| key == found));
        if !order.eq(keys.iter().map(|(key, _)| *key).filter(|key| object.contains_key(*key))) {
            self.differ(format!("another order: {path}"));
        }
        for (key, shape) in keys {
            let path = format!("{path}.{key}");
            let Some(value) = object.get(key) else {
                self.differ(format!("missing: {path}"));
                continue;
            };
            if !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()) {
                self.met.insert(format!("{block}.{key}"));
            }
            self.walk(&path, shape, value);
        }
    }

    fn differ(&mut self, difference: String) {
        self.differences.insert(difference);
    }

    /// The keys behind which no value was met.
    pub fn never_met(&self) -> Vec<String> {
        let all = self.blocks.iter().flat_map(|(block, keys)| keys.iter().map(move |(key, _)| (block, key)));
        all.map(|(block, key)| format!("{block}.{key}")).filter(|key| !self.met.contains(key)).collect()
    }
}

/// Whether a value is of a shape that is no block.
fn is_plain(shape: &str, value: &Value) -> bool {
    let text = value.as_str();
    match shape {
        "text" => text.is_some_and(|text| !text.is_empty()),
        "address" => text.is_some(),
        "amount" => text.is_some_and(|text| decimals(text) == Some(2)),
        "rate" => text.is_some_and(|text| decimals(text) >= Some(6)),
        "day" => text.is_some_and(|text| is_like(text, "0000-00-00")),
        "year_month" => text.is_some_and(|text| is_like(text, "0000-00")),
        "count" => value.is_i64(),
        "flag" => value.is_boolean(),
        "words" => {
            text.is_some() || value.as_object().is_some_and(|words| words.values().all(Value::is_string))
        }
        "map" => value.is_object(),
        "any" => true,
        other => panic!("no block and no shape is named {other}"),
    }
}

/// The decimals of a plain decimal number.
fn decimals(text: &str) -> Option<usize> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, part) = text.strip_prefix('-').unwrap_or(text).split_once('.')?;
    (digits(whole) && digits(part)).then_some(part.len())
}

fn is_like(text: &str, like: &str) -> bool {
    let alike = |(one, like): (char, char)| if like == '0' { one.is_ascii_digit() } else { one == like };
    text.len() == like.len() && text.chars().zip(like.chars()).all(alike)
}

#[test]
fn what_is_missing_extra_or_of_another_shape_is_told_by_its_path() {
    let mut shapes =
        Shapes::read("# a list\n\nrun\n  name text\n  rows [row]\n\nrow\n  cost amount\n  on day?\n");
    let sound = serde_json::json!({"name": "a", "rows": [{"cost": "-1.00", "on": null}]});
    shapes.walk("run", "run", &sound);
    assert!(shapes.differences.is_empty());
    assert_eq!(shapes.never_met(), ["row.on"]);
    let rows = serde_json::json!([{"on": "2026-1-1", "cost": "1.0"}, {"cost": "1.00", "off": 1}]);
    shapes.walk("run", "run", &serde_json::json!({"rows": rows}));
    let told = [
        "another order: run.rows[]",
        "extra: run.rows[].off",
        "missing: run.name",
        "missing: run.rows[].on",
        "run.rows[].cost is no amount",
        "run.rows[].on is no day",
    ];
    assert_eq!(shapes.differences.iter().map(String::as_str).collect::<Vec<_>>(), told);
}
