//! Every colour, size and line style of the window. The only place that makes a colour.
#![allow(clippy::disallowed_methods, reason = "colours are declared here and nowhere else")]

use eframe::egui::{Color32, Theme};

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Behind cards.
    pub ground: Color32,
    /// Panels, cards, menus.
    pub surface: Color32,
    /// Text.
    pub ink: Color32,
    /// Captions, units, axes.
    pub muted: Color32,
    /// One-pixel borders and grid lines.
    pub hairline: Color32,
    /// Input wells.
    pub soft: Color32,
    /// An input well under the pointer.
    pub soft_hovered: Color32,
    /// The chosen row, a figure under the pointer.
    pub selection: Color32,
    /// The chosen tab, focus, links.
    pub accent: Color32,
    /// Overdue, problems.
    pub warn: Color32,
    /// A check that holds.
    pub good: Color32,
    /// Lines of strategies, in the order of the file.
    pub series: [Color32; 5],
}

const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const LIGHT: Tokens = Tokens {
    ground: hex(0x00F4_F5F6),
    surface: hex(0x00FF_FFFF),
    ink: hex(0x001C_2126),
    muted: hex(0x005A_6570),
    hairline: hex(0x00E2_E6EA),
    soft: hex(0x00EE_F1F4),
    soft_hovered: hex(0x00E4_E9EE),
    selection: hex(0x00E3_F0F8),
    accent: hex(0x0000_72B2),
    warn: hex(0x009A_3412),
    good: hex(0x0000_805E),
    series: [hex(0x00C4_520A), hex(0x0000_72B2), hex(0x0000_805E), hex(0x008A_3FA0), hex(0x006B_5B00)],
};

const DARK: Tokens = Tokens {
    ground: hex(0x0014_171A),
    surface: hex(0x001B_1F24),
    ink: hex(0x00E7_EAED),
    muted: hex(0x009D_A8B2),
    hairline: hex(0x002B_3138),
    soft: hex(0x0023_2930),
    soft_hovered: hex(0x002C_343C),
    selection: hex(0x001E_3442),
    accent: hex(0x0056_B4E9),
    warn: hex(0x00F0_A36B),
    good: hex(0x002B_C59A),
    series: [hex(0x00E6_9F00), hex(0x0056_B4E9), hex(0x002B_C59A), hex(0x00D1_8FE0), hex(0x00D6_C84A)],
};

impl Tokens {
    /// The colours of a theme.
    pub const fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The colour of a strategy's line; colours come again after the fifth, with another line style.
    pub fn line(&self, place: usize) -> Color32 {
        self.series.get(place % self.series.len()).copied().unwrap_or(self.ink)
    }

    /// The fill of an area in the colour of a place.
    pub fn area(&self, place: usize) -> Color32 {
        self.line(place).gamma_multiply(if place < self.series.len() { 0.55 } else { 0.3 })
    }
}

/// A colour as reports name it: `#C4520A`.
pub fn name_of(colour: Color32) -> String {
    format!("#{:02X}{:02X}{:02X}", colour.r(), colour.g(), colour.b())
}

/// Distances, in points.
pub mod space {
    /// Between a caption and its figure.
    pub const XS: f32 = 4.0;
    /// Between things of one group.
    pub const S: f32 = 8.0;
    /// Between cards, and inside them.
    pub const M: f32 = 12.0;
    /// Between groups.
    pub const L: f32 = 16.0;
    /// Between columns of figures.
    pub const XL: f32 = 24.0;
}

/// Sizes, in points.
pub mod size {
    /// Captions, axes.
    pub const CAPTION: f32 = 12.0;
    /// Body text.
    pub const BODY: f32 = 13.0;
    /// The sentence above the charts.
    pub const SENTENCE: f32 = 14.0;
    /// A symbol to click.
    pub const SYMBOL: f32 = 16.0;
    /// Hero figures.
    pub const HERO: f32 = 21.0;
    /// Hero figures where there is less room, down to the smallest.
    pub const HERO_STEPS: [f32; 4] = [HERO, 18.0, 16.0, 14.0];
    /// One row of a table or of the editor.
    pub const ROW: f32 = 26.0;
    /// Corners of cards.
    pub const CARD_RADIUS: u8 = 6;
    /// Corners of input wells.
    pub const INPUT_RADIUS: u8 = 4;
    /// The left panel.
    pub const LEFT: f32 = 262.0;
    /// The right panel.
    pub const RIGHT: f32 = 300.0;
    /// Under this width the right panel folds away.
    pub const FOLD_RIGHT: f32 = 1_100.0;
    /// Under this width the left panel folds away too.
    pub const FOLD_LEFT: f32 = 950.0;
    /// The menu bar.
    pub const MENU_BAR: f32 = 32.0;
    /// The hero figures.
    pub const HERO_BAR: f32 = 66.0;
    /// The month cursor.
    pub const CURSOR_BAR: f32 = 30.0;
    /// A line of a chart.
    pub const LINE: f32 = 2.0;
    /// The line of the chosen strategy.
    pub const CHOSEN_LINE: f32 = 2.5;
}

/// How a line is drawn; never colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineStyle {
    /// ———
    Solid,
    /// - - -
    Dashed,
    /// ······
    Dotted,
    /// - · -
    DashDot,
    /// —— ——
    LongDash,
}

impl LineStyle {
    /// The style of a strategy's line. Each round of the five colours begins one style further: no two of the first
    /// twenty-five lines are alike.
    pub const fn of(place: usize) -> Self {
        match (place + place / 5) % 5 {
            0 => Self::Solid,
            1 => Self::Dashed,
            2 => Self::Dotted,
            3 => Self::DashDot,
            _ => Self::LongDash,
        }
    }

    /// Lengths of dashes and of the gaps after them; empty for a solid line.
    pub const fn pattern(self) -> (&'static [f32], &'static [f32]) {
        match self {
            Self::Solid => (&[], &[]),
            Self::Dashed => (&[6.0], &[4.0]),
            Self::Dotted => (&[2.0], &[4.0]),
            Self::DashDot => (&[8.0, 2.0], &[3.0, 3.0]),
            Self::LongDash => (&[12.0], &[4.0]),
        }
    }
}

/// The dashes of the line that shows the result before an edit.
pub const GHOST_PATTERN: (&[f32], &[f32]) = (&[3.0], &[4.0]);
/// The dots of the month cursor.
pub const CURSOR_PATTERN: (&[f32], &[f32]) = (&[1.5], &[4.0]);

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as WCAG 2 defines them.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let part = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let light = |c: Color32| 0.2126 * part(c.r()) + 0.7152 * part(c.g()) + 0.0722 * part(c.b());
        let (a, b) = (light(a) + 0.05, light(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn text_and_lines_can_be_read() {
        for tokens in [&LIGHT, &DARK] {
            for text in [tokens.ink, tokens.muted, tokens.accent, tokens.warn, tokens.good] {
                assert!(contrast(text, tokens.surface) >= 4.5, "{text:?}");
            }
            for text in tokens.series {
                assert!(contrast(text, tokens.surface) >= 4.5, "{text:?}");
            }
            for ground in [tokens.ground, tokens.soft, tokens.selection] {
                assert!(contrast(tokens.muted, ground) >= 4.5, "{ground:?}");
            }
        }
    }

    #[test]
    fn no_two_of_many_lines_are_alike() {
        let looks = |place: usize| (place % LIGHT.series.len(), LineStyle::of(place));
        for place in 0..25 {
            assert!((0..place).all(|other| looks(other) != looks(place)), "{place}");
        }
    }

    #[test]
    fn names_colours() {
        assert_eq!(name_of(LIGHT.series[0]), "#C4520A");
    }
}
