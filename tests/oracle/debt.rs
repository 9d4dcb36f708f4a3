//! One debt: the body of a line, or one loan. A bag of parts (conventions §2) and what they accrue.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

use crate::values::{Terms, date, day_in_month, day_months_later, days, days_between};
use crate::values::{number, text, to_cents, whole};

/// Components in the order in which a payment takes them inside one due date (conventions §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Component {
    Penalty,
    Interest,
    Overdue,
    LoanDue,
    Rolled,
    Billed,
    Unbilled,
    LoanFuture,
}

use Component::{Billed, Interest, LoanDue, LoanFuture, Overdue, Penalty, Rolled, Unbilled};

/// An amount in one component; without a due date it is paid last.
#[derive(Debug, Clone)]
pub struct Part {
    pub component: Component,
    pub due: Option<Date>,
    pub amount: Decimal,
}

/// What turns a loan's future principal into due principal (conventions §5).
#[derive(Debug, Clone)]
pub struct Contract {
    pub drawn: Date,
    method: String,
    due_day: i32,
    due_dates: Vec<Date>,
    periods_done: usize,
    /// Principal and interest of one period for equal payments, principal alone for equal principal.
    part: Decimal,
}

#[derive(Debug, Clone, Default)]
pub struct Debt {
    pub parts: Vec<Part>,
    pub interest_accrued: Decimal,
    /// By the due date of the overdue principal; on a loan each due item is rounded by itself (§5).
    pub penalty_accrued: BTreeMap<Date, Decimal>,
    pub contract: Option<Contract>,
}

impl Debt {
    /// Parts stay sorted by due date and component, which is the order of allocation.
    pub fn add(&mut self, component: Component, due: Option<Date>, amount: Decimal) {
        if amount.is_zero() {
            return;
        }
        let same = |part: &&mut Part| part.component == component && part.due == due;
        match self.parts.iter_mut().find(same) {
            Some(part) => part.amount += amount,
            None => self.parts.push(Part { component, due, amount }),
        }
        self.parts.sort_by_key(|part| (part.due.unwrap_or(Date::MAX), part.component));
    }

    pub fn sum(&self, components: &[Component]) -> Decimal {
        let wanted = |part: &&Part| components.contains(&part.component);
        self.parts.iter().filter(wanted).map(|part| part.amount).sum()
    }

    pub fn total(&self) -> Decimal {
        self.parts.iter().map(|part| part.amount).sum()
    }

    pub fn principal(&self) -> Decimal {
        self.total() - self.sum(&[Interest, Penalty])
    }

    /// Moves up to `most` of a component to another; returns what was moved.
    pub fn shift(&mut self, from: Component, to: Component, due: Option<Date>, most: Decimal) -> Decimal {
        let moved = most.min(self.sum(&[from]));
        let mut left = moved;
        for part in self.parts.iter_mut().filter(|part| part.component == from) {
            let taken = left.min(part.amount);
            part.amount -= taken;
            left -= taken;
        }
        self.parts.retain(|part| !part.amount.is_zero());
        self.add(to, due, moved);
        moved
    }

    fn shift_all(&mut self, from: Component, to: Component, due: Option<Date>) {
        self.shift(from, to, due, self.sum(&[from]));
    }

    /// Step 1: one midnight on the balances of the evening before it.
    pub fn night(&mut self, terms: &Terms, evening: Date) {
        for part in &self.parts {
            let interest = part.amount * terms.daily_rate;
            match (part.component, part.due) {
                (Rolled | LoanFuture | LoanDue, _) => self.interest_accrued += interest,
                (Overdue, Some(due)) if !(terms.skip_first_night && due == evening) => {
                    let penalty = interest * terms.penalty_multiplier;
                    *self.penalty_accrued.entry(due).or_default() += penalty;
                }
                _ => {}
            }
        }
    }

    /// What has a due date up to `day` and is still unpaid. Ordinary principal of an open bill is not
    /// counted: only the minimum of it is ever asked for, and the bill knows that.
    pub fn fallen_due(&self, day: Date) -> Decimal {
        self.fallen_due_parts(day).map(|part| part.amount).sum()
    }

    /// Days since the oldest unpaid due date, 0 if nothing is past due (conventions §4).
    pub fn days_overdue(&self, today: Date) -> i32 {
        let ages =
            self.fallen_due_parts(today).filter_map(|part| part.due.map(|due| days_between(due, today)));
        ages.max().unwrap_or(0)
    }

    fn fallen_due_parts(&self, day: Date) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| {
            matches!(part.component, Penalty | Interest | Overdue | LoanDue)
                && part.due.is_some_and(|due| due <= day)
        })
    }

    /// Step 5: the lender allocates a payment, oldest due date first (§4); returns the penalty that a loan
    /// posts because the payment reaches a past-due item (§5).
    pub fn pay(&mut self, payment: Decimal) -> Decimal {
        let mut due_dates: Vec<_> = self.parts.iter().map(|part| part.due).collect();
        due_dates.dedup();
        let mut left = payment;
        let mut posted = Decimal::ZERO;
        for due in due_dates {
            if let (Some(item), true) = (due, self.contract.is_some() && !left.is_zero()) {
                posted += self.post_penalty(item, due);
            }
            for part in self.parts.iter_mut().filter(|part| part.due == due) {
                let taken = left.min(part.amount);
                part.amount -= taken;
                left -= taken;
            }
        }
        assert!(left.is_zero(), "a payment is cut to what is owed before");
        self.parts.retain(|part| !part.amount.is_zero());
        posted
    }

    /// Interest becomes an entry: one rounding of all that accrued (§7).
    pub fn post_interest(&mut self, due: Option<Date>) -> Decimal {
        let interest = to_cents(std::mem::take(&mut self.interest_accrued));
        self.add(Interest, due, interest);
        interest
    }

    fn post_penalty(&mut self, item: Date, due: Option<Date>) -> Decimal {
        let penalty = to_cents(self.penalty_accrued.remove(&item).unwrap_or_default());
        self.add(Penalty, due, penalty);
        penalty
    }

    /// A line posts the penalty of all its overdue parts with one rounding (§7).
    pub fn post_all_penalty(&mut self, due: Option<Date>) -> Decimal {
        let penalty = to_cents(self.penalty_accrued.values().sum());
        self.penalty_accrued.clear();
        self.add(Penalty, due, penalty);
        penalty
    }

    /// What a loan asks for today, with the penalty accrued to today (conventions §6).
    pub fn loan_required(&self, today: Date) -> Decimal {
        let accrued = self.penalty_accrued.values();
        self.fallen_due(today) + accrued.map(|exact| to_cents(*exact)).sum::<Decimal>()
    }

    /// The minimum of a bill that has just closed (conventions §4).
    pub fn minimum(&self, terms: &Terms) -> Decimal {
        let (billed, rolled) = (self.sum(&[Billed]), self.sum(&[Rolled]));
        let share = terms.min_ratio * billed + terms.min_rollover_share * rolled;
        let share = if terms.floor_yuan {
            share.floor()
        } else {
            share.round_dp_with_strategy(2, RoundingStrategy::ToPositiveInfinity)
        };
        let raised = share.max(terms.min_floor_yuan.min(billed + rolled));
        (raised + self.asked_in_full()).min(self.total() - self.sum(&[Unbilled]))
    }

    /// The items of a bill that its minimum contains at 100 %.
    pub fn asked_in_full(&self) -> Decimal {
        self.sum(&[Interest, Penalty, Overdue])
    }

    /// Step 4 for a line: purchases and rolled principal get the due date of the bill.
    pub fn bill(&mut self, due: Date) {
        self.shift_all(Unbilled, Billed, Some(due));
        self.shift_all(Rolled, Rolled, Some(due));
    }

    /// Step 7 for a line: what the missed minimum makes overdue; the rest is carried as `rolled` (§4).
    pub fn end_bill(&mut self, terms: &Terms, due: Date, unpaid_minimum: Decimal) {
        if unpaid_minimum > Decimal::ZERO {
            let reached = if terms.reach_minimum {
                unpaid_minimum - self.asked_in_full()
            } else {
                self.sum(&[Rolled, Billed])
            };
            let from_rolled = self.shift(Rolled, Overdue, Some(due), reached);
            self.shift(Billed, Overdue, Some(due), reached - from_rolled);
        }
        self.shift_all(Billed, Rolled, None);
        self.shift_all(Rolled, Rolled, None);
    }
}

/// Loans.
impl Debt {
    /// A loan as it is drawn; its due dates begin in the month after (conventions §1).
    pub fn draw(terms: &Terms, drawn: Date, of: &Value, principal_key: &str) -> Self {
        let principal = number(&of[principal_key]);
        let due_day = match &of["due_day"] {
            Value::Null => i32::from(drawn.day()),
            written => whole(written),
        };
        let due_dates: Vec<_> =
            (1..=whole(&of["periods"])).map(|month| day_months_later(drawn, month, due_day)).collect();
        let method = text(&of["method"]).to_owned();
        let part = match method.as_str() {
            "equal_payment" => equal_payment(terms, principal, drawn, &due_dates),
            "equal_principal" => (principal / Decimal::from(due_dates.len()))
                .round_dp_with_strategy(2, RoundingStrategy::ToZero),
            "interest_first" => Decimal::ZERO,
            other => panic!("the oracle has no method {other}"),
        };
        let mut loan = Self {
            contract: Some(Contract { drawn, method, due_day, due_dates, periods_done: 0, part }),
            ..Self::default()
        };
        loan.add(LoanFuture, None, principal);
        loan
    }

    /// A loan that is older than the run: lived from its drawing day, every period so far paid (§1, §5).
    pub fn opened_before(terms: &Terms, of: &Value, start: Date) -> Self {
        let drawn = date(&of["drawn"]);
        let mut loan = Self::draw(terms, drawn, of, "principal");
        for today in days(drawn, start).skip(1) {
            loan.night(terms, today.yesterday().expect("dates are in range"));
            if today < start {
                loan.loan_due(today);
                loan.pay(loan.fallen_due(today));
            }
        }
        let done = loan.contract.as_ref().map(|contract| contract.periods_done);
        assert_eq!(
            done,
            usize::try_from(whole(&of["periods_paid"])).ok(),
            "every period due before the start is paid, and no later one"
        );
        loan
    }

    /// Whether this is a contractual due date, or one of the monthly days on which what is left unpaid
    /// after the last period has its penalty posted (§5).
    pub fn is_due_day(&self, today: Date) -> bool {
        let is_due = |contract: &Contract| {
            let after_last = contract.due_dates.last().is_some_and(|last| today > *last)
                && !self.parts.is_empty()
                && today == day_in_month(today, contract.due_day);
            after_last || contract.due_dates.contains(&today)
        };
        self.contract.as_ref().is_some_and(is_due)
    }

    /// Step 4 for a loan: penalty of past-due items is posted, then the period falls due.
    /// Returns the interest and the penalty posted.
    pub fn loan_due(&mut self, today: Date) -> (Decimal, Decimal) {
        if !self.is_due_day(today) {
            return (Decimal::ZERO, Decimal::ZERO);
        }
        let items: Vec<_> = self.penalty_accrued.keys().copied().collect();
        let penalty = items.into_iter().map(|item| self.post_penalty(item, Some(item)));
        let penalty = penalty.sum();
        (self.period_due(today), penalty)
    }

    fn period_due(&mut self, today: Date) -> Decimal {
        let Some(mut contract) = self.contract.take() else {
            return Decimal::ZERO;
        };
        let mut interest = Decimal::ZERO;
        if contract.due_dates.get(contract.periods_done) == Some(&today) {
            interest = self.post_interest(Some(today));
            contract.periods_done += 1;
            let principal = match contract.method.as_str() {
                _ if contract.periods_done == contract.due_dates.len() => self.sum(&[LoanFuture]),
                "equal_payment" => contract.part - interest,
                _ => contract.part,
            };
            self.shift(LoanFuture, LoanDue, Some(today), principal);
        }
        self.contract = Some(contract);
        interest
    }

    /// Step 7 for a loan: what is left of today's item is overdue from this evening.
    pub fn end_loan_day(&mut self, today: Date) {
        self.shift_all(LoanDue, Overdue, Some(today));
    }
}

/// principal / Σ Π 1/(1 + r·D), with D the actual days of each period (domain §2), half-up to a cent.
fn equal_payment(terms: &Terms, principal: Decimal, drawn: Date, due_dates: &[Date]) -> Decimal {
    let mut before = drawn;
    let mut discount = Decimal::ONE;
    let mut annuity = Decimal::ZERO;
    for due in due_dates {
        let nights = Decimal::from(days_between(before, *due));
        discount /= Decimal::ONE + terms.daily_rate * nights;
        annuity += discount;
        before = *due;
    }
    to_cents(principal / annuity)
}
