//! The words of the Why panel.

use super::{Language, percent, pick, short_amount, value_name, value_text, yuan};
use crate::analysis::{CheckId, FigureId};
use crate::calendar::{Day, Month};
use crate::scenario::{Pay, Strategy};
use crate::simulation::Outcome;
use crate::terms::{Grade, Value, ValueName};

/// What a figure means.
pub fn figure_meaning(figure: FigureId, language: Language) -> &'static str {
    let (zh, en) = match figure {
        FigureId::DebtFreeOn => (
            "从这个月起, 结转的负债一直是零。未到期的新消费不算。",
            "From this month on nothing is carried any more. New purchases that are not due yet do not count.",
        ),
        FigureId::Cost => ("利息 + 费用 + 罚息 − 减免。", "Interest + fees + penalties − what was waived."),
        FigureId::Interest => ("所有记账的利息。", "All interest that was charged."),
        FigureId::Fees => ("所有记账的分期费用。", "All instalment fees that were charged."),
        FigureId::Penalties => ("所有记账的罚息。", "All penalty interest that was charged."),
        FigureId::Waived => (
            "放弃收取的罚息, 和红包。只有设想的安排才有。",
            "Charges that were given up, and red packets. Only hypothetical arrangements bring any.",
        ),
        FigureId::TotalPaid => ("付给各账户的钱。", "Money paid to the accounts."),
        FigureId::Purchases => ("真正买到的东西。", "What was really bought."),
        FigureId::Living => ("真正花掉的生活费。", "Living costs that were really met."),
        FigureId::Income => ("到手的收入。", "Money that came in."),
        FigureId::Returned => (
            "为消费和支出退回的钱: 不是收入, 也不减少消费一栏。",
            "Money that came back for purchases and costs: no income, and not taken off what was bought.",
        ),
        FigureId::Unmet => {
            ("没有钱也没有额度支付的生活费。", "Living costs for which there was neither cash nor room.")
        }
        FigureId::Refused => ("没有买成的东西。", "Purchases that were refused."),
        FigureId::Debt => ("期末十一种成分之和。", "The sum of all eleven components at the end."),
        FigureId::Carried => {
            ("负债减去还在免息期的消费。", "Debt without what is still within its free period.")
        }
        FigureId::Cash => ("期末手里的现金。", "Cash in hand at the end."),
        FigureId::PeakDebt => ("每天晚上负债的最大值。", "The highest debt on any evening."),
        FigureId::WorstDaysOverdue => (
            "最早一笔到期未还的款项, 最久拖了多少天。",
            "The greatest age of the oldest unpaid due item, in days.",
        ),
        FigureId::Limit => ("期末各账户额度之和。", "The limits of all accounts together, at the end."),
        FigureId::Score => (
            "教学模型的分数, 不是任何机构的评分。",
            "The score of a teaching model, not that of any institution.",
        ),
    };
    pick(language, zh, en)
}

/// Why there is no debt-free month.
pub fn no_debt_free_month(language: Language) -> &'static str {
    pick(
        language,
        "最后一天还有结转的负债, 所以没有这个月份。",
        "Something is still carried on the last day, so there is no such month.",
    )
}

/// How a run came out.
pub fn outcome(outcome: Outcome, language: Language) -> String {
    match (outcome, language) {
        (Outcome::Clear(day), _) => day.to_string(),
        (Outcome::Owing, Language::Zh) => "到期末仍欠".to_owned(),
        (Outcome::Owing, Language::En) => "Still owed at the end".to_owned(),
        (Outcome::NeverClears(day), Language::Zh) => format!("{day} 起不再减少"),
        (Outcome::NeverClears(day), Language::En) => format!("Not falling since {day}"),
    }
}

/// A factor of the score, by its place in the teaching model.
pub fn factor_name(place: usize, language: Language) -> &'static str {
    const NAMES: [(&str, &str); 5] = [
        ("信用历史", "Credit history"),
        ("履约能力", "Capacity"),
        ("行为偏好", "Behaviour"),
        ("身份特质", "Identity"),
        ("人脉关系", "Network"),
    ];
    let (zh, en) =
        NAMES.get(place).copied().unwrap_or(("起始分带来的差额", "Offset of the given first score"));
    pick(language, zh, en)
}

/// How the score went: its lowest point, and when it was back.
pub fn score_path(first: i32, lowest: (Month, i32), back: Option<Month>, language: Language) -> String {
    match (back, language) {
        _ if lowest.1 >= first => {
            pick(language, "没有低于起始分。", "Never below where it began.").to_owned()
        }
        (Some(month), Language::Zh) => {
            format!("最低 {} ({}), {month} 回到起始分 {first}。", lowest.1, lowest.0)
        }
        (Some(month), Language::En) => {
            format!("Lowest {} in {}; back at {first} in {month}.", lowest.1, lowest.0)
        }
        (None, Language::Zh) => format!("最低 {} ({}), 到期末没有回到起始分 {first}。", lowest.1, lowest.0),
        (None, Language::En) => {
            format!("Lowest {} in {}; not back at {first} by the end.", lowest.1, lowest.0)
        }
    }
}

/// How many things are not listed.
pub fn and_more(count: usize, language: Language) -> String {
    match language {
        Language::Zh => format!("另有 {count} 条"),
        Language::En => format!("and {count} more"),
    }
}

/// What a strategy does, line by line.
pub fn strategy_lines(strategy: &Strategy, language: Language) -> Vec<String> {
    let pay = match (strategy.pay, language) {
        (Pay::Minimum, Language::Zh) => "到期日只还必须还的。".to_owned(),
        (Pay::Minimum, Language::En) => "On each due day, what is required and nothing more.".to_owned(),
        (Pay::Full, Language::Zh) => "到期日还清整张账单, 现金不够就还到没有现金。".to_owned(),
        (Pay::Full, Language::En) => "On each due day the whole bill, as far as cash goes.".to_owned(),
        (Pay::Fixed(money), Language::Zh) => format!("每月一共还 {}, 不少于必须还的。", short_amount(money)),
        (Pay::Fixed(money), Language::En) => {
            format!("{} a month in all, and never less than required.", short_amount(money))
        }
        (Pay::ShareOfIncome(share), Language::Zh) => {
            format!("每月还收入的 {}, 不少于必须还的。", percent(share))
        }
        (Pay::ShareOfIncome(share), Language::En) => {
            format!("{} of income, and never less than required.", percent(share))
        }
        (Pay::SpareCash, Language::Zh) => "把下次收入以前用不着的现金都还掉。".to_owned(),
        (Pay::SpareCash, Language::En) => "All cash that is not needed before the next income.".to_owned(),
    };
    let mut lines = vec![pay];
    if strategy.keep_back.is_positive() {
        let kept = yuan(strategy.keep_back);
        lines.push(match language {
            Language::Zh => format!("必须还的以外, 手里至少留 {kept}。"),
            Language::En => format!("Beyond what is required, {kept} stays in hand."),
        });
    }
    if strategy.may_pay_off_plans {
        lines.push(match language {
            Language::Zh => "多还的钱可以提前结清分期, 每笔只能整笔结清。".to_owned(),
            Language::En => {
                "Money beyond what is required may pay off plans early, each of them whole.".to_owned()
            }
        });
    }
    if !strategy.actions.is_empty() {
        let count = strategy.actions.len();
        lines.push(match language {
            Language::Zh => format!("另有 {count} 个动作, 写在情景文件里。"),
            Language::En => format!("{count} further actions are written in the scenario file."),
        });
    }
    lines
}

/// A value with the terms that it stands in.
pub fn term_value(terms: &str, field: ValueName, value: &Value, language: Language) -> String {
    match language {
        Language::Zh => {
            format!("{} {} — 条款 {terms}", value_name(field, language), value_text(field, value, language))
        }
        Language::En => {
            format!("{} {} — terms {terms}", value_name(field, language), value_text(field, value, language))
        }
    }
}

/// A source with its grade and the day on which somebody last looked.
pub fn source_line(title: &str, grade: Grade, checked: Day, language: Language) -> String {
    let grade = super::grade_name(grade, language);
    match language {
        Language::Zh => format!("来源: {title}, {grade}, 核对于 {checked}"),
        Language::En => format!("{title}, {grade}, checked {checked}"),
    }
}

/// A value without a public source.
pub fn assumption(name: ValueName, value: &Value, language: Language) -> String {
    format!("{}: {}", value_name(name, language), value_text(name, value, language))
}

/// What a check says.
pub fn check_name(id: CheckId, language: Language) -> String {
    let (zh, en) = match id {
        CheckId::Components => ("每个账户逐项平衡", "Every part of every account balances"),
        CheckId::Cash => ("现金收支平衡", "Cash in equals cash out"),
        CheckId::NetWorth => ("净值等式成立", "The identity of net worth holds"),
        CheckId::Months => ("各月相加等于全程", "The months add up to the whole"),
        CheckId::Statements => ("账单明细相加等于总额", "The lines of every bill add up to its total"),
        CheckId::NothingNegative => ("没有负的余额或现金", "No balance and no cash is below zero"),
        CheckId::ScoreRange => ("信用分在范围之内", "The score stays in its range"),
    };
    pick(language, zh, en).to_owned()
}
