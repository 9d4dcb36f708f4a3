//! Examples that are no life but a sum: reproduced by the library's arithmetic of rates, payments and annual rates.

use mingzhang::analysis::calc::LoanRate;
use mingzhang::calendar::Day;
use mingzhang::money::Money;
use mingzhang::rate::{Accrual, Rate, Rounding};
use mingzhang::scenario::Method;
use rust_decimal::Decimal;

use crate::calculators::{MANY, cents, dated_percent, instalment_percent, of_percent, thirty_day_loan};
use crate::example::{Example, number, printed};

/// A daily rate × 365, in percent.
pub fn percent_a_year(daily_rate: Rate) -> Decimal {
    let hundred = cents(Money::from_cents(10_000), MANY);
    let a_year = Accrual::nights(hundred, daily_rate, 365).round(Rounding::HalfUp);
    (a_year.to_decimal() / Decimal::from(MANY)).normalize()
}

pub fn rate_band(example: &Example<'_>) {
    let upper = example.rate("daily_upper");
    let lower = upper.times(example.rate("floor_multiplier"));
    assert_eq!(example.count("days"), 365);
    example.is("annual_upper_percent", percent_a_year(upper));
    example.is("annual_lower_percent", percent_a_year(lower));
}

/// The rate of all periods together, from a fee in percent of the principal each period.
fn total_fee_rate(example: &Example<'_>, periods: i32) -> Rate {
    of_percent(example.number("fee_percent_per_period") * Decimal::from(periods))
}

/// The rule of thumb 24 × fee × n ÷ (n + 1). It is the page's, not the program's: what the program says is 12 × IRR,
/// and the rule of thumb must lie a little above it.
pub fn rule_of_thumb(example: &Example<'_>) {
    let periods = example.count("periods");
    let fee = example.number("fee_percent_per_period");
    let thumb = Decimal::from(24 * periods) * fee / Decimal::from(periods + 1);
    let expected = example.told("annual_percent").as_str().expect("a percentage");
    let decimals = expected.split_once('.').map_or(0, |(_, part)| part.len());
    example.is("annual_percent", printed(thumb, u32::try_from(decimals).unwrap_or(0)));
    let solved = instalment_percent(total_fee_rate(example, periods), periods);
    example.also("irr_x12_percent", printed(solved, 2));
    assert!(solved < thumb && thumb < solved * number("1.03"), "{}: {solved} {thumb}", example.id());
}

pub fn solved_rate(example: &Example<'_>) {
    let periods = example.count("periods");
    let solved = instalment_percent(total_fee_rate(example, periods), periods);
    example.also("irr_x12_percent", printed(solved, 2));
    example.is("annual_percent", printed(solved, 0));
}

pub fn dated_rate(example: &Example<'_>) {
    let flow = |input: &str, sign: i64| {
        let text = example.value(input).as_str().expect("`amount on date`");
        let (amount, on) = text.split_once(" on ").expect("`amount on date`");
        let amount = Money::parse(amount).expect("an amount");
        (Day::parse(on).expect("a date"), cents(amount, sign))
    };
    let solved = dated_percent([flow("received", 1), flow("repaid", -1)]);
    example.is("all_in_percent", printed(solved, 2));
}

pub fn combined_rate(example: &Example<'_>) {
    let damages = percent_a_year(of_percent(example.number("damages_daily_percent")));
    example.is("combined_annual_percent", example.number("penalty_annual_percent") + damages);
}

/// The first payment as it is rounded, and what it is before rounding: the payment of a million such loans.
fn payments(example: &Example<'_>) -> (Money, Decimal) {
    let rate = LoanRate::Annual(example.rate("annual"));
    let payment = |times: i64| {
        let principal = cents(example.money("principal"), times);
        thirty_day_loan(principal, rate, example.count("periods"), Method::EqualPayment).periods[0].payment()
    };
    (payment(1), payment(MANY).to_decimal() / Decimal::from(MANY))
}

fn periods(example: &Example<'_>) -> Decimal {
    Decimal::from(example.count("periods"))
}

/// Total interest as the sum of the rounded payments.
pub fn rounded_payments(example: &Example<'_>) {
    let (payment, _) = payments(example);
    example.pays("payment", payment);
    example.is("total_interest", payment.to_decimal() * periods(example) - example.number("principal"));
}

/// Total interest from the payment before rounding.
pub fn unrounded_payments(example: &Example<'_>) {
    let (payment, exact) = payments(example);
    example.pays("payment", payment);
    example.is("total_interest", printed(exact * periods(example) - example.number("principal"), 2));
}

/// The same with a guarantee fee on the original principal: a charge that no terms here have, so it is added by hand.
pub fn with_guarantee_fee(example: &Example<'_>) {
    let (payment, exact) = payments(example);
    let a_year = example.rate("guarantee_annual_on_original").of(example.money("principal"));
    let a_month = a_year.round(Rounding::HalfUp).to_decimal() / Decimal::from(12);
    example.also("payment", payment.to_decimal());
    example.also("guarantee_per_month", a_month);
    example.is("normal_total_repayment", printed((exact + a_month) * periods(example), 2));
}

/// Equal principal with parts that are not rounded. Over n such loans every part is whole.
pub fn equal_parts_unrounded(example: &Example<'_>) {
    let n = example.count("periods");
    let many = cents(example.money("principal"), i64::from(n));
    let rate = LoanRate::Annual(example.rate("annual"));
    let schedule = thirty_day_loan(many, rate, n, Method::EqualPrincipal);
    let each = |of_all: Money| of_all.to_decimal() / periods(example);
    let payment = |at: usize| each(schedule.periods[at].payment());
    example.is("first", printed(payment(0), 2));
    example.is("decrease", printed(payment(0) - payment(1), 2));
    example.is("total_interest", printed(each(schedule.interest), 2));
}
