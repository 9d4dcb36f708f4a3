//! What a strategy says is what the borrower did.

use std::collections::BTreeMap;

use mingzhang::calendar::{Day, Month};
use mingzhang::ledger::{Entry, Kind, Rule, Side};
use mingzhang::money::Money;
use mingzhang::scenario::{Action, Forgotten, Pay, What};
use mingzhang::simulation::ItemRef;
use mingzhang::terms::{AllocationKind, RoundingChoice};

use crate::borrow::consolidates;
use crate::life::{Book, ensure};
use crate::loan_nights::due_in;
use crate::nights::round;

/// The days of a month on which an account may ask for something.
fn due_days(book: &Book<'_>, account: usize, month: Month) -> Vec<Day> {
    let given = &book.scenario.accounts[account];
    if let Some((bill_day, due_day)) = book.line_days(account) {
        // every bill has a due day of its own: the one that was open at the start, and those that closed since
        let opening = given.opening.bill.map(|bill| bill.due).filter(|due| due.month() == month);
        let due = month.day(due_day);
        let is_before = |&on: &Day| on < due || (bill_day == due_day && on == due);
        let closed = [month.day(bill_day), (month + -1).day(bill_day)].into_iter().find(is_before);
        let new = given.opening.bill.is_none_or(|bill| closed.is_some_and(|on| on > bill.on));
        return opening.into_iter().chain(new.then_some(due)).collect();
    }
    let Some(terms) = book.facility(account) else { return Vec::new() };
    let due = |drawn: Day, day: Option<u8>| {
        due_in(terms, drawn.month(), day.unwrap_or_else(|| drawn.day_of_month()), month)
    };
    let opening = given.opening.loans.iter().map(|loan| due(loan.drawn, loan.due_day));
    let draws = book.run.ledger.iter().filter(|e| e.kind == Kind::Draw && e.account.index() == account);
    let drawn = draws.flat_map(|entry| match book.run.items.get(entry.item as usize) {
        Some(ItemRef::Event(at)) => match &book.scenario.events[*at as usize].what {
            What::Draw(draw) => {
                let due_day = draw.due_day.or(draw.first_due.map(Day::day_of_month));
                let after = draw.due_dates.last().map(|last| month.day(last.day_of_month()));
                let dates = draw.due_dates.iter().copied().filter(|day| day.month() == month);
                dates.chain(after).chain([due(entry.on, due_day)]).collect()
            }
            _ => vec![due(entry.on, None)],
        },
        _ => vec![due(entry.on, None)],
    });
    opening.chain(drawn).collect()
}

/// Whether the strategy may keep money from an account on a day.
fn is_withheld(book: &Book<'_>, account: usize, day: Day) -> bool {
    let id = &book.scenario.accounts[account].id;
    book.strategy.actions.iter().any(|action| match action {
        Action::Skip { account: skipped, month } => skipped == id && *month == day.month(),
        Action::Late { account: late, days, from, until } if late == id => {
            let months = (0..=*until - *from).map(|k| *from + k);
            let mut dues = months.flat_map(|month| due_days(book, account, month));
            dues.any(|due| due <= day && day < due + i32::from(*days))
        }
        Action::Forget { account: forgotten, bills, days } if forgotten == id => {
            let first = book.run.start.month();
            let is_one = |month: &Month| match bills {
                Forgotten::Every(each) => (*month - first + 1) % i32::from(*each) == 0,
                Forgotten::Months(listed) => listed.contains(month),
            };
            let months = (0..=day.month() - first).map(|k| first + k).filter(is_one);
            let mut dues = months.flat_map(|month| due_days(book, account, month));
            dues.any(|due| due <= day && day < due + i32::from(*days))
        }
        _ => false,
    })
}

/// Nothing is paid to an account in a skipped month or before a late day, but what an action names.
pub fn withheld(book: &Book<'_>) -> Result<(), String> {
    let named = |rule: Rule| {
        use Rule::{
            PayAutoDebit, PayConsolidated, PayExtension, PayExtra, PayLinked, PayOffLoan, PayOffPlan,
            PayOriginationFee,
        };
        matches!(rule, PayExtra | PayOffPlan | PayOffLoan | PayAutoDebit | PayExtension)
            || matches!(rule, PayConsolidated | PayOriginationFee | PayLinked)
    };
    let payments = book.run.ledger.iter().filter(|e| e.kind == Kind::Payment && !named(e.cause.rule));
    for entry in payments {
        let account = entry.account.index();
        // a loan that was cleared asks for nothing on its day, so that only lines are known for sure
        let sure = book.line(account).is_some() || skips(book, account, entry.on);
        ensure(!(sure && is_withheld(book, account, entry.on)), || format!("paid all the same: {entry:?}"))?;
    }
    Ok(())
}

fn skips(book: &Book<'_>, account: usize, day: Day) -> bool {
    let id = &book.scenario.accounts[account].id;
    let is_skip = |action: &Action| matches!(action, Action::Skip { account, month } if account == id && *month == day.month());
    book.strategy.actions.iter().any(is_skip)
}

/// What is required may use all cash: a due day is missed only with nothing in hand, or on purpose.
pub fn missed_only_without_cash(book: &Book<'_>) -> Result<(), String> {
    let story = book.story()?;
    let called_in = |rule: Rule| matches!(rule, Rule::Accelerated | Rule::PlanBroken);
    let missed = book.run.ledger.iter().filter(|e| e.kind == Kind::Overdue && !called_in(e.cause.rule));
    let mut days: Vec<(usize, Day)> = missed.map(|entry| (entry.account.index(), entry.value_from)).collect();
    for account in 0..book.scenario.accounts.len() {
        let new = book.days().filter(|&day| story.evening(day, account).oldest == Some(day));
        days.extend(new.map(|day| (account, day)));
    }
    for (account, day) in days {
        // a red packet of the day comes after the payments
        let given = book
            .run
            .ledger
            .iter()
            .filter(|e| e.on == day && e.kind == Kind::Arrangement && e.to == Side::Cash);
        let cash = story.cash(day) - given.map(|entry| entry.amount).sum::<Money>();
        let sound =
            cash.is_zero() || is_withheld(book, account, day) || is_short_by_allocation(book, account, day);
        ensure(sound, || format!("account {account} missed on {day} with {cash} in hand"))?;
    }
    Ok(())
}

/// Where the contract pays principal before what enters a minimum whole, paying exactly the minimum leaves that unpaid:
/// the bill is missed although its minimum was paid.
fn is_short_by_allocation(book: &Book<'_>, account: usize, day: Day) -> bool {
    let principal_last = book.common(account).allocation_order.last() == Some(&AllocationKind::Principal);
    let bill = book.run.statements.iter().find(|bill| bill.account.index() == account && bill.due == day);
    !principal_last && bill.is_some_and(|bill| bill.paid_by_due >= bill.minimum)
}

/// What the strategy may have paid in a month after money went by order; none when it gives no such money.
fn budget_of(pay: Pay, income: Money) -> Option<Money> {
    match pay {
        Pay::Minimum | Pay::Full => None,
        Pay::Fixed(amount) => Some(amount),
        Pay::ShareOfIncome(share) => {
            let exact = i128::from(share.units()) * i128::from(income.cents());
            Some(Money::from_cents(round(exact, RoundingChoice::HalfUp)))
        }
        Pay::SpareCash => Some(Money::MAX),
    }
}

/// More than any life pays in a month.
const MOST: Money = Money::from_cents(1_000_000_000_000);

/// Money by order stays inside the month's budget and comes on the extra day; bills are cleared by `full` alone.
pub fn budget(book: &Book<'_>) -> Result<(), String> {
    let (mut month, mut paid, mut income) = (book.run.start.month(), Money::ZERO, Money::ZERO);
    // money may be put by for a plan that is paid whole: at most what the months before could give
    let mut budgets_before = Money::ZERO;
    for entry in &book.run.ledger {
        if entry.on.month() != month {
            if book.strategy.may_pay_off_plans {
                let budget = budget_of(book.strategy.pay, income).unwrap_or_default().min(MOST);
                let months = i64::from(entry.on.month() - month);
                budgets_before += Money::from_cents(budget.cents() * months);
            }
            (month, paid, income) = (entry.on.month(), Money::ZERO, Money::ZERO);
        }
        match entry.kind {
            Kind::Payment => paid += entry.amount,
            Kind::Income => income += entry.amount,
            _ => {}
        }
        let sound = match entry.cause.rule {
            Rule::PayBeyond => {
                let on_day = book.strategy.extra_day.is_none_or(|day| month.day(day) == entry.on);
                on_day
                    && budget_of(book.strategy.pay, income)
                        .is_some_and(|budget| paid <= budget.min(MOST) + budgets_before)
            }
            Rule::PayFull => book.strategy.pay == Pay::Full,
            _ => true,
        };
        ensure(sound, || format!("{paid} paid this month with {entry:?}"))?;
    }
    Ok(())
}

/// Every payment but required ones, extra ones and those of borrowed money leaves what is kept back.
pub fn kept_back(book: &Book<'_>) -> Result<(), String> {
    let mut cash = book.scenario.borrower.cash;
    for entry in &book.run.ledger {
        cash += crate::story::cash_of(entry);
        let leaves =
            matches!(entry.cause.rule, Rule::PayFull | Rule::PayBeyond | Rule::PayOffPlan | Rule::PayOffLoan);
        // a loan that pays off a line pays its plans too, whatever is kept back
        let lent = entry.cause.rule == Rule::PayOffPlan && consolidates(book, entry.on);
        let sound = !leaves || lent || cash >= book.strategy.keep_back;
        ensure(sound, || format!("{cash} left by {entry:?}"))?;
    }
    Ok(())
}

/// Borrowing to repay stays inside its sum over the run.
pub fn borrowed(book: &Book<'_>) -> Result<(), String> {
    for (action, place) in book.strategy.actions.iter().zip(0..) {
        let Action::BorrowToRepay { at_most, .. } = action else { continue };
        let of_action = |e: &&Entry| {
            e.cause.rule == Rule::BorrowToRepay
                && book.run.items.get(e.item as usize) == Some(&ItemRef::Action(place))
        };
        let drawn: Money = book.run.ledger.iter().filter(of_action).map(|entry| entry.amount).sum();
        ensure(drawn <= *at_most, || format!("{drawn} of {at_most}"))?;
    }
    let strangers =
        book.run.ledger.iter().find(|e| e.cause.rule == Rule::BorrowToRepay && e.kind != Kind::Draw);
    ensure(strangers.is_none(), || format!("{strangers:?}"))
}

/// What is spent back is no more than payments freed on that line before, by each action at most once; somebody outside
/// gets no more than promised; and lenders take only where that was agreed.
pub fn habits(book: &Book<'_>) -> Result<(), String> {
    let mut freed = vec![Money::ZERO; book.scenario.accounts.len()];
    let mut spent: BTreeMap<u32, Money> = BTreeMap::new();
    for entry in &book.run.ledger {
        let account = entry.account.index();
        let principal = entry.to.component().is_some_and(mingzhang::ledger::Component::is_principal);
        if entry.kind == Kind::Payment && principal {
            freed[account] += entry.amount;
        }
        match entry.cause.rule {
            Rule::SpendBack => {
                let of_action = spent.entry(entry.item).or_default();
                *of_action += entry.amount;
                ensure(*of_action <= freed[account], || format!("{entry:?} was not freed"))?;
                let story = book.story()?;
                let frozen =
                    entry.on > book.run.start && story.is_frozen(book.contracts, account, entry.on - 1);
                ensure(!frozen, || format!("{entry:?} while frozen"))?;
            }
            Rule::PayFirst => {
                let at = book.run.items.get(entry.item as usize);
                let Some(ItemRef::Action(place)) = at else { return Err(format!("{entry:?} of no action")) };
                let given = book.strategy.actions.get(*place as usize);
                let Some(Action::PayFirst { amount, .. }) = given else { return Err(format!("{entry:?}")) };
                ensure(entry.amount <= *amount, || format!("{entry:?} of {amount}"))?;
            }
            Rule::PayAutoDebit => {
                let is_it = |a: &Action| matches!(a, Action::AutoDebit { account: of, .. } if *of == book.scenario.accounts[account].id);
                ensure(book.strategy.actions.iter().any(is_it), || format!("nobody agreed to {entry:?}"))?;
            }
            _ => {}
        }
    }
    Ok(())
}
