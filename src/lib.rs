//! Mingzhang 明账: a debt simulator and teaching lab.

pub mod analysis;
pub mod borrower;
pub mod bureau;
pub mod calendar;
mod choice;
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
