//! What did not go as the strategy or the file said.

use super::{Language, pick};
use crate::calendar::Day;
use crate::lender::OfferRefusal;
use crate::simulation::NoteKind;

/// Something that did not go as the strategy or the file said, and how often.
pub fn note_line(kind: NoteKind, account: &str, times: usize, first: Day, language: Language) -> String {
    let (zh, en) = what_happened(kind);
    let what = pick(language, zh, en);
    match (language, times) {
        (Language::Zh, 0 | 1) if account.is_empty() => format!("{first}: {what}。"),
        (Language::Zh, _) if account.is_empty() => format!("{first} 起 {times} 次: {what}。"),
        (Language::En, 0 | 1) if account.is_empty() => format!("{first}: {what}."),
        (Language::En, _) if account.is_empty() => format!("{times} times from {first}: {what}."),
        (Language::Zh, 0 | 1) => format!("{first} {account}: {what}。"),
        (Language::Zh, _) => format!("{first} 起 {times} 次, {account}: {what}。"),
        (Language::En, 0 | 1) => format!("{first}, {account}: {what}."),
        (Language::En, _) => format!("{times} times from {first}, {account}: {what}."),
    }
}

/// That there is something worth noting, and where it is told.
pub fn notes_line(count: usize, language: Language) -> String {
    match (language, count) {
        (Language::Zh, _) => format!("有 {count} 件事值得留意, 写在“为什么”里"),
        (Language::En, 1) => "One thing is worth noting: see Why".to_owned(),
        (Language::En, _) => format!("{count} things are worth noting: see Why"),
    }
}

const fn what_happened(kind: NoteKind) -> (&'static str, &'static str) {
    match kind {
        NoteKind::ConversionNotOpen => (
            "没有可以转分期的账单, 或者账户已逾期, 所以没有转",
            "nothing was converted: no bill was open, or the account was past due",
        ),
        NoteKind::ConversionTooLarge => (
            "要转分期的金额大于账单上的新消费, 所以没有转",
            "nothing was converted: the amount is above the new purchases on the bill",
        ),
        NoteKind::PayoffNotDone => (
            "没有这笔分期, 或者现金不够, 所以没有提前结清",
            "no plan was paid off: it was not there, or cash did not cover it",
        ),
        NoteKind::LoanPayoffNotDone => (
            "这笔借款什么也不欠, 或者现金不够, 所以没有提前结清",
            "no loan was paid off: nothing of it was owed, or cash did not cover it",
        ),
        NoteKind::Accelerated => (
            "逾期达到条款写明的天数或期数, 余下的本金全部到期",
            "past due as long or as often as the terms say: all that was left became due at once",
        ),
        NoteKind::RecordNotRepaid => (
            "以前的逾期没有还: 现金不够, 或已经还清",
            "an earlier late record was not repaid: cash did not cover it, or it was repaid before",
        ),
        NoteKind::Extended => ("贷款方同意展期", "the lender let the loans run longer"),
        NoteKind::RePlanned => ("贷款方同意个性化分期", "the lender agreed to a personal plan"),
        NoteKind::PlanBroken => (
            "个性化分期有一期没按时还, 余下的全部到期",
            "a period of a personal plan was missed: all that was left became due at once",
        ),
        NoteKind::OfferRefused(why) => offer_refused(why),
        NoteKind::DrawRefused => {
            ("账户停用或额度不够, 所以没有借到", "a loan was refused: the account was paused or had no room")
        }
        NoteKind::CashRefused => (
            "账户停用或取现额度不够, 所以没有取到",
            "no cash was given: the account was paused or had no room for cash",
        ),
        NoteKind::NothingToReturn => (
            "要退回的钱当时没有花掉, 或者已经退过, 所以没有退",
            "nothing came back: it had not been spent, or had come back already",
        ),
        NoteKind::ExtraNoCash
        | NoteKind::ExtraNotTaken
        | NoteKind::BorrowNoRoom
        | NoteKind::BorrowUsedUp
        | NoteKind::PurposeForbids
        | NoteKind::NothingToConsolidate
        | NoteKind::NotConsolidated
        | NoteKind::NothingFreed
        | NoteKind::SpendBackNoRoom
        | NoteKind::PayFirstShort
        | NoteKind::AutoDebitShort => what_did_nothing(kind),
    }
}

/// Why an action did nothing, or not all that it should.
const fn what_did_nothing(kind: NoteKind) -> (&'static str, &'static str) {
    match kind {
        NoteKind::ExtraNoCash => ("没有现金, 所以没有额外还款", "no extra payment: there was no cash"),
        NoteKind::ExtraNotTaken => (
            "额外还款没有收下: 那里什么也不欠, 或者金额不超过到当天的利息",
            "an extra payment was not taken: nothing is owed there, or it does not exceed the interest to the day",
        ),
        NoteKind::BorrowNoRoom => (
            "账户停用或额度不够, 所以没有借新还旧",
            "nothing was borrowed to repay: the account was paused or had no room",
        ),
        NoteKind::BorrowUsedUp => {
            ("借新还旧的总数已经用完", "nothing was borrowed to repay: what the action may borrow is used up")
        }
        NoteKind::PurposeForbids => (
            "合同不许用这里的借款还别的债, 所以什么也没有做",
            "nothing was done: the contract does not let its loans repay other debts",
        ),
        NoteKind::NothingToConsolidate => (
            "要还清的账户什么也不欠, 所以没有借",
            "no loan was drawn: nothing was owed on the accounts named",
        ),
        NoteKind::NotConsolidated => (
            "整合的借款还不清这里: 额度或上限不够, 或账户停用",
            "the loan did not reach to pay this off: no room, at its most, or paused",
        ),
        NoteKind::NothingFreed => (
            "还款没有腾出额度, 所以没有再花",
            "nothing was spent back: no payment has freed room since the last time",
        ),
        NoteKind::SpendBackNoRoom => (
            "账户停用或没有额度, 所以没有再花",
            "nothing was spent back: the account was paused or had no room",
        ),
        NoteKind::PayFirstShort => {
            ("现金不够, 先付给别人的钱没有付足", "cash did not cover what somebody else was to get first")
        }
        _ => {
            ("约定来源里的钱不够, 自动扣款没有扣足", "the agreed sources did not cover the automatic payment")
        }
    }
}

/// Why a lender did not agree to an extension or to a personal plan.
const fn offer_refused(why: OfferRefusal) -> (&'static str, &'static str) {
    match why {
        OfferRefusal::NotOffered => {
            ("条款没有这样的安排, 所以没有谈成", "the terms offer no such arrangement")
        }
        OfferRefusal::TooLong => ("期限超过条款允许的, 所以没有谈成", "refused: longer than the terms allow"),
        OfferRefusal::NothingOwed => ("没有可以安排的欠款", "nothing was owed that could be arranged"),
        OfferRefusal::NotOverdueEnough => (
            "逾期天数还不到条款写明的, 所以没有谈成",
            "refused: not past due for as long as the terms ask for",
        ),
        OfferRefusal::NotCovered => {
            ("当天要付清的钱现金不够, 所以没有谈成", "refused: cash did not cover what is to be paid at once")
        }
        OfferRefusal::PlanRuns => ("已经有个性化分期, 所以没有谈成", "refused: a personal plan runs already"),
    }
}
