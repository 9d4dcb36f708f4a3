//! Puts values into the sentences of problems.
//!
//! `{name}` is a value; `{name:type}` and `{name:kind}` are words of the program that have a name in each language. A part
//! between `⟦` and `⟧` is left out when a value in it is empty.

use std::collections::BTreeMap;

use super::Language;
use crate::reading::decode::Type;
use crate::terms::Kind;

/// The values of a problem.
pub type Values = BTreeMap<&'static str, String>;

/// The sentence of a template. A value that is not there shows as its name in angle brackets.
pub fn fill(template: &str, values: &Values, language: Language) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('⟦') {
        let (part, after) = after.split_once('⟧').unwrap_or((after, ""));
        out.push_str(&plain(before, values, language).0);
        let (text, complete) = plain(part, values, language);
        if complete {
            out.push_str(&text);
        }
        rest = after;
    }
    out.push_str(&plain(rest, values, language).0);
    out
}

/// The text with its values, and whether none of them is empty.
fn plain(template: &str, values: &Values, language: Language) -> (String, bool) {
    let mut out = String::new();
    let mut complete = true;
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let (name, word_of) = name.split_once(':').unwrap_or((name, ""));
        let value = values.get(name).cloned().unwrap_or_else(|| format!("⟨{name}⟩"));
        complete &= !value.is_empty();
        out.push_str(before);
        out.push_str(&named(&value, word_of, language));
        rest = after;
    }
    out.push_str(rest);
    (out, complete)
}

fn named(value: &str, word_of: &str, language: Language) -> String {
    let name = match word_of {
        "type" => Type::from_word(value).map(|found| type_name(found, language)),
        "kind" => Kind::from_word(value).map(|kind| kind_name(kind, language)),
        _ => None,
    };
    name.map_or_else(|| value.to_owned(), str::to_owned)
}

/// What a type of value is called.
const fn type_name(of: Type, language: Language) -> &'static str {
    let (zh, en) = match of {
        Type::Object => ("对象 {…}", "an object {…}"),
        Type::List => ("列表 […]", "a list […]"),
        Type::Text => ("文字 \"…\"", "a text \"…\""),
        Type::Number => ("数", "a number"),
        Type::Flag => ("真假值（true 或 false）", "a flag (true or false)"),
        Type::Null => ("空值 null", "null"),
        Type::Amount => ("金额（如 \"3000.00\"）", "an amount (like \"3000.00\")"),
        Type::Rate => ("比率（如 \"0.0005\"）", "a rate (like \"0.0005\")"),
        Type::Whole => ("整数", "a whole number"),
        Type::Date => ("日期 \"YYYY-MM-DD\"", "a date \"YYYY-MM-DD\""),
        Type::Month => ("月份 \"YYYY-MM\"", "a month \"YYYY-MM\""),
        Type::Words => ("文字，或 {\"zh\": …, \"en\": …}", "a text, or {\"zh\": …, \"en\": …}"),
        Type::Variant => ("一个词，或只有一个键的对象", "a word, or an object with one key"),
    };
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// What a kind of account is called.
const fn kind_name(kind: Kind, language: Language) -> &'static str {
    match (kind, language) {
        (Kind::Revolving, Language::Zh) => "循环额度账户",
        (Kind::Revolving, Language::En) => "revolving line",
        (Kind::Loan, Language::Zh) => "借款账户",
        (Kind::Loan, Language::En) => "loan facility",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_is_empty() {
        let values = Values::from([("found", "full".to_owned()), ("nearest", String::new())]);
        let template = "“{found}”。⟦是不是“{nearest}”？⟧";
        assert_eq!(fill(template, &values, Language::Zh), "“full”。");
        assert_eq!(fill("{other}", &values, Language::En), "⟨other⟩");
    }
}
