//! What rules say: one sentence each.

use super::{Language, idea_rule_sentence};
use crate::ledger::Rule;

/// What a rule says, in one sentence.
pub const fn rule_sentence(rule: Rule, language: Language) -> &'static str {
    match language {
        Language::Zh => zh(rule),
        Language::En => en(rule),
    }
}

#[expect(clippy::too_many_lines, reason = "one sentence for each rule; the match must be exhaustive")]
const fn zh(rule: Rule) -> &'static str {
    match rule {
        Rule::OpeningBalance => "情景文件写明了推演开始时已经欠着的数。",
        Rule::Income => "收入在文件写明的那天到手, 金额照写。",
        Rule::Windfall => "一笔意外收入在文件写明的那天到手, 事先不算在计划里。",
        Rule::Reimbursement => "为一笔消费或支出退回现金, 不超过当时真正花掉而还没退的数; 它不算收入。",
        Rule::ReimbursedShare => {
            "一笔消费或支出按写明的比例退回现金, 不超过当时真正花掉而还没退的数; 它不算收入。"
        }
        Rule::LivingFromCash => "生活费先于还债, 用手里的现金付, 现金不够就付到没有为止。",
        Rule::RepayRecord => "还清以前的一笔逾期: 那笔债不在这个文件的账户里, 付的钱按生活费记。",
        Rule::LivingOnLine => "现金付不了的生活费, 在可用额度之内记到策略指定的账户上。",
        Rule::PurchaseOnLine => "消费在可用额度之内整笔记入未出账, 到下一张账单才要还。",
        Rule::PurchaseInCash => "账户停用或额度不够时, 文件允许改用现金, 而现金够付整笔。",
        Rule::SpendBack => "还款腾出的额度又按比例花掉, 不超过当时的可用额度。",
        Rule::PayFirst => "先付给别人, 再还贷款方: 现金有多少付多少, 算作生活支出。",
        Rule::PurchaseInInstalments => "结账时选了分期: 整笔本金先记作未到期分期, 以后每张账单还一期。",
        Rule::Draw => "按文件写明的日期和金额借入一笔贷款, 现金增加同样多。",
        Rule::BorrowToRepay => {
            "别处要还的钱现金不够, 就借入差的部分, 放款时扣手续费就连它一起借; 不超过还可以借的数和可用额度。"
        }
        Rule::Consolidate => "借一笔新的, 还清点名的账户; 放款时扣手续费, 就连它一起借。",
        Rule::OriginationFee => "借款当天的手续费: 借出的金额乘费率, 取整, 不低于下限, 不高于借出的金额。",
        Rule::FeeAdded => "借款的手续费并入借款, 和本金一起分期还, 也计息。",
        Rule::PayOriginationFee => "借款的手续费放款时就扣下, 到手的钱少这么多, 借款本金不少。",
        Rule::PayConsolidated => "用新借的钱还清这个账户。",
        Rule::BillPurchases => "出账日把这个周期的消费从未出账移到账单上。",
        Rule::PlanPeriod => "每张账单出一期分期本金: 本金除以期数, 舍到分, 除不尽的零头归条款规定的那一期。",
        Rule::PlanPeriodCut => "这一期分期本金有一部分已经退款, 只出余下的部分; 退款从最后一期往前抵。",
        Rule::PlanFee => {
            "每期手续费: 收费本金乘总费率, 取整到分, 再除以期数, 零头归条款规定的那一期; 免息额度内的本金不收费。"
        }
        Rule::FeeBorne => {
            "活动或券按比例代付这一期的手续费, 舍到分, 不超过为这笔分期留着的数; 借款人不付这部分。"
        }
        Rule::PlanFeeRest => "这一期的手续费减去别人代付的部分, 由借款人付。",
        Rule::PayoffFee => "提前还清一笔分期时, 还没出账的手续费按条款收取。",
        Rule::Refund => "商家退款: 按条款的顺序先减少还欠着的本金, 额度随之恢复; 已收的手续费不退。",
        Rule::RefundInCash => "退款里已经不欠的那部分, 退回成现金。",
        Rule::RefundFee => "退款取消了几期分期, 条款仍要收这些期的手续费, 记在下一张账单上。",
        Rule::AfterDueInterest => {
            "一张账单没还的本金, 从还款日起按夜计息, 直到还清; 转到下一张账单上也照样计息。"
        }
        Rule::FullInterest => {
            "账单没有全部还清: 它的每笔消费从入账日起, 按每晚实际欠着的数计息, 还过的部分在还之前也计。"
        }
        Rule::ResidualInterest => {
            "账单没有全部还清: 没还的那部分从入账日起按夜计息; 还款先算还最早入账的消费。"
        }
        Rule::CashAdvance => "在信用额度内取出现金: 现金增加同样多, 从当晚起计息, 没有免息期。",
        Rule::CashAdvanceFee => {
            "取现手续费: 取现金额乘费率, 不低于下限, 不高于上限; 和下一张账单一起还, 不计息。"
        }
        Rule::BillCashAdvance => "这个周期取的现金, 没还的部分出账日列在账单上。",
        Rule::CashAdvanceInterest => "取现的钱没有免息期: 从取出那晚起按夜计息, 直到还清。",
        Rule::InterestOnInterest => {
            "账单上的利息过了还款日还没有还: 没还的利息从还款日起也按夜计息, 直到还清; 违约金和费用不计。"
        }
        Rule::OverduePenalty => "没还够最低, 逾期的本金从还款日起按夜计罚息, 代替利息, 直到还清。",
        Rule::MonthInterest => {
            "账单日一次算完这一个月的利息: 计息的余额乘月利率; 余额取月初, 月末还是日均, 月内还款扣不扣, 由条款定。"
        }
        Rule::MonthPenalty => "账单日一次算完这一个月逾期本金的罚息, 它代替利息。",
        Rule::InterestCapitalised => {
            "最低还够了, 但没有盖住账单上的利息: 没还的利息并入结转的本金, 以后照样计息。"
        }
        Rule::InterestPutOff => "最低还够了, 但没有盖住账单上的利息: 没还的利息放到下一张账单, 不再计息。",
        Rule::LateFee => {
            "到了还款日最低没有还够: 按缺的那部分收一次违约金, 不低于下限, 不高于上限; 它和下一张账单一起还, 不计息。"
        }
        Rule::CourtFee => {
            "法院判决以后, 败诉的一方负担案件受理费: 诉讼金额按分段比例计。账单账户和下一张账单一起还, 贷款和最早逾期的一期一起还; 它不计息。"
        }
        Rule::LoanInterest => "贷款每期的利息: 还没到期和刚到期的本金, 按夜乘日利率, 到期日取整一次。",
        Rule::LoanInterestToDate => "提前还款先付清到当天为止的利息, 其余的钱才还本金。",
        Rule::LoanGraceInterest => "贷款的一期在宽限期内还: 当期本金从到期日到还款这天照合同利率计息。",
        Rule::LoanPenalty => "贷款的一期过了到期日没还, 逾期的本金按夜计罚息, 日利率是合同利率乘罚息倍数。",
        Rule::AcceleratedInterest => "贷款提前到期的那天, 付息日以来的利息一并到期, 按夜计算, 取整一次。",
        Rule::Accelerated => "逾期太久或太多期: 按条款, 贷款余下的本金从这天起全部到期, 也算逾期。",
        Rule::ArrangedInterest => "展期或重新安排的那天, 付息日以来的利息先算到当天, 取整一次。",
        Rule::ExtensionFee => "展期的费用: 借款余下的本金乘费率, 取整到分。",
        Rule::PutOff => "展期时, 到期和逾期没还的本金并回借款, 按新的期数再还。",
        Rule::PayExtension => "展期当天要付清的钱: 已到期的利息和罚息, 到当天的利息, 和展期费。",
        Rule::RePlanFee => "个性化分期的费用: 欠着的数乘费率, 取整到分, 并入分期。",
        Rule::RePlanned => "个性化分期: 欠着的本金、利息、罚息和费用合成一笔, 按商定的期数分期还。",
        Rule::PlanInterest => "个性化分期继续计息: 还没出账的分期本金按夜计息, 取整一次。",
        Rule::PlanBroken => "个性化分期的一期没有按时还: 分期作废, 余下的全部到期, 也算逾期。",
        Rule::EqualPaymentPrincipal => "等额本息: 每期应还的钱减去当期利息, 余下的是当期本金。",
        Rule::EqualPrincipalPart => "等额本金: 每期还同样多的本金, 利息另算。",
        Rule::LastPeriodPrincipal => "最后一期还清剩下的全部本金。",
        Rule::PayRequired => {
            "当天必须还的钱: 到期账单的最低还款, 到期的贷款, 和已经逾期的部分; 有多少还多少。"
        }
        Rule::PayFull => "策略要还清整张账单: 必须还的付完以后, 再还账单的其余部分, 现金够多少还多少。",
        Rule::PayBeyond => "必须还的以外, 策略按自己的顺序多还的钱。",
        Rule::PayExtra => "策略里写明的一次额外还款, 不超过手里的现金和所欠的数。",
        Rule::PayOffPlan => "提前结清: 一笔分期还没出账的本金, 连同还要收的手续费, 一次付清。",
        Rule::PayOffLoan => {
            "策略里写明的提前结清: 一笔贷款先付已到期的部分, 再付到当天的利息和余下的全部本金。"
        }
        Rule::PayBorrowed => "借新还旧: 借来的钱连同手里的现金, 当天付给别的账户。",
        Rule::PayAutoDebit => "自动扣款: 到期日由贷款方从约定的来源扣走, 不管策略还不还。",
        Rule::LinkedRepayment
        | Rule::PayLinked
        | Rule::PointsOffset
        | Rule::RedPacket
        | Rule::RedPacketShare => idea_rule_sentence(rule, Language::Zh),
        Rule::CarryRest => "到了还款日, 最低已经还够, 账单没还的消费结转, 从这天起计息。",
        Rule::WithinTolerance => "到期没还的部分不超过容差: 不算逾期, 转到下一张账单再还。",
        Rule::MissedBill => "到了还款日最低没有还够, 按条款整张账单没还的本金都算逾期。",
        Rule::MissedMinimum => "到了还款日最低没有还够, 按条款只有缺的那部分算逾期, 其余照常结转。",
        Rule::MissedPeriod => "贷款的一期到期没还清, 没还的本金算逾期, 不再计利息, 改计罚息。",
        Rule::ConvertBill => "把账单上的一部分消费改成分期: 账单和最低随之减少, 以后每期另还本金和手续费。",
        Rule::ClosingAccrual => {
            "推演在这里结束: 已经产生但还没出账的利息或罚息取整入账一次, 好让各月相加等于全程。"
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one sentence for each rule; the match must be exhaustive")]
const fn en(rule: Rule) -> &'static str {
    match rule {
        Rule::OpeningBalance => "The scenario file says what is owed when the run begins.",
        Rule::Income => "An income arrives on the day and in the amount that the file gives.",
        Rule::Windfall => "Money comes in once, as the file says; nobody counts on it before.",
        Rule::Reimbursement => {
            "Cash comes back for something that was had, as far as it was had and has not come back yet; it is no income."
        }
        Rule::ReimbursedShare => {
            "A share of something that was had comes back in cash, as far as it has not come back yet; it is no income."
        }
        Rule::LivingFromCash => "Living costs come before debt: they take cash, as far as it goes.",
        Rule::RepayRecord => {
            "An earlier late record is repaid: its debt is on no account of this file, so what it takes is a living cost."
        }
        Rule::LivingOnLine => {
            "What cash cannot cover of a living cost goes on the line that the strategy names, within its room."
        }
        Rule::PurchaseOnLine => {
            "A purchase goes whole on the line, within its room, and is not asked for before the next bill."
        }
        Rule::PurchaseInCash => {
            "The line was paused or had no room; the file allows cash instead, and cash covers all of it."
        }
        Rule::SpendBack => {
            "A share of the room that payments freed is spent again, as far as the line has room."
        }
        Rule::PayFirst => {
            "Somebody else is paid before any lender, as far as cash goes; it counts as living."
        }
        Rule::PurchaseInInstalments => {
            "Split at the checkout: all principal becomes future instalments, and each bill asks for one period."
        }
        Rule::Draw => "A loan is drawn as the file says, and cash rises by the same amount.",
        Rule::BorrowToRepay => {
            "Cash does not cover what is due elsewhere: the gap is drawn, with a fee that is taken off, within what the action may still borrow and the room."
        }
        Rule::Consolidate => {
            "A loan is drawn that pays off the accounts named, with the fee that is taken off what is paid out."
        }
        Rule::OriginationFee => {
            "The fee of the day of a loan: what is lent times the rate, rounded, at least the floor, and no more than is lent."
        }
        Rule::FeeAdded => {
            "The fee of the loan is added to it: it is repaid with the principal, and bears interest."
        }
        Rule::PayOriginationFee => {
            "The fee of the loan is taken off what is paid out: less comes in, and the principal is no smaller."
        }
        Rule::PayConsolidated => "The account is paid off with a loan drawn for it.",
        Rule::BillPurchases => "On the bill day the purchases of the cycle move onto the bill.",
        Rule::PlanPeriod => {
            "Each bill takes one period of the plan: principal ÷ periods, cut off at the cent, the remainder in the period that the terms name."
        }
        Rule::PlanPeriodCut => {
            "A refund took a part of this period, so that the bill asks for the rest; refunds take the last period first."
        }
        Rule::PlanFee => {
            "The fee of a period: principal that bears a fee × total rate, rounded, ÷ periods, the remainder in the period that the terms name; principal within the free quota bears none."
        }
        Rule::FeeBorne => {
            "A campaign or a coupon bears a share of the period's fee, cut to cents, as far as what was set aside for the plan goes; the borrower does not pay it."
        }
        Rule::PlanFeeRest => "The fee of the period, less what somebody else bears.",
        Rule::PayoffFee => {
            "A plan is paid off early, and the terms say which fees not yet billed are charged."
        }
        Rule::Refund => {
            "A shop takes something back: principal that is owed falls, in the order of the terms, and frees its room; fees that were charged stay."
        }
        Rule::RefundInCash => "What is refunded and not owed any more comes back in cash.",
        Rule::RefundFee => {
            "A refund took periods of a plan away; the terms charge their fees all the same, on the next bill."
        }
        Rule::AfterDueInterest => {
            "What is left of a bill bears interest every night from the due day until it is paid; printing it on the next bill does not make it free again."
        }
        Rule::FullInterest => {
            "The bill was not cleared: each night since its purchases were posted bears on what was then owed of them, what was repaid later included."
        }
        Rule::ResidualInterest => {
            "The bill was not cleared: what is left of it bears every night since it was posted; payments count for the purchases posted first."
        }
        Rule::CashAdvance => {
            "Cash is taken on the line: cash rises by the same amount, and it bears interest from that night on."
        }
        Rule::CashAdvanceFee => {
            "The fee of cash: a share of what was taken, within its limits. It is due with the next bill and bears no interest."
        }
        Rule::BillCashAdvance => "On the bill day the cash of the cycle that is unpaid goes on the bill.",
        Rule::CashAdvanceInterest => {
            "Cash has no free period: it bears interest every night from the one on which it was taken."
        }
        Rule::InterestOnInterest => {
            "Billed interest was not paid by its due day: what is unpaid of it bears interest every night from that day; fees and penalty never do."
        }
        Rule::OverduePenalty => {
            "After a missed minimum, overdue principal bears penalty every night from the due day until it is paid, in place of interest."
        }
        Rule::MonthInterest => {
            "On the bill day the interest of a whole month: the balance that bears × the rate of a month. The terms say which balance it is."
        }
        Rule::MonthPenalty => {
            "On the bill day the penalty of a whole month on overdue principal, instead of interest."
        }
        Rule::InterestCapitalised => {
            "The minimum was paid and did not cover the interest of the bill: what is unpaid joins carried principal and bears interest."
        }
        Rule::InterestPutOff => {
            "The minimum was paid and did not cover the interest of the bill: what is unpaid goes on the next bill and bears nothing."
        }
        Rule::LateFee => {
            "The due day ends with the minimum missed: once a bill, a fee on what is missing, within its limits. It is due with the next bill and bears no interest."
        }
        Rule::CourtFee => {
            "The side that loses a suit bears the fee of the court, in bands of the claim: on a line with the next bill, on a loan with the oldest period past due. It bears no interest."
        }
        Rule::LoanInterest => {
            "Interest of a loan period: principal not overdue × daily rate for each night, rounded once on the due day."
        }
        Rule::LoanInterestToDate => {
            "An early payment first clears the interest up to that day; only the rest goes to principal."
        }
        Rule::LoanGraceInterest => {
            "A loan period is paid within its grace: its principal bears contract interest from the due day to that day."
        }
        Rule::LoanPenalty => {
            "A loan period was missed: its overdue principal bears penalty every night, at the contract rate times the penalty multiplier."
        }
        Rule::AcceleratedInterest => {
            "On the day on which a loan becomes due at once its interest since the last due date is due too, by the night, \
             rounded once."
        }
        Rule::Accelerated => {
            "Past due for too long or too often: under the terms all that is left of the loan is due at once, and past due."
        }
        Rule::ArrangedInterest => {
            "On the day of an extension or of a personal plan interest since the last due date is worked out, rounded once."
        }
        Rule::ExtensionFee => {
            "The fee of an extension: principal of the loan times the rate, rounded to the cent."
        }
        Rule::PutOff => "Under an extension principal that was due or past due goes back into the loan.",
        Rule::PayExtension => {
            "Paid on the day of an extension: interest and penalty that are due, interest to the day, and the fee."
        }
        Rule::RePlanFee => {
            "The fee of a personal plan: what is owed times the rate, to the cent; it is part of the plan."
        }
        Rule::RePlanned => {
            "A personal plan: principal, interest, penalty and fees become one sum, repaid in the periods agreed."
        }
        Rule::PlanInterest => {
            "A personal plan that goes on bearing: what is on no bill yet bears interest each night, rounded once."
        }
        Rule::PlanBroken => {
            "A period of a personal plan was missed: the plan ends, and all that is left of it is due at once, and past due."
        }
        Rule::EqualPaymentPrincipal => {
            "Equal payments: what the period's payment leaves after its interest is principal."
        }
        Rule::EqualPrincipalPart => {
            "Equal principal: each period repays the same part, and interest comes on top."
        }
        Rule::LastPeriodPrincipal => "The last period clears all principal that is left.",
        Rule::PayRequired => {
            "Required that day: the minimum of a bill that is due, loan periods that are due, and everything past due, as far as cash goes."
        }
        Rule::PayFull => {
            "The strategy clears whole bills: after all that is required, the rest of the bill, as far as cash goes."
        }
        Rule::PayBeyond => "Paid beyond what is required, in the order that the strategy chose.",
        Rule::PayExtra => "An extra payment that the strategy names, within cash and what is owed.",
        Rule::PayOffPlan => {
            "A plan is paid off early: all its principal that is not billed, and the fees that are still charged, at once."
        }
        Rule::PayOffLoan => {
            "A payoff that the strategy names: of a loan what is due first, then interest to the day and all principal left."
        }
        Rule::PayBorrowed => {
            "Borrowing to repay: the money drawn and the cash in hand are paid to other accounts the same day."
        }
        Rule::PayAutoDebit => {
            "Automatic payment: on the due day the lender takes it from the agreed sources, whatever the strategy would do."
        }
        Rule::LinkedRepayment
        | Rule::PayLinked
        | Rule::PointsOffset
        | Rule::RedPacket
        | Rule::RedPacketShare => idea_rule_sentence(rule, Language::En),
        Rule::CarryRest => {
            "The due day ends with the minimum paid: what is unpaid of the bill's purchases is carried and bears interest from that day."
        }
        Rule::WithinTolerance => {
            "What is missing is within the tolerance of the terms: nothing is overdue, and the next bill asks for it."
        }
        Rule::MissedBill => {
            "The due day ends with the minimum missed: under these terms all unpaid principal of the bill is overdue."
        }
        Rule::MissedMinimum => {
            "The due day ends with the minimum missed: under these terms only the missing part is overdue, and the rest is carried."
        }
        Rule::MissedPeriod => {
            "A loan period was not paid on its due day: its unpaid principal is overdue and bears penalty instead of interest."
        }
        Rule::ConvertBill => {
            "Part of the bill becomes instalments: bill and minimum fall, and later bills ask for principal and a fee."
        }
        Rule::ClosingAccrual => {
            "The run ends here: interest or penalty that has grown but is not billed is rounded and posted once, so that the months add up to the whole."
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_has_its_own_sentence_in_both_languages() {
        for language in [Language::Zh, Language::En] {
            let all: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule_sentence(*rule, language)).collect();
            assert_eq!(all.len(), Rule::ALL.len());
            for rule in Rule::ALL {
                let sentence = rule_sentence(*rule, language);
                assert!(sentence.ends_with(['。', '.']), "{sentence}");
                assert!(!sentence.contains('_'), "{sentence}");
                assert!(sentence.chars().count() <= 180, "{sentence}");
            }
        }
    }

    #[test]
    fn chinese_sentences_are_chinese() {
        for rule in Rule::ALL {
            let ascii = zh(*rule).chars().filter(char::is_ascii_alphabetic).count();
            assert_eq!(ascii, 0, "{}", rule.word());
        }
    }
}
