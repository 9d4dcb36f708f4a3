//! The person: cash, incomes, living costs, and what lenders know.

use super::kept::{self, Kept, Lost};
use crate::money::Money;
use crate::reading::decode::{Fields, Item, flag};
use crate::reading::number::{day_of_month, money, small};
use crate::reading::texts::{day, id, month, words};
use crate::scenario::model::{Borrower, Cost, Income, Monthly, PastRecord, Profile, When};
use crate::terms::{FeeHelp, MOST_HELPS, coupon};

/// What could be read of the person.
pub struct Read {
    cash: Option<Money>,
    score: Option<Option<u16>>,
    profile: Option<Profile>,
    records: Option<Kept<PastRecord>>,
    coupons: Option<Kept<FeeHelp>>,
    incomes: Option<Kept<Income>>,
    costs: Option<Kept<Cost>>,
}

/// Incomes and living costs together.
pub const MOST_FLOWS: usize = 1_000;

/// Reads the person.
pub fn borrower(item: Item<'_, '_>) -> Option<Read> {
    let fields = item.object(&["cash", "score", "profile", "records", "coupons", "incomes", "costs"])?;
    Some(Read {
        cash: fields.required("cash", money),
        score: fields.optional("score", |item| small(item, 350, 950)),
        profile: fields.or("profile", Profile::default(), profile),
        records: fields.or("records", Kept::default(), |item| kept::list(item, MOST_FLOWS, record)),
        coupons: fields.or("coupons", Kept::default(), |item| kept::list(item, MOST_HELPS, coupon)),
        incomes: fields.or("incomes", Kept::default(), |item| kept::list(item, MOST_FLOWS, income)),
        costs: fields.or("costs", Kept::default(), |item| kept::list(item, MOST_FLOWS, cost)),
    })
}

impl Read {
    /// The person, with what could not be read left out.
    pub fn into_borrower(self, lost: &mut Lost) -> Borrower {
        Borrower {
            cash: lost.or(self.cash, Money::ZERO),
            score: lost.or(self.score, None),
            profile: lost.or(self.profile, Profile::default()),
            records: lost.list("borrower.records", self.records),
            coupons: lost.list("borrower.coupons", self.coupons),
            incomes: lost.list("borrower.incomes", self.incomes),
            costs: lost.list("borrower.costs", self.costs),
        }
    }
}

fn profile(item: Item<'_, '_>) -> Option<Profile> {
    let fields = item.object(&[
        "profile_complete",
        "stable_months",
        "social_security",
        "provident_fund",
        "applications_last_3_months",
    ])?;
    let facts = profile_facts(&fields);
    let applications = fields.optional("applications_last_3_months", |item| small(item, 0, 100));
    Some(Profile { applications_last_3_months: applications?, ..facts? })
}

/// What a profile says and a change of it may say; applications are events of their own.
pub(super) fn profile_facts(fields: &Fields<'_, '_>) -> Option<Profile> {
    let profile_complete = fields.optional("profile_complete", |item| small(item, 0, 100));
    let stable_months = fields.optional("stable_months", |item| small(item, 0, super::MOST_MONTHS));
    let social_security = fields.optional("social_security", flag);
    let provident_fund = fields.optional("provident_fund", flag);
    Some(Profile {
        profile_complete: profile_complete?,
        stable_months: stable_months?,
        social_security: social_security?,
        provident_fund: provident_fund?,
        applications_last_3_months: None,
    })
}

fn record(item: Item<'_, '_>) -> Option<PastRecord> {
    let fields = item.object(&["id", "name", "amount", "from", "repaid_on"])?;
    let (id, name) = (fields.required("id", id), fields.optional("name", words));
    let (amount, from) = (fields.required("amount", money), fields.required("from", day));
    let repaid_on = fields.optional("repaid_on", day);
    Some(PastRecord { id: id?, name: name?, amount: amount?, from: from?, repaid_on: repaid_on? })
}

fn income(item: Item<'_, '_>) -> Option<Income> {
    let fields = item.object(&["id", "name", "amount", "when"])?;
    let (id, name) = (fields.required("id", id), fields.optional("name", words));
    let (amount, when) = (fields.required("amount", money), fields.required("when", when));
    Some(Income { id: id?, name: name?, amount: amount?, when: when? })
}

fn cost(item: Item<'_, '_>) -> Option<Cost> {
    let Income { id, name, amount, when } = income(item)?;
    Some(Cost { id, name, amount, when })
}

/// One date, or a repetition.
pub fn when(item: Item<'_, '_>) -> Option<When> {
    item.variant(&[], &["on", "monthly"], |kind, item| match (kind, item?) {
        ("on", item) => day(item).map(When::On),
        (_, item) => monthly(item).map(When::Monthly),
    })
}

fn monthly(item: Item<'_, '_>) -> Option<Monthly> {
    let fields = item.object(&["day", "from", "until"])?;
    let day = fields.required("day", day_of_month);
    let (from, until) = (fields.optional("from", month), fields.optional("until", month));
    Some(Monthly { day: day?, from: from?, until: until? })
}
