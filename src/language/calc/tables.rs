//! Heads of tables, names of figures and of ways, and remarks below them.

use super::super::{Language, percent_of, pick, yuan};
use crate::analysis::calc::{Blocked, Way};
use crate::money::Money;
use crate::simulation::AnnualRate;
use crate::terms::EarlyPayoffFee;

type Heads<const N: usize> = [[&'static str; 2]; N];

/// Names of the figures of calculators, Chinese and English side by side.
#[derive(Clone, Copy, Debug)]
pub enum CalcFigure {
    /// Total interest.
    Interest,
    /// Total fee.
    Fee,
    /// All that is paid.
    Paid,
    /// Cost ÷ (principal × years).
    Naive,
    /// 12 × the monthly rate.
    Simple,
    /// Compounded.
    Compounded,
    /// Compounded, by the dates.
    Dated,
    /// Number of payments.
    Payments,
    /// The day of the last payment.
    ClearOn,
    /// Principal that is left.
    PrincipalLeft,
    /// What was paid before.
    PaidBefore,
    /// Fees of periods to come.
    FeesAhead,
    /// Periods a year × the rate of a unit period, the first one being odd.
    UnitPeriod,
    /// A nominal rate.
    Nominal,
    /// An effective rate.
    Effective,
}

/// What a figure is called.
pub const fn calc_figure(figure: CalcFigure, language: Language) -> &'static str {
    let (zh, en) = match figure {
        CalcFigure::Interest => ("利息合计", "Interest"),
        CalcFigure::Fee => ("手续费合计", "Fee"),
        CalcFigure::Paid => ("还款合计", "Paid in all"),
        CalcFigure::Naive => ("名义年化 (成本 ÷ 本金)", "Cost ÷ principal, a year"),
        CalcFigure::Simple => ("年化 (单利, 12 × 月利率)", "Annual rate, simple (12 × monthly)"),
        CalcFigure::Compounded => ("年化 (复利)", "Annual rate, compounded"),
        CalcFigure::Dated => ("年化 (复利, 按日期)", "Annual rate, compounded, by dates"),
        CalcFigure::Payments => ("还款次数", "Payments"),
        CalcFigure::ClearOn => ("还清日期", "Clear on"),
        CalcFigure::PrincipalLeft => ("剩余本金", "Principal left"),
        CalcFigure::PaidBefore => ("已经还的", "Paid before"),
        CalcFigure::FeesAhead => ("以后各期的手续费", "Fees of later periods"),
        CalcFigure::UnitPeriod => ("年化 (每期利率 × 期数, 首期按天)", "Annual rate (unit period × periods)"),
        CalcFigure::Nominal => ("名义年利率", "Nominal annual rate"),
        CalcFigure::Effective => ("实际年利率", "Effective annual rate"),
    };
    pick(language, zh, en)
}

/// A solved rate with four decimals, or why there is none.
pub fn solved_percent(rate: Option<crate::rate::Rate>, language: Language) -> String {
    rate.map_or_else(
        || pick(language, "没有 (−99% 到 3000% 之间)", "none from −99% to 3000%").to_owned(),
        percent_of,
    )
}

/// Heads of the periods of a loan.
pub const fn loan_heads(language: Language) -> Heads<7> {
    match language {
        Language::Zh => [
            ["", "期"],
            ["", "还款日"],
            ["", "天数"],
            ["", "本金"],
            ["", "利息"],
            ["", "还款"],
            ["剩余", "本金"],
        ],
        Language::En => [
            ["", "No."],
            ["", "Due"],
            ["", "Days"],
            ["", "Principal"],
            ["", "Interest"],
            ["", "Payment"],
            ["Principal", "left"],
        ],
    }
}

/// Heads of the periods of a plan.
pub const fn plan_heads(language: Language) -> Heads<5> {
    match language {
        Language::Zh => [["", "期"], ["", "本金"], ["", "手续费"], ["", "还款"], ["剩余", "本金"]],
        Language::En => [["", "No."], ["", "Principal"], ["", "Fee"], ["", "Payment"], ["Principal", "left"]],
    }
}

/// Heads of the bills that are paid at their minimum.
pub const fn minimum_heads(language: Language) -> Heads<7> {
    match language {
        Language::Zh => [
            ["", "次"],
            ["", "出账日"],
            ["", "还款日"],
            ["", "账单"],
            ["其中", "利息"],
            ["最低", "还款"],
            ["还后", "还欠"],
        ],
        Language::En => [
            ["", "No."],
            ["", "Closed"],
            ["", "Due"],
            ["", "Total"],
            ["", "Interest"],
            ["Minimum,", "paid"],
            ["Owed", "after"],
        ],
    }
}

/// Heads of the rules for paying off.
pub const fn payoff_heads(language: Language) -> Heads<6> {
    match language {
        Language::Zh => [
            ["", "提前结清的手续费"],
            ["", "手续费"],
            ["", "一次还"],
            ["费用", "合计"],
            ["", "少付"],
            ["年化", "(单利)"],
        ],
        Language::En => [
            ["", "Fees on paying off"],
            ["", "Fee"],
            ["Paid", "at once"],
            ["All", "fees"],
            ["", "Saved"],
            ["Annual rate,", "simple"],
        ],
    }
}

/// What a rule for the fees of a payoff says.
pub const fn payoff_rule(rule: EarlyPayoffFee, language: Language) -> &'static str {
    let (zh, en) = match rule {
        EarlyPayoffFee::DropUnbilled => ("以后各期免收", "later periods dropped"),
        EarlyPayoffFee::ChargeAll => ("以后各期照收", "all periods charged"),
        EarlyPayoffFee::ChargeCurrent => ("只收下一期", "the next period charged"),
    };
    pick(language, zh, en)
}

/// Heads of the ways to a purchase.
pub const fn purchase_heads(language: Language) -> Heads<8> {
    match language {
        Language::Zh => [
            ["", "办法"],
            ["", "价格"],
            ["当天", "付"],
            ["每月", "最多"],
            ["", "成本"],
            ["年化", "(单利)"],
            ["", "到手"],
            ["", "还清"],
        ],
        Language::En => [
            ["", "Way"],
            ["", "Price"],
            ["Paid", "at once"],
            ["A month,", "at most"],
            ["", "Cost"],
            ["Rate,", "simple"],
            ["", "Had on"],
            ["", "Clear on"],
        ],
    }
}

/// What a way is called.
pub const fn way_name(way: Way, language: Language) -> &'static str {
    let (zh, en) = match way {
        Way::FeeOnExcess => ("超出部分付费", "fee on the excess"),
        Way::DownPayment => ("多付首付", "higher down payment"),
        Way::Wait => ("先攒钱", "wait and save"),
        Way::MerchantPlan => ("商家分期", "merchant's plan"),
        Way::Loan => ("借款付超出部分", "loan for the excess"),
        Way::Cheaper => ("买便宜些的", "cheaper goods"),
    };
    pick(language, zh, en)
}

/// Why a way is not open.
pub fn way_blocked(way: Way, why: Blocked, language: Language) -> String {
    let name = way_name(way, language);
    match (why, language) {
        (Blocked::Cash(missing), Language::Zh) => format!("{name}: 现金还差 {}。", yuan(missing)),
        (Blocked::Cash(missing), Language::En) => format!("{name}: {} of cash is missing.", yuan(missing)),
        (Blocked::NeverSaved, Language::Zh) => {
            format!("{name}: 这样攒不够; 用 --saving 写每月能攒多少。")
        }
        (Blocked::NeverSaved, Language::En) => {
            format!("{name}: it is never saved; give what can be saved in a month with --saving.")
        }
        (Blocked::NotOffered, language) => {
            let option = match way {
                Way::MerchantPlan => "--merchant-rate, --merchant-periods",
                Way::Loan => "--loan-rate, --loan-periods",
                _ => "--cheaper",
            };
            match language {
                Language::Zh => format!("{name}: 没有写, 可以用 {option}。"),
                Language::En => format!("{name}: none was named; give {option}."),
            }
        }
    }
}

/// How much of a price is above the quota.
pub fn excess_line(price: Money, quota: Money, language: Language) -> String {
    let excess = yuan((price - quota).or_zero());
    let (price, quota) = (yuan(price), yuan(quota));
    match language {
        Language::Zh => format!("价格 {price}, 免息额度 {quota}, 超出 {excess}。"),
        Language::En => format!("Price {price}, free quota {quota}, above it {excess}."),
    }
}

/// How many rows were left out.
pub fn rows_left_out(count: usize, language: Language) -> String {
    match language {
        Language::Zh => format!("另有 {count} 次没有列出; 用 --rows 多列一些。"),
        Language::En => format!("{count} more are not listed; list more with --rows."),
    }
}

/// A balance that never comes to nothing.
pub fn never_clears(bills: usize, language: Language) -> String {
    match language {
        Language::Zh => format!("{bills} 次以后仍然没有还清"),
        Language::En => format!("not cleared after {bills} bills"),
    }
}

/// What several rates mean, or none.
pub const fn rates_remark(count: usize, language: Language) -> &'static str {
    match count {
        0 => pick(
            language,
            "−99% 到 3000% 之间没有利率能让收付相等。",
            "No rate from −99% to 3000% makes what is received and what is paid worth the same.",
        ),
        1 => "",
        _ => pick(
            language,
            "资金的方向变了不止一次, 所以有几个利率都成立; 单看哪一个都不能说明成本。",
            "The flows change their direction more than once, so several rates hold; none of them alone says what it costs.",
        ),
    }
}

/// The two rates of one solution.
pub fn rate_line(rate: AnnualRate, periods_a_year: u16, language: Language) -> String {
    let (simple, compounded) = (percent_of(rate.simple), percent_of(rate.effective));
    match language {
        Language::Zh => format!("年化 {compounded} (复利), {simple} (单利, {periods_a_year} × 每期利率)"),
        Language::En => {
            format!(
                "{compounded} a year compounded, {simple} simple ({periods_a_year} × the rate of a period)"
            )
        }
    }
}

/// What a calculator leaves out of sight.
pub const fn calc_line(language: Language) -> &'static str {
    pick(
        language,
        "按你写的条件计算, 不是建议; 以你自己的合同为准。",
        "Worked out from what you gave, not advice; your own contract wins.",
    )
}
