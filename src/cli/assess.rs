//! `mingzhang assess`: what a review of a limit looks at, and what would come of doing something else.

use clap::Args;

use super::answer::{Answer, WRONG_USE};
use super::assess_text;
use super::explain::month;
use super::question::Question;
use super::source::Ready;
use crate::analysis::{Assessment, AssessmentAsked, Bench, assess};
use crate::bureau::ScoreModel;
use crate::calendar::Month;
use crate::language::{self, Language};
use crate::report;

/// The arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    question: Question,
    /// Id of the account [default: the first of the file]
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    /// The month whose review is looked at [default: the first of the run]
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<Month>,
}

/// Assesses the chosen account.
pub fn answer(arguments: &Arguments, language: Language) -> Answer {
    let question = &arguments.question;
    question.answer(language, |ready, strategy| {
        let account = arguments.account.as_deref().map_or(Ok(0), |id| account(ready, id, language))?;
        let asked = AssessmentAsked { account, strategy, month: arguments.month };
        let model = ScoreModel::bundled();
        let bench = Bench { contracts: &ready.lab.contracts, model: &model };
        let found =
            assess(&ready.scenario, bench, asked).ok_or_else(|| outside(ready, arguments, language))?;
        let text = || assess_text::text(ready, &found, language);
        let json = || report::assessment(&ready.scenario, &ready.lab, &found);
        Ok(question.formatted.write(text, json, report::csv::suggestions))
    })
}

fn account(ready: &Ready, id: &str, language: Language) -> Result<usize, Answer> {
    ready.account(id).ok_or_else(|| {
        let ids: Vec<&str> = ready.scenario.accounts.iter().map(|account| account.id.as_str()).collect();
        Answer::refused(WRONG_USE, language::no_such_account(id, &ids.join(", "), language))
    })
}

/// Why there is nothing to assess: the month lies outside the run, or there is no account.
fn outside(ready: &Ready, arguments: &Arguments, language: Language) -> Answer {
    let first = ready.lab.comparison.runs.first();
    match (arguments.month, first) {
        (Some(month), Some(run)) => {
            let [month, first, last] =
                [month, run.start.month(), run.end.month()].map(|month| month.to_string());
            Answer::refused(WRONG_USE, language::outside_run(&month, &first, &last, language))
        }
        _ => Answer::refused(WRONG_USE, language::no_assessment(language)),
    }
}

/// The assessment's account as it is called.
pub fn called(ready: &Ready, found: &Assessment) -> String {
    let id = ready.scenario.accounts.get(found.account).map_or("", |account| &account.id);
    language::name_and_id(ready.account_name(found.account), id)
}
