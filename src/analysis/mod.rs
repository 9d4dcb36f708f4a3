//! What runs mean: summaries, comparisons, explanations, checks. Pure functions of runs.

mod agreed;
mod assess;
pub mod calc;
mod checks;
mod collection;
mod compare;
mod dues;
mod evaluate;
mod explain;
mod expression;
mod help;
mod lab;
mod notes;
mod rates;
mod rests_on;
mod roots;
mod solve;
mod statement;
mod suggest;
mod summary;
mod true_rate;

pub use agreed::{agreed_on, loan_terms};
pub use assess::{
    Asked as AssessmentAsked, Assessment, Bench, Comes, FactGroup, Factor, ScoreFactor, Tried, Verdict,
    Weighed, assess,
};
pub use checks::{Check, CheckId, checks};
pub use collection::{ActLine, act_lines};
pub use compare::{Comparison, compare};
pub use dues::{LoanBill, loan_bills};
pub use evaluate::{EvaluateError, evaluate, evaluate_cause};
pub use explain::{Explanation, FigureId, FigureWhy, InputValue, explain_entry, explain_figure};
pub use expression::Expression;
pub use help::help_of;
pub use lab::Lab;
pub use notes::{Noted, notes};
pub use rates::{AccountCost, Advertised, CostItem, DebtRates, LenderSide, RateOf, RunRates, run_rates};
pub use rests_on::{Price, RestsOn, price_of, prices_of_nights, rests_on};
pub use solve::{Solved, Way, months_around, solve};
pub use statement::statement_lines;
pub use suggest::Suggestion;
pub use summary::Summary;
pub use true_rate::{annual_rate, annual_rate_of, flows};
