//! The list of what must hold in every run, and those invariants that look at balances, cash, days and standing.

use mingzhang::analysis::{checks, evaluate_cause};
use mingzhang::calendar::Day;
use mingzhang::ledger::{Balances, Component, Entry, Kind, Mark, Side};
use mingzhang::money::Money;
use mingzhang::scenario::What;
use mingzhang::simulation::{MonthRow, Outcome};

use crate::life::{Book, ensure};
use crate::story::{apply, cash_of};
use crate::{
    borrow, collection, helps, ideas, loan_nights, loans, months, nights, plans, prices, record, reviews,
    statements, strategies, wishes,
};

/// Something that must hold in every run.
pub type Invariant = fn(&Book<'_>) -> Result<(), String>;

/// All of them, by name.
pub const INVARIANTS: &[(&str, Invariant)] = &[
    ("the engine's checks", engine_checks),
    ("causes", causes),
    ("order of the ledger", order_of_the_ledger),
    ("debt", debt),
    ("components", components),
    ("cash", cash),
    ("months", months),
    ("due dates", due_dates),
    ("days overdue", days_overdue),
    ("worst days", worst_days),
    ("record", record),
    ("collection", collection::acts),
    ("bounds of collection", collection::bounds),
    ("classes", collection::standing),
    ("late records", record::records),
    ("score", score),
    ("room", room),
    ("freeze", freeze),
    ("peak", peak),
    ("outcome", outcome),
    ("prices by score", prices::agreed),
    ("campaigns and coupons", helps::told),
    ("plans", plans::plans),
    ("committed fees", plans::committed_fees),
    ("loans", loans::loans),
    ("statement totals", statements::totals),
    ("purchases of bills", statements::purchases_of_bills),
    ("minimums", statements::minimums),
    ("paid by due", statements::paid_by_due),
    ("nights of lines", nights::of_lines),
    ("months of lines", months::of_lines),
    ("nights of loans", loan_nights::of_loans),
    ("called in", loan_nights::called_in),
    ("incomes", wishes::incomes),
    ("living", wishes::living),
    ("purchases", wishes::purchases),
    ("returns", wishes::returns),
    ("refusals", wishes::refusals),
    ("limits", wishes::limits),
    ("moved by acts", reviews::moved_by_acts),
    ("limits set by events", reviews::set_by_events),
    ("reviews decided", reviews::decided),
    ("known at reviews", reviews::known),
    ("withheld", strategies::withheld),
    ("missed only without cash", strategies::missed_only_without_cash),
    ("budget", strategies::budget),
    ("kept back", strategies::kept_back),
    ("borrowed", strategies::borrowed),
    ("habits", strategies::habits),
    ("late interest of loans", loan_nights::late_until),
    ("fees of loans", borrow::fees_of_loans),
    ("purpose of loans", borrow::purpose),
    ("consolidated", borrow::consolidated),
    ("ideas", ideas::ideas),
];

fn engine_checks(book: &Book<'_>) -> Result<(), String> {
    let broken = checks(book.run).into_iter().find(|check| !check.holds);
    ensure(broken.is_none(), || format!("{broken:?}"))
}

/// Every amount follows from its cause alone.
fn causes(book: &Book<'_>) -> Result<(), String> {
    for (place, entry) in book.run.ledger.iter().enumerate() {
        let worked_out = evaluate_cause(&entry.cause, book.run.segments_of(&entry.cause));
        ensure(worked_out == Ok(entry.amount), || format!("entry {place}: {worked_out:?}, not {entry:?}"))?;
    }
    Ok(())
}

/// Amounts are above zero, days lie in the run and never go back.
fn order_of_the_ledger(book: &Book<'_>) -> Result<(), String> {
    let mut last = book.run.start;
    for (place, entry) in book.run.ledger.iter().enumerate() {
        let sound = entry.amount.is_positive() && (last..=book.run.end).contains(&entry.on);
        ensure(sound, || format!("entry {place}: {entry:?}"))?;
        last = entry.on;
    }
    Ok(())
}

/// The entries of one account in a stretch of days.
fn entries_of<'r>(
    book: &'r Book<'_>,
    account: usize,
    (first, last): (Day, Day),
) -> impl Iterator<Item = &'r Entry> {
    let entries = book.run.ledger.iter();
    entries.filter(move |e| e.account.index() == account && (first..=last).contains(&e.on))
}

/// How a movement changes what is owed on its account, by its kind alone.
fn adds_to_debt(entry: &Entry) -> Money {
    match entry.kind {
        Kind::Payment => -entry.amount,
        Kind::Refund if entry.from.component().is_some() => -entry.amount,
        Kind::Refund => Money::ZERO,
        Kind::Waive => -entry.amount,
        Kind::Arrangement if entry.to == Side::Unbilled => entry.amount,
        Kind::Opening | Kind::Purchase | Kind::Living | Kind::Draw => entry.amount,
        Kind::Interest | Kind::Fee | Kind::Penalty | Kind::Closing => entry.amount,
        Kind::Income
        | Kind::Borne
        | Kind::Reimbursement
        | Kind::Bill
        | Kind::Due
        | Kind::Carry
        | Kind::Overdue
        | Kind::Arrangement
        | Kind::Convert => Money::ZERO,
    }
}

/// Closing = opening + purchases + draws + interest + fees + penalties − payments, per account and month.
fn debt(book: &Book<'_>) -> Result<(), String> {
    for account in 0..book.scenario.accounts.len() {
        let mut owed = Money::ZERO;
        for (place, month) in book.run.months.iter().enumerate() {
            let stretch = (month.month.first(), month.month.last());
            owed += entries_of(book, account, stretch).map(adds_to_debt).sum();
            let shown = book.run.accounts_of(place)[account].components.debt();
            ensure(shown == owed, || format!("account {account}, {}: {shown}, not {owed}", month.month))?;
        }
        let opening = entries_of(book, account, (book.run.start, book.run.start));
        let opening: Money = opening.filter(|e| e.kind == Kind::Opening).map(|e| e.amount).sum();
        loans::opening_is_sound(book, account, opening)?;
    }
    Ok(())
}

/// The same for each component; none is ever below zero.
fn components(book: &Book<'_>) -> Result<(), String> {
    let mut now = vec![Balances::default(); book.scenario.accounts.len()];
    let mut entries = book.run.ledger.iter().peekable();
    for (place, month) in book.run.months.iter().enumerate() {
        while let Some(entry) = entries.next_if(|entry| entry.on <= month.month.last()) {
            let Some(balances) = now.get_mut(entry.account.index()) else { continue };
            apply(entry, balances);
            let sound = balances.iter().all(|(_, amount)| amount >= Money::ZERO);
            ensure(sound, || format!("below zero after {entry:?}"))?;
        }
        for (account, shown) in book.run.accounts_of(place).iter().enumerate() {
            let differs = shown.components.first_difference(&now[account]);
            ensure(differs.is_none(), || format!("account {account}, {}: {differs:?}", month.month))?;
        }
    }
    Ok(())
}

/// Cash is never below zero, not within a day either, and comes to what the months show.
fn cash(book: &Book<'_>) -> Result<(), String> {
    let mut cash = book.scenario.borrower.cash;
    ensure(cash == book.run.totals.opening_cash, || "opening cash is not the file's".to_owned())?;
    let mut entries = book.run.ledger.iter().peekable();
    for month in &book.run.months {
        while let Some(entry) = entries.next_if(|entry| entry.on <= month.month.last()) {
            cash += cash_of(entry);
            ensure(cash >= Money::ZERO, || format!("{cash} after {entry:?}"))?;
        }
        ensure(month.cash == cash, || format!("{}: {}, not {cash}", month.month, month.cash))?;
    }
    Ok(())
}

/// The flows of each month are those of its entries; its stocks are those of its accounts.
fn months(book: &Book<'_>) -> Result<(), String> {
    for (place, month) in book.run.months.iter().enumerate() {
        let (first, last) = (month.month.first(), month.month.last());
        let of_month = |on: Day| (first..=last).contains(&on);
        let entries: Vec<&Entry> = book.run.ledger.iter().filter(|entry| of_month(entry.on)).collect();
        let sum = |is: &dyn Fn(&Entry) -> bool| -> Money {
            entries.iter().filter(|entry| is(entry)).map(|entry| entry.amount).sum()
        };
        let charged = |to: Side| sum(&|e| e.to == to && e.from == Side::Lender && e.kind != Kind::Opening);
        let unmet = book.run.unmet.iter().filter(|unmet| of_month(unmet.on)).map(|unmet| unmet.amount);
        let refused = book.run.refusals.iter().filter(|r| of_month(r.on)).map(|r| r.amount);
        let accounts = book.run.accounts_of(place);
        let want = MonthRow {
            debt: accounts.iter().map(|account| account.components.debt()).sum(),
            carried: accounts.iter().map(|account| carried(&account.components)).sum(),
            income: sum(&|e| e.kind == Kind::Income),
            living: sum(&|e| e.kind == Kind::Living),
            purchases: sum(&|e| e.kind == Kind::Purchase),
            returned: sum(&|e| matches!(e.kind, Kind::Reimbursement | Kind::Refund)),
            paid: sum(&|e| e.kind == Kind::Payment),
            interest: charged(Side::Interest),
            fees: charged(Side::Fee),
            penalties: charged(Side::Penalty),
            waived: sum(&|e| e.kind == Kind::Waive || (e.from, e.to) == (Side::Lender, Side::Cash)),
            unmet: unmet.sum(),
            refused: refused.sum(),
            ..*month
        };
        ensure(*month == want, || format!("{month:?}, not {want:?}"))?;
    }
    Ok(())
}

fn carried(balances: &Balances) -> Money {
    balances.debt() - balances[Component::Unbilled] - balances[Component::Billed]
}

/// Payments go to the oldest due date first, and only to what is owed.
fn due_dates(book: &Book<'_>) -> Result<(), String> {
    book.story().map(|_| ())
}

/// Days overdue are the age of the oldest unpaid due item, rebuilt from the ledger.
fn days_overdue(book: &Book<'_>) -> Result<(), String> {
    let story = book.story()?;
    for (place, month) in book.run.months.iter().enumerate() {
        let last = month.month.last();
        for (account, shown) in book.run.accounts_of(place).iter().enumerate() {
            let age = story.evening(last, account).age(last);
            ensure(shown.days_overdue == age, || {
                format!("account {account}, {}: {}, not {age}", month.month, shown.days_overdue)
            })?;
        }
    }
    Ok(())
}

fn worst_days(book: &Book<'_>) -> Result<(), String> {
    let (story, accounts) = (book.story()?, book.scenario.accounts.len());
    let ages = book.days().flat_map(|day| (0..accounts).map(move |account| (day, account)));
    let worst = ages.map(|(day, account)| story.evening(day, account).age(day)).max().unwrap_or(0);
    let shown = book.run.totals.worst_days_overdue;
    ensure(shown == worst, || format!("{shown}, not {worst}"))
}

/// The mark of a month is the stage on its last evening; `N` where something was owed in it and is kept; else `*`.
fn record(book: &Book<'_>) -> Result<(), String> {
    let story = book.story()?;
    for (place, month) in book.run.months.iter().enumerate() {
        let (first, last) = (month.month.first(), month.month.last());
        for (account, shown) in book.run.accounts_of(place).iter().enumerate() {
            let first_days = book.common(account).stage_days;
            let stage = |age: i32| first_days.iter().filter(|&&first| age >= i32::from(first)).count();
            // what is posted at the end of the run comes after the mark
            let mut moved = entries_of(book, account, (first, last)).filter(|e| e.kind != Kind::Closing);
            let before = (place > 0).then(|| story.evening(first - 1, account).balances.debt());
            let owed = before.is_some_and(Money::is_positive) || moved.next().is_some();
            let mut evenings = crate::life::days(first, last);
            let was_late = evenings.any(|day| stage(story.evening(day, account).age(day)) > 0);
            let stage = u8::try_from(stage(story.evening(last, account).age(last))).expect("seven stages");
            let settled =
                book.facility(account).is_some() && story.evening(last, account).balances.debt().is_zero();
            let mark = match stage {
                0 if owed && settled => Mark::Settled,
                0 if owed || was_late => Mark::Kept,
                0 => Mark::Nothing,
                late => Mark::Late(late),
            };
            ensure((shown.record, shown.stage.0) == (mark, stage), || {
                format!("account {account}, {}: {}, not {mark}", month.month, shown.record)
            })?;
        }
    }
    Ok(())
}

/// From 350 to 950, the sum of its factors, and in the first month what was shown at the start.
fn score(book: &Book<'_>) -> Result<(), String> {
    let totals = &book.run.totals;
    let given = book.scenario.borrower.score.map_or(totals.first_score, i32::from);
    ensure(totals.first_score == given, || format!("begins at {}, not {given}", totals.first_score))?;
    let first = book.run.months.first().map(|month| month.score);
    let told = book.scenario.events.iter().any(|event| is_told_before_the_first_update(book, &event.what));
    ensure(told || first == Some(given), || format!("{first:?} in the first month, not {given}"))?;
    for month in &book.run.months {
        let sum = 350 + month.factors.iter().map(|&points| i32::from(points)).sum::<i32>();
        let sound = month.score == sum.clamp(350, 950);
        ensure(sound, || format!("{}: {} of {sum}", month.month, month.score))?;
    }
    let lowest = book.run.months.iter().map(|month| month.score).min();
    ensure(told || lowest == Some(totals.lowest_score), || format!("{lowest:?}, not {}", totals.lowest_score))
}

/// Whether something that lenders get to know comes before the score is first updated.
fn is_told_before_the_first_update(book: &Book<'_>, what: &What) -> bool {
    const UPDATE_DAY: u8 = 6;
    matches!(what, What::ProfileChange(change) if change.on <= book.run.start.month().day(UPDATE_DAY))
}

/// Room is the limit less all principal, and nothing while frozen.
fn room(book: &Book<'_>) -> Result<(), String> {
    for (at, shown) in book.run.accounts.iter().enumerate() {
        let account = at % book.scenario.accounts.len();
        let evening = book.run.months[at / book.scenario.accounts.len()].month.last();
        let limit = book.limit(account, evening);
        let quota = book.free_quota(account, evening);
        let left = shown.free_quota_left;
        ensure(shown.free_quota == quota && left <= quota && left >= Money::ZERO, || {
            format!("{shown:?}, not {quota}")
        })?;
        let want = book.room_on(account, evening)?.max(Money::ZERO);
        let want = if shown.frozen { Money::ZERO } else { want };
        ensure((shown.limit, shown.available) == (limit, want), || format!("{shown:?}, not {want}"))?;
    }
    Ok(())
}

/// Frozen as long as something in reach is past due and for the days after it that the contract says.
fn freeze(book: &Book<'_>) -> Result<(), String> {
    let story = book.story()?;
    for (place, month) in book.run.months.iter().enumerate() {
        for (account, shown) in book.run.accounts_of(place).iter().enumerate() {
            let last = month.month.last();
            let want = story.is_frozen(book.contracts, account, last) || book.is_held(account, last, true);
            ensure(shown.frozen == want, || format!("account {account}, {}: not {want}", month.month))?;
        }
    }
    for entry in book.run.ledger.iter().filter(|e| takes_room(e) && e.on > book.run.start) {
        let account = entry.account.index();
        let frozen =
            story.is_frozen(book.contracts, account, entry.on - 1) || book.is_held(account, entry.on, false);
        ensure(!frozen, || format!("taken while frozen: {entry:?}"))?;
    }
    Ok(())
}

/// Whether an entry uses the room of its account.
pub fn takes_room(entry: &Entry) -> bool {
    let kind = matches!(entry.kind, Kind::Purchase | Kind::Living | Kind::Draw);
    let linked = (entry.kind, entry.from) == (Kind::Arrangement, Side::Lender);
    (kind || linked) && entry.to.component().is_some()
}

/// The highest evening debt, on its first day.
fn peak(book: &Book<'_>) -> Result<(), String> {
    let (story, accounts) = (book.story()?, book.scenario.accounts.len());
    let debt = |day: Day| -> Money { (0..accounts).map(|a| story.evening(day, a).balances.debt()).sum() };
    let highest = book.days().map(debt).max().unwrap_or(Money::ZERO);
    let first = book.days().find(|&day| debt(day) == highest).unwrap_or(book.run.start);
    let shown = (book.run.totals.peak_debt, book.run.peak_debt_on);
    ensure(shown == (highest, first), || format!("{shown:?}, not {highest} on {first}"))
}

/// Clear exactly when nothing is carried at the end, and from the day on that is told.
fn outcome(book: &Book<'_>) -> Result<(), String> {
    let (story, accounts) = (book.story()?, book.scenario.accounts.len());
    let carries = |day: Day| (0..accounts).any(|a| carried(&story.evening(day, a).balances).is_positive());
    match book.run.outcome {
        Outcome::Clear(since) => {
            let later = crate::life::days(since, book.run.end).find(|&day| carries(day));
            ensure(later.is_none(), || format!("clear since {since}, but not on {later:?}"))
        }
        Outcome::Owing | Outcome::NeverClears(_) => {
            ensure(carries(book.run.end), || "owing with nothing carried".to_owned())
        }
    }
}
