//! Arguments to window or terminal, nothing else.

use std::path::PathBuf;
use std::process::ExitCode;

use mingzhang::cli::{self, Asked};
use mingzhang::language::Language;

fn main() -> ExitCode {
    keep_freed_memory();
    match cli::answer(std::env::args_os()) {
        Asked::Window { file, asked, of_system } => window(file, asked, of_system),
        Asked::Answered(code) => code,
    }
}

/// Runs are made and dropped at every edit. The usual Linux allocator returns each freed megabyte to the system and
/// pays a fault for every page of the next run, until a larger block was freed once (mallopt(3), on its thresholds):
/// then it keeps as much as that. The block is never touched, so it costs nothing.
fn keep_freed_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(24 << 20)));
}

#[cfg(feature = "gui")]
fn window(file: Option<PathBuf>, asked: Option<Language>, of_system: Language) -> ExitCode {
    mingzhang::app::run(file, asked, of_system)
}

#[cfg(not(feature = "gui"))]
fn window(file: Option<PathBuf>, asked: Option<Language>, of_system: Language) -> ExitCode {
    cli::no_window(file.as_deref(), asked.unwrap_or(of_system))
}
