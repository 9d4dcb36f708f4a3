//! Campaigns and coupons in the left panel: what the twist of a bundled scenario asks for is done in the window.

use eframe::egui::Key;
use egui_kittest::kittest::Queryable as _;
use mingzhang::language::Language;
use mingzhang::scenario::built_in;

use super::{App, click, cost_of, drop_file, money, open_at, prefs, type_into};

/// The scenario about who bears a fee, high enough that nothing has to be scrolled to.
fn open() -> App {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("life.json");
    std::fs::write(&path, built_in("who-bears-the-fee").expect("built in")).expect("a file");
    let mut app = open_at(1_360.0, 1_900.0, prefs(Language::En));
    drop_file(&mut app, path);
    app
}

#[test]
fn a_budget_that_is_short_bears_nothing_or_what_is_left() {
    let mut app = open();
    assert_eq!(cost_of(&app, 0), money("108.00"));
    click(&mut app, "Name and days: June sale");
    type_into(&mut app, "Budget (or empty)", "200");
    app.key_press(Key::Enter);
    app.run();
    assert_eq!(cost_of(&app, 0), money("378.00"), "nothing of the 270.00 of the fridge");
    click(&mut app, "what is left is borne");
    assert_eq!(cost_of(&app, 0), money("178.00"), "200.00 of it");
    type_into(&mut app, "Budget (or empty)", "");
    app.key_press(Key::Enter);
    app.run();
    click(&mut app, "Name and days: Half a fee");
    type_into(&mut app, "Share borne", "100%");
    app.key_press(Key::Enter);
    app.run();
    assert!(app.query_by_label("Budget (or empty)").is_some());
    assert!(cost_of(&app, 0) < money("178.00"), "the desk costs nothing any more");
}
