//! What the window can change of an event beside its amount. Each edit is a value; applying one is a pure function.

use crate::calendar::Day;
use crate::scenario::{Event, Instalments, Monthly, Scenario, What, When, Words};

/// One change of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventEdit {
    /// What it is called, in every language.
    Name(String),
    /// The day of each month on which a purchase repeats, 1 to 31.
    DayOfMonth(u8),
    /// The day of an event that has one.
    On(Day),
    /// The first day of a change of income.
    From(Day),
    /// Its last day.
    Until(Day),
    /// Whether a purchase repeats each month.
    Repeats(bool),
    /// In how many periods a purchase is split at the checkout; none when it goes on the bill whole.
    Split(Option<u8>),
}

/// What makes two edits parts of one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKey {
    /// The name.
    Name,
    /// A day.
    Day,
    /// The first day.
    From,
    /// The last day.
    Until,
}

impl EventEdit {
    /// The value that is edited; none for an edit that is a step of its own.
    pub const fn key(&self) -> Option<EventKey> {
        match self {
            Self::Name(_) => Some(EventKey::Name),
            Self::DayOfMonth(_) | Self::On(_) => Some(EventKey::Day),
            Self::From(_) => Some(EventKey::From),
            Self::Until(_) => Some(EventKey::Until),
            Self::Repeats(_) | Self::Split(_) => None,
        }
    }

    /// Changes the event at a place. What the event has not got stays as it is.
    pub fn apply(&self, scenario: &mut Scenario, place: usize) {
        let start = scenario.start.month();
        let Some(Event { name, what, .. }) = scenario.events.get_mut(place) else {
            return;
        };
        match (self, what) {
            (Self::Name(text), _) => *name = Some(Words::Same(text.clone())),
            (Self::DayOfMonth(day), What::Purchase(purchase)) => {
                if let When::Monthly(monthly) = &mut purchase.when {
                    monthly.day = *day;
                }
            }
            (Self::DayOfMonth(day), What::CashAdvance(cash)) => {
                if let When::Monthly(monthly) = &mut cash.when {
                    monthly.day = *day;
                }
            }
            (Self::On(day), what) => what.move_to(*day),
            (Self::Split(periods), What::Purchase(purchase)) => {
                let by = purchase.instalments.as_ref().and_then(|plan| plan.by.clone());
                purchase.instalments = periods.map(|periods| Instalments { periods, by });
            }
            (Self::From(day), What::IncomeChange(change)) => change.from = *day,
            (Self::Until(day), What::IncomeChange(change)) => change.until = Some(*day),
            (Self::Repeats(repeats), What::Purchase(purchase)) => {
                purchase.when = match purchase.when {
                    When::On(day) if *repeats => {
                        When::Monthly(Monthly { day: day.day_of_month(), from: None, until: None })
                    }
                    When::Monthly(monthly) if !repeats => {
                        When::On(monthly.from.map_or(start, |from| from.max(start)).day(monthly.day))
                    }
                    as_it_is => as_it_is,
                };
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::Catalog;

    fn scenario() -> Scenario {
        let text = include_str!("../../scenarios/minimum-still-spending.json");
        crate::scenario::read(text, &Catalog::bundled()).unwrap().scenario
    }

    fn when(scenario: &Scenario) -> When {
        match &scenario.events[0].what {
            What::Purchase(purchase) => purchase.when,
            other => panic!("no purchase: {other:?}"),
        }
    }

    #[test]
    fn a_purchase_once_and_every_month() {
        let mut scenario = scenario();
        EventEdit::Repeats(false).apply(&mut scenario, 0);
        assert_eq!(when(&scenario), When::On(Day::parse("2026-01-15").unwrap()));
        let day = Day::parse("2026-03-31").unwrap();
        EventEdit::On(day).apply(&mut scenario, 0);
        assert_eq!(when(&scenario), When::On(day));
        EventEdit::Repeats(true).apply(&mut scenario, 0);
        assert_eq!(when(&scenario), When::Monthly(Monthly { day: 31, from: None, until: None }));
        EventEdit::DayOfMonth(3).apply(&mut scenario, 0);
        assert_eq!(when(&scenario), When::Monthly(Monthly { day: 3, from: None, until: None }));
    }

    #[test]
    fn a_purchase_is_split_and_whole_again() {
        let mut scenario = scenario();
        let before = scenario.clone();
        EventEdit::Split(Some(6)).apply(&mut scenario, 0);
        let What::Purchase(purchase) = &scenario.events[0].what else { panic!("no purchase") };
        assert_eq!(purchase.instalments.as_ref().map(|plan| plan.periods), Some(6));
        EventEdit::Split(None).apply(&mut scenario, 0);
        assert_eq!(scenario, before);
    }

    #[test]
    fn what_an_event_has_not_got_stays() {
        let mut scenario = scenario();
        let before = scenario.clone();
        EventEdit::Until(Day::parse("2026-03-31").unwrap()).apply(&mut scenario, 0);
        EventEdit::Repeats(true).apply(&mut scenario, 99);
        assert_eq!(scenario, before);
    }
}
