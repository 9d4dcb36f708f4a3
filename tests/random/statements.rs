//! Bills: total, minimum and what was paid by the due day, worked out again from the ledger.

use mingzhang::calendar::Day;
use mingzhang::ledger::{Balances, Component, Entry, Kind, Rule, Side, Statement};
use mingzhang::money::Money;
use mingzhang::rate::Rate;
use mingzhang::terms::{LineTerms, MinBase, MinForm, MinRounding, StatementDayPurchase};

use crate::cash::Taken;
use crate::invariants::takes_room;
use crate::life::{Book, ensure};
use crate::nights::bill_days;
use crate::story::apply;

/// What enters a bill: its own purchases, what is carried, and what must be paid whole.
#[derive(Clone, Copy, Debug)]
struct Sheet {
    billed: Money,
    rolled: Money,
    whole: Money,
    above_limit: Money,
    cash: Money,
    /// Interest of the bill, where the form of the minimum does not ask for it whole.
    interest: Money,
    /// Of what is carried: what is on the bill and unpaid.
    rolled_left: Money,
    /// Of what must be paid whole: interest, fees and penalties that are unpaid.
    charges: [Money; 3],
}

const CHARGES: [Component; 3] = [Component::Interest, Component::Fee, Component::Penalty];

impl Sheet {
    fn of(balances: &Balances, limit: Money, interest: Money) -> Self {
        let (billed, rolled) = (balances[Component::Billed], balances[Component::Rolled]);
        let ahead = balances[Component::Unbilled] + balances[Component::PlanFuture];
        let above_limit = (balances.principal() - limit).max(Money::ZERO);
        Self {
            billed,
            rolled,
            whole: balances.debt() - ahead - billed - rolled - interest,
            above_limit,
            cash: Money::ZERO,
            interest,
            rolled_left: rolled,
            charges: CHARGES.map(|charge| balances[charge]),
        }
    }

    fn total(&self) -> Money {
        self.billed + self.rolled + self.interest + self.whole
    }

    /// A conversion after the close takes from the purchases and adds a period with its fee.
    fn amend(&mut self, entry: &Entry) {
        match (entry.kind, entry.cause.rule) {
            (Kind::Convert, _) => self.billed -= entry.amount,
            (_, Rule::PlanPeriod | Rule::PlanPeriodCut | Rule::PlanFee) => {
                self.whole += entry.amount;
                self.charge(entry, entry.amount);
            }
            (Kind::Payment, rule) if rule != Rule::PayOffPlan => self.charge(entry, -entry.amount),
            (Kind::Waive, _) => {
                self.whole -= entry.amount;
                self.charges[2] = (self.charges[2] - entry.amount).max(Money::ZERO);
            }
            (Kind::Arrangement, _) => self.arrange(entry),
            (Kind::Refund, _) => match entry.from {
                Side::Billed => self.billed -= entry.amount,
                Side::Rolled => {
                    self.rolled -= entry.amount;
                    self.rolled_left = (self.rolled_left - entry.amount).max(Money::ZERO);
                }
                Side::PlanDue | Side::Overdue => self.whole -= entry.amount,
                _ => {}
            },
            _ => {}
        }
    }
}

impl Sheet {
    fn charge(&mut self, entry: &Entry, amount: Money) {
        if entry.to == Side::Rolled {
            self.rolled_left = (self.rolled_left + amount).max(Money::ZERO);
        }
        if let Some(at) = CHARGES.iter().position(|&charge| entry.to == charge.into()) {
            self.charges[at] = (self.charges[at] + amount).max(Money::ZERO);
        }
    }

    /// What becomes part of a personal plan is on the bill no more. Charges of that day were never on it.
    fn arrange(&mut self, entry: &Entry) {
        match entry.from {
            Side::Billed => self.billed -= entry.amount,
            // cash of the cycle is on no bill yet
            Side::Rolled => {
                let on_bill = entry.amount.min(std::mem::take(&mut self.rolled_left));
                self.rolled -= on_bill;
            }
            Side::PlanDue | Side::Overdue => self.whole -= entry.amount,
            from => {
                let charge = CHARGES.iter().position(|&charge| from == charge.into());
                let on_bill = charge.map_or(Money::ZERO, |at| std::mem::take(&mut self.charges[at]));
                let loose = if from == Side::Interest { on_bill.min(self.interest) } else { Money::ZERO };
                self.interest -= loose;
                self.whole -= on_bill.min(entry.amount) - loose;
            }
        }
    }
}

/// Each bill with what was on it at its close, and as amended until its due day.
fn sheets<'r>(book: &'r Book<'_>) -> Vec<(&'r Statement, Sheet)> {
    let mut now = vec![Balances::default(); book.scenario.accounts.len()];
    let mut taken = vec![Taken::default(); now.len()];
    let (mut next, mut found) = (0, Vec::new());
    for bill in &book.run.statements {
        let (close, account) = (bill.entries.1 as usize, bill.account.index());
        for entry in book.run.ledger.get(next..close.max(next)).unwrap_or_default() {
            let place = entry.account.index();
            if let Some(balances) = now.get_mut(place) {
                let bills = book.run.statements.iter().filter(|bill| bill.account == entry.account);
                let bills: Vec<_> = bills.map(|bill| (bill.on, bill.due)).collect();
                let open = crate::cash::is_open(&bills, entry.on, |due| book.grace_end(place, due));
                // what is wrong with cash is told by the story
                let _ = taken[place].take(entry, balances, open);
                apply(entry, balances);
            }
        }
        next = close.max(next);
        let interest = loose_interest(book, account, bill, &now[account]);
        let mut sheet = Sheet::of(&now[account], book.limit_for_use(account, bill.on, u32::MAX), interest);
        sheet.cash = taken[account].billed;
        let later = book.run.ledger.get(close..).unwrap_or_default().iter();
        let ends = book.grace_end(account, bill.due);
        let open = later.take_while(|entry| entry.on <= ends);
        open.filter(|entry| entry.account == bill.account).for_each(|entry| sheet.amend(entry));
        found.push((bill, sheet));
    }
    found
}

/// Interest that is not past due when a bill closes, where the form of the minimum does not ask for it whole.
fn loose_interest(book: &Book<'_>, account: usize, bill: &Statement, now: &Balances) -> Money {
    if book.line(account).is_none_or(|line| line.min_form == MinForm::Purchases) {
        return Money::ZERO;
    }
    let before = (bill.on > book.run.start).then(|| book.story().ok()).flatten();
    let late = before.map_or(0, |story| story.evening(bill.on - 1, account).late_interest.cents);
    now[Component::Interest] - Money::from_cents(late)
}

/// The total is what was owed at the close, as amended; nothing only where a refund took all of it.
pub fn totals(book: &Book<'_>) -> Result<(), String> {
    for (bill, sheet) in sheets(book) {
        let sound = bill.total == sheet.total() && (bill.total.is_positive() || bill.amended);
        ensure(sound, || format!("{bill:?} is not {sheet:?}"))?;
    }
    Ok(())
}

/// A purchase of a bill day is on the bill of that day, or waits for the next where the contract says so.
pub fn purchases_of_bills(book: &Book<'_>) -> Result<(), String> {
    let story = book.story()?;
    for account in 0..book.scenario.accounts.len() {
        let Some(line) = book.line(account) else { continue };
        for on in bill_days(book, account) {
            let bought = |e: &&Entry| e.account.index() == account && e.on == on && takes_room(e);
            let today = book.run.ledger.iter().filter(bought).filter(|e| e.to == Side::Unbilled);
            let waits = line.statement_day_purchase == StatementDayPurchase::NextBill;
            // what is spent back, or pays elsewhere, is taken after the bill closed
            let late = |rule: Rule| matches!(rule, Rule::SpendBack | Rule::LinkedRepayment);
            let most = today.filter(|e| waits || late(e.cause.rule)).map(|e| e.amount).sum();
            // what is left of a bill that is due on its own day and counts as cleared
            let renewed = |e: &&Entry| e.account.index() == account && e.on == on && e.kind == Kind::Carry;
            let renewed = book.run.ledger.iter().filter(renewed).filter(|e| e.to == Side::Unbilled);
            let renewed: Money = renewed.map(|e| e.amount).sum();
            let left = story.evening(on, account).balances[Component::Unbilled] - renewed;
            ensure(left <= most, || format!("account {account}: {left} is on no bill after {on}"))?;
        }
    }
    Ok(())
}

/// The minimum by its formula, and never above the total.
pub fn minimums(book: &Book<'_>) -> Result<(), String> {
    for (bill, sheet) in sheets(book) {
        let account = bill.account.index();
        let line = book.line(account).ok_or("only lines have bills")?;
        let whole = !line.minimum_while_group_overdue && other_is_past_due(book, account, bill.on)?;
        let want = if whole { sheet.total() } else { minimum(line, &sheet) };
        let sound = bill.minimum == want && bill.minimum <= bill.total;
        ensure(sound, || format!("{bill:?}: {} is not {want} of {sheet:?}", bill.minimum))?;
    }
    Ok(())
}

/// Whether another account of the group was past due on the evening before.
fn other_is_past_due(book: &Book<'_>, account: usize, on: Day) -> Result<bool, String> {
    let story = book.story()?;
    if on <= book.run.start {
        return Ok(false);
    }
    let group =
        |other: &usize| *other != account && book.contracts[*other].group == book.contracts[account].group;
    let mut others = (0..book.scenario.accounts.len()).filter(group);
    Ok(others.any(|other| story.evening(on - 1, other).is_past_due(on - 1)))
}

/// `ceil_to_cent(ratio × billed + share × rolled)`, raised to the floor, and all else whole.
fn minimum(line: &LineTerms, sheet: &Sheet) -> Money {
    let one = i128::from(Rate::ONE.units());
    let part = |rate: Rate, of: Money| i128::from(rate.units()) * i128::from(of.cents());
    let up = |exact: i128| {
        Money::from_cents(i64::try_from((exact + one - 1) / one).expect("amounts are small here"))
    };
    let cash = up(part(line.cash_advance_min_share, sheet.cash)).min(sheet.rolled);
    let ordinary = sheet.billed + sheet.rolled - cash;
    let over = up(part(line.min_over_limit_share, sheet.above_limit)).min(ordinary);
    let billed = (sheet.billed - over).max(Money::ZERO);
    let rolled = ordinary - over - billed;
    if line.min_form != MinForm::Purchases {
        let interest = if line.min_base == MinBase::AfterInterest { sheet.interest } else { Money::ZERO };
        let share = in_money(part(line.min_ratio, billed + rolled + interest), line.min_rounding);
        let form = match line.min_form {
            MinForm::Percentage => share,
            MinForm::InterestPlusPercentage => share + sheet.interest,
            MinForm::Fixed | MinForm::Purchases => Money::ZERO,
        };
        let most = billed + rolled + sheet.interest;
        let least = if sheet.whole.is_positive() { sheet.interest } else { Money::ZERO };
        return form.max(line.min_floor_yuan).max(least).min(most) + cash + over + sheet.whole;
    }
    let exact = part(line.min_ratio, billed) + part(line.min_rollover_share, rolled);
    let ratio = in_money(exact, line.min_rounding);
    let floor = line.min_floor_yuan.min(billed + rolled);
    ratio.max(floor).min(billed + rolled) + cash + over + sheet.whole
}

/// Cents of an exact sum of cents × rate units.
fn in_money(exact: i128, how: MinRounding) -> Money {
    let one = i128::from(Rate::ONE.units());
    let cents = match how {
        MinRounding::CeilCent => (exact + one - 1) / one,
        MinRounding::FloorCent => exact / one,
        MinRounding::HalfUpCent => (exact * 2 + one) / (one * 2),
        MinRounding::FloorYuan => exact / one / 100 * 100,
        MinRounding::HalfUpYuan => (exact * 2 + one * 100) / (one * 200) * 100,
        MinRounding::CeilYuan => (exact + one * 100 - 1) / (one * 100) * 100,
    };
    Money::from_cents(i64::try_from(cents).expect("amounts are small here"))
}

/// Every payment to the line from the close to the end of the due day counts, wherever it was put.
pub fn paid_by_due(book: &Book<'_>) -> Result<(), String> {
    for bill in &book.run.statements {
        let open = bill.on..=book.grace_end(bill.account.index(), bill.due);
        let of_bill = |entry: &&Entry| entry.account == bill.account && open.contains(&entry.on);
        let payments = book.run.ledger.iter().filter(|entry| entry.kind == Kind::Payment);
        let paid: Money = payments.filter(of_bill).map(|entry| entry.amount).sum();
        ensure(bill.paid_by_due == paid, || format!("{bill:?}: {paid} was paid"))?;
    }
    Ok(())
}
