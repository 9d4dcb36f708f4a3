//! The bills of the month under the cursor: the least that may be paid, the total, the day, and the lines.

use eframe::egui::{Align, Layout, RichText, Ui};

use super::past_due;
use super::statements::{account, month_of};
use crate::analysis::{LoanBill, loan_bills, statement_lines};
use crate::app::command::Command;
use crate::app::tokens::{Tokens, size};
use crate::app::view::AppView;
use crate::app::widgets::text;
use crate::language;
use crate::ledger::{AccountIx, Statement, StatementLine};
use crate::simulation::Run;

/// The tab.
pub fn show(ui: &mut Ui, view: &AppView<'_>, _out: &mut Vec<Command>) {
    let (Some(run), Some(row)) = (view.run(), view.month()) else {
        return;
    };
    text::head(
        ui,
        view.tokens,
        language::statements_of(row.month, &view.strategy_name(run.strategy), view.language),
    );
    let of_month =
        run.statements.iter().filter(|statement| month_of(run, statement) == Some(view.state.month));
    let mut is_first = true;
    for statement in of_month {
        if !is_first {
            text::rule(ui, view.tokens);
        }
        is_first = false;
        one(ui, view, run, statement);
    }
    for bill in loan_bills(run, row.month) {
        if !is_first {
            text::rule(ui, view.tokens);
        }
        is_first = false;
        loan(ui, view, &bill);
    }
    if is_first {
        text::muted(ui, view.tokens, view.texts.nothing_billed);
    }
    past_due::show(ui, view, run);
    at_stake(ui, view, run);
}

/// Interest that bills not cleared would be charged, as it stands at the end of the month.
fn at_stake(ui: &mut Ui, view: &AppView<'_>, run: &Run) {
    let stakes = run.accounts_of(view.state.month).iter().zip(0..);
    let mut any = false;
    for (month, place) in stakes.filter(|(month, _)| month.at_stake.is_positive()) {
        text::rule(ui, view.tokens);
        text::caption(ui, view.tokens, account(view, AccountIx(place)));
        let name = language::at_stake_until(month.at_stake_until, view.language);
        pair(ui, view.tokens, &name, &language::amount(month.at_stake), true);
        any = true;
    }
    if any {
        text::muted(ui, view.tokens, language::at_stake_mark(view.language));
    }
}

/// What loans ask for: they have no minimum, all of it is due.
fn loan(ui: &mut Ui, view: &AppView<'_>, bill: &LoanBill) {
    let (texts, tokens) = (view.texts, view.tokens);
    text::caption(ui, tokens, format!("{} · {}", account(view, bill.account), texts.loan));
    large(ui, tokens, texts.least_to_pay, &language::yuan(bill.amount()));
    pair(ui, tokens, texts.due_on, &bill.on.to_string(), true);
    pair(ui, tokens, texts.paid_that_day, &language::amount(bill.paid), true);
    text::rule(ui, tokens);
    pair(ui, tokens, texts.principal, &language::amount(bill.principal), false);
    pair(ui, tokens, texts.interest, &language::amount(bill.interest), false);
    if bill.past_due.is_positive() {
        pair(ui, tokens, texts.past_due, &language::amount(bill.past_due), false);
    }
    pair(ui, tokens, texts.sums_to, &language::amount(bill.amount()), true);
}

fn one(ui: &mut Ui, view: &AppView<'_>, run: &Run, statement: &Statement) {
    let (texts, tokens) = (view.texts, view.tokens);
    text::caption(
        ui,
        tokens,
        format!("{} · {} {}", account(view, statement.account), texts.closed_on, statement.on),
    );
    large(ui, tokens, texts.least_to_pay, &language::yuan(statement.minimum));
    pair(ui, tokens, texts.total, &language::amount(statement.total), true);
    pair(ui, tokens, texts.due_on, &statement.due.to_string(), true);
    pair(ui, tokens, texts.paid_by_due, &language::amount(statement.paid_by_due), true);
    text::rule(ui, tokens);
    for line in statement_lines(run, statement) {
        pair(ui, tokens, &line_name(view, &line), &language::amount(line.amount), false);
    }
    pair(ui, tokens, texts.sums_to, &language::amount(statement.total), true);
}

fn line_name(view: &AppView<'_>, line: &StatementLine) -> String {
    let component = language::component_name(line.component, view.language);
    match line.rule {
        Some(_) => format!("{} {component}", line.on),
        None => format!("{} · {component}", view.texts.brought_forward),
    }
}

/// The figure that a due day is about.
fn large(ui: &mut Ui, tokens: &Tokens, name: &str, value: &str) {
    text::caption(ui, tokens, name);
    ui.label(RichText::new(value).size(size::HERO).color(tokens.ink));
}

/// A name on the left and its value on the right.
pub fn pair(ui: &mut Ui, tokens: &Tokens, name: &str, value: &str, is_strong: bool) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(value).color(if is_strong { tokens.ink } else { tokens.muted }));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(eframe::egui::Label::new(RichText::new(name).color(tokens.muted)).truncate());
            });
        });
    });
}
