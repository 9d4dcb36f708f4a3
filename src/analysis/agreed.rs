//! The day whose terms an entry is under, where a contract changed during the run.

use crate::calendar::Day;
use crate::ledger::{Entry, Kind};
use crate::simulation::{ItemRef, PriceSet, Run};
use crate::terms::{Contract, LoanTerms, RateChangeReach, Resolved, Versioned};

/// The day whose terms an entry is under: where loans keep their contract that of the draw, where they go over to another
/// the first of the nights that it sums, else its own.
pub fn agreed_on(run: &Run, contract: &Resolved, entry: &Entry) -> Day {
    let reach = match &contract.contract {
        Contract::Loan(terms) if !contract.changes.is_empty() => terms.rate_change_reach,
        _ => return entry.on,
    };
    match reach {
        RateChangeReach::NewLoans => draw_of(run, entry).map_or(entry.on, |draw| draw.on),
        RateChangeReach::AllLoans => {
            run.segments_of(&entry.cause).first().map_or(entry.on, |stretch| stretch.from)
        }
    }
}

/// What began the loan that an entry belongs to.
fn draw_of<'r>(run: &'r Run, entry: &Entry) -> Option<&'r Entry> {
    let begins = |other: &&Entry| {
        (other.account, other.item) == (entry.account, entry.item)
            && matches!(other.kind, Kind::Opening | Kind::Draw)
    };
    run.ledger.iter().find(begins)
}

/// The contract under which a loan was drawn, at the price of the score that was shown then.
pub fn loan_terms<'t>(run: &Run, terms: &'t LoanTerms, draw: &Entry) -> &'t LoanTerms {
    let event = match run.items.get(draw.item as usize) {
        Some(ItemRef::Event(at)) => Some(*at),
        Some(ItemRef::OpeningLoan(..)) => return terms,
        _ => None,
    };
    let is_its = |set: &&PriceSet| (set.account, set.item) == (draw.account, draw.item);
    terms.drawn(draw.on, event).at_score(run.prices.iter().find(is_its).map(|set| set.score))
}
