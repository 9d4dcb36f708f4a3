//! The record of times overdue, told from the marks of the months and from the story.

use mingzhang::bureau::{LateRecord, RecordOf};
use mingzhang::calendar::Day;
use mingzhang::ledger::{Entry, Mark, Rule};
use mingzhang::money::Money;
use mingzhang::scenario::Action;
use mingzhang::simulation::ItemRef;

use crate::life::{Book, days, ensure};

/// Each time overdue that a month's end has seen has one record, dated by what was missed and by its repayment.
pub fn records(book: &Book<'_>) -> Result<(), String> {
    let earlier = book.scenario.borrower.records.len();
    ensure(book.run.records.len() >= earlier, || "a record brought along is lost".to_owned())?;
    for record in &book.run.records {
        match record.of {
            RecordOf::Account(account) => of_account(book, record, account.index())?,
            RecordOf::Earlier(place) => {
                let given = &book.scenario.borrower.records[place as usize];
                let same = (given.from, given.amount) == (record.from, record.amount);
                let by_action = repaid_by_action(book, &given.id);
                let repaid = given.repaid_on.filter(|&repaid| repaid <= book.run.end).or(by_action);
                ensure(same && record.repaid_on == repaid, || format!("{record:?}, not {given:?}"))?;
            }
        }
        until(record)?;
    }
    every_late_mark_is_kept(book)
}

/// The day of the entry by which an action repaid a record.
fn repaid_by_action(book: &Book<'_>, record: &str) -> Option<Day> {
    let is_it = |entry: &&Entry| {
        let Some(ItemRef::Action(at)) = book.run.items.get(entry.item as usize) else { return false };
        let action = book.strategy.actions.get(*at as usize);
        entry.cause.rule == Rule::RepayRecord
            && matches!(action, Some(Action::RepayRecord { record: of, .. }) if of == record)
    };
    book.run.ledger.iter().find(is_it).map(|entry| entry.on)
}

fn of_account(book: &Book<'_>, record: &LateRecord, account: usize) -> Result<(), String> {
    let story = book.story()?;
    let late = |day: Day| story.evening(day, account).is_past_due(day);
    let last = record.repaid_on.map_or(book.run.end, |repaid| repaid - 1);
    ensure(days(record.noted_on, last).all(late), || format!("not late all the time: {record:?}"))?;
    ensure(record.repaid_on.is_none_or(|repaid| !late(repaid)), || format!("not repaid: {record:?}"))?;
    let oldest = story.evening(record.noted_on, account).oldest;
    ensure(oldest == Some(record.from), || format!("{oldest:?} was missed, not {record:?}"))?;
    let marks = book.run.months.iter().enumerate().filter_map(|(place, month)| {
        let inside = (record.noted_on..=last).contains(&month.month.last());
        match book.run.accounts_of(place)[account].record {
            Mark::Late(mark) if inside => Some(mark),
            _ => None,
        }
    });
    let worst = marks.max();
    ensure(worst == Some(record.worst), || format!("{worst:?} is the worst, not {record:?}"))?;
    ensure(record.amount.is_positive(), || format!("nothing was late: {record:?}"))
}

/// Five years after the repayment, or as the repair of 2026 says.
fn until(record: &LateRecord) -> Result<(), String> {
    let Some(repaid) = record.repaid_on else {
        let none = record.shown_until.is_none() && !record.repaired;
        return ensure(none, || format!("ends without a repayment: {record:?}"));
    };
    let day = |text: &str| Day::parse(text).expect("a day");
    let five_years = (repaid.month() + 60).day(repaid.day_of_month());
    let arose = (day("2020-01-01")..=day("2025-12-31")).contains(&record.from);
    let covered = arose && record.amount <= Money::from_cents(1_000_000) && repaid <= day("2026-03-31");
    let hidden = if repaid <= day("2025-11-30") { day("2025-12-31") } else { (repaid.month() + 1).last() };
    let sooner = covered && hidden < five_years;
    let wanted = (Some(if sooner { hidden } else { five_years }), sooner);
    ensure((record.shown_until, record.repaired) == wanted, || format!("{record:?}, not {wanted:?}"))
}

fn every_late_mark_is_kept(book: &Book<'_>) -> Result<(), String> {
    for (place, month) in book.run.months.iter().enumerate() {
        let last = month.month.last();
        for (account, shown) in book.run.accounts_of(place).iter().enumerate() {
            let of_account = |record: &&LateRecord| {
                matches!(record.of, RecordOf::Account(ix) if ix.index() == account)
                    && record.noted_on <= last
                    && record.repaid_on.is_none_or(|repaid| repaid > last)
            };
            let open = book.run.records.iter().filter(of_account).count();
            let late = matches!(shown.record, Mark::Late(_));
            ensure(open == 1 || open == 0 && !late, || {
                format!("{open} records of account {account} on {last}")
            })?;
        }
        let shown = book.run.records.iter().filter(|record| record.is_shown(last)).count();
        ensure(usize::from(month.records_shown) == shown, || format!("{last}: {shown} are shown"))?;
    }
    Ok(())
}
