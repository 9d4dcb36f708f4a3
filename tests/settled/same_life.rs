//! Which runs lived the same life, and which of those is marked as the cheapest.

use mingzhang::analysis::Summary;
use mingzhang::money::Money;
use serde_json::{Value, json};

use crate::lives::{buys, line, scenario};
use crate::support::{lab, read};

/// What a comparison says of each strategy: marked as the cheapest, and the same life as the first.
fn says(span: &Value, cash: &str, limit: &str, rest: &Value, pays: &[Value]) -> Vec<(bool, bool)> {
    let mut account = line("line", "3000.00");
    account["limit"] = json!(limit);
    let mut life = scenario(1, cash, &json!([account]), rest);
    life["span"] = span.clone();
    let strategies = pays.iter().enumerate();
    life["strategies"] = strategies.map(|(at, pay)| json!({"id": format!("s{at}"), "pay": pay})).collect();
    let scenario = read(&life.to_string());
    let lab = lab(&scenario);
    let json = mingzhang::report::comparison(&scenario, &lab);
    let same = json["runs"].as_array().expect("runs").iter().map(|run| run["same_life_as_first"] == true);
    lab.comparison.cheapest.iter().copied().zip(same).collect()
}

fn two_months() -> Value {
    json!({"months": 2})
}

#[test]
fn the_same_life_is_living_purchases_unmet_and_refused() {
    let scenario = read(&scenario(2, "9000.00", &json!([line("line", "3000.00")]), &json!({})).to_string());
    let own = lab(&scenario).comparison.summaries.remove(0);
    let differs = |change: fn(&mut Summary, Money)| {
        let mut other = own.clone();
        change(&mut other, Money::from_cents(1));
        other.life() != own.life()
    };
    assert!(differs(|summary, cent| summary.living += cent));
    assert!(differs(|summary, cent| summary.purchases += cent));
    assert!(differs(|summary, cent| summary.unmet += cent));
    assert!(differs(|summary, cent| summary.refused += cent));
    assert!(!differs(|summary, cent| summary.income += cent), "what came in is not what was had");
    assert!(!differs(|summary, cent| summary.cost += cent));
    assert!(!differs(|summary, cent| summary.total_paid += cent));
    assert!(!differs(|summary, cent| summary.final_debt += cent));
    assert!(!differs(|summary, cent| summary.final_cash += cent));
}

#[test]
fn the_cheapest_of_one_life_is_marked_and_so_is_every_run_that_ties_with_it() {
    // In full: no interest. Paid by 300, which is the minimum, or by 1,000: 2,700 or 2,000 are carried and bear it.
    let pays = [json!({"fixed": "1000.00"}), json!("full"), json!("minimum"), json!("full")];
    let said = says(&two_months(), "9000.00", "20000.00", &json!({}), &pays);
    assert_eq!(said, [(false, true), (true, true), (false, true), (true, true)]);
    let said = says(&two_months(), "9000.00", "20000.00", &json!({}), &pays[..1]);
    assert_eq!(said, [(false, true)], "there is nothing to be cheaper than");
}

#[test]
fn a_run_that_was_refused_a_purchase_is_not_compared_with_one_that_had_it() {
    // Room on the 20th: 3,500 less what is owed. Only who paid in full can buy for 2,700.
    let rest = json!({"events": [buys("2026-01-20", "2700.00")]});
    let pays = [json!("minimum"), json!("full"), json!({"fixed": "2000.00"})];
    let said = says(&two_months(), "9000.00", "3500.00", &rest, &pays);
    // In full costs nothing, but it had more; of the other two, who were both refused, 2,000 a month costs less.
    assert_eq!(said, [(false, true), (false, false), (true, true)]);
    let said = says(&two_months(), "9000.00", "3500.00", &rest, &pays[..2]);
    assert_eq!(said, [(false, true), (false, false)], "no two runs of one life, and no mark");
}

#[test]
fn a_run_that_could_not_live_as_planned_is_not_compared_with_one_that_could() {
    // 4,000 less the minimum pays a rent of 3,000 on the 20th; 4,000 less the whole bill leaves 1,000 of it.
    let rent = json!([{"id": "rent", "amount": "3000.00", "when": {"on": "2026-01-20"}}]);
    let pays = [json!("minimum"), json!("full")];
    let said = says(&two_months(), "4000.00", "20000.00", &json!({"costs": rent}), &pays);
    assert_eq!(said, [(false, true), (false, false)], "in full costs less, and lived on less");
}

#[test]
fn a_run_that_ends_sooner_is_not_compared_with_one_that_lived_on() {
    // Until clear: in full ends in January with one rent, 2,000 a month in March with three. Nothing is unmet.
    let rent = json!([{"id": "rent", "amount": "10.00", "when": {"monthly": {"day": 20}}}]);
    let until_clear = json!({"until_clear": {"at_most": 12}});
    let pays = [json!({"fixed": "2000.00"}), json!("full")];
    let said = says(&until_clear, "9000.00", "20000.00", &json!({"costs": rent}), &pays);
    assert_eq!(said, [(false, true), (false, false)]);
    let said = says(&until_clear, "9000.00", "20000.00", &json!({}), &pays);
    assert_eq!(said, [(false, true), (true, true)], "without the rent both lived the same");
}
