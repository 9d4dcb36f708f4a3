//! Where two lives part.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use mingzhang::calendar::Month;
use mingzhang::ledger::Rule;
use mingzhang::money::Money;
use mingzhang::simulation::Run;

/// What is paid by order in a month to each account.
fn beyond(run: &Run, month: Month) -> BTreeMap<usize, Money> {
    let by_order = |rule: Rule| matches!(rule, Rule::PayBeyond | Rule::PayOffPlan);
    let mut paid = BTreeMap::new();
    for entry in run.ledger.iter().filter(|entry| entry.on.month() == month && by_order(entry.cause.rule)) {
        *paid.entry(entry.account.index()).or_insert(Money::ZERO) += entry.amount;
    }
    paid
}

fn told(paid: &BTreeMap<usize, Money>) -> String {
    if paid.is_empty() {
        return String::from("nothing");
    }
    paid.iter().fold(String::new(), |mut text, (account, amount)| {
        let comma = if text.is_empty() { "" } else { ", " };
        let _ = write!(text, "{comma}{amount} to a{account}");
        text
    })
}

/// The first month in which two lives pay different amounts by order, and what they pay.
pub fn part(own: &Run, best: &Run) -> String {
    let months = own.months.iter().map(|row| row.month);
    let paid = months.map(|month| (month, beyond(own, month), beyond(best, month)));
    let parting = paid.into_iter().find(|(_, own, best)| own != best);
    parting.map_or_else(
        || String::from("both pay the same by order"),
        |(month, own, best)| format!("in {month} it pays {} by order, the best {}", told(&own), told(&best)),
    )
}
