//! Values of a scenario file and days of the calendar. What a file must have and has not stops the test.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use rust_decimal::Decimal;
use serde_json::Value;

/// Text that the file must have.
pub fn text(value: &Value) -> &str {
    value.as_str().expect("the file has a string here")
}

/// An exact amount, written as a string; zero where the file leaves it out.
pub fn number(value: &Value) -> Decimal {
    value.as_str().map_or(Decimal::ZERO, |digits| digits.parse().expect("the file has a number here"))
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

/// What the items of a list have under a key, in the order of the list.
pub fn all<'v>(items: &'v Value, key: &'static str) -> impl Iterator<Item = &'v Value> {
    list(items).filter_map(move |item| item.get(key))
}

/// A date of the file.
pub fn date(value: &Value) -> Date {
    text(value).parse().expect("the file has a date here")
}

/// Day `day` of the month of `month`, clamped to the month's end.
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

/// Every calendar day of a stretch, its end not included.
pub fn days(from: Date, until: Date) -> impl Iterator<Item = Date> {
    from.series(1.day()).take_while(move |day| *day < until)
}

/// Whether something of the file is on a day: by its own `on`, or by its `when`, of which `monthly` may
/// have a first and a last month. Months sort as text.
pub fn falls_on(what: &Value, today: Date) -> bool {
    let when = what.get("when").unwrap_or(what);
    let Some(monthly) = when.get("monthly") else {
        return when.get("on").is_some_and(|on| date(on) == today);
    };
    let month = || month_name(today);
    day_in_month(today, whole(&monthly["day"])) == today
        && monthly["from"].as_str().is_none_or(|from| *from <= *month())
        && monthly["until"].as_str().is_none_or(|until| *month() <= *until)
}
