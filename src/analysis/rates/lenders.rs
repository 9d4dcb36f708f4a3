//! A run from the other chair: what each lender lent, got, gave up, and still has to get.

use crate::analysis::help_of;
use crate::ledger::{AccountIx, Component, Entry, Kind, Side};
use crate::money::Money;
use crate::simulation::{HelpCame, Run};
use crate::terms::{Bearer, Resolved};
use crate::words::Words;

/// What a lender's accounts came to in a run.
///
/// Always true: principal lent, with what was owed at the start, and all charges = what was paid + waived + owed at the
/// end. What is written off is owed all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LenderSide {
    /// Who lends.
    pub lender: Words,
    /// Its accounts.
    pub accounts: Vec<AccountIx>,
    /// What was owed to it at the start.
    pub opening: Money,
    /// Principal lent during the run.
    pub lent: Money,
    /// Interest charged.
    pub interest: Money,
    /// Fees charged.
    pub fees: Money,
    /// Penalty interest and late fees charged.
    pub penalties: Money,
    /// What was paid to it, principal and all else.
    pub paid: Money,
    /// What it gave up of what was owed.
    pub waived: Money,
    /// Cash that it gave away beside its debts, in red packets.
    pub given: Money,
    /// What is owed to it at the end.
    pub owed: Money,
    /// Of that, what it has written off in its books.
    pub written_off: Money,
    /// Fees that merchants and platforms bore in the borrower's place. They are no part of `fees`.
    pub borne_by_others: Money,
    /// Fees that it bore itself: it did not charge them.
    pub borne_itself: Money,
}

impl LenderSide {
    /// What it charged and got from those who bore fees, less what it gave up and away.
    pub fn earned(&self) -> Money {
        self.interest + self.fees + self.penalties + self.borne_by_others - self.waived - self.given
    }

    fn new(lender: &Words) -> Self {
        let nothing = Money::ZERO;
        Self {
            lender: lender.clone(),
            accounts: Vec::new(),
            opening: nothing,
            lent: nothing,
            interest: nothing,
            fees: nothing,
            penalties: nothing,
            paid: nothing,
            waived: nothing,
            given: nothing,
            owed: nothing,
            written_off: nothing,
            borne_by_others: nothing,
            borne_itself: nothing,
        }
    }

    fn count(&mut self, entry: &Entry) {
        let amount = entry.amount;
        match (entry.kind, entry.from.component(), entry.to.component()) {
            (Kind::Payment, ..) => self.paid += amount,
            _ if entry.gives() => self.given += amount,
            (Kind::Opening, _, Some(_)) => self.opening += amount,
            (_, None, Some(Component::Interest)) => self.interest += amount,
            (_, None, Some(Component::Fee)) => self.fees += amount,
            (_, None, Some(Component::Penalty)) => self.penalties += amount,
            (_, None, Some(_)) => self.lent += amount,
            (_, Some(Component::Interest | Component::Fee | Component::Penalty), None) => {
                self.waived += amount
            }
            (_, Some(_), None) if entry.to == Side::Lender => self.waived += amount,
            (_, Some(_), None) => self.paid += amount,
            _ => {}
        }
    }
}

/// One row for each lender, in the order of its first account.
pub(super) fn sides(run: &Run, contracts: &[Resolved]) -> Vec<LenderSide> {
    let mut sides: Vec<LenderSide> = Vec::new();
    let last = run.months.len().saturating_sub(1);
    for (ix, contract) in (0..).map(AccountIx).zip(contracts) {
        let place = sides.iter().position(|side| side.lender == contract.lender).unwrap_or_else(|| {
            sides.push(LenderSide::new(&contract.lender));
            sides.len() - 1
        });
        let Some(side) = sides.get_mut(place) else { continue };
        side.accounts.push(ix);
        run.ledger.iter().filter(|entry| entry.account == ix).for_each(|entry| side.count(entry));
        for entry in run.ledger.iter().filter(|entry| entry.account == ix && entry.kind == Kind::Borne) {
            match help_of(run, entry).map(|used| used.came) {
                Some(HelpCame::Borne { bearer: Bearer::Lender, .. }) => side.borne_itself += entry.amount,
                _ => side.borne_by_others += entry.amount,
            }
        }
        if let Some(account) = run.accounts_of(last).get(ix.index()) {
            let owed = account.components.debt();
            side.owed += owed;
            side.written_off += if account.written_off { owed } else { Money::ZERO };
        }
    }
    sides
}
