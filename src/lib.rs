//! Mingzhang 明账: a debt simulator and teaching lab.

pub mod analysis;
#[cfg(feature = "gui")]
pub mod app;
pub mod borrower;
pub mod bureau;
pub mod calendar;
pub mod charts;
mod choice;
pub mod cli;
pub mod language;
pub mod ledger;
pub mod lender;
pub mod money;
pub mod rate;
pub mod reading;
pub mod report;
pub mod scenario;
pub mod simulation;
pub mod terms;
pub mod words;
