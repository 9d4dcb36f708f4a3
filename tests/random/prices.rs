//! Prices by score, told again: which score was shown on a day, when a price was agreed, and what it then was.

use mingzhang::calendar::Day;
use mingzhang::ledger::{AccountIx, Entry, Kind, Rule, Side};
use mingzhang::scenario::What;
use mingzhang::simulation::{ItemRef, PriceSet};
use mingzhang::terms::{LineTerms, LoanTerms, StatementNight, Versioned};
use serde_json::{Value, json};

use crate::dice::Dice;
use crate::life::{Book, ensure};
use crate::nights::bill_days;

/// The day of the month on whose evening the shown score changes.
const UPDATE_DAY: u8 = 6;

/// In one of three lives each account has prices by score with some chance. They have dice of their own.
pub fn add(seed: u64, accounts: &mut [Value]) {
    let mut dice = Dice::new(seed ^ 0x9B1C_E505);
    if !dice.chance(32) {
        return;
    }
    for account in accounts {
        if dice.chance(60) {
            let is_line = account["bill_day"].is_u64();
            account["overrides"]["prices_by_score"] = bands(&mut dice, is_line);
        }
    }
}

fn bands(dice: &mut Dice, is_line: bool) -> Value {
    let mut from = dice.between(350, 640);
    let bands = (0..dice.between(1, 4)).map(|_| {
        let mut band = json!({ "at_least": from });
        match dice.between(1, if is_line { 4 } else { 3 }) {
            1 | 2 => band["daily_rate"] = json!(dice.one_of(&["0.0002", "0.00051", "0", "0.000333"])),
            3 => band["annual_rate"] = json!(dice.one_of(&["0.0731", "0.18", "0"])),
            _ => {}
        }
        if is_line && (dice.chance(60) || band.as_object().is_some_and(|band| band.len() == 1)) {
            let rate = dice.one_of(&["0.011", "0.0303", "0"]);
            band["instalment_rates"] =
                json!([{"periods": 3, "rate": rate}, {"periods": 12, "rate": "0.0611"}]);
        }
        from += dice.between(1, 60);
        band
    });
    bands.collect()
}

impl Book<'_> {
    /// The score that is shown until the evening of a day.
    pub fn score_on(&self, day: Day) -> u16 {
        let updated = day > day.month().day(UPDATE_DAY);
        let month = day.month() + if updated { 0 } else { -1 };
        let row = self.run.months.iter().find(|row| row.month == month);
        let score = row.map_or(self.run.totals.first_score, |row| row.score);
        u16::try_from(score).expect("a score is small")
    }

    fn has_prices(&self, account: usize) -> bool {
        let line = self.line(account).is_some_and(is_priced);
        line || self.facility(account).is_some_and(is_priced)
    }

    fn set_days(&self, account: usize) -> Vec<Day> {
        let changes = self.scenario.events.iter().filter_map(|event| match &event.what {
            What::TermsChange(change) if change.account == self.scenario.accounts[account].id => {
                Some(change.on)
            }
            _ => None,
        });
        let mut days: Vec<Day> = changes.collect();
        days.push(self.run.start);
        days.extend(bill_days(self, account));
        days.sort_unstable();
        days
    }

    /// The day on which the rate of a line was set that the night after a day bears. Nights that are billed in advance bear
    /// the rate from before their bill.
    pub fn set_before(&self, account: usize, night: Day) -> Day {
        let through =
            self.line(account).is_some_and(|line| line.statement_night == StatementNight::ThroughStatement);
        let bills = bill_days(self, account);
        let counts = |day: &Day| *day < night || (*day == night && !(through && bills.contains(day)));
        self.set_days(account).into_iter().rfind(counts).unwrap_or(self.run.start)
    }
}

fn is_priced<T: Versioned>(terms: &T) -> bool {
    !terms.bands().is_empty() || terms.later().iter().any(|later| !later.terms.bands().is_empty())
}

/// The contract of those who show a score.
pub fn at<T: Versioned>(terms: &T, score: u16) -> &T {
    let reached = terms.bands().iter().filter(|band| band.at_least <= score);
    reached.max_by_key(|band| band.at_least).map_or(terms, |band| &band.terms)
}

/// The contract of a line with the events up to a day.
pub fn line_on<'b>(book: &'b Book<'_>, account: usize, day: Day) -> Option<&'b LineTerms> {
    let first = book.line(account)?;
    let by = first.later.iter().rev().find(|later| later.on <= day);
    Some(by.map_or(first, |later| &later.terms))
}

/// The contract of a loan that an entry begins, with its price.
pub fn of_draw<'t>(book: &Book<'_>, terms: &'t LoanTerms, entry: &Entry) -> &'t LoanTerms {
    match book.run.items.get(entry.item as usize) {
        Some(ItemRef::OpeningLoan(..)) => terms,
        _ => at(terms, book.score_on(entry.on)),
    }
}

/// Each price was agreed at the score that was shown that day, once for each plan, loan, bill and change, and for nothing
/// else.
pub fn agreed(book: &Book<'_>) -> Result<(), String> {
    for account in 0..book.scenario.accounts.len() {
        let ix = AccountIx(u8::try_from(account).expect("few accounts"));
        let mut want: Vec<(Day, u32)> = Vec::new();
        if book.has_prices(account) {
            if book.line(account).is_some() {
                want.extend(
                    book.set_days(account).into_iter().filter(|&day| day <= book.run.end).map(|day| (day, 0)),
                );
            }
            let of_account = book.run.ledger.iter().filter(|entry| entry.account == ix);
            want.extend(of_account.filter(|entry| is_agreed(entry)).map(|entry| (entry.on, entry.item)));
        }
        let sets: Vec<&PriceSet> = book.run.prices.iter().filter(|set| set.account == ix).collect();
        let mut told: Vec<(Day, u32)> = sets.iter().map(|set| (set.on, set.item)).collect();
        want.sort_unstable();
        told.sort_unstable();
        ensure(told == want, || format!("account {account}: prices {told:?}, not {want:?}"))?;
        let wrong = sets.iter().find(|set| set.score != book.score_on(set.on));
        ensure(wrong.is_none(), || format!("account {account}: {wrong:?}"))?;
    }
    Ok(())
}

fn is_agreed(entry: &Entry) -> bool {
    let converts = entry.kind == Kind::Convert && entry.cause.rule == Rule::ConvertBill;
    let lends = entry.kind == Kind::Draw && entry.to == Side::LoanFuture;
    lends || converts || (entry.kind == Kind::Purchase && entry.to == Side::PlanFuture)
}
