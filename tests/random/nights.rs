//! Interest night by night: what was owed on each evening, counted once.

use std::collections::BTreeMap;

use mingzhang::calendar::Day;
use mingzhang::ledger::{Component, Entry, Kind, Rule, Segment, Side};
use mingzhang::money::Money;
use mingzhang::rate::Rate;
use mingzhang::scenario::{Action, Method, What};
use mingzhang::simulation::ItemRef;
use mingzhang::terms::{
    DayCount, FirstOverdueNight, InterestBase, LineTerms, PaymentValueDate, PenaltyMode, ResidualFrom,
    RoundingChoice, StatementNight,
};

use crate::life::{Book, ensure};
use crate::story::Evening;

/// Cents of an exact sum of cents × rate units.
pub fn round(exact: i128, how: RoundingChoice) -> i64 {
    let one = i128::from(Rate::ONE.units());
    let (whole, rest) = (exact.div_euclid(one), exact.rem_euclid(one) * 2);
    let up = match how {
        RoundingChoice::HalfUp => rest >= one,
        RoundingChoice::HalfEven => rest > one || (rest == one && whole % 2 == 1),
        RoundingChoice::Down => false,
    };
    i64::try_from(whole).expect("amounts are small here") + i64::from(up)
}

/// Interest and penalty of a line: one rounding over the evenings between two bills, and to the end of the run.
pub fn of_lines(book: &Book<'_>) -> Result<(), String> {
    for account in (0..book.scenario.accounts.len()).filter(|&account| book.line(account).is_some()) {
        let Some(terms) = book.line(account).filter(|terms| is_told_by_evenings(terms)) else { continue };
        let mut bills = vec![book.run.start];
        for on in bill_days(book, account) {
            let posted = posted_nights(book, account, terms, &bills, on)?;
            line_nights(book, account, (bills[bills.len() - 1], on), posted, false)?;
            bills.push(on);
        }
        let posted = posted_nights(book, account, terms, &bills, book.run.end)?;
        line_nights(book, account, (bills[bills.len() - 1], book.run.end), posted, true)?;
    }
    Ok(())
}

/// Whether the evenings of a run tell the nights of a line: what is owed in the evening bears that night, and is
/// billed on the next bill. The other values of cards are tried in lives worked out by hand.
fn is_told_by_evenings(terms: &LineTerms) -> bool {
    terms.posting_lag_days == 0
        && terms.statement_night == StatementNight::BeforeStatement
        && terms.payment_value_date == PaymentValueDate::SameDay
        && (terms.interest_base != InterestBase::Residual || terms.residual_from == ResidualFrom::Due)
}

/// Cents × nights of the last bill's purchases before its due day, where they bear: in the open cycle, then billed.
fn posted_nights(
    book: &Book<'_>,
    account: usize,
    terms: &LineTerms,
    bills: &[Day],
    until: Day,
) -> Result<i128, String> {
    let opening = book.scenario.accounts[account].opening.bill;
    let close = match bills {
        [_] => opening.map(|bill| bill.on),
        [.., last] => Some(*last),
        [] => None,
    };
    let Some(close) = close.filter(|_| terms.interest_base == InterestBase::Full) else { return Ok(0) };
    let (story, due) = (book.story()?, book.due_of(account, close));
    let end = book.grace_end(account, due);
    if end > until || !is_left(book, account, (due, end), terms)? {
        return Ok(0);
    }
    let start = book.run.start;
    let cycle = if bills.len() > 1 { bills[bills.len() - 2] } else { start };
    let unbilled = crate::life::days(cycle, close - 1).map(|day| (day, Component::Unbilled));
    let billed = crate::life::days(close.max(start), due - 1).map(|day| (day, Component::Billed));
    let owed = |(day, component)| i128::from(story.evening(day, account).balances[component].cents());
    Ok(unbilled.chain(billed).map(owed).sum())
}

/// Whether more of what was billed is unpaid when a due day, or its grace, ends than may be missing of a bill that is
/// cleared. Nothing may be while something older is past due.
fn is_left(
    book: &Book<'_>,
    account: usize,
    (due, end): (Day, Day),
    terms: &LineTerms,
) -> Result<bool, String> {
    let evening = book.story()?.evening(end, account);
    let today = |e: &&Entry| e.on == end && e.account.index() == account;
    let of = |is_it: fn(&&Entry) -> bool| -> Money {
        book.run.ledger.iter().filter(today).filter(is_it).map(|entry| entry.amount).sum()
    };
    let closing = of(|e| e.kind == Kind::Closing);
    let renewed = of(|e| e.kind == Kind::Carry && e.to == Side::Unbilled);
    let balances = &evening.balances;
    let later = balances[Component::Unbilled] + balances[Component::PlanFuture] + closing - renewed;
    let is_older = evening.oldest.is_some_and(|oldest| oldest < due);
    let tolerance = if is_older { Money::ZERO } else { terms.grace_tolerance_yuan };
    Ok(balances.debt() - later > tolerance)
}

/// Cents × nights that a component bears for what was carried or missed in this stretch, between the day from which
/// that counts and the day on which its grace ended.
fn nights_of_grace(book: &Book<'_>, account: usize, (from, until): (Day, Day), of: Side, free: i32) -> i128 {
    let moved = |e: &&Entry| {
        let turned = matches!(e.kind, Kind::Carry | Kind::Overdue) && e.value_from < e.on;
        turned && e.account.index() == account && from < e.on && e.on <= until
    };
    let nights = |e: &Entry| {
        let sign = i128::from(e.to == of) - i128::from(e.from == of);
        sign * i128::from(e.amount.cents()) * i128::from((e.on - e.value_from - free).max(0))
    };
    book.run.ledger.iter().filter(moved).map(nights).sum()
}

/// Cents × nights of billed interest whose due day is over.
fn nights_of_late_interest(
    book: &Book<'_>,
    account: usize,
    (from, until): (Day, Day),
    free: i32,
) -> Result<i128, String> {
    let story = book.story()?;
    let mut sum = 0;
    for day in crate::life::days(from, until) {
        let late = story.evening(day, account).late_interest;
        // in the night of its own due day what is new may be free
        let fresh = if late.in_grace { 0 } else { late.new_cents * i64::from(free) };
        let nights_before =
            late.nights_before - if late.in_grace { late.new_cents * i64::from(free) } else { 0 };
        sum +=
            i128::from(nights_before.max(0)) + i128::from(if day < until { late.cents - fresh } else { 0 });
    }
    Ok(sum)
}

/// The days on which bills close; not that of a bill that had closed when the run began.
pub fn bill_days(book: &Book<'_>, account: usize) -> Vec<Day> {
    let Some((bill_day, _)) = book.line_days(account) else { return Vec::new() };
    let opening = book.scenario.accounts[account].opening.bill.map(|bill| bill.on);
    let days = book.run.months.iter().map(|month| month.month.day(bill_day));
    days.filter(|&day| Some(day) != opening).collect()
}

fn line_nights(
    book: &Book<'_>,
    account: usize,
    (from, until): (Day, Day),
    posted: i128,
    closing: bool,
) -> Result<(), String> {
    let (story, common) = (book.story()?, book.common(account));
    let full = book.line(account).is_some_and(|terms| terms.interest_base == InterestBase::Full);
    let skips = common.first_overdue_night == FirstOverdueNight::Skip && !full;
    let rolled = |e: &Evening| if skips { e.old_rolled } else { e.balances[Component::Rolled] };
    let overdue = |e: &Evening| if skips { e.old_overdue } else { e.balances[Component::Overdue] };
    let sum = |of: &dyn Fn(&Evening) -> Money| -> i128 {
        let evenings = crate::life::days(from, until - 1).map(|day| story.evening(day, account));
        evenings.map(|evening| i128::from(of(evening).cents())).sum()
    };
    let free = i32::from(skips);
    let in_grace = |of: Side| nights_of_grace(book, account, (from, until), of, free);
    let amount = |exact: i128, rate: Rate| round(exact * i128::from(rate.units()), common.interest_rounding);
    let bears = book.line(account).is_some_and(|terms| terms.interest_on_interest);
    let late = if bears { nights_of_late_interest(book, account, (from, until), free)? } else { 0 };
    let interest = sum(&rolled) + posted + in_grace(Side::Rolled);
    let penalty = amount(sum(&overdue) + in_grace(Side::Overdue), common.penalty_rate);
    let rate = common.daily_rate;
    let wanted = if closing {
        // one rounding for all interest that is on no bill
        vec![
            (Kind::Closing, Component::Interest, amount(interest + late, rate)),
            (Kind::Closing, Component::Penalty, penalty),
        ]
    } else {
        let own = amount(interest, rate) + amount(late, rate);
        vec![(Kind::Interest, Component::Interest, own), (Kind::Penalty, Component::Penalty, penalty)]
    };
    for (kind, to, want) in wanted {
        let is_it = |e: &&Entry| {
            let at = e.account.index() == account && (until == e.on || (from < e.on && e.on < until));
            at && e.kind == kind && e.cause.rule != Rule::LateFee && e.to.component() == Some(to)
        };
        let charged: i64 = book.run.ledger.iter().filter(is_it).map(|entry| entry.amount.cents()).sum();
        ensure(charged == want, || {
            format!("account {account}, {from} to {until}: {to:?} {charged}, not {want}")
        })?;
    }
    Ok(())
}

/// A loan as its entries tell it.
#[derive(Clone, Copy, Debug)]
struct Loan {
    drawn: Day,
    due_day: u8,
    periods: u16,
    method: Method,
    rest: Money,
    /// Periods that have fallen due.
    over: u16,
    period_from: Day,
    nights_from: Day,
}

impl Loan {
    fn due(&self, period: u16) -> Day {
        (self.drawn.month() + i32::from(period)).day(self.due_day)
    }

    fn next_due(&self) -> Day {
        self.due(self.over + 1)
    }

    /// Moves on over the due days before a movement.
    fn pass(&mut self, entry: &Entry) {
        let after_due = entry.kind == Kind::Payment || entry.cause.rule == Rule::LoanInterestToDate;
        while self.over < self.periods
            && (self.next_due() < entry.on || (after_due && self.next_due() == entry.on))
        {
            let due = self.next_due();
            (self.period_from, self.nights_from) = (due, due);
            self.over += 1;
        }
    }

    fn nights(&self, to: Day, count: DayCount) -> i32 {
        let counted = |day: Day| match count {
            DayCount::Actual => day - self.period_from,
            DayCount::Thirty if day == self.next_due() => 30,
            DayCount::Thirty => (day - self.period_from).min(30),
        };
        counted(to) - counted(self.nights_from)
    }

    fn take(&mut self, entry: &Entry, stretches: &[Segment], count: DayCount) -> Result<(), String> {
        if entry.cause.rule == Rule::LoanGraceInterest {
            return Ok(());
        }
        self.pass(entry);
        match (entry.kind, entry.to.component()) {
            (Kind::Interest, _) => {
                let nights = self.nights(entry.on, count);
                let sound = |s: &Segment| {
                    (s.base, s.from, s.to, s.nights) == (self.rest, self.nights_from, entry.on, nights)
                };
                ensure(matches!(stretches, [one] if sound(one)), || {
                    format!("{stretches:?} of {self:?} on {}", entry.on)
                })?;
            }
            (Kind::Due, _) => {
                let last = self.over + 1 >= self.periods;
                let sound = entry.on == self.next_due() && (!last || entry.amount == self.rest);
                let first_interest = self.method == Method::InterestFirst && !last;
                ensure(sound && !first_interest, || {
                    format!("{} falls due on {} of {self:?}", entry.amount, entry.on)
                })?;
                self.rest -= entry.amount;
            }
            (Kind::Payment, Some(Component::LoanFuture)) => {
                self.rest -= entry.amount;
                self.nights_from = entry.on;
            }
            _ => {}
        }
        Ok(())
    }
}

/// Interest of each loan period: the rest, from the last posting to the day, by the contract's count of days.
pub fn of_loans(book: &Book<'_>) -> Result<(), String> {
    for account in 0..book.scenario.accounts.len() {
        // interest beside penalty has the same rule; those contracts are told by the due dates alone
        let Some(terms) = book.facility(account).filter(|terms| terms.penalty_mode == PenaltyMode::Replace)
        else {
            continue;
        };
        let mut loans: BTreeMap<u32, Option<Loan>> = BTreeMap::new();
        for entry in book.run.ledger.iter().filter(|entry| entry.account.index() == account) {
            if matches!(entry.kind, Kind::Opening | Kind::Draw) {
                // several loans of one action cannot be told apart by their entries
                let only = if loans.contains_key(&entry.item) { None } else { loan_of(book, entry) };
                loans.insert(entry.item, only);
            } else if let Some(Some(loan)) = loans.get_mut(&entry.item) {
                loan.take(entry, book.run.segments_of(&entry.cause), terms.day_count)?;
            }
        }
    }
    Ok(())
}

/// What the file says of a loan that an entry begins.
fn loan_of(book: &Book<'_>, entry: &Entry) -> Option<Loan> {
    let loan = |drawn: Day, due_day: Option<u8>, periods, method| {
        let due_day = due_day.unwrap_or_else(|| drawn.day_of_month());
        Loan {
            drawn,
            due_day,
            periods,
            method,
            rest: entry.amount,
            over: 0,
            period_from: drawn,
            nights_from: drawn,
        }
    };
    match *book.run.items.get(entry.item as usize)? {
        ItemRef::OpeningLoan(account, at) => {
            let given = book.scenario.accounts.get(account.index())?.opening.loans.get(at as usize)?;
            let mut loan = loan(given.drawn, given.due_day, given.periods, given.method);
            loan.over = given.periods_paid;
            let from = if loan.over == 0 { loan.drawn } else { loan.due(loan.over) };
            (loan.period_from, loan.nights_from) = (from, from);
            Some(loan)
        }
        ItemRef::Event(at) => match &book.scenario.events.get(at as usize)?.what {
            What::Draw(draw) => Some(loan(entry.on, draw.due_day, draw.periods, draw.method)),
            _ => None,
        },
        ItemRef::Action(at) => match book.strategy.actions.get(at as usize)? {
            Action::BorrowToRepay { periods, method, .. } => Some(loan(entry.on, None, *periods, *method)),
            _ => None,
        },
        _ => None,
    }
}
