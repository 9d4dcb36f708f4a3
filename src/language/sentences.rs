//! Sentences of the window that hold figures: one function each, whole in both languages, never glued from parts.

use super::{Language, amount, component_name, strategy_at, yuan};
use crate::calendar::Day;
use crate::charts::{Summary, Value};
use crate::money::Money;
use crate::scenario::Scenario;

/// The end of a run without a debt-free month.
pub fn still_owed_after(months: usize, language: Language) -> String {
    match language {
        Language::Zh => format!("{months} 个月后仍欠"),
        Language::En => "Still owed".to_owned(),
    }
}

/// A number of days.
pub fn days(count: i32, language: Language) -> String {
    match (language, count) {
        (Language::Zh, _) => format!("{count} 天"),
        (Language::En, 1) => "1 day".to_owned(),
        (Language::En, _) => format!("{count} days"),
    }
}

/// A number of nights.
pub fn nights(count: i32, language: Language) -> String {
    match (language, count) {
        (Language::Zh, _) => format!("{count} 晚"),
        (Language::En, 1) => "1 night".to_owned(),
        (Language::En, _) => format!("{count} nights"),
    }
}

/// A number of months.
pub fn months(count: usize, language: Language) -> String {
    match (language, count) {
        (Language::Zh, _) => format!("{count} 个月"),
        (Language::En, 1) => "1 month".to_owned(),
        (Language::En, _) => format!("{count} months"),
    }
}

/// Where the cursor stands and what is owed there.
pub fn cursor(place: usize, debt: Money, language: Language) -> String {
    match language {
        Language::Zh => format!("第 {} 个月 · 欠 {}", place + 1, yuan(debt)),
        Language::En => format!("month {} · owed {}", place + 1, yuan(debt)),
    }
}

/// A value of a chart.
pub fn value(value: Value) -> String {
    match value {
        Value::Money(money) => amount(money),
        Value::Score(score) => score.to_string(),
    }
}

/// What a chart shows, in one sentence.
pub fn chart_summary(summary: Summary, scenario: &Scenario, language: Language) -> String {
    let name = |place| strategy_at(scenario, place, language);
    match (summary, language) {
        (Summary::Empty, Language::Zh) => "还没有可画的内容。".to_owned(),
        (Summary::Empty, Language::En) => "There is nothing to draw yet.".to_owned(),
        (Summary::Ends { months, highest, lowest }, Language::Zh) if highest.0 == lowest.0 => {
            format!("{months} 个月后, “{}”: {}。", name(highest.0), value(highest.1))
        }
        (Summary::Ends { months, highest, lowest }, Language::Zh) if highest.1 == lowest.1 => {
            format!("{months} 个月后都是 {}。", value(highest.1))
        }
        (Summary::Ends { months, highest, lowest }, Language::En)
            if highest.0 != lowest.0 && highest.1 == lowest.1 =>
        {
            format!("After {months} months all are at {}.", value(highest.1))
        }
        (Summary::Ends { months, highest, lowest }, Language::En) if highest.0 == lowest.0 => {
            format!("After {months} months, {}: {}.", name(highest.0), value(highest.1))
        }
        (Summary::Ends { months, highest, lowest }, Language::Zh) => format!(
            "{months} 个月后, 最高的是“{}” {}, 最低的是“{}” {}。",
            name(highest.0),
            value(highest.1),
            name(lowest.0),
            value(lowest.1)
        ),
        (Summary::Ends { months, highest, lowest }, Language::En) => format!(
            "After {months} months the highest is {} at {}, the lowest {} at {}.",
            name(highest.0),
            value(highest.1),
            name(lowest.0),
            value(lowest.1)
        ),
        (Summary::Nothing { months }, Language::Zh) => format!("{months} 个月后什么也不欠。"),
        (Summary::Nothing { months }, Language::En) => format!("After {months} months nothing is owed."),
        (Summary::LargestPart { months, component, amount: part, debt }, Language::Zh) => format!(
            "{months} 个月后欠 {}, 其中最大的是{} {}。",
            amount(debt),
            component_name(component, language),
            amount(part)
        ),
        (Summary::LargestPart { months, component, amount: part, debt }, Language::En) => format!(
            "After {months} months {} is owed; the largest part is {} at {}.",
            amount(debt),
            component_name(component, language),
            amount(part)
        ),
    }
}

/// What an edit moved, for the chosen strategy.
pub fn moved(
    cost: (Money, Money),
    debt: (Money, Money),
    refused: (Money, Money),
    language: Language,
) -> String {
    let step = |(before, now): (Money, Money)| format!("{} → {}", amount(before), amount(now));
    let (cost, debt) = (step(cost), step(debt));
    let refused = if refused.0 == refused.1 { None } else { Some(step(refused)) };
    match language {
        Language::Zh => {
            let refused = refused.map_or_else(String::new, |refused| format!(", 没买成 {refused}"));
            format!("和改动前相比: 总成本 {cost}, 期末负债 {debt}{refused}。")
        }
        Language::En => {
            let refused = refused.map_or_else(String::new, |refused| format!(", refused {refused}"));
            format!("Against the result before: total cost {cost}, debt at the end {debt}{refused}.")
        }
    }
}

/// An account stays because something else of the scenario names it.
pub fn account_is_named(account: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("“{account}”还有消费、事件或策略用到, 先删掉它们。"),
        Language::En => {
            format!("“{account}” stays: purchases, events or strategies name it. Take these out first.")
        }
    }
}

/// A file was written.
pub fn saved_to(path: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("已保存到 {path}"),
        Language::En => format!("Saved to {path}"),
    }
}

/// Terms were loaded: these may now be named.
pub fn terms_loaded(ids: &[String], language: Language) -> String {
    let ids = ids.join(", ");
    match language {
        Language::Zh => format!("已载入条款, 情景里可以写: {ids}"),
        Language::En => format!("Terms loaded; scenarios may name: {ids}"),
    }
}

/// What a whole number may be.
pub fn whole_between(low: u32, high: u32, language: Language) -> String {
    match language {
        Language::Zh => format!("请输入 {low} 到 {high} 的整数"),
        Language::En => format!("Type a whole number from {low} to {high}"),
    }
}

/// A piece of a sentence with figures to click; `F` says which figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<F> {
    /// Plain words.
    Text(String),
    /// The name of the strategy.
    Name(String),
    /// A figure.
    Figure(String, F),
}

/// The whole run in one sentence: what is spent a month, how it is paid, what is owed at the end, what it cost, and what
/// could not be had.
pub fn run_sentence<F>(
    (strategy, count): (&str, usize),
    spent: (Money, F),
    debt: (Money, F),
    cost: (Money, F),
    (refused, unmet): ((Money, F), (Money, F)),
    language: Language,
) -> Vec<Part<F>> {
    let text = |text: &str| Part::Text(text.to_owned());
    let name = Part::Name(strategy.to_owned());
    let figure = |(money, which): (Money, F)| Part::Figure(yuan(money), which);
    let mut parts = Vec::new();
    match language {
        Language::Zh => {
            if spent.0.is_positive() {
                parts.extend([
                    text("每月花 "),
                    Part::Figure(super::short_amount(spent.0), spent.1),
                    text(", "),
                ]);
            }
            parts.extend([text("还法是 "), name, Part::Text(format!(", {count} 个月后欠 "))]);
            parts.extend([figure(debt), text(", 总成本 "), figure(cost)]);
        }
        Language::En => {
            parts.push(name);
            if spent.0.is_positive() {
                let spent = Part::Figure(super::short_amount(spent.0), spent.1);
                parts.extend([text(", spending "), spent, text(" a month")]);
            }
            parts.push(Part::Text(format!(": after {count} months ")));
            parts.extend([figure(debt), text(" is owed, at a total cost of "), figure(cost)]);
        }
    }
    for (lack, zh, en) in
        [(refused, ", 没买成 ", "; refused: "), (unmet, ", 生活费缺 ", "; living short of ")]
    {
        if lack.0.is_positive() {
            parts.extend([text(super::pick(language, zh, en)), figure(lack)]);
        }
    }
    parts.push(text(super::pick(language, "。", ".")));
    parts
}

/// The label at the end of a line: the strategy and its last value, in whole yuan.
pub fn end_of_line(strategy: &str, last: Value) -> String {
    let value = match last {
        Value::Money(money) => super::grouped((money.cents().unsigned_abs() + 50) / 100),
        Value::Score(score) => score.to_string(),
    };
    format!("{strategy}: {value}")
}

/// How much more or less was lived on than in the first run.
pub fn life_difference(difference: Money, language: Language) -> String {
    let sum = super::short_amount(Money::from_cents(difference.cents().abs()));
    match (language, difference.cents() < 0) {
        (Language::Zh, true) => format!("少花 {sum}"),
        (Language::Zh, false) => format!("多花 {sum}"),
        (Language::En, true) => format!("lived on {sum} less"),
        (Language::En, false) => format!("lived on {sum} more"),
    }
}

/// The bills of a month under a strategy.
pub fn statements_of(month: crate::calendar::Month, strategy: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("{month} 到期的账单 · {strategy}"),
        Language::En => format!("Due in {month} · {strategy}"),
    }
}

/// Columns for which there is no room.
pub fn columns_left_out(count: usize, language: Language) -> String {
    match (language, count) {
        (Language::Zh, _) => format!("窗口再宽些, 还有 {count} 列"),
        (Language::En, 1) => "1 more column in a wider window".to_owned(),
        (Language::En, _) => format!("{count} more columns in a wider window"),
    }
}

/// There is no display to open a window on; another way to the same figures.
pub fn no_display(file: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("没有可用的显示器, 打不开窗口。在终端里可以用: mingzhang compare {file}"),
        Language::En => {
            format!("There is no display to open a window on. In the terminal: mingzhang compare {file}")
        }
    }
}

/// What interest that is at stake means.
pub const fn at_stake_mark(language: Language) -> &'static str {
    match language {
        Language::Zh => {
            "没还清会计的利息: 从入账日起已经产生, 账单按时全部还清就不收; 它不是负债, 也不在费用里。"
        }
        Language::En => {
            "Interest at stake has grown since purchases were posted. It is charged only if the bill is not cleared in time, and is neither debt nor cost."
        }
    }
}

/// Until when interest is at stake.
pub fn at_stake_until(until: Option<Day>, language: Language) -> String {
    match (until, language) {
        (Some(day), Language::Zh) => format!("{day} 前没还清会计的利息"),
        (Some(day), Language::En) => format!("Interest at stake until {day}"),
        (None, Language::Zh) => "没还清会计的利息".to_owned(),
        (None, Language::En) => "Interest at stake".to_owned(),
    }
}
