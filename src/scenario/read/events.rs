//! What happens: one reader for each kind of event.

use super::accounts::{loan_dates, loan_periods, method, overrides};
use super::borrower::{profile_facts, when};
use crate::calendar::Day;
use crate::money::Money;
use crate::reading::Code;
use crate::reading::decode::{Item, flag, join};
use crate::reading::number::{day_of_month, money, share, small};
use crate::reading::texts::{day, id, words};
use crate::scenario::model::{
    Application, CashAdvance, CloseAccount, Draw, Event, IncomeChange, Instalments, LimitChange, OneOffCost,
    ProfileChange, Purchase, Refund, Reimbursement, TermsChange, What, Windfall,
};
use crate::terms::read_value::MOST_PLAN_PERIODS;
use crate::terms::{Kind, ValueName};

const KINDS: &[&str] = &[
    "purchase",
    "income_change",
    "draw",
    "cash_advance",
    "windfall",
    "cost",
    "reimbursement",
    "refund",
    "limit_change",
    "terms_change",
    "close_account",
    "profile_change",
    "application",
];

/// Reads an event.
pub fn event(item: Item<'_, '_>) -> Option<Event> {
    let fields = item.object(&[&["id", "name"], KINDS].concat())?;
    let (id, name) = (fields.required("id", id), fields.optional("name", words));
    let what = fields.exactly_one(KINDS, |kind, item| match kind {
        "purchase" => purchase(item).map(What::Purchase),
        "income_change" => income_change(item).map(What::IncomeChange),
        "draw" => draw(item).map(What::Draw),
        "cash_advance" => cash_advance(item).map(What::CashAdvance),
        "windfall" => amount_on(item).map(|(amount, on)| What::Windfall(Windfall { amount, on })),
        "cost" => amount_on(item).map(|(amount, on)| What::Cost(OneOffCost { amount, on })),
        "reimbursement" => reimbursement(item).map(What::Reimbursement),
        "refund" => refund(item).map(What::Refund),
        "limit_change" => limit_change(item).map(What::LimitChange),
        "terms_change" => terms_change(item).map(What::TermsChange),
        "close_account" => close_account(item).map(What::CloseAccount),
        "profile_change" => profile_change(item).map(What::ProfileChange),
        _ => application(item).map(What::Application),
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
    let fields = item.object(&["periods", "by"])?;
    let (periods, by) = (fields.required("periods", plan_periods), fields.optional("by", id));
    Some(Instalments { periods: periods?, by: by? })
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

fn cash_advance(item: Item<'_, '_>) -> Option<CashAdvance> {
    let fields = item.object(&["account", "amount", "when"])?;
    let account = fields.required("account", id);
    let (amount, when) = (fields.required("amount", money), fields.required("when", when));
    Some(CashAdvance { account: account?, amount: amount?, when: when? })
}

fn draw(item: Item<'_, '_>) -> Option<Draw> {
    let fields = item.object(&[
        "account",
        "amount",
        "on",
        "periods",
        "method",
        "due_day",
        "first_due",
        "due_dates",
        "instalment",
    ])?;
    let account = fields.required("account", id);
    let (amount, on) = (fields.required("amount", money), fields.required("on", day));
    let (periods, method) = (fields.required("periods", loan_periods), fields.required("method", method));
    let (due_day, dates) = (fields.optional("due_day", day_of_month), loan_dates(&fields));
    let instalment = fields.optional("instalment", money);
    let (first_due, due_dates) = dates?;
    Some(Draw {
        account: account?,
        amount: amount?,
        on: on?,
        periods: periods?,
        method: method?,
        due_day: due_day?,
        first_due,
        due_dates,
        instalment: instalment?,
    })
}

fn amount_on(item: Item<'_, '_>) -> Option<(Money, Day)> {
    let fields = item.object(&["amount", "on"])?;
    let (amount, on) = (fields.required("amount", money), fields.required("on", day));
    Some((amount?, on?))
}

fn reimbursement(item: Item<'_, '_>) -> Option<Reimbursement> {
    let fields = item.object(&["for", "on", "amount", "share"])?;
    let (of, on) = (fields.required("for", id), fields.required("on", day));
    let (amount, share) = (fields.optional("amount", money), fields.optional("share", share));
    if fields.has("amount") && fields.has("share") {
        let problem = item.problem(Code::NotExactlyOne).with("legal", join(&["amount", "share"]));
        return item.refuse(problem.with("found", join(&["amount", "share"])));
    }
    Some(Reimbursement { r#for: of?, on: on?, amount: amount?, share: share? })
}

fn refund(item: Item<'_, '_>) -> Option<Refund> {
    let fields = item.object(&["of", "on", "amount"])?;
    let (of, on) = (fields.required("of", id), fields.required("on", day));
    let amount = fields.optional("amount", money);
    Some(Refund { of: of?, on: on?, amount: amount? })
}

fn limit_change(item: Item<'_, '_>) -> Option<LimitChange> {
    let fields = item.object(&["account", "on", "limit", "until"])?;
    let (account, on) = (fields.required("account", id), fields.required("on", day));
    let (limit, until) = (fields.required("limit", money), fields.optional("until", day));
    Some(LimitChange { account: account?, on: on?, limit: limit?, until: until? })
}

fn terms_change(item: Item<'_, '_>) -> Option<TermsChange> {
    let fields = item.object(&["account", "on", "values"])?;
    let (account, on) = (fields.required("account", id), fields.required("on", day));
    let values = fields.required("values", overrides)?;
    if values.is_empty() {
        let of_lines = ValueName::that_change(Kind::Revolving);
        let of_loans = ValueName::that_change(Kind::Loan).iter().filter(|name| !of_lines.contains(name));
        let legal: Vec<&str> = of_lines.iter().chain(of_loans).map(|name| name.word()).collect();
        let legal = join(&legal);
        return item.refuse(item.problem(Code::NothingChanges).with("legal", legal));
    }
    Some(TermsChange { account: account?, on: on?, values })
}

fn close_account(item: Item<'_, '_>) -> Option<CloseAccount> {
    let fields = item.object(&["account", "on"])?;
    let (account, on) = (fields.required("account", id), fields.required("on", day));
    Some(CloseAccount { account: account?, on: on? })
}

fn profile_change(item: Item<'_, '_>) -> Option<ProfileChange> {
    let facts = ["profile_complete", "stable_months", "social_security", "provident_fund"];
    let fields = item.object(&[&["on"][..], &facts].concat())?;
    let on = fields.required("on", day);
    let changed = profile_facts(&fields);
    if !facts.iter().any(|fact| fields.has(fact)) {
        return item.refuse(item.problem(Code::NothingChanges).with("legal", join(&facts)));
    }
    let changed = changed?;
    Some(ProfileChange {
        on: on?,
        profile_complete: changed.profile_complete,
        stable_months: changed.stable_months,
        social_security: changed.social_security,
        provident_fund: changed.provident_fund,
    })
}

fn application(item: Item<'_, '_>) -> Option<Application> {
    item.object(&["on"])?.required("on", day).map(|on| Application { on })
}
