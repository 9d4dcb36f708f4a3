//! Words for what debts cost a year: what a rate is of, the three ways to say it, costs, lenders, and legal lines.

use super::{Language, event_name, grade_name, labelled_idea, name_or_id, percent, percent_of, pick, words};
use crate::analysis::{Advertised, DebtRates, LenderSide, RateOf};
use crate::rate::Rate;
use crate::scenario::Scenario;
use crate::simulation::{AnnualRate, ItemRef, Run};
use crate::terms::LegalLine;

/// What an entry belongs to, as the file calls it; nothing for entries that stand alone.
pub fn item_name(scenario: &Scenario, run: &Run, item: u32, language: Language) -> Option<String> {
    match *run.items.get(item as usize)? {
        ItemRef::None => None,
        ItemRef::Event(at) => scenario.events.get(at as usize).map(|event| event_name(event, language)),
        ItemRef::Income(at) => {
            let income = scenario.borrower.incomes.get(at as usize)?;
            Some(name_or_id(income.name.as_ref(), &income.id, language).to_owned())
        }
        ItemRef::Cost(at) => {
            let cost = scenario.borrower.costs.get(at as usize)?;
            Some(name_or_id(cost.name.as_ref(), &cost.id, language).to_owned())
        }
        ItemRef::Action(at) => Some(format!("actions[{at}]")),
        ItemRef::OpeningLoan(account, at) => {
            let loans = &scenario.accounts.get(account.index())?.opening.loans;
            loans.get(at as usize).map(|loan| loan.id.clone())
        }
        ItemRef::Idea(at) => scenario.ideas.get(at as usize).map(|idea| labelled_idea(idea, language)),
    }
}

/// What a rate is of: `account` and `item` as the user knows them.
pub fn debt_name(of: RateOf, account: &str, item: Option<&str>, language: Language) -> String {
    let kind = match of {
        RateOf::Run => return pick(language, "全程", "The whole run").to_owned(),
        RateOf::Account => return account.to_owned(),
        RateOf::Plan => pick(language, "分期", "plan"),
        RateOf::Loan => pick(language, "借款", "loan"),
    };
    format!("{account} · {} ({kind})", item.unwrap_or_default())
}

/// The rate that a contract names, as it is usually said.
pub fn advertised(rate: Option<Advertised>, language: Language) -> String {
    match rate {
        None => "—".to_owned(),
        Some(Advertised::Daily(rate)) => {
            let rate = percent(rate);
            format!("{rate}{}", pick(language, " 每天", " a day"))
        }
        Some(Advertised::TotalFee { rate, periods }) => {
            let rate = percent(rate);
            match language {
                Language::Zh => format!("{rate} / {periods} 期"),
                Language::En => format!("{rate} in {periods}"),
            }
        }
    }
}

/// A naive rate in a column.
pub fn naive(rate: Option<Rate>) -> String {
    rate.map_or_else(|| "—".to_owned(), percent_of)
}

/// Solved rates in a column: all of them where there are several, a dash where there is none.
pub fn all_rates(rates: &[AnnualRate], which: fn(&AnnualRate) -> Rate) -> String {
    let texts: Vec<String> = rates.iter().map(|rate| percent_of(which(rate))).collect();
    if texts.is_empty() { "—".to_owned() } else { texts.join(", ") }
}

/// The four rates of a debt, for columns.
pub fn rate_cells(debt: &DebtRates, language: Language) -> [String; 4] {
    [
        advertised(debt.advertised, language),
        naive(debt.naive),
        all_rates(&debt.rates, |rate| rate.simple),
        all_rates(&debt.rates, |rate| rate.effective),
    ]
}

/// What the head of a column of the tab says when the pointer rests on it.
pub const fn rate_tab_hint(column: usize, language: Language) -> &'static str {
    match column {
        1 => pick(language, "合同写的利率或费率。", "The rate, or the fee, that the contract names."),
        3 => pick(
            language,
            "已经付的加上期末还欠的, 减去借到的。",
            "What was paid and is still owed at the end, less what was lent.",
        ),
        4 => naive_line(language),
        5 => pick(
            language,
            "12 × 月内部收益率, 不计复利。",
            "12 × the monthly rate that solves the flows; not compounded.",
        ),
        6 => pick(language, "同一组收付, 按复利折成一年。", "The same flows, compounded over a year."),
        _ => "",
    }
}

/// Why a naive rate says too little.
pub const fn naive_line(language: Language) -> &'static str {
    pick(
        language,
        "简单算法把成本除以借到的本金, 好像本金一直欠到最后; 真实年化按每一天实际欠着的本金算。整个推演把开头欠的从第一天算起; 一笔借款从接着计息的那一晚算起。",
        "The naive rate divides the cost by what was lent, as if all of it were owed to the end; the true rates count what was really owed each day. The whole run counts what was owed at the start from its first day; a loan counts from the night on which its interest goes on.",
    )
}

/// Said where a debt has several rates.
pub const fn several_rates_line(language: Language) -> &'static str {
    pick(
        language,
        "有几个年化的债, 资金方向变过几次, 哪一个都不能单独说明它贵不贵。",
        "Where a debt has several rates, its money changed direction more than once: none of them alone says what it costs.",
    )
}

/// A legal line as it stands on a day.
pub fn legal_line(line: &LegalLine<'_>, language: Language) -> String {
    let name = words(line.name, language);
    let rate = percent(line.rate);
    let grade = line.source.map(|source| grade_name(source.grade, language)).unwrap_or_default();
    let of_lpr =
        line.times_lpr.map(|(times, lpr)| format!(" = {times} × {}", percent(lpr))).unwrap_or_default();
    match language {
        Language::Zh => format!("{rate}{of_lpr}: {name} ({grade})"),
        Language::En => format!("{rate}{of_lpr}: {name} ({grade})"),
    }
}

/// What legal lines are, and what they are not.
pub const fn legal_note(language: Language) -> &'static str {
    pick(
        language,
        "参考线按推演第一天取值, 只是标记: 哪条线适用, 要看放贷机构的类型, 合同日期和具体案件。",
        "Reference lines as of the first day of the run, as marks only: which of them applies depends on the kind of lender, the day of the contract and the case.",
    )
}

/// Heads of the table of rates.
pub const fn rate_heads(language: Language) -> [[&'static str; 2]; 7] {
    match language {
        Language::Zh => [
            ["", "哪笔债"],
            ["", "合同写的"],
            ["", "借到"],
            ["", "成本"],
            ["简单", "算法"],
            ["真实年化", "(单利)"],
            ["真实年化", "(复利)"],
        ],
        Language::En => [
            ["", "Debt"],
            ["", "Advertised"],
            ["", "Lent"],
            ["", "Cost"],
            ["Naive,", "a year"],
            ["True,", "simple"],
            ["True,", "compounded"],
        ],
    }
}

/// The same in one line each, for the window.
pub const fn rate_tab_heads(language: Language) -> [&'static str; 7] {
    match language {
        Language::Zh => ["哪笔债", "合同写的", "借到", "成本", "简单算法", "年化 (单利)", "年化 (复利)"],
        Language::En => ["Debt", "Advertised", "Lent", "Cost", "Naive", "True, simple", "Compounded"],
    }
}

/// The rates of the reference lines of a run's first day.
pub fn marks_line(rates: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("参考线 (只是标记): {rates}"),
        Language::En => format!("Reference lines, marks only: {rates}"),
    }
}

/// Heads of the table of all costs.
pub const fn cost_heads(language: Language) -> [[&'static str; 2]; 4] {
    match language {
        Language::Zh => [["", "账户"], ["", "收费规则"], ["正常", "履约"], ["逾期", "才有"]],
        Language::En => [["", "Account"], ["", "Rule"], ["Contract", "kept"], ["Only when", "missed"]],
    }
}

/// The row below the rules: annual all-in cost.
pub const fn all_in(language: Language) -> &'static str {
    pick(language, "综合年化成本 (复利)", "All-in cost a year, compounded")
}

/// Heads of the lender's side.
pub const fn lender_heads(language: Language) -> [[&'static str; 2]; 9] {
    match language {
        Language::Zh => [
            ["", "放贷方"],
            ["起始", "欠款"],
            ["", "放出"],
            ["利息", "收入"],
            ["费用", "收入"],
            ["罚息", "收入"],
            ["", "让利"],
            ["", "收回"],
            ["期末", "欠款"],
        ],
        Language::En => [
            ["", "Lender"],
            ["Owed at", "start"],
            ["", "Lent"],
            ["Interest", "income"],
            ["Fee", "income"],
            ["Penalty", "income"],
            ["Given", "up"],
            ["", "Got back"],
            ["Owed", "at end"],
        ],
    }
}

/// What is worth saying of a lender's side: fees that somebody else bore, or it itself, and what it has written off.
pub fn lender_notes(side: &LenderSide, language: Language) -> Vec<String> {
    let lender = words(&side.lender, language);
    let is_borne = !(side.borne_by_others + side.borne_itself).is_zero();
    let [others, itself, off] =
        [side.borne_by_others, side.borne_itself, side.written_off].map(super::amount);
    let borne = is_borne.then(|| super::fees_borne_line(lender, &others, &itself, language));
    let off = side.written_off.is_positive().then(|| match language {
        Language::Zh => format!("{lender}: 已在账上核销 {off}, 借款人照样欠着。"),
        Language::En => format!("{lender}: {off} is written off in its books, and owed all the same."),
    });
    borne.into_iter().chain(off).collect()
}

/// Titles of the three tables and of the lines: rates, all costs, the lender's side, reference lines.
pub const fn rate_titles(language: Language) -> [&'static str; 4] {
    match language {
        Language::Zh => ["年化利率", "全部成本", "放贷方的账", "参考线"],
        Language::En => ["Rates a year", "All costs", "The lender's side", "Reference lines"],
    }
}
