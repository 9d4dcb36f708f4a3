//! The strategies of the left panel: a list to choose from, and the numbers of the chosen one.

use eframe::egui::{ComboBox, Id, Popup, Rect, Sense, Ui, pos2, vec2};

use super::editor::amount;
use crate::app::add_habit::habits;
use crate::app::command::Command;
use crate::app::edit::{AmountField, Edit};
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::{link, text};
use crate::language;
use crate::money::Money;
use crate::rate::Rate;
use crate::scenario::{Action, Order, Pay, Strategy};

/// The room of the mark that takes a strategy out.
const MARK: f32 = 18.0;

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
        let at = Rect::from_min_max(pos2(row.rect.right() - MARK, row.rect.top()), row.rect.max);
        let spoken = format!("{} {name}", view.texts.remove);
        let is_shown = row.contains_pointer();
        if strategies.len() > 1
            && link::remove(ui, view.tokens, at, Id::unique(("remove-strategy", place)), &spoken, is_shown)
        {
            out.push(Command::Edit(Edit::RemoveStrategy(place)));
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
        if !matches!(strategy.pay, Pay::Minimum | Pay::Full) {
            numbers(ui, view, place, strategy, out);
        }
        actions(ui, view, place, strategy, out);
    });
    ui.add_space(space::XS);
}

fn numbers(ui: &mut Ui, view: &AppView<'_>, place: usize, strategy: &Strategy, out: &mut Vec<Command>) {
    if matches!(strategy.pay, Pay::Fixed(_)) {
        amount(ui, view, (view.texts.per_month, ""), AmountField::Fixed(place), out);
    }
    amount(ui, view, (view.texts.keep_back, ""), AmountField::KeepBack(place), out);
    if view.scenario().accounts.len() > 1 {
        order(ui, view, place, strategy, out);
    }
}

/// What is done beside the rule of paying: each action with its days, and the way to take it out.
fn actions(ui: &mut Ui, view: &AppView<'_>, place: usize, strategy: &Strategy, out: &mut Vec<Command>) {
    for (at, action) in strategy.actions.iter().enumerate() {
        let name = language::action_name(action, view.language);
        let text = format!("{name} {}", language::action_note(action, |id| view.name_of(id), view.language));
        let (rect, row) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::hover());
        link::elided(ui, view.tokens, &text, rect.left_center(), rect.width() - MARK - space::S);
        let mark = Rect::from_min_max(pos2(rect.right() - MARK, rect.top()), rect.max);
        let spoken = format!("{} {name}", view.texts.remove);
        let is_shown = row.contains_pointer();
        if link::remove(ui, view.tokens, mark, Id::unique(("remove-action", place, at)), &spoken, is_shown) {
            out.push(Command::Edit(Edit::RemoveAction(place, at)));
        }
    }
    let button = link::quiet(ui, view.tokens, view.texts.add_habit);
    Popup::menu(&button).show(|ui| {
        let month = view.scenario().start.month() + i32::try_from(view.state.month).unwrap_or_default();
        for habit in habits(view.scenario(), strategy, month) {
            if ui.button(habit_name(view, &habit)).clicked() {
                out.push(Command::Edit(Edit::AddAction(place, habit)));
                ui.close();
            }
        }
    });
}

/// What a habit is called in the menu: with its account, and its month, where there is one of each account.
fn habit_name(view: &AppView<'_>, habit: &Action) -> String {
    let name = language::action_name(habit, view.language);
    match habit {
        Action::Skip { .. } | Action::Forget { .. } => {
            format!("{name}: {}", language::action_note(habit, |id| view.name_of(id), view.language))
        }
        _ => name.to_owned(),
    }
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
    Popup::menu(&button).show(|ui| {
        for pay in [Pay::Minimum, Pay::Full, fixed, share, Pay::SpareCash] {
            if ui.button(language::pay_name(pay, view.language)).clicked() {
                out.push(Command::Edit(Edit::AddStrategy(pay)));
                ui.close();
            }
        }
    });
}
