//! The calculators: fields on the left, the answer on the right. Which figures they are is worked out elsewhere.

use eframe::egui::{Align, Grid, Id, Layout, ScrollArea, TextEdit, Ui, vec2};

use crate::app::calculators::Answer;
use crate::app::command::Command;
use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::{field, link, text};
use crate::language::{self, CalcField as Field, CalcText, Calculator};

/// Width of the fields.
const FIELDS: f32 = 250.0;
/// Width of what is typed.
const WELL: f32 = 112.0;

/// The width of the dialog in a window of this width.
pub fn width(window: f32) -> f32 {
    (window - 80.0).clamp(700.0, 1_040.0)
}

/// What the dialog holds.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let chosen = view.calculators.chosen();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        for calculator in Calculator::ALL {
            let name = language::calculator_name(calculator, view.language);
            if link::tab(ui, view.tokens, name, calculator == chosen).clicked() {
                out.push(Command::ChooseCalculator(calculator));
            }
        }
    });
    ui.add_space(space::S);
    let height = (ui.content_rect().height() - 190.0).clamp(200.0, 520.0);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(vec2(FIELDS, height), Layout::top_down(Align::Min), |ui| {
            ui.set_width(FIELDS);
            fields(ui, view, out);
        });
        ui.add_space(space::M);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::top_down(Align::Min), |ui| {
            ScrollArea::both().id_salt(("calculator", chosen as usize)).auto_shrink([false, false]).show(
                ui,
                |ui| {
                    answer(ui, view);
                },
            );
        });
    });
    text::caption(ui, view.tokens, language::calc_line(view.language));
}

fn fields(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    for (field, _) in view.calculators.chosen().fields() {
        let choices = language::calc_choices(*field, view.language);
        if choices.is_empty() {
            one(ui, view, *field, out);
        } else {
            choose(ui, view, *field, &choices, out);
        }
    }
}

fn one(ui: &mut Ui, view: &AppView<'_>, asked: Field, out: &mut Vec<Command>) {
    let is_wrong = view.calculators.wrong_field() == Some(asked);
    ui.horizontal(|ui| {
        let name = language::calc_field(asked, view.language);
        let label = text::muted(ui, view.tokens, name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut typed = view.calculators.text(asked).to_owned();
            let colour = if is_wrong { view.tokens.warn } else { view.tokens.ink };
            let id = Id::unique(("calculator", view.calculators.chosen() as usize, asked as usize));
            let edit = TextEdit::singleline(&mut typed).id(id).desired_width(WELL).text_color(colour);
            let output = edit.show(ui);
            let response = output.response.response.clone().labelled_by(label.id);
            if response.gained_focus() {
                field::select_all(ui, id, output.state, &typed);
            }
            if response.changed() {
                out.push(Command::TypeIntoCalculator(asked, typed));
            }
        });
    });
}

/// A field that holds one of a few words.
fn choose(
    ui: &mut Ui,
    view: &AppView<'_>,
    field: Field,
    choices: &[(&'static str, &'static str)],
    out: &mut Vec<Command>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for (word, name) in choices {
            let is_on = view.calculators.text(field) == *word;
            if link::switch(ui, view.tokens, name, is_on).clicked() {
                out.push(Command::TypeIntoCalculator(field, (*word).to_owned()));
            }
        }
    });
}

fn answer(ui: &mut Ui, view: &AppView<'_>) {
    let language = view.language;
    let found = match view.calculators.answer() {
        Answer::Unreadable(field) => {
            let name = language::calc_field(*field, language);
            text::warning(ui, view.tokens, language::calc_unreadable(name, language));
            return;
        }
        Answer::Refused(refusal) => {
            text::warning(ui, view.tokens, language::calc_refusal(*refusal, language));
            return;
        }
        Answer::Loan(schedule) => language::loan_text(schedule, language),
        Answer::Plan(plan) => language::plan_text(plan, language),
        Answer::Minimum(path) => language::minimum_text(path, language),
        Answer::Payoff(payoff) => language::payoff_text(payoff, language),
        Answer::Rates(rates, times) => language::rates_text(rates, *times, language),
        Answer::Converted(nominal, effective) => language::converted_text(*nominal, *effective, language),
        Answer::Ways(ways, price, quota) => {
            text::body(ui, view.tokens, language::excess_line(*price, *quota, language));
            language::ways_text(ways, |way, why| language::way_closed(way, why, language), language)
        }
    };
    tables(ui, view, &found);
}

fn tables(ui: &mut Ui, view: &AppView<'_>, found: &CalcText) {
    if !found.figures.is_empty() {
        Grid::new("calculator figures").num_columns(2).spacing([space::L, space::XS]).show(ui, |ui| {
            for (name, value) in &found.figures {
                ui.colored_label(view.tokens.muted, *name);
                ui.label(value);
                ui.end_row();
            }
        });
        ui.add_space(space::S);
    }
    if !found.heads.is_empty() {
        let grid =
            Grid::new(("calculator rows", found.heads.len())).striped(true).spacing([space::M, space::XS]);
        grid.show(ui, |ui| {
            for [above, below] in &found.heads {
                let gap = if above.is_empty() || view.language == language::Language::Zh { "" } else { " " };
                let head = format!("{above}{gap}{below}");
                ui.colored_label(view.tokens.muted, head);
            }
            ui.end_row();
            for row in &found.rows {
                for (at, cell) in row.iter().enumerate() {
                    if at < found.words {
                        ui.label(cell);
                    } else {
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(cell));
                    }
                }
                ui.end_row();
            }
        });
    }
    for note in &found.notes {
        text::body(ui, view.tokens, note.clone());
    }
}
