//! Opening the window, or saying why there is none.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use eframe::egui::ViewportBuilder;

use super::state::Prefs;
use super::window::Window;
use crate::language::{self, Language, Texts};
use crate::terms::Catalog;

/// Stable names: the folder of the preferences is called so.
const APP_ID: &str = "mingzhang";
/// The exit code of wrong use, as the terminal has it.
const NO_WINDOW: u8 = 2;

/// Opens the window and returns when it is closed. Without a display it says so and names the command that needs none.
///
/// The window speaks the language that was `asked` for, else the one last used in it, else that of the system.
pub fn run(
    file: Option<PathBuf>,
    catalog: Catalog,
    asked: Option<Language>,
    of_system: Language,
) -> ExitCode {
    let started = Instant::now();
    let language = asked.unwrap_or(of_system);
    if !has_display() {
        return no_window(file.as_ref(), None, language);
    }
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title(Texts::of(language).window_title)
            .with_inner_size([1_360.0, 860.0])
            .with_min_inner_size([900.0, 600.0]),
        // nothing here fades from one colour to another, and each pixel costs less where a processor draws
        dithering: false,
        ..Default::default()
    };
    let shown = file.clone();
    let created = eframe::run_native(
        APP_ID,
        options,
        Box::new(move |cc| {
            let prefs = preferences(cc, asked, of_system);
            Ok(Box::new(Window::new(cc, file, catalog, prefs, started)))
        }),
    );
    match created {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => no_window(shown.as_ref(), Some(&error), language),
    }
}

/// What the user preferred when the window was last open.
fn preferences(cc: &eframe::CreationContext<'_>, asked: Option<Language>, of_system: Language) -> Prefs {
    let stored = cc.storage.and_then(|storage| eframe::get_value::<Prefs>(storage, eframe::APP_KEY));
    let prefs = stored.unwrap_or_else(|| Prefs { language: of_system, ..Prefs::default() });
    Prefs { language: asked.unwrap_or(prefs.language), ..prefs }
}

/// Whether there can be a window at all; other systems than X11 and Wayland always have one.
fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value: std::ffi::OsString| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

fn no_window(file: Option<&PathBuf>, error: Option<&eframe::Error>, language: Language) -> ExitCode {
    let file = file.map_or_else(|| "FILE".to_owned(), |path| path.display().to_string());
    eprintln!("{}", language::no_display(&file, language));
    if let Some(error) = error {
        eprintln!("{error}");
    }
    ExitCode::from(NO_WINDOW)
}
