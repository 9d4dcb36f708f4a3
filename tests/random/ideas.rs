//! Hypothetical arrangements, each worked out again from the ledger by the plain words of the conventions.

use mingzhang::calendar::Day;
use mingzhang::ledger::{Component, Entry, Kind, Rule, Side};
use mingzhang::money::Money;
use mingzhang::rate::Rounding;
use mingzhang::scenario::{Gift, Idea, LinkedRepayment, Points, PooledLimit, RedPacket};
use mingzhang::simulation::{ItemRef, NoteKind};

use crate::invariants::takes_room;
use crate::life::{Book, ensure};
use crate::story::{apply, cash_of};

/// What is switched on did what it says, and what is not switched on did nothing.
pub fn ideas(book: &Book<'_>) -> Result<(), String> {
    let is_on = |rule: Rule| {
        book.scenario.ideas.iter().any(|idea| match idea {
            Idea::LinkedRepayment(_) => matches!(rule, Rule::LinkedRepayment | Rule::PayLinked),
            Idea::Points(_) => rule == Rule::PointsOffset,
            Idea::RedPacket(_) => matches!(rule, Rule::RedPacket | Rule::RedPacketShare),
            Idea::PooledLimit(_) => false,
        })
    };
    let rules = book.run.ledger.iter().map(|entry| entry.cause.rule);
    let stranger = rules.into_iter().find(|rule| rule.is_hypothetical() && !is_on(*rule));
    ensure(stranger.is_none(), || format!("{stranger:?} is not switched on"))?;
    for (idea, place) in book.scenario.ideas.iter().zip(0..) {
        match idea {
            Idea::LinkedRepayment(link) => linked(book, link, place)?,
            Idea::PooledLimit(pool) => pooled(book, pool)?,
            Idea::Points(points) => offset(book, points)?,
            Idea::RedPacket(packet) => packets(book, packet)?,
        }
    }
    Ok(())
}

impl Book<'_> {
    fn place_of(&self, id: &str) -> usize {
        self.scenario.accounts.iter().position(|account| account.id == id).expect("an account")
    }

    /// The accounts that are named; all where none is.
    fn places_of(&self, named: &[String]) -> Vec<usize> {
        let all = self.scenario.accounts.iter().enumerate();
        all.filter(|(_, a)| named.is_empty() || named.contains(&a.id)).map(|(place, _)| place).collect()
    }

    /// The limits that an account shares, each with the accounts that share it.
    pub fn pools_of(&self, account: usize) -> Vec<(Money, Vec<usize>)> {
        let pools = self.scenario.ideas.iter().filter_map(|idea| match idea {
            Idea::PooledLimit(pool) => Some((pool.limit, self.places_of(&pool.accounts))),
            _ => None,
        });
        pools.filter(|(_, places)| places.contains(&account)).collect()
    }

    /// Room on an evening, by the account's own limit and those that it shares; below zero where one is exceeded.
    pub fn room_on(&self, account: usize, evening: Day) -> Result<Money, String> {
        let story = self.story()?;
        let owed = |place: usize| story.evening(evening, place).balances.principal();
        let own = self.limit(account, evening) - owed(account);
        let shared = self
            .pools_of(account)
            .into_iter()
            .map(|(limit, places)| limit - places.into_iter().map(owed).sum::<Money>());
        Ok(shared.min().map_or(own, |shared| shared.min(own)))
    }
}

fn linked(book: &Book<'_>, link: &LinkedRepayment, place: u32) -> Result<(), String> {
    let (line, facility) = (book.place_of(&link.from), book.place_of(&link.r#for));
    let mut cash = book.scenario.borrower.cash;
    let (mut month, mut moved) = (book.run.start.month(), Money::ZERO);
    for (at, entry) in book.run.ledger.iter().enumerate() {
        if entry.on.month() != month {
            (month, moved) = (entry.on.month(), Money::ZERO);
        }
        if entry.cause.rule == Rule::LinkedRepayment {
            let own = book.run.items.get(entry.item as usize) == Some(&ItemRef::Idea(place));
            let sides = (entry.kind, entry.from, entry.to);
            let sound = own && entry.account.index() == line && entry.cause.inputs[1] == cash.cents();
            let unbilled = (Kind::Arrangement, Side::Lender, Side::Unbilled);
            ensure(sound && sides == unbilled, || format!("{entry:?} with {cash} in hand"))?;
            moved += entry.amount;
            let most = link.at_most_a_month.unwrap_or(Money::MAX);
            ensure(moved <= most, || format!("{moved} in {month}, {entry:?}"))?;
            let behind = book.run.ledger[at + 1..].iter();
            let paid = behind.take_while(|e| e.cause.rule == Rule::PayLinked || charges_of(e, facility));
            let paid = paid.filter(|e| e.cause.rule == Rule::PayLinked && e.account.index() == facility);
            let paid: Money = paid.map(|e| e.amount).sum();
            ensure(paid == entry.amount, || format!("{paid} is paid with {entry:?}"))?;
            let before = |day: Day| book.story().map(|story| story.is_frozen(book.contracts, line, day));
            let frozen = entry.on > book.run.start && before(entry.on - 1)?;
            ensure(!frozen && !book.is_held(line, entry.on, false), || format!("{entry:?} while frozen"))?;
        }
        cash += cash_of(entry);
    }
    let all = |rule: Rule| -> Money {
        book.run.ledger.iter().filter(|e| e.cause.rule == rule).map(|e| e.amount).sum()
    };
    ensure(all(Rule::LinkedRepayment) == all(Rule::PayLinked), || "more is paid than moved".to_owned())?;
    nothing_was_left_undone(book, link, (line, facility))
}

/// Penalty or interest that is posted because a payment reaches what bears it.
fn charges_of(entry: &Entry, facility: usize) -> bool {
    entry.account.index() == facility && matches!(entry.kind, Kind::Penalty | Kind::Interest)
}

/// A period is missed without cash only when there was no room, when the line was frozen, or when the month had had its
/// most.
fn nothing_was_left_undone(
    book: &Book<'_>,
    link: &LinkedRepayment,
    (line, facility): (usize, usize),
) -> Result<(), String> {
    let missed = book.run.ledger.iter().filter(|e| {
        e.cause.rule == Rule::MissedPeriod && e.account.index() == facility && e.on == e.value_from
    });
    for entry in missed {
        let day = entry.on;
        let story = book.story()?;
        let of_month =
            book.run.ledger.iter().filter(|e| {
                e.cause.rule == Rule::LinkedRepayment && e.on.month() == day.month() && e.on <= day
            });
        let moved: Money = of_month.map(|e| e.amount).sum();
        let used_up = link.at_most_a_month.is_some_and(|most| moved >= most);
        let frozen = book.is_held(line, day, false)
            || (day > book.run.start && story.is_frozen(book.contracts, line, day - 1));
        let full =
            book.room_on(line, day)? <= Money::ZERO || book.limit_for_use(line, day, u32::MAX).is_zero();
        // room that the payment itself makes in a shared limit is not asked for again
        let shared = book.pools_of(line).iter().any(|(_, places)| places.contains(&facility));
        let sound = story.cash(day).is_positive() || used_up || frozen || full || shared;
        ensure(sound, || format!("{entry:?} although there was room"))?;
    }
    Ok(())
}

/// Nothing is taken beyond a limit that accounts share.
fn pooled(book: &Book<'_>, pool: &PooledLimit) -> Result<(), String> {
    let places = book.places_of(&pool.accounts);
    let mut now = vec![mingzhang::ledger::Balances::default(); book.scenario.accounts.len()];
    for entry in &book.run.ledger {
        let Some(balances) = now.get_mut(entry.account.index()) else { continue };
        apply(entry, balances);
        let owed: Money = places.iter().map(|&place| now[place].principal()).sum();
        let takes = takes_room(entry) && places.contains(&entry.account.index());
        ensure(!takes || owed <= pool.limit, || format!("{owed} above {} by {entry:?}", pool.limit))?;
    }
    Ok(())
}

/// Points are earned by the payments of a day and used in the evening, whole; while there are any, no penalty is owed.
fn offset(book: &Book<'_>, terms: &Points) -> Result<(), String> {
    let places = book.places_of(&terms.accounts);
    let (mut points, mut day_before) = (0_i64, None);
    let mut posted_late = Money::ZERO;
    for (at, entry) in book.run.ledger.iter().enumerate() {
        if day_before != Some(entry.on) {
            day_before = Some(entry.on);
            posted_late = Money::ZERO;
            let today = book.run.ledger[at..].iter().take_while(|e| e.on == entry.on);
            let paid = today.filter(|e| {
                e.kind == Kind::Payment
                    && e.cause.rule != Rule::PayLinked
                    && places.contains(&e.account.index())
            });
            points += paid.map(|e| e.amount.cents()).sum::<i64>() / terms.point_for.cents();
        }
        match entry.cause.rule {
            Rule::PointsOffset => {
                let worth = terms.worth.cents();
                let sound = entry.cause.inputs[..2] == [points, worth]
                    && entry.amount.cents() == (points * worth).min(entry.cause.inputs[2])
                    && places.contains(&entry.account.index())
                    && (entry.kind, entry.from, entry.to) == (Kind::Waive, Side::Penalty, Side::Lender);
                ensure(sound, || format!("{entry:?} with {points} points"))?;
                points -= (entry.amount.cents() + worth - 1) / worth;
            }
            // posted after the arrangements of the day
            Rule::LateFee | Rule::CourtFee | Rule::ClosingAccrual
                if entry.to == Side::Penalty && places.contains(&entry.account.index()) =>
            {
                posted_late += entry.amount;
            }
            _ => {}
        }
        let is_last = book.run.ledger.get(at + 1).is_none_or(|next| next.on != entry.on);
        if is_last && points > 0 {
            let story = book.story()?;
            let owed =
                places.iter().map(|&place| story.evening(entry.on, place).balances[Component::Penalty]);
            let owed: Money = owed.sum();
            ensure(owed <= posted_late, || format!("{points} points and {owed} owed on {}", entry.on))?;
        }
    }
    Ok(())
}

/// Each bill, and each period of a loan, that is paid in full by its due day brings its packet, and nothing else does.
fn packets(book: &Book<'_>, packet: &RedPacket) -> Result<(), String> {
    let places = book.places_of(&packet.accounts);
    let given = |entry: &&Entry| matches!(entry.cause.rule, Rule::RedPacket | Rule::RedPacketShare);
    for entry in book.run.ledger.iter().filter(given) {
        let sides = (entry.kind, entry.from, entry.to);
        let sound = sides == (Kind::Arrangement, Side::Lender, Side::Cash);
        ensure(sound && places.contains(&entry.account.index()), || format!("{entry:?}"))?;
    }
    for account in places {
        let of_account = |day: Day| -> Vec<&Entry> {
            let all = book.run.ledger.iter().filter(given);
            all.filter(|e| e.on == day && e.account.index() == account).collect()
        };
        if book.line(account).is_some() {
            for bill in book.run.statements.iter().filter(|bill| bill.account.index() == account) {
                let got: Money = of_account(bill.due).iter().map(|entry| entry.amount).sum();
                let cleared = bill.due <= book.run.end && is_cleared(book, account, bill.due)?;
                let grace = book.common(account).grace_days > 0;
                let want = if cleared { gift(packet.gives, bill.total) } else { Money::ZERO };
                // what a refund in the grace takes back was asked for on the due day
                let sound = got == want || (grace && bill.amended) || is_helped(book, account, bill.due);
                ensure(sound, || format!("{got}, not {want}: {bill:?}"))?;
            }
        } else {
            of_periods(book, packet.gives, account, &of_account)?;
        }
    }
    Ok(())
}

/// Whether another arrangement, which may stand behind the red packet in the file, paid or took away something that day.
fn is_helped(book: &Book<'_>, account: usize, day: Day) -> bool {
    let helps = |rule: Rule| matches!(rule, Rule::PayLinked | Rule::PointsOffset);
    let mut entries = book.run.ledger.iter();
    entries.any(|e| e.on == day && e.account.index() == account && helps(e.cause.rule))
}

/// Whether nothing of what was billed is unpaid on the evening of a due day, nor within the tolerance.
fn is_cleared(book: &Book<'_>, account: usize, due: Day) -> Result<bool, String> {
    use Component::{Billed, Fee, Interest, Overdue, Penalty, PlanDue, Rolled};
    let evening = book.story()?.evening(due, account);
    let billed = [Billed, Fee, Interest, Overdue, Penalty, PlanDue, Rolled];
    let owed: Money = billed.into_iter().map(|part| evening.balances[part]).sum();
    let put_off = book
        .run
        .ledger
        .iter()
        .any(|e| e.on == due && e.account.index() == account && e.cause.rule == Rule::WithinTolerance);
    let closing = book
        .run
        .ledger
        .iter()
        .filter(|e| e.on == due && e.account.index() == account && e.kind == Kind::Closing);
    let closing: Money = closing.map(|e| e.amount).sum();
    Ok(owed - evening.taken.fresh - evening.fees_ahead == closing && !put_off)
}

fn gift(gives: Gift, asked: Money) -> Money {
    match gives {
        Gift::Fixed(amount) if asked.is_positive() => amount,
        Gift::Fixed(_) => Money::ZERO,
        Gift::Share(share) => share.of.of(asked).round(Rounding::HalfUp).min(share.at_most),
    }
}

/// Periods of loans: of a day on whose evening nothing is due any more each period had its packet.
fn of_periods<'r>(
    book: &Book<'_>,
    gives: Gift,
    account: usize,
    given: &dyn Fn(Day) -> Vec<&'r Entry>,
) -> Result<(), String> {
    let arranged = |day: Day| {
        book.run.notes.iter().any(|note| {
            note.on == day
                && note.account.index() == account
                && matches!(note.what, NoteKind::Extended | NoteKind::RePlanned)
        })
    };
    for day in book.days() {
        let today = book.run.ledger.iter().filter(|e| e.on == day && e.account.index() == account);
        let due = today.clone().filter(|e| e.kind == Kind::Due).count();
        let alone = today.filter(|e| e.cause.rule == Rule::LoanInterest).count();
        let got = given(day);
        ensure(got.len() <= due + alone, || format!("{} packets for {due} periods on {day}", got.len()))?;
        let evening = &book.story()?.evening(day, account).balances;
        let parts = [Component::LoanDue, Component::Overdue, Component::Interest, Component::Penalty];
        let owed: Money = parts.into_iter().map(|part| evening[part]).sum();
        // of a small period a share may round to nothing
        let gives = matches!(gives, Gift::Fixed(amount) if amount.is_positive());
        let helped = arranged(day) || is_helped(book, account, day);
        let missing = owed.is_zero() && got.len() < due && gives && !helped;
        ensure(!missing, || format!("{} packets for {due} periods on {day}", got.len()))?;
    }
    Ok(())
}
