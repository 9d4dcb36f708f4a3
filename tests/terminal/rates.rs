//! What debts cost a year: figures worked out outside the program, the lender's side, the keys, and the texts.

use rust_decimal::Decimal;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::call::{BUILT_IN, finish, json, out, program, strategies};
use super::shapes::Shapes;

/// The rates of a scenario's first strategy.
fn rates(scenario: &Value) -> Value {
    let arguments = ["rates", "-", "--format", "json"];
    let said = finish(program().args(arguments), scenario.to_string().as_bytes());
    assert_eq!(said.code, 0, "{}", said.err);
    serde_json::from_str(&said.out).expect("JSON")
}

fn life(account: Value, event: Value) -> Value {
    json!({"format": "mingzhang/scenario", "version": 1, "title": "rates", "start": "2026-01-01", "span": {"months": 14},
        "borrower": {"cash": "90000.00"}, "accounts": [account], "events": [event],
        "strategies": [{"id": "s", "pay": "full"}]})
}

fn debt<'r>(rates: &'r Value, of: &str) -> &'r Value {
    let debts = rates["debts"].as_array().expect("debts");
    debts.iter().find(|debt| debt["of"] == of).expect("a debt of this kind")
}

/// 12,000 in twelve periods for 7.5 %: 1,075.00 on the 9th of each month from February on, bought on 20 January.
#[test]
fn a_plan_is_advertised_at_half_of_what_it_costs() {
    let account = json!({"id": "a", "terms": "huabei@2024-01-01", "limit": "20000.00", "bill_day": 1});
    let event = json!({"id": "phone", "purchase": {"account": "a", "amount": "12000.00",
        "when": {"on": "2026-01-20"}, "instalments": {"periods": 12}}});
    let rates = rates(&life(account, event));
    let plan = debt(&rates, "plan");
    assert_eq!(
        (&plan["ref"], &plan["lent"], &plan["cost"]),
        (&json!("phone"), &json!("12000.00"), &json!("900.00"))
    );
    assert_eq!(
        plan["advertised"],
        json!({"kind": "total_fee", "rate": "0.075000", "periods": 12, "a_year": "0.075000"})
    );
    assert_eq!(plan["naive"], "0.075000");
    assert_eq!(
        plan["rates"],
        json!([{"simple": "0.144531", "effective": "0.154500"}]),
        "solved outside the program"
    );
    assert_eq!(debt(&rates, "run")["rates"], plan["rates"], "nothing else was owed");
    assert_eq!(
        rates["costs"][0]["normal"],
        json!([{"rule": "plan_fee", "amount": "900.00", "field": "instalment_rates"}])
    );
    assert_eq!(rates["costs"][0]["contingent"], json!([]));
}

/// The published schedule of 10,000 at 0.04 % a night: eleven payments of 900.41 and one of 900.42.
#[test]
fn a_loan_costs_its_daily_rate_and_a_little_more() {
    let account = json!({"id": "a", "terms": "jiebei@2024-01-01", "limit": "20000.00"});
    let event = json!({"id": "draw", "draw": {"account": "a", "amount": "10000.00", "on": "2026-01-15", "periods": 12,
        "method": "equal_payment"}});
    let rates = rates(&life(account, event));
    let loan = debt(&rates, "loan");
    assert_eq!(
        loan["advertised"],
        json!({"kind": "daily", "rate": "0.000400", "periods": null, "a_year": "0.146000"})
    );
    assert_eq!((&loan["cost"], &loan["naive"]), (&json!("804.93"), &json!("0.080493")));
    assert_eq!(
        loan["rates"],
        json!([{"simple": "0.146002", "effective": "0.156180"}]),
        "solved outside the program"
    );
    assert_eq!(rates["lines"]["lpr_1y"], "0.030000");
    let of =
        |id: &str| rates["lines"]["lines"].as_array().expect("lines").iter().find(|line| line["id"] == id);
    assert_eq!(of("private_four_lpr").expect("the line")["rate"], "0.120000");
}

#[test]
fn what_a_lender_gets_is_what_it_lent_and_charged() {
    for scenario in BUILT_IN {
        for strategy in strategies(scenario) {
            let rates = json(&format!("rates {scenario} --strategy {strategy} --format json"));
            for side in rates["lenders"].as_array().expect("lenders") {
                let of =
                    |key: &str| side[key].as_str().expect("an amount").parse::<Decimal>().expect("a number");
                let asked = of("opening") + of("lent") + of("interest") + of("fees") + of("penalties");
                assert_eq!(asked, of("paid") + of("waived") + of("owed"), "{scenario} {strategy}");
                assert!(of("written_off") <= of("owed"), "{scenario} {strategy}");
            }
            let run = json(&format!("run {scenario} --strategy {strategy} --format json"));
            let sum = |key: &str| -> Decimal {
                let sides = rates["lenders"].as_array().expect("lenders").iter();
                sides
                    .map(|side| side[key].as_str().expect("an amount").parse::<Decimal>().expect("a number"))
                    .sum()
            };
            for key in ["interest", "fees", "penalties"] {
                assert_eq!(
                    sum(key).to_string(),
                    run["summary"][key].as_str().expect("an amount"),
                    "{scenario} {key}"
                );
            }
        }
    }
}

#[test]
fn the_json_of_rates_has_exactly_the_keys_of_the_contract() {
    let mut shapes = Shapes::read(include_str!("keys_rates.txt"));
    for scenario in BUILT_IN {
        for strategy in strategies(scenario) {
            let call = format!("rates {scenario} --strategy {strategy} --format json");
            assert_eq!(out(&format!("{call} --lang zh")), out(&format!("{call} --lang en")));
            shapes.walk("rates", "rates", &json(&call));
        }
    }
    assert!(shapes.differences.is_empty(), "{:#?}", shapes.differences);
    assert_eq!(shapes.never_met(), [""; 0]);
}

#[test]
fn texts_and_tables_of_rates_fit() {
    for scenario in BUILT_IN {
        for language in ["zh", "en"] {
            let said = out(&format!("rates {scenario} --lang {language}"));
            let widest = said.lines().map(UnicodeWidthStr::width).max().unwrap_or_default();
            assert!(widest <= 100, "{widest}\n{said}");
            assert!(said.contains("12%"), "{said}");
        }
        let table = out(&format!("rates {scenario} --format csv"));
        assert!(table.starts_with("of,account,ref,from,until,lent,cost,naive,advertised_kind,"), "{table}");
    }
}
