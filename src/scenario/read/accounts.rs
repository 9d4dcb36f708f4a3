//! Accounts and what they owe at the start.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::money::Money;
use crate::reading::decode::{Fields, Item};
use crate::reading::number::{day_of_month, money, small};
use crate::reading::texts::{day, id, words};
use crate::scenario::model::{Account, Method, Opening, OpeningBill, OpeningLoan};
use crate::terms::{Value, ValueName, read_value};

/// The most accounts of a scenario.
pub const MOST_ACCOUNTS: usize = 50;
/// The most loans that an account may have at the start.
const MOST_LOANS: usize = 500;
/// The most periods of a loan.
pub const MOST_LOAN_PERIODS: u32 = 360;
/// The most due dates of a loan: one for each period.
const MOST_DUE_DATES: usize = 360;

const KEYS: &[&str] = &["id", "name", "terms", "limit", "bill_day", "due_day", "overrides", "opening"];

/// Reads an account.
pub fn account(item: Item<'_, '_>) -> Option<Account> {
    let fields = item.object(KEYS)?;
    let (id, name) = (fields.required("id", id), fields.optional("name", words));
    let terms = fields.required("terms", |item| item.text().map(str::to_owned));
    let limit = fields.required("limit", money);
    let bill_day = fields.optional("bill_day", day_of_month);
    let due_day = fields.optional("due_day", day_of_month);
    let overrides = fields.or("overrides", BTreeMap::new(), overrides);
    let opening = fields.or("opening", Opening::default(), opening);
    Some(Account {
        id: id?,
        name: name?,
        terms: terms?,
        limit: limit?,
        bill_day: bill_day?,
        due_day: due_day?,
        overrides: overrides?,
        opening: opening?,
    })
}

/// Values of a contract by their names.
pub fn overrides(item: Item<'_, '_>) -> Option<BTreeMap<ValueName, Value>> {
    let fields = item.object(ValueName::WORDS)?;
    let mut values = BTreeMap::new();
    let mut good = true;
    fields.each(|key, item| {
        // An unknown key is noted by `object` already.
        let Some(name) = ValueName::from_word(key) else {
            good = false;
            return;
        };
        match read_value::value(item, name) {
            Some(value) => {
                values.insert(name, value);
            }
            None => good = false,
        }
    });
    good.then_some(values)
}

fn opening(item: Item<'_, '_>) -> Option<Opening> {
    let fields = item.object(&["unbilled", "rolled", "bill", "loans"])?;
    let unbilled = fields.or("unbilled", Money::ZERO, money);
    let rolled = fields.or("rolled", Money::ZERO, money);
    let bill = fields.optional("bill", bill);
    let loans = fields.or("loans", Vec::new(), |item| item.list_up_to(MOST_LOANS, loan));
    Some(Opening { unbilled: unbilled?, rolled: rolled?, bill: bill?, loans: loans? })
}

fn bill(item: Item<'_, '_>) -> Option<OpeningBill> {
    let fields = item.object(&["on", "due", "purchases", "interest"])?;
    let (on, due) = (fields.required("on", day), fields.required("due", day));
    let purchases = fields.required("purchases", money);
    let interest = fields.or("interest", Money::ZERO, money);
    Some(OpeningBill { on: on?, due: due?, purchases: purchases?, interest: interest? })
}

fn loan(item: Item<'_, '_>) -> Option<OpeningLoan> {
    let fields = item.object(&[
        "id",
        "drawn",
        "principal",
        "periods",
        "method",
        "due_day",
        "first_due",
        "due_dates",
        "instalment",
        "periods_paid",
    ])?;
    let (id, drawn) = (fields.required("id", id), fields.required("drawn", day));
    let principal = fields.required("principal", money);
    let (periods, method) = (fields.required("periods", loan_periods), fields.required("method", method));
    let (due_day, dates) = (fields.optional("due_day", day_of_month), loan_dates(&fields));
    let instalment = fields.optional("instalment", money);
    let periods_paid = fields.required("periods_paid", |item| small(item, 0, MOST_LOAN_PERIODS));
    let (first_due, due_dates) = dates?;
    Some(OpeningLoan {
        id: id?,
        drawn: drawn?,
        principal: principal?,
        periods: periods?,
        method: method?,
        due_day: due_day?,
        first_due,
        due_dates,
        instalment: instalment?,
        periods_paid: periods_paid?,
    })
}

/// The first due date of a loan, and all of them, where they are given.
pub fn loan_dates(fields: &Fields<'_, '_>) -> Option<(Option<Day>, Vec<Day>)> {
    let first_due = fields.optional("first_due", day);
    let due_dates = fields.or("due_dates", Vec::new(), |item| item.list_up_to(MOST_DUE_DATES, day));
    Some((first_due?, due_dates?))
}

/// Number of monthly periods of a loan.
pub fn loan_periods(item: Item<'_, '_>) -> Option<u16> {
    small(item, 1, MOST_LOAN_PERIODS)
}

/// How a loan is repaid.
pub fn method(item: Item<'_, '_>) -> Option<Method> {
    Method::from_word(item.word(Method::WORDS)?)
}
