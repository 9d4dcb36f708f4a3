//! Purchases from the evening on which they are posted, for terms under which a bill that is not cleared bears
//! interest from there. Until its due day has ended such interest is at stake and no debt.

use crate::calendar::Day;
use crate::ledger::Segment;
use crate::money::Money;
use crate::rate::Rate;
use crate::terms::{InterestBase, LineTerms, MonthBase, PaymentValueDate, ResidualFrom};

/// Purchases posted, or what was repaid of them as an amount below zero.
#[derive(Clone, Copy, Debug, serde::Deserialize, serde::Serialize)]
struct Change {
    /// The day on which it was made.
    made: Day,
    /// The evening from which it counts.
    from: Day,
    amount: Money,
}

/// How the purchases of one cycle rose and fell.
///
/// Always true: changes stand in the order of the evenings from which they count.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize)]
pub struct Postings {
    changes: Vec<Change>,
    /// The evening from which the rest is carried, once the due day ended with the bill not cleared.
    decided: Option<Day>,
}

/// What a line keeps of its purchases where they may bear since they were posted.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize)]
pub struct Posted {
    /// Those of the open cycle.
    pub cycle: Postings,
    /// Those of the last bill.
    pub billed: Postings,
}

impl Posted {
    /// A book for terms that charge from the posting day; none for others.
    pub fn under(terms: &LineTerms) -> Option<Box<Self>> {
        let by_evenings = terms.month.as_ref().is_none_or(|month| month.base == MonthBase::AverageDaily);
        (by_evenings && bears_from_posting(terms)).then(Box::default)
    }
}

impl Postings {
    /// Notes a purchase, or a repayment as an amount below zero.
    pub fn note(&mut self, made: Day, from: Day, amount: Money) {
        let place = self.changes.partition_point(|change| change.from <= from);
        self.changes.insert(place, Change { made, from, amount });
    }

    /// The bill was not cleared: what it bears up to `until` will be charged.
    pub fn decide(&mut self, until: Day) {
        self.decided = Some(until);
    }

    /// Takes over the cycle that was billed; purchases of the day `waiting` stay in it.
    pub fn take_cycle(&mut self, cycle: &mut Self, waiting: Option<Day>) {
        self.changes.clear();
        self.decided = None;
        std::mem::swap(&mut self.changes, &mut cycle.changes);
        if let Some(on) = waiting {
            cycle.changes.extend(self.changes.iter().filter(|change| change.made == on));
            self.changes.retain(|change| change.made != on);
        }
    }

    /// The stretches of nights before `until` that will be charged.
    pub fn charged(&self, base: InterestBase, until: Day, daily_rate: Rate, tell: impl FnMut(Segment)) {
        if let Some(decided) = self.decided {
            self.stretches(base, decided.min(until), daily_rate, tell);
        }
    }

    /// The stretches of nights before `until`. Under `full` a repayment counts from its own evening; else from the
    /// first, so that only what is left bears, and of the purchases posted last.
    pub fn stretches(&self, base: InterestBase, until: Day, daily_rate: Rate, mut tell: impl FnMut(Segment)) {
        let whole = base == InterestBase::Full;
        let mut owed = if whole { Money::ZERO } else { self.repaid() };
        for (place, change) in self.changes.iter().enumerate() {
            owed += if whole { change.amount } else { change.amount.or_zero() };
            let (from, next) = (change.from, self.changes.get(place + 1));
            let to = next.map_or(until, |next| next.from.min(until));
            let nights = to - from;
            if nights > 0 && owed.is_positive() {
                tell(Segment { base: owed, rate: daily_rate, over: 1, from, to, nights });
            }
        }
    }

    /// All repayments together, below zero.
    fn repaid(&self) -> Money {
        self.changes.iter().map(|change| change.amount - change.amount.or_zero()).sum()
    }
}

/// Whether a bill that is not cleared bears interest from the posting day of its purchases.
pub(super) fn bears_from_posting(terms: &LineTerms) -> bool {
    match terms.interest_base {
        InterestBase::Full => true,
        InterestBase::Residual => terms.residual_from == ResidualFrom::Posting,
        InterestBase::AfterDue => false,
    }
}

/// Nights between a payment and the first that it makes cheaper.
pub fn value_lag(terms: &LineTerms) -> i32 {
    i32::from(terms.payment_value_date == PaymentValueDate::NextDay)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// 3,000 posted on 10 August, 2,000 on the 20th, 2,000 repaid on 8 September.
    fn august() -> Postings {
        let mut postings = Postings::default();
        for (on, yuan) in [("2026-08-20", 2_000), ("2026-08-10", 3_000), ("2026-09-08", -2_000)] {
            postings.note(day(on), day(on), Money::from_cents(yuan * 100));
        }
        postings
    }

    fn told(postings: &Postings, base: InterestBase) -> Vec<(i64, i32)> {
        let mut told = Vec::new();
        let until = day("2026-10-05");
        postings.stretches(base, until, Rate::ONE, |s| told.push((s.base.cents() / 100, s.nights)));
        told
    }

    #[test]
    fn full_bears_on_what_was_owed_each_night() {
        assert_eq!(told(&august(), InterestBase::Full), [(3_000, 10), (5_000, 19), (3_000, 27)]);
    }

    #[test]
    fn residual_bears_on_what_is_left_of_the_last_purchases() {
        assert_eq!(told(&august(), InterestBase::Residual), [(1_000, 10), (3_000, 19), (3_000, 27)]);
    }

    #[test]
    fn nothing_is_charged_before_it_is_decided() {
        let mut postings = august();
        let count = |postings: &Postings| {
            let mut nights = 0;
            postings.charged(InterestBase::Full, day("2026-10-05"), Rate::ONE, |s| nights += s.nights);
            nights
        };
        assert_eq!(count(&postings), 0);
        postings.decide(day("2026-09-25"));
        assert_eq!(count(&postings), 10 + 19 + 17);
    }

    #[test]
    fn purchases_of_the_bill_day_may_wait() {
        let (mut cycle, mut billed) = (august(), Postings::default());
        billed.take_cycle(&mut cycle, Some(day("2026-08-20")));
        assert_eq!(told(&cycle, InterestBase::Full), [(2_000, 46)]);
        assert_eq!(told(&billed, InterestBase::Full), [(3_000, 29), (1_000, 27)]);
    }
}
