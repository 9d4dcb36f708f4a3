//! What the window can change of campaigns and coupons. An edit holds the whole list as it is to be: of campaigns it takes the
//! place of the contract's own, as every other value that a scenario sets.

use crate::scenario::Scenario;
use crate::terms::{FeeHelp, Value, ValueName};

/// A campaign or a coupon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HelpAt {
    /// A campaign of an account's contract: account, campaign.
    Campaign(usize, usize),
    /// A coupon of the borrower.
    Coupon(usize),
}

impl HelpAt {
    /// Its place in its list.
    pub const fn place(self) -> usize {
        match self {
            Self::Campaign(_, place) | Self::Coupon(place) => place,
        }
    }

    /// Sets the list that it is in.
    pub(super) fn set(self, scenario: &mut Scenario, list: Vec<FeeHelp>) {
        match self {
            Self::Coupon(_) => scenario.borrower.coupons = list,
            Self::Campaign(account, _) => {
                if let Some(account) = scenario.accounts.get_mut(account) {
                    account.overrides.insert(ValueName::FeeCampaigns, Value::Campaigns(list));
                }
            }
        }
    }
}
