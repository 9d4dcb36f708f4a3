//! The order of rooms and what each room may touch, read from the source itself.
#![allow(clippy::expect_used, clippy::panic, reason = "a source that cannot be read must stop the test")]

#[path = "architecture/source.rs"]
mod source;

use std::collections::BTreeSet;

use source::{Source, line_of, places_of, rooms_named, sources, ways_up};

/// Each room may use only what stands in an earlier row; rooms of one row never each other.
const ROOMS: &[&[&str]] = &[
    &["choice", "words"],
    &["money"],
    &["rate"],
    &["calendar"],
    &["reading"],
    &["terms"],
    &["scenario"],
    &["ledger"],
    &["lender", "borrower", "bureau"],
    &["simulation"],
    &["analysis"],
    &["charts", "teaching"],
    &["language"],
    &["report"],
    &["cli", "app"],
];

/// What no room before `language` may name: windows, files, the clock, threads, chance, the place where it runs.
const OUTSIDE: &[&str] = &[
    "egui",
    "eframe",
    "egui_plot",
    "egui_extras",
    "rfd",
    "clap",
    "std::{",
    "std::fs",
    "std::io",
    "std::path",
    "std::env",
    "std::time",
    "std::thread",
    "std::net",
    "std::process",
    "std::os",
    "SystemTime",
    "Instant",
    "Zoned",
    "Timestamp",
    "HashMap",
    "HashSet",
    "RandomState",
    "rand",
    "fastrand",
    "getrandom",
    "sys_locale",
    "atomic_write_file",
    "print!",
    "println!",
    "eprint!",
    "eprintln!",
    "dbg!",
];

/// Where one of these is named all the same, and why.
const OUTSIDE_ALLOWED: &[(&str, &[&str], &str)] = &[
    (
        "src/scenario/store.rs",
        &["std::fs", "std::io", "std::path", "atomic_write_file"],
        "the one file that touches the disk; see DECISIONS.md",
    ),
    ("src/reading/json.rs", &["HashSet"], "asked only whether a key was seen, never walked"),
];

/// Files of more lines than are allowed, and why.
const LONG_ALLOWED: &[(&str, &str)] = &[];

const MOST_LINES: usize = 400;

/// Names of lenders and their products.
const LENDERS: &[&str] = &[
    "huabei",
    "jiebei",
    "花呗",
    "借呗",
    "alipay",
    "支付宝",
    "baitiao",
    "fenfu",
    "yuefu",
    "白条",
    "分付",
    "月付",
];

/// Lines before `language` that name one: the list of files that come with the program.
const LENDERS_ALLOWED: &[(&str, &str)] = &[
    ("src/terms/catalog.rs", r#"("baitiao.json", include_str!("../../assets/terms/baitiao.json")),"#),
    ("src/terms/catalog.rs", r#"("fenfu.json", include_str!("../../assets/terms/fenfu.json")),"#),
    ("src/terms/catalog.rs", r#"("yuefu.json", include_str!("../../assets/terms/yuefu.json")),"#),
    ("src/terms/catalog.rs", r#"("huabei.json", include_str!("../../assets/terms/huabei.json")),"#),
    ("src/terms/catalog.rs", r#"("jiebei.json", include_str!("../../assets/terms/jiebei.json")),"#),
    (
        "src/scenario/built_in.rs",
        r#"("jiebei-overdue-huabei-due", include_str!("../../scenarios/jiebei-overdue-huabei-due.json")),"#,
    ),
];

fn row_of(room: &str) -> Option<usize> {
    ROOMS.iter().position(|row| row.contains(&room))
}

/// The files of all rooms that stand before `language`.
fn core() -> Vec<Source> {
    let language = row_of("language");
    let is_core = |source: &Source| source.room().is_some_and(|room| row_of(room) < language);
    sources("src").into_iter().filter(is_core).collect()
}

#[test]
fn every_file_stands_in_a_known_room() {
    for source in sources("src") {
        let known = source.room().is_none_or(|room| row_of(room).is_some());
        assert!(known, "{} stands in no room of the list", source.path);
    }
}

#[test]
fn a_room_uses_only_what_stands_before_it() {
    for source in sources("src") {
        let Some(room) = source.room() else { continue };
        let code = source.bare_code();
        for (place, named) in rooms_named(&code) {
            let allowed = named == room || row_of(&named).is_some_and(|row| Some(row) < row_of(room));
            assert!(allowed, "{}:{}: {room} uses {named}", source.path, line_of(&code, place));
        }
    }
}

/// What another room has is asked for by its name from the root, so that the rule above sees it.
#[test]
fn nobody_leaves_a_room_by_the_back_door() {
    for source in sources("src") {
        let (code, depth) = (source.bare_code(), source.modules().len());
        for (place, levels) in ways_up(&code) {
            assert!(levels < depth, "{}:{}: super leads out of the room", source.path, line_of(&code, place));
        }
    }
}

#[test]
fn the_core_knows_no_outside_world() {
    let mut needed = BTreeSet::new();
    for source in core() {
        let code = source.bare_code();
        for (word, place) in
            OUTSIDE.iter().flat_map(|word| places_of(&code, word).into_iter().map(move |p| (*word, p)))
        {
            let allowed =
                |(path, words, _): &&(&str, &[&str], &str)| *path == source.path && words.contains(&word);
            let (path, _, _) = OUTSIDE_ALLOWED
                .iter()
                .find(allowed)
                .unwrap_or_else(|| panic!("{}:{}: {word}", source.path, line_of(&code, place)));
            needed.insert((*path, word));
        }
    }
    let listed = OUTSIDE_ALLOWED.iter().flat_map(|(path, words, _)| words.iter().map(|word| (*path, *word)));
    assert_eq!(listed.collect::<BTreeSet<_>>(), needed, "an exception is not needed any more");
}

/// The file that may touch the disk is called from the terminal and the window only.
#[test]
fn the_core_does_not_call_its_one_file_on_disk() {
    for source in core().iter().filter(|source| source.path != "src/scenario/store.rs") {
        let code = source.bare_code();
        let named = places_of(&code, "store::").len() + places_of(&code, "use super::store").len();
        assert_eq!(named, 0, "{} calls scenario::store", source.path);
    }
}

#[test]
fn no_lender_is_named_in_the_core() {
    let mut needed = BTreeSet::new();
    for source in core() {
        let code = source.code();
        let lines = code.lines().filter(|line| LENDERS.iter().any(|name| line.to_lowercase().contains(name)));
        needed.extend(lines.map(|line| (source.path.clone(), line.trim().to_owned())));
    }
    let listed = LENDERS_ALLOWED.iter().map(|(path, line)| ((*path).to_owned(), (*line).to_owned()));
    assert_eq!(needed, listed.collect());
}

#[test]
fn no_file_is_long() {
    let all = sources("src").into_iter().chain(sources("tests"));
    let long: Vec<String> = all.filter(|s| s.text.lines().count() > MOST_LINES).map(|s| s.path).collect();
    let listed: Vec<&str> = LONG_ALLOWED.iter().map(|(path, _)| *path).collect();
    assert_eq!(long, listed, "files of more than {MOST_LINES} lines, and the exceptions");
}

#[test]
fn nothing_is_ignored_or_left_to_do() {
    for source in sources("src").into_iter().chain(sources("tests")) {
        let code = source.bare_code_with_tests();
        for word in ["#[ignore", "todo!", "unimplemented!"] {
            let found = code.match_indices(word).next();
            assert!(found.is_none(), "{}: {word}", source.path);
        }
    }
}

/// `docs/conventions.md` names the test of each rule as `file::test`.
#[test]
fn every_test_that_the_conventions_name_exists() {
    let page = include_str!("../docs/conventions.md");
    let names = page.split('`').skip(1).step_by(2).filter_map(|quoted| quoted.split_once(".rs::"));
    let all: Vec<Source> = sources("src").into_iter().chain(sources("tests")).collect();
    let mut count = 0;
    for (file, test) in names {
        let path = format!("{file}.rs");
        let source = all.iter().find(|source| source.path == path);
        let code = source.unwrap_or_else(|| panic!("no file {path}")).bare_code_with_tests();
        assert!(is_test(&code, test), "{path} has no test {test}");
        count += 1;
    }
    assert!(count > 80, "the page names {count} tests: is it read rightly?");
}

/// Whether a function of that name stands under `#[test]`.
fn is_test(code: &str, name: &str) -> bool {
    places_of(code, &format!("fn {name}")).iter().any(|&at| code[..at].trim_end().ends_with("#[test]"))
}

#[test]
fn the_reader_of_sources_tells_code_from_texts_and_comments() {
    let text = r##"use crate::{a::b, c}; // crate::d
        let x = "crate::e \" //"; let y = '"'; let z = r#"crate::f"#; fn g<'t>() { crate::h::i(); super::super::j }"##;
    let source = Source { path: "src/room/file.rs".to_owned(), text: text.to_owned() };
    let named: Vec<String> = rooms_named(&source.bare_code()).into_iter().map(|(_, name)| name).collect();
    assert_eq!(named, ["a", "c", "h"]);
    assert_eq!(ways_up(&source.bare_code()).into_iter().map(|(_, levels)| levels).collect::<Vec<_>>(), [2]);
    assert_eq!(source.modules(), ["room", "file"]);
    assert!(source.code().contains("crate::e") && !source.code().contains("crate::d"));
}
