//! What loans ask for on a due day, derived from the ledger when it is shown.

use crate::calendar::{Day, Month};
use crate::ledger::{AccountIx, Component, Entry, Kind, Rule, Side};
use crate::money::Money;
use crate::simulation::Run;

/// What the loans of an account ask for on one day.
///
/// Always true: `principal` or `interest` is above zero; nothing is below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanBill {
    /// The account.
    pub account: AccountIx,
    /// The due day.
    pub on: Day,
    /// Principal of the periods that fall due.
    pub principal: Money,
    /// Their interest.
    pub interest: Money,
    /// What is past due since earlier days, penalty to this day included.
    pub past_due: Money,
    /// What was paid to the account on this day.
    pub paid: Money,
}

impl LoanBill {
    /// What must be paid so that nothing is past due after this day.
    pub fn amount(&self) -> Money {
        self.principal + self.interest + self.past_due
    }
}

/// What loans ask for in a month, in the order of the ledger. None where nothing falls due.
pub fn loan_bills(run: &Run, month: Month) -> Vec<LoanBill> {
    let entries = of_month(run, month);
    let mut bills: Vec<LoanBill> = Vec::new();
    for entry in entries.iter().filter(|entry| makes_due(entry)) {
        if bills.last().is_none_or(|bill| (bill.account, bill.on) != (entry.account, entry.on)) {
            bills.push(opened(run, month, entry));
        }
        if let Some(bill) = bills.last_mut() {
            match entry.kind {
                Kind::Due => bill.principal += entry.amount,
                _ => bill.interest += entry.amount,
            }
        }
    }
    bills
}

fn of_month(run: &Run, month: Month) -> &[Entry] {
    let from = run.ledger.partition_point(|entry| entry.on < month.first());
    let until = run.ledger.partition_point(|entry| entry.on <= month.last());
    run.ledger.get(from..until).unwrap_or_default()
}

/// Whether an entry makes something of a loan due: principal, or interest of the period.
fn makes_due(entry: &Entry) -> bool {
    entry.kind == Kind::Due || entry.cause.rule == Rule::LoanInterest
}

/// A bill without its periods: what was past due that morning, and what was paid.
fn opened(run: &Run, month: Month, first: &Entry) -> LoanBill {
    let (account, on) = (first.account, first.on);
    let entries = of_month(run, month).iter().filter(|entry| entry.account == account);
    let before: Money = entries.clone().filter(|entry| entry.on < on).map(moves_past_due).sum();
    let today = || entries.clone().filter(|entry| entry.on == on);
    let penalty: Money = today().filter(|entry| entry.kind == Kind::Penalty).map(|entry| entry.amount).sum();
    let paid = today().filter(|entry| entry.kind == Kind::Payment).map(|entry| entry.amount).sum();
    let past_due = past_due_at_start(run, month, account) + before + penalty;
    LoanBill { account, on, principal: Money::ZERO, interest: Money::ZERO, past_due, paid }
}

/// What was past due on the evening before a month.
fn past_due_at_start(run: &Run, month: Month, account: AccountIx) -> Money {
    let place = usize::try_from(month - run.start.month()).unwrap_or(0);
    let Some(evening) = place.checked_sub(1).and_then(|before| run.accounts_of(before).get(account.index()))
    else {
        return Money::ZERO;
    };
    PAST_DUE.iter().map(|&component| evening.components[component]).sum()
}

/// Of a loan these hold something only once its due day is over.
const PAST_DUE: [Component; 4] =
    [Component::Overdue, Component::Interest, Component::Fee, Component::Penalty];

/// How an entry moves what is past due.
fn moves_past_due(entry: &Entry) -> Money {
    let is_in = |side: Side| side.component().is_some_and(|component| PAST_DUE.contains(&component));
    let rise = match (is_in(entry.to), entry.kind) {
        (false, _) => Money::ZERO,
        (true, Kind::Payment) => -entry.amount,
        (true, _) => entry.amount,
    };
    if is_in(entry.from) { rise - entry.amount } else { rise }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Lab;
    use crate::bureau::ScoreModel;
    use crate::scenario::{built_in, read};
    use crate::terms::Catalog;

    #[test]
    fn a_bill_is_its_period_and_what_was_left_of_earlier_ones() {
        let catalog = Catalog::bundled();
        let scenario = read(built_in("jiebei-overdue-huabei-due").unwrap(), &catalog).unwrap().scenario;
        let lab = Lab::run(&scenario, &catalog, &ScoreModel::bundled()).unwrap();
        let run = &lab.comparison.runs[0];
        let of = |month: i32| loan_bills(run, run.start.month() + month);
        // 20,000 in 12 equal payments of 1,800.95; of the first, 1,300.00 can be paid
        let text = |money: Money| money.to_string();
        let [first] = of(0)[..] else { panic!("one bill") };
        assert_eq!((text(first.interest), text(first.amount())), ("228.64".into(), "1800.95".into()));
        assert_eq!((text(first.past_due), text(first.paid)), ("0.00".into(), "1300.00".into()));
        // 500.95 are left, with 31 nights at 0.06%: 9.32
        let [second] = of(1)[..] else { panic!("one bill") };
        assert_eq!(text(second.past_due), "510.27");
        assert_eq!(text(second.amount()), "2311.22");
        assert_eq!(of(-1), []);
    }
}
