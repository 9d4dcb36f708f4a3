//! The tokens as the toolkit's style, for both themes.

use eframe::egui::{
    Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, Vec2,
    Visuals, style::WidgetVisuals,
};

use super::tokens::{Tokens, size, space};

/// Sets both styles; which one is used follows the theme.
pub fn install(ctx: &Context) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| apply(style, theme));
    }
}

fn apply(style: &mut Style, theme: Theme) {
    let font = |size| FontId::new(size, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Small, font(size::CAPTION)),
        (TextStyle::Body, font(size::BODY)),
        (TextStyle::Button, font(size::BODY)),
        (TextStyle::Monospace, font(size::BODY)),
        (TextStyle::Heading, font(size::HERO)),
    ]
    .into();
    style.visuals = visuals(theme);
    style.spacing.item_spacing = Vec2::new(space::S, space::XS);
    style.spacing.button_padding = Vec2::new(space::S, 3.0);
    style.spacing.interact_size = Vec2::new(24.0, 24.0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.tooltip_width = 320.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.08;
}

fn visuals(theme: Theme) -> Visuals {
    let tokens = Tokens::of(theme);
    let mut visuals = match theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(tokens.muted);
    visuals.hyperlink_color = tokens.accent;
    visuals.panel_fill = tokens.surface;
    visuals.window_fill = tokens.surface;
    visuals.extreme_bg_color = tokens.soft;
    visuals.text_edit_bg_color = Some(tokens.soft);
    visuals.faint_bg_color = tokens.ground;
    visuals.code_bg_color = tokens.soft;
    visuals.warn_fg_color = tokens.warn;
    visuals.error_fg_color = tokens.warn;
    visuals.window_stroke = Stroke::new(1.0, tokens.hairline);
    visuals.window_corner_radius = CornerRadius::same(size::CARD_RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(size::CARD_RADIUS);
    visuals.selection.bg_fill = tokens.selection;
    visuals.selection.stroke = Stroke::new(1.0, tokens.ink);
    for shadow in [&mut visuals.popup_shadow, &mut visuals.window_shadow] {
        *shadow = Shadow { offset: [0, 2], blur: 12, spread: 0, color: shadow.color.gamma_multiply(0.6) };
    }
    widgets(&mut visuals, tokens);
    visuals
}

fn widgets(visuals: &mut Visuals, tokens: &Tokens) {
    let widgets = &mut visuals.widgets;
    set(&mut widgets.noninteractive, tokens, tokens.surface, tokens.hairline);
    set(&mut widgets.inactive, tokens, tokens.soft, tokens.soft);
    set(&mut widgets.hovered, tokens, tokens.soft_hovered, tokens.soft_hovered);
    set(&mut widgets.active, tokens, tokens.selection, tokens.accent);
    set(&mut widgets.open, tokens, tokens.soft, tokens.hairline);
}

fn set(
    widget: &mut WidgetVisuals,
    tokens: &Tokens,
    fill: eframe::egui::Color32,
    border: eframe::egui::Color32,
) {
    widget.bg_fill = fill;
    widget.weak_bg_fill = fill;
    widget.bg_stroke = Stroke::new(1.0, border);
    widget.fg_stroke = Stroke::new(1.0, tokens.ink);
    widget.corner_radius = CornerRadius::same(size::INPUT_RADIUS);
    widget.expansion = 0.0;
}
