//! Days and months of the civil calendar, as plain counts that are cheap to compare and subtract.

use std::fmt;
use std::ops::{Add, Sub};

use jiff::SignedDuration;
use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A civil date, held as days since 1970-01-01.
///
/// Always true: a `Day` read from a file lies in `1990-01-01 ..= 2199-12-31`. The difference of two days is
/// the number of midnights between them, which is the number of nights that bear interest.
///
/// ```
/// use mingzhang::calendar::Day;
/// let due = Day::parse("2026-01-09").unwrap();
/// assert_eq!(Day::parse("2026-02-01").unwrap() - due, 23);
/// assert!(Day::parse("2026-02-30").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

const EPOCH: Date = Date::constant(1970, 1, 1);

/// 0000-03-01 as a count of days since 1970-01-01.
const MARCH_OF_YEAR_0: i32 = -719_468;

impl Day {
    /// The first date that a file may name: 1990-01-01.
    pub const FIRST: Self = Self(7_305);
    /// The last date that a file may name: 2199-12-31.
    pub const LAST: Self = Self(84_005);

    /// A day from its count since 1970-01-01.
    pub const fn from_count(days: i32) -> Self {
        Self(days)
    }

    /// The count of days since 1970-01-01.
    pub const fn count(self) -> i32 {
        self.0
    }

    /// A date of the calendar.
    pub fn from_date(date: Date) -> Self {
        let days = date.duration_since(EPOCH).as_hours() / 24;
        Self(i32::try_from(days).unwrap_or(i32::MAX))
    }

    /// The calendar date, for showing and for month arithmetic.
    pub fn to_date(self) -> Date {
        EPOCH.checked_add(SignedDuration::from_hours(24 * i64::from(self.0))).unwrap_or(Date::MAX)
    }

    /// Reads exactly `YYYY-MM-DD`. `None` when it is another text, an impossible date, or out of range.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let date = Date::new(
            number(year, 4)?,
            i8::try_from(number(month, 2)?).ok()?,
            number(day, 2)?.try_into().ok()?,
        );
        let day = Self::from_date(date.ok()?);
        (Self::FIRST..=Self::LAST).contains(&day).then_some(day)
    }

    /// The month that holds this day.
    ///
    /// Plain arithmetic, because runs ask for it in their inner loop: a month of the mean length of 400 years, which are
    /// 4,800 months and 146,097 days, is that of the calendar or one beside it.
    pub fn month(self) -> Month {
        let months = i64::from(self.0 - MARCH_OF_YEAR_0) * 4_800 / 146_097;
        let near = Month(i32::try_from(months).unwrap_or(i32::MAX - 12) + 2);
        if near.first() > self {
            near + -1
        } else if (near + 1).first() <= self {
            near + 1
        } else {
            near
        }
    }

    /// The day of the month, 1 to 31.
    pub fn day_of_month(self) -> u8 {
        u8::try_from(self - self.month().first() + 1).unwrap_or(31)
    }
}

/// Exactly `width` ASCII digits.
fn number(text: &str, width: usize) -> Option<i16> {
    (text.len() == width && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

impl Add<i32> for Day {
    type Output = Self;
    fn add(self, days: i32) -> Self {
        Self(self.0 + days)
    }
}
impl Sub<i32> for Day {
    type Output = Self;
    fn sub(self, days: i32) -> Self {
        Self(self.0 - days)
    }
}
impl Sub for Day {
    type Output = i32;
    fn sub(self, other: Self) -> i32 {
        self.0 - other.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.to_date();
        f.pad(&format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()))
    }
}
impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a date"))
    }
}
impl schemars::JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A date YYYY-MM-DD between 1990-01-01 and 2199-12-31.",
            "type": "string", "pattern": "^(199[0-9]|2[01][0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
        })
    }
}

/// A calendar month, held as months since year 0.
///
/// ```
/// use mingzhang::calendar::Month;
/// let february = Month::parse("2028-02").unwrap();
/// assert_eq!(february.day(31).to_string(), "2028-02-29"); // clamped to the month's end
/// assert_eq!((february + 12).to_string(), "2029-02");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// A month by its year and its number 1 to 12.
    pub fn new(year: i16, month: i8) -> Self {
        Self(i32::from(year) * 12 + i32::from(month) - 1)
    }

    /// Reads exactly `YYYY-MM`, in the years that [`Day`] allows.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 7).then(|| Day::parse(&format!("{text}-01"))).flatten().map(Day::month)
    }

    /// The year, for instance 2026.
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The number of the month in its year, 1 to 12.
    pub const fn number(self) -> i32 {
        self.0.rem_euclid(12) + 1
    }

    /// The first day: looked up in the years that files may name, because runs ask for it in their inner loop.
    pub fn first(self) -> Day {
        let known = usize::try_from(self.0 - FIRST_KNOWN).ok().and_then(|place| FIRST_DAYS.get(place));
        known.copied().unwrap_or_else(|| self.first_by_arithmetic())
    }

    /// The year is taken to begin in March, so that the leap day is its last; from there months have 153 days in every
    /// five.
    const fn first_by_arithmetic(self) -> Day {
        let from_march = self.0 - 2;
        let (year, month) = (from_march.div_euclid(12), from_march.rem_euclid(12));
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        Day(MARCH_OF_YEAR_0 + 365 * year + leap_days + (153 * month + 2) / 5)
    }

    /// The last day.
    pub fn last(self) -> Day {
        (self + 1).first() - 1
    }

    /// Day `day` of this month; days 29 to 31 clamp to the month's end.
    pub fn day(self, day: u8) -> Day {
        let (first, day) = (self.first(), i32::from(day).max(1));
        // every month has 28 days: its length is asked for only beyond them
        let day = if day <= 28 { day } else { day.min((self + 1).first() - first) };
        first + (day - 1)
    }
}

/// The first month whose first day is looked up.
const FIRST_KNOWN: i32 = 1990 * 12;

/// The first days of all months that files may name, and of the one after.
static FIRST_DAYS: [Day; 210 * 12 + 1] = {
    let (mut days, mut place) = ([Day(0); 210 * 12 + 1], 0);
    let mut month = Month(FIRST_KNOWN);
    while place < days.len() {
        days[place] = month.first_by_arithmetic();
        month = Month(month.0 + 1);
        place += 1;
    }
    days
};

/// A month with its first day and its length worked out, for loops that ask for many of its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthSpan {
    /// The month.
    pub month: Month,
    /// Its first day.
    pub first: Day,
    /// Its days, 28 to 31.
    pub days: u8,
}

impl MonthSpan {
    /// The span of a month.
    pub fn of(month: Month) -> Self {
        let first = month.first();
        let days = u8::try_from((month + 1).first() - first).unwrap_or(28);
        Self { month, first, days }
    }

    /// The last day.
    pub fn last(&self) -> Day {
        self.first + (i32::from(self.days) - 1)
    }

    /// Day `day` of the month, clamped to its end.
    pub fn day(&self, day: u8) -> Day {
        self.first + (i32::from(day.clamp(1, self.days)) - 1)
    }
}

impl Add<i32> for Month {
    type Output = Self;
    fn add(self, months: i32) -> Self {
        Self(self.0 + months)
    }
}
impl Sub for Month {
    type Output = i32;
    fn sub(self, other: Self) -> i32 {
        self.0 - other.0
    }
}
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year(), self.number()))
    }
}
impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a month"))
    }
}
impl schemars::JsonSchema for Month {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Month".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A month YYYY-MM.", "type": "string", "pattern": "^(199[0-9]|2[01][0-9]{2})-(0[1-9]|1[0-2])$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_range() {
        assert_eq!(Day::FIRST.to_string(), "1990-01-01");
        assert_eq!(Day::LAST.to_string(), "2199-12-31");
        assert!(Day::parse("1989-12-31").is_none());
        assert!(Day::parse("2026-1-01").is_none());
    }

    #[test]
    fn the_first_of_every_month_is_that_of_the_calendar() {
        for count in 0..210 * 12 {
            let month = Month::new(1990, 1) + count;
            let first = month.first().to_date();
            assert_eq!(
                (i32::from(first.year()), i32::from(first.month()), first.day()),
                (month.year(), month.number(), 1)
            );
        }
    }

    #[test]
    fn the_month_of_every_day_is_that_of_the_calendar() {
        for count in Day::FIRST.count()..=Day::LAST.count() + 400 {
            let day = Day::from_count(count);
            let (date, month) = (day.to_date(), day.month());
            assert_eq!(
                (i32::from(date.year()), i32::from(date.month())),
                (month.year(), month.number()),
                "{day}"
            );
            assert_eq!(date.day().unsigned_abs(), day.day_of_month(), "{day}");
        }
    }

    #[test]
    fn clamps_the_end_of_a_month_each_time_anew() {
        let month = Month::parse("2026-01").unwrap();
        let days: Vec<String> = (0..4).map(|k| (month + k).day(31).to_string()).collect();
        assert_eq!(days, ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
    }

    #[test]
    fn counts_nights_over_a_leap_day() {
        assert_eq!(Day::parse("2028-03-01").unwrap() - Day::parse("2028-02-28").unwrap(), 2);
    }
}
