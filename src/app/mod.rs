//! The window: document, commands, views. Views compute nothing; they read [`view::AppView`] and push [`command::Command`]s,
//! and one place carries those out.

pub mod add_event;
pub mod add_habit;
pub mod add_idea;
pub mod amount_field;
pub mod built_in;
pub mod calculators;
pub mod command;
pub mod dialogs;
pub mod document;
pub mod edit;
pub mod edit_account;
pub mod edit_event;
pub mod edit_help;
mod fonts;
mod handle;
mod keys;
pub mod probe;
pub mod results;
mod start;
pub mod state;
mod theme;
pub mod tokens;
pub mod view;
mod views;
mod widgets;
pub mod window;

pub use start::run;
