//! Small parts that views are made of. Each draws values and says what the user did; none knows the model.

mod dash;
pub mod field;
pub mod link;
pub mod plot;
pub mod table;
pub mod text;
