//! Prices by score: which score a price is agreed at, and when.
//!
//! A loan takes the price of the score that is shown when it is drawn, a plan that of the day on which it is made. The
//! rate of a line is set on the first day of the run, when each of its bills has closed, and when an event changes its
//! contract.

use super::agenda::bit;
use super::run::PriceSet;
use super::world::{World, ix};
use crate::calendar::Day;
use crate::lender::Account;
use crate::terms::{Contract, LineTerms, Version, Versioned};

impl<'p> World<'p, '_> {
    /// The score that is shown, for an account whose contract has prices by score.
    pub(super) fn pricing_score(&self, place: usize) -> Option<u16> {
        let priced = self.prepared.priced & bit(place) != 0;
        priced.then(|| u16::try_from(self.scorer.shown().value).unwrap_or(0))
    }

    /// Remembers the score at which something was agreed.
    pub(super) fn note_price(&mut self, place: usize, on: Day, item: u32) {
        if let Some(score) = self.pricing_score(place) {
            self.prices.push(PriceSet { on, account: ix(place), item, score });
        }
    }

    /// The first morning: the rates of all lines are set.
    pub(super) fn set_first_prices(&mut self) {
        for place in 0..self.accounts.len() {
            self.set_line_price(place, self.prepared.scenario.start);
        }
    }

    /// The rate of a line is set by the score that is shown.
    #[inline(never)]
    pub(super) fn set_line_price(&mut self, place: usize, on: Day) {
        if self.pricing_score(place).is_none() {
            return;
        }
        let Some(prices) = self.plan_prices(place) else { return };
        if let Some(Account::Line(line)) = self.accounts.get_mut(place) {
            line.change_terms(on, prices);
            self.note_price(place, on, 0);
        }
    }

    /// The contract of a line with the prices of today.
    pub(super) fn plan_prices(&self, place: usize) -> Option<&'p LineTerms> {
        let Some(Account::Line(line)) = self.accounts.get(place) else { return None };
        let Some(score) = self.pricing_score(place) else { return Some(line.terms()) };
        let prepared = self.prepared;
        let Some(Contract::Line(first)) = prepared.terms.get(place).map(|terms| terms.contract) else {
            return None;
        };
        let whole = first.version(Version { band: None, ..line.terms().version });
        Some(whole.at_score(Some(score)))
    }
}

/// The accounts whose contract has prices by score at some time, one bit each.
pub(super) fn priced<'a>(contracts: impl Iterator<Item = &'a Contract>) -> u64 {
    let has = |contract: &Contract| match contract {
        Contract::Line(line) => is_priced(line),
        Contract::Loan(loan) => is_priced(loan),
    };
    contracts.enumerate().filter(|(_, contract)| has(contract)).fold(0, |mask, (place, _)| mask | bit(place))
}

fn is_priced<T: Versioned>(terms: &T) -> bool {
    !terms.bands().is_empty() || terms.later().iter().any(|later| !later.terms.bands().is_empty())
}
