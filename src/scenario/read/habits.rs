//! Actions that are habits: spending back, paying somebody else first, forgetting, automatic payments.

use super::borrower::when;
use crate::reading::Code;
use crate::reading::decode::Item;
use crate::reading::number::{money, share, small};
use crate::reading::texts::{id, month};
use crate::scenario::model::{Action, Cover, Forgotten, Source};

/// The most months that one action names.
const MOST_LISTED: usize = 1_200;

pub fn spend_back(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["account", "share", "when"])?;
    let (account, share) = (fields.required("account", id), fields.required("share", share));
    let when = fields.required("when", when);
    Some(Action::SpendBack { account: account?, share: share?, when: when? })
}

pub fn pay_first(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["amount", "when"])?;
    let amount = fields.required("amount", money);
    let when = fields.required("when", when);
    Some(Action::PayFirst { amount: amount?, when: when? })
}

pub fn forget(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["account", "bills", "days"])?;
    let (account, bills) = (fields.required("account", id), fields.required("bills", forgotten));
    let days = fields.required("days", |item| small(item, 1, u32::from(u8::MAX)));
    Some(Action::Forget { account: account?, bills: bills?, days: days? })
}

fn forgotten(item: Item<'_, '_>) -> Option<Forgotten> {
    item.variant(&[], &["every", "months"], |kind, item| match (kind, item?) {
        ("every", item) => small(item, 1, 120).map(Forgotten::Every),
        (_, item) => some_of(item, MOST_LISTED, month).map(Forgotten::Months),
    })
}

pub fn auto_debit(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["account", "pays", "sources"])?;
    let account = fields.required("account", id);
    let pays = fields.required("pays", |item| Cover::from_word(item.word(Cover::WORDS)?));
    let source = |item: Item<'_, '_>| Source::from_word(item.word(Source::WORDS)?);
    let sources = fields.required("sources", |item| some_of(item, Source::WORDS.len(), source));
    Some(Action::AutoDebit { account: account?, pays: pays?, sources: sources? })
}

/// A list with something in it.
fn some_of<'s, T>(
    item: Item<'_, 's>,
    most: usize,
    one: impl Fn(Item<'_, 's>) -> Option<T>,
) -> Option<Vec<T>> {
    if item.is_empty_list() {
        return item.refuse(item.problem(Code::EmptyList));
    }
    item.list_up_to(most, one)
}
