//! The teaching scenarios that come with the program.

use std::sync::OnceLock;

use crate::language::{Language, words};
use crate::scenario::{Words, read};
use crate::terms::Catalog;

pub use crate::scenario::{BUILT_IN, built_in as text_of};

/// A short new scenario: one line, one wage, three ways to pay.
pub const NEW: &str = r#"{ "format": "mingzhang/scenario", "version": 1,
  "title": {"zh": "新情景", "en": "New scenario"},
  "start": "2026-01-01", "span": {"months": 12},
  "borrower": {"cash": "1000.00", "score": 650,
    "incomes": [{"id": "wage", "name": {"zh": "工资", "en": "Wage"}, "amount": "6000.00", "when": {"monthly": {"day": 1}}}],
    "costs": [{"id": "living", "name": {"zh": "生活费", "en": "Living"}, "amount": "4000.00", "when": {"monthly": {"day": 1}}}]},
  "accounts": [
    {"id": "huabei", "name": {"zh": "花呗", "en": "Huabei"}, "terms": "huabei", "limit": "10000.00", "bill_day": 1,
     "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-09", "purchases": "2000.00"}}}],
  "events": [
    {"id": "shopping", "name": {"zh": "每月购物", "en": "Monthly shopping"},
     "purchase": {"account": "huabei", "amount": "600.00", "when": {"monthly": {"day": 15}}}}],
  "strategies": [
    {"id": "minimum", "pay": "minimum"},
    {"id": "fixed", "pay": {"fixed": "800.00"}},
    {"id": "full", "pay": "full"}]}
"#;

/// The title of a built-in scenario.
pub fn title(name: &str, language: Language) -> &'static str {
    static TITLES: OnceLock<Vec<(&str, Words)>> = OnceLock::new();
    let titles = TITLES.get_or_init(|| {
        let catalog = Catalog::bundled();
        let title =
            |(name, text): &(&'static str, &str)| Some((*name, read(text, &catalog).ok()?.scenario.title));
        BUILT_IN.iter().filter_map(title).collect()
    });
    titles.iter().find(|(known, _)| *known == name).map_or("", |(_, title)| words(title, language))
}
