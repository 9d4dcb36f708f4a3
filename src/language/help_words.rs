//! The words of campaigns and coupons: who bears a fee, for what, and why one did not help.

use super::{Language, amount, name_or_id, percent, pick};
use crate::rate::Rate;
use crate::simulation::{HelpCame, HelpOf, HelpUse};
use crate::terms::{Bearer, BudgetShort, FeeHelp, HelpRefusal};

/// Who bears a fee.
pub const fn bearer_name(bearer: Bearer, language: Language) -> &'static str {
    match bearer {
        Bearer::Merchant => pick(language, "商家", "the merchant"),
        Bearer::Platform => pick(language, "平台", "the platform"),
        Bearer::Lender => pick(language, "机构自己", "the lender itself"),
    }
}

/// What a campaign or a coupon is for: `双十一: 商家代付, 2026-11-01 到 2026-11-11, 满 500.00`.
pub fn help_text(help: &FeeHelp, language: Language) -> String {
    let name = name_or_id(help.name.as_ref(), &help.id, language);
    format!("{name}: {}", help_parts(help, language))
}

/// The same without its name.
pub fn help_parts(help: &FeeHelp, language: Language) -> String {
    let bearer = bearer_name(help.bearer, language);
    let first = match (language, help.share == Rate::ONE) {
        (Language::Zh, true) => format!("{bearer}代付"),
        (Language::Zh, false) => format!("{bearer}代付 {}", percent(help.share)),
        (Language::En, true) => format!("borne by {bearer}"),
        (Language::En, false) => format!("{} borne by {bearer}", percent(help.share)),
    };
    let parts = [Some(first), days(help, language), price(help, language), periods(help, language)];
    let parts = parts.into_iter().chain([budget(help, language), uses(help, language)]);
    let parts: Vec<String> = parts.flatten().collect();
    parts.join(", ")
}

fn days(help: &FeeHelp, language: Language) -> Option<String> {
    match (help.from, help.until, language) {
        (None, None, _) => None,
        (Some(from), Some(until), Language::Zh) => Some(format!("{from} 到 {until}")),
        (Some(from), Some(until), Language::En) => Some(format!("{from} to {until}")),
        (Some(from), None, Language::Zh) => Some(format!("{from} 起")),
        (Some(from), None, Language::En) => Some(format!("from {from}")),
        (None, Some(until), Language::Zh) => Some(format!("{until} 到期")),
        (None, Some(until), Language::En) => Some(format!("until {until}")),
    }
}

fn price(help: &FeeHelp, language: Language) -> Option<String> {
    match (help.min_yuan, help.max_yuan, language) {
        (None, None, _) => None,
        (Some(least), Some(most), _) => Some(format!("{}–{}", amount(least), amount(most))),
        (Some(least), None, Language::Zh) => Some(format!("满 {}", amount(least))),
        (Some(least), None, Language::En) => Some(format!("from {}", amount(least))),
        (None, Some(most), Language::Zh) => Some(format!("不超过 {}", amount(most))),
        (None, Some(most), Language::En) => Some(format!("up to {}", amount(most))),
    }
}

fn periods(help: &FeeHelp, language: Language) -> Option<String> {
    let list: Vec<String> = help.periods.iter().map(ToString::to_string).collect();
    let list = (!list.is_empty()).then(|| list.join(", "))?;
    Some(match language {
        Language::Zh => format!("{list} 期"),
        Language::En => format!("{list} periods"),
    })
}

fn budget(help: &FeeHelp, language: Language) -> Option<String> {
    let budget = amount(help.budget_yuan?);
    Some(match (language, help.when_short) {
        (Language::Zh, BudgetShort::Nothing) => format!("预算 {budget}, 不够就不代付"),
        (Language::Zh, BudgetShort::Rest) => format!("预算 {budget}, 不够就代付余下的"),
        (Language::En, BudgetShort::Nothing) => format!("budget {budget}, all of a fee or nothing"),
        (Language::En, BudgetShort::Rest) => format!("budget {budget}, what is left of it"),
    })
}

fn uses(help: &FeeHelp, language: Language) -> Option<String> {
    let uses = help.uses?;
    Some(match language {
        Language::Zh => format!("可用 {uses} 次"),
        Language::En => format!("uses: {uses}"),
    })
}

/// Why a campaign or a coupon did not help.
pub const fn help_refused(reason: HelpRefusal, language: Language) -> &'static str {
    let (zh, en) = match reason {
        HelpRefusal::OtherAccount => ("用于另一个账户", "it is for another account"),
        HelpRefusal::NotBegun => ("还没开始", "it has not begun"),
        HelpRefusal::Expired => ("已经过期", "it is over"),
        HelpRefusal::TooSmall => ("金额不到下限", "the price is below its least"),
        HelpRefusal::TooLarge => ("金额超过上限", "the price is above its most"),
        HelpRefusal::OtherPeriods => ("期数不符", "it is for other numbers of periods"),
        HelpRefusal::Used => ("次数用完了", "it has been used"),
        HelpRefusal::BudgetUsedUp => ("预算不够了", "its budget does not cover the fee"),
        HelpRefusal::NoFee => ("这笔分期没有手续费", "the plan has no fee"),
    };
    pick(language, zh, en)
}

/// What came of a campaign or a coupon: `2026-11-03 手机, 花呗, 活动 双十一: 手续费 72.00, 商家代付 72.00`. `plan` says of
/// which plan, or on which account.
pub fn help_line(used: &HelpUse, plan: &str, name: &str, language: Language) -> String {
    let kind = match used.of {
        HelpOf::Campaign(_) => pick(language, "活动", "campaign"),
        HelpOf::Coupon(_) => pick(language, "券", "coupon"),
    };
    let came = match (used.came, language) {
        (HelpCame::Borne { bearer, fee, borne }, Language::Zh) => {
            format!("手续费 {}, {}代付 {}", amount(fee), bearer_name(bearer, language), amount(borne))
        }
        (HelpCame::Borne { bearer, fee, borne }, Language::En) => {
            format!("of a fee of {}, {} bears {}", amount(fee), bearer_name(bearer, language), amount(borne))
        }
        (HelpCame::Refused(reason), Language::Zh) => format!("没有用上, {}", help_refused(reason, language)),
        (HelpCame::Refused(reason), Language::En) => {
            format!("did not help: {}", help_refused(reason, language))
        }
    };
    format!("{} {plan}, {kind} {name}: {came}", used.on)
}

/// The head of what came of campaigns and coupons.
pub const fn helps_head(language: Language) -> &'static str {
    pick(language, "分期手续费: 活动和券", "Fees of plans: campaigns and coupons")
}

/// Below the lender's side: fees that others bore, and those that it bore itself.
pub fn fees_borne_line(lender: &str, by_others: &str, itself: &str, language: Language) -> String {
    match language {
        Language::Zh => {
            format!("{lender}: 商家或平台代付手续费 {by_others}, 自己承担 {itself}; 借款人没有付这些。")
        }
        Language::En => format!(
            "{lender}: fees borne by merchants or platforms {by_others}, by itself {itself}; the borrower paid none of them."
        ),
    }
}
