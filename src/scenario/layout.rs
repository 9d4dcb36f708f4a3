//! JSON as people like to read and compare it: one line for each account, event or strategy that fits into one.

use serde_json::Value;

/// Characters of a line, indentation included.
const WIDTH: usize = 120;
/// Levels that are always broken into lines: the file and its lists.
const BROKEN: usize = 2;

/// The text of a value, with a line break at its end.
pub fn lay_out(value: &Value) -> String {
    let mut out = String::new();
    write(value, 0, 0, &mut out);
    out.push('\n');
    out
}

/// Writes a value that stands behind `used` characters on a line of the given depth.
fn write(value: &Value, depth: usize, used: usize, out: &mut String) {
    let inline = inline(value);
    let fits = 2 * depth + used + inline.chars().count() < WIDTH;
    match value {
        Value::Object(fields) if !fields.is_empty() && (depth < 1 || !fits) => {
            let lines = fields.iter().map(|(key, value)| (format!("{}: ", quoted(key)), value));
            write_lines('{', lines, '}', depth, out);
        }
        Value::Array(items) if !items.is_empty() && (depth < BROKEN && holds_objects(items) || !fits) => {
            write_lines('[', items.iter().map(|item| (String::new(), item)), ']', depth, out);
        }
        _ => out.push_str(&inline),
    }
}

fn write_lines<'v>(
    open: char,
    lines: impl Iterator<Item = (String, &'v Value)>,
    close: char,
    depth: usize,
    out: &mut String,
) {
    out.push(open);
    let mut comma = "";
    for (lead, value) in lines {
        out.push_str(comma);
        out.push('\n');
        out.push_str(&"  ".repeat(depth + 1));
        out.push_str(&lead);
        write(value, depth + 1, lead.chars().count(), out);
        comma = ",";
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(close);
}

fn holds_objects(items: &[Value]) -> bool {
    items.iter().any(Value::is_object)
}

/// The value on one line, with a space after commas and colons.
fn inline(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let fields: Vec<String> =
                fields.iter().map(|(key, value)| format!("{}: {}", quoted(key), inline(value))).collect();
            format!("{{{}}}", fields.join(", "))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        _ => value.to_string(),
    }
}

fn quoted(key: &str) -> String {
    Value::String(key.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_lists_of_things_and_keeps_short_things_together() {
        let value = serde_json::json!({"a": {"b": "1"}, "list": [{"id": "x", "n": [1, 2]}], "none": []});
        let expected = "{\n  \"a\": {\"b\": \"1\"},\n  \"list\": [\n    {\"id\": \"x\", \"n\": [1, 2]}\n  ],\n  \"none\": []\n}\n";
        assert_eq!(lay_out(&value), expected);
    }
}
