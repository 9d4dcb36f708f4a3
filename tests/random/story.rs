//! A run told again from its ledger alone, evening by evening: balances, cash, and the due dates of what is unpaid.
//! It shares no rule with the engine beyond what the conventions say of entries.

use mingzhang::calendar::Day;
use mingzhang::ledger::{Balances, Component, Entry, Kind, Side};
use mingzhang::money::Money;
use mingzhang::scenario::Scenario;
use mingzhang::simulation::Run;
use mingzhang::terms::{Contract, Resolved};

use crate::cash::Taken;
use crate::parts::LateInterest;
use crate::planned::Planned;
use crate::unpaid::Unpaid;

/// An account on an evening.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evening {
    pub balances: Balances,
    /// The oldest due date of which anything is unpaid.
    pub oldest: Option<Day>,
    /// What bears interest and penalty in the night that follows where the first night is free.
    pub old_rolled: Money,
    pub old_overdue: Money,
    /// Cash that was taken, in what is carried; and what of it bears where the first night is free.
    pub taken: Taken,
    pub old_cash: Money,
    /// What was paid today of what is carried, cash apart, of cash, and of what is overdue.
    pub paid: Paid,
    /// Unpaid fees whose due day lies ahead.
    pub fees_ahead: Money,
    /// Billed interest whose due day is over.
    pub late_interest: LateInterest,
    /// Whether nothing is lent because of minimums missed in a row, or because a personal plan runs.
    pub stopped: bool,
    /// Whether a personal plan runs.
    pub planned: bool,
}

/// Payments of a day to what bears nights.
#[derive(Clone, Copy, Debug, Default)]
pub struct Paid {
    pub rolled: Money,
    pub cash: Money,
    pub overdue: Money,
}

impl Paid {
    /// Takes in an entry, with the cash that is unpaid before and after it.
    fn take(&mut self, entry: &Entry, before: Money, after: Money) {
        match (entry.kind, entry.to) {
            (Kind::Payment, Side::Rolled) => {
                self.cash += before - after;
                self.rolled += entry.amount - (before - after);
            }
            (Kind::Payment, Side::Overdue) => self.overdue += entry.amount,
            _ => {}
        }
    }
}

impl Evening {
    /// Whether anything is past due after the due day of `on` has ended.
    pub fn is_past_due(&self, on: Day) -> bool {
        self.oldest.is_some_and(|due| due <= on)
    }

    /// The age of the oldest unpaid due item.
    pub fn age(&self, on: Day) -> i32 {
        self.oldest.map_or(0, |due| (on - due).max(0))
    }
}

/// All evenings of a run.
pub struct Story {
    start: Day,
    accounts: usize,
    evenings: Vec<Evening>,
    cash: Vec<Money>,
}

impl Story {
    /// Tells a run again.
    ///
    /// # Errors
    /// The first entry that cannot be: money paid to what is not owed, nights that do not follow on each other, or a
    /// younger debt paid before an older.
    pub fn tell(scenario: &Scenario, contracts: &[Resolved], run: &Run) -> Result<Self, String> {
        let accounts = scenario.accounts.len();
        let mut unpaid: Vec<Unpaid> =
            (0..accounts).map(|account| Unpaid::open(account, scenario, contracts, run)).collect();
        let mut now = vec![Evening::default(); accounts];
        let mut stops: Vec<Stop> =
            (0..accounts).map(|account| Stop::open(account, scenario, contracts, run)).collect();
        let mut planned: Vec<Planned> = (0..accounts).map(|_| Planned::default()).collect();
        let mut story = Self { start: run.start, accounts, evenings: Vec::new(), cash: Vec::new() };
        let mut cash = scenario.borrower.cash;
        let mut next = 0;
        for day in crate::life::days(run.start, run.end) {
            let from = next;
            now.iter_mut().for_each(Evening::begin_day);
            while run.ledger.get(next).is_some_and(|entry| entry.on == day) {
                let entry = &run.ledger[next];
                cash += cash_of(entry);
                if let Some(evening) = now.get_mut(entry.account.index()) {
                    let open = unpaid[entry.account.index()].has_open_bill(day);
                    let before = evening.taken.total();
                    evening.taken.take(entry, &evening.balances, open)?;
                    evening.paid.take(entry, before, evening.taken.total());
                    apply(entry, &mut evening.balances);
                    unpaid[entry.account.index()].take(run, next)?;
                    planned[entry.account.index()].take(entry);
                }
                next += 1;
            }
            let today = &run.ledger[from..next];
            for (account, evening) in now.iter_mut().enumerate() {
                evening.oldest = unpaid[account].oldest_past_due(day);
                evening.fees_ahead = unpaid[account].fees_ahead(day);
                evening.late_interest = unpaid[account].late_interest(day);
                let missed_in_row = stops[account].is_on(day, evening, &unpaid[account]);
                evening.planned = planned[account].runs(account, run, (&unpaid[account], evening), day);
                evening.stopped = evening.planned || missed_in_row;
                evening.set_old(today.iter().filter(|entry| entry.account.index() == account));
            }
            story.evenings.extend_from_slice(&now);
            story.cash.push(cash);
        }
        if next == run.ledger.len() {
            Ok(story)
        } else {
            Err(format!("entry {next} lies on a day out of order"))
        }
    }

    fn place(&self, day: Day) -> usize {
        usize::try_from(day - self.start).expect("a day of the run")
    }

    /// An account on the evening of a day of the run.
    pub fn evening(&self, day: Day, account: usize) -> &Evening {
        &self.evenings[self.place(day) * self.accounts + account]
    }

    /// Cash on the evening of a day of the run.
    pub fn cash(&self, day: Day) -> Money {
        self.cash[self.place(day)]
    }

    /// Whether an account is frozen on an evening: something in reach is past due, or was in the last days before.
    pub fn is_frozen(&self, contracts: &[Resolved], account: usize, day: Day) -> bool {
        use mingzhang::terms::FreezeReach;
        let common = contracts[account].contract.common();
        let group = |other: usize| contracts[other].group == contracts[account].group;
        let in_reach =
            |other: usize| other == account || (common.freeze_reach == FreezeReach::Group && group(other));
        let first = (day - i32::from(common.unfreeze_after_days)).max(self.start);
        crate::life::days(first, day).any(|day| {
            let stopped = self.evening(day, account).stopped;
            stopped
                || (0..self.accounts)
                    .any(|other| in_reach(other) && self.evening(day, other).is_past_due(day))
        })
    }
}

impl Evening {
    /// What was owed before the payments of the day.
    pub fn before_payments(mut self) -> Self {
        let Paid { rolled, cash, overdue } = self.paid;
        self.balances.raise(Component::Rolled, rolled + cash);
        self.balances.raise(Component::Overdue, overdue);
        self.taken.billed += cash;
        self.old_rolled += rolled;
        self.old_cash += cash;
        self.old_overdue += overdue;
        self
    }

    fn begin_day(&mut self) {
        self.taken.begin_day();
        self.paid = Paid::default();
    }

    /// What was carried or missed today bears no night yet where the first night is free.
    fn set_old<'e>(&mut self, today: impl Iterator<Item = &'e Entry>) {
        let missed_cash = self.taken.missed_today;
        self.old_rolled = self.balances[Component::Rolled] - self.taken.total() - missed_cash;
        (self.old_cash, self.old_overdue) =
            (self.taken.total() + missed_cash, self.balances[Component::Overdue]);
        // what comes out of its grace has been bearing since its due day
        for entry in today.filter(|entry| entry.value_from == entry.on) {
            match (entry.kind, entry.from) {
                (Kind::Carry, _) if entry.to == Side::Rolled => self.old_rolled -= entry.amount,
                (Kind::Overdue, Side::Rolled) => {
                    self.old_rolled += entry.amount;
                    self.old_overdue -= entry.amount;
                }
                (Kind::Overdue, _) => self.old_overdue -= entry.amount,
                _ => {}
            }
        }
    }
}

/// Minimums missed in a row on a line: whether they stop it.
struct Stop {
    /// How many stop it; 0 = none do.
    after: u8,
    missed: u8,
    dues: Vec<Day>,
    /// The days on which bills close, and whether there was anything on them.
    closes: Vec<(Day, bool)>,
}

impl Stop {
    fn open(account: usize, scenario: &Scenario, contracts: &[Resolved], run: &Run) -> Self {
        let after = match &contracts[account].contract {
            Contract::Line(line) => line.stop_after_missed_minimums,
            Contract::Loan(_) => 0,
        };
        let bills: Vec<_> = run.statements.iter().filter(|bill| bill.account.index() == account).collect();
        let has_bill = |on: Day| bills.iter().any(|bill| bill.on == on);
        let bill_day = scenario.accounts[account].bill_day.unwrap_or(1);
        let opened = scenario.accounts[account].opening.bill.map(|bill| bill.on);
        let days = run.months.iter().map(|row| row.month.day(bill_day)).filter(|&day| Some(day) != opened);
        let closes = days.map(|on| (on, has_bill(on))).collect();
        Self { after, missed: 0, dues: bills.iter().map(|bill| bill.due).collect(), closes }
    }

    /// A bill is kept when nothing is past due on the evening on which its due day, or its grace, ends.
    fn is_on(&mut self, day: Day, evening: &Evening, unpaid: &Unpaid) -> bool {
        if self.after == 0 {
            return false;
        }
        if self.closes.contains(&(day, false)) {
            self.missed = 0;
        }
        if self.dues.iter().any(|&due| unpaid.ends(due) == day) {
            self.missed = if evening.is_past_due(day) { self.missed + 1 } else { 0 };
        }
        self.missed >= self.after
    }
}

/// `from` falls and `to` rises; a payment lowers `to`.
pub fn apply(entry: &Entry, balances: &mut Balances) {
    if let Some(from) = entry.from.component() {
        balances.lower(from, entry.amount);
    }
    if let Some(to) = entry.to.component() {
        let amount = if entry.kind == Kind::Payment { -entry.amount } else { entry.amount };
        balances.raise(to, amount);
    }
}

/// How an entry moves the borrower's cash.
pub fn cash_of(entry: &Entry) -> Money {
    match (entry.kind, entry.from) {
        (Kind::Income | Kind::Reimbursement | Kind::Draw, _) => entry.amount,
        (Kind::Refund, Side::Shop) => entry.amount,
        (Kind::Arrangement, Side::Lender) => entry.amount,
        (_, Side::Cash) => -entry.amount,
        _ => Money::ZERO,
    }
}
