//! Time: the order of a day, and the run that it makes.

mod run;

pub use run::*;
