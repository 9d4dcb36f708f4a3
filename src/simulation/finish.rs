//! When a run is over, and what it comes to.

use super::run::{Outcome, Run};
use super::world::World;
use crate::bureau::{LateRecord, LateRecords, RecordOf, RecordRules};
use crate::calendar::Day;
use crate::money::Money;
use crate::scenario::{Scenario, Span};

/// Months that are compared with those a year before, to see that debt does not fall.
const YEAR: usize = 12;

impl World<'_, '_> {
    /// Whether today is the last day of the run. Under `until_clear` that is seen on the evening itself.
    pub(super) fn ends_with(&self, today: Day) -> bool {
        let last = self.prepared.months.last().is_some_and(|span| span.last() == today);
        last || (self.stops_early()
            && !self.life_still_changes(today)
            && (self.is_clear(today) || self.stands_still()))
    }

    fn stops_early(&self) -> bool {
        matches!(self.prepared.scenario.span, Span::UntilClear { .. })
    }

    /// Whether the run is over after the month at a place.
    pub(super) fn is_over(&self, month: usize) -> bool {
        self.prepared.months.get(month).is_some_and(|span| self.ends_with(span.last()))
    }

    fn is_clear(&self, today: Day) -> bool {
        self.accounts
            .iter()
            .all(|account| account.balances().carried().is_zero() && account.accrued(today).is_zero())
    }

    /// Whether the file or the strategy dates anything after today.
    fn life_still_changes(&self, today: Day) -> bool {
        self.prepared.last_one_off.max(self.agenda.last).is_some_and(|day| day > today)
    }

    /// Whether carried debt on the last evenings of twelve successive months, the running one included, is not
    /// below its value twelve months before.
    fn stands_still(&self) -> bool {
        standstill(&self.carried_lately()).is_some()
    }

    /// Carried debt of as many last months as are compared.
    fn carried_lately(&self) -> Vec<Money> {
        let from = self.months.len().saturating_sub(2 * YEAR);
        let lately = self.months.get(from..).unwrap_or_default().iter();
        let mut carried: Vec<Money> = lately.map(|month| month.carried).collect();
        let running =
            self.month.span.is_some_and(|span| self.months.last().is_none_or(|m| m.month < span.month));
        if running {
            carried.push(self.accounts.iter().map(|account| account.balances().carried()).sum());
        }
        carried
    }
}

/// The place of the first of the last twelve months, when none of them is below the month a year before.
fn standstill(carried: &[Money]) -> Option<usize> {
    let first = carried.len().checked_sub(YEAR)?;
    let before = carried.get(first.checked_sub(YEAR)?..first)?;
    let last = carried.get(first..)?;
    let stands = last.iter().zip(before).all(|(now, then)| now >= then && now.is_positive());
    stands.then_some(first)
}

/// Closes the world into its run.
pub(super) fn finish(world: World<'_, '_>) -> Run {
    let end = world.month.span.map_or(world.prepared.scenario.start, |span| span.last());
    let outcome = outcome(&world, end);
    let records = records(world.prepared.scenario, world.records, end);
    let mut months = world.months;
    for month in &mut months {
        let last = month.month.last();
        let shown = records.iter().filter(|record| record.is_shown(last)).count();
        month.records_shown = u16::try_from(shown).unwrap_or(u16::MAX);
    }
    Run {
        strategy: world.strategy_ix,
        start: world.prepared.scenario.start,
        end,
        outcome,
        months,
        accounts: world.account_months,
        ledger: world.journal.entries,
        segments: world.journal.segments,
        statements: world.journal.statements,
        acts: world.collections.map(|collections| collections.into_acts()).unwrap_or_default(),
        records,
        refusals: world.refusals,
        unmet: world.unmet,
        notes: world.notes,
        moves: world.moves,
        reviews: world.review_records,
        prices: world.prices,
        helps: world.helps,
        items: world.items,
        totals: world.totals,
        peak_debt_on: world.peak_debt_on,
    }
}

/// All times overdue in the record: those that the borrower brings along, then those of the run.
fn records(scenario: &Scenario, noted: LateRecords, end: Day) -> Vec<LateRecord> {
    if scenario.borrower.records.is_empty() && noted.is_empty() {
        return noted.into_records();
    }
    let rules = RecordRules::bundled();
    let earlier = scenario.borrower.records.iter().zip(0..).map(|(given, place)| {
        let repaid_on = given.repaid_on.filter(|&repaid| repaid <= end).or(noted.repaid_earlier(place));
        LateRecord {
            of: RecordOf::Earlier(place),
            from: given.from,
            noted_on: given.from.month().last(),
            worst: rules.mark(repaid_on.unwrap_or(end) - given.from),
            amount: given.amount,
            repaid_on,
            shown_until: None,
            repaired: false,
        }
    });
    let mut records: Vec<LateRecord> = earlier.collect();
    records.extend(noted.into_records());
    records.iter_mut().for_each(|record| rules.settle(record));
    records
}

fn outcome(world: &World<'_, '_>, end: Day) -> Outcome {
    if let Some(day) = world.clear_since {
        return Outcome::Clear(day);
    }
    let carried: Vec<Money> = world.months.iter().map(|month| month.carried).collect();
    let still = standstill(&carried).filter(|_| world.stops_early() && !world.life_still_changes(end));
    let since = still.and_then(|first| world.months.get(first)).map(|month| month.month.last());
    since.map_or(Outcome::Owing, Outcome::NeverClears)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(cents: impl IntoIterator<Item = i64>) -> Vec<Money> {
        cents.into_iter().map(Money::from_cents).collect()
    }

    #[test]
    fn a_debt_that_does_not_fall_for_a_year_stands_still() {
        assert_eq!(standstill(&months([500; 23])), None);
        assert_eq!(standstill(&months([500; 24])), Some(12));
        assert_eq!(standstill(&months((0..24).map(|k| 500 - k))), None);
    }
}
