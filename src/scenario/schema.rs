//! JSON Schema of scenario files.

use schemars::JsonSchema;
use serde_json::{Map, Value, json};

use super::model::Scenario;
use super::read::{FORMAT, VERSION};
use crate::reading::schema::{finish, generator};

/// The schema of a scenario file: the type [`Scenario`] with the two keys that say what kind of file it is.
pub fn schema() -> Value {
    let mut generator = generator();
    let mut root = Scenario::json_schema(&mut generator);
    let mut properties = Map::new();
    properties.insert("format".into(), json!({"const": FORMAT}));
    properties.insert("version".into(), json!({"const": VERSION}));
    if let Some(Value::Object(own)) = root.remove("properties") {
        properties.extend(own);
    }
    if let Some(Value::Array(required)) = root.get_mut("required") {
        required.splice(0..0, [json!("format"), json!("version")]);
    }
    root.insert("properties".into(), Value::Object(properties));
    finish(root, generator)
}
