//! The plain engine: every calendar day of a run, ten steps each, no jumps and no causes. It knows one 花呗
//! line, one 借呗 facility and the strategies `minimum` and `full`, as the written conventions tell them.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::account::{Account, Bill};
use crate::debt::Component::{Billed, Interest, Penalty, Unbilled};
use crate::debt::Debt;
use crate::values::{date, day_in_month, day_months_later, days, falls_on, list, month_name};
use crate::values::{number, number_or_zero, to_cents, whole};

/// What a life came to, in the words of conventions §8 and §9.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Life {
    pub bills: Vec<Bill>,
    pub months: Vec<Month>,
    pub opening_debt: Decimal,
    pub opening_cash: Decimal,
    pub closing_accrual: Decimal,
    pub worst_days_overdue: i32,
}

/// One month; `paid` is all payments to lenders, `interest` and `penalties` include the closing accrual.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Month {
    pub month: String,
    pub debt: Decimal,
    pub carried: Decimal,
    pub cash: Decimal,
    pub income: Decimal,
    pub living: Decimal,
    pub purchases: Decimal,
    pub paid: Decimal,
    pub interest: Decimal,
    pub fees: Decimal,
    pub penalties: Decimal,
    pub unmet: Decimal,
    pub refused: Decimal,
    pub days_overdue: Vec<(String, i32)>,
}

struct World<'a> {
    scenario: &'a Value,
    strategy: &'a Value,
    start: Date,
    end: Date,
    accounts: Vec<Account>,
    cash: Decimal,
    month: Month,
    life: Life,
}

/// Lives the scenario under the strategy with this id.
pub fn live(scenario: &Value, strategy: &str) -> Life {
    let mut world = World::open(scenario, strategy);
    for today in days(world.start, world.end) {
        world.live_day(today);
    }
    let lines = world.accounts.into_iter().filter_map(|a| a.line);
    world.life.bills = lines.flat_map(|line| line.bills).collect();
    world.life
}

impl<'a> World<'a> {
    fn open(scenario: &'a Value, strategy: &str) -> Self {
        let start = date(&scenario["start"]);
        let months = whole(&scenario["span"]["months"]);
        let accounts: Vec<_> = list(&scenario["accounts"]).map(|file| Account::open(file, start)).collect();
        let cash = number(&scenario["borrower"]["cash"]);
        Self {
            scenario,
            strategy: list(&scenario["strategies"])
                .find(|s| s["id"] == strategy)
                .expect("the scenario has this strategy"),
            start,
            end: day_months_later(start, months - 1, 31),
            life: Life {
                opening_debt: accounts.iter().map(Account::debt).sum(),
                opening_cash: cash,
                ..Life::default()
            },
            accounts,
            cash,
            month: Month::default(),
        }
    }

    /// The order of a day (conventions §3).
    fn live_day(&mut self, today: Date) {
        self.nights(today); // 1
        self.income_and_costs(today); // 2
        self.dated_events(today); // 3
        self.due_today(today); // 4
        self.borrower_pays(today); // 5
        // 6: no arrangements here
        self.accounts.iter_mut().for_each(|a| a.end_due_day(today)); // 7
        self.lender_reacts(today); // 8
        // 9: no figure here depends on the bureau
        if today == self.end {
            self.close_accruals();
        }
        self.snapshot(today); // 10
    }

    /// Step 1. The night before the start belongs to the opening balances (§1).
    fn nights(&mut self, today: Date) {
        if today == self.start {
            return;
        }
        let evening = today.yesterday().expect("dates are in range");
        for account in &mut self.accounts {
            for debt in &mut account.debts {
                debt.night(&account.terms, evening);
            }
        }
    }

    fn income_and_costs(&mut self, today: Date) {
        let borrower = &self.scenario["borrower"];
        for income in list(&borrower["incomes"]) {
            let amount = self.income_on(income, today);
            self.cash += amount;
            self.month.income += amount;
        }
        for cost in list(&borrower["costs"]).filter(|cost| falls_on(&cost["when"], today)) {
            self.spend_on_living(number(&cost["amount"]));
        }
    }

    /// The last change in the file that covers the day wins, both of its days included (§1).
    fn income_on(&self, income: &Value, today: Date) -> Decimal {
        if !falls_on(&income["when"], today) {
            return Decimal::ZERO;
        }
        let covers = |change: &&Value| {
            change["income"] == income["id"]
                && date(&change["from"]) <= today
                && (change["until"].is_null() || today <= date(&change["until"]))
        };
        let changes = list(&self.scenario["events"]).filter_map(|event| event.get("income_change"));
        let change = changes.filter(covers).last();
        number(&change.unwrap_or(income)["amount"])
    }

    /// Cash first, then the `living_on` line as far as it goes; the rest is unmet (§4, Room).
    fn spend_on_living(&mut self, amount: Decimal) {
        let in_cash = amount.min(self.cash);
        self.cash -= in_cash;
        let mut missing = amount - in_cash;
        let living_on = &self.strategy["living_on"];
        let line = self.accounts.iter_mut().find(|a| *living_on == a.id && !a.frozen);
        if let Some(line) = line {
            let on_credit = missing.min(line.room());
            line.debts[0].add(Unbilled, None, on_credit);
            missing -= on_credit;
        }
        self.month.living += amount - missing;
        self.month.unmet += missing;
    }

    /// Step 3, in file order.
    fn dated_events(&mut self, today: Date) {
        for event in list(&self.scenario["events"]) {
            if let Some(purchase) = event.get("purchase") {
                if falls_on(&purchase["when"], today) {
                    self.buy(purchase);
                }
            } else if let Some(draw) = event.get("draw") {
                if date(&draw["on"]) == today {
                    self.draw(draw, today);
                }
            } else {
                assert!(event.get("income_change").is_some(), "not modelled: {event}");
            }
        }
    }

    fn account(&mut self, id: &Value) -> &mut Account {
        let account = self.accounts.iter_mut().find(|a| *id == a.id);
        account.expect("events and actions name accounts of the file")
    }

    /// All or nothing: on credit, else in cash if the file allows it, else refused (§4, Room).
    fn buy(&mut self, purchase: &Value) {
        assert!(purchase["instalments"].is_null(), "instalments are not modelled");
        let amount = number(&purchase["amount"]);
        let account = self.account(&purchase["account"]);
        if !account.frozen && account.room() >= amount {
            account.debts[0].add(Unbilled, None, amount);
        } else if purchase["else_cash"] == true && self.cash >= amount {
            self.cash -= amount;
        } else {
            self.month.refused += amount;
            return;
        }
        self.month.purchases += amount;
    }

    /// A frozen facility or one without the room gives nothing; that is not counted as refused (§4).
    fn draw(&mut self, draw: &Value, today: Date) {
        let amount = number(&draw["amount"]);
        let facility = self.account(&draw["account"]);
        if facility.frozen || facility.room() < amount {
            return;
        }
        let loan = Debt::draw(&facility.terms, today, draw, "amount");
        facility.debts.push(loan);
        self.cash += amount;
    }

    fn due_today(&mut self, today: Date) {
        for account in &mut self.accounts {
            let (interest, penalty) = account.due_today(today);
            self.month.interest += interest;
            self.month.penalties += penalty;
        }
    }

    /// Step 5: extra payments, then what is required, then for `full` the rest of the bills (§6).
    fn borrower_pays(&mut self, today: Date) {
        if !self.is_decision_day(today) {
            return;
        }
        for extra in self.actions("extra").filter(|e| date(&e["on"]) == today) {
            self.pay_in_file_order(|a, d| extra_wanted(extra, a, d), Decimal::ZERO);
        }
        let month = month_name(today);
        let skips: Vec<_> = self.actions("skip").filter(|s| s["month"] == month).collect();
        let skipped = |a: &Account| skips.iter().any(|skip| skip["account"] == a.id);
        let unless_skipped = |a: &Account, amount| if skipped(a) { Decimal::ZERO } else { amount };
        self.pay_in_file_order(|a, d| unless_skipped(a, a.required(d, today)), Decimal::ZERO);
        if self.strategy["pay"] == "full" {
            let keep_back = number_or_zero(&self.strategy["keep_back"]);
            self.pay_in_file_order(|a, d| unless_skipped(a, a.rest_of_bill(d, today)), keep_back);
        } else {
            assert_eq!(self.strategy["pay"], "minimum", "the other strategies are not modelled");
        }
    }

    fn actions(&self, kind: &'a str) -> impl Iterator<Item = &'a Value> + use<'a> {
        list(&self.strategy["actions"]).filter_map(move |action| action.get(kind))
    }

    /// Due days, income days while anything is overdue, the extra day, dates of actions (§6). The default
    /// extra day is a due day anyway.
    fn is_decision_day(&self, today: Date) -> bool {
        let overdue = self.accounts.iter().any(|a| a.is_past_due(today));
        let mut incomes = list(&self.scenario["borrower"]["incomes"]);
        let extra_day = &self.strategy["extra_day"];
        self.accounts.iter().any(|a| a.is_due_day(today))
            || overdue && incomes.any(|income| !self.income_on(income, today).is_zero())
            || !extra_day.is_null() && today == day_in_month(today, whole(extra_day))
            || self.actions("extra").any(|extra| date(&extra["on"]) == today)
    }

    /// Pays each debt what is wanted, in full before the next gets a part, as far as cash goes.
    fn pay_in_file_order(&mut self, wanted: impl Fn(&Account, &Debt) -> Decimal, keep: Decimal) {
        for account in &mut self.accounts {
            for index in 0..account.debts.len() {
                let debt = &account.debts[index];
                let spare = (self.cash - keep).max(Decimal::ZERO);
                let payment = wanted(account, debt).min(spare);
                self.cash -= payment;
                self.month.paid += payment;
                self.month.penalties += account.debts[index].pay(payment);
                if let Some(cycle) = account.line.as_mut().filter(|cycle| cycle.open) {
                    let bill = cycle.bills.last_mut().expect("an open cycle has a bill");
                    bill.paid_by_due += payment;
                }
            }
        }
    }

    /// Step 8. Both lenders are one group, so one past due account freezes both under `group` (§4).
    fn lender_reacts(&mut self, today: Date) {
        let any = self.accounts.iter().any(|a| a.is_past_due(today));
        for account in &mut self.accounts {
            let own = account.is_past_due(today);
            account.react(if account.terms.freeze_own { own } else { any }, today);
        }
    }

    /// The last day: accrued interest and penalty are rounded once per account and posted (§7).
    fn close_accruals(&mut self) {
        for account in &mut self.accounts {
            let interest = to_cents(account.debts.iter().map(|d| d.interest_accrued).sum());
            let penalties = account.debts.iter().flat_map(|d| d.penalty_accrued.values());
            let penalty = to_cents(penalties.sum());
            if let Some(debt) = account.debts.first_mut() {
                debt.add(Interest, None, interest);
                debt.add(Penalty, None, penalty);
            }
            self.month.interest += interest;
            self.month.penalties += penalty;
            self.life.closing_accrual += interest + penalty;
        }
    }

    /// Step 10, and the worst evening so far.
    fn snapshot(&mut self, today: Date) {
        let age = |a: &Account| a.debts.iter().map(|d| d.days_overdue(today)).max().unwrap_or(0);
        let ages: Vec<_> = self.accounts.iter().map(|a| (a.id.clone(), age(a))).collect();
        let worst = ages.iter().map(|(_, days)| *days).max().unwrap_or(0);
        self.life.worst_days_overdue = self.life.worst_days_overdue.max(worst);
        if today != today.last_of_month() {
            return;
        }
        let mut month = std::mem::take(&mut self.month);
        let debts = || self.accounts.iter().flat_map(|a| &a.debts);
        month.month = month_name(today);
        month.debt = debts().map(Debt::total).sum();
        let free: Decimal = debts().map(|d| d.sum(&[Unbilled, Billed])).sum();
        month.carried = month.debt - free;
        month.cash = self.cash;
        month.days_overdue = ages;
        self.life.months.push(month);
    }
}

/// An extra payment goes to one line, cut to what is owed there (§4, §6).
fn extra_wanted(extra: &Value, account: &Account, debt: &Debt) -> Decimal {
    if extra["account"] != account.id {
        return Decimal::ZERO;
    }
    assert!(account.line.is_some(), "prepayment of loans is not modelled");
    number(&extra["amount"]).min(debt.total())
}
