//! The result of one scenario under one strategy, as plain values.

use super::fee_help::HelpUse;
use super::refusal::Refusal;
use crate::bureau::LateRecord;
use crate::calendar::{Day, Month};
use crate::choice::choice;
use crate::ledger::{AccountIx, Act, Balances, Entry, FiveClass, Kind, Mark, Segment, Stage, Statement};
use crate::lender::OfferRefusal;
use crate::lender::review::ReviewFacts;
use crate::money::Money;
use crate::rate::Rate;
use crate::terms::{CollectionAct, ValueName};

/// How a run came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Carried debt ended, on the given day, and stayed at nothing.
    Clear(Day),
    /// Something is still owed at the end.
    Owing,
    /// Only under `until_clear`: carried debt was seen not to fall any more, since the given day.
    NeverClears(Day),
}

/// The number of factors of a score, with the unexplained rest as the last.
pub const FACTORS: usize = 6;

/// One month of a run: flows of the month and stocks on its last evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[expect(missing_docs, reason = "the fields are the words of the design, all amounts")]
pub struct MonthRow {
    pub month: Month,
    pub debt: Money,
    pub carried: Money,
    pub cash: Money,
    pub income: Money,
    pub living: Money,
    pub purchases: Money,
    pub paid: Money,
    pub interest: Money,
    pub fees: Money,
    pub penalties: Money,
    /// Charges that lenders gave up, and red packets.
    pub waived: Money,
    pub returned: Money,
    pub unmet: Money,
    pub refused: Money,
    /// Times overdue that the record shows on the last evening.
    pub records_shown: u16,
    /// The score shown on the last evening.
    pub score: i32,
    /// Points of each factor; the last is the constant not explained by the model file.
    pub factors: [i16; FACTORS],
}

/// One account on the last evening of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct AccountMonth {
    /// The eleven components.
    pub components: Balances,
    /// Interest and penalty that have grown but are not billed, rounded for showing; no part of debt.
    pub accrued: Money,
    /// Interest since the posting day that is charged only if its bill is not cleared; no part of debt.
    pub at_stake: Money,
    /// The due day on which the first of it is decided; none when nothing is at stake.
    pub at_stake_until: Option<Day>,
    /// Fees of plan periods that are not billed yet; no part of debt.
    pub committed_fees: Money,
    /// The limit.
    pub limit: Money,
    /// Room for purchases or draws; 0 while frozen.
    pub available: Money,
    /// Principal that may be split without a fee, used or not; nothing on a facility.
    pub free_quota: Money,
    /// What is left of it.
    pub free_quota_left: Money,
    /// Whether purchases and draws are stopped.
    pub frozen: bool,
    /// Age of the oldest unpaid due item in days.
    pub days_overdue: i32,
    /// The stage of that age.
    pub stage: Stage,
    /// The month's mark in the record.
    pub record: Mark,
    /// The class into which the lender puts the debt.
    pub five_class: FiveClass,
    /// The heaviest act of collection since the account went past due; none while nothing is past due.
    pub collection: Option<CollectionAct>,
    /// How often the debtor was contacted about the account in the month.
    pub contacts: u16,
    /// Whether the lender has written the debt off in its books since it went past due; it is owed all the same.
    pub written_off: bool,
}

/// A living cost that neither cash nor the line covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Unmet {
    /// The day.
    pub on: Day,
    /// The cost: of the borrower, or of an event.
    pub cost: ItemRef,
    /// The part that is missing.
    pub amount: Money,
}

/// Something in the run that the user should know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Note {
    /// The day.
    pub on: Day,
    /// The account.
    pub account: AccountIx,
    /// What.
    pub what: NoteKind,
}

/// What a note says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
pub enum NoteKind {
    /// A conversion was not possible on that day: no open bill, or the account is past due.
    ConversionNotOpen,
    /// A conversion was larger than the new purchases of the bill.
    ConversionTooLarge,
    /// There was no such plan to pay off, or cash did not cover it.
    PayoffNotDone,
    /// A draw was refused: frozen, or no room.
    DrawRefused,
    /// Cash was refused: frozen, or no room for cash.
    CashRefused,
    /// Nothing was owed of the loan to pay off, or cash did not cover it.
    LoanPayoffNotDone,
    /// All that was left of loans became due at once.
    Accelerated,
    /// A late record was not repaid: cash did not cover it, or it was repaid before.
    RecordNotRepaid,
    /// The lender let loans run longer.
    Extended,
    /// The lender agreed to a personal plan.
    RePlanned,
    /// A period of a personal plan was missed: all that is left of it became due at once.
    PlanBroken,
    /// The lender did not agree.
    OfferRefused(OfferRefusal),
    /// Nothing came back: what it was for had not been had, or had come back already.
    NothingToReturn,
    /// There was no cash for an extra payment.
    ExtraNoCash,
    /// An extra payment was not taken: nothing is owed there, or it does not exceed the interest to the day.
    ExtraNotTaken,
    /// Nothing could be borrowed to repay: frozen, or no room.
    BorrowNoRoom,
    /// What may be borrowed to repay is used up.
    BorrowUsedUp,
    /// The contract does not let a loan repay other debts.
    PurposeForbids,
    /// Nothing was owed that a loan could pay off.
    NothingToConsolidate,
    /// A loan did not reach to pay off the account.
    NotConsolidated,
    /// No payment has freed room since the last time, so nothing was spent back.
    NothingFreed,
    /// Nothing was spent back: frozen, or no room.
    SpendBackNoRoom,
    /// Cash did not cover what somebody outside was to get first.
    PayFirstShort,
    /// The sources of an automatic payment did not cover it.
    AutoDebitShort,
}

impl NoteKind {
    /// The value of the contract that it comes from, where there is one.
    pub const fn field(self) -> Option<ValueName> {
        match self {
            Self::PurposeForbids => Some(ValueName::RepaysOtherDebts),
            _ => None,
        }
    }
}

choice!(
    /// What a lender moves beside entries.
    MoveOf {
        /// The limit.
        Limit = "limit",
        /// The interest-free quota.
        Quota = "quota",
        /// The use of the account: nothing new can be had.
        Freeze = "freeze",
    }
);

/// What made a lender act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum MovedBy {
    /// A rule of the contract's review, by its place in the list.
    Rule(u16),
    /// The end of the time for which such a rule acted.
    RuleEnds(u16),
    /// An event of the file, by its place.
    Event(u32),
    /// The end of the time for which such an event acted.
    EventEnds(u32),
    /// An action of the strategy, by its place.
    Action(u32),
}

/// A lender moves a limit or a quota, or stops or opens the use of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct LimitMove {
    /// The day: what is moved in the evening counts from the next day on.
    pub on: Day,
    /// The account.
    pub account: AccountIx,
    /// What is moved.
    pub what: MoveOf,
    /// Why.
    pub by: MovedBy,
    /// The amount before; nothing for a freeze.
    pub before: Money,
    /// The amount after; nothing for a freeze.
    pub after: Money,
    /// The last day on which it holds, where it is for a time.
    pub until: Option<Day>,
}

/// The score at which a price was agreed, on an account whose contract has prices by score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct PriceSet {
    /// The day.
    pub on: Day,
    /// The account.
    pub account: AccountIx,
    /// What is agreed: the loan or the plan that it made (see [`Entry::item`]); 0 for the rate of a line.
    pub item: u32,
    /// The score that was shown.
    pub score: u16,
}

/// What was known when an account was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct ReviewRecord {
    /// The day.
    pub on: Day,
    /// The account.
    pub account: AccountIx,
    /// The facts.
    pub facts: ReviewFacts,
}

/// What an entry belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum ItemRef {
    /// Nothing in particular.
    None,
    /// An event, by its place in the scenario.
    Event(u32),
    /// An income, by its place.
    Income(u32),
    /// A living cost, by its place.
    Cost(u32),
    /// An action of the strategy, by its place.
    Action(u32),
    /// An opening loan, by account and place.
    OpeningLoan(AccountIx, u32),
    /// A hypothetical arrangement, by its place in the scenario.
    Idea(u32),
}

/// What the end of a run posted without a bill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Totals {
    /// Cash at the start.
    pub opening_cash: Money,
    /// Debt at the start.
    pub opening_debt: Money,
    /// The highest evening debt.
    pub peak_debt: Money,
    /// The worst age of an unpaid due item on any evening.
    pub worst_days_overdue: i32,
    /// The lowest score shown.
    pub lowest_score: i32,
    /// The score at the start.
    pub first_score: i32,
}

impl Totals {
    /// What is known before anything happened.
    pub(super) fn at_start(opening_cash: Money, opening_debt: Money, score: i32) -> Self {
        Self { opening_cash, opening_debt, lowest_score: score, first_score: score, ..Self::default() }
    }
}

/// The result of one scenario under one strategy.
///
/// Always true: months are in order without gaps; `accounts` holds every account of month 1, then of month 2, and
/// so on; entries are in the order in which they happened. The same input gives an equal run.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The strategy, by its place in the scenario.
    pub strategy: usize,
    /// First day.
    pub start: Day,
    /// Last day.
    pub end: Day,
    /// How it came out.
    pub outcome: Outcome,
    /// Month by month.
    pub months: Vec<MonthRow>,
    /// Month by month, account by account.
    pub accounts: Vec<AccountMonth>,
    /// Everything that moved.
    pub ledger: Vec<Entry>,
    /// Stretches of nights that causes refer to.
    pub segments: Vec<Segment>,
    /// All bills.
    pub statements: Vec<Statement>,
    /// What collectors did, in the order of days and hours.
    pub acts: Vec<Act>,
    /// Times overdue in the record: those that the borrower brought along, then as they were noted.
    pub records: Vec<LateRecord>,
    /// Purchases that could not be had.
    pub refusals: Vec<Refusal>,
    /// Living costs that could not be met.
    pub unmet: Vec<Unmet>,
    /// What the user should know of.
    pub notes: Vec<Note>,
    /// What lenders moved beside entries, in the order in which they did.
    pub moves: Vec<LimitMove>,
    /// What was known at each review, in order.
    pub reviews: Vec<ReviewRecord>,
    /// The scores at which prices were agreed, in order.
    pub prices: Vec<PriceSet>,
    /// What came of campaigns and coupons, in order.
    pub helps: Vec<HelpUse>,
    /// What `Entry::item` counts; place 0 is [`ItemRef::None`].
    pub items: Vec<ItemRef>,
    /// Figures that no month holds.
    pub totals: Totals,
    /// First day of the highest evening debt.
    pub peak_debt_on: Day,
}

impl Run {
    /// Whether what had grown was charged on the last day, so that the last month stands out.
    pub fn closes_with_accrual(&self) -> bool {
        let last_day = self.ledger.iter().rev().take_while(|entry| entry.on == self.end);
        last_day.map(|entry| entry.kind).any(|kind| kind == Kind::Closing)
    }

    /// The place of a month.
    pub fn place_of(&self, month: Month) -> Option<usize> {
        self.months.iter().position(|row| row.month == month)
    }

    /// The accounts of the month at a place; empty beyond the last.
    pub fn accounts_of(&self, month: usize) -> &[AccountMonth] {
        let each = if self.months.is_empty() { 0 } else { self.accounts.len() / self.months.len() };
        self.accounts.get(month * each..(month + 1) * each).unwrap_or_default()
    }

    /// The stretches of a cause.
    pub fn segments_of(&self, cause: &crate::ledger::Cause) -> &[Segment] {
        self.segments.get(cause.segments.range()).unwrap_or_default()
    }
}

/// A rate that solves a run's flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnnualRate {
    /// 12 × the monthly rate.
    pub simple: Rate,
    /// Compounded.
    pub effective: Rate,
}
