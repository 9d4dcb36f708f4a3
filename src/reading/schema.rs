//! JSON Schema of what is read: the parts that no Rust type shows, and the strictness of the readers.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

/// The schema of an id, and of a text that names one. See [`super::texts::id`].
pub struct Id;

impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A name in the file: 1 to 64 letters (of any language), digits, - _ or .",
            "type": "string", "pattern": "^[\\p{Alphabetic}\\p{N}._-]{1,64}$"
        })
    }
}

/// The schema of a share. See [`super::number::share`].
pub struct Share;

impl JsonSchema for Share {
    fn schema_name() -> Cow<'static, str> {
        "Share".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A fraction from 0 to 1 (0.3 = 30 %), exact, at most nine decimals. Written as a string; a plain number is read too.",
            "anyOf": [
                {"type": "string", "pattern": "^(0+(\\.[0-9]{1,9})?|0*1(\\.0{1,9})?)$"},
                {"type": "number", "minimum": 0, "maximum": 1}
            ]
        })
    }
}

/// The generator of all schemas.
pub fn generator() -> SchemaGenerator {
    // What is left out when writing may be left out when reading: the contract of writing says so.
    SchemaSettings::draft2020_12().for_serialize().into_generator()
}

/// The schema with the definitions that it refers to, and as strict as the readers: no `null`, no unknown keys.
pub fn finish(mut root: Schema, mut generator: SchemaGenerator) -> Value {
    let definitions = Value::Object(generator.take_definitions(true));
    root.insert("$defs".into(), definitions);
    root.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    let mut value = root.to_value();
    make_strict(&mut value);
    value
}

fn make_strict(value: &mut Value) {
    match value {
        Value::Object(schema) => {
            no_null(schema);
            gather_variants(schema);
            let closed = schema.contains_key("properties") && schema.get("type") == Some(&"object".into());
            if closed && !schema.contains_key("additionalProperties") {
                schema.insert("additionalProperties".into(), false.into());
            }
            if schema.get("format").is_some_and(Value::is_string) && schema.contains_key("type") {
                schema.shift_remove("format");
            }
            schema.values_mut().for_each(make_strict);
        }
        Value::Array(items) => items.iter_mut().for_each(make_strict),
        _ => {}
    }
}

/// An optional key is left out, never `null`.
fn no_null(schema: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".into(), only);
        }
    }
    let Some(Value::Array(any)) = schema.get_mut("anyOf") else {
        return;
    };
    any.retain(|one| one.get("type") != Some(&"null".into()));
    if let [Value::Object(only)] = any.as_slice() {
        let only = only.clone();
        schema.shift_remove("anyOf");
        schema.extend(only);
    }
}

/// An object that has keys of its own and one key of several: all keys are legal, and exactly one of the several is there.
fn gather_variants(schema: &mut Map<String, Value>) {
    if !schema.contains_key("properties") {
        return;
    }
    let Some(Value::Array(variants)) = schema.get_mut("oneOf") else {
        return;
    };
    let mut gathered = Map::new();
    for variant in variants.iter_mut().filter_map(Value::as_object_mut) {
        if let Some(Value::Object(keys)) = variant.shift_remove("properties") {
            gathered.extend(keys);
        }
    }
    if let Some(Value::Object(keys)) = schema.get_mut("properties") {
        keys.extend(gathered);
    }
}
