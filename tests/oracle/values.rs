//! Reading a scenario: amounts, dates, repetitions and terms, straight from the JSON of conventions §1.
//! What the oracle does not model is a loud panic, never a silent default.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

/// The numbers of a contract (conventions §4, §5), one struct for both products.
#[derive(Debug, Clone)]
pub struct Terms {
    pub daily_rate: Decimal,
    pub penalty_multiplier: Decimal,
    pub min_ratio: Decimal,
    pub min_rollover_share: Decimal,
    pub min_floor_yuan: Decimal,
    pub floor_yuan: bool,
    pub reach_minimum: bool,
    pub skip_first_night: bool,
    pub freeze_own: bool,
    pub unfreeze_after_days: i32,
}

impl Terms {
    fn huabei() -> Self {
        Self {
            daily_rate: Decimal::new(5, 4),
            penalty_multiplier: Decimal::ONE,
            min_ratio: Decimal::new(10, 2),
            min_rollover_share: Decimal::new(10, 2),
            min_floor_yuan: Decimal::from(50),
            floor_yuan: false,
            reach_minimum: false,
            skip_first_night: false,
            freeze_own: false,
            unfreeze_after_days: 0,
        }
    }

    fn jiebei() -> Self {
        Self { daily_rate: Decimal::new(4, 4), penalty_multiplier: Decimal::new(15, 1), ..Self::huabei() }
    }

    /// The terms of one account of the file: its product's defaults, then its overrides.
    pub fn of(account: &Value) -> Self {
        let mut terms = match text(&account["terms"]) {
            name if name.starts_with("huabei") => Self::huabei(),
            name if name.starts_with("jiebei") => Self::jiebei(),
            other => panic!("the oracle has no terms {other}"),
        };
        for (name, value) in account["overrides"].as_object().into_iter().flatten() {
            terms.set(name, value);
        }
        terms
    }

    fn set(&mut self, name: &str, value: &Value) {
        match name {
            "daily_rate" => self.daily_rate = number(value),
            "penalty_multiplier" => self.penalty_multiplier = number(value),
            "min_ratio" => self.min_ratio = number(value),
            "min_rollover_share" => self.min_rollover_share = number(value),
            "min_floor_yuan" => self.min_floor_yuan = number(value),
            "min_rounding" => self.floor_yuan = is_second(value, "ceil_cent", "floor_yuan"),
            "overdue_reach" => self.reach_minimum = is_second(value, "bill", "minimum"),
            "first_overdue_night" => self.skip_first_night = is_second(value, "count", "skip"),
            "freeze_reach" => self.freeze_own = is_second(value, "group", "own"),
            "unfreeze_after_days" => self.unfreeze_after_days = whole(value),
            "day_count" => assert_eq!(text(value), "actual", "thirty is not modelled"),
            "penalty_mode" => assert_eq!(text(value), "replace", "add is not modelled"),
            // Nobody prepays here, so either effect is the same life.
            "prepay_effect" => {}
            other => panic!("the oracle does not model the override {other}"),
        }
    }
}

fn is_second(value: &Value, first: &str, second: &str) -> bool {
    let found = text(value);
    assert!(found == first || found == second, "{found} is neither {first} nor {second}");
    found == second
}

/// The due day that goes with a bill day when the file writes none (conventions §1, `due_day_of`).
pub fn due_day_of(bill_day: i32) -> i32 {
    match bill_day {
        1 => 9,
        5 => 15,
        10 => 20,
        other => panic!("bill day {other} needs a due_day"),
    }
}

/// Text of a value that the file must have.
pub fn text(value: &Value) -> &str {
    value.as_str().expect("the file has a string here")
}

/// An exact amount or rate: a string, or a bare number read from its digits.
pub fn number(value: &Value) -> Decimal {
    let digits = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    digits.parse().expect("the file has a decimal number here")
}

/// As `number`, and zero where the file leaves the key out.
pub fn number_or_zero(value: &Value) -> Decimal {
    if value.is_null() { Decimal::ZERO } else { number(value) }
}

/// A small count: days, months, periods.
pub fn whole(value: &Value) -> i32 {
    let count = value.as_i64().expect("the file has a whole number here");
    i32::try_from(count).expect("counts of the file are small")
}

/// The items of a list that may be left out.
pub fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// A date of the file.
pub fn date(value: &Value) -> Date {
    text(value).parse().expect("the file has a date here")
}

/// Day `day` of the month of `month`, clamped to the month's end (conventions §1).
pub fn day_in_month(month: Date, day: i32) -> Date {
    let last = month.last_of_month();
    let day = i8::try_from(day).expect("a day of a month is small");
    if day >= last.day() { last } else { month.first_of_month().saturating_add(Span::new().days(day - 1)) }
}

/// Day `day` of the month that comes `months` after that of `from`.
pub fn day_months_later(from: Date, months: i32, day: i32) -> Date {
    day_in_month(from.first_of_month().saturating_add(months.months()), day)
}

/// The month of a day as the files write it, "2026-01".
pub fn month_name(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// Calendar days from one date to another.
pub fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// Every calendar day of a stretch, both ends included.
pub fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    from.series(1.day()).take_while(move |day| *day <= to)
}

/// Whether `when` (`on` a date, or `monthly` within its months) falls on a day.
pub fn falls_on(when: &Value, today: Date) -> bool {
    let monthly = &when["monthly"];
    if monthly.is_null() {
        return date(&when["on"]) == today;
    }
    // Months written as "2026-01" sort as text.
    let month = month_name(today);
    let begun = monthly["from"].as_str().is_none_or(|from| from <= month.as_str());
    let over = monthly["until"].as_str().is_some_and(|until| until < month.as_str());
    begun && !over && day_in_month(today, whole(&monthly["day"])) == today
}

/// Half-up to whole cents, the rounding of every accrual (conventions §7).
pub fn to_cents(exact: Decimal) -> Decimal {
    exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}
