//! Collection, told day by day from each account's ladder and the story alone.

use std::collections::BTreeMap;

use mingzhang::calendar::Day;
use mingzhang::ledger::{AccountIx, Act, FiveClass};
use mingzhang::terms::{CollectionAct, Rung, ThirdParty};

use crate::life::{Book, ensure};
use crate::story::Story;

/// What was done is what the ladders say for each evening, as far as three calls a day to one debtor go.
pub fn acts(book: &Book<'_>) -> Result<(), String> {
    let (told, reached) = tell(book)?;
    for (place, pair) in told.iter().zip(&book.run.acts).enumerate() {
        ensure(pair.0 == pair.1, || format!("act {place}: {:?}, not {:?}", pair.1, pair.0))?;
    }
    let (found, wanted) = (book.run.acts.len(), told.len());
    ensure(found == wanted, || format!("{found} acts, not {wanted}"))?;
    for (place, month) in book.run.months.iter().enumerate() {
        let last = month.month.last();
        for (account, shown) in book.run.accounts_of(place).iter().enumerate() {
            let wanted = reached.get(&(last, account)).copied();
            ensure(shown.collection == wanted, || {
                format!("account {account}, {last}: {:?}, not {wanted:?}", shown.collection)
            })?;
            let of_month = |act: &&Act| act.account.index() == account && act.on.month() == month.month;
            let mut since = told.iter().filter(|act| act.account.index() == account && act.on <= last);
            let off = since.rfind(|act| act.act == CollectionAct::WriteOff);
            let off = off.is_some_and(|act| late_all(book, account, act.on, last));
            ensure(shown.written_off == off, || format!("account {account}, {last}: {}", shown.written_off))?;
            let contacts = told.iter().filter(of_month).filter(|act| act.act.is_contact()).count();
            ensure(usize::from(shown.contacts) == contacts, || {
                format!("account {account}, {last}: {} contacts, not {contacts}", shown.contacts)
            })?;
        }
    }
    Ok(())
}

/// Nobody is contacted at night or told of another's debt, and nobody gets more than three calls a day of one group.
pub fn bounds(book: &Book<'_>) -> Result<(), String> {
    let mut calls: BTreeMap<(Day, &str), u32> = BTreeMap::new();
    for act in &book.run.acts {
        ensure((8..22).contains(&act.hour), || format!("at night: {act:?}"))?;
        ensure(act.third_party != ThirdParty::Details, || format!("told to others: {act:?}"))?;
        if act.act == CollectionAct::Call {
            let of_day = calls.entry((act.on, &book.contracts[act.account.index()].group)).or_default();
            *of_day += 1;
            ensure(*of_day <= 3, || format!("a fourth call: {act:?}"))?;
        }
    }
    Ok(())
}

/// The class follows from the days; what was reached never falls while anything is unpaid.
pub fn standing(book: &Book<'_>) -> Result<(), String> {
    for (place, _) in book.run.months.iter().enumerate() {
        for (account, shown) in book.run.accounts_of(place).iter().enumerate() {
            let first_days = book.common(account).five_class_days;
            let class = first_days.iter().filter(|&&first| shown.days_overdue >= i32::from(first)).count();
            ensure(FiveClass::ALL[class] == shown.five_class, || format!("month {place}: {shown:?}"))?;
            let before = place.checked_sub(1).map(|before| book.run.accounts_of(before)[account]);
            let stays =
                before.filter(|before| before.days_overdue > 0 && unpaid_through(book, account, place));
            ensure(stays.is_none_or(|before| shown.collection >= before.collection), || {
                format!("month {place}, account {account}: falls to {:?}", shown.collection)
            })?;
        }
    }
    Ok(())
}

/// Whether something was past due on every evening from one day to another.
fn late_all(book: &Book<'_>, account: usize, first: Day, last: Day) -> bool {
    let mut evenings = crate::life::days(first, last);
    book.story().is_ok_and(|story| evenings.all(|day| story.evening(day, account).is_past_due(day)))
}

/// Whether something was past due on every evening of a month and on the one before.
fn unpaid_through(book: &Book<'_>, account: usize, month: usize) -> bool {
    let month = book.run.months[month].month;
    late_all(book, account, month.first() - 1, month.last())
}

type Told = (Vec<Act>, BTreeMap<(Day, usize), CollectionAct>);

/// All acts, and the heaviest so far of each account and evening.
fn tell(book: &Book<'_>) -> Result<Told, String> {
    let (story, accounts) = (book.story()?, book.scenario.accounts.len());
    let (mut told, mut reached) = (Vec::new(), BTreeMap::new());
    let mut done = vec![Vec::new(); accounts];
    for day in book.days() {
        let mut of_day: Vec<Act> = Vec::new();
        for (account, done) in done.iter_mut().enumerate() {
            of_day.extend(wanted(book, story, (account, day), done));
        }
        of_day.sort_by_key(|act| (act.hour, act.account));
        let mut calls: BTreeMap<&str, u32> = BTreeMap::new();
        of_day.retain(|act| {
            let made = calls.entry(&book.contracts[act.account.index()].group).or_default();
            *made += u32::from(act.act == CollectionAct::Call);
            act.act != CollectionAct::Call || *made <= 3
        });
        for account in 0..accounts {
            let past_due = story.evening(day, account).is_past_due(day);
            let before = reached.get(&(day - 1, account)).copied();
            let is_step = |act: &&Act| act.account.index() == account && act.act != CollectionAct::WriteOff;
            let today = of_day.iter().filter(is_step).map(|act| act.act).max();
            if let Some(act) = before.max(today).filter(|_| past_due) {
                reached.insert((day, account), act);
            }
        }
        told.extend(of_day);
    }
    Ok((told, reached))
}

/// What the ladder of an account wants on a day. `done` are the rungs that acted once since it went past due.
fn wanted(book: &Book<'_>, story: &Story, (account, day): (usize, Day), done: &mut Vec<usize>) -> Vec<Act> {
    let evening = story.evening(day, account);
    let mut acts = Vec::new();
    if !evening.is_past_due(day) {
        done.clear();
        return acts;
    }
    let age = evening.age(day);
    acts.extend(written_off(book, (account, day, age), done));
    for (place, rung) in book.common(account).ladder.iter().enumerate() {
        if !acts_on(rung, age) || done.contains(&place) {
            continue;
        }
        if rung.every_days == 0 {
            done.push(place);
        }
        let open = u32::from(rung.hour_until - rung.hour_from);
        for n in 0..u32::from(rung.times_a_day) {
            let later = u8::try_from(n * open / u32::from(rung.times_a_day)).expect("hours of a day");
            acts.push(Act {
                on: day,
                account: AccountIx(u8::try_from(account).expect("few accounts")),
                act: rung.act,
                third_party: rung.third_party,
                hour: rung.hour_from + later,
                days_overdue: u16::try_from(age).expect("a few years"),
            });
        }
    }
    acts
}

/// The lender writes a debt off once; in `done` it stands beyond all rungs.
fn written_off(
    book: &Book<'_>,
    (account, day, age): (usize, Day, i32),
    done: &mut Vec<usize>,
) -> Option<Act> {
    let days = i32::from(book.common(account).write_off_days);
    if days == 0 || age < days || done.contains(&usize::MAX) {
        return None;
    }
    done.push(usize::MAX);
    Some(Act {
        on: day,
        account: AccountIx(u8::try_from(account).expect("few accounts")),
        act: CollectionAct::WriteOff,
        third_party: ThirdParty::Nobody,
        hour: 9,
        days_overdue: u16::try_from(age).expect("a few years"),
    })
}

fn acts_on(rung: &Rung, age: i32) -> bool {
    let since = age - i32::from(rung.from_days_overdue);
    let ended = rung.until_days_overdue.is_some_and(|until| age > i32::from(until));
    since >= 0 && !ended && (rung.every_days == 0 || since % i32::from(rung.every_days) == 0)
}
