//! What lenders record: the stage of an overdue debt and the mark of a month.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The stage of an overdue debt: M0 (current) to M7.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stage(pub u8);

impl Stage {
    /// The stage at a number of days overdue, given the first day of each stage M1 to M7.
    ///
    /// ```
    /// use mingzhang::ledger::Stage;
    /// let first_days = [1, 31, 61, 91, 121, 151, 181];
    /// assert_eq!(Stage::at(30, &first_days).to_string(), "M1");
    /// assert_eq!(Stage::at(31, &first_days).to_string(), "M2");
    /// ```
    pub fn at(days_overdue: i32, first_days: &[u16; 7]) -> Self {
        let reached = first_days.iter().filter(|&&first| days_overdue >= i32::from(first)).count();
        Self(u8::try_from(reached).unwrap_or(7))
    }
}

impl std::fmt::Display for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "M{}", self.0)
    }
}

impl Serialize for Stage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let stage = text.strip_prefix('M').and_then(|stage| stage.parse().ok());
        stage.map(Self).ok_or_else(|| D::Error::custom("not a stage"))
    }
}

/// The mark of an account in the repayment record of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Nothing was owed: `*`.
    #[default]
    Nothing,
    /// Kept: `N`.
    Kept,
    /// All loans were repaid in the month: `C`.
    Settled,
    /// Past due, in the bucket 1 to 7.
    Late(u8),
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Nothing => f.write_str("*"),
            Self::Kept => f.write_str("N"),
            Self::Settled => f.write_str("C"),
            Self::Late(bucket) => write!(f, "{bucket}"),
        }
    }
}

impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Mark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(match text.as_str() {
            "*" => Self::Nothing,
            "N" => Self::Kept,
            "C" => Self::Settled,
            bucket => Self::Late(bucket.parse().map_err(|_| D::Error::custom("not a mark"))?),
        })
    }
}
