//! What the window looks like. Needs a Vulkan driver; a software one will do: `cargo test --features pictures --test pictures`.
#![cfg(feature = "pictures")]

use egui_kittest::{Harness, SnapshotResults};
use mingzhang::app::state::Prefs;
use mingzhang::app::window::{Window, prepare};
use mingzhang::language::Language;

#[test]
fn looks_as_it_should() {
    let mut results = SnapshotResults::new();
    let dark_en = Prefs { language: Language::En, is_dark: true, ..Prefs::default() };
    for (name, size, prefs) in [
        ("light-zh", [1_360.0, 860.0], Prefs::default()),
        ("dark-en", [1_360.0, 860.0], dark_en),
        ("small-zh", [900.0, 600.0], Prefs::default()),
    ] {
        let setup = prefs.clone();
        let mut harness = Harness::builder()
            .with_size(size)
            .with_theme(prefs.theme())
            .with_max_steps(20)
            .with_context_setup(move |ctx| prepare(ctx, &setup))
            .build_eframe(move |cc| Window::with_prefs(&cc.egui_ctx, prefs));
        harness.run();
        results.add(harness.try_snapshot(name));
    }
}
