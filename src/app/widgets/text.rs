//! Texts in the few styles of the window.

use eframe::egui::{Label, Response, RichText, Sense, Ui};

use crate::app::tokens::{Tokens, size, space};

/// A small muted text.
pub fn caption(ui: &mut Ui, tokens: &Tokens, text: impl Into<String>) -> Response {
    ui.add(Label::new(RichText::new(text).size(size::CAPTION).color(tokens.muted)).wrap())
}

/// A line of body text that wraps.
pub fn body(ui: &mut Ui, tokens: &Tokens, text: impl Into<String>) -> Response {
    ui.add(Label::new(RichText::new(text).color(tokens.ink)).wrap())
}

/// A muted line of body text that wraps.
pub fn muted(ui: &mut Ui, tokens: &Tokens, text: impl Into<String>) -> Response {
    ui.add(Label::new(RichText::new(text).color(tokens.muted)).wrap())
}

/// A quiet warning.
pub fn warning(ui: &mut Ui, tokens: &Tokens, text: impl Into<String>) -> Response {
    ui.add(Label::new(RichText::new(text).color(tokens.warn)).wrap())
}

/// The head of a section: strong by colour, with room above and below.
pub fn head(ui: &mut Ui, tokens: &Tokens, text: impl Into<String>) -> Response {
    let response = ui.add(Label::new(RichText::new(text).color(tokens.ink).strong()).sense(Sense::hover()));
    ui.add_space(2.0);
    response
}

/// A hairline between sections.
pub fn rule(ui: &mut Ui, tokens: &Tokens) {
    ui.add_space(space::S);
    let rect = ui.available_rect_before_wrap();
    ui.painter().hline(rect.x_range(), rect.top().round() + 0.5, (1.0, tokens.hairline));
    ui.add_space(space::M);
}
