//! Calling the program.

use std::io::Write;
use std::process::{Command, Stdio};

use mingzhang::scenario;
use serde_json::Value;

/// The scenarios that come with the program.
pub const BUILT_IN: [&str; scenario::BUILT_IN.len()] = {
    let mut names = [""; scenario::BUILT_IN.len()];
    let mut place = 0;
    while place < names.len() {
        names[place] = scenario::BUILT_IN[place].0;
        place += 1;
    }
    names
};

/// What a call gave.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// The program without a language or display in its environment.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingzhang"));
    for name in
        ["LC_ALL", "LC_MESSAGES", "LANG", "TZ", "COLUMNS", "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
    {
        command.env_remove(name);
    }
    command
}

/// Runs a call to its end, with a text as standard input.
pub fn finish(command: &mut Command, input: &[u8]) -> Said {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    // The program may stop reading early: then there is nobody to write to.
    let _ = stdin.write_all(input);
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Said {
        code: output.status.code().expect("it ends by itself"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// A call with arguments, which are separated by blanks.
pub fn say(arguments: &str) -> Said {
    finish(program().args(arguments.split_whitespace()), b"")
}

/// A call that goes well and warns of nothing.
pub fn out(arguments: &str) -> String {
    let said = say(arguments);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments}");
    said.out
}

/// The JSON of a call.
pub fn json(arguments: &str) -> Value {
    serde_json::from_str(&out(arguments)).expect("JSON")
}

/// The ids of the strategies of a built-in scenario.
pub fn strategies(scenario: &str) -> Vec<String> {
    let comparison = json(&format!("compare {scenario} --format json"));
    let runs = comparison["runs"].as_array().expect("runs");
    runs.iter().map(|run| run["strategy"]["id"].as_str().expect("an id").to_owned()).collect()
}
