//! `mingzhang calc purchase`: a purchase above the interest-free quota, the ways side by side.

use clap::Args;

use super::super::answer::Answer;
use super::super::paragraph::paragraph;
use super::values::{amount, day, rate};
use super::{Written, table};
use crate::analysis::calc::{MerchantOffer, PurchaseAsked, PurchaseLoan, Ways, purchase};
use crate::calendar::Day;
use crate::language::{self, Language};
use crate::money::Money;
use crate::rate::Rate;
use crate::report;

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What it costs
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    price: Money,
    /// How much can be split without a fee
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    quota: Money,
    /// Number of monthly periods
    #[arg(long, value_name = "N", default_value = "12")]
    periods: u32,
    /// Fee of all periods together, as a share of the principal
    #[arg(long, value_name = "RATE", value_parser = rate)]
    total_rate: Rate,
    /// Cash that may go into it
    #[arg(long, value_name = "AMOUNT", value_parser = amount, default_value = "0")]
    cash: Money,
    /// What can be saved for it in a month
    #[arg(long, value_name = "AMOUNT", value_parser = amount, default_value = "0")]
    saving: Money,
    /// The day on which it could be bought
    #[arg(long, value_name = "DATE", value_parser = day, default_value = "2026-01-15")]
    buy_on: Day,
    /// Total fee of the merchant's own plan, as a share of the price
    #[arg(long, value_name = "RATE", value_parser = rate)]
    merchant_rate: Option<Rate>,
    /// Periods of the merchant's own plan
    #[arg(long, value_name = "N", default_value = "12")]
    merchant_periods: u32,
    /// Interest a day of a loan for what is above the quota
    #[arg(long, value_name = "RATE", value_parser = rate)]
    loan_rate: Option<Rate>,
    /// Periods of that loan
    #[arg(long, value_name = "N", default_value = "12")]
    loan_periods: u32,
    /// Price of cheaper goods that would do
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    cheaper: Option<Money>,
    #[command(flatten)]
    written: Written,
}

/// Prints the ways.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    let merchant = |total_rate| MerchantOffer { periods: arguments.merchant_periods, total_rate };
    let loan = |daily_rate| PurchaseLoan { periods: arguments.loan_periods, daily_rate };
    let found = purchase(&PurchaseAsked {
        price: arguments.price,
        on: arguments.buy_on,
        quota: arguments.quota,
        periods: arguments.periods,
        total_rate: arguments.total_rate,
        cash: arguments.cash,
        saving: arguments.saving,
        merchant: arguments.merchant_rate.map(merchant),
        loan: arguments.loan_rate.map(loan),
        cheaper: arguments.cheaper,
    });
    let text = |ways: &Ways| text(arguments, ways, language);
    arguments.written.answer(found, language, text, report::calc::purchase)
}

fn text(arguments: &Arguments, ways: &Ways, language: Language) -> String {
    let found = language::ways_text(ways, |way, why| language::way_blocked(way, why, language), language);
    let blocked: String = found.notes.iter().map(|note| paragraph("  · ", note)).collect();
    let title = paragraph("", &language::excess_line(arguments.price, arguments.quota, language));
    format!("{title}\n{}{blocked}", table(&found, usize::MAX))
}
