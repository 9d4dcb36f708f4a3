//! What loans cost on their first day, and debts that a loan pays off.

use mingzhang::calendar::Day;
use mingzhang::ledger::{Balances, Entry, Kind, Rule, Side};
use mingzhang::money::Money;
use mingzhang::scenario::{Action, Consolidation};
use mingzhang::simulation::{MovedBy, NoteKind};
use mingzhang::terms::OriginationFee;

use crate::life::{Book, ensure};
use crate::nights::round;
use crate::story::apply;

/// Every loan that is drawn costs what its contract says, and the fee goes where it says.
pub fn fees_of_loans(book: &Book<'_>) -> Result<(), String> {
    let ledger = &book.run.ledger;
    for (place, draw) in ledger.iter().enumerate().filter(|(_, e)| is_draw(e)) {
        let Some(terms) = book.facility(draw.account.index()) else { continue };
        let exact = i128::from(draw.amount.cents()) * i128::from(terms.origination.fee_rate.units());
        let of_rate = Money::from_cents(round(exact, terms.common.interest_rounding));
        let fee = of_rate.max(terms.origination.fee_floor_yuan).min(draw.amount);
        let mut want = vec![(Kind::Fee, Side::Lender, Side::Fee, fee)];
        want.push(match terms.origination.mode {
            OriginationFee::Added => (Kind::Arrangement, Side::Fee, Side::LoanFuture, fee),
            OriginationFee::Deducted => (Kind::Payment, Side::Cash, Side::Fee, fee),
        });
        want.retain(|(.., amount)| amount.is_positive());
        let told = |e: &Entry| (e.kind, e.from, e.to, e.amount);
        let of_loan = |e: &&Entry| (e.on, e.account, e.item) == (draw.on, draw.account, draw.item);
        let is_fee = |e: &&Entry| is_of_fee(e.cause.rule) && of_loan(e);
        let got: Vec<_> = ledger[place..].iter().filter(is_fee).map(told).collect();
        ensure(got == want, || format!("{draw:?} costs {got:?}, not {want:?}"))?;
    }
    let fees = ledger.iter().filter(|e| e.cause.rule == Rule::OriginationFee).count();
    let draws = ledger.iter().filter(|e| is_draw(e)).count();
    ensure(fees <= draws, || format!("{fees} fees of {draws} loans"))
}

fn is_draw(entry: &Entry) -> bool {
    entry.kind == Kind::Draw && entry.to == Side::LoanFuture
}

/// Whether an entry is of the fee of a loan on its first day.
pub const fn is_of_fee(rule: Rule) -> bool {
    matches!(rule, Rule::OriginationFee | Rule::FeeAdded | Rule::PayOriginationFee)
}

/// Whether a day is one on which a loan pays off other debts.
pub fn consolidates(book: &Book<'_>, on: Day) -> bool {
    book.run.ledger.iter().any(|e| e.on == on && e.cause.rule == Rule::Consolidate)
}

/// No loan repays other debts where its contract forbids it, and the day says so.
pub fn purpose(book: &Book<'_>) -> Result<(), String> {
    let repays = |e: &&Entry| matches!(e.cause.rule, Rule::Consolidate | Rule::BorrowToRepay);
    for draw in book.run.ledger.iter().filter(repays) {
        let allowed = book.facility(draw.account.index()).is_some_and(|terms| terms.repays_other_debts);
        ensure(allowed, || format!("{draw:?} repays other debts"))?;
    }
    for note in book.run.notes.iter().filter(|note| note.what == NoteKind::PurposeForbids) {
        let forbids = book.facility(note.account.index()).is_some_and(|terms| !terms.repays_other_debts);
        ensure(forbids, || format!("{note:?} without such a clause"))?;
    }
    Ok(())
}

/// Every account that a consolidation names is paid off whole with its loan, or not at all, which is told; what was lent
/// is what was paid; what was to be closed is closed if it was paid off.
pub fn consolidated(book: &Book<'_>) -> Result<(), String> {
    for (action, place) in book.strategy.actions.iter().zip(0..) {
        let Action::Consolidate(asked) = action else { continue };
        if asked.on > book.run.end {
            continue;
        }
        let from = place_of(book, &asked.from)?;
        let noted = |account: usize, what: NoteKind| {
            book.run.notes.iter().any(|n| (n.on, n.account.index(), n.what) == (asked.on, account, what))
        };
        if noted(from, NoteKind::PurposeForbids) {
            continue;
        }
        let mut paid = Money::ZERO;
        for id in &asked.r#for {
            let account = place_of(book, id)?;
            let (of_it, left) = paid_off(book, account, asked.on);
            paid += of_it;
            let out = noted(account, NoteKind::NotConsolidated);
            let whole = out || left == Some(Money::ZERO) || of_it.is_zero();
            ensure(whole, || format!("{left:?} of {id} is left on {}", asked.on))?;
            closed(book, asked, (place, account), out)?;
        }
        let lent = book.run.ledger.iter().find(|e| e.on == asked.on && e.cause.rule == Rule::Consolidate);
        let debts = lent.map_or(Money::ZERO, |draw| Money::from_cents(draw.cause.inputs[0]));
        // another strategy's action of the same day is not of this run, but two of one strategy may share a day
        let alone = book.strategy.actions.iter().filter(|a| matches!(a, Action::Consolidate(_))).count() == 1;
        ensure(!alone || debts == paid, || format!("{debts} lent, {paid} paid on {}", asked.on))?;
        if let (Some(most), Some(draw)) = (asked.at_most, lent) {
            ensure(!alone || draw.amount <= most, || format!("{draw:?} of at most {most}"))?;
        }
    }
    Ok(())
}

fn place_of(book: &Book<'_>, id: &str) -> Result<usize, String> {
    let place = book.scenario.accounts.iter().position(|account| account.id == id);
    place.ok_or_else(|| format!("no account {id}"))
}

/// What a loan paid of an account on a day, and what was owed of it just then.
fn paid_off(book: &Book<'_>, account: usize, on: Day) -> (Money, Option<Money>) {
    let (mut balances, mut paid, mut left) = (Balances::default(), Money::ZERO, None);
    let mut begun = false;
    for entry in book.run.ledger.iter().filter(|e| e.on <= on) {
        begun |= entry.on == on && entry.cause.rule == Rule::Consolidate;
        if entry.account.index() != account {
            continue;
        }
        apply(entry, &mut balances);
        let is_it = begun && matches!(entry.cause.rule, Rule::PayConsolidated | Rule::PayOffPlan);
        if is_it && entry.on == on {
            paid += entry.amount;
            left = Some(balances.debt());
        }
    }
    (paid, left)
}

fn closed(
    book: &Book<'_>,
    asked: &Consolidation,
    (place, account): (u32, usize),
    out: bool,
) -> Result<(), String> {
    let id = &book.scenario.accounts[account].id;
    let mut moves = book.run.moves.iter().filter(|act| act.by == MovedBy::Action(place));
    let done = moves.any(|act| act.account.index() == account && act.on == asked.on);
    let want = asked.close.contains(id) && !out;
    ensure(done == want, || format!("{id} closed: {done}, not {want}"))
}
