//! The embedded font. What it lacks comes from the system's fonts, where there are any.

use std::sync::Arc;

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily};

const NAME: &str = "noto-sans-sc";
static NOTO: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.gb2312.ttf");

/// Makes the embedded face the first of every family, with the toolkit's own behind it for its icons.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    fonts.font_data.insert(NAME.to_owned(), Arc::new(FontData::from_static(NOTO)));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.entry(family).or_default().insert(0, NAME.to_owned());
    }
    fonts
}
