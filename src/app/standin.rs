//! A stand-in for the engine while the window is built: one line, smooth figures, entries that add up.

use crate::analysis::{Comparison, Summary};
use crate::calendar::Day;
use crate::ledger::{
    AccountIx, Balances, Cause, Component, Entry, Kind, Mark, Rule, Segment, SegmentRange, Side, Stage,
    Statement,
};
use crate::money::Money;
use crate::rate::{Accrual, Rate, Rounding};
use crate::scenario::{Pay, Scenario, Strategy, What, When};
use crate::simulation::{AccountMonth, FACTORS, ItemRef, MonthRow, Outcome, Run, Totals};

struct Desk {
    balances: Balances,
    cash: Money,
    ledger: Vec<Entry>,
    segments: Vec<Segment>,
    month: MonthRow,
}

impl Desk {
    fn post(&mut self, on: Day, kind: Kind, from: Side, to: Side, amount: Money, cause: Cause) {
        if !amount.is_positive() {
            return;
        }
        if let Some(component) = from.component() {
            self.balances[component] -= amount;
        }
        if let Some(component) = to.component() {
            self.balances[component] += amount;
        }
        let account = if from.component().is_some() || to.component().is_some() {
            AccountIx(0)
        } else {
            AccountIx::NONE
        };
        self.ledger.push(Entry {
            on,
            value_from: on,
            account,
            kind,
            from,
            to,
            item: 0,
            amount,
            cause,
        });
    }
    fn pay(&mut self, on: Day, component: Component, money: Money) -> Money {
        let amount = money.min(self.balances[component]);
        let cause = Cause::new(
            Rule::PayRequired,
            [money.cents(), self.balances[component].cents(), 0, 0],
        );
        self.post(on, Kind::Payment, Side::Cash, component.into(), amount, cause);
        if amount.is_positive() {
            self.balances[component] -= amount + amount;
        }
        self.cash -= amount;
        self.month.paid += amount;
        money - amount
    }
}

/// Runs one strategy, roughly.
fn run(scenario: &Scenario, place: usize, strategy: &Strategy) -> Run {
    let income: Money = scenario.borrower.incomes.iter().map(|income| income.amount).sum();
    let living: Money = scenario.borrower.costs.iter().map(|cost| cost.amount).sum();
    let account = scenario.accounts.first();
    let rate = Rate::parse("0.0005").unwrap_or_default();
    let bill = account
        .and_then(|a| a.opening.bill)
        .map_or(Money::ZERO, |bill| bill.purchases);
    let opening = bill + account.map_or(Money::ZERO, |a| a.opening.rolled);
    let first = scenario.start.month();
    let count = scenario.span.at_most();
    let blank = blank(first);
    let mut desk = Desk {
        balances: Balances::default(),
        cash: scenario.borrower.cash,
        ledger: vec![],
        segments: vec![],
        month: blank,
    };
    desk.post(
        scenario.start,
        Kind::Opening,
        Side::Lender,
        Side::Billed,
        opening,
        Cause::given(Rule::OpeningBalance, opening),
    );
    let (mut months, mut accounts, mut statements) = (vec![], vec![], vec![]);
    let mut evening = (scenario.start, Money::ZERO);
    let mut score = i32::from(scenario.borrower.score.unwrap_or(650));
    for k in 0..i32::try_from(count).unwrap_or(24) {
        let month = first + k;
        desk.month = MonthRow { month, ..blank };
        let begin = u32::try_from(desk.ledger.len()).unwrap_or(0);
        let bill_day = month.first();
        desk.post(
            bill_day,
            Kind::Income,
            Side::Income,
            Side::Cash,
            income,
            Cause::given(Rule::Income, income),
        );
        desk.post(
            bill_day,
            Kind::Living,
            Side::Cash,
            Side::Living,
            living,
            Cause::new(
                Rule::LivingFromCash,
                [living.cents(), (desk.cash + income).cents(), 0, 0],
            ),
        );
        desk.cash += income - living;
        desk.month.income = income;
        desk.month.living = living;
        interest(&mut desk, evening, bill_day, rate);
        let unbilled = desk.balances[Component::Unbilled];
        desk.post(
            bill_day,
            Kind::Bill,
            Side::Unbilled,
            Side::Billed,
            unbilled,
            Cause::given(Rule::BillPurchases, unbilled),
        );
        let total = desk.balances.debt();
        let minimum = Money::from_cents(
            desk.balances[Component::Billed].cents() / 10 + desk.balances[Component::Rolled].cents() / 10,
        ) + desk.balances[Component::Interest];
        let due = month.day(9);
        let money = match strategy.pay {
            Pay::Minimum => minimum,
            Pay::Fixed(amount) => amount.max(minimum).min(total),
            _ => total,
        }
        .min(desk.cash);
        let mut left = desk.pay(due, Component::Interest, money);
        for component in [Component::Rolled, Component::Billed] {
            left = desk.pay(due, component, left);
        }
        if total.is_positive() {
            let end = u32::try_from(desk.ledger.len()).unwrap_or(0);
            statements.push(Statement {
                account: AccountIx(0),
                on: bill_day,
                due,
                total,
                minimum,
                paid_by_due: money,
                amended: false,
                brought_forward: [Money::ZERO; 6],
                entries: (begin, end),
                amendment: (0, 0),
            });
        }
        let rest = desk.balances[Component::Billed];
        desk.post(
            due,
            Kind::Carry,
            Side::Billed,
            Side::Rolled,
            rest,
            Cause::given(Rule::CarryRest, rest),
        );
        evening = (due, desk.balances[Component::Rolled]);
        for event in &scenario.events {
            if let What::Purchase(purchase) = &event.what {
                let on = match purchase.when {
                    When::Monthly(monthly) => month.day(monthly.day),
                    When::On(day) => day,
                };
                if on.month() == month {
                    desk.post(
                        on,
                        Kind::Purchase,
                        Side::Shop,
                        Side::Unbilled,
                        purchase.amount,
                        Cause::given(Rule::PurchaseOnLine, purchase.amount),
                    );
                    desk.month.purchases += purchase.amount;
                }
            }
        }
        score += if matches!(strategy.pay, Pay::Full) {
            2
        } else if k % 3 == 2 {
            -4
        } else {
            0
        };
        desk.month.debt = desk.balances.debt();
        desk.month.carried = desk.balances.carried();
        desk.month.cash = desk.cash;
        desk.month.score = score;
        desk.month.factors = [200, 120, 90, 80, 60, i16::try_from(score - 550).unwrap_or(0)];
        months.push(desk.month);
        for _ in &scenario.accounts {
            accounts.push(AccountMonth {
                components: desk.balances,
                accrued: Money::ZERO,
                committed_fees: Money::ZERO,
                limit: account.map_or(Money::ZERO, |a| a.limit),
                available: Money::ZERO,
                frozen: false,
                days_overdue: 0,
                stage: Stage(0),
                record: Mark::Kept,
            });
        }
    }
    let peak = months
        .iter()
        .max_by_key(|row| row.debt)
        .map_or((scenario.start, Money::ZERO), |row| (row.month.last(), row.debt));
    Run {
        strategy: place,
        start: scenario.start,
        end: months.last().map_or(scenario.start, |row| row.month.last()),
        outcome: if matches!(strategy.pay, Pay::Full) {
            Outcome::Clear(scenario.start)
        } else {
            Outcome::Owing
        },
        months,
        accounts,
        ledger: desk.ledger,
        segments: desk.segments,
        statements,
        refusals: vec![],
        notes: vec![],
        items: vec![ItemRef::None],
        flows: vec![],
        totals: Totals {
            opening_cash: scenario.borrower.cash,
            opening_debt: opening,
            peak_debt: peak.1,
            worst_days_overdue: 0,
            lowest_score: score,
            first_score: i32::from(scenario.borrower.score.unwrap_or(650)),
        },
        peak_debt_on: peak.0,
    }
}

fn blank(month: crate::calendar::Month) -> MonthRow {
    let zero = Money::ZERO;
    MonthRow {
        month,
        debt: zero,
        carried: zero,
        cash: zero,
        income: zero,
        living: zero,
        purchases: zero,
        paid: zero,
        interest: zero,
        fees: zero,
        penalties: zero,
        unmet: zero,
        refused: zero,
        score: 0,
        factors: [0; FACTORS],
    }
}

fn interest(desk: &mut Desk, evening: (Day, Money), to: Day, daily_rate: Rate) {
    let (from, base) = evening;
    let nights = to - from;
    if !base.is_positive() || nights <= 0 {
        return;
    }
    let start = u32::try_from(desk.segments.len()).unwrap_or(0);
    desk.segments.push(Segment {
        base,
        daily_rate,
        from,
        to,
        nights,
    });
    let amount = Accrual::nights(base, daily_rate, nights).round(Rounding::HalfUp);
    let cause = Cause {
        segments: SegmentRange { start, count: 1 },
        ..Cause::new(Rule::AfterDueInterest, [0; 4])
    };
    desk.post(to, Kind::Interest, Side::Lender, Side::Interest, amount, cause);
    desk.month.interest += amount;
}

/// All strategies, roughly.
pub fn compare(scenario: &Scenario) -> Comparison {
    let runs: Vec<Run> = scenario
        .strategies
        .iter()
        .enumerate()
        .map(|(place, strategy)| run(scenario, place, strategy))
        .collect();
    let summaries: Vec<Summary> = runs.iter().map(summary).collect();
    let least = summaries.iter().map(|s| s.cost).min();
    Comparison {
        lives: vec![0; runs.len()],
        cheapest: summaries.iter().map(|s| Some(s.cost) == least).collect(),
        summaries,
        runs,
    }
}

fn summary(run: &Run) -> Summary {
    let sum = |part: fn(&MonthRow) -> Money| run.months.iter().map(part).sum::<Money>();
    let last = run
        .months
        .last()
        .copied()
        .unwrap_or_else(|| blank(run.start.month()));
    Summary {
        outcome: run.outcome,
        total_paid: sum(|m| m.paid),
        interest: sum(|m| m.interest),
        fees: Money::ZERO,
        penalties: Money::ZERO,
        waived: Money::ZERO,
        cost: sum(|m| m.interest),
        purchases: sum(|m| m.purchases),
        living: sum(|m| m.living),
        income: sum(|m| m.income),
        unmet: Money::ZERO,
        refused: Money::ZERO,
        opening_debt: run.totals.opening_debt,
        opening_cash: run.totals.opening_cash,
        final_debt: last.debt,
        final_carried: last.carried,
        final_cash: last.cash,
        peak_debt: run.totals.peak_debt,
        peak_debt_on: run.peak_debt_on,
        worst_days_overdue: 0,
        first_score: run.totals.first_score,
        lowest_score: run.totals.lowest_score,
        final_score: last.score,
        annual_rate: None,
    }
}
