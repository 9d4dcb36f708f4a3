//! The right panel: its tabs, which stay when the rest scrolls, and what the chosen one shows.

use eframe::egui::Ui;

use super::{problems, statement, why};
use crate::app::command::{Command, side_name};
use crate::app::state::SideTab;
use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::{link, text};

/// The tabs.
pub fn tabs(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        for side in SideTab::ALL {
            if link::tab(ui, view.tokens, &tab(view, side), side == view.state.side).clicked() {
                out.push(Command::ShowSide(side));
            }
        }
    });
    ui.add_space(space::XS);
}

/// What the chosen tab shows.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    match view.state.side {
        SideTab::Why => why::show(ui, view, out),
        SideTab::Statement => statement::show(ui, view, out),
        SideTab::Problems => problems::show(ui, view),
    }
    text::rule(ui, view.tokens);
    text::caption(ui, view.tokens, view.texts.contract_wins);
}

/// The name of a tab, with the number of problems.
fn tab(view: &AppView<'_>, side: SideTab) -> String {
    let name = side_name(side, view.texts);
    match (side, view.results.problems().len()) {
        (SideTab::Problems, count @ 1..) => format!("{name} {count}"),
        _ => name.to_owned(),
    }
}
