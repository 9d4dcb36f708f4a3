//! Strategies: how much, in what order, what to keep back, and the actions.

use super::accounts::{MOST_ACCOUNTS, loan_periods};
use super::borrow;
use super::events::plan_periods;
use super::habits;
use super::kept::{self, Kept};
use crate::money::Money;
use crate::reading::Code;
use crate::reading::decode::{Item, flag};
use crate::reading::number::{day_of_month, money, share, small};
use crate::reading::texts::{day, id, month, words};
use crate::scenario::model::{Action, Order, Pay, Strategy, WhenShort};

/// The most strategies of a scenario.
const MOST: usize = 50;
/// The most actions of a strategy.
const MOST_ACTIONS: usize = 1_000;

/// Reads the list of strategies: at least one.
pub fn list(item: Item<'_, '_>) -> Option<Kept<Strategy>> {
    if item.is_empty_list() {
        return item.refuse(item.problem(Code::EmptyList));
    }
    kept::list(item, MOST, strategy)
}

const KEYS: &[&str] = &[
    "id",
    "name",
    "pay",
    "order",
    "may_pay_off_plans",
    "when_short",
    "keep_back",
    "living_on",
    "extra_day",
    "actions",
];

fn strategy(item: Item<'_, '_>) -> Option<Strategy> {
    let fields = item.object(KEYS)?;
    let (id, name) = (fields.required("id", id), fields.optional("name", words));
    let pay = fields.required("pay", pay);
    let order = fields.or("order", Order::default(), order);
    let may_pay_off_plans = fields.or("may_pay_off_plans", false, flag);
    let when_short = fields
        .or("when_short", WhenShort::default(), |item| WhenShort::from_word(item.word(WhenShort::WORDS)?));
    let keep_back = fields.or("keep_back", Money::ZERO, money);
    let living_on = fields.optional("living_on", crate::reading::texts::id);
    let extra_day = fields.optional("extra_day", day_of_month);
    let actions = fields.or("actions", Vec::new(), |item| item.list_up_to(MOST_ACTIONS, action));
    Some(Strategy {
        id: id?,
        name: name?,
        pay: pay?,
        order: order?,
        may_pay_off_plans: may_pay_off_plans?,
        when_short: when_short?,
        keep_back: keep_back?,
        living_on: living_on?,
        extra_day: extra_day?,
        actions: actions?,
    })
}

fn pay(item: Item<'_, '_>) -> Option<Pay> {
    let words = ["minimum", "full", "spare_cash"];
    item.variant(&words, &["fixed", "share_of_income"], |kind, item| match (kind, item) {
        ("minimum", _) => Some(Pay::Minimum),
        ("full", _) => Some(Pay::Full),
        ("fixed", Some(item)) => money(item).map(Pay::Fixed),
        (_, Some(item)) => share(item).map(Pay::ShareOfIncome),
        (_, None) => Some(Pay::SpareCash),
    })
}

const ORDERS: &[&str] =
    &["file_order", "highest_rate", "smallest_balance", "most_overdue_first", "marginal_saving"];

fn order(item: Item<'_, '_>) -> Option<Order> {
    item.variant(ORDERS, &["custom"], |kind, item| match (kind, item) {
        (_, Some(item)) => item.list_up_to(MOST_ACCOUNTS, id).map(Order::Custom),
        ("highest_rate", None) => Some(Order::HighestRate),
        ("smallest_balance", None) => Some(Order::SmallestBalance),
        ("most_overdue_first", None) => Some(Order::MostOverdueFirst),
        ("marginal_saving", None) => Some(Order::MarginalSaving),
        (_, None) => Some(Order::FileOrder),
    })
}

const ACTIONS: &[&str] = &[
    "extra",
    "convert_bill",
    "payoff",
    "payoff_loan",
    "extend",
    "re_plan",
    "repay_record",
    "skip",
    "late",
    "spend_back",
    "pay_first",
    "forget",
    "auto_debit",
    "consolidate",
    "borrow_to_repay",
];

fn action(item: Item<'_, '_>) -> Option<Action> {
    item.variant(&[], ACTIONS, |kind, item| match (kind, item?) {
        ("extra", item) => extra(item),
        ("convert_bill", item) => convert_bill(item),
        ("payoff", item) => payoff(item),
        ("payoff_loan", item) => payoff_loan(item),
        ("extend", item) => extend(item),
        ("re_plan", item) => re_plan(item),
        ("repay_record", item) => repay_record(item),
        ("skip", item) => skip(item),
        ("late", item) => late(item),
        ("spend_back", item) => habits::spend_back(item),
        ("pay_first", item) => habits::pay_first(item),
        ("forget", item) => habits::forget(item),
        ("auto_debit", item) => habits::auto_debit(item),
        ("consolidate", item) => borrow::consolidate(item),
        (_, item) => borrow::borrow_to_repay(item),
    })
}

fn extra(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["on", "account", "amount"])?;
    let (on, account) = (fields.required("on", day), fields.required("account", id));
    let amount = fields.required("amount", money);
    Some(Action::Extra { on: on?, account: account?, amount: amount? })
}

fn convert_bill(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["account", "on", "amount", "periods", "id"])?;
    let (account, on) = (fields.required("account", id), fields.required("on", day));
    let (amount, periods) = (fields.required("amount", money), fields.required("periods", plan_periods));
    let id = fields.optional("id", id);
    Some(Action::ConvertBill { account: account?, on: on?, amount: amount?, periods: periods?, id: id? })
}

fn payoff(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["account", "plan", "on"])?;
    let (account, plan) = (fields.required("account", id), fields.required("plan", id));
    let on = fields.required("on", day);
    Some(Action::Payoff { account: account?, plan: plan?, on: on? })
}

fn payoff_loan(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["account", "loan", "on"])?;
    let (account, loan) = (fields.required("account", id), fields.required("loan", id));
    let on = fields.required("on", day);
    Some(Action::PayoffLoan { account: account?, loan: loan?, on: on? })
}

fn extend(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["account", "on", "months"])?;
    let (account, on) = (fields.required("account", id), fields.required("on", day));
    let months = fields.required("months", loan_periods);
    Some(Action::Extend { account: account?, on: on?, months: months? })
}

fn re_plan(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["account", "on", "periods"])?;
    let (account, on) = (fields.required("account", id), fields.required("on", day));
    let periods = fields.required("periods", loan_periods);
    Some(Action::RePlan { account: account?, on: on?, periods: periods? })
}

fn repay_record(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["record", "on", "amount"])?;
    let (record, on) = (fields.required("record", id), fields.required("on", day));
    let amount = fields.optional("amount", money);
    Some(Action::RepayRecord { record: record?, on: on?, amount: amount? })
}

fn skip(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["account", "month"])?;
    let (account, month) = (fields.required("account", id), fields.required("month", month));
    Some(Action::Skip { account: account?, month: month? })
}

fn late(item: Item<'_, '_>) -> Option<Action> {
    let fields = item.object(&["account", "days", "from", "until"])?;
    let account = fields.required("account", id);
    let days = fields.required("days", |item| small(item, 1, u32::from(u8::MAX)));
    let (from, until) = (fields.required("from", month), fields.required("until", month));
    Some(Action::Late { account: account?, days: days?, from: from?, until: until? })
}
