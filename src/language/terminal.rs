//! The words of the terminal: titles, notes and what is said when a call cannot be carried out.

use super::{Language, amount, pick, yuan};
use crate::calendar::Day;
use crate::money::Money;
use crate::simulation::{Outcome, RefusalReason};

impl Language {
    /// The language of a locale name such as `zh_CN.UTF-8`: Chinese for `zh…`, English for all others.
    ///
    /// ```
    /// use mingzhang::language::Language;
    /// assert_eq!(Language::of_locale("zh_CN.UTF-8"), Language::Zh);
    /// assert_eq!(Language::of_locale("C"), Language::En);
    /// ```
    pub fn of_locale(locale: &str) -> Self {
        let is_chinese = locale.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("zh"));
        if is_chinese { Self::Zh } else { Self::En }
    }
}

/// The title of a comparison.
pub fn comparison_title(title: &str, days: (Day, Day), strategies: usize, language: Language) -> String {
    let (start, end) = days;
    match (language, strategies) {
        (Language::Zh, _) => format!("{title} · {start} → {end} · {strategies} 种策略"),
        (Language::En, 1) => format!("{title} · {start} → {end} · 1 strategy"),
        (Language::En, _) => format!("{title} · {start} → {end} · {strategies} strategies"),
    }
}

/// The title of a run.
pub fn run_title(
    title: &str,
    strategy: &str,
    days: (Day, Day),
    months: usize,
    language: Language,
) -> [String; 2] {
    let (start, end) = days;
    [format!("{title} · {strategy}"), format!("{start} → {end}, {}", super::months(months, language))]
}

/// A name and the id by which files and commands call it; the id alone when both are the same.
pub fn name_and_id(name: &str, id: &str) -> String {
    if name == id { id.to_owned() } else { format!("{name} ({id})") }
}

/// How a run came out, in a column of a table: the month, or a word.
pub fn short_outcome(outcome: Outcome, language: Language) -> String {
    match outcome {
        Outcome::Clear(day) => super::month(day.month()),
        Outcome::Owing => pick(language, "仍欠", "owing").to_owned(),
        Outcome::NeverClears(_) => pick(language, "还不清", "never").to_owned(),
    }
}

/// Heads of the comparison, each in two lines so that the columns stay narrow.
pub const fn compare_heads(language: Language) -> [[&'static str; 2]; 10] {
    match language {
        Language::Zh => [
            ["", "策略"],
            ["无债", "月份"],
            ["", "利息"],
            ["", "费用"],
            ["", "罚息"],
            ["", "总成本"],
            ["期末", "负债"],
            ["最长", "逾期"],
            ["", "信用分"],
            ["真实", "年化"],
        ],
        Language::En => [
            ["", "Strategy"],
            ["Debt-", "free"],
            ["", "Interest"],
            ["", "Fees"],
            ["", "Penalty"],
            ["Total", "cost"],
            ["Final", "debt"],
            ["Longest", "overdue"],
            ["", "Score"],
            ["Annual", "rate"],
        ],
    }
}

/// The head of the column of interest that is at stake.
pub const fn at_stake_head(language: Language) -> [&'static str; 2] {
    match language {
        Language::Zh => ["没还清", "会计的利息"],
        Language::En => ["Interest", "at stake"],
    }
}

/// Heads of the months of a run.
pub const fn month_heads(language: Language) -> [[&'static str; 2]; 7] {
    match language {
        Language::Zh => [
            ["", "月份"],
            ["", "月末负债"],
            ["", "还款"],
            ["利息+费", "用+罚息"],
            ["", "月末现金"],
            ["", "信用分"],
            ["逾期", "天数"],
        ],
        Language::En => [
            ["", "Month"],
            ["Debt at", "month end"],
            ["", "Paid"],
            ["Interest,", "fees, penalty"],
            ["Cash at", "month end"],
            ["", "Score"],
            ["Days", "overdue"],
        ],
    }
}

/// Heads of the bills of a run.
pub const fn statement_heads(language: Language) -> [[&'static str; 2]; 6] {
    match language {
        Language::Zh => {
            [["", "出账日"], ["", "还款日"], ["", "账户"], ["", "应还"], ["", "最低还款"], ["到期前", "已还"]]
        }
        Language::En => [
            ["", "Closed"],
            ["", "Due"],
            ["", "Account"],
            ["", "Total"],
            ["", "Minimum"],
            ["Paid by", "due day"],
        ],
    }
}

/// Heads of a list of entries.
pub const fn entry_heads(language: Language) -> [[&'static str; 2]; 6] {
    match language {
        Language::Zh => [["", "#"], ["", "日期"], ["", "账户"], ["", "事项"], ["", "从 → 到"], ["", "金额"]],
        Language::En => {
            [["", "#"], ["", "Date"], ["", "Account"], ["", "What"], ["", "From → to"], ["", "Amount"]]
        }
    }
}

/// What the mark beside a cost means.
pub const fn cheapest_mark(language: Language) -> &'static str {
    pick(
        language,
        "* 过同样生活的策略里, 总成本最低。",
        "* costs least among the strategies that lived the same life.",
    )
}

/// How far costs can be compared.
pub const fn same_life(is_one_life: bool, language: Language) -> &'static str {
    match is_one_life {
        true => pick(
            language,
            "这些策略过的生活相同, 总成本可以直接比。",
            "All strategies lived the same life, so their costs compare directly.",
        ),
        false => pick(
            language,
            "过的生活不同, 总成本就不能直接比:",
            "Where the lives differ, costs do not compare directly:",
        ),
    }
}

/// All strategies, when they have something in common.
pub const fn all_strategies(language: Language) -> &'static str {
    pick(language, "所有策略", "All strategies")
}

/// Penalty for something that was paid the day after its due day: a day that no evening counts.
pub fn late_by_a_night(strategy: &str, penalties: Money, language: Language) -> String {
    match language {
        Language::Zh => {
            format!(
                "{strategy}: 有款项到期当晚没有还, 第二天还上, 罚息 {}; 逾期天数按每天晚上数, 所以是 0。",
                yuan(penalties)
            )
        }
        Language::En => format!(
            "{strategy}: something due was paid only the day after, with a penalty of {}; days overdue are counted in the evening, so they are 0.",
            yuan(penalties)
        ),
    }
}

/// What a life had more or less of than that of the first strategy, and what it could not have.
pub fn life_line(
    strategy: &str,
    than: Option<(&str, Money)>,
    refused: Money,
    unmet: Money,
    language: Language,
) -> String {
    let mut parts = Vec::new();
    match than {
        Some((first, difference)) if !difference.is_zero() => {
            parts.push(lived_on(first, difference, language));
        }
        Some((first, _)) => parts.push(match language {
            Language::Zh => format!("花得和“{first}”一样多, 但分法不同"),
            Language::En => format!("lived on as much as “{first}”, but not on the same things"),
        }),
        None => {}
    }
    if refused.is_positive() {
        parts.push(match language {
            Language::Zh => format!("没买成 {}", yuan(refused)),
            Language::En => format!("purchases of {} refused", yuan(refused)),
        });
    }
    if unmet.is_positive() {
        parts.push(match language {
            Language::Zh => format!("生活费缺 {}", yuan(unmet)),
            Language::En => format!("living costs of {} not met", yuan(unmet)),
        });
    }
    match language {
        Language::Zh => format!("{strategy}: {}。", parts.join(", ")),
        Language::En => format!("{strategy}: {}.", parts.join(", ")),
    }
}

fn lived_on(first: &str, difference: Money, language: Language) -> String {
    let sum = yuan(Money::from_cents(difference.cents().saturating_abs()));
    match (language, difference < Money::ZERO) {
        (Language::Zh, true) => format!("比“{first}”少花 {sum}"),
        (Language::Zh, false) => format!("比“{first}”多花 {sum}"),
        (Language::En, true) => format!("lived on {sum} less than “{first}”"),
        (Language::En, false) => format!("lived on {sum} more than “{first}”"),
    }
}

/// A purchase that could not be had.
pub fn refusal_line(
    on: Day,
    what: &str,
    sum: Money,
    reason: RefusalReason,
    account: &str,
    language: Language,
) -> String {
    let sum = yuan(sum);
    match (reason, language) {
        (RefusalReason::Closed, Language::Zh) => format!("{on} {what} {sum} 没有买成: {account}已销户。"),
        (RefusalReason::Closed, Language::En) => {
            format!("{on} {what}, {sum}, was refused: {account} was closed.")
        }
        (RefusalReason::Frozen, Language::Zh) => format!("{on} {what} {sum} 没有买成: {account}已暂停使用。"),
        (RefusalReason::NoRoom, Language::Zh) => {
            format!("{on} {what} {sum} 没有买成: {account}的可用额度不够。")
        }
        (RefusalReason::NoSharedRoom, Language::Zh) => {
            format!("{on} {what} {sum} 没有买成: {account}与别的账户共用的额度不够。")
        }
        (RefusalReason::OverQuota, Language::Zh) => {
            format!("{on} {what} {sum} 没有买成: 超出{account}的分期免息额度, 按条款拒绝。")
        }
        (RefusalReason::Frozen, Language::En) => {
            format!("{on} {what}, {sum}, was refused: {account} was paused.")
        }
        (RefusalReason::NoRoom, Language::En) => {
            format!("{on} {what}, {sum}, was refused: {account} had no room for it.")
        }
        (RefusalReason::NoSharedRoom, Language::En) => {
            format!("{on} {what}, {sum}, was refused: the limit that {account} shares had no room for it.")
        }
        (RefusalReason::OverQuota, Language::En) => {
            format!("{on} {what}, {sum}, was refused: it is above the free quota of {account}.")
        }
    }
}

/// A living cost that could not be met.
pub fn unmet_line(on: Day, what: &str, missing: Money, language: Language) -> String {
    match language {
        Language::Zh => format!("{on} {what}: 缺 {}, 没有钱也没有额度支付。", yuan(missing)),
        Language::En => {
            format!("{on} {what}: {} not met, with neither cash nor room for it.", yuan(missing))
        }
    }
}

/// How many more lines there are.
pub fn more_lines(count: usize, language: Language) -> String {
    match language {
        Language::Zh => format!("另有 {count} 条。"),
        Language::En => format!("And {count} more."),
    }
}

/// That the cost in a table is less what was waived and given.
pub fn relieved_line(strategy: &str, waived: Money, language: Language) -> String {
    let (waived, label) = (yuan(waived), super::hypothetical(language));
    match language {
        Language::Zh => format!("{strategy}: 总成本已减去减免和红包 {waived} ({label})。"),
        Language::En => {
            format!("{strategy}: the total cost is less {waived} of waivers and red packets ({label}).")
        }
    }
}

/// What a column of bills with this mark says.
pub const fn amended_mark(language: Language) -> &'static str {
    pick(
        language,
        "* 出账以后改过: 有一部分转成分期、退款、重新商定或减免。",
        "* changed after it closed: part of it was split, taken back, planned anew or waived.",
    )
}

/// All checks hold.
pub fn checks_hold(count: usize, language: Language) -> String {
    match language {
        Language::Zh => format!("核对: {count} 项合计全部相符。"),
        Language::En => format!("Checks: all {count} sums agree."),
    }
}

/// A check that does not hold.
pub fn check_fails(name: &str, left: Money, right: Money, language: Language) -> String {
    match language {
        Language::Zh => format!("核对不符: {name}: {} ≠ {}", amount(left), amount(right)),
        Language::En => format!("Check fails: {name}: {} ≠ {}", amount(left), amount(right)),
    }
}

/// Whose word counts.
pub const fn model_line(language: Language) -> &'static str {
    pick(
        language,
        "这是按公开规则做的模型, 不是建议; 以你自己的合同为准。",
        "This is a model of published rules, not advice; your own contract wins.",
    )
}

/// The ids by which the other commands call the strategies.
pub fn strategy_ids(file: &str, ids: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("逐月看一种策略: mingzhang run {file} --strategy ID, ID 可以是 {ids}"),
        Language::En => {
            format!(
                "One strategy month by month: mingzhang run {file} --strategy ID, where ID is one of {ids}"
            )
        }
    }
}
