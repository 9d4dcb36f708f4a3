//! Why a figure has its value: the entries that it sums, or what it is made of when it is no sum of entries.

use super::explain::Question;
use super::explain_entry::{account_name, sides};
use super::lacks::{self, Lack};
use super::limits;
use super::paragraph::{paragraph, table_width};
use super::table::Table;
use crate::analysis::{FigureId, FigureWhy, Summary, explain_figure};
use crate::bureau::ScoreModel;
use crate::calendar::Month;
use crate::language::{self, Texts};
use crate::ledger::{Entry, Kind};
use crate::money::Money;
use crate::simulation::{MonthRow, MoveOf, Outcome};

/// A figure of the whole run or of a month.
pub fn text(question: Question<'_>, figure: FigureId, month: Option<Month>) -> String {
    let why = explain_figure(question.run, figure, month);
    let head = head(question, &why) + &paragraph("", language::figure_meaning(figure, question.language));
    let (ready, run, language) = (question.ready, question.run, question.language);
    let made_of = match figure {
        FigureId::Score => score(question, month),
        FigureId::Unmet => lacking(question, &why, lacks::unmet(ready, run, language)),
        FigureId::Refused => lacking(question, &why, lacks::refusals(ready, run, language)),
        FigureId::DebtFreeOn => debt_free(question),
        FigureId::WorstDaysOverdue => past_due(question),
        FigureId::Limit => limits_of(question, month),
        _ => sum(question, &why),
    };
    if made_of.is_empty() { head } else { format!("{head}\n{made_of}") }
}

/// `利息 · 2026-03 · 只还最低 (minimum): ¥86.12`
fn head(question: Question<'_>, why: &FigureWhy) -> String {
    let language = question.language;
    let summary = Summary::of(question.run);
    let value = match (why.value, why.figure) {
        (Some(money), _) => language::yuan(money),
        (None, FigureId::Score) => month_row(question, why.month).map_or(0, |row| row.score).to_string(),
        (None, FigureId::WorstDaysOverdue) => language::days(summary.worst_days_overdue, language),
        (None, _) => language::outcome(summary.outcome, language),
    };
    let name = language::figure_name(why.figure, language);
    let when = language::whole_run_or(why.month, language);
    format!("{name} · {when} · {}: {value}\n", question.strategy_name())
}

/// The row of a month, or of the last.
fn month_row(question: Question<'_>, month: Option<Month>) -> Option<&MonthRow> {
    let months = &question.run.months;
    month.map_or(months.last(), |month| months.iter().find(|row| row.month == month))
}

/// The entries, each with its sign, and whether they add up.
fn sum(question: Question<'_>, why: &FigureWhy) -> String {
    let (run, language) = (question.run, question.language);
    let opening = Texts::of(language).opening_cash;
    let mut sum = why.opening;
    let mut rows = Vec::new();
    if why.figure == FigureId::Cash {
        rows.push(row_of_opening(opening, why.opening));
    }
    for &(place, sign) in &why.entries {
        let Some(entry) = run.ledger.get(place) else { continue };
        let amount = if sign < 0 { -entry.amount } else { entry.amount };
        sum += amount;
        rows.push(row(question, place, entry, amount));
    }
    if rows.is_empty() {
        return paragraph("", &language::nothing_sums(why.figure, language));
    }
    let is_equal = why.value == Some(sum);
    let line = language::sum_line(rows.len(), sum, is_equal, language);
    table(question, rows) + &paragraph("", &line) + &hint(question)
}

fn row_of_opening(name: &str, amount: Money) -> Vec<String> {
    let empty = String::new;
    vec![empty(), empty(), empty(), name.to_owned(), empty(), language::amount(amount)]
}

fn row(question: Question<'_>, place: usize, entry: &Entry, amount: Money) -> Vec<String> {
    vec![
        place.to_string(),
        entry.on.to_string(),
        account_name(question, entry).unwrap_or_default(),
        language::entry_kind_name(entry, question.language),
        sides(question, entry),
        language::amount(amount),
    ]
}

fn table(question: Question<'_>, rows: Vec<Vec<String>>) -> String {
    let mut table = Table::new(language::entry_heads(question.language), 5);
    rows.into_iter().for_each(|row| table.row(row));
    table.text(table_width())
}

fn hint(question: Question<'_>) -> String {
    let line = language::entry_hint(&question.ready.call, question.strategy_id(), question.language);
    format!("\n{}", paragraph("", &line))
}

/// Entries that say why, without a sum.
fn listed(question: Question<'_>, head: &str, wanted: impl Fn(&Entry) -> bool) -> String {
    let entries = question.run.ledger.iter().enumerate().filter(|(_, entry)| wanted(entry));
    let rows: Vec<_> = entries.map(|(place, entry)| row(question, place, entry, entry.amount)).collect();
    if rows.is_empty() {
        return String::new();
    }
    format!("{head}\n{}{}", table(question, rows), hint(question))
}

fn past_due(question: Question<'_>) -> String {
    listed(question, language::went_past_due(question.language), |entry| entry.kind == Kind::Overdue)
}

fn debt_free(question: Question<'_>) -> String {
    let (run, language) = (question.run, question.language);
    match run.outcome {
        Outcome::Clear(day) => {
            listed(question, &language::entries_of(day, language), |entry| entry.on == day)
        }
        Outcome::Owing | Outcome::NeverClears(_) => {
            let carried = run.months.last().map_or(Money::ZERO, |month| month.carried);
            paragraph("", &language::still_carried(carried, language))
        }
    }
}

/// What could not be had, line by line, and whether the lines add up.
fn lacking(question: Question<'_>, why: &FigureWhy, all: Vec<Lack>) -> String {
    let language = question.language;
    let lacks: Vec<Lack> =
        all.into_iter().filter(|lack| why.month.is_none_or(|month| lack.on.month() == month)).collect();
    if lacks.is_empty() {
        return String::new();
    }
    let sum: Money = lacks.iter().map(|lack| lack.amount).sum();
    let lines: String = lacks.iter().map(|lack| paragraph("· ", &lack.line)).collect();
    lines + &paragraph("", &language::sum_line(lacks.len(), sum, why.value == Some(sum), language))
}

/// The limit of each account as it began, and everything that moved one up to the evening.
fn limits_of(question: Question<'_>, month: Option<Month>) -> String {
    let (ready, run, language) = (question.ready, question.run, question.language);
    let last = month.map_or(run.end, Month::last);
    let accounts = ready.scenario.accounts.iter().enumerate();
    let opening = accounts.map(|(place, account)| {
        let name = ready.account_name(place);
        paragraph("· ", &language::limit_at_start(name, account.limit, language))
    });
    let moved = limits::acts(ready, run, |act| act.what == MoveOf::Limit && act.on <= last, language);
    opening.collect::<String>() + &moved
}

/// The factors of the score: the lowest of the model and the points of each.
fn score(question: Question<'_>, month: Option<Month>) -> String {
    let language = question.language;
    let Some(row) = month_row(question, month) else { return String::new() };
    let lowest = ScoreModel::bundled().lowest;
    let mut lines = vec![(language::lowest_of_model(language), lowest)];
    let factors = row.factors.iter().enumerate();
    lines.extend(factors.map(|(place, points)| (language::factor_name(place, language), i32::from(*points))));
    let text: String = lines.iter().map(|(name, points)| format!("{points:>6}  {name}\n")).collect();
    let total: i32 = lines.iter().map(|(_, points)| points).sum();
    text + &format!("{total:>6}\n")
}
