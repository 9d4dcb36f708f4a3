//! What a subcommand has to say, and saying it: nothing here panics when a reader goes away.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use crate::language::{self, Language};

/// All went well.
pub const FINE: u8 = 0;
/// The file has problems, or cannot be read.
pub const FILE_HAS_PROBLEMS: u8 = 1;
/// The call cannot be carried out as it was written.
pub const WRONG_USE: u8 = 2;

/// Text for the two outputs, and how the program ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// For standard output.
    pub out: String,
    /// For standard error.
    pub err: String,
    /// How the program ends.
    pub code: u8,
}

impl Answer {
    /// A result.
    pub fn fine(out: String, err: String) -> Self {
        Self { out, err, code: FINE }
    }

    /// Why there is no result, in one sentence.
    pub fn refused(code: u8, sentence: impl Into<String>) -> Self {
        Self { out: String::new(), err: format!("mingzhang: {}\n", sentence.into()), code }
    }

    /// Writes both texts. A reader that has gone away (`| head`) is no failure.
    pub fn say(&self, language: Language) -> ExitCode {
        // Nobody is left to be told when standard error cannot be written.
        let _ = io::stderr().write_all(self.err.as_bytes());
        let mut out = io::stdout();
        match out.write_all(self.out.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let sentence = language::cannot_write(&error.to_string(), language);
                let _ = writeln!(io::stderr(), "mingzhang: {sentence}");
                ExitCode::from(FILE_HAS_PROBLEMS)
            }
            _ => ExitCode::from(self.code),
        }
    }
}
