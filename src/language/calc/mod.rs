//! The words of the calculators.

mod answers;
mod fields;
mod refusals;
mod tables;

pub use answers::*;
pub use fields::*;
pub use refusals::{calc_refusal, calc_refusal_option, csv_row_problem, flow_problem};
pub use tables::*;
