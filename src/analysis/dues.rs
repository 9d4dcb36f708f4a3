//! What loans ask for: the periods that fall due, derived from the ledger when they are shown.

use crate::calendar::{Day, Month};
use crate::ledger::{AccountIx, Entry, Kind, Rule};
use crate::money::Money;
use crate::simulation::Run;

/// A period of a loan on the day on which it falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanDue {
    /// The account.
    pub account: AccountIx,
    /// The loan, as the item of its entries.
    pub item: u32,
    /// The due day.
    pub on: Day,
    /// Principal of the period.
    pub principal: Money,
    /// Interest of the period.
    pub interest: Money,
}

impl LoanDue {
    /// What must be paid on the due day, beside what is past due already.
    pub fn amount(&self) -> Money {
        self.principal + self.interest
    }
}

/// The periods of all loans that fall due in a month, in the order of the ledger.
///
/// Always true: each has principal or interest above zero. A loan without anything due in the month has none.
pub fn loan_dues(run: &Run, month: Month) -> Vec<LoanDue> {
    let from = run.ledger.partition_point(|entry| entry.on < month.first());
    let entries = run.ledger.get(from..).unwrap_or_default().iter();
    let mut dues: Vec<LoanDue> = Vec::new();
    for entry in entries.take_while(|entry| entry.on <= month.last()).filter(|entry| is_due(entry)) {
        let same =
            |due: &&mut LoanDue| (due.account, due.item, due.on) == (entry.account, entry.item, entry.on);
        match dues.iter_mut().find(same) {
            Some(due) => add(due, entry),
            None => {
                let (account, item, on) = (entry.account, entry.item, entry.on);
                let mut due = LoanDue { account, item, on, principal: Money::ZERO, interest: Money::ZERO };
                add(&mut due, entry);
                dues.push(due);
            }
        }
    }
    dues
}

/// Whether an entry makes something of a loan due: principal, or interest of the period.
fn is_due(entry: &Entry) -> bool {
    entry.kind == Kind::Due || entry.cause.rule == Rule::LoanInterest
}

fn add(due: &mut LoanDue, entry: &Entry) {
    match entry.kind {
        Kind::Due => due.principal += entry.amount,
        _ => due.interest += entry.amount,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Lab;
    use crate::bureau::ScoreModel;
    use crate::scenario::{built_in, read};
    use crate::terms::Catalog;

    #[test]
    fn a_period_is_its_principal_and_its_interest() {
        let catalog = Catalog::bundled();
        let scenario = read(built_in("jiebei-overdue-huabei-due").unwrap(), &catalog).unwrap().scenario;
        let lab = Lab::run(&scenario, &catalog, &ScoreModel::bundled()).unwrap();
        let run = &lab.comparison.runs[0];
        let dues = loan_dues(run, run.start.month());
        // 20,000 in 12 equal payments of 1,800.95: the first period of the run has interest 228.64
        assert_eq!(dues.len(), 1);
        assert_eq!(dues[0].interest.to_string(), "228.64");
        assert_eq!(dues[0].amount().to_string(), "1800.95");
        assert_eq!(loan_dues(run, run.start.month() + -1), []);
    }
}
