//! Every figure adds up, and every entry can be worked out again, in the words that people read.

use std::collections::BTreeMap;

use mingzhang::analysis::FigureId;
use serde_json::Value;

use super::call::{BUILT_IN, json, out, say, strategies};

fn ledger(scenario: &str, strategy: &str) -> Vec<Value> {
    let mut run = json(&format!("run {scenario} --strategy {strategy} --format json"));
    run["ledger"].as_array_mut().expect("a ledger").drain(..).collect()
}

/// One entry of every rule that occurs in the built-in scenarios.
fn one_of_each_rule() -> BTreeMap<String, (String, Value)> {
    let mut found = BTreeMap::new();
    for scenario in BUILT_IN {
        for strategy in strategies(scenario) {
            for entry in ledger(scenario, &strategy) {
                let rule = entry["cause"]["rule"].as_str().expect("a rule").to_owned();
                found.entry(rule).or_insert_with(|| (format!("{scenario} --strategy {strategy}"), entry));
            }
        }
    }
    found
}

#[test]
fn an_entry_of_every_rule_is_worked_out_again() {
    let all = one_of_each_rule();
    assert!(all.len() >= 20, "{:?}", all.keys());
    for (rule, (of, entry)) in all {
        let call = format!("explain {of} --entry {}", entry["n"]);
        let english = out(&format!("{call} --lang en"));
        assert!(english.contains(&format!("rule {rule}: ")), "{english}");
        assert!(english.contains(", equal\n"), "{english}");
        let chinese = out(&format!("{call} --lang zh"));
        assert!(chinese.contains(&format!("规则 {rule}: ")), "{chinese}");
        assert!(chinese.contains(", 与分录相等\n"), "{chinese}");
        assert!(chinese.starts_with(&format!("#{} · {}", entry["n"], entry["on"].as_str().expect("a day"))));
    }
}

#[test]
fn the_figures_of_an_entry_read_as_a_formula() {
    let said = out("explain --lang zh --on 2026-02-01 --account huabei");
    assert!(
        said.contains("利息 31.05 = 未还本金 2,700.00 × 日利率 0.05% × 23 晚 (2026-01-09 → 2026-02-01)\n")
    );
    assert!(said.contains("· 规则 after_due_interest: "));
    assert!(said.contains("· 条款 huabei.daily_rate = 0.05% "));
    assert!(said.contains("(B 级, 核对于 "));
    assert!(!said.contains("工资"), "income belongs to no account");
    let said = out("explain --lang en --on 2026-02-01");
    assert!(said.contains("Interest 31.05 = unpaid principal 2,700.00 × daily rate 0.05% × 23 nights"));
    assert!(said.contains("Wage (wage)"));
}

#[test]
fn a_day_without_entries_says_so() {
    assert!(out("explain --lang zh --on 2026-01-03").contains("2026-01-03 没有分录"));
}

/// `--figure` over the whole run and over each month of a scenario in which everything happens.
#[test]
fn every_figure_adds_up() {
    let scenario = "jiebei-overdue-huabei-due";
    let run = json(&format!("run {scenario} --format json"));
    let months = run["months"].as_array().expect("months").iter();
    let months: Vec<String> = months.map(|row| row["month"].as_str().expect("a month").to_owned()).collect();
    let none = String::new();
    for figure in FigureId::ALL {
        let all = if figure.is_of_whole_run() { &[][..] } else { &months[..] };
        for month in std::iter::once(&none).chain(all) {
            let of_month = if month.is_empty() { none.clone() } else { format!(" --month {month}") };
            let said = out(&format!("explain {scenario} --lang en --figure {}{of_month}", figure.word()));
            assert!(!said.contains("not equal"), "{said}");
            if figure.is_sum_of_entries() && !said.contains("No entry counts") {
                assert!(said.contains(": equal to the figure"), "{said}");
            } else if figure.is_sum_of_entries() {
                assert!(said.starts_with(&format!("{}\n", said.lines().next().expect("a line"))));
                assert!(said.lines().next().expect("a line").ends_with(": ¥0.00"), "{said}");
            }
        }
    }
}

#[test]
fn figures_of_every_strategy_add_up() {
    for scenario in BUILT_IN {
        for strategy in strategies(scenario) {
            for figure in FigureId::ALL {
                let call = format!("explain {scenario} --strategy {strategy} --figure {}", figure.word());
                for (language, wrong) in [("zh", "不相等"), ("en", "not equal")] {
                    let said = out(&format!("{call} --lang {language}"));
                    assert!(!said.contains(wrong), "{call}: {said}");
                }
            }
        }
    }
}

/// The library is asked for what the terminal lists, entry by entry.
#[test]
fn opening_and_entries_come_to_the_value() {
    use mingzhang::analysis::{Lab, explain_figure};
    use mingzhang::bureau::ScoreModel;
    use mingzhang::money::Money;
    use mingzhang::{scenario, terms::Catalog};

    let catalog = Catalog::bundled();
    for (name, text) in scenario::BUILT_IN {
        let scenario = scenario::read(text, &catalog).expect("a sound scenario").scenario;
        let lab = Lab::run(&scenario, &catalog, &ScoreModel::bundled()).expect("its terms are known");
        for run in &lab.comparison.runs {
            for figure in FigureId::ALL.iter().filter(|figure| figure.is_sum_of_entries()) {
                for month in std::iter::once(None).chain(run.months.iter().map(|row| Some(row.month))) {
                    let why = explain_figure(run, *figure, month);
                    let signed = |&(place, sign): &(usize, i8)| {
                        let amount = run.ledger[place].amount;
                        if sign < 0 { -amount } else { amount }
                    };
                    let sum: Money = why.entries.iter().map(signed).sum();
                    assert_eq!(Some(why.opening + sum), why.value, "{name} {figure:?} {month:?}");
                }
            }
        }
    }
}

#[test]
fn every_entry_of_every_run_is_worked_out_again() {
    use mingzhang::analysis::{Lab, evaluate_cause};
    use mingzhang::bureau::ScoreModel;
    use mingzhang::{scenario, terms::Catalog};

    let catalog = Catalog::bundled();
    for (name, text) in scenario::BUILT_IN {
        let scenario = scenario::read(text, &catalog).expect("a sound scenario").scenario;
        let lab = Lab::run(&scenario, &catalog, &ScoreModel::bundled()).expect("its terms are known");
        for run in &lab.comparison.runs {
            for (place, entry) in run.ledger.iter().enumerate() {
                let again = evaluate_cause(&entry.cause, run.segments_of(&entry.cause));
                assert_eq!(again, Ok(entry.amount), "{name} #{place}");
            }
        }
    }
}

#[test]
fn the_score_is_the_sum_of_its_factors() {
    let said = out("explain --lang en --figure score --month 2027-06");
    let points: Vec<i32> =
        said.lines().filter_map(|line| line.trim_start().split("  ").next()?.trim().parse().ok()).collect();
    let (total, parts) = points.split_last().expect("factors");
    assert_eq!(parts.iter().sum::<i32>(), *total, "{said}");
    assert_eq!(parts.len(), 7, "{said}");
}

#[test]
fn what_cannot_be_explained_is_refused_with_the_range() {
    for (arguments, wanted) in [
        ("explain --entry 99999", "Entries run from 0 to 190"),
        ("explain --on 2030-01-01", "from 2026-01-01 to 2027-12-31"),
        ("explain --figure cost --month 2028-01", "from 2026-01 to 2027-12"),
        ("explain --figure peak_debt --month 2026-03", "leave out --month"),
        ("explain --on 2026-02-01 --account jiebei", "It can be: huabei"),
        ("explain --entry 1 --strategy x", "minimum, fixed, full"),
        ("explain --figure wealth", "peak_debt"),
        ("explain --figure cost --month 2026-13", "2026-13"),
        ("explain --on 2026-02-30", "2026-02-30"),
        ("explain", "--figure"),
        ("explain --entry 1 --figure cost", "cannot be used with"),
        ("explain --entry 1 --month 2026-03", "cannot be used with"),
        ("explain --entry 1 --account huabei", "cannot be used with"),
        ("explain --entry -1", "-1"),
    ] {
        let said = say(arguments);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments}");
        assert!(said.err.contains(wanted), "{arguments}: {}", said.err);
    }
}

/// The rate of a loan comes from the band that a score reached: the list with its source, the score and its day.
#[test]
fn a_price_by_score_says_the_score_the_band_and_the_source() {
    let call = "explain what-a-score-costs --strategy forgot --on 2026-10-20 --account jiebei";
    let english = out(&format!("{call} --lang en"));
    assert!(english.contains("price by score: band from 650, score 666 on 2026-09-20"), "{english}");
    assert!(english.contains("terms jiebei.prices_by_score = from 350: daily rate 0.06%"), "{english}");
    assert!(english.contains("(unverified, written 2026-11-28)"), "{english}");
    let chinese = out(&format!("{call} --lang zh"));
    assert!(chinese.contains("按分定价: 2026-09-20 显示 666 分, 用 650 分起的一档"), "{chinese}");
    // nothing of it stands behind a payment, which has no nights
    let call = "explain minimum-still-spending --on 2026-02-09 --lang en";
    assert!(!out(call).contains("price by score"));
}
