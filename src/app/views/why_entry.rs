//! Why an entry has its amount: the formula with names and with numbers, the rule, and where the numbers come from.

use eframe::egui::{RichText, Ui};

use super::statement::pair;
use super::statements::account;
use crate::analysis::{Explanation, RestsOn, explain_entry, help_of, prices_of_nights, rests_on};
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::text;
use crate::language::{self, Inputs};
use crate::ledger::Entry;
use crate::simulation::Run;
use crate::terms::{Origin, ValueName};

/// An entry.
pub fn show(ui: &mut Ui, view: &AppView<'_>, strategy: usize, place: usize) {
    let Some(run) = view.run_of(strategy) else {
        return;
    };
    let (Some(entry), Some(explanation)) = (run.ledger.get(place), explain_entry(run, place)) else {
        return;
    };
    let language = view.language;
    text::caption(
        ui,
        view.tokens,
        format!("{} · {} · {}", view.strategy_name(strategy), entry.on, account(view, entry.account)),
    );
    ui.label(RichText::new(language::entry_kind_name(entry, language)).color(view.tokens.ink));
    ui.label(RichText::new(language::yuan(entry.amount)).size(size::HERO).color(view.tokens.ink));
    let sides = format!(
        "{} → {}",
        language::side_name(entry.from, language),
        language::side_name(entry.to, language)
    );
    text::caption(ui, view.tokens, sides);
    text::rule(ui, view.tokens);
    formula(ui, view, &explanation);
    text::rule(ui, view.tokens);
    text::head(ui, view.tokens, view.texts.rule_head);
    text::body(ui, view.tokens, language::rule_sentence(explanation.rule, language));
    text::rule(ui, view.tokens);
    source(ui, view, (run, entry), explanation.field);
    helped(ui, view, run, entry);
}

/// The campaign or coupon that bears fees of the plan that an entry belongs to.
fn helped(ui: &mut Ui, view: &AppView<'_>, run: &Run, entry: &Entry) {
    let account = entry.account.index();
    let (Some(used), Some(terms)) = (help_of(run, entry), view.terms(account)) else { return };
    let Some(help) = used.help(&terms.contract, view.scenario()) else { return };
    let name = language::name_or_id(help.name.as_ref(), &help.id, view.language);
    let line =
        language::help_line(used, &super::statements::account(view, entry.account), name, view.language);
    text::rule(ui, view.tokens);
    text::body(ui, view.tokens, line);
}

/// With names, then with numbers: each stretch of nights begins a line.
fn formula(ui: &mut Ui, view: &AppView<'_>, explanation: &Explanation) {
    let language = view.language;
    text::head(ui, view.tokens, view.texts.formula);
    text::muted(ui, view.tokens, language::formula_names(explanation.rule, language));
    ui.add_space(space::XS);
    let numbers = Inputs { inputs: &explanation.inputs, segments: &explanation.segments, plus: "\n+ " };
    text::body(ui, view.tokens, language::formula(explanation.rule, numbers, language));
    pair(ui, view.tokens, "=", &language::amount(explanation.amount), true);
}

fn source(ui: &mut Ui, view: &AppView<'_>, (run, entry): (&Run, &Entry), field: Option<ValueName>) {
    let (texts, language) = (view.texts, view.language);
    text::head(ui, view.tokens, texts.source_head);
    let Some(terms) = view.terms(entry.account.index()) else {
        text::muted(ui, view.tokens, texts.given_in_file);
        return;
    };
    let values = field.map(|field| rests_on(run, terms, entry, field)).unwrap_or_default();
    if values.is_empty() {
        text::muted(ui, view.tokens, texts.given_in_file);
        return;
    }
    for RestsOn { name, origin, price } in &values {
        if let Some(price) = price {
            text::body(ui, view.tokens, language::price_line(*price, language));
        }
        text::muted(ui, view.tokens, language::term_value(&terms.pinned(), *name, &origin.value, language));
        origin_of(ui, view, origin);
    }
    if values.iter().all(|value| value.price.is_none()) {
        for price in prices_of_nights(run, terms, entry) {
            text::body(ui, view.tokens, language::price_line(price, language));
        }
    }
    text::caption(ui, view.tokens, texts.your_contract);
}

/// The source of a value with its grade and the day on which somebody last looked.
fn origin_of(ui: &mut Ui, view: &AppView<'_>, origin: &Origin) {
    let Some(source) = &origin.source else {
        let without = if origin.is_silent() { view.texts.silent } else { view.texts.overridden };
        text::muted(ui, view.tokens, without);
        return;
    };
    let title = language::words(&source.title, view.language);
    text::muted(ui, view.tokens, language::source_line(title, source.grade, source.checked, view.language));
    if let Some(address) = &source.address {
        text::caption(ui, view.tokens, address.clone());
    }
}
