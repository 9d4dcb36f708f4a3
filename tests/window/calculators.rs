//! The calculators of the window.

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use mingzhang::app::calculators::Answer;
use mingzhang::app::state::Dialog;
use mingzhang::language::{CalcField, Calculator, Language, Texts, calculator_name};

use super::{open, open_at, prefs, type_into};

#[test]
fn keys_open_the_calculators_and_escape_closes_them() {
    let mut app = open();
    app.key_press_modifiers(Modifiers::COMMAND, Key::K);
    app.run();
    assert_eq!(app.state().looked_at().dialog, Some(Dialog::Calculators));
    // the published payment of 10,000 at 0.04 % a night
    assert_eq!(app.get_all_by_label("900.41").count(), 11);
    app.key_press(Key::Escape);
    app.run();
    assert_eq!(app.state().looked_at().dialog, None);
}

#[test]
fn what_is_typed_is_worked_out_at_once_and_what_is_wrong_is_named() {
    let mut app = open();
    app.key_press_modifiers(Modifiers::COMMAND, Key::K);
    app.run();
    app.get_by_role_and_label(Role::Tab, "Instalments").click();
    app.run();
    type_into(&mut app, "Principal", "5.45");
    type_into(&mut app, "Periods", "3");
    type_into(&mut app, "Fee of all periods", "2.3%");
    app.get_by_label("¥0.13"); // a published row
    app.get_by_label("13.7478%");
    type_into(&mut app, "Periods", "three");
    app.get_by_label_contains("“Periods” cannot be read");
    assert!(matches!(app.state().calculators().answer(), Answer::Unreadable(_)));
    // The field has the keyboard still: what is typed into it is added. Another field, and back, selects it anew.
    type_into(&mut app, "Principal", "6000");
    type_into(&mut app, "Periods", "61");
    assert!(matches!(app.state().calculators().answer(), Answer::Refused(_)));
}

#[test]
fn a_loan_of_a_text_book_has_its_rate_for_a_year() {
    let mut app = open();
    app.key_press_modifiers(Modifiers::COMMAND, Key::K);
    app.run();
    type_into(&mut app, "Rate", "12%");
    app.get_by_label_contains("perhaps it is one for a month or a year");
    assert_eq!(app.state().calculators().wrong_field(), Some(CalcField::RateOf));
    app.get_by_label("a year").click();
    app.run();
    assert_eq!(app.get_all_by_label("888.49").count(), 11);
    assert_eq!(app.state().calculators().wrong_field(), None);
}

#[test]
fn every_calculator_fits_in_both_languages() {
    for (width, height) in [(900.0, 600.0), (1_360.0, 860.0)] {
        for language in [Language::Zh, Language::En] {
            let mut app = open_at(width, height, prefs(language));
            app.key_press_modifiers(Modifiers::COMMAND, Key::K);
            app.run();
            for calculator in Calculator::ALL {
                app.get_by_role_and_label(Role::Tab, calculator_name(calculator, language)).click();
                app.run();
                app.get_by_label(Texts::of(language).close);
                let report = app.state().last_report().expect("the window is watched");
                assert_eq!(report.missing_glyphs, Vec::<char>::new());
                let inside = app.get_by_label(Texts::of(language).close).rect();
                assert!(inside.max.y <= height, "{width} {language:?} {calculator:?}: {inside:?}");
            }
        }
    }
}
