//! Time: the order of a day, and the run that it makes.

mod act;
mod agenda;
mod arrange;
mod borrow;
mod contract;
mod day;
mod decide;
mod evening;
mod fee_help;
mod finish;
mod habits;
mod happen;
mod ideas;
mod money;
mod month;
mod open;
mod plan;
mod prepared;
mod prices;
mod react;
mod refund;
mod refusal;
mod remember;
mod review;
mod run;
mod state;
mod world;

pub use day::{DAY, Step, resume, resume_months, simulate, simulate_in_order, simulate_months};
pub use fee_help::{HelpCame, HelpOf, HelpUse};
pub use prepared::{AccountTerms, Prepared};
pub use refusal::{Refusal, RefusalReason};
pub use run::*;
pub use state::State;
