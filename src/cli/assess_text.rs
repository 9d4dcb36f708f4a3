//! The text of an assessment report.

use super::assess::called;
use super::ideas_text;
use super::paragraph::paragraph;
use super::source::Ready;
use crate::analysis::Assessment;
use crate::language::{self, AssessPart, Language};
use crate::terms::{Contract, ReviewRule};

/// The text.
pub fn text(ready: &Ready, found: &Assessment, language: Language) -> String {
    let parts = [
        title(ready, found, language),
        factors(ready, found, language),
        score(found, language),
        verdicts(ready, found, language),
        tried(ready, found, language),
        ideas_text::text(ready, language) + &paragraph("", language::assess_model_line(language)),
    ];
    parts.join("\n")
}

fn rules<'r>(ready: &'r Ready, found: &Assessment) -> &'r [ReviewRule] {
    let contract = ready.lab.contracts.get(found.account);
    contract.map_or(&[], |resolved| &resolved.contract.common().limit_review)
}

fn is_line(ready: &Ready, found: &Assessment) -> bool {
    let contract = ready.lab.contracts.get(found.account).map(|resolved| &resolved.contract);
    matches!(contract, Some(Contract::Line(_)))
}

fn title(ready: &Ready, found: &Assessment, language: Language) -> String {
    let strategy = language::strategy_at(&ready.scenario, found.strategy, language);
    let title = language::assess_title(&called(ready, found), &strategy, found.on, language);
    let quota = is_line(ready, found).then_some(found.quota);
    format!("{title}\n{}\n", language::assess_figures(found.limit, quota, found.score, language))
}

fn factors(ready: &Ready, found: &Assessment, language: Language) -> String {
    let rules = rules(ready, found);
    let mut text = format!("{}\n", language::assess_head(AssessPart::Factors, language));
    let mut group = None;
    for factor in &found.factors {
        if group != Some(factor.fact.group()) {
            group = Some(factor.fact.group());
            text.push_str(&paragraph("", language::group_name(factor.fact.group(), language)));
        }
        text.push_str(&paragraph("· ", &language::factor_line(factor, language)));
        for weighed in &factor.conditions {
            let Some(rule) = rules.get(weighed.rule) else { continue };
            let bounds = language::bounds_text(&weighed.condition, language);
            text.push_str(&paragraph(
                "    ",
                &language::weighed_line(rule, &bounds, weighed.holds, language),
            ));
        }
    }
    text
}

fn score(found: &Assessment, language: Language) -> String {
    let head = language::assess_head(AssessPart::Score, language);
    let lines = found.score_factors.iter().filter(|factor| factor.weight > 0 || factor.points != 0);
    let lines = lines.map(|factor| {
        let name = language::factor_name(factor.place, language);
        let line = language::score_factor_line(name, factor.weight, factor.points, factor.most, language);
        paragraph("· ", &line)
    });
    format!("{head}\n{}", lines.collect::<String>())
}

fn verdicts(ready: &Ready, found: &Assessment, language: Language) -> String {
    let head = language::assess_head(AssessPart::Verdicts, language);
    if !found.has_rules {
        return format!("{head}\n{}", paragraph("", language::no_review_rules(language)));
    }
    let rules = rules(ready, found);
    let lines = found.verdicts.iter().map(|verdict| {
        let rule = verdict.rule.and_then(|place| rules.get(place));
        paragraph("· ", &language::verdict_line(verdict, rule, language))
    });
    format!(
        "{head}\n{}{}",
        lines.collect::<String>(),
        paragraph("", &language::next_act_line(found.next_act, language))
    )
}

fn tried(ready: &Ready, found: &Assessment, language: Language) -> String {
    let head = language::assess_head(AssessPart::Tried, language);
    let end = ready.lab.comparison.runs.get(found.strategy).map(|run| run.end);
    let mut text = format!("{head}\n");
    text.extend(end.map(|end| paragraph("", &language::tried_line(end, language))));
    let is_line = is_line(ready, found);
    let as_it_is = language::as_it_is(language);
    let now = language::comes_line(&found.comes, is_line, language);
    text.push_str(&paragraph("· ", &format!("{as_it_is}: {now}")));
    for tried in &found.tried {
        let name = language::suggestion_name(tried.suggestion, language);
        let comes = language::comes_line(&tried.comes, is_line, language);
        text.push_str(&paragraph("· ", &format!("{name}: {comes}")));
        text.push_str(&paragraph("    ", &language::gains_line(tried, &found.comes, language)));
    }
    text
}
