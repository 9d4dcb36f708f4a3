//! The words of contracts: what values and choices are called.

use super::{Language, amount, percent, pick};
use crate::rate::Rate;
use crate::terms::{PeriodRate, PriceBand, Value, ValueName};

/// What a value of a contract is called.
#[expect(clippy::too_many_lines, reason = "one name for each value; the match must be exhaustive")]
pub fn value_name(name: ValueName, language: Language) -> &'static str {
    let (zh, en) = match name {
        ValueName::DailyRate => ("日利率", "daily rate"),
        ValueName::DueDayOf => ("出账日和还款日", "bill days and due days"),
        ValueName::MinRatio => ("最低还款比例", "minimum: share of new purchases"),
        ValueName::MinRolloverShare => ("最低还款: 结转部分", "minimum: share of carried principal"),
        ValueName::MinFloorYuan => ("最低还款下限", "minimum: at least"),
        ValueName::MinRounding => ("最低还款取整", "minimum: rounding"),
        ValueName::MinForm => ("最低还款的算法", "minimum: what it is made of"),
        ValueName::MinBase => ("最低还款比例的基数", "minimum: what the share is of"),
        ValueName::InterestPeriod => ("计息周期", "interest is counted by the"),
        ValueName::MonthRate => ("年利率折成月利率", "the rate of a month"),
        ValueName::MonthBase => ("按月计息的余额", "balance that bears for a month"),
        ValueName::MonthPayments => ("当月还款", "payments of the month"),
        ValueName::InterestUnitYuan => ("每月利息取整到", "interest of a month is a multiple of"),
        ValueName::PromotionalRates => ("优惠年利率", "promotional annual rates"),
        ValueName::OverdueReach => ("没还够最低时逾期的部分", "overdue after a missed minimum"),
        ValueName::LateFeeRate => ("违约金比例", "late fee: share of what is missing"),
        ValueName::LateFeeFloorYuan => ("违约金下限", "late fee: at least"),
        ValueName::LateFeeCapYuan => ("违约金上限", "late fee: at most"),
        ValueName::PenaltyMultiplier => ("罚息倍数", "penalty rate ÷ contract rate"),
        ValueName::PenaltyMode => ("罚息和利息", "penalty and interest"),
        ValueName::FirstOverdueNight => ("还款日当晚", "night of the due day"),
        ValueName::StatementDayPurchase => ("出账日当天的消费", "purchases on the bill day"),
        ValueName::InterestBase => ("没还清时计息的部分", "what bears interest when not paid in full"),
        ValueName::ResidualFrom => ("未还部分起息", "an unpaid rest bears from"),
        ValueName::PostingLagDays => ("消费到入账的天数", "days from a purchase to its posting"),
        ValueName::StatementNight => ("出账日当晚的利息", "interest of the bill day's night"),
        ValueName::PaymentValueDate => ("还款从哪晚起减少计息", "a payment counts from the evening of"),
        ValueName::InterestRounding => ("利息取整", "rounding of interest"),
        ValueName::AllocationOrder => ("还款先还什么", "order in which payments clear"),
        ValueName::InstalmentRates => ("分期总费率", "fee of instalment plans"),
        ValueName::FeeRounding => ("费用取整", "rounding of fees"),
        ValueName::RemainderPeriod => ("除不尽的分", "indivisible cents"),
        ValueName::EarlyPayoffFee => ("提前还清分期的费用", "fees when a plan is paid off"),
        ValueName::RefundOrder => ("退款先抵什么", "what a refund lowers first"),
        ValueName::RefundFee => ("退款取消的分期手续费", "fees of periods that a refund takes away"),
        ValueName::BillInstalmentFirstDue => ("账单分期第一期", "first period of a converted bill"),
        ValueName::FreeQuotaYuan => ("分期免息额度", "interest-free quota"),
        ValueName::FreeQuotaOverflow => ("超出免息额度时", "above the free quota"),
        ValueName::FreeQuotaRenews => ("免息额度恢复", "the free quota comes back"),
        ValueName::CashAdvanceShareOfLimit => ("取现额度占信用额度", "cash: share of the limit"),
        ValueName::CashAdvanceFeeRate => ("取现手续费率", "cash: fee rate"),
        ValueName::CashAdvanceFeeFloorYuan => ("取现手续费下限", "cash: fee at least"),
        ValueName::CashAdvanceFeeCapYuan => ("取现手续费上限", "cash: fee at most"),
        ValueName::CashAdvanceMinShare => ("最低还款: 取现部分", "minimum: share of cash taken"),
        ValueName::GraceDays => ("还款宽限天数", "days of grace after a due day"),
        ValueName::GraceToleranceYuan => ("还款容差", "tolerance: what may be missing"),
        ValueName::InterestOnInterest => ("逾期未还的利息也计息", "unpaid interest bears interest"),
        ValueName::MinOverLimitShare => {
            ("最低还款: 超过额度的部分", "minimum: share of what is above the limit")
        }
        ValueName::AllocationSwitchDay => ("逾期几天起先还本金", "principal first from this day overdue"),
        ValueName::StopAfterMissedMinimums => {
            ("连续几次没还够最低就停用", "stopped after minimums missed in a row")
        }
        ValueName::FreezeReach => ("逾期时暂停使用的范围", "what an overdue debt freezes"),
        ValueName::UnfreezeAfterDays => ("还清后恢复使用的天数", "days until use is open again"),
        ValueName::MinimumWhileGroupOverdue => {
            ("同组逾期时仍可还最低", "minimum on offer while the group is overdue")
        }
        ValueName::DayCount => ("计息天数", "day count"),
        ValueName::AnnualRate => ("年利率", "annual rate"),
        ValueName::PaymentRounding => ("月供取整", "rounding of payments"),
        ValueName::PaymentUnitYuan => ("月供取整到", "payments are multiples of"),
        ValueName::MonthEnd => ("月末到期日", "due day at the end of months"),
        ValueName::PrincipalGracePeriods => ("只还利息的期数", "first periods of interest alone"),
        ValueName::AccelerationAfterDays => ("逾期多少天全部到期", "days past due until all is due at once"),
        ValueName::AccelerationMissedPeriods => {
            ("逾期多少期全部到期", "periods past due at which all is due at once")
        }
        ValueName::RateChangeReach => ("条款变化涉及的借款", "loans that a change of terms reaches"),
        ValueName::AccelerationReach => ("全部到期的范围", "loans that become due at once"),
        ValueName::ExtensionMostMonths => ("最多展期的月数", "extension: at most so many months"),
        ValueName::ExtensionFeeRate => ("展期费率", "extension: fee"),
        ValueName::ExtensionStopsOverdue => {
            ("展期时到期未还的一并后移", "extension: arrears are put off too")
        }
        ValueName::RePlanMostPeriods => ("个性化分期最多期数", "personal plan: at most so many periods"),
        ValueName::RePlanStopsInterest => ("个性化分期停止计息", "personal plan: bears no interest"),
        ValueName::RePlanLeastDaysOverdue => {
            ("逾期多少天起可以个性化分期", "personal plan: from so many days past due")
        }
        ValueName::RePlanFeeRate => ("个性化分期费率", "personal plan: fee"),
        ValueName::LateInterestUntil => ("逾期利息算到", "what is late bears until"),
        ValueName::OriginationFeeRate => ("借款手续费率", "fee of a loan: rate"),
        ValueName::OriginationFeeFloorYuan => ("借款手续费下限", "fee of a loan: at least"),
        ValueName::OriginationFeeMode => ("借款手续费怎样收", "fee of a loan: how it is paid"),
        ValueName::RepaysOtherDebts => ("借款可以还别的债", "loans may repay other debts"),
        ValueName::PrepayEffect => ("提前还款以后", "after an early payment"),
        ValueName::StageDays => ("逾期各阶段首日", "first days of overdue stages"),
        ValueName::FiveClassDays => ("五级分类各级首日", "first days of the five classes"),
        ValueName::WriteOffDays => ("逾期多少天核销", "days overdue until it is written off"),
        ValueName::CourtFees => ("败诉负担的受理费", "court fee borne by the debtor"),
        ValueName::Ladder => ("催收的步骤", "steps of collection"),
        ValueName::LimitReview => ("额度评估规则", "rules of the limit review"),
        ValueName::PricesByScore => ("按分定价", "prices by score"),
        ValueName::FeeCampaigns => ("分期免息活动", "campaigns for fees of plans"),
    };
    pick(language, zh, en)
}

/// What a word of a contract means.
fn word(word: &'static str, language: Language) -> &'static str {
    let (zh, en) = match word {
        "ceil_cent" => ("进到分", "up to the cent"),
        "floor_yuan" => ("舍到元", "down to the yuan"),
        "bill" => ("整张账单的本金", "all principal of the bill"),
        "minimum" => ("最低还款里缺的部分", "what is missing of the minimum"),
        "count" => ("计息", "bears interest"),
        "skip" => ("不计息", "is free"),
        "this_bill" => ("算这张账单", "on this bill"),
        "next_bill" => ("算下一张账单", "on the next bill"),
        "full" => ("整张账单, 从入账日起", "the whole bill, since posted"),
        "residual" => ("未还部分", "only what is unpaid"),
        "after_due" => ("未还部分, 还款日以后", "only what is unpaid, after the due day"),
        "posting" => ("入账日", "posting"),
        "due" => ("还款日", "the due day"),
        "before_statement" => ("计入下一张账单", "on the next bill"),
        "through_statement" => ("计入这张账单", "on this bill"),
        "same_day" => ("还款当晚", "the same day"),
        "next_day" => ("还款次日", "the next day"),
        "half_up" => ("四舍五入", "half up"),
        "half_even" => ("四舍六入五成双", "half to even"),
        "down" => ("舍去", "cut off"),
        "first" => ("归第一期", "in the first period"),
        "last" => ("归最后一期", "in the last period"),
        "drop_unbilled" => ("未出账的不收", "unbilled ones are dropped"),
        "charge_all" => ("一次收齐", "all charged at once"),
        "charge_current" => ("只收下一期", "the next one is charged"),
        "unbilled_first" => ("先抵未出账", "not yet billed first"),
        "oldest_first" => ("先抵最早", "the oldest first"),
        "this_due" => ("本期还款日", "this due day"),
        "fee_on_excess" => ("超出部分收费", "a fee on the excess"),
        "fee_on_all" => ("整笔收费", "a fee on the whole plan"),
        "refuse" => ("拒绝", "refused"),
        "never" => ("不恢复", "never"),
        "as_repaid" => ("随还款恢复", "as it is repaid"),
        "group" => ("同组账户", "the whole group"),
        "own" => ("只本账户", "this account only"),
        "actual" => ("实际天数", "actual nights"),
        "thirty" => ("每期 30 天", "30 to a period"),
        "30/360" => ("每月 30 天, 一年 360 天", "30 to a month, a year of 360"),
        "actual/365" => ("实际天数, 一年 365 天", "actual nights, a year of 365"),
        "actual/360" => ("实际天数, 一年 360 天", "actual nights, a year of 360"),
        "actual/364" => ("实际天数, 一年 364 天", "actual nights, a year of 364"),
        "actual/actual" => ("实际天数, 按当年的天数", "actual nights over those of their year"),
        "clamp" => ("短月取月末, 每月另算", "the month's end, each month anew"),
        "stay" => ("短月取月末, 以后不变", "the month's end, and so from then on"),
        "stick" => ("月末借的总在月末到期", "lent at a month's end, due at months' ends"),
        "up" => ("进位", "up"),
        "replace" => ("代替利息", "instead of interest"),
        "add" => ("利息之外另加", "on top of interest"),
        "lower_payment" => ("月供变少", "smaller payments"),
        "shorten_term" => ("期数变少", "fewer payments"),
        "penalty" => ("罚息", "penalty"),
        "interest" => ("利息", "interest"),
        "fee" => ("费用", "fees"),
        "principal" => ("本金", "principal"),
        other => return month_word(other, language),
    };
    pick(language, zh, en)
}

/// The words of interest by the month and of minimums of other forms.
fn month_word(word: &'static str, language: Language) -> &'static str {
    let (zh, en) = match word {
        "half_up_cent" => ("四舍五入到分", "half up to the cent"),
        "floor_cent" => ("舍到分", "down to the cent"),
        "half_up_yuan" => ("四舍五入到元", "half up to the yuan"),
        "ceil_yuan" => ("进到元", "up to the yuan"),
        "purchases" => ("本金按比例, 息费全额", "a share of principal, all charges whole"),
        "fixed" => ("固定金额", "a fixed amount"),
        "percentage" => ("余额按比例, 有下限", "a share of the balance, at least the floor"),
        "interest_plus_percentage" => {
            ("利息加余额的比例, 有下限", "interest and a share of the balance, at least the floor")
        }
        "before_interest" => ("不含当期利息", "without the interest of the bill"),
        "after_interest" => ("含当期利息", "with the interest of the bill"),
        "night" => ("夜", "night"),
        "month" => ("月", "month"),
        "nominal" => ("十二分之一", "a twelfth of the annual rate"),
        "effective" => ("复利十二个月恰为年利率", "grows to the annual rate in twelve months"),
        "opening" => ("月初余额", "what was owed when it began"),
        "closing" => ("月末余额", "what is owed when it ends"),
        "average_daily" => ("日均余额", "the mean of its evenings"),
        "after" => ("先扣还款再计息", "lower what bears"),
        "before" => ("计息不扣当月还款", "do not lower what bears"),
        other => of_loans(other),
    };
    pick(language, zh, en)
}

/// The words of loans: which of them something reaches, and what becomes of a fee.
const fn of_loans(word: &'static str) -> (&'static str, &'static str) {
    match word.as_bytes() {
        b"loan" => ("只那一笔借款", "that loan alone"),
        b"account" => ("账户里的全部借款", "all loans of the account"),
        b"new_loans" => ("以后借的", "loans drawn from then on"),
        b"all_loans" => ("在还的从下一期起", "running loans too, from their next period on"),
        b"day" => ("还款当天", "the day of the payment"),
        b"period_end" => ("所在一期的期末", "the end of the period of the payment"),
        b"added" => ("并入借款", "added to the loan"),
        b"deducted" => ("放款时扣下", "taken off what is paid out"),
        _ => (word, word),
    }
}

/// A value of a contract.
pub fn value_text(name: ValueName, value: &Value, language: Language) -> String {
    match value {
        Value::Rate(rate) if name == ValueName::PenaltyMultiplier => format!("{rate} ×"),
        Value::Rate(rate) => percent(*rate),
        Value::Money(money) => amount(*money),
        Value::Whole(number) => number.to_string(),
        Value::Flag(true) => pick(language, "是", "yes").to_owned(),
        Value::Flag(false) => pick(language, "否", "no").to_owned(),
        Value::Word(found) => word(found, language).to_owned(),
        Value::DueDays(days) => joined(days.iter().map(|pair| format!("{}→{}", pair.bill_day, pair.due_day))),
        Value::PeriodRates(rates) => joined(rates.iter().map(|pair| plan_rate(pair, language))),
        Value::Order(kinds) => {
            kinds.iter().map(|kind| word(kind.word(), language)).collect::<Vec<_>>().join(" → ")
        }
        Value::Days(days) => joined(days.iter().map(ToString::to_string)),
        Value::CourtFees(bands) if bands.is_empty() => pick(language, "无", "none").to_owned(),
        Value::CourtFees(bands) => joined(bands.iter().map(|band| {
            format!("> {}: {} + {}", amount(band.over_yuan), amount(band.fixed_yuan), percent(band.rate))
        })),
        Value::Promotions(list) if list.is_empty() => pick(language, "无", "none").to_owned(),
        Value::Promotions(list) => joined(list.iter().map(|one| match language {
            Language::Zh => format!("到 {} 为止 {}", one.until, percent(one.rate)),
            Language::En => format!("{} until {}", percent(one.rate), one.until),
        })),
        Value::Prices(bands) if bands.is_empty() => pick(language, "无", "none").to_owned(),
        Value::Prices(bands) => {
            bands.iter().map(|band| price_band(band, language)).collect::<Vec<_>>().join("; ")
        }
        Value::Campaigns(list) if list.is_empty() => pick(language, "无", "none").to_owned(),
        Value::Campaigns(list) => {
            list.iter().map(|one| super::help_text(one, language)).collect::<Vec<_>>().join("; ")
        }
        Value::Ladder(rungs) => super::ladder_text(rungs, language),
        Value::Review(rules) if rules.is_empty() => pick(language, "无", "none").to_owned(),
        Value::Review(rules) => joined(rules.iter().map(|rule| rule.id.clone())),
    }
}

/// `700 分起: 日利率 0.035%, 3 期 2%`
pub fn price_band(band: &PriceBand, language: Language) -> String {
    let named = |name, rate: Option<Rate>| {
        rate.map(|rate| format!("{} {}", value_name(name, language), percent(rate)))
    };
    let rates =
        [named(ValueName::DailyRate, band.daily_rate), named(ValueName::AnnualRate, band.annual_rate)];
    let fees = band.instalment_rates.iter().map(|pair| plan_rate(pair, language));
    let prices = joined(rates.into_iter().flatten().chain(fees));
    match language {
        Language::Zh => format!("{} 分起: {prices}", band.at_least),
        Language::En => format!("from {}: {prices}", band.at_least),
    }
}

fn plan_rate(pair: &PeriodRate, language: Language) -> String {
    match language {
        Language::Zh => format!("{} 期 {}", pair.periods, percent(pair.rate)),
        Language::En => format!("{} × {}", pair.periods, percent(pair.rate)),
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
