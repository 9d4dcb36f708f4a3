//! Amounts, rates and whole numbers, from their source text and never through a float.

use jsonc_parser::ast::Value;

use super::code::Code;
use super::decode::{Item, Type};
use super::problem::Problem;
use super::scan::{half_width, to_half_width};
use crate::money::{Money, MoneyError};
use crate::rate::{Rate, RateError};

/// An amount, written as a text or as a bare number.
pub fn money(item: Item<'_, '_>) -> Option<Money> {
    let text = decimal_text(item, Type::Amount)?;
    let error = match Money::parse(text) {
        Ok(money) => return Some(money),
        Err(error) => error,
    };
    let problem = match error {
        MoneyError::NotANumber => not_plain(item, Type::Amount, text),
        MoneyError::TooManyDecimals => {
            item.problem(Code::AmountDecimals).with("decimals", decimals(text)).with("most", 2)
        }
        MoneyError::Negative => item.problem(Code::AmountNegative),
        MoneyError::TooLarge => {
            item.problem(Code::AmountTooLarge).with("most", grouped(&Money::LARGEST.to_string()))
        }
    };
    item.refuse(problem.with("found", text))
}

/// A rate, share or multiplier from 0 to 10, written as a text or as a bare number.
pub fn rate(item: Item<'_, '_>) -> Option<Rate> {
    rate_within(item, Rate::DECIMALS, Rate::from_units(10 * Rate::ONE.units()))
}

/// A rate with at most so many decimals and up to so much.
pub fn rate_within(item: Item<'_, '_>, most_decimals: usize, most: Rate) -> Option<Rate> {
    let text = decimal_text(item, Type::Rate)?;
    let found = match Rate::parse(text) {
        Ok(_) if decimals(text) > most_decimals => Err(RateError::TooManyDecimals),
        Ok(rate) if rate > most => Err(RateError::TooLarge),
        other => other,
    };
    let error = match found {
        Ok(rate) => return Some(rate),
        Err(error) => error,
    };
    let problem = match error {
        RateError::NotANumber => not_plain(item, Type::Rate, text),
        RateError::TooManyDecimals => {
            item.problem(Code::RateDecimals).with("decimals", decimals(text)).with("most", most_decimals)
        }
        RateError::Negative => item.problem(Code::RateNegative),
        RateError::TooLarge => item.problem(Code::RateTooLarge).with("most", most),
    };
    item.refuse(problem.with("found", text))
}

/// A share of the whole: a rate up to 1.
pub fn share(item: Item<'_, '_>) -> Option<Rate> {
    let share = rate(item)?;
    if share <= Rate::ONE {
        return Some(share);
    }
    let problem = item.problem(Code::ShareAboveOne).with("found", share);
    item.refuse(problem.with("instead", Rate::from_units(share.units() / 100)))
}

/// A whole number in a range, both ends included. It is written as a bare number.
pub fn whole(item: Item<'_, '_>, least: u32, most: u32) -> Option<u32> {
    let Value::NumberLit(number) = item.value() else {
        return item.wrong_type(Type::Whole);
    };
    let text = number.value;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let code = if !digits.bytes().all(|b| b.is_ascii_digit()) {
        Code::NotWhole
    } else {
        match text.parse::<u32>() {
            Ok(value) if (least..=most).contains(&value) => return Some(value),
            _ => Code::OutOfRange,
        }
    };
    let problem = item.problem(code).with("found", text);
    item.refuse(problem.with("least", least).with("most", most))
}

/// A whole number in the range of a smaller type.
pub fn small<T: TryFrom<u32>>(item: Item<'_, '_>, least: u32, most: u32) -> Option<T> {
    T::try_from(whole(item, least, most)?).ok()
}

/// A day of the month, 1 to 31.
pub fn day_of_month(item: Item<'_, '_>) -> Option<u8> {
    small(item, 1, 31)
}

fn decimal_text<'p>(item: Item<'p, '_>, expected: Type) -> Option<&'p str> {
    match item.value() {
        Value::StringLit(text) => Some(text.value.as_ref()),
        Value::NumberLit(number) => Some(number.value),
        _ => item.wrong_type(expected),
    }
}

fn decimals(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, part)| part.len())
}

/// Which of the usual slips makes a text no plain number.
fn not_plain(item: Item<'_, '_>, expected: Type, text: &str) -> Problem {
    let half = to_half_width(text);
    let kept: String = half.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let reads = |text: &str| Money::parse(text) != Err(MoneyError::NotANumber);
    let same = |c: char| c.is_ascii_digit() || c == '.';
    let only = |legal: fn(char) -> bool| reads(&kept) && half.chars().all(|c| same(c) || legal(c));
    let (code, instead) = if text.chars().any(|c| half_width(c).is_some()) && reads(&half) {
        (Code::NumberFullWidth, half.clone())
    } else if only(|c| matches!(c, ',' | ' ' | '_' | '\'')) {
        (Code::NumberSeparator, kept.clone())
    } else if is_exponent(&half) {
        (Code::NumberExponent, expand(&half))
    } else if half.ends_with('%') && only(|c| matches!(c, '%' | ' ')) && expected == Type::Rate {
        (Code::RatePercent, percent(&kept))
    } else if only(|c| matches!(c, '¥' | '$' | '元' | '块' | ' ' | ',') || c.is_ascii_alphabetic()) {
        (Code::NumberUnit, kept.clone())
    } else {
        (Code::NumberNotPlain, String::new())
    };
    let problem = item.problem(code).with("expected", expected.word());
    problem.with("instead", instead)
}

fn is_exponent(text: &str) -> bool {
    let signed = |part: &str| {
        let digits = part.strip_prefix(['-', '+']).unwrap_or(part);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    text.split_once(['e', 'E']).is_some_and(|(number, power)| signed(number) && signed(power))
}

/// The plain digits of `1e3`; empty when they would be too many to show.
fn expand(text: &str) -> String {
    use rust_decimal::Decimal;
    Decimal::from_scientific(text).map_or_else(|_| String::new(), |number| number.normalize().to_string())
}

/// `5` percent as a fraction.
fn percent(text: &str) -> String {
    use rust_decimal::Decimal;
    let fraction = text.parse::<Decimal>().ok().and_then(|number| number.checked_div(Decimal::ONE_HUNDRED));
    fraction.map_or_else(String::new, |fraction| fraction.normalize().to_string())
}

/// Thousands separators for a sentence.
pub fn grouped(amount: &str) -> String {
    let (whole, part) = amount.split_once('.').unwrap_or((amount, ""));
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if part.is_empty() { out } else { format!("{out}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::json::Document;
    use crate::reading::place::Notes;

    fn first<T>(text: &str, read: impl FnOnce(Item<'_, '_>) -> Option<T>) -> (Option<T>, Vec<Problem>) {
        let document = Document::parse(text).unwrap();
        let notes = Notes::default();
        let value = document.read(&notes, read);
        (value, notes.into_problems(text))
    }

    #[test]
    fn each_slip_has_its_own_code() {
        let cases = [
            ("\"3,000\"", Code::NumberSeparator, "3000"),
            ("\"３０００.５\"", Code::NumberFullWidth, "3000.5"),
            ("1e3", Code::NumberExponent, "1000"),
            ("1e999999999", Code::NumberExponent, ""),
            ("\"¥3,000\"", Code::NumberUnit, "3000"),
            ("\"3000元\"", Code::NumberUnit, "3000"),
            ("\"three\"", Code::NumberNotPlain, ""),
            ("\"\"", Code::NumberNotPlain, ""),
        ];
        for (text, code, instead) in cases {
            let (_, problems) = first(text, money);
            assert_eq!((problems[0].code, &*problems[0].values["instead"]), (code, instead), "{text}");
        }
        let code = |text| first(text, money).1[0].code;
        assert_eq!(code("-5"), Code::AmountNegative);
        assert_eq!(code("\"1.0000000000000000001\""), Code::AmountDecimals);
        assert_eq!(code("1000000000000000"), Code::AmountTooLarge);
        assert_eq!(code("null"), Code::WrongType);
    }

    #[test]
    fn rates_have_their_own() {
        let code = |text| first(text, rate).1[0].code;
        assert_eq!(first("\"5%\"", rate).1[0].values["instead"], "0.05");
        assert_eq!(code("\"10.5\""), Code::RateTooLarge);
        assert_eq!(code("\"0.0000000001\""), Code::RateDecimals);
        assert_eq!(first("\"80\"", share).1[0].code, Code::RateTooLarge);
        assert_eq!(first("\"8\"", share).1[0].code, Code::ShareAboveOne);
    }

    #[test]
    fn a_bare_number_is_read_from_its_text() {
        assert_eq!(first("0.10", money).0, Some(Money::from_cents(10)));
        assert_eq!(first("12", |item| whole(item, 1, 12)).0, Some(12));
        assert_eq!(first("12.0", |item| whole(item, 1, 12)).1[0].code, Code::NotWhole);
        assert_eq!(first("0", |item| whole(item, 1, 12)).1[0].code, Code::OutOfRange);
        assert_eq!(first("\"12\"", |item| whole(item, 1, 12)).1[0].code, Code::WrongType);
    }

    #[test]
    fn groups_thousands() {
        assert_eq!(grouped("1000000000.00"), "1,000,000,000.00");
    }
}
