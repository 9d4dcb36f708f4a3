//! One published example: its inputs, and a book of which of its expected figures were compared.

use std::cell::RefCell;
use std::collections::BTreeSet;

use mingzhang::calendar::Day;
use mingzhang::money::Money;
use mingzhang::rate::Rate;
use rust_decimal::Decimal;
use serde_json::Value;

/// The file of examples.
pub fn all() -> Vec<Value> {
    serde_json::from_str(include_str!("../vectors/published_examples.json")).expect("the vectors are JSON")
}

/// An example, with the expected figures that were looked at so far.
pub struct Example<'v> {
    json: &'v Value,
    compared: RefCell<BTreeSet<String>>,
}

impl<'v> Example<'v> {
    pub fn new(json: &'v Value) -> Self {
        Self { json, compared: RefCell::default() }
    }

    pub fn id(&self) -> &'v str {
        self.json["id"].as_str().expect("an example has an id")
    }

    /// An input as it stands.
    pub fn value(&self, input: &str) -> &'v Value {
        let value = &self.json["inputs"][input];
        assert!(!value.is_null(), "{}: no input {input}", self.id());
        value
    }

    /// An input that not every example of its kind has.
    pub fn optional(&self, input: &str) -> Option<&'v Value> {
        self.json["inputs"].get(input)
    }

    /// The first word of an input: what follows it in the file is a remark.
    pub fn word(&self, input: &str) -> &'v str {
        let text = self.value(input).as_str().unwrap_or_else(|| panic!("{}: {input} is no text", self.id()));
        text.split(' ').next().unwrap_or_default()
    }

    /// An input that is an amount.
    pub fn money(&self, input: &str) -> Money {
        Money::parse(self.word(input)).unwrap_or_else(|e| panic!("{}, {input}: {e}", self.id()))
    }

    /// An input that is a fraction.
    pub fn rate(&self, input: &str) -> Rate {
        Rate::parse(self.word(input)).unwrap_or_else(|e| panic!("{}, {input}: {e}", self.id()))
    }

    /// An input that is a decimal number, written as text.
    pub fn number(&self, input: &str) -> Decimal {
        number(self.word(input))
    }

    /// An input that is a whole number.
    pub fn count(&self, input: &str) -> i32 {
        let found = self.value(input).as_i64().and_then(|n| i32::try_from(n).ok());
        found.unwrap_or_else(|| panic!("{}: {input} is no count", self.id()))
    }

    /// An input that is a date.
    pub fn day(&self, input: &str) -> Day {
        Day::parse(self.word(input)).unwrap_or_else(|| panic!("{}: {input} is no date", self.id()))
    }

    /// An expected figure as it stands; it counts as compared.
    pub fn told(&self, figure: &str) -> &'v Value {
        self.compared.borrow_mut().insert(figure.to_owned());
        &self.json["expected"][figure]
    }

    /// Compares an expected figure, as a number: `25` and `25.00` are the same.
    pub fn is(&self, figure: &str, got: Decimal) {
        assert_eq!(got, plain(self.told(figure)), "{}: {figure}", self.id());
    }

    /// Compares a figure if the example expects it.
    pub fn may(&self, figure: &str, got: Decimal) {
        if self.json["expected"].get(figure).is_some() {
            self.is(figure, got);
        }
    }

    /// Compares an expected amount.
    pub fn pays(&self, figure: &str, got: Money) {
        self.is(figure, got.to_decimal());
    }

    /// Compares a figure that the collector of the examples worked out beside the published ones, where there is one.
    pub fn also(&self, figure: &str, got: Decimal) {
        if let Some(worked_out) = self.json["recomputed"].get(figure) {
            assert_eq!(got, plain(worked_out), "{}: recomputed {figure}", self.id());
        }
    }

    /// The expected figures that nothing was compared with.
    pub fn left_out(&self) -> Vec<&'v str> {
        let figures = self.json["expected"].as_object().expect("an example expects something");
        figures.keys().map(String::as_str).filter(|key| !self.compared.borrow().contains(*key)).collect()
    }
}

/// A decimal number; texts may stand behind `about` or before `%`.
fn plain(value: &Value) -> Decimal {
    match value.as_str() {
        Some(text) => number(text.trim_start_matches("about ").trim_end_matches('%')),
        None => number(&value.to_string()),
    }
}

pub fn number(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("`{text}` is no decimal number"))
}

/// A decimal number with so many decimals, half-up, as pages print it.
pub fn printed(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}
