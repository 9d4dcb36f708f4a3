//! Who bears the fee of a plan in the borrower's place: campaigns of the contract, and coupons. Every figure is worked out
//! by hand: 3,000 in three periods bear 2.3 %, which is 69.00, or 23.00 a period.

use mingzhang::analysis::calc::Basis;
use mingzhang::analysis::run_rates;
use serde_json::{Value, json};

use crate::lives::{cents, empty_line, entries, scenario, sum};
use crate::support::{lab, read, row, run_json, text};

/// A line with these campaigns.
fn line(campaigns: &Value) -> Value {
    empty_line(&json!({ "fee_campaigns": campaigns }))
}

fn splits(id: &str, on: &str, amount: &str) -> Value {
    json!({"id": id, "purchase": {"account": "line", "amount": amount, "when": {"on": on}, "instalments": {"periods": 3}}})
}

fn names(mut purchase: Value, by: &str) -> Value {
    purchase["purchase"]["instalments"]["by"] = json!(by);
    purchase
}

fn life(line: &Value, coupons: &Value, events: &Value) -> Value {
    let mut life = scenario(6, "90000.00", &json!([line]), &json!({"events": events, "pay": "full"}));
    life["borrower"]["coupons"] = coupons.clone();
    life
}

fn lived(campaigns: &Value, coupons: &Value, events: &Value) -> Value {
    run_json(&life(&line(campaigns), coupons, events))
}

/// What came of each campaign or coupon: the purchase, its id, and what is borne or why nothing is.
fn told(run: &Value) -> Vec<(&str, &str, &str)> {
    let all = run["fee_help"].as_array().expect("a list").iter();
    all.map(|one| {
        let came = if one["borne"].is_null() { &one["refused"] } else { &one["borne"] };
        (text(&one["ref"]), text(&one["id"]), text(came))
    })
    .collect()
}

fn all_fees(run: &Value) -> i64 {
    cents(&run["summary"]["fees"])
}

#[test]
fn a_campaign_bears_the_fees_of_purchases_in_its_days() {
    let campaign =
        json!([{"id": "new-year", "bearer": "merchant", "from": "2026-01-10", "until": "2026-01-20"}]);
    let days = ["2026-01-09", "2026-01-10", "2026-01-20", "2026-01-21"];
    let events: Value = days.iter().map(|day| splits(day, day, "3000.00")).collect();
    let run = lived(&campaign, &json!([]), &events);
    let want = [
        ("2026-01-09", "new-year", "not_begun"),
        ("2026-01-10", "new-year", "69.00"),
        ("2026-01-20", "new-year", "69.00"),
        ("2026-01-21", "new-year", "expired"),
    ];
    assert_eq!(told(&run), want);
    assert_eq!((all_fees(&run), sum(&run, "2026-02-01", "borne")), (2 * 6_900, 2 * 2_300));
    let borne = entries(&run, "2026-02-01", "borne")[0];
    assert_eq!((text(&borne["from"]), text(&borne["to"])), ("bearer", "lender"));
    assert!(run["checks"].as_array().expect("checks").iter().all(|check| check["holds"] == true));
}

#[test]
fn what_is_borne_uses_no_free_quota() {
    let campaign = json!([{"id": "all", "bearer": "platform", "max_yuan": "3000.00"}]);
    let mut line = line(&campaign);
    line["overrides"]["free_quota_yuan"] = json!("1000.00");
    let events = json!([splits("helped", "2026-01-15", "3000.00"), splits("large", "2026-01-16", "4000.00")]);
    let run = run_json(&life(&line, &json!([]), &events));
    // the second is above the campaign's most, and has all of the quota: 2.3 % of 3,000
    assert_eq!((all_fees(&run), told(&run)[1].2), (6_900, "too_large"));
}

#[test]
fn a_share_of_each_period_is_cut_to_cents() {
    let campaign = json!([{"id": "half", "bearer": "platform", "share": "0.5"}]);
    let run = lived(&campaign, &json!([]), &json!([splits("odd", "2026-01-15", "777.77")]));
    // 17.89 is 5.97, 5.96 and 5.96; of 5.97 half a cent is not borne
    let days = ["2026-02-01", "2026-03-01", "2026-04-01"];
    let of = |kind: &str| days.map(|day| sum(&run, day, kind));
    assert_eq!((of("borne"), of("fee")), ([298, 298, 298], [299, 298, 298]));
    let fee = &entries(&run, "2026-02-01", "fee")[0]["cause"];
    assert_eq!((text(&fee["rule"]), text(&fee["inputs"]["period_fee"])), ("plan_fee_rest", "5.97"));
}

#[test]
fn a_budget_bears_all_of_a_fee_or_nothing() {
    let campaign = json!([{"id": "few", "bearer": "merchant", "budget_yuan": "100.00"}]);
    let events = json!([
        splits("one", "2026-01-10", "3000.00"),
        splits("two", "2026-01-11", "3000.00"),
        splits("three", "2026-01-12", "1000.00"),
        splits("four", "2026-01-13", "400.00")
    ]);
    let run = lived(&campaign, &json!([]), &events);
    // 31.00 is left for the second, which needs 69.00; the third needs 23.00; of 8.00 the fourth would need 9.20
    let want = [
        ("one", "few", "69.00"),
        ("two", "few", "budget_used_up"),
        ("three", "few", "23.00"),
        ("four", "few", "budget_used_up"),
    ];
    assert_eq!((told(&run), all_fees(&run)), (want.to_vec(), 6_900 + 920));
}

#[test]
fn a_budget_may_bear_what_is_left_from_the_first_period_on() {
    let campaign =
        json!([{"id": "few", "bearer": "merchant", "budget_yuan": "100.00", "when_short": "rest"}]);
    let events = json!([
        splits("one", "2026-01-10", "3000.00"),
        splits("two", "2026-01-11", "3000.00"),
        splits("three", "2026-01-12", "1000.00")
    ]);
    let run = lived(&campaign, &json!([]), &events);
    assert_eq!(
        told(&run),
        [("one", "few", "69.00"), ("two", "few", "31.00"), ("three", "few", "budget_used_up")]
    );
    // of the second 23.00 and 8.00 are borne; of the third 23.00 in three: 7.68, 7.66 and 7.66
    let fees = ["2026-02-01", "2026-03-01", "2026-04-01"].map(|day| sum(&run, day, "fee"));
    assert_eq!(fees, [768, 1_500 + 766, 2_300 + 766]);
}

#[test]
fn a_coupon_is_for_its_prices_and_days_and_once() {
    let coupons = json!([{"id": "c", "bearer": "platform", "min_yuan": "500", "max_yuan": "3000", "until": "2026-02-10"},
        {"id": "d", "bearer": "platform", "from": "2026-02-11", "until": "2026-02-11", "periods": [6]}]);
    let events = json!([
        splits("small", "2026-01-10", "499.99"),
        splits("large", "2026-01-11", "3000.01"),
        splits("fits", "2026-01-12", "3000.00"),
        splits("again", "2026-01-13", "600.00"),
        splits("late", "2026-02-11", "600.00")
    ]);
    let run = lived(&json!([]), &coupons, &events);
    let of_first: Vec<_> =
        told(&run).into_iter().filter(|one| one.1 == "c").map(|one| (one.0, one.2)).collect();
    let want = [
        ("small", "too_small"),
        ("large", "too_large"),
        ("fits", "69.00"),
        ("again", "used"),
        ("late", "expired"),
    ];
    assert_eq!(of_first, want);
    let of_second: Vec<_> = told(&run).into_iter().filter(|one| one.1 == "d").map(|one| one.2).collect();
    assert_eq!(
        of_second,
        ["not_begun", "not_begun", "not_begun", "other_periods"],
        "the third never asks it"
    );
}

#[test]
fn campaigns_come_before_coupons_and_a_name_before_both() {
    let campaigns =
        json!([{"id": "a", "bearer": "merchant", "min_yuan": "5000"}, {"id": "b", "bearer": "merchant"}]);
    let coupons = json!([{"id": "c", "bearer": "platform"}]);
    let events = json!([
        splits("plain", "2026-01-10", "3000.00"),
        names(splits("coupon", "2026-01-11", "3000.00"), "c"),
        names(splits("small", "2026-01-12", "3000.00"), "a")
    ]);
    let run = lived(&campaigns, &coupons, &events);
    // what is named and does not help lets nothing else help
    assert_eq!(told(&run), [("plain", "b", "69.00"), ("coupon", "c", "69.00"), ("small", "a", "too_small")]);
    assert_eq!(row(&run["fee_help"], "ref", "coupon")["of"], "coupon");
    assert_eq!(all_fees(&run), 6_900);
}

#[test]
fn a_coupon_of_a_purchase_that_is_refused_is_not_used() {
    let mut line = line(&json!([]));
    line["limit"] = json!("2000.00");
    let coupons = json!([{"id": "c", "bearer": "platform"}]);
    let events = json!([splits("dear", "2026-01-10", "3000.00"), splits("cheap", "2026-01-11", "1000.00")]);
    let run = run_json(&life(&line, &coupons, &events));
    assert_eq!(told(&run), [("cheap", "c", "23.00")]);
}

#[test]
fn a_refund_lets_the_rest_fall_away_and_gives_no_budget_back() {
    let campaign = json!([{"id": "few", "bearer": "merchant", "budget_yuan": "69.00"}]);
    let events = json!([
        splits("one", "2026-01-10", "3000.00"),
        {"id": "back", "refund": {"of": "one", "on": "2026-02-05"}},
        splits("two", "2026-02-06", "3000.00")]);
    let run = lived(&campaign, &json!([]), &events);
    assert_eq!(told(&run)[1], ("two", "few", "budget_used_up"));
    let borne = run["ledger"].as_array().expect("a ledger").iter().filter(|entry| entry["kind"] == "borne");
    assert_eq!(borne.map(|entry| cents(&entry["amount"])).collect::<Vec<_>>(), [2_300]);
}

#[test]
fn paying_off_early_charges_only_what_the_borrower_bears() {
    let mut line = line(&json!([{"id": "half", "bearer": "lender", "share": "0.5"}]));
    line["overrides"]["early_payoff_fee"] = json!("charge_all");
    let mut life = life(&line, &json!([]), &json!([splits("one", "2026-01-10", "3000.00")]));
    life["strategies"][0]["actions"] =
        json!([{"payoff": {"account": "line", "plan": "one", "on": "2026-02-09"}}]);
    let run = run_json(&life);
    // 11.50 of the first period, then 11.50 of each of the other two at once
    assert_eq!((sum(&run, "2026-02-01", "fee"), sum(&run, "2026-02-09", "fee")), (1_150, 2_300));
    assert_eq!(sum(&run, "2026-03-01", "borne"), 0);
}

#[test]
fn the_lenders_side_tells_what_others_bore() {
    let campaigns = json!([
        {"id": "shop", "bearer": "merchant", "max_yuan": "3000"}, {"id": "own", "bearer": "lender", "share": "0.5"}]);
    let events = json!([splits("one", "2026-01-10", "3000.00"), splits("two", "2026-01-11", "6000.00")]);
    let scenario = read(&life(&line(&campaigns), &json!([]), &events).to_string());
    let lab = lab(&scenario);
    let rates = run_rates(&lab.comparison.runs[0], &lab.contracts, Basis::Actual365);
    let side = &rates.lenders[0];
    let told = [side.fees, side.borne_by_others, side.borne_itself].map(|money| money.to_string());
    assert_eq!(told, ["69.00", "69.00", "69.00"]);
    assert_eq!(side.earned().to_string(), "138.00");
    assert_eq!(side.opening + side.lent + side.fees, side.paid + side.owed);
}
