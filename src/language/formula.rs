//! The expression of a rule in words: with names alone, or with the numbers of an entry. It is made from the very
//! expression that is evaluated, so what is shown is what was computed.

use rust_decimal::Decimal;

use super::{Language, amount, nights, percent, pick};
use crate::analysis::{Expression, InputValue};
use crate::ledger::{Rule, Segment, Unit};
use crate::money::Money;
use crate::rate::Rate;

/// The numbers of an entry's cause.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'i> {
    /// The rule's inputs.
    pub inputs: &'i [InputValue],
    /// Stretches of nights.
    pub segments: &'i [Segment],
    /// What stands between two stretches: `" + "`, or a line break with it.
    pub plus: &'i str,
}

/// The formula of a rule with names: `unpaid principal × daily rate × nights, rounded to the cent`.
pub fn formula_names(rule: Rule, language: Language) -> String {
    Words { rule, language, numbers: None }.formula()
}

/// The formula of an entry with names and numbers:
/// `unpaid principal 2,700.00 × daily rate 0.05% × 23 nights (2026-01-09 → 2026-02-01)`.
pub fn formula(rule: Rule, numbers: Inputs<'_>, language: Language) -> String {
    Words { rule, language, numbers: Some(numbers) }.formula()
}

/// An input of a rule: its name and its value.
pub fn input(input: &InputValue, language: Language) -> (String, String) {
    (input_name(input.input.name, language).to_owned(), input_value(input, language))
}

/// What an input is called.
fn input_name(name: &str, language: Language) -> &'static str {
    let (zh, en) = match name {
        "given" => ("写明的金额", "amount given"),
        "cost" => ("生活费", "living cost"),
        "cash" => ("手里现金", "cash in hand"),
        "asked" => ("要退的数", "asked back"),
        "had" => ("当时花掉", "spent then"),
        "kept" => ("还没退的数", "not back yet"),
        "portion" => ("退的比例", "share of it"),
        "room" => ("可用额度", "room"),
        "price" => ("价格", "price"),
        "need" => ("当天要还", "due elsewhere"),
        "left" => ("还可以借", "still allowed"),
        "taken_back" => ("已退的部分", "taken back"),
        "rest" => ("剩余本金", "principal left"),
        "unbilled" => ("未出账消费", "unbilled purchases"),
        "principal" => ("分期本金", "plan principal"),
        "periods" => ("期数", "periods"),
        "takes_remainder" => ("含零头", "takes the remainder"),
        "fee_base" => ("收费本金", "principal that bears a fee"),
        "total_rate" => ("总费率", "total fee rate"),
        "period_fee" => ("整期手续费", "whole fee of the period"),
        "borne_share" => ("代付比例", "share borne"),
        "set_aside" => ("还留着代付的", "still set aside"),
        "borne" => ("别人代付", "borne by another"),
        "rounding" => ("取整", "rounding"),
        "charged" => ("收取的费用", "fee charged"),
        "payment" => ("每期应还", "payment of a period"),
        "interest" => ("当期利息", "interest of the period"),
        "arrears" => ("到期未还的本金", "principal in arrears"),
        "part" => ("每期本金", "principal part"),
        "money" => ("拿出的钱", "money given"),
        "owed" => ("这里所欠", "owed here"),
        "unpaid" => ("未还部分", "unpaid"),
        "missing" => ("最低还款缺口", "missing of the minimum"),
        "debts" => ("要还清的欠款", "debts paid off"),
        "fee" => ("放款时扣的手续费", "fee taken off"),
        "lent" => ("借出的金额", "amount lent"),
        "taken" => ("取现金额", "cash taken"),
        "fee_rate" => ("手续费率", "fee rate"),
        "late_rate" => ("违约金比例", "late fee rate"),
        "fixed" => ("固定部分", "fixed part"),
        "claim" => ("诉讼金额", "claim"),
        "over" => ("起算额", "counted above"),
        "band_rate" => ("分段比例", "share of the band"),
        "least" => ("下限", "at least"),
        "most" => ("上限", "at most"),
        "unit" => ("取整单位", "unit"),
        "spent_share" => ("再花的比例", "share spent again"),
        "freed" => ("还款腾出的额度", "room freed by payments"),
        "points" => ("积分", "points"),
        "worth" => ("每分抵扣", "worth of a point"),
        "asked_for" => ("本期应还", "asked for"),
        "gift_share" => ("红包比例", "share given"),
        "promised" => ("说好的金额", "promised"),
        "amount" => ("改成分期的金额", "amount converted"),
        _ => ("数值", "value"),
    };
    pick(language, zh, en)
}

fn input_value(input: &InputValue, language: Language) -> String {
    match input.input.unit {
        Unit::Money => amount(Money::from_cents(input.value)),
        Unit::Rate => percent(Rate::from_units(input.value)),
        Unit::Count => input.value.to_string(),
        Unit::Flag if input.value == 0 => pick(language, "否", "no").to_owned(),
        Unit::Flag => pick(language, "是", "yes").to_owned(),
        Unit::Rounding => rounding(Some(input.value), language).to_owned(),
    }
}

/// How an exact sum becomes cents; `None` when only the names are shown.
const fn rounding(code: Option<i64>, language: Language) -> &'static str {
    let (zh, en) = match code {
        None => ("取整到分", "rounded to the cent"),
        Some(0) => ("四舍五入到分", "rounded half up to the cent"),
        Some(1) => ("四舍六入五成双到分", "rounded half to even"),
        Some(2) => ("舍到分", "cut off at the cent"),
        Some(_) => ("进到分", "rounded up to the cent"),
    };
    pick(language, zh, en)
}

/// How an exact sum becomes units that are no cents.
const fn rounding_of_unit(code: Option<i64>, language: Language) -> &'static str {
    let (zh, en) = match code {
        None | Some(0) => ("四舍五入", "rounded half up"),
        Some(1) => ("四舍六入五成双", "rounded half to even"),
        Some(2) => ("舍去", "cut off"),
        Some(_) => ("进位", "rounded up"),
    };
    pick(language, zh, en)
}

/// What the balance is called on which a rule counts nights.
const fn base_name(rule: Rule, language: Language) -> &'static str {
    let (zh, en) = match rule {
        Rule::AfterDueInterest | Rule::ResidualInterest => ("未还本金", "unpaid principal"),
        Rule::FullInterest => ("当晚欠款", "owed that night"),
        Rule::MonthInterest => ("计息余额", "balance that bears"),
        Rule::OverduePenalty | Rule::LoanPenalty | Rule::MonthPenalty => ("逾期本金", "overdue principal"),
        Rule::CashAdvanceInterest => ("取现本金", "cash taken"),
        Rule::InterestOnInterest => ("未还利息", "unpaid interest"),
        Rule::LoanInterest
        | Rule::LoanInterestToDate
        | Rule::LoanGraceInterest
        | Rule::AcceleratedInterest
        | Rule::ArrangedInterest => ("借款本金", "loan principal"),
        _ => ("本金", "principal"),
    };
    pick(language, zh, en)
}

/// Whether a rule charges by the month.
const fn is_monthly(rule: Rule) -> bool {
    matches!(rule, Rule::MonthInterest | Rule::MonthPenalty)
}

/// What a rate is called, by the days that it is for; under a rule of months, 12 and its multiples stand for a year.
const fn rate_name(rule: Rule, over: u32, language: Language) -> &'static str {
    let (zh, en) = match over {
        _ if is_monthly(rule) && over.is_multiple_of(12) => ("年利率", "annual rate"),
        _ if is_monthly(rule) => ("月利率", "monthly rate"),
        1 => ("日利率", "daily rate"),
        30 => ("月利率", "monthly rate"),
        _ => ("年利率", "annual rate"),
    };
    pick(language, zh, en)
}

/// How long a stretch is: nights, or under a rule of months a whole month or days of it.
fn length(rule: Rule, segment: &Segment, language: Language) -> String {
    let (count, whole) = (segment.nights, matches!(segment.over, 1 | 12));
    match language {
        _ if !is_monthly(rule) => nights(count, language),
        Language::Zh if whole => format!("{count} 个月"),
        Language::Zh => format!("{count} 天"),
        Language::En if whole => "1 month".to_owned(),
        Language::En if count == 1 => "1 day".to_owned(),
        Language::En => format!("{count} days"),
    }
}

#[derive(Clone, Copy)]
struct Words<'i> {
    rule: Rule,
    language: Language,
    numbers: Option<Inputs<'i>>,
}

impl Words<'_> {
    fn formula(self) -> String {
        let text = self.rule.spec().expression;
        // A test reads the expression of every rule; the plain text is what would be left to show.
        Expression::parse(text).map_or_else(|_| text.to_owned(), |read| self.of(&read))
    }

    fn of(self, expression: &Expression<'_>) -> String {
        match expression {
            Expression::Number(number) => number.to_string(),
            Expression::Name(name) => self.named(name),
            Expression::Call("sum", arguments) => self.sum(arguments),
            Expression::Call("round", arguments) => self.rounded(arguments),
            Expression::Call("round_to", arguments) => self.rounded_to(arguments),
            Expression::Call("share", arguments) => self.share(arguments),
            Expression::Call(name, arguments) => self.extreme(name, arguments),
            Expression::Pair(left, sign, right) => {
                let sign = match sign {
                    '*' => '×',
                    '/' => '÷',
                    '-' => '−',
                    other => *other,
                };
                format!("{} {sign} {}", self.of(left), self.of(right))
            }
        }
    }

    fn value(self, name: &str) -> Option<InputValue> {
        self.numbers?.inputs.iter().copied().find(|value| value.input.name == name)
    }

    fn named(self, name: &str) -> String {
        let stretch = match name {
            "base" => Some(base_name(self.rule, self.language)),
            "rate" => Some(rate_name(self.rule, 1, self.language)),
            "over" if is_monthly(self.rule) => Some(pick(self.language, "一年的月数", "months of the rate")),
            "over" => Some(pick(self.language, "利率所计的天数", "days that the rate is for")),
            "nights" if is_monthly(self.rule) => Some(pick(self.language, "月数", "months")),
            "nights" => Some(pick(self.language, "晚数", "nights")),
            _ => None,
        };
        let called = stretch.unwrap_or_else(|| input_name(name, self.language));
        match self.value(name) {
            Some(value) => format!("{called} {}", input_value(&value, self.language)),
            None => called.to_owned(),
        }
    }

    /// Stretches of nights: each with its numbers, or once with names.
    fn sum(self, arguments: &[Expression<'_>]) -> String {
        let Some(numbers) = self.numbers else {
            let each: Vec<String> = arguments.iter().map(|one| self.of(one)).collect();
            return format!("{} {}", pick(self.language, "合计", "sum of"), each.join(", "));
        };
        let stretch = |segment: &Segment| {
            let base = format!("{} {}", base_name(self.rule, self.language), amount(segment.base));
            let rate =
                format!("{} {}", rate_name(self.rule, segment.over, self.language), percent(segment.rate));
            let nights = length(self.rule, segment, self.language);
            let over = if segment.over == 1 { String::new() } else { format!(" ÷ {}", segment.over) };
            format!("{base} × {rate} × {nights}{over} ({} → {})", segment.from, segment.to)
        };
        numbers.segments.iter().map(stretch).collect::<Vec<_>>().join(numbers.plus)
    }

    /// An exact value and how it becomes cents; the rounding is left out where there was nothing to round.
    fn rounded(self, arguments: &[Expression<'_>]) -> String {
        let [exact, _] = arguments else { return String::new() };
        let code = self.value("rounding").map(|value| value.value);
        self.rounded_as(exact, rounding(code, self.language))
    }

    /// The same to a unit, which is told where it is not the cent.
    fn rounded_to(self, arguments: &[Expression<'_>]) -> String {
        let [exact, ..] = arguments else { return String::new() };
        let code = self.value("rounding").map(|value| value.value);
        match self.value("unit") {
            Some(unit) if unit.value != 1 => {
                let unit = input_value(&unit, self.language);
                let how = match self.language {
                    Language::Zh => format!("{}, 单位是 {unit}", rounding_of_unit(code, self.language)),
                    Language::En => {
                        format!("{} to a multiple of {unit}", rounding_of_unit(code, self.language))
                    }
                };
                self.rounded_as(exact, &how)
            }
            _ => self.rounded_as(exact, rounding(code, self.language)),
        }
    }

    fn rounded_as(self, exact: &Expression<'_>, how: &str) -> String {
        let text = self.of(exact);
        match (self.numbers, matches!(exact, Expression::Call("sum", _))) {
            (Some(numbers), true) => match exact_sum(numbers.segments) {
                sum if sum == sum.round_dp(2) => text,
                sum => format!("{text} = {}, {how}", sum.normalize()),
            },
            _ => format!("{text}, {how}"),
        }
    }

    /// The share of a total that falls on one period.
    fn share(self, arguments: &[Expression<'_>]) -> String {
        let [total, ..] = arguments else { return String::new() };
        let total = match total {
            Expression::Name(_) => self.of(total),
            _ => format!("({})", self.of(total)),
        };
        let periods = self.value("periods").map(|value| value.value);
        let remainder = self.value("takes_remainder").map(|value| value.value != 0);
        match self.language {
            Language::Zh => {
                let periods = periods.map_or_else(|| "期数".to_owned(), |count| format!("{count} 期"));
                let rest = match remainder {
                    Some(true) => ", 加上除不尽的零头",
                    Some(false) => "",
                    None => ", 零头归规定的那一期",
                };
                format!("{total} ÷ {periods}, 舍到分{rest}")
            }
            Language::En => {
                let periods =
                    periods.map_or_else(|| "periods".to_owned(), |count| format!("{count} periods"));
                let rest = match remainder {
                    Some(true) => ", plus what does not divide",
                    Some(false) => "",
                    None => ", the remainder in one period",
                };
                format!("{total} ÷ {periods}, cut off at the cent{rest}")
            }
        }
    }

    /// The smaller or larger of several; a smaller one of a smaller one is one list.
    fn extreme(self, name: &str, arguments: &[Expression<'_>]) -> String {
        let mut flat = Vec::new();
        flatten(name, arguments, &mut flat);
        let all: Vec<String> = flat.into_iter().map(|one| self.of(one)).collect();
        let (zh, en) = match (name, all.len()) {
            ("min", 2) => ("较小者", "the smaller of "),
            ("min", _) => ("最小者", "the smallest of "),
            ("max", 2) => ("较大者", "the larger of "),
            _ => ("最大者", "the largest of "),
        };
        format!("{}({})", pick(self.language, zh, en), all.join(", "))
    }
}

fn flatten<'x, 'e>(name: &str, arguments: &'x [Expression<'e>], flat: &mut Vec<&'x Expression<'e>>) {
    for argument in arguments {
        match argument {
            Expression::Call(inner, arguments) if *inner == name => flatten(name, arguments, flat),
            other => flat.push(other),
        }
    }
}

/// Σ base × rate × nights ÷ days, before rounding; parts without an end are shown with six decimals.
fn exact_sum(segments: &[Segment]) -> Decimal {
    let exact = |segment: &Segment| {
        let whole = segment.base.to_decimal() * segment.rate.to_decimal() * Decimal::from(segment.nights);
        let part = whole.checked_div(Decimal::from(segment.over)).unwrap_or(whole);
        if part * Decimal::from(segment.over) == whole && part.scale() <= 18 {
            part
        } else {
            part.round_dp(6)
        }
    };
    segments.iter().map(exact).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_formula_without_bare_names() {
        for rule in Rule::ALL {
            for input in rule.spec().inputs {
                assert_ne!(input_name(input.name, Language::En), "value", "{} has no name", input.name);
            }
            let zh = formula_names(*rule, Language::Zh);
            assert!(!zh.contains(|c: char| c.is_ascii_alphabetic()), "{zh}");
            assert!(!formula_names(*rule, Language::En).contains('_'));
        }
    }

    #[test]
    fn reads_like_a_sentence() {
        let names = |rule| formula_names(rule, Language::En);
        assert_eq!(names(Rule::LivingOnLine), "the smaller of (living cost − cash in hand, room)");
        assert_eq!(
            names(Rule::BorrowToRepay),
            "the smallest of (due elsewhere − cash in hand + fee taken off, still allowed, room)"
        );
        assert_eq!(
            names(Rule::AfterDueInterest),
            "sum of unpaid principal × daily rate × nights, rounded to the cent"
        );
    }
}
