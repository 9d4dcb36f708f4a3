//! The plain engine: every calendar day of a run, ten steps each, no jumps and no causes. It knows one 花呗
//! line, one 借呗 facility and the strategies `minimum` and `full`, as the written conventions tell them.
//! What an account owes is one list of parts, sorted as the lender allocates a payment.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy as Rounding};
use serde_json::Value;

use crate::compare::{Bill, Life, Month};
use crate::json::{all, date, day_in_month, day_months_later, days, days_between, falls_on, list};
use crate::json::{month_name, number, text, whole};

/// Components (§2) in the order of allocation inside one item (§4). A loan's principal that falls due is
/// `Overdue` at once: no night and no figure comes before the evening that makes it so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Component {
    Penalty,
    Interest,
    Overdue,
    Rolled,
    Billed,
    Unbilled,
    LoanFuture,
}
use Component::{Billed, Interest, LoanFuture, Overdue, Penalty, Rolled, Unbilled};

/// Where an amount stands: due date, number of the loan as drawn (0 on a line), component. The order of
/// places is that of allocation (§4): oldest due date first, across all loans of a facility.
type Place = (Date, usize, Component);
const NO_DUE: Date = Date::MAX; // comes last
const UNBILLED: Place = (NO_DUE, 0, Unbilled);
const NOTHING: Decimal = Decimal::ZERO;
const ALL: Decimal = Decimal::MAX;
const JIEBEI_RATE: &str = "0.0004";

#[derive(Default)]
struct Account {
    file: Value,
    line: Option<(i32, i32)>, // bill day and due day
    frozen: bool,
    parts: BTreeMap<Place, Decimal>,
    accrued: BTreeMap<Place, Decimal>,    // exact, not yet debt (§7)
    posted: BTreeMap<Component, Decimal>, // interest and penalty that became debt this month
    bills: Vec<Bill>,
    loans: Vec<Loan>,
}

struct Loan {
    drawn: Date,
    due_day: i32,
    periods_left: i32,
    level: bool,   // equal payments
    part: Decimal, // of one period: principal, and interest too if `level`
}

struct World<'a> {
    scenario: &'a Value,
    strategy: &'a Value,
    accounts: Vec<Account>,
    cash: Decimal,
    month: Month,
    life: Life,
}

/// Lives the scenario under the strategy with this id, in the order of a day (§3).
pub fn live(scenario: &Value, strategy: &str) -> Life {
    let start = date(&scenario["start"]);
    let end = day_months_later(start, whole(&scenario["span"]["months"]), 1);
    let strategy = list(&scenario["strategies"]).find(|s| s["id"] == strategy).expect("a strategy");
    assert!(strategy["pay"] == "minimum" || strategy["pay"] == "full", "not modelled: {strategy}");
    let accounts: Vec<_> = list(&scenario["accounts"]).map(|file| Account::open(file, start)).collect();
    let cash = number(&scenario["borrower"]["cash"]);
    let opening_debt = accounts.iter().map(|a| a.sum(|_, _| true)).sum();
    let life = Life { opening_debt, opening_cash: cash, ..Life::default() };
    let mut world = World { scenario, strategy, accounts, cash, month: Month::default(), life };
    for today in days(start, end) {
        world.accounts.iter_mut().filter(|_| today > start).for_each(Account::night); // 1
        world.income_and_costs(today); // 2
        world.dated_events(today); // 3
        world.accounts.iter_mut().for_each(|a| a.due_today(today)); // 4
        world.borrower_pays(today); // 5; there are no arrangements, 6
        world.accounts.iter_mut().for_each(|a| a.end_due_day(today)); // 7
        world.lenders_react(today); // 8; no figure here depends on the bureau, 9
        if days_between(today, end) == 1 {
            let accrued = |a: &mut Account| [Interest, Penalty].map(|of| a.post((NO_DUE, 0, of), |_| true));
            world.life.closing_accrual = world.accounts.iter_mut().flat_map(accrued).sum(); // §7
        }
        world.snapshot(today); // 10
    }
    world.life.bills = world.accounts.into_iter().flat_map(|a| a.bills).collect();
    world.life
}

impl World<'_> {
    /// Living costs take cash first, then the `living_on` line as far as it goes (§4, Room).
    fn income_and_costs(&mut self, today: Date) {
        let income = self.income(today);
        self.cash += income;
        self.month.income += income;
        for cost in list(&self.scenario["borrower"]["costs"]).filter(|cost| falls_on(cost, today)) {
            let amount = number(&cost["amount"]);
            let in_cash = amount.min(self.cash);
            let line = self.accounts.iter_mut().find(|a| a.file["id"] == self.strategy["living_on"]);
            let on_credit =
                line.map_or(NOTHING, |line| line.add(UNBILLED, (amount - in_cash).min(line.room())));
            self.cash -= in_cash;
            self.month.living += in_cash + on_credit;
            self.month.unmet += amount - in_cash - on_credit;
        }
    }

    /// The last change in the file that covers the day wins, both of its days included (§1).
    fn income(&self, today: Date) -> Decimal {
        let amount = |income: &Value| {
            let changes = all(&self.scenario["events"], "income_change").filter(|change| {
                let over = change.get("until").is_some_and(|until| date(until) < today);
                change["income"] == income["id"] && date(&change["from"]) <= today && !over
            });
            number(&changes.last().unwrap_or(income)["amount"])
        };
        list(&self.scenario["borrower"]["incomes"]).filter(|income| falls_on(income, today)).map(amount).sum()
    }

    /// A purchase is all or nothing: on credit, else in cash if the file allows it, else refused (§4, Room).
    fn dated_events(&mut self, today: Date) {
        let dated = list(&self.scenario["events"]).filter_map(|e| e.get("purchase").or(e.get("draw")));
        for event in dated.filter(|event| falls_on(event, today)) {
            let (amount, is_draw) = (number(&event["amount"]), !event["method"].is_null());
            let account = self.accounts.iter_mut().find(|a| a.file["id"] == event["account"]);
            match account.filter(|account| account.room() >= amount) {
                Some(facility) if is_draw => self.cash += facility.draw(event, amount, today),
                None if is_draw => {} // not counted as refused
                Some(line) => self.month.purchases += line.add(UNBILLED, amount),
                None if event["else_cash"] == true && self.cash >= amount => {
                    self.cash -= amount;
                    self.month.purchases += amount;
                }
                None => self.month.refused += amount,
            }
        }
    }

    /// On due days, on income days while anything is past due and on days of actions (§6). In its turn each
    /// account in file order gets all that is wanted before the next gets a part, as far as cash goes.
    fn borrower_pays(&mut self, today: Date) {
        let (strategy, actions) = (self.strategy, &self.strategy["actions"]);
        let extra = all(actions, "extra").find(|extra| falls_on(extra, today));
        let past_due = self.accounts.iter().any(|a| a.fallen_due(today) > NOTHING);
        let line_due = |a: &Account| a.line.is_some_and(|(_, day)| today == day_in_month(today, day));
        let due_day = self.accounts.iter().any(|a| line_due(a) || !a.loans_due(today).is_empty());
        if !due_day && extra.is_none() && !(past_due && self.income(today) > NOTHING) {
            return;
        }
        let month = month_name(today);
        for turn in ["extra", "required", "full"] {
            for account in &mut self.accounts {
                let is_for = |action: &&Value| action["account"] == account.file["id"];
                let spare = self.cash - number(&strategy["keep_back"]);
                let wanted = match (turn, extra.filter(is_for)) {
                    ("extra", Some(extra)) => number(&extra["amount"]).min(account.sum(|_, _| true)),
                    _ if all(actions, "skip").any(|skip| is_for(&skip) && skip["month"] == month) => NOTHING,
                    ("required", _) => account.required(today),
                    ("full", _) if strategy["pay"] == "full" => account.fallen_due(today).min(spare),
                    _ => NOTHING,
                };
                let payment = wanted.min(self.cash).max(NOTHING);
                self.cash -= payment;
                self.month.paid += payment;
                account.pay(payment, today);
            }
        }
    }

    /// Both lenders are one group, so under `group` one past due account freezes both (§4, Freeze).
    fn lenders_react(&mut self, today: Date) {
        let is_late = |a: &Account| a.fallen_due(today) > NOTHING;
        let any = self.accounts.iter().any(is_late);
        for account in &mut self.accounts {
            account.frozen = is_late(account) || any && account.file["overrides"]["freeze_reach"] != "own";
        }
    }

    fn snapshot(&mut self, today: Date) {
        let month = &mut self.month;
        for account in &mut self.accounts {
            let oldest = account.parts.keys().next().map_or(today, |place| place.0.min(today));
            let days_overdue = days_between(oldest, today); // §4
            self.life.worst_days_overdue = self.life.worst_days_overdue.max(days_overdue);
            if today == today.last_of_month() {
                month.debt += account.sum(|_, _| true);
                month.carried += account.sum(|_, of| !matches!(of, Unbilled | Billed));
                month.interest += account.posted.remove(&Interest).unwrap_or_default();
                month.penalties += account.posted.remove(&Penalty).unwrap_or_default();
                month.days_overdue.push((text(&account.file["id"]).to_owned(), days_overdue));
            }
        }
        if today == today.last_of_month() {
            (month.month, month.cash) = (month_name(today), self.cash);
            self.life.months.push(std::mem::take(month));
        }
    }
}

impl Account {
    /// As the file gives it: a line with an open bill, or loans, lived from their drawing days (§1).
    fn open(file: &Value, start: Date) -> Self {
        let (opening, bill) = (&file["opening"], &file["opening"]["bill"]);
        let due_day = |day| file.get("due_day").map_or(if day == 1 { 9 } else { day + 10 }, whole);
        let line = file.get("bill_day").map(|day| (whole(day), due_day(whole(day))));
        let mut account = Self { file: file.clone(), line, ..Self::default() };
        let due = if bill.is_null() { NO_DUE } else { date(&bill["due"]) };
        account.add((due, 0, Billed), number(&bill["purchases"]));
        account.add((due, 0, Rolled), number(&opening["rolled"]));
        account.add((due, 0, Interest), number(&bill["interest"]));
        if !bill.is_null() {
            account.issue(Bill { on: date(&bill["on"]), due, ..Bill::default() });
        }
        account.add(UNBILLED, number(&opening["unbilled"]));
        let first = list(&opening["loans"]).map(|loan| date(&loan["drawn"])).min();
        for today in days(first.unwrap_or(start), start) {
            for loan in list(&opening["loans"]).filter(|loan| date(&loan["drawn"]) == today) {
                account.draw(loan, number(&loan["principal"]), today);
            }
            account.due_today(today);
            account.pay(account.required(today), today);
            account.night();
        }
        account.posted.clear();
        account
    }

    /// What the account's overrides say, else a default (§4, §5).
    fn term(&self, name: &str, default: &str) -> Decimal {
        let value = self.file["overrides"][name].as_str().unwrap_or(default);
        value.parse().expect("a term is a number")
    }

    fn sum(&self, wanted: impl Fn(Date, Component) -> bool) -> Decimal {
        self.parts.iter().filter(|((due, _, of), _)| wanted(*due, *of)).map(|(_, amount)| amount).sum()
    }

    /// What has a due date up to today: due, and from the end of that day past due.
    fn fallen_due(&self, today: Date) -> Decimal {
        self.sum(|due, _| due <= today)
    }

    /// Principal of every component takes room; a frozen account gives none (§4, Room and Freeze).
    fn room(&self) -> Decimal {
        let free = number(&self.file["limit"]) - self.sum(|_, of| of >= Overdue);
        if self.frozen { NOTHING } else { free.max(NOTHING) }
    }

    /// Only parts of which something is left are on the list. Returns what was added.
    fn add(&mut self, place: Place, amount: Decimal) -> Decimal {
        *self.parts.entry(place).or_default() += amount;
        self.parts.retain(|_, amount| !amount.is_zero());
        amount
    }

    /// Moves up to `most` of a component to another; returns what was moved.
    fn shift(&mut self, from: Component, to: Place, most: Decimal) -> Decimal {
        let found = self.parts.keys().copied().find(|place| (place.1, place.2) == (to.1, from));
        let Some(place) = found else { return NOTHING };
        let moved = most.min(self.parts[&place]);
        self.add(place, -moved);
        self.add(to, moved)
    }

    /// One midnight on the balances of the evening before it (§4, §5).
    fn night(&mut self) {
        let (rate, more) = if self.line.is_some() { ("0.0005", "1") } else { (JIEBEI_RATE, "1.5") };
        let (rate, more) = (self.term("daily_rate", rate), self.term("penalty_multiplier", more));
        for (&(due, loan, component), amount) in &self.parts {
            let (place, rate) = match component {
                Rolled | LoanFuture => ((NO_DUE, loan, Interest), rate),
                Overdue => ((due, loan, Penalty), rate * more),
                _ => continue,
            };
            *self.accrued.entry(place).or_default() += amount * rate;
        }
    }

    /// Interest or penalty that accrued at some places becomes debt: one rounding of the exact sum (§7).
    fn post(&mut self, to: Place, from: impl Fn(&Place) -> bool) -> Decimal {
        let accrued = self.accrued.extract_if(.., |place, _| place.2 == to.2 && from(place));
        let amount = to_cents(accrued.map(|(_, exact)| exact).sum());
        *self.posted.entry(to.2).or_default() += amount;
        self.add(to, amount)
    }

    /// Only while money is left is the next item reached, and the penalty on an item of a loan posted (§4, §5).
    fn pay(&mut self, payment: Decimal, today: Date) {
        let mut left = payment;
        while left > NOTHING {
            let (due, loan, _) = *self.parts.keys().next().expect("a payment is cut to what is owed");
            if self.line.is_none() {
                self.post((due, loan, Penalty), |place| (place.0, place.1) == (due, loan));
            }
            let (place, amount) = self.parts.pop_first().expect("the item is still there");
            self.add(place, amount - left.min(amount));
            left -= left.min(amount);
        }
        self.bills.iter_mut().filter(|bill| today <= bill.due).for_each(|bill| bill.paid_by_due += payment);
    }

    /// Of a bill due today the unpaid minimum, else all that is due or past due; of a facility that is one
    /// amount, with the penalty accrued to today on each of its items (§6).
    fn required(&self, today: Date) -> Decimal {
        let penalties = self.accrued.iter().filter(|(place, _)| self.line.is_none() && place.2 == Penalty);
        let penalties: Decimal = penalties.map(|(_, exact)| to_cents(*exact)).sum();
        self.unpaid_minimum(today).unwrap_or(self.fallen_due(today) + penalties)
    }

    /// Of a bill due today; its 100 % items must be paid in any case (§4).
    fn unpaid_minimum(&self, today: Date) -> Option<Decimal> {
        let bill = self.bills.last().filter(|bill| bill.due == today)?;
        Some((bill.minimum - bill.paid_by_due).max(self.sum(|_, of| of <= Overdue)))
    }

    /// Loans that still owe anything, on their day of every month after that of the draw (§1, §5).
    fn loans_due(&self, today: Date) -> Vec<usize> {
        let due = |l: &Loan| today > l.drawn.last_of_month() && today == day_in_month(today, l.due_day);
        let owes = |loan: usize| self.parts.keys().any(|place| place.1 == loan);
        (0..self.loans.len()).filter(|loan| due(&self.loans[*loan]) && owes(*loan)).collect()
    }

    /// A bill closes, unless it did before the run; periods of loans fall due (§3 step 4, §5).
    fn due_today(&mut self, today: Date) {
        if let Some((bill_day, due_day)) = self.line
            && today == day_in_month(today, bill_day)
            && self.bills.last().is_none_or(|bill| bill.on < today)
        {
            let due = day_months_later(today, i32::from(due_day <= bill_day), due_day);
            let [interest, penalty] = [Interest, Penalty].map(|of| self.post((due, 0, of), |_| true));
            self.shift(Unbilled, (due, 0, Billed), ALL);
            self.shift(Rolled, (due, 0, Rolled), ALL);
            self.issue(Bill { on: today, due, interest, penalty, ..Bill::default() });
        }
        for loan in self.loans_due(today) {
            let items = self.accrued.keys().filter(|place| (place.1, place.2) == (loan, Penalty)).copied();
            for item in items.collect::<Vec<_>>() {
                self.post(item, |place| *place == item);
            }
            let interest = self.post((today, loan, Interest), |place| place.1 == loan);
            let Loan { periods_left, level, part, .. } = &mut self.loans[loan];
            let principal = if *level { *part - interest } else { *part };
            let principal = if *periods_left == 1 { ALL } else { principal };
            *periods_left -= 1;
            self.shift(LoanFuture, (today, loan, Overdue), principal);
        }
    }

    /// Fixes total and minimum of a bill (§4); one of nothing does not exist (§9).
    fn issue(&mut self, bill: Bill) {
        let [billed, rolled] = [Billed, Rolled].map(|one| self.sum(|_, of| of == one));
        let share = self.term("min_ratio", "0.1") * billed + self.term("min_rollover_share", "0.1") * rolled;
        let share = share.round_dp_with_strategy(2, Rounding::ToPositiveInfinity);
        let raised = share.max(self.term("min_floor_yuan", "50").min(billed + rolled));
        let total = self.sum(|_, _| true);
        let minimum = total.min(raised + self.sum(|_, of| of <= Overdue));
        self.bills.extend((total > NOTHING).then_some(Bill { total, minimum, ..bill }));
    }

    /// A missed minimum makes the bill overdue, or what is unpaid of the minimum; the rest is carried (§4).
    fn end_due_day(&mut self, today: Date) {
        if let Some(unpaid) = self.unpaid_minimum(today) {
            let whole_bill = unpaid > NOTHING && self.file["overrides"]["overdue_reach"] != "minimum";
            let reached = if whole_bill { ALL } else { unpaid - self.sum(|_, of| of <= Overdue) };
            let of_rolled = self.shift(Rolled, (today, 0, Overdue), reached);
            self.shift(Billed, (today, 0, Overdue), reached - of_rolled);
            self.shift(Billed, (NO_DUE, 0, Rolled), ALL);
            self.shift(Rolled, (NO_DUE, 0, Rolled), ALL);
        }
    }

    /// Due dates begin the month after (§1). Equal payments: principal / Σ Π 1/(1 + r·D), D nights a period.
    fn draw(&mut self, of: &Value, principal: Decimal, drawn: Date) -> Decimal {
        let (periods_left, due_day) =
            (whole(&of["periods"]), of.get("due_day").map_or(drawn.day().into(), whole));
        let rate = self.term("daily_rate", JIEBEI_RATE);
        let (mut before, mut discount, mut annuity) = (drawn, Decimal::ONE, NOTHING);
        for due in (1..=periods_left).map(|month| day_months_later(drawn, month, due_day)) {
            discount /= Decimal::ONE + rate * Decimal::from(days_between(before, due));
            (before, annuity) = (due, annuity + discount);
        }
        let (level, part) = match text(&of["method"]) {
            "equal_payment" => (true, to_cents(principal / annuity)),
            "equal_principal" => (false, (principal / Decimal::from(periods_left)).trunc_with_scale(2)),
            _ => (false, NOTHING), // interest_first
        };
        self.loans.push(Loan { drawn, due_day, periods_left, level, part });
        self.add((NO_DUE, self.loans.len() - 1, LoanFuture), principal)
    }
}

fn to_cents(exact: Decimal) -> Decimal {
    exact.round_dp_with_strategy(2, Rounding::MidpointAwayFromZero) // half-up (§7)
}
