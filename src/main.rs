//! Arguments to window or terminal, nothing else.

use std::path::PathBuf;
use std::process::ExitCode;

use mingzhang::cli::{self, Asked};
use mingzhang::language::Language;
use mingzhang::terms::Catalog;

/// Runs are made and dropped at every edit. Allocators of systems give each freed megabyte back and pay a fault for
/// every page of the next run; this one keeps it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::answer(std::env::args_os()) {
        Asked::Window { file, catalog, asked, of_system } => window(file, catalog, asked, of_system),
        Asked::Answered(code) => code,
    }
}

#[cfg(feature = "gui")]
fn window(file: Option<PathBuf>, catalog: Catalog, asked: Option<Language>, of_system: Language) -> ExitCode {
    mingzhang::app::run(file, catalog, asked, of_system)
}

#[cfg(not(feature = "gui"))]
fn window(file: Option<PathBuf>, _: Catalog, asked: Option<Language>, of_system: Language) -> ExitCode {
    cli::no_window(file.as_deref(), asked.unwrap_or(of_system))
}
