//! Rates and shares, and the exact sums of cents × rate × nights that become interest.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, AddAssign};

use rust_decimal::Decimal;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::money::Money;

/// A rate, share or multiplier as an exact decimal fraction with at most twelve decimals.
///
/// What it is *per* (a night, a year, the whole plan) is said by the name of the value that holds it.
///
/// ```
/// use mingzhang::rate::{Rate, RateError};
/// let daily_rate = Rate::parse("0.0005").unwrap();
/// assert_eq!(daily_rate.to_string(), "0.0005");
/// assert_eq!(Rate::parse("0.0000000000001"), Err(RateError::TooManyDecimals));
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(i64);

/// Why a text is not a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// Something other than plain ASCII digits with one dot.
    #[error("not a plain decimal number")]
    NotANumber,
    /// More decimals than [`Rate::DECIMALS`].
    #[error("more than nine decimals")]
    TooManyDecimals,
    /// Below zero.
    #[error("below zero")]
    Negative,
    /// Above 10.
    #[error("above 10")]
    TooLarge,
}

const UNIT: i64 = 1_000_000_000_000;
const SMALL_UNIT: u64 = UNIT.unsigned_abs();

impl Rate {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The whole, 100 %.
    pub const ONE: Self = Self(UNIT);
    /// Decimals that a file may give; three more are kept for the product with a multiplier.
    pub const DECIMALS: usize = 9;

    /// Reads a fraction such as `0.0005`.
    ///
    /// # Errors
    /// One [`RateError`] for each way in which the text can be wrong; nothing is rounded.
    pub fn parse(text: &str) -> Result<Self, RateError> {
        let unsigned = text.strip_prefix('-');
        let (whole, part) = match unsigned.unwrap_or(text).split_once('.') {
            None => (unsigned.unwrap_or(text), ""),
            Some((_, "")) => return Err(RateError::NotANumber),
            Some(halves) => halves,
        };
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(part) {
            return Err(RateError::NotANumber);
        }
        if unsigned.is_some() {
            return Err(RateError::Negative);
        }
        if part.len() > Self::DECIMALS {
            return Err(RateError::TooManyDecimals);
        }
        let whole: i64 = whole.parse().map_err(|_| RateError::TooLarge)?;
        let part: i64 = format!("{part:0<12}").parse().map_err(|_| RateError::NotANumber)?;
        if whole > 10 || (whole == 10 && part > 0) {
            return Err(RateError::TooLarge);
        }
        Ok(Self(whole * UNIT + part))
    }

    /// Reads a fraction, or a percentage with its sign: `0.0004` and `0.04%` are the same.
    ///
    /// ```
    /// use mingzhang::rate::Rate;
    /// assert_eq!(Rate::parse_written("18.25%"), Rate::parse("0.1825"));
    /// ```
    ///
    /// # Errors
    /// As [`Rate::parse`].
    pub fn parse_written(text: &str) -> Result<Self, RateError> {
        match text.strip_suffix('%') {
            Some(percent) => Self::parse(&hundredth(percent).ok_or(RateError::NotANumber)?),
            None => Self::parse(text),
        }
    }

    /// A rate from its inner count of 10⁻¹².
    pub const fn from_units(units: i64) -> Self {
        Self(units)
    }

    /// The inner count of 10⁻¹².
    pub const fn units(self) -> i64 {
        self.0
    }

    /// This rate times a multiplier with at most three decimals, exact.
    pub fn times(self, multiplier: Self) -> Self {
        let product = i128::from(self.0) * i128::from(multiplier.0) / i128::from(UNIT);
        Self(i64::try_from(product).unwrap_or(i64::MAX))
    }

    /// The share of an amount, as an exact sum that still has to be rounded.
    pub fn of(self, amount: Money) -> Accrual {
        Accrual { sum: i128::from(amount.cents()) * i128::from(self.0), over: 1 }
    }

    /// The rate as an exact decimal.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.0, 12).normalize()
    }

    /// The rate for a pixel or for solving an annual rate; never for money.
    #[expect(clippy::cast_precision_loss, reason = "rates are solved and drawn in f64, never money")]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / UNIT as f64
    }
}

/// A decimal text, its dot moved two places to the left.
fn hundredth(text: &str) -> Option<String> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_plain =
        !whole.is_empty() && [whole, part].iter().all(|half| half.bytes().all(|b| b.is_ascii_digit()));
    if !is_plain || text.ends_with('.') {
        return None;
    }
    let whole = format!("{whole:0>3}");
    let (whole, tail) = whole.split_at(whole.len() - 2);
    Some(format!("{whole}.{tail}{}", part.trim_end_matches('0')))
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_decimal().to_string())
    }
}

impl fmt::Debug for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads what [`Rate`] writes, with all of its twelve decimals.
impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let units =
            Decimal::from_str_exact(&text).ok().and_then(|rate| rate.checked_mul(Decimal::from(UNIT)));
        let units = units.filter(Decimal::is_integer).and_then(|units| i64::try_from(units).ok());
        units.map(Self).ok_or_else(|| D::Error::custom("not a rate"))
    }
}

impl schemars::JsonSchema for Rate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rate".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A fraction (0.0005 = 0.05 %), exact, at most nine decimals, 0 to 10. Written as a string; a plain number is read too.",
            "anyOf": [
                {"type": "string", "pattern": "^(0*[0-9](\\.[0-9]{1,9})?|0*10(\\.0{1,9})?)$"},
                {"type": "number", "minimum": 0, "maximum": 10}
            ]
        })
    }
}

/// How an exact sum becomes whole cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the nearest cent, a tie away from zero.
    HalfUp,
    /// To the nearest cent, a tie to the even cent.
    HalfEven,
    /// Towards zero.
    Down,
    /// To the next whole cent above.
    Up,
}

impl Rounding {
    /// Whether what is left beyond whole cents, of `cent` parts of a cent, makes another one.
    pub fn goes_up(self, rest: i128, cent: i128, whole: i128) -> bool {
        self.goes_up_from((rest * 2).cmp(&cent), rest > 0, whole % 2 != 0)
    }

    /// The same, told how what is left compares with half a cent, whether anything is, and whether the cents are odd.
    fn goes_up_from(self, half: Ordering, any: bool, odd: bool) -> bool {
        match self {
            Self::Down => false,
            Self::Up => any,
            Self::HalfUp => half.is_ge(),
            Self::HalfEven => half.is_gt() || (half.is_eq() && odd),
        }
    }
}

/// An exact sum of cents × rate × nights that is not yet an entry: interest that has grown but was not billed.
///
/// Always true: nothing was rounded. It becomes money once, by [`Accrual::round`].
#[derive(Clone, Copy, Debug)]
pub struct Accrual {
    /// Cents × 10⁻¹² × nights.
    sum: i128,
    /// What the sum is still to be divided by: the days that its rates are for.
    over: u32,
}

impl Accrual {
    /// Nothing accrued.
    pub const ZERO: Self = Self { sum: 0, over: 1 };

    /// `base × rate` for a number of nights. Nights below zero count as none.
    pub fn nights(base: Money, daily_rate: Rate, nights: i32) -> Self {
        let (cents, units, nights) = (base.cents(), daily_rate.units(), i64::from(nights.max(0)));
        let sum = match units.checked_mul(nights) {
            Some(growth) => i128::from(cents) * i128::from(growth),
            None => i128::from(cents) * i128::from(units) * i128::from(nights),
        };
        Self { sum, over: 1 }
    }

    /// This sum ÷ the days that its rate is for. Days of 0 count as 1.
    pub fn over(self, days: u32) -> Self {
        Self { sum: self.sum, over: self.over.saturating_mul(days.max(1)) }
    }

    /// Whole cents, rounded once. Nearly every sum fits 64 bits, where dividing is far cheaper; the quotient is the same.
    pub fn round(self, rounding: Rounding) -> Money {
        match u64::try_from(self.sum) {
            Ok(small) if self.over == 1 => {
                let (whole, rest) = (small / SMALL_UNIT, small % SMALL_UNIT);
                let up = rounding.goes_up_from((rest * 2).cmp(&SMALL_UNIT), rest > 0, whole % 2 != 0);
                Money::from_cents(i64::try_from(whole + u64::from(up)).unwrap_or(i64::MAX))
            }
            _ => self.round_parts(rounding),
        }
    }

    fn round_parts(self, rounding: Rounding) -> Money {
        let cent = i128::from(UNIT) * i128::from(self.over);
        let (whole, rest) = (self.sum.div_euclid(cent), self.sum.rem_euclid(cent));
        let up = rounding.goes_up(rest, cent, whole);
        Money::from_cents(i64::try_from(whole + i128::from(up)).unwrap_or(i64::MAX))
    }

    /// Whole cents of this sum ÷ `divisor`, rounded once: of a rate a year, the days of the year divide. A divisor of
    /// 0 counts as 1.
    pub fn round_over(self, divisor: u32, rounding: Rounding) -> Money {
        self.over(divisor).round(rounding)
    }

    /// Whether anything has grown.
    pub fn is_zero(self) -> bool {
        self.sum == 0
    }

    /// The sum of two that are divided by different days, over the smallest number that both divide.
    fn add_over(self, other: Self) -> Self {
        let over = self.over / common_divisor(self.over, other.over) * other.over;
        let raised = |one: Self| one.sum * i128::from(over / one.over);
        Self { sum: raised(self) + raised(other), over }
    }
}

fn common_divisor(mut a: u32, mut b: u32) -> u32 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

impl PartialEq for Accrual {
    fn eq(&self, other: &Self) -> bool {
        let (left, right) =
            (self.add_over(Self { sum: 0, ..*other }), other.add_over(Self { sum: 0, ..*self }));
        left.sum == right.sum
    }
}
impl Eq for Accrual {}

impl Default for Accrual {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Add for Accrual {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        if self.over == other.over {
            return Self { sum: self.sum + other.sum, over: self.over };
        }
        self.add_over(other)
    }
}
impl AddAssign for Accrual {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(text: &str) -> Rate {
        Rate::parse(text).unwrap()
    }

    #[test]
    fn accrues_the_published_example() {
        let interest = Accrual::nights(Money::from_cents(270_000), rate("0.0005"), 23);
        assert_eq!(interest.round(Rounding::HalfUp).to_string(), "31.05");
    }

    #[test]
    fn rounds_ties_as_told() {
        let tie = rate("0.5").of(Money::from_cents(5));
        let cents = |r| tie.round(r).cents();
        assert_eq!(
            [cents(Rounding::HalfUp), cents(Rounding::HalfEven), cents(Rounding::Down), cents(Rounding::Up)],
            [3, 2, 2, 3]
        );
    }

    #[test]
    fn a_part_of_a_sum_is_rounded_once() {
        // 10,000 at 6.8 % a year over 360 days: 30 days are 56.666… yuan
        let month = Accrual::nights(Money::from_cents(1_000_000), rate("0.068"), 30);
        let of = |rounding| month.round_over(360, rounding).to_string();
        assert_eq!([of(Rounding::HalfUp), of(Rounding::Down), of(Rounding::Up)], ["56.67", "56.66", "56.67"]);
        // 0.05 × half, over 5: half a cent
        let tie = rate("0.5").of(Money::from_cents(5));
        assert_eq!(tie.round_over(5, Rounding::HalfEven), Money::ZERO);
        assert_eq!(tie.round_over(5, Rounding::HalfUp), Money::from_cents(1));
        for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::Down, Rounding::Up] {
            assert_eq!(tie.round_over(1, rounding), tie.round(rounding));
        }
    }

    #[test]
    fn sums_over_different_days_are_exact() {
        // 100 × 0.0365 ÷ 365 and 100 × 0.0366 ÷ 366: half a cent each is a cent
        let night = |rate_a_year: &str, days| {
            Accrual::nights(Money::from_cents(5_000), rate(rate_a_year), 1).over(days)
        };
        let sum = night("0.0365", 365) + night("0.0366", 366);
        assert_eq!(sum.round(Rounding::HalfUp), Money::from_cents(1));
        assert_eq!(sum, Accrual::nights(Money::from_cents(10_000), rate("0.0001"), 1));
        assert_eq!(night("0.0365", 365).round(Rounding::Down), Money::ZERO);
        // a third of a cent three times is a cent, cut off
        let third = rate("0.01").of(Money::from_cents(100)).over(3);
        assert_eq!((third + third + third).round(Rounding::Down), Money::from_cents(1));
    }

    #[test]
    fn multiplies_exactly() {
        assert_eq!(rate("0.000500001").times(rate("1.5")).to_string(), "0.0007500015");
    }

    #[test]
    fn refuses_what_is_not_a_rate() {
        assert_eq!(Rate::parse("10.1"), Err(RateError::TooLarge));
        assert_eq!(Rate::parse("-0.1"), Err(RateError::Negative));
        assert_eq!(Rate::parse("5%"), Err(RateError::NotANumber));
        assert_eq!(Rate::parse("."), Err(RateError::NotANumber));
    }
}
