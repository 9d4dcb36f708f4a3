//! Hypothetical arrangements in the left panel: switched on, changed and switched off, always with their label.

use eframe::egui::Key;
use egui_kittest::kittest::Queryable as _;
use mingzhang::analysis::FigureId;
use mingzhang::app::edit::AmountField;
use mingzhang::app::state::Tab;
use mingzhang::language::Language;

use super::{App, click, click_first, cost_of, money, open_at, prefs, type_into};

/// High enough that nothing of the left panel has to be scrolled to.
fn open(language: Language) -> App {
    open_at(1_360.0, 1_900.0, prefs(language))
}

fn is_labelled(app: &App, text: &str) -> bool {
    app.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn ideas_are_switched_on_and_off_with_their_label() {
    let mut app = open(Language::En);
    let before = cost_of(&app, 2);
    assert!(!is_labelled(&app, "hypothetical · "));
    click(&mut app, "+ Add a hypothetical idea");
    click(&mut app, "hypothetical: red packets");
    assert_eq!(app.state().document().scenario().ideas.len(), 1);
    let after = cost_of(&app, 2);
    assert!(after < before, "{after} is not below {before}");
    assert!(is_labelled(&app, "hypothetical · "), "over the tables");
    assert!(is_labelled(&app, "hypothetical: red packets"), "in the panel");
    type_into(&mut app, "at most each time", "1.00");
    app.key_press(Key::Enter);
    app.run();
    assert_eq!(AmountField::Idea(0).get(app.state().document().scenario()), Some(money("1.00")));
    assert!(cost_of(&app, 2) > after);
    click_first(&mut app, "Remove hypothetical: red packets");
    assert!(app.state().document().scenario().ideas.is_empty());
    assert_eq!(cost_of(&app, 2), before);
    assert!(!is_labelled(&app, "hypothetical: ") && !is_labelled(&app, "hypothetical · "), "nothing is left");
}

#[test]
fn what_they_did_is_labelled_in_the_ledger_and_in_the_why() {
    let mut app = open(Language::Zh);
    click(&mut app, "+ 加入设想");
    click(&mut app, "设想: 还款红包");
    click_first(&mut app, "全额还清");
    click(&mut app, "流水");
    assert_eq!(app.state().looked_at().tab, Tab::Ledger);
    assert!(is_labelled(&app, "安排 (设想)"), "at the entry");
    app.get_all_by_label_contains("安排 (设想)").next().expect("an entry").click();
    app.run();
    assert!(is_labelled(&app, "设想: 一张账单或一期借款"), "its rule");
    assert!(is_labelled(&app, "· 设想: 按时还清一期得红包"), "among the assumptions");
    assert!(FigureId::ALL.contains(&FigureId::Waived));
}
