//! What runs mean: summaries, comparisons, explanations. Pure functions of runs.

mod compare;
mod explain;
mod summary;

pub use compare::Comparison;
pub use explain::{Explanation, FigureId, FigureWhy, InputValue, explain_entry};
pub use summary::Summary;
