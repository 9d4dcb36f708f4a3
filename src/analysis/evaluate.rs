//! Works out a rule's expression from a cause alone: the same expression that the reader sees.
//!
//! Functions: `min`, `max`, `floor` (to the cent below), `round(amount, rounding)`,
//! `round_to(amount, unit, rounding)`, `share(total, periods,
//! takes_remainder)` and `sum(…)`, which runs over the stretches of nights with the names `base`, `rate`, `nights`.

use rust_decimal::{Decimal, RoundingStrategy};

use super::expression::Expression;
use crate::ledger::{Cause, Rule, Segment, Unit};
use crate::money::Money;
use crate::rate::Rate;

/// Why an expression has no value. On the rules of this crate it never occurs: a test evaluates each.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvaluateError {
    /// The text is not an expression.
    #[error("`{0}` is not an expression")]
    Syntax(String),
    /// A name has no value, or a function is not known or has other arguments.
    #[error("`{0}` is not known here")]
    Unknown(String),
    /// A number left the range of exact decimals, or was divided by zero.
    #[error("a number left the exact range")]
    Range,
}

/// The amount that an entry's cause comes to. `segments` are the stretches of the cause.
///
/// # Errors
/// See [`EvaluateError`].
pub fn evaluate_cause(cause: &Cause, segments: &[Segment]) -> Result<Money, EvaluateError> {
    evaluate(cause.rule, &cause.inputs, segments)
}

/// The amount of a rule over inputs.
///
/// ```
/// use mingzhang::{analysis::evaluate, ledger::Rule};
/// assert_eq!(evaluate(Rule::LivingFromCash, &[330_000, 200_000], &[]).unwrap().to_string(), "2000.00");
/// ```
///
/// # Errors
/// See [`EvaluateError`].
pub fn evaluate(rule: Rule, inputs: &[i64], segments: &[Segment]) -> Result<Money, EvaluateError> {
    let spec = rule.spec();
    let names =
        spec.inputs.iter().zip(inputs).map(|(input, &value)| (input.name, as_decimal(input.unit, value)));
    let scope = Scope { names: names.collect(), segments };
    let value = scope.value(&Expression::parse(spec.expression)?)?;
    let cents = value.checked_mul(Decimal::ONE_HUNDRED).ok_or(EvaluateError::Range)?;
    i64::try_from(cents).map(Money::from_cents).map_err(|_| EvaluateError::Range)
}

/// An input as the decimal that the expression works with.
pub fn as_decimal(unit: Unit, value: i64) -> Decimal {
    match unit {
        Unit::Money => Money::from_cents(value).to_decimal(),
        Unit::Rate => Rate::from_units(value).to_decimal(),
        Unit::Count | Unit::Flag | Unit::Rounding => Decimal::from(value),
    }
}

/// What the names of an expression stand for.
#[derive(Clone)]
struct Scope<'e> {
    names: Vec<(&'e str, Decimal)>,
    segments: &'e [Segment],
}

impl Scope<'_> {
    fn value(&self, expression: &Expression<'_>) -> Result<Decimal, EvaluateError> {
        match expression {
            Expression::Number(number) => Ok(*number),
            Expression::Name(name) => self.named(name),
            Expression::Call("sum", arguments) => match arguments.as_slice() {
                [each] => self.sum(each),
                _ => Err(EvaluateError::Unknown("sum".to_owned())),
            },
            Expression::Call(name, arguments) => {
                let values: Result<Vec<Decimal>, _> = arguments.iter().map(|one| self.value(one)).collect();
                call(name, &values?)
            }
            Expression::Pair(left, sign, right) => pair(self.value(left)?, *sign, self.value(right)?),
        }
    }

    fn named(&self, name: &str) -> Result<Decimal, EvaluateError> {
        let found = self.names.iter().rev().find(|(known, _)| *known == name);
        found.map(|&(_, value)| value).ok_or_else(|| EvaluateError::Unknown(name.to_owned()))
    }

    /// `sum(…)`: the expression in brackets once for each stretch. What is divided by the days of the rate is divided
    /// once for all stretches of the same days, so that parts without an end do not blur a tie.
    fn sum(&self, each: &Expression<'_>) -> Result<Decimal, EvaluateError> {
        let (each, divides) = match each {
            Expression::Pair(above, '/', below) if matches!(**below, Expression::Name("over")) => {
                (&**above, true)
            }
            _ => (each, false),
        };
        let mut sums: Vec<(u32, Decimal)> = Vec::new();
        for segment in self.segments {
            let mut inner = self.clone();
            inner.names.push(("base", segment.base.to_decimal()));
            inner.names.push(("rate", segment.rate.to_decimal()));
            inner.names.push(("over", Decimal::from(segment.over)));
            inner.names.push(("nights", Decimal::from(segment.nights)));
            let value = inner.value(each)?;
            let over = if divides { segment.over } else { 1 };
            match sums.iter_mut().find(|(days, _)| *days == over) {
                Some((_, sum)) => *sum = sum.checked_add(value).ok_or(EvaluateError::Range)?,
                None => sums.push((over, value)),
            }
        }
        sums.iter().try_fold(Decimal::ZERO, |total, (over, sum)| {
            let part = sum.checked_div(Decimal::from(*over)).ok_or(EvaluateError::Range)?;
            total.checked_add(part).ok_or(EvaluateError::Range)
        })
    }
}

fn pair(left: Decimal, sign: char, right: Decimal) -> Result<Decimal, EvaluateError> {
    let value = match sign {
        '+' => left.checked_add(right),
        '-' => left.checked_sub(right),
        '*' => left.checked_mul(right),
        _ => left.checked_div(right),
    };
    value.ok_or(EvaluateError::Range)
}

fn call(name: &str, arguments: &[Decimal]) -> Result<Decimal, EvaluateError> {
    match (name, arguments) {
        ("min", [a, b]) => Ok(*a.min(b)),
        ("max", [a, b]) => Ok(*a.max(b)),
        ("floor", [a]) => Ok(cents_below(*a)),
        ("round", [amount, rounding]) => round(*amount, *rounding),
        // cents of a unit: the same number of decimals for every unit
        ("round_to", [amount, unit, rounding]) => {
            let cents = (*unit * Decimal::ONE_HUNDRED).max(Decimal::ONE);
            let units = amount.checked_div(cents).ok_or(EvaluateError::Range)?;
            round(units, *rounding)?.checked_mul(cents).ok_or(EvaluateError::Range)
        }
        ("share", [total, periods, takes_remainder]) => {
            let each = cents_below(total.checked_div(*periods).ok_or(EvaluateError::Range)?);
            Ok(each + takes_remainder * (total - periods * each))
        }
        _ => Err(EvaluateError::Unknown(name.to_owned())),
    }
}

fn cents_below(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::ToNegativeInfinity)
}

/// Rounds to cents; the second input says how (see `Unit::Rounding`).
fn round(amount: Decimal, rounding: Decimal) -> Result<Decimal, EvaluateError> {
    let strategy = match i64::try_from(rounding) {
        Ok(0) => RoundingStrategy::MidpointAwayFromZero,
        Ok(1) => RoundingStrategy::MidpointNearestEven,
        Ok(2) => RoundingStrategy::ToNegativeInfinity,
        Ok(3) => RoundingStrategy::ToPositiveInfinity,
        _ => return Err(EvaluateError::Unknown(rounding.to_string())),
    };
    Ok(amount.round_dp_with_strategy(2, strategy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_can_be_evaluated() {
        for &rule in Rule::ALL {
            let inputs = rule.spec().inputs.iter().map(|input| if input.name == "periods" { 3 } else { 0 });
            let value = evaluate(rule, &inputs.collect::<Vec<_>>(), &[]);
            assert_eq!(value, Ok(Money::ZERO), "{}", rule.word());
        }
    }

    #[test]
    fn the_remainder_of_a_plan_goes_where_it_is_told() {
        let cents = |takes| evaluate(Rule::PlanPeriod, &[599_900, 12, takes], &[]).unwrap().to_string();
        assert_eq!((cents(1), cents(0)), ("499.99".to_owned(), "499.91".to_owned()));
    }
}
