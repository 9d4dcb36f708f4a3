//! Which campaign or coupon bears fees of the plan that an entry belongs to.

use crate::ledger::{Entry, Kind, Rule, Side};
use crate::simulation::{HelpCame, HelpUse, Run};

/// What helps the plan of an entry; none where nobody else bears anything. Of several plans of one purchase, the one that
/// was made last before the entry.
pub fn help_of<'r>(run: &'r Run, entry: &Entry) -> Option<&'r HelpUse> {
    let is_its = |one: &&HelpUse| {
        (one.account, one.item) == (entry.account, entry.item)
            && one.on <= entry.on
            && matches!(one.came, HelpCame::Borne { .. })
    };
    let last = run.helps.iter().rfind(is_its)?;
    let made = run.ledger.iter().rfind(|other| {
        (other.account, other.item) == (entry.account, entry.item)
            && other.kind == Kind::Purchase
            && other.to == Side::PlanFuture
            && other.on <= entry.on
    });
    let helped = matches!(entry.cause.rule, Rule::FeeBorne | Rule::PlanFeeRest);
    (helped || made.is_some_and(|made| made.on == last.on)).then_some(last)
}
