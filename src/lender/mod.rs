//! What a lender does: bills, interest, plans, loans, allocation, freezes, collection. It knows no borrower and no score.

mod accelerate;
mod account;
mod annuity;
mod bill;
mod collections;
mod counting;
mod court;
mod due_day;
mod facility;
mod group;
mod line;
mod loan;
mod nights;
mod parts;
mod pay_line;
mod pay_loan;
mod payment;
mod plan;
mod postings;
mod refund;
pub mod review;
mod schedule;
mod steps;

pub use account::{Account, Sheet};
pub use bill::{Asks, ConversionRefusal, minimum};
pub use collections::Collections;
pub use counting::{days_between, years_between};
pub use facility::{Facility, LoanRequest};
pub use group::GroupState;
pub use line::{Line, LineRefusal};
pub use loan::Loan;
pub use nights::Accrued;
pub use payment::{PaymentRule, equal_part, equal_payment, equal_payment_over, period_principal};
pub use plan::{even_share, payoff_fee, takes_remainder};
pub use refund::Refund;
pub use schedule::{Agreement, ContractPeriod, contract_periods};
