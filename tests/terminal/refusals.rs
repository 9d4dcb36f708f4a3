//! Files that cannot be used and calls that cannot be carried out: what is said, where, and with which exit code.

use std::fs;
use std::io::Read;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::call::{BUILT_IN, Said, finish, program, say};

const SOUND: &str = include_str!("../../scenarios/minimum-still-spending.json");

fn with_input(arguments: &str, input: &[u8]) -> Said {
    finish(program().args(arguments.split_whitespace()), input)
}

#[test]
fn problems_are_listed_with_their_places() {
    let text = "{\"format\": \"mingzhang/scenario\", \"version\": 1,\n  \"title\": \"t\", \"start\": \"2026-01-02\"}";
    let said = with_input("check - --lang en", text.as_bytes());
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    let first = said.err.lines().next().expect("a line");
    assert!(first.starts_with("-:1:1: ") || first.starts_with("-:2:"), "{first}");
    assert!(said.err.contains("-:2:26 start: "), "{}", said.err);
    assert!(said.err.trim_end().ends_with("it cannot be run."), "{}", said.err);
    for command in ["run -", "compare -", "explain - --figure cost"] {
        let other = with_input(&format!("{command} --lang en"), text.as_bytes());
        assert_eq!((other.code, other.out.as_str()), (1, ""), "{command}");
        assert!(said.err.starts_with(&other.err), "{command}: {}", other.err);
    }
}

#[test]
fn problems_of_a_file_begin_with_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("我的.json");
    fs::write(&path, SOUND.replace("\"10000.00\"", "\"10,000.00\"")).expect("written");
    let above = SOUND.lines().take_while(|line| !line.contains("\"10000.00\"")).count();
    for (language, word) in [("zh", "逗号"), ("en", "10000.00")] {
        let said = finish(program().arg("check").arg(&path).args(["--lang", language]), b"");
        assert_eq!(said.code, 1);
        let first = said.err.lines().next().expect("a line");
        let wanted = format!("{}:{}:", path.display(), above + 1);
        assert!(first.starts_with(&wanted), "{first}");
        assert!(first.contains(" borrower.incomes[0].amount: "), "{first}");
        assert!(first.contains(word), "{first}");
    }
}

#[test]
fn warnings_stand_beside_a_result() {
    let text = SOUND.replace("\"limit\": \"20000.00\"", "\"limit\": \"2000.00\"");
    let said = with_input("check - --lang en", text.as_bytes());
    assert_eq!(said.code, 0);
    assert!(said.err.contains("accounts[0]"), "{}", said.err);
    assert!(said.err.contains(": Warning: "), "{}", said.err);
    assert_eq!(said.out, "-: it can be run; warnings: 1, notes: 0.\n");
    let said = with_input("compare - --format json --lang en", text.as_bytes());
    assert_eq!(said.code, 0);
    assert!(said.err.contains(": Warning: "));
    assert!(serde_json::from_str::<serde_json::Value>(&said.out).is_ok());
}

#[test]
fn notes_are_only_for_check() {
    let text = SOUND.replace("huabei@2024-01-01", "huabei");
    let said = with_input("check - --lang zh", text.as_bytes());
    assert_eq!(said.code, 0);
    assert!(said.err.contains(": 说明: "), "{}", said.err);
    let said = with_input("compare - --lang zh", text.as_bytes());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}

#[test]
fn a_built_in_scenario_has_no_problems() {
    for name in BUILT_IN {
        let said = say(&format!("check {name} --lang zh"));
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        assert_eq!(said.out, format!("{name}: 没有问题。\n"));
    }
}

#[test]
fn an_unknown_name_lists_the_built_in_scenarios() {
    for command in ["run", "compare", "check", "explain --figure cost"] {
        for (language, words) in [("zh", "内置的情景有: "), ("en", "Built-in scenarios: ")] {
            let said = say(&format!("{command} minimum --lang {language}"));
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{command}");
            assert!(said.err.starts_with("minimum: "), "{}", said.err);
            assert!(said.err.contains(&format!("{words}{}", BUILT_IN.join(", "))), "{}", said.err);
        }
    }
}

#[test]
fn a_file_comes_before_a_built_in_scenario_of_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("borrow-to-repay"), "{}").expect("written");
    let said = finish(program().args(["check", "borrow-to-repay"]).current_dir(folder.path()), b"");
    assert_eq!(said.code, 1, "{}", said.err);
    let said = finish(program().args(["check", "quota-too-small"]).current_dir(folder.path()), b"");
    assert_eq!(said.code, 0, "{}", said.err);
}

#[test]
fn a_name_with_a_slip_of_a_subcommand_is_no_window() {
    let said = say("comapre --lang en");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(
        said.err.contains("run, compare, explain, rates, assess, solve, check, calc, schema"),
        "{}",
        said.err
    );
}

#[test]
fn unknown_strategies_list_the_ids() {
    for (language, words) in [("zh", "没有策略“x”。可以是: minimum, fixed, full"), ("en", "no strategy “x”")]
    {
        let said = say(&format!("run --strategy x --lang {language}"));
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert!(said.err.contains(words), "{}", said.err);
    }
}

#[test]
fn folders_and_files_that_are_gone_are_told_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, words) in [
        (folder.path().to_owned(), "is a folder"),
        (folder.path().join("gone.json"), "is not there"),
        (folder.path().join("gone.json/x"), "is not there"),
    ] {
        let said = finish(program().arg("compare").arg(&path).args(["--lang", "en"]), b"");
        assert_eq!((said.code, said.out.as_str()), (1, ""));
        assert!(said.err.contains(words), "{}", said.err);
    }
}

#[test]
fn hostile_files_are_refused_quickly() {
    let started = Instant::now();
    let most = 16 * 1024 * 1024;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("brackets.json");
    fs::write(&path, vec![b'['; 50 * 1024 * 1024]).expect("written");
    let said = finish(program().arg("check").arg(&path).args(["--lang", "en"]), b"");
    assert_eq!(said.code, 1);
    assert!(said.err.contains("50.0 MiB"), "{}", said.err);
    for input in
        [vec![b'['; 50 * 1024 * 1024], vec![b'['; most], vec![b' '; most], vec![0xff; most], Vec::new()]
    {
        let said = with_input("check -", &input);
        assert_eq!((said.code, said.out.as_str()), (1, ""));
        assert!(said.err.starts_with("-:") && said.err.len() < 1_000, "{}", said.err);
    }
    assert!(started.elapsed() < Duration::from_secs(30));
}

#[test]
fn broken_texts_never_panic() {
    for cut in (0..SOUND.len()).step_by(97).filter(|cut| SOUND.is_char_boundary(*cut)) {
        let said = with_input("compare -", &SOUND.as_bytes()[..cut]);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{cut}");
        assert!(!said.err.contains("panicked"), "{}", said.err);
    }
}

#[test]
fn wrong_use_says_so_and_exits_with_2() {
    for arguments in [
        "--nonsense",
        "run --format xml",
        "compare --lang fr",
        "compare a.json b.json",
        "check --strategy minimum",
        "schema people",
        "a.json compare",
        "run --strategy",
    ] {
        let said = say(arguments);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments}");
        assert!(!said.err.is_empty());
    }
}

#[test]
fn help_and_version_are_answers() {
    for arguments in ["--help", "--version", "run --help", "explain --help --lang zh", "-h"] {
        let said = say(arguments);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments}");
    }
}

#[test]
fn without_a_display_the_terminal_is_named() {
    for arguments in ["", "borrow-to-repay"] {
        let said = say(arguments);
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert!(said.err.contains("mingzhang compare"), "{}", said.err);
    }
}

/// `mingzhang … | head -1`: the reader goes away before all is written.
#[test]
fn a_reader_may_go_away() {
    for arguments in ["run borrow-to-repay --format json", "explain --figure debt", "check -", "--help"] {
        let mut command = program();
        command.args(arguments.split(' ')).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut err).expect("UTF-8");
        let status = child.wait().expect("it ends");
        assert!(status.code().is_some_and(|code| code < 2), "{arguments}: {status}");
        assert!(!err.contains("panicked"), "{err}");
    }
}

#[test]
fn nobody_may_be_there_at_all() {
    let mut command = program();
    command
        .args(["check", "nowhere.json"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    drop((child.stdout.take(), child.stderr.take()));
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
}
