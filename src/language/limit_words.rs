//! The words of limits: what is looked at, what a rule does, and what was moved.

use super::{Language, amount, pick, short_amount};
use crate::calendar::Day;
use crate::money::Money;
use crate::simulation::{LimitMove, MoveOf, MovedBy};
use crate::terms::{Condition, FactUnit, ReviewEffect, ReviewFact, ReviewOf, ReviewRule, Thousandths};

/// What a fact is called.
pub fn fact_name(fact: ReviewFact, language: Language) -> &'static str {
    let (zh, en) = match fact {
        ReviewFact::Score => ("信用分", "score"),
        ReviewFact::Utilisation => ("额度使用率", "share of the limit in use"),
        ReviewFact::MinimumMonthsInARow => ("连续只还最低的月数", "months in a row at the minimum"),
        ReviewFact::KeptMonthsInARow => ("连续按时的月数", "months in a row kept"),
        ReviewFact::UnusedMonthsInARow => ("连续没有使用的月数", "months in a row without use"),
        ReviewFact::DaysOverdue => ("现在逾期天数", "days overdue now"),
        ReviewFact::WorstDaysOverdue => ("近一年最长逾期天数", "worst days overdue in a year"),
        ReviewFact::ApplicationsLast3Months => ("近三个月申请借款次数", "applications in three months"),
        ReviewFact::DebtToIncome => ("负债与月收入之比", "debt to monthly income"),
        ReviewFact::MonthlyIncome => ("月收入", "monthly income"),
        ReviewFact::ProfileComplete => ("资料完整度 (%)", "profile complete (%)"),
        ReviewFact::StableMonths => ("工作, 电话, 住址稳定的月数", "months of stable job, phone and address"),
        ReviewFact::SocialSecurity => ("缴纳社保", "social security paid"),
        ReviewFact::ProvidentFund => ("缴纳公积金", "housing fund paid"),
    };
    pick(language, zh, en)
}

/// The value of a fact.
pub fn fact_value(fact: ReviewFact, value: Option<Thousandths>, language: Language) -> String {
    let Some(value) = value else { return pick(language, "不知道", "not known").to_owned() };
    match (fact, fact.unit()) {
        (ReviewFact::Utilisation, _) if value == i64::MAX => {
            pick(language, "没有额度", "no limit").to_owned()
        }
        (ReviewFact::DebtToIncome, _) if value == i64::MAX => {
            pick(language, "没有收入", "no income").to_owned()
        }
        (ReviewFact::Utilisation, _) => {
            format!("{}%", rust_decimal::Decimal::new(value, 1).normalize())
        }
        (_, FactUnit::Count(1)) if value > 0 => pick(language, "是", "yes").to_owned(),
        (_, FactUnit::Count(1)) => pick(language, "否", "no").to_owned(),
        (_, FactUnit::Count(_)) => (value / 1000).to_string(),
        (_, FactUnit::Amount) => short_amount(Money::from_cents(value / 10)),
        (_, FactUnit::Ratio) => rust_decimal::Decimal::new(value, 3).normalize().to_string(),
    }
}

/// What must hold: `信用分 ≥ 700, < 750`.
pub fn condition_text(condition: &Condition, language: Language) -> String {
    let sign = |key: &str| match key {
        "at_least" => "≥",
        "at_most" => "≤",
        _ => "<",
    };
    let bounds = condition
        .bounds()
        .map(|(key, bound)| format!("{} {}", sign(key), fact_value(condition.fact, Some(bound), language)));
    format!("{} {}", fact_name(condition.fact, language), bounds.collect::<Vec<_>>().join(", "))
}

/// Everything that a rule asks for, in one line.
pub fn conditions_text(rule: &ReviewRule, language: Language) -> String {
    if rule.when.is_empty() {
        return pick(language, "不看条件", "whatever is known").to_owned();
    }
    let joint = pick(language, ", 并且 ", " and ");
    rule.when.iter().map(|condition| condition_text(condition, language)).collect::<Vec<_>>().join(joint)
}

/// What a rule does: `额度 × 1.2, 不超过 50,000`.
pub fn effect_text(rule: &ReviewRule, language: Language) -> String {
    let of = review_of(rule.of, language);
    let mut text = match (rule.effect, language) {
        (ReviewEffect::Multiply(factor), _) => format!("{of} × {factor}"),
        (ReviewEffect::Set(money), _) => format!("{of} = {}", short_amount(money)),
        (ReviewEffect::Add(money), _) => format!("{of} + {}", short_amount(money)),
        (ReviewEffect::FreezeDays(days), Language::Zh) => format!("停用 {days} 天"),
        (ReviewEffect::FreezeDays(1), Language::En) => "no new use for 1 day".to_owned(),
        (ReviewEffect::FreezeDays(days), Language::En) => format!("no new use for {days} days"),
    };
    if rule.floor.is_positive() {
        text.push_str(pick(language, ", 不低于 ", ", at least "));
        text.push_str(&short_amount(rule.floor));
    }
    if let Some(ceiling) = rule.ceiling {
        text.push_str(pick(language, ", 不超过 ", ", at most "));
        text.push_str(&short_amount(ceiling));
    }
    if let Some(time) = rule.during {
        text.push_str(&format!(" ({} → {})", time.from, time.until));
    }
    text
}

/// What a rule is about.
pub fn review_of(of: ReviewOf, language: Language) -> &'static str {
    match of {
        ReviewOf::Limit => act_of(MoveOf::Limit, language),
        ReviewOf::Quota => act_of(MoveOf::Quota, language),
    }
}

/// What is moved.
pub fn act_of(what: MoveOf, language: Language) -> &'static str {
    let (zh, en) = match what {
        MoveOf::Limit => ("额度", "limit"),
        MoveOf::Quota => ("免息额度", "interest-free quota"),
        MoveOf::Freeze => ("停用", "no new use"),
    };
    pick(language, zh, en)
}

/// What was moved, and by which rule or event: `2026-04-06 花呗 额度 10,000.00 → 12,000.00, 规则 raise`.
pub fn act_line(act: &LimitMove, account: &str, by: &str, language: Language) -> String {
    let what = act_of(act.what, language);
    let moved = format!("{} → {}", amount(act.before), amount(act.after));
    let ends = matches!(act.by, MovedBy::RuleEnds(_) | MovedBy::EventEnds(_));
    let body = match (act.what, ends, language) {
        (MoveOf::Freeze, false, _) => format!("{what}{}", until(act.until, language)),
        (MoveOf::Freeze, true, Language::Zh) => "恢复使用".to_owned(),
        (MoveOf::Freeze, true, Language::En) => "use is open again".to_owned(),
        (_, false, _) => format!("{what} {moved}{}", until(act.until, language)),
        (_, true, Language::Zh) => format!("{what} {moved}, 到期收回"),
        (_, true, Language::En) => format!("{what} {moved}, its time is over"),
    };
    let (zh, en) = match act.by {
        MovedBy::Rule(_) | MovedBy::RuleEnds(_) => ("规则", "rule"),
        MovedBy::Event(_) | MovedBy::EventEnds(_) => ("事件", "event"),
        MovedBy::Action(_) => ("动作", "action"),
    };
    match language {
        Language::Zh => format!("{} {account} {body}, {zh} {by}", act.on),
        Language::En => format!("{} {account}: {body}, {en} {by}", act.on),
    }
}

fn until(day: Option<Day>, language: Language) -> String {
    match (day, language) {
        (None, _) => String::new(),
        (Some(day), Language::Zh) => format!(", 到 {day}"),
        (Some(day), Language::En) => format!(" until {day}"),
    }
}

/// Why a limit has its value at the start.
pub fn limit_at_start(account: &str, limit: Money, language: Language) -> String {
    match language {
        Language::Zh => format!("{account} {}: 情景文件写的额度", amount(limit)),
        Language::En => format!("{account} {}: the limit in the scenario file", amount(limit)),
    }
}

/// What was known when a rule acted: `信用分 712 (≥ 700)`.
pub fn fact_met(condition: &Condition, value: Option<Thousandths>, language: Language) -> String {
    let value = fact_value(condition.fact, value, language);
    let text = condition_text(condition, language);
    let bounds = text.strip_prefix(fact_name(condition.fact, language)).unwrap_or(&text);
    format!("{} {value} ({})", fact_name(condition.fact, language), bounds.trim_start())
}

/// The head of a list of acts.
pub fn acts_head(language: Language) -> &'static str {
    pick(language, "额度变动", "Limits that moved")
}
