//! Answers of calculators as texts in cells: the terminal and the window show the same.

use super::super::{Language, amount, percent_of, pick, yuan};
use super::tables::{
    CalcFigure, calc_figure, loan_heads, minimum_heads, never_clears, payoff_heads, payoff_rule, plan_heads,
    purchase_heads, rate_line, rates_remark, solved_percent, way_name,
};
use crate::analysis::calc::{
    Blocked, InstalmentPlan, LoanSchedule, MinimumPath, Payoff, Way, WayFigures, Ways,
};
use crate::rate::Rate;
use crate::simulation::AnnualRate;

/// An answer: figures with their names, a table with heads of two lines, and sentences below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalcText {
    /// Names and values.
    pub figures: Vec<(&'static str, String)>,
    /// Heads of the table.
    pub heads: Vec<[&'static str; 2]>,
    /// Columns of words, from the left.
    pub words: usize,
    /// Rows of the table, each with as many cells as there are heads.
    pub rows: Vec<Vec<String>>,
    /// Sentences.
    pub notes: Vec<String>,
}

impl CalcText {
    fn figure(&mut self, figure: CalcFigure, value: String, language: Language) {
        self.figures.push((calc_figure(figure, language), value));
    }

    fn rates(&mut self, rate: Option<AnnualRate>, language: Language) {
        let percent = |rate: Option<Rate>| solved_percent(rate, language);
        self.figure(CalcFigure::Simple, percent(rate.map(|rate| rate.simple)), language);
        self.figure(CalcFigure::Compounded, percent(rate.map(|rate| rate.effective)), language);
    }
}

/// A simple rate for a column.
fn short_rate(rate: Option<AnnualRate>) -> String {
    rate.map_or_else(|| "—".to_owned(), |rate| percent_of(rate.simple))
}

/// A loan.
pub fn loan_text(schedule: &LoanSchedule, language: Language) -> CalcText {
    let mut text = CalcText { heads: loan_heads(language).to_vec(), words: 2, ..CalcText::default() };
    for (n, period) in schedule.periods.iter().enumerate() {
        text.rows.push(vec![
            (n + 1).to_string(),
            period.due.map_or_else(|| "—".to_owned(), |due| due.to_string()),
            period.days.to_string(),
            amount(period.principal),
            amount(period.interest),
            amount(period.payment()),
            amount(period.rest),
        ]);
    }
    text.figure(CalcFigure::Interest, yuan(schedule.interest), language);
    text.figure(CalcFigure::Paid, yuan(schedule.paid()), language);
    if let Some(naive) = schedule.naive {
        text.figure(CalcFigure::Naive, percent_of(naive), language);
        text.rates(schedule.monthly, language);
    }
    if schedule.periods.iter().any(|period| period.due.is_some()) {
        let dated = schedule.dated.map(|rate| rate.effective);
        text.figure(CalcFigure::Dated, solved_percent(dated, language), language);
    }
    text
}

/// An instalment plan.
pub fn plan_text(plan: &InstalmentPlan, language: Language) -> CalcText {
    let mut text = CalcText { heads: plan_heads(language).to_vec(), words: 1, ..CalcText::default() };
    for (n, period) in plan.periods.iter().enumerate() {
        let amounts = [period.principal, period.fee, period.payment(), period.rest].map(amount);
        text.rows.push([vec![(n + 1).to_string()], amounts.to_vec()].concat());
    }
    let paid = plan.periods.iter().map(|period| period.payment()).sum();
    text.figure(CalcFigure::Fee, yuan(plan.fee), language);
    text.figure(CalcFigure::Paid, yuan(paid), language);
    text.figure(CalcFigure::Naive, percent_of(plan.naive), language);
    text.rates(plan.rate, language);
    text
}

/// A balance paid at its minimum; all bills, however many are shown.
pub fn minimum_text(path: &MinimumPath, language: Language) -> CalcText {
    let mut text = CalcText { heads: minimum_heads(language).to_vec(), words: 3, ..CalcText::default() };
    for (n, row) in path.rows.iter().enumerate() {
        let amounts = [row.total, row.interest, row.minimum, row.rest].map(amount);
        let words = vec![(n + 1).to_string(), row.bill.to_string(), row.due.to_string()];
        text.rows.push([words, amounts.to_vec()].concat());
    }
    let clear_on = path
        .clear_on
        .map_or_else(|| never_clears(path.rows.len(), language), |clear_on| clear_on.to_string());
    text.figure(CalcFigure::Payments, path.rows.len().to_string(), language);
    text.figure(CalcFigure::ClearOn, clear_on, language);
    text.figure(CalcFigure::Interest, yuan(path.interest), language);
    text.figure(CalcFigure::Paid, yuan(path.paid), language);
    if path.clear_on.is_some() {
        text.rates(path.rate, language);
    }
    text
}

/// Paying off a plan, under each rule for its fees.
pub fn payoff_text(payoff: &Payoff, language: Language) -> CalcText {
    let mut text = CalcText { heads: payoff_heads(language).to_vec(), words: 1, ..CalcText::default() };
    text.figure(CalcFigure::PrincipalLeft, yuan(payoff.principal), language);
    text.figure(CalcFigure::PaidBefore, yuan(payoff.paid), language);
    text.figure(CalcFigure::FeesAhead, yuan(payoff.fees_ahead), language);
    for offer in &payoff.offers {
        let amounts = [offer.fee, offer.payment, offer.cost, offer.saved].map(amount);
        let name = vec![payoff_rule(offer.rule, language).to_owned()];
        text.rows.push([name, amounts.to_vec(), vec![short_rate(offer.rate)]].concat());
    }
    text
}

/// The annual rates of flows.
pub fn rates_text(rates: &[AnnualRate], periods_a_year: u16, language: Language) -> CalcText {
    let mut notes: Vec<String> =
        rates.iter().map(|rate| rate_line(*rate, periods_a_year, language)).collect();
    let remark = rates_remark(rates.len(), language);
    notes.extend((!remark.is_empty()).then(|| remark.to_owned()));
    CalcText { notes, ..CalcText::default() }
}

/// A nominal rate and the effective one.
pub fn converted_text(nominal: Rate, effective: Rate, language: Language) -> CalcText {
    let mut text = CalcText::default();
    text.figure(CalcFigure::Nominal, percent_of(nominal), language);
    text.figure(CalcFigure::Effective, percent_of(effective), language);
    text
}

/// The annual rate by unit periods.
pub fn unit_period_text(rate: Option<Rate>, language: Language) -> CalcText {
    let mut text = CalcText::default();
    text.figure(CalcFigure::UnitPeriod, solved_percent(rate, language), language);
    text
}

/// The ways to a purchase. `why_not` makes the sentence for a way that is not open.
pub fn ways_text(ways: &Ways, why_not: impl Fn(Way, Blocked) -> String, language: Language) -> CalcText {
    let mut text = CalcText { heads: purchase_heads(language).to_vec(), words: 1, ..CalcText::default() };
    for (way, found) in ways {
        match found {
            Ok(figures) => text.rows.push(way_row(*way, figures, language)),
            Err(why) => text.notes.push(why_not(*way, *why)),
        }
    }
    text
}

fn way_row(way: Way, figures: &WayFigures, language: Language) -> Vec<String> {
    let amounts = [figures.price, figures.down, figures.monthly, figures.cost].map(amount);
    let rest = vec![short_rate(figures.rate), figures.had_on.to_string(), figures.clear_on.to_string()];
    [vec![way_name(way, language).to_owned()], amounts.to_vec(), rest].concat()
}

/// Why a way is not open, where fields are filled in.
pub fn way_closed(way: Way, why: Blocked, language: Language) -> String {
    let name = way_name(way, language);
    match why {
        Blocked::Cash(missing) => {
            let missing = yuan(missing);
            match language {
                Language::Zh => format!("{name}: 现金还差 {missing}。"),
                Language::En => format!("{name}: {missing} of cash is missing."),
            }
        }
        Blocked::NeverSaved => {
            format!("{name}{}", pick(language, ": 这样攒不够。", ": it is never saved in this way."))
        }
        Blocked::NotOffered => {
            format!("{name}{}", pick(language, ": 没有填。", ": not filled in."))
        }
    }
}
