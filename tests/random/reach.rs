//! How often random lives get into what they are meant to try.

use std::collections::BTreeSet;
use std::fmt;

use mingzhang::analysis::price_of;
use mingzhang::calendar::Day;
use mingzhang::ledger::{Component, Entry, Kind, Rule, Side};
use mingzhang::simulation::{HelpCame, LimitMove, MoveOf, NoteKind, PriceSet};
use mingzhang::terms::{CollectionAct, HelpRefusal};

use crate::life::Book;

/// Something that lives are to get into: what, in how many percent of them at least, and whether a run does.
type Aim = (&'static str, u32, fn(&Book<'_>) -> bool);

const AIMS: [Aim; 26] = [
    ("overdue", 30, |book| book.run.totals.worst_days_overdue > 0),
    ("overdue, then cured", 15, is_cured),
    ("two accounts overdue at once", 5, |book| story(book, |book, day| past_due_on(book, day) >= 2)),
    ("a debtor is called", 20, |book| reaches(book, CollectionAct::Call)),
    ("a lawyer's letter", 5, |book| reaches(book, CollectionAct::Letter)),
    ("a suit", 2, |book| reaches(book, CollectionAct::Suit)),
    ("a late record repaid", 10, |book| book.run.records.iter().any(|r| r.repaid_on.is_some())),
    ("a late record repaired", 2, |book| book.run.records.iter().any(|r| r.repaired)),
    ("limit hit or refused", 20, hits_limit),
    ("no cash on some evening", 25, |book| {
        story(book, |book, day| book.story().is_ok_and(|s| s.cash(day).is_zero()))
    }),
    ("an instalment runs when overdue starts", 5, overdue_with_a_plan),
    ("prepayment of a loan", 15, |book| pays(book, |e| e.to.component() == Some(Component::LoanFuture))),
    ("bill conversion", 10, |book| book.run.ledger.iter().any(|e| e.kind == Kind::Convert)),
    ("a refund of what was bought in instalments", 5, |book| {
        book.run.ledger.iter().any(|e| e.kind == Kind::Refund && e.from == Side::PlanFuture)
    }),
    ("a payment on a bill day or a due day", 30, pays_on_telling_day),
    ("a 29 February inside", 3, |book| {
        story(book, |_, day| day.month().number() == 2 && day.day_of_month() == 29)
    }),
    ("score up", 20, |book| book.run.months.windows(2).any(|two| two[1].score > two[0].score)),
    ("score down", 20, |book| book.run.months.windows(2).any(|two| two[1].score < two[0].score)),
    ("a loan called in", 3, |book| book.run.ledger.iter().any(|e| e.cause.rule == Rule::Accelerated)),
    ("allocation after day 91", 3, pays_after_day_91),
    ("a limit cut by a review", 10, |book| {
        moved(book, |act| act.what == MoveOf::Limit && act.after < act.before)
    }),
    ("a limit raised by a review", 10, |book| {
        moved(book, |act| act.what == MoveOf::Limit && act.after > act.before)
    }),
    ("two prices by score on one account", 5, two_prices),
    ("a fee that somebody else bears", 5, |book| book.run.ledger.iter().any(|e| e.kind == Kind::Borne)),
    ("a budget that is used up", 1, |book| {
        book.run.helps.iter().any(|used| used.came == HelpCame::Refused(HelpRefusal::BudgetUsedUp))
    }),
    ("a loan cleared", 10, |book| book.run.ledger.iter().any(|e| e.cause.rule == Rule::LastPeriodPrincipal)),
];

/// Whether an account was priced in two bands.
fn two_prices(book: &Book<'_>) -> bool {
    let band = |set: &PriceSet| {
        let contract = &book.contracts[set.account.index()];
        price_of(contract, *set, set.on).map(|price| price.band.map(|band| band.at_least))
    };
    let sets = &book.run.prices;
    sets.iter().any(|one| sets.iter().any(|other| one.account == other.account && band(one) != band(other)))
}

fn reaches(book: &Book<'_>, wanted: CollectionAct) -> bool {
    book.run.acts.iter().any(|act| act.act == wanted)
}

/// The accounts on which anything is past due on an evening.
fn past_due_on(book: &Book<'_>, day: Day) -> usize {
    let accounts = 0..book.scenario.accounts.len();
    book.story().map_or(0, |story| accounts.filter(|&a| story.evening(day, a).is_past_due(day)).count())
}

/// Whether some day of the run shows something.
fn story(book: &Book<'_>, shows: fn(&Book<'_>, Day) -> bool) -> bool {
    book.days().any(|day| shows(book, day))
}

fn moved(book: &Book<'_>, is_it: fn(&LimitMove) -> bool) -> bool {
    book.run.moves.iter().any(is_it)
}

fn pays(book: &Book<'_>, is_it: impl Fn(&Entry) -> bool) -> bool {
    book.run.ledger.iter().any(|entry| entry.kind == Kind::Payment && is_it(entry))
}

/// The accounts with whether something of them is past due, on two evenings that follow on each other.
fn turns(book: &Book<'_>, is_it: impl Fn(usize, Day, bool, bool) -> bool) -> bool {
    let Ok(story) = book.story() else { return false };
    let past_due = |day: Day, account: usize| story.evening(day, account).is_past_due(day);
    let mut accounts = 0..book.scenario.accounts.len();
    accounts.any(|account| {
        let mut days = book.days().skip(1);
        days.any(|day| is_it(account, day, past_due(day - 1, account), past_due(day, account)))
    })
}

fn is_cured(book: &Book<'_>) -> bool {
    turns(book, |_, _, before, after| before && !after)
}

fn overdue_with_a_plan(book: &Book<'_>) -> bool {
    let runs = |account: usize, day: Day| {
        book.story()
            .is_ok_and(|story| story.evening(day, account).balances[Component::PlanFuture].is_positive())
    };
    turns(book, |account, day, before, after| !before && after && runs(account, day))
}

fn hits_limit(book: &Book<'_>) -> bool {
    let refused = book.run.notes.iter().any(|note| note.what == NoteKind::DrawRefused);
    let full = book.run.accounts.iter().any(|month| month.available.is_zero() && !month.frozen);
    refused || full || !book.run.refusals.is_empty()
}

fn pays_on_telling_day(book: &Book<'_>) -> bool {
    let telling = |entry: &Entry| {
        let days = book.line_days(entry.account.index());
        days.is_some_and(|(bill, due)| [bill, due].iter().any(|&day| entry.on.month().day(day) == entry.on))
    };
    pays(book, telling)
}

/// Whether a payment clears principal first because something has been past due for 91 days.
fn pays_after_day_91(book: &Book<'_>) -> bool {
    let Ok(story) = book.story() else { return false };
    pays(book, |entry| {
        let account = entry.account.index();
        let switches = book.line(account).is_some_and(|line| line.allocation_switch_day == 91);
        let age = || story.evening(entry.on - 1, account).age(entry.on);
        switches && entry.to == Side::Overdue && entry.on > book.run.start && age() >= 91
    })
}

/// What was counted so far.
#[derive(Default)]
pub struct Reach {
    pub runs: u32,
    lives: u32,
    entries: usize,
    reached: [u32; AIMS.len()],
    this_life: [bool; AIMS.len()],
    rules: BTreeSet<Rule>,
}

impl Reach {
    /// Counts a run; an aim counts once a life.
    pub fn count(&mut self, book: &Book<'_>, new_life: bool) {
        if new_life {
            (self.lives, self.this_life) = (self.lives + 1, [false; AIMS.len()]);
        }
        self.runs += 1;
        self.entries += book.run.ledger.len();
        self.rules.extend(book.run.ledger.iter().map(|entry| entry.cause.rule));
        for (place, (_, _, shows)) in AIMS.iter().enumerate() {
            if !self.this_life[place] && shows(book) {
                self.this_life[place] = true;
                self.reached[place] += 1;
            }
        }
    }

    /// Adds what another worker counted.
    pub fn add(&mut self, other: &Self) {
        self.runs += other.runs;
        self.lives += other.lives;
        self.entries += other.entries;
        self.reached.iter_mut().zip(other.reached).for_each(|(sum, more)| *sum += more);
        self.rules.extend(&other.rules);
    }

    fn percent(&self, aim: usize) -> f64 {
        f64::from(self.reached[aim]) * 100.0 / f64::from(self.lives)
    }

    /// Every aim is reached often enough, and every rule occurs.
    pub fn assert_enough(&self) {
        for (place, (what, least, _)) in AIMS.iter().enumerate() {
            let percent = self.percent(place);
            assert!(percent >= f64::from(*least), "{what}: {percent:.1} % of lives, less than {least} %");
        }
        let never: Vec<&str> =
            Rule::ALL.iter().filter(|rule| !self.rules.contains(rule)).map(|rule| rule.word()).collect();
        assert!(never.is_empty(), "rules that no life knows: {never:?}");
    }
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (what, least, _)) in AIMS.iter().enumerate() {
            writeln!(f, "{:5.1} % (at least {least:2} %) {what}", self.percent(place))?;
        }
        write!(f, "{} entries, {} of {} rules", self.entries, self.rules.len(), Rule::ALL.len())
    }
}
