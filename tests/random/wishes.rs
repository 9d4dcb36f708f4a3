//! What the file wishes for: every income, cost, purchase and draw happened, or is shown as what it could not be.

use mingzhang::calendar::{Day, Month};
use mingzhang::ledger::{Component, Entry, Kind, Rule};
use mingzhang::money::Money;
use mingzhang::rate::{Rate, Rounding};
use mingzhang::scenario::{Purchase, What, When};
use mingzhang::simulation::{ItemRef, LimitMove, MovedBy, NoteKind, Refusal, RefusalReason};
use mingzhang::terms::StatementDayPurchase;

use crate::borrow::is_of_fee;
use crate::invariants::takes_room;
use crate::life::{Book, ensure};
use crate::nights::bill_days;
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
    for (event, place) in book.scenario.events.iter().zip(0..) {
        if let What::Windfall(windfall) = &event.what
            && windfall.on <= book.run.end
        {
            sum += windfall.amount;
            let came = had(book, Kind::Income, ItemRef::Event(place), windfall.on);
            ensure(came == windfall.amount, || format!("{}: {came}, not {}", event.id, windfall.amount))?;
        }
    }
    ensure(sum == all(book, Kind::Income), || format!("{sum} was to come in all"))
}

/// Every living cost was had, in cash or on the line, or is unmet.
pub fn living(book: &Book<'_>) -> Result<(), String> {
    let mut sum = Money::ZERO;
    let costs = book.scenario.borrower.costs.iter().zip(0..);
    let costs = costs.map(|(given, at)| (ItemRef::Cost(at), given.when, given.amount));
    let once = book.scenario.events.iter().zip(0..).filter_map(|(event, at)| match &event.what {
        What::Cost(cost) => Some((ItemRef::Event(at), When::On(cost.on), cost.amount)),
        _ => None,
    });
    for (of, when, amount) in costs.chain(once) {
        for on in days_of(book, when) {
            let unmet = book.run.unmet.iter().filter(|unmet| unmet.on == on && unmet.cost == of);
            let missing: Money = unmet.map(|unmet| unmet.amount).sum();
            let lived = had(book, Kind::Living, of, on);
            ensure(lived + missing == amount, || {
                format!("{of:?} on {on}: {lived} had and {missing} unmet of {amount}")
            })?;
            sum += amount;
        }
    }
    let unmet: Money = book.run.unmet.iter().map(|unmet| unmet.amount).sum();
    let outside = |rule: Rule| matches!(rule, Rule::PayFirst | Rule::RepayRecord);
    let outside = book.run.ledger.iter().filter(|entry| outside(entry.cause.rule));
    let sum = sum + outside.map(|entry| entry.amount).sum::<Money>();
    ensure(sum == all(book, Kind::Living) + unmet, || format!("{sum} was to be lived in all"))
}

/// Something that brings money back: the event, what it is for, its place in the day, and how much is asked.
struct Back<'e> {
    at: u32,
    of: &'e str,
    on: Day,
    kind: Kind,
    asked: Asked,
}

/// How much is to come back.
enum Asked {
    All,
    Amount(Money),
    Share(Rate),
}

impl Back<'_> {
    /// Money comes before anything else of its day happens; refunds stand among the events.
    fn order(&self) -> (Day, bool, u32) {
        (self.on, self.kind == Kind::Refund, self.at)
    }

    /// Whether something that the event at a place had on a day was had before.
    fn is_after(&self, had: Day, at: u32, is_money: bool) -> bool {
        let of_day = is_money || (self.kind == Kind::Refund && at < self.at);
        had < self.on || (had == self.on && of_day && self.kind == Kind::Refund)
    }
}

fn backs<'b>(book: &'b Book<'_>) -> Vec<Back<'b>> {
    let mut backs: Vec<Back<'b>> = Vec::new();
    for (event, at) in book.scenario.events.iter().zip(0..) {
        let (of, on, kind, asked) = match &event.what {
            What::Reimbursement(back) => {
                let asked = back.share.map(Asked::Share).or(back.amount.map(Asked::Amount));
                (&back.r#for, back.on, Kind::Reimbursement, asked)
            }
            What::Refund(refund) => (&refund.of, refund.on, Kind::Refund, refund.amount.map(Asked::Amount)),
            _ => continue,
        };
        if on <= book.run.end {
            backs.push(Back { at, of, on, kind, asked: asked.unwrap_or(Asked::All) });
        }
    }
    backs.sort_by_key(Back::order);
    backs
}

/// What comes back is what the file says, as far as the last time before was had and had not come back.
pub fn returns(book: &Book<'_>) -> Result<(), String> {
    let mut sum = Money::ZERO;
    let backs = backs(book);
    for (place, back) in backs.iter().enumerate() {
        let got = had(book, back.kind, ItemRef::Event(back.at), back.on);
        sum += got;
        if waits(book, back) {
            continue;
        }
        let of = book.scenario.events.iter().position(|event| event.id == back.of);
        let of = of.and_then(|of| u32::try_from(of).ok()).ok_or("it is for nothing")?;
        let is_of = |e: &&Entry| {
            let spends = matches!(e.kind, Kind::Purchase | Kind::Living);
            let own = book.run.items.get(e.item as usize) == Some(&ItemRef::Event(of));
            spends && own && back.is_after(e.on, of, e.kind == Kind::Living)
        };
        let spent = book.run.ledger.iter().filter(is_of);
        let last = spent.clone().map(|entry| entry.on).max();
        let whole: Money = spent.filter(|entry| Some(entry.on) == last).map(|entry| entry.amount).sum();
        // others for the same thing that came since it was last had
        let since = |other: &&Back<'_>| {
            other.of == back.of && last.is_some_and(|last| other.is_after(last, of, false))
        };
        let earlier = backs[..place].iter().filter(since);
        let came: Money = earlier.map(|b| had(book, b.kind, ItemRef::Event(b.at), b.on)).sum();
        let asked = match back.asked {
            Asked::All => whole,
            Asked::Amount(amount) => amount,
            Asked::Share(share) => share.of(whole).round(Rounding::HalfUp),
        };
        let want = asked.min(whole - came);
        ensure(got == want, || {
            format!("event {} on {}: {got}, not {want} of {whole}, {came} came", back.at, back.on)
        })?;
    }
    let all = all(book, Kind::Reimbursement) + all(book, Kind::Refund);
    ensure(sum == all, || format!("{sum} was to come back in all"))
}

/// Whether a refund stands on a bill day whose purchases wait for the next bill, and waits with them.
fn waits(book: &Book<'_>, back: &Back<'_>) -> bool {
    let bought = book.scenario.events.iter().find(|event| event.id == back.of).and_then(|e| e.what.account());
    let account = bought.and_then(|id| book.scenario.accounts.iter().position(|account| account.id == id));
    account.is_some_and(|account| {
        let next =
            book.line(account).is_some_and(|l| l.statement_day_purchase == StatementDayPurchase::NextBill);
        next && bill_days(book, account).contains(&back.on)
    })
}

/// Every purchase and draw was made in full, or refused in full.
pub fn purchases(book: &Book<'_>) -> Result<(), String> {
    for (event, place) in book.scenario.events.iter().zip(0..) {
        let (kind, when, amount) = match &event.what {
            What::Purchase(purchase) => (Kind::Purchase, purchase.when, purchase.amount),
            What::Draw(draw) => (Kind::Draw, When::On(draw.on), draw.amount),
            What::CashAdvance(cash) => (Kind::Draw, cash.when, cash.amount),
            _ => continue,
        };
        for on in days_of(book, when) {
            let got = had(book, kind, ItemRef::Event(place), on);
            let refused = match kind {
                Kind::Draw => {
                    book.run.notes.iter().any(|n| {
                        n.on == on && matches!(n.what, NoteKind::DrawRefused | NoteKind::CashRefused)
                    })
                }
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
        Some(ItemRef::Event(at)) => *at < event || is_of_money(entry),
        _ => true,
    };
    let early = |kind: Kind| {
        matches!(
            kind,
            Kind::Opening | Kind::Income | Kind::Reimbursement | Kind::Living | Kind::Purchase | Kind::Draw
        )
    };
    let of_actions =
        [Rule::BorrowToRepay, Rule::Consolidate, Rule::SpendBack, Rule::PayFirst, Rule::RepayRecord];
    let of_action =
        |entry: &Entry| matches!(book.run.items.get(entry.item as usize), Some(ItemRef::Action(_)));
    let borrowed = move |entry: &Entry| {
        of_actions.contains(&entry.cause.rule) || (is_of_fee(entry.cause.rule) && of_action(entry))
    };
    let early = move |entry: &Entry| early(entry.kind) || is_of_fee(entry.cause.rule);
    let of_day = move |entry: &&Entry| entry.on == on && early(entry) && !borrowed(entry) && of_event(entry);
    book.run.ledger.iter().filter(of_day)
}

/// Money moves before anything else happens, wherever its event stands.
const fn is_of_money(entry: &Entry) -> bool {
    matches!(entry.kind, Kind::Income | Kind::Reimbursement | Kind::Living)
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
    let cash = if is_first { book.scenario.borrower.cash } else { story.cash(on - 1) };
    let cash = cash + before(book, on, refusal.event).map(cash_of).sum::<Money>();
    let owed = |account: usize| -> Money {
        let evening =
            if is_first { Money::ZERO } else { story.evening(on - 1, account).balances.principal() };
        let today = before(book, on, refusal.event).filter(|entry| entry.account.index() == account);
        let moved = today.map(|entry| match entry.to.component() {
            Some(to) if to.is_principal() => entry.amount,
            _ if entry.kind == Kind::Refund => -entry.amount,
            _ => Money::ZERO,
        });
        evening + moved.sum::<Money>()
    };
    let principal = owed(account);
    let pools = book.pools_of(account).into_iter();
    let shared = pools.map(|(limit, places)| limit - places.into_iter().map(owed).sum::<Money>()).min();
    let held = book.is_held(account, on, false);
    let frozen = held || (!is_first && story.is_frozen(book.contracts, account, on - 1));
    let own = book.limit_for_use(account, on, refusal.event) - principal;
    let no_own_room = purchase.amount > own;
    let no_room = no_own_room || shared.is_some_and(|shared| purchase.amount > shared);
    let closed = is_closed(book, account, on, refusal.event);
    let sound = match refusal.reason {
        reason if closed => reason == RefusalReason::Closed,
        RefusalReason::Closed => false,
        RefusalReason::Frozen => frozen,
        RefusalReason::NoRoom => !frozen && no_own_room,
        RefusalReason::NoSharedRoom => !frozen && no_room && !no_own_room,
        RefusalReason::OverQuota => !frozen && !no_room && purchase.instalments.is_some(),
    };
    let affordable = purchase.else_cash && purchase.amount <= cash;
    ensure(sound && !affordable, || {
        format!("{refusal:?}: principal {principal}, cash {cash}, frozen {frozen}")
    })
}

/// Whether an account was closed before the event at a place on a day.
pub fn is_closed(book: &Book<'_>, account: usize, on: Day, event: u32) -> bool {
    let id = &book.scenario.accounts[account].id;
    // the strategy acts after the events of its day
    let by_action = |act: &LimitMove| {
        matches!(act.by, MovedBy::Action(_)) && act.account.index() == account && act.on < on
    };
    let by_event = book.scenario.events.iter().zip(0..).any(|(other, at)| match &other.what {
        What::CloseAccount(closed) => closed.account == *id && (closed.on, at) < (on, event),
        _ => false,
    });
    by_event || book.run.moves.iter().any(by_action)
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
        let event = match book.run.items.get(entry.item as usize) {
            _ if is_of_money(entry) => 0,
            Some(ItemRef::Event(at)) => *at,
            _ => u32::MAX,
        };
        let limit = book.limit_for_use(entry.account.index(), entry.on, event);
        let takes = takes_room(entry) || entry.cause.rule == Rule::FeeAdded;
        ensure(!takes || *owed <= limit, || format!("{owed} above {limit} by {entry:?}"))?;
    }
    Ok(())
}
