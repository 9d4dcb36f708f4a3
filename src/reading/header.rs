//! The two keys that say what kind of file it is.

use std::borrow::Cow;

use jsonc_parser::ast::Value;

use super::code::Code;
use super::decode::{Fields, Item};
use super::json::Document;
use super::number::whole;

/// Checks `format` and `version`.
///
/// `None` when the rest of the file means something else and is not worth reading. A missing or mistyped key is noted too, but
/// the rest is read all the same.
pub fn check(fields: &Fields<'_, '_>, format: &'static str, newest: u32) -> Option<()> {
    let mut stranger = false;
    fields.required("format", |item| check_format(item, format, &mut stranger));
    fields.required("version", |item| check_version(item, newest, &mut stranger));
    (!stranger).then_some(())
}

/// The `format` of a file, if it says one.
pub fn format_of<'t>(document: &Document<'t>) -> Option<Cow<'t, str>> {
    match document.root.as_object()?.get("format")?.value {
        Value::StringLit(ref text) => Some(text.value.clone()),
        _ => None,
    }
}

fn check_format(item: Item<'_, '_>, format: &'static str, stranger: &mut bool) -> Option<()> {
    let found = item.text()?;
    if found == format {
        return Some(());
    }
    *stranger = true;
    item.refuse(item.problem(Code::WrongFormat).with("found", found).with("expected", format))
}

fn check_version(item: Item<'_, '_>, newest: u32, stranger: &mut bool) -> Option<()> {
    let Value::NumberLit(number) = item.value() else {
        return whole(item, 1, newest).map(|_| ());
    };
    let code = match number.value.parse::<u64>() {
        Ok(version) if (1..=u64::from(newest)).contains(&version) => return Some(()),
        Ok(0) | Err(_) => Code::UnknownVersion,
        Ok(_) => Code::NewerVersion,
    };
    *stranger = code == Code::NewerVersion;
    item.refuse(item.problem(code).with("found", number.value).with("newest", newest))
}
