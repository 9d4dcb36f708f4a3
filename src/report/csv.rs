//! Tables of runs and comparisons as CSV: the same keys and values as the JSON, one row for a month or a strategy.

use serde_json::{Map, Value};

/// The months of a run, made from its JSON: every amount and the score, without the parts that are no plain values.
pub fn months(run: &Value) -> String {
    let rows = run.get("months").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    table(rows.iter().filter_map(Value::as_object).map(with_days_overdue))
}

/// The summaries of a comparison, made from its JSON: one row for each strategy.
pub fn summaries(comparison: &Value) -> String {
    let runs = comparison.get("runs").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    table(runs.iter().filter_map(summary))
}

/// The rows of a calculator's answer, made from its JSON; where it has none, its figures as one row.
pub fn calculated(answer: &Value) -> String {
    let of = |key: &str| answer.get(key).and_then(Value::as_array);
    match ["periods", "bills", "offers", "rates", "ways"].into_iter().find_map(of) {
        Some(rows) => table(rows.iter().filter_map(with_rate)),
        None => table(figures(answer).into_iter()),
    }
}

/// A row with its rate in two columns of its own.
fn with_rate(row: &Value) -> Option<Map<String, Value>> {
    let mut row = row.as_object()?.clone();
    if let Some(rate) = row.remove("rate") {
        for key in ["simple", "effective"] {
            row.insert(key.to_owned(), rate.get(key).cloned().unwrap_or_default());
        }
    }
    Some(row)
}

/// The figures of an answer without the head that every one has.
fn figures(answer: &Value) -> Option<Map<String, Value>> {
    let mut row = answer.as_object()?.clone();
    row.retain(|key, _| !matches!(key.as_str(), "mingzhang" | "format" | "version" | "calculator"));
    Some(row)
}

/// The rates of a run's debts, made from their JSON: one row for each debt, with the smallest of its rates.
pub fn rates(rates: &Value) -> String {
    let rows = rates.get("debts").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    table(rows.iter().filter_map(debt))
}

/// The plain values of a debt; what its contract names, and the first of the rates that solve it.
fn debt(debt: &Value) -> Option<Map<String, Value>> {
    let mut row = debt.as_object()?.clone();
    let of = |object: Option<&Value>, key: &str| {
        object.and_then(|value| value.get(key)).cloned().unwrap_or_default()
    };
    let (advertised, first) = (debt.get("advertised"), debt.get("rates").and_then(|rates| rates.get(0)));
    for key in ["kind", "rate", "periods"] {
        row.insert(format!("advertised_{key}"), of(advertised, key));
    }
    for key in ["simple", "effective"] {
        row.insert(key.to_owned(), of(first, key));
    }
    row.retain(|key, value| !value.is_array() && key != "advertised");
    Some(row)
}

/// The suggestions of an assessment, made from its JSON: one row for each.
pub fn suggestions(assessment: &Value) -> String {
    let rows = assessment.get("suggestions").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    table(rows.iter().filter_map(Value::as_object).cloned())
}

/// The amounts that end debt in time, made from their JSON: one row for each month, with the summary of its life.
pub fn solved(solved: &Value) -> String {
    let rows = solved.get("months").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    table(rows.iter().filter_map(|month| {
        let mut row = month.as_object()?.clone();
        let summary = row.remove("summary")?;
        row.extend(summary.as_object()?.clone());
        Some(row)
    }))
}

/// The plain values of a month, and the worst days overdue of its accounts.
fn with_days_overdue(month: &Map<String, Value>) -> Map<String, Value> {
    let mut row = month.clone();
    let accounts = row.get("accounts").and_then(Value::as_array);
    let days = accounts.into_iter().flatten().filter_map(|account| account.get("days_overdue")?.as_i64());
    let worst = days.max().unwrap_or_default();
    row.retain(|_, value| !value.is_array() && !value.is_object());
    row.insert("days_overdue".to_owned(), worst.into());
    row
}

/// A strategy's id and whether its life is that of the first, then its summary.
fn summary(run: &Value) -> Option<Map<String, Value>> {
    let mut row = Map::new();
    row.insert("strategy".to_owned(), run.get("strategy")?.get("id")?.clone());
    row.insert("same_life_as_first".to_owned(), run.get("same_life_as_first")?.clone());
    row.extend(run.get("summary")?.as_object()?.clone());
    Some(row)
}

/// Rows of the same keys under a head. Without a row there is no head either.
fn table(rows: impl Iterator<Item = Map<String, Value>>) -> String {
    let mut text = String::new();
    for row in rows {
        if text.is_empty() {
            line(&mut text, row.keys().map(|key| quoted(key)));
        }
        line(&mut text, row.values().map(field));
    }
    text
}

fn line(text: &mut String, fields: impl Iterator<Item = String>) {
    text.push_str(&fields.collect::<Vec<_>>().join(","));
    text.push('\n');
}

fn field(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => quoted(text),
        other => quoted(&other.to_string()),
    }
}

/// A field in quotation marks where its text needs them.
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn quotes_only_what_needs_it() {
        let row = |value: Value| json!({"a": value, "b": null}).as_object().unwrap().clone();
        let rows = [row(json!("x,\"y\"")), row(json!(3))];
        assert_eq!(table(rows.into_iter()), "a,b\n\"x,\"\"y\"\"\",\n3,\n");
    }
}
