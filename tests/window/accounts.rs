//! A life of one's own, made in the window: other accounts, loans that run already, days, purchases that are split.

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use mingzhang::app::edit_account::DayField;
use mingzhang::language::Language;
use mingzhang::scenario::{Action, Scenario, What};

use super::{App, click, click_first, open_at, prefs, type_into};

/// High enough that nothing of the left panel has to be scrolled to.
fn open() -> App {
    open_at(1_360.0, 1_900.0, prefs(Language::En))
}

fn scenario(app: &App) -> &Scenario {
    app.state().document().scenario()
}

fn has_result(app: &App) -> bool {
    app.state().results().good().is_some() && !app.state().results().is_earlier()
}

#[test]
fn an_account_and_its_loan_are_added_changed_and_taken_out() {
    let mut app = open();
    click(&mut app, "+ Add an account");
    click(&mut app, "Jiebei");
    assert_eq!(scenario(&app).accounts.len(), 2);
    click(&mut app, "+ Add a loan");
    assert!(has_result(&app));
    let loan = |app: &App| scenario(app).accounts[1].opening.loans[0].clone();
    assert_eq!((loan(&app).periods, loan(&app).periods_paid), (12, 0));
    type_into(&mut app, "Drawn on", "2025-09-20");
    type_into(&mut app, "Periods", "24");
    app.key_press(Key::Enter);
    app.run();
    assert_eq!((loan(&app).drawn.to_string().as_str(), loan(&app).periods), ("2025-09-20", 24));
    assert_eq!(loan(&app).periods_paid, 3, "as many as fell due before the start");
    assert!(has_result(&app));
    click(&mut app, "Remove Loan loan");
    click_first(&mut app, "Remove Jiebei");
    assert_eq!(scenario(&app).accounts.len(), 1);
    assert!(has_result(&app));
    app.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    app.run();
    assert_eq!(scenario(&app).accounts.len(), 2, "one step back");
}

#[test]
fn an_account_that_is_named_stays_and_says_why() {
    let mut app = open();
    click(&mut app, "+ Add an account");
    click(&mut app, "Jiebei");
    click_first(&mut app, "Remove Huabei");
    assert_eq!(scenario(&app).accounts.len(), 2);
    app.get_by_label_contains("name it. Take these out first.");
}

#[test]
fn months_are_missed_at_the_cursor() {
    let mut app = open();
    app.key_press(Key::ArrowRight);
    app.run();
    click(&mut app, "+ Add a habit");
    click(&mut app, "A month skipped: Huabei 2026-02");
    let month = "2026-02".to_owned();
    let skips = |app: &App| {
        let actions = scenario(app).strategies[0].actions.clone();
        actions.into_iter().filter_map(|action| match action {
            Action::Skip { account, month } => Some((account, month.to_string())),
            _ => None,
        })
    };
    assert_eq!(skips(&app).collect::<Vec<_>>(), [("huabei".to_owned(), month)]);
    let good = app.state().results().good().expect("a result");
    assert!(good.comparison.summaries[0].worst_days_overdue > 0);
}

#[test]
fn a_new_scenario_has_no_problems() {
    let mut app = open();
    app.key_press_modifiers(Modifiers::COMMAND, Key::N);
    app.run();
    assert_eq!(app.state().results().problems().len(), 0);
}

#[test]
fn days_of_income_move_and_purchases_are_split() {
    let mut app = open();
    click(&mut app, "Name and days: Wage");
    type_into(&mut app, "Day of month", "10");
    app.key_press(Key::Enter);
    app.run();
    assert_eq!(DayField::Income(0).get(scenario(&app)), Some(10));
    click(&mut app, "Name and days: Monthly shopping");
    click(&mut app, "6 months");
    let What::Purchase(purchase) = &scenario(&app).events[0].what else { panic!("no purchase") };
    assert_eq!(purchase.instalments.as_ref().map(|plan| plan.periods), Some(6));
    assert!(has_result(&app));
    click(&mut app, "whole");
    let What::Purchase(purchase) = &scenario(&app).events[0].what else { panic!("no purchase") };
    assert_eq!(purchase.instalments, None);
}

#[test]
fn enter_keeps_what_is_no_value_to_be_mended() {
    let mut app = open();
    type_into(&mut app, "Cash", "77");
    assert_eq!(super::cash(&app), super::money("77.00"));
    app.get_by_role_and_label(Role::TextInput, "Cash").type_text("x");
    app.run();
    app.key_press(Key::Enter);
    app.run();
    assert_eq!(super::cash(&app), super::money("4000.00"), "nothing half typed");
    app.get_by_label_contains("Type an amount");
    app.key_press(Key::Escape);
    app.run();
    assert!(app.query_by_label_contains("Type an amount").is_none());
    assert_eq!(super::cash(&app), super::money("4000.00"));
}
