//! Interest night by night: what was owed on each evening, counted once.

use mingzhang::calendar::Day;
use mingzhang::ledger::{Component, Entry, Kind, Rule, Side};
use mingzhang::money::Money;
use mingzhang::rate::Rate;
use mingzhang::simulation::{Note, NoteKind};
use mingzhang::terms::{
    FirstOverdueNight, InterestBase, LineTerms, PaymentValueDate, ResidualFrom, RoundingChoice,
    StatementDayPurchase, StatementNight,
};

use crate::life::{Book, ensure};
use crate::prices;
use crate::story::Evening;

/// Cents of an exact sum of cents × rate units.
pub fn round(exact: i128, how: RoundingChoice) -> i64 {
    let one = i128::from(Rate::ONE.units());
    let (whole, rest) = (exact.div_euclid(one), exact.rem_euclid(one) * 2);
    let up = match how {
        RoundingChoice::HalfUp => rest >= one,
        RoundingChoice::HalfEven => rest > one || (rest == one && whole % 2 == 1),
        RoundingChoice::Down => false,
        RoundingChoice::Up => rest > 0,
    };
    i64::try_from(whole).expect("amounts are small here") + i64::from(up)
}

/// Interest and penalty of a line: one rounding over the evenings between two bills, and to the end of the run.
pub fn of_lines(book: &Book<'_>) -> Result<(), String> {
    for account in (0..book.scenario.accounts.len()).filter(|&account| book.line(account).is_some()) {
        let Some(terms) =
            book.line(account).filter(|terms| is_told_by_evenings(terms) && is_told_by_rates(terms))
        else {
            continue;
        };
        // a plan posts nights on a day of its own
        if !counts_at_once(terms) && plan_days(book, account).next().is_some() {
            continue;
        }
        let mut bills = vec![book.run.start];
        for on in days_of_posting(book, account) {
            let posted = posted_nights(book, account, terms, &bills, on)?;
            line_nights(book, account, &bills, on, posted, false)?;
            bills.push(on);
        }
        let posted = posted_nights(book, account, terms, &bills, book.run.end)?;
        line_nights(book, account, &bills, book.run.end, posted, true)?;
    }
    Ok(())
}

/// The days on which nights are posted: those of bills, and those of personal plans.
fn days_of_posting(book: &Book<'_>, account: usize) -> Vec<Day> {
    let mut days = bill_days(book, account);
    days.extend(plan_days(book, account));
    days.sort_unstable();
    days.dedup();
    days
}

fn plan_days<'b>(book: &'b Book<'_>, account: usize) -> impl Iterator<Item = Day> + 'b {
    let of_account = move |note: &&Note| note.account.index() == account && note.what == NoteKind::RePlanned;
    book.run.notes.iter().filter(of_account).map(|note| note.on)
}

/// Whether the evenings of a run tell the nights of a line: what is owed in the evening, or was before the payments
/// of that day, bears that night. The other values of cards are tried in lives worked out by hand.
fn is_told_by_evenings(terms: &LineTerms) -> bool {
    let since_due = match terms.interest_base {
        InterestBase::AfterDue => true,
        InterestBase::Residual => terms.residual_from == ResidualFrom::Due,
        InterestBase::Full => false,
    };
    let through = terms.statement_night == StatementNight::ThroughStatement;
    let waits = terms.statement_day_purchase == StatementDayPurchase::NextBill;
    let plain = counts_at_once(terms);
    if terms.month.is_some() {
        return false;
    }
    if since_due {
        plain || !(terms.interest_on_interest || (through && waits))
    } else {
        plain && terms.posting_lag_days == 0 && terms.interest_base == InterestBase::Full
    }
}

/// Whether the evening after all payments bears the night that follows, on the next bill.
fn counts_at_once(terms: &LineTerms) -> bool {
    terms.payment_value_date == PaymentValueDate::SameDay
        && terms.statement_night == StatementNight::BeforeStatement
}

/// Whether rates of a line change only where nothing but carried and overdue principal bears.
fn is_told_by_rates(terms: &LineTerms) -> bool {
    let plain = terms.common.grace_days == 0 && !terms.interest_on_interest;
    !has_rates(terms) || (plain && terms.interest_base != InterestBase::Full)
}

/// Whether the rate may change while the line runs.
fn has_rates(terms: &LineTerms) -> bool {
    !(terms.later.is_empty() && terms.bands.is_empty())
}

/// The rate of the night that follows a day, with what events changed by then, at the score at which it was set.
fn rate_on(book: &Book<'_>, account: usize, day: Day, penalty: bool) -> i128 {
    let score = book.score_on(book.set_before(account, day));
    let line = prices::line_on(book, account, day).map(|line| prices::at(line, score));
    let common = line.map_or(book.common(account), |line| &line.common);
    i128::from(if penalty { common.penalty_rate } else { common.daily_rate }.units())
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
    // what was at stake on the day of a personal plan is charged no more
    let ends = |day: &Day| plan_days(book, account).any(|plan| plan == *day);
    let close = close.filter(|day| terms.interest_base == InterestBase::Full && !ends(day));
    let Some(close) = close else { return Ok(0) };
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
    // cash taken since the close, and its fees, are on the next bill
    let postponed = of(|e| e.kind == Kind::Carry && e.to == Side::Fee);
    let cash = evening.taken.fresh + evening.fees_ahead - postponed;
    let later = balances[Component::Unbilled] + balances[Component::PlanFuture] + closing - renewed + cash;
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

/// The evenings whose nights are on a bill, or on none at the end of the run, as they bear: before the payments of
/// the day where those count from the next evening, or where the night was billed in advance.
fn evenings(
    book: &Book<'_>,
    account: usize,
    bills: &[Day],
    until: Day,
    closing: bool,
) -> Result<Vec<(Day, Evening)>, String> {
    let (story, terms) = (book.story()?, book.line(account).ok_or("only lines have bills")?);
    let through = i32::from(terms.statement_night == StatementNight::ThroughStatement);
    let next_day = terms.payment_value_date == PaymentValueDate::NextDay;
    let first = bills[bills.len() - 1] + if bills.len() > 1 { through } else { 0 };
    let last = until - 1 + if closing { 0 } else { through };
    let bears = |day: Day| {
        let evening = *story.evening(day, account);
        if next_day || day == until { evening.before_payments() } else { evening }
    };
    Ok(crate::life::days(first, last).map(|day| (day, bears(day))).collect())
}

fn line_nights(
    book: &Book<'_>,
    account: usize,
    bills: &[Day],
    until: Day,
    posted: i128,
    closing: bool,
) -> Result<(), String> {
    let common = book.common(account);
    let from = bills[bills.len() - 1];
    let evenings = evenings(book, account, bills, until, closing)?;
    let full = book.line(account).is_some_and(|terms| terms.interest_base == InterestBase::Full);
    let skips = common.first_overdue_night == FirstOverdueNight::Skip && !full;
    let rolled =
        |e: &Evening| if skips { e.old_rolled } else { e.balances[Component::Rolled] - e.taken.total() };
    let cash_of = |e: &Evening| if skips { e.old_cash } else { e.taken.total() };
    let overdue = |e: &Evening| if skips { e.old_overdue } else { e.balances[Component::Overdue] };
    let sum = |of: &dyn Fn(&Evening) -> Money| -> i128 {
        evenings.iter().map(|(_, evening)| i128::from(of(evening).cents())).sum()
    };
    let free = i32::from(skips);
    let in_grace = |of: Side| nights_of_grace(book, account, (from, until), of, free);
    let amount = |exact: i128, rate: Rate| round(exact * i128::from(rate.units()), common.interest_rounding);
    let bears = book.line(account).is_some_and(|terms| terms.interest_on_interest);
    let late = if bears { nights_of_late_interest(book, account, (from, until), free)? } else { 0 };
    let (interest, cash) = (sum(&rolled) + posted + in_grace(Side::Rolled), sum(&cash_of));
    let penalty = amount(sum(&overdue) + in_grace(Side::Overdue), common.penalty_rate);
    let stops = common.re_plan.stops_interest;
    let of_plan =
        |e: &Evening| if e.planned && !stops { e.balances[Component::PlanFuture] } else { Money::ZERO };
    let ended = nights_of_grace(book, account, (from, until), Side::PlanFuture, 0);
    let plan = if stops { 0 } else { sum(&of_plan) + ended };
    let rate = common.daily_rate;
    let by_rate = |of: &dyn Fn(&Evening) -> Money, penalty: bool| -> i128 {
        let nights = evenings.iter();
        nights.map(|(day, e)| i128::from(of(e).cents()) * rate_on(book, account, *day, penalty)).sum()
    };
    let wanted = if book.line(account).is_some_and(has_rates) {
        let whole = |exact: i128| round(exact, common.interest_rounding);
        let sums = [by_rate(&rolled, false), by_rate(&cash_of, false), by_rate(&of_plan, false)];
        let interest = if closing { whole(sums.iter().sum()) } else { sums.map(whole).iter().sum() };
        let penalty = whole(by_rate(&overdue, true));
        let kinds = if closing { [Kind::Closing, Kind::Closing] } else { [Kind::Interest, Kind::Penalty] };
        vec![(kinds[0], Component::Interest, interest), (kinds[1], Component::Penalty, penalty)]
    } else if closing {
        // one rounding for all interest that is on no bill
        vec![
            (Kind::Closing, Component::Interest, amount(interest + cash + late + plan, rate)),
            (Kind::Closing, Component::Penalty, penalty),
        ]
    } else {
        let own: i64 = [interest, cash, late, plan].map(|exact| amount(exact, rate)).iter().sum();
        vec![(Kind::Interest, Component::Interest, own), (Kind::Penalty, Component::Penalty, penalty)]
    };
    for (kind, to, want) in wanted {
        let is_it = |e: &&Entry| {
            let at = e.account.index() == account && (until == e.on || (from < e.on && e.on < until));
            at && e.kind == kind
                && !matches!(e.cause.rule, Rule::LateFee | Rule::CourtFee)
                && e.to.component() == Some(to)
        };
        let charged: i64 = book.run.ledger.iter().filter(is_it).map(|entry| entry.amount.cents()).sum();
        ensure(charged == want, || {
            format!("account {account}, {from} to {until}: {to:?} {charged}, not {want}")
        })?;
    }
    Ok(())
}
