//! Who bears the fee of a plan in the borrower's place: campaigns of a contract, and coupons of a borrower.

use schemars::JsonSchema;
use serde::Serialize;

use super::read_value::MOST_PLAN_PERIODS;
use crate::calendar::Day;
use crate::choice::choice;
use crate::money::Money;
use crate::rate::Rate;
use crate::reading::Code;
use crate::reading::decode::{Fields, Item};
use crate::reading::number::{money, share, small};
use crate::reading::schema::Id;
use crate::reading::texts::{day, id, words};
use crate::words::Words;

choice!(
    /// Who bears a fee in the borrower's place.
    Bearer {
        /// Who sells.
        Merchant = "merchant",
        /// The platform that is sold on.
        Platform = "platform",
        /// The lender itself, which asks for so much less.
        Lender = "lender",
    }
);
choice!(
    /// What happens to a plan whose fee is more than what is left of a budget.
    BudgetShort {
        /// Nothing of it is borne.
        Nothing = "nothing",
        /// What is left is borne, from the first period on.
        Rest = "rest",
    }
);

/// The most campaigns of a contract, and the most coupons of a borrower.
pub const MOST_HELPS: usize = 50;
/// The most plans that one of them may help.
const MOST_USES: u32 = 10_000;

/// A campaign or a coupon: which plans it is for, and what it bears of their fees.
///
/// Always true: `until` is not before `from`, and `max_yuan` not below `min_yuan`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeeHelp {
    /// Its name in its list.
    #[schemars(with = "Id")]
    pub id: String,
    /// What to call it on screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    /// Of a coupon: the line that it is for; any line when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Id>")]
    pub account: Option<String>,
    /// Who bears what the borrower does not.
    pub bearer: Bearer,
    /// The first day of a purchase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day of a purchase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// The least price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_yuan: Option<Money>,
    /// The highest price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_yuan: Option<Money>,
    /// Numbers of periods; any when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<u8>,
    /// The share of each period's fee that is borne; all of it when left out.
    #[serde(skip_serializing_if = "is_all")]
    pub share: Rate,
    /// What is borne at most over the run; without end when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_yuan: Option<Money>,
    /// What happens to a plan that the budget does not cover.
    #[serde(skip_serializing_if = "is_nothing")]
    pub when_short: BudgetShort,
    /// How many plans it helps at most: a coupon one when left out, a campaign without end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uses: Option<u16>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_all(share: &Rate) -> bool {
    *share == Rate::ONE
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_nothing(short: &BudgetShort) -> bool {
    *short == BudgetShort::Nothing
}

/// Why a campaign or a coupon does not help a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpRefusal {
    /// It is for another line.
    OtherAccount,
    /// It has not begun.
    NotBegun,
    /// Its last day is over.
    Expired,
    /// The price is below the least.
    TooSmall,
    /// The price is above the highest.
    TooLarge,
    /// It is for other numbers of periods.
    OtherPeriods,
    /// It has helped as many plans as it may.
    Used,
    /// What is left of its budget does not cover the fee.
    BudgetUsedUp,
    /// The plan has no fee that it could bear.
    NoFee,
}

impl HelpRefusal {
    /// The word that JSON uses for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::OtherAccount => "other_account",
            Self::NotBegun => "not_begun",
            Self::Expired => "expired",
            Self::TooSmall => "too_small",
            Self::TooLarge => "too_large",
            Self::OtherPeriods => "other_periods",
            Self::Used => "used",
            Self::BudgetUsedUp => "budget_used_up",
            Self::NoFee => "no_fee",
        }
    }
}

impl FeeHelp {
    /// Whether it is for a purchase on a line, whatever it has helped before.
    ///
    /// # Errors
    /// The first reason why it is not.
    pub fn is_for(&self, account: &str, on: Day, price: Money, periods: u8) -> Result<(), HelpRefusal> {
        let reasons = [
            (self.account.as_deref().is_some_and(|own| own != account), HelpRefusal::OtherAccount),
            (self.from.is_some_and(|from| on < from), HelpRefusal::NotBegun),
            (self.until.is_some_and(|until| on > until), HelpRefusal::Expired),
            (self.min_yuan.is_some_and(|least| price < least), HelpRefusal::TooSmall),
            (self.max_yuan.is_some_and(|most| price > most), HelpRefusal::TooLarge),
            (!self.periods.is_empty() && !self.periods.contains(&periods), HelpRefusal::OtherPeriods),
        ];
        reasons.into_iter().find(|(holds, _)| *holds).map_or(Ok(()), |(_, reason)| Err(reason))
    }
}

/// The keys of a coupon.
const COUPON_KEYS: &[&str] = &[
    "account",
    "id",
    "name",
    "bearer",
    "from",
    "until",
    "min_yuan",
    "max_yuan",
    "periods",
    "share",
    "budget_yuan",
    "when_short",
    "uses",
];
/// Those of a campaign: its account is the one whose contract has it.
const CAMPAIGN_KEYS: &[&str] = COUPON_KEYS.split_at(1).1;

/// Reads the campaigns of a contract. An empty list leaves them out.
pub fn campaigns(item: Item<'_, '_>) -> Option<Vec<FeeHelp>> {
    let mut ids: Vec<String> = Vec::new();
    item.list_up_to(MOST_HELPS, |row| {
        let one = help(&row.object(CAMPAIGN_KEYS)?)?;
        if ids.contains(&one.id) {
            return row.refuse(row.problem(Code::DuplicateItem).with("found", &one.id));
        }
        ids.push(one.id.clone());
        Some(one)
    })
}

/// Reads a coupon: it helps one plan where it does not say how many.
pub fn coupon(item: Item<'_, '_>) -> Option<FeeHelp> {
    let fields = item.object(COUPON_KEYS)?;
    let account = fields.optional("account", id);
    let one = help(&fields)?;
    Some(FeeHelp { account: account?, uses: one.uses.or(Some(1)), ..one })
}

fn help(fields: &Fields<'_, '_>) -> Option<FeeHelp> {
    let (id, name) = (fields.required("id", id), fields.optional("name", words));
    let bearer = fields.required("bearer", |item| Bearer::from_word(item.word(Bearer::WORDS)?));
    let from = fields.optional("from", day);
    let until = fields.optional("until", |item| until(item, from));
    let min_yuan = fields.optional("min_yuan", money);
    let max_yuan = fields.optional("max_yuan", |item| most(item, min_yuan));
    let periods = fields.or("periods", Vec::new(), periods);
    let share = fields.or("share", Rate::ONE, share);
    let budget_yuan = fields.optional("budget_yuan", money);
    let short = |item: Item<'_, '_>| BudgetShort::from_word(item.word(BudgetShort::WORDS)?);
    let when_short = fields.or("when_short", BudgetShort::Nothing, short);
    let uses = fields.optional("uses", |item| small(item, 1, MOST_USES));
    Some(FeeHelp {
        id: id?,
        name: name?,
        account: None,
        bearer: bearer?,
        from: from?,
        until: until?,
        min_yuan: min_yuan?,
        max_yuan: max_yuan?,
        periods: periods?,
        share: share?,
        budget_yuan: budget_yuan?,
        when_short: when_short?,
        uses: uses?,
    })
}

fn until(item: Item<'_, '_>, from: Option<Option<Day>>) -> Option<Day> {
    let until = day(item)?;
    match from.flatten() {
        Some(from) if until < from => {
            let problem = item.problem(Code::EndsBeforeBegins);
            item.refuse(problem.with("from", from).with("until", until))
        }
        _ => Some(until),
    }
}

fn most(item: Item<'_, '_>, least: Option<Option<Money>>) -> Option<Money> {
    let most = money(item)?;
    match least.flatten() {
        Some(least) if most < least => {
            let problem = item.problem(Code::CeilingBelowFloor);
            item.refuse(problem.with("found", most).with("floor", least))
        }
        _ => Some(most),
    }
}

fn periods(item: Item<'_, '_>) -> Option<Vec<u8>> {
    let list = item.list_up_to(MOST_HELPS, |item| small(item, 1, MOST_PLAN_PERIODS))?;
    if list.is_empty() { item.refuse(item.problem(Code::EmptyList)) } else { Some(list) }
}
