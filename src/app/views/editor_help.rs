//! Campaigns and coupons of the left panel: what each says, and on request what of it can be changed.

use eframe::egui::{Id, Sense, Ui, vec2};

use super::editor_accounts::parse_percent;
use super::editor_rows::{self as rows, MARK};
use crate::app::command::Command;
use crate::app::edit::Edit;
use crate::app::edit_help::HelpAt;
use crate::app::state::Detail;
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::field;
use crate::app::widgets::{link, text};
use crate::calendar::Day;
use crate::language;
use crate::money::Money;
use crate::rate::Rate;
use crate::terms::{BudgetShort, FeeHelp};

/// A list of them; `at` makes the address of one from its place.
pub fn list(
    ui: &mut Ui,
    view: &AppView<'_>,
    helps: &[FeeHelp],
    at: impl Fn(usize) -> HelpAt,
    out: &mut Vec<Command>,
) {
    for (place, help) in helps.iter().enumerate() {
        let at = at(place);
        let detail = Detail::Help(at);
        let name = language::name_or_id(help.name.as_ref(), &help.id, view.language);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::hover());
        let shown = match at {
            HelpAt::Campaign(..) => name.to_owned(),
            HelpAt::Coupon(_) => format!("{} {name}", view.texts.coupon),
        };
        link::elided(ui, view.tokens, &shown, rect.left_center(), rect.width() - MARK - space::S);
        rows::mark(ui, view, rect, false, (detail, name), out);
        text::caption(ui, view.tokens, language::help_parts(help, view.language));
        if view.state.open == Some(detail) {
            ui.indent(detail, |ui| details(ui, view, (helps, at), help, out));
            ui.add_space(space::XS);
        }
    }
}

/// The list with another in the place of one.
fn with(helps: &[FeeHelp], at: HelpAt, help: FeeHelp) -> Edit {
    let mut list = helps.to_vec();
    if let Some(place) = list.get_mut(at.place()) {
        *place = help;
    }
    Edit::Help(at, list)
}

fn details(
    ui: &mut Ui,
    view: &AppView<'_>,
    (helps, at): (&[FeeHelp], HelpAt),
    help: &FeeHelp,
    out: &mut Vec<Command>,
) {
    let texts = view.texts;
    let row = |name: &'static str, text: String, invalid| {
        rows::row(view, Id::unique(("help", at, name)), name, text, invalid)
    };
    let share = row(texts.help_share, language::percent(help.share), texts.not_a_share);
    let edit = |share| with(helps, at, FeeHelp { share, ..help.clone() });
    rows::typed(ui, view, share, parse_share, (edit, out));

    let budget = row(texts.help_budget, written(help.budget_yuan), texts.not_an_amount);
    let edit = |budget_yuan| with(helps, at, FeeHelp { budget_yuan, ..help.clone() });
    rows::typed(ui, view, budget, parse_optional, (edit, out));

    let least = row(texts.help_least, written(help.min_yuan), texts.not_an_amount);
    let most = help.max_yuan.unwrap_or(Money::LARGEST);
    let parse = |text: &str| parse_optional(text).filter(|least| least.unwrap_or_default() <= most);
    let edit = |min_yuan| with(helps, at, FeeHelp { min_yuan, ..help.clone() });
    rows::typed(ui, view, least, parse, (edit, out));

    let until =
        row(texts.until_day, help.until.map_or_else(String::new, |day| day.to_string()), texts.not_a_date);
    let parse = |text: &str| parse_last(text, help.from);
    let edit = |until| with(helps, at, FeeHelp { until, ..help.clone() });
    rows::typed(ui, view, until, parse, (edit, out));

    if help.budget_yuan.is_some() {
        short(ui, view, (helps, at), help, out);
    }
}

/// What happens to a plan that the budget does not cover.
fn short(
    ui: &mut Ui,
    view: &AppView<'_>,
    (helps, at): (&[FeeHelp], HelpAt),
    help: &FeeHelp,
    out: &mut Vec<Command>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        text::caption(ui, view.tokens, view.texts.help_short);
        let ways =
            [(BudgetShort::Nothing, view.texts.bears_nothing), (BudgetShort::Rest, view.texts.bears_rest)];
        for (when_short, name) in ways {
            if link::switch(ui, view.tokens, name, help.when_short == when_short).clicked() {
                out.push(Command::Edit(with(helps, at, FeeHelp { when_short, ..help.clone() })));
                out.push(Command::EndEdit);
            }
        }
    });
}

/// An amount that may be left out.
fn written(amount: Option<Money>) -> String {
    amount.map_or_else(String::new, language::amount)
}

fn parse_optional(text: &str) -> Option<Option<Money>> {
    if text.trim().is_empty() { Some(None) } else { field::parse_amount(text).map(Some) }
}

/// A last day, or none: not before the first.
fn parse_last(text: &str, from: Option<Day>) -> Option<Option<Day>> {
    if text.trim().is_empty() {
        return Some(None);
    }
    Day::parse(text.trim()).filter(|last| from.is_none_or(|from| from <= *last)).map(Some)
}

/// A share of a fee: more than nothing, at most all of it.
fn parse_share(text: &str) -> Option<Rate> {
    parse_percent(text).filter(|share| Rate::ZERO < *share && *share <= Rate::ONE)
}
