//! Campaigns and coupons: the lines and the periods that they name, and the purchases that name them.

use super::facts::{At, Facts};
use super::plans;
use crate::reading::decode::{join, suggest};
use crate::reading::{Code, Problem};
use crate::scenario::model::Instalments;
use crate::terms::{FeeHelp, Kind, ValueName};

/// Checks all campaigns that scenarios set, and all coupons.
pub fn check(facts: &Facts<'_>, problems: &mut Vec<Problem>) {
    for (index, coupon) in facts.scenario.borrower.coupons.iter().enumerate() {
        let at = At::new("borrower.coupons", index);
        let line = coupon.account.as_ref();
        let line = line.and_then(|id| facts.account_of(Kind::Revolving, id, at, "account", problems));
        if let Some(line) = line {
            offered(facts, line, coupon, at, "periods", problems);
        }
    }
    for index in 0..facts.scenario.accounts.len() {
        let at = At::new("accounts", index);
        for campaign in facts.line(index).map_or(&[][..], |(_, terms)| &terms.fee_campaigns) {
            let name = ValueName::FeeCampaigns;
            let own = facts.scenario.accounts.get(index).is_some_and(|a| a.overrides.contains_key(&name));
            let rest = if own { format!("overrides.{}", name.word()) } else { "terms".to_owned() };
            offered(facts, index, campaign, at, &rest, problems);
        }
    }
}

/// Some contract of the line must have a fee rate for each number of periods.
fn offered(facts: &Facts<'_>, line: usize, help: &FeeHelp, at: At, rest: &str, problems: &mut Vec<Problem>) {
    let Some((account, terms)) = facts.line(line) else { return };
    let legal = plans::periods_at_any_time(terms);
    for periods in help.periods.iter().filter(|periods| !legal.contains(periods)) {
        let problem = at.problem(Code::PeriodsNotOffered, rest).with("found", periods);
        problems.push(problem.with("account", &account.id).with("legal", join(&legal)));
    }
}

/// A purchase names a campaign of its line, or a coupon.
pub fn named(facts: &Facts<'_>, line: usize, plan: &Instalments, at: At, problems: &mut Vec<Problem>) {
    let (Some(by), Some((account, terms))) = (&plan.by, facts.line(line)) else { return };
    let coupons = facts.scenario.borrower.coupons.iter();
    let ids: Vec<&str> = terms.fee_campaigns.iter().chain(coupons).map(|help| help.id.as_str()).collect();
    if !ids.contains(&by.as_str()) {
        let problem = at.problem(Code::UnknownHelp, "purchase.instalments.by").with("found", by);
        let problem = problem.with("account", &account.id);
        problems.push(suggest(problem, by, ids.iter().copied()).with("legal", join(&ids)));
    }
}
