//! The words of `mingzhang explain` and `mingzhang check`, and of calls that cannot be carried out.

use super::{Language, amount, figure_name, pick, value_text, words};
use crate::analysis::{FigureId, Price};
use crate::calendar::{Day, Month};
use crate::ledger::Rule;
use crate::money::Money;
use crate::terms::{Grade, Origin, ValueName};

/// The parts of a cost: what was charged, and what was taken off where anything was.
pub fn cost_parts(charged: [Money; 3], waived: Money, language: Language) -> Vec<String> {
    let [interest, fees, penalties] = charged.map(amount);
    let charged = match language {
        Language::Zh => format!("= 利息 {interest} + 费用 {fees} + 罚息 {penalties}"),
        Language::En => format!("= interest {interest} + fees {fees} + penalties {penalties}"),
    };
    let relieved = (!waived.is_zero()).then(|| match language {
        Language::Zh => format!("− 减免和红包 {} (设想)", amount(waived)),
        Language::En => format!("− waivers and red packets {} (hypothetical)", amount(waived)),
    });
    [charged].into_iter().chain(relieved).collect()
}

/// The two annual rates of a run.
pub fn annual_rates(effective: &str, simple: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("{effective} (复利), {simple} (单利)"),
        Language::En => format!("{effective} compounded, {simple} simple"),
    }
}

/// The rule of an entry.
pub fn rule_line(rule: Rule, language: Language) -> String {
    let sentence = super::rule_sentence(rule, language);
    match language {
        Language::Zh => format!("规则 {}: {sentence}", rule.word()),
        Language::En => format!("rule {}: {sentence}", rule.word()),
    }
}

/// The formula of a rule with names.
pub fn formula_line(rule: Rule, language: Language) -> String {
    let (names, expression) = (super::formula_names(rule, language), rule.spec().expression);
    match language {
        Language::Zh => format!("公式 {names}  [{expression}]"),
        Language::En => format!("formula {names}  [{expression}]"),
    }
}

/// A value of a contract: `条款 huabei.daily_rate = 0.05%`.
fn terms_value_line(terms: &str, field: ValueName, origin: &Origin, language: Language) -> String {
    let value = value_text(field, &origin.value, language);
    let name = format!("{terms}.{}", field.word());
    let called = super::value_name(field, language);
    match (language, origin.from) {
        (Language::Zh, Some(from)) => format!("条款 {name} = {value} ({called}, 自 {from} 起)"),
        (Language::En, Some(from)) => format!("terms {name} = {value} ({called}, since {from})"),
        (Language::Zh, None) if origin.is_silent() => {
            format!("条款 {name} = {value} ({called}, 条款没有写, 取程序的默认值)")
        }
        (Language::En, None) if origin.is_silent() => {
            format!("terms {name} = {value} ({called}, not in the terms: the program's neutral value)")
        }
        (Language::Zh, None) => format!("条款 {name} = {value} ({called}, 情景文件里改过)"),
        (Language::En, None) => format!("terms {name} = {value} ({called}, changed in the scenario file)"),
    }
}

/// A value of a contract, its source and the address of the source, as far as it has them.
pub fn value_lines(terms: &str, field: ValueName, origin: &Origin, language: Language) -> Vec<String> {
    let mut lines = vec![terms_value_line(terms, field, origin, language)];
    if let Some(source) = &origin.source {
        lines.push(source_of(words(&source.title, language), source.grade, source.checked, language));
        lines.extend(source.address.clone());
    }
    lines
}

/// The score by which a price was found, and the band that it reached.
pub fn price_line(price: Price<'_>, language: Language) -> String {
    let (score, on) = (price.set.score, price.set.on);
    match (language, price.band.map(|band| band.at_least)) {
        (Language::Zh, Some(band)) => format!("按分定价: {on} 显示 {score} 分, 用 {band} 分起的一档"),
        (Language::En, Some(band)) => format!("price by score: band from {band}, score {score} on {on}"),
        (Language::Zh, None) => format!("按分定价: {on} 显示 {score} 分, 低于最低一档, 用合同原来的价"),
        (Language::En, None) => {
            format!("price by score: score {score} on {on}, below the lowest band: the contract's own price")
        }
    }
}

/// The source of a value: `来源 … (C 级, 核对于 2026-11-22)`.
fn source_of(title: &str, grade: Grade, checked: Day, language: Language) -> String {
    match (language, grade) {
        (Language::Zh, Grade::Unverified) => format!("来源 {title} (未核实, 写于 {checked})"),
        (Language::En, Grade::Unverified) => format!("source {title} (unverified, written {checked})"),
        (Language::Zh, _) => format!("来源 {title} ({} 级, 核对于 {checked})", grade.word()),
        (Language::En, _) => format!("source {title} (grade {}, checked {checked})", grade.word()),
    }
}

/// Where the number comes from when no value of the contract is behind it.
pub fn basis_line(rule: Rule, language: Language) -> String {
    let basis = super::rule_basis(rule, language);
    match language {
        Language::Zh => format!("来源 {basis}"),
        Language::En => format!("source {basis}"),
    }
}

/// Whether the amount could be worked out again from its cause.
pub fn recomputed(again: Option<Money>, recorded: Money, language: Language) -> String {
    match (again, language) {
        (Some(again), Language::Zh) if again == recorded => {
            format!("重算 由原因重新算出 {}, 与分录相等", amount(again))
        }
        (Some(again), Language::En) if again == recorded => {
            format!("recomputed from the cause: {}, equal", amount(again))
        }
        (Some(again), Language::Zh) => format!("重算 由原因重新算出 {}, 与分录不相等", amount(again)),
        (Some(again), Language::En) => format!("recomputed from the cause: {}, not equal", amount(again)),
        (None, Language::Zh) => "重算 由原因算不出来".to_owned(),
        (None, Language::En) => "recomputed from the cause: it has no value".to_owned(),
    }
}

/// When the days of writing and of counting differ.
pub fn counts_from(day: Day, language: Language) -> String {
    match language {
        Language::Zh => format!("从 {day} 起算"),
        Language::En => format!("counts from {day}"),
    }
}

/// The sum below a list of entries.
pub fn sum_line(entries: usize, sum: Money, is_equal: bool, language: Language) -> String {
    let sum = amount(sum);
    match (language, is_equal, entries) {
        (Language::Zh, true, _) => format!("{entries} 条合计 {sum}, 与上面的数相等"),
        (Language::Zh, false, _) => format!("{entries} 条合计 {sum}, 与上面的数不相等"),
        (Language::En, true, 1) => format!("1 entry, sum {sum}: equal to the figure"),
        (Language::En, true, _) => format!("{entries} entries, sum {sum}: equal to the figure"),
        (Language::En, false, _) => format!("{entries} entries, sum {sum}: not equal to the figure"),
    }
}

/// What a figure without entries has to say.
pub fn nothing_sums(figure: FigureId, language: Language) -> String {
    let name = figure_name(figure, language);
    match language {
        Language::Zh => format!("没有分录计入“{name}”。"),
        Language::En => format!("No entry counts towards “{name}”."),
    }
}

/// No entry on a day.
pub fn no_entries_on(day: Day, language: Language) -> String {
    match language {
        Language::Zh => format!("{day} 没有分录。"),
        Language::En => format!("There is no entry on {day}."),
    }
}

/// How to ask for one entry.
pub fn entry_hint(file: &str, strategy: &str, language: Language) -> String {
    match language {
        Language::Zh => {
            format!(
                "看一条分录的由来: mingzhang explain {file} --strategy {strategy} --entry N (N 是 # 列的号)"
            )
        }
        Language::En => {
            format!(
                "Why one entry: mingzhang explain {file} --strategy {strategy} --entry N (N from column #)"
            )
        }
    }
}

/// A scenario without an error.
pub fn can_run(file: &str, warnings: usize, notes: usize, language: Language) -> String {
    match (language, warnings, notes) {
        (Language::Zh, 0, 0) => format!("{file}: 没有问题。"),
        (Language::En, 0, 0) => format!("{file}: no problems."),
        (Language::Zh, ..) => format!("{file}: 可以推演; {warnings} 条提醒, {notes} 条说明。"),
        (Language::En, ..) => format!("{file}: it can be run; warnings: {warnings}, notes: {notes}."),
    }
}

/// A scenario with errors.
pub fn cannot_run(file: &str, errors: usize, language: Language) -> String {
    match (language, errors) {
        (Language::Zh, _) => format!("{file}: 有 {errors} 处错误, 不能推演。"),
        (Language::En, 1) => format!("{file}: 1 error; it cannot be run."),
        (Language::En, _) => format!("{file}: {errors} errors; it cannot be run."),
    }
}

/// Names of scenarios that come with the program.
pub fn built_in_names(names: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("内置的情景有: {names}"),
        Language::En => format!("Built-in scenarios: {names}"),
    }
}

/// Names of subcommands.
pub fn subcommand_names(names: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("终端的命令有: {names}"),
        Language::En => format!("Subcommands of the terminal: {names}"),
    }
}

/// A strategy that the scenario does not have.
pub fn unknown_strategy(found: &str, ids: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("情景里没有策略“{found}”。可以是: {ids}"),
        Language::En => format!("The scenario has no strategy “{found}”. It can be: {ids}"),
    }
}

/// An account that the scenario does not have.
pub fn no_such_account(found: &str, ids: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("情景里没有账户“{found}”。可以是: {ids}"),
        Language::En => format!("The scenario has no account “{found}”. It can be: {ids}"),
    }
}

/// An entry beyond the end of the ledger.
pub fn no_such_entry(found: usize, count: usize, language: Language) -> String {
    let last = count.saturating_sub(1);
    match (language, count) {
        (Language::Zh, 0) => "这次推演没有分录。".to_owned(),
        (Language::En, 0) => "This run has no entries.".to_owned(),
        (Language::Zh, _) => format!("没有分录 {found}。分录的号从 0 到 {last}。"),
        (Language::En, _) => format!("There is no entry {found}. Entries run from 0 to {last}."),
    }
}

/// A day or month outside the run.
pub fn outside_run(found: &str, start: &str, end: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("{found} 不在推演之内。推演从 {start} 到 {end}。"),
        Language::En => format!("{found} is outside the run, which goes from {start} to {end}."),
    }
}

/// A figure that no month has.
pub fn no_month_for(figure: FigureId, language: Language) -> String {
    let name = figure_name(figure, language);
    match language {
        Language::Zh => format!("“{name}”是全程的数, 去掉 --month。"),
        Language::En => format!("“{name}” is a figure of the whole run: leave out --month."),
    }
}

/// The window is not part of this build.
pub fn no_window(file: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("这个版本没有窗口。在终端里可以用: mingzhang compare {file}"),
        Language::En => format!("This build has no window. In the terminal: mingzhang compare {file}"),
    }
}

/// The output could not be written.
pub fn cannot_write(system: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("写不出结果。系统说: {system}"),
        Language::En => format!("The result cannot be written. The system says: {system}"),
    }
}

/// The month that a figure is of.
pub fn whole_run_or(month: Option<Month>, language: Language) -> String {
    month.map_or_else(|| pick(language, "全程", "whole run").to_owned(), super::month)
}

/// The lowest score of the model, from which points are counted.
pub const fn lowest_of_model(language: Language) -> &'static str {
    pick(language, "模型的最低分", "lowest score of the model")
}

/// Heads the entries of a day.
pub fn entries_of(day: Day, language: Language) -> String {
    match language {
        Language::Zh => format!("{day} 的分录:"),
        Language::En => format!("Entries of {day}:"),
    }
}

/// Heads the entries by which principal went past due.
pub const fn went_past_due(language: Language) -> &'static str {
    pick(language, "到期没有还的:", "What went past due:")
}

/// What is left of a debt that did not end.
pub fn still_carried(carried: Money, language: Language) -> String {
    match language {
        Language::Zh => format!("到期末还结转着 {}。", super::yuan(carried)),
        Language::En => format!("At the end {} is still carried.", super::yuan(carried)),
    }
}
