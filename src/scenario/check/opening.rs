//! What is owed at the start: bills, loans, and whether the limit allows it.

use super::accounts::{next_bill, stranger};
use super::facts::{At, Facts};
use super::loans::DueDates;
use crate::calendar::Day;
use crate::money::Money;
use crate::reading::{Code, Problem};
use crate::scenario::model::{Account, OpeningBill, OpeningLoan};
use crate::terms::Kind;

/// Checks the opening of every account.
pub fn check(facts: &Facts<'_>, problems: &mut Vec<Problem>) {
    for (index, account) in facts.scenario.accounts.iter().enumerate() {
        let at = At::new("accounts", index);
        let opening = &account.opening;
        match facts.known[index].kind {
            Some(Kind::Revolving) => {
                stranger(!opening.loans.is_empty(), "opening.loans", Kind::Revolving, at, problems);
            }
            Some(Kind::Loan) => {
                stranger(!opening.unbilled.is_zero(), "opening.unbilled", Kind::Loan, at, problems);
                stranger(!opening.rolled.is_zero(), "opening.rolled", Kind::Loan, at, problems);
                stranger(opening.bill.is_some(), "opening.bill", Kind::Loan, at, problems);
            }
            None => {}
        }
        if let Some(bill) = &opening.bill {
            let due_on_bill_day = account.bill_day.is_some() && facts.due_day(index) == account.bill_day;
            check_bill((facts.start, due_on_bill_day), account, bill, at, problems);
        }
        for (position, loan) in opening.loans.iter().enumerate() {
            check_loan(facts.start, loan, at.inner("opening.loans", position), problems);
        }
        limit(account, facts.known[index].kind, at, problems);
    }
}

fn check_bill(
    (start, due_on_bill_day): (Day, bool),
    account: &Account,
    bill: &OpeningBill,
    at: At,
    problems: &mut Vec<Problem>,
) {
    let before = problems.len();
    if bill.on > start {
        let problem = at.problem(Code::BillAfterStart, "opening.bill.on").with("found", bill.on);
        problems.push(problem.with("start", start));
    }
    if bill.due < start {
        let problem = at.problem(Code::BillDueBeforeStart, "opening.bill.due").with("found", bill.due);
        problems.push(problem.with("start", start));
    }
    if bill.due < bill.on || (bill.due == bill.on && !due_on_bill_day) {
        let problem = at.problem(Code::BillDueBeforeBill, "opening.bill.due").with("found", bill.due);
        problems.push(problem.with("on", bill.on));
    }
    let Some(bill_day) = account.bill_day.filter(|_| problems.len() == before) else {
        return;
    };
    let next = next_bill(bill.on, bill_day);
    if bill.due >= next {
        let problem = at.problem(Code::BillDueTooLate, "opening.bill.due").with("found", bill.due);
        problems.push(problem.with("on", bill.on).with("next", next));
    }
}

fn check_loan(start: Day, loan: &OpeningLoan, at: At, problems: &mut Vec<Problem>) {
    if loan.drawn >= start {
        let problem = at.problem(Code::LoanAfterStart, "drawn").with("found", loan.drawn);
        problems.push(problem.with("start", start));
        return;
    }
    let dates = DueDates::from(loan);
    dates.check(at, "", problems);
    let right = dates.due_before(start);
    if right == loan.periods {
        let problem = at.problem(Code::LoanOver, "periods").with("found", loan.periods);
        problems.push(problem.with("last", dates.due(loan.periods)).with("start", start));
    } else if right != loan.periods_paid {
        let problem = at.problem(Code::PeriodsPaidWrong, "periods_paid").with("found", loan.periods_paid);
        problems.push(problem.with("right", right).with("first", dates.due(1)).with("start", start));
    }
}

/// Warns when the principal at the start is above the limit.
fn limit(account: &Account, kind: Option<Kind>, at: At, problems: &mut Vec<Problem>) {
    let opening = &account.opening;
    let debt = match kind {
        Some(Kind::Revolving) => {
            opening.unbilled + opening.rolled + opening.bill.map_or(Money::ZERO, |bill| bill.purchases)
        }
        Some(Kind::Loan) => opening.loans.iter().map(least_left).sum(),
        None => return,
    };
    if debt > account.limit {
        let problem = at.problem(Code::DebtAboveLimit, "limit").with("found", debt);
        problems.push(problem.with("limit", account.limit));
    }
}

/// The least principal that can be left of a loan: that of equal parts. Other methods leave a little more, which takes a
/// schedule to know; the warning may stay out then, but is never wrong.
fn least_left(loan: &OpeningLoan) -> Money {
    let (periods, paid) = (i64::from(loan.periods), i64::from(loan.periods_paid.min(loan.periods)));
    if loan.method == crate::scenario::model::Method::InterestFirst {
        return loan.principal;
    }
    let part = loan.principal.cents() / periods.max(1);
    Money::from_cents(loan.principal.cents() - part * paid)
}
