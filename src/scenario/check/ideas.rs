//! Hypothetical arrangements: the accounts that they name.

use super::facts::{At, Facts};
use super::strategies::distinct;
use crate::reading::Problem;
use crate::scenario::model::Idea;
use crate::terms::Kind;

/// Checks every idea.
pub fn check(facts: &Facts<'_>, problems: &mut Vec<Problem>) {
    for (index, idea) in facts.scenario.ideas.iter().enumerate() {
        let at = At::new("ideas", index);
        match idea {
            Idea::LinkedRepayment(link) => {
                facts.account_of(Kind::Revolving, &link.from, at, "linked_repayment.from", problems);
                facts.account_of(Kind::Loan, &link.r#for, at, "linked_repayment.for", problems);
            }
            Idea::PooledLimit(pool) => {
                distinct(facts, &pool.accounts, at, "pooled_limit.accounts", problems);
            }
            Idea::Points(points) => distinct(facts, &points.accounts, at, "points.accounts", problems),
            Idea::RedPacket(packet) => distinct(facts, &packet.accounts, at, "red_packet.accounts", problems),
        }
    }
}
