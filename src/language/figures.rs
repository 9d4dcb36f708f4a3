//! Amounts, rates and months as people read them.

use super::Language;
use crate::calendar::Month;
use crate::money::Money;
use crate::rate::Rate;

/// An amount with thousands separators and two decimals: `3,363.84`, `−12.00`.
pub fn amount(money: Money) -> String {
    let cents = money.cents().unsigned_abs();
    let sign = if money.cents() < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", grouped(cents / 100), cents % 100)
}

/// An amount with its currency: `¥3,363.84`.
pub fn yuan(money: Money) -> String {
    let text = amount(money);
    match text.strip_prefix('−') {
        Some(rest) => format!("−¥{rest}"),
        None => format!("¥{text}"),
    }
}

/// An amount without decimals where it has none: `1,500`, `1,500.50`.
pub fn short_amount(money: Money) -> String {
    let text = amount(money);
    text.strip_suffix(".00").map_or_else(|| text.clone(), str::to_owned)
}

/// Whole yuan for the label of an axis, in 万 or k above 100,000.
pub fn axis_amount(cents: i64, high_cents: i64, language: Language) -> String {
    let yuan = cents / 100;
    if high_cents < 10_000_000 {
        return grouped(yuan.unsigned_abs());
    }
    let (unit, word) = match language {
        Language::Zh => (10_000, "万"),
        Language::En => (1_000, "k"),
    };
    let tenths = yuan.rem_euclid(unit) * 10 / unit;
    let whole = grouped(yuan.div_euclid(unit).unsigned_abs());
    if tenths == 0 { format!("{whole}{word}") } else { format!("{whole}.{tenths}{word}") }
}

/// A whole number in groups of three digits.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A rate as a percentage with all its decimals: `0.05%`.
pub fn percent(rate: Rate) -> String {
    format!("{}%", plain_percent(rate))
}

/// A rate as the number before a percent sign: `0.05`.
pub fn plain_percent(rate: Rate) -> String {
    (rate.to_decimal() * rust_decimal::Decimal::ONE_HUNDRED).normalize().to_string()
}

/// A rate as a percentage with one decimal: `18.3%`.
pub fn rounded_percent(rate: Rate) -> String {
    format!("{:.1}%", (rate.to_decimal() * rust_decimal::Decimal::ONE_HUNDRED).round_dp(1))
}

/// A solved rate as a percentage with all four decimals that it has: `13.7478%`, `−1.0000%`.
pub fn percent_of(rate: Rate) -> String {
    let percent = rate.to_decimal() * rust_decimal::Decimal::ONE_HUNDRED;
    let sign = if percent.is_sign_negative() && !percent.is_zero() { "−" } else { "" };
    format!("{sign}{:.4}%", percent.abs())
}

/// A month as it is written in both languages: `2026-01`.
pub fn month(month: Month) -> String {
    month.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_digits_and_keeps_cents() {
        assert_eq!(amount(Money::from_cents(336_384)), "3,363.84");
        assert_eq!(amount(Money::from_cents(5)), "0.05");
        assert_eq!(yuan(Money::from_cents(-100_000_000)), "−¥1,000,000.00");
        assert_eq!(short_amount(Money::from_cents(150_000)), "1,500");
        assert_eq!(short_amount(Money::from_cents(150_050)), "1,500.50");
    }

    #[test]
    fn shortens_large_axes() {
        assert_eq!(axis_amount(1_600_000, 1_600_000, Language::Zh), "16,000");
        assert_eq!(axis_amount(25_000_000, 100_000_000, Language::Zh), "25万");
        assert_eq!(axis_amount(2_500_000, 100_000_000, Language::Zh), "2.5万");
        assert_eq!(axis_amount(25_000_000, 100_000_000, Language::En), "250k");
    }

    #[test]
    fn shows_rates_whole() {
        let rate = Rate::parse("0.0005").unwrap();
        assert_eq!(percent(rate), "0.05%");
        assert_eq!(rounded_percent(Rate::parse("0.18254").unwrap()), "18.3%");
        assert_eq!(percent_of(Rate::parse("0.137478").unwrap()), "13.7478%");
        assert_eq!(percent_of(Rate::from_units(-10_000_000_000)), "−1.0000%");
    }
}
