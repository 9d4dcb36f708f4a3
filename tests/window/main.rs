//! The window without a display: what a user does with it, and what a user then sees.
#![cfg(feature = "gui")]
#![expect(clippy::expect_used, reason = "a test that does not find what it looks for fails there")]

mod accounts;
mod calculators;
mod fields;
mod fits;
mod free_by;
mod helps;
mod ideas;
mod terms;

use std::path::PathBuf;

use eframe::egui::{Key, Modifiers, Role, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mingzhang::analysis::{FigureId, explain_figure};
use mingzhang::app::edit::AmountField;
use mingzhang::app::state::{Prefs, SideTab, WhyTarget};
use mingzhang::app::window::{Window, prepare};
use mingzhang::language::{Language, Texts, amount};
use mingzhang::money::Money;

type App = Harness<'static, Window>;

fn prefs(language: Language) -> Prefs {
    Prefs { language, ..Prefs::default() }
}

fn open_at(width: f32, height: f32, prefs: Prefs) -> App {
    let setup = prefs.clone();
    let mut app = Harness::builder()
        .with_size([width, height])
        .with_theme(Theme::Light)
        .with_max_steps(20)
        .with_context_setup(move |ctx| prepare(ctx, &setup))
        .build_eframe(move |cc| Window::with_prefs(&cc.egui_ctx, prefs));
    app.state_mut().watch();
    app.run();
    app
}

fn open() -> App {
    open_at(1_360.0, 860.0, prefs(Language::En))
}

fn click(app: &mut App, label: &str) {
    app.get_by_label(label).click();
    app.run();
}

/// Clicks the first of several with the same label.
fn click_first(app: &mut App, label: &str) {
    app.get_all_by_label(label).next().expect("a widget of this label").click();
    app.run();
}

fn money(text: &str) -> Money {
    Money::parse(text).expect("an amount")
}

fn cash(app: &App) -> Money {
    AmountField::Cash.get(app.state().document().scenario()).expect("cash")
}

/// Types into the well of a name, as a user does: click, all is selected, type.
fn type_into(app: &mut App, name: &str, text: &str) {
    let field = app.get_by_role_and_label(Role::TextInput, name);
    field.focus();
    app.run();
    app.get_by_role_and_label(Role::TextInput, name).type_text(text);
    app.run();
}

fn cost_of(app: &App, strategy: usize) -> Money {
    let good = app.state().results().good().expect("a result");
    good.comparison.summaries[strategy].cost
}

#[test]
fn opens_with_a_result() {
    let app = open();
    assert!(app.state().results().good().is_some());
    assert!(!app.state().document().is_dirty());
    app.get_by_label_contains("Strategy: Minimum only");
}

#[test]
fn an_edit_runs_again_and_is_one_step_back() {
    let mut app = open();
    let before = cost_of(&app, 0);
    type_into(&mut app, "Monthly shopping day 15", "2500.5");
    let field = AmountField::Purchase(0);
    assert_eq!(field.get(app.state().document().scenario()), Some(money("2500.50")));
    assert!(cost_of(&app, 0) > before);
    assert!(app.state().document().is_dirty());
    app.key_press(Key::Enter);
    app.run();
    app.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    app.run();
    assert_eq!(field.get(app.state().document().scenario()), Some(money("1500.00")), "typing is one step");
    assert_eq!(cost_of(&app, 0), before);
    app.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    app.run();
    assert_eq!(field.get(app.state().document().scenario()), Some(money("2500.50")));
}

#[test]
fn strategies_are_chosen_by_click_and_by_keys() {
    let mut app = open();
    click_first(&mut app, "¥1,600 a month");
    assert_eq!(app.state().looked_at().strategy, 1);
    app.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    app.run();
    assert_eq!(app.state().looked_at().strategy, 2);
    app.get_by_label_contains("Strategy: Pay in full");
}

#[test]
fn arrows_move_the_month() {
    let mut app = open();
    for _ in 0..3 {
        app.key_press(Key::ArrowRight);
        app.run();
    }
    assert_eq!(app.state().looked_at().month, 3);
    app.key_press(Key::ArrowLeft);
    app.run();
    assert_eq!(app.state().looked_at().month, 2);
    app.key_press(Key::End);
    app.run();
    assert_eq!(app.state().looked_at().month, 23);
    app.get_by_label_contains("month 24");
}

#[test]
fn language_and_theme_switch_and_stay_switched() {
    let mut app = open();
    app.key_press_modifiers(Modifiers::COMMAND, Key::E);
    app.run();
    assert_eq!(app.state().prefs().language, Language::Zh);
    app.get_by_label_contains("当前策略: 只还最低");
    app.key_press_modifiers(Modifiers::COMMAND, Key::T);
    app.run();
    assert!(app.state().prefs().is_dark);
    assert_eq!(app.ctx.theme(), Theme::Dark);
}

#[test]
fn a_bad_file_shows_its_problems_while_the_last_result_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bad.json");
    let text = r#"{"format": "mingzhang/scenario", "version": 1, "title": "t", "start": "2026-01-02"}"#;
    std::fs::write(&path, text).expect("a file");
    let mut app = open();
    let before = cost_of(&app, 0);
    drop_file(&mut app, path);
    assert_eq!(app.state().looked_at().side, SideTab::Problems);
    assert!(app.state().results().problems().len() > 1, "all problems, not the first");
    app.get_all_by_label_contains("line 1 column").next().expect("a place");
    assert_eq!(cost_of(&app, 0), before);
    assert!(app.state().document().path().is_none(), "the bad file was not taken");
}

/// A file dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl eframe::egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }
    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_file(app: &mut App, path: PathBuf) {
    app.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    app.run();
}

#[test]
fn a_dropped_file_is_opened_and_remembered() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios/borrow-to-repay.json");
    let mut app = open();
    drop_file(&mut app, path.clone());
    assert_eq!(app.state().document().path(), Some(path.as_path()));
    assert_eq!(app.state().prefs().recent, [path]);
}

#[test]
fn what_a_contract_refused_is_told_with_its_value() {
    let scenarios = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut app = open();
    drop_file(&mut app, scenarios.join("trading-for-a-lower-rate.json"));
    assert!(app.query_by_label_contains("worth noting").is_none(), "all went as the first strategy says");
    for _ in 0..2 {
        app.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
        app.run();
    }
    click(&mut app, "One thing is worth noting: see Why");
    app.get_by_label_contains("the contract does not let its loans repay other debts");
    app.get_by_label_contains("bank-loan.repays_other_debts = no");
}

#[test]
fn unsaved_work_is_asked_about_before_another_file_opens() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios/borrow-to-repay.json");
    let mut app = open();
    type_into(&mut app, "Cash", "5");
    drop_file(&mut app, path.clone());
    app.get_by_label("The scenario is not saved. Save it first?");
    click(&mut app, "Cancel");
    assert!(app.state().document().path().is_none());
    drop_file(&mut app, path.clone());
    click(&mut app, "Don't save");
    assert_eq!(app.state().document().path(), Some(path.as_path()));
}

#[test]
fn saving_by_path_writes_a_file_that_opens_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.json");
    let mut app = open();
    type_into(&mut app, "Cash", "4321.09");
    app.key_press(Key::Enter);
    app.run();
    click(&mut app, "File");
    click(&mut app, "Save by path…");
    type_into(&mut app, "Path of the file", &path.display().to_string());
    click(&mut app, "Save");
    let problems: Vec<_> = app.state().results().problems().collect();
    assert!(
        !app.state().document().is_dirty(),
        "not saved: {problems:?} {:?}",
        app.state().looked_at().dialog
    );
    let mut other = open();
    drop_file(&mut other, path);
    assert_eq!(cash(&other), money("4321.09"));
}

#[test]
fn a_figure_adds_up_from_entries_that_explain_themselves() {
    let mut app = open();
    let shown = amount(cost_of(&app, 0));
    app.get_by_label(&format!("Total cost: ¥{shown}")).click();
    app.run();
    assert_eq!(
        app.state().looked_at().why.last(),
        Some(&WhyTarget::Figure { strategy: 0, figure: FigureId::Cost, month: None })
    );
    let run = &app.state().results().good().expect("a result").comparison.runs[0];
    let why = explain_figure(run, FigureId::Interest, None);
    let sum: Money = why
        .entries
        .iter()
        .map(|&(place, sign)| {
            let amount = run.ledger[place].amount;
            if sign < 0 { -amount } else { amount }
        })
        .sum();
    assert_eq!(Some(sum), why.value);
    // Three clicks from the start to the formula of one entry.
    let entry = format!("2026-02-01 Interest {}", amount(money("31.05")));
    app.get_by_label(&entry).click();
    app.run();
    app.get_by_label_contains("unpaid principal 2,700.00 × daily rate 0.05% × 23 nights");
    app.get_by_label_contains("checked ");
    click(&mut app, "← Back");
    app.get_by_label(&entry);
}

#[test]
fn a_month_of_the_table_explains_itself() {
    let mut app = open();
    app.get_by_role_and_label(Role::Tab, "Months").click();
    app.run();
    app.get_by_label("2026-02 Interest 31.05").click();
    app.run();
    assert_eq!(app.state().looked_at().month, 1);
    app.get_by_label("2026-02-01 Interest 31.05");
}

#[test]
fn the_least_that_may_be_paid_is_two_clicks_away() {
    let mut app = open();
    app.get_by_role_and_label(Role::Tab, "This month's bill").click();
    app.run();
    app.get_by_label("Least that may be paid");
    app.get_by_label("¥300.00");
    app.get_by_label("2026-01-09");
}

#[test]
fn a_narrow_window_folds_its_panels_and_brings_them_back() {
    let mut app = open_at(900.0, 600.0, prefs(Language::En));
    assert!(app.query_by_label("Borrower").is_none());
    click(&mut app, "Scenario");
    app.get_by_label("Borrower");
    app.get_by_label_contains("Total cost:").click();
    app.run();
    app.get_by_label("Checks");
    assert!(app.query_by_label("Borrower").is_none(), "one panel at a time");
}

#[test]
fn a_strategy_can_be_added_and_taken_back() {
    let mut app = open();
    app.get_by_label("+ Add a strategy").scroll_to_me();
    app.run();
    click(&mut app, "+ Add a strategy");
    click(&mut app, "All spare cash");
    assert_eq!(app.state().document().scenario().strategies.len(), 4);
    app.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    app.run();
    assert_eq!(app.state().document().scenario().strategies.len(), 3);
}

#[test]
fn every_chart_says_what_it_shows() {
    let app = open();
    assert!(app.get_all_by_role(Role::Image).count() >= 2);
    for chart in app.get_all_by_role(Role::Image) {
        let name = chart.accesskit_node().label().unwrap_or_default();
        assert!(name.starts_with("After 24 months"), "{name}");
    }
}

#[test]
fn an_idle_window_rests() {
    let mut app = open();
    assert!(app.run() <= 2, "nothing asks for another frame");
}

/// The embedded font has every character of every text: the harness panics on a missing one.
#[test]
fn every_text_has_its_characters() {
    for language in [Language::Zh, Language::En] {
        let setup = prefs(language);
        let mut harness = Harness::builder()
            .with_size([600.0, 6_000.0])
            .with_context_setup(move |ctx| prepare(ctx, &setup))
            .build_ui(move |ui| {
                for (_, text) in Texts::of(language).all() {
                    ui.label(text);
                }
            });
        harness.run();
    }
}
