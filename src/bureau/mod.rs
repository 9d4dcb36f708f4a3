//! What is remembered of a borrower: the record of each month, and a teaching score. It knows no contract.

mod facts;
mod model;
mod record;
mod record_rules;
mod score;

pub use facts::{AccountFacts, Fact, Facts, MonthFacts};
pub use model::{Factor, LateModel, ModelError, ScoreModel, StepRule};
pub use record::{LateRecord, LateRecords, RecordOf};
pub use record_rules::{RecordRules, RecordRulesError, Repair};
pub use score::{FACTOR_COUNT, Score, Scorer};
