//! Flows of money as they are written: `WHEN=AMOUNT` in arguments, two columns in a CSV file.

use std::io;
use std::path::Path;

use super::super::answer::{Answer, FILE_HAS_PROBLEMS};
use super::super::source;
use crate::analysis::calc::{Flow, written_flows, written_moment};
use crate::language::{self, Language};
use crate::money::Money;
use crate::scenario::store;

/// The flows of arguments, all received or all paid.
///
/// # Errors
/// The sentence about the first that cannot be read.
pub fn of_arguments(texts: &[String], are_paid: bool, language: Language) -> Result<Vec<Flow>, String> {
    let mut flows = Vec::new();
    for text in texts {
        let read = written_flows(text).ok_or_else(|| language::flow_problem(text, language))?;
        flows.extend(read.into_iter().map(|flow| if are_paid { paid(flow) } else { flow }));
    }
    Ok(flows)
}

fn paid(flow: Flow) -> Flow {
    Flow { amount: -flow.amount, ..flow }
}

/// The flows of a CSV file: a date or a period, and an amount that is below zero when it is paid. A first line whose
/// second column is no amount names the columns.
///
/// # Errors
/// The answer that says what is wrong with the file, or with its first line that cannot be read.
pub fn of_file(path: &Path, language: Language) -> Result<Vec<Flow>, Answer> {
    let name = path.display().to_string();
    let bytes = if path.as_os_str() == "-" {
        store::read_all(io::stdin().lock(), path)
    } else {
        store::read_file(path)
    };
    let bytes = bytes.map_err(|problem| source::refusal(&name, &[problem], language))?;
    let text = String::from_utf8_lossy(&bytes);
    let mut flows = Vec::new();
    for (place, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        match of_row(line) {
            Some(flow) => flows.push(flow),
            None if line.trim().is_empty() || (place == 0 && names_columns(line)) => {}
            None => {
                let sentence = language::csv_row_problem(&name, place + 1, line.trim(), language);
                return Err(Answer::refused(FILE_HAS_PROBLEMS, sentence));
            }
        }
    }
    Ok(flows)
}

fn of_row(line: &str) -> Option<Flow> {
    let (when, amount) = line.split_once(',')?;
    let when = written_moment(when.trim())?;
    let amount = amount.trim();
    match amount.strip_prefix('-') {
        Some(amount) => Some(Flow { when, amount: -Money::parse(amount).ok()? }),
        None => Some(Flow { when, amount: Money::parse(amount).ok()? }),
    }
}

/// Whether neither column could be meant as a value: no digit stands in the line.
fn names_columns(line: &str) -> bool {
    line.contains(',') && !line.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows_with_signs() {
        assert_eq!(of_row("3, -88.80 ").map(|flow| flow.amount.cents()), Some(-8_880));
        assert_eq!(of_row("2026-01-15,1000").map(|flow| flow.amount.cents()), Some(100_000));
        assert_eq!(of_row("3,--1"), None);
        assert_eq!(of_row("date,amount"), None);
        assert!(names_columns("date,amount") && !names_columns("2026-01-15,1e3"));
    }
}
