//! The text of a run: its figures, months, bills, what could not be had, and the checks.

use super::compare_text::note_lines;
use super::ideas_text;
use super::lacks::{self, Lack};
use super::limits;
use super::paragraph::{paragraph, table_width};
use super::source::Ready;
use super::table::{Table, width};
use crate::analysis::{Summary, act_lines, checks};
use crate::bureau::RecordOf;
use crate::language::{self, Language, Texts};
use crate::money::Money;
use crate::simulation::Run;

/// Refusals and unmet costs that are listed; the rest are counted.
const MOST_LISTED: usize = 12;

/// The text.
pub fn text(ready: &Ready, strategy: usize, language: Language) -> String {
    let comparison = &ready.lab.comparison;
    let (Some(run), Some(summary)) = (comparison.runs.get(strategy), comparison.summaries.get(strategy))
    else {
        return String::new();
    };
    let parts = [
        title(ready, run, language),
        ideas_text::text(ready, language),
        figures(summary, language),
        months(run, language),
        statements(ready, run, language),
        collection(ready, run, language),
        records(ready, run, language),
        limits_that_moved(ready, run, language),
        helps(ready, run, language),
        could_not(ready, run, language),
        checks_text(run, language) + &paragraph("", language::model_line(language)),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn title(ready: &Ready, run: &Run, language: Language) -> String {
    let title = language::words(&ready.scenario.title, language);
    let name = language::strategy_at(&ready.scenario, run.strategy, language);
    let id = ready.scenario.strategies.get(run.strategy).map_or("", |strategy| &strategy.id);
    let called = language::name_and_id(&name, id);
    let lines = language::run_title(title, &called, (run.start, run.end), run.months.len(), language);
    lines.join("\n") + "\n"
}

fn figures(summary: &Summary, language: Language) -> String {
    let texts = Texts::of(language);
    let charged = [summary.interest, summary.fees, summary.penalties];
    let parts = language::cost_parts(charged, summary.waived, language).join("\n");
    let score = format!("{} → {}", summary.first_score, summary.final_score);
    let rate = summary.annual_rate.map_or_else(
        || "—".to_owned(),
        |rate| {
            let [compound, simple] = [rate.effective, rate.simple].map(language::rounded_percent);
            language::annual_rates(&compound, &simple, language)
        },
    );
    let rows = [
        (texts.debt_free, language::outcome(summary.outcome, language)),
        (texts.cost, language::yuan(summary.cost)),
        ("", parts),
        (texts.paid, language::yuan(summary.total_paid)),
        (texts.final_debt, language::yuan(summary.final_debt)),
        (texts.peak_debt, format!("{} ({})", language::yuan(summary.peak_debt), summary.peak_debt_on)),
        (texts.days_overdue, language::days(summary.worst_days_overdue, language)),
        (texts.score_model, score),
        (texts.annual_rate, rate),
    ];
    let widest = rows.iter().map(|(name, _)| width(name)).max().unwrap_or_default();
    let line = |(name, value): &(&str, String)| {
        let value = value.replace('\n', &format!("\n{}", " ".repeat(widest + 2)));
        format!("{name}{}  {value}\n", " ".repeat(widest.saturating_sub(width(name))))
    };
    rows.iter().map(line).collect()
}

fn months(run: &Run, language: Language) -> String {
    let stakes: Vec<Money> = (0..run.months.len()).map(|place| at_stake(run, place)).collect();
    let has_stakes = stakes.iter().any(|stake| stake.is_positive());
    let stake_head = has_stakes.then(|| language::at_stake_head(language));
    let mut table = Table::new(language::month_heads(language).into_iter().chain(stake_head), 1);
    for (place, (month, stake)) in run.months.iter().zip(stakes).enumerate() {
        let overdue = run.accounts_of(place).iter().map(|account| account.days_overdue).max();
        let mut row = vec![
            language::month(month.month),
            language::amount(month.debt),
            language::amount(month.paid),
            language::amount(month.interest + month.fees + month.penalties),
            language::amount(month.cash),
            month.score.to_string(),
            overdue.unwrap_or_default().to_string(),
        ];
        row.extend(has_stakes.then(|| language::amount(stake)));
        table.row(row);
    }
    let mark = if has_stakes { paragraph("", language::at_stake_mark(language)) } else { String::new() };
    table.text(table_width()) + &mark
}

/// Interest that bills not cleared would be charged, at the end of a month.
fn at_stake(run: &Run, month: usize) -> Money {
    run.accounts_of(month).iter().map(|account| account.at_stake).sum()
}

fn statements(ready: &Ready, run: &Run, language: Language) -> String {
    let mut table = Table::new(language::statement_heads(language), 3);
    for statement in &run.statements {
        let mark = if statement.amended { '*' } else { ' ' };
        table.row(vec![
            statement.on.to_string(),
            statement.due.to_string(),
            ready.account_name(statement.account.index()).to_owned(),
            format!("{}{mark}", language::amount(statement.total)),
            language::amount(statement.minimum),
            language::amount(statement.paid_by_due),
        ]);
    }
    if table.is_empty() {
        return String::new();
    }
    let mut text = format!("{}\n{}", Texts::of(language).statements, table.text(table_width()));
    if run.statements.iter().any(|statement| statement.amended) {
        text.push_str(&paragraph("", language::amended_mark(language)));
    }
    text
}

/// What collectors did.
fn collection(ready: &Ready, run: &Run, language: Language) -> String {
    let mut table = Table::new(language::collection_heads(language), 4);
    for line in act_lines(run) {
        table.row(vec![
            ready.account_name(line.account.index()).to_owned(),
            language::collection_act(line.act, language).to_owned(),
            line.first.to_string(),
            line.last.to_string(),
            line.times.to_string(),
        ]);
    }
    if table.is_empty() {
        return String::new();
    }
    format!("{}\n{}", Texts::of(language).collection, table.text(table_width()))
}

/// Times overdue in the record.
fn records(ready: &Ready, run: &Run, language: Language) -> String {
    let mut table = Table::new(language::record_heads(language), 4);
    for record in &run.records {
        let account = match record.of {
            RecordOf::Account(account) => ready.account_name(account.index()),
            RecordOf::Earlier(_) => "",
        };
        table.row(vec![
            language::record_name(record, &ready.scenario, account, language),
            record.from.to_string(),
            record.repaid_on.map_or_else(String::new, |day| day.to_string()),
            language::shown_until(record, language),
            record.worst.to_string(),
            language::amount(record.amount),
        ]);
    }
    if table.is_empty() {
        return String::new();
    }
    format!("{}\n{}", Texts::of(language).records, table.text(table_width()))
}

/// What lenders moved beside entries.
fn limits_that_moved(ready: &Ready, run: &Run, language: Language) -> String {
    let acts = limits::acts(ready, run, |_| true, language);
    if acts.is_empty() { acts } else { format!("{}\n{acts}", language::acts_head(language)) }
}

/// What came of campaigns and coupons.
fn helps(ready: &Ready, run: &Run, language: Language) -> String {
    let lines: Vec<String> =
        run.helps.iter().filter_map(|used| ready.help_line(used, run, language)).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("{}\n{}", language::helps_head(language), listed(&lines, language))
}

/// The first lines of a list, and how many follow.
fn listed(lines: &[String], language: Language) -> String {
    let mut text: String = lines.iter().take(MOST_LISTED).map(|line| paragraph("· ", line)).collect();
    let more = lines.len().saturating_sub(MOST_LISTED);
    if more > 0 {
        text.push_str(&paragraph("· ", &language::more_lines(more, language)));
    }
    text
}

/// What could not be had, and what did not go as the strategy said.
fn could_not(ready: &Ready, run: &Run, language: Language) -> String {
    let lines = |all: Vec<Lack>| all.into_iter().map(|lack| lack.line).collect();
    let refused: Vec<String> = lines(lacks::refusals(ready, run, language));
    let unmet: Vec<String> = lines(lacks::unmet(ready, run, language));
    let all = [refused, unmet, note_lines(ready, run, language)];
    all.iter().map(|lines| listed(lines, language)).collect()
}

fn checks_text(run: &Run, language: Language) -> String {
    let checks = checks(run);
    if checks.iter().all(|check| check.holds) {
        return paragraph("", &language::checks_hold(checks.len(), language));
    }
    let wrong = checks.iter().filter(|check| !check.holds).map(|check| {
        let name = language::check_name(check.id, language);
        paragraph("", &language::check_fails(&name, check.left, check.right, language))
    });
    wrong.collect()
}
