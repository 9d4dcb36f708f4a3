//! The short guide of the window: how to begin, and what the words mean.

use super::Language;

/// A heading with its lines.
pub type Section = (&'static str, &'static [&'static str]);

/// The guide, heading by heading.
pub const fn guide(language: Language) -> &'static [Section] {
    match language {
        Language::Zh => ZH,
        Language::En => EN,
    }
}

const ZH: &[Section] = &[
    (
        "怎么用",
        &[
            "改左边的任何一个数, 所有策略立刻重新推演; 灰色细线是改动前的结果。",
            "点任何一个数字, 右边说明它由哪些分录相加, 每条分录用了什么公式、规则和来源。",
            "点图或拖下面的滑块选月份; “本月账单”说明这个月最少要还多少。",
            "“对比”里下划线的是同样花销下最省的策略。",
            "文件 → 内置情景: 每个讲一件事, 带一个先猜的问题和一处可以改的地方。Ctrl+Z 撤销。",
        ],
    ),
    (
        "几个词",
        &[
            "结转: 过了还款日还没还清、开始计息的本金。",
            "逾期: 最低还款或借款的当期没有按时还。",
            "总成本: 利息 + 费用 + 罚息。",
            "无债月份: 从这个月起没有结转的负债; 未到期的新消费不算。",
            "真实年化: 按每笔钱的日期算出的年利率, 费用也算在内。",
            "简单算法: 成本除以借到的本金, 好像本金一直欠到最后; 边借边还的债, 它说得太低。",
            "设想: 没有已知机构提供的安排, 只在情景里加入后才有; 凡与它有关的数都注明。",
            "来源级别: A 法规或监管, B 合同或公开代码, C 网页; 未核实 = 建模的选择。",
        ],
    ),
];

const EN: &[Section] = &[
    (
        "How to begin",
        &[
            "Change any number on the left: all strategies run again at once; the thin grey line is the result before.",
            "Click any figure: the right panel shows the entries it sums, and for each its formula, rule and source.",
            "Click a chart or drag the slider below for a month; “This month's bill” tells the least that may be paid.",
            "Under Compare, the underlined strategy costs least for the same life.",
            "File → Built-in scenarios: each is about one thing, with a question to guess at first and one thing to change. Ctrl+Z undoes.",
        ],
    ),
    (
        "A few words",
        &[
            "Carried: principal left after a due day, which bears interest.",
            "Overdue: a minimum, or a period of a loan, that was not paid in time.",
            "Total cost: interest + fees + penalties.",
            "Debt-free month: from then on nothing is carried; new purchases that are not due yet do not count.",
            "Annual rate: worked out from the dates of all payments, fees included.",
            "Naive rate: cost by what was lent, as if all of it were owed to the end; too low where a debt is paid back bit by bit.",
            "Hypothetical: an arrangement that nobody known offers, there only once it is added; what it moves is labelled.",
            "Grades of sources: A law or regulator, B contract or public code, C web page; unverified = a choice of the model.",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_as_much() {
        let shape = |language| guide(language).iter().map(|(_, lines)| lines.len()).collect::<Vec<_>>();
        assert_eq!(shape(Language::Zh), shape(Language::En));
    }
}
