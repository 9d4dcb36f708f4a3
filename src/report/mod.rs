//! What goes out, for other programs: runs, comparisons and calculators as JSON, tables of runs as CSV.

pub mod calc;
pub mod csv;
mod json;
mod json_assess;
mod json_limits;
mod json_rows;

pub use json::{comparison, run};
pub use json_assess::assessment;
