//! The bundled scenarios to the cent: texts of the comparison, and summaries with months, against committed files.
//! `UPDATE_GOLDENS=1` writes them anew; what changes is to be read line by line.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::call::{self, BUILT_IN, out};

/// Compares with the golden of a name, or writes it.
pub fn hold(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens").join(name);
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        fs::write(&path, text).expect("the golden can be written");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    if let Some((line, (was, now))) =
        golden.lines().zip(text.lines()).enumerate().find(|(_, (was, now))| was != now)
    {
        panic!("{name}:{}\n was {was}\n now {now}", line + 1);
    }
    assert_eq!(golden, text, "{name}");
}

#[test]
fn texts_of_comparisons() {
    for scenario in BUILT_IN {
        for language in ["zh", "en"] {
            hold(
                &format!("{scenario}.{language}.txt"),
                &out(&format!("compare {scenario} --lang {language}")),
            );
        }
    }
}

#[test]
fn summaries_and_months() {
    for scenario in BUILT_IN {
        let comparison = call::json(&format!("compare {scenario} --format json"));
        hold(&format!("{scenario}.jsonl"), &lines(&comparison));
    }
}

/// One line for each summary and for each month, so that a change shows where it begins.
fn lines(comparison: &Value) -> String {
    let mut text = String::new();
    for run in comparison["runs"].as_array().expect("runs") {
        let strategy = &run["strategy"]["id"];
        let _ = writeln!(text, "{}", json!({"strategy": strategy, "summary": run["summary"]}));
        for month in run["months"].as_array().expect("months") {
            let _ = writeln!(text, "{}", json!({"strategy": strategy, "month": month}));
        }
    }
    text
}
