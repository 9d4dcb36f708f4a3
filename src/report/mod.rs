//! What goes out: the JSON of runs and comparisons, for other programs.

mod json;
mod json_rows;

pub use json::{comparison, run};
