//! The words of the assessment report.

use super::{Language, amount, conditions_text, effect_text, fact_name, fact_value, pick, review_of};
use crate::analysis::{Comes, FactGroup, Factor, Suggestion, Tried, Verdict};
use crate::calendar::{Day, Month};
use crate::money::Money;
use crate::terms::{ReviewOf, ReviewRule};

/// What the report is, before anything else.
pub fn assess_model_line(language: Language) -> &'static str {
    pick(
        language,
        "这是教学模型: 规则写在条款里, 分数是教学评分, 不是任何机构的评估。实际以机构为准。",
        "This is a teaching model: its rules stand in the terms, and its score is a teaching score, not an institution's assessment. The lender's own decision wins.",
    )
}

/// The title of a report.
pub fn assess_title(account: &str, strategy: &str, on: Day, language: Language) -> String {
    match language {
        Language::Zh => format!("额度评估报告 · {account} · {strategy} · {on}"),
        Language::En => format!("Assessment of the limit · {account} · {strategy} · {on}"),
    }
}

/// The figures of the day.
pub fn assess_figures(limit: Money, quota: Option<Money>, score: i32, language: Language) -> String {
    let quota = quota.map(amount);
    match (language, quota) {
        (Language::Zh, Some(quota)) => {
            format!("额度 {} · 免息额度 {quota} · 信用分 {score}", amount(limit))
        }
        (Language::Zh, None) => format!("额度 {} · 信用分 {score}", amount(limit)),
        (Language::En, Some(quota)) => {
            format!("Limit {} · interest-free quota {quota} · score {score}", amount(limit))
        }
        (Language::En, None) => format!("Limit {} · score {score}", amount(limit)),
    }
}

/// What a group of facts is about.
pub fn group_name(group: FactGroup, language: Language) -> &'static str {
    let (zh, en) = match group {
        FactGroup::Income => ("收入", "Income"),
        FactGroup::History => ("信用记录", "Credit history"),
        FactGroup::Habits => ("使用习惯", "Spending habits"),
        FactGroup::Demand => ("用款需求", "Demand for credit"),
        FactGroup::Data => ("资料", "Data"),
    };
    pick(language, zh, en)
}

/// A fact and its value: `连续按时的月数: 3`.
pub fn factor_line(factor: &Factor, language: Language) -> String {
    let value = fact_value(factor.fact, factor.value, language);
    let name = fact_name(factor.fact, language);
    if factor.conditions.is_empty() {
        let unread = pick(language, "规则不看它", "no rule looks at it");
        return format!("{name}: {value} ({unread})");
    }
    format!("{name}: {value}")
}

/// A condition of a rule: `规则 raise: ≥ 3, 满足`.
pub fn weighed_line(rule: &ReviewRule, bounds: &str, holds: bool, language: Language) -> String {
    match (language, holds) {
        (Language::Zh, true) => format!("规则 {}: {bounds}, 满足", rule.id),
        (Language::Zh, false) => format!("规则 {}: {bounds}, 不满足", rule.id),
        (Language::En, true) => format!("rule {}: {bounds}, holds", rule.id),
        (Language::En, false) => format!("rule {}: {bounds}, does not hold", rule.id),
    }
}

/// The bounds of a condition without the name of its fact: `≥ 3`.
pub fn bounds_text(condition: &crate::terms::Condition, language: Language) -> String {
    let text = super::condition_text(condition, language);
    let name = fact_name(condition.fact, language);
    text.strip_prefix(name).map_or_else(|| text.clone(), |rest| rest.trim_start().to_owned())
}

/// A factor of the score: `信用历史: 权重 35%, 现在 115 分, 最多 210 分`.
pub fn score_factor_line(name: &str, weight: i64, points: i16, most: i16, language: Language) -> String {
    if weight == 0 {
        return match language {
            Language::Zh => format!("{name}: {points} 分"),
            Language::En => format!("{name}: {points} points"),
        };
    }
    let weight = rust_decimal::Decimal::new(weight, 1).normalize();
    match language {
        Language::Zh => format!("{name}: 权重 {weight}%, 现在 {points} 分, 最多 {most} 分"),
        Language::En => format!("{name}: weight {weight}%, {points} points now, {most} at most"),
    }
}

/// The heads of the parts of the report.
pub fn assess_head(part: AssessPart, language: Language) -> &'static str {
    let (zh, en) = match part {
        AssessPart::Factors => ("看什么", "What is looked at"),
        AssessPart::Score => ("信用分的构成", "What the score is made of"),
        AssessPart::Verdicts => ("按今天的情况", "As things stand today"),
        AssessPart::Tried => ("换一种做法", "Done otherwise"),
    };
    pick(language, zh, en)
}

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssessPart {
    /// The facts and the conditions on them.
    Factors,
    /// The factors of the score.
    Score,
    /// What a review would decide.
    Verdicts,
    /// What came of suggestions.
    Tried,
}

/// That a contract has no rules.
pub fn no_review_rules(language: Language) -> &'static str {
    pick(
        language,
        "这份合同没有写额度评估规则, 额度不会自己变。在账户的 overrides 里写 limit_review 就可以推演。",
        "This contract has no rules for its limit, so it never moves by itself. Write limit_review among the account's overrides to try some.",
    )
}

/// What a review would decide.
pub fn verdict_line(verdict: &Verdict, rule: Option<&ReviewRule>, language: Language) -> String {
    let of = review_of(verdict.of, language);
    let Some(rule) = rule else {
        return match language {
            Language::Zh => format!("{of}: 没有一条规则满足, 维持 {}", amount(verdict.before)),
            Language::En => format!("{of}: no rule holds, it stays at {}", amount(verdict.before)),
        };
    };
    let why = format!("{} → {}", conditions_text(rule, language), effect_text(rule, language));
    let (before, after) = (amount(verdict.before), amount(verdict.after));
    match (language, verdict.rests_until) {
        (Language::Zh, Some(day)) => {
            format!("{of}: 规则 {} 满足, 但要到 {day} 以后才再起作用, 维持 {before} ({why})", rule.id)
        }
        (Language::En, Some(day)) => {
            format!("{of}: rule {} holds but rests until {day}; it stays at {before} ({why})", rule.id)
        }
        (Language::Zh, None) if before == after => {
            format!("{of}: 规则 {} 满足, 没有可动的, 维持 {before} ({why})", rule.id)
        }
        (Language::En, None) if before == after => {
            format!("{of}: rule {} holds and has nothing to move; it stays at {before} ({why})", rule.id)
        }
        (Language::Zh, None) => format!("{of}: {before} → {after}, 规则 {} ({why})", rule.id),
        (Language::En, None) => format!("{of}: {before} → {after} by rule {} ({why})", rule.id),
    }
}

/// How the figures of the last part are found.
pub fn tried_line(end: Day, language: Language) -> String {
    match language {
        Language::Zh => format!("每种做法都放进情景的副本, 从第一天推演到 {end}。下面是最后一晚的数字。"),
        Language::En => {
            format!(
                "Each is put into a copy of the scenario and run from its first day to {end}. These are figures of the last evening."
            )
        }
    }
}

/// What is done otherwise.
pub fn suggestion_name(suggestion: Suggestion, language: Language) -> String {
    let (zh, en) = match suggestion {
        Suggestion::PayInFull => ("每张账单全额还清", "Pay every bill in full"),
        Suggestion::PayOnTime => ("不漏还, 不晚还", "Skip nothing and pay on time"),
        Suggestion::DoNotApply => ("不再到别处申请借款", "Apply for no other loan"),
        Suggestion::CompleteProfile => ("把资料填完整", "Complete the profile"),
        Suggestion::ShowContributions => {
            ("缴纳社保和公积金并提供记录", "Pay and show social security and housing fund")
        }
        Suggestion::Repay { on, amount: money } => {
            return match language {
                Language::Zh => format!("{on} 还 {}, 降低使用率", amount(money)),
                Language::En => format!("Repay {} on {on} to use less of the limit", amount(money)),
            };
        }
        Suggestion::Wait { months } => {
            return match language {
                Language::Zh => format!("不改做法, 再等 {months} 个月"),
                Language::En => format!("Change nothing and wait {months} more months"),
            };
        }
    };
    pick(language, zh, en).to_owned()
}

/// The life as it is.
pub fn as_it_is(language: Language) -> &'static str {
    pick(language, "照现在这样", "As it is")
}

/// What a life comes to, beside the life as it is.
pub fn comes_line(comes: &Comes, is_line: bool, language: Language) -> String {
    assess_figures(comes.limit, is_line.then_some(comes.quota), comes.score, language)
}

/// What a suggestion changes: `额度 +4,000.00 (2026-05 起), 信用分 +12 (2026-03 起)`; that nothing changes.
pub fn gains_line(tried: &Tried, base: &Comes, language: Language) -> String {
    let mut parts = Vec::new();
    let money = |of: ReviewOf, now: Money, base: Money, since: Option<Month>| {
        (now != base).then(|| {
            format!("{} {}{}", review_of(of, language), signed(now - base), since_text(since, language))
        })
    };
    parts.extend(money(ReviewOf::Limit, tried.comes.limit, base.limit, tried.limit_since));
    parts.extend(money(ReviewOf::Quota, tried.comes.quota, base.quota, tried.quota_since));
    let score = tried.comes.score - base.score;
    if score != 0 {
        let name = pick(language, "信用分", "score");
        let moved = format!("{score:+}").replace('-', "−");
        parts.push(format!("{name} {moved}{}", since_text(tried.score_since, language)));
    }
    if parts.is_empty() {
        return pick(language, "没有变化", "no change").to_owned();
    }
    parts.join(", ")
}

fn signed(money: Money) -> String {
    if money.is_positive() { format!("+{}", amount(money)) } else { amount(money) }
}

fn since_text(since: Option<Month>, language: Language) -> String {
    match (since, language) {
        (None, _) => String::new(),
        (Some(month), Language::Zh) => format!(" ({month} 起)"),
        (Some(month), Language::En) => format!(" (since {month})"),
    }
}

/// When the account's amounts move next in the life as it is.
pub fn next_act_line(on: Option<Day>, language: Language) -> String {
    match (on, language) {
        (Some(day), Language::Zh) => format!("照现在这样, 下一次变动在 {day}。"),
        (Some(day), Language::En) => format!("As it is, the next move comes on {day}."),
        (None, Language::Zh) => "照现在这样, 以后不再变动。".to_owned(),
        (None, Language::En) => "As it is, nothing moves any more.".to_owned(),
    }
}

/// That the month lies outside the run, or its score's update day does.
pub fn no_assessment(language: Language) -> &'static str {
    pick(language, "这个月没有可评估的内容。", "There is nothing to assess in this month.")
}
