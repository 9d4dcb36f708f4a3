//! What of a contract the number of an entry comes from: a value as it was on the day that counts, or the price of a
//! band that a score reached.

use super::agreed::agreed_on;
use super::help::help_of;
use crate::calendar::Day;
use crate::ledger::{Entry, Rule};
use crate::simulation::{HelpOf, PriceSet, Run};
use crate::terms::{Contract, Origin, PriceBand, Resolved, ValueName, band_of};

/// A value of a contract behind an entry.
#[derive(Clone, Copy, Debug)]
pub struct RestsOn<'t> {
    /// Which value.
    pub name: ValueName,
    /// Where it comes from.
    pub origin: &'t Origin,
    /// The score by which the price was found, where the contract has prices by score.
    pub price: Option<Price<'t>>,
}

/// How a price was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price<'t> {
    /// The score, and the day on which it was shown.
    pub set: PriceSet,
    /// The band that it reached; none below the first.
    pub band: Option<&'t PriceBand>,
}

/// The value behind a field of an entry's rule. A price has one for each score that its nights were counted at.
pub fn rests_on<'t>(run: &Run, contract: &'t Resolved, entry: &Entry, field: ValueName) -> Vec<RestsOn<'t>> {
    let (name, on) = (contract.behind(field), agreed_on(run, contract, entry));
    let by_coupon = || help_of(run, entry).is_some_and(|used| matches!(used.of, HelpOf::Coupon(_)));
    if name == ValueName::FeeCampaigns && by_coupon() {
        return Vec::new();
    }
    let plain = |price| contract.origin_on(name, on).map(|origin| RestsOn { name, origin, price });
    let priced = prices_of(run, contract, entry, name).into_iter().filter_map(|price| {
        let gives = price.band.is_some_and(|band| band.gives(name));
        let prices = contract.origin_on(ValueName::PricesByScore, day_of(contract, price.set, on));
        match prices.filter(|_| gives) {
            Some(origin) => Some(RestsOn { name: ValueName::PricesByScore, origin, price: Some(price) }),
            None => plain(Some(price)),
        }
    });
    let priced: Vec<RestsOn<'t>> = priced.collect();
    if priced.is_empty() { plain(None).into_iter().collect() } else { priced }
}

/// The scores behind the nights of an entry whose rule names another value than the rate.
pub fn prices_of_nights<'t>(run: &Run, contract: &'t Resolved, entry: &Entry) -> Vec<Price<'t>> {
    let has_nights = !run.segments_of(&entry.cause).is_empty();
    let prices = || prices_of(run, contract, entry, contract.behind(ValueName::DailyRate));
    if has_nights { prices() } else { Vec::new() }
}

fn prices_of<'t>(run: &Run, contract: &'t Resolved, entry: &Entry, name: ValueName) -> Vec<Price<'t>> {
    let on = agreed_on(run, contract, entry);
    let mut found: Vec<Price<'t>> = Vec::new();
    for set in sets_of(run, contract, entry, name) {
        if let Some(price) = price_of(contract, set, day_of(contract, set, on))
            && !found.contains(&price)
        {
            found.push(price);
        }
    }
    found
}

/// A line has the price of the contract on the day on which it was set, a loan that of its own contract.
const fn day_of(contract: &Resolved, set: PriceSet, agreed: Day) -> Day {
    match contract.contract {
        Contract::Line(_) => set.on,
        Contract::Loan(_) => agreed,
    }
}

/// The band that a score reached on a day; none where the contract had no bands then.
pub fn price_of(contract: &Resolved, set: PriceSet, on: Day) -> Option<Price<'_>> {
    let bands = contract.price_bands(on);
    let band = band_of(bands, set.score).and_then(|place| bands.get(place));
    (!bands.is_empty()).then_some(Price { set, band })
}

/// The scores that count for an entry.
fn sets_of(run: &Run, contract: &Resolved, entry: &Entry, name: ValueName) -> Vec<PriceSet> {
    let of_account = run.prices.iter().filter(|set| set.account == entry.account);
    let of = |item: u32| of_account.clone().filter(move |set| set.item == item);
    let is_rate = matches!(name, ValueName::DailyRate | ValueName::AnnualRate);
    match &contract.contract {
        _ if run.prices.is_empty() => Vec::new(),
        Contract::Line(_) if name == ValueName::InstalmentRates => {
            plan_set(contract, entry, of(entry.item)).into_iter().collect()
        }
        Contract::Line(_) if is_rate => {
            let nights = run.segments_of(&entry.cause).iter();
            nights.filter_map(|stretch| of(0).rfind(|set| set.on <= stretch.from).copied()).collect()
        }
        Contract::Loan(_) if is_rate => of(entry.item).take(1).copied().collect(),
        _ => Vec::new(),
    }
}

/// Of several plans of one purchase, the last whose price the fee has.
fn plan_set<'r>(
    contract: &Resolved,
    entry: &Entry,
    sets: impl Iterator<Item = &'r PriceSet> + Clone,
) -> Option<PriceSet> {
    let [_, rate, _, periods, _] = entry.cause.inputs;
    let is_its = |set: &&PriceSet| {
        let band = price_of(contract, **set, set.on).and_then(|price| price.band);
        let row =
            band.and_then(|band| band.instalment_rates.iter().find(|row| i64::from(row.periods) == periods));
        row.is_some_and(|row| row.rate.units() == rate)
    };
    let before = sets.filter(|set| set.on <= entry.on);
    let exact = before.clone().filter(|_| entry.cause.rule == Rule::PlanFee).filter(is_its).last();
    exact.or_else(|| before.last()).copied()
}
