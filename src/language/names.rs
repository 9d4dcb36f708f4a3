//! What things of a scenario and of a run are called.

use super::{Language, percent, short_amount};
use crate::analysis::FigureId;
use crate::calendar::Day;
use crate::ledger::{Component, Kind, Side};
use crate::scenario::{Account, Event, Order, Pay, Scenario, Strategy, What, When, Words};
use crate::terms::{Catalog, Grade};

/// A text of a file in a language.
pub fn words(words: &Words, language: Language) -> &str {
    match (words, language) {
        (Words::Same(text), _) => text,
        (Words::Both { zh, .. }, Language::Zh) => zh,
        (Words::Both { en, .. }, Language::En) => en,
    }
}

/// The name of something in a file: what the file calls it, or else its id.
pub fn name_or_id<'a>(name: Option<&'a Words>, id: &'a str, language: Language) -> &'a str {
    name.map_or(id, |name| words(name, language))
}

/// The name of a strategy: what the file calls it, or else what it pays.
pub fn strategy_name(strategy: &Strategy, language: Language) -> String {
    match &strategy.name {
        Some(name) => words(name, language).to_owned(),
        None => pay_name(strategy.pay, language),
    }
}

/// The name of the strategy at a place; empty beyond the list.
pub fn strategy_at(scenario: &Scenario, place: usize, language: Language) -> String {
    scenario.strategies.get(place).map_or_else(String::new, |strategy| strategy_name(strategy, language))
}

/// How much is paid.
pub fn pay_name(pay: Pay, language: Language) -> String {
    match (pay, language) {
        (Pay::Minimum, Language::Zh) => "只还最低".to_owned(),
        (Pay::Minimum, Language::En) => "Minimum only".to_owned(),
        (Pay::Full, Language::Zh) => "全额还清".to_owned(),
        (Pay::Full, Language::En) => "Bills in full".to_owned(),
        (Pay::Fixed(money), Language::Zh) => format!("每月固定 {}", short_amount(money)),
        (Pay::Fixed(money), Language::En) => format!("Fixed {} a month", short_amount(money)),
        (Pay::ShareOfIncome(share), Language::Zh) => format!("收入的 {}", percent(share)),
        (Pay::ShareOfIncome(share), Language::En) => format!("{} of income", percent(share)),
        (Pay::SpareCash, Language::Zh) => "全部余钱".to_owned(),
        (Pay::SpareCash, Language::En) => "All spare cash".to_owned(),
    }
}

/// Where money beyond the required goes first.
pub fn order_name(order: &Order, language: Language) -> &'static str {
    let (zh, en) = match order {
        Order::FileOrder => ("按文件顺序", "in file order"),
        Order::HighestRate => ("利率高的先", "highest rate first"),
        Order::SmallestBalance => ("余额小的先", "smallest balance first"),
        Order::MostOverdueFirst => ("逾期久的先", "longest overdue first"),
        Order::MarginalSaving => ("省得多的先", "largest saving first"),
        Order::Custom(_) => ("按列出的顺序", "in a given order"),
    };
    pick(language, zh, en)
}

/// What an account is called: by the scenario, or else by its terms.
pub fn account_name<'a>(account: &'a Account, catalog: &'a Catalog, language: Language) -> &'a str {
    let id = account.terms.split('@').next().unwrap_or_default();
    let terms = catalog.get(id).map(|terms| &terms.name);
    name_or_id(account.name.as_ref().or(terms), &account.id, language)
}

/// The name of an event: what the file calls it, or else its kind.
pub fn event_name(event: &Event, language: Language) -> String {
    if let Some(name) = &event.name {
        return words(name, language).to_owned();
    }
    event_kind_name(&event.what, language).to_owned()
}

/// What a kind of event is called.
pub const fn event_kind_name(what: &What, language: Language) -> &'static str {
    let (zh, en) = match what {
        What::Purchase(_) => ("消费", "Purchase"),
        What::IncomeChange(_) => ("收入变化", "Change of income"),
        What::Draw(_) => ("借款", "Loan drawn"),
        What::CashAdvance(_) => ("取现", "Cash taken"),
        What::Windfall(_) => ("意外收入", "Windfall"),
        What::Cost(_) => ("一次性支出", "One-off cost"),
        What::Reimbursement(_) => ("报销", "Reimbursement"),
        What::Refund(_) => ("退款", "Refund"),
        What::LimitChange(_) => ("额度变化", "Change of limit"),
        What::TermsChange(_) => ("条款变化", "Change of terms"),
        What::CloseAccount(_) => ("销户", "Account closed"),
        What::ProfileChange(_) => ("资料变化", "Change of profile"),
        What::Application(_) => ("申请信贷", "Credit application"),
    };
    pick(language, zh, en)
}

/// What a component is called.
pub fn component_name(component: Component, language: Language) -> &'static str {
    let (zh, en) = match component {
        Component::Unbilled => ("未出账消费", "unbilled purchases"),
        Component::Billed => ("账单消费", "billed purchases"),
        Component::Rolled => ("结转本金", "carried principal"),
        Component::PlanFuture => ("未到期分期", "future instalments"),
        Component::PlanDue => ("本期分期", "instalments due"),
        Component::LoanFuture => ("未到期借款", "future loan principal"),
        Component::LoanDue => ("到期借款", "loan principal due"),
        Component::Overdue => ("逾期本金", "overdue principal"),
        Component::Interest => ("利息", "interest"),
        Component::Fee => ("费用", "fees"),
        Component::Penalty => ("罚息", "penalty"),
    };
    pick(language, zh, en)
}

/// What an end of a movement is called.
pub fn side_name(side: Side, language: Language) -> &'static str {
    if let Some(component) = side.component() {
        return component_name(component, language);
    }
    let (zh, en) = match side {
        Side::Shop => ("商家", "shop"),
        Side::Cash => ("现金", "cash"),
        Side::Lender => ("机构", "lender"),
        Side::Bearer => ("代付方", "who bears it"),
        Side::Income => ("收入来源", "income"),
        _ => ("生活", "living"),
    };
    pick(language, zh, en)
}

/// What a kind of entry is called.
pub fn kind_name(kind: Kind, language: Language) -> &'static str {
    let (zh, en) = match kind {
        Kind::Opening => ("期初", "Opening"),
        Kind::Income => ("收入", "Income"),
        Kind::Living => ("生活费", "Living cost"),
        Kind::Purchase => ("消费", "Purchase"),
        Kind::Refund => ("退款", "Refund"),
        Kind::Reimbursement => ("报销", "Reimbursed"),
        Kind::Draw => ("借入", "Loan drawn"),
        Kind::Bill => ("出账", "Billed"),
        Kind::Due => ("到期", "Due"),
        Kind::Interest => ("利息", "Interest"),
        Kind::Fee => ("费用", "Fee"),
        Kind::Borne => ("代付手续费", "Fee borne"),
        Kind::Penalty => ("罚息", "Penalty"),
        Kind::Payment => ("还款", "Payment"),
        Kind::Carry => ("结转", "Carried"),
        Kind::Overdue => ("逾期", "Overdue"),
        Kind::Convert => ("转分期", "Converted"),
        Kind::Arrangement => ("协商", "Arrangement"),
        Kind::Waive => ("减免", "Waived"),
        Kind::Closing => ("期末计提", "Closing accrual"),
    };
    pick(language, zh, en)
}

/// One of two texts.
pub const fn pick<'a>(language: Language, zh: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// The day on which something comes.
pub fn day_of(when: When, language: Language) -> String {
    match (when, language) {
        (When::On(day), _) => day.to_string(),
        (When::Monthly(monthly), Language::Zh) => format!("{} 日", monthly.day),
        (When::Monthly(monthly), Language::En) => format!("day {}", monthly.day),
    }
}

/// The months in which something holds.
pub fn months_of(from: Day, until: Option<Day>, language: Language) -> String {
    let from = from.month();
    match (until.map(Day::month), language) {
        (Some(until), _) if until == from => from.to_string(),
        (Some(until), _) => format!("{from}–{until}"),
        (None, Language::Zh) => format!("{from} 起"),
        (None, Language::En) => format!("from {from}"),
    }
}

/// The limit of an account.
pub fn limit_of(account: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("{account}额度"),
        Language::En => format!("{account} limit"),
    }
}

/// The number of periods of a loan.
pub fn periods(count: u16, language: Language) -> String {
    match language {
        Language::Zh => format!("{count} 期"),
        Language::En => format!("{count} months"),
    }
}

/// The name of a grade with its word.
pub fn grade_name(grade: Grade, language: Language) -> &'static str {
    let (zh, en) = match grade {
        Grade::A => ("A 级来源", "source of grade A"),
        Grade::B => ("B 级来源", "source of grade B"),
        Grade::C => ("C 级来源", "source of grade C"),
        Grade::Unverified => ("未核实", "unverified"),
    };
    pick(language, zh, en)
}

/// Terms, how good their source is, and whose word counts.
pub fn terms_line(terms: &str, grade: Option<Grade>, language: Language) -> String {
    let grade = grade.map_or(pick(language, "情景里改过", "changed in the scenario"), |grade| {
        grade_name(grade, language)
    });
    match language {
        Language::Zh => format!("条款 {terms} · {grade} · 这是公开规则的模型, 以你的合同为准"),
        Language::En => {
            format!("Terms {terms} · {grade} · a model of published rules; your own contract wins")
        }
    }
}

/// A thing on the timeline.
pub fn mark(name: &str, repeats: bool, language: Language) -> String {
    match (repeats, language) {
        (false, _) => name.to_owned(),
        (true, Language::Zh) => format!("{name} (每月)"),
        (true, Language::En) => format!("{name} (monthly)"),
    }
}

/// What a figure is called.
pub fn figure_name(figure: FigureId, language: Language) -> &'static str {
    let (zh, en) = match figure {
        FigureId::DebtFreeOn => ("无债月份", "Debt-free month"),
        FigureId::Cost => ("总成本", "Total cost"),
        FigureId::Interest => ("利息", "Interest"),
        FigureId::Fees => ("费用", "Fees"),
        FigureId::Penalties => ("罚息", "Penalties"),
        FigureId::Waived => ("减免", "Waived"),
        FigureId::TotalPaid => ("还款", "Paid"),
        FigureId::Purchases => ("消费", "Purchases"),
        FigureId::Living => ("生活费", "Living"),
        FigureId::Income => ("收入", "Income"),
        FigureId::Returned => ("退回", "Returned"),
        FigureId::Unmet => ("缺口", "Unmet"),
        FigureId::Limit => ("额度合计", "Limits"),
        FigureId::Refused => ("被拒", "Refused"),
        FigureId::Debt => ("负债", "Debt"),
        FigureId::Carried => ("结转负债", "Carried"),
        FigureId::Cash => ("现金", "Cash"),
        FigureId::PeakDebt => ("最高负债", "Highest debt"),
        FigureId::WorstDaysOverdue => ("最长逾期", "Longest overdue"),
        FigureId::Score => ("信用分", "Score"),
    };
    pick(language, zh, en)
}
