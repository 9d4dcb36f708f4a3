//! Why a calculator has no answer: what was found, what is allowed, what to try.

use super::super::{Language, percent, pick, yuan};
use crate::analysis::calc::Refusal;

/// The sentence of a refusal.
pub fn calc_refusal(refusal: Refusal, language: Language) -> String {
    match language {
        Language::Zh => zh(refusal),
        Language::En => en(refusal),
    }
}

/// What to change in the terminal, where no sentence says it.
pub fn calc_refusal_option(refusal: Refusal, language: Language) -> Option<String> {
    let option = match refusal {
        Refusal::Periods { .. } => "--periods",
        Refusal::NoDay => "--drawn 2026-01-15 / --day-count 30/360",
        Refusal::FirstDue { .. } => "--first-due",
        Refusal::Billed { .. } => "--billed",
        Refusal::OneDirection => "--got, --paid",
        Refusal::NotCheaper { .. } => "--cheaper",
        Refusal::NoAmount | Refusal::MixedFlows | Refusal::RateTooHigh { .. } => return None,
        Refusal::TooManyFlows { .. } | Refusal::ShareAboveOne { .. } => return None,
    };
    Some(match language {
        Language::Zh => format!("请改 {option}。"),
        Language::En => format!("; see {option}"),
    })
}

fn zh(refusal: Refusal) -> String {
    match refusal {
        Refusal::NoAmount => "金额是 0, 没有可以算的。请写大于 0 的金额, 例如 10000.00。".to_owned(),
        Refusal::Periods { found, most } => {
            format!("期数是 {found}, 只能是 1 到 {most}。")
        }
        Refusal::NoDay => "按实际天数计息, 或者写了首个还款日, 就要知道哪天借的。".to_owned(),
        Refusal::FirstDue { drawn, first_due } => {
            format!("首个还款日 {first_due} 不在借款日 {drawn} 之后。")
        }
        Refusal::Billed { found, most } => {
            format!("已还 {found} 期, 这笔分期最多还到第 {most} 期才有剩下的可以提前结清。")
        }
        Refusal::MixedFlows => {
            "有的资金写了日期, 有的写了期数。请全部写日期 (2026-01-15=1000), 或者全部写期数 (0=1000)。"
                .to_owned()
        }
        Refusal::OneDirection => "要有收到的钱, 也要有付出的钱, 才有利率。".to_owned(),
        Refusal::TooManyFlows { found } => format!("有 {found} 笔资金, 最多 10000 笔。请合并一些。"),
        Refusal::RateTooHigh { found, most } => {
            format!(
                "利率 {} 太高, 这样长的时间最多 {}。也许它是按月或按年的。",
                percent(found),
                percent(most)
            )
        }
        Refusal::ShareAboveOne { found } => {
            format!("最低还款比例是 {}, 最多 100%。请写 0.1 或 10%。", percent(found))
        }
        Refusal::NotCheaper { found, price } => {
            format!("便宜些的商品是 {}, 不比 {} 便宜。", yuan(found), yuan(price))
        }
    }
}

fn en(refusal: Refusal) -> String {
    match refusal {
        Refusal::NoAmount => {
            "an amount is 0, so there is nothing to work out; write one above 0, such as 10000.00".to_owned()
        }
        Refusal::Periods { found, most } => {
            format!("{found} periods: 1 to {most} are possible")
        }
        Refusal::NoDay => {
            "counting the days of the calendar, or a first due date, needs the day of the loan"
                .to_owned()
        }
        Refusal::FirstDue { drawn, first_due } => {
            format!("the first due date {first_due} is not after the day of the loan {drawn}")
        }
        Refusal::Billed { found, most } => {
            format!("{found} periods billed: after {most} at most something is left to pay off")
        }
        Refusal::MixedFlows => {
            "some flows have dates and some have periods; write dates for all (2026-01-15=1000), or periods for all \
             (0=1000)"
                .to_owned()
        }
        Refusal::OneDirection => {
            "a rate needs money received and money paid"
                .to_owned()
        }
        Refusal::TooManyFlows { found } => format!("{found} flows: at most 10000 are possible; join some"),
        Refusal::RateTooHigh { found, most } => format!(
            "a rate of {} is above {}, the most for such a time; perhaps it is one for a month or a year",
            percent(found),
            percent(most)
        ),
        Refusal::ShareAboveOne { found } => {
            format!("a minimum of {}: at most 100% is possible; write 0.1 or 10%", percent(found))
        }
        Refusal::NotCheaper { found, price } => format!(
            "the cheaper goods cost {}, which is not below {}",
            yuan(found),
            yuan(price)
        ),
    }
}

/// A flow of an argument that cannot be read.
pub fn flow_problem(found: &str, language: Language) -> String {
    match language {
        Language::Zh => format!(
            "“{found}”不是一笔资金。写法是 日期=金额 (2026-01-15=1000.00), 期数=金额 (0=10000), 或者几期到几期=金额 (1..12=888.49); 金额不写正负号和逗号。"
        ),
        Language::En => format!(
            "“{found}” is no flow; write DATE=AMOUNT (2026-01-15=1000.00), PERIOD=AMOUNT (0=10000) or \
             FROM..TO=AMOUNT (1..12=888.49), amounts without signs and commas"
        ),
    }
}

/// A line of a CSV file that cannot be read.
pub fn csv_row_problem(file: &str, line: usize, found: &str, language: Language) -> String {
    let what = pick(
        language,
        "一行要有两栏: 日期或期数, 金额; 收到的写正数, 付出的写负数, 例如 2026-02-15,-888.49。第一行可以是栏名。",
        "a line has two columns: a date or a period, and an amount, above zero when received and below when paid, such \
         as 2026-02-15,-888.49; the first line may name the columns",
    );
    match language {
        Language::Zh => format!("{file}:{line}: “{found}”读不懂。{what}"),
        Language::En => format!("{file}:{line}: “{found}” cannot be read; {what}"),
    }
}
