//! Arguments to window or terminal, nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    let file = std::env::args_os().nth(1).map(Into::into);
    mingzhang::app::run(file)
}
