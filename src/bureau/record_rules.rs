//! For how long a late record is shown: law, as dated data with its sources in `assets/record_rules`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::record::LateRecord;
use crate::calendar::Day;
use crate::ledger::Stage;
use crate::money::Money;

/// The rules of one bureau.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRules {
    /// Years for which a record is shown after its repayment.
    pub years: i32,
    /// First day overdue of each mark 1 to 7.
    pub bucket_days: [u16; 7],
    /// Occasions on which records are shown for a shorter time.
    pub repairs: Vec<Repair>,
}

/// An occasion on which records that are repaid in time are not shown any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The first and the last day on which what was missed was due.
    pub arose: (Day, Day),
    /// The most that may have been past due.
    pub at_most: Money,
    /// The last day of repayment.
    pub repaid_until: Day,
    /// What is repaid by this day is not shown from the other one on; what is repaid later is shown up to the end of the
    /// month after its repayment.
    pub early: (Day, Day),
}

/// Why rules of a record cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordRulesError {
    /// It is not JSON of this format.
    #[error("no rules of a record: {0}")]
    Format(String),
    /// A date or an amount that cannot be read.
    #[error("`{0}` is not a date or amount")]
    Value(String),
}

#[derive(Deserialize)]
struct RulesFile {
    record_years: Sourced<i32>,
    bucket_days: Sourced<[u16; 7]>,
    repairs: Vec<RepairFile>,
}

#[derive(Deserialize)]
struct Sourced<T> {
    value: T,
}

#[derive(Deserialize)]
struct RepairFile {
    arose_from: String,
    arose_until: String,
    at_most: String,
    repaid_until: String,
    early_until: String,
    early_hidden_from: String,
}

impl RecordRules {
    /// Reads the rules.
    ///
    /// # Errors
    /// The first thing that is wrong with them.
    pub fn parse(text: &str) -> Result<Self, RecordRulesError> {
        let file: RulesFile =
            serde_json::from_str(text).map_err(|error| RecordRulesError::Format(error.to_string()))?;
        let repairs = file.repairs.iter().map(read_repair).collect::<Result<_, _>>()?;
        Ok(Self { years: file.record_years.value, bucket_days: file.bucket_days.value, repairs })
    }

    /// The rules that come with the program, read once.
    pub fn bundled() -> &'static Self {
        #[expect(clippy::expect_used, reason = "the file is compiled in and read by a test")]
        static BUNDLED: LazyLock<RecordRules> = LazyLock::new(|| {
            RecordRules::parse(include_str!("../../assets/record_rules/china.json"))
                .expect("the bundled rules are sound")
        });
        &BUNDLED
    }

    /// The mark of a number of days overdue; at least 1.
    pub fn mark(&self, days_overdue: i32) -> u8 {
        Stage::at(days_overdue, &self.bucket_days).0.max(1)
    }

    /// Dates until when a repaid record is shown.
    pub fn settle(&self, record: &mut LateRecord) {
        let Some(repaid) = record.repaid_on else { return };
        let kept = (repaid.month() + 12 * self.years).day(repaid.day_of_month());
        let repairs = self.repairs.iter().filter_map(|repair| repair.shown_until(record, repaid));
        let sooner = repairs.min().filter(|&sooner| sooner < kept);
        (record.shown_until, record.repaired) = (Some(sooner.unwrap_or(kept)), sooner.is_some());
    }
}

impl Repair {
    /// The last day on which a record is shown that the repair covers.
    fn shown_until(&self, record: &LateRecord, repaid: Day) -> Option<Day> {
        let arose = (self.arose.0..=self.arose.1).contains(&record.from);
        let (early_until, hidden_from) = self.early;
        let covered = arose && record.amount <= self.at_most && repaid <= self.repaid_until;
        let later = || (repaid.month() + 1).last();
        covered.then(|| if repaid <= early_until { hidden_from - 1 } else { later() })
    }
}

fn read_repair(file: &RepairFile) -> Result<Repair, RecordRulesError> {
    let wrong = |text: &str| RecordRulesError::Value(text.to_owned());
    let day = |text: &str| Day::parse(text).ok_or_else(|| wrong(text));
    Ok(Repair {
        arose: (day(&file.arose_from)?, day(&file.arose_until)?),
        at_most: Money::parse(&file.at_most).map_err(|_| wrong(&file.at_most))?,
        repaid_until: day(&file.repaid_until)?,
        early: (day(&file.early_until)?, day(&file.early_hidden_from)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bureau::RecordOf;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// Until when a record is shown that was missed, owed and repaid so; and whether a repair did it.
    fn shown(from: &str, amount: &str, repaid: &str) -> (String, bool) {
        let mut record = LateRecord {
            of: RecordOf::Earlier(0),
            from: day(from),
            noted_on: day(from),
            worst: 1,
            amount: Money::parse(amount).unwrap(),
            repaid_on: Some(day(repaid)),
            shown_until: None,
            repaired: false,
        };
        RecordRules::bundled().settle(&mut record);
        (record.shown_until.unwrap().to_string(), record.repaired)
    }

    #[test]
    fn five_years_run_from_the_repayment() {
        // from the first missed day it would be 2031-01-09
        assert_eq!(shown("2026-01-09", "500.00", "2026-06-20"), ("2031-06-20".to_owned(), false));
        assert_eq!(shown("2028-01-09", "500.00", "2028-02-29"), ("2033-02-28".to_owned(), false));
    }

    #[test]
    fn a_repair_needs_its_dates_and_its_amount() {
        assert_eq!(shown("2024-05-10", "6800.00", "2026-02-10"), ("2026-03-31".to_owned(), true));
        assert_eq!(shown("2024-05-10", "6800.00", "2025-11-30"), ("2025-12-31".to_owned(), true));
        assert_eq!(shown("2024-05-10", "10000.00", "2026-03-31"), ("2026-04-30".to_owned(), true));
        let five_years = |until: &str| (until.to_owned(), false);
        assert_eq!(
            shown("2024-05-10", "10000.01", "2026-02-10"),
            five_years("2031-02-10"),
            "a cent too much"
        );
        assert_eq!(shown("2024-05-10", "6800.00", "2026-04-01"), five_years("2031-04-01"), "a day too late");
        assert_eq!(shown("2026-01-01", "6800.00", "2026-02-10"), five_years("2031-02-10"), "missed too late");
        assert_eq!(shown("2019-12-31", "6800.00", "2020-01-31"), five_years("2025-01-31"), "missed too soon");
    }

    #[test]
    fn broken_rules_say_what_is_wrong() {
        let text = include_str!("../../assets/record_rules/china.json");
        assert!(matches!(RecordRules::parse("{}"), Err(RecordRulesError::Format(_))));
        let wrong = RecordRules::parse(&text.replacen("2026-03-31\",", "soon\",", 1));
        assert_eq!(wrong, Err(RecordRulesError::Value("soon".to_owned())));
    }
}
