//! What goes out, for other programs: runs and comparisons as JSON, their tables as CSV.

pub mod csv;
mod json;
mod json_rows;

pub use json::{comparison, run};
