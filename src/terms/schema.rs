//! JSON Schema of terms files, and of the overrides of a scenario.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::AllocationKind;
use super::court::MOST_BANDS;
use super::file::{FORMAT, Grade, VERSION};
use super::help::{FeeHelp, MOST_HELPS};
use super::ladder::{self, ThirdParty};
use super::month::MOST_PROMOTIONS;
use super::price::{MOST_PRICE_BANDS, SCORES};
use super::read_review::MOST_RULES;
use super::read_value::{MOST_PLAN_PERIODS, MOST_STAGE_DAY, names_of, needed_of};
use super::review::ReviewRule;
use super::values::{Kind, Shape, ValueName};
use crate::calendar::{Day, Month};
use crate::money::Money;
use crate::rate::Rate;
use crate::reading::schema::{Id, Share, finish, generator};
use crate::words::Words;

/// The schema of a terms file.
pub fn schema() -> Value {
    let mut generator = generator();
    let root = root(&mut generator);
    finish(root, generator)
}

fn root(generator: &mut SchemaGenerator) -> Schema {
    let (id, words) = (generator.subschema_for::<Id>(), generator.subschema_for::<Words>());
    json_schema!({
        "title": "Terms",
        "description": "What the contract of one product says: every value with its date, its source and a grade.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "id": id, "name": words, "lender": words, "group": id,
            "kind": generator.subschema_for::<Kind>(),
            "sources": {"type": "object", "additionalProperties": source(generator)},
            "values": values(generator, dated),
        },
        "required": ["format", "version", "id", "name", "lender", "group", "kind", "sources", "values"],
        "allOf": Kind::ALL.iter().map(|kind| complete(*kind)).collect::<Vec<_>>(),
    })
}

/// The values that terms of a kind need, and those that they may have.
fn complete(kind: Kind) -> Value {
    let names: Vec<&str> = names_of(kind).map(ValueName::word).collect();
    let needed: Vec<&str> = needed_of(kind).map(ValueName::word).collect();
    json!({
        "if": {"properties": {"kind": {"const": kind.word()}}},
        "then": {"properties": {"values": {"required": needed, "propertyNames": {"enum": names}}}}
    })
}

fn source(generator: &mut SchemaGenerator) -> Value {
    json!({
        "type": "object",
        "properties": {
            "title": generator.subschema_for::<Words>(),
            "address": {"type": "string", "description": "Empty for a modelling choice."},
            "grade": generator.subschema_for::<Grade>(),
            "checked": generator.subschema_for::<Day>(),
        },
        "required": ["title", "grade", "checked"]
    })
}

/// The schema of the overrides of an account.
pub fn overrides(generator: &mut SchemaGenerator) -> Schema {
    let values = values(generator, |_, value| value);
    // An object made here is a schema.
    Schema::try_from(values).unwrap_or_default()
}

/// An object with every value name, each as told.
fn values(generator: &mut SchemaGenerator, each: fn(&mut SchemaGenerator, Value) -> Value) -> Value {
    let mut properties = Map::new();
    for name in ValueName::ALL {
        let value = value(generator, *name);
        properties.insert(name.word().into(), each(generator, value));
    }
    json!({"type": "object", "properties": properties})
}

fn dated(generator: &mut SchemaGenerator, value: Value) -> Value {
    json!({
        "type": "array", "minItems": 1,
        "items": {
            "type": "object",
            "properties": {
                "from": generator.subschema_for::<Day>(),
                "value": value,
                "source": {"type": "string", "description": "A key of `sources`."},
            },
            "required": ["from", "value", "source"]
        }
    })
}

fn value(generator: &mut SchemaGenerator, name: ValueName) -> Value {
    let reference = match (name, name.shape()) {
        (ValueName::MinRatio | ValueName::MinRolloverShare, _) => generator.subschema_for::<Share>(),
        (_, Shape::Rate) => generator.subschema_for::<Rate>(),
        (_, Shape::Money) => generator.subschema_for::<Money>(),
        (_, Shape::Whole(most)) => json_schema!({"type": "integer", "minimum": 0, "maximum": most}),
        (_, Shape::Flag) => json_schema!({"type": "boolean"}),
        (_, Shape::Word(words)) => json_schema!({"type": "string", "enum": words}),
        (_, Shape::DueDays) => table("bill_day", day(), "due_day", day()),
        (_, Shape::PeriodRates) => period_rates(generator),
        (_, Shape::Order) => order(generator),
        (_, Shape::Days(count)) => {
            let days = json!({"type": "integer", "minimum": 1, "maximum": MOST_STAGE_DAY});
            json_schema!({"type": "array", "items": days, "minItems": count, "maxItems": count})
        }
        (_, Shape::Ladder) => ladder(),
        (_, Shape::CourtFees) => court_fees(generator),
        (_, Shape::Promotions) => promotions(generator),
        (_, Shape::Prices) => prices(generator),
        (_, Shape::Campaigns) => {
            json_schema!({"type": "array", "items": generator.subschema_for::<FeeHelp>(), "maxItems": MOST_HELPS})
        }
        (_, Shape::Review) => {
            json_schema!({"type": "array", "items": generator.subschema_for::<ReviewRule>(), "maxItems": MOST_RULES})
        }
    };
    reference.to_value()
}

fn day() -> Value {
    json!({"type": "integer", "minimum": 1, "maximum": 31})
}

fn table(first: &str, of_first: Value, second: &str, of_second: Value) -> Schema {
    json_schema!({
        "type": "array", "minItems": 1,
        "items": {"type": "object", "properties": {first: of_first, second: of_second}, "required": [first, second]}
    })
}

fn order(generator: &mut SchemaGenerator) -> Schema {
    let (kind, count) = (generator.subschema_for::<AllocationKind>(), AllocationKind::ALL.len());
    json_schema!({"type": "array", "items": kind, "minItems": count, "maxItems": count, "uniqueItems": true})
}

fn court_fees(generator: &mut SchemaGenerator) -> Schema {
    let (amount, share) = (generator.subschema_for::<Money>(), generator.subschema_for::<Share>());
    json_schema!({
        "type": "array", "maxItems": MOST_BANDS,
        "items": {
            "type": "object", "additionalProperties": false,
            "properties": {"over_yuan": amount, "fixed_yuan": amount, "rate": share},
            "required": ["over_yuan", "fixed_yuan", "rate"]
        }
    })
}

fn period_rates(generator: &mut SchemaGenerator) -> Schema {
    let periods = json!({"type": "integer", "minimum": 1, "maximum": MOST_PLAN_PERIODS});
    table("periods", periods, "rate", generator.subschema_for::<Rate>().to_value())
}

fn prices(generator: &mut SchemaGenerator) -> Schema {
    let (rate, fees) = (generator.subschema_for::<Rate>(), period_rates(generator));
    json_schema!({
        "type": "array", "maxItems": MOST_PRICE_BANDS,
        "items": {
            "type": "object", "additionalProperties": false,
            "properties": {
                "at_least": {"type": "integer", "minimum": SCORES.start(), "maximum": SCORES.end()},
                "daily_rate": rate, "annual_rate": rate, "instalment_rates": fees,
            },
            "required": ["at_least"],
            "anyOf": [{"required": ["daily_rate"]}, {"required": ["annual_rate"]}, {"required": ["instalment_rates"]}]
        }
    })
}

fn promotions(generator: &mut SchemaGenerator) -> Schema {
    let (month, rate) = (generator.subschema_for::<Month>(), generator.subschema_for::<Rate>());
    json_schema!({
        "type": "array", "maxItems": MOST_PROMOTIONS,
        "items": {
            "type": "object", "additionalProperties": false,
            "properties": {"until": month, "rate": rate},
            "required": ["until", "rate"]
        }
    })
}

fn ladder() -> Schema {
    let acts = ladder::acts();
    let third_party = [ThirdParty::Nobody.word(), ThirdParty::Message.word()];
    let whole = |least: u32, most: u32| json!({"type": "integer", "minimum": least, "maximum": most});
    let day = || whole(1, ladder::MOST_RUNG_DAY);
    let (first, last) = (ladder::FIRST_HOUR, ladder::LAST_HOUR);
    json_schema!({
        "type": "array", "maxItems": ladder::MOST_RUNGS,
        "items": {
            "type": "object", "additionalProperties": false,
            "properties": {
                "from_days_overdue": day(),
                "until_days_overdue": day(),
                "act": {"type": "string", "enum": acts},
                "every_days": whole(0, ladder::MOST_EVERY_DAYS),
                "times_a_day": whole(1, ladder::MOST_TIMES_A_DAY),
                "hour_from": whole(u32::from(first), u32::from(last) - 1),
                "hour_until": whole(u32::from(first) + 1, u32::from(last)),
                "third_party": {"type": "string", "enum": third_party},
            },
            "required": ["from_days_overdue", "act"]
        }
    })
}
