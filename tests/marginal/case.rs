//! A random case: two to four debts, and money enough to clear them in four to six months.

use mingzhang::bureau::ScoreModel;
use mingzhang::ledger::Kind;
use mingzhang::money::Money;
use mingzhang::scenario::{self, Action, Order, Pay, Scenario, Strategy};
use mingzhang::simulation::{AccountTerms, Prepared, Run, simulate};
use mingzhang::terms::{Catalog, Contract, EarlyPayoffFee, Resolved};
use serde_json::{Value, json};

use crate::dice::Dice;
use crate::support;

/// Months of a run: beyond the last decision, so that what is left falls due too.
pub const MONTHS: u32 = 9;
/// Day of the month of money beyond what is required: after all due days.
pub const EXTRA_DAY: u8 = 10;

/// What money by order may go to, by its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Debt {
    /// A line with a carried rest.
    Carried,
    /// A line whose first bill is missed.
    Missed,
    /// A line with one plan.
    Plan,
    /// A loan.
    Loan,
}

/// A case.
pub struct Case {
    pub scenario: Scenario,
    contracts: Vec<Resolved>,
    model: ScoreModel,
    pub debts: Vec<Debt>,
    /// Months in which it can be cleared.
    pub decisions: usize,
    /// What may be paid in a month.
    pub budget: Money,
    json: Value,
}

/// A nightly rate of 0.01 % to 0.065 %.
fn rate(dice: &mut Dice) -> String {
    format!("0.000{:03}", dice.between(10, 65) * 10)
}

fn line(dice: &mut Dice, place: usize) -> Value {
    json!({"id": format!("a{place}"), "terms": "huabei@2024-01-01", "limit": "90000.00", "bill_day": 1,
        "overrides": {"daily_rate": rate(dice), "min_floor_yuan": dice.one_of(&["0", "50", "200", "500"])}})
}

impl Case {
    /// The case of a seed.
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed * 7919);
        let count = usize::try_from(dice.between(2, 4)).expect("a small number");
        let missed = dice.place(count);
        let (mut accounts, mut events, mut debts, mut owed) = (vec![], vec![], vec![], 0);
        for place in 0..count {
            let yuan = dice.between(8, 80) * 100;
            let amount = format!("{yuan}.00");
            let debt = match dice.between(1, 10) {
                _ if place == missed => Debt::Missed,
                1..=3 => Debt::Carried,
                4..=7 => Debt::Plan,
                _ => Debt::Loan,
            };
            let mut account = line(&mut dice, place);
            match debt {
                Debt::Carried => account["opening"] = json!({"rolled": amount}),
                Debt::Missed => {
                    let bill = json!({"on": "2026-01-01", "due": "2026-01-09", "purchases": amount});
                    account["opening"] = json!({ "bill": bill });
                }
                Debt::Plan => {
                    let periods = dice.one_of(&[3, 6, 9, 12]);
                    let fee = dice.between(4, 10) * periods;
                    account["overrides"]["instalment_rates"] =
                        json!([{"periods": periods, "rate": format!("0.{fee:03}")}]);
                    account["overrides"]["early_payoff_fee"] =
                        json!(dice.one_of(&["drop_unbilled", "charge_all", "charge_current"]));
                    events.push(json!({"id": format!("plan-{place}"), "purchase": {"account": format!("a{place}"),
                        "amount": amount, "when": {"on": "2026-01-01"}, "instalments": {"periods": periods}}}));
                }
                Debt::Loan => {
                    let method = dice.one_of(&["equal_payment", "equal_principal", "interest_first"]);
                    account = json!({"id": format!("a{place}"), "terms": "jiebei@2024-01-01", "limit": "90000.00",
                        "overrides": {"daily_rate": rate(&mut dice), "prepay_effect": dice.one_of(&["lower_payment", "shorten_term"])},
                        "opening": {"loans": [{"id": format!("l{place}"), "drawn": "2025-12-09", "principal": amount,
                            "periods": dice.one_of(&[6, 12]), "method": method, "due_day": 9, "periods_paid": 0}]}});
                }
            }
            accounts.push(account);
            debts.push(debt);
            owed += yuan;
        }
        let decisions = dice.between(4, 6);
        let budget = format!("{}.00", owed * 107 / 100 / decisions);
        let missed_line = format!("a{missed}");
        let json = json!({"format": "mingzhang/scenario", "version": 1, "title": format!("case {seed}"),
            "start": "2026-01-01", "span": {"months": MONTHS},
            "borrower": {"cash": "0.00", "incomes": [{"id": "wage", "amount": budget, "when": {"monthly": {"day": 1}}}]},
            "accounts": accounts, "events": events,
            "strategies": [{"id": "s", "pay": "spare_cash", "extra_day": EXTRA_DAY,
                "actions": [{"late": {"account": missed_line, "days": 1, "from": "2026-01", "until": "2026-01"}}]}]});
        let scenario = support::read(&json.to_string());
        let contracts = scenario::contracts(&scenario, &Catalog::bundled()).expect("terms resolve");
        let budget = Money::parse(&budget).expect("an amount");
        let decisions = usize::try_from(decisions).expect("a small number");
        Self { scenario, contracts, model: ScoreModel::bundled(), debts, decisions, budget, json }
    }

    /// The nightly rate of an account, in units.
    pub fn rate(&self, place: usize) -> i64 {
        match &self.contracts[place].contract {
            Contract::Line(line) => line.common.daily_rate.units(),
            Contract::Loan(loan) => loan.common.daily_rate.units(),
        }
    }

    /// Whether an early payoff of the plan of an account drops no fee.
    pub fn sunk(&self, place: usize) -> bool {
        matches!(&self.contracts[place].contract, Contract::Line(line) if line.early_payoff_fee == EarlyPayoffFee::ChargeAll)
    }

    /// The case lived under given strategies.
    pub fn live(&self, strategies: Vec<Strategy>) -> Vec<Run> {
        let scenario = Scenario { strategies, ..self.scenario.clone() };
        let terms = self.contracts.iter().map(|c| AccountTerms { contract: &c.contract, group: &c.group });
        let prepared = Prepared::new(&scenario, terms.collect(), &self.model);
        (0..scenario.strategies.len()).map(|place| simulate(&prepared, place).expect("it is there")).collect()
    }

    /// What the month's money by an order costs.
    pub fn cost(&self, order: Order, may_pay_off_plans: bool) -> i64 {
        let strategy = Strategy { order, may_pay_off_plans, ..self.scenario.strategies[0].clone() };
        cost(&self.live(vec![strategy])[0])
    }

    /// A strategy that pays what is required, and what its actions say.
    pub fn by_hand(&self, actions: Vec<Action>) -> Strategy {
        let given = &self.scenario.strategies[0];
        let actions = given.actions.iter().cloned().chain(actions).collect();
        Strategy { pay: Pay::Minimum, actions, ..given.clone() }
    }

    /// An exception, for whoever reads the output of the test.
    pub fn told(&self, cost: i64, best: i64) -> String {
        let above = (cost - best) * 1000 / best.max(1);
        format!(
            "{}: {:?}, {} months: {cost} against {best}, {}.{} % above: {}",
            self.json["title"],
            self.debts,
            self.decisions,
            above / 10,
            above % 10,
            self.reason()
        )
    }

    /// Why money by the next yuan's saving may miss the best: it never waits.
    fn reason(&self) -> &'static str {
        if self.debts.contains(&Debt::Plan) {
            "a plan is only paid whole, and paying nothing else for a month would have dropped its fees sooner"
        } else {
            "no plan: whole cents, or a minimum that asks for more than the order would give"
        }
    }
}

/// Interest, fees and penalties of a run, and the fees that are still to come.
pub fn cost(run: &Run) -> i64 {
    let months = run.months.iter().map(|month| month.interest + month.fees + month.penalties);
    let last = run.accounts_of(run.months.len() - 1).iter().map(|account| account.committed_fees);
    months.chain(last).sum::<Money>().cents()
}

/// What a run had cost by a day, and the cash on its evening.
pub fn so_far(run: &Run, until: mingzhang::calendar::Day) -> (i64, Money) {
    let (mut cost, mut cash) = (0, Money::ZERO);
    for entry in run.ledger.iter().take_while(|entry| entry.on <= until) {
        match entry.kind {
            Kind::Interest | Kind::Fee | Kind::Penalty => cost += entry.amount.cents(),
            Kind::Income => cash += entry.amount,
            Kind::Payment => cash -= entry.amount,
            _ => {}
        }
    }
    (cost, cash)
}
