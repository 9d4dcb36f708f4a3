//! Interest of each loan period, night by night, by dates and counts of days of its own.

use std::collections::BTreeMap;

use mingzhang::calendar::{Day, Month};
use mingzhang::ledger::{Component, Entry, Kind, Rule, Segment, Side};
use mingzhang::money::Money;
use mingzhang::scenario::{Action, Method, What};
use mingzhang::simulation::{ItemRef, Note, NoteKind};
use mingzhang::terms::{DayCount, LateInterestUntil, LoanTerms, MonthEnd, PenaltyMode, RateChangeReach};

use crate::life::{Book, ensure};
use crate::prices;

/// A loan as its entries tell it.
#[derive(Clone, Copy, Debug)]
struct Loan<'t> {
    terms: &'t LoanTerms,
    drawn: Day,
    due_day: u8,
    first_due: Option<Day>,
    dates: &'t [Day],
    periods: u16,
    method: Method,
    rest: Money,
    /// What was lent less what was prepaid.
    lent: Money,
    /// Periods that have fallen due.
    over: u16,
    period_from: Day,
    nights_from: Day,
}

/// The due day of a loan in a month after that of the draw.
pub fn due_in(terms: &LoanTerms, drawn: Month, due_day: u8, month: Month) -> Day {
    match terms.month_end {
        MonthEnd::Clamp => month.day(due_day),
        MonthEnd::Stick if drawn.day(due_day) == drawn.last() => month.last(),
        MonthEnd::Stick => month.day(due_day),
        MonthEnd::Stay => {
            let passed = (1..=month - drawn).map(|k| (drawn + k).day(due_day).day_of_month());
            month.day(passed.min().unwrap_or(due_day))
        }
    }
}

/// The days of the year of a day.
fn days_of_year(day: Day) -> u32 {
    let year = day.month().year();
    if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 { 366 } else { 365 }
}

impl Loan<'_> {
    fn due(&self, period: u16) -> Day {
        if let Some(&last) = self.dates.last() {
            return self.dates.get(usize::from(period) - 1).copied().unwrap_or(last);
        }
        let drawn = self.first_due.map_or(self.drawn.month(), |first| first.month() + -1);
        due_in(self.terms, drawn, self.due_day, drawn + i32::from(period))
    }

    fn next_due(&self) -> Day {
        self.due(self.over + 1)
    }

    /// Its first day on or after a day: a date of its own, or its day of the month, also after the last period.
    fn day_from(&self, on: Day) -> Day {
        let drawn = self.first_due.map_or(self.drawn.month(), |first| first.month() + -1);
        let due_day = self.dates.last().map_or(self.due_day, |last| last.day_of_month());
        let of_month = |month: Month| match self.dates {
            [] => due_in(self.terms, drawn, due_day, month),
            _ => month.day(due_day),
        };
        let dated = self.dates.iter().copied().find(|&day| day >= on);
        let mut months = (0..=2).map(|k| of_month(on.month() + k));
        dated.or_else(|| months.find(|&day| day >= on)).expect("a month has a day of the loan")
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

    fn nights(&self, to: Day) -> i32 {
        let from_the_draw = self.first_due.is_none() && self.due_day == self.drawn.day_of_month();
        let whole = self.dates.is_empty() && (self.over > 0 || from_the_draw);
        let of_thirty = |day: Day| {
            let (from, to) = (self.period_from, day);
            let month_day = |day: Day| i32::from(day.day_of_month().min(30));
            (to.month() - from.month()) * 30 + month_day(to) - month_day(from)
        };
        let counted = |day: Day| match self.terms.day_count {
            DayCount::Thirty if day == self.next_due() => 30,
            DayCount::Thirty => (day - self.period_from).min(30),
            DayCount::Thirty360 if whole && day == self.next_due() => 30,
            DayCount::Thirty360 if whole => of_thirty(day).min(30),
            DayCount::Thirty360 => of_thirty(day),
            _ => day - self.period_from,
        };
        counted(to) - counted(self.nights_from)
    }

    /// Whether a stretch is of the right balance and divided by the right days.
    fn is_sound(&self, stretch: &Segment) -> bool {
        let base = if self.method == Method::Flat { self.lent } else { self.rest };
        let over = match self.terms.rates.over {
            None => days_of_year(stretch.from),
            Some(1) => 1,
            Some(_) => match self.terms.day_count {
                DayCount::Actual | DayCount::Actual365 | DayCount::ActualActual => 365,
                DayCount::Actual364 => 364,
                DayCount::Thirty | DayCount::Thirty360 | DayCount::Actual360 => 360,
            },
        };
        (stretch.base, stretch.over, stretch.rate) == (base, over, self.terms.rates.interest)
    }

    fn take(&mut self, entry: &Entry, stretches: &[Segment]) -> Result<(), String> {
        if entry.cause.rule == Rule::LoanGraceInterest {
            return Ok(());
        }
        self.pass(entry);
        match (entry.kind, entry.to.component()) {
            (Kind::Interest, _) => {
                let (first, last) = (stretches[0], stretches[stretches.len() - 1]);
                let joined = stretches.windows(2).all(|two| two[0].to == two[1].from);
                let nights: i32 = stretches.iter().map(|s| s.nights).sum();
                let told =
                    (first.from, last.to, nights) == (self.nights_from, entry.on, self.nights(entry.on));
                ensure(told && joined && stretches.iter().all(|s| self.is_sound(s)), || {
                    format!("{stretches:?} of {self:?} on {}", entry.on)
                })?;
            }
            (Kind::Arrangement, _) if entry.cause.rule == Rule::FeeAdded => {
                self.rest += entry.amount;
                self.lent += entry.amount;
            }
            (Kind::Due, _) => {
                let last = self.over + 1 >= self.periods;
                let sound = entry.on == self.next_due() && (!last || entry.amount == self.rest);
                let grace = self.over < self.terms.principal_grace_periods;
                let no_principal = (self.method == Method::InterestFirst || grace) && !last;
                ensure(sound && !no_principal, || {
                    format!("{} falls due on {} of {self:?}", entry.amount, entry.on)
                })?;
                self.rest -= entry.amount;
            }
            (Kind::Overdue, _) if entry.from == Side::LoanFuture => {
                ensure(entry.amount == self.rest, || format!("{} called in of {self:?}", entry.amount))?;
                self.rest = Money::ZERO;
            }
            (Kind::Payment, Some(Component::LoanFuture)) => {
                self.rest -= entry.amount;
                self.lent -= entry.amount;
                self.nights_from = entry.on;
            }
            _ => {}
        }
        Ok(())
    }
}

/// Interest of each loan period: the base, from the last posting to the day, by the contract's count of days.
pub fn of_loans(book: &Book<'_>) -> Result<(), String> {
    for account in 0..book.scenario.accounts.len() {
        // interest beside penalty has the same rule; those contracts are told by the due dates alone
        let is_told = |terms: &&LoanTerms| {
            let moves = !terms.later.is_empty() && terms.rate_change_reach == RateChangeReach::AllLoans;
            terms.penalty_mode == PenaltyMode::Replace && !moves
        };
        let Some(terms) = book.facility(account).filter(is_told) else { continue };
        // what was agreed anew is told in `offers`
        let arranged = |n: &Note| {
            n.account.index() == account && matches!(n.what, NoteKind::Extended | NoteKind::RePlanned)
        };
        if book.run.notes.iter().any(arranged) {
            continue;
        }
        let mut loans: BTreeMap<u32, Option<Loan<'_>>> = BTreeMap::new();
        for entry in book.run.ledger.iter().filter(|entry| entry.account.index() == account) {
            if matches!(entry.kind, Kind::Opening | Kind::Draw) {
                // several loans of one action cannot be told apart by their entries
                let only = if loans.contains_key(&entry.item) { None } else { loan_of(book, terms, entry) };
                loans.insert(entry.item, only);
            } else if let Some(Some(loan)) = loans.get_mut(&entry.item) {
                loan.take(entry, book.run.segments_of(&entry.cause))?;
            }
        }
    }
    Ok(())
}

/// Whether what is past due bears to the end of the period in which it is paid.
pub fn is_to_period_end(terms: &LoanTerms) -> bool {
    let says = |terms: &LoanTerms| terms.late_interest_until == LateInterestUntil::PeriodEnd;
    says(terms) || terms.later.iter().any(|later| says(&later.terms))
}

/// Penalty runs to the day on which it is posted, or where the contract says so to the loan's next day.
pub fn late_until(book: &Book<'_>) -> Result<(), String> {
    for account in 0..book.scenario.accounts.len() {
        let Some(terms) = book.facility(account).filter(|terms| terms.later.is_empty()) else { continue };
        let arranged = |n: &Note| {
            n.account.index() == account && matches!(n.what, NoteKind::Extended | NoteKind::RePlanned)
        };
        if book.run.notes.iter().any(arranged) {
            continue;
        }
        let mut loans: BTreeMap<u32, Option<Loan<'_>>> = BTreeMap::new();
        for entry in book.run.ledger.iter().filter(|entry| entry.account.index() == account) {
            if matches!(entry.kind, Kind::Opening | Kind::Draw) {
                loans.insert(entry.item, loan_of(book, terms, entry));
            }
            let Some(loan) = loans.get(&entry.item).copied().flatten() else { continue };
            if entry.cause.rule != Rule::LoanPenalty {
                continue;
            }
            let until = book.run.segments_of(&entry.cause).last().map(|stretch| stretch.to);
            let want = if is_to_period_end(terms) { loan.day_from(entry.on) } else { entry.on };
            ensure(until == Some(want), || format!("{entry:?} bears until {until:?}, not {want}"))?;
        }
    }
    Ok(())
}

/// The contract of a loan: the last that an event brought before it was drawn.
fn terms_of<'t>(book: &Book<'_>, first: &'t LoanTerms, entry: &Entry) -> &'t LoanTerms {
    let own = match book.run.items.get(entry.item as usize) {
        Some(ItemRef::Event(at)) => *at,
        Some(ItemRef::OpeningLoan(..)) => return first,
        _ => u32::MAX,
    };
    let mut terms = first;
    for later in &first.later {
        if let What::TermsChange(change) = &book.scenario.events[later.event as usize].what
            && (change.on, later.event) < (entry.on, own)
        {
            terms = &later.terms;
        }
    }
    terms
}

/// What the file says of a loan that an entry begins.
fn loan_of<'t>(book: &Book<'t>, first: &'t LoanTerms, entry: &Entry) -> Option<Loan<'t>> {
    let terms = prices::of_draw(book, terms_of(book, first, entry), entry);
    let loan = |drawn: Day, due_day: Option<u8>, first_due: Option<Day>, periods, method| {
        let due_day = due_day.unwrap_or_else(|| first_due.unwrap_or(drawn).day_of_month());
        let (rest, lent) = (entry.amount, entry.amount);
        Loan {
            terms,
            drawn,
            due_day,
            first_due,
            dates: &[],
            periods,
            method,
            rest,
            lent,
            over: 0,
            period_from: drawn,
            nights_from: drawn,
        }
    };
    match *book.run.items.get(entry.item as usize)? {
        ItemRef::OpeningLoan(account, at) => {
            let given = book.scenario.accounts.get(account.index())?.opening.loans.get(at as usize)?;
            let mut loan = loan(given.drawn, given.due_day, None, given.periods, given.method);
            (loan.over, loan.lent) = (given.periods_paid, given.principal);
            let from = if loan.over == 0 { loan.drawn } else { loan.due(loan.over) };
            (loan.period_from, loan.nights_from) = (from, from);
            Some(loan)
        }
        ItemRef::Event(at) => match &book.scenario.events.get(at as usize)?.what {
            What::Draw(draw) => {
                let loan = loan(entry.on, draw.due_day, draw.first_due, draw.periods, draw.method);
                Some(Loan { dates: &draw.due_dates, ..loan })
            }
            _ => None,
        },
        ItemRef::Action(at) => match book.strategy.actions.get(at as usize)? {
            Action::BorrowToRepay { periods, method, .. } => {
                Some(loan(entry.on, None, None, *periods, *method))
            }
            Action::Consolidate(asked) => Some(loan(entry.on, None, None, asked.periods, asked.method)),
            _ => None,
        },
        _ => None,
    }
}

/// Nothing of a facility is left to fall due when it was past due for as long as its contract allows.
pub fn called_in(book: &Book<'_>) -> Result<(), String> {
    let story = book.story()?;
    for account in 0..book.scenario.accounts.len() {
        let Some(terms) = book.facility(account) else { continue };
        let (days, periods) = (i32::from(terms.acceleration_after_days), terms.acceleration_missed_periods);
        let called = |e: &&Entry| {
            let by_rule = matches!(e.cause.rule, Rule::Accelerated | Rule::PlanBroken);
            by_rule && e.account.index() == account
        };
        for entry in book.run.ledger.iter().filter(called) {
            let evening = story.evening(entry.on, account);
            let age = evening.oldest.map_or(0, |due| entry.on - due);
            let long = days > 0 && age >= days;
            let by_plan = entry.cause.rule == Rule::PlanBroken && evening.is_past_due(entry.on);
            ensure(long || by_plan || (periods > 0 && evening.is_past_due(entry.on)), || {
                format!("account {account} is called in at an age of {age}")
            })?;
        }
        if terms.acceleration_reach == mingzhang::terms::AccelerationReach::Account
            && (days > 0 || periods == 1)
        {
            for day in book.days() {
                let evening = story.evening(day, account);
                let age = evening.oldest.filter(|&due| due <= day).map_or(-1, |due| day - due);
                let reached = (days > 0 && age >= days) || (periods == 1 && age >= 0);
                let left = evening.balances[Component::LoanFuture];
                ensure(!reached || left.is_zero(), || {
                    format!("{left} of account {account} goes on on {day}")
                })?;
            }
        }
    }
    Ok(())
}
