//! Typing into the wells of the editor.

use super::*;
use mingzhang::calendar::Day;
use mingzhang::scenario::{What, When, Words};

#[test]
fn what_is_no_amount_changes_nothing_and_says_so() {
    let mut app = open();
    type_into(&mut app, "Cash", "12.345");
    app.get_by_label_contains("at most two decimals");
    assert_eq!(cash(&app), money("4000.00"));
}

#[test]
fn undo_belongs_to_the_text_while_typing() {
    let mut app = open();
    type_into(&mut app, "Cash", "77");
    assert_eq!(cash(&app), money("77.00"));
    app.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    app.run();
    assert!(app.state().document().can_undo(), "the step of the document is still there");
}

#[test]
fn escape_brings_back_what_was_there() {
    let mut app = open();
    type_into(&mut app, "Cash", "77");
    app.key_press(Key::Escape);
    app.run();
    assert_eq!(cash(&app), money("4000.00"));
}

#[test]
fn a_text_that_is_no_value_is_not_left_half_typed() {
    let mut app = open();
    type_into(&mut app, "Months to run", "9999");
    app.key_press(Key::Enter);
    app.run();
    assert_eq!(app.state().document().scenario().span.at_most(), 24);
}

#[test]
fn a_new_purchase_gets_its_name_and_its_day() {
    let mut app = open();
    click(&mut app, "+ Add a purchase");
    type_into(&mut app, "Name", "Phone");
    click(&mut app, "Only once");
    type_into(&mut app, "Date", "2026-03-20");
    let scenario = app.state().document().scenario();
    let event = scenario.events.last().expect("the purchase");
    assert_eq!(event.name, Some(Words::Same("Phone".to_owned())));
    let What::Purchase(purchase) = &event.what else { panic!("a purchase") };
    assert_eq!(purchase.when, When::On(Day::parse("2026-03-20").expect("a day")));
    click(&mut app, "Remove Phone");
    assert_eq!(app.state().document().scenario().events.len(), 1);
}

#[test]
fn an_event_is_added_from_its_menu() {
    let mut app = open();
    let before = app.state().document().scenario().events.len();
    click(&mut app, "+ Add another event");
    click(&mut app, "Change of limit");
    let events = &app.state().document().scenario().events;
    assert_eq!(events.len(), before + 1);
    assert!(matches!(events.last().expect("the event").what, What::LimitChange(_)));
    assert!(app.state().results().good().is_some());
}

#[test]
fn a_habit_is_added_to_the_chosen_strategy_and_taken_out() {
    let mut app = open();
    click(&mut app, "+ Add a habit");
    click(&mut app, "Somebody else first");
    assert_eq!(app.state().document().scenario().strategies[0].actions.len(), 1);
    click(&mut app, "Remove Somebody else first");
    assert_eq!(app.state().document().scenario().strategies[0].actions.len(), 0);
}
