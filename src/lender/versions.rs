//! Which version of its contract an account and each of its loans runs under: what a printed state says in place of the
//! contracts themselves.

use super::account::Account;
use crate::calendar::Day;
use crate::terms::{Contract, Version, Versioned};

/// The versions of an account, each told by what brought it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Versions {
    account: Version,
    /// Of each loan: the version that holds, and the one that will hold from its next period on.
    loans: Vec<(Version, Option<Version>)>,
}

impl<'t> Account<'t> {
    /// The versions that the account runs under.
    pub fn versions(&self) -> Versions {
        match self {
            Self::Line(line) => Versions { account: line.terms.version, loans: Vec::new() },
            Self::Facility(facility) => {
                let next = |loan: &super::Loan<'_>| loan.next_terms.map(|terms| terms.version);
                let loans = facility.loans.iter().map(|loan| (loan.terms.version, next(loan)));
                Versions { account: facility.terms.version, loans: loans.collect() }
            }
        }
    }

    /// Gives back the dates of loans that a state does not hold, told by their item (see `Entry::item`).
    pub fn link_dates(&mut self, dates_of: impl Fn(u32) -> &'t [Day]) {
        if let Self::Facility(facility) = self {
            facility.loans.iter_mut().for_each(|loan| loan.schedule.link(dates_of(loan.item)));
        }
    }

    /// What was read from a state goes on under the versions of its own contract. A contract of the other kind changes
    /// nothing.
    pub fn under(&mut self, contract: &'t Contract, versions: &Versions) {
        match (self, contract) {
            (Self::Line(line), Contract::Line(terms)) => line.terms = terms.version(versions.account),
            (Self::Facility(facility), Contract::Loan(terms)) => {
                facility.terms = terms.version(versions.account);
                for (loan, &(now, next)) in facility.loans.iter_mut().zip(&versions.loans) {
                    loan.terms = terms.version(now);
                    loan.next_terms = next.map(|next| terms.version(next));
                }
            }
            _ => {}
        }
    }
}
