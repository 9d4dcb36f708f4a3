//! Runs as pictures, in plain values: what to draw, with exact amounts. No toolkit is known here.

mod axis;
mod build;
mod model;
mod timeline;

pub use axis::{Axis, month_ticks};
pub use build::build;
pub use model::{Chart, ChartModel, Point, Series, Summary, Value};
pub use timeline::{Mark, MarkKind, timeline};
