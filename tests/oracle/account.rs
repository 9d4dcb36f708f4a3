//! One account of the plain engine: a line with its bills, or a facility with its loans.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::debt::Component::{Billed, Interest, Rolled, Unbilled};
use crate::debt::Debt;
use crate::values::{Terms, date, day_in_month, day_months_later, days_between, due_day_of};
use crate::values::{list, number, number_or_zero, text, whole};

/// One statement; interest and penalty are what was newly billed on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bill {
    pub on: Date,
    pub due: Date,
    pub total: Decimal,
    pub minimum: Decimal,
    pub paid_by_due: Decimal,
    pub interest: Decimal,
    pub penalty: Decimal,
}

pub struct Account {
    pub id: String,
    limit: Decimal,
    pub terms: Terms,
    pub frozen: bool,
    clear_since: Option<Date>,
    /// One for a line; the loans of a facility in drawing order.
    pub debts: Vec<Debt>,
    pub line: Option<Cycle>,
}

/// The billing of a line. While `open`, the last of `bills` has not ended its due day.
pub struct Cycle {
    bill_day: i32,
    due_day: i32,
    pub bills: Vec<Bill>,
    pub open: bool,
}

impl Account {
    pub fn open(file: &Value, start: Date) -> Self {
        let terms = Terms::of(file);
        let opening = &file["opening"];
        let mut account = Self {
            id: text(&file["id"]).to_owned(),
            limit: number(&file["limit"]),
            frozen: false,
            clear_since: None,
            debts: list(&opening["loans"]).map(|loan| Debt::opened_before(&terms, loan, start)).collect(),
            line: None,
            terms,
        };
        account.sort_loans();
        if !file["bill_day"].is_null() {
            account.open_line(file, opening);
        }
        account
    }

    /// A line begins with what its file says is unbilled, rolled, and on an open bill (conventions §1).
    fn open_line(&mut self, file: &Value, opening: &Value) {
        let bill_day = whole(&file["bill_day"]);
        let due_day = match &file["due_day"] {
            Value::Null => due_day_of(bill_day),
            written => whole(written),
        };
        let mut cycle = Cycle { bill_day, due_day, bills: Vec::new(), open: false };
        let bill = &opening["bill"];
        let due = (!bill.is_null()).then(|| date(&bill["due"]));
        let mut body = Debt::default();
        body.add(Billed, due, number_or_zero(&bill["purchases"]));
        body.add(Rolled, due, number_or_zero(&opening["rolled"]));
        body.add(Interest, due, number_or_zero(&bill["interest"]));
        if let Some(due) = due {
            let nothing_new = (Decimal::ZERO, Decimal::ZERO);
            cycle.issue(&body, &self.terms, date(&bill["on"]), due, nothing_new);
        }
        body.add(Unbilled, None, number_or_zero(&opening["unbilled"]));
        self.debts = vec![body];
        self.line = Some(cycle);
    }

    fn sort_loans(&mut self) {
        self.debts.sort_by_key(|d| d.contract.as_ref().map(|c| c.drawn));
    }

    pub fn debt(&self) -> Decimal {
        self.debts.iter().map(Debt::total).sum()
    }

    pub fn room(&self) -> Decimal {
        let used: Decimal = self.debts.iter().map(Debt::principal).sum();
        (self.limit - used).max(Decimal::ZERO)
    }

    pub fn is_past_due(&self, day: Date) -> bool {
        self.debts.iter().any(|d| !d.fallen_due(day).is_zero())
    }

    /// Step 4 (§3): loan periods fall due, a bill closes. Returns the interest and penalty posted.
    pub fn due_today(&mut self, today: Date) -> (Decimal, Decimal) {
        let Some(cycle) = &mut self.line else {
            let posted = self.debts.iter_mut().map(|loan| loan.loan_due(today));
            return posted.fold(Default::default(), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        };
        let already_closed = cycle.bills.last().is_some_and(|bill| bill.on == today);
        if today != day_in_month(today, cycle.bill_day) || already_closed {
            return (Decimal::ZERO, Decimal::ZERO);
        }
        assert!(!cycle.open, "a due day comes before the next bill day");
        let due = cycle.due_date(today);
        let body = &mut self.debts[0];
        let posted = (body.post_interest(Some(due)), body.post_all_penalty(Some(due)));
        body.bill(due);
        cycle.issue(body, &self.terms, today, due, posted);
        posted
    }

    /// Required today of one debt (§6): a bill whose due day it is, a loan item, everything past due.
    pub fn required(&self, debt: &Debt, today: Date) -> Decimal {
        match &self.line {
            None => debt.loan_required(today),
            Some(cycle) => match cycle.due_on(today) {
                Some(bill) => bill.unpaid_minimum(debt),
                None => debt.fallen_due(today),
            },
        }
    }

    /// What `full` pays beyond the required: the rest of a bill whose due day it is (§6).
    pub fn rest_of_bill(&self, debt: &Debt, today: Date) -> Decimal {
        let due_today = self.line.as_ref().is_some_and(|c| c.due_on(today).is_some());
        if due_today { debt.total() - debt.sum(&[Unbilled]) } else { Decimal::ZERO }
    }

    /// A due day of the account: the line's day of every month, with or without a bill, and loan due days.
    pub fn is_due_day(&self, today: Date) -> bool {
        let of_line =
            |cycle: &Cycle| today == day_in_month(today, cycle.due_day) || cycle.due_on(today).is_some();
        self.line.as_ref().is_some_and(of_line) || self.debts.iter().any(|d| d.is_due_day(today))
    }

    /// Step 7 (§3): at the end of its due day a bill is carried or overdue, a loan item overdue.
    pub fn end_due_day(&mut self, today: Date) {
        let Some(cycle) = &mut self.line else {
            return self.debts.iter_mut().for_each(|loan| loan.end_loan_day(today));
        };
        let body = &mut self.debts[0];
        if let Some(unpaid_minimum) = cycle.due_on(today).map(|bill| bill.unpaid_minimum(body)) {
            body.end_bill(&self.terms, today, unpaid_minimum);
            cycle.open = false;
        }
    }

    /// Step 8: the freeze (§4) comes when something is past due and goes some days after nothing is.
    pub fn react(&mut self, past_due: bool, today: Date) {
        if past_due {
            self.frozen = true;
            self.clear_since = None;
        } else {
            let since = *self.clear_since.get_or_insert(today);
            self.frozen &= days_between(since, today) < self.terms.unfreeze_after_days;
        }
    }
}

impl Cycle {
    /// The due date of the bill of a day: in its month if later than the bill day, else in the next (§1).
    fn due_date(&self, on: Date) -> Date {
        day_months_later(on, i32::from(self.due_day <= self.bill_day), self.due_day)
    }

    /// A bill exists only when there is something on it (§9).
    fn issue(&mut self, body: &Debt, terms: &Terms, on: Date, due: Date, new: (Decimal, Decimal)) {
        let total = body.total();
        self.open = !total.is_zero();
        if self.open {
            self.bills.push(Bill {
                on,
                due,
                total,
                minimum: body.minimum(terms),
                paid_by_due: Decimal::ZERO,
                interest: new.0,
                penalty: new.1,
            });
        }
    }

    fn due_on(&self, today: Date) -> Option<&Bill> {
        let open = self.bills.last().filter(|_| self.open);
        open.filter(|bill| bill.due == today)
    }
}

impl Bill {
    /// The larger of the unpaid part of the minimum and what is unpaid of its 100 % items (§4).
    fn unpaid_minimum(&self, body: &Debt) -> Decimal {
        (self.minimum - self.paid_by_due).max(body.asked_in_full())
    }
}
