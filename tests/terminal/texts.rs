//! The texts for people: both languages, aligned, within the width that they promise.

use unicode_width::UnicodeWidthStr;

use super::call::{BUILT_IN, finish, out, program, say, strategies};

#[test]
fn comparisons_fit_a_hundred_columns() {
    for scenario in BUILT_IN {
        for language in ["zh", "en"] {
            let said = out(&format!("compare {scenario} --lang {language}"));
            for line in said.lines() {
                assert!(line.width() <= 100, "{} columns: {line}", line.width());
                assert_eq!(line.trim_end(), line);
            }
        }
    }
}

#[test]
fn comparisons_fit_a_narrow_terminal_that_says_so() {
    for scenario in BUILT_IN {
        for language in ["zh", "en"] {
            let mut command = program();
            command.args(["compare", scenario, "--lang", language]).env("COLUMNS", "80");
            let said = finish(&mut command, b"").out;
            assert!(said.lines().all(|line| line.width() <= 80), "{said}");
        }
    }
}

#[test]
fn runs_fit_eighty_columns() {
    for scenario in BUILT_IN {
        for strategy in strategies(scenario) {
            for language in ["zh", "en"] {
                let said = out(&format!("run {scenario} --strategy {strategy} --lang {language}"));
                for line in said.lines() {
                    assert!(line.width() <= 80, "{} columns: {line}", line.width());
                }
            }
        }
    }
}

/// All amounts of a column end in the same place.
#[test]
fn columns_are_aligned() {
    for language in ["zh", "en"] {
        let said = out(&format!("run --lang {language}"));
        let rows: Vec<&str> =
            said.lines().filter(|line| line.starts_with("2026-") && !line.contains('→')).collect();
        let months: Vec<usize> =
            rows.iter().filter(|row| row.as_bytes()[7] == b' ').map(|row| row.width()).collect();
        assert_eq!(months.len(), 12);
        assert!(months.windows(2).all(|pair| pair[0] == pair[1]), "{months:?}");
    }
}

#[test]
fn the_environment_chooses_the_language_and_the_argument_wins() {
    let title = |set: &[(&str, &str)], arguments: &str| {
        let said = finish(program().args(arguments.split(' ')).envs(set.iter().copied()), b"");
        said.out.starts_with("最低还款")
    };
    assert!(!title(&[], "compare"));
    assert!(title(&[("LANG", "zh_CN.UTF-8")], "compare"));
    assert!(title(&[("LANG", "C"), ("LC_MESSAGES", "zh_TW.UTF-8")], "compare"));
    assert!(!title(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")], "compare"));
    assert!(!title(&[("LANG", "fr_FR.UTF-8")], "compare"));
    assert!(!title(&[("LANG", "zh_CN.UTF-8")], "compare --lang en"));
    assert!(title(&[("LANG", "C")], "compare --lang zh"));
    assert!(title(&[], "--lang zh compare"));
    assert!(title(&[], "compare --lang=zh"));
}

#[test]
fn the_help_speaks_both_languages() {
    assert!(out("--help").contains("Usage: mingzhang"));
    let said = out("--help --lang zh");
    assert!(said.contains("用法: mingzhang") && said.contains("推演所有策略, 并排比较"), "{said}");
    assert!(out("explain --help --lang zh").contains("分录的号"));
}

#[test]
fn the_cheapest_is_marked_only_within_one_life() {
    let said = out("compare borrow-to-repay --lang en");
    assert_eq!(said.matches("* ").count() - usize::from(said.contains("* costs least")), 1, "{said}");
    assert!(said.contains("All strategies lived the same life"), "{said}");
}

/// One who keeps cash for living and one who does not: the lives differ, and the text says in what.
#[test]
fn other_lives_say_what_differs() {
    let text = r#"{"format": "mingzhang/scenario", "version": 1, "title": "t", "start": "2026-01-01", "span": {"months": 6},
        "borrower": {"cash": "500.00", "incomes": [{"id": "wage", "amount": "1000.00", "when": {"monthly": {"day": 5}}}],
            "costs": [{"id": "rent", "amount": "900.00", "when": {"monthly": {"day": 20}}}]},
        "accounts": [{"id": "huabei", "terms": "huabei@2024-01-01", "limit": "5000.00", "bill_day": 1,
            "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-09", "purchases": "3000.00"}}}],
        "strategies": [{"id": "minimum", "pay": "minimum"}, {"id": "full", "pay": "full"}]}"#;
    let read = |language: &str| finish(program().args(["compare", "-", "--lang", language]), text.as_bytes());
    let english = read("en");
    assert_eq!((english.code, english.err.as_str()), (0, ""));
    assert!(english.out.contains("Where the lives differ"), "{}", english.out);
    assert!(
        english.out.contains("less than “Minimum only”; ")
            || english.out.contains("less than “Minimum only”, ")
    );
    assert!(english.out.contains("not met"), "{}", english.out);
    assert!(!english.out.contains('*'), "{}", english.out);
    let chinese = read("zh");
    assert!(chinese.out.contains("比“只还最低”少花 ¥"), "{}", chinese.out);
    assert!(chinese.out.contains("生活费缺 ¥"), "{}", chinese.out);
}

#[test]
fn a_run_shows_figures_months_bills_and_checks() {
    let said = out("run jiebei-overdue-huabei-due --strategy jiebei-first --lang en");
    for wanted in [
        "Jiebei first (jiebei-first)",
        "Total cost",
        "2026-08",
        "Bills",
        "Car repair, ¥800.00, was refused: Huabei was paused.",
        "Checks: all 7 sums agree.",
        "your own contract wins",
    ] {
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
    assert!(out("run --lang zh").contains("核对: 7 项合计全部相符。"));
}

#[test]
fn long_and_odd_names_stay_in_their_columns() {
    let base = include_str!("../../scenarios/minimum-still-spending.json");
    let text =
        base.replace("Minimum only", "Only ever the very least that the lender asks for, month by month");
    let said = finish(program().args(["compare", "-", "--lang", "en"]), text.as_bytes());
    assert_eq!(said.code, 0);
    assert!(said.out.lines().all(|line| line.width() <= 100), "{}", said.out);
    assert!(said.out.contains("…"));
}

#[test]
fn schemas_are_printed() {
    for (arguments, format) in [
        ("schema", "mingzhang/scenario"),
        ("schema scenario", "mingzhang/scenario"),
        ("schema terms", "mingzhang/terms"),
    ] {
        let schema: serde_json::Value = serde_json::from_str(&out(arguments)).expect("JSON");
        assert_eq!(schema["properties"]["format"]["const"], format);
    }
    assert_eq!(say("schema").out, out("schema scenario"));
}

/// A contract that does not let its loans repay other debts is named with its source and its grade.
#[test]
fn a_purpose_that_forbids_is_told_with_its_source() {
    for (language, why, source) in [
        ("en", "does not let its loans repay other debts", "(unverified, written 2026-11-28)"),
        ("zh", "合同不许用这里的借款还别的债", "(未核实, 写于 2026-11-28)"),
    ] {
        let call = ["run", "trading-for-a-lower-rate", "--strategy", "bank", "--lang", language];
        let said = finish(program().args(call), b"").out;
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let told = |part: &str| bare(&said).contains(&bare(part));
        assert!(
            told("2026-01-10") && told(why) && told("bank-loan.repays_other_debts") && told(source),
            "{said}"
        );
    }
}

/// What a conversion asked for and did not get is said where the run is shown, on its day and in both languages.
#[test]
fn a_refused_conversion_is_told() {
    let life = r#"{"format": "mingzhang/scenario", "version": 1, "title": "t", "start": "2026-01-01", "span": {"months": 1},
        "borrower": {"cash": "9000.00"},
        "accounts": [{"id": "line", "terms": "huabei@2024-01-01", "limit": "9000.00", "bill_day": 1,
            "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-09", "purchases": "3000.00"}}}],
        "strategies": [{"id": "s", "pay": "minimum", "actions": [
            {"convert_bill": {"account": "line", "on": "2026-01-05", "amount": "3000.01", "periods": 6}},
            {"convert_bill": {"account": "line", "on": "2026-01-12", "amount": "10.00", "periods": 6}}]}]}"#;
    for (language, too_large, not_open) in [
        ("en", "above the new purchases", "no bill was open"),
        ("zh", "大于账单上的新消费", "没有可以转分期的账单"),
    ] {
        for call in ["run", "compare"] {
            let said = finish(program().args([call, "-", "--lang", language]), life.as_bytes()).out;
            // A line may be broken anywhere in them.
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            let notes = bare(&said);
            let told = |day: &str, why: &str| {
                notes.split('·').any(|note| note.contains(day) && note.contains(&bare(why)))
            };
            assert!(told("2026-01-05", too_large) && told("2026-01-12", not_open), "{said}");
        }
    }
}
