//! Interest by the month, worked out again from what the ledger says was owed.

use mingzhang::calendar::Day;
use mingzhang::ledger::{Balances, Component, Entry, Kind, Rule, Side};
use mingzhang::money::Money;
use mingzhang::rate::Rate;
use mingzhang::terms::{
    FirstOverdueNight, InterestBase, LineTerms, MonthBase, MonthPayments, MonthRate, MonthTerms,
    PaymentValueDate, ResidualFrom, RoundingChoice, StatementNight,
};

use crate::life::{Book, days, ensure};
use crate::nights::bill_days;
use crate::prices;
use crate::story::apply;

/// A month of interest: its bounds, what was owed when it began and when it ended, and what was paid of it between.
struct MonthOf {
    account: usize,
    from: Day,
    until: Day,
    opening: Balances,
    closing: Balances,
    paid: Money,
    paid_interest: Money,
}

/// Each bill carries one month, whole or by its days, at the rate of the month in which it began.
pub fn of_lines(book: &Book<'_>) -> Result<(), String> {
    for account in 0..book.scenario.accounts.len() {
        if book.line(account).is_none_or(|terms| terms.month.is_none()) {
            continue;
        }
        let mut begun = (book.run.start, opening_place(book));
        for on in bill_days(book, account) {
            let Some(terms) = terms_on(book, account, on) else { continue };
            let end = close_place(book, account, on);
            let since = book.run.ledger.get(begun.1..end).unwrap_or_default();
            if since.iter().any(|e| is_plan(e) && e.account.index() == account) {
                // a personal plan begins another month on its day, which is not judged here
                begun = (on, end_of_close(book, account, on, end));
                continue;
            }
            let month = month_of(book, terms, account, begun, (on, end));
            one(book, terms, &month, on)?;
            begun = (on, end_of_close(book, account, on, end));
        }
    }
    Ok(())
}

/// The contract of a line with what events changed by a day: a month bears what holds when it is billed.
fn terms_on<'b>(book: &'b Book<'_>, account: usize, day: Day) -> Option<&'b LineTerms> {
    let line = prices::line_on(book, account, day)?;
    // set by the bill before this one, or by an event since
    let set = book.set_before(account, day);
    let set = if bill_days(book, account).contains(&set) && set == day {
        book.set_before(account, day - 1)
    } else {
        set
    };
    Some(prices::at(line, book.score_on(set)))
}

fn opening_place(book: &Book<'_>) -> usize {
    book.run.ledger.iter().take_while(|entry| entry.kind == Kind::Opening).count()
}

/// The place of the first entry of an account that a close, or what follows on it that day, writes.
fn close_place(book: &Book<'_>, account: usize, on: Day) -> usize {
    let of_close = |entry: &Entry| {
        let late =
            matches!(entry.kind, Kind::Bill | Kind::Interest | Kind::Penalty | Kind::Fee | Kind::Payment);
        late || matches!(entry.kind, Kind::Overdue | Kind::Closing) || entry.kind == Kind::Carry
    };
    let is_it = |entry: &Entry| {
        entry.on > on || (entry.on == on && entry.account.index() == account && of_close(entry))
    };
    let opening = opening_place(book);
    let rest = book.run.ledger.iter().skip(opening);
    rest.clone().position(is_it).map_or(book.run.ledger.len(), |place| opening + place)
}

/// The place after the last entry of a close: a bill tells it; without one nothing was written.
fn end_of_close(book: &Book<'_>, account: usize, on: Day, begins: usize) -> usize {
    let bill = book.run.statements.iter().find(|bill| bill.account.index() == account && bill.on == on);
    bill.map_or(begins, |bill| bill.entries.1 as usize)
}

fn balances_at(book: &Book<'_>, account: usize, place: usize) -> Balances {
    let mut now = Balances::default();
    let entries = book.run.ledger.iter().take(place).filter(|entry| entry.account.index() == account);
    entries.for_each(|entry| apply(entry, &mut now));
    now
}

fn month_of(
    book: &Book<'_>,
    terms: &LineTerms,
    account: usize,
    (begun, from_place): (Day, usize),
    (on, place): (Day, usize),
) -> MonthOf {
    let through = i32::from(terms.statement_night == StatementNight::ThroughStatement);
    let shift =
        if begun == book.run.start && !bill_days(book, account).contains(&begun) { 0 } else { through };
    let mut paid = [Money::ZERO; 2];
    let since = book.run.ledger.get(from_place..place).unwrap_or_default().iter();
    for entry in since.filter(|entry| entry.account.index() == account) {
        let of = match entry.kind {
            Kind::Payment => entry.to,
            Kind::Refund => entry.from,
            _ => continue,
        };
        match of {
            Side::Rolled | Side::Overdue | Side::Billed => paid[0] += entry.amount,
            Side::Interest => paid[1] += entry.amount,
            _ => {}
        }
    }
    MonthOf {
        account,
        from: begun + shift,
        until: on + through,
        opening: balances_at(book, account, from_place),
        closing: balances_at(book, account, place),
        paid: paid[0],
        paid_interest: paid[1],
    }
}

fn one(book: &Book<'_>, terms: &LineTerms, month: &MonthOf, on: Day) -> Result<(), String> {
    let Some(rates) = &terms.month else { return Ok(()) };
    let days = month_days(book, month);
    let nights = (month.until - month.from).clamp(0, days);
    for (rule, rate, base) in [
        (Rule::MonthInterest, rates.rate_in(month.from.month()), interest_base(book, terms, rates, month)),
        (Rule::MonthPenalty, rates.penalty, penalty_base(book, terms, rates, month)),
    ] {
        let Some(cents_nights) = base.map(|base| base.of(nights)) else { continue };
        let want = charge(terms, rates, rate, (cents_nights, days));
        let is_it = |e: &&Entry| e.on == on && e.account.index() == month.account && e.cause.rule == rule;
        let charged: i64 = book.run.ledger.iter().filter(is_it).map(|entry| entry.amount.cents()).sum();
        ensure(charged == want, || {
            format!(
                "account {}, {} to {}: {} {charged}, not {want}",
                month.account,
                month.from,
                month.until,
                rule.word()
            )
        })?;
    }
    Ok(())
}

/// What bears: a balance for the whole stretch, or cents × nights of its evenings.
enum Base {
    Balance(Money),
    Evenings(i128),
}

impl Base {
    fn of(&self, nights: i32) -> i128 {
        match self {
            Self::Balance(balance) => i128::from(balance.cents()) * i128::from(nights),
            Self::Evenings(sum) => *sum,
        }
    }
}

fn month_days(book: &Book<'_>, month: &MonthOf) -> i32 {
    let bill_day = book.scenario.accounts[month.account].bill_day.expect("a line has one");
    let this = month.from.month().day(bill_day);
    let closes = if this > month.from { this } else { (month.from.month() + 1).day(bill_day) };
    closes - (closes.month() + -1).day(bill_day)
}

/// Cents × nights × rate ÷ the months and days that the rate is for, to whole units.
fn charge(terms: &LineTerms, rates: &MonthTerms, rate: MonthRate, (sum, days): (i128, i32)) -> i64 {
    let unit = i128::from(rates.unit_cents);
    let below = i128::from(Rate::ONE.units()) * i128::from(rate.months) * i128::from(days) * unit;
    let above = sum * i128::from(rate.rate.units());
    let (whole, rest) = (above.div_euclid(below), above.rem_euclid(below) * 2);
    let up = match terms.common.interest_rounding {
        RoundingChoice::HalfUp => rest >= below,
        RoundingChoice::HalfEven => rest > below || (rest == below && whole % 2 == 1),
        RoundingChoice::Down => false,
        RoundingChoice::Up => rest > 0,
    };
    i64::try_from((whole + i128::from(up)) * unit).expect("amounts are small here")
}

/// Whether only carried principal bears: what bears since the posting is not judged here.
fn only_carried(terms: &LineTerms) -> bool {
    let residual_due =
        terms.interest_base == InterestBase::Residual && terms.residual_from == ResidualFrom::Due;
    terms.interest_base == InterestBase::AfterDue || residual_due
}

/// Whether the evenings tell the nights.
fn told_by_evenings(terms: &LineTerms) -> bool {
    let common = &terms.common;
    common.grace_days == 0
        && common.first_overdue_night == FirstOverdueNight::Count
        && terms.payment_value_date == PaymentValueDate::SameDay
        && terms.statement_night == StatementNight::BeforeStatement
}

fn evenings(book: &Book<'_>, month: &MonthOf, of: Component) -> Option<Base> {
    let story = book.story().ok()?;
    let owed =
        days(month.from, month.until - 1).map(|day| story.evening(day, month.account).balances[of].cents());
    Some(Base::Evenings(owed.map(i128::from).sum()))
}

fn interest_base(book: &Book<'_>, terms: &LineTerms, rates: &MonthTerms, month: &MonthOf) -> Option<Base> {
    if !only_carried(terms) {
        return None;
    }
    let bears = terms.interest_on_interest;
    let rolled = month.opening[Component::Rolled];
    let interest = if bears { month.opening[Component::Interest] } else { Money::ZERO };
    match (rates.base, rates.payments) {
        (MonthBase::Opening, MonthPayments::Before) => Some(Base::Balance(rolled + interest)),
        (MonthBase::Opening, MonthPayments::After) => {
            let beyond = (month.paid - month.opening[Component::Overdue]).max(Money::ZERO);
            let principal = (rolled - beyond).max(Money::ZERO);
            Some(Base::Balance(principal + (interest - month.paid_interest).max(Money::ZERO)))
        }
        (MonthBase::Closing, MonthPayments::After) if !bears => {
            Some(Base::Balance(month.closing[Component::Rolled]))
        }
        (MonthBase::AverageDaily, _) if !bears && told_by_evenings(terms) => {
            evenings(book, month, Component::Rolled)
        }
        _ => None,
    }
}

fn penalty_base(book: &Book<'_>, terms: &LineTerms, rates: &MonthTerms, month: &MonthOf) -> Option<Base> {
    let overdue = month.opening[Component::Overdue];
    match (rates.base, rates.payments) {
        (MonthBase::Opening, MonthPayments::Before) => Some(Base::Balance(overdue)),
        (MonthBase::Opening, MonthPayments::After) => {
            Some(Base::Balance((overdue - month.paid).max(Money::ZERO)))
        }
        (MonthBase::Closing, _) => Some(Base::Balance(month.closing[Component::Overdue])),
        (MonthBase::AverageDaily, _) if told_by_evenings(terms) => evenings(book, month, Component::Overdue),
        (MonthBase::AverageDaily, _) => None,
    }
}

/// Whether an entry makes a personal plan.
fn is_plan(entry: &Entry) -> bool {
    entry.kind == Kind::Arrangement && entry.from != Side::Lender
}
