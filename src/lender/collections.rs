//! Collection: what is done about debts that are past due, rung by rung of each account's ladder.
//!
//! It moves no money. It is looked at on days on which something happens; between them nothing that is due changes, so
//! the acts of the days between follow from the due date alone.

use super::group::GroupState;
use crate::calendar::Day;
use crate::ledger::{AccountIx, Act};
use crate::terms::{CollectionAct, Rung};

/// The collectors of all accounts.
///
/// Always true: calls to one debtor about all accounts of a group stay within what [`GroupState`] allows; what an
/// account has reached never falls while anything of it is past due.
#[derive(Clone, Debug)]
pub struct Collections<'t> {
    files: Vec<File<'t>>,
    groups: Vec<GroupState>,
    looked: Option<Day>,
    /// Kept from day to day for its room.
    planned: Vec<Act>,
    acts: Vec<Act>,
}

/// What is done about one account.
#[derive(Clone, Debug)]
struct File<'t> {
    ladder: &'t [Rung],
    /// The place of its group.
    group: usize,
    /// The due date from which its days count; none while nothing is past due.
    due: Option<Day>,
    /// Rungs that act once and did, one bit each.
    done: u32,
    reached: Option<CollectionAct>,
}

impl<'t> Collections<'t> {
    /// Nothing is done yet. Each account comes with its ladder and the place of its group.
    pub fn new(accounts: impl Iterator<Item = (&'t [Rung], usize)>) -> Self {
        let file = |(ladder, group)| File { ladder, group, due: None, done: 0, reached: None };
        let files: Vec<File<'t>> = accounts.map(file).collect();
        let groups = files.iter().map(|file| file.group + 1).max().unwrap_or_default();
        Self {
            files,
            groups: vec![GroupState::default(); groups],
            looked: None,
            planned: Vec::new(),
            acts: Vec::new(),
        }
    }

    /// The evening of a day on which something happened: what was done since the last such day is done, and what is
    /// done today. `past_due` tells the oldest due date of an account of which anything is unpaid that evening.
    pub fn look(&mut self, today: Day, past_due: impl Fn(usize) -> Option<Day>) {
        let since = self.looked.map_or(today, |looked| looked + 1);
        self.looked = Some(today);
        for (place, file) in self.files.iter_mut().enumerate() {
            if since < today {
                file.plan(place, (since, today - 1), &mut self.planned);
            }
            file.due = past_due(place);
            if file.due.is_some() {
                file.plan(place, (today, today), &mut self.planned);
            } else {
                (file.done, file.reached) = (0, None);
            }
        }
        self.carry_out();
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
            if file.due.is_some() {
                file.reached = file.reached.max(Some(act.act));
            }
            self.acts.push(act);
        }
    }

    /// The heaviest act so far of an account that is past due.
    pub fn reached(&self, account: usize) -> Option<CollectionAct> {
        self.files.get(account).and_then(|file| file.reached)
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
    /// Plans what is done on the days from one to another, both included, over which the due date stays.
    fn plan(&mut self, account: usize, (from, until): (Day, Day), into: &mut Vec<Act>) {
        let Some(due) = self.due else { return };
        let account = AccountIx(u8::try_from(account).unwrap_or(u8::MAX));
        for (rung, bit) in self.ladder.iter().zip((0..).map(|place| 1 << place)) {
            let first = due + i32::from(rung.from_days_overdue);
            let last = rung.until_days_overdue.map_or(until, |days| until.min(due + i32::from(days)));
            let Some(mut day) = self.first_act(rung, bit, first, from) else { continue };
            while day <= last {
                let days_overdue = u16::try_from(day - due).unwrap_or(u16::MAX);
                let (act, third_party) = (rung.act, rung.third_party);
                let at = |hour| Act { on: day, account, act, third_party, hour, days_overdue };
                into.extend(rung.hours().map(at));
                if rung.every_days == 0 {
                    self.done |= bit;
                    break;
                }
                day = day + i32::from(rung.every_days);
            }
        }
    }

    /// The first day from `from` on that a rung acts on; `None` for a rung that acts once and did.
    fn first_act(&self, rung: &Rung, bit: u32, first: Day, from: Day) -> Option<Day> {
        match i32::from(rung.every_days) {
            0 => (self.done & bit == 0).then_some(first.max(from)),
            _ if from <= first => Some(first),
            every => Some(from + (every - (from - first) % every) % every),
        }
    }
}
