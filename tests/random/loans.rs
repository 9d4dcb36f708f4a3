//! Loans: what was lent is what falls due, is prepaid and is left, to the cent.

use std::collections::BTreeMap;

use mingzhang::ledger::{Component, Entry, Kind, Side};
use mingzhang::money::Money;
use mingzhang::scenario::{Method, OpeningLoan};
use mingzhang::terms::LoanTerms;

use crate::life::{Book, ensure};

/// What became of the principal of the loans of one item.
#[derive(Clone, Copy, Debug, Default)]
struct Lent {
    drawn: Money,
    fell_due: Money,
    prepaid: Money,
    paid: Money,
}

impl Lent {
    fn take(&mut self, entry: &Entry) {
        match (entry.kind, entry.to.component()) {
            (Kind::Opening | Kind::Draw, Some(Component::LoanFuture)) => self.drawn += entry.amount,
            (Kind::Due, _) => self.fell_due += entry.amount,
            // put back into the loan: principal that had fallen due, and under a plan what it cost
            (Kind::Arrangement, _) if matches!(entry.from, Side::LoanDue | Side::Overdue) => {
                self.fell_due -= entry.amount;
            }
            (Kind::Arrangement, _) if entry.from != Side::Lender => self.drawn += entry.amount,
            (Kind::Overdue, _) if entry.from == Side::LoanFuture => self.fell_due += entry.amount,
            (Kind::Payment, Some(Component::LoanFuture)) => self.prepaid += entry.amount,
            (Kind::Payment, Some(Component::LoanDue | Component::Overdue)) => self.paid += entry.amount,
            _ => {}
        }
    }
}

/// The principal of a loan sums to what was drawn when it is clear, and is never more.
pub fn loans(book: &Book<'_>) -> Result<(), String> {
    for account in (0..book.scenario.accounts.len()).filter(|&account| book.facility(account).is_some()) {
        let mut lent: BTreeMap<u32, Lent> = BTreeMap::new();
        for entry in book.run.ledger.iter().filter(|entry| entry.account.index() == account) {
            lent.entry(entry.item).or_default().take(entry);
        }
        let left = |of: &Lent| of.drawn - of.fell_due - of.prepaid;
        let sound = |of: &Lent| left(of) >= Money::ZERO && of.paid <= of.fell_due;
        ensure(lent.values().all(sound), || format!("account {account}: {lent:?}"))?;
        let last = book.run.accounts_of(book.run.months.len() - 1)[account].components;
        let future: Money = lent.values().map(left).sum();
        let due: Money = lent.values().map(|of| of.fell_due - of.paid).sum();
        let shown = (last[Component::LoanFuture], last[Component::LoanDue] + last[Component::Overdue]);
        ensure(shown == (future, due), || format!("account {account}: {shown:?} is left of {lent:?}"))?;
    }
    Ok(())
}

/// What an account owes at the start is what the file says; of a loan with equal payments, in its bounds.
pub fn opening_is_sound(book: &Book<'_>, account: usize, shown: Money) -> Result<(), String> {
    let opening = &book.scenario.accounts[account].opening;
    let bill = opening.bill.map_or(Money::ZERO, |bill| bill.purchases + bill.interest);
    let fixed = opening.unbilled + opening.rolled + bill;
    let left = |loan| book.facility(account).map_or((Money::ZERO, Money::ZERO), |terms| left_of(loan, terms));
    let (least, most) =
        opening.loans.iter().map(left).fold((fixed, fixed), |(l, m), (low, high)| (l + low, m + high));
    ensure((least..=most).contains(&shown), || {
        format!("account {account} opens with {shown}, not {least} to {most}")
    })
}

/// The least and the most that can be left of a loan after the periods that are paid.
fn left_of(loan: &OpeningLoan, terms: &LoanTerms) -> (Money, Money) {
    let (paid, periods) = (i64::from(loan.periods_paid), i64::from(loan.periods));
    let parts = Money::from_cents(loan.principal.cents() / periods * paid);
    if terms.principal_grace_periods > 0 || terms.payment_unit_yuan > Money::from_cents(1) {
        return (Money::ZERO, loan.principal);
    }
    match loan.method {
        Method::EqualPrincipal | Method::Flat => (loan.principal - parts, loan.principal - parts),
        Method::InterestFirst => (loan.principal, loan.principal),
        // the first period of equal payments may be a few nights long and repay more than its part
        Method::EqualPayment => (Money::ZERO, loan.principal),
    }
}
