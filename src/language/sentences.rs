//! Sentences of the window that hold figures: one function each, whole in both languages, never glued from parts.

use super::{Language, amount, component_name, strategy_at, yuan};
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
            format!("{months} 个月后, {} {}。", name(highest.0), value(highest.1))
        }
        (Summary::Ends { months, highest, lowest }, Language::En) if highest.0 == lowest.0 => {
            format!("After {months} months, {}: {}.", name(highest.0), value(highest.1))
        }
        (Summary::Ends { months, highest, lowest }, Language::Zh) => format!(
            "{months} 个月后, 最高是{} {}, 最低是{} {}。",
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
pub fn moved(cost_before: Money, cost_now: Money, debt_before: Money, debt_now: Money, language: Language) -> String {
    match language {
        Language::Zh => format!(
            "和改动前相比: 总成本 {} → {}, 期末负债 {} → {}。",
            amount(cost_before),
            amount(cost_now),
            amount(debt_before),
            amount(debt_now)
        ),
        Language::En => format!(
            "Against the result before: total cost {} → {}, debt at the end {} → {}.",
            amount(cost_before),
            amount(cost_now),
            amount(debt_before),
            amount(debt_now)
        ),
    }
}
