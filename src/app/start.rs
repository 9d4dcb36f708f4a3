//! Opening the window, or saying why there is none.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use eframe::egui::ViewportBuilder;
use eframe::{CreationContext, NativeOptions, Renderer};

use super::state::Prefs;
use super::window::Window;
use crate::language::{self, Language, Texts};
use crate::terms::Catalog;

/// Stable names: the folder of the preferences is called so.
const APP_ID: &str = "mingzhang";
/// The exit code of wrong use, as the terminal has it.
const NO_WINDOW: u8 = 2;
/// What may paint the window, the preferred one first.
///
/// Where OpenGL is at home it goes first: without a graphics card a driver runs every branch of wgpu's shader for every
/// pixel, which takes several times as long as the one branch of the shader for OpenGL. Elsewhere wgpu speaks the
/// interface that the system keeps up.
const RENDERERS: [Renderer; 2] = if cfg!(all(unix, not(target_os = "macos"))) {
    [Renderer::Glow, Renderer::Wgpu]
} else {
    [Renderer::Wgpu, Renderer::Glow]
};

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
    let shown = file.clone();
    match open(Start { file, catalog, asked, of_system, started }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => no_window(shown.as_ref(), Some(&error), language),
    }
}

/// What the window opens with.
struct Start {
    file: Option<PathBuf>,
    catalog: Catalog,
    asked: Option<Language>,
    of_system: Language,
    started: Instant,
}

impl Start {
    fn window(self, cc: &CreationContext<'_>) -> Window {
        let prefs = preferences(cc, self.asked, self.of_system);
        Window::new(cc, self.file, self.catalog, prefs, self.started)
    }
}

/// Opens the window with the first renderer that has a driver here.
fn open(start: Start) -> eframe::Result {
    let options = options(start.asked.unwrap_or(start.of_system));
    let mut start = Some(start);
    let [preferred, other] = RENDERERS;
    match open_with(preferred, &options, &mut start) {
        Err(error) if lacks_driver(&error) && start.is_some() => open_with(other, &options, &mut start),
        ended => ended,
    }
}

/// Opens the window with a renderer; what it opens with is taken once there is a window to open.
fn open_with(renderer: Renderer, options: &NativeOptions, start: &mut Option<Start>) -> eframe::Result {
    let options = NativeOptions { renderer, ..options.clone() };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(|cc| {
            let start = start.take().ok_or("the window opens once")?;
            Ok(Box::new(start.window(cc)))
        }),
    )
}

fn options(language: Language) -> NativeOptions {
    NativeOptions {
        viewport: ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title(Texts::of(language).window_title)
            .with_inner_size([1_360.0, 860.0])
            .with_min_inner_size([900.0, 600.0]),
        // nothing here fades from one colour to another, and each pixel costs less where a processor draws
        dithering: false,
        ..Default::default()
    }
}

/// Whether there is no window for want of a driver.
const fn lacks_driver(error: &eframe::Error) -> bool {
    use eframe::Error::{Glutin, NoGlutinConfigs, OpenGL, Wgpu};
    matches!(error, Glutin(_) | NoGlutinConfigs(..) | OpenGL(_) | Wgpu(_))
}

/// What the user preferred when the window was last open.
fn preferences(cc: &CreationContext<'_>, asked: Option<Language>, of_system: Language) -> Prefs {
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
