//! `mingzhang calc loan`: a loan with its whole schedule.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::super::answer::Answer;
use super::values::{amount, chosen, day, rate};
use super::{Written, figures, table};
use crate::analysis::calc::{Basis, LoanAsked, LoanRate, LoanSchedule, loan};
use crate::calendar::Day;
use crate::language::{self, Language};
use crate::money::Money;
use crate::rate::Rate;
use crate::report;
use crate::scenario::Method;
use crate::terms::{MonthEnd, RoundingChoice};

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What is lent
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    principal: Money,
    /// Number of monthly periods
    #[arg(long, value_name = "N")]
    periods: u32,
    /// How it is repaid
    #[arg(long, default_value = "equal_payment", value_parser = PossibleValuesParser::new(Method::WORDS))]
    method: String,
    #[command(flatten)]
    rate: RateOf,
    /// How days are counted [default: actual/365 with --drawn, else 30/360]
    #[arg(long, value_parser = PossibleValuesParser::new(Basis::WORDS))]
    day_count: Option<String>,
    /// How the interest of a period becomes cents
    #[arg(long, default_value = "half_up", value_parser = PossibleValuesParser::new(RoundingChoice::WORDS))]
    rounding: String,
    /// How a payment becomes a multiple of --payment-unit
    #[arg(long, default_value = "half_up", value_parser = PossibleValuesParser::new(RoundingChoice::WORDS))]
    payment_rounding: String,
    /// Payments are multiples of this, such as 1.00
    #[arg(long, value_name = "AMOUNT", default_value = "0.01", value_parser = amount)]
    payment_unit: Money,
    /// The payment of a period, or its part of principal, in place of one that is worked out
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    instalment: Option<Money>,
    /// First periods that ask for interest alone
    #[arg(long, value_name = "N", default_value_t = 0)]
    grace: u16,
    /// The due day in months that are shorter than it
    #[arg(long, default_value = "clamp", value_parser = PossibleValuesParser::new(MonthEnd::WORDS))]
    month_end: String,
    /// The day on which it is lent
    #[arg(long, value_name = "DATE", value_parser = day)]
    drawn: Option<Day>,
    /// The first due date; a month after the loan when left out
    #[arg(long, value_name = "DATE", value_parser = day)]
    first_due: Option<Day>,
    #[command(flatten)]
    written: Written,
}

/// The rate: exactly one.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct RateOf {
    /// Interest a day, such as 0.0004 or 0.04%
    #[arg(long, value_name = "RATE", value_parser = rate)]
    daily_rate: Option<Rate>,
    /// Interest a month
    #[arg(long, value_name = "RATE", value_parser = rate)]
    monthly_rate: Option<Rate>,
    /// Interest a year
    #[arg(long, value_name = "RATE", value_parser = rate)]
    annual_rate: Option<Rate>,
}

impl RateOf {
    fn rate(&self) -> LoanRate {
        let daily = self.daily_rate.map(LoanRate::Daily);
        let monthly = self.monthly_rate.map(LoanRate::Monthly);
        daily.or(monthly).unwrap_or_else(|| LoanRate::Annual(self.annual_rate.unwrap_or_default()))
    }
}

/// Prints the schedule.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    let otherwise = if arguments.drawn.is_some() { Basis::Actual365 } else { Basis::Thirty360 };
    let basis = arguments.day_count.as_deref().and_then(Basis::from_word).unwrap_or(otherwise);
    let rounding = |word: &str| chosen(RoundingChoice::from_word, word, RoundingChoice::HalfUp);
    let method = chosen(Method::from_word, &arguments.method, Method::EqualPayment);
    let rate = arguments.rate.rate();
    let found = loan(&LoanAsked {
        rounding: rounding(&arguments.rounding),
        payment_rounding: rounding(&arguments.payment_rounding),
        payment_unit: arguments.payment_unit,
        instalment: arguments.instalment,
        grace: arguments.grace,
        month_end: chosen(MonthEnd::from_word, &arguments.month_end, MonthEnd::Clamp),
        drawn: arguments.drawn,
        first_due: arguments.first_due,
        ..LoanAsked::new(arguments.principal, arguments.periods, method, rate, basis)
    });
    arguments.written.answer(found, language, |schedule| text(schedule, language), report::calc::loan)
}

fn text(schedule: &LoanSchedule, language: Language) -> String {
    let found = language::loan_text(schedule, language);
    format!("{}\n{}", table(&found, usize::MAX), figures(&found))
}
