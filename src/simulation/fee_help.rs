//! Campaigns and coupons: which of them bears the fee of a plan that is made at the checkout, and why others do not.
//!
//! A purchase may name one. Else the campaigns of the contract are asked in the order of their list, then the coupons of
//! the borrower in the order of the file, and the first that is for the purchase helps.

use super::world::{World, ix};
use crate::calendar::Day;
use crate::ledger::AccountIx;
use crate::lender::{Help, Split, fee_borne};
use crate::money::Money;
use crate::scenario::{Instalments, Scenario};
use crate::terms::{Bearer, BudgetShort, Contract, FeeHelp, HelpRefusal, LineTerms};

/// A campaign or a coupon, by its place in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum HelpOf {
    /// A campaign of the line's contract.
    Campaign(u16),
    /// A coupon of the borrower.
    Coupon(u16),
}

/// What came of a campaign or a coupon for a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum HelpCame {
    /// Of the whole fee so much is set aside to be borne.
    Borne {
        /// Who bears it.
        bearer: Bearer,
        /// The whole fee.
        fee: Money,
        /// What is set aside.
        borne: Money,
    },
    /// It does not help.
    Refused(HelpRefusal),
}

/// A campaign or a coupon was asked about a plan that was made at the checkout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct HelpUse {
    /// The day.
    pub on: Day,
    /// The line.
    pub account: AccountIx,
    /// What made the plan (see `Entry::item`).
    pub item: u32,
    /// Which was asked.
    pub of: HelpOf,
    /// What came of it.
    pub came: HelpCame,
}

/// A plan that is about to be made.
#[derive(Clone, Copy)]
struct Asked<'p> {
    place: usize,
    on: Day,
    price: Money,
    periods: u8,
    prices: &'p LineTerms,
}

impl<'p> World<'p, '_> {
    /// How a purchase is split, with what is borne of its fee; and what is told of campaigns and coupons if it is made.
    #[inline(never)]
    pub(super) fn split_with_help(
        &self,
        place: usize,
        on: Day,
        price: Money,
        plan: &Instalments,
        prices: &'p LineTerms,
    ) -> (Split<'p>, Vec<HelpUse>) {
        let asked = Asked { place, on, price, periods: plan.periods, prices };
        let mut told = Vec::new();
        let of_item = |of, came| HelpUse { on, account: ix(place), item: 0, of, came };
        let named = |help: &FeeHelp| plan.by.as_ref().is_none_or(|id| *id == help.id);
        let scenario = self.prepared.scenario;
        let campaigns = prices.fee_campaigns.iter().zip(0..).map(|(help, at)| (HelpOf::Campaign(at), help));
        let coupons = scenario.borrower.coupons.iter().zip(0..).map(|(help, at)| (HelpOf::Coupon(at), help));
        for (of, help) in campaigns.chain(coupons).filter(|(_, help)| named(help)) {
            match self.try_help(of, help, asked) {
                Ok((given, came)) => {
                    return (
                        Split { periods: plan.periods, prices, help: Some(given) },
                        vec![of_item(of, came)],
                    );
                }
                Err(reason) => told.push(of_item(of, HelpCame::Refused(reason))),
            }
        }
        (Split { periods: plan.periods, prices, help: None }, told)
    }

    fn try_help(
        &self,
        of: HelpOf,
        help: &FeeHelp,
        asked: Asked<'_>,
    ) -> Result<(Help, HelpCame), HelpRefusal> {
        let Asked { place, on, price, periods, prices } = asked;
        let account = self.prepared.scenario.accounts.get(place).map_or("", |account| account.id.as_str());
        help.is_for(account, on, price, periods)?;
        let (uses, spent) = self.helped_by(of, place);
        if help.uses.is_some_and(|most| uses >= usize::from(most)) {
            return Err(HelpRefusal::Used);
        }
        let (fee, needed) = fee_borne(prices, price, periods, help.share);
        if needed.is_zero() {
            return Err(HelpRefusal::NoFee);
        }
        let left = help.budget_yuan.map_or(needed, |budget| (budget - spent).or_zero());
        let covers = left >= needed || (help.when_short == BudgetShort::Rest && left.is_positive());
        if !covers {
            return Err(HelpRefusal::BudgetUsedUp);
        }
        let borne = needed.min(left);
        Ok((Help { share: help.share, most: borne }, HelpCame::Borne { bearer: help.bearer, fee, borne }))
    }

    /// How many plans a campaign of an account or a coupon has helped, and what was set aside for them.
    fn helped_by(&self, of: HelpOf, place: usize) -> (usize, Money) {
        let is_it =
            |one: &&HelpUse| one.of == of && (matches!(of, HelpOf::Coupon(_)) || one.account == ix(place));
        let amounts = self.helps.iter().filter(is_it).filter_map(|one| match one.came {
            HelpCame::Borne { borne, .. } => Some(borne),
            HelpCame::Refused(_) => None,
        });
        amounts.fold((0, Money::ZERO), |(uses, sum), borne| (uses + 1, sum + borne))
    }

    /// Remembers what was told of campaigns and coupons when a plan was made.
    pub(super) fn note_helps(&mut self, told: Vec<HelpUse>, item: u32) {
        self.helps.extend(told.into_iter().map(|one| HelpUse { item, ..one }));
    }
}

impl HelpUse {
    /// The campaign or coupon that is meant.
    pub fn help<'t>(&self, contract: &'t Contract, scenario: &'t Scenario) -> Option<&'t FeeHelp> {
        match (self.of, contract) {
            (HelpOf::Coupon(at), _) => scenario.borrower.coupons.get(usize::from(at)),
            (HelpOf::Campaign(at), Contract::Line(line)) => line.fee_campaigns.get(usize::from(at)),
            (HelpOf::Campaign(_), Contract::Loan(_)) => None,
        }
    }
}
