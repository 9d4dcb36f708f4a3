//! The strategies of the left panel: a list to choose from, and the numbers of the chosen one.

use eframe::egui::{ComboBox, Ui};

use super::editor::amount;
use crate::app::command::Command;
use crate::app::edit::{AmountField, Edit};
use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::{link, text};
use crate::language;
use crate::money::Money;
use crate::rate::Rate;
use crate::scenario::{Order, Pay, Strategy};

/// The list.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    text::head(ui, view.tokens, view.texts.strategies);
    let strategies = &view.scenario().strategies;
    for (place, strategy) in strategies.iter().enumerate() {
        let name = language::strategy_name(strategy, view.language);
        let is_chosen = place == view.state.strategy;
        let row = link::strategy_row(ui, view.tokens, place, &name, is_chosen);
        if row.clicked() {
            out.push(Command::SelectStrategy(place));
        }
        if strategies.len() > 1 {
            row.context_menu(|ui| {
                if ui.button(view.texts.remove).clicked() {
                    out.push(Command::Edit(Edit::RemoveStrategy(place)));
                    ui.close();
                }
            });
        }
        if is_chosen {
            details(ui, view, place, strategy, out);
        }
    }
    add(ui, view, out);
}

/// What can be set of the chosen strategy.
fn details(ui: &mut Ui, view: &AppView<'_>, place: usize, strategy: &Strategy, out: &mut Vec<Command>) {
    ui.indent(("strategy", place), |ui| {
        if matches!(strategy.pay, Pay::Fixed(_)) {
            amount(ui, view, view.texts.per_month, AmountField::Fixed(place), out);
        }
        if matches!(strategy.pay, Pay::Minimum | Pay::Full) {
            return;
        }
        amount(ui, view, view.texts.keep_back, AmountField::KeepBack(place), out);
        if view.scenario().accounts.len() > 1 {
            order(ui, view, place, strategy, out);
        }
    });
    ui.add_space(space::XS);
}

fn order(ui: &mut Ui, view: &AppView<'_>, place: usize, strategy: &Strategy, out: &mut Vec<Command>) {
    let orders = [
        Order::FileOrder,
        Order::HighestRate,
        Order::SmallestBalance,
        Order::MostOverdueFirst,
        Order::MarginalSaving,
    ];
    let name = language::order_name(&strategy.order, view.language);
    let label = ui.label(view.texts.order);
    let combo = ComboBox::from_id_salt(("order", place)).selected_text(name).width(ui.available_width());
    let shown = combo.show_ui(ui, |ui| {
        for order in orders {
            let is_chosen = order == strategy.order;
            if ui.selectable_label(is_chosen, language::order_name(&order, view.language)).clicked() {
                out.push(Command::Edit(Edit::Order(place, order)));
            }
        }
    });
    shown.response.labelled_by(label.id);
}

fn add(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let fixed = Pay::Fixed(Money::from_cents(100_000));
    let share = Pay::ShareOfIncome(Rate::from_units(Rate::ONE.units() / 5));
    let button = link::quiet(ui, view.tokens, view.texts.add_strategy);
    eframe::egui::Popup::menu(&button).show(|ui| {
        for pay in [Pay::Minimum, Pay::Full, fixed, share, Pay::SpareCash] {
            if ui.button(language::pay_name(pay, view.language)).clicked() {
                out.push(Command::Edit(Edit::AddStrategy(pay)));
                ui.close();
            }
        }
    });
}
