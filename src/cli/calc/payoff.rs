//! `mingzhang calc payoff`: an instalment plan that is paid off early.

use clap::Args;

use super::super::answer::Answer;
use super::super::table::Table;
use super::instalment::Plan;
use super::{Written, figures, short_rate, table_text};
use crate::analysis::calc::{Payoff, PayoffAsked, payoff};
use crate::language::{self, CalcFigure, Language};
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
    let rows = [
        (CalcFigure::PrincipalLeft, language::yuan(payoff.principal)),
        (CalcFigure::PaidBefore, language::yuan(payoff.paid)),
        (CalcFigure::FeesAhead, language::yuan(payoff.fees_ahead)),
    ];
    let mut table = Table::new(language::payoff_heads(language), 1);
    for offer in &payoff.offers {
        table.row(vec![
            language::payoff_rule(offer.rule, language).to_owned(),
            language::amount(offer.fee),
            language::amount(offer.payment),
            language::amount(offer.cost),
            language::amount(offer.saved),
            short_rate(offer.rate),
        ]);
    }
    format!("{}\n{}", figures(&rows, language), table_text(&table))
}
