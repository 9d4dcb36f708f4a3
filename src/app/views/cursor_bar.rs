//! The month cursor of the whole window.

use eframe::egui::{Align, Label, Layout, RichText, Slider, Stroke, Ui, style::HandleShape};

use crate::app::command::Command;
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::link;
use crate::language;

/// The bar.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        step(ui, view, "‹", Command::PreviousMonth, out);
        step(ui, view, "›", Command::NextMonth, out);
        let play = if view.state.next_step.is_some() { view.texts.pause } else { view.texts.play };
        if link::quiet(ui, view.tokens, &format!("▶ {play}")).clicked() {
            out.push(Command::Play);
        }
        let Some(row) = view.month() else {
            return;
        };
        ui.add_space(space::XS);
        let month = ui.label(language::month(row.month));
        let owed = language::cursor(view.state.month, row.debt, view.language);
        ui.label(RichText::new(owed).color(view.tokens.muted));
        ui.add_space(space::S);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let months = language::months(view.month_count(), view.language);
            ui.add(Label::new(RichText::new(months).color(view.tokens.muted)));
            ui.add_space(space::S);
            slider(ui, view, month.id, out);
        });
    });
}

fn step(ui: &mut Ui, view: &AppView<'_>, symbol: &str, command: Command, out: &mut Vec<Command>) {
    ui.add_enabled_ui(command.is_enabled(view), |ui| {
        let response = link::quiet_of(ui, view.tokens, symbol, size::SYMBOL);
        link::named(&response, command.label(view.texts));
        if response.on_hover_text(command.label(view.texts)).clicked() {
            out.push(command.clone());
        }
    });
}

fn slider(ui: &mut Ui, view: &AppView<'_>, label: eframe::egui::Id, out: &mut Vec<Command>) {
    let last = view.month_count().saturating_sub(1);
    let mut month = view.state.month;
    style(ui, view);
    let slider = Slider::new(&mut month, 0..=last).show_value(false).trailing_fill(true);
    if ui.add(slider).labelled_by(label).changed() {
        out.push(Command::SetMonth(month));
    }
}

/// A thin rail with a small round handle.
fn style(ui: &mut Ui, view: &AppView<'_>) {
    let (tokens, width) = (view.tokens, ui.available_width());
    let spacing = ui.spacing_mut();
    (spacing.slider_width, spacing.slider_rail_height) = (width, 4.0);
    spacing.interact_size.y = 16.0;
    let visuals = ui.visuals_mut();
    visuals.handle_shape = HandleShape::Circle;
    visuals.selection.bg_fill = tokens.muted;
    let widgets = &mut visuals.widgets;
    for (widget, edge) in [
        (&mut widgets.inactive, tokens.muted),
        (&mut widgets.hovered, tokens.accent),
        (&mut widgets.active, tokens.accent),
    ] {
        widget.bg_fill = if edge == tokens.muted { tokens.surface } else { tokens.selection };
        widget.fg_stroke = Stroke::new(1.5, edge);
    }
    widgets.inactive.bg_fill = tokens.hairline;
}
