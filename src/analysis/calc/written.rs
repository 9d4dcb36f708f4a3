//! Flows as people write them: `WHEN=AMOUNT`.

use super::MOST_FLOWS;
use super::rate::{Flow, When};
use crate::calendar::Day;
use crate::money::Money;

/// `2026-01-15=1000`, `0=1000` or `1..12=88.80`: one flow, or one in each of several periods.
///
/// ```
/// use mingzhang::analysis::calc::written_flows;
/// assert_eq!(written_flows("1..12=88.80").unwrap().len(), 12);
/// assert_eq!(written_flows("12 months"), None);
/// ```
pub fn written_flows(text: &str) -> Option<Vec<Flow>> {
    let (when, amount) = text.split_once('=')?;
    let amount = Money::parse(amount).ok()?;
    let Some((from, to)) = when.split_once("..") else {
        return Some(vec![Flow { when: written_moment(when)?, amount }]);
    };
    let (from, to) = (period(from)?, period(to)?);
    let is_short = from <= to && usize::try_from(to - from).is_ok_and(|count| count < MOST_FLOWS);
    is_short.then(|| (from..=to).map(|n| Flow { when: When::Period(n), amount }).collect())
}

/// A date, or a whole number of periods.
pub fn written_moment(text: &str) -> Option<When> {
    Day::parse(text).map(When::Day).or_else(|| period(text).map(When::Period))
}

/// A whole number of periods, up to a hundred years of days.
fn period(text: &str) -> Option<u32> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| text.parse().ok()).flatten().filter(|period| *period <= 36_600)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_periods_and_ranges() {
        let when =
            |text: &str| written_flows(text).map(|flows| flows.iter().map(|f| f.when).collect::<Vec<_>>());
        assert_eq!(when("1..3=5"), Some(vec![When::Period(1), When::Period(2), When::Period(3)]));
        assert_eq!(when("0=5"), Some(vec![When::Period(0)]));
        assert_eq!(when("2026-01-15=5"), Day::parse("2026-01-15").map(|day| vec![When::Day(day)]));
        for wrong in
            ["", "5", "x=5", "3..1=5", "1..=5", "0=-5", "0=1,000", "2026-02-30=1", "1..99999=1", "+1=5"]
        {
            assert_eq!(when(wrong), None, "{wrong}");
        }
    }
}
