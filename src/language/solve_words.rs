//! The words of the search for an amount that ends debt in time.

use super::{Language, amount, pick};
use crate::analysis::Way;

/// Heads of the table, each in two lines.
pub const fn solve_heads(language: Language) -> [[&'static str; 2]; 6] {
    match language {
        Language::Zh => [
            ["到这个月底", "没有债"],
            ["每月", "固定还"],
            ["还得最多", "的一个月"],
            ["无债", "月份"],
            ["", "总成本"],
            ["最长", "逾期"],
        ],
        Language::En => [
            ["Free of debt", "by the end of"],
            ["A month,", "fixed"],
            ["Dearest", "month"],
            ["Debt-", "free"],
            ["", "Cost"],
            ["Longest", "overdue"],
        ],
    }
}

/// Heads of the tab of the window.
pub const fn free_by_heads(language: Language) -> [&'static str; 6] {
    match language {
        Language::Zh => {
            ["到这个月底无债", "每月固定还", "还得最多的一个月", "无债月份", "总成本", "最长逾期"]
        }
        Language::En => ["Free of debt by", "Fixed a month", "Dearest month", "Debt-free", "Cost", "Overdue"],
    }
}

/// What the tab says beside its name.
pub fn free_by_note(language: Language) -> &'static str {
    pick(language, "少 1 元就不够, 不是建议", "¥1 less is not enough; no advice")
}

/// The amount, or why there is none.
pub fn way_short(way: Way, language: Language) -> String {
    match (way, language) {
        (Way::Pays(money), _) => amount(money),
        (Way::Required, Language::Zh) => "最低就够".to_owned(),
        (Way::Required, Language::En) => "the required".to_owned(),
        (Way::NotEnough(left), Language::Zh) => format!("不够, 还欠 {}", amount(left)),
        (Way::NotEnough(left), Language::En) => format!("not enough, {} left", amount(left)),
    }
}

/// What the table says.
pub fn solve_line(language: Language) -> &'static str {
    pick(
        language,
        "每个数都够, 少 1 元就不够; 策略的其他部分照旧。要还的比这个数多时, 照要还的还: 看还得最多的一个月。不够: 手上的钱全还也不够, 月底还留着这么多 (含未出账的利息)。各月并排, 只是比较, 不是建议。",
        "Each amount is enough, and one yuan less is not; all else is as the strategy says. Where more is required, more is paid: see the dearest month. Not enough: with all cash so much is still owed at that month's end, interest not billed yet included. The months stand side by side to compare, not as advice.",
    )
}
