//! Values of arguments: amounts, rates, dates and the words of choices.

use crate::calendar::Day;
use crate::money::{Money, MoneyError};
use crate::rate::{Rate, RateError};

/// An amount.
pub fn amount(text: &str) -> Result<Money, String> {
    Money::parse(text).map_err(|error| {
        let allowed = match error {
            MoneyError::NotANumber => "an amount is plain digits without commas",
            MoneyError::TooManyDecimals => "an amount has at most two decimals",
            MoneyError::Negative => "an amount is not below zero",
            MoneyError::TooLarge => "an amount is at most 1000000000.00",
        };
        format!("{allowed}; write it like 3000.00")
    })
}

/// A rate, as a fraction or with a percent sign.
pub fn rate(text: &str) -> Result<Rate, String> {
    Rate::parse_written(text).map_err(|error| {
        let allowed = match error {
            RateError::NotANumber => "a rate is a plain fraction or a percentage",
            RateError::TooManyDecimals => {
                "a rate has at most nine decimals as a fraction, seven as a percentage"
            }
            RateError::Negative => "a rate is not below zero",
            RateError::TooLarge => "a rate is at most 10, which is 1000%",
        };
        format!("{allowed}; write it like 0.0004 or 0.04%")
    })
}

/// A date.
pub fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "a date is written like 2026-03-09, from 1990 to 2199".to_owned())
}

/// The choice that a word names. The words are checked by the declaration of the argument.
pub fn chosen<T: Copy>(from_word: impl FnOnce(&str) -> Option<T>, word: &str, otherwise: T) -> T {
    from_word(word).unwrap_or(otherwise)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_fractions_and_percentages_as_the_same() {
        for (fraction, percent) in
            [("0.0004", "0.04%"), ("0.1825", "18.25%"), ("1", "100%"), ("0.005", ".5%")]
        {
            let read = rate(percent);
            if percent.starts_with('.') {
                assert!(read.is_err());
            } else {
                assert_eq!(read, rate(fraction), "{percent}");
            }
        }
        assert_eq!(rate("0.0000001%").unwrap().to_string(), "0.000000001");
        for wrong in ["", "%", "1e3", "-0.1", "-1%", "1.%", "0.00000001%", "1001%", "五%"] {
            assert!(rate(wrong).unwrap_err().contains("write it like"), "{wrong}");
        }
    }

    #[test]
    fn says_what_is_allowed() {
        assert!(amount("3,000").unwrap_err().contains("without commas"));
        assert!(amount("0.001").unwrap_err().contains("two decimals"));
        assert!(day("2026-02-30").is_err());
    }
}
