//! Why a figure is what it is: what was asked, the rule, the source, the assumptions and the checks of the run.

use eframe::egui::Ui;

use super::{notes, why_entry, why_figure};
use crate::app::command::Command;
use crate::app::state::WhyTarget;
use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::{link, text};
use crate::language;
use crate::money::Money;

/// The tab.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    if view.state.why.len() > 1 && link::quiet(ui, view.tokens, &format!("← {}", view.texts.back)).clicked()
    {
        out.push(Command::Back);
    }
    match view.state.why.last() {
        None => {
            text::muted(ui, view.tokens, view.texts.why_hint);
        }
        Some(&WhyTarget::Strategy(strategy)) => why_figure::strategy(ui, view, strategy),
        Some(&WhyTarget::Figure { strategy, figure, month }) => {
            why_figure::show(ui, view, strategy, figure, month, out);
        }
        Some(&WhyTarget::Entry { strategy, entry }) => why_entry::show(ui, view, strategy, entry),
    }
    notes::show(ui, view);
    text::rule(ui, view.tokens);
    assumptions(ui, view);
    text::rule(ui, view.tokens);
    checks(ui, view);
}

/// Values without a public source that this run uses, by account.
fn assumptions(ui: &mut Ui, view: &AppView<'_>) {
    text::head(ui, view.tokens, view.texts.assumptions);
    text::muted(ui, view.tokens, format!("· {}", view.texts.score_is_model));
    let Some(good) = view.good() else {
        return;
    };
    for idea in &good.scenario.ideas {
        let told = language::idea_text(idea, &|id| view.name_of(id), view.language);
        text::muted(ui, view.tokens, format!("· {}: {told}", language::hypothetical(view.language)));
    }
    for (account, terms) in good.scenario.accounts.iter().zip(&good.terms) {
        let values: Vec<String> = terms
            .assumptions()
            .map(|(name, origin)| language::assumption(name, &origin.value, view.language))
            .collect();
        if !values.is_empty() {
            let account = view.account_name(account);
            text::caption(
                ui,
                view.tokens,
                format!("{account} · {} ({})", view.texts.unverified, values.len()),
            );
        }
        for value in values {
            text::muted(ui, view.tokens, format!("· {value}"));
        }
    }
}

/// Sums that must agree in every run, with a green mark where they do.
fn checks(ui: &mut Ui, view: &AppView<'_>) {
    text::head(ui, view.tokens, view.texts.checks);
    for check in view.results.checks() {
        let (mark, colour) = if check.holds { ("✓", view.tokens.good) } else { ("▲", view.tokens.warn) };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.colored_label(colour, mark);
            text::body(ui, view.tokens, language::check_name(check.id, view.language));
        });
        if check.left == Money::ZERO && check.right == Money::ZERO {
            continue;
        }
        let sums = format!("{} = {}", language::amount(check.left), language::amount(check.right));
        ui.indent(check.id.word(), |ui| text::caption(ui, view.tokens, sums));
    }
}
