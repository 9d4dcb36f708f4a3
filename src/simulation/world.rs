//! The state that a day works on.

use super::agenda::Agenda;
use super::contract::Lent;
use super::day::Step;
use super::fee_help::HelpUse;
use super::ideas::IdeaBook;
use super::money::Had;
use super::month::MonthState;
use super::open::{custom_rank, open_journal, opening_facts};
use super::prepared::Prepared;
use super::refusal::Refusal;
use super::review::Reviews;
use super::run::{
    AccountMonth, ItemRef, LimitMove, MonthRow, Note, NoteKind, PriceSet, ReviewRecord, Totals, Unmet,
};
use crate::borrower::Required;
use crate::bureau::{AccountFacts, LateRecords, MonthFacts, Scorer};
use crate::calendar::{Day, MonthSpan};
use crate::ledger::{AccountIx, At, Cause, Claim, Journal, Kind, Side};
use crate::lender::{Account, Collections};
use crate::money::Money;
use crate::scenario::Strategy;

/// What changes from day to day.
pub(super) struct World<'p, 'a> {
    pub prepared: &'p Prepared<'a>,
    pub strategy: &'p Strategy,
    pub strategy_ix: usize,
    pub agenda: Agenda,
    /// Rank of each account in a custom order.
    pub custom_rank: Vec<usize>,
    pub accounts: Vec<Account<'p>>,
    pub freezes: Vec<Freeze>,
    /// Whether any account is frozen.
    pub any_frozen: bool,
    /// The accounts on which anything was past due when lenders last looked, one bit each.
    pub past_due: u64,
    /// Those who collect; none before anything was past due.
    pub collections: Option<Box<Collections<'p>>>,
    pub cash: Money,
    pub journal: Journal,
    pub scorer: Scorer<'p>,
    pub records: LateRecords,
    /// What reviews of limits remember; none when no contract has rules for them.
    pub reviews: Option<Box<Reviews>>,
    pub moves: Vec<LimitMove>,
    pub review_records: Vec<ReviewRecord>,
    pub prices: Vec<PriceSet>,
    pub helps: Vec<HelpUse>,
    pub refusals: Vec<Refusal>,
    pub unmet: Vec<Unmet>,
    pub notes: Vec<Note>,
    pub items: Vec<ItemRef>,
    /// The first item of the strategy's actions.
    pub first_action_item: u32,
    /// What each `borrow_to_repay` has drawn so far, by the place of the action.
    pub borrowed: Vec<Money>,
    /// Entries that each `spend_back` has looked at, by the place of the action.
    pub counted: Vec<usize>,
    /// What the last extra day put by for a claim that is paid whole or not at all.
    pub put_by: Money,
    /// What was had of the events for which money may come back; in the order of `Prepared::returnable`.
    pub had: Vec<Had>,
    /// Accounts that were closed, one bit each.
    pub closed: u64,
    /// What events have moved for a time.
    pub lent: Vec<Lent>,
    /// Refunds of today that wait for the close of their line's bill.
    pub late_refunds: Vec<u32>,
    /// What each hypothetical arrangement remembers, in the order of the file; none when none is switched on.
    pub ideas: Vec<IdeaBook>,
    pub month: MonthState,
    /// Whether the last evening of the run is over.
    pub over: bool,
    /// The months that were lived.
    pub months: Vec<MonthRow>,
    pub account_months: Vec<AccountMonth>,
    pub totals: Totals,
    pub peak_debt_on: Day,
    /// The first of the evenings up to now on which nothing was carried or accrued.
    pub clear_since: Option<Day>,
    /// The oldest due date of all accounts, and the entries when it was looked for; the most that there can be where it must
    /// be looked for again.
    pub oldest_due: Option<Day>,
    pub due_entries: usize,
    /// Entries when the last evening was looked at, and whether anything was carried then.
    pub seen_entries: usize,
    pub carries: bool,
    /// Days beyond this month that must be worked on.
    pub pending: Vec<Day>,
    /// Kept from day to day for their room.
    pub asked: Vec<Required>,
    pub claims: Vec<Claim>,
}

/// Whether an account takes purchases and draws.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize, serde::Serialize)]
pub(super) struct Freeze {
    pub frozen: bool,
    /// The first evening on which nothing was past due any more.
    pub clean_since: Option<Day>,
}

impl<'p, 'a> World<'p, 'a> {
    /// The world on the morning of the first day.
    pub fn open(prepared: &'p Prepared<'a>, strategy_ix: usize) -> Option<Self> {
        let mut world = Self::unpriced(prepared, strategy_ix)?;
        if prepared.priced != 0 {
            world.set_first_prices();
        }
        Some(world)
    }

    /// The same before lines have the price of the first score.
    fn unpriced(prepared: &'p Prepared<'a>, strategy_ix: usize) -> Option<Self> {
        let strategy = prepared.scenario.strategies.get(strategy_ix)?;
        let borrower = &prepared.scenario.borrower;
        let accounts: Vec<Account<'p>> = prepared.opening.accounts.clone();
        let opening = opening_facts(&accounts, prepared);
        let mut items = prepared.items.clone();
        let first_action_item = u32::try_from(items.len()).unwrap_or(u32::MAX);
        items.extend(strategy.actions.iter().zip(0..).map(|(_, at)| ItemRef::Action(at)));
        let reviews = reviews(prepared, &opening);
        let scorer = Scorer::new(prepared.model, borrower.profile, opening, borrower.score);
        let totals = Totals::at_start(borrower.cash, opening.debt, scorer.shown().value);
        let expected = prepared.months.len().min(600);
        Some(Self {
            prepared,
            strategy,
            strategy_ix,
            agenda: Agenda::new(strategy, prepared),
            custom_rank: custom_rank(prepared, strategy),
            freezes: vec![Freeze::default(); accounts.len()],
            any_frozen: false,
            past_due: 0,
            collections: None,
            month: MonthState::of(accounts.len()),
            over: prepared.months.is_empty(),
            months: Vec::with_capacity(expected),
            account_months: Vec::with_capacity(expected * accounts.len()),
            cash: borrower.cash,
            journal: open_journal(prepared, expected),
            accounts,
            scorer,
            records: LateRecords::default(),
            reviews,
            moves: Vec::new(),
            review_records: Vec::new(),
            prices: Vec::new(),
            helps: Vec::new(),
            refusals: Vec::new(),
            unmet: Vec::new(),
            notes: Vec::new(),
            items,
            first_action_item,
            borrowed: vec![Money::ZERO; strategy.actions.len()],
            closed: 0,
            lent: Vec::new(),
            counted: Vec::new(),
            put_by: Money::ZERO,
            late_refunds: Vec::new(),
            ideas: vec![IdeaBook::default(); prepared.scenario.ideas.len()],
            had: vec![Had::default(); prepared.returnable.len()],
            totals,
            peak_debt_on: prepared.scenario.start,
            clear_since: None,
            oldest_due: None,
            due_entries: usize::MAX,
            seen_entries: usize::MAX,
            carries: false,
            pending: Vec::new(),
            asked: Vec::new(),
            claims: Vec::new(),
        })
    }

    /// Prepares a month: what happens in it and which of its days must be worked on.
    #[inline(never)]
    pub fn begin_month(&mut self, place: usize) {
        let prepared = self.prepared;
        let (Some(&span), Some(plan)) = (prepared.months.get(place), prepared.plans.get(place)) else {
            return;
        };
        let month = &mut self.month;
        (month.span, month.place) = (Some(span), place);
        (month.money, month.events, month.bureau) = (plan.money, plan.events, plan.bureau);
        month.bills = plan.bills;
        (month.next_money, month.next_event) = (0, 0);
        month.first_entry = self.journal.entries.len();
        if place == 0 {
            month.first_entry = 0;
        }
        (month.paid, month.income, month.draws, month.asked) = (Money::ZERO, Money::ZERO, 0, false);
        month.facts.fill(AccountFacts::default());
        self.pending.retain(|&day| day >= span.first);
        for account in &mut self.accounts {
            account.begin_month();
        }
        for idea in &mut self.ideas {
            idea.begin_month();
        }
        self.agenda.gather(&span, &mut self.month.actions);
        self.month.skipped = self.agenda.skipped_in(span.month);
        let loans = self.loan_days(&span);
        self.month.loans = loans;
        self.month.decisions = loans | plan.line_dues | self.decision_days(&span);
        if let Some(reviews) = &self.reviews {
            (self.month.reviews, self.month.limits_move) = reviews.days_in(&span);
        }
        self.month.worked = self.month.decisions | plan.bills | plan.bureau | self.other_days(&span, place);
    }

    fn loan_days(&self, span: &MonthSpan) -> u32 {
        let mut days = Days { span, mask: 0 };
        self.accounts.iter().for_each(|account| account.loan_days(span, |day| days.add(day)));
        days.mask
    }

    /// Due days of open bills, the extra day, and days that actions name.
    fn decision_days(&self, span: &MonthSpan) -> u32 {
        let mut days = Days { span, mask: 0 };
        for account in &self.accounts {
            if let Account::Line(line) = account {
                line.bill_due().into_iter().for_each(|day| days.add(day));
            }
        }
        self.strategy.extra_day.into_iter().for_each(|day| days.add(span.day(day)));
        self.agenda.tell_days(span, |day| days.add(day));
        self.late_days(span, |day| days.add(day));
        days.mask
    }

    fn other_days(&self, span: &MonthSpan, place: usize) -> u32 {
        let mut days = Days { span, mask: 0 };
        self.pending.iter().for_each(|&day| days.add(day));
        let first = u32::from(place == 0);
        let limits = self.month.reviews | self.month.limits_move;
        days.mask | self.month.money | self.month.events | limits | first
    }

    /// The next day of the month that must be worked on.
    pub fn next_day(&mut self) -> Option<Day> {
        let span = self.month.span?;
        let mask = self.month.worked;
        if mask == 0 {
            return None;
        }
        self.month.worked = mask & (mask - 1);
        self.month.today = mask & !self.month.worked;
        let offset = i32::try_from(mask.trailing_zeros()).unwrap_or(0);
        Some(span.first + offset)
    }

    /// Makes a later day of this or another month one that is worked on.
    pub fn work_on(&mut self, day: Day) {
        if let Some(span) = self.month.span {
            let mut days = Days { span: &span, mask: 0 };
            days.add(day);
            self.month.worked |= days.mask;
        }
        self.pending.push(day);
    }

    /// Does one step of a day. Most steps of most days have nothing to do and cost a comparison here; what they do
    /// is kept out of line for that.
    #[inline(always)]
    pub fn work(&mut self, step: Step, today: Day) {
        match step {
            Step::Nights => {
                self.note_nights(today);
                if !self.lent.is_empty() {
                    self.end_events(today);
                }
                if self.reviews.is_some() {
                    self.begin_and_end(today);
                }
            }
            Step::Money => {
                self.month.income_today = false;
                if self.is_in(self.month.money) {
                    self.move_money(today);
                }
            }
            Step::Events if self.is_in(self.month.events) => self.take_events(today),
            Step::Due if self.is_in(self.month.bills | self.month.loans) => self.fall_due(today),
            Step::Borrower if self.decides(today) => self.decide(today),
            Step::Arrangements if !self.ideas.is_empty() => self.act_on_ideas(today),
            Step::DueDayEnds if self.accounts.iter().any(|a| a.has_day_to_end(today)) => {
                self.end_due_day(today);
            }
            Step::Lender => self.react(today),
            Step::Bureau => {
                if self.is_in(self.month.bureau) {
                    self.remember(today);
                }
                if self.is_in(self.month.reviews) {
                    self.review(today);
                }
            }
            Step::Evening if self.is_evening_worth_it(today) => self.look_at_evening(today),
            _ => {}
        }
    }

    /// Whether the day that is worked on has its bit in a mask of this month.
    pub const fn is_in(&self, mask: u32) -> bool {
        mask & self.month.today != 0
    }

    pub fn is_last_day(&self, today: Day) -> bool {
        self.month.span.is_some_and(|span| span.last() == today)
    }

    pub const fn at(&self, account: AccountIx, on: Day, item: u32) -> At {
        At { account, on, item }
    }

    pub fn note(&mut self, on: Day, account: AccountIx, what: NoteKind) {
        self.notes.push(Note { on, account, what });
    }

    /// Room for purchases or draws today; nothing while frozen.
    pub fn available(&self, account: usize) -> Money {
        if self.is_frozen(account) { Money::ZERO } else { self.room(account).or_zero() }
    }

    /// Room whatever is frozen: what the account's limit leaves, and what a limit leaves that it shares with others.
    /// Below zero where a limit is exceeded.
    pub fn room(&self, account: usize) -> Money {
        let own = self.accounts.get(account).map_or(Money::ZERO, Account::room);
        if self.ideas.is_empty() { own } else { self.shared_room(account).map_or(own, |room| room.min(own)) }
    }

    /// Writes a movement of cash that touches no account.
    pub fn post_cash(
        &mut self,
        on: Day,
        item: u32,
        kind: Kind,
        sides: (Side, Side),
        amount: Money,
        cause: Cause,
    ) {
        self.journal.post(self.at(AccountIx::NONE, on, item), kind, sides.0, sides.1, amount, cause);
    }
}

/// What reviews remember on the first morning.
fn reviews(prepared: &Prepared<'_>, opening: &MonthFacts) -> Option<Box<Reviews>> {
    let rules = prepared.terms.iter().map(|terms| terms.contract.common().limit_review.as_slice());
    Reviews::new(&rules.collect::<Vec<_>>(), prepared.model.update_day, opening)
}

/// A mask of days of one month.
pub(super) struct Days<'s> {
    pub span: &'s MonthSpan,
    pub mask: u32,
}

impl Days<'_> {
    /// Adds a day, if it lies in the month.
    pub fn add(&mut self, day: Day) {
        self.mask |= self.span.bit(day);
    }
}

/// The account's place as the ledger writes it. A scenario has at most fifty accounts.
pub(super) fn ix(account: usize) -> AccountIx {
    AccountIx(u8::try_from(account).unwrap_or(u8::MAX))
}
