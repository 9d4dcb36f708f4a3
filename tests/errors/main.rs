//! Every problem that a file can have: provoked by a file, and compared with the text that people get to read.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a committed file that cannot be read must stop the test"
)]

mod broken;
mod made;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mingzhang::language::{Language, problem_line};
use mingzhang::reading::{Code, Problem};
use mingzhang::scenario;
use mingzhang::terms::Catalog;

/// The folder of the provoking files.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors")
}

/// The provoking files, sorted by number.
fn files() -> Vec<PathBuf> {
    let is_json = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(is_json).collect();
    files.sort();
    files
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// All that the real readers say about a file, warnings and notes included.
fn problems_of(path: &Path, catalog: &Catalog) -> Vec<Problem> {
    let bytes = fs::read(path).unwrap();
    if name_of(path).ends_with(".terms.json") {
        return catalog.clone().load(&name_of(path), &bytes).err().unwrap_or_default();
    }
    match scenario::read_bytes(&bytes, catalog) {
        Ok(loaded) => loaded.warnings,
        Err(problems) => problems,
    }
}

/// What people read, in both languages.
fn text_of(problems: &[Problem]) -> String {
    let lines = |language| problems.iter().map(move |problem| problem_line(problem, language) + "\n");
    let codes = problems.iter().map(|problem| format!("{}\n", problem.code.word()));
    codes
        .chain(["\n".into()])
        .chain(lines(Language::Zh))
        .chain(["\n".into()])
        .chain(lines(Language::En))
        .collect()
}

/// Compares with the snapshot of a name, or writes it when `UPDATE_ERRORS` is set.
fn compare(name: &str, text: &str) -> Result<(), String> {
    let path = folder().join("snapshots").join(name).with_extension("txt");
    if std::env::var_os("UPDATE_ERRORS").is_some() {
        fs::write(&path, text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected == text { Ok(()) } else { Err(format!("{name}\n--- snapshot\n{expected}\n--- now\n{text}")) }
}

/// All provoked problems: those of the files and those that are made while the test runs.
fn all() -> Vec<(String, Vec<Problem>)> {
    let catalog = Catalog::bundled();
    let of_files = files().into_iter().map(|path| (name_of(&path), problems_of(&path, &catalog)));
    of_files.chain(made::all()).collect()
}

#[test]
fn every_message_is_as_in_its_snapshot() {
    let wrong: Vec<String> =
        all().iter().filter_map(|(name, problems)| compare(name, &text_of(problems)).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_snapshot_has_its_file() {
    let names: BTreeSet<PathBuf> =
        all().iter().map(|(name, _)| Path::new(name).with_extension("txt")).collect();
    for entry in fs::read_dir(folder().join("snapshots")).unwrap() {
        let name = PathBuf::from(entry.unwrap().file_name());
        assert!(names.contains(&name), "{} has no file", name.display());
    }
}

#[test]
fn every_code_is_provoked() {
    let provoked: BTreeSet<Code> = all().iter().flat_map(|(_, found)| found.iter().map(|p| p.code)).collect();
    let missing: Vec<&str> =
        Code::ALL.iter().filter(|code| !provoked.contains(code)).map(|code| code.word()).collect();
    assert!(missing.is_empty(), "not provoked: {missing:?}");
}

#[test]
fn every_problem_has_a_place_and_all_its_values() {
    for (name, problems) in all() {
        assert!(!problems.is_empty(), "{name} has no problem");
        for problem in problems {
            let text = problem_line(&problem, Language::Zh) + &problem_line(&problem, Language::En);
            assert!(!text.contains(['⟨', '⟦']), "{name}: {text}");
            assert!(problem.place.line > 0 || made::has_no_line(problem.code), "{name}: {problem:?}");
        }
    }
}

#[test]
fn the_list_names_every_file() {
    let list = fs::read_to_string(folder().join("README.md")).unwrap();
    for path in files() {
        let name = name_of(&path);
        assert!(list.contains(&format!("`{name}`")), "{name} is not in README.md");
    }
}
