//! Where the numbers of rules come from that no contract sets.

use super::{Language, pick};
use crate::ledger::Rule;

/// Where the number of an entry comes from when no value of the contract is behind it.
pub const fn rule_basis(rule: Rule, language: Language) -> &'static str {
    let is_written = matches!(
        rule,
        Rule::OpeningBalance
            | Rule::Income
            | Rule::Windfall
            | Rule::Reimbursement
            | Rule::ReimbursedShare
            | Rule::LivingFromCash
            | Rule::RepayRecord
            | Rule::LivingOnLine
            | Rule::PurchaseOnLine
            | Rule::PurchaseInCash
            | Rule::PurchaseInInstalments
            | Rule::Draw
            | Rule::CashAdvance
    );
    let is_loan =
        matches!(rule, Rule::EqualPaymentPrincipal | Rule::EqualPrincipalPart | Rule::LastPeriodPrincipal);
    if rule.is_hypothetical() {
        pick(
            language,
            "设想的安排, 写在情景文件里",
            "a hypothetical arrangement, written in the scenario file",
        )
    } else if is_written {
        pick(language, "写在情景文件里", "written in the scenario file")
    } else if is_loan {
        pick(language, "由借款的金额, 期数和利率算出", "worked out from the loan's amount, periods and rate")
    } else {
        pick(language, "由此前的分录算出", "worked out from the entries before it")
    }
}
