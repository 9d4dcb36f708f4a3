//! The rules by which a lender looks at a limit again: what is asked, what then happens, and how long it rests.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::calendar::Day;
use crate::choice::choice;
use crate::money::Money;
use crate::rate::Rate;

/// A decimal in thousandths, as conditions compare it. Amounts are yuan, ratios fractions, yes is 1 and no is 0.
pub type Thousandths = i64;

choice!(
    /// What a rule may ask about. Facts of the account are those of this contract alone; all others are of the borrower.
    ReviewFact {
        /// The score shown today.
        Score = "score",
        /// Principal ÷ limit of the account this evening.
        Utilisation = "utilisation",
        /// Months in a row in which the account was kept and a rest of its bill was carried.
        MinimumMonthsInARow = "minimum_months_in_a_row",
        /// Months in a row in which something was owed on the account and nothing of it was late.
        KeptMonthsInARow = "kept_months_in_a_row",
        /// Months in a row in which nothing was owed on the account and nothing moved.
        UnusedMonthsInARow = "unused_months_in_a_row",
        /// Age in days of the oldest unpaid due item of the account this evening.
        DaysOverdue = "days_overdue",
        /// The most days overdue on any evening of the account in this month and the eleven before.
        WorstDaysOverdue = "worst_days_overdue",
        /// Credit applications in the last three months that ended: those of the profile, and loans drawn.
        ApplicationsLast3Months = "applications_last_3_months",
        /// Debt ÷ income of the last month that ended.
        DebtToIncome = "debt_to_income",
        /// Income of the last month that ended; before the first, what the file gives for it.
        MonthlyIncome = "monthly_income",
        /// How complete the personal details are, in percent.
        ProfileComplete = "profile_complete",
        /// Months with the same job, phone and address.
        StableMonths = "stable_months",
        /// Whether social security is paid.
        SocialSecurity = "social_security",
        /// Whether the housing provident fund is paid.
        ProvidentFund = "provident_fund",
    }
);

/// In what a fact is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactUnit {
    /// Whole numbers up to the given one.
    Count(u32),
    /// A fraction with at most three decimals.
    Ratio,
    /// An amount.
    Amount,
}

/// The most of anything that is counted in months or days.
const MOST_COUNT: u32 = 10_000;

impl ReviewFact {
    /// In what it is counted.
    pub const fn unit(self) -> FactUnit {
        match self {
            Self::Utilisation | Self::DebtToIncome => FactUnit::Ratio,
            Self::MonthlyIncome => FactUnit::Amount,
            Self::Score => FactUnit::Count(1_000),
            Self::ProfileComplete => FactUnit::Count(100),
            Self::SocialSecurity | Self::ProvidentFund => FactUnit::Count(1),
            _ => FactUnit::Count(MOST_COUNT),
        }
    }
}

choice!(
    /// What a rule moves.
    ReviewOf {
        /// The limit.
        Limit = "limit",
        /// The interest-free quota of a line.
        Quota = "quota",
    }
);

/// One thing that must hold: a fact between bounds.
///
/// Always true: at least one bound is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The fact. Where it is not known, the condition does not hold.
    pub fact: ReviewFact,
    /// It is not below this.
    pub at_least: Option<Thousandths>,
    /// It is not above this.
    pub at_most: Option<Thousandths>,
    /// It is below this.
    pub below: Option<Thousandths>,
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReviewEffect {
    /// The amount times this.
    Multiply(Rate),
    /// This amount.
    Set(Money),
    /// The amount plus this.
    Add(Money),
    /// Nothing new can be had on the account for so many days after this one.
    FreezeDays(u16),
}

/// A time in which an effect holds, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct During {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

/// A rule of a review.
///
/// Always true: `floor` is not above `ceiling`; a rule with `during` has neither `day` nor `cooldown_days`, and does
/// not freeze.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReviewRule {
    /// Its name in this list.
    pub id: String,
    /// The day of the month on which it is looked at; the update day of the score when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
    /// The effect begins on the morning of the first of these days, is looked at on that day alone, and is taken back
    /// on the morning after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub during: Option<During>,
    /// All of these must hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    /// What happens then.
    pub effect: ReviewEffect,
    /// What is moved.
    #[serde(skip_serializing_if = "is_limit")]
    pub of: ReviewOf,
    /// The amount is never moved to less than this.
    #[serde(skip_serializing_if = "Money::is_zero")]
    pub floor: Money,
    /// The amount is never moved to more than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<Money>,
    /// A product is cut down to a multiple of this; nothing counts as a cent.
    #[serde(skip_serializing_if = "is_cent")]
    pub step: Money,
    /// Days after it acted on which it does nothing.
    #[serde(skip_serializing_if = "is_none")]
    pub cooldown_days: u16,
}

/// The least amount, to which a product is cut where a rule names no other.
pub const CENT: Money = Money::from_cents(1);

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_limit(of: &ReviewOf) -> bool {
    *of == ReviewOf::Limit
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_cent(step: &Money) -> bool {
    *step == CENT
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_none(days: &u16) -> bool {
    *days == 0
}

impl Condition {
    /// The bounds that are set, each with its key.
    pub fn bounds(&self) -> impl Iterator<Item = (&'static str, Thousandths)> {
        let keyed = [("at_least", self.at_least), ("at_most", self.at_most), ("below", self.below)];
        keyed.into_iter().filter_map(|(key, bound)| Some((key, bound?)))
    }

    /// Whether it holds for a value of its fact.
    pub fn holds(&self, value: Option<Thousandths>) -> bool {
        value.is_some_and(|value| {
            self.at_least.is_none_or(|least| value >= least)
                && self.at_most.is_none_or(|most| value <= most)
                && self.below.is_none_or(|end| value < end)
        })
    }
}

/// A number of thousandths in the way that files write a fact.
pub fn written(fact: ReviewFact, value: Thousandths) -> serde_json::Value {
    match fact.unit() {
        FactUnit::Count(_) => (value / 1000).into(),
        FactUnit::Amount => Money::from_cents(value / 10).to_string().into(),
        FactUnit::Ratio => rust_decimal::Decimal::new(value, 3).normalize().to_string().into(),
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("fact", &self.fact)?;
        for (key, bound) in self.bounds() {
            map.serialize_entry(key, &written(self.fact, bound))?;
        }
        map.end()
    }
}

impl JsonSchema for Condition {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let fact = generator.subschema_for::<ReviewFact>();
        let bound = serde_json::json!({
            "description": "A whole number for what is counted; an amount or a fraction as a string or a plain number.",
            "anyOf": [{"type": "string", "pattern": "^[0-9]+(\\.[0-9]{1,3})?$"}, {"type": "number", "minimum": 0}]
        });
        json_schema!({
            "type": "object",
            "properties": {"fact": fact, "at_least": bound, "at_most": bound, "below": bound},
            "required": ["fact"],
            "anyOf": [{"required": ["at_least"]}, {"required": ["at_most"]}, {"required": ["below"]}]
        })
    }
}
