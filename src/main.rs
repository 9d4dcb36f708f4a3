//! Mingzhang.
fn main() {}
