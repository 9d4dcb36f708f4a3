//! The assessment report of an account: what its limit depends on at the month under the cursor, and what would change
//! it.

use eframe::egui::{ScrollArea, Ui};

use super::middle::nothing;
use crate::analysis::Assessment;
use crate::app::command::Command;
use crate::app::tokens::space;
use crate::app::view::AppView;
use crate::app::widgets::{link, text};
use crate::language::{self, AssessPart};
use crate::terms::{Contract, ReviewRule};

/// The report.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let Some(found) = view.results.assessment() else {
        nothing(ui, view, language::no_assessment(view.language));
        return;
    };
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.add_space(space::S);
            ui.vertical(|ui| {
                ui.add_space(space::S);
                accounts(ui, view, found, out);
                text::caption(ui, view.tokens, language::assess_model_line(view.language));
                let quota = is_line(view, found).then_some(found.quota);
                let figures = language::assess_figures(found.limit, quota, found.score, view.language);
                text::body(ui, view.tokens, format!("{} · {figures}", found.on));
                verdicts(ui, view, found);
                factors(ui, view, found);
                score(ui, view, found);
                tried(ui, view, found);
            });
        });
    });
}

/// The accounts to choose among, where there are several.
fn accounts(ui: &mut Ui, view: &AppView<'_>, found: &Assessment, out: &mut Vec<Command>) {
    let Some(good) = view.good().filter(|good| good.scenario.accounts.len() > 1) else { return };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        for (place, account) in good.scenario.accounts.iter().enumerate() {
            let name = view.account_name(account);
            if link::switch(ui, view.tokens, &name, place == found.account).clicked() {
                out.push(Command::AssessAccount(place));
            }
        }
    });
}

fn rules<'v>(view: &AppView<'v>, found: &Assessment) -> &'v [ReviewRule] {
    view.terms(found.account).map_or(&[], |resolved| &resolved.contract.common().limit_review)
}

fn is_line(view: &AppView<'_>, found: &Assessment) -> bool {
    view.terms(found.account).is_some_and(|resolved| matches!(resolved.contract, Contract::Line(_)))
}

fn head(ui: &mut Ui, view: &AppView<'_>, part: AssessPart) {
    ui.add_space(space::S);
    text::head(ui, view.tokens, language::assess_head(part, view.language));
}

fn verdicts(ui: &mut Ui, view: &AppView<'_>, found: &Assessment) {
    head(ui, view, AssessPart::Verdicts);
    if !found.has_rules {
        text::muted(ui, view.tokens, language::no_review_rules(view.language));
        return;
    }
    let rules = rules(view, found);
    for verdict in &found.verdicts {
        let rule = verdict.rule.and_then(|place| rules.get(place));
        text::body(ui, view.tokens, language::verdict_line(verdict, rule, view.language));
    }
    text::muted(ui, view.tokens, language::next_act_line(found.next_act, view.language));
}

fn factors(ui: &mut Ui, view: &AppView<'_>, found: &Assessment) {
    head(ui, view, AssessPart::Factors);
    let rules = rules(view, found);
    let mut group = None;
    for factor in &found.factors {
        if group != Some(factor.fact.group()) {
            group = Some(factor.fact.group());
            text::caption(ui, view.tokens, language::group_name(factor.fact.group(), view.language));
        }
        text::body(ui, view.tokens, language::factor_line(factor, view.language));
        for weighed in &factor.conditions {
            let Some(rule) = rules.get(weighed.rule) else { continue };
            let bounds = language::bounds_text(&weighed.condition, view.language);
            text::muted(ui, view.tokens, language::weighed_line(rule, &bounds, weighed.holds, view.language));
        }
    }
}

fn score(ui: &mut Ui, view: &AppView<'_>, found: &Assessment) {
    head(ui, view, AssessPart::Score);
    for factor in found.score_factors.iter().filter(|factor| factor.weight > 0 || factor.points != 0) {
        let name = language::factor_name(factor.place, view.language);
        let line =
            language::score_factor_line(name, factor.weight, factor.points, factor.most, view.language);
        text::body(ui, view.tokens, line);
    }
}

fn tried(ui: &mut Ui, view: &AppView<'_>, found: &Assessment) {
    head(ui, view, AssessPart::Tried);
    let end = view.run_of(found.strategy).map(|run| run.end);
    if let Some(end) = end {
        text::muted(ui, view.tokens, language::tried_line(end, view.language));
    }
    let is_line = is_line(view, found);
    let now = language::comes_line(&found.comes, is_line, view.language);
    text::body(ui, view.tokens, format!("{}: {now}", language::as_it_is(view.language)));
    for tried in &found.tried {
        let name = language::suggestion_name(tried.suggestion, view.language);
        let gains = language::gains_line(tried, &found.comes, view.language);
        text::body(ui, view.tokens, format!("{name}: {gains}"));
    }
}
