//! The words of a strategy's actions.

use super::{Language, day_of, months_of, percent, pick, yuan};
use crate::scenario::{Action, Forgotten};

/// What a kind of action is called.
pub const fn action_name(action: &Action, language: Language) -> &'static str {
    let (zh, en) = match action {
        Action::Extra { .. } => ("额外还款", "Extra payment"),
        Action::ConvertBill { .. } => ("账单分期", "Bill split"),
        Action::Payoff { .. } => ("提前结清分期", "Plan paid off"),
        Action::PayoffLoan { .. } => ("提前结清借款", "Loan paid off"),
        Action::Extend { .. } => ("展期", "Loans run longer"),
        Action::RePlan { .. } => ("个性化分期", "Personal plan"),
        Action::RepayRecord { .. } => ("还清旧逾期", "Old record repaid"),
        Action::Skip { .. } => ("一个月不还", "A month skipped"),
        Action::Late { .. } => ("晚还", "Paid late"),
        Action::SpendBack { .. } => ("还了再花", "Spent back"),
        Action::PayFirst { .. } => ("先付给别人", "Somebody else first"),
        Action::Forget { .. } => ("忘记还款", "Forgotten"),
        Action::AutoDebit { .. } => ("自动扣款", "Automatic payment"),
        Action::BorrowToRepay { .. } => ("借新还旧", "Borrowed to repay"),
        Action::Consolidate(_) => ("整合债务", "Debts consolidated"),
    };
    pick(language, zh, en)
}

/// What an action is about: how much, where, and when. `name` tells what the account of an id is called.
pub fn action_note(action: &Action, name: impl Fn(&str) -> String, language: Language) -> String {
    let names = |ids: &[String]| ids.iter().map(|id| name(id)).collect::<Vec<_>>().join(", ");
    match action {
        Action::Extra { on, account, amount } | Action::ConvertBill { account, on, amount, .. } => {
            format!("{} {} {on}", yuan(*amount), name(account))
        }
        Action::Payoff { account, plan: what, on } | Action::PayoffLoan { account, loan: what, on } => {
            format!("{what} {} {on}", name(account))
        }
        Action::Extend { account, on, months } => {
            let months = counted(*months, pick(language, "个月", "months"), language);
            format!("{} {months} {on}", name(account))
        }
        Action::RePlan { account, on, periods } => {
            let periods = counted(*periods, pick(language, "期", "periods"), language);
            format!("{} {periods} {on}", name(account))
        }
        Action::RepayRecord { record, on, amount } => amount
            .map_or_else(|| format!("{record} {on}"), |amount| format!("{} {record} {on}", yuan(amount))),
        Action::Skip { account, month } => format!("{} {month}", name(account)),
        Action::Late { account, days, from, until } => {
            let months = months_of(from.first(), Some(until.last()), language);
            format!("{} {} {months}", name(account), some_days(*days, language))
        }
        Action::SpendBack { account, share, when } => {
            format!("{} {} {}", percent(*share), name(account), day_of(*when, language))
        }
        Action::PayFirst { amount, when } => format!("{} {}", yuan(*amount), day_of(*when, language)),
        Action::Forget { account, bills, days } => {
            format!("{} {}, {}", name(account), forgotten(bills, language), some_days(*days, language))
        }
        Action::AutoDebit { account, .. } => name(account),
        Action::BorrowToRepay { from, r#for, .. } => format!("{} → {}", name(from), names(r#for)),
        Action::Consolidate(asked) => {
            let periods = counted(asked.periods, pick(language, "期", "periods"), language);
            format!("{} → {} {periods} {}", name(&asked.from), names(&asked.r#for), asked.on)
        }
    }
}

fn counted(count: u16, what: &str, language: Language) -> String {
    match (count, language) {
        (1, Language::En) => format!("1 {}", what.trim_end_matches('s')),
        _ => format!("{count} {what}"),
    }
}

fn some_days(days: u8, language: Language) -> String {
    match (days, language) {
        (_, Language::Zh) => format!("{days} 天"),
        (1, Language::En) => "1 day".to_owned(),
        (_, Language::En) => format!("{days} days"),
    }
}

fn forgotten(bills: &Forgotten, language: Language) -> String {
    match (bills, language) {
        (Forgotten::Every(months), Language::Zh) => format!("每 {months} 个月一次"),
        (Forgotten::Every(1), Language::En) => "every month".to_owned(),
        (Forgotten::Every(months), Language::En) => format!("every {months} months"),
        (Forgotten::Months(listed), _) => {
            listed.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
    }
}
