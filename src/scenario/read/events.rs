//! What happens: purchases, changes of an income, draws.

use super::accounts::{loan_periods, method};
use super::borrower::when;
use crate::reading::decode::{Item, flag};
use crate::reading::number::{day_of_month, money, small};
use crate::reading::texts::{day, id, words};
use crate::scenario::model::{Draw, Event, IncomeChange, Instalments, Purchase, What};
use crate::terms::read_value::MOST_PLAN_PERIODS;

const KINDS: &[&str] = &["purchase", "income_change", "draw"];

/// Reads an event.
pub fn event(item: Item<'_, '_>) -> Option<Event> {
    let fields = item.object(&["id", "name", "purchase", "income_change", "draw"])?;
    let (id, name) = (fields.required("id", id), fields.optional("name", words));
    let what = fields.exactly_one(KINDS, |kind, item| match kind {
        "purchase" => purchase(item).map(What::Purchase),
        "income_change" => income_change(item).map(What::IncomeChange),
        _ => draw(item).map(What::Draw),
    });
    Some(Event { id: id?, name: name?, what: what? })
}

fn purchase(item: Item<'_, '_>) -> Option<Purchase> {
    let fields = item.object(&["account", "amount", "when", "instalments", "else_cash"])?;
    let account = fields.required("account", id);
    let (amount, when) = (fields.required("amount", money), fields.required("when", when));
    let instalments = fields.optional("instalments", instalments);
    let else_cash = fields.or("else_cash", false, flag);
    Some(Purchase {
        account: account?,
        amount: amount?,
        when: when?,
        instalments: instalments?,
        else_cash: else_cash?,
    })
}

fn instalments(item: Item<'_, '_>) -> Option<Instalments> {
    let periods = item.object(&["periods"])?.required("periods", plan_periods)?;
    Some(Instalments { periods })
}

/// Number of monthly periods of a plan.
pub fn plan_periods(item: Item<'_, '_>) -> Option<u8> {
    small(item, 1, MOST_PLAN_PERIODS)
}

fn income_change(item: Item<'_, '_>) -> Option<IncomeChange> {
    let fields = item.object(&["income", "from", "until", "amount"])?;
    let income = fields.required("income", id);
    let (from, until) = (fields.required("from", day), fields.optional("until", day));
    let amount = fields.required("amount", money);
    Some(IncomeChange { income: income?, from: from?, until: until?, amount: amount? })
}

fn draw(item: Item<'_, '_>) -> Option<Draw> {
    let fields = item.object(&["account", "amount", "on", "periods", "method", "due_day"])?;
    let account = fields.required("account", id);
    let (amount, on) = (fields.required("amount", money), fields.required("on", day));
    let (periods, method) = (fields.required("periods", loan_periods), fields.required("method", method));
    let due_day = fields.optional("due_day", day_of_month);
    Some(Draw {
        account: account?,
        amount: amount?,
        on: on?,
        periods: periods?,
        method: method?,
        due_day: due_day?,
    })
}
