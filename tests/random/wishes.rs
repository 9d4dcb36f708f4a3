//! What the file wishes for: every income, cost, purchase and draw happened, or is shown as what it could not be.

use mingzhang::calendar::{Day, Month};
use mingzhang::ledger::{Component, Entry, Kind, Rule};
use mingzhang::money::Money;
use mingzhang::scenario::{Purchase, What, When};
use mingzhang::simulation::{ItemRef, NoteKind, Refusal, RefusalReason};

use crate::invariants::takes_room;
use crate::life::{Book, ensure};
use crate::story::cash_of;

/// The days of the run on which something happens.
fn days_of(book: &Book<'_>, when: When) -> Vec<Day> {
    let months = book.run.months.iter().map(|row| row.month);
    match when {
        When::On(day) => Some(day).filter(|&day| day <= book.run.end).into_iter().collect(),
        When::Monthly(monthly) => {
            let in_stretch = |month: &Month| {
                monthly.from.is_none_or(|from| from <= *month)
                    && monthly.until.is_none_or(|until| *month <= until)
            };
            months.filter(in_stretch).map(|month| month.day(monthly.day)).collect()
        }
    }
}

/// What the entries of a kind that belong to something come to on a day.
fn had(book: &Book<'_>, kind: Kind, of: ItemRef, on: Day) -> Money {
    let is_it = |e: &&Entry| e.kind == kind && e.on == on && book.run.items.get(e.item as usize) == Some(&of);
    book.run.ledger.iter().filter(is_it).map(|entry| entry.amount).sum()
}

/// What all entries of a kind come to.
fn all(book: &Book<'_>, kind: Kind) -> Money {
    book.run.ledger.iter().filter(|entry| entry.kind == kind).map(|entry| entry.amount).sum()
}

/// Every income comes on its day, with the amount of the last change in the file that covers it.
pub fn incomes(book: &Book<'_>) -> Result<(), String> {
    let mut sum = Money::ZERO;
    for (given, place) in book.scenario.borrower.incomes.iter().zip(0..) {
        for on in days_of(book, given.when) {
            let mut amount = given.amount;
            for event in &book.scenario.events {
                if let What::IncomeChange(change) = &event.what
                    && change.income == given.id
                    && change.from <= on
                    && change.until.is_none_or(|until| on <= until)
                {
                    amount = change.amount;
                }
            }
            sum += amount;
            let came = had(book, Kind::Income, ItemRef::Income(place), on);
            ensure(came == amount, || format!("{} on {on}: {came}, not {amount}", given.id))?;
        }
    }
    ensure(sum == all(book, Kind::Income), || format!("{sum} was to come in all"))
}

/// Every living cost was had, in cash or on the line, or is unmet.
pub fn living(book: &Book<'_>) -> Result<(), String> {
    let mut sum = Money::ZERO;
    for (given, place) in book.scenario.borrower.costs.iter().zip(0..) {
        for on in days_of(book, given.when) {
            let unmet = book.run.unmet.iter().filter(|unmet| unmet.on == on && unmet.cost == place);
            let missing: Money = unmet.map(|unmet| unmet.amount).sum();
            let lived = had(book, Kind::Living, ItemRef::Cost(place), on);
            ensure(lived + missing == given.amount, || {
                format!("{} on {on}: {lived} had and {missing} unmet of {}", given.id, given.amount)
            })?;
            sum += given.amount;
        }
    }
    let unmet: Money = book.run.unmet.iter().map(|unmet| unmet.amount).sum();
    ensure(sum == all(book, Kind::Living) + unmet, || format!("{sum} was to be lived in all"))
}

/// Every purchase and draw was made in full, or refused in full.
pub fn purchases(book: &Book<'_>) -> Result<(), String> {
    for (event, place) in book.scenario.events.iter().zip(0..) {
        let (kind, when, amount) = match &event.what {
            What::Purchase(purchase) => (Kind::Purchase, purchase.when, purchase.amount),
            What::Draw(draw) => (Kind::Draw, When::On(draw.on), draw.amount),
            What::IncomeChange(_) => continue,
        };
        for on in days_of(book, when) {
            let got = had(book, kind, ItemRef::Event(place), on);
            let refused = match kind {
                Kind::Draw => book.run.notes.iter().any(|n| n.on == on && n.what == NoteKind::DrawRefused),
                _ => book.run.refusals.iter().any(|r| r.on == on && r.event == place && r.amount == amount),
            };
            let sound = if got == amount { kind == Kind::Draw || !refused } else { got.is_zero() && refused };
            ensure(sound, || format!("{} on {on}: {got} of {amount}", event.id))?;
        }
    }
    Ok(())
}

/// The entries of a day before an event: money that moved, and events that stand before it in the file.
fn before<'r>(book: &'r Book<'_>, on: Day, event: u32) -> impl Iterator<Item = &'r Entry> {
    let of_event = move |entry: &Entry| match book.run.items.get(entry.item as usize) {
        Some(ItemRef::Event(at)) => *at < event,
        _ => true,
    };
    let early = |kind: Kind| {
        matches!(kind, Kind::Opening | Kind::Income | Kind::Living | Kind::Purchase | Kind::Draw)
    };
    let borrowed = |entry: &Entry| entry.cause.rule == Rule::BorrowToRepay;
    let of_day =
        move |entry: &&Entry| entry.on == on && early(entry.kind) && !borrowed(entry) && of_event(entry);
    book.run.ledger.iter().filter(of_day)
}

/// A purchase is refused only for the reason that is told.
pub fn refusals(book: &Book<'_>) -> Result<(), String> {
    for refusal in &book.run.refusals {
        let event = book.scenario.events.get(refusal.event as usize).map(|event| &event.what);
        let Some(What::Purchase(purchase)) = event else { return Err(format!("{refusal:?} of no purchase")) };
        check_refusal(book, refusal, purchase)?;
    }
    Ok(())
}

fn check_refusal(book: &Book<'_>, refusal: &Refusal, purchase: &Purchase) -> Result<(), String> {
    let (story, on) = (book.story()?, refusal.on);
    let account = book.scenario.accounts.iter().position(|account| account.id == purchase.account);
    let account = account.ok_or("a purchase on no account")?;
    let is_first = on == book.run.start;
    let (mut principal, mut cash) = (Money::ZERO, book.scenario.borrower.cash);
    if !is_first {
        principal = story.evening(on - 1, account).balances.principal();
        cash = story.cash(on - 1);
    }
    for entry in before(book, on, refusal.event) {
        cash += cash_of(entry);
        if entry.account.index() == account && entry.to.component().is_some_and(Component::is_principal) {
            principal += entry.amount;
        }
    }
    let held = book.is_held(account, on, false);
    let frozen = held || (!is_first && story.is_frozen(book.contracts, account, on - 1));
    let no_room = purchase.amount > book.limit_for_use(account, on) - principal;
    let sound = match refusal.reason {
        RefusalReason::Frozen => frozen,
        RefusalReason::NoRoom => !frozen && no_room,
        RefusalReason::OverQuota => !frozen && !no_room && purchase.instalments.is_some(),
    };
    let affordable = purchase.else_cash && purchase.amount <= cash;
    ensure(sound && !affordable, || {
        format!("{refusal:?}: principal {principal}, cash {cash}, frozen {frozen}")
    })
}

/// Nothing new brings an account's principal above its limit.
pub fn limits(book: &Book<'_>) -> Result<(), String> {
    let mut principal = vec![Money::ZERO; book.scenario.accounts.len()];
    for entry in &book.run.ledger {
        let Some(owed) = principal.get_mut(entry.account.index()) else { continue };
        let of = |side: Option<Component>| side.is_some_and(Component::is_principal);
        if of(entry.from.component()) {
            *owed -= entry.amount;
        }
        if of(entry.to.component()) {
            *owed += if entry.kind == Kind::Payment { -entry.amount } else { entry.amount };
        }
        let limit = book.limit_for_use(entry.account.index(), entry.on);
        ensure(!takes_room(entry) || *owed <= limit, || format!("{owed} above {limit} by {entry:?}"))?;
    }
    Ok(())
}
