//! Arguments to window or terminal, nothing else.

use std::path::PathBuf;
use std::process::ExitCode;

use mingzhang::cli::{self, Asked};
use mingzhang::language::Language;

fn main() -> ExitCode {
    match cli::answer(std::env::args_os()) {
        Asked::Window(file, language) => window(file, language),
        Asked::Answered(code) => code,
    }
}

#[cfg(feature = "gui")]
fn window(file: Option<PathBuf>, language: Language) -> ExitCode {
    mingzhang::app::run(file, language)
}

#[cfg(not(feature = "gui"))]
fn window(file: Option<PathBuf>, language: Language) -> ExitCode {
    cli::no_window(file.as_deref(), language)
}
