//! Opening the window, or saying why there is none.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use eframe::egui::ViewportBuilder;

use super::window::Window;
use crate::language::{self, Language, Texts};

/// Stable names: the folder of the preferences is called so.
const APP_ID: &str = "mingzhang";
/// The exit code of wrong use, as the terminal has it.
const NO_WINDOW: u8 = 2;

/// Opens the window and returns when it is closed. Without a display it says so, in this language, and names the command
/// that needs none.
pub fn run(file: Option<PathBuf>, language: Language) -> ExitCode {
    let started = Instant::now();
    if !has_display() {
        return no_window(file.as_ref(), None, language);
    }
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title(Texts::of(language).window_title)
            .with_inner_size([1_360.0, 860.0])
            .with_min_inner_size([900.0, 600.0]),
        ..Default::default()
    };
    let shown = file.clone();
    let created =
        eframe::run_native(APP_ID, options, Box::new(move |cc| Ok(Box::new(Window::new(cc, file, started)))));
    match created {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => no_window(shown.as_ref(), Some(&error), language),
    }
}

/// Whether there can be a window at all; other systems than X11 and Wayland always have one.
fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value: std::ffi::OsString| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

fn no_window(file: Option<&PathBuf>, error: Option<&eframe::Error>, language: Language) -> ExitCode {
    let file = file.map_or_else(|| "FILE".to_owned(), |path| path.display().to_string());
    eprintln!("{}", language::no_window(&file, language));
    if let Some(error) = error {
        eprintln!("{error}");
    }
    ExitCode::from(NO_WINDOW)
}
