//! Amounts of money: whole cents, never a float.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use rust_decimal::Decimal;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact amount of yuan, held as whole cents.
///
/// Always true: a `Money` that was read from a file lies in `0.00 ..= 1,000,000,000.00` yuan. Sums and
/// differences stay far inside `i64`, and overflow checks are on in every build.
///
/// ```
/// use mingzhang::money::{Money, MoneyError};
/// assert_eq!(Money::parse("3000.5").unwrap().to_string(), "3000.50");
/// assert_eq!(Money::parse("0.001"), Err(MoneyError::TooManyDecimals));
/// assert_eq!(Money::parse("3,000"), Err(MoneyError::NotANumber));
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Something other than plain ASCII digits with one dot.
    #[error("not a plain decimal number")]
    NotANumber,
    /// More than two decimals: an amount is never rounded silently.
    #[error("more than two decimals")]
    TooManyDecimals,
    /// Below zero.
    #[error("below zero")]
    Negative,
    /// Above [`Money::LARGEST`].
    #[error("above 1,000,000,000.00")]
    TooLarge,
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount that a file may name: one thousand million yuan.
    pub const LARGEST: Self = Self(100_000_000_000);
    /// More than any amount that can occur: the start of a search for the least.
    pub const MAX: Self = Self(i64::MAX);

    /// An amount of whole cents.
    pub const fn from_cents(cents: i64) -> Self {
        Self(cents)
    }

    /// The amount in cents.
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// Reads `digits[.d[d]]`. Only plain ASCII: no sign, separators, exponents or full-width digits.
    ///
    /// # Errors
    /// One [`MoneyError`] for each way in which the text can be wrong; nothing is rounded.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let (whole, part) = split_decimal(text).ok_or(MoneyError::NotANumber)?;
        if let Some(rest) = whole.strip_prefix('-') {
            return Err(if all_digits(rest) { MoneyError::Negative } else { MoneyError::NotANumber });
        }
        if !all_digits(whole) || !part.bytes().all(|b| b.is_ascii_digit()) {
            return Err(MoneyError::NotANumber);
        }
        if part.len() > 2 {
            return Err(MoneyError::TooManyDecimals);
        }
        let yuan: i64 = whole.parse().map_err(|_| MoneyError::TooLarge)?;
        let cents: i64 = format!("{part:0<2}").parse().map_err(|_| MoneyError::NotANumber)?;
        let total = yuan.checked_mul(100).and_then(|c| c.checked_add(cents)).ok_or(MoneyError::TooLarge)?;
        if total > Self::LARGEST.0 { Err(MoneyError::TooLarge) } else { Ok(Self(total)) }
    }

    /// Whether nothing is left.
    pub const fn is_zero(&self) -> bool {
        self.0 == 0
    }

    /// Whether there is anything above zero.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// The amount, or zero where it is below zero.
    pub const fn or_zero(self) -> Self {
        if self.0 < 0 { Self(0) } else { self }
    }

    /// The amount as an exact decimal number of yuan.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.0, 2)
    }

    /// The amount for a pixel position, and for nothing else.
    #[expect(clippy::cast_precision_loss, reason = "a pixel needs far fewer than 53 bits")]
    pub fn to_pixel_scale(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

/// Whole part and decimals of a plain decimal text; `None` for a lone or second dot.
fn split_decimal(text: &str) -> Option<(&str, &str)> {
    match text.split_once('.') {
        None => Some((text, "")),
        Some((_, "")) => None,
        Some((whole, part)) => Some((whole, part)),
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{:02}", cents / 100, cents % 100))
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads what [`Money`] writes: any amount, also one below zero.
impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let cents = text.len().checked_sub(3).filter(|&dot| text.get(dot..=dot) == Some("."));
        let cents = cents.and_then(|_| text.replacen('.', "", 1).parse().ok());
        cents.map(Self).ok_or_else(|| D::Error::custom("not an amount"))
    }
}

impl schemars::JsonSchema for Money {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Money".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Yuan, exact, at most two decimals, 0 to 1,000,000,000.00. Written as a string; a plain number is read too.",
            "anyOf": [
                {"type": "string", "pattern": "^(0*[0-9]{1,9}(\\.[0-9]{1,2})?|0*1000000000(\\.0{1,2})?)$"},
                {"type": "number", "minimum": 0, "maximum": 1_000_000_000}
            ]
        })
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}
impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}
impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}
impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}
impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}
impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_exact_amounts_and_refuses_the_rest() {
        let cases: [(&str, Result<i64, MoneyError>); 12] = [
            ("0", Ok(0)),
            ("0.1", Ok(10)),
            ("1000000000.00", Ok(100_000_000_000)),
            ("1000000000.01", Err(MoneyError::TooLarge)),
            ("99999999999999999999", Err(MoneyError::TooLarge)),
            ("-1", Err(MoneyError::Negative)),
            ("1.005", Err(MoneyError::TooManyDecimals)),
            ("1.", Err(MoneyError::NotANumber)),
            ("1e3", Err(MoneyError::NotANumber)),
            ("３０００", Err(MoneyError::NotANumber)),
            ("", Err(MoneyError::NotANumber)),
            ("+5", Err(MoneyError::NotANumber)),
        ];
        for (text, cents) in cases {
            assert_eq!(Money::parse(text), cents.map(Money::from_cents), "{text}");
        }
    }

    #[test]
    fn prints_two_decimals() {
        assert_eq!(Money::from_cents(-5).to_string(), "-0.05");
        assert_eq!(Money::from_cents(1_420_000).to_string(), "14200.00");
    }
}
