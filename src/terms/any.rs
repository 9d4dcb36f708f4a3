//! Contracts that stand in for an account's own while a printed state is read: a state holds no contracts, so that it
//! stays true to those of the scenario.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::catalog::Catalog;
use super::{CommonTerms, Contract, Kind, LineTerms, LoanTerms};

static ANY: LazyLock<(LineTerms, LoanTerms)> = LazyLock::new(|| {
    let catalog = Catalog::bundled();
    let of = |kind: Kind| {
        let file = catalog.files().find(|file| file.kind == kind);
        let resolved = file.map(|file| catalog.resolve(&file.id, file.begins(), &BTreeMap::new()));
        resolved.and_then(Result::ok).map(|resolved| resolved.contract)
    };
    match (of(Kind::Revolving), of(Kind::Loan)) {
        (Some(Contract::Line(line)), Some(Contract::Loan(loan))) => (line, loan),
        _ => unreachable!("the bundled terms hold lines and loans"),
    }
});

/// Some contract of a line.
pub fn any_line() -> &'static LineTerms {
    &ANY.0
}

/// Some contract of a loan.
pub fn any_loan() -> &'static LoanTerms {
    &ANY.1
}

/// What some contract sets of both kinds.
pub fn any_common() -> &'static CommonTerms {
    &ANY.0.common
}
