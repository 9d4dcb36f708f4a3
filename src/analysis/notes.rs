//! What did not go as the strategy or the file said.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::ledger::AccountIx;
use crate::simulation::{NoteKind, Run};

/// One kind of note about one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noted {
    /// What happened.
    pub kind: NoteKind,
    /// The account; [`AccountIx::NONE`] where it is about none.
    pub account: AccountIx,
    /// The first day.
    pub first: Day,
    /// How often it happened.
    pub times: usize,
}

/// The notes of a run, each kind once for each account, in the order of kinds and accounts.
pub fn notes(run: &Run) -> Vec<Noted> {
    let mut kinds: BTreeMap<(NoteKind, AccountIx), (Day, usize)> = BTreeMap::new();
    for note in &run.notes {
        let (_, times) = kinds.entry((note.what, note.account)).or_insert((note.on, 0));
        *times += 1;
    }
    let noted = |((kind, account), (first, times))| Noted { kind, account, first, times };
    kinds.into_iter().map(noted).collect()
}
