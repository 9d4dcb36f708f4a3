//! Lists of which some elements cannot be read: the others are checked all the same, so that all problems come at once.

use std::collections::BTreeSet;

use jsonc_parser::ast::Value;

use crate::reading::decode::Item;
use crate::reading::{Code, Problem};

/// The readable elements of a list, and what is known of the others.
#[derive(Debug)]
pub struct Kept<T> {
    items: Vec<T>,
    /// The index in the file of each item.
    indices: Vec<usize>,
    /// The ids of elements that could not be read; one without a readable id counts as "any".
    lost_ids: BTreeSet<String>,
    lost: usize,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { items: Vec::new(), indices: Vec::new(), lost_ids: BTreeSet::new(), lost: 0 }
    }
}

/// Reads a list of things with ids. A list with too many of them is noted and not looked into.
pub fn list<T>(
    item: Item<'_, '_>,
    most: usize,
    mut read: impl FnMut(Item<'_, '_>) -> Option<T>,
) -> Option<Kept<T>> {
    let mut kept = Kept::default();
    let mut index = 0;
    item.list_up_to(most, |element| {
        match read(element) {
            Some(value) => {
                kept.items.push(value);
                kept.indices.push(index);
            }
            None => {
                kept.lost += 1;
                kept.lost_ids.extend(id_of(element));
            }
        }
        index += 1;
        Some(())
    })?;
    Some(kept)
}

fn id_of(element: Item<'_, '_>) -> Option<String> {
    let Value::Object(object) = element.value() else {
        return None;
    };
    object.get_string("id").map(|id| id.value.as_ref().to_owned())
}

/// What could not be read, over all lists.
#[derive(Debug, Default)]
pub struct Lost {
    ids: BTreeSet<String>,
    /// Lists of which nothing could be read, so that any id may have been in them.
    whole_list: bool,
    count: usize,
    /// For each list its path and the indices of what was kept.
    indices: Vec<(&'static str, Vec<usize>)>,
}

impl Lost {
    /// Whether everything was read.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// A single value, or one in its place that no check looks at.
    pub fn or<T>(&mut self, value: Option<T>, instead: T) -> T {
        value.unwrap_or_else(|| {
            self.count += 1;
            instead
        })
    }

    /// The readable elements of a list.
    pub fn list<T>(&mut self, path: &'static str, kept: Option<Kept<T>>) -> Vec<T> {
        let Some(kept) = kept else {
            self.count += 1;
            self.whole_list = true;
            return Vec::new();
        };
        self.count += kept.lost;
        self.whole_list |= kept.lost > kept.lost_ids.len();
        self.ids.extend(kept.lost_ids);
        self.indices.push((path, kept.indices));
        kept.items
    }

    /// The problem with the indices of the file. `None` when it may only follow from what could not be read.
    pub fn restore(&self, mut problem: Problem) -> Option<Problem> {
        if self.explains(&problem) {
            return None;
        }
        for (list, indices) in &self.indices {
            if let Some(path) = restored(&problem.place.path, list, indices) {
                problem.place.path = path;
                break;
            }
        }
        Some(problem)
    }

    /// Whether the problem may be that something refers to an element that is there but could not be read.
    fn explains(&self, problem: &Problem) -> bool {
        let refers = matches!(
            problem.code,
            Code::UnknownAccount
                | Code::UnknownIncome
                | Code::UnknownPlan
                | Code::UnknownLoan
                | Code::UnknownRecord
                | Code::UnknownPurchase
                | Code::IncomeAfterExtraDay
        );
        let named = problem.values.get("found").is_some_and(|id| self.ids.contains(id));
        !self.is_empty() && refers && (self.whole_list || named || problem.code == Code::IncomeAfterExtraDay)
    }
}

fn restored(path: &str, list: &str, indices: &[usize]) -> Option<String> {
    let (index, rest) = path.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?;
    let position: usize = index.parse().ok()?;
    let in_file = indices.get(position)?;
    Some(format!("{list}[{in_file}]{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_indices_of_the_file() {
        let path = restored("accounts[1].opening.bill", "accounts", &[0, 3]);
        assert_eq!(path.as_deref(), Some("accounts[3].opening.bill"));
        assert_eq!(restored("events[1]", "accounts", &[0, 3]), None);
    }
}
