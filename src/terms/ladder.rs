//! The ladder of a collector: what is done about an unpaid debt, from which day overdue on.
//!
//! Three bounds come from the rules in force for lenders and are no choice of a contract. They hold for every ladder, and
//! a file that breaks one is refused:
//!
//! | bound | source |
//! |---|---|
//! | nobody is contacted between 22:00 and 08:00 | <https://m.csai.cn/wenda/1022378.html>, <http://www.bvvic.com/honghe/wenti/1543.html> (B) |
//! | at most three calls a day to one debtor, the lender and its agencies together | the same |
//! | only the debtor is asked to pay; nobody else is told of the debt | the same |

use serde::Serialize;

use crate::choice::choice;
use crate::reading::Code;
use crate::reading::decode::{Item, join};
use crate::reading::number::small;

/// The first hour of the day at which a debtor may be contacted.
pub const FIRST_HOUR: u8 = 8;
/// The hour from which on a debtor may not be contacted any more.
pub const LAST_HOUR: u8 = 22;
/// Calls a day that one debtor may get.
pub const MOST_CALLS_A_DAY: u8 = 3;
/// The most rungs of a ladder.
pub const MOST_RUNGS: usize = 32;
/// The latest day overdue that a rung may name.
pub const MOST_RUNG_DAY: u32 = 3_650;
/// The longest time between two acts of a rung, in days.
pub const MOST_EVERY_DAYS: u32 = 366;
/// How often a rung may act on one day.
pub const MOST_TIMES_A_DAY: u32 = 24;

choice!(
    /// What a collector does, the lightest first. What has been reached is the heaviest of them.
    CollectionAct {
        /// A reminder inside the app or the account.
        Reminder = "reminder",
        /// A notice that the app shows on the phone.
        AppPush = "app_push",
        /// A text message.
        Sms = "sms",
        /// A call that is answered.
        Call = "call",
        /// The debt is handed to an agency.
        Agency = "agency",
        /// A visit.
        Visit = "visit",
        /// A lawyer's letter.
        Letter = "letter",
        /// A mediator is asked.
        Mediation = "mediation",
        /// The lender sues.
        Suit = "suit",
        /// The court decides.
        Judgment = "judgment",
        /// The court enforces its decision.
        Enforcement = "enforcement",
        /// The lender writes the debt off in its books; what is owed stays. It has a value of its own and no rung.
        WriteOff = "write_off",
    }
);

/// The words of what a rung may do: all but the last.
pub fn acts() -> &'static [&'static str] {
    CollectionAct::WORDS.split_last().map_or(&[], |(_, acts)| acts)
}

impl CollectionAct {
    /// Whether it reaches out to the debtor; the others are steps of a procedure.
    pub const fn is_contact(self) -> bool {
        matches!(self, Self::Reminder | Self::AppPush | Self::Sms | Self::Call | Self::Visit)
    }
}

choice!(
    /// What somebody else than the debtor gets to hear.
    ThirdParty {
        /// Nobody else is spoken to.
        Nobody = "nobody",
        /// Somebody else is asked to pass on that the lender would like to be called, and hears nothing of a debt.
        Message = "message",
        /// Somebody else is told of the debt: no ladder may do that.
        Details = "details",
    }
);

/// One rung of a ladder.
///
/// Always true: hours lie within the legal ones and the first is before the last; nobody else hears of the debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rung {
    /// The first day overdue on which it acts.
    pub from_days_overdue: u16,
    /// The last one; none acts as long as the debt is overdue.
    pub until_days_overdue: Option<u16>,
    /// What is done.
    pub act: CollectionAct,
    /// Days from one time to the next; 0 acts once in a time overdue.
    pub every_days: u16,
    /// How often on such a day.
    pub times_a_day: u8,
    /// The first hour.
    pub hour_from: u8,
    /// The hour before which the last one lies.
    pub hour_until: u8,
    /// What somebody else gets to hear.
    pub third_party: ThirdParty,
}

impl Rung {
    /// The hours of one day, spread evenly from the first on.
    pub fn hours(&self) -> impl Iterator<Item = u8> + use<> {
        let (from, times) = (self.hour_from, self.times_a_day);
        let open = u16::from(self.hour_until - from);
        (0..u16::from(times)).map(move |n| from + u8::try_from(n * open / u16::from(times)).unwrap_or(0))
    }
}

/// Reads a ladder. An empty one leaves collection out.
pub fn ladder(item: Item<'_, '_>) -> Option<Vec<Rung>> {
    let rungs = item.list_up_to(MOST_RUNGS, rung)?;
    within_calls(item, &rungs)?;
    Some(rungs)
}

const KEYS: &[&str] = &[
    "from_days_overdue",
    "until_days_overdue",
    "act",
    "every_days",
    "times_a_day",
    "hour_from",
    "hour_until",
    "third_party",
];

fn rung(item: Item<'_, '_>) -> Option<Rung> {
    let fields = item.object(KEYS)?;
    let from = fields.required("from_days_overdue", |item| small(item, 1, MOST_RUNG_DAY));
    let least = from.map_or(1, u32::from);
    let until = fields.or("until_days_overdue", None, |item| small(item, least, MOST_RUNG_DAY).map(Some));
    let act = fields.required("act", |item| CollectionAct::from_word(item.word(acts())?));
    let every_days = fields.or("every_days", 0, |item| small(item, 0, MOST_EVERY_DAYS));
    let times_a_day = fields.or("times_a_day", 1, |item| small(item, 1, MOST_TIMES_A_DAY));
    let hour_from = fields.or("hour_from", 9, |item| small(item, 0, 23));
    let hour_until = fields.or("hour_until", 20, |item| small(item, 1, 24));
    let third_party = fields.or("third_party", ThirdParty::Nobody, third_party);
    let rung = Rung {
        from_days_overdue: from?,
        until_days_overdue: until?,
        act: act?,
        every_days: every_days?,
        times_a_day: times_a_day?,
        hour_from: hour_from?,
        hour_until: hour_until?,
        third_party: third_party?,
    };
    within_hours(item, rung)
}

fn within_hours(item: Item<'_, '_>, rung: Rung) -> Option<Rung> {
    let (from, until) = (rung.hour_from, rung.hour_until);
    if FIRST_HOUR <= from && from < until && until <= LAST_HOUR {
        return Some(rung);
    }
    let problem = item.problem(Code::LadderOutsideHours).with("found", format!("{from}-{until}"));
    item.refuse(problem.with("from", FIRST_HOUR).with("until", LAST_HOUR))
}

fn third_party(item: Item<'_, '_>) -> Option<ThirdParty> {
    let found = ThirdParty::from_word(item.word(ThirdParty::WORDS)?)?;
    if found == ThirdParty::Details {
        let legal = join(&[ThirdParty::Nobody.word(), ThirdParty::Message.word()]);
        let problem = item.problem(Code::LadderTellsOthers).with("found", found.word());
        return item.refuse(problem.with("legal", legal));
    }
    Some(found)
}

/// On no day overdue may all rungs together call more often than the rules allow.
fn within_calls(item: Item<'_, '_>, rungs: &[Rung]) -> Option<()> {
    let calls_on = |day: u16| -> u32 {
        let acting = rungs.iter().filter(|rung| rung.act == CollectionAct::Call && acts_on(rung, day));
        acting.map(|rung| u32::from(rung.times_a_day)).sum()
    };
    let calls = rungs.iter().filter(|rung| rung.act == CollectionAct::Call);
    let mut days: Vec<u16> = calls.flat_map(first_days).collect();
    days.sort_unstable();
    match days.into_iter().find(|&day| calls_on(day) > u32::from(MOST_CALLS_A_DAY)) {
        None => Some(()),
        Some(day) => {
            let problem = item.problem(Code::LadderTooManyCalls).with("found", calls_on(day));
            item.refuse(problem.with("day", day).with("most", MOST_CALLS_A_DAY))
        }
    }
}

/// Whether a rung acts on a day overdue, when every day is lived through.
fn acts_on(rung: &Rung, day: u16) -> bool {
    let since = day.checked_sub(rung.from_days_overdue);
    let in_time = rung.until_days_overdue.is_none_or(|until| day <= until);
    in_time
        && since.is_some_and(|since| since.checked_rem(rung.every_days).map_or(since == 0, |rest| rest == 0))
}

/// The days on which a rung acts, as far as a ladder can name a day.
fn first_days(rung: &Rung) -> impl Iterator<Item = u16> + use<> {
    let last = rung.until_days_overdue.unwrap_or(3_650);
    let (from, every) = (rung.from_days_overdue, rung.every_days);
    let last = if every == 0 { from } else { last };
    (from..=last).step_by(usize::from(every.max(1)))
}
