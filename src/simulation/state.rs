//! A life that is put aside at a month's end and taken up again.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::contract::Lent;
use super::fee_help::HelpUse;
use super::ideas::IdeaBook;
use super::money::Had;
use super::prepared::Prepared;
use super::refusal::Refusal;
use super::review::Reviews;
use super::run::{AccountMonth, ItemRef, LimitMove, MonthRow, Note, PriceSet, ReviewRecord, Totals, Unmet};
use super::world::{Freeze, World};
use crate::bureau::{LateRecords, Scorer};
use crate::calendar::{Day, MonthSpan};
use crate::ledger::Journal;
use crate::lender::{Account, Collections, Versions};
use crate::money::Money;
use crate::scenario::What;

/// The mark of a scenario, worked out once, when a life is first put aside or taken up: a run in one piece needs none.
#[derive(Clone, Debug, Default)]
pub(super) struct Mark(OnceLock<u64>);

/// Declares [`State`] with what it keeps of a [`World`]. A field of the world that is in neither list does not compile.
macro_rules! state {
    (worked_out: $($worked_out:ident),+; kept: $($field:ident: $kept:ty),+ $(,)?) => {
        /// Everything that the days to come need to know of those before, and what there is to tell of them. It prints as
        /// JSON and is read from there.
        ///
        /// Always true: a run that is taken up from its state is equal to the run that was never put aside. It holds
        /// neither scenario nor contracts, but the mark of its scenario ([`Scenario::mark`](crate::scenario::Scenario::mark)):
        /// it is taken up in no other.
        #[derive(Clone, Serialize, Deserialize)]
        pub struct State<'p> {
            scenario: u64,
            versions: Vec<Versions>,
            $($field: $kept),+
        }

        impl<'p> State<'p> {
            /// The same life, to be gone on with under another strategy of the scenario. What the life remembers of actions is
            /// by their places, so that the other strategy must have as many, of the same kinds.
            pub fn under(self, strategy: usize) -> Self {
                Self { strategy_ix: strategy, ..self }
            }

            /// Puts a life aside on the last evening of a month.
            pub(super) fn of(world: World<'p, '_>) -> Self {
                let scenario = world.prepared.mark();
                let versions = world.accounts.iter().map(Account::versions).collect();
                let World { $($worked_out: _,)+ $($field),+ } = world;
                Self { scenario, versions, $($field),+ }
            }

            /// Takes the life up again. `None` when the scenario is not its own, or does not have its strategy.
            pub(super) fn into_world<'a>(self, prepared: &'p Prepared<'a>) -> Option<World<'p, 'a>> {
                if self.scenario != prepared.mark() {
                    return None;
                }
                let mut world = World { $($field: self.$field,)+ ..World::open(prepared, self.strategy_ix)? };
                world.link(&self.versions);
                Some(world)
            }
        }
    };
}

state! {
    worked_out: prepared, strategy, agenda, custom_rank, month, asked, claims;
    kept:
    strategy_ix: usize,
    accounts: Vec<Account<'p>>,
    freezes: Vec<Freeze>,
    any_frozen: bool,
    past_due: u64,
    collections: Option<Box<Collections<'p>>>,
    cash: Money,
    journal: Journal,
    scorer: Scorer<'p>,
    records: LateRecords,
    reviews: Option<Box<Reviews>>,
    moves: Vec<LimitMove>,
    review_records: Vec<ReviewRecord>,
    prices: Vec<PriceSet>,
    helps: Vec<HelpUse>,
    refusals: Vec<Refusal>,
    unmet: Vec<Unmet>,
    notes: Vec<Note>,
    items: Vec<ItemRef>,
    first_action_item: u32,
    borrowed: Vec<Money>,
    counted: Vec<usize>,
    put_by: Money,
    had: Vec<Had>,
    closed: u64,
    lent: Vec<Lent>,
    late_refunds: Vec<u32>,
    ideas: Vec<IdeaBook>,
    over: bool,
    months: Vec<MonthRow>,
    account_months: Vec<AccountMonth>,
    totals: Totals,
    peak_debt_on: Day,
    clear_since: Option<Day>,
    oldest_due: Option<Day>,
    due_entries: usize,
    seen_entries: usize,
    carries: bool,
    pending: Vec<Day>,
}

impl World<'_, '_> {
    /// Gives back what a state does not hold: the contracts, and the model of the score.
    fn link(&mut self, versions: &[Versions]) {
        let prepared = self.prepared;
        self.scorer.judge_by(prepared.model);
        // the month that was lived last is still the one that runs
        self.month.span = self.months.last().map(|month| MonthSpan::of(month.month));
        for ((account, terms), versions) in self.accounts.iter_mut().zip(&prepared.terms).zip(versions) {
            account.under(terms.contract, versions);
            account.link_dates(|item| prepared.due_dates(item));
        }
        if let Some(collections) = &mut self.collections {
            collections.under(prepared.terms.iter().map(|account| account.contract.common()));
        }
    }
}

impl<'a> Prepared<'a> {
    /// The mark of the scenario.
    fn mark(&self) -> u64 {
        *self.mark.0.get_or_init(|| self.scenario.mark())
    }

    /// The due dates that the file gives one by one for the loan of an item.
    fn due_dates(&self, item: u32) -> &'a [Day] {
        match self.items.get(item as usize) {
            Some(ItemRef::Event(at)) => match self.scenario.events.get(*at as usize).map(|event| &event.what)
            {
                Some(What::Draw(draw)) => &draw.due_dates,
                _ => &[],
            },
            Some(ItemRef::OpeningLoan(of, at)) => {
                let given = self.scenario.accounts.get(of.index());
                given
                    .and_then(|account| account.opening.loans.get(*at as usize))
                    .map_or(&[], |loan| &loan.due_dates)
            }
            _ => &[],
        }
    }
}
