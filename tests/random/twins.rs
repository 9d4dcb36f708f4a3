//! A life and its twin, whose file says the same in another order, or something more on a later day.

use std::collections::BTreeMap;

use mingzhang::calendar::{Day, Month};
use mingzhang::ledger::{Kind, Side};
use mingzhang::money::Money;
use mingzhang::simulation::{AccountMonth, MonthRow, Outcome, Run, Totals};
use serde_json::{Value, json};

use crate::dice::Dice;
use crate::life::{Life, World};
use crate::maker;

const LIVES: u64 = 400;

/// What moved on a day: account, kind, from, to.
type Move = (Day, String, Kind, Side, Side);

/// The figures of a run, without any place in the file.
#[derive(Clone, Debug, PartialEq)]
struct Figures {
    outcome: Outcome,
    totals: Totals,
    peak_debt_on: Day,
    months: Vec<MonthRow>,
    accounts: BTreeMap<String, Vec<AccountMonth>>,
    /// Account and day of each bill, with total, minimum and what was paid.
    bills: BTreeMap<(String, Day), [Money; 3]>,
    moves: BTreeMap<Move, Money>,
}

impl Figures {
    fn of(life: &Life<'_>, run: &Run) -> Self {
        let name = |place: usize| life.scenario.accounts.get(place).map_or(String::new(), |a| a.id.clone());
        let mut moves = BTreeMap::new();
        for entry in &run.ledger {
            let what = (entry.on, name(entry.account.index()), entry.kind, entry.from, entry.to);
            *moves.entry(what).or_default() += entry.amount;
        }
        let bills = run.statements.iter().map(|bill| {
            let account = name(bill.account.index());
            ((account, bill.on), [bill.total, bill.minimum, bill.paid_by_due])
        });
        let count = life.scenario.accounts.len();
        let of_account = |place: usize| run.accounts.iter().skip(place).step_by(count).copied().collect();
        Self {
            outcome: run.outcome,
            totals: run.totals,
            peak_debt_on: run.peak_debt_on,
            months: run.months.clone(),
            accounts: (0..count).map(|place| (name(place), of_account(place))).collect(),
            bills: bills.collect(),
            moves,
        }
    }
}

impl Figures {
    /// Where two accounts are late the score takes the lateness of one after the other in file order: conventions,
    /// section 3. Such a score is left out. So are calls: of more than a group may get, the file says which are made.
    fn without_shared_lateness(&self) -> Self {
        // a missed period of interest alone makes no entry
        let ends_late = |months: &[AccountMonth]| months.iter().any(|month| month.days_overdue > 0);
        let late = |(account, months): &(&String, &Vec<AccountMonth>)| {
            ends_late(months) || self.moves.keys().any(|what| what.1 == **account && what.2 == Kind::Overdue)
        };
        let is_shared = self.accounts.iter().filter(late).count() > 1;
        let hide = |row: &MonthRow| MonthRow { score: 0, factors: [0; 6], ..*row };
        let totals = Totals { lowest_score: 0, ..self.totals };
        let months = self.months.iter().map(hide).collect();
        let uncalled = |row: &AccountMonth| AccountMonth { collection: None, contacts: 0, ..*row };
        let of_account =
            |(id, rows): (&String, &Vec<AccountMonth>)| (id.clone(), rows.iter().map(uncalled).collect());
        let accounts = self.accounts.iter().map(of_account).collect();
        if is_shared { Self { months, totals, accounts, ..self.clone() } } else { self.clone() }
    }
}

/// The figures of every strategy by its id.
fn figures(world: &World, json: &Value) -> BTreeMap<String, Figures> {
    let life = Life::read(world, json);
    let strategies = life.scenario.strategies.iter().enumerate();
    strategies.map(|(place, strategy)| (strategy.id.clone(), Figures::of(&life, &life.run(place)))).collect()
}

fn list<'v>(json: &'v mut Value, key: &str) -> &'v mut Vec<Value> {
    json[key].as_array_mut().expect("a list of the scenario")
}

/// A life in which the order of the file plays no part: cash and limits are ample, rates differ from account to
/// account, money goes by rate, and no two things of a day depend on each other.
fn ample(seed: u64) -> Value {
    let mut json = maker::scenario(seed);
    json["borrower"]["cash"] = json!("9000000.00");
    // arrangements take accounts in the order of the file
    json.as_object_mut().expect("a scenario").remove("ideas");
    for (place, account) in list(&mut json, "accounts").iter_mut().enumerate() {
        account["limit"] = json!("90000000.00");
        account["overrides"]["daily_rate"] = json!(format!("0.0004{place}1"));
        let overrides = account["overrides"].as_object_mut().expect("overrides");
        overrides.remove("free_quota_yuan");
        overrides.remove("annual_rate");
        // a review may cut a limit, and looks at the score; so do prices
        overrides.remove("prices_by_score");
        overrides.remove("fee_campaigns");
        overrides.remove("limit_review");
    }
    // who bears a fee may depend on what was bought before it that day
    json["borrower"].as_object_mut().expect("a borrower").remove("coupons");
    for event in list(&mut json, "events") {
        if let Some(plan) = event.pointer_mut("/purchase/instalments").and_then(Value::as_object_mut) {
            plan.remove("by");
        }
    }
    // of two changes of one income on a day the last in the file holds; loans of a facility stand in drawing order
    let mut seen = Vec::new();
    list(&mut json, "events").retain(|event| {
        let once = match (&event["income_change"], &event["draw"]) {
            (Value::Null, Value::Null) => return true,
            (Value::Null, draw) => json!([draw["account"], draw["on"]]),
            _ => json!("income_change"),
        };
        let new = !seen.contains(&once);
        seen.push(once);
        new
    });
    // what a contract allows on a day depends on what stands before it
    let keeps = |event: &Value| {
        ["limit_change", "terms_change", "close_account"].iter().all(|kind| event[kind].is_null())
    };
    list(&mut json, "events").retain(keeps);
    // what a refund lowers depends on what else happens on its day
    let events = list(&mut json, "events").clone();
    list(&mut json, "events").retain(|event| event["refund"].is_null() || !shares_its_day(event, &events));
    let mut ids: Vec<Value> = list(&mut json, "events").iter().map(|event| event["id"].clone()).collect();
    let accounts = list(&mut json, "accounts").iter();
    ids.extend(
        accounts
            .flat_map(|account| account["opening"]["loans"].as_array().cloned().unwrap_or_default())
            .map(|loan| loan["id"].clone()),
    );
    for strategy in list(&mut json, "strategies") {
        strategy["order"] = json!("highest_rate");
        strategy["when_short"] = json!("most_overdue_first");
        // a loan that is not drawn any more cannot be paid off
        if let Some(actions) = strategy["actions"].as_array_mut() {
            let is_there = |loan: &Value| loan.is_null() || ids.contains(loan);
            actions.retain(|action| is_there(&action["payoff_loan"]["loan"]));
        }
    }
    json
}

/// Whether anything is bought or comes back on the day of a refund.
fn shares_its_day(refund: &Value, events: &[Value]) -> bool {
    let on = refund["refund"]["on"].as_str().unwrap_or_default();
    let is_late = |day: &Value| day.as_u64().is_some_and(|day| day > 28);
    let of_month = |day: &Value| day.as_u64().is_some_and(|day| on.ends_with(&format!("-{day:02}")));
    events.iter().filter(|event| event["id"] != refund["id"]).any(|event| {
        let when = &event["purchase"]["when"];
        let day = &when["monthly"]["day"];
        when["on"] == on || event["refund"]["on"] == on || of_month(day) || is_late(day)
    })
}

#[test]
fn where_the_order_of_the_file_plays_no_part_nothing_changes() {
    let world = World::new();
    for seed in 0..LIVES {
        let json = ample(seed);
        let mut twin = json.clone();
        let mut dice = Dice::new(seed);
        for key in ["accounts", "events", "strategies"] {
            dice.shuffle(list(&mut twin, key));
        }
        let (one, other) = (figures(&world, &json), figures(&world, &twin));
        for (strategy, figures) in &one {
            let differs =
                differing(&figures.without_shared_lateness(), &other[strategy].without_shared_lateness());
            assert!(differs.is_none(), "life {seed}, {strategy}: {differs:?}\n{json}\n{twin}");
        }
    }
}

/// The first figures that differ.
fn differing(one: &Figures, other: &Figures) -> Option<String> {
    if one == other {
        return None;
    }
    let moves = one.moves.iter().find(|(what, amount)| other.moves.get(*what) != Some(amount));
    let months = one.months.iter().zip(&other.months).find(|(a, b)| a != b);
    Some(format!("{moves:?} {months:?}, {:?} and {:?}", one.totals, other.totals))
}

/// Strategies never know of each other, in no life at all.
#[test]
fn the_place_of_a_strategy_changes_nothing() {
    let world = World::new();
    for seed in 0..LIVES {
        let json = maker::scenario(seed);
        let mut twin = json.clone();
        list(&mut twin, "strategies").reverse();
        assert_eq!(figures(&world, &json), figures(&world, &twin), "life {seed}");
    }
}

/// Two bills are due on one day and cash covers one: under `file_order` the account that stands first is kept.
#[test]
fn the_order_of_the_file_decides_who_is_paid_when_cash_is_short() {
    let world = World::new();
    let line = |id: &str| {
        json!({"id": id, "terms": "huabei@2024-01-01", "limit": "9000.00", "bill_day": 1,
            "opening": {"bill": {"on": "2026-01-01", "due": "2026-01-09", "purchases": "4000.00"}}})
    };
    let days_overdue = |first: &str, second: &str| {
        let json = json!({
            "format": "mingzhang/scenario", "version": 1, "title": "two bills, cash for one",
            "start": "2026-01-01", "span": {"months": 1}, "borrower": {"cash": "600.00"},
            "accounts": [line(first), line(second)], "strategies": [{"id": "minimum", "pay": "minimum"}]});
        let figures = &figures(&world, &json)["minimum"];
        ["a", "b"].map(|id| figures.accounts[id][0].days_overdue)
    };
    assert_eq!(days_overdue("a", "b"), [0, 22]);
    assert_eq!(days_overdue("b", "a"), [22, 0]);
}

/// The shown score changes on the 6th: what happens later in a month waits for the next.
#[test]
fn what_happens_after_the_update_day_leaves_the_score_of_the_month() {
    let (world, mut moved) = (World::new(), 0);
    for seed in 0..LIVES {
        let json = maker::scenario(seed);
        let Some(months) = json["span"]["months"].as_i64().and_then(|months| i32::try_from(months).ok())
        else {
            continue;
        };
        let start = json["start"].as_str().and_then(Day::parse).expect("a start").month();
        let at = start + months / 2;
        let (one, other) = (figures(&world, &json), figures(&world, &poorer(&json, at)));
        // spare cash is held back for living costs that are known to come, and so knows of the blow before
        let looks_ahead = |id: &str| {
            json["strategies"]
                .as_array()
                .is_some_and(|all| all.iter().any(|s| s["id"] == id && s["pay"] == "spare_cash"))
        };
        for (strategy, before) in one.iter().filter(|(id, _)| !looks_ahead(id)) {
            let scores = |figures: &Figures, until: Month| -> Vec<i32> {
                figures.months.iter().filter(|row| row.month <= until).map(|row| row.score).collect()
            };
            let after = &other[strategy];
            assert_eq!(scores(before, at), scores(after, at), "life {seed}, {strategy}");
            moved += u32::from(scores(before, at + 1) != scores(after, at + 1));
        }
    }
    assert!(moved >= 10, "only {moved} runs noticed in the month after");
}

/// The same life, in which the 7th of a month takes all that is in hand.
fn poorer(json: &Value, month: Month) -> Value {
    let mut twin = json.clone();
    let cost = json!({"id": "blow", "amount": "900000.00", "when": {"on": month.day(7).to_string()}});
    twin["borrower"]["costs"].as_array_mut().expect("costs").push(cost);
    twin
}
