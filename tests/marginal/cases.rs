//! Small lives with debts of every kind that an order ranks: carried rests, loans, and plans that are paid off whole.

use mingzhang::scenario::{Action, Order, Scenario, Strategy};
use serde_json::{Value, json};

use crate::dice::Dice;

/// A life and what is asked of it.
pub struct Case {
    /// The file, with one strategy for each of [`NAMED`].
    pub life: Value,
    /// What is owed, in words.
    pub told: Vec<String>,
    /// Months in which the order may be chosen anew.
    pub months: usize,
    /// Yuan a month.
    pub budget: i32,
    /// How many accounts there are.
    pub count: usize,
    /// The month in which one is missed, counted from 0.
    pub missed_in: usize,
}

/// Months after which all is paid: longer than any plan, and than what is owed takes.
const SPAN: i32 = 15;

/// The orders that a file can name.
pub const NAMED: [&str; 5] =
    ["marginal_saving", "highest_rate", "smallest_balance", "most_overdue_first", "file_order"];

/// Every sequence of so many accounts.
pub fn permutations(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = permutations(count - 1);
    let with = |at: usize| {
        let place = move |mut order: Vec<usize>| {
            order.insert(at, count - 1);
            order
        };
        shorter.clone().into_iter().map(place)
    };
    let mut all: Vec<Vec<usize>> = (0..count).flat_map(with).collect();
    all.sort();
    all
}

/// The case of a seed.
pub fn case(seed: u64) -> Case {
    let mut dice = Dice::new(seed ^ 0x005A_7146);
    let count = 2 + dice.place(3);
    let mut made = Made { accounts: Vec::new(), events: Vec::new(), told: Vec::new(), owed: 0 };
    for n in 0..count {
        made.claim(n, &mut dice);
    }
    if !made.told.iter().any(|told| told.contains("plan")) {
        made.replace_by_plan(count - 1, &mut dice);
    }
    let months = dice.between(4, 6);
    let budget = made.owed / months + made.owed / dice.between(12, 40);
    let missed = dice.place(count);
    let month = dice.one_of(&["2026-01", "2026-02"]);
    let actions = json!([{"skip": {"account": format!("a{missed}"), "month": month}}]);
    made.told.push(format!("{budget} a month, a{missed} missed in {month}"));
    let life = json!({
        "format": "mingzhang/scenario", "version": 1, "title": format!("Case {seed}"),
        "start": "2026-01-01", "span": {"months": SPAN},
        "borrower": {"cash": format!("{budget}.00"),
            "incomes": [{"id": "wage", "amount": format!("{}.00", budget + 500), "when": {"monthly": {"day": 2}}}]},
        "accounts": made.accounts, "events": made.events,
        "strategies": strategies(budget, &actions),
    });
    let (months, missed_in) = (usize::try_from(months).expect("few"), usize::from(month == "2026-02"));
    Case { life, told: made.told, months, budget, count, missed_in }
}

fn strategies(budget: i32, actions: &Value) -> Vec<Value> {
    let strategy = |order: &&str| {
        json!({"id": order, "pay": {"fixed": format!("{budget}.00")}, "order": order, "may_pay_off_plans": true,
            "extra_day": 25, "actions": actions})
    };
    NAMED.iter().map(strategy).collect()
}

/// Adds a strategy for each sequence of the accounts: all of them with plans paid off, then all of them without; and then the
/// same once more with the miss put off to the last month, when nothing is owed any more.
pub fn add_sequences(scenario: &mut Scenario, orders: &[Vec<usize>]) {
    let like = scenario.strategies[0].clone();
    let mut unmissed = like.clone();
    for action in &mut unmissed.actions {
        if let Action::Skip { month, .. } = action {
            *month = scenario.start.month() + (SPAN - 1);
        }
    }
    for like in [like, unmissed] {
        for may_pay_off_plans in [true, false] {
            for order in orders {
                let ids = order.iter().map(|&place| scenario.accounts[place].id.clone()).collect();
                let order = Order::Custom(ids);
                scenario.strategies.push(Strategy { order, may_pay_off_plans, ..like.clone() });
            }
        }
    }
}

struct Made {
    accounts: Vec<Value>,
    events: Vec<Value>,
    told: Vec<String>,
    /// Yuan.
    owed: i32,
}

impl Made {
    fn claim(&mut self, n: usize, dice: &mut Dice) {
        match dice.between(1, 3) {
            1 => self.rest(n, dice),
            2 => self.loan(n, dice),
            _ => self.plan(n, dice),
        }
    }

    /// The last claim becomes a plan, so that every case has one.
    fn replace_by_plan(&mut self, n: usize, dice: &mut Dice) {
        self.accounts.pop();
        self.told.pop();
        self.plan(n, dice);
    }

    fn line(n: usize, rate: &str, dice: &mut Dice) -> Value {
        json!({"id": format!("a{n}"), "terms": "huabei@2024-01-01", "limit": "60000.00", "bill_day": 1,
            "overrides": {"daily_rate": rate, "penalty_multiplier": dice.one_of(&["1", "1.5"]),
                "overdue_reach": "minimum", "min_ratio": "0.05", "min_rollover_share": "0.05",
                "min_floor_yuan": dice.one_of(&["0", "50", "200", "500"])}})
    }

    /// Principal that is carried and bears.
    fn rest(&mut self, n: usize, dice: &mut Dice) {
        let (rate, rest) = (one_rate(dice), dice.between(10, 120) * 100);
        let mut line = Self::line(n, rate, dice);
        line["opening"] = json!({"rolled": format!("{rest}.00")});
        self.told.push(format!("a{n} rest {rest} at {rate}, floor {}", line["overrides"]["min_floor_yuan"]));
        self.accounts.push(line);
        self.owed += rest;
    }

    fn loan(&mut self, n: usize, dice: &mut Dice) {
        let (rate, rest) = (one_rate(dice), dice.between(10, 120) * 100);
        let periods = dice.one_of(&[6, 9, 12, 12]);
        let method = dice.one_of(&["equal_payment", "equal_principal", "interest_first"]);
        let loan = json!({"id": format!("loan-{n}"), "drawn": "2025-12-12", "principal": format!("{rest}.00"),
            "periods": periods, "method": method, "periods_paid": 0});
        self.accounts.push(json!({"id": format!("a{n}"), "terms": "jiebei@2024-01-01", "limit": "60000.00",
            "overrides": {"daily_rate": rate}, "opening": {"loans": [loan]}}));
        self.told.push(format!("a{n} loan {rest} at {rate} {method} {periods}"));
        self.owed += rest;
    }

    /// Instalments on a line on which nothing else is owed: a lump, whose fee is sunk under `charge_all`.
    fn plan(&mut self, n: usize, dice: &mut Dice) {
        let (price, periods) = (dice.between(10, 120) * 100, dice.one_of(&[3, 6, 9, 12]));
        let a_month = dice.one_of(&["0.0030", "0.0050", "0.0065", "0.0080"]);
        let thousandths = a_month[2..].parse::<i32>().expect("digits") * periods;
        let fee = format!("0.{thousandths:04}");
        let rule = dice.one_of(&["drop_unbilled", "charge_all", "charge_current"]);
        let mut line = Self::line(n, "0.0005", dice);
        line["overrides"]["instalment_rates"] = json!([{"periods": periods, "rate": fee}]);
        line["overrides"]["early_payoff_fee"] = json!(rule);
        line["overrides"]["free_quota_yuan"] = json!("0");
        self.events.push(json!({"id": format!("plan-{n}"), "purchase": {"account": format!("a{n}"),
            "amount": format!("{price}.00"), "when": {"on": "2026-01-01"}, "instalments": {"periods": periods}}}));
        self.told.push(format!("a{n} plan {price} of {periods} at {fee} {rule}"));
        self.accounts.push(line);
        self.owed += price;
    }
}

fn one_rate(dice: &mut Dice) -> &'static str {
    dice.one_of(&["0.00015", "0.0002", "0.0003", "0.00035", "0.0004", "0.00045", "0.0005", "0.0006"])
}
