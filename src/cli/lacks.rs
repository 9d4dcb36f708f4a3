//! What could not be had in a run: purchases that were refused, living costs that were not met.

use super::source::Ready;
use crate::calendar::Day;
use crate::language::{self, Language};
use crate::money::Money;
use crate::scenario::{Event, What};
use crate::simulation::{ItemRef, Refusal, Run, Unmet};

/// Something that could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The day.
    pub on: Day,
    /// How much.
    pub amount: Money,
    /// What, and why not.
    pub line: String,
}

/// Purchases that were refused.
pub fn refusals(ready: &Ready, run: &Run, language: Language) -> Vec<Lack> {
    let lack = |&Refusal { on, event, amount, reason }: &Refusal| {
        let event = ready.scenario.events.get(event as usize)?;
        let (name, account) = (language::event_name(event, language), line_name(ready, event));
        let line = language::refusal_line(on, &name, amount, reason, account, language);
        Some(Lack { on, amount, line })
    };
    run.refusals.iter().filter_map(lack).collect()
}

/// The line on which something was to be bought.
fn line_name<'r>(ready: &'r Ready, event: &Event) -> &'r str {
    let What::Purchase(purchase) = &event.what else { return "" };
    ready.account(&purchase.account).map_or("", |place| ready.account_name(place))
}

/// Living costs that could not be met.
pub fn unmet(ready: &Ready, run: &Run, language: Language) -> Vec<Lack> {
    let lack = |&Unmet { on, cost, amount }: &Unmet| {
        let name = cost_name(ready, cost, language)?;
        Some(Lack { on, amount, line: language::unmet_line(on, &name, amount, language) })
    };
    run.unmet.iter().filter_map(lack).collect()
}

/// The name of a living cost: one of the borrower's, or one that comes once.
fn cost_name(ready: &Ready, of: ItemRef, language: Language) -> Option<String> {
    match of {
        ItemRef::Cost(at) => {
            let cost = ready.scenario.borrower.costs.get(at as usize)?;
            Some(language::name_or_id(cost.name.as_ref(), &cost.id, language).to_owned())
        }
        ItemRef::Event(at) => {
            ready.scenario.events.get(at as usize).map(|event| language::event_name(event, language))
        }
        _ => None,
    }
}
