//! Cash taken on a line, as its entries tell it: what of the carried principal is cash, and what of that is on a bill.

use mingzhang::calendar::Day;
use mingzhang::ledger::{Balances, Component, Entry, Kind, Rule, Side};
use mingzhang::money::Money;

/// The cash of a line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Taken {
    pub fresh: Money,
    pub billed: Money,
    /// Cash that went overdue on the day that is told.
    pub missed_today: Money,
}

impl Taken {
    pub fn total(&self) -> Money {
        self.fresh + self.billed
    }

    /// Takes in an entry, before the balances do. `open`: whether a bill is open.
    pub fn take(&mut self, entry: &Entry, balances: &Balances, open: bool) -> Result<(), String> {
        match (entry.kind, entry.cause.rule) {
            (Kind::Draw, _) if entry.to == Side::Rolled => self.fresh += entry.amount,
            (_, Rule::BillCashAdvance) => {
                let fresh = std::mem::take(&mut self.fresh);
                self.billed += fresh;
                if fresh != entry.amount {
                    return Err(format!("{} goes on the bill of {fresh} that was taken", entry.amount));
                }
            }
            (Kind::Overdue, _) if entry.from == Side::Rolled => {
                let missed = entry.amount.min(self.billed);
                self.billed -= missed;
                self.missed_today += missed;
            }
            (_, Rule::RePlanned) if entry.from == Side::Rolled => {
                (self.fresh, self.billed) = Default::default()
            }
            (Kind::Payment, _) if entry.to == Side::Rolled => {
                // what is on an open bill is paid before what was taken since
                let on_bill = balances[Component::Rolled] - self.fresh;
                let first = if open { entry.amount.min(on_bill) } else { entry.amount };
                let of_bill = first.min(self.billed);
                self.billed -= of_bill;
                let rest = if open { entry.amount - first } else { entry.amount - of_bill };
                self.fresh -= rest.min(self.fresh);
            }
            _ => {}
        }
        Ok(())
    }

    pub fn begin_day(&mut self) {
        self.missed_today = Money::ZERO;
    }
}

/// Whether a bill is open on a day: it closed, and its due day, or its grace, has not ended before.
pub fn is_open(bills: &[(Day, Day)], on: Day, ends: impl Fn(Day) -> Day) -> bool {
    bills.iter().any(|&(closed, due)| closed <= on && on <= ends(due))
}
