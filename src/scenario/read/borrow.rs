//! Actions that pay debts with a new loan.

use super::accounts::{MOST_ACCOUNTS, loan_periods, method};
use crate::reading::Code;
use crate::reading::decode::Item;
use crate::reading::number::money;
use crate::reading::texts::{day, id};
use crate::scenario::model::{Action, Consolidation, Cover};

/// Reads `borrow_to_repay`.
pub fn borrow_to_repay(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["from", "for", "cover", "at_most", "periods", "method"])?;
    let (from, targets) = (fields.required("from", id), fields.required("for", targets));
    let cover = fields.required("cover", |item| Cover::from_word(item.word(Cover::WORDS)?));
    let at_most = fields.required("at_most", money);
    let (periods, method) = (fields.required("periods", loan_periods), fields.required("method", method));
    Some(Action::BorrowToRepay {
        from: from?,
        r#for: targets?,
        cover: cover?,
        at_most: at_most?,
        periods: periods?,
        method: method?,
    })
}

/// Reads `consolidate`.
pub fn consolidate(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["from", "on", "for", "periods", "method", "at_most", "close"])?;
    let (from, on) = (fields.required("from", id), fields.required("on", day));
    let targets = fields.required("for", targets);
    let (periods, method) = (fields.required("periods", loan_periods), fields.required("method", method));
    let at_most = fields.optional("at_most", money);
    let close = fields.or("close", Vec::new(), |item| item.list_up_to(MOST_ACCOUNTS, id));
    Some(Action::Consolidate(Consolidation {
        from: from?,
        on: on?,
        r#for: targets?,
        periods: periods?,
        method: method?,
        at_most: at_most?,
        close: close?,
    }))
}

/// The accounts that are paid: at least one.
fn targets(item: Item<'_, '_>) -> Option<Vec<String>> {
    if item.is_empty_list() {
        return item.refuse(item.problem(Code::EmptyList));
    }
    item.list_up_to(MOST_ACCOUNTS, id)
}
