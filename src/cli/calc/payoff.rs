//! `mingzhang calc payoff`: an instalment plan that is paid off early.

use clap::Args;

use super::super::answer::Answer;
use super::instalment::Plan;
use super::{Written, figures, table};
use crate::analysis::calc::{Payoff, PayoffAsked, payoff};
use crate::language::{self, Language};
use crate::report;

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    plan: Plan,
    /// Periods that are billed and paid before the payoff
    #[arg(long, value_name = "N")]
    billed: u32,
    #[command(flatten)]
    written: Written,
}

/// Prints what each rule asks for.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    let found = payoff(&PayoffAsked { plan: arguments.plan.asked(), billed: arguments.billed });
    arguments.written.answer(found, language, |payoff| text(payoff, language), report::calc::payoff)
}

fn text(payoff: &Payoff, language: Language) -> String {
    let found = language::payoff_text(payoff, language);
    format!("{}\n{}", figures(&found), table(&found, usize::MAX))
}
