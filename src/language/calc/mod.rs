//! The words of the calculators.

mod refusals;
mod tables;

pub use refusals::{calc_refusal, csv_row_problem, flow_problem};
pub use tables::*;
