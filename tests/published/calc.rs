//! Examples that are no life but a sum: reproduced by the library's arithmetic of rates, payments and annual rates.

use mingzhang::analysis::annual_rate;
use mingzhang::calendar::Day;
use mingzhang::lender::equal_payment;
use mingzhang::money::Money;
use mingzhang::rate::{Accrual, Rate, Rounding};
use rust_decimal::Decimal;

use crate::example::{Example, number, printed};

/// Makes amounts large, so that whole cents are as good as exact.
const MANY: i64 = 1_000_000;

fn cents(amount: Money, times: i64) -> Money {
    Money::from_cents(amount.cents() * times)
}

/// A daily rate × 365, in percent.
pub fn percent_a_year(daily_rate: Rate) -> Decimal {
    let hundred = cents(Money::from_cents(10_000), MANY);
    let a_year = Accrual::nights(hundred, daily_rate, 365).round(Rounding::HalfUp);
    (a_year.to_decimal() / Decimal::from(MANY)).normalize()
}

/// 12 × the monthly rate of a plan in equal instalments, unrounded, in percent. The solver knows only years, so a
/// period stands for a year: its effective rate is then that of one period.
pub fn instalment_percent(total_fee_rate: Rate, periods: i32) -> Decimal {
    let principal = cents(Money::from_cents(100_000_000), 1_000);
    let owed = principal + total_fee_rate.of(principal).round(Rounding::HalfUp);
    let instalment = Money::from_cents(owed.cents() / i64::from(periods));
    let start = Day::FIRST;
    let paid = (1..=periods).map(|k| (start + 365 * k, -instalment));
    let flows: Vec<_> = [(start, principal)].into_iter().chain(paid).collect();
    let monthly = annual_rate(&flows).expect("a plan with a fee has a rate").effective;
    monthly.to_decimal() * Decimal::from(1_200)
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
    let whole = example.number("fee_percent_per_period") * Decimal::from(periods) / Decimal::ONE_HUNDRED;
    Rate::parse(&whole.normalize().to_string()).expect("a fee rate")
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
    let rate = annual_rate(&[flow("received", 1), flow("repaid", -1)]).expect("a rate");
    example.is("all_in_percent", printed(rate.effective.to_decimal() * Decimal::ONE_HUNDRED, 2));
}

pub fn combined_rate(example: &Example<'_>) {
    let daily = (example.number("damages_daily_percent") / Decimal::ONE_HUNDRED).normalize();
    let damages = percent_a_year(Rate::parse(&daily.to_string()).expect("a rate"));
    example.is("combined_annual_percent", example.number("penalty_annual_percent") + damages);
}

/// An annual rate over 360 days. Where that has no end, twelve decimals of it: a part in 10⁹ of the rate.
fn daily_rate(example: &Example<'_>) -> Rate {
    let units = example.number("annual") / Decimal::from(360) * Decimal::from(Rate::ONE.units());
    Rate::from_units(i64::try_from(printed(units, 0)).expect("a small number"))
}

fn thirty_each(example: &Example<'_>) -> Vec<i32> {
    vec![30; usize::try_from(example.count("periods")).unwrap_or(0)]
}

/// The payment as the library rounds it, and what it is before rounding: the payment of a million such loans.
fn payments(example: &Example<'_>) -> (Money, Decimal) {
    let (principal, rate, nights) = (example.money("principal"), daily_rate(example), thirty_each(example));
    let many = equal_payment(cents(principal, MANY), rate, &nights);
    (equal_payment(principal, rate, &nights), many.to_decimal() / Decimal::from(MANY))
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

/// Equal principal with parts that are not rounded. Over n such loans every balance is whole: n × principal, less one
/// principal a period; the library's exact nights do the rest.
pub fn equal_parts_unrounded(example: &Example<'_>) {
    let (principal, rate, n) = (example.money("principal"), daily_rate(example), example.count("periods"));
    let interest_on = |parts: i32| Accrual::nights(cents(principal, i64::from(parts)), rate, 30);
    let each = |of_all: Accrual| of_all.round(Rounding::HalfUp).to_decimal() / periods(example);
    let part = principal.to_decimal() / periods(example);
    let first = part + each(interest_on(n));
    let second = part + each(interest_on(n - 1));
    let whole = (1..=n).fold(Accrual::ZERO, |sum, parts| sum + interest_on(parts));
    example.is("first", printed(first, 2));
    example.is("decrease", printed(first - second, 2));
    example.is("total_interest", printed(each(whole), 2));
}
