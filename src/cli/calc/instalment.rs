//! `mingzhang calc instalment`: a plan with its fee.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::super::answer::Answer;
use super::values::{amount, chosen, rate};
use super::{Written, figures, table};
use crate::analysis::calc::{FeeSplit, InstalmentAsked, InstalmentPlan, PlanRate, instalment};
use crate::language::{self, Language};
use crate::money::Money;
use crate::rate::{Rate, Rounding};
use crate::report;
use crate::terms::{RemainderPeriod, RoundingChoice};

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    plan: Plan,
    #[command(flatten)]
    written: Written,
}

/// A plan.
#[derive(Debug, Args)]
pub struct Plan {
    /// What is split
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    principal: Money,
    /// The part of it that bears no fee
    #[arg(long, value_name = "AMOUNT", value_parser = amount, default_value = "0")]
    free: Money,
    /// Number of monthly periods
    #[arg(long, value_name = "N")]
    periods: u32,
    #[command(flatten)]
    rate: RateOf,
    /// Where the fee is rounded [default: total with --total-rate, per_period with --period-rate]
    #[arg(long, value_parser = PossibleValuesParser::new(FeeSplit::WORDS))]
    fee_split: Option<String>,
    /// How the fee becomes cents [default: half_even for total, half_up for per_period]
    #[arg(long, value_parser = PossibleValuesParser::new(RoundingChoice::WORDS))]
    fee_rounding: Option<String>,
    /// The period that takes the cents which do not divide
    #[arg(long, default_value = "first", value_parser = PossibleValuesParser::new(RemainderPeriod::WORDS))]
    remainder: String,
}

/// The fee: exactly one.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct RateOf {
    /// Fee of all periods together, as a share of the principal
    #[arg(long, value_name = "RATE", value_parser = rate)]
    total_rate: Option<Rate>,
    /// Fee of each period, as a share of the principal
    #[arg(long, value_name = "RATE", value_parser = rate)]
    period_rate: Option<Rate>,
}

impl Plan {
    /// What is asked for.
    pub fn asked(&self) -> InstalmentAsked {
        let (rate, otherwise) = match self.rate.period_rate {
            Some(rate) => (PlanRate::PerPeriod(rate), FeeSplit::PerPeriod),
            None => (PlanRate::Total(self.rate.total_rate.unwrap_or_default()), FeeSplit::Total),
        };
        let split = self.fee_split.as_deref().and_then(FeeSplit::from_word).unwrap_or(otherwise);
        let usual = match split {
            FeeSplit::Total => Rounding::HalfEven,
            FeeSplit::PerPeriod => Rounding::HalfUp,
        };
        let rounding = self.fee_rounding.as_deref().and_then(RoundingChoice::from_word);
        InstalmentAsked {
            principal: self.principal,
            free: self.free,
            periods: self.periods,
            rate,
            split,
            rounding: rounding.map_or(usual, RoundingChoice::rounding),
            remainder: chosen(RemainderPeriod::from_word, &self.remainder, RemainderPeriod::First),
        }
    }
}

/// Prints the plan.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    let found = instalment(&arguments.plan.asked());
    arguments.written.answer(found, language, |plan| text(plan, language), report::calc::instalment)
}

fn text(plan: &InstalmentPlan, language: Language) -> String {
    let found = language::plan_text(plan, language);
    format!("{}\n{}", table(&found, usize::MAX), figures(&found))
}
