//! Terms files of the user's own, loaded into the window.

use std::fs;
use std::path::PathBuf;

use eframe::egui::Key;
use egui_kittest::kittest::Queryable as _;
use mingzhang::app::state::SideTab;
use tempfile::TempDir;

use super::{App, click, cost_of, drop_file, money, open, type_into};

const LINE: &str = include_str!("../../assets/terms/huabei.json");
const SCENARIO: &str = include_str!("../../scenarios/minimum-still-spending.json");

/// A folder with terms of twice the daily rate, and a scenario that names them.
fn folder() -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let (terms, scenario) = (folder.path().join("dear.json"), folder.path().join("mine.json"));
    let text = LINE.replacen("\"huabei\"", "\"dear\"", 1).replace("\"0.0005\"", "\"0.001\"");
    fs::write(&terms, text).expect("written");
    fs::write(&scenario, SCENARIO.replace("huabei@2024-01-01", "dear@2024-01-01")).expect("written");
    (folder, terms, scenario)
}

fn load_by_path(app: &mut App, path: &str) {
    click(app, "File");
    click(app, "Load terms by path…");
    type_into(app, "Path of a terms file or a folder of them", path);
    click(app, "Load terms");
}

#[test]
fn a_scenario_opens_once_its_terms_are_loaded_and_can_be_edited() {
    let (_folder, terms, scenario) = folder();
    let mut app = open();
    let before = cost_of(&app, 0);
    drop_file(&mut app, scenario.clone());
    assert_eq!(app.state().looked_at().side, SideTab::Problems);
    app.get_all_by_label_contains("dear").next().expect("the terms that are not there");
    load_by_path(&mut app, &terms.display().to_string());
    assert_eq!(app.state().document().path(), Some(scenario.as_path()), "tried again, and opened");
    app.get_by_label("Terms loaded; scenarios may name: dear");
    assert_eq!(app.state().results().problems().filter(|problem| problem.is_error()).count(), 0);
    let dear = cost_of(&app, 0);
    assert!(dear > before);
    type_into(&mut app, "Monthly shopping day 15", "2500");
    app.key_press(Key::Enter);
    app.run();
    assert!(cost_of(&app, 0) > dear, "runs of an edited scenario still have the terms");
}

#[test]
fn bad_terms_show_under_the_name_of_their_file_and_nothing_changes() {
    let (folder, terms, _) = folder();
    let bad = folder.path().join("bad.json");
    fs::write(&bad, fs::read_to_string(&terms).expect("terms").replace("revolving", "line"))
        .expect("written");
    let mut app = open();
    let before = cost_of(&app, 0);
    drop_file(&mut app, bad.clone());
    assert_eq!(app.state().looked_at().side, SideTab::Problems);
    app.get_by_label(&bad.display().to_string());
    app.get_all_by_label_contains("line ").next().expect("a place");
    assert_eq!(cost_of(&app, 0), before);
    assert!(app.state().results().catalog().get("dear").is_none());
    drop_file(&mut app, terms);
    assert!(app.state().results().catalog().get("dear").is_some());
    assert!(app.query_by_label(&bad.display().to_string()).is_none(), "the list is of what was loaded last");
}

#[test]
fn a_file_that_was_edited_can_be_loaded_again() {
    let (_folder, terms, scenario) = folder();
    let mut app = open();
    drop_file(&mut app, terms.clone());
    drop_file(&mut app, scenario);
    let dear = cost_of(&app, 0);
    let text = fs::read_to_string(&terms).expect("terms");
    fs::write(&terms, text.replace("\"0.001\"", "\"0.0005\"")).expect("written");
    drop_file(&mut app, terms);
    assert!(cost_of(&app, 0) < dear, "the scenario runs again with the file as it is now");
    assert!(cost_of(&app, 0) > money("0.00"));
}
