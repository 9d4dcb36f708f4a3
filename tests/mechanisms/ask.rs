//! The terminal, asked as a user asks it.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::Line;

/// What the program says on standard output, given a scenario on standard input.
pub fn say(arguments: &[&str], scenario: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mingzhang"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // a command that reads no scenario may have ended before it is written
    let _ = program.stdin.take().expect("a pipe").write_all(scenario.as_bytes());
    let said = program.wait_with_output().expect("it ends");
    assert!(said.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8(said.stdout).expect("UTF-8")
}

/// The JSON that a line's command gives. A command of a line without a scenario reads none.
pub fn json(line: &Line, command: &[String], scenario: &Value, strategy: &str) -> Value {
    let (first, rest) = command.split_first().expect("a command");
    let mut arguments = vec![first.as_str()];
    if !line.scenario.is_empty() {
        arguments.extend(["-", "--strategy", strategy]);
    }
    arguments.extend(rest.iter().map(String::as_str));
    arguments.extend(["--format", "json"]);
    serde_json::from_str(&say(&arguments, &scenario.to_string())).expect("JSON")
}
