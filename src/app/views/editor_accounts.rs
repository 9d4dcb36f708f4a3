//! The accounts of the left panel: limit, opening bill, days, rate, loans, and the terms behind them.

use eframe::egui::{Align, Id, Layout, Popup, RichText, Ui, vec2};

use super::editor::{amount, amount_beside, push};
use super::editor_help;
use super::editor_rows::{self, MARK};
use crate::app::command::Command;
use crate::app::edit::{AmountField, Edit};
use crate::app::edit_account::{LoanEdit, offers};
use crate::app::edit_help::HelpAt;
use crate::app::state::Detail;
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::field::{self, Row};
use crate::app::widgets::{link, text};
use crate::calendar::Day;
use crate::language;
use crate::rate::Rate;
use crate::scenario::{Account, OpeningLoan};
use crate::terms::read_value::MOST_A_NIGHT;
use crate::terms::{Contract, ValueName};

/// All accounts.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    text::head(ui, view.tokens, view.texts.accounts);
    for (place, account) in view.scenario().accounts.iter().enumerate() {
        if place > 0 {
            ui.add_space(space::S);
        }
        one(ui, view, place, account, out);
    }
    editor_help::list(ui, view, &view.scenario().borrower.coupons, HelpAt::Coupon, out);
    add(ui, view, out);
}

fn one(ui: &mut Ui, view: &AppView<'_>, place: usize, account: &Account, out: &mut Vec<Command>) {
    let texts = view.texts;
    let name = view.account_name(account);
    amount(ui, view, (&language::limit_of(&name, view.language), ""), AmountField::Limit(place), out);
    amount(ui, view, (texts.opening_bill, ""), AmountField::OpeningBill(place), out);
    if !account.opening.rolled.is_zero() {
        amount(ui, view, (texts.opening_rolled, ""), AmountField::Rolled(place), out);
    }
    for (at, one) in account.opening.loans.iter().enumerate() {
        loan(ui, view, (place, at), one, out);
    }
    if account.bill_day.is_none() && link::quiet(ui, view.tokens, texts.add_loan).clicked() {
        out.push(Command::Edit(Edit::AddLoan(place)));
    }
    if let Some(bill_day) = account.bill_day {
        let due = due_day(view, place, account, bill_day);
        let due = due.map_or_else(|| "—".to_owned(), |day| day.to_string());
        shown(ui, view, texts.bill_and_due_day, &format!("{bill_day} / {due}"));
    }
    rate(ui, view, place, account, out);
    prices(ui, view, place);
    campaigns(ui, view, place, out);
    source(ui, view, place, account);
    if view.scenario().accounts.len() > 1 {
        editor_rows::remove(ui, view, &name, Edit::RemoveAccount(place), out);
    }
}

/// A loan that runs at the start: its principal, and on request its periods and the day of its draw.
fn loan(
    ui: &mut Ui,
    view: &AppView<'_>,
    (place, at): (usize, usize),
    loan: &OpeningLoan,
    out: &mut Vec<Command>,
) {
    let periods = language::periods(loan.periods, view.language);
    let name = format!("{} {}", view.texts.loan, loan.id);
    let (field, detail) = (AmountField::Loan(place, at), Detail::Loan(place, at));
    let row = ui.scope(|ui| amount_beside(ui, view, (&name, &periods), field, MARK, out)).response.rect;
    editor_rows::mark(ui, view, row, true, (detail, &name), out);
    if view.state.open == Some(detail) {
        let start = view.scenario().start;
        ui.indent(detail, |ui| {
            let edit = |day| Edit::Loan(place, at, LoanEdit::Drawn(day));
            let is_before = |day: &Day| *day < start;
            editor_rows::date(ui, view, (detail, view.texts.drawn_on), loan.drawn, is_before, (edit, out));
            let edit = |periods| Edit::Loan(place, at, LoanEdit::Periods(periods));
            let periods = (loan.periods, 1..=360);
            editor_rows::whole(ui, view, (detail, view.texts.periods), periods, (edit, out));
            editor_rows::remove(ui, view, &name, Edit::RemoveLoan(place, at), out);
        });
        ui.add_space(space::XS);
    }
}

/// An account under any terms that hold at the start.
fn add(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let button = link::quiet(ui, view.tokens, view.texts.add_account);
    Popup::menu(&button).show(|ui| {
        for account in offers(view.scenario(), view.results.catalog()) {
            if ui.button(view.account_name(&account)).clicked() {
                out.push(Command::Edit(Edit::AddAccount(Box::new(account))));
                ui.close();
            }
        }
    });
}

/// Campaigns that bear fees of plans on a line.
fn campaigns(ui: &mut Ui, view: &AppView<'_>, place: usize, out: &mut Vec<Command>) {
    let list = match view.terms(place).map(|terms| &terms.contract) {
        Some(Contract::Line(line)) => line.fee_campaigns.as_slice(),
        _ => &[],
    };
    if !list.is_empty() {
        text::caption(ui, view.tokens, language::value_name(ValueName::FeeCampaigns, view.language));
    }
    editor_help::list(ui, view, list, |at| HelpAt::Campaign(place, at), out);
}

/// Prices by score, where the contract has some: a line for each band.
fn prices(ui: &mut Ui, view: &AppView<'_>, place: usize) {
    let Some(terms) = view.terms(place) else { return };
    let bands = terms.price_bands(view.scenario().start);
    if !bands.is_empty() {
        text::caption(ui, view.tokens, language::value_name(ValueName::PricesByScore, view.language));
    }
    for band in bands {
        text::caption(ui, view.tokens, language::price_band(band, view.language));
    }
}

/// The due day: the file's own, or the one that the terms give to this bill day.
fn due_day(view: &AppView<'_>, place: usize, account: &Account, bill_day: u8) -> Option<u8> {
    let of_terms = || match &view.terms(place)?.contract {
        Contract::Line(line) => {
            line.due_day_of.iter().find(|pair| pair.bill_day == bill_day).map(|pair| pair.due_day)
        }
        Contract::Loan(_) => None,
    };
    account.due_day.or_else(of_terms)
}

/// A value that is shown and not edited here.
fn shown(ui: &mut Ui, view: &AppView<'_>, name: &str, value: &str) {
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), size::ROW),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.label(RichText::new(name).color(view.tokens.muted));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(space::S);
                ui.label(value);
            });
        },
    );
}

/// The rate a night, or the rate a year where the terms have one in its place.
fn rate(ui: &mut Ui, view: &AppView<'_>, place: usize, account: &Account, out: &mut Vec<Command>) {
    let Some(terms) = view.terms(place) else {
        return;
    };
    let (value, rate) = terms.named_rate();
    let by_year = value == ValueName::AnnualRate;
    let row = Row {
        id: Id::unique(("daily-rate", place)),
        name: if by_year { view.texts.yearly_rate } else { view.texts.daily_rate },
        note: "",
        free: 0.0,
        text: language::percent(rate),
        invalid: view.texts.not_a_rate,
        hint: view.texts.drag_hint,
    };
    let parse = if by_year { parse_percent } else { parse_daily };
    let change = field::row(ui, view.tokens, row, parse, None);
    push(change, |rate| Edit::Rate(place, value, Some(rate)), out);
    if account.overrides.contains_key(&value)
        && link::quiet(ui, view.tokens, view.texts.back_to_terms).clicked()
    {
        out.push(Command::Edit(Edit::Rate(place, value, None)));
    }
}

/// A daily rate that a file may have.
fn parse_daily(text: &str) -> Option<Rate> {
    parse_percent(text).filter(|rate| *rate <= MOST_A_NIGHT)
}

/// Reads `0.05` or `0.05%` as 5 parts of 10,000, exactly: the point moves two places, no float is involved.
pub(super) fn parse_percent(text: &str) -> Option<Rate> {
    let plain = text.trim().trim_end_matches('%').trim();
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    if whole.is_empty() || !whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = format!("{whole:0>3}");
    let (high, low) = digits.split_at(digits.len() - 2);
    Rate::parse(&format!("{high}.{low}{part}")).ok()
}

/// The terms, how good their source is, and whose word counts in the end.
fn source(ui: &mut Ui, view: &AppView<'_>, place: usize, account: &Account) {
    let is_pinned = account.terms.contains('@');
    let newest = view.terms(place).filter(|_| !is_pinned).map(|terms| terms.pinned());
    let terms = newest.unwrap_or_else(|| account.terms.clone());
    let origin = view.terms(place).and_then(|terms| terms.origins.get(&ValueName::DailyRate));
    let grade = origin.and_then(|origin| origin.source.as_ref()).map(|source| source.grade);
    ui.add_space(2.0);
    text::caption(ui, view.tokens, language::terms_line(&terms, grade, view.language));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_percentages_exactly() {
        let rate = |text| parse_percent(text).map(|rate| rate.to_string());
        assert_eq!(rate("0.05"), Some("0.0005".to_owned()));
        assert_eq!(rate("0.05%"), Some("0.0005".to_owned()));
        assert_eq!(rate("18"), Some("0.18".to_owned()));
        assert_eq!(rate("100"), Some("1".to_owned()));
        assert_eq!(rate("0.0000001"), Some("0.000000001".to_owned()));
        assert_eq!(rate("0.00000001"), None);
        assert_eq!(rate("-1"), None);
        assert_eq!(rate(""), None);
    }
}
