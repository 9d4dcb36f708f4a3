//! Collection: what is done about debts that are past due, rung by rung of each account's ladder.
//!
//! It moves no money. It is looked at on days on which something happens; between them nothing that is due changes, so
//! the acts of the days between follow from the due date alone.

use super::group::GroupState;
use crate::calendar::Day;
use crate::ledger::{AccountIx, Act};
use crate::terms::{CollectionAct, CommonTerms, Rung, ThirdParty};

/// The hour of what is done at a desk.
const OFFICE_HOUR: u8 = 9;

/// The collectors of all accounts.
///
/// Always true: calls to one debtor about all accounts of a group stay within what [`GroupState`] allows; what an
/// account has reached never falls while anything of it is past due.
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
pub struct Collections<'t> {
    files: Vec<File<'t>>,
    groups: Vec<GroupState>,
    looked: Option<Day>,
    /// Kept from day to day for its room.
    planned: Vec<Act>,
    acts: Vec<Act>,
    /// Days ahead on which a court decides and that must be worked on.
    court_days: Vec<Day>,
    /// Accounts about which a court has just decided.
    decided: Vec<AccountIx>,
}

/// What is done about one account.
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
struct File<'t> {
    #[serde(skip, default = "crate::terms::any_common")]
    terms: &'t CommonTerms,
    /// The place of its group.
    group: usize,
    /// The due date from which its days count; none while nothing is past due.
    due: Option<Day>,
    /// Before this day nothing more is done under that due date.
    next: Day,
    /// The next day of each rung under that due date.
    days: Vec<Option<Day>>,
    /// Rungs that act once and did, one bit each.
    done: u32,
    reached: Option<CollectionAct>,
    /// Whether the lender has written it off, and whether a court has decided, since it went past due.
    written_off: bool,
    decided: bool,
}

impl<'t> Collections<'t> {
    /// Nothing is done yet. Each account comes with its terms and the place of its group.
    pub fn new(accounts: impl Iterator<Item = (&'t CommonTerms, usize)>) -> Self {
        let file = |(terms, group)| File {
            terms,
            group,
            due: None,
            next: Day::FIRST,
            days: Vec::new(),
            done: 0,
            reached: None,
            written_off: false,
            decided: false,
        };
        let files: Vec<File<'t>> = accounts.map(file).collect();
        let groups = files.iter().map(|file| file.group + 1).max().unwrap_or_default();
        Self {
            files,
            groups: vec![GroupState::default(); groups],
            looked: None,
            planned: Vec::new(),
            acts: Vec::new(),
            court_days: Vec::new(),
            decided: Vec::new(),
        }
    }

    /// Gives each account the terms under which it is collected, in order.
    pub fn under(&mut self, accounts: impl Iterator<Item = &'t CommonTerms>) {
        self.files.iter_mut().zip(accounts).for_each(|(file, terms)| file.terms = terms);
    }

    /// The evening of a day on which something happened: what was done since the last such day is done, and what is
    /// done today. `past_due` tells the oldest due date of an account of which anything is unpaid that evening.
    pub fn look(&mut self, today: Day, past_due: impl Fn(usize) -> Option<Day>) {
        let since = self.looked.map_or(today, |looked| looked + 1);
        self.looked = Some(today);
        for (place, file) in self.files.iter_mut().enumerate() {
            let due = past_due(place);
            if due == file.due {
                file.plan(place, (since, today), &mut self.planned);
                continue;
            }
            file.plan(place, (since, today - 1), &mut self.planned);
            (file.due, file.next) = (due, Day::FIRST);
            if let Some(due) = due {
                file.set_out(due, today);
                self.court_days.extend(file.court_day().filter(|&day| day > today));
                file.plan(place, (today, today), &mut self.planned);
            } else {
                (file.done, file.reached) = (0, None);
                (file.written_off, file.decided) = (false, false);
            }
        }
        if !self.planned.is_empty() {
            self.carry_out();
        }
    }

    /// Carries out in the order of days and hours what was planned, as far as calls may be made.
    fn carry_out(&mut self) {
        self.planned.sort_by_key(|act| (act.on, act.hour, act.account));
        for act in self.planned.drain(..) {
            let Some(file) = self.files.get_mut(act.account.index()) else { continue };
            if act.act == CollectionAct::Call
                && let Some(group) = self.groups.get_mut(file.group)
            {
                if !group.may_contact(act.on, act.hour) {
                    continue;
                }
                group.note_call(act.on);
            }
            match act.act {
                CollectionAct::WriteOff => {}
                _ if file.due.is_none() => {}
                done => file.reached = file.reached.max(Some(done)),
            }
            if act.act == CollectionAct::Judgment && file.due.is_some() && !file.decided {
                file.decided = true;
                self.decided.push(act.account);
            }
            self.acts.push(act);
        }
    }

    /// The heaviest act so far of an account that is past due.
    pub fn reached(&self, account: usize) -> Option<CollectionAct> {
        self.files.get(account).and_then(|file| file.reached)
    }

    /// Whether the lender has written off what is past due on an account.
    pub fn is_written_off(&self, account: usize) -> bool {
        self.files.get(account).is_some_and(|file| file.written_off)
    }

    /// The days ahead on which a court decides, as far as they were not told yet.
    pub fn court_days(&mut self) -> std::vec::Drain<'_, Day> {
        self.court_days.drain(..)
    }

    /// The accounts about which a court has decided since this was last asked.
    pub fn decided(&mut self) -> std::vec::Drain<'_, AccountIx> {
        self.decided.drain(..)
    }

    /// How often an account's debtor was contacted since a day.
    pub fn contacts_since(&self, account: AccountIx, first: Day) -> u16 {
        let lately = self.acts.iter().rev().take_while(|act| act.on >= first);
        let contacts = lately.filter(|act| act.account == account && act.act.is_contact()).count();
        u16::try_from(contacts).unwrap_or(u16::MAX)
    }

    /// All that was done, in the order of days and hours.
    pub fn into_acts(self) -> Vec<Act> {
        self.acts
    }
}

impl File<'_> {
    /// A due date is the oldest from `from` on: on which day each rung acts first.
    fn set_out(&mut self, due: Day, from: Day) {
        let mut days = std::mem::take(&mut self.days);
        days.clear();
        let rungs = self.terms.ladder.iter().zip((0..).map(|place| 1 << place));
        days.extend(rungs.map(|(rung, bit)| self.first_act(rung, bit, due, from)));
        self.days = days;
    }

    /// Plans what is done on the days from one to another, both included, over which the due date stays. They follow those
    /// for which it was asked before.
    fn plan(&mut self, account: usize, (from, until): (Day, Day), into: &mut Vec<Act>) {
        let Some(due) = self.due.filter(|_| from <= until && self.next <= until) else { return };
        let account = AccountIx(u8::try_from(account).unwrap_or(u8::MAX));
        let mut next = self.plan_write_off(account, (due, from, until), into);
        let rungs = self.terms.ladder.iter().zip((0..).map(|place| 1 << place));
        for ((rung, bit), day) in rungs.zip(&mut self.days) {
            while let Some(on) = day.filter(|&on| on <= until) {
                let days_overdue = u16::try_from(on - due).unwrap_or(u16::MAX);
                let (act, third_party) = (rung.act, rung.third_party);
                let at = |hour| Act { on, account, act, third_party, hour, days_overdue };
                into.extend(rung.hours().map(at));
                if rung.every_days == 0 {
                    self.done |= bit;
                    *day = None;
                } else {
                    *day = within(rung, due, on + i32::from(rung.every_days));
                }
            }
            next = day.map_or(next, |day| day.min(next));
        }
        self.next = next;
    }

    /// Once since it went past due, on the first day that is old enough. Tells the day on which it is still to come.
    fn plan_write_off(
        &mut self,
        account: AccountIx,
        (due, from, until): (Day, Day, Day),
        into: &mut Vec<Act>,
    ) -> Day {
        let days = i32::from(self.terms.write_off_days);
        let on = from.max(due + days);
        if days == 0 || self.written_off {
            return Day::LAST;
        }
        if on <= until {
            self.written_off = true;
            let days_overdue = u16::try_from(on - due).unwrap_or(u16::MAX);
            let (act, third_party) = (CollectionAct::WriteOff, ThirdParty::Nobody);
            into.push(Act { on, account, act, third_party, hour: OFFICE_HOUR, days_overdue });
            return Day::LAST;
        }
        on
    }

    /// The day on which a court decides, where that costs the debtor anything.
    fn court_day(&self) -> Option<Day> {
        let due = self.due.filter(|_| !self.decided && !self.terms.court_fees.is_empty())?;
        let judgments = self.terms.ladder.iter().filter(|rung| rung.act == CollectionAct::Judgment);
        judgments.map(|rung| due + i32::from(rung.from_days_overdue)).min()
    }

    /// The first day from `from` on that a rung acts on; none when it does not act any more.
    fn first_act(&self, rung: &Rung, bit: u32, due: Day, from: Day) -> Option<Day> {
        let first = due + i32::from(rung.from_days_overdue);
        let on = match i32::from(rung.every_days) {
            0 if self.done & bit != 0 => return None,
            0 => first.max(from),
            _ if from <= first => first,
            every => from + (every - (from - first) % every) % every,
        };
        within(rung, due, on)
    }
}

/// A day on which a rung would act; none when it does not act for so long.
fn within(rung: &Rung, due: Day, on: Day) -> Option<Day> {
    let until = rung.until_days_overdue.map(|days| due + i32::from(days));
    until.is_none_or(|until| on <= until).then_some(on)
}
