//! Text in, values out: strict JSON with places, and all problems at once. Nothing here knows what a debt is.

mod code;
pub mod decode;
pub mod header;
pub mod json;
pub mod number;
pub mod place;
mod problem;
pub mod scan;
pub mod schema;
mod syntax;
pub mod texts;

pub use code::{Code, Severity};
pub use problem::{Place, Problem};
