//! What goes out, for other programs: runs, comparisons, rates and calculators as JSON, tables of them as CSV.

pub mod calc;
pub mod csv;
mod json;
mod json_assess;
mod json_limits;
mod json_rows;
mod json_solve;
mod rates;

pub use json::{comparison, run};
pub use json_assess::assessment;
pub use json_solve::solved;
pub use rates::rates;
