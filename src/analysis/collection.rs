//! What collectors did in a run, put together.

use crate::calendar::Day;
use crate::ledger::AccountIx;
use crate::simulation::Run;
use crate::terms::CollectionAct;

/// One kind of act on one account over a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActLine {
    /// The account.
    pub account: AccountIx,
    /// What was done.
    pub act: CollectionAct,
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// How often.
    pub times: usize,
}

/// What collectors did: a line for each account and kind of act, in the order in which they began.
pub fn act_lines(run: &Run) -> Vec<ActLine> {
    let mut lines: Vec<ActLine> = Vec::new();
    for act in &run.acts {
        let same = |line: &&mut ActLine| line.account == act.account && line.act == act.act;
        match lines.iter_mut().find(same) {
            Some(line) => (line.last, line.times) = (act.on, line.times + 1),
            None => lines.push(ActLine {
                account: act.account,
                act: act.act,
                first: act.on,
                last: act.on,
                times: 1,
            }),
        }
    }
    lines
}
