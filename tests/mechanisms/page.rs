//! The page that is written from the table.

use super::{Shown, needed};
use crate::edit::Edit;

const HEAD: &str = "# Mechanisms

Each line is a run with a mechanism and one without it. `tests/mechanisms` writes this page from the lines of its `table.json`, and fails when
a figure is the same on both sides or a rule does not occur: so a line cannot stand when its mechanism does nothing, and
`tests/mechanisms/do-nothing` takes the code of each away to see it. Scenarios are built-in
ones, or files in `tests/mechanisms`. Lines of a calculator name its call and no scenario.
";

/// The page.
pub fn page(lines: &[Shown]) -> String {
    let mut page = HEAD.to_owned();
    for group in needed::GROUPS {
        page += &format!(
            "\n## {group}\n\n| mechanism | scenario | switched off by | figure | on | off | rules seen |\n"
        );
        page += "|---|---|---|---|---|---|---|\n";
        let names = needed::NEEDED.iter().filter(|(_, of)| *of == group).map(|(name, _)| name);
        for name in names {
            lines.iter().filter(|shown| shown.line.mechanism == *name).for_each(|shown| page += &row(shown));
        }
    }
    page
}

fn row(shown: &Shown) -> String {
    let line = &shown.line;
    let command = (!line.command.is_empty()).then(|| line.command.join(" "));
    let life = [&line.scenario, &line.strategy].map(String::clone);
    let asked: Vec<String> = command
        .into_iter()
        .chain(life)
        .filter(|part| !part.is_empty())
        .map(|part| format!("`{part}`"))
        .collect();
    let rules: Vec<String> = line.rules.iter().map(|rule| format!("`{rule}`")).collect();
    format!(
        "| {} | {} | {} | `{}` | {} | {} | {} |\n",
        line.mechanism,
        asked.join(", "),
        switch(shown),
        line.figure,
        shown.on,
        shown.off,
        if rules.is_empty() { "–".to_owned() } else { rules.join(", ") },
    )
}

fn switch(shown: &Shown) -> String {
    let edits = shown.line.off.iter().map(edit);
    let strategy = shown.line.off_strategy.iter().map(|id| format!("strategy `{id}`"));
    let command = shown.line.off_command.iter().map(|command| format!("`{}`", command.join(" ")));
    edits.chain(strategy).chain(command).collect::<Vec<_>>().join("; ")
}

fn edit(edit: &Edit) -> String {
    if edit.to.is_null() {
        return format!("without `{}`", edit.at);
    }
    let value = edit.to.to_string().replace('|', "\\|");
    format!("`{}` = `{value}`", edit.at)
}
