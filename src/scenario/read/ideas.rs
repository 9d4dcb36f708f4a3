//! Hypothetical arrangements: one reader for each kind.

use super::accounts::MOST_ACCOUNTS;
use crate::money::Money;
use crate::reading::Code;
use crate::reading::decode::{Fields, Item};
use crate::reading::number::{money, share};
use crate::reading::texts::id;
use crate::scenario::model::{Gift, Idea, LinkedRepayment, Points, PooledLimit, RedPacket, SharedGift};

/// The most ideas of a scenario.
const MOST: usize = 20;

/// Reads the list of ideas.
pub fn list(item: Item<'_, '_>) -> Option<Vec<Idea>> {
    item.list_up_to(MOST, idea)
}

fn idea(item: Item<'_, '_>) -> Option<Idea> {
    item.variant(&[], Idea::WORDS, |kind, item| match (kind, item?) {
        ("linked_repayment", item) => linked_repayment(item).map(Idea::LinkedRepayment),
        ("pooled_limit", item) => pooled_limit(item).map(Idea::PooledLimit),
        ("points", item) => points(item).map(Idea::Points),
        (_, item) => red_packet(item).map(Idea::RedPacket),
    })
}

fn linked_repayment(item: Item<'_, '_>) -> Option<LinkedRepayment> {
    let fields = item.object(&["from", "for", "at_most_a_month"])?;
    let (from, paid) = (fields.required("from", id), fields.required("for", id));
    let at_most_a_month = fields.optional("at_most_a_month", money);
    Some(LinkedRepayment { from: from?, r#for: paid?, at_most_a_month: at_most_a_month? })
}

fn pooled_limit(item: Item<'_, '_>) -> Option<PooledLimit> {
    let fields = item.object(&["accounts", "limit"])?;
    let (accounts, limit) = (fields.required("accounts", some_accounts), fields.required("limit", money));
    Some(PooledLimit { accounts: accounts?, limit: limit? })
}

fn points(item: Item<'_, '_>) -> Option<Points> {
    let fields = item.object(&["accounts", "point_for", "worth"])?;
    let accounts = all_or_some(&fields);
    let (point_for, worth) = (fields.required("point_for", a_cent), fields.required("worth", a_cent));
    Some(Points { accounts: accounts?, point_for: point_for?, worth: worth? })
}

fn red_packet(item: Item<'_, '_>) -> Option<RedPacket> {
    let fields = item.object(&["accounts", "gives"])?;
    let (accounts, gives) = (all_or_some(&fields), fields.required("gives", gift));
    Some(RedPacket { accounts: accounts?, gives: gives? })
}

fn gift(item: Item<'_, '_>) -> Option<Gift> {
    item.variant(&[], &["fixed", "share"], |kind, item| match (kind, item?) {
        ("fixed", item) => money(item).map(Gift::Fixed),
        (_, item) => {
            let fields = item.object(&["of", "at_most"])?;
            let (of, at_most) = (fields.required("of", share), fields.required("at_most", money));
            Some(Gift::Share(SharedGift { of: of?, at_most: at_most? }))
        }
    })
}

/// The accounts of an idea; none stands for all.
fn all_or_some(fields: &Fields<'_, '_>) -> Option<Vec<String>> {
    fields.or("accounts", Vec::new(), some_accounts)
}

fn some_accounts(item: Item<'_, '_>) -> Option<Vec<String>> {
    if item.is_empty_list() {
        return item.refuse(item.problem(Code::EmptyList));
    }
    item.list_up_to(MOST_ACCOUNTS, id)
}

/// An amount above nothing.
fn a_cent(item: Item<'_, '_>) -> Option<Money> {
    let amount = money(item)?;
    if amount.is_positive() {
        return Some(amount);
    }
    let problem = item.problem(Code::AmountZero).with("least", Money::from_cents(1));
    item.refuse(problem)
}
