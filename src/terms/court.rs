//! What a lawsuit costs the debtor who loses it: a fee in bands of the claim.
//!
//! The bands of the law are those of the measures on litigation fees of 2007, article 13; article 29 puts them on the
//! side that loses. A contract is silent about them unless a file switches them on.

use serde::Serialize;

use crate::money::Money;
use crate::rate::Rate;
use crate::reading::decode::Item;
use crate::reading::number::{money, share};

/// The most bands of a fee.
pub const MOST_BANDS: usize = 20;

/// The fee of claims above an amount: a fixed part, and a share of what is above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CourtFee {
    /// It holds for claims above this amount.
    pub over_yuan: Money,
    /// The fixed part.
    pub fixed_yuan: Money,
    /// The share of what the claim is above `over_yuan`.
    pub rate: Rate,
}

/// The band of a claim: of those that it is above, the highest.
///
/// ```
/// use mingzhang::{money::Money, rate::Rate, terms::{CourtFee, court_band}};
/// let yuan = |yuan: i64| Money::from_cents(yuan * 100);
/// let band = |over, fixed, rate| CourtFee {
///     over_yuan: yuan(over), fixed_yuan: yuan(fixed), rate: Rate::parse(rate).unwrap() };
/// let bands = [band(0, 50, "0"), band(10_000, 50, "0.025")];
/// assert_eq!(court_band(&bands, yuan(10_000)), Some(&bands[0]));
/// assert_eq!(court_band(&bands, yuan(34_500)), Some(&bands[1]));
/// assert_eq!(court_band(&[], yuan(34_500)), None);
/// ```
pub fn court_band(bands: &[CourtFee], claim: Money) -> Option<&CourtFee> {
    bands.iter().filter(|band| claim > band.over_yuan).max_by_key(|band| band.over_yuan)
}

/// Reads the bands. An empty list leaves the fee out.
pub fn court_fees(item: Item<'_, '_>) -> Option<Vec<CourtFee>> {
    item.list_up_to(MOST_BANDS, |row| {
        let fields = row.object(&["over_yuan", "fixed_yuan", "rate"])?;
        let over_yuan = fields.required("over_yuan", money);
        let fixed_yuan = fields.required("fixed_yuan", money);
        let rate = fields.required("rate", share);
        Some(CourtFee { over_yuan: over_yuan?, fixed_yuan: fixed_yuan?, rate: rate? })
    })
}
