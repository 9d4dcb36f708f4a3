//! One value of a contract, read by its shape: the same for terms files and for a scenario's overrides.

use super::values::{DueDayOf, PeriodRate, Shape, Value, ValueName};
use super::{AllocationKind, Kind};
use crate::rate::Rate;
use crate::reading::Code;
use crate::reading::decode::{Item, flag};
use crate::reading::number::{day_of_month, money, rate, rate_within, share, small, whole};

/// The largest rate a night: 10 a year, cut to nine decimals.
pub const MOST_A_NIGHT: Rate = Rate::from_units(27_397_260_000);
/// Decimals of a multiplier, so that contract rate × multiplier stays exact.
const MULTIPLIER_DECIMALS: usize = 3;
/// The most periods of an instalment plan.
pub const MOST_PLAN_PERIODS: u32 = 120;

/// Reads the value of a name.
pub fn value(item: Item<'_, '_>, name: ValueName) -> Option<Value> {
    match name.shape() {
        Shape::Rate => rate_of(item, name).map(Value::Rate),
        Shape::Money => money(item).map(Value::Money),
        Shape::Whole(most) => whole(item, 0, most).map(Value::Whole),
        Shape::Flag => flag(item).map(Value::Flag),
        Shape::Word(words) => item.word(words).map(Value::Word),
        Shape::DueDays => due_days(item).map(Value::DueDays),
        Shape::PeriodRates => period_rates(item).map(Value::PeriodRates),
        Shape::Order => order(item).map(Value::Order),
        Shape::Days(count) => rising_days(item, count).map(Value::Days),
        Shape::Ladder => super::ladder::ladder(item).map(Value::Ladder),
        Shape::CourtFees => super::court::court_fees(item).map(Value::CourtFees),
        Shape::Promotions => super::month::promotions(item).map(Value::Promotions),
        Shape::Prices => super::price::prices(item).map(Value::Prices),
        Shape::Campaigns => super::help::campaigns(item).map(Value::Campaigns),
        Shape::Review => super::read_review::rules(item).map(Value::Review),
    }
}

fn rate_of(item: Item<'_, '_>, name: ValueName) -> Option<Rate> {
    match name {
        ValueName::DailyRate => rate_within(item, Rate::DECIMALS, MOST_A_NIGHT),
        ValueName::MinRatio | ValueName::MinRolloverShare => share(item),
        ValueName::PenaltyMultiplier => {
            rate_within(item, MULTIPLIER_DECIMALS, Rate::from_units(10 * Rate::ONE.units()))
        }
        _ => rate(item),
    }
}

/// A list without two entries of the same key.
fn table<T: Copy>(
    item: Item<'_, '_>,
    read: impl Fn(Item<'_, '_>) -> Option<T>,
    key: impl Fn(&T) -> u8,
) -> Option<Vec<T>> {
    let mut seen = [false; 256];
    let rows = item.list(|row| {
        let entry = read(row)?;
        let twice = std::mem::replace(&mut seen[usize::from(key(&entry))], true);
        if twice {
            return row.refuse(row.problem(Code::DuplicateItem).with("found", key(&entry)));
        }
        Some(entry)
    })?;
    if rows.is_empty() {
        return item.refuse(item.problem(Code::EmptyList));
    }
    Some(rows)
}

fn due_days(item: Item<'_, '_>) -> Option<Vec<DueDayOf>> {
    let row = |row: Item<'_, '_>| {
        let fields = row.object(&["bill_day", "due_day"])?;
        let bill_day = fields.required("bill_day", day_of_month);
        let due_day = fields.required("due_day", day_of_month);
        Some(DueDayOf { bill_day: bill_day?, due_day: due_day? })
    };
    table(item, row, |entry| entry.bill_day)
}

/// Reads the fee rate of each number of periods.
pub(super) fn period_rates(item: Item<'_, '_>) -> Option<Vec<PeriodRate>> {
    let row = |row: Item<'_, '_>| {
        let fields = row.object(&["periods", "rate"])?;
        let periods = fields.required("periods", |item| small(item, 1, MOST_PLAN_PERIODS));
        let rate = fields.required("rate", rate);
        Some(PeriodRate { periods: periods?, rate: rate? })
    };
    table(item, row, |entry| entry.periods)
}

fn order(item: Item<'_, '_>) -> Option<Vec<AllocationKind>> {
    let kinds = item.list(|kind| AllocationKind::from_word(kind.word(AllocationKind::WORDS)?))?;
    let complete = AllocationKind::ALL.iter().all(|kind| kinds.contains(kind));
    if !complete || kinds.len() != AllocationKind::ALL.len() {
        let legal = crate::reading::decode::join(AllocationKind::WORDS);
        return item.refuse(item.problem(Code::OrderIncomplete).with("legal", legal));
    }
    Some(kinds)
}

/// The latest first day of a stage or class.
pub const MOST_STAGE_DAY: u32 = 3_650;

fn rising_days(item: Item<'_, '_>, count: usize) -> Option<Vec<u32>> {
    let days = item.list(|day| whole(day, 1, MOST_STAGE_DAY))?;
    let rising = days.windows(2).all(|pair| pair[0] < pair[1]);
    if !rising || days.len() != count {
        return item.refuse(item.problem(Code::StageDaysNotRising).with("count", count));
    }
    Some(days)
}

/// The value names of a kind of contract, as files write them.
pub fn names_of(kind: Kind) -> impl Iterator<Item = ValueName> + Clone {
    ValueName::ALL.iter().copied().filter(move |name| name.belongs_to(kind))
}

/// The value names that terms of a kind must set: those without a neutral default.
pub fn needed_of(kind: Kind) -> impl Iterator<Item = ValueName> + Clone {
    names_of(kind).filter(|name| name.when_silent().is_none())
}
