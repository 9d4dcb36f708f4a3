//! The figures that a run comes down to, large; each opens its Why.

use eframe::egui::{Color32, CursorIcon, FontId, Response, Sense, Ui, pos2, vec2};

use crate::analysis::{FigureId, Summary};
use crate::app::command::Command;
use crate::app::probe::HeroReport;
use crate::app::state::WhyTarget;
use crate::app::tokens::{size, space};
use crate::app::view::AppView;
use crate::app::widgets::link;
use crate::language;
use crate::simulation::Outcome;

/// One large figure.
struct Hero {
    id: &'static str,
    caption: &'static str,
    text: String,
    colour: Color32,
    why: WhyTarget,
}

/// The bar.
pub fn show(ui: &mut Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    let figures = figures(view);
    let (step, gap) = fit(ui, &figures);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for figure in &figures {
            if one(ui, view, figure, step).clicked() {
                out.push(Command::Why(figure.why));
            }
            ui.add_space(gap);
        }
    });
}

/// The figures as texts, for reports about the window.
pub fn reports(view: &AppView<'_>) -> Vec<HeroReport> {
    figures(view).into_iter().map(|figure| HeroReport { id: figure.id, text: figure.text }).collect()
}

fn figures(view: &AppView<'_>) -> Vec<Hero> {
    let Some(summary) = view.summary() else {
        return Vec::new();
    };
    let strategy = view.state.strategy;
    let (texts, tokens) = (view.texts, view.tokens);
    let figure = |id, caption, text, figure| Hero {
        id,
        caption,
        text,
        colour: tokens.ink,
        why: WhyTarget::Figure { strategy, figure, month: None },
    };
    let overdue = summary.worst_days_overdue;
    vec![
        Hero {
            id: "strategy",
            caption: texts.strategy,
            text: view.strategy_name(strategy),
            colour: tokens.line(strategy),
            why: WhyTarget::Strategy(strategy),
        },
        figure("debt_free", texts.debt_free, debt_free(view, summary), FigureId::DebtFreeOn),
        figure("cost", texts.cost, language::yuan(summary.cost), FigureId::Cost),
        figure("peak_debt", texts.peak_debt, language::yuan(summary.peak_debt), FigureId::PeakDebt),
        Hero {
            colour: if overdue > 0 { tokens.warn } else { tokens.ink },
            ..figure(
                "days_overdue",
                texts.days_overdue,
                language::days(overdue, view.language),
                FigureId::WorstDaysOverdue,
            )
        },
        figure("score", texts.score_model, score(summary), FigureId::Score),
    ]
}

fn score(summary: &Summary) -> String {
    format!("{} → {}", summary.first_score, summary.final_score)
}

fn debt_free(view: &AppView<'_>, summary: &Summary) -> String {
    match summary.outcome {
        Outcome::Clear(day) => language::month(day.month()),
        Outcome::Owing => {
            let months = view.run().map_or(0, |run| run.months.len());
            language::still_owed_after(months, view.language)
        }
        Outcome::NeverClears(_) => view.texts.never_clears.to_owned(),
    }
}

/// The widest a strategy's name may be.
const NAME_WIDTH: f32 = 220.0;

/// The largest size at which all figures stand beside each other, and the gap that spreads them.
fn fit(ui: &Ui, figures: &[Hero]) -> (f32, f32) {
    let available = ui.available_width();
    for step in size::HERO_STEPS {
        let sum: f32 = figures.iter().map(|figure| width(ui, figure, step)).sum();
        #[expect(clippy::cast_precision_loss, reason = "there are six figures")]
        let gaps = figures.len().saturating_sub(1).max(1) as f32;
        let gap = (available - sum) / gaps;
        if gap >= space::L || step == size::HERO_STEPS[3] {
            return (step, gap.clamp(space::S, 2.0 * space::XL));
        }
    }
    (size::HERO, space::XL)
}

fn width(ui: &Ui, figure: &Hero, step: f32) -> f32 {
    let text = |text: &str, size: f32| {
        ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size), figure.colour).size().x
    };
    text(&figure.text, step).min(NAME_WIDTH).max(text(figure.caption, size::CAPTION))
}

fn one(ui: &mut Ui, view: &AppView<'_>, figure: &Hero, step: f32) -> Response {
    let tokens = view.tokens;
    let caption = ui.painter().layout_no_wrap(
        figure.caption.to_owned(),
        FontId::proportional(size::CAPTION),
        tokens.muted,
    );
    let value = link::cut(ui, &figure.text, FontId::proportional(step), figure.colour, NAME_WIDTH);
    let width = caption.size().x.max(value.size().x);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 50.0), Sense::click());
    let reach = rect.expand2(vec2(space::S, 2.0));
    if response.hovered() {
        ui.painter().rect_filled(reach, f32::from(size::CARD_RADIUS), tokens.selection);
    }
    link::focus_ring(ui, tokens, &response, reach);
    let top = rect.top() + 2.0;
    ui.painter().galley(pos2(rect.left(), top), caption, tokens.muted);
    let at = pos2(rect.left(), rect.bottom() - value.size().y + 2.0);
    ui.painter().galley(at, value, figure.colour);
    link::named(&response, &format!("{}: {}", figure.caption, figure.text));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
