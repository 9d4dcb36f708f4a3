//! Mingzhang 明账: a debt simulator and teaching lab.

pub mod calendar;
mod choice;
pub mod money;
pub mod rate;
pub mod reading;
pub mod scenario;
pub mod terms;
pub mod words;
