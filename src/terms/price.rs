//! Prices by score: rates that a contract gives to those who show a certain score on the day on which they are agreed.

use serde::Serialize;

use super::contract::Values;
use super::read_value::{MOST_A_NIGHT, period_rates};
use super::values::{Kind, PeriodRate, Value, ValueName};
use crate::rate::Rate;
use crate::reading::Code;
use crate::reading::decode::{Fields, Item, join};
use crate::reading::number::{rate, rate_within, small};

/// The most bands of a contract.
pub const MOST_PRICE_BANDS: usize = 20;
/// The scores that a band may begin at.
pub const SCORES: std::ops::RangeInclusive<u16> = 350..=950;

/// The prices from a score on. What a band does not name is as the contract says without it.
///
/// Always true: it names a rate or a fee; never a rate a night and one a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PriceBand {
    /// The least score.
    pub at_least: u16,
    /// Interest a night.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily_rate: Option<Rate>,
    /// Interest a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annual_rate: Option<Rate>,
    /// Total fee rates, each for a number of periods that the contract offers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub instalment_rates: Vec<PeriodRate>,
}

/// The place of the band of a score: of those that it reaches, the last. None below the first.
///
/// ```
/// use mingzhang::{rate::Rate, terms::{PriceBand, band_of}};
/// let band = |at_least| PriceBand {
///     at_least, daily_rate: Some(Rate::ZERO), annual_rate: None, instalment_rates: Vec::new() };
/// let bands = [band(600), band(700)];
/// assert_eq!([599, 600, 699, 700].map(|score| band_of(&bands, score)), [None, Some(0), Some(0), Some(1)]);
/// ```
pub fn band_of(bands: &[PriceBand], score: u16) -> Option<usize> {
    bands.iter().rposition(|band| band.at_least <= score)
}

impl PriceBand {
    /// Whether the band says what stands in the place of a value.
    pub fn gives(&self, name: ValueName) -> bool {
        match name {
            ValueName::DailyRate | ValueName::AnnualRate => {
                self.daily_rate.is_some() || self.annual_rate.is_some()
            }
            ValueName::InstalmentRates => !self.instalment_rates.is_empty(),
            _ => false,
        }
    }

    /// The values of a contract with those of the band in their place.
    pub(super) fn over(&self, values: &Values) -> Values {
        let mut values = values.clone();
        let by_night = self.daily_rate.or(self.annual_rate.filter(|rate| *rate == Rate::ZERO));
        if let Some(rate) = by_night {
            values.insert(ValueName::DailyRate, Value::Rate(rate));
            values.insert(ValueName::AnnualRate, Value::Rate(Rate::ZERO));
        } else if let Some(rate) = self.annual_rate {
            values.insert(ValueName::AnnualRate, Value::Rate(rate));
        }
        if let Some(Value::PeriodRates(rows)) = values.get_mut(&ValueName::InstalmentRates) {
            for row in rows {
                let own = self.instalment_rates.iter().find(|own| own.periods == row.periods);
                *row = own.copied().unwrap_or(*row);
            }
        }
        values
    }
}

impl Value {
    /// A part of the value that contracts of a kind cannot have.
    pub fn strange_to(&self, kind: Kind) -> Option<ValueName> {
        match (self, kind) {
            (Self::Prices(bands), Kind::Loan) => {
                let name = ValueName::InstalmentRates;
                bands.iter().any(|band| band.gives(name)).then_some(name)
            }
            _ => None,
        }
    }

    /// A number of periods that a band has a fee for, and that is not among those offered.
    pub fn period_beyond(&self, offered: &[PeriodRate]) -> Option<u8> {
        let Self::Prices(bands) = self else { return None };
        let named = bands.iter().flat_map(|band| &band.instalment_rates).map(|row| row.periods);
        let is_offered = |periods: &u8| offered.iter().any(|row| row.periods == *periods);
        named.into_iter().find(|periods| !is_offered(periods))
    }
}

const RATES: [&str; 2] = ["daily_rate", "annual_rate"];

/// Reads the bands: their scores rise. An empty list leaves them out.
pub fn prices(item: Item<'_, '_>) -> Option<Vec<PriceBand>> {
    let bands = item.list_up_to(MOST_PRICE_BANDS, band)?;
    let twice = bands.windows(2).find(|pair| pair[0].at_least >= pair[1].at_least);
    match twice {
        Some(pair) => item.refuse(item.problem(Code::PricesNotRising).with("found", pair[1].at_least)),
        None => Some(bands),
    }
}

fn band(item: Item<'_, '_>) -> Option<PriceBand> {
    let fields = item.object(&["at_least", "daily_rate", "annual_rate", "instalment_rates"])?;
    let (least, most) = (u32::from(*SCORES.start()), u32::from(*SCORES.end()));
    let at_least = fields.required("at_least", |item| small(item, least, most));
    let daily_rate = fields.optional("daily_rate", |item| rate_within(item, Rate::DECIMALS, MOST_A_NIGHT));
    let annual_rate = fields.optional("annual_rate", rate);
    let instalment_rates = fields.or("instalment_rates", Vec::new(), period_rates);
    says_one_price(&fields).then_some(())?;
    Some(PriceBand {
        at_least: at_least?,
        daily_rate: daily_rate?,
        annual_rate: annual_rate?,
        instalment_rates: instalment_rates?,
    })
}

/// A band without a price would be no band; two rates would be two prices of one thing.
fn says_one_price(fields: &Fields<'_, '_>) -> bool {
    let item = fields.item();
    let rates = RATES.iter().filter(|key| fields.has(key)).count();
    let problem = match rates {
        0 if !fields.has("instalment_rates") => item.problem(Code::MissingKey).with("key", RATES[0]),
        2 => item.problem(Code::NotExactlyOne).with("legal", join(&RATES)).with("found", join(&RATES)),
        _ => return true,
    };
    item.refuse::<()>(problem).is_some()
}
