//! Reading the rules of a review.

use super::review::{
    CENT, Condition, During, FactUnit, ReviewEffect, ReviewFact, ReviewOf, ReviewRule, Thousandths,
};
use crate::money::Money;
use crate::rate::Rate;
use crate::reading::Code;
use crate::reading::decode::{Fields, Item, join};
use crate::reading::number::{day_of_month, money, rate_within, small, whole};
use crate::reading::texts::{day, id};

/// The most rules of a contract, and the most conditions of a rule.
pub const MOST_RULES: usize = 50;
/// The most days of a rest or a freeze.
const MOST_DAYS: u32 = 3_650;
/// Decimals of a ratio and of a multiplier.
const DECIMALS: usize = 3;
/// The largest ratio and multiplier.
const TEN: Rate = Rate::from_units(10 * Rate::ONE.units());

const KEYS: &[&str] =
    &["id", "day", "during", "when", "effect", "of", "floor", "ceiling", "step", "cooldown_days"];
const BOUNDS: [&str; 3] = ["at_least", "at_most", "below"];

/// The rules, in their order. The list may be empty.
pub fn rules(item: Item<'_, '_>) -> Option<Vec<ReviewRule>> {
    let mut ids: Vec<String> = Vec::new();
    item.list_up_to(MOST_RULES, |row| {
        let rule = rule(row)?;
        if ids.contains(&rule.id) {
            return row.refuse(row.problem(Code::DuplicateItem).with("found", &rule.id));
        }
        ids.push(rule.id.clone());
        Some(rule)
    })
}

fn rule(item: Item<'_, '_>) -> Option<ReviewRule> {
    let fields = item.object(KEYS)?;
    let id = fields.required("id", id);
    let day = fields.optional("day", day_of_month);
    let during = fields.optional("during", during);
    let when = fields.or("when", Vec::new(), |list| list.list_up_to(MOST_RULES, condition));
    let effect = fields.required("effect", effect);
    let of = fields.or("of", ReviewOf::Limit, |item| ReviewOf::from_word(item.word(ReviewOf::WORDS)?));
    let floor = fields.or("floor", Money::ZERO, money);
    let ceiling = fields.optional("ceiling", |item| ceiling(item, floor));
    let step = fields.or("step", CENT, step);
    let cooldown_days = fields.or("cooldown_days", 0, |item| small(item, 0, MOST_DAYS));
    let alone = ["day", "cooldown_days"].into_iter().all(|key| not_both(&fields, key));
    let rule = ReviewRule {
        id: id?,
        day: day?,
        during: during?,
        when: when?,
        effect: effect?,
        of: of?,
        floor: floor?,
        ceiling: ceiling?,
        step: step?,
        cooldown_days: cooldown_days?,
    };
    alone.then_some(rule).and_then(|rule| may_freeze(item, rule))
}

/// A time of its own goes neither with a day of the month nor with a rest.
fn not_both(fields: &Fields<'_, '_>, key: &'static str) -> bool {
    let both = fields.has("during") && fields.has(key);
    !both || fields.exactly_one(&["during", key], |_, _| Some(())).is_some()
}

/// A freeze says itself how long it lasts.
fn may_freeze(item: Item<'_, '_>, rule: ReviewRule) -> Option<ReviewRule> {
    match (rule.during, rule.effect) {
        (Some(_), ReviewEffect::FreezeDays(_)) => {
            let names = ["during", "freeze_days"];
            let problem = item.problem(Code::NotExactlyOne);
            item.refuse(problem.with("legal", join(&names)).with("found", join(&names)))
        }
        _ => Some(rule),
    }
}

fn during(item: Item<'_, '_>) -> Option<During> {
    let fields = item.object(&["from", "until"])?;
    let (from, until) = (fields.required("from", day), fields.required("until", day));
    let (from, until) = (from?, until?);
    if until < from {
        return item.refuse(item.problem(Code::EndsBeforeBegins).with("from", from).with("until", until));
    }
    Some(During { from, until })
}

/// A ceiling below the floor would leave no amount to move to.
fn ceiling(item: Item<'_, '_>, floor: Option<Money>) -> Option<Money> {
    let ceiling = money(item)?;
    match floor {
        Some(floor) if ceiling < floor => {
            let problem = item.problem(Code::CeilingBelowFloor);
            item.refuse(problem.with("found", ceiling).with("floor", floor))
        }
        _ => Some(ceiling),
    }
}

/// A step of nothing would have no multiples: it counts as a cent.
fn step(item: Item<'_, '_>) -> Option<Money> {
    money(item).map(|step| step.max(CENT))
}

fn effect(item: Item<'_, '_>) -> Option<ReviewEffect> {
    let keys = &["multiply", "set", "add", "freeze_days"];
    item.object(keys)?.exactly_one(keys, |key, item| match key {
        "multiply" => rate_within(item, DECIMALS, TEN).map(ReviewEffect::Multiply),
        "set" => money(item).map(ReviewEffect::Set),
        "add" => money(item).map(ReviewEffect::Add),
        _ => small(item, 1, MOST_DAYS).map(ReviewEffect::FreezeDays),
    })
}

fn condition(item: Item<'_, '_>) -> Option<Condition> {
    let fields = item.object(&["fact", "at_least", "at_most", "below"])?;
    let fact = fields.required("fact", |item| ReviewFact::from_word(item.word(ReviewFact::WORDS)?))?;
    let bound = |key| fields.optional(key, |item| thousandths(item, fact));
    let [at_least, at_most, below] = BOUNDS.map(bound);
    if BOUNDS.iter().all(|key| !fields.has(key)) {
        return item.refuse(item.problem(Code::MissingKey).with("key", BOUNDS[0]));
    }
    Some(Condition { fact, at_least: at_least?, at_most: at_most?, below: below? })
}

/// A bound in the unit of its fact.
fn thousandths(item: Item<'_, '_>, fact: ReviewFact) -> Option<Thousandths> {
    match fact.unit() {
        FactUnit::Count(most) => whole(item, 0, most).map(|count| i64::from(count) * 1000),
        FactUnit::Amount => money(item).map(|money| money.cents() * 10),
        FactUnit::Ratio => {
            rate_within(item, DECIMALS, TEN).map(|ratio| ratio.units() / (Rate::ONE.units() / 1000))
        }
    }
}
