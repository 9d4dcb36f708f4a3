//! The due dates of what is unpaid on an account, rebuilt from entries: which payment goes to which due date.

use mingzhang::calendar::Day;
use mingzhang::ledger::{Component, Entry, Kind, Rule, Segment, Side};
use mingzhang::money::Money;
use mingzhang::scenario::Scenario;
use mingzhang::simulation::Run;
use mingzhang::terms::{Contract, FirstOverdueNight, PenaltyMode, Resolved};

use crate::borrow::is_of_fee;
use crate::loan_nights::is_to_period_end;
use crate::parts::{LateInterest, Part, Sort, dated, joined, waive};

/// The unpaid parts of one account.
pub struct Unpaid {
    parts: Vec<Part>,
    pub is_line: bool,
    /// Nights between a due day and the first that bears penalty.
    free_nights: i32,
    /// Bills of a line: close and due day.
    bills: Vec<(Day, Day)>,
    /// Interest of an early payment, until its own payment follows.
    to_date: Option<(u32, Money)>,
    /// Whether contract interest goes on beside penalty.
    adds: bool,
    /// The last penalty with its due date, to know the interest that is added beside it.
    last_penalty: Option<(u32, Segment, Day)>,
    /// The last item of which nights were posted: its loan, the day and its due date.
    last_posted: Option<(u32, Day, Day)>,
    grace_days: i32,
    bill_day: u8,
    /// The close of the bill that the file gives.
    opened_on: Day,
    /// From this age of what is overdue on, overdue principal is paid first; 0 = never.
    switch_day: i32,
    /// The last day on which it was.
    switched_on: Option<Day>,
    /// Whether nights may be charged that are not over; until when is told in `loan_nights`.
    to_period_end: bool,
}

impl Unpaid {
    pub fn open(account: usize, scenario: &Scenario, contracts: &[Resolved], run: &Run) -> Self {
        let contract = &contracts[account].contract;
        let skips = contract.common().first_overdue_night == FirstOverdueNight::Skip;
        let statements = run.statements.iter().filter(|bill| bill.account.index() == account);
        let opening = scenario.accounts[account].opening.bill.map(|bill| (bill.on, bill.due));
        Self {
            parts: Vec::new(),
            is_line: matches!(contract, Contract::Line(_)),
            free_nights: i32::from(skips),
            bills: opening.into_iter().chain(statements.map(|bill| (bill.on, bill.due))).collect(),
            to_date: None,
            adds: matches!(contract, Contract::Loan(loan) if loan.penalty_mode == PenaltyMode::Add),
            last_penalty: None,
            last_posted: None,
            grace_days: contract.common().grace_days.into(),
            bill_day: scenario.accounts[account].bill_day.unwrap_or(1),
            opened_on: opening.map_or(Day::FIRST, |bill| bill.0),
            switch_day: match contract {
                Contract::Line(line) => line.allocation_switch_day.into(),
                Contract::Loan(_) => 0,
            },
            switched_on: None,
            to_period_end: matches!(contract, Contract::Loan(loan) if is_to_period_end(loan)),
        }
    }

    /// The oldest due date of which anything is unpaid; bills whose due day is ahead count too.
    pub fn oldest(&self) -> Option<Day> {
        self.parts.iter().map(|part| part.due).min()
    }

    /// Unpaid fees that no bill asks for yet on an evening.
    pub fn fees_ahead(&self, evening: Day) -> Money {
        let ahead = self.parts.iter().filter(|part| part.sort == Sort::Fee && part.due > evening);
        ahead.map(|part| part.amount).sum()
    }

    /// Whether a bill is open on a day.
    pub fn has_open_bill(&self, on: Day) -> bool {
        self.is_line && crate::cash::is_open(&self.bills, on, |due| self.ends(due))
    }

    /// The last day of the grace after a due day: before the next bill closes.
    pub fn ends(&self, due: Day) -> Day {
        let end = due + self.grace_days;
        if !self.is_line {
            return end;
        }
        let next = crate::life::days(due + 1, end).find(|day| day.month().day(self.bill_day) == *day);
        next.map_or(end, |close| close - 1)
    }

    /// The oldest due date of what is past due on an evening, its grace being over, or is not due yet.
    pub fn oldest_past_due(&self, evening: Day) -> Option<Day> {
        let in_grace = |part: &&Part| !part.called_in && part.due <= evening && evening < self.ends(part.due);
        self.parts.iter().filter(|part| !in_grace(part)).map(|part| part.due).min()
    }

    /// Whether anything of an item is due and unpaid.
    pub fn owes(&self, item: u32) -> bool {
        self.parts.iter().any(|part| part.loan == item)
    }

    /// Whether a period of an item was missed.
    pub fn is_missed(&self, item: u32, evening: Day) -> bool {
        let missed = |part: &Part| part.called_in || self.ends(part.due) <= evening;
        self.parts.iter().any(|part| part.loan == item && missed(part))
    }

    /// Billed interest whose due day and grace are over: all of it, and that of which this is the first evening, as
    /// cents and as cents × nights since the due day.
    pub fn late_interest(&self, evening: Day) -> LateInterest {
        let mut late = LateInterest::default();
        let parts =
            self.parts.iter().filter(|part| part.sort == Sort::Interest && self.ends(part.due) <= evening);
        for part in parts {
            late.cents += part.amount.cents();
            if self.ends(part.due) == evening {
                late.new_cents += part.amount.cents();
                late.nights_before += part.amount.cents() * i64::from(evening - part.due);
                late.in_grace |= evening > part.due;
            }
        }
        late
    }

    /// Takes in the entry at a place of the ledger.
    pub fn take(&mut self, run: &Run, place: usize) -> Result<(), String> {
        let entry = &run.ledger[place];
        let taken = if self.is_line { self.take_line(entry) } else { self.take_loan(run, entry) };
        taken.map_err(|what| format!("entry {place} of {} ({}): {what}", entry.on, entry.cause.rule.word()))
    }

    fn add(&mut self, due: Day, sort: Sort, entry: &Entry) {
        let nights_from = due + self.free_nights;
        let called_in =
            matches!(entry.cause.rule, Rule::Accelerated | Rule::PlanBroken | Rule::AcceleratedInterest);
        self.parts.push(Part { due, sort, amount: entry.amount, loan: entry.item, nights_from, called_in });
        self.parts.sort_by_key(|part| part.due);
    }

    /// The due day of the last bill that closed by a day.
    fn due_of_bill(&self, on: Day) -> Result<Day, String> {
        let last = self.bills.iter().filter(|bill| bill.0 <= on).max();
        last.map(|bill| bill.1).ok_or_else(|| "no bill has closed yet".to_owned())
    }

    /// The due day of what is posted with a bill; what a plan posts before the first bill is part of it at once.
    fn due_of_posted(&self, entry: &Entry) -> Result<Day, String> {
        let opens = self.bills.iter().all(|bill| bill.0 > entry.on) && entry.kind == Kind::Interest;
        if opens { Ok(entry.on) } else { self.due_of_bill(entry.on) }
    }

    /// The due day of the first bill that closes after a day; far ahead when no bill does.
    fn due_of_next_bill(&self, on: Day) -> Day {
        let next = self.bills.iter().filter(|bill| bill.0 > on).min();
        next.map_or(Day::LAST, |bill| bill.1)
    }

    fn take_line(&mut self, entry: &Entry) -> Result<(), String> {
        match (entry.kind, entry.cause.rule, entry.to.component()) {
            // posted after the bureau's step: it belongs to no bill
            (Kind::Closing, ..) => {}
            // paid off at once, with its fee
            (_, Rule::PayOffPlan | Rule::PayoffFee, _) => {}
            (Kind::Payment, _, Some(to)) => return self.pay_line(entry, to),
            (Kind::Refund, ..) => self.give_back(entry),
            (_, Rule::WithinTolerance, Some(to)) => {
                if let Some(sort) = dated(to) {
                    let (due, later) = (self.due_of_bill(entry.on)?, self.due_of_next_bill(entry.on));
                    self.pay_part(entry.amount, |part| part.sort == sort && part.due == due)?;
                    self.add(later, sort, entry);
                }
            }
            (_, Rule::InterestPutOff | Rule::InterestCapitalised, _) => {
                let (due, later) = (self.due_of_bill(entry.on)?, self.due_of_next_bill(entry.on));
                self.pay_part(entry.amount, |part| part.sort == Sort::Interest && part.due == due)?;
                if entry.to == Side::Interest {
                    self.add(later, Sort::Interest, entry);
                }
            }
            // what is lent to pay elsewhere, and what is given, is not due
            (Kind::Arrangement, ..) if entry.from == Side::Lender => {}
            (Kind::Waive, ..) => waive(&mut self.parts, entry, self.is_line),
            // all that is due becomes part of the plan
            (Kind::Arrangement, ..) => self.parts.clear(),
            (_, Rule::CashAdvanceFee, _) => {
                // taken before the bill of its day closes, unless that was there when the run began
                let due =
                    self.bills.iter().filter(|bill| bill.0 >= entry.on && bill.0 != self.opened_on).min();
                self.add(due.map_or(Day::LAST, |bill| bill.1), Sort::Fee, entry);
            }
            (_, Rule::LateFee, _) => self.add(self.due_of_next_bill(entry.on), Sort::Penalty, entry),
            // posted to be part of a plan
            (_, Rule::RePlanFee, _) => {}
            (_, _, Some(to)) => {
                if let Some(sort) = dated(to) {
                    self.add(self.due_of_posted(entry)?, sort, entry);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A refund takes overdue principal, the oldest first.
    fn give_back(&mut self, entry: &Entry) {
        let mut left = entry.amount;
        let overdue = |part: &&mut Part| part.sort == Sort::Principal && entry.from == Side::Overdue;
        for part in self.parts.iter_mut().filter(overdue) {
            let taken = left.min(part.amount);
            part.amount -= taken;
            left -= taken;
        }
        self.parts.retain(|part| part.amount.is_positive());
    }

    /// Oldest due date first: what is on the open bill has its due date, what is between bills has none.
    fn pay_line(&mut self, entry: &Entry, to: Component) -> Result<(), String> {
        let age = self.oldest_past_due(entry.on - 1).map_or(0, |due| entry.on - due);
        let is_late = self.switch_day > 0 && age >= self.switch_day;
        if is_late {
            self.switched_on = Some(entry.on);
        }
        let due = match dated(to) {
            Some(Sort::Principal) if self.switched_on == Some(entry.on) => {
                return self.pay_part(entry.amount, |part| part.sort == Sort::Principal).map(|_| ());
            }
            Some(_) if is_late && self.parts.iter().any(|part| part.sort == Sort::Principal) => {
                return Err(format!("paid before overdue principal after {age} days"));
            }
            Some(sort) => self.pay_part(entry.amount, |part| part.sort == sort)?,
            None if to == Component::Unbilled => Day::LAST,
            None => {
                self.due_of_bill(entry.on).ok().filter(|&due| self.ends(due) >= entry.on).unwrap_or(Day::LAST)
            }
        };
        self.is_oldest(due)
    }

    fn is_oldest(&self, due: Day) -> Result<(), String> {
        match self.oldest().filter(|&oldest| oldest < due) {
            Some(oldest) => Err(format!("{due} is paid before {oldest}")),
            None => Ok(()),
        }
    }

    /// Takes an amount from the oldest due date of what is meant; tells that date.
    fn pay_part(&mut self, amount: Money, is_meant: impl Fn(&Part) -> bool) -> Result<Day, String> {
        let oldest = self.parts.iter().find(|part| is_meant(part)).map(|part| part.due);
        let due = oldest.ok_or_else(|| "a payment to what is not owed".to_owned())?;
        let mut left = amount;
        for part in self.parts.iter_mut().filter(|part| part.due == due && is_meant(part)) {
            let taken = left.min(part.amount);
            part.amount -= taken;
            left -= taken;
        }
        self.parts.retain(|part| part.amount.is_positive());
        if left.is_zero() {
            Ok(due)
        } else {
            Err(format!("{amount} is {left} more than what is owed since {due}"))
        }
    }

    fn take_loan(&mut self, run: &Run, entry: &Entry) -> Result<(), String> {
        let nights = run.segments_of(&entry.cause);
        match (entry.kind, entry.cause.rule, entry.to.component()) {
            (Kind::Due, ..) => {
                self.last_posted = None;
                self.add(entry.on, Sort::Principal, entry);
            }
            (_, Rule::CourtFee, _) => {
                let oldest =
                    self.parts.iter().filter(|part| part.loan == entry.item).map(|part| part.due).min();
                let due = oldest.ok_or_else(|| "a suit about a loan of which nothing is due".to_owned())?;
                self.add(due, Sort::Penalty, entry);
            }
            // charged and paid, or put into the loan, on the day of the draw
            (_, rule, _) if is_of_fee(rule) => {}
            (Kind::Arrangement, ..) if entry.from == Side::Lender => {}
            (Kind::Waive, ..) => waive(&mut self.parts, entry, self.is_line),
            (Kind::Arrangement, rule, _) => {
                self.last_posted = None;
                let all = rule == Rule::RePlanned;
                self.parts.retain(|part| part.loan != entry.item || !(all || part.sort == Sort::Principal));
            }
            (Kind::Fee, ..) => self.add(entry.on, Sort::Fee, entry),
            (_, Rule::ArrangedInterest, _) => self.add(entry.on, Sort::Interest, entry),
            (_, Rule::Accelerated | Rule::PlanBroken, _) => {
                self.last_posted = None;
                self.add(entry.on, Sort::Principal, entry);
            }
            (_, Rule::AcceleratedInterest, _) => self.add(entry.on, Sort::Interest, entry),
            (Kind::Interest, Rule::LoanInterestToDate, _) => self.to_date = Some((entry.item, entry.amount)),
            (_, Rule::LoanGraceInterest, _) => return self.add_grace_interest(entry, nights),
            (Kind::Interest, ..) => return self.add_interest(entry, nights),
            (Kind::Penalty, ..) => return self.add_penalty(entry, nights),
            (Kind::Payment, _, Some(Component::LoanFuture)) => {
                let current = self.parts.iter().all(|part| part.loan != entry.item || part.due > entry.on);
                return if current { Ok(()) } else { Err("a prepayment while something is due".to_owned()) };
            }
            (Kind::Payment, _, Some(to)) => return self.pay_loan(entry, to),
            _ => {}
        }
        Ok(())
    }

    /// A period's interest is due that day; what is added beside penalty belongs to the penalty's item.
    fn add_interest(&mut self, entry: &Entry, nights: &[Segment]) -> Result<(), String> {
        let of_penalty = |(loan, penalty, _): &(u32, Segment, Day)| {
            let same =
                |now: &Segment| (now.base, now.from, now.to) == (penalty.base, penalty.from, penalty.to);
            self.adds && *loan == entry.item && joined(nights).as_ref().is_some_and(same)
        };
        let due = self.last_penalty.filter(of_penalty).map_or(entry.on, |(_, _, due)| due);
        (self.last_penalty, self.last_posted) = (None, self.last_posted.filter(|_| due < entry.on));
        self.add(due, Sort::Interest, entry);
        Ok(())
    }

    /// Contract interest of a period that is paid within its grace belongs to it.
    fn add_grace_interest(&mut self, entry: &Entry, nights: &[Segment]) -> Result<(), String> {
        let [nights] = nights else { return Err("interest of more than one stretch".to_owned()) };
        let is_it = |part: &&mut Part| {
            let of_loan =
                part.sort == Sort::Principal && part.loan == entry.item && part.amount == nights.base;
            of_loan
                && part.due < entry.on
                && part.due + self.grace_days >= entry.on
                && part.due <= nights.from
        };
        let sound = nights.to == entry.on && nights.nights == nights.to - nights.from;
        let found = self.parts.iter_mut().find(is_it).filter(|_| sound);
        let part = found.ok_or_else(|| format!("no period in its grace bears {nights:?}"))?;
        part.nights_from = entry.on.max(part.nights_from);
        let due = part.due;
        self.add(due, Sort::Interest, entry);
        Ok(())
    }

    fn add_penalty(&mut self, entry: &Entry, nights: &[Segment]) -> Result<(), String> {
        let Some(nights) = &joined(nights) else { return Err("penalty of broken stretches".to_owned()) };
        if (nights.to != entry.on && !(self.to_period_end && nights.to > entry.on))
            || nights.nights != nights.to - nights.from
        {
            return Err(format!("nights do not reach to the day: {nights:?}"));
        }
        let due = self.due_of_penalty(entry, nights)?;
        self.last_penalty = Some((entry.item, *nights, due));
        self.last_posted = Some((entry.item, entry.on, due));
        self.add(due, Sort::Penalty, entry);
        Ok(())
    }

    /// The missed period whose principal bears these nights: one penalty follows on the other.
    fn due_of_penalty(&mut self, entry: &Entry, nights: &Segment) -> Result<Day, String> {
        // loans of one action share their name: the items of a loan come one after the other, then those of the next
        let last =
            self.last_posted.filter(|last| (last.0, last.1) == (entry.item, entry.on)).map(|last| last.2);
        let fits = |part: &&Part| {
            let of_loan = part.sort == Sort::Principal && part.loan == entry.item;
            // what rounds to nothing is not written, so that nights may be missing between two penalties
            of_loan && part.amount == nights.base && part.nights_from <= nights.from && part.due < entry.on
        };
        let mut fitting = self.parts.iter().filter(fits);
        let next =
            fitting.clone().find(|part| last.is_some_and(|last| part.due > last)).or_else(|| fitting.next());
        let due = next.ok_or_else(|| format!("no missed period bears {nights:?}"))?.due;
        let is_it = |part: &&mut Part| part.due == due && fits(&&**part);
        self.parts.iter_mut().find(is_it).expect("it was found").nights_from = nights.to;
        Ok(due)
    }

    fn pay_loan(&mut self, entry: &Entry, to: Component) -> Result<(), String> {
        self.last_posted = None;
        if to == Component::Interest && self.to_date == Some((entry.item, entry.amount)) {
            self.to_date = None;
            return Ok(());
        }
        let sort = if to == Component::LoanDue { Some(Sort::Principal) } else { dated(to) };
        let is_meant = |part: &Part| Some(part.sort) == sort && part.loan == entry.item;
        // loans of one action share their name: of several items of one due date it is the one that owed so much
        let owed = Money::from_cents(entry.cause.inputs[1]);
        let oldest = self.parts.iter().find(|part| is_meant(part)).map(|part| part.due);
        let is_it = |part: &Part| is_meant(part) && part.sort == Sort::Principal && part.amount == owed;
        let told = self.parts.iter().any(|part| Some(part.due) == oldest && is_it(part));
        let due = self.pay_part(entry.amount, |part| if told { is_it(part) } else { is_meant(part) })?;
        // a payoff names its loan, whatever is due of others
        if matches!(entry.cause.rule, Rule::PayOffLoan | Rule::PayExtension) {
            Ok(())
        } else {
            self.is_oldest(due)
        }
    }
}
