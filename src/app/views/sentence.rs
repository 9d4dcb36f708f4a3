//! One sentence that says the whole, with its figures to click.

use eframe::egui::{FontId, RichText, Sense, Ui, vec2};

use super::notes;
use crate::analysis::FigureId;
use crate::app::command::Command;
use crate::app::state::WhyTarget;
use crate::app::tokens::size;
use crate::app::view::AppView;
use crate::app::widgets::{link, text};
use crate::language::{self, Part};
use crate::money::Money;
use crate::scenario::{Scenario, What, When};

/// The sentence, and below it what the last edit moved, or else that there is something worth noting.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let Some(parts) = parts(view) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
        ui.spacing_mut().interact_size.y = 0.0;
        for part in &parts {
            piece(ui, view, part, out);
        }
    });
    if let Some(moved) = view.results.moved(view.state.strategy) {
        let text = language::moved(moved.cost, moved.debt, moved.refused, view.language);
        ui.add(
            eframe::egui::Label::new(RichText::new(text).size(size::CAPTION).color(view.tokens.muted))
                .truncate(),
        );
    } else {
        // the line stays in use: nothing jumps under the hand that edits
        match notes::count(view) {
            0 => drop(text::caption(ui, view.tokens, view.texts.first_hint)),
            count => {
                let line = language::notes_line(count, view.language);
                if link::caption(ui, view.tokens, &line).clicked() {
                    out.push(Command::Why(WhyTarget::Strategy(view.state.strategy)));
                }
            }
        }
    }
}

fn parts(view: &AppView<'_>) -> Option<Vec<Part<FigureId>>> {
    let summary = view.summary()?;
    let spent = monthly_spending(&view.good()?.scenario);
    let months = view.run()?.months.len();
    let name = view.strategy_name(view.state.strategy);
    Some(language::run_sentence(
        (&name, months),
        (spent, FigureId::Purchases),
        (summary.final_debt, FigureId::Debt),
        (summary.cost, FigureId::Cost),
        ((summary.refused, FigureId::Refused), (summary.unmet, FigureId::Unmet)),
        view.language,
    ))
}

/// What is bought in every month, as the file says it.
fn monthly_spending(scenario: &Scenario) -> Money {
    let monthly = |what: &What| match what {
        What::Purchase(purchase) if matches!(purchase.when, When::Monthly(_)) => Some(purchase.amount),
        _ => None,
    };
    scenario.events.iter().filter_map(|event| monthly(&event.what)).sum()
}

fn piece(ui: &mut Ui, view: &AppView<'_>, part: &Part<FigureId>, out: &mut Vec<Command>) {
    let tokens = view.tokens;
    match part {
        Part::Text(text) => {
            ui.label(RichText::new(text).size(size::SENTENCE).color(tokens.muted));
        }
        Part::Name(text) => {
            let colour = tokens.line(view.state.strategy);
            ui.label(RichText::new(text).size(size::SENTENCE).color(colour));
        }
        Part::Figure(text, figure) => {
            let font = FontId::proportional(size::SENTENCE);
            let galley = ui.painter().layout_no_wrap(text.clone(), font, tokens.ink);
            let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
            let colour = if response.hovered() || response.has_focus() { tokens.accent } else { tokens.ink };
            ui.painter().galley_with_override_text_color(rect.min, galley, colour);
            ui.painter().hline(rect.x_range(), rect.bottom().round() - 0.5, (1.0, tokens.muted));
            link::named(&response, text);
            if response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand).clicked() {
                let strategy = view.state.strategy;
                out.push(Command::Why(WhyTarget::Figure { strategy, figure: *figure, month: None }));
            }
        }
    }
}
