//! Every view at the sizes that must work.

use eframe::egui::Role;
use egui_kittest::kittest::Queryable as _;
use mingzhang::app::command::{side_name, tab_name};
use mingzhang::app::state::{SideTab, Tab};
use mingzhang::language::{Language, Texts};

use super::{App, click, open_at, prefs};

/// Every view, in both languages, at the sizes that must work: nothing cut, no character missing, no input without a name.
#[test]
fn every_view_fits() {
    for (width, height) in [(900.0, 600.0), (1_360.0, 860.0)] {
        for language in [Language::Zh, Language::En] {
            let mut app = open_at(width, height, prefs(language));
            for tab in Tab::ALL {
                for side in SideTab::ALL {
                    show(&mut app, language, tab, side);
                    let report = app.state().last_report().expect("the window is watched");
                    assert_eq!(report.missing_glyphs, Vec::<char>::new());
                    let view = format!("{width}×{height} {language:?} {tab:?} {side:?}");
                    assert_eq!(report.clipped, Vec::<String>::new(), "{view}");
                }
            }
        }
    }
}

fn show(app: &mut App, language: Language, tab: Tab, side: SideTab) {
    let texts = Texts::of(language);
    let (tab, side) = (tab_name(tab, texts), side_name(side, texts));
    app.get_by_role_and_label(Role::Tab, tab).click();
    if app.query_by_role_and_label(Role::Tab, side).is_none() {
        click(app, texts.why);
    }
    app.get_by_role_and_label(Role::Tab, side).click();
    app.run();
}
