//! Arguments to window or terminal, nothing else.

use std::process::ExitCode;

#[cfg(feature = "gui")]
fn main() -> ExitCode {
    let file = std::env::args_os().nth(1).map(Into::into);
    mingzhang::app::run(file)
}

#[cfg(not(feature = "gui"))]
fn main() -> ExitCode {
    ExitCode::from(2)
}
