//! The amount that ends debt by a month: found for the chosen strategy, tried as one of its own.

use eframe::egui::{Key, Modifiers};
use mingzhang::analysis::Way;
use mingzhang::app::state::Tab;
use mingzhang::scenario::Pay;
use mingzhang::simulation::Outcome;

use super::{click, click_first, open};

#[test]
fn an_amount_is_found_tried_and_taken_back() {
    let mut app = open();
    click(&mut app, "Free by");
    assert_eq!(app.state().looked_at().tab, Tab::FreeBy);
    for _ in 0..12 {
        app.key_press(Key::ArrowRight);
        app.run();
    }
    let solved = app.state().results().free_by();
    assert!(solved.iter().any(|one| one.by.to_string() == "2027-01"), "the month under the cursor");
    let pays = solved.iter().find_map(|one| match one.way {
        Way::Pays(amount) => Some((amount, one.summary.clone())),
        _ => None,
    });
    let (amount, summary) = pays.expect("an amount that is enough");
    click_first(&mut app, "+ try it");
    let strategies = &app.state().document().scenario().strategies;
    let added = strategies.len() - 1;
    assert_eq!(strategies[added].pay, Pay::Fixed(amount));
    assert_eq!(app.state().looked_at().strategy, added, "what was tried is chosen");
    let good = app.state().results().good().expect("a result");
    assert_eq!(good.comparison.summaries[added], summary, "the life that was promised");
    assert!(matches!(summary.outcome, Outcome::Clear(_)));
    app.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    app.run();
    assert_eq!(app.state().document().scenario().strategies.len(), added, "one step back");
}
