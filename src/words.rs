//! Texts that a file brings along: titles, names, explanations.

use serde::Serialize;

/// A text in one language for all, or in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Words {
    /// The same in every language.
    Same(String),
    /// One for each language.
    Both {
        /// Chinese.
        zh: String,
        /// English.
        en: String,
    },
}

impl schemars::JsonSchema for Words {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Words".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let text = serde_json::json!({"type": "string", "pattern": "\\S"});
        schemars::json_schema!({
            "description": "A text for all languages, or one for each.",
            "anyOf": [text, {"type": "object", "properties": {"zh": text, "en": text}, "required": ["zh", "en"]}]
        })
    }
}
