//! The calculators of the window by name: their fields, and what stands in these at first.

use super::super::{Language, pick};

/// A calculator, as `mingzhang calc` has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Calculator {
    /// A loan with its schedule.
    #[default]
    Loan,
    /// An instalment plan.
    Instalment,
    /// A bill paid at its minimum.
    Minimum,
    /// Paying off a plan early.
    Payoff,
    /// The annual rate of flows.
    Rate,
    /// A purchase above the quota.
    Purchase,
}

/// What is typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is named in [`calc_field`]")]
pub enum CalcField {
    Principal,
    Periods,
    MethodOf,
    RateOf,
    RatePer,
    DailyRate,
    Drawn,
    Free,
    TotalRate,
    Balance,
    Ratio,
    Floor,
    Bill,
    DueDay,
    Billed,
    Got,
    Paid,
    PerYear,
    Nominal,
    Price,
    Quota,
    Cash,
    Saving,
    BuyOn,
    MerchantRate,
    LoanRate,
    Cheaper,
}

impl Calculator {
    /// All calculators, in the order of the screen.
    pub const ALL: [Self; 6] =
        [Self::Loan, Self::Instalment, Self::Minimum, Self::Payoff, Self::Rate, Self::Purchase];

    /// Its fields, each with what stands in it at first.
    pub const fn fields(self) -> &'static [(CalcField, &'static str)] {
        use CalcField as F;
        match self {
            Self::Loan => &[
                (F::Principal, "10000"),
                (F::Periods, "12"),
                (F::MethodOf, "equal_payment"),
                (F::RateOf, "0.04%"),
                (F::RatePer, "day"),
                (F::Drawn, "2026-01-15"),
            ],
            Self::Instalment => {
                &[(F::Principal, "6000"), (F::Free, "0"), (F::Periods, "12"), (F::TotalRate, "7.5%")]
            }
            Self::Minimum => &[
                (F::Balance, "10000"),
                (F::DailyRate, "0.05%"),
                (F::Ratio, "10%"),
                (F::Floor, "50"),
                (F::Bill, "2026-01-01"),
                (F::DueDay, "10"),
            ],
            Self::Payoff => {
                &[(F::Principal, "6000"), (F::Periods, "12"), (F::TotalRate, "8.8%"), (F::Billed, "4")]
            }
            Self::Rate => {
                &[(F::Got, "0=10000"), (F::Paid, "1..12=888.49"), (F::PerYear, "12"), (F::Nominal, "")]
            }
            Self::Purchase => &[
                (F::Price, "8000"),
                (F::Quota, "3000"),
                (F::Periods, "12"),
                (F::TotalRate, "8.8%"),
                (F::Cash, "1000"),
                (F::Saving, "1500"),
                (F::BuyOn, "2026-01-15"),
                (F::MerchantRate, "6%"),
                (F::LoanRate, "0.04%"),
                (F::Cheaper, "5000"),
            ],
        }
    }
}

/// What a calculator is called.
pub const fn calculator_name(calculator: Calculator, language: Language) -> &'static str {
    let (zh, en) = match calculator {
        Calculator::Loan => ("借款", "Loan"),
        Calculator::Instalment => ("分期", "Instalments"),
        Calculator::Minimum => ("最低还款", "Minimum"),
        Calculator::Payoff => ("提前结清", "Payoff"),
        Calculator::Rate => ("资金的利率", "Rate of flows"),
        Calculator::Purchase => ("额度不够", "Small quota"),
    };
    pick(language, zh, en)
}

/// What a field asks for.
pub const fn calc_field(field: CalcField, language: Language) -> &'static str {
    use CalcField as F;
    let (zh, en) = match field {
        F::Principal => ("本金", "Principal"),
        F::Periods => ("期数", "Periods"),
        F::MethodOf => ("还款方式", "Method"),
        F::RateOf => ("利率", "Rate"),
        F::RatePer => ("利率按", "Rate for"),
        F::DailyRate => ("日利率", "Daily rate"),
        F::Drawn => ("借款日 (可空)", "Drawn on (or empty)"),
        F::Free => ("其中免息", "Free part"),
        F::TotalRate => ("总费率", "Fee of all periods"),
        F::Balance => ("账单金额", "Bill"),
        F::Ratio => ("最低比例", "Share of minimum"),
        F::Floor => ("最低至少", "Least minimum"),
        F::Bill => ("出账日期", "Bill closes on"),
        F::DueDay => ("每月还款日", "Due day"),
        F::Billed => ("已还几期", "Periods paid"),
        F::Got => ("收到 (期=金额)", "Got (when=amount)"),
        F::Paid => ("付出 (期=金额)", "Paid (when=amount)"),
        F::PerYear => ("一年几期", "Periods a year"),
        F::Nominal => ("或名义年利率", "Or a nominal rate"),
        F::Price => ("价格", "Price"),
        F::Quota => ("免息额度", "Free quota"),
        F::Cash => ("可用现金", "Cash"),
        F::Saving => ("每月能攒", "Saved a month"),
        F::BuyOn => ("购买日期", "Bought on"),
        F::MerchantRate => ("商家分期费率", "Merchant's fee"),
        F::LoanRate => ("借款日利率", "Loan, daily rate"),
        F::Cheaper => ("便宜些的价格", "Cheaper goods"),
    };
    pick(language, zh, en)
}

/// A field whose text is no such value.
pub fn calc_unreadable(field: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("“{field}”读不懂。金额写 3000.00, 利率写 0.04%, 日期写 2026-01-15。"),
        Language::En => {
            format!(
                "“{field}” cannot be read. Write amounts like 3000.00, rates like 0.04%, dates like 2026-01-15."
            )
        }
    }
}

/// The times that a rate may be for.
pub const RATE_TIMES: [&str; 3] = ["day", "month", "year"];

/// What a choice of a field is called; none for fields that are typed into.
pub fn calc_choices(field: CalcField, language: Language) -> Vec<(&'static str, &'static str)> {
    use crate::scenario::Method;
    match field {
        CalcField::MethodOf => Method::ALL.iter().map(|m| (m.word(), method_name(*m, language))).collect(),
        CalcField::RatePer => {
            let names = match language {
                Language::Zh => ["按天", "按月", "按年"],
                Language::En => ["a day", "a month", "a year"],
            };
            RATE_TIMES.into_iter().zip(names).collect()
        }
        _ => Vec::new(),
    }
}

/// How a loan is repaid.
pub const fn method_name(method: crate::scenario::Method, language: Language) -> &'static str {
    use crate::scenario::Method as M;
    let (zh, en) = match method {
        M::EqualPayment => ("等额本息", "equal payments"),
        M::EqualPrincipal => ("等额本金", "equal principal"),
        M::InterestFirst => ("先息后本", "interest first"),
        M::Flat => ("等本等息", "flat interest"),
    };
    pick(language, zh, en)
}
