//! The terminal as people and programs use it: the built binary, called with arguments.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "an answer that is not as agreed must stop the test"
)]

mod assess;
mod calc;
mod call;
mod explain;
mod formats;
mod goldens;
mod ideas;
mod keys;
mod rates;
mod refusals;
mod shapes;
mod solve;
mod terms;
mod texts;
