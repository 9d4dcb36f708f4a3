//! Why a figure of a run or a month has its value: the entries that it sums, each of which can be asked in turn.

use eframe::egui::{RichText, Ui};

use super::statement::pair;
use crate::analysis::{FigureId, FigureWhy, act_lines};
use crate::app::command::Command;
use crate::app::state::WhyTarget;
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::{link, text};
use crate::bureau::RecordOf;
use crate::language;
use crate::ledger::Entry;
use crate::money::Money;
use crate::simulation::{MonthRow, Outcome, Run};

/// Entries listed at first; the sum is always of all.
const FEW_ENTRIES: usize = 8;
/// Entries listed at most; the ledger has the rest.
const MOST_ENTRIES: usize = 400;

/// A figure.
pub fn show(
    ui: &mut Ui,
    view: &AppView<'_>,
    strategy: usize,
    figure: FigureId,
    month: Option<usize>,
    out: &mut Vec<Command>,
) {
    let (Some(run), Some(summary), Some(why)) =
        (view.run_of(strategy), view.summary_of(strategy), view.results.why())
    else {
        return;
    };
    let when = why.month.map_or_else(|| view.texts.whole_run.to_owned(), language::month);
    text::caption(ui, view.tokens, format!("{} · {when}", view.strategy_name(strategy)));
    let value = match (why.value, figure) {
        (Some(money), _) => language::yuan(money),
        (None, FigureId::Score) => {
            score_row(run, month).map_or_else(String::new, |row| row.score.to_string())
        }
        (None, FigureId::WorstDaysOverdue) => language::days(summary.worst_days_overdue, view.language),
        (None, _) => language::outcome(summary.outcome, view.language),
    };
    ui.label(RichText::new(language::figure_name(figure, view.language)).color(view.tokens.ink));
    ui.label(RichText::new(value).size(size::HERO).color(view.tokens.ink));
    let meaning = match (figure, summary.outcome) {
        (FigureId::DebtFreeOn, Outcome::Owing | Outcome::NeverClears(_)) => {
            language::no_debt_free_month(view.language)
        }
        _ => language::figure_meaning(figure, view.language),
    };
    text::muted(ui, view.tokens, meaning);
    ui.add_space(space::S);
    match figure {
        FigureId::Score => factors(ui, view, run, month, out),
        FigureId::Cost => parts_of_cost(ui, view, strategy, out),
        FigureId::WorstDaysOverdue => overdue_months(ui, view, run, out),
        FigureId::PeakDebt => pair(ui, view.tokens, view.texts.date, &summary.peak_debt_on.to_string(), true),
        _ => {}
    }
    entries(ui, view, run, why, out);
}

fn score_row(run: &Run, month: Option<usize>) -> Option<&MonthRow> {
    month.map_or(run.months.last(), |place| run.months.get(place))
}

/// The factors of the score, how it went, and the months that lowered it by an overdue.
fn factors(ui: &mut Ui, view: &AppView<'_>, run: &Run, month: Option<usize>, out: &mut Vec<Command>) {
    let Some(row) = score_row(run, month) else {
        return;
    };
    text::head(ui, view.tokens, view.texts.factors);
    pair(ui, view.tokens, view.texts.score_base, &view.results.lowest_score().to_string(), true);
    for (place, points) in row.factors.iter().enumerate() {
        pair(ui, view.tokens, language::factor_name(place, view.language), &points.to_string(), true);
    }
    let lowest = run.months.iter().min_by_key(|row| row.score);
    if let Some(lowest) = lowest {
        let recovered =
            run.months.iter().find(|row| row.month > lowest.month && row.score >= run.totals.first_score);
        let sentence = language::score_path(
            run.totals.first_score,
            (lowest.month, lowest.score),
            recovered.map(|row| row.month),
            view.language,
        );
        text::muted(ui, view.tokens, sentence);
    }
    // the months may be many: what they led to comes before them
    collection(ui, view, run);
    records(ui, view, run);
    if run.totals.worst_days_overdue > 0 {
        text::head(ui, view.tokens, view.texts.overdue_months);
        overdue_months(ui, view, run, out);
    }
}

/// Months on whose last evening anything is past due: how long, and at what stage.
fn overdue_months(ui: &mut Ui, view: &AppView<'_>, run: &Run, out: &mut Vec<Command>) {
    let accounts = view.good().map_or(&[][..], |good| &good.scenario.accounts);
    for (place, row) in run.months.iter().enumerate() {
        for (account, state) in
            accounts.iter().zip(run.accounts_of(place)).filter(|(_, state)| state.days_overdue > 0)
        {
            let name = format!("{} {}", language::month(row.month), view.account_name(account));
            if figure_row(ui, view, &name, &language::overdue_state(state, view.language)) {
                out.push(Command::SetMonth(place));
            }
        }
    }
}

/// Times overdue in the record, and until when they are shown.
fn records(ui: &mut Ui, view: &AppView<'_>, run: &Run) {
    let Some(good) = view.good().filter(|_| !run.records.is_empty()) else { return };
    text::head(ui, view.tokens, view.texts.records);
    for record in &run.records {
        let account = match record.of {
            RecordOf::Account(account) => good.scenario.accounts.get(account.index()),
            RecordOf::Earlier(_) => None,
        };
        let account = account.map_or_else(String::new, |account| view.account_name(account));
        let name = language::record_name(record, &good.scenario, &account, view.language);
        text::muted(ui, view.tokens, format!("{name}: {}", language::record_line(record, view.language)));
    }
}

/// What collectors did, by account and kind.
fn collection(ui: &mut Ui, view: &AppView<'_>, run: &Run) {
    let lines = act_lines(run);
    if lines.is_empty() {
        return;
    }
    text::head(ui, view.tokens, view.texts.collection);
    for line in &lines {
        let account = view.good().and_then(|good| good.scenario.accounts.get(line.account.index()));
        let name = account.map_or_else(String::new, |account| view.account_name(account));
        let act = language::collection_act(line.act, view.language);
        text::muted(ui, view.tokens, format!("{name} {act}: {}", language::act_times(line, view.language)));
    }
}

/// Cost is interest, fees and penalties: each can be asked in turn.
fn parts_of_cost(ui: &mut Ui, view: &AppView<'_>, strategy: usize, out: &mut Vec<Command>) {
    let Some(summary) = view.summary_of(strategy) else {
        return;
    };
    let parts = [
        (FigureId::Interest, summary.interest),
        (FigureId::Fees, summary.fees),
        (FigureId::Penalties, summary.penalties),
    ];
    let waived = (FigureId::Waived, -summary.waived);
    for (figure, amount) in parts.into_iter().chain(summary.waived.is_positive().then_some(waived)) {
        let name = language::figure_name(figure, view.language);
        if row(ui, view, name, amount) {
            out.push(Command::Why(WhyTarget::Figure { strategy, figure, month: None }));
        }
    }
    ui.add_space(space::S);
}

fn entries(ui: &mut Ui, view: &AppView<'_>, run: &Run, why: &FigureWhy, out: &mut Vec<Command>) {
    let count = why.entries.len();
    if count == 0 {
        return;
    }
    text::head(ui, view.tokens, format!("{} ({count})", view.texts.entries_head));
    if why.opening.is_positive() {
        pair(ui, view.tokens, view.texts.opening_cash, &language::amount(why.opening), true);
    }
    let shown = if view.state.all_entries { MOST_ENTRIES } else { FEW_ENTRIES };
    for &(place, sign) in why.entries.iter().take(shown) {
        if let Some(entry) = run.ledger.get(place)
            && row(ui, view, &entry_name(view, entry), signed(entry.amount, sign))
        {
            out.push(Command::Why(WhyTarget::Entry { strategy: run.strategy, entry: place }));
        }
    }
    if count > MOST_ENTRIES && view.state.all_entries {
        text::caption(ui, view.tokens, language::and_more(count - shown, view.language));
    }
    if count > FEW_ENTRIES {
        let label = if view.state.all_entries { view.texts.show_fewer } else { view.texts.show_all };
        if link::quiet(ui, view.tokens, label).clicked() {
            out.push(Command::ToggleAllEntries);
        }
    }
    let rect = ui.available_rect_before_wrap();
    ui.painter().hline(rect.x_range(), rect.top().round() + 0.5, (1.0, view.tokens.hairline));
    ui.add_space(space::XS);
    let amounts =
        why.entries.iter().filter_map(|&(place, sign)| Some(signed(run.ledger.get(place)?.amount, sign)));
    pair(ui, view.tokens, view.texts.sums_to, &language::amount(why.opening + amounts.sum()), true);
}

fn signed(amount: Money, sign: i8) -> Money {
    if sign < 0 { -amount } else { amount }
}

fn entry_name(view: &AppView<'_>, entry: &Entry) -> String {
    let kind = language::entry_kind_name(entry, view.language);
    let accounts = view.good().map_or(&[][..], |good| &good.scenario.accounts);
    match accounts.get(entry.account.index()).filter(|_| accounts.len() > 1) {
        Some(account) => format!("{} {} {kind}", entry.on, view.account_name(account)),
        None => format!("{} {kind}", entry.on),
    }
}

/// A name and an amount to click; says whether it was.
fn row(ui: &mut Ui, view: &AppView<'_>, name: &str, amount: Money) -> bool {
    figure_row(ui, view, name, &language::amount(amount))
}

/// A name and a figure to click; says whether it was.
fn figure_row(ui: &mut Ui, view: &AppView<'_>, name: &str, value: &str) -> bool {
    link::pair(ui, view.tokens, name, value).clicked()
}

/// What a strategy does.
pub fn strategy(ui: &mut Ui, view: &AppView<'_>, strategy: usize) {
    let Some(found) = view.good().and_then(|good| good.scenario.strategies.get(strategy)) else {
        return;
    };
    text::head(ui, view.tokens, language::strategy_name(found, view.language));
    for line in language::strategy_lines(found, view.language) {
        text::muted(ui, view.tokens, line);
    }
}
